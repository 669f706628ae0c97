import type { CheckResult } from "@/lib/verification/check-result";
import { CHECK_CALLS } from "@/lib/verification/checks";
import { CapabilitySummary } from "./capability-summary";
import { CheckEvidence } from "./check-evidence";
import { CheckFrame } from "./check-frame";
import { FindingsTable } from "./findings-table";
import { VerdictMark } from "./verdict-mark";

export function CheckCard({ result }: { result: CheckResult }) {
  const { check, verdict, evidence, findings } = result;
  const capabilities = result.capabilities.filter(({ asked }) => asked > 0);
  return (
    <CheckFrame
      check={check}
      verdict={verdict}
      mark={<VerdictMark verdict={verdict} />}
      line={CHECK_CALLS[check]}
      fold={<CheckEvidence code={result.code} evidence={evidence} />}
    >
      {capabilities.length > 0 && <CapabilitySummary capabilities={capabilities} />}
      {findings.length > 0 && <FindingsTable findings={findings} capabilities={result.capabilities} />}
    </CheckFrame>
  );
}
