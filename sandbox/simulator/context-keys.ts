import type { AnswerObject } from "../wire/answer-value";
import { iamOperation, type Operation } from "../wire/operation";
import { contextKeysOf } from "./policy-context-keys";
import { readPolicyInputs, type SimulatedPolicy } from "./simulate-input";
import { checkPrincipalArn, findPrincipal, principalPolicies } from "./simulated-principal";

function namesOf(policies: readonly SimulatedPolicy[]): AnswerObject {
  return {
    ContextKeyNames: [...new Set(policies.flatMap(({ document }) => contextKeysOf(document)))].sort(),
  };
}

const getContextKeysForCustomPolicy = iamOperation({
  name: "GetContextKeysForCustomPolicy",
  read: (params) => readPolicyInputs(params),
  resource: () => "*",
  run: namesOf,
});

const getContextKeysForPrincipalPolicy = iamOperation({
  name: "GetContextKeysForPrincipalPolicy",
  read: (params) => {
    const arn = params.text("PolicySourceArn", { min: 20, max: 2048 });
    const inputs = readPolicyInputs(params);
    checkPrincipalArn(arn);
    return { arn, inputs };
  },
  resource: ({ arn }) => arn,
  run: async ({ arn, inputs }, call) => {
    const { policies } = await principalPolicies(findPrincipal(call, arn));
    return namesOf([...policies, ...inputs]);
  },
});

export const contextKeyOperations: readonly Operation[] = [
  getContextKeysForCustomPolicy,
  getContextKeysForPrincipalPolicy,
];
