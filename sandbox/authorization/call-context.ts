import { contextOf, type RequestContext } from "../evaluation/request-context";
import type { Call } from "../wire/call";
import { isoSeconds } from "../world/clock";
import type { Caller } from "./caller";

const PRINCIPAL_TYPE: Record<Caller["kind"], string> = {
  root: "Account",
  user: "User",
  "assumed-role": "AssumedRole",
  "federated-user": "FederatedUser",
};

/** The global condition keys that AWS fills in for every call (IAM User Guide, "AWS global condition context keys"). */
export function callContext({ caller, now, region, sourceIp, userAgent }: Call): RequestContext {
  const session = caller.session;
  return contextOf({
    "aws:CurrentTime": isoSeconds(now),
    "aws:EpochTime": String(Math.floor(now / 1000)),
    "aws:PrincipalAccount": caller.accountId,
    "aws:PrincipalArn": caller.roleArn ?? caller.arn,
    "aws:PrincipalIsAWSService": "false",
    "aws:PrincipalType": PRINCIPAL_TYPE[caller.kind],
    "aws:RequestedRegion": region,
    // The sandbox speaks plain HTTP on loopback where AWS only speaks TLS.
    "aws:SecureTransport": "true",
    "aws:SourceIp": sourceIp,
    "aws:UserAgent": userAgent,
    "aws:userid": caller.userId,
    "aws:username": caller.kind === "user" ? caller.userName : undefined,
    "aws:ViaAWSService": "false",
    "aws:MultiFactorAuthPresent": session === undefined ? undefined : "false",
    "aws:TokenIssueTime": session === undefined ? undefined : isoSeconds(session.issuedAt),
    "aws:SourceIdentity": session?.sourceIdentity,
    ...tagKeys("aws:PrincipalTag", principalTags(caller)),
  });
}

/** The caller's own tags, and over them those of its session. */
function principalTags({ account, userName, roleName, session }: Caller): Map<string, string> {
  const holder =
    roleName === undefined ? account.iam.users.get(userName ?? "") : account.iam.roles.get(roleName);
  return new Map([...(holder?.tags ?? []), ...(session?.tags ?? [])]);
}

/** One condition key for each tag, for example `aws:RequestTag/team`. */
export function tagKeys(prefix: string, tags: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries([...tags].map(([key, value]) => [`${prefix}/${key}`, value]));
}
