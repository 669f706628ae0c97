import "server-only";
import { headers } from "next/headers";
import type { Rejection } from "@/lib/actions/define-action";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { inTransaction } from "@/lib/db/transaction";
import type { ActorWith } from "@/lib/session/actors";
import { getAuth } from "@/lib/session/auth";
import { readRefusal } from "../refusal";

type Own = ActorWith<"second-factor.manage-own">;

/** Makes a secret and backup codes. They do not count before a code was entered. */
export async function beginSecondFactor(password: string): Promise<Rejection | null> {
  const body = { password, method: "totp" } as const;
  return ask(async () => getAuth().api.enableTwoFactor({ body, headers: await headers() }));
}

/** From here on signing in asks for a code. */
export async function confirmSecondFactor(actor: Own, code: string): Promise<Rejection | null> {
  const rejection = await ask(async () =>
    getAuth().api.verifyTOTP({ body: { code }, headers: await headers() }),
  );
  if (rejection) return rejection;
  await note(actor, actor, "second-factor.set-up");
  return null;
}

/** Takes one's own away; the password says that it is not a stranger at an open browser. */
export async function removeSecondFactor(actor: Own, password: string): Promise<Rejection | null> {
  const rejection = await ask(async () =>
    getAuth().api.disableTwoFactor({ body: { password }, headers: await headers() }),
  );
  if (rejection) return rejection;
  await note(actor, actor, "second-factor.removed");
  return null;
}

/** For somebody who lost the app and the backup codes: an admin takes it away, and every session of theirs ends. */
export async function resetSecondFactor(
  actor: ActorWith<"staff.manage">,
  { personId, email }: { personId: string; email: string },
): Promise<void> {
  await inTransaction(async (transaction) => {
    const { count } = await transaction.secondFactor.deleteMany({ where: { personId } });
    if (count === 0) return;
    await transaction.person.update({ where: { id: personId }, data: { twoFactorEnabled: false } });
    await transaction.browserSession.deleteMany({ where: { personId } });
    await recordAuditEvent(
      transaction,
      { actor, customerId: null, connectionId: null },
      { action: "second-factor.removed", detail: { personId, email } },
    );
  });
}

async function ask(work: () => Promise<unknown>): Promise<Rejection | null> {
  try {
    await work();
    return null;
  } catch (error) {
    const refusal = readRefusal(error);
    if (refusal) return refusal;
    throw error;
  }
}

async function note(
  actor: Own,
  { personId, email }: { personId: string; email: string },
  action: "second-factor.set-up" | "second-factor.removed",
): Promise<void> {
  const subject = { actor, customerId: null, connectionId: null };
  await inTransaction((transaction) =>
    recordAuditEvent(transaction, subject, { action, detail: { personId, email } }),
  );
}
