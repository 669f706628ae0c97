import { callContext, tagKeys } from "../authorization/call-context";
import { callerLayers } from "../authorization/caller-layers";
import { accessDenied, refusal } from "../authorization/denial";
import { parsePolicy } from "../authorization/policy-text";
import { resourceControlOf } from "../authorization/resource-control";
import { authorize, type Explanation, type NamedPolicy } from "../evaluation/authorize";
import { contextOf, mergeContexts, type RequestContext } from "../evaluation/request-context";
import { withTrustedIds } from "../iam/trusted-principals";
import type { AnswerObject } from "../wire/answer-value";
import { AwsError } from "../wire/aws-error";
import type { Call } from "../wire/call";
import { stsOperation } from "../wire/operation";
import { isoSeconds } from "../world/clock";
import { spreadState } from "../world/propagation";
import type { Account, IamRole } from "../world/types";
import { type AssumeRoleInput, parseRoleArn, readAssumeRole } from "./assume-role-input";
import { issueSession } from "./new-session";
import { loadSessionPolicies, packedPolicySize } from "./session-policies";

const DEFAULT_DURATION_SECONDS = 3600;
const CHAINED_DURATION_SECONDS = 3600;

interface Target {
  account: Account;
  role: IamRole;
}

/** AssumeRole; it judges its own permission, because the role's trust policy has a say in it. */
export const assumeRole = stsOperation({ name: "AssumeRole", read: readAssumeRole, run });

async function run(input: AssumeRoleInput, call: Call): Promise<AnswerObject> {
  const { caller } = call;
  if (caller.kind === "root")
    throw new AwsError("AccessDenied", "Roles may not be assumed by root accounts.");
  // A federated user may ask STS who it is and nothing else (STS API Reference, GetFederationToken).
  if (caller.kind === "federated-user") throw denied(call, "sts:AssumeRole", input.roleArn);
  const target = findTarget(input.roleArn, call);
  for (const action of actionsOf(input)) await requireTrusted(action, input, call, target);
  if (target === null) throw denied(call, "sts:AssumeRole", input.roleArn);
  const durationSeconds = checkDuration(input, call, target.role);
  const policies = await loadSessionPolicies(target.account, input.sessionPolicies);
  const packed = packedPolicySize(input.sessionPolicies, input.tags);
  return startSession(call, input, target, { policies, durationSeconds, packed });
}

/** The role as it has spread by now; null for one that evaluation cannot see. */
function findTarget(roleArn: string, { world, caller, now }: Call): Target | null {
  const { accountId, name } = parseRoleArn(roleArn, caller.account.partition);
  const account = world.accounts.get(accountId);
  const role = account === undefined ? undefined : spreadState(account, now).roles.get(name);
  return account !== undefined && role?.arn === roleArn ? { account, role } : null;
}

/** Session tags and a source identity each need an action of their own (IAM User Guide, "Pass session tags"). */
function actionsOf({ tags, sourceIdentity }: AssumeRoleInput): string[] {
  return [
    "sts:AssumeRole",
    ...(tags.length > 0 ? ["sts:TagSession"] : []),
    ...(sourceIdentity === undefined ? [] : ["sts:SetSourceIdentity"]),
  ];
}

async function requireTrusted(
  action: string,
  input: AssumeRoleInput,
  call: Call,
  target: Target | null,
): Promise<void> {
  const explanation = await explain(action, input, call, target);
  if (explanation.decision === "allowed") return;
  throw accessDenied({ callerArn: call.caller.arn, action, resource: input.roleArn }, explanation);
}

async function explain(
  action: string,
  input: AssumeRoleInput,
  call: Call,
  target: Target | null,
): Promise<Explanation> {
  const { caller, now } = call;
  const context = mergeContexts(callContext(call), requestContext(input, target));
  const layers = {
    ...(await callerLayers(caller, now)),
    resource: target === null ? [] : [trustPolicyOf(target.role)],
    resourceControl: resourceControlOf(target?.account),
  };
  const question = { action, resource: input.roleArn, context, principal: caller };
  const crossAccount = target?.account.id !== caller.accountId;
  return authorize(question, layers, { crossAccount, resourcePolicyRequired: true });
}

function trustPolicyOf({ trustPolicy, trustedIds }: IamRole): NamedPolicy {
  const document = parsePolicy(trustPolicy);
  return {
    id: "trust-policy",
    document: { ...document, Statement: withTrustedIds(document.Statement, trustedIds) },
  };
}

function requestContext(input: AssumeRoleInput, target: Target | null): RequestContext {
  const requested = new Map(input.tags.map(({ key, value }) => [key, value]));
  return contextOf({
    "sts:ExternalId": input.externalId,
    "sts:RoleSessionName": input.sessionName,
    "sts:SourceIdentity": input.sourceIdentity,
    "sts:TransitiveTagKeys": input.transitiveTagKeys.length > 0 ? input.transitiveTagKeys : undefined,
    "aws:ResourceAccount": target?.account.id,
    "aws:TagKeys": requested.size > 0 ? [...requested.keys()] : undefined,
    ...tagKeys("aws:RequestTag", requested),
    ...tagKeys("aws:ResourceTag", target?.role.tags ?? new Map()),
    ...tagKeys("iam:ResourceTag", target?.role.tags ?? new Map()),
  });
}

function checkDuration({ durationSeconds }: AssumeRoleInput, { caller }: Call, role: IamRole): number {
  const seconds = durationSeconds ?? DEFAULT_DURATION_SECONDS;
  if (caller.kind === "assumed-role" && seconds > CHAINED_DURATION_SECONDS) {
    throw new AwsError(
      "ValidationError",
      "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
    );
  }
  if (seconds > role.maxSessionDuration) {
    throw new AwsError(
      "ValidationError",
      "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
    );
  }
  return seconds;
}

interface SessionTerms {
  policies: string[] | null;
  durationSeconds: number;
  packed: number | undefined;
}

function startSession(
  call: Call,
  input: AssumeRoleInput,
  { account, role }: Target,
  terms: SessionTerms,
): AnswerObject {
  const inherited = call.caller.session;
  const sourceIdentity = inherited?.sourceIdentity ?? input.sourceIdentity;
  const passedOn = [...(inherited?.tags ?? [])].filter(([key]) => inherited?.transitiveTagKeys.includes(key));
  const live = account.iam.roles.get(role.name);
  if (live !== undefined) live.lastUsed = { at: isoSeconds(call.now), region: call.region };
  const Credentials = issueSession(call, {
    accountId: account.id,
    kind: "assumed-role",
    holderName: role.name,
    holderId: role.id,
    sessionName: input.sessionName,
    policies: terms.policies,
    sourceIdentity,
    tags: new Map([...input.tags.map(({ key, value }) => [key, value] as const), ...passedOn]),
    transitiveTagKeys: [...(inherited?.transitiveTagKeys ?? []), ...input.transitiveTagKeys],
    durationSeconds: terms.durationSeconds,
  });
  return {
    Credentials,
    AssumedRoleUser: {
      AssumedRoleId: `${role.id}:${input.sessionName}`,
      Arn: `arn:${account.partition}:sts::${account.id}:assumed-role/${role.name}/${input.sessionName}`,
    },
    PackedPolicySize: terms.packed,
    SourceIdentity: sourceIdentity,
  };
}

function denied({ caller }: Call, action: string, resource: string): AwsError {
  return new AwsError("AccessDenied", refusal({ callerArn: caller.arn, action, resource }));
}
