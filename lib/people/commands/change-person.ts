import "server-only";
import type { Level } from "@/lib/access/levels";
import type { Rejection } from "@/lib/actions/define-action";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { inTransaction, type Transaction } from "@/lib/db/transaction";
import type { ActorWith } from "@/lib/session/actors";
import { customerIdOf } from "../circle";
import type { Circle } from "../types";
import { revokeInvitationsBy } from "./move-invitation";

type Manager = ActorWith<"member.manage" | "staff.manage">;

const GONE: Rejection = { formError: "This person was removed meanwhile. Nothing was changed." };

/** Gives somebody another level. Whoever is the last one that manages the others keeps theirs. */
export async function changeLevel(
  actor: Manager,
  circle: Circle,
  { personId, level }: { personId: string; level: Level },
): Promise<Rejection | null> {
  return inTransaction(async (transaction) => {
    const managers = await lockManagers(transaction, circle);
    const person = await findPerson(transaction, circle, personId);
    if (!person) return GONE;
    const { email, level: from } = person;
    if (from === level) return null;
    if (isLast(managers, personId)) return lastOne(circle);
    const change = { where: { personId }, data: { level } };
    if (circle.kind === "staff") await transaction.staff.update(change);
    else await transaction.member.update(change);
    await revokeInvitationsBy(transaction, actor, personId);
    await recordAuditEvent(
      transaction,
      { actor, customerId: customerIdOf(circle), connectionId: null },
      { action: "person.level-changed", detail: { personId, email, from, to: level } },
    );
    return null;
  });
}

/**
 * Removes somebody for good: the person, how they sign in, and every session of theirs, at once. What they did stays
 * in the audit log under their name. They can be invited again, as somebody new.
 */
export async function removePerson(
  actor: Manager,
  circle: Circle,
  personId: string,
): Promise<Rejection | null> {
  return inTransaction(async (transaction) => {
    const managers = await lockManagers(transaction, circle);
    const person = await findPerson(transaction, circle, personId);
    if (!person) return GONE;
    if (isLast(managers, personId)) return lastOne(circle);
    const { email, level } = person;
    await transaction.person.delete({ where: { id: personId } });
    await revokeInvitationsBy(transaction, actor, personId);
    await recordAuditEvent(
      transaction,
      { actor, customerId: customerIdOf(circle), connectionId: null },
      { action: "person.removed", detail: { personId, email, level } },
    );
    return null;
  });
}

/** Who manages the others; their rows stay locked, so that two of them cannot remove each other at once. */
async function lockManagers(transaction: Transaction, circle: Circle): Promise<string[]> {
  const rows =
    circle.kind === "staff"
      ? await transaction.$queryRaw<{ person_id: string }[]>`
          SELECT person_id FROM staff WHERE level = 'admin' ORDER BY person_id FOR UPDATE`
      : await transaction.$queryRaw<{ person_id: string }[]>`
          SELECT person_id FROM member WHERE customer_id = ${circle.customerId} AND level = 'owner'
          ORDER BY person_id FOR UPDATE`;
  return rows.map(({ person_id }) => person_id);
}

function isLast(managers: string[], personId: string): boolean {
  return managers.length === 1 && managers[0] === personId;
}

function lastOne(circle: Circle): Rejection {
  const who = circle.kind === "staff" ? "admin" : "owner";
  return { formError: `This is the last ${who}. Make somebody else ${who} first.` };
}

async function findPerson(transaction: Transaction, circle: Circle, personId: string) {
  const include = { person: { select: { email: true } } };
  const row =
    circle.kind === "staff"
      ? await transaction.staff.findUnique({ where: { personId }, include })
      : await transaction.member.findUnique({
          where: { personId, customerId: circle.customerId },
          include,
        });
  return row && { level: row.level, email: row.person.email };
}
