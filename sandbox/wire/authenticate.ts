import { type Caller, findKey, type KnownKey } from "../authorization/caller";
import { basicIso } from "../world/clock";
import { isRegionOf } from "../world/regions";
import type { World } from "../world/types";
import { parseAuthorization, type SignatureParts } from "./authorization-header";
import { AwsError } from "./aws-error";
import type { ServiceName } from "./service";
import { type SignedRequest, signatureMatches } from "./signature";

const MAX_SKEW_MINUTES = 15;
const MAX_SKEW_MS = MAX_SKEW_MINUTES * 60_000;

interface Attempt {
  request: Omit<SignedRequest, "timestamp">;
  service: ServiceName;
  world: World;
  /** For keys and sessions, milliseconds since 1970. */
  now: number;
  /** For the age of the signature, milliseconds since 1970. */
  signingNow: number;
}

export interface Authenticated {
  caller: Caller;
  key: KnownKey;
  region: string;
}

/** Verifies Signature Version 4 and says who signed; refuses as AWS does, the key before the signature. */
export function authenticate(attempt: Attempt): Authenticated {
  const { request, world, now } = attempt;
  const header = request.headers.authorization;
  if (header === undefined) {
    throw new AwsError("MissingAuthenticationToken", "Request is missing Authentication Token");
  }
  const parts = parseAuthorization(header);
  const timestamp = readTimestamp(request, parts);
  const key = findKey(world, parts.accessKeyId, now);
  if (key === null) throw invalidToken();
  requireSessionToken(key, request.headers["x-amz-security-token"], now);
  if (key.caller.account.scenario.regionsNotEnabled.includes(parts.region)) throw invalidToken();
  requireFresh(timestamp, attempt.signingNow);
  requireScope(parts, timestamp, attempt.service, key.caller);
  if (!signatureMatches({ ...request, timestamp }, parts, key.secret)) throw mismatch(WRONG_SIGNATURE);
  return { caller: key.caller, key, region: parts.region };
}

const WRONG_SIGNATURE =
  "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";

function mismatch(message: string): AwsError {
  return new AwsError("SignatureDoesNotMatch", message);
}

/** What AWS says of a key it does not know, or not with this token, or not in this region. */
export function invalidToken(): AwsError {
  return new AwsError("InvalidClientTokenId", "The security token included in the request is invalid");
}

function readTimestamp({ headers }: Attempt["request"], { signedHeaders }: SignatureParts): string {
  const sent = headers["x-amz-date"] ?? headers.date;
  const timestamp = Array.isArray(sent) ? sent[0] : sent;
  if (timestamp === undefined) {
    throw new AwsError(
      "IncompleteSignature",
      "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
    );
  }
  if (!signedHeaders.includes("host")) {
    throw mismatch("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
  }
  return /^\d{8}T\d{6}Z$/.test(timestamp) ? timestamp : basicIso(Date.parse(timestamp) || 0);
}

function requireSessionToken(key: KnownKey, token: string | string[] | undefined, now: number): void {
  if (key.session?.sessionToken !== token) throw invalidToken();
  if (key.session !== undefined && key.session.expiresAt <= now) {
    throw new AwsError("ExpiredToken", "The security token included in the request is expired");
  }
}

function requireFresh(timestamp: string, now: number): void {
  const signedAt = Date.parse(timestamp.replace(/^(....)(..)(..T..)(..)(..Z)$/, "$1-$2-$3:$4:$5"));
  const bound = (ms: number, sign: string) =>
    `${basicIso(ms)} (${basicIso(now)} ${sign} ${MAX_SKEW_MINUTES} min.)`;
  if (!(signedAt >= now - MAX_SKEW_MS)) {
    throw mismatch(`Signature expired: ${timestamp} is now earlier than ${bound(now - MAX_SKEW_MS, "-")}`);
  }
  if (signedAt > now + MAX_SKEW_MS) {
    throw mismatch(
      `Signature not yet current: ${timestamp} is still later than ${bound(now + MAX_SKEW_MS, "+")}`,
    );
  }
}

function requireScope(parts: SignatureParts, timestamp: string, service: ServiceName, caller: Caller): void {
  const day = timestamp.slice(0, 8);
  if (parts.date !== day) {
    throw mismatch(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${parts.date}' != '${day}', from '${timestamp}'.`,
    );
  }
  // A client pointed at an endpoint of its own signs for its own region, so IAM takes every region of the partition too.
  if (!isRegionOf(caller.account.partition, parts.region)) {
    throw mismatch(`Credential should be scoped to a valid region, not '${parts.region}'. `);
  }
  if (parts.service !== service) {
    throw mismatch(`Credential should be scoped to correct service: '${service}'. `);
  }
}
