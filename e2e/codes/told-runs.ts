/**
 * Runs that nobody can bring about from a browser: told of AWS, judged by the checks themselves, and then looked at.
 * That each is brought about by real calls, and mended by what its remedy says, is proven by a row of the case tables.
 */
import type { AccessKeyPlan, RolePlan } from "@/lib/verification/plan";
import type { ToldKeyAnswers } from "@/lib/verification/testing/tell-key-run";
import type { ToldAnswers } from "@/lib/verification/testing/told-port";
import type { FindingCode } from "@/lib/verification/verdict-codes";

interface Told {
  codes: FindingCode[];
  because: string;
  /** A row of `lib/aws/cases/runs/`, by its name. */
  provenBy: string;
}

interface ToldRole extends Told {
  answers: Partial<ToldAnswers>;
  plan?: Partial<RolePlan>;
}

interface ToldKey extends Told {
  answers: Partial<ToldKeyAnswers>;
  plan?: Partial<AccessKeyPlan>;
}

const SHUT = { right: ["denied" as const] };
const ELSEWHERE = "arn:aws:iam::999900001111:user/other";

export const TOLD_ROLE_RUNS: ToldRole[] = [
  {
    codes: ["role-arn-rejected"],
    because: "the form takes no ARN that AWS rejects",
    provenBy: "the Role ARN is of a user",
    answers: { right: ["rejected"] },
  },
  {
    codes: ["vendor-credentials-missing", "vendor-cannot-ask"],
    because: "our credentials are read when the application starts",
    provenBy: "we have no credentials",
    answers: { vendor: "credentials-missing", right: ["credentials-missing"] },
  },
  {
    codes: ["vendor-account-differs", "vendor-cannot-ask"],
    because: "a key stays with its account, and which key is ours is read when the application starts",
    provenBy: "our credentials are those of another account",
    answers: { ...SHUT, vendor: ELSEWHERE },
  },
  {
    codes: ["session-chained"],
    because: "the demo asks as a user, and it takes a role to ask for chained sessions",
    provenBy: "we ask as a role of ours, and the product asks for long sessions",
    answers: {
      duration:
        "rejected: The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining",
    },
  },
];

export const TOLD_KEY_RUNS: ToldKey[] = [
  {
    codes: ["key-is-temporary"],
    because: "the form takes no key that expires",
    provenBy: "a temporary key",
    answers: {},
    plan: { accessKeyId: "ASIAWNFKZ5PC5IQ2ZQXA" },
  },
  {
    codes: ["key-secret-differs"],
    because: "the form tries the secret, and that of a key never changes",
    provenBy: "a key with the secret of another",
    answers: { key: ["SignatureDoesNotMatch: The request signature we calculated does not match"] },
  },
  {
    codes: ["key-of-root"],
    because: "the form takes no key of the root user",
    provenBy: "a key of the root user",
    answers: { key: ["arn:aws:iam::444455556666:root"] },
  },
  {
    codes: ["account-differs"],
    because: "the forms take no role and no key of another account",
    provenBy: "a key of another account",
    answers: { key: ["arn:aws:iam::777788889999:user/somebody"] },
  },
];
