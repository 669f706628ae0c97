import "server-only";
import type { Invitation } from "@/generated/prisma/client";
import type { Level } from "@/lib/access/levels";
import type { Rejection } from "@/lib/actions/define-action";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { inTransaction, type Transaction } from "@/lib/db/transaction";
import { queueMail } from "@/lib/mail/queue-mail";
import type { ActorWith } from "@/lib/session/actors";
import { customerIdOf } from "../circle";
import { createInvitationLink } from "../invitation-link";
import { writeInvitation } from "../invitation-mail";
import type { Circle } from "../types";

type Inviter = ActorWith<"member.manage" | "staff.manage" | "customer.manage">;

const NOT_PENDING = "This invitation was accepted or revoked meanwhile. Nothing was changed.";

/** Mails a new link for seven days more; the old one ends with it. */
export async function resendInvitation(
  actor: Inviter,
  circle: Circle,
  invitationId: string,
): Promise<Rejection | null> {
  return inTransaction(async (transaction) => {
    const pending = await lockPending(transaction, circle, invitationId);
    if (!pending) return { formError: NOT_PENDING };
    const { email, customer } = pending;
    const level = pending.level as Level;
    const { url, ...link } = createInvitationLink();
    await transaction.invitation.update({
      where: { id: invitationId },
      data: { ...link, invitedByName: actor.name, invitedById: actor.personId },
    });
    const facts = { to: email, level, customerName: customer?.name ?? null, invitedByName: actor.name, url };
    await queueMail(transaction, writeInvitation(facts));
    await recordAuditEvent(
      transaction,
      { actor, customerId: customerIdOf(circle), connectionId: null },
      { action: "invitation.resent", detail: { invitationId, email, level } },
    );
    return null;
  });
}

/** Ends an invitation: its link says so from now on. */
export async function revokeInvitation(
  actor: Inviter,
  circle: Circle,
  invitationId: string,
): Promise<Rejection | null> {
  return inTransaction(async (transaction) => {
    const pending = await lockPending(transaction, circle, invitationId);
    if (!pending) return { formError: NOT_PENDING };
    await revoke(transaction, actor, pending);
    return null;
  });
}

/** Ends every invitation that somebody sent, wherever to: they may invite no more. */
export async function revokeInvitationsBy(
  transaction: Transaction,
  actor: Inviter,
  invitedById: string,
): Promise<void> {
  await transaction.$queryRaw`
    SELECT id FROM invitation WHERE invited_by_id = ${invitedById} AND pending_key IS NOT NULL ORDER BY id FOR UPDATE`;
  const pending = await transaction.invitation.findMany({
    where: { invitedById, pendingKey: { not: null } },
    orderBy: { id: "asc" },
  });
  for (const invitation of pending) await revoke(transaction, actor, invitation);
}

async function revoke(transaction: Transaction, actor: Inviter, invitation: Invitation): Promise<void> {
  const { id: invitationId, email, level, customerId } = invitation;
  await transaction.invitation.update({
    where: { id: invitationId },
    data: { revokedAt: new Date(), pendingKey: null },
  });
  await recordAuditEvent(
    transaction,
    { actor, customerId, connectionId: null },
    { action: "invitation.revoked", detail: { invitationId, email, level } },
  );
}

async function lockPending(transaction: Transaction, circle: Circle, id: string) {
  await transaction.$queryRaw`SELECT id FROM invitation WHERE id = ${id} FOR UPDATE`;
  return transaction.invitation.findFirst({
    where: { id, customerId: customerIdOf(circle), pendingKey: { not: null } },
    include: { customer: true },
  });
}
