import type { CHECKS_BY_METHOD, CheckedMethod, CheckName, Verdict } from "./checks";

/**
 * Every way a check can come out. A code is stable: it is stored, searched for by support and named in
 * the documentation. `remedies.ts` has a remedy for each one that is not a pass, or it does not compile.
 */
export const VERDICT_CODES = {
  "vendor-identity-confirmed": { check: "vendor-identity", verdict: "pass" },
  "vendor-credentials-missing": { check: "vendor-identity", verdict: "inconclusive" },
  "vendor-credentials-refused": { check: "vendor-identity", verdict: "inconclusive" },
  "vendor-account-differs": { check: "vendor-identity", verdict: "inconclusive" },
  "vendor-principal-differs": { check: "vendor-identity", verdict: "inconclusive" },
  "vendor-identity-unanswered": { check: "vendor-identity", verdict: "inconclusive" },

  "role-assumed": { check: "role-assumable", verdict: "pass" },
  "role-assumed-with-staged": { check: "role-assumable", verdict: "pass" },
  "role-refused": { check: "role-assumable", verdict: "fail" },
  "role-no-longer-opens": { check: "role-assumable", verdict: "fail" },
  "role-not-found": { check: "role-assumable", verdict: "fail" },
  "role-expects-older-external-id": { check: "role-assumable", verdict: "fail" },
  "role-expects-another-connections-external-id": { check: "role-assumable", verdict: "fail" },
  "role-opens-without-external-id": { check: "role-assumable", verdict: "fail" },
  "role-opens-with-other-external-id": { check: "role-assumable", verdict: "fail" },
  "role-denied-explicitly": { check: "role-assumable", verdict: "fail" },
  "role-denied-by-rcp": { check: "role-assumable", verdict: "fail" },
  "role-arn-rejected": { check: "role-assumable", verdict: "fail" },
  "vendor-may-not-assume": { check: "role-assumable", verdict: "inconclusive" },
  "vendor-cannot-ask": { check: "role-assumable", verdict: "inconclusive" },
  "role-throttled": { check: "role-assumable", verdict: "inconclusive" },
  "role-unanswered": { check: "role-assumable", verdict: "inconclusive" },

  "refused-without-external-id": { check: "external-id-required", verdict: "pass" },
  "assumable-without-external-id": { check: "external-id-required", verdict: "fail" },
  "without-external-id-not-proven": { check: "external-id-required", verdict: "inconclusive" },
  "without-external-id-unanswered": { check: "external-id-required", verdict: "inconclusive" },

  "refused-with-other-external-id": { check: "external-id-exact", verdict: "pass" },
  "assumable-with-other-external-id": { check: "external-id-exact", verdict: "fail" },
  "other-external-id-not-proven": { check: "external-id-exact", verdict: "inconclusive" },
  "other-external-id-unanswered": { check: "external-id-exact", verdict: "inconclusive" },

  "staged-external-id-accepted": { check: "external-id-staged", verdict: "pass" },
  "staged-external-id-not-yet": { check: "external-id-staged", verdict: "warn" },
  "staged-external-id-unanswered": { check: "external-id-staged", verdict: "unverified" },

  "retired-external-id-refused": { check: "external-id-retired", verdict: "pass" },
  "retiring-external-id-accepted": { check: "external-id-retired", verdict: "warn" },
  "retired-external-id-accepted": { check: "external-id-retired", verdict: "fail" },
  "retired-external-id-not-proven": { check: "external-id-retired", verdict: "inconclusive" },
  "retired-external-id-unanswered": { check: "external-id-retired", verdict: "inconclusive" },

  "key-is-long-term": { check: "key-long-term", verdict: "pass" },
  "key-is-temporary": { check: "key-long-term", verdict: "fail" },

  "key-recognised": { check: "key-live", verdict: "pass" },
  "key-not-recognised": { check: "key-live", verdict: "fail" },
  "key-secret-differs": { check: "key-live", verdict: "fail" },
  "key-unanswered": { check: "key-live", verdict: "inconclusive" },

  "key-of-user": { check: "key-not-root", verdict: "pass" },
  "key-of-root": { check: "key-not-root", verdict: "fail" },
  "key-holder-unknown": { check: "key-not-root", verdict: "inconclusive" },

  "region-answers": { check: "region-usable", verdict: "pass" },
  "no-region-named": { check: "region-usable", verdict: "pass" },
  "region-not-enabled": { check: "region-usable", verdict: "fail" },
  "region-not-reached": { check: "region-usable", verdict: "inconclusive" },
  "region-unanswered": { check: "region-usable", verdict: "inconclusive" },

  "account-confirmed": { check: "account-matches", verdict: "pass" },
  "account-differs": { check: "account-matches", verdict: "fail" },
  "account-not-reached": { check: "account-matches", verdict: "inconclusive" },
  "account-unanswered": { check: "account-matches", verdict: "inconclusive" },

  "permissions-granted": { check: "permissions", verdict: "pass" },
  "permissions-missing": { check: "permissions", verdict: "fail" },
  "permissions-quarantined": { check: "permissions", verdict: "fail" },
  "permissions-denied": { check: "permissions", verdict: "fail" },
  "permissions-outside-boundary": { check: "permissions", verdict: "fail" },
  "permissions-denied-by-scp": { check: "permissions", verdict: "warn" },
  "optional-permissions-missing": { check: "permissions", verdict: "warn" },
  "permissions-partly-verified": { check: "permissions", verdict: "unverified" },
  "simulation-not-allowed": { check: "permissions", verdict: "unverified" },
  "simulation-throttled": { check: "permissions", verdict: "unverified" },
  "simulation-unanswered": { check: "permissions", verdict: "unverified" },
  "permissions-not-reached": { check: "permissions", verdict: "inconclusive" },

  "breadth-as-asked": { check: "least-privilege", verdict: "pass" },
  "breadth-all-asked": { check: "least-privilege", verdict: "pass" },
  "breadth-wider": { check: "least-privilege", verdict: "warn" },
  "breadth-unverified": { check: "least-privilege", verdict: "unverified" },
  "breadth-not-reached": { check: "least-privilege", verdict: "inconclusive" },

  "session-long-enough": { check: "session-duration", verdict: "pass" },
  "session-of-an-hour": { check: "session-duration", verdict: "pass" },
  "session-too-short": { check: "session-duration", verdict: "warn" },
  "session-chained": { check: "session-duration", verdict: "unverified" },
  "session-unanswered": { check: "session-duration", verdict: "unverified" },
  "session-not-reached": { check: "session-duration", verdict: "inconclusive" },
} as const satisfies Record<string, { check: CheckName; verdict: Verdict }>;

export type VerdictCode = keyof typeof VERDICT_CODES;

/** The codes that end well and therefore need no remedy. */
export type PassCode = {
  [Code in VerdictCode]: (typeof VERDICT_CODES)[Code]["verdict"] extends "pass" ? Code : never;
}[VerdictCode];

export type FindingCode = Exclude<VerdictCode, PassCode>;

/** The findings that a run by one access method can come to. */
export type FindingCodeOf<Method extends CheckedMethod> = {
  [Code in FindingCode]: (typeof VERDICT_CODES)[Code]["check"] extends (typeof CHECKS_BY_METHOD)[Method][number]
    ? Code
    : never;
}[FindingCode];

export function isPassCode(code: VerdictCode): code is PassCode {
  return VERDICT_CODES[code].verdict === "pass";
}
