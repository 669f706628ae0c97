import { type ReactNode, Suspense } from "react";
import type { CheckResult } from "@/lib/verification/check-result";
import {
  CHECKS_BY_METHOD,
  type CheckedMethod,
  type CheckName,
  isOccasional,
  OPENING_CHECK,
} from "@/lib/verification/checks";
import type { LiveRun } from "@/lib/verification/live-run";
import { CheckCard } from "./check-card";
import { CheckFrame } from "./check-frame";
import { CheckWaiting } from "./check-waiting";
import { PropagationCountdown } from "./propagation-countdown";

interface LiveChecksProps {
  live: LiveRun;
  method: CheckedMethod;
  awsAccountId: string;
}

const ASKED_AT_ONCE: readonly CheckName[] = ["vendor-identity", "key-long-term"];
const AFTER_OPENING = {
  "iam-role": "Asked as soon as the role opens",
  "access-key": "Asked as soon as AWS knows the key",
};

/** Each check streams in when AWS has answered it; until then its place is held. */
export function LiveChecks({ live, method, awsAccountId }: LiveChecksProps) {
  const opening = OPENING_CHECK[method];
  return CHECKS_BY_METHOD[method].map((check) => {
    const asking = <CheckWaiting check={check} awsAccountId={awsAccountId} />;
    if (check === opening) {
      return (
        <Suspense key={check} fallback={asking}>
          <Attempt live={live} check={check} seen={0} />
        </Suspense>
      );
    }
    if (isOccasional(check)) {
      return (
        <Suspense key={check} fallback={null}>
          <OccasionalCheck live={live} check={check} />
        </Suspense>
      );
    }
    const isAskedAtOnce = ASKED_AT_ONCE.includes(check);
    return (
      <Suspense
        key={check}
        fallback={isAskedAtOnce ? asking : <CheckWaiting check={check} after={AFTER_OPENING[method]} />}
      >
        {isAskedAtOnce ? (
          <LiveCheck live={live} check={check} />
        ) : (
          <AfterOpening live={live} opening={opening} check={check} asking={asking} />
        )}
      </Suspense>
    );
  });
}

interface AfterOpeningProps {
  live: LiveRun;
  opening: CheckName;
  check: CheckName;
  asking: ReactNode;
}

/** Says that it asks from the moment on which the door has opened. */
async function AfterOpening({ live, opening, check, asking }: AfterOpeningProps) {
  await live.result(opening);
  return (
    <Suspense fallback={asking}>
      <LiveCheck live={live} check={check} />
    </Suspense>
  );
}

/** Stands at the end of the list, where nothing moves when it appears. */
async function OccasionalCheck({ live, check }: { live: LiveRun; check: CheckName }) {
  const result = await live.result(check);
  return result && <CheckCard result={result} />;
}

async function LiveCheck({ live, check }: { live: LiveRun; check: CheckName }) {
  const result = await live.result(check);
  return result ? <CheckCard result={result} /> : <NotAsked check={check} />;
}

/** Where AWS refused an attempt for now, the countdown and what was found so far stand until more has streamed in. */
async function Attempt({ live, check, seen }: { live: LiveRun; check: CheckName; seen: number }) {
  const told = await live.resultOrWait(check, seen);
  if (told === null) return <NotAsked check={check} />;
  if (!("kind" in told)) return <CheckCard result={told} />;
  const { attempt, attempts, retryAt, found } = told;
  return (
    <Suspense
      fallback={
        <CheckWaiting check={check}>
          <PropagationCountdown until={retryAt.toISOString()} attempt={attempt} attempts={attempts} />
          {found && <FoundSoFar found={found} />}
        </CheckWaiting>
      }
    >
      <Attempt live={live} check={check} seen={seen + 1} />
    </Suspense>
  );
}

function FoundSoFar({ found: { code, remedy } }: { found: CheckResult }) {
  return (
    <p data-found={code} className="mt-1 max-w-prose text-small wrap-anywhere">
      <span className="font-medium">So far: {remedy?.title}.</span> {remedy?.why}
    </p>
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
