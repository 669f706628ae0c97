import "server-only";
import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { inTransaction, isUniqueViolation, type Transaction } from "@/lib/db/transaction";
import { hashToken } from "../invitation-link";

interface Acceptance {
  token: string;
  name: string;
  password: string;
}

/**
 * Makes the person that an open invitation is for, with the password they chose, and returns the address they sign in
 * with; null where the link is no longer open, whoever took it. The invitation's row is locked, so a link serves once.
 */
export async function acceptInvitation({ token, name, password }: Acceptance): Promise<string | null> {
  const tokenHash = hashToken(token);
  const passwordHash = await hashPassword(password);
  try {
    return await inTransaction((transaction) => accept(transaction, tokenHash, name, passwordHash));
  } catch (error) {
    if (isUniqueViolation(error)) return null; // The same address joined elsewhere at this moment.
    throw error;
  }
}

async function accept(transaction: Transaction, tokenHash: string, name: string, passwordHash: string) {
  await transaction.$queryRaw`SELECT id FROM invitation WHERE token_hash = ${tokenHash} FOR UPDATE`;
  const invitation = await transaction.invitation.findUnique({ where: { tokenHash } });
  if (!invitation?.pendingKey || invitation.expiresAt <= new Date()) return null;
  const { id: invitationId, email, level, customerId } = invitation;
  if (await transaction.person.findUnique({ where: { email } })) return null;
  const personId = randomUUID();
  const method = {
    id: randomUUID(),
    accountId: personId,
    providerId: "credential",
    password: passwordHash,
  };
  await transaction.person.create({
    data: {
      id: personId,
      name,
      email,
      emailVerified: true, // The link went to this address only.
      signInMethods: { create: method },
      ...(customerId === null
        ? { staff: { create: { level } } }
        : { member: { create: { customerId, level } } }),
    },
  });
  await transaction.invitation.update({
    where: { id: invitationId },
    data: { acceptedAt: new Date(), pendingKey: null },
  });
  const kind = customerId === null ? ("staff" as const) : ("member" as const);
  await recordAuditEvent(
    transaction,
    { actor: { kind, personId, name, email }, customerId, connectionId: null },
    { action: "invitation.accepted", detail: { invitationId, email, level } },
  );
  return email;
}
