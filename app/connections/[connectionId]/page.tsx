import type { Metadata } from "next";
import { PageHeader } from "@/components/app-shell/page-header";
import { ConnectionOverview } from "@/components/connection/connection-overview";
import { StateChip } from "@/components/connection/state-chip";
import { verifyConnection } from "@/lib/connections/actions";
import { findLatestVerification, requireConnection } from "@/lib/connections/queries";
import { describeSetup, setupFacts } from "@/lib/connections/setup-view";
import { furthestStep } from "@/lib/onboarding/setup-steps";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "Connection" };

export default async function ConnectionPage({ params }: PageProps<"/connections/[connectionId]">) {
  const { connectionId } = await params;
  const connection = await requireConnection(connectionId, paths.connection(connectionId));
  const view = describeSetup(connection);
  return (
    <>
      <PageHeader
        eyebrow={`AWS account ${connection.awsAccountId}`}
        title={view.productName}
        actions={<StateChip state={connection.state} />}
      />
      <ConnectionOverview
        view={view}
        createdAt={connection.createdAt}
        run={await findLatestVerification(connection)}
        resumeHref={paths.setup(connectionId, furthestStep(setupFacts(connection)))}
        action={verifyConnection}
      />
    </>
  );
}
