import type { CheckResult, DecidedAgainst } from "./check-result";
import { SELF_CHECK_ACTION } from "./refused-calls";
import { refusalOfSelfCheck } from "./self-check-refusal";
import type { VerdictCode } from "./verdict-codes";

type Asked = Pick<CheckResult, "code" | "evidence" | "evidenceGrade" | "findings" | "policiesRead">;

/** What policies of the customer's own account explain. An organisation's are not among them; a quarantine is one that AWS named. */
const EXPLAINED_BY_POLICIES: readonly VerdictCode[] = [
  "permissions-missing",
  "permissions-denied",
  "permissions-outside-boundary",
  "optional-permissions-missing",
  "simulation-not-allowed",
];

/** Whether all policies that bear on the role or user would tell what stands in the way, and we could not read them all. */
export function asksForPolicies(result: Asked): boolean {
  const { code, evidenceGrade } = result;
  const isPartly = code === "permissions-partly-verified" && evidenceGrade === "refused-calls";
  if (!isPartly && !EXPLAINED_BY_POLICIES.includes(code)) return false;
  return !werePoliciesRead(result) && !isDeniedByOrganisation(result);
}

/** Of older runs, which do not say it, a call that AWS refused tells. */
function werePoliciesRead({ policiesRead, evidence }: Asked): boolean {
  return policiesRead ?? !evidence.some(({ call, code }) => /^iam:(List|Get)/.test(call) && code !== null);
}

/** Whether a service control policy stands in the way of the question about itself, or of all that is not granted. */
export function isDeniedByOrganisation(result: Asked): boolean {
  if (selfCheckRefusalOf(result) === "denied-by-scp") return true;
  const { findings } = result;
  return findings.length > 0 && findings.every(({ decision }) => decision === "denied-by-scp");
}

/** How AWS refused the question about itself; null where it did not, or where the question was decided otherwise. */
export function selfCheckRefusalOf({
  code,
  evidence,
  evidenceGrade,
}: Omit<Asked, "findings">): DecidedAgainst | "unknown" | null {
  if (code !== "simulation-not-allowed" && evidenceGrade !== "refused-calls") return null;
  const isRefused = evidence.some((one) => one.call === SELF_CHECK_ACTION && one.code !== null);
  return isRefused ? (refusalOfSelfCheck({ evidence }) ?? "unknown") : null;
}
