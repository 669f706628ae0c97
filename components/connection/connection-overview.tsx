import type { ReactNode } from "react";
import { ActionForm } from "@/components/form/action-form";
import { listAccessFacts } from "@/components/setup/access-facts";
import { CustomerPolicies } from "@/components/setup/customer-policies";
import { KeepKey } from "@/components/setup/key-advice";
import { describeOutcome, isReplacingKey } from "@/components/setup/outcome-words";
import { tellPastPermissions } from "@/components/setup/past-words";
import { marksOf } from "@/components/setup/policy-marks";
import { RotationNotice } from "@/components/setup/rotation-notice";
import { runOf, type StoredRun } from "@/components/setup/run-of";
import { SetupDocument } from "@/components/setup/setup-document";
import { SetupDrawing } from "@/components/setup/setup-drawing";
import { ButtonLink } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { DefinitionList } from "@/components/ui/definition-list";
import { Details } from "@/components/ui/details";
import { RelativeTime } from "@/components/ui/relative-time";
import { placeDoctor } from "@/components/verification/place-doctor";
import { Remedies } from "@/components/verification/remedies";
import { StoredChecks } from "@/components/verification/stored-checks";
import { VerificationFrame } from "@/components/verification/verification-frame";
import type { FormAction } from "@/lib/actions/form-state";
import { STATE_WORDS } from "@/lib/onboarding/connection-state";
import type { SetupStep } from "@/lib/onboarding/setup-steps";
import { paths } from "@/lib/paths";
import type { SetupView } from "@/lib/setup/setup-view";
import { isOccasional } from "@/lib/verification/checks";
import { nameResume } from "./resume-words";

interface ConnectionOverviewProps {
  view: SetupView;
  createdAt: Date;
  run: StoredRun | null;
  /** Where the set-up goes on. */
  resumeStep: SetupStep;
  action: FormAction;
  /** Examines what AWS told the customer. */
  examine: FormAction;
  /** Gives up the way to a role while a key still serves. */
  keepKey: FormAction;
  /** The keys that we hold, and what can be done with them; null where there are none. */
  keys: ReactNode;
  /** What is left to do in AWS once a key has been replaced. */
  farewell: ReactNode;
  /** To what the product's sessions are narrowed; null where they are not. */
  approved: ReactNode;
  /** Where it can be ended; null for who may not. */
  disconnectHref: string | null;
}

/** How a connection stands: its state, the last proof of it, and the documents it rests on. */
export function ConnectionOverview(props: ConnectionOverviewProps) {
  const { view, createdAt, run: newest, resumeStep, action, examine, keepKey } = props;
  const { keys, farewell, approved, disconnectHref } = props;
  const marks = marksOf(view);
  const run = runOf(view, newest);
  const verdicts = Object.fromEntries((run?.results ?? []).map(({ check, verdict }) => [check, verdict]));
  const permissions = run?.results.find(({ check }) => check === "permissions");
  const rotation = view.accessMethod === "iam-role" ? view.rotation : null;
  // What the notice of a new External ID says is not said again below.
  const advice = run?.results.filter(({ check }) => rotation === null || !isOccasional(check)) ?? [];
  return (
    <div className="space-y-8">
      {view.accessMethod === "iam-role" && rotation && (
        <RotationNotice view={view} rotation={rotation} action={action} />
      )}
      <Standing view={view} resumeStep={resumeStep} keepKey={keepKey} />
      {view.state === "connected" && permissions?.verdict === "unverified" && (
        <Callout tone="attention" title="The permissions are not verified">
          {permissions.remedy?.why}
          {!isReplacingKey(view) && tellPastPermissions(view)}
        </Callout>
      )}
      {run?.finishedAt ? (
        <VerificationFrame
          runId={run.id}
          drawing={<SetupDrawing view={view} verdicts={verdicts} />}
          advice={
            <Remedies
              method={run.accessMethod}
              results={advice}
              marks={marks}
              doctor={placeDoctor(view, advice, { examine, page: "connection", marks })}
            />
          }
        >
          <StoredChecks method={run.accessMethod} results={run.results} />
        </VerificationFrame>
      ) : (
        <SetupDrawing view={view} />
      )}
      {newest?.finishedAt && newest !== run && <FormerRun run={newest} />}
      {hasAccess(view) && (
        <ActionForm action={action} submitLabel="Verify again" pendingLabel="Starting" variant="secondary">
          <input type="hidden" name="connectionId" value={view.connectionId} />
        </ActionForm>
      )}
      {keys}
      {farewell}
      <DefinitionList
        items={[
          ...listAccessFacts(view),
          { term: "Created", description: <RelativeTime date={createdAt} /> },
          {
            term: "Last verified",
            description: run?.finishedAt ? <RelativeTime date={run.finishedAt} /> : "Not verified yet",
          },
        ]}
      />
      {approved}
      <Documents view={view} />
      {disconnectHref && (
        <p>
          <ButtonLink href={disconnectHref}>Disconnect this AWS account</ButtonLink>
        </p>
      )}
    </div>
  );
}

/** What was proven of another access than the one of now says nothing about this one, so it lights no drawing. */
function FormerRun({ run }: { run: StoredRun }) {
  const what = run.accessMethod === "access-key" ? "the access key" : "the role";
  return (
    <Details summary={`The last verification of ${what}`}>
      <VerificationFrame runId={run.id} drawing={null}>
        <StoredChecks method={run.accessMethod} results={run.results} />
      </VerificationFrame>
    </Details>
  );
}

/** Where it stands when that is not simply "connected". */
function Standing({
  view,
  resumeStep,
  keepKey,
}: Pick<ConnectionOverviewProps, "view" | "resumeStep" | "keepKey">) {
  const resumeHref = paths.setup(view.connectionId, resumeStep);
  const { headline, description } = describeOutcome(view);
  if (view.accessMethod === "iam-role" && view.servingKeyId && view.state !== "connected") {
    return (
      <Callout
        tone="attention"
        title={`The access key ${view.servingKeyId} serves on until the role is proven`}
        action={
          <div className="flex flex-wrap gap-2">
            <ButtonLink href={resumeHref} variant="primary">
              Continue the set-up of the role
            </ButtonLink>
            <KeepKey connectionId={view.connectionId} action={keepKey} />
          </div>
        }
      />
    );
  }
  const isRevoked = view.accessMethod === "iam-role" && view.rotation?.stage === "revoked";
  if (view.state === "connected" || isRevoked) return null;
  return (
    <Callout
      tone={STATE_WORDS[view.state].tone}
      title={headline}
      action={
        <ButtonLink href={resumeHref} variant="primary">
          {nameResume(resumeStep, view.state)}
        </ButtonLink>
      }
    >
      {description}
    </Callout>
  );
}

function hasAccess(view: SetupView): boolean {
  if (view.accessMethod === "iam-role") return view.roleArn !== null;
  return view.currentKeyId !== null || view.candidateKeyId !== null;
}

function Documents({ view }: { view: SetupView }) {
  const { connectionId, awsAccountId, documents } = view;
  const isRole = view.accessMethod === "iam-role";
  const policies = "policies" in documents ? documents.policies : documents.furtherPolicies;
  if (!isRole && policies.length === 0) return null;
  return (
    <Details summary={isRole ? "The documents of the role" : "The documents of the user"}>
      <div className="space-y-4">
        {isRole && <SetupDocument kind="trust-policy" view={view} />}
        {isRole && <SetupDocument kind="permission-policy" view={view} />}
        <CustomerPolicies
          policies={policies}
          awsAccountId={awsAccountId}
          downloadHref={(name) => paths.document(connectionId, name)}
        />
      </div>
    </Details>
  );
}
