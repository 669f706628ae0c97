import type { Metadata } from "next";
import { PageHeader } from "@/components/app-shell/page-header";
import { ApprovedServices } from "@/components/connection/approved-services";
import { ConnectionKeys } from "@/components/connection/connection-keys";
import { ConnectionOverview } from "@/components/connection/connection-overview";
import { DisconnectedOverview } from "@/components/connection/disconnected-overview";
import { StateChip } from "@/components/connection/state-chip";
import { ReplacedKey } from "@/components/setup/replaced-key";
import { may } from "@/lib/access/permissions";
import { dropCandidateKey, keepUsingKey, startMoveToRole } from "@/lib/connections/actions/enter-access";
import { askAccessEnd, saveApprovedServices } from "@/lib/connections/actions/look-after";
import { examineAnswer, verifyConnection } from "@/lib/connections/actions/verify";
import { describeApprovedServices } from "@/lib/connections/approved-services";
import { describeKeyForm, findReplacedKey } from "@/lib/connections/handover";
import { describeOffboarding } from "@/lib/connections/offboarding";
import { findVerification, requireOwnConnection } from "@/lib/connections/queries";
import { describeSetup, describeSetupByRun, setupFacts } from "@/lib/connections/setup-view";
import type { AuthorizedConnection } from "@/lib/connections/types";
import { furthestStep } from "@/lib/onboarding/setup-steps";
import { paths } from "@/lib/paths";
import { requireActor } from "@/lib/session/require-actor";

export const metadata: Metadata = { title: "Connection" };

export default async function ConnectionPage({ params }: PageProps<"/connections/[connectionId]">) {
  const { connectionId } = await params;
  const connection = await requireOwnConnection(connectionId, paths.connection(connectionId));
  const { awsAccountId, state } = connection;
  const { productName } = describeSetup(connection);
  const View = connection.disconnectedAt === null ? Connected : Disconnected;
  return (
    <>
      <PageHeader
        eyebrow={`AWS account ${awsAccountId}`}
        title={productName}
        actions={<StateChip state={state} />}
      />
      <View connection={connection} />
    </>
  );
}

async function Connected({ connection }: { connection: AuthorizedConnection }) {
  const { id, createdAt } = connection;
  const run = await findVerification(connection);
  const view = await describeSetupByRun(connection, run);
  const actor = await requireActor("connection.read-own");
  return (
    <ConnectionOverview
      view={view}
      createdAt={createdAt}
      run={run}
      resumeStep={furthestStep(setupFacts(connection))}
      action={verifyConnection}
      examine={examineAnswer}
      keepKey={keepUsingKey}
      keys={<Keys connection={connection} />}
      farewell={<Farewell connection={connection} />}
      approved={<Approved connection={connection} productName={view.productName} />}
      disconnectHref={may(actor, "connection.disconnect") ? paths.disconnect(id) : null}
    />
  );
}

async function Disconnected({ connection }: { connection: AuthorizedConnection }) {
  const { createdAt, disconnectedAt } = connection;
  return (
    <DisconnectedOverview
      view={describeSetup(connection)}
      createdAt={createdAt}
      disconnectedAt={disconnectedAt ?? createdAt}
      run={await findVerification(connection)}
      {...(await describeOffboarding(connection))}
      ask={askAccessEnd}
    />
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
