import type { Metadata } from "next";
import { PageHeader } from "@/components/app-shell/page-header";
import { ApprovedServices } from "@/components/connection/approved-services";
import { ConnectionKeys } from "@/components/connection/connection-keys";
import { ConnectionOverview } from "@/components/connection/connection-overview";
import { StateChip } from "@/components/connection/state-chip";
import { ReplacedKey } from "@/components/setup/replaced-key";
import {
  dropCandidateKey,
  examineTrust,
  keepUsingKey,
  saveApprovedServices,
  startMoveToRole,
  verifyConnection,
} from "@/lib/connections/actions";
import { describeApprovedServices } from "@/lib/connections/approved-services";
import { describeKeyForm, findReplacedKey } from "@/lib/connections/handover";
import { findLatestVerification, requireOwnConnection } from "@/lib/connections/queries";
import { describeSetup, setupFacts } from "@/lib/connections/setup-view";
import type { AuthorizedConnection } from "@/lib/connections/types";
import { furthestStep } from "@/lib/onboarding/setup-steps";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "Connection" };

export default async function ConnectionPage({ params }: PageProps<"/connections/[connectionId]">) {
  const { connectionId } = await params;
  const connection = await requireOwnConnection(connectionId, paths.connection(connectionId));
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
        examine={examineTrust}
        keepKey={keepUsingKey}
        keys={<Keys connection={connection} />}
        farewell={<Farewell connection={connection} />}
        approved={<Approved connection={connection} productName={view.productName} />}
      />
    </>
  );
}

function Keys({ connection }: { connection: AuthorizedConnection }) {
  const { id, accessMethod, currentKey, candidateKey } = connection;
  if (accessMethod !== "access-key" || !(currentKey ?? candidateKey)) return null;
  return (
    <ConnectionKeys
      connectionId={id}
      current={currentKey}
      candidate={candidateKey}
      dropCandidate={dropCandidateKey}
      moveToRole={describeKeyForm(connection).canMoveToRole ? startMoveToRole : null}
    />
  );
}

function Approved({ connection, productName }: { connection: AuthorizedConnection; productName: string }) {
  const approval = connection.roleArn === null ? null : describeApprovedServices(connection);
  if (!approval) return null;
  return (
    <ApprovedServices
      connectionId={connection.id}
      productName={productName}
      approval={approval}
      action={saveApprovedServices}
    />
  );
}

async function Farewell({ connection }: { connection: AuthorizedConnection }) {
  const replaced = await findReplacedKey(connection);
  if (!replaced) return null;
  const successor = connection.accessMethod === "iam-role" ? "role" : "key";
  return <ReplacedKey {...replaced} partition={connection.partition} successor={successor} />;
}
