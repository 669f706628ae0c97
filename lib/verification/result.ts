import type { Requirement } from "@/lib/iam/requirement";
import type { OpenedInstead } from "./ask-otherwise";
import type { CheckResult, EvidenceGrade } from "./check-result";
import type { HeldPolicies } from "./held-policies";
import type { VerificationPlan } from "./plan";
import type { Principal } from "./port";
import { makeRemedy } from "./remedies";
import { isPassCode, VERDICT_CODES, type VerdictCode } from "./verdict-codes";

type Found = Partial<Pick<CheckResult, "evidence" | "findings" | "capabilities">> & {
  missing?: readonly Requirement[];
  wider?: readonly string[];
  principal?: Principal | null;
  held?: HeldPolicies | null;
  evidenceGrade?: EvidenceGrade;
  opened?: OpenedInstead | null;
};

/** Completes a verdict: its check and verdict follow from the code, its remedy from the code and the plan. */
export function createResult(code: VerdictCode, plan: VerificationPlan, found: Found): CheckResult {
  const { check, verdict } = VERDICT_CODES[code];
  const {
    evidence = [],
    findings = [],
    capabilities = [],
    missing = [],
    wider = [],
    principal = null,
    opened = null,
    held = null,
    evidenceGrade,
  } = found;
  const remedy = isPassCode(code)
    ? null
    : makeRemedy(code, { plan, missing, findings, wider, principal, opened, held, evidence });
  const named = principal ? { principalArn: principal.arn } : {};
  const graded = evidenceGrade ? { evidenceGrade } : {};
  const read = held ? { policiesRead: held.isWhole } : {};
  return { check, verdict, code, evidence, findings, capabilities, remedy, ...named, ...graded, ...read };
}
