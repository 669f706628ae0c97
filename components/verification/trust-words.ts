import type { AwsErrorCode } from "@/lib/iam/trust-doctor/aws-error";
import type {
  ExaminedRole,
  FindingEffect,
  Opening,
  TrustExamination,
  TrustFinding,
} from "@/lib/iam/trust-doctor/examination";
import type { StateTone } from "@/lib/onboarding/connection-state";

export const EFFECT_WORDS: Record<FindingEffect, { word: string; tone: StateTone }> = {
  elsewhere: { word: "Look at the role", tone: "bad" },
  opens: { word: "Too open", tone: "bad" },
  rejected: { word: "IAM does not save this", tone: "bad" },
  shuts: { word: "Keeps us out", tone: "bad" },
  "may-shut": { word: "May keep us out", tone: "attention" },
  note: { word: "A note", tone: "neutral" },
};

interface Headline {
  title: string;
  tone: StateTone;
}

const OPENING_WORDS: Record<Opening, Headline> = {
  "only-with-external-id": { title: "It lets us in, and only with your External ID", tone: "attention" },
  "with-further-external-ids": { title: "It opens with other External IDs than yours, too", tone: "bad" },
  "with-any-external-id": { title: "It opens with any External ID", tone: "bad" },
  "without-external-id": { title: "It opens without an External ID", tone: "bad" },
  "not-for-us": { title: "It does not let us in", tone: "bad" },
  "likely-not-for-us": { title: "Most likely it does not let us in", tone: "bad" },
  unknown: { title: "Whether it lets us in cannot be told from the text alone", tone: "attention" },
};

const ANOTHER_ARN: Headline = {
  title: "The role has another ARN than the one that was entered",
  tone: "bad",
};
const MADE_ANEW: Headline = {
  title: "The role was deleted and made anew under another path",
  tone: "bad",
};

const ANY_ERROR: Headline = { title: "What AWS's error means", tone: "neutral" };
const ERROR_WORDS: Partial<Record<AwsErrorCode, Headline>> = {
  "role-made-elsewhere": { title: "The role was made in another account", tone: "bad" },
  "role-asked-elsewhere": { title: "The command line is in another account", tone: "attention" },
  "role-has-another-arn": ANOTHER_ARN,
  "role-not-made": { title: "There is no such role in this account", tone: "bad" },
};

/** What the pasted text comes to, in one line. */
export function headlineOf(examination: Exclude<TrustExamination, { kind: "unreadable" }>): Headline {
  if (examination.kind === "aws-error") return ERROR_WORDS[examination.code] ?? ANY_ERROR;
  const { corrected, opens, findings, role } = examination;
  if (role === "another") {
    const isAnew = findings.some(({ code }) => code === "role-made-anew");
    return isAnew ? MADE_ANEW : ANOTHER_ARN;
  }
  if (corrected === null) {
    return {
      title: "This trust policy is right: it lets us in, and only with your External ID",
      tone: "good",
    };
  }
  if (has(findings, "rejected") && !has(findings, "opens") && !has(findings, "shuts")) {
    return { title: "IAM does not take this text as it stands", tone: "bad" };
  }
  return OPENING_WORDS[opens];
}

function has(findings: readonly TrustFinding[], effect: FindingEffect): boolean {
  return findings.some((finding) => finding.effect === effect);
}

/** Where the fault may lie if not in the trust policy, the likeliest first; nothing where the role is the fault. */
export function rightReasons(
  role: ExaminedRole,
  { roleName, awsAccountId }: { roleName: string; awsAccountId: string },
): string[] {
  if (role === "another") return [];
  return [
    "If you changed it after the last verification, verify again. AWS spreads a change within seconds, seldom a minute.",
    ...(role === "entered"
      ? []
      : [
          `If AWS still says no, the text may be of another role. Check that it stands under ${roleName} in account ${awsAccountId}: “aws sts get-caller-identity” says which account your command line is in.`,
        ]),
    "If it is of this very role, a rule of your AWS organisation may deny it. Ask whoever looks after the organisation.",
  ];
}
