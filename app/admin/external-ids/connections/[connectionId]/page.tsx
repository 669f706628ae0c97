import type { Metadata } from "next";
import { PageHeader } from "@/components/app-shell/page-header";
import { StateChip } from "@/components/connection/state-chip";
import { RegeneratePanel } from "@/components/external-ids/regenerate-panel";
import { RotationHistory } from "@/components/external-ids/rotation-history";
import { ButtonLink } from "@/components/ui/button";
import { getIntegration } from "@/lib/connections/integrations";
import { requireConnection } from "@/lib/connections/queries";
import { cancelNewExternalId, stageNewExternalId } from "@/lib/external-ids/actions";
import { listRotationsOf } from "@/lib/external-ids/queries";
import { paths } from "@/lib/paths";
import { requireActor } from "@/lib/session/require-actor";
import { getCustomerName } from "@/lib/support/queries";

export const metadata: Metadata = { title: "External ID" };

export default async function RegeneratePage({
  params,
}: PageProps<"/admin/external-ids/connections/[connectionId]">) {
  const { connectionId } = await params;
  const here = paths.regenerateExternalId(connectionId);
  const actor = await requireActor("external-id.regenerate", here);
  const connection = await requireConnection("external-id.regenerate", connectionId, here);
  const { awsAccountId, integrationId, state, disconnectedAt } = connection;
  return (
    <>
      <PageHeader
        eyebrow={`${await getCustomerName(actor, connection)} · ${getIntegration(integrationId).name} · AWS account ${awsAccountId}`}
        title="External ID"
        actions={
          <>
            <span className="self-center">
              <StateChip state={state} />
            </span>
            <ButtonLink href={paths.supportConnection(connectionId)}>Open the connection</ButtonLink>
          </>
        }
      />
      <RegeneratePanel
        {...connection}
        connectionId={connectionId}
        isDisconnected={disconnectedAt !== null}
        stage={stageNewExternalId}
        cancel={cancelNewExternalId}
      />
      <section aria-labelledby="history" className="mt-8 space-y-4">
        <h2 id="history" className="font-semibold">
          History
        </h2>
        <RotationHistory rotations={await listRotationsOf(actor, connectionId)} />
      </section>
    </>
  );
}
