import { namedPolicy } from "../authorization/policy-text";
import type { NamedPolicy } from "../evaluation/authorize";
import { mergeContexts } from "../evaluation/request-context";
import type { AnswerObject } from "../wire/answer-value";
import { AwsError } from "../wire/aws-error";
import type { Call } from "../wire/call";
import { iamOperation, type Operation } from "../wire/operation";
import { takePage } from "../wire/paging";
import { requireOneClass } from "./authorization-classes";
import { evaluationShape, policySpans } from "./result-shape";
import { readSimulateInput, type SimulatedPolicy, type SimulateInput } from "./simulate-input";
import {
  callerFromArn,
  checkPrincipalArn,
  findPrincipal,
  principalContext,
  principalPolicies,
} from "./simulated-principal";
import { type Simulation, simulate } from "./simulation";

interface Sources {
  policies: SimulatedPolicy[];
  /** Undefined without a boundary. */
  boundaries: SimulatedPolicy[] | undefined;
  serviceControl?: NamedPolicy[] | undefined;
  callerArn: string | undefined;
}

const simulateCustomPolicy = iamOperation({
  name: "SimulateCustomPolicy",
  read: readSimulateInput,
  resource: () => "*",
  run: (input) =>
    evaluate(input, {
      policies: input.policies,
      boundaries: input.boundaries.length > 0 ? input.boundaries : undefined,
      callerArn: input.callerArn,
    }),
});

const simulatePrincipalPolicy = iamOperation({
  name: "SimulatePrincipalPolicy",
  read: (params) => {
    const arn = params.text("PolicySourceArn", { min: 20, max: 2048 });
    const input = readSimulateInput(params);
    checkPrincipalArn(arn);
    return { arn, input };
  },
  resource: ({ arn }) => arn,
  run: async ({ arn, input }, call) => {
    const principal = findPrincipal(call, arn);
    const { policies, boundaries, bounded } = await principalPolicies(principal);
    const context = mergeContexts(principalContext(principal), input.context);
    return evaluate(
      { ...input, context },
      {
        policies: [...policies, ...input.policies],
        boundaries: input.boundaries.length > 0 ? input.boundaries : bounded ? boundaries : undefined,
        serviceControl: serviceControlOf(call),
        callerArn: input.callerArn ?? principal.holder.arn,
      },
    );
  },
});

function serviceControlOf({ caller }: Call): NamedPolicy[] | undefined {
  const text = caller.account.scenario.serviceControlPolicy;
  return text === null ? undefined : [namedPolicy("service-control-policy", text)];
}

/** Pages count actions: only the actions of the page are evaluated. */
async function evaluate(input: SimulateInput, sources: Sources): Promise<AnswerObject> {
  if (input.resources !== null && input.resources[0] !== "*") requireOneClass(input.actions);
  const simulation = toSimulation(input, sources);
  const { resourcePolicy } = input;
  const spans = policySpans([
    ...sources.policies,
    ...(sources.boundaries ?? []),
    ...(resourcePolicy === null ? [] : [resourcePolicy]),
  ]);
  const { page, rest } = takePage(input.actions, input.page);
  const EvaluationResults: AnswerObject[] = [];
  for (const action of page) {
    const results = await Promise.all(
      (input.resources ?? ["*"]).map(async (resource) => ({
        resource,
        result: await simulate(simulation, action, resource),
      })),
    );
    EvaluationResults.push(evaluationShape(action, results, spans, input.resources !== null));
  }
  return { EvaluationResults, ...rest };
}

function toSimulation(input: SimulateInput, sources: Sources): Simulation {
  const { resourcePolicy, resourceOwner, context } = input;
  if (resourcePolicy !== null && sources.callerArn === undefined) {
    throw new AwsError("InvalidInput", "A CallerArn must be given with a ResourcePolicy.");
  }
  const caller = sources.callerArn === undefined ? undefined : callerFromArn(sources.callerArn);
  const owner = resourceOwner?.split(":")[4];
  return {
    layers: {
      serviceControl: sources.serviceControl,
      boundary: sources.boundaries,
      identity: sources.policies,
      resource: resourcePolicy === null ? undefined : [resourcePolicy],
    },
    context,
    caller,
    crossAccount: resourcePolicy !== null && owner !== undefined && owner !== caller?.accountId,
  };
}

export const simulateOperations: readonly Operation[] = [simulateCustomPolicy, simulatePrincipalPolicy];
