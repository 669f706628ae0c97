import "server-only";
import type { HeldPolicies } from "@/lib/verification/held-policies";
import type { NamedStatement, SimulatedAction } from "@/lib/verification/port";

/** The texts as a simulation of policies takes them; those that could not be read are left out. */
export function toPolicyInput({ policies, boundary }: HeldPolicies) {
  const boundaryText = boundary?.text;
  return {
    PolicyInputList: textsOf(policies).map(({ text }) => text),
    ...(boundaryText ? { PermissionsBoundaryPolicyInputList: [boundaryText] } : {}),
  };
}

/** The same decisions with each policy under the name that it has for a principal, not `PolicyInputList.1`. */
export function nameHeldPolicies(
  simulated: SimulatedAction[] | null,
  held: HeldPolicies,
): SimulatedAction[] | null {
  const readable = textsOf(held.policies);
  const rename = (statement: NamedStatement): NamedStatement => {
    if (/^PermissionsBoundaryPolicyInputList\.1$/.test(statement.policyId))
      return { ...statement, policyId: held.boundary?.id ?? statement.policyId, isBoundary: true };
    const place = Number(/^PolicyInputList\.(\d+)$/.exec(statement.policyId)?.[1]);
    return { ...statement, policyId: readable[place - 1]?.id ?? statement.policyId };
  };
  return (
    simulated?.map((one) => (one.deniedBy ? { ...one, deniedBy: one.deniedBy.map(rename) } : one)) ?? null
  );
}

function textsOf(policies: HeldPolicies["policies"]) {
  return policies.flatMap(({ id, text }) => (text === null ? [] : [{ id, text }]));
}
