import type { TrustExpectation } from "./examination";
import type { WhereAsked } from "./where-asked";

/** Why AWS knows no role of the name, by what was asked beside it. */
export type AbsenceCode =
  | "role-made-elsewhere"
  | "role-asked-elsewhere"
  | "role-has-another-arn"
  | "role-not-made";

interface Absence {
  code: AbsenceCode;
  message: string;
}

/** Tells apart why there is no role of the name in the account that was asked; null where the text does not say enough. */
export function explainAbsence(asked: WhereAsked, expected: TrustExpectation): Absence | null {
  const { awsAccountId, roleArns } = asked;
  if (awsAccountId === null) return null;
  if (awsAccountId !== expected.awsAccountId) return explainOtherAccount(awsAccountId, roleArns, expected);
  if (roleArns === null || roleArns.some((arn) => arn === expected.roleArn)) return null;
  return roleArns.length > 0 ? explainOtherArn(roleArns, expected) : explainNone(expected);
}

function explainOtherAccount(
  asked: string,
  roleArns: WhereAsked["roleArns"],
  { awsAccountId, roleName }: TrustExpectation,
): Absence {
  const accounts = `The command line is signed in to account ${asked}. The connection names account ${awsAccountId}.`;
  if (roleArns !== null && roleArns.length > 0) {
    const message = `${accounts} The role was made in account ${asked}: your External ID stands in the trust policy of ${listed(roleArns)}. To connect account ${awsAccountId}, sign in to it and create the role there; to connect account ${asked} instead, change the account in the first step.`;
    return { code: "role-made-elsewhere", message };
  }
  const none = roleArns === null ? "" : ", and none whose trust policy holds your External ID";
  const message = `${accounts} So this says nothing of account ${awsAccountId}: in account ${asked} there is no role ${roleName}${none}. Sign in to account ${awsAccountId}, or to the one where the role was created, and run the command again.`;
  return { code: "role-asked-elsewhere", message };
}

function explainOtherArn(
  roleArns: NonNullable<WhereAsked["roleArns"]>,
  { awsAccountId, roleName, roleArn, workedBefore }: TrustExpectation,
): Absence {
  const deleted = workedBefore ? ` ${roleArn} opened to us before, so it was deleted since.` : "";
  const found =
    roleArns.length === 1
      ? `The role made for this connection is ${listed(roleArns)}: its trust policy holds your External ID. Enter that ARN in the step Enter the Role ARN.`
      : `Your External ID stands in the trust policies of ${listed(roleArns)}. Enter the ARN of the one that was made for this connection in the step Enter the Role ARN.`;
  const message = `In account ${awsAccountId} there is no role ${roleName}.${deleted} ${found}`;
  return { code: "role-has-another-arn", message };
}

function explainNone({ awsAccountId, roleName, workedBefore }: TrustExpectation): Absence {
  const absent = `In account ${awsAccountId} there is no role ${roleName}, and none whose trust policy holds your External ID:`;
  const message = workedBefore
    ? `${absent} it opened to us before, so it was deleted. Create it again.`
    : `${absent} it was never made there, was deleted, or was made in another account. If you made it, run the command again where you made it: with the same profile, in the same account. If not, create it in account ${awsAccountId}.`;
  return { code: "role-not-made", message };
}

function listed(roleArns: readonly string[]): string {
  const shown = roleArns.slice(0, 3);
  const more = roleArns.length > shown.length ? ` and ${roleArns.length - shown.length} more` : "";
  return `${shown.join(", ")}${more}`;
}
