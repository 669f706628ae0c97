export type RoleArnProblem =
  | "empty"
  | "too-long"
  | "placeholder"
  | "console-url"
  | "account-id-only"
  | "access-key"
  | "role-name-only"
  | "not-an-arn"
  | "several-arns"
  | "other-service-arn"
  | "user-arn"
  | "assumed-role-arn"
  | "instance-profile-arn"
  | "policy-arn"
  | "group-arn"
  | "root-arn"
  | "other-iam-arn"
  | "colon-missing"
  | "colon-extra"
  | "region-given"
  | "unknown-partition"
  | "iso-partition"
  | "bad-account-id"
  | "bad-role-name"
  | "bad-role-path"
  | "service-linked-role"
  | "identity-center-role";

const WHERE = "The role's ARN is at the top of its page in the IAM console.";
const FORM = "arn:aws:iam::<12 digits>:role/<name>";

/** What was pasted, what is wanted and where it is. `{arn}` stands for the ARN that was probably meant. */
const MESSAGES: Readonly<Record<RoleArnProblem, string>> = {
  empty: `Paste the ARN of the role. ${WHERE}`,
  "too-long": `This text is longer than any ARN. ${WHERE}`,
  placeholder: `This ARN still holds the placeholder of an example in place of your own account. ${WHERE}`,
  "console-url": `This is the address of a console page; the ARN on that page is wanted. ${WHERE}`,
  "account-id-only": `This is an account ID; the role's whole ARN is wanted. ${WHERE}`,
  "access-key": `This is an access key; for this access method the role's ARN is wanted, and no key. ${WHERE}`,
  "role-name-only": `This is a role's name; its whole ARN is wanted. ${WHERE}`,
  "not-an-arn": `This is not an ARN; one of the form ${FORM} is wanted. ${WHERE}`,
  "several-arns": `These are several ARNs; paste one. ${WHERE}`,
  "other-service-arn": `This is the ARN of something other than an IAM role; one of the form ${FORM} is wanted. ${WHERE}`,
  "user-arn": `This is the ARN of an IAM user; the ARN of the role is wanted. ${WHERE}`,
  "assumed-role-arn":
    "This is the ARN of a session of the role; the ARN of the role itself is wanted, probably {arn}.",
  "instance-profile-arn": `This is the ARN of an instance profile; the ARN of the role is wanted. ${WHERE}`,
  "policy-arn": `This is the ARN of a policy; the ARN of the role is wanted. ${WHERE}`,
  "group-arn": `This is the ARN of a user group; the ARN of the role is wanted. ${WHERE}`,
  "root-arn": `This is the ARN of the account itself; the ARN of the role is wanted. ${WHERE}`,
  "other-iam-arn": `This is an IAM ARN, but not of the form ${FORM} that a role has. ${WHERE}`,
  "colon-missing": "A colon is missing in this ARN. It probably is {arn}.",
  "colon-extra": "This ARN has a colon too many. It probably is {arn}.",
  "region-given": "This ARN names a region, which the ARN of a role never does. It probably is {arn}.",
  "unknown-partition": `What follows "arn:" is no AWS partition; an ARN of the form ${FORM} is wanted. ${WHERE}`,
  "iso-partition": "This role is in an isolated AWS partition, which cannot be reached from here.",
  "bad-account-id": `The account ID in this ARN does not have 12 digits. ${WHERE}`,
  "bad-role-name": `The role's name in this ARN is not one that AWS allows. ${WHERE}`,
  "bad-role-path": `The path before the role's name is not one that AWS allows. ${WHERE}`,
  "service-linked-role":
    "This role belongs to an AWS service and its trust policy cannot be changed. Paste the ARN of the role that you created for this connection.",
  "identity-center-role":
    "This role is managed by IAM Identity Center and its trust policy cannot be changed. Paste the ARN of the role that you created for this connection.",
};

/** The message for the customer; `suggestion` is the ARN that was probably meant, where one can be told. */
export function describeRoleArnProblem(problem: RoleArnProblem, suggestion: string | null): string {
  return MESSAGES[problem].replace("{arn}", suggestion ?? `one of the form ${FORM}`);
}
