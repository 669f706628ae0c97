import "server-only";
import type { AwsFailure, DenialReason } from "@/lib/verification/port";
import { readError } from "./evidence";

const REFUSED_CREDENTIALS = new Set([
  "InvalidClientTokenId",
  "UnrecognizedClientException",
  "SignatureDoesNotMatch",
  "IncompleteSignature",
  "MissingAuthenticationToken",
  "ExpiredToken",
  "ExpiredTokenException",
]);
const THROTTLED = new Set([
  "Throttling",
  "ThrottlingException",
  "TooManyRequestsException",
  "RequestLimitExceeded",
]);
const REJECTED = new Set([
  "ValidationError",
  "InvalidInput",
  "InvalidInputException",
  "NoSuchEntity",
  "NoSuchEntityException",
]);

/**
 * Tells what an SDK error means for a verification. A denial counts only as 403 AccessDenied; what is not known
 * to mean something else is `unanswered`, never a pass and never the customer's fault.
 */
export function classifyError(call: string, error: unknown, durationMs: number): AwsFailure {
  const facts = readError(error);
  const evidence = { call, ...facts, durationMs };
  const code = facts.code ?? "";
  if (code === "CredentialsProviderError") return { kind: "credentials-missing", evidence };
  if (facts.httpStatus === null || facts.httpStatus >= 500) return { kind: "unanswered", evidence };
  if (code === "AccessDenied" && facts.httpStatus === 403) {
    return { kind: "denied", reason: readDenialReason(facts.message ?? ""), evidence };
  }
  if (REFUSED_CREDENTIALS.has(code)) return { kind: "credentials-refused", evidence };
  if (THROTTLED.has(code)) return { kind: "throttled", evidence };
  if (REJECTED.has(code)) return { kind: "rejected", evidence };
  return { kind: "unanswered", evidence };
}

/** What limits the caller, and never the role that it asks for. A service control policy binds its own accounts only. */
const CALLER_SIDE =
  /identity-based policy|session policy|permissions boundary|service control policy|VPC endpoint policy|by root accounts/i;

/** AWS's reason suffixes (IAM User Guide, "Troubleshoot access denied error messages"); often there is none. */
function readDenialReason(message: string): DenialReason {
  if (CALLER_SIDE.test(message)) return "caller-side";
  if (/resource control policy/i.test(message)) return "resource-control-policy";
  if (/explicit deny/i.test(message)) return "trust-policy-deny";
  return "unstated";
}
