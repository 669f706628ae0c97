import { type ReactNode, Suspense } from "react";
import type { SetupView } from "@/lib/setup/setup-view";
import { OPENING_CHECK } from "@/lib/verification/checks";
import type { LiveRun } from "@/lib/verification/live-run";
import { RunSummary } from "../verification/run-summary";
import { describeOutcome } from "./outcome-words";

interface LiveSummaryProps {
  view: SetupView;
  live: LiveRun;
  /** What the run led to: it has to wait for its end. */
  children: ReactNode;
}

/** How far a run has come: it asks, it waits until AWS has spread what is young, it has ended. */
export function LiveSummary({ view, live, children }: LiveSummaryProps) {
  return (
    <Suspense fallback={<RunSummary state={view.state} {...describeOutcome(view)} />}>
      <PastAsking view={view} live={live}>
        {children}
      </PastAsking>
    </Suspense>
  );
}

async function PastAsking({ view, live, children }: LiveSummaryProps) {
  const told = await live.resultOrWait(OPENING_CHECK[view.accessMethod], 0);
  if (told === null || !("kind" in told)) return children;
  const waiting: SetupView = { ...view, state: "propagating" };
  return (
    <Suspense fallback={<RunSummary state={waiting.state} {...describeOutcome(waiting)} />}>
      {children}
    </Suspense>
  );
}
