import { Identifier } from "@/components/ui/identifier";
import { VerdictMark } from "@/components/verification/verdict-mark";
import { formatUtcMoment } from "@/lib/utc-moment";
import { nameCall } from "@/lib/verification/call-words";
import type { AwsEvidence, CheckResult } from "@/lib/verification/check-result";
import { CHECK_QUESTIONS } from "@/lib/verification/checks";
import { tellDuration } from "@/lib/verification/duration-words";
import { summariseFindings } from "@/lib/verification/summarise-findings";
import type { ShownRun } from "./run-timeline";

/** Every check of a run, and what AWS answered. */
export function RunFacts({ id, startedAt, finishedAt, stateBefore, outcome, results }: ShownRun) {
  return (
    <div className="space-y-2 px-4 pb-4 text-small wide:ps-10">
      <p className="text-soft">
        Verification <Identifier value={id} />, {formatUtcMoment(startedAt)}
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
        {verdict !== "pass" &&
          summariseFindings(findings).map((line) => (
            <p key={line} className="wrap-anywhere text-soft">
              {line}
            </p>
          ))}
        {evidence.map((answer) => (
          <Answer key={`${nameCall(answer)} ${answer.requestId}`} {...answer} />
        ))}
      </div>
    </li>
  );
}

function Answer({ call, region, httpStatus, code, message, requestId, ...took }: AwsEvidence) {
  const answered = [httpStatus, code].filter((part) => part !== null).join(" ") || "no answer";
  return (
    <p className="text-soft wrap-anywhere">
      <span className="font-mono">{nameCall({ call, region })}</span>:{" "}
      <span className="font-mono text-ink">{answered}</span> in {tellDuration(took)}
      {requestId && (
        <>
          , request <Identifier value={requestId} />
        </>
      )}
      {message && <span className="block font-mono">{message}</span>}
    </p>
  );
}
