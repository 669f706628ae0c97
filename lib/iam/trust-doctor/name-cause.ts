import type { TrustExpectation, TrustFinding } from "./examination";

const IS_LEFT =
  "AWS refused us in the last verification, and nothing else in this text could be why, unless it was changed since or is of another role.";

/**
 * The findings with the one thing that may keep us out called the likely cause, where AWS refused us and nothing else in
 * the text could be why; null where that leaves more than one, or none. The text may be younger than the refusal.
 */
export function nameCause(
  findings: readonly TrustFinding[],
  { isRefused = false }: TrustExpectation,
): TrustFinding[] | null {
  const [first, ...others] = findings.filter(({ effect }) => effect !== "note");
  if (!isRefused || first?.effect !== "may-shut") return null;
  if (others.some(({ message }) => message !== first.message)) return null;
  return findings.map((finding) =>
    finding.effect === "may-shut" ? { ...finding, message: `${finding.message} ${IS_LEFT}` } : finding,
  );
}
