import type { TrustExpectation, TrustFinding } from "./examination";

const IS_LEFT =
  "AWS refused us in the last verification, and nothing else in this text does: this is what keeps us out.";

/**
 * The findings with the one thing that may keep us out called what does, where AWS refuses us and nothing else in the
 * text could; null where that leaves more than one, or none.
 */
export function nameCause(
  findings: readonly TrustFinding[],
  { isRefused = false }: TrustExpectation,
): TrustFinding[] | null {
  const [first, ...others] = findings.filter(({ effect }) => effect !== "note");
  if (!isRefused || first?.effect !== "may-shut") return null;
  if (others.some(({ message }) => message !== first.message)) return null;
  return findings.map((finding) =>
    finding.effect === "may-shut"
      ? { ...finding, effect: "shuts", message: `${finding.message} ${IS_LEFT}` }
      : finding,
  );
}
