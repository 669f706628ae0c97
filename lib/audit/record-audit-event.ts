import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import type { Transaction } from "@/lib/db/transaction";

export type AuditActor = { kind: "member"; personId: string } | { kind: "job"; job: "verification" };

/** Which External ID is exchanged for which, and why. */
type RotationDetail = { rotationId: string; from: string; to: string; reason: string };

/** Everything that is written down about a change; `detail` holds no secret. */
export type AuditEvent =
  | { action: "connection.created"; detail: { integrationId: string; awsAccountId: string } }
  | { action: "connection.account-changed"; detail: { from: string; to: string; integrationId: string } }
  | { action: "connection.role-created"; detail: Record<string, never> }
  | { action: "connection.role-arn-entered"; detail: { from: string | null; to: string } }
  | { action: "connection.access-key-entered"; detail: { accessKeyId: string } }
  | { action: "connection.access-key-discarded"; detail: { accessKeyId: string } }
  | { action: "connection.moved-to-role"; detail: Record<string, never> }
  | { action: "connection.permissions-chosen"; detail: { permissionSetId: string; capabilityIds: string } }
  | { action: "connection.services-approved"; detail: { capabilityIds: string } }
  | { action: "connection.disconnected"; detail: { keysDestroyed: number } }
  | { action: "connection.access-end-asked"; detail: { verdict: string } }
  | { action: "external-id.staged"; detail: RotationDetail & { campaignId: string | null } }
  | { action: "external-id.promoted"; detail: RotationDetail & { verificationId: string } }
  | { action: "external-id.retired"; detail: RotationDetail & { verificationId: string } }
  | { action: "external-id.cancelled"; detail: RotationDetail }
  | { action: "external-id.revoked"; detail: RotationDetail }
  | { action: "verification.started"; detail: { verificationId: string } }
  | { action: "verification.finished"; detail: { verificationId: string; from: string; to: string } };

interface AuditSubject {
  actor: AuditActor;
  customerId: string;
  connectionId: string;
}

/** Writes one audit event in the transaction of the change that it tells of. */
export async function recordAuditEvent(
  transaction: Transaction,
  subject: AuditSubject,
  event: AuditEvent,
): Promise<void> {
  const { actor, customerId, connectionId } = subject;
  await transaction.auditEvent.create({
    data: {
      actorKind: actor.kind,
      actorId: actor.kind === "member" ? actor.personId : actor.job,
      customerId,
      connectionId,
      action: event.action,
      detail: event.detail satisfies Prisma.InputJsonObject,
    },
  });
}
