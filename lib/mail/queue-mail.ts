import "server-only";
import type { Transaction } from "@/lib/db/transaction";

export interface MailText {
  /** An e-mail address that was checked when it was entered. */
  to: string;
  subject: string;
  /** Plain text, in our own words; of secrets nothing but a one-time link. */
  text: string;
}

/**
 * Puts a mail into the outbox, in the transaction of what it tells of: neither stands without the other. Call
 * `deliverSoon` once the transaction stands; where nobody does, the timer finds the mail.
 */
export async function queueMail(transaction: Transaction, { to, subject, text }: MailText): Promise<void> {
  await transaction.mail.create({ data: { recipient: to, subject, text } });
}
