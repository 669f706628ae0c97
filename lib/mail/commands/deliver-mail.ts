import "server-only";
import { getDatabase } from "@/lib/db/client";
import { getEnv } from "@/lib/env";
import { logger } from "@/lib/logger";
import { describeMailFault, type MailTransport, openTransport } from "../transport";

/** How long an attempt has its mail to itself; longer than the transport's patience. */
const CLAIM_SECONDS = 120;
/** How long to wait after the first failure, the second and so on; after one more the mail is given up. */
const PAUSES_MS = [30_000, 120_000, 600_000, 3_600_000];
/** No link in a mail is good for longer, and nobody wants older news. */
const KEPT_DAYS = 7;

interface ClaimedMail {
  id: string;
  recipient: string;
  subject: string;
  text: string;
  attempts: number;
}

/**
 * Delivers what is due, one mail after the other, and returns how many went out. Several processes may do so at once:
 * an attempt claims its mail in one statement. A process that dies between the mail server's yes and our note of it
 * delivers that mail twice; none is lost.
 */
export async function deliverMail(
  transport: MailTransport | null = openTransport(getEnv().SMTP_URL),
): Promise<number> {
  await giveUpOld();
  if (transport === null) return 0;
  let delivered = 0;
  for (let mail = await claim(); mail; mail = await claim()) {
    if (await attempt(transport, mail)) delivered += 1;
  }
  return delivered;
}

async function claim(): Promise<ClaimedMail | undefined> {
  const [mail] = await getDatabase().$queryRaw<ClaimedMail[]>`
    UPDATE mail
       SET attempts = attempts + 1,
           due_at = now() AT TIME ZONE 'UTC' + make_interval(secs => ${CLAIM_SECONDS}::int)
     WHERE id = (
       SELECT id FROM mail WHERE due_at <= now() AT TIME ZONE 'UTC'
        ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING id, recipient, subject, text, attempts`;
  return mail;
}

async function attempt(transport: MailTransport, mail: ClaimedMail): Promise<boolean> {
  const { id, recipient: to, subject, text, attempts } = mail;
  try {
    await transport.send({ to, subject, text });
    await settle(id, { deliveredAt: new Date(), error: null });
    return true;
  } catch (error) {
    const reason = describeMailFault(error, getEnv().SMTP_URL);
    logger.warn({ mailId: id, attempts, reason }, "a mail did not go out");
    await postpone(id, PAUSES_MS[attempts - 1], reason);
    return false;
  }
}

async function postpone(id: string, pauseMs: number | undefined, error: string): Promise<void> {
  if (pauseMs === undefined) return settle(id, { error });
  const dueAt = new Date(Date.now() + pauseMs);
  await getDatabase().mail.update({ where: { id }, data: { dueAt, error } });
}

/** Nothing is left to do: the text goes, and the link in it with it. */
async function settle(id: string, data: { deliveredAt?: Date; error: string | null }): Promise<void> {
  await getDatabase().mail.update({ where: { id }, data: { ...data, dueAt: null, text: null } });
}

async function giveUpOld(): Promise<void> {
  const before = new Date(Date.now() - KEPT_DAYS * 86_400_000);
  await getDatabase().mail.updateMany({
    where: { dueAt: { not: null }, createdAt: { lt: before } },
    data: { dueAt: null, text: null, error: `It could not be sent within ${KEPT_DAYS} days.` },
  });
}
