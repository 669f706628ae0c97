import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/app-shell/page-header";
import { PeopleSection } from "@/components/people/people-section";
import { ManifestFaults } from "@/components/setup/manifest-faults";
import { CapabilityList, ManifestFacts, SampleDocuments } from "@/components/setup/manifest-view";
import { ButtonLink } from "@/components/ui/button";
import { createSampleDocuments, PLACEHOLDER, reportIntegrations } from "@/lib/connections/integration-report";
import { paths } from "@/lib/paths";
import { requireActor } from "@/lib/session/require-actor";

export const metadata: Metadata = { title: "Integration" };

type Props = PageProps<"/admin/integrations/[integrationId]">;

export default async function IntegrationPage({ params, searchParams }: Props) {
  const [{ integrationId }, { set: asked }] = await Promise.all([params, searchParams]);
  await requireActor("integration.read", paths.integration(integrationId));
  const { readable } = await reportIntegrations();
  const { integration, fileName, faults } =
    readable.find((one) => one.integration.id === integrationId) ?? notFound();
  const sets = integration.permissionSets;
  const set = sets.find(({ id }) => id === asked) ?? sets[0] ?? notFound();
  const { role, user, problem } = createSampleDocuments(integration, set.id);
  return (
    <>
      <PageHeader
        eyebrow={
          <a href={paths.integrations()} className="text-link">
            Integrations
          </a>
        }
        title={integration.name}
        description={fileName === null ? "Shipped with Rolebridge." : `From ${fileName}.`}
      />
      <ManifestFaults faults={faults} />
      <PeopleSection id="facts" title="As customers see it">
        <ManifestFacts integration={integration} />
      </PeopleSection>
      <PeopleSection id="capabilities" title={`Permission set: ${set.title}`}>
        <p className="mb-4 max-w-prose text-soft">{set.summary}</p>
        <nav aria-label="Permission sets" className="mb-4 flex flex-wrap gap-2">
          {sets.length > 1 &&
            sets.map(({ id, title }) => (
              <ButtonLink key={id} href={paths.integration(integrationId, id)} isCurrent={id === set.id}>
                {title}
              </ButtonLink>
            ))}
        </nav>
        <CapabilityList integration={integration} setId={set.id} />
      </PeopleSection>
      <PeopleSection id="documents" title="Documents">
        <p className="mb-4 max-w-prose text-soft">
          {problem ??
            `Made out to the AWS account ${PLACEHOLDER.awsAccountId}, which stands for a customer's, without what is only on request.`}
        </p>
        <SampleDocuments role={role} user={user} />
      </PeopleSection>
    </>
  );
}
