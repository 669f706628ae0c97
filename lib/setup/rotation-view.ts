import type { PolicyDocument } from "@/lib/iam/policy-document";
import { retiringUntil } from "@/lib/onboarding/external-id-rotation";
import { awsIam, type CliCommand, writeFileCommand } from "./aws-command";
import type { RoleDocuments } from "./role-documents";

/** A change of the External ID that goes on, as the customer sees it. */
export interface RotationView {
  stage: "staged" | "promoted" | "revoked";
  /** Why it is changed, in the words of whoever began it. */
  reason: string;
  startedAt: Date;
  /** Until when the old one may stay in the trust policy; null while it must stay, or must go at once. */
  oldUntil: Date | null;
  newExternalId: string;
  oldExternalId: string;
  /** What the trust policy says as long as the customer has not followed. */
  before: PolicyDocument;
  /** Which puts the trust policy of now in its place. */
  commands: CliCommand[];
}

interface RotationFacts {
  stage: RotationView["stage"];
  reason: string;
  startedAt: Date;
  promotedAt: Date | null;
  fromExternalId: string;
  toExternalId: string;
}

/** The external IDs that the trust policy accepts before the customer has done what a stage asks for. */
export function acceptedBefore({ stage, fromExternalId: from, toExternalId: to }: RotationFacts): {
  externalId: string;
  stagedExternalId: string | null;
} {
  return { externalId: from, stagedExternalId: stage === "promoted" ? to : null };
}

/** What a page shows of the change; `before` and `now` are the role's documents of before this stage and of now. */
export function createRotationView(
  rotation: RotationFacts,
  before: RoleDocuments,
  now: RoleDocuments,
): RotationView {
  const { stage, reason, startedAt, promotedAt, fromExternalId, toExternalId } = rotation;
  return {
    ...{ stage, reason, startedAt },
    oldUntil: stage === "promoted" && promotedAt ? retiringUntil(promotedAt) : null,
    newExternalId: toExternalId,
    oldExternalId: fromExternalId,
    before: before.trustPolicy,
    commands: createTrustPolicyCommands(now),
  };
}

const FILE = "trust-policy.json";

/** AWS CLI commands that replace the trust policy of a role that stands. */
export function createTrustPolicyCommands({ partition, roleName, trustPolicy }: RoleDocuments): CliCommand[] {
  return [
    { command: writeFileCommand(FILE, trustPolicy), purpose: "Save the trust policy as a file" },
    {
      command: awsIam(partition, "update-assume-role-policy", [
        ["role-name", roleName],
        ["policy-document", `file://${FILE}`],
      ]),
      purpose: "Put it in the place of the role's present one",
    },
  ];
}
