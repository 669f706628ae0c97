import { authorize, type NamedPolicy } from "../evaluation/authorize";
import { mergeContexts, type RequestContext } from "../evaluation/request-context";
import type { Call } from "../wire/call";
import { callContext } from "./call-context";
import { callerLayers } from "./caller-layers";
import { accessDenied, deniedAbroad } from "./denial";
import { resourceControlOf } from "./resource-control";

/** A resource with a policy of its own, which must allow whatever the caller's policies say. */
export interface GuardedResource {
  arn: string;
  ownerId: string;
  policy: NamedPolicy;
}

/** Throws AccessDenied unless an action on a resource is allowed: by the caller's policies, and the resource's own. */
export async function requireAllowed(
  call: Call,
  action: string,
  resource: string | GuardedResource,
  more: RequestContext = new Map(),
): Promise<void> {
  const guard = typeof resource === "string" ? null : resource;
  const arn = typeof resource === "string" ? resource : resource.arn;
  const context = mergeContexts(callContext(call), more);
  const layers = {
    ...(await callerLayers(call.caller, call.now)),
    resource: guard ? [guard.policy] : undefined,
    resourceControl: guard ? resourceControlOf(call.world.accounts.get(guard.ownerId)) : undefined,
  };
  const crossAccount = guard !== null && guard.ownerId !== call.caller.accountId;
  const question = { action, resource: arn, context, principal: call.caller };
  const explanation = authorize(question, layers, { crossAccount, resourcePolicyRequired: guard !== null });
  if (explanation.decision === "allowed") return;
  const callerArn = call.caller.arn;
  if (crossAccount && explanation.kind === "resource-policy") throw deniedAbroad(callerArn, action);
  throw accessDenied({ callerArn, action, resource: arn }, explanation);
}
