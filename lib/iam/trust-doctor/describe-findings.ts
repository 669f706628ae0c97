import type { FindingEffect, TrustFinding } from "./examination";

const RANK: Record<FindingEffect, number> = {
  elsewhere: 0,
  opens: 1,
  rejected: 2,
  shuts: 3,
  "may-shut": 4,
  note: 5,
};

/**
 * What is of another door first, then what opens ours, then what keeps it shut, then notes;
 * within that, as they stand in the document.
 */
export function orderFindings(findings: readonly TrustFinding[]): TrustFinding[] {
  return [...findings].sort(
    (a, b) => RANK[a.effect] - RANK[b.effect] || (a.statement ?? 0) - (b.statement ?? 0),
  );
}

/** The findings as sentences, the most serious first, each said once. */
export function describeFindings(findings: readonly TrustFinding[]): string[] {
  return [...new Set(orderFindings(findings).map(({ message }) => message))];
}
