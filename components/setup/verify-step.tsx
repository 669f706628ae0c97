import { ActionForm } from "@/components/form/action-form";
import { ButtonLink } from "@/components/ui/button";
import { RunSummary } from "@/components/verification/run-summary";
import { StoredChecks } from "@/components/verification/stored-checks";
import { VerificationFrame } from "@/components/verification/verification-frame";
import type { FormAction } from "@/lib/actions/form-state";
import { paths } from "@/lib/paths";
import type { SetupView } from "@/lib/setup/setup-view";
import { type CheckedMethod, isOccasional } from "@/lib/verification/checks";
import type { LiveRun } from "@/lib/verification/live-run";
import { GuideAdvice, type GuideEntry } from "../verification/guide-advice";
import { placeDoctor } from "../verification/place-doctor";
import { Remedies } from "../verification/remedies";
import { LiveVerification } from "./live-verification";
import { describeOutcome, isReplacingKey } from "./outcome-words";
import { marksOf } from "./policy-marks";
import { RotationBanner } from "./rotation-notice";
import { runOf, type StoredRun } from "./run-of";
import { SetupDrawing } from "./setup-drawing";

interface VerifyStepProps {
  view: SetupView;
  run: StoredRun | null;
  /** Follows the run while it is under way. */
  live: LiveRun | null;
  /** Reads connection and run again, once the run has ended. */
  reread: () => Promise<{ view: SetupView; run: StoredRun | null }>;
  action: FormAction;
  /** Examines what AWS told the customer. */
  examine: FormAction;
  /** What the product's own guide says of troubles. */
  guide: GuideEntry[];
}

const FIRST_VERIFY: Record<CheckedMethod, string> = {
  "iam-role": "Verify the role",
  "access-key": "Verify the access key",
};

/** The verification: running, finished, or still to be started. */
export function VerifyStep(props: VerifyStepProps) {
  const { view, run, live, reread, action, examine, guide } = props;
  if (live === null) return <FinishedRun {...props} />;
  return (
    <LiveVerification
      runId={run?.id ?? ""}
      view={view}
      live={live}
      outcome={<Outcome live={live} reread={reread} action={action} />}
      advice={<LiveRemedies live={live} reread={reread} examine={examine} guide={guide} />}
    />
  );
}

function FinishedRun({ view, run: newest, action, examine, guide }: VerifyStepProps) {
  const run = runOf(view, newest);
  const verdicts = Object.fromEntries((run?.results ?? []).map(({ check, verdict }) => [check, verdict]));
  return (
    <div className="space-y-8">
      <RunOutcome view={view} run={run} action={action} />
      {run === null ? (
        <SetupDrawing view={view} />
      ) : (
        <VerificationFrame
          runId={run.id}
          drawing={<SetupDrawing view={view} verdicts={verdicts} />}
          advice={<Advice view={view} run={run} examine={examine} guide={guide} />}
        >
          <StoredChecks method={run.accessMethod} results={run.results} />
        </VerificationFrame>
      )}
    </div>
  );
}

async function Outcome({
  live,
  reread,
  action,
}: { live: LiveRun } & Pick<VerifyStepProps, "reread" | "action">) {
  await live.end();
  const { view, run } = await reread();
  return <RunOutcome view={view} run={run} action={action} />;
}

async function LiveRemedies({
  live,
  reread,
  examine,
  guide,
}: { live: LiveRun } & Pick<VerifyStepProps, "reread" | "examine" | "guide">) {
  await live.end();
  const { view, run } = await reread();
  return run && <Advice view={view} run={run} examine={examine} guide={guide} />;
}

type AdviceProps = Pick<VerifyStepProps, "view" | "examine" | "guide"> & { run: StoredRun };

function Advice({ view, run, examine, guide }: AdviceProps) {
  const marks = marksOf(view);
  // What a remedy says of the change of External IDs is not said twice.
  const isSaid = run.results.some(({ check, remedy }) => isOccasional(check) && remedy?.document);
  return (
    <div className="my-12 space-y-12 empty:hidden">
      {!isSaid && <RotationBanner view={view} />}
      <Remedies
        method={run.accessMethod}
        results={run.results}
        marks={marks}
        doctor={placeDoctor(view, run.results, { examine, page: "verify", marks })}
      />
      <GuideAdvice productName={view.productName} entries={guide} results={run.results} />
    </div>
  );
}

function RunOutcome({ view, run, action }: Pick<VerifyStepProps, "view" | "run" | "action">) {
  const { connectionId, state, accessMethod } = view;
  const isConnected = state === "connected";
  const isKey = accessMethod === "access-key";
  const isReplacing = isReplacingKey(view);
  const canVerify = !isKey || view.candidateKeyId !== null || view.currentKeyId !== null;
  return (
    <RunSummary
      state={state}
      {...describeOutcome(view, run)}
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
