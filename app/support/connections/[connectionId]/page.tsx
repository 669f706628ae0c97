import type { Metadata } from "next";
import { PageHeader } from "@/components/app-shell/page-header";
import { StateChip } from "@/components/connection/state-chip";
import { ActionForm } from "@/components/form/action-form";
import { ButtonLink } from "@/components/ui/button";
import { may } from "@/lib/access/permissions";
import { verifyConnection } from "@/lib/connections/actions";
import { requireConnection } from "@/lib/connections/queries";
import { describeSetup, setupFacts } from "@/lib/connections/setup-view";
import { STATE_WORDS } from "@/lib/onboarding/connection-state";
import { paths } from "@/lib/paths";
import { requireActor } from "@/lib/session/require-actor";

export const metadata: Metadata = { title: "Connection" };

/** A connection as support sees it: nothing of it can be changed here, but it can be verified again. */
export default async function SupportConnectionPage({
  params,
}: PageProps<"/support/connections/[connectionId]">) {
  const { connectionId } = await params;
  const here = paths.supportConnection(connectionId);
  const actor = await requireActor("support.read", here);
  const connection = await requireConnection("support.read", connectionId, here);
  const { productName, awsAccountId, state } = describeSetup(connection);
  return (
    <>
      <PageHeader
        eyebrow={`AWS account ${awsAccountId}`}
        title={productName}
        description={STATE_WORDS[state].meaning}
        actions={
          <>
            <span className="self-center">
              <StateChip state={state} />
            </span>
            {may(actor, "external-id.regenerate") && (
              <ButtonLink href={paths.regenerateExternalId(connectionId)}>External ID</ButtonLink>
            )}
          </>
        }
      />
      {setupFacts(connection).hasAccess && connection.disconnectedAt === null && (
        <ActionForm
          action={verifyConnection}
          submitLabel="Verify again"
          pendingLabel="Starting"
          variant="secondary"
        >
          <input type="hidden" name="connectionId" value={connection.id} />
        </ActionForm>
      )}
    </>
  );
}
