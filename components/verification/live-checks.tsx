import { type ReactNode, Suspense } from "react";
import { CHECK_NAMES, type CheckName } from "@/lib/verification/checks";
import type { LiveRun } from "@/lib/verification/live-run";
import { CheckCard } from "./check-card";
import { CheckFrame } from "./check-frame";
import { CheckWaiting } from "./check-waiting";
import { PropagationCountdown } from "./propagation-countdown";

interface LiveChecksProps {
  live: LiveRun;
  awsAccountId: string;
}

const AFTER_OPENING = "Asked as soon as the role opens";

/** Each check streams in when AWS has answered it; until then its place is held. */
export function LiveChecks({ live, awsAccountId }: LiveChecksProps) {
  return CHECK_NAMES.map((check) => {
    const asking = <CheckWaiting check={check} awsAccountId={awsAccountId} />;
    if (check === "role-assumable") {
      return (
        <Suspense key={check} fallback={asking}>
          <Attempt live={live} attempt={1} />
        </Suspense>
      );
    }
    const isAskedAtOnce = check === "vendor-identity";
    return (
      <Suspense
        key={check}
        fallback={isAskedAtOnce ? asking : <CheckWaiting check={check} after={AFTER_OPENING} />}
      >
        {isAskedAtOnce ? (
          <LiveCheck live={live} check={check} />
        ) : (
          <AfterOpening live={live} check={check} asking={asking} />
        )}
      </Suspense>
    );
  });
}

/** Says that it asks from the moment on which the role has opened. */
async function AfterOpening({ live, check, asking }: { live: LiveRun; check: CheckName; asking: ReactNode }) {
  await live.result("role-assumable");
  return (
    <Suspense fallback={asking}>
      <LiveCheck live={live} check={check} />
    </Suspense>
  );
}

async function LiveCheck({ live, check }: { live: LiveRun; check: CheckName }) {
  const result = await live.result(check);
  return result ? <CheckCard result={result} /> : <NotAsked check={check} />;
}

/** One attempt at the role; where AWS refused it for now, the countdown stands until the next one has streamed in. */
async function Attempt({ live, attempt }: { live: LiveRun; attempt: number }) {
  const told = await live.resultOrWait(attempt);
  if (told === null) return <NotAsked check="role-assumable" />;
  if (!("kind" in told)) return <CheckCard result={told} />;
  const { attempt: next, attempts, retryAt } = told;
  return (
    <Suspense
      fallback={
        <CheckWaiting check="role-assumable">
          <PropagationCountdown until={retryAt.toISOString()} attempt={next} attempts={attempts} />
        </CheckWaiting>
      }
    >
      <Attempt live={live} attempt={next + 1} />
    </Suspense>
  );
}

/** Holds the place of a check that a run did not come to. */
export function NotAsked({ check }: { check: CheckName }) {
  return (
    <CheckFrame
      check={check}
      mark={<span className="text-small text-soft">Not asked</span>}
      line="The run ended before this was asked. Verify again."
      fold={null}
    />
  );
}
