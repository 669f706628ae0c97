import { defaultRegion } from "@/lib/iam/partition";
import { refusesEveryCall, SELF_CHECK_ACTION } from "./refused-calls";
import { REGION_QUESTION, type RegionPattern, readRegionPattern } from "./region-pattern";
import type { RemedyFacts } from "./remedy-facts";

/** What a service control policy that refuses the question about itself denies, as far as was seen; the cause first. */
export function tellOrganisation(facts: RemedyFacts): string {
  const { evidence, plan } = facts;
  const pattern = readRegionPattern(evidence, plan.partition);
  const seen = pattern ? tellPattern(pattern, facts) : tellUnknown(facts);
  return `A service control policy of your AWS organisation denies ${seen}`;
}

/** Whom to ask, and for what. */
export function askOrganisation({ evidence, plan }: RemedyFacts): string {
  const account = `account ${plan.awsAccountId}`;
  const ask = "Ask whoever looks after your AWS organisation";
  const denied = `to allow ${SELF_CHECK_ACTION} in ${account}: AWS says that a service control policy denies it.`;
  const exempt = `in the statement with the condition on aws:RequestedRegion, "iam:*" and "sts:*" have to stand under NotAction (in place of "Action": "*"), as in AWS's own example (AWS Organizations User Guide, "Deny access to AWS based on the requested AWS Region").`;
  switch (readRegionPattern(evidence, plan.partition)?.kind) {
    case "by-region":
      return `${ask} to let the region lock of ${account} spare IAM: ${exempt}`;
    case "everywhere":
      return `${ask} whether ${account} was suspended or put in quarantine, and to take it out: it then is in an organizational unit whose service control policies deny everything. If it was not, they have to allow ${SELF_CHECK_ACTION} there.`;
    case "not-by-region":
      return `${ask} ${denied} Where it is a statement that denies iam:*, that has to spare this question; where the policies allow a list of services and deny the rest by silence, "iam:*" and whatever else the product needs has to be on the list; where it is a region lock that spares STS, "iam:*" has to stand beside "sts:*" under NotAction.`;
    default:
      return `${ask} ${denied} One that denies all but certain regions has to except iam:* (under NotAction); an account that was put into a suspended part of the organisation has to be taken out of it.`;
  }
}

function tellPattern(pattern: RegionPattern, facts: RemedyFacts): string {
  const home = defaultRegion(facts.plan.partition);
  switch (pattern.kind) {
    case "by-region":
      return `calls by region: it lets them through in ${list(pattern.spared)}, and denies them in ${list(pattern.denied)}. All calls of IAM go to ${home}: so it is a region lock (aws:RequestedRegion) that does not spare IAM.`;
    case "everywhere":
      return `everything that we tried, in every region where we tried it (${list(pattern.denied)}): that is how an account is treated that was suspended or put in quarantine. A policy that allows certain services alone, or a lock to other regions, looks the same.`;
    case "not-by-region":
      return `${deniedOfIam(facts)}, and not everything: in ${home}, where IAM answers, it lets a call of another service through (${REGION_QUESTION}). So it is about IAM: a statement that denies iam:*, a list of allowed services that leaves IAM out, or a region lock that spares STS and not IAM.`;
  }
}

function tellUnknown(facts: RemedyFacts): string {
  const told = `${deniedOfIam(facts)}.`;
  if (!deniesAllOfIam(facts)) return told;
  return `${told} Most often such a policy denies everything, in a suspended part of the organisation, or all but certain regions (aws:RequestedRegion) and forgot that IAM answers from one region alone.`;
}

function deniedOfIam(facts: RemedyFacts): string {
  return deniesAllOfIam(facts) ? "every call of IAM that we tried" : SELF_CHECK_ACTION;
}

function deniesAllOfIam({ evidence }: RemedyFacts): boolean {
  return refusesEveryCall(evidence, "denied-by-scp");
}

function list(regions: readonly string[]): string {
  return regions.join(", ").replace(/, ([^,]*)$/, " and $1");
}
