import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import type { Transaction } from "@/lib/db/transaction";
import type { Link } from "./chain";
import { hashEvent } from "./hash-event";

/** Whoever acts, with the name that stays in the log when the person is long gone. */
export type AuditActor =
  | { kind: "member" | "staff"; personId: string; name: string; email: string }
  | { kind: "job"; job: "verification" | "external-id-campaign" };

/** Which External ID is exchanged for which. */
type RotationDetail = { rotationId: string; from: string; to: string };

/** Who was asked to join, and as what; of the link nothing. */
type InvitationDetail = { invitationId: string; email: string; level: string };
/** About whom it is, which need not be the one who did it. */
type PersonDetail = { personId: string; email: string };

/** Everything that is written down about a change; `detail` holds no secret. */
export type AuditEvent =
  | { action: "connection.created"; detail: { integrationId: string; awsAccountId: string } }
  | { action: "connection.account-changed"; detail: { from: string; to: string; integrationId: string } }
  | { action: "connection.role-created"; detail: Record<string, never> }
  | { action: "connection.role-arn-entered"; detail: { from: string | null; to: string } }
  | { action: "connection.role-arn-refused"; detail: { roleArn: string | null; problems: string } }
  | { action: "connection.trust-policy-examined"; detail: { found: string } }
  | { action: "connection.access-keys-examined"; detail: { found: string } }
  | { action: "connection.policies-examined"; detail: { found: string } }
  | { action: "connection.access-key-entered"; detail: { accessKeyId: string } }
  | { action: "connection.access-key-refused"; detail: { accessKeyId: string | null; problems: string } }
  | { action: "connection.access-key-discarded"; detail: { accessKeyId: string } }
  | { action: "connection.moved-to-role"; detail: Record<string, never> }
  | { action: "connection.returned-to-key"; detail: { accessKeyId: string } }
  | { action: "connection.permissions-chosen"; detail: { permissionSetId: string; capabilityIds: string } }
  | { action: "connection.services-approved"; detail: { capabilityIds: string } }
  | { action: "connection.disconnected"; detail: { keysDestroyed: number } }
  | { action: "connection.access-end-asked"; detail: { verdict: string } }
  | { action: "external-id.staged"; detail: RotationDetail & { campaignId: string | null } }
  | { action: "external-id.promoted"; detail: RotationDetail & { verificationId: string } }
  | { action: "external-id.retired"; detail: RotationDetail & { verificationId: string } }
  | { action: "external-id.cancelled"; detail: RotationDetail }
  | { action: "external-id.revoked"; detail: RotationDetail }
  | { action: "external-id-campaign.started"; detail: { campaignId: string; connections: number } }
  | { action: "external-id-campaign.paused"; detail: { campaignId: string } }
  | { action: "external-id-campaign.resumed"; detail: { campaignId: string } }
  | { action: "external-id-campaign.finished"; detail: { campaignId: string; failed: number } }
  | { action: "external-id-campaign.cancelled"; detail: { campaignId: string; dropped: number } }
  | { action: "customer.created"; detail: { name: string } }
  | { action: "invitation.created"; detail: InvitationDetail }
  | { action: "invitation.resent"; detail: InvitationDetail }
  | { action: "invitation.revoked"; detail: InvitationDetail }
  | { action: "invitation.accepted"; detail: InvitationDetail }
  | { action: "person.level-changed"; detail: PersonDetail & { from: string; to: string } }
  | { action: "person.removed"; detail: PersonDetail & { level: string } }
  | { action: "person.sessions-ended"; detail: PersonDetail & { sessions: number } }
  | { action: "staff.signed-in"; detail: { method: string } }
  | { action: "staff.provider-linked"; detail: { email: string; issuer: string; subject: string } }
  | { action: "second-factor.set-up"; detail: PersonDetail }
  | { action: "second-factor.removed"; detail: PersonDetail }
  | { action: "verification.started"; detail: { verificationId: string } }
  | { action: "verification.finished"; detail: { verificationId: string; from: string; to: string } };

interface AuditSubject {
  actor: AuditActor;
  customerId: string | null;
  connectionId: string | null;
  /** In the actor's own words, where they were asked for one. */
  reason?: string;
}

/**
 * Writes one audit event in the transaction of the change that it tells of. Call it last: it takes the lock that
 * every audit event of the product waits for, and whoever locked something after it could wait for them in turn.
 */
export async function recordAuditEvent(
  transaction: Transaction,
  { actor, customerId, connectionId, reason }: AuditSubject,
  { action, detail }: AuditEvent,
): Promise<void> {
  const head = await lockHead(transaction);
  const event = {
    id: crypto.randomUUID(),
    sequence: head.sequence + 1n,
    at: new Date(),
    ...nameActor(actor),
    customerId,
    connectionId,
    action,
    reason: reason ?? null,
    detail: detail satisfies Prisma.InputJsonObject,
    previousHash: head.hash,
  };
  await transaction.auditEvent.create({ data: { ...event, hash: hashEvent(event) } });
}

/** The newest link, which a trigger of the database moves on once the event stands. */
async function lockHead(transaction: Transaction): Promise<Link> {
  const [head] = await transaction.$queryRaw<Link[]>`SELECT sequence, hash FROM audit_head FOR UPDATE`;
  if (!head) throw new Error("The audit log has lost its head");
  return head;
}

function nameActor(actor: AuditActor) {
  if (actor.kind === "job") return { actorKind: actor.kind, actorId: actor.job, actorName: actor.job };
  const { kind, personId, name, email } = actor;
  return { actorKind: kind, actorId: personId, actorName: `${name} <${email}>` };
}
