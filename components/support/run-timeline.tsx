import { DisclosureChevron } from "@/components/ui/details";
import { Glyph } from "@/components/ui/glyph";
import { Identifier } from "@/components/ui/identifier";
import { RelativeTime } from "@/components/ui/relative-time";
import { TONE_GLYPH, TONE_TEXT } from "@/components/ui/tone";
import { VerdictMark } from "@/components/verification/verdict-mark";
import { type ConnectionState, STATE_WORDS } from "@/lib/onboarding/connection-state";
import type { AwsEvidence, CheckResult } from "@/lib/verification/check-result";
import { CHECK_QUESTIONS } from "@/lib/verification/checks";

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

interface RunTimelineProps {
  runs: ShownRun[];
  /** The run that is open at first. */
  openId: string | null;
}

/** One line per run, the newest first; each opens to every check and to what AWS answered. */
export function RunTimeline({ runs, openId }: RunTimelineProps) {
  return (
    <ol aria-label="Verifications" className="divide-y divide-line rounded-box border border-line bg-surface">
      {runs.map((run) => (
        <li key={run.id} id={`run-${run.id}`} data-run={run.id}>
          <details open={run.id === openId}>
            <summary className="flex cursor-pointer list-none items-baseline gap-3 p-4 hover:bg-sunken">
              <DisclosureChevron />
              <RunLine {...run} />
            </summary>
            <RunFacts {...run} />
          </details>
        </li>
      ))}
    </ol>
  );
}

function RunLine({ startedAt, outcome, requestedBy, summary }: ShownRun) {
  return (
    <span className="grid min-w-0 flex-1 gap-x-6 gap-y-1 text-small wide:grid-cols-[9rem_10rem_1fr_1fr]">
      <RelativeTime date={startedAt} />
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

function RunFacts({ id, startedAt, finishedAt, stateBefore, outcome, results }: ShownRun) {
  return (
    <div className="space-y-2 px-4 pb-4 text-small wide:ps-10">
      <p className="text-soft">
        Verification <Identifier value={id} />, {moment(startedAt)}
        {finishedAt && `, took ${finishedAt.getTime() - startedAt.getTime()} ms`}. Before it: {stateBefore}
        {outcome && `; after it: ${outcome}`}.
      </p>
      {results.length === 0 && <p>No check was answered.</p>}
      <ul className="divide-y divide-line border-y border-line">
        {results.map((result) => (
          <CheckLine key={result.check} result={result} />
        ))}
      </ul>
    </div>
  );
}

function CheckLine({ result }: { result: CheckResult }) {
  const { check, verdict, code, evidence, evidenceGrade, findings } = result;
  return (
    <li className="grid gap-x-6 gap-y-1 py-2 wide:grid-cols-[8rem_1fr]">
      <VerdictMark verdict={verdict} />
      <div className="min-w-0">
        <p>
          {CHECK_QUESTIONS[check]}: <Identifier value={code} />
          {evidenceGrade && <span className="text-soft"> ({evidenceGrade})</span>}
        </p>
        {verdict !== "pass" && findings.length > 0 && (
          <p className="font-mono wrap-anywhere text-soft">{listActions(result)}</p>
        )}
        {evidence.map((answer) => (
          <Answer key={`${answer.call} ${answer.requestId}`} {...answer} />
        ))}
      </div>
    </li>
  );
}

const ACTIONS_SHOWN = 12;

function listActions({ findings }: CheckResult): string {
  const actions = [...new Set(findings.map(({ action, decision }) => `${action} (${decision})`))];
  const more = actions.length - ACTIONS_SHOWN;
  return `${actions.slice(0, ACTIONS_SHOWN).join(", ")}${more > 0 ? `, and ${more} more` : ""}`;
}

function Answer({ call, httpStatus, code, message, requestId, durationMs }: AwsEvidence) {
  const answered = [httpStatus, code].filter((part) => part !== null).join(" ") || "no answer";
  return (
    <p className="text-soft wrap-anywhere">
      <span className="font-mono">{call}</span>: <span className="font-mono text-ink">{answered}</span> in{" "}
      {durationMs} ms
      {requestId && (
        <>
          , request <Identifier value={requestId} />
        </>
      )}
      {message && <span className="block font-mono">{message}</span>}
    </p>
  );
}

function moment(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
