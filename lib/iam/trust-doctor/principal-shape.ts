import type { TrustExpectation } from "./examination";
import type { Fault } from "./make-finding";
import type { NamedPrincipal } from "./trust-statement";

const MEMBER = /^(?:root|user\/.+|role\/.+|assumed-role\/[^/]+\/.+|federated-user\/.+)$/;

/** Why IAM does not take one value of a principal; null where it does (IAM User Guide, "Principal"). */
export function principalFault({ type, value }: NamedPrincipal, expected: TrustExpectation): Fault | null {
  const reject = (code: Fault["code"]): Fault => ({ code, effect: "rejected", value });
  if (type === "Service") {
    return /^[a-z0-9.-]+\.amazonaws\.com(?:\.cn)?$/.test(value) ? null : reject("principal-malformed");
  }
  if (type === "Federated" || type === "CanonicalUser") return null;
  if (type !== "AWS") return reject("principal-malformed");
  if (value === "*" || /^\d{12}$/.test(value) || isUniqueId(value)) return null;
  const [, partition, member = ""] = /^arn:([^:]*):(?:iam|sts)::\d{12}:(.*)$/s.exec(value) ?? [];
  if (/[*?]/.test(value)) return reject("principal-pattern");
  if (!MEMBER.test(member)) return reject("principal-malformed");
  return partition === expected.partition ? null : reject("principal-other-partition");
}

/** The unique ID of a user or role, which IAM shows in place of one that was deleted. */
export function isUniqueId(value: string): boolean {
  return /^(?:AIDA|AROA)[A-Z0-9]{17}$/.test(value);
}
