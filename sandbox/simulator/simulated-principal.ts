import { boundaryOf, type PolicyText, policiesOf } from "../authorization/holder-policies";
import { parsePolicy } from "../authorization/policy-text";
import type { Principal } from "../evaluation/principals";
import { contextOf, type RequestContext } from "../evaluation/request-context";
import { holdersOf } from "../iam/holders";
import { AwsError } from "../wire/aws-error";
import type { Call } from "../wire/call";
import { spreadState } from "../world/propagation";
import type { HolderKind, IamState, PolicyHolder } from "../world/types";
import type { SimulatedPolicy } from "./simulate-input";

const PRINCIPAL_ARN = /^arn:[^:]+:iam::(\d{12}):(user|group|role)\/(?:.*\/)?([^/]+)$/;

export interface SimulatedPrincipal {
  holder: PolicyHolder;
  iam: IamState;
}

/** Refuses what is no ARN of a user, group or role: root's and an assumed role's too. */
export function checkPrincipalArn(arn: string): void {
  if (!PRINCIPAL_ARN.test(arn))
    throw new AwsError("InvalidInput", `Invalid ARN provided in the request: ${arn}`);
}

/** Finds the principal by its name, whatever path the ARN has; throws NoSuchEntity. */
export function findPrincipal({ caller, now }: Call, arn: string): SimulatedPrincipal {
  const [, accountId, kind, name = ""] = PRINCIPAL_ARN.exec(arn) ?? [];
  const iam = spreadState(caller.account, now);
  const holder = accountId === caller.accountId ? holdersOf(iam, kind as HolderKind).get(name) : undefined;
  if (holder === undefined) throw new AwsError("NoSuchEntity", "Unable to retrieve specified IAM entity.");
  return { holder, iam };
}

/** The principal's policies and boundary, named as results name them. */
export async function principalPolicies({ holder, iam }: SimulatedPrincipal) {
  const boundary = await boundaryOf(iam, holder);
  return {
    policies: (await policiesOf(iam, holder)).map(toSimulated),
    boundaries: boundary === undefined ? [] : boundary.map(toSimulated),
    bounded: boundary !== undefined,
  };
}

function toSimulated({ id, text }: PolicyText): SimulatedPolicy {
  return { id, text, document: parsePolicy(text) };
}

/** The condition keys that the simulator fills in by itself for a principal. */
export function principalContext({ holder }: SimulatedPrincipal): RequestContext {
  return contextOf({
    "aws:PrincipalArn": holder.arn,
    "aws:PrincipalAccount": holder.arn.split(":")[4],
    "aws:userid": holder.id,
    "aws:username": holder.kind === "user" ? holder.name : undefined,
  });
}

/** The caller that a resource policy is asked about, from an ARN of a user or role; undefined for another ARN. */
export function callerFromArn(arn: string): Principal | undefined {
  const [, accountId, kind] = PRINCIPAL_ARN.exec(arn) ?? [];
  if (accountId === undefined || kind === "group") return undefined;
  if (kind === "user") return { kind, accountId, arn, uniqueId: arn };
  return { kind: "assumed-role", accountId, arn: `${arn}/simulated`, roleArn: arn, uniqueId: arn };
}
