import "server-only";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor, ActorWith } from "@/lib/session/actors";

type Which = { only: string } | { allBut: string };

/** Ends sessions of one's own: one, or all but the one that asks. Whoever used them has to sign in again. */
export async function endOwnSessions(actor: Actor, which: Which): Promise<void> {
  const { personId, email } = actor;
  const id = "only" in which ? which.only : { not: which.allBut };
  const customerId = actor.kind === "member" ? actor.customerId : null;
  await endSessions(actor, { personId, email, customerId, where: { personId, id } });
}

/** Ends every session of somebody of the staff. */
export async function endStaffSessions(
  actor: ActorWith<"staff.manage">,
  { personId, email }: { personId: string; email: string },
): Promise<void> {
  await endSessions(actor, { personId, email, customerId: null, where: { personId } });
}

interface Ending {
  personId: string;
  email: string;
  customerId: string | null;
  where: { personId: string; id?: string | { not: string } };
}

async function endSessions(actor: Actor, { personId, email, customerId, where }: Ending): Promise<void> {
  await inTransaction(async (transaction) => {
    const { count: sessions } = await transaction.browserSession.deleteMany({ where });
    if (sessions === 0) return;
    await recordAuditEvent(
      transaction,
      { actor, customerId, connectionId: null },
      { action: "person.sessions-ended", detail: { personId, email, sessions } },
    );
  });
}
