import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "@/components/app-shell/page-header";
import { DisconnectConfirmation } from "@/components/connection/disconnect-confirmation";
import { endConnection } from "@/lib/connections/actions/look-after";
import { requireOwnConnection } from "@/lib/connections/queries";
import { describeSetup } from "@/lib/connections/setup-view";
import { paths } from "@/lib/paths";
import { requireActor } from "@/lib/session/require-actor";

export const metadata: Metadata = { title: "Disconnect" };

/** Asks once more before a connection is ended; only owners come here. */
export default async function DisconnectPage({
  params,
}: PageProps<"/connections/[connectionId]/disconnect">) {
  const { connectionId } = await params;
  const here = paths.disconnect(connectionId);
  await requireActor("connection.disconnect", here);
  const connection = await requireOwnConnection(connectionId, here);
  if (connection.disconnectedAt !== null) redirect(paths.connection(connectionId));
  const { currentKey, candidateKey, awsAccountId, roleArn } = connection;
  const { productName } = describeSetup(connection);
  return (
    <>
      <PageHeader
        eyebrow={`${productName} · AWS account ${awsAccountId}`}
        title="Disconnect this AWS account"
        description="This is what happens:"
      />
      <DisconnectConfirmation
        connectionId={connectionId}
        productName={productName}
        awsAccountId={awsAccountId}
        heldKeyIds={[currentKey, candidateKey].flatMap((key) => (key ? [key.accessKeyId] : []))}
        hasRole={roleArn !== null}
        action={endConnection}
      />
    </>
  );
}
