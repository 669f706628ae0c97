import { DisclosureChevron } from "@/components/ui/details";
import { Glyph } from "@/components/ui/glyph";
import { TONE_GLYPH, TONE_TEXT } from "@/components/ui/tone";
import { type ConnectionState, STATE_WORDS } from "@/lib/onboarding/connection-state";
import type { CheckResult } from "@/lib/verification/check-result";
import { RunFacts } from "./run-facts";
import { When } from "./when";

export interface ShownRun {
  id: string;
  requestedBy: string;
  startedAt: Date;
  finishedAt: Date | null;
  stateBefore: ConnectionState;
  outcome: ConnectionState | null;
  results: CheckResult[];
  /** The gravest finding in words; null where there was none. */
  summary: string | null;
}

/** An access key or a Role ARN that a form refused. */
export interface ShownRefusal {
  id: string;
  at: Date;
  who: string;
  what: string;
}

interface RunTimelineProps {
  runs: ShownRun[];
  refusals: ShownRefusal[];
  /** The run that is open at first. */
  openId: string | null;
}

/** One line per run or refusal, the newest first; a run opens to every check and to what AWS answered. */
export function RunTimeline({ runs, refusals, openId }: RunTimelineProps) {
  const lines = [
    ...runs.map((run) => ({ at: run.startedAt, line: <RunItem key={run.id} run={run} openId={openId} /> })),
    ...refusals.map((refusal) => ({ at: refusal.at, line: <RefusalItem key={refusal.id} {...refusal} /> })),
  ];
  return (
    <ol aria-label="Timeline" className="divide-y divide-line rounded-box border border-line bg-surface">
      {lines.toSorted((a, b) => b.at.getTime() - a.at.getTime()).map(({ line }) => line)}
    </ol>
  );
}

function RunItem({ run, openId }: { run: ShownRun; openId: string | null }) {
  return (
    <li id={`run-${run.id}`} data-run={run.id}>
      <details open={run.id === openId}>
        <summary className="flex cursor-pointer list-none items-baseline gap-3 p-4 hover:bg-sunken">
          <DisclosureChevron />
          <RunLine {...run} />
        </summary>
        <RunFacts {...run} />
      </details>
    </li>
  );
}

/** It has nothing to open: its line begins where the lines of the runs do, behind their chevron. */
function RefusalItem({ at, who, what }: ShownRefusal) {
  return (
    <li data-refusal className="p-4 ps-10">
      <span className={LINE}>
        <When date={at} />
        <span>
          <span className="inline-flex items-center gap-1.5 font-medium text-bad">
            <Glyph shape="cross" />
            Refused
          </span>
        </span>
        <span className="min-w-0 wrap-anywhere">{what}</span>
        <span className="min-w-0 text-soft wrap-anywhere">by {who}</span>
      </span>
    </li>
  );
}

const LINE = "grid min-w-0 flex-1 gap-x-6 gap-y-1 text-small wide:grid-cols-[11rem_10rem_1fr_1fr]";

function RunLine({ startedAt, outcome, requestedBy, summary }: ShownRun) {
  return (
    <span className={LINE}>
      <When date={startedAt} />
      <span>{outcome ? <Outcome state={outcome} /> : "Under way"}</span>
      <span className="min-w-0 wrap-anywhere">{summary ?? (outcome ? "Nothing found" : "")}</span>
      <span className="min-w-0 text-soft wrap-anywhere">by {requestedBy}</span>
    </span>
  );
}

function Outcome({ state }: { state: ConnectionState }) {
  const { title, tone } = STATE_WORDS[state];
  return (
    <span className={`inline-flex items-center gap-1.5 font-medium ${TONE_TEXT[tone]}`}>
      <Glyph shape={TONE_GLYPH[tone]} />
      {title}
    </span>
  );
}
