import { LiveVerification } from "@/components/setup/live-verification";
import { describeOutcome } from "@/components/setup/outcome-words";
import { marksOf } from "@/components/setup/policy-marks";
import { runOf, type StoredRun } from "@/components/setup/run-of";
import { SetupDrawing } from "@/components/setup/setup-drawing";
import { Details } from "@/components/ui/details";
import { chooseDoctor } from "@/components/verification/place-doctor";
import { type Doctor, Remedies } from "@/components/verification/remedies";
import { RunSummary } from "@/components/verification/run-summary";
import { StoredChecks } from "@/components/verification/stored-checks";
import { VerificationFrame } from "@/components/verification/verification-frame";
import type { SetupView } from "@/lib/setup/setup-view";
import type { CheckResult } from "@/lib/verification/check-result";
import type { LiveRun } from "@/lib/verification/live-run";

interface Standing {
  view: SetupView;
  run: StoredRun | null;
}

interface CustomerViewProps extends Standing {
  /** Where in the product the customer is. */
  place: string;
  /** Follows the run while it is under way. */
  live: LiveRun | null;
  /** Reads connection and run again, once the run has ended. */
  reread: () => Promise<Standing>;
}

/** What the customer sees of the connection at this moment, by the same parts, with nothing to press. */
export function CustomerView({ view, run, place, live, reread }: CustomerViewProps) {
  return (
    <section aria-labelledby="customer-view" className="space-y-4">
      <div>
        <h2 id="customer-view" className="font-semibold">
          What the customer sees
        </h2>
        <p className="text-small text-soft">{place} The texts below address the customer.</p>
      </div>
      {live ? (
        <LiveVerification
          runId={run?.id ?? ""}
          view={view}
          live={live}
          outcome={<Outcome live={live} reread={reread} />}
          advice={<Advice live={live} reread={reread} />}
        />
      ) : (
        <Finished view={view} run={run} />
      )}
    </section>
  );
}

function Finished({ view, run: newest }: Standing) {
  const run = runOf(view, newest);
  const verdicts = Object.fromEntries((run?.results ?? []).map(({ check, verdict }) => [check, verdict]));
  const checked = run && (
    <VerificationFrame
      runId={run.id}
      drawing={<SetupDrawing view={view} verdicts={verdicts} />}
      advice={<AdviceOf view={view} run={run} />}
    >
      <StoredChecks method={run.accessMethod} results={run.results} />
    </VerificationFrame>
  );
  // As on the customer's page: what opened once must not look as if it opened still.
  const isEnded = view.state === "disconnected";
  return (
    <div className="space-y-8">
      <RunSummary state={view.state} {...describeOutcome(view, run)} />
      {!isEnded && (checked ?? <SetupDrawing view={view} />)}
      {isEnded && checked && <Details summary="The last verification before that">{checked}</Details>}
    </div>
  );
}

async function Outcome({ live, reread }: { live: LiveRun; reread: CustomerViewProps["reread"] }) {
  await live.end();
  const { view, run } = await reread();
  return <RunSummary state={view.state} {...describeOutcome(view, run)} />;
}

async function Advice({ live, reread }: { live: LiveRun; reread: CustomerViewProps["reread"] }) {
  await live.end();
  const { view, run } = await reread();
  return run && <AdviceOf view={view} run={run} />;
}

function AdviceOf({ view, run }: { view: SetupView; run: StoredRun }) {
  const { accessMethod, results } = run;
  return (
    <Remedies
      method={accessMethod}
      results={results}
      marks={marksOf(view)}
      doctor={pointToDoctor(view, results)}
    />
  );
}

/** Where the customer reads what was found in the pasted text; for support that stands in a section of its own. */
function pointToDoctor(view: SetupView, results: readonly CheckResult[]): Doctor | null {
  const doctor = chooseDoctor(view, results);
  if (!doctor?.hasFindings) return null;
  const node = (
    <p className="max-w-prose">
      Here the customer reads what was found in what they pasted: it stands{" "}
      <a href={`#${doctor.kind}`} className="text-link">
        further below
      </a>
      .
    </p>
  );
  return { ...doctor, node };
}
