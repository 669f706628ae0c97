import { describe, expect, test } from "vitest";
import type { Requirement } from "@/lib/iam/requirement";
import type { SimulationGroup } from "@/lib/iam/simulation-groups";
import type { AwsEvidence } from "./check-result";
import type { AwsAnswer, SimulatedAction } from "./port";
import { simulateAll } from "./simulate-all";
import { tellSimulation } from "./testing/told-simulation";

const EVIDENCE: AwsEvidence = {
  call: "iam:SimulatePrincipalPolicy",
  httpStatus: 200,
  code: null,
  message: null,
  requestId: null,
  durationMs: 1,
};

function requires(action: string, resource: string | null = null): Requirement {
  const grant = { resource: resource ?? "*", condition: null };
  return { action, resource, context: [], capabilityId: "one", pattern: action, grant };
}

type Ask = (group: SimulationGroup) => Promise<AwsAnswer<SimulatedAction[]>>;

/** What is asked, and slept; chance is the middle unless told otherwise. */
async function run(requirements: Requirement[], ask: Ask, random = () => 0.5) {
  const asked: string[][] = [];
  const sleeps: number[] = [];
  const simulated = await simulateAll(
    requirements,
    (group) => {
      asked.push([...group.actions]);
      return ask(group);
    },
    {
      random,
      sleep: async (ms) => {
        sleeps.push(ms);
      },
    },
  );
  return { simulated, asked, sleeps };
}

const actions = Array.from({ length: 100 }, (_, index) => `ec2:Action${index}`);
const granted = Object.fromEntries(actions.map((action) => [action, "granted"]));

describe("a group that AWS refuses for its input", () => {
  test("is halved until the offending action is alone; every other one is decided", async () => {
    const words = { ...granted, "ec2:Action37": "refused" };
    const { simulated, asked } = await run(
      actions.map((action) => requires(action)),
      async (group) => tellSimulation(group, words, EVIDENCE),
    );
    const refused = simulated.filter(({ answer }) => answer.kind !== "answered");
    expect(refused.map(({ group }) => group.actions)).toEqual([["ec2:Action37"]]);
    expect(simulated.flatMap(({ group }) => group.actions)).toEqual(actions);
    expect(asked.length).toBeLessThan(20);
  });

  test("is not halved for ever where AWS refuses whatever it is asked", async () => {
    const words = Object.fromEntries(actions.map((action) => [action, "refused"]));
    const { simulated, asked } = await run(
      actions.map((action) => requires(action)),
      async (group) => tellSimulation(group, words, EVIDENCE),
    );
    expect(asked.length).toBeLessThan(100);
    expect(simulated.flatMap(({ group }) => group.actions)).toEqual(actions);
  });
});

describe("a simulator that is asked too much", () => {
  const throttled: AwsAnswer<never> = { kind: "throttled", evidence: EVIDENCE };

  test("is asked again after growing pauses that chance spreads", async () => {
    let calls = 0;
    const ask: Ask = async (group) => {
      calls += 1;
      return calls < 4 ? throttled : tellSimulation(group, { "ec2:A": "granted" }, EVIDENCE);
    };
    const chances = [0, 0.25, 0.999];
    const { simulated, sleeps } = await run([requires("ec2:A")], ask, () => chances[calls - 1] ?? 0);
    expect(sleeps).toEqual([500, 1_500, 5_996]);
    expect(simulated.map(({ answer }) => answer.kind)).toEqual(["answered"]);
  });

  test("is left alone with the groups that are left, once it has refused for good", async () => {
    const requirements = Array.from({ length: 15 }, (_, index) => requires("s3:ListBucket", `arn:${index}`));
    const { simulated, asked } = await run(requirements, async () => throttled);
    expect(asked).toHaveLength(9 * 5);
    expect(simulated.map(({ group }) => group.resource)).toEqual(
      requirements.map(({ resource }) => resource),
    );
    expect(new Set(simulated.map(({ answer }) => answer.kind))).toEqual(new Set(["throttled"]));
  });
});

test("answers come in the order of the plan, whichever came first", async () => {
  const requirements = Array.from({ length: 6 }, (_, index) => requires("s3:ListBucket", `arn:${index}`));
  const { simulated } = await run(requirements, async (group) => {
    const turns = 6 - Number(group.resource?.slice(4));
    for (let turn = 0; turn < turns * 3; turn += 1) await Promise.resolve();
    return tellSimulation(group, { "s3:ListBucket": "granted" }, EVIDENCE);
  });
  expect(simulated.map(({ group }) => group.resource)).toEqual(requirements.map(({ resource }) => resource));
});

test("a fault of AWS is asked again, an answer of the wrong shape is not", async () => {
  const fault = (httpStatus: number): AwsAnswer<never> => ({
    kind: "unanswered",
    evidence: { ...EVIDENCE, httpStatus },
  });
  expect((await run([requires("ec2:A")], async () => fault(500))).asked).toHaveLength(5);
  expect((await run([requires("ec2:A")], async () => fault(200))).asked).toHaveLength(1);
});
