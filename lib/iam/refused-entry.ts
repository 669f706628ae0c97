/** Why a form refused an access key or a Role ARN: the word that is written down, and what it means to support. */
import { parseAccessKeyId } from "./access-key-id";
import type { AccessKeyIdProblem } from "./access-key-problem";
import { cleanPastedText, LONGEST_PASTE } from "./pasted-text";
import { parseRoleArn } from "./role-arn";
import type { RoleArnProblem } from "./role-arn-problem";
import { mayHoldSecretAccessKey, type SecretAccessKeyProblem } from "./secret-access-key";

/** The field, and what was wrong with it. */
export type EntryProblem =
  | "accessKeyId:other-account"
  | "roleArn:other-account"
  | "roleArn:other-partition"
  | "accessKeyId:root-user"
  | "secretAccessKey:wrong-secret"
  | `accessKeyId:${AccessKeyIdProblem}`
  | `secretAccessKey:${SecretAccessKeyProblem}`
  | `roleArn:${RoleArnProblem}`;

/** A new problem does not compile without its words. Each ends a sentence that begins with what was refused. */
const WORDS: Readonly<Record<EntryProblem, string>> = {
  "accessKeyId:root-user": "it belongs to the root user",
  "accessKeyId:other-account": "it belongs to another AWS account than the one named",
  "accessKeyId:empty": "its ID was left empty",
  "accessKeyId:placeholder": "its ID is the placeholder of an example",
  "accessKeyId:arn": "an ARN stood in place of its ID",
  "accessKeyId:account-id": "an account ID stood in place of its ID",
  "accessKeyId:secret": "its secret stood in the field of the ID, and was not kept",
  "accessKeyId:both-parts": "ID and secret stood together in the field of the ID, and were not kept",
  "accessKeyId:blanks-inside": "there is a blank within its ID",
  "accessKeyId:temporary": "it is temporary (ASIA) and would expire",
  "accessKeyId:user-id": "the ID of an IAM user stood in place of its ID",
  "accessKeyId:role-id": "the ID of an IAM role stood in place of its ID",
  "accessKeyId:group-id": "the ID of a user group stood in place of its ID",
  "accessKeyId:certificate-id": "the ID of a certificate or public key stood in place of its ID",
  "accessKeyId:service-credential-id": "the ID of a credential for one AWS service stood in place of its ID",
  "accessKeyId:other-id": "the ID of something else in IAM stood in place of its ID",
  "accessKeyId:not-a-key-id": "what stood in place of its ID is no Access Key ID",
  "accessKeyId:characters": "its ID has characters that no Access Key ID has",
  "accessKeyId:too-short": "its ID is cut short",
  "accessKeyId:too-long": "its ID is too long",
  "secretAccessKey:wrong-secret": "AWS knows its ID, but the secret is another one",
  "secretAccessKey:empty": "its secret was left empty",
  "secretAccessKey:placeholder": "its secret is the placeholder of an example",
  "secretAccessKey:access-key-id": "an Access Key ID stood in the field of the secret",
  "secretAccessKey:session-token": "a session token stood in the field of the secret",
  "secretAccessKey:characters": "its secret has characters that no secret has",
  "secretAccessKey:too-short": "its secret is cut short",
  "secretAccessKey:too-long": "its secret is too long",
  "roleArn:other-account": "it is of another AWS account than the one named",
  "roleArn:other-partition": "it is in another partition of AWS, where no role can trust us",
  "roleArn:empty": "it was left empty",
  "roleArn:too-long": "the text is longer than any ARN",
  "roleArn:placeholder": "it still holds the placeholder of an example",
  "roleArn:console-url": "it is the address of a console page",
  "roleArn:account-id-only": "it is an account ID alone",
  "roleArn:access-key": "it is an access key",
  "roleArn:role-name-only": "it is a role's name alone",
  "roleArn:not-an-arn": "it is no ARN",
  "roleArn:several-arns": "there are several ARNs",
  "roleArn:other-service-arn": "it is the ARN of something other than an IAM role",
  "roleArn:user-arn": "it is the ARN of an IAM user",
  "roleArn:assumed-role-arn": "it is the ARN of a session of the role",
  "roleArn:instance-profile-arn": "it is the ARN of an instance profile",
  "roleArn:policy-arn": "it is the ARN of a policy",
  "roleArn:group-arn": "it is the ARN of a user group",
  "roleArn:root-arn": "it is the ARN of the account itself",
  "roleArn:other-iam-arn": "it is an IAM ARN, but not of a role",
  "roleArn:colon-missing": "a colon is missing in it",
  "roleArn:colon-extra": "it has a colon too many",
  "roleArn:region-given": "it names a region",
  "roleArn:unknown-partition": "it names no partition of AWS",
  "roleArn:iso-partition": "it is in an isolated partition of AWS",
  "roleArn:bad-account-id": "its account ID does not have 12 digits",
  "roleArn:bad-role-name": "the role's name is not one that AWS allows",
  "roleArn:bad-role-path": "the role's path is not one that AWS allows",
  "roleArn:service-linked-role": "the role belongs to an AWS service",
  "roleArn:identity-center-role": "the role is managed by IAM Identity Center",
};

/**
 * What was wrong, as the end of a sentence, from problems parted by blanks: `field:problem`, or `field:problem:account`.
 * One of an unknown kind is told as it stands; it came from us, never from the form.
 */
export function describeEntryProblems(problems: string): string {
  return problems.split(" ").map(describeProblem).join("; ");
}

function describeProblem(written: string): string {
  const [field = "", problem = "", account] = written.split(":");
  if (field === "setting") return `what stands in the field "${problem}" beside it does not fit`;
  const known = `${field}:${problem}`;
  const words = Object.hasOwn(WORDS, known) ? WORDS[known as EntryProblem] : written;
  return account ? `${words}: ${account}` : words;
}

/** The Access Key ID, temporary ones too, where all of a text has the form of one; it is no secret. Else null. */
export function readAccessKeyId(text: string): string | null {
  if (text.length > LONGEST_PASTE) return null;
  const parsed = parseAccessKeyId(text);
  if (parsed.ok) return parsed.value.value;
  const id = cleanPastedText(text).toUpperCase();
  return /^ASIA[A-Z0-9]{16}$/.test(id) ? id : null;
}

/** The Role ARN in a refused text, or the one that was probably meant; null where there is none, or perhaps a secret in it. */
export function readRefusedRoleArn(text: string): string | null {
  const parsed = parseRoleArn(text);
  const arn = parsed.ok ? parsed.value.arn : parsed.suggestion;
  return arn === null || mayHoldSecretAccessKey(arn) ? null : arn;
}
