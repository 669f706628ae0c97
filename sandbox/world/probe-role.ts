import { isoSeconds } from "./clock";
import { newUniqueId } from "./identifiers";
import type { Account, IamUser } from "./types";

/** The vendor's role in whose trust policy others are named, to learn whether they exist (docs/decisions/0020). */
export const PROBE_ROLE_NAME = "rolebridge-probe";

const SHUT_TO_EVERYBODY = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Deny", Principal: { AWS: "*" }, Action: "sts:AssumeRole" }],
});

/** Gives an account the probe role, without permissions and shut to everybody, and the user leave to write its trust policy. */
export function addProbeRole({ id, partition, iam }: Account, user: IamUser | undefined, now: number): void {
  const arn = `arn:${partition}:iam::${id}:role/${PROBE_ROLE_NAME}`;
  iam.roles.set(PROBE_ROLE_NAME, {
    kind: "role",
    name: PROBE_ROLE_NAME,
    path: "/",
    id: newUniqueId("AROA"),
    arn,
    createdAt: isoSeconds(now),
    inlinePolicies: new Map(),
    attachedPolicyArns: [],
    tags: new Map(),
    trustPolicy: SHUT_TO_EVERYBODY,
    trustedIds: new Map(),
    maxSessionDuration: 3600,
  });
  user?.inlinePolicies.set("ask-whether-roles-exist", mayWriteTrustPolicyOf(arn));
}

function mayWriteTrustPolicyOf(Resource: string): string {
  const statement = { Effect: "Allow", Action: "iam:UpdateAssumeRolePolicy", Resource };
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Sid: "AskWhetherRolesExist", ...statement }],
  });
}
