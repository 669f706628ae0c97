import type { PolicyLayers } from "../evaluation/authorize";
import { spreadState } from "../world/propagation";
import type { IamState, PolicyHolder } from "../world/types";
import type { Caller } from "./caller";
import { boundaryOf, type PolicyText, policiesOf } from "./holder-policies";
import { namedPolicy } from "./policy-text";

const EVERYTHING = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
});

/** The policies on the caller's side, as they have spread by now; root is limited by service control policies only. */
export async function callerLayers(caller: Caller, now: number): Promise<PolicyLayers> {
  const { account, session } = caller;
  const scp = account.scenario.serviceControlPolicy;
  const serviceControl = scp === null ? undefined : [namedPolicy("service-control-policy", scp)];
  if (caller.kind === "root") return { serviceControl, identity: [namedPolicy("root", EVERYTHING)] };
  const limits = { serviceControl, session: sessionPolicies(caller, session?.policies ?? null) };
  if (session?.holderName === null) return { ...limits, identity: [namedPolicy("root", EVERYTHING)] };
  const iam = spreadState(account, now);
  const holder = findHolderOf(iam, caller);
  if (holder === null) return { ...limits, identity: [] };
  return {
    ...limits,
    identity: (await policiesOf(iam, holder)).map(named),
    boundary: (await boundaryOf(iam, holder))?.map(named),
  };
}

function findHolderOf(iam: IamState, { roleName, userName }: Caller): PolicyHolder | null {
  if (roleName !== undefined) return iam.roles.get(roleName) ?? null;
  return iam.users.get(userName ?? "") ?? null;
}

/** A federated user without session policies may do nothing; an assumed role without them all that the role may. */
function sessionPolicies({ kind }: Caller, texts: string[] | null): PolicyLayers["session"] {
  if (texts === null) return kind === "federated-user" ? [] : undefined;
  return texts.map((text, index) => namedPolicy(`session-policy-${index + 1}`, text));
}

function named({ id, text }: PolicyText) {
  return namedPolicy(id, text);
}
