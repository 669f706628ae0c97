import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AppShell } from "@/components/app-shell/app-shell";
import { PageHeader } from "@/components/app-shell/page-header";
import { Outbox } from "@/components/people/outbox";
import { EmptyState } from "@/components/ui/empty-state";
import { findSandboxPage } from "@/lib/env";
import { listOutbox } from "@/lib/mail/queries";

export const metadata: Metadata = { title: "Outbox" };

/** The mails of the demo, which go nowhere else. Everywhere else there is no such page (docs/decisions/0014). */
export default async function OutboxPage() {
  const mails = (await listOutbox()) ?? notFound();
  return (
    <AppShell person={null} sandbox={findSandboxPage()}>
      <PageHeader
        title="Outbox"
        description="The demo sends no mail: this is what would have gone out, the newest first. Only the demo has this page."
      />
      {mails.length === 0 ? <EmptyState title="No mail was written yet" /> : <Outbox mails={mails} />}
    </AppShell>
  );
}
