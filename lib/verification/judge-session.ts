import type { CheckResult } from "./check-result";
import type { RolePlan } from "./plan";
import type { AwsAnswer, AwsFailure } from "./port";
import { createResult } from "./result";
import type { VerdictCode } from "./verdict-codes";

/** Whether the role gives sessions as long as the product asks for; "not-needed": an hour is enough. */
export function judgeSession(
  answer: AwsAnswer<"given"> | "not-needed" | "not-reached",
  plan: RolePlan,
): CheckResult {
  if (answer === "not-reached") return createResult("session-not-reached", plan, {});
  if (answer === "not-needed") return createResult("session-of-an-hour", plan, {});
  const code = answer.kind === "answered" ? "session-long-enough" : nameFailure(answer);
  return createResult(code, plan, { evidence: [answer.evidence] });
}

/** AWS gives one code for everything that is wrong with a request: only its sentence tells what it is. */
function nameFailure({ kind, evidence: { message } }: AwsFailure): VerdictCode {
  if (kind !== "rejected") return "session-unanswered";
  if (/exceeds the MaxSessionDuration/.test(message ?? "")) return "session-too-short";
  return /role chaining/.test(message ?? "") ? "session-chained" : "session-unanswered";
}
