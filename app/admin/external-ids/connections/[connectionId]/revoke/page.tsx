import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "@/components/app-shell/page-header";
import { ReasonForm } from "@/components/external-ids/reason-form";
import { ButtonLink } from "@/components/ui/button";
import { getIntegration } from "@/lib/connections/integrations";
import { requireConnection } from "@/lib/connections/queries";
import { revokePresentExternalId } from "@/lib/external-ids/actions";
import { paths } from "@/lib/paths";
import { requireActor } from "@/lib/session/require-actor";
import { getCustomerName } from "@/lib/support/queries";

export const metadata: Metadata = { title: "Revoke the External ID" };

/** Says what a revocation does before it is done. */
export default async function RevokePage({
  params,
}: PageProps<"/admin/external-ids/connections/[connectionId]/revoke">) {
  const { connectionId } = await params;
  const here = paths.revokeExternalId(connectionId);
  const actor = await requireActor("external-id.revoke", here);
  const connection = await requireConnection("external-id.revoke", connectionId, here);
  if (connection.disconnectedAt !== null) redirect(paths.regenerateExternalId(connectionId));
  const { name } = getIntegration(connection.integrationId);
  const customerName = await getCustomerName(actor, connection);
  return (
    <>
      <PageHeader
        eyebrow={`${customerName} · ${name} · AWS account ${connection.awsAccountId}`}
        title="Revoke the External ID"
        description="This is what happens, at once:"
      />
      <div className="space-y-6">
        <ul className="max-w-prose list-disc space-y-2 ps-6 marker:text-soft">
          <li>
            {name} has no access to this AWS account of {customerName} until the customer has changed the
            trust policy.
          </li>
          <li>Every External ID of this connection is retired for good, and a new one takes their place.</li>
          <li>The connection stands at “Action needed”, and its page tells the customer what to change.</li>
          <li>The role itself still opens with the old one until then. Only the customer can change that.</li>
        </ul>
        <ReasonForm
          action={revokePresentExternalId}
          hidden={{ connectionId }}
          submitLabel="Revoke it now"
          pendingLabel="Revoking"
          hint="The customer reads it."
          variant="danger"
          secondary={
            <ButtonLink href={paths.regenerateExternalId(connectionId)} variant="quiet">
              Keep it
            </ButtonLink>
          }
        />
      </div>
    </>
  );
}
