import { requireAllowed } from "../authorization/require-allowed";
import { readTags } from "../iam/member-rules";
import { AwsError } from "../wire/aws-error";
import type { Call } from "../wire/call";
import { type Operation, stsOperation } from "../wire/operation";
import type { Session } from "../world/types";
import { issueSession } from "./new-session";
import { loadSessionPolicies, packedPolicySize, readSessionPolicies } from "./session-policies";

const DEFAULT_DURATION_SECONDS = 43_200;
const DURATION = { min: 900, max: 129_600 };

function requireLongTermKey({ caller }: Call, operation: string): void {
  if (caller.session === undefined) return;
  throw new AwsError("AccessDenied", `Cannot call ${operation} with session credentials`);
}

type SharedFacts = Pick<Session, "accountId" | "holderName" | "holderId" | "transitiveTagKeys">;

function sharedFacts({ caller }: Call): SharedFacts {
  const { accountId, userName, uniqueId } = caller;
  return { accountId, holderName: userName ?? null, holderId: uniqueId, transitiveTagKeys: [] };
}

/** Needs no permission (IAM User Guide, "Request temporary security credentials"). */
const getSessionToken = stsOperation({
  name: "GetSessionToken",
  read: (params) => params.integer("DurationSeconds", DURATION) ?? DEFAULT_DURATION_SECONDS,
  run: (durationSeconds, call) => {
    requireLongTermKey(call, "GetSessionToken");
    const facts = { ...sharedFacts(call), sessionName: "", policies: null, tags: new Map<string, string>() };
    return { Credentials: issueSession(call, { ...facts, kind: "session-token", durationSeconds }) };
  },
});

const getFederationToken = stsOperation({
  name: "GetFederationToken",
  read: (params) => ({
    name: params.text("Name", { min: 2, max: 32, pattern: "[\\w+=,.@-]*" }),
    durationSeconds: params.integer("DurationSeconds", DURATION) ?? DEFAULT_DURATION_SECONDS,
    sessionPolicies: readSessionPolicies(params),
    tags: readTags(params),
  }),
  run: async ({ name, durationSeconds, sessionPolicies, tags }, call) => {
    requireLongTermKey(call, "GetFederationToken");
    const { account } = call.caller;
    const arn = `arn:${account.partition}:sts::${account.id}:federated-user/${name}`;
    await requireAllowed(call, "sts:GetFederationToken", arn);
    const policies = await loadSessionPolicies(account, sessionPolicies);
    const packed = packedPolicySize(sessionPolicies, tags);
    const Credentials = issueSession(call, {
      ...sharedFacts(call),
      kind: "federated-user",
      sessionName: name,
      policies,
      tags: new Map(tags.map(({ key, value }) => [key, value])),
      durationSeconds,
    });
    const FederatedUser = { FederatedUserId: `${account.id}:${name}`, Arn: arn };
    return { Credentials, FederatedUser, PackedPolicySize: packed };
  },
});

export const userSessionOperations: readonly Operation[] = [getSessionToken, getFederationToken];
