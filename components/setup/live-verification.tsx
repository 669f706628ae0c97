import { type ReactNode, Suspense } from "react";
import type { SetupView } from "@/lib/setup/setup-view";
import { OPENING_CHECK } from "@/lib/verification/checks";
import type { LiveRun } from "@/lib/verification/live-run";
import { LiveChecks } from "../verification/live-checks";
import { RunSummary } from "../verification/run-summary";
import { VerificationFrame } from "../verification/verification-frame";
import { describeOutcome } from "./outcome-words";
import { SetupDrawing } from "./setup-drawing";

interface LiveVerificationProps {
  runId: string;
  view: SetupView;
  live: LiveRun;
  /** What the run led to: it has to wait for its end. */
  outcome: ReactNode;
  /** What to do about what it found: it has to wait for the end, too. */
  advice: ReactNode;
}

/** A run under way: each check appears when it has been answered, and at its end what it led to. */
export function LiveVerification({ runId, view, live, outcome, advice }: LiveVerificationProps) {
  // The key makes each run's places new: React would else keep showing the former run until this one has ended.
  return (
    <div key={runId} className="space-y-8">
      <noscript>
        <meta httpEquiv="refresh" content="3" />
      </noscript>
      <Suspense fallback={<Summary view={view} />}>
        <PastAsking view={view} live={live} outcome={outcome} />
      </Suspense>
      <VerificationFrame
        runId={runId}
        drawing={<SetupDrawing view={view} />}
        advice={<Suspense fallback={null}>{advice}</Suspense>}
      >
        <LiveChecks live={live} method={view.accessMethod} awsAccountId={view.awsAccountId} />
      </VerificationFrame>
    </div>
  );
}

type Progress = Pick<LiveVerificationProps, "view" | "live" | "outcome">;

/** Says that it waits until AWS has spread what is young, for as long as it does. */
async function PastAsking(progress: Progress) {
  const { view, live, outcome } = progress;
  const told = await live.resultOrWait(OPENING_CHECK[view.accessMethod], 0);
  if (told === null || !("kind" in told)) return outcome;
  return (
    <Suspense fallback={<Summary view={{ ...view, state: "propagating" }} />}>
      <PastWaiting {...progress} />
    </Suspense>
  );
}

async function PastWaiting({ view, live, outcome }: Progress) {
  await live.result(OPENING_CHECK[view.accessMethod]);
  return <Suspense fallback={<Summary view={{ ...view, state: "verifying" }} />}>{outcome}</Suspense>;
}

function Summary({ view }: { view: SetupView }) {
  return <RunSummary state={view.state} {...describeOutcome(view)} />;
}
