export type AccessKeyIdProblem =
  | "empty"
  | "placeholder"
  | "arn"
  | "account-id"
  | "secret"
  | "both-parts"
  | "blanks-inside"
  | "temporary"
  | "user-id"
  | "role-id"
  | "group-id"
  | "certificate-id"
  | "service-credential-id"
  | "other-id"
  | "not-a-key-id"
  | "characters"
  | "too-short"
  | "too-long";

const FORM = "AKIA and 16 more letters and digits";
const WHERE = "It is on the user's tab Security credentials, under Access keys.";

const MESSAGES: Readonly<Record<AccessKeyIdProblem, string>> = {
  empty: `Enter the access key ID: ${FORM}. ${WHERE}`,
  placeholder: `This is the placeholder of an example; the user's own access key ID is wanted. ${WHERE}`,
  arn: `This is an ARN; the access key ID is wanted, ${FORM}. ${WHERE}`,
  "account-id": `This is the ID of an AWS account; the access key ID is wanted, ${FORM}. ${WHERE}`,
  secret:
    "This looks like a secret access key, which belongs in the other field. Enter here the access key ID, which begins with AKIA.",
  "both-parts":
    "These are the access key ID and its secret together. Enter here only the ID, which begins with AKIA, and the secret in its own field.",
  "blanks-inside": `There is a blank in this text; an access key ID has none. It is ${FORM}.`,
  temporary:
    "Keys that begin with ASIA are temporary: they expire within hours, and the connection would break then. Create an access key for an IAM user, which begins with AKIA.",
  "user-id": `This is the ID of an IAM user, not of its access key, which begins with AKIA. ${WHERE}`,
  "role-id":
    "This is the ID of an IAM role, and roles have no access keys. Create an access key for an IAM user, or connect by a role.",
  "group-id": `This is the ID of a user group; the access key ID of a user is wanted. ${WHERE}`,
  "certificate-id": `This is the ID of a certificate or public key; the access key ID is wanted, ${FORM}. ${WHERE}`,
  "service-credential-id": `This is the ID of a credential for a single AWS service; the access key ID is wanted, ${FORM}. ${WHERE}`,
  "other-id": `This is the ID of something else in IAM; the access key ID is wanted, ${FORM}. ${WHERE}`,
  "not-a-key-id": `An access key ID is ${FORM}. ${WHERE}`,
  characters: `An access key ID has only letters and digits. It is ${FORM}.`,
  "too-short": `This access key ID is cut short; it has 20 characters, ${FORM}.`,
  "too-long": `This text is longer than an access key ID, which has 20 characters: ${FORM}.`,
};

/** The message for the customer, in two sentences at most. */
export function describeAccessKeyIdProblem(problem: AccessKeyIdProblem): string {
  return MESSAGES[problem];
}
