import type { Metadata } from "next";
import { navFor } from "@/components/app-shell/main-nav";
import { PageHeader } from "@/components/app-shell/page-header";
import { paths } from "@/lib/paths";
import { requireActor } from "@/lib/session/require-actor";

export const metadata: Metadata = { title: "Admin" };

export default async function AdminPage() {
  const actor = await requireActor("admin.read", paths.admin());
  const sections = navFor(actor).filter(({ href }) => href !== paths.admin());
  return (
    <>
      <PageHeader title="Admin" description="What you can look at and change." />
      <ul className="divide-y divide-line rounded-box border border-line bg-surface">
        {sections.map(({ href, label, purpose }) => (
          <li key={href}>
            <a href={href} className="block p-4 hover:bg-sunken">
              <span className="block font-medium">{label}</span>
              <span className="block text-small text-soft">{purpose}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
