import type { CheckResult } from "./check-result";
import { CHECKS_BY_METHOD, type CheckedMethod, type Verdict } from "./checks";
import { type FindingCode, isPassCode } from "./verdict-codes";

/** From what ends a connection to what is only good to know. */
const GRAVITY: readonly Verdict[] = ["fail", "inconclusive", "unverified", "warn"];

/**
 * The one finding of a run that matters most: by how grave it is, then in the order of the checks, because what is
 * refused early explains what could not be asked later. Null where every check passed.
 */
export function findMainFinding(method: CheckedMethod, results: readonly CheckResult[]): FindingCode | null {
  const order: readonly string[] = CHECKS_BY_METHOD[method];
  const weigh = ({ verdict, check }: CheckResult) =>
    GRAVITY.indexOf(verdict) * order.length + order.indexOf(check);
  const [gravest] = results.filter(({ code }) => !isPassCode(code)).toSorted((a, b) => weigh(a) - weigh(b));
  return gravest === undefined || isPassCode(gravest.code) ? null : gravest.code;
}
