import "server-only";
import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetUserCommand,
  type IAMClient,
  ListGroupsForUserCommand,
} from "@aws-sdk/client-iam";
import type { HeldPolicies, HeldPolicy } from "@/lib/verification/held-policies";
import type { Principal } from "@/lib/verification/port";
import { sendAllPages } from "./all-pages";
import type { CallLimits } from "./call";
import { type HolderKind, holderCalls } from "./holder-calls";
import { beginReading, type PolicyReading } from "./policy-reading";
import { inTurns, readPolicyText, wordOf } from "./policy-text";

/** More than AWS lets anybody have by default: 20 managed policies, 10 groups, 10 managed policies each. */
const MOST_POLICIES = 150;
const CALLS_AT_ONCE = 4;

type Named = Omit<HeldPolicy, "text">;
type Holder = HeldPolicy["holder"];

/**
 * Every policy that bears on a role or user: inline, managed, through groups, and the boundary, with its text where it
 * may be read. Never throws; what AWS does not tell makes the reading partial (IAM User Guide, "Policy evaluation logic").
 */
export async function readPolicies(
  iam: IAMClient,
  principal: Principal,
  limits: CallLimits,
): Promise<HeldPolicies> {
  const reading = beginReading(limits);
  const own: Holder = { kind: principal.kind, name: principal.name };
  const [boundaryArn, groups, ofPrincipal] = await Promise.all([
    readBoundaryArn(iam, principal, reading),
    principal.kind === "user" ? listGroups(iam, principal.name, reading) : [],
    listHeld(iam, own, reading),
  ]);
  const ofGroups = await inTurns(groups, CALLS_AT_ONCE, (name) =>
    listHeld(iam, { kind: "group", name }, reading),
  );
  const named = [...ofPrincipal, ...ofGroups.flat()];
  if (named.length > MOST_POLICIES) reading.leaveOut();
  const policies = await inTurns(named.slice(0, MOST_POLICIES), CALLS_AT_ONCE, (policy) =>
    withText(iam, policy, reading),
  );
  const boundary = boundaryArn === null ? null : await withText(iam, boundaryOf(boundaryArn, own), reading);
  return { policies, boundary, isWhole: reading.isWhole(), evidence: reading.evidence() };
}

/** Null where there is none, or AWS does not tell: the reading then knows that it is partial. */
function readBoundaryArn(
  iam: IAMClient,
  { kind, name }: Principal,
  reading: PolicyReading,
): Promise<string | null> {
  const asked =
    kind === "role"
      ? reading.ask(
          "iam:GetRole",
          (abortSignal) => iam.send(new GetRoleCommand({ RoleName: name }), { abortSignal }),
          ({ Role }) => boundaryIn(Role),
        )
      : reading.ask(
          "iam:GetUser",
          (abortSignal) => iam.send(new GetUserCommand({ UserName: name }), { abortSignal }),
          ({ User }) => boundaryIn(User),
        );
  return asked.then((told) => told?.arn ?? null);
}

interface Bounded {
  PermissionsBoundary?: { PermissionsBoundaryArn?: string | undefined } | undefined;
}

function boundaryIn(found: Bounded | undefined): { arn: string | null } | null {
  if (found === undefined) return null;
  if (found.PermissionsBoundary === undefined) return { arn: null };
  const arn = wordOf(found.PermissionsBoundary.PermissionsBoundaryArn);
  return arn === null ? null : { arn };
}

async function listGroups(iam: IAMClient, UserName: string, reading: PolicyReading): Promise<string[]> {
  const names = await reading.ask(
    "iam:ListGroupsForUser",
    (abortSignal) =>
      sendAllPages((Marker) => iam.send(new ListGroupsForUserCommand({ UserName, Marker }), { abortSignal })),
    ({ pages }) => allWords(pages.flatMap(({ Groups }) => Groups?.map(({ GroupName }) => GroupName) ?? [])),
  );
  return names ?? [];
}

const WORDS: Record<HolderKind, string> = { role: "Role", user: "User", group: "Group" };

async function listHeld(iam: IAMClient, holder: Holder, reading: PolicyReading): Promise<Named[]> {
  const { kind, name } = holder;
  const [inline, attached] = await Promise.all([
    reading.ask(
      `iam:List${WORDS[kind]}Policies`,
      (signal) => sendAllPages(holderCalls(iam, kind, name, signal).listInline),
      ({ pages }) => allWords(pages.flatMap(({ PolicyNames }) => PolicyNames ?? [])),
    ),
    reading.ask(
      `iam:ListAttached${WORDS[kind]}Policies`,
      (signal) => sendAllPages(holderCalls(iam, kind, name, signal).listAttached),
      ({ pages }) =>
        allWords(
          pages.flatMap(({ AttachedPolicies }) => AttachedPolicies?.map((one) => one.PolicyArn) ?? []),
        ),
    ),
  ]);
  return [
    ...(inline ?? []).map((policy): Named => {
      const id = `${kind}_${name}_${policy}`;
      return { id, name: policy, type: "inline", holder, arn: null };
    }),
    ...(attached ?? []).map((arn): Named => ({ ...managed(arn), type: "managed", holder, arn })),
  ];
}

function managed(arn: string) {
  const name = arn.slice(arn.lastIndexOf("/") + 1);
  return { id: name, name };
}

function boundaryOf(arn: string, holder: Holder): Named {
  return { ...managed(arn), type: "boundary", holder, arn };
}

async function withText(iam: IAMClient, policy: Named, reading: PolicyReading): Promise<HeldPolicy> {
  const { arn } = policy;
  const text = arn === null ? await readInline(iam, policy, reading) : await readManaged(iam, arn, reading);
  return { ...policy, text };
}

function readInline(iam: IAMClient, policy: Named, reading: PolicyReading): Promise<string | null> {
  const { kind, name } = policy.holder;
  return reading.ask(
    `iam:Get${WORDS[kind]}Policy`,
    (signal) => holderCalls(iam, kind, name, signal).getInline(policy.name),
    ({ PolicyDocument }) => readPolicyText(PolicyDocument),
  );
}

/** The version that is in force. */
async function readManaged(
  iam: IAMClient,
  PolicyArn: string,
  reading: PolicyReading,
): Promise<string | null> {
  const VersionId = await reading.ask(
    "iam:GetPolicy",
    (abortSignal) => iam.send(new GetPolicyCommand({ PolicyArn }), { abortSignal }),
    ({ Policy }) => wordOf(Policy?.DefaultVersionId),
  );
  if (VersionId === null) return null;
  return reading.ask(
    "iam:GetPolicyVersion",
    (abortSignal) => iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId }), { abortSignal }),
    ({ PolicyVersion }) => readPolicyText(PolicyVersion?.Document),
  );
}

/** All as text, or null where one is not. */
function allWords(given: readonly unknown[]): string[] | null {
  const words = given.flatMap((one) => wordOf(one) ?? []);
  return words.length === given.length ? words : null;
}
