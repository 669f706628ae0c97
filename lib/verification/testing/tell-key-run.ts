/** A run by access key against what is told of AWS; time moves by the pauses alone. */
import type { SimulationGroup } from "@/lib/iam/simulation-groups";
import type { AwsEvidence } from "../check-result";
import type { AccessKeyPlan } from "../plan";
import type { AwsAnswer, AwsPort, CallerIdentity, CustomerSession } from "../port";
import { runChecks } from "../run-checks";
import type { RunEvent } from "../run-event";
import { keyPlanWith, USER_ARN } from "./plan";
import type { ToldRun } from "./tell-run";
import { type ToldPolicies, tellPolicies } from "./told-policies";
import { type ToldRegions, tellRegion } from "./told-regions";
import { tellSimulation } from "./told-simulation";

/** An ARN is an answer; anything else an error of AWS, its code and, after a colon, its message; "silence" is none. */
type Word = string;

export interface ToldKeyAnswers {
  /** Answers to GetCallerIdentity, one for each attempt; the last one stays. */
  key: Word[];
  /** The same, asked in the default region. */
  region: Word;
  /** What each region says to the harmless question (see `told-regions.ts`). */
  regions: ToldRegions;
  simulation: Word | Record<string, string>;
  /** The policies of the user; null where it may not read them. */
  policies: ToldPolicies | null;
  /** What the simulator says of those policies, asked with our own credentials. */
  fromPolicies: Word | Record<string, string>;
}

export const KEY_WELL: ToldKeyAnswers = {
  key: [USER_ARN],
  region: USER_ARN,
  regions: {},
  simulation: {
    "ec2:DescribeInstances": "granted",
    "ec2:DescribeVolumes": "granted",
    "s3:ListBucket": "granted",
  },
  policies: null,
  fromPolicies: "AccessDenied: not authorized",
};

const KINDS: Record<string, "throttled" | "denied" | "unanswered"> = {
  Throttling: "throttled",
  AccessDenied: "denied",
  RegionDisabledException: "unanswered",
  silence: "unanswered",
};

function failure(word: Word, call: string): AwsAnswer<never> {
  const [, code = word, message = null] = /^(\w+): (.*)$/.exec(word) ?? [];
  const kind = KINDS[code] ?? "credentials-refused";
  const isSilent = code === "silence";
  const evidence: AwsEvidence = {
    call,
    httpStatus: isSilent ? null : 403,
    code: isSilent ? null : code,
    message,
    requestId: null,
    durationMs: 1,
  };
  return kind === "denied" ? { kind, reason: "unstated", evidence } : { kind, evidence };
}

function answered<Value>(value: Value, call: string): AwsAnswer<Value> {
  const evidence = { call, httpStatus: 200, code: null, message: null, requestId: null, durationMs: 1 };
  return { kind: "answered", value, evidence };
}

function identify(word: Word): AwsAnswer<CallerIdentity> {
  const call = "sts:GetCallerIdentity";
  if (!word.startsWith("arn:")) return failure(word, call);
  return answered({ awsAccountId: word.split(":")[4] ?? "", arn: word }, call);
}

function simulate(told: Word | Record<string, string>, group: SimulationGroup, call: string) {
  return typeof told === "string"
    ? failure(told, call)
    : tellSimulation(group, told, answered(null, call).evidence);
}

function tellKeyPort(told: ToldKeyAnswers, asked: string[]): AwsPort {
  let attempt = 0;
  const unasked = async () => {
    throw new Error("A run by access key asks nothing with our own credentials");
  };
  return {
    identifyVendor: unasked,
    assumeRole: unasked,
    tryDuration: unasked,
    seekRole: unasked,
    identifySession: async (_session, region) => {
      asked.push(region ?? "key");
      if (region !== undefined) return identify(told.region);
      attempt += 1;
      return identify(told.key[Math.min(attempt, told.key.length) - 1] ?? "silence");
    },
    askInRegion: async (_, region) => {
      asked.push(`question in ${region}`);
      return tellRegion(told.regions, region);
    },
    simulateActions: async ({ group, principalArn }) => {
      asked.push(principalArn);
      return simulate(told.simulation, group, "iam:SimulatePrincipalPolicy");
    },
    readPolicies: tellPolicies(told.policies, []),
    simulatePolicies: async ({ group }) => simulate(told.fromPolicies, group, "iam:SimulateCustomPolicy"),
  };
}

/** `asked` holds each call: "key", the region, or the ARN that was simulated. */
export async function tellKeyRun(
  answers: Partial<ToldKeyAnswers>,
  changes: Partial<AccessKeyPlan> = {},
  hear: (event: RunEvent) => Promise<void> = async () => undefined,
): Promise<Omit<ToldRun, "port"> & { asked: string[] }> {
  const asked: string[] = [];
  const events: RunEvent[] = [];
  const sleeps: number[] = [];
  let now = Date.UTC(2026, 0, 1);
  const results = await runChecks(
    { plan: keyPlanWith(changes), session: {} as CustomerSession },
    {
      port: tellKeyPort({ ...KEY_WELL, ...answers }, asked),
      now: () => new Date(now),
      random: () => 0.5,
      sleep: async (ms) => {
        sleeps.push(ms);
        now += ms;
      },
      emit: async (event) => {
        events.push(event);
        await hear(event);
      },
    },
  );
  return { results, events, sleeps, asked };
}
