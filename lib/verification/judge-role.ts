import { type OpenedInstead, type OtherAnswers, readOpened } from "./ask-otherwise";
import type { CheckResult } from "./check-result";
import { isTrustRefusal } from "./judge-external-ids";
import type { RolePlan } from "./plan";
import type { AwsAnswer, AwsFailure, CallerIdentity, CustomerSession } from "./port";
import { createResult } from "./result";
import { nameIdentity } from "./vendor-principal";
import type { VerdictCode } from "./verdict-codes";

/** What AWS answered to the right External ID, and to a new one where there is one. */
export interface Opening {
  right: AwsAnswer<CustomerSession>;
  staged: AwsAnswer<CustomerSession> | null;
}

/**
 * The role's session. Where the new External ID has taken the place of the right one in the trust policy, instead of
 * standing beside it, the role is as open to us as before.
 */
export function sessionOf({ right, staged }: Opening): CustomerSession | null {
  if (right.kind === "answered") return right.value;
  return staged?.kind === "answered" && isTrustRefusal(right) ? staged.value : null;
}

/**
 * Whether the role opened to us and, if not, on whose side the reason lies. `others` are the answers to the External
 * IDs that should not open it, where they were asked for.
 */
export function judgeAssumption(
  opening: Opening,
  vendor: AwsAnswer<CallerIdentity>,
  plan: RolePlan,
  others: OtherAnswers | null = null,
): CheckResult {
  const { right, staged } = opening;
  const evidence = [right.evidence];
  if (right.kind === "answered") return createResult("role-assumed", plan, { evidence });
  if (staged && sessionOf(opening))
    return createResult("role-assumed-with-staged", plan, { evidence: [...evidence, staged.evidence] });
  const code = nameRefusal(right, vendor, plan);
  if (code !== "role-refused") return createResult(code, plan, { evidence });
  const opened = others && readOpened(others);
  const named = nameSilence(opened, plan);
  const existence = SILENT.includes(named) && opened?.existence ? others?.existence : null;
  if (existence) evidence.push(existence.evidence);
  return createResult(named, plan, { evidence, opened });
}

const SILENT: readonly VerdictCode[] = ["role-refused", "role-no-longer-opens", "role-not-found"];

/** Whether AWS refused, and neither it nor any External ID that was tried says why: of a young role, that may pass. */
export function isUnexplained({ code }: CheckResult): boolean {
  return SILENT.includes(code);
}

/** AWS gave no reason: what opens the role instead names it, or that there is none; else what we know of the past. */
function nameSilence(opened: OpenedInstead | null, plan: RolePlan): VerdictCode {
  if (opened?.without) return "role-opens-without-external-id";
  if (opened?.random) return "role-opens-with-other-external-id";
  if (opened?.former) return "role-expects-older-external-id";
  if (opened?.sibling) return "role-expects-another-connections-external-id";
  if (opened?.existence === "absent") return "role-not-found";
  return plan.workedBefore ? "role-no-longer-opens" : "role-refused";
}

function nameRefusal(answer: AwsFailure, vendor: AwsAnswer<CallerIdentity>, plan: RolePlan): VerdictCode {
  switch (answer.kind) {
    case "denied":
      return isOurOwn(vendor, plan) ? nameDenial(answer) : "vendor-cannot-ask";
    case "rejected":
      return "role-arn-rejected";
    case "throttled":
      return "role-throttled";
    case "credentials-missing":
    case "credentials-refused":
      return "vendor-cannot-ask";
    case "unanswered":
      return "role-unanswered";
  }
}

/** Whether we asked as the identity that the customer was told to trust; else a refusal is our own fault. */
function isOurOwn(vendor: AwsAnswer<CallerIdentity>, plan: RolePlan): boolean {
  return vendor.kind === "answered" && nameIdentity(vendor.value, plan) === "vendor-identity-confirmed";
}

function nameDenial({ reason }: Extract<AwsFailure, { kind: "denied" }>): VerdictCode {
  switch (reason) {
    case "caller-side":
      return "vendor-may-not-assume";
    case "trust-policy-deny":
      return "role-denied-explicitly";
    case "resource-control-policy":
      return "role-denied-by-rcp";
    case "unstated":
      return "role-refused";
  }
}

const PROBE_CODES = {
  "external-id-required": {
    refused: "refused-without-external-id",
    open: "assumable-without-external-id",
    notProven: "without-external-id-not-proven",
    unanswered: "without-external-id-unanswered",
  },
  "external-id-exact": {
    refused: "refused-with-other-external-id",
    open: "assumable-with-other-external-id",
    notProven: "other-external-id-not-proven",
    unanswered: "other-external-id-unanswered",
  },
} as const;

interface ProbedDoor {
  /** Null where nobody asked. */
  answer: AwsAnswer<CustomerSession> | null;
  /** Whether the right key opened it in the same run. */
  isOpen: boolean;
}

/**
 * Whether the role stays shut to the wrong key. Only AccessDenied proves it, and only because the right key was
 * accepted in the same run; that it opened is proof in any case.
 */
export function judgeProbe(
  check: keyof typeof PROBE_CODES,
  { answer, isOpen }: ProbedDoor,
  plan: RolePlan,
): CheckResult {
  const codes = PROBE_CODES[check];
  if (answer === null) return createResult(codes.notProven, plan, {});
  const evidence = [answer.evidence];
  if (answer.kind === "answered") return createResult(codes.open, plan, { evidence });
  if (!isOpen) return createResult(codes.notProven, plan, { evidence });
  return createResult(isTrustRefusal(answer) ? codes.refused : codes.unanswered, plan, { evidence });
}
