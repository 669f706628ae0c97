interface TrustRequest {
  productName: string;
  awsAccountId: string;
  roleName: string;
  /** Prints the trust policy. */
  readCommand: string;
  /** Where the customer can have it examined without us; null where their page does not offer it. */
  doctorAddress: string | null;
}

/** What support sends to a customer to be sent the role's trust policy. */
export function writeTrustRequest(request: TrustRequest): string {
  const { productName, awsAccountId, roleName, readCommand, doctorAddress } = request;
  const lines = [
    `To find what keeps ${productName} out of your AWS account ${awsAccountId}, we need the trust policy of the IAM role ${roleName}, and its ARN. They hold no secret.`,
    "",
    `In the IAM console of account ${awsAccountId}: open Roles, ${roleName}, Trust relationships, and copy the JSON that stands there, and the ARN from the top of the page.`,
    "",
    "Or on the command line, signed in to that account:",
    "",
    readCommand,
    "",
    "Please send us the whole output, or the whole error where there is one.",
  ];
  const byThemselves = doctorAddress
    ? ["", `You can paste it here instead, which says at once what to change: ${doctorAddress}`]
    : [];
  return [...lines, ...byThemselves].join("\n");
}
