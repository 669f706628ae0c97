import type { Remedy } from "./check-result";
import type { RolePlan } from "./plan";
import { expectsAnotherConnections } from "./remedies-siblings";
import type { RemedyFacts, RemedyMaker } from "./remedy-facts";
import { trustPolicyCommand, trustPolicyDocument, trustPolicySteps } from "./remedy-forms";
import type { FindingCode } from "./verdict-codes";

type RefusalCode = Extract<
  FindingCode,
  "role-refused" | "role-no-longer-opens" | `role-opens-${string}` | `role-expects-${string}`
>;

type Facts = RemedyFacts<RolePlan>;

function mendTrust(
  title: string,
  why: (facts: Facts) => string,
  first: (facts: Facts) => string[] = () => [],
): RemedyMaker<RolePlan> {
  return (facts): Remedy => ({
    title,
    why: why(facts),
    side: "customer",
    steps: [...first(facts), ...trustPolicySteps(facts.plan)],
    document: trustPolicyDocument(facts.plan),
    command: trustPolicyCommand(facts.plan),
  });
}

/** What else was tried in vain: it rules those causes out. */
function ruledOut({ opened }: Facts): string {
  if (opened === null) return "";
  const { without, random, former, siblings } = opened.refused;
  const ways = [
    ...(without ? ["without an External ID"] : []),
    ...(former > 0 ? [former === 1 ? "with an earlier one" : `with ${former} earlier ones`] : []),
    ...(siblings === 1 ? ["with that of another connection of yours"] : []),
    ...(siblings > 1 ? [`with those of ${siblings} other connections of yours`] : []),
    ...(random ? ["with a random one"] : []),
  ];
  const last = ways.pop();
  if (last === undefined) return "";
  return ` It was refused just the same ${ways.length === 0 ? last : `${ways.join(", ")} and ${last}`}.`;
}

function exists(opened: Facts["opened"]): boolean {
  return opened?.existence === "exists";
}

/** IAM itself may know a role for a moment longer than it is there. */
const IT_IS_THERE = "AWS knows the role, so it is there, unless it was deleted moments ago.";

/** One role cannot have the External ID of two connections. */
function sparingOther({ plan }: Facts): string[] {
  const other = plan.siblings.find(({ hasThisRole }) => hasThisRole);
  if (!other) return [];
  const { productName, awsAccountId } = other;
  return [
    `The same Role ARN is entered at your connection ${productName} in account ${awsAccountId}. If the role is that one's, leave its trust policy as it is: create another role for this connection, under another name, and enter its Role ARN.`,
  ];
}

/** What a trust policy may ask beside the External ID, and what can change without anybody touching it. */
const CONDITIONS = "a time that has run out, or an address or organisation that is not ours";

/** The causes that are left, the likeliest first. */
function causesOf({ plan, opened }: Facts): string[] {
  const young = "the role was made or changed moments ago, and AWS is still spreading it";
  const others = [
    "the trust policy has another External ID",
    `it does not name ${plan.vendorPrincipalArn}`,
    ...(exists(opened) ? [] : [`there is no role ${plan.roleName} in account ${plan.awsAccountId}`]),
    `the trust policy has a further condition that we cannot meet: ${CONDITIONS}`,
  ];
  return plan.isYoung ? [young, ...others] : [...others, young];
}

function pastCausesOf({ plan, opened }: Facts): string[] {
  const hadOthers = plan.retiringExternalId !== null || plan.olderExternalIds.length > 0;
  return [
    "its trust policy was changed since",
    ...(exists(opened) ? [] : [`the role ${plan.roleName} was deleted`]),
    ...(hadOthers
      ? ["the External ID was renewed, and the trust policy has neither the new nor the former one"]
      : []),
    `a condition of the trust policy no longer fits: ${CONDITIONS}`,
    "AWS is still spreading a change of the last minutes",
  ];
}

/** What AWS's silence comes down to, by what opened the role instead and by what is known of its past. */
export const REFUSAL_REMEDIES = {
  "role-refused": mendTrust(
    "AWS did not let us assume the role",
    (facts) =>
      `AWS gives no reason.${exists(facts.opened) ? ` ${IT_IS_THERE}` : ""}${ruledOut(facts)} The likeliest first: ${causesOf(facts).join("; ")}.`,
    (facts) => [
      ...sparingOther(facts),
      ...(facts.plan.isYoung
        ? ["If the role was made within the last minute, wait a minute and verify again first."]
        : []),
      `Check that the Role ARN is right: ${facts.plan.roleArn}.`,
    ],
  ),
  "role-no-longer-opens": mendTrust(
    "The role no longer opens to us",
    (facts) =>
      `It did before, and AWS gives no reason.${exists(facts.opened) ? ` ${IT_IS_THERE}` : ""}${ruledOut(facts)} The likeliest first: ${pastCausesOf(facts).join("; ")}.`,
    (facts) => [
      ...sparingOther(facts),
      ...(exists(facts.opened)
        ? []
        : [
            `Check that the role is still there: ${facts.plan.roleArn}. If it is gone, create it again, as the step Create the role says.`,
          ]),
    ],
  ),
  "role-expects-older-external-id": mendTrust(
    "The role still asks for an earlier External ID",
    ({ plan, opened }) =>
      `AWS refused ${plan.externalId}, and let us in with ${opened?.former ?? "an earlier one"}, which this connection had before. The trust policy has to ask for the present one, and no longer for the earlier one.`,
  ),
  "role-expects-another-connections-external-id": expectsAnotherConnections,
  "role-opens-without-external-id": mendTrust(
    "The role opens without an External ID, and not with yours",
    ({ opened }) =>
      opened?.random
        ? "AWS let us in without an External ID and with a random one, and refused yours. The condition says the opposite of what it should: StringNotEquals, most often."
        : "AWS let us in without an External ID, and refused yours. The condition asks for another value, and lets it be left out: IfExists, ForAllValues or Null does that.",
  ),
  "role-opens-with-other-external-id": mendTrust(
    "The role opens with a random External ID, and not with yours",
    () =>
      "The condition takes External IDs that nobody was given, and refuses yours: a pattern or a Not operator, most often.",
  ),
} satisfies Record<RefusalCode, RemedyMaker<RolePlan>>;
