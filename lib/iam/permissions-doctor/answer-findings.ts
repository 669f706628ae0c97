import { absenceTexts } from "./absence-texts";
import { describeHolder } from "./describe-policy";
import type {
  PermissionsExpectation,
  PermissionsFinding,
  PolicyReadingError,
  ToldPolicies,
} from "./examination";

/** Nothing that was asked about is missing by these texts. */
export function nothingFinding(told: ToldPolicies, expected: PermissionsExpectation): PermissionsFinding {
  const actions = expected.refused.map(({ action }) => action);
  const code = "nothing-in-the-way";
  return { code, statement: null, ...absenceTexts({ code }, { actions, rivals: 0, told, expected }) };
}

/** The answer is of somebody else. */
export function otherHolderFinding(
  { holder }: ToldPolicies,
  expected: PermissionsExpectation,
): PermissionsFinding {
  return finding("other-holder", {
    title: `These are the policies of another ${holder.kind}`,
    message: `AWS tells of ${holder.arn}, and the connection uses ${expected.holder.arn}.`,
    steps: [
      "Run the command below as it stands, in the account that it names, and paste what it prints.",
      `If ${holder.arn} is the one that was made for the product, enter that instead.`,
    ],
  });
}

/** AWS told nothing of the policies. */
export function errorFinding(
  error: PolicyReadingError,
  expected: PermissionsExpectation,
): PermissionsFinding {
  const { holder, awsAccountId } = expected;
  const account = `“aws sts get-caller-identity” says which account your command line is in, and it has to be ${awsAccountId}.`;
  if (error === "holder-not-there")
    return finding(error, {
      title: `AWS found no such ${holder.kind}`,
      message: `In the account that was asked there is no ${holder.kind} ${holder.name}.`,
      steps: [
        `Check the account: ${account}`,
        "If it was the right one, verify again: it was deleted since.",
      ],
    });
  if (error === "reading-denied")
    return finding(error, {
      title: "Whoever asked may not read the policies",
      message: `AWS denied the call, so it says nothing about ${describeHolder(holder)}.`,
      steps: ["Have an administrator of your AWS account run the command below, and paste what it prints."],
    });
  return finding(error, {
    title: "AWS did not accept the credentials of whoever asked",
    message: "The command line was not signed in, so AWS says nothing about the policies.",
    steps: [`Sign in, run the command below again, and paste what it prints. ${account}`],
  });
}

function finding(
  code: PermissionsFinding["code"],
  texts: Pick<PermissionsFinding, "title" | "message" | "steps">,
): PermissionsFinding {
  return { code, ...texts, statement: null, mending: null };
}
