import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "@/components/app-shell/page-header";
import { ConnectionList } from "@/components/connection/connection-list";
import { ButtonLink } from "@/components/ui/button";
import { getIntegration } from "@/lib/connections/integrations";
import { listConnections } from "@/lib/connections/queries";
import { paths } from "@/lib/paths";
import { findActor, requireActor } from "@/lib/session/require-actor";

export const metadata: Metadata = { title: "Connections" };

export default async function ConnectionsPage() {
  if ((await findActor())?.kind === "staff") redirect(paths.support());
  const actor = await requireActor("connection.read-own", paths.connections());
  const connections = await listConnections(actor);
  return (
    <>
      <PageHeader
        title="Connections"
        description={`The AWS accounts that ${actor.customerName} has connected.`}
        actions={
          connections.length > 0 && (
            <ButtonLink href={paths.newConnection()} variant="primary">
              Connect an AWS account
            </ButtonLink>
          )
        }
      />
      <ConnectionList
        newHref={paths.newConnection()}
        connections={connections.map((connection) => ({
          ...connection,
          productName: getIntegration(connection.integrationId).name,
          href: paths.connection(connection.id),
        }))}
      />
    </>
  );
}
