import type { Requirement } from "@/lib/iam/requirement";
import type { CheckResult } from "./check-result";
import type { VerificationPlan } from "./plan";
import { makeRemedy } from "./remedies";
import type { Principal } from "./remedy-facts";
import { isPassCode, VERDICT_CODES, type VerdictCode } from "./verdict-codes";

type Found = Partial<Pick<CheckResult, "evidence" | "findings" | "capabilities">> & {
  missing?: readonly Requirement[];
  principal?: Principal | null;
};

/** Completes a verdict: its check and verdict follow from the code, its remedy from the code and the plan. */
export function createResult(code: VerdictCode, plan: VerificationPlan, found: Found): CheckResult {
  const { check, verdict } = VERDICT_CODES[code];
  const { evidence = [], findings = [], capabilities = [], missing = [], principal = null } = found;
  const remedy = isPassCode(code) ? null : makeRemedy(code, { plan, missing, findings, principal });
  const named = principal ? { principalArn: principal.arn } : {};
  return { check, verdict, code, evidence, findings, capabilities, remedy, ...named };
}
