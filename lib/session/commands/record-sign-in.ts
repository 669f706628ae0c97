import "server-only";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { getDatabase } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { logger } from "@/lib/logger";
import type { StaffActor } from "../actors";
import { readActor } from "../require-actor";

/** What somebody showed to be let in. */
export type SignInMethod = "password" | "password and app" | "password and backup code" | "provider";

/**
 * Writes down that somebody of the staff signed in: they reach every customer's connections. Where it cannot be written,
 * the session that was made for it, named by its token, goes again; null says that none was made. A member's sign-in is
 * not written down, and what was refused neither: anybody can be refused, as often as they like (docs/decisions/0019).
 */
export async function recordSignIn(
  personId: string,
  method: SignInMethod,
  token: string | null,
): Promise<void> {
  try {
    const actor = await readActor(personId);
    if (actor?.kind !== "staff") return;
    await inTransaction((transaction) =>
      recordAuditEvent(transaction, about(actor), { action: "staff.signed-in", detail: { method } }),
    );
  } catch (error) {
    logger.error({ err: error, personId }, "a sign-in could not be written down");
    if (token !== null) await endSession(token);
    throw error;
  }
}

/** What failed the event may fail this too. It must not hide why, so it is told apart. */
async function endSession(token: string): Promise<void> {
  try {
    await getDatabase().browserSession.deleteMany({ where: { token } });
  } catch (error) {
    logger.error({ err: error }, "the session of a sign-in that is not written down could not be ended");
  }
}

/** Writes down that an account at the provider signs in as this person from now on. */
export async function recordProviderLinked(
  personId: string,
  { issuer, subject }: { issuer: string; subject: string },
): Promise<void> {
  const actor = await readActor(personId);
  if (actor?.kind !== "staff") return;
  const detail = { email: actor.email, issuer, subject };
  await inTransaction((transaction) =>
    recordAuditEvent(transaction, about(actor), { action: "staff.provider-linked", detail }),
  );
}

function about(actor: StaffActor) {
  return { actor, customerId: null, connectionId: null };
}
