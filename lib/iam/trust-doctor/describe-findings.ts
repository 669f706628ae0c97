import type { FindingEffect, TrustFinding } from "./examination";

const RANK: Record<FindingEffect, number> = { opens: 0, rejected: 1, shuts: 2, "may-shut": 3, note: 4 };

/** What opens the door first, then what keeps it shut, then notes; within that, as they stand in the document. */
export function orderFindings(findings: readonly TrustFinding[]): TrustFinding[] {
  return [...findings].sort(
    (a, b) => RANK[a.effect] - RANK[b.effect] || (a.statement ?? 0) - (b.statement ?? 0),
  );
}

/** The findings as sentences, the most serious first, each said once. */
export function describeFindings(findings: readonly TrustFinding[]): string[] {
  return [...new Set(orderFindings(findings).map(({ message }) => message))];
}
