import type { RolePlan } from "./plan";
import type { RemedyFacts, RemedyMaker } from "./remedy-facts";
import type { FindingCode } from "./verdict-codes";

type VendorCode = Extract<FindingCode, `vendor-${string}`>;

function ourSide(title: string, why: (facts: RemedyFacts<RolePlan>) => string): RemedyMaker<RolePlan> {
  return (facts) => ({
    title,
    why: `${why(facts)} Nothing is wrong on your side, and there is nothing for you to change.`,
    side: "vendor",
    steps: ["Verify again in a few minutes. What you entered is kept."],
    document: null,
    command: null,
  });
}

/** Faults of our own side. They are never shown as the customer's. */
export const VENDOR_REMEDIES = {
  "vendor-credentials-missing": ourSide(
    "Our own AWS credentials are not set up",
    ({ plan }) => `${plan.productName} could not find the AWS credentials it assumes your role with.`,
  ),
  "vendor-credentials-refused": ourSide(
    "AWS does not accept our own credentials",
    ({ plan }) => `AWS refused the credentials that ${plan.productName} itself uses.`,
  ),
  "vendor-account-differs": ourSide(
    "Our own credentials are of another AWS account",
    ({ plan }) =>
      `Your trust policy rightly names account ${plan.vendorAccountId}; we asked from another one.`,
  ),
  "vendor-principal-differs": ourSide(
    "Our own credentials are of another identity",
    ({ plan }) => `Your trust policy rightly names ${plan.vendorPrincipalArn}; we asked as another one.`,
  ),
  "vendor-identity-unanswered": ourSide(
    "AWS did not answer us",
    () => "We could not reach AWS's Security Token Service, or its answer made no sense.",
  ),
  "vendor-may-not-assume": ourSide(
    "We are not allowed to assume your role",
    ({ plan }) =>
      `The identity of ${plan.productName} may not call sts:AssumeRole, by the rules of its own side.`,
  ),
  "vendor-cannot-ask": ourSide(
    "We could not ask AWS about your role",
    ({ plan }) =>
      `${plan.productName} could not ask as the identity that your trust policy names, so AWS's answer says nothing about your role.`,
  ),
} satisfies Record<VendorCode, RemedyMaker<RolePlan>>;
