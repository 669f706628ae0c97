import { attention, broken, count, notUsed, ok } from "./finding";
import type { MailCount } from "./judge-database";
import type { Finding } from "./types";

export type MailServerFacts = { kind: "none" } | { kind: "answered" } | { kind: "failed"; reason: string };

/** Whether mail goes out: what the mail server says, and what the outbox holds of the last seven days. */
export function judgeMail(server: MailServerFacts, { waiting, failed }: MailCount): Finding {
  if (server.kind === "none") {
    const words = "SMTP_URL is not set: mail stays in the outbox, and nobody gets it.";
    return notUsed(waiting === 0 ? words : `${words} Waiting: ${waiting}.`);
  }
  if (server.kind === "failed") {
    return broken(
      `The mail server does not let us in: ${server.reason}`,
      "Check SMTP_URL, the network and the mail server's own log. What waits is tried again for a few hours.",
    );
  }
  if (failed > 0) {
    return attention(
      `The mail server lets us in; ${count(failed, "mail")} of the last seven days could not be delivered.`,
      "The application's log names why. Check MAIL_FROM and the recipients, then resend the invitations.",
    );
  }
  return ok(`The mail server lets us in; waiting to go out: ${waiting}.`);
}
