import { nameUser } from "@/lib/iam/key-doctor/name-user";
import type { KeyDoctorView } from "@/lib/setup/key-doctor-view";
import type { TrustDoctorView } from "@/lib/setup/trust-doctor-view";

interface Asking {
  productName: string;
  /** Where the customer can have it examined without us; null where their page does not offer it. */
  doctorAddress: string | null;
}

type TrustRequest = Asking & Pick<TrustDoctorView, "awsAccountId" | "roleName" | "readCommand">;
type KeyRequest = Asking &
  Pick<
    KeyDoctorView,
    "awsAccountId" | "userName" | "isUserKnown" | "accessKeyId" | "commandNote" | "readCommand"
  >;

/** What support sends to a customer to be sent the role's trust policy. */
export function writeTrustRequest(request: TrustRequest): string {
  const { productName, awsAccountId, roleName } = request;
  return writeRequest(request, {
    need: `${request.doctorAddress ? `To find what keeps ${productName} out of your AWS account ${awsAccountId}` : `To look into how ${productName} reaches your AWS account ${awsAccountId}`}, we need the trust policy of the IAM role ${roleName}, and its ARN. They hold no secret.`,
    inConsole: `open Roles, ${roleName}, Trust relationships, and copy the JSON that stands there, and the ARN from the top of the page.`,
  });
}

/** What support sends to a customer to be told which access keys the user has. */
export function writeKeyRequest(request: KeyRequest): string {
  const { productName, awsAccountId, userName, isUserKnown, accessKeyId, commandNote } = request;
  return writeRequest(request, {
    need: `AWS does not know the access key ${accessKeyId}, with which ${productName} reads your AWS account ${awsAccountId}, and does not tell us why. We need the list of the access keys of ${nameUser(request)}: their IDs and whether each is Active. These are no secrets; never send us a secret access key.`,
    inConsole: `open Users, ${isUserKnown ? userName : nameUser(request)}, Security credentials, and copy the access key IDs that stand there, each with its status.`,
    commandNote,
  });
}

interface Wanted {
  need: string;
  /** From the IAM console on. */
  inConsole: string;
  /** What to mind before the command is run. */
  commandNote?: string | null;
}

function writeRequest(
  { awsAccountId, readCommand, doctorAddress }: Asking & { awsAccountId: string; readCommand: string },
  { need, inConsole, commandNote }: Wanted,
): string {
  const lines = [
    need,
    "",
    `In the IAM console of account ${awsAccountId}: ${inConsole}`,
    "",
    "Or on the command line, signed in to that account:",
    "",
    readCommand,
    "",
    ...(commandNote ? [commandNote, ""] : []),
    "Please send us the whole output, or the whole error where there is one.",
  ];
  const byThemselves = doctorAddress
    ? ["", `You can paste it here instead, which says at once what to change: ${doctorAddress}`]
    : [];
  return [...lines, ...byThemselves].join("\n");
}
