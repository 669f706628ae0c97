import type { CheckResult } from "@/lib/verification/check-result";
import { CHECK_CALLS } from "@/lib/verification/checks";
import { CapabilitySummary } from "./capability-summary";
import { CheckEvidence } from "./check-evidence";
import { CheckFrame } from "./check-frame";
import { Findings } from "./findings-table";
import { tellMeaning } from "./meaning-words";
import { VerdictMark } from "./verdict-mark";
import { GRADE_WORDS } from "./verdict-words";

/** One answered check. What passed stays as small as it was while it was asked, with its details folded. */
export function CheckCard({ result }: { result: CheckResult }) {
  const { check, verdict, code, evidence, findings, evidenceGrade } = result;
  const asked = result.capabilities.filter((capability) => capability.asked > 0);
  const summary = asked.length > 0 && <CapabilitySummary capabilities={asked} findings={findings} />;
  const isFolded = verdict === "pass";
  return (
    <CheckFrame
      check={check}
      verdict={verdict}
      mark={<VerdictMark verdict={verdict} />}
      line={
        evidenceGrade ? (
          <>
            {GRADE_WORDS[evidenceGrade].call}
            <span data-grade={evidenceGrade} className="block">
              {GRADE_WORDS[evidenceGrade].note}
            </span>
          </>
        ) : (
          CHECK_CALLS[check]
        )
      }
      fold={
        <CheckEvidence meaning={tellMeaning(code, evidence.length > 0)} code={code} evidence={evidence}>
          {isFolded && summary}
        </CheckEvidence>
      }
    >
      {!isFolded && summary}
      {findings.length > 0 && <Findings findings={findings} capabilities={result.capabilities} />}
    </CheckFrame>
  );
}
