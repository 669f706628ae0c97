import { authorize } from "../evaluation/authorize";
import { mergeContexts, type RequestContext } from "../evaluation/request-context";
import type { Call } from "../wire/call";
import { callContext } from "./call-context";
import { callerLayers } from "./caller-layers";
import { accessDenied } from "./denial";

/** Throws AccessDenied unless the caller's own policies allow an action on a resource of its account. */
export async function requireAllowed(
  call: Call,
  action: string,
  resource: string,
  more: RequestContext = new Map(),
): Promise<void> {
  const context = mergeContexts(callContext(call), more);
  const layers = await callerLayers(call.caller, call.now);
  const question = { action, resource, context, principal: call.caller };
  const explanation = authorize(question, layers, { crossAccount: false, resourcePolicyRequired: false });
  if (explanation.decision === "allowed") return;
  throw accessDenied({ callerArn: call.caller.arn, action, resource }, explanation);
}
