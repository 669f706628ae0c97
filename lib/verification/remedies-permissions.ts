import { tellAllowCondition, tellDenyCondition } from "./condition-words";
import { mendPermissions } from "./permission-mend";
import { nameAddition } from "./policy-addition";
import { leaveQuarantine } from "./quarantine";
import type { RemedyFacts, RemedyMaker } from "./remedy-facts";
import { askAgain } from "./remedy-forms";
import { allowSelfCheck, tellNotInEffect, tellPattern, tellRefusal } from "./self-check-refusal";
import type { FindingCode } from "./verdict-codes";

type PermissionCode = Extract<
  FindingCode,
  `permissions-${string}` | `optional-${string}` | `simulation-${string}`
>;

const MOST_REASONS = 3;

function countOpen({ findings, missing, plan }: RemedyFacts): string {
  const open = findings.filter(({ decision }) => decision !== "unverified");
  const count = Math.max(open.length, missing.length);
  if (count > 1 && open.length === plan.requirements.length)
    return `None of the ${count} permissions is granted`;
  return count === 1
    ? `${open[0]?.action ?? missing[0]?.action} is not granted`
    : `${count} permissions are not granted`;
}

function tellReasons({ findings }: RemedyFacts): string {
  const reasons = new Set(findings.flatMap(({ reason }) => reason ?? []));
  return reasons.size === 0 ? "" : ` ${[...reasons].slice(0, MOST_REASONS).join(". ")}.`;
}

function askLater(title: string, why: string): RemedyMaker {
  return () => ({
    title,
    why: `${why} The permissions are not verified; they may well be right.`,
    side: "aws",
    steps: ["Verify again in a minute."],
    document: null,
    command: null,
  });
}

/** Faults of the permissions, and reasons why they could not be looked at. */
export const PERMISSION_REMEDIES = {
  "permissions-missing": (facts) => ({
    title: "Permissions are missing",
    why: [`${countOpen(facts)}.`, tellAllowCondition(facts), tellNotInEffect(facts), nameAddition(facts)]
      .filter(Boolean)
      .join(" "),
    side: "customer",
    ...mendPermissions(facts),
  }),
  "permissions-quarantined": leaveQuarantine,
  "permissions-denied": (facts) => ({
    title: "A policy denies what the product needs",
    why: `${countOpen(facts)}, because a statement with the effect Deny stands in the way. A Deny wins over every Allow, so it has to be changed where it stands.${tellDenyCondition(facts, "denied")}${tellPattern(facts)}`,
    side: "customer",
    ...mendPermissions(facts),
  }),
  "permissions-outside-boundary": (facts) => ({
    title: "The permissions boundary does not allow it",
    why: `${countOpen(facts)}, because a permissions boundary limits what the policies may grant. Adding a policy does not help; the boundary has to allow it too.${tellDenyCondition(facts, "denied-by-boundary")}`,
    side: "customer",
    ...mendPermissions(facts),
  }),
  "permissions-denied-by-scp": (facts) => ({
    title: "Your AWS organisation may not allow it",
    why: `${countOpen(facts)}, if AWS's simulator is right: by its word a service control policy stands in the way. It can be wrong there, because it does not weigh every condition of such policies. So this is advice.`,
    side: "customer",
    ...mendPermissions(facts),
  }),
  "optional-permissions-missing": (facts) => ({
    title: "Optional permissions are missing",
    why: `${countOpen(facts)}. ${facts.plan.productName} works without; follow the steps below if you want what they are for. ${[tellAllowCondition(facts), nameAddition(facts)].filter(Boolean).join(" ")}`,
    side: "customer",
    ...mendPermissions(facts),
  }),
  "permissions-partly-verified": (facts) => ({
    title: "Some permissions could not be looked at",
    why: `What could be looked at stands with the check.${tellReasons(facts)} What is not verified may well be right.`,
    side: "aws",
    steps: ["Verify again in a minute."],
    document: null,
    command: null,
  }),
  "simulation-not-allowed": (facts) => ({
    title: "The permissions could not be looked at",
    why: tellRefusal(facts),
    side: "customer",
    ...allowSelfCheck(facts),
  }),
  "simulation-throttled": askLater(
    "AWS asked us to slow down",
    "AWS's policy simulator took too many questions at once.",
  ),
  "simulation-unanswered": askLater(
    "The simulator did not answer",
    "AWS's policy simulator gave no clear answer.",
  ),
  "permissions-not-reached": askAgain(
    "Not asked yet",
    "The permissions can be looked at once the access works. Mend the check above first.",
    "nobody",
  ),
} satisfies Record<PermissionCode, RemedyMaker>;
