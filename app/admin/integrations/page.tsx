import type { Metadata } from "next";
import { PageHeader } from "@/components/app-shell/page-header";
import { PeopleSection } from "@/components/people/people-section";
import { Callout } from "@/components/ui/callout";
import { reportIntegrations } from "@/lib/connections/integration-report";
import { paths } from "@/lib/paths";
import { requireActor } from "@/lib/session/require-actor";

export const metadata: Metadata = { title: "Integrations" };

export default async function IntegrationsPage() {
  await requireActor("integration.read", paths.integrations());
  const { readable, unreadable } = await reportIntegrations();
  return (
    <>
      <PageHeader
        title="Integrations"
        description="What each product asks of an AWS account. The files are read anew here; the application serves what it read when it started."
      />
      {unreadable.length > 0 && (
        <PeopleSection id="unreadable" title="Files that cannot be used">
          <div className="mb-12 space-y-4">
            {unreadable.map(({ fileName, message }) => (
              <Callout key={`${fileName} ${message}`} tone="bad" title={fileName}>
                <p className="whitespace-pre-line wrap-anywhere">{message}</p>
              </Callout>
            ))}
          </div>
        </PeopleSection>
      )}
      <ul className="divide-y divide-line rounded-box border border-line bg-surface">
        {readable.map(({ integration: { id, name, summary }, fileName, faults }) => (
          <li key={id} data-integration={id}>
            <a
              href={paths.integration(id)}
              className="grid gap-x-6 gap-y-1 p-4 hover:bg-sunken wide:grid-cols-[minmax(0,1fr)_14rem]"
            >
              <span className="min-w-0">
                <span className="block font-medium">{name}</span>
                <span className="block text-small text-soft">{summary}</span>
              </span>
              <span className="text-small text-soft">
                <span className="block wrap-anywhere">{fileName ?? "shipped"}</span>
                <span className="block">{describeFaults(faults)}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function describeFaults(faults: { severity: "corrected" | "error" }[]): string {
  const errors = faults.filter(({ severity }) => severity === "error").length;
  const corrected = faults.length - errors;
  if (errors > 0) return `Faults: ${errors}`;
  return corrected > 0 ? `No faults; corrected: ${corrected}` : "No faults";
}
