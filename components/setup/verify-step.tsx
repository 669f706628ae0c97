import { Suspense } from "react";
import { ActionForm } from "@/components/form/action-form";
import { ButtonLink } from "@/components/ui/button";
import { RunSummary } from "@/components/verification/run-summary";
import { StoredChecks } from "@/components/verification/stored-checks";
import { VerificationFrame } from "@/components/verification/verification-frame";
import type { FormAction } from "@/lib/actions/form-state";
import { paths } from "@/lib/paths";
import type { SetupView } from "@/lib/setup/setup-view";
import type { CheckResult } from "@/lib/verification/check-result";
import type { CheckedMethod } from "@/lib/verification/checks";
import type { LiveRun } from "@/lib/verification/live-run";
import { LiveChecks } from "../verification/live-checks";
import { Remedies } from "../verification/remedies";
import { describeOutcome } from "./outcome-words";
import { marksOf } from "./policy-marks";
import { SetupDrawing } from "./setup-drawing";

export interface StoredRun {
  id: string;
  accessMethod: CheckedMethod;
  results: CheckResult[];
  finishedAt: Date | null;
}

interface VerifyStepProps {
  view: SetupView;
  run: StoredRun | null;
  /** Follows the run while it is under way. */
  live: LiveRun | null;
  /** Reads connection and run again, once the run has ended. */
  reread: () => Promise<{ view: SetupView; run: StoredRun | null }>;
  action: FormAction;
}

const FIRST_VERIFY: Record<CheckedMethod, string> = {
  "iam-role": "Verify the role",
  "access-key": "Verify the access key",
};

/** The verification: running, finished, or still to be started. */
export function VerifyStep({ view, run, live, reread, action }: VerifyStepProps) {
  if (live === null) return <FinishedRun view={view} run={run} action={action} />;
  // The key makes each run's places new: React would else keep showing the former run until this one has ended.
  return (
    <div key={run?.id} className="space-y-8">
      <noscript>
        <meta httpEquiv="refresh" content="3" />
      </noscript>
      <Suspense fallback={<RunSummary state={view.state} {...describeOutcome(view)} />}>
        <Outcome live={live} reread={reread} action={action} />
      </Suspense>
      <VerificationFrame drawing={<SetupDrawing view={view} />}>
        <LiveChecks live={live} method={view.accessMethod} awsAccountId={view.awsAccountId} />
      </VerificationFrame>
      <Suspense fallback={null}>
        <LiveRemedies live={live} reread={reread} />
      </Suspense>
    </div>
  );
}

function FinishedRun({ view, run: newest, action }: Pick<VerifyStepProps, "view" | "run" | "action">) {
  // A run by the other access method says nothing about this one.
  const run = newest?.accessMethod === view.accessMethod ? newest : null;
  const verdicts = Object.fromEntries((run?.results ?? []).map(({ check, verdict }) => [check, verdict]));
  return (
    <div className="space-y-8">
      <RunOutcome view={view} action={action} />
      {run === null ? (
        <SetupDrawing view={view} />
      ) : (
        <VerificationFrame drawing={<SetupDrawing view={view} verdicts={verdicts} />}>
          <StoredChecks method={run.accessMethod} results={run.results} />
        </VerificationFrame>
      )}
      {run && <Remedies results={run.results} marks={marksOf(view)} />}
    </div>
  );
}

async function Outcome({
  live,
  reread,
  action,
}: { live: LiveRun } & Pick<VerifyStepProps, "reread" | "action">) {
  await live.end();
  const { view } = await reread();
  return <RunOutcome view={view} action={action} />;
}

async function LiveRemedies({ live, reread }: { live: LiveRun } & Pick<VerifyStepProps, "reread">) {
  await live.end();
  const { view, run } = await reread();
  return <Remedies results={run?.results ?? []} marks={marksOf(view)} />;
}

function RunOutcome({ view, action }: Pick<VerifyStepProps, "view" | "action">) {
  const { connectionId, state, accessMethod } = view;
  const isConnected = state === "connected";
  const isKey = accessMethod === "access-key";
  const isReplacing = isKey && view.currentKeyId !== null && view.candidateKeyId !== null;
  const canVerify = !isKey || view.candidateKeyId !== null || view.currentKeyId !== null;
  return (
    <RunSummary
      state={state}
      {...describeOutcome(view)}
      action={
        <>
          {isConnected && !isReplacing && (
            <ButtonLink href={paths.setup(connectionId, "connected")} variant="primary">
              See what to do next
            </ButtonLink>
          )}
          {canVerify && (
            <ActionForm
              action={action}
              submitLabel={state === "awaiting-setup" ? FIRST_VERIFY[accessMethod] : "Verify again"}
              pendingLabel="Starting"
              variant={isConnected && !isReplacing ? "secondary" : "primary"}
            >
              <input type="hidden" name="connectionId" value={connectionId} />
            </ActionForm>
          )}
          {isKey && (!isConnected || isReplacing) && (
            <ButtonLink href={paths.setup(connectionId, "access-key")}>Enter another key</ButtonLink>
          )}
        </>
      }
    />
  );
}
