/** Runs that nobody can bring about from a browser: told of AWS, judged by the checks themselves, and then looked at. */
import type { AccessKeyPlan, RolePlan } from "@/lib/verification/plan";
import { OLDER_IDS, RETIRING_ID, STAGED_ID } from "@/lib/verification/testing/plan";
import type { ToldKeyAnswers } from "@/lib/verification/testing/tell-key-run";
import type { ToldAnswers } from "@/lib/verification/testing/told-port";
import type { FindingCode } from "@/lib/verification/verdict-codes";

export interface ToldRole {
  codes: FindingCode[];
  answers: Partial<ToldAnswers>;
  plan?: Partial<RolePlan>;
}

export interface ToldKey {
  codes: FindingCode[];
  answers: Partial<ToldKeyAnswers>;
  plan?: Partial<AccessKeyPlan>;
}

const FORMER = { olderExternalIds: OLDER_IDS };
const SHUT = { right: ["denied" as const] };
const ELSEWHERE = "arn:aws:iam::999900001111:user/other";

export const TOLD_ROLE_RUNS: ToldRole[] = [
  { codes: ["role-refused"], answers: SHUT },
  {
    codes: ["role-expects-older-external-id"],
    answers: { ...SHUT, older: ["answered", "denied"] },
    plan: FORMER,
  },
  { codes: ["role-denied-by-rcp"], answers: { right: ["denied/resource-control-policy"] } },
  { codes: ["role-arn-rejected"], answers: { right: ["rejected"] } },
  {
    codes: ["vendor-credentials-missing", "vendor-cannot-ask"],
    answers: { vendor: "credentials-missing", right: ["credentials-missing"] },
  },
  {
    codes: ["vendor-credentials-refused", "vendor-cannot-ask"],
    answers: { vendor: "credentials-refused", right: ["credentials-refused"] },
  },
  { codes: ["vendor-account-differs"], answers: { ...SHUT, vendor: ELSEWHERE } },
  {
    codes: ["vendor-principal-differs"],
    answers: { ...SHUT, vendor: "arn:aws:iam::111122223333:user/another" },
  },
  { codes: ["without-external-id-unanswered"], answers: { without: "unanswered" } },
  { codes: ["other-external-id-unanswered"], answers: { other: "throttled" } },
  { codes: ["account-differs"], answers: { session: "777788889999" } },
  {
    codes: ["permissions-partly-verified"],
    answers: {
      simulation: {
        "ec2:DescribeInstances": "granted",
        "ec2:DescribeVolumes": "granted",
        "s3:ListBucket": "refused",
      },
    },
  },
  {
    codes: ["session-chained"],
    answers: {
      duration:
        "rejected: The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining",
    },
  },
  { codes: ["session-unanswered"], answers: { duration: "unanswered" } },
  { codes: ["staged-external-id-not-yet"], answers: {}, plan: { stagedExternalId: STAGED_ID } },
  {
    codes: ["staged-external-id-unanswered"],
    answers: { staged: "unanswered" },
    plan: { stagedExternalId: STAGED_ID },
  },
  {
    codes: ["retiring-external-id-accepted"],
    answers: { retiring: "answered" },
    plan: { retiringExternalId: RETIRING_ID },
  },
  { codes: ["retired-external-id-accepted"], answers: { older: ["answered", "denied"] }, plan: FORMER },
  { codes: ["retired-external-id-not-proven"], answers: SHUT, plan: FORMER },
  { codes: ["retired-external-id-unanswered"], answers: { older: ["unanswered", "denied"] }, plan: FORMER },
];

export const TOLD_KEY_RUNS: ToldKey[] = [
  { codes: ["key-is-temporary"], answers: {}, plan: { accessKeyId: "ASIAWNFKZ5PC5IQ2ZQXA" } },
  {
    codes: ["key-not-recognised", "key-holder-unknown", "region-not-reached"],
    answers: { key: ["InvalidClientTokenId"] },
  },
  {
    codes: ["key-secret-differs"],
    answers: { key: ["SignatureDoesNotMatch: The request signature we calculated does not match"] },
  },
  { codes: ["key-unanswered"], answers: { key: ["silence"] } },
  { codes: ["key-of-root"], answers: { key: ["arn:aws:iam::444455556666:root"] } },
  { codes: ["region-not-enabled"], answers: { region: "InvalidClientTokenId" } },
  { codes: ["region-unanswered"], answers: { region: "silence" } },
];
