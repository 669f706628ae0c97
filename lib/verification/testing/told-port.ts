/** AWS as a test tells it: a port that answers from memory, with a clock that only moves when a run sleeps. */
import type { SimulationGroup } from "@/lib/iam/simulation-groups";
import type { AwsEvidence } from "../check-result";
import type {
  AssumeRoleRequest,
  AwsAnswer,
  AwsFailure,
  AwsPort,
  CallerIdentity,
  CustomerSession,
  DenialReason,
  RoleExistence,
} from "../port";
import { OLDER_IDS, OTHER_ID, RETIRING_ID, RIGHT_ID, SIBLING, STAGED_ID, VENDOR_ARN } from "./plan";
import { type ToldPolicies, tellPolicies } from "./told-policies";
import { type ToldRegions, tellRegion } from "./told-regions";
import { tellSimulation } from "./told-simulation";

/** `denied` may carry a reason: `denied/caller-side`. */
export type FailureWord = AwsFailure["kind"] | `denied/${DenialReason}`;
export interface ToldAnswers {
  /** The ARN that our own credentials stand for, or a failure. */
  vendor: string;
  /** Answers to AssumeRole with the right External ID, one for each attempt; the last one stays. */
  right: ("answered" | FailureWord)[];
  without: "answered" | FailureWord;
  other: "answered" | FailureWord;
  /** Answers to a new External ID, to the one on its way out, and to each retired one. */
  staged: "answered" | FailureWord;
  retiring: "answered" | FailureWord;
  older: ("answered" | FailureWord)[];
  /** The answer to the External ID of another connection of the customer's. */
  sibling: "answered" | FailureWord;
  /** The answer to the longest session, with AWS's message after a colon. */
  duration: string;
  /** Whether the role exists, or a failure; null where we are not set up to ask. */
  existence: RoleExistence | FailureWord | null;
  /** What each region says to the harmless question (see `told-regions.ts`). */
  regions: ToldRegions;
  /** The account of the role's session, or a failure. */
  session: string;
  /** A word for each action (see `told-simulation.ts`), or a failure word for the whole. */
  simulation: FailureWord | Record<string, string>;
  /** The policies of the role; null where it may not read them. */
  policies: ToldPolicies | null;
  /** What the simulator says of those policies, asked with our own credentials. */
  fromPolicies: FailureWord | Record<string, string>;
}

export const ALL_WELL: ToldAnswers = {
  vendor: VENDOR_ARN,
  right: ["answered"],
  without: "denied",
  other: "denied",
  staged: "denied",
  retiring: "denied",
  older: ["denied", "denied"],
  sibling: "denied",
  duration: "answered",
  existence: null,
  regions: {},
  session: "444455556666",
  simulation: {
    "ec2:DescribeInstances": "granted",
    "ec2:DescribeVolumes": "granted",
    "s3:ListBucket": "granted",
  },
  policies: null,
  fromPolicies: "denied",
};

function evidenceOf(call: string): AwsEvidence {
  return { call, httpStatus: null, code: null, message: null, requestId: null, durationMs: 1 };
}

function failure(word: FailureWord, call: string): AwsFailure {
  const [kind = "", reason = "unstated"] = word.split("/");
  const evidence = evidenceOf(call);
  if (kind === "denied") return { kind, reason: reason as DenialReason, evidence };
  return { kind: kind as Exclude<AwsFailure["kind"], "denied">, evidence };
}

function identityAnswer(word: string, call: string): AwsAnswer<CallerIdentity> {
  const arn = /^\d{12}$/.test(word) ? `arn:aws:sts::${word}:assumed-role/connect/rolebridge-test` : word;
  const awsAccountId = arn.split(":")[4];
  if (awsAccountId === undefined) return failure(word as FailureWord, call);
  return { kind: "answered", value: { awsAccountId, arn }, evidence: evidenceOf(call) };
}

function roleAnswer(word: "answered" | FailureWord, call: string): AwsAnswer<CustomerSession> {
  if (word !== "answered") return failure(word, call);
  return { kind: "answered", value: {} as CustomerSession, evidence: evidenceOf(call) };
}

function existenceAnswer(word: ToldAnswers["existence"]): AwsAnswer<RoleExistence> | null {
  if (word === null) return null;
  const call = "iam:UpdateAssumeRolePolicy on a role of our own, to learn whether this one exists";
  if (word !== "exists" && word !== "absent") return failure(word, call);
  return { kind: "answered", value: word, evidence: evidenceOf(call) };
}

function simulate(told: FailureWord | Record<string, string>, group: SimulationGroup, call: string) {
  return typeof told === "string" ? failure(told, call) : tellSimulation(group, told, evidenceOf(call));
}

export interface ToldPort extends AwsPort {
  asked: AssumeRoleRequest[];
}

export function tellPort(changes: Partial<ToldAnswers> = {}): ToldPort {
  const told = { ...ALL_WELL, ...changes };
  const asked: AssumeRoleRequest[] = [];
  let attempt = 0;
  const wordFor = (externalId: string | null) => {
    if (externalId === null) return told.without;
    if (externalId === OTHER_ID) return told.other;
    if (externalId === STAGED_ID) return told.staged;
    if (externalId === RETIRING_ID) return told.retiring;
    if (externalId === SIBLING.externalId) return told.sibling;
    const older = (OLDER_IDS as readonly string[]).indexOf(externalId);
    if (older >= 0) return told.older[older] ?? "unanswered";
    if (externalId !== RIGHT_ID) throw new Error("A run asked with an External ID of nobody");
    attempt += 1;
    return told.right[Math.min(attempt, told.right.length) - 1] ?? "unanswered";
  };
  return {
    asked,
    identifyVendor: async () => identityAnswer(told.vendor, "sts:GetCallerIdentity"),
    assumeRole: async (request) => {
      asked.push(request);
      return roleAnswer(wordFor(request.externalId), "sts:AssumeRole");
    },
    tryDuration: async () => {
      const call = "sts:AssumeRole";
      const [word = "", message = null] = told.duration.split(": ");
      if (word === "answered") return { kind: "answered", value: "given", evidence: evidenceOf(call) };
      const failed = failure(word as FailureWord, call);
      return { ...failed, evidence: { ...failed.evidence, message } };
    },
    seekRole: async () => existenceAnswer(told.existence),
    identifySession: async () => identityAnswer(told.session, "sts:GetCallerIdentity"),
    askInRegion: async (_, region) => tellRegion(told.regions, region),
    simulateActions: async ({ group }) => simulate(told.simulation, group, "iam:SimulatePrincipalPolicy"),
    readPolicies: tellPolicies(told.policies, [evidenceOf("iam:GetRole")]),
    simulatePolicies: async ({ group }) => simulate(told.fromPolicies, group, "iam:SimulateCustomPolicy"),
  };
}
