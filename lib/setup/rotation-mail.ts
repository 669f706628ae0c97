import { formatPolicy } from "./format-policy";
import type { RoleDocuments } from "./role-documents";
import { createTrustPolicyCommands } from "./rotation-view";

/** What there is to tell a customer of a change of the External ID. */
export type RotationNews = "staged" | "promoted" | "revoked" | "cancelled";

interface RotationMailFacts {
  news: RotationNews;
  reason: string;
  productName: string;
  /** The page of the connection. */
  address: string;
  /** The role's documents as they are to be from now on. */
  documents: RoleDocuments;
}

interface NewsWords {
  subject: (productName: string) => string;
  text: (productName: string) => string;
  todo: string;
}

const WORDS: Record<RotationNews, NewsWords> = {
  staged: {
    subject: (productName) => `${productName}: a new External ID for your AWS connection`,
    text: () => "The connection works as it is, and goes on working.",
    todo: "Please replace the role's trust policy with this one, which accepts both External IDs, and then verify the connection:",
  },
  promoted: {
    subject: (productName) => `${productName}: take the old External ID out of your role`,
    text: (productName) => `The new External ID is proven, and ${productName} uses it alone.`,
    todo: "Please replace the role's trust policy with this one, which accepts the new External ID alone, and then verify the connection:",
  },
  revoked: {
    subject: (productName) => `${productName}: action needed, your External ID was revoked`,
    text: (productName) =>
      `The External ID of this connection counts for nothing any more, and ${productName} does not use your role until it opens with the new one alone.`,
    todo: "Please replace the role's trust policy with this one, and then verify the connection:",
  },
  cancelled: {
    subject: (productName) => `${productName}: your External ID stays as it is`,
    text: () => "The new External ID was taken back. The one that you have stays, and the connection works.",
    todo: "If you have let the new one in already, please put this trust policy back, and then verify the connection:",
  },
};

/** The mail that tells of it: subject and plain text, with the trust policy and the commands that put it in place. */
export function createRotationMail(facts: RotationMailFacts): { subject: string; text: string } {
  const { news, reason, productName, address, documents } = facts;
  const { subject, text, todo } = WORDS[news];
  const [, update] = createTrustPolicyCommands(documents);
  const parts = [
    `This is about the connection of ${productName} to your AWS account ${documents.awsAccountId}.`,
    text(productName),
    `The reason: ${reason}`,
    todo,
    formatPolicy(documents.trustPolicy),
    `The role is ${documents.roleName}. In the IAM console: Roles, ${documents.roleName}, Trust relationships, Edit trust policy. Or save the trust policy as trust-policy.json and run:`,
    update?.command ?? "",
    `How far it has come, and the button that verifies it: ${address}`,
  ];
  return { subject: subject(productName), text: parts.join("\n\n") };
}
