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
  const { formerTried, siblingsTried } = opened;
  const former =
    formerTried === 0
      ? ""
      : formerTried === 1
        ? ", with an earlier one"
        : `, with ${formerTried} earlier ones`;
  const siblings =
    siblingsTried === 0
      ? ""
      : siblingsTried === 1
        ? ", with that of another connection of yours"
        : `, with those of ${siblingsTried} other connections of yours`;
  return ` It was refused just the same without an External ID${former}${siblings} and with a random one.`;
}

function exists(opened: Facts["opened"]): boolean {
  return opened?.existence === "exists";
}

const TRUST_POLICY_REFUSES =
  "The role exists: what refuses us is its trust policy. AWS gives no further reason.";

/** The causes that are left, the likeliest first. */
function causesOf({ plan, opened }: Facts): string[] {
  const young = "the role was made or changed moments ago, and AWS is still spreading it";
  const others = [
    "the trust policy has another External ID",
    `it does not name ${plan.vendorPrincipalArn}`,
    ...(exists(opened) ? [] : [`there is no role ${plan.roleName} in account ${plan.awsAccountId}`]),
    "the trust policy has a further condition that we cannot meet",
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
    "AWS is still spreading a change of the last minutes",
  ];
}

/** What AWS's silence comes down to, by what opened the role instead and by what is known of its past. */
export const REFUSAL_REMEDIES = {
  "role-refused": mendTrust(
    "AWS did not let us assume the role",
    (facts) =>
      `${exists(facts.opened) ? TRUST_POLICY_REFUSES : "AWS gives no reason."}${ruledOut(facts)} The likeliest first: ${causesOf(facts).join("; ")}.`,
    ({ plan }) => [
      ...(plan.isYoung
        ? ["If the role was made within the last minute, wait a minute and verify again first."]
        : []),
      `Check that the Role ARN is right: ${plan.roleArn}.`,
    ],
  ),
  "role-no-longer-opens": mendTrust(
    "The role no longer opens to us",
    (facts) =>
      `It did before${exists(facts.opened) ? `. ${TRUST_POLICY_REFUSES}` : ", and AWS gives no reason."}${ruledOut(facts)} The likeliest first: ${pastCausesOf(facts).join("; ")}.`,
    ({ plan, opened }) => {
      if (exists(opened)) return [];
      return [
        `Check that the role is still there: ${plan.roleArn}. If it is gone, create it again, as the step Create the role says.`,
      ];
    },
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
