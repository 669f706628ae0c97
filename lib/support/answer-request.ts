import { nameUser } from "@/lib/iam/key-doctor/name-user";
import type { KeyDoctorView } from "@/lib/setup/key-doctor-view";
import type { PermissionsDoctorView } from "@/lib/setup/permissions-doctor-view";
import type { TrustDoctorView } from "@/lib/setup/trust-doctor-view";

interface Asking {
  productName: string;
  /** Where the customer can have it examined without us; null where their page does not offer it. */
  doctorAddress: string | null;
}

type TrustRequest = Asking & Pick<TrustDoctorView, "awsAccountId" | "roleName" | "isAbsent" | "readCommand">;
type KeyRequest = Asking &
  Pick<
    KeyDoctorView,
    "awsAccountId" | "userName" | "isUserKnown" | "accessKeyId" | "commandNote" | "readCommand"
  >;

/** What support sends to a customer to be sent the role's trust policy. */
export function writeTrustRequest(request: TrustRequest): string {
  const { productName, awsAccountId, roleName, isAbsent } = request;
  if (isAbsent) {
    return writeRequest(request, {
      need: `AWS knows no role of the ARN that was entered for ${roleName} in your AWS account ${awsAccountId}, and does not tell ${productName} why. What AWS tells you does: in which account you are, what it says of a role of this name, and which roles there have your External ID in their trust policy. It holds no secret.`,
      inConsole: null,
      where:
        "Please run this where the role was created: with the same profile, in the same AWS account, for example in AWS CloudShell. It only reads:",
    });
  }
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

/** What support sends to a customer to be told which policies bear on the role or user. */
export function writePoliciesRequest(request: PoliciesRequest): string {
  const { productName, awsAccountId, holder } = request;
  return writeRequest(request, {
    need: `Permissions that ${productName} needs in your AWS account ${awsAccountId} are missing, denied or not to be looked at, and we may not read what stands in the way. We need the policies of the IAM ${holder.kind} ${holder.name}, with its permissions boundary where it has one. They hold no secret; please send no access key.`,
    inConsole: null,
  });
}

type PoliciesRequest = Asking & Pick<PermissionsDoctorView, "awsAccountId" | "holder" | "readCommand">;

interface OrganisationRequest {
  productName: string;
  awsAccountId: string;
  /** From `readOrganisationCommand`. */
  readCommand: string;
}

/** What support sends to a customer to be told which service control policies bear on the account. */
export function writeOrganisationRequest({
  productName,
  awsAccountId,
  readCommand,
}: OrganisationRequest): string {
  return [
    `A service control policy of your AWS organisation denies what ${productName} needs in your AWS account ${awsAccountId}, and we cannot read it. We need the service control policies that apply to that account: those of the account itself, of the organizational units above it, and of the root. They hold no secret; please send no access key.`,
    "",
    "Please have whoever looks after your AWS organisation run this on the command line, signed in to its management account, for example in AWS CloudShell. It only reads:",
    "",
    readCommand,
    "",
    "Please send us the whole output, or the whole error where there is one.",
  ].join("\n");
}

interface Wanted {
  need: string;
  /** From the IAM console on; null where it takes the command line. */
  inConsole: string | null;
  /** Whoever is to run the command, and where; by default an administrator of the account. */
  where?: string;
  /** What to mind before the command is run. */
  commandNote?: string | null;
}

function writeRequest(
  { awsAccountId, readCommand, doctorAddress }: Asking & { awsAccountId: string; readCommand: string },
  { need, inConsole, where, commandNote }: Wanted,
): string {
  const byCommand = "on the command line, signed in to that account";
  const ways = inConsole
    ? [`In the IAM console of account ${awsAccountId}: ${inConsole}`, "", `Or ${byCommand}:`]
    : [
        where ??
          `Please have an administrator of account ${awsAccountId} run this ${byCommand}, for example in AWS CloudShell. It only reads:`,
      ];
  const lines = [
    need,
    "",
    ...ways,
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
