import "server-only";
import { LEVEL_WORDS, type Level } from "@/lib/access/levels";
import type { Rejection } from "@/lib/actions/define-action";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { inTransaction, isUniqueViolation, type Transaction } from "@/lib/db/transaction";
import { queueMail } from "@/lib/mail/queue-mail";
import type { ActorWith } from "@/lib/session/actors";
import { customerIdOf, pendingKeyOf } from "../circle";
import { createInvitationLink } from "../invitation-link";
import { writeInvitation } from "../invitation-mail";
import type { Circle } from "../types";

type Inviter = ActorWith<"member.manage" | "staff.manage" | "customer.manage">;

interface NewInvitation {
  circle: Circle;
  email: string;
  level: Level;
}

/** Invites somebody who does not sign in here yet, and mails them the link. */
export async function invitePerson(actor: Inviter, invitation: NewInvitation): Promise<Rejection | null> {
  try {
    return await inTransaction((transaction) => writeNewInvitation(transaction, actor, invitation));
  } catch (error) {
    if (isUniqueViolation(error)) return alreadyInvited(invitation.email);
    throw error;
  }
}

/** The same within a transaction that does more. */
export async function writeNewInvitation(
  transaction: Transaction,
  actor: Inviter,
  { circle, email, level }: NewInvitation,
): Promise<Rejection | null> {
  const known = await describeKnown(transaction, circle, email);
  if (known) return { fieldErrors: { email: [known] } };
  const customerId = customerIdOf(circle);
  const customer =
    customerId === null ? null : await transaction.customer.findUnique({ where: { id: customerId } });
  if (customerId !== null && !customer) return { formError: "There is no such customer any more." };
  const pendingKey = pendingKeyOf(circle, email);
  if (await transaction.invitation.findUnique({ where: { pendingKey } })) return alreadyInvited(email);
  const { url, tokenHash, expiresAt } = createInvitationLink();
  const { name: invitedByName, personId: invitedById } = actor;
  const { id: invitationId } = await transaction.invitation.create({
    data: { email, level, customerId, tokenHash, expiresAt, invitedByName, invitedById, pendingKey },
  });
  const customerName = customer?.name ?? null;
  await queueMail(transaction, writeInvitation({ to: email, level, customerName, invitedByName, url }));
  await recordAuditEvent(
    transaction,
    { actor, customerId, connectionId: null },
    { action: "invitation.created", detail: { invitationId, email, level } },
  );
  return null;
}

function alreadyInvited(email: string): Rejection {
  return { fieldErrors: { email: [`${email} is invited already: send that invitation again instead.`] } };
}

/** Why somebody cannot be invited, in words that say no more of another customer than that there is one. */
async function describeKnown(
  transaction: Transaction,
  circle: Circle,
  email: string,
): Promise<string | null> {
  const person = await transaction.person.findUnique({
    where: { email },
    include: { member: true, staff: true },
  });
  if (!person) return null;
  const isHere =
    circle.kind === "staff" ? person.staff !== null : person.member?.customerId === circle.customerId;
  const level = (person.staff ?? person.member)?.level as Level | undefined;
  if (isHere && level) return `${email} is here already, as ${LEVEL_WORDS[level].title.toLowerCase()}.`;
  return `Somebody signs in with ${email} already, elsewhere. A person belongs to one customer only, or to the staff: invite another address.`;
}
