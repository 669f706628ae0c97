import "server-only";
import { describeMailFault, openTransport } from "@/lib/mail/transport";
import type { DatabaseFacts } from "./judge-database";
import { judgeMail, type MailServerFacts } from "./judge-mail";
import type { Finding } from "./types";

/** Asks the mail server whether it lets us in. Nothing is sent. */
export async function examineMail(url: string | undefined, database: DatabaseFacts): Promise<Finding> {
  const count = database.reached ? database.mail : { waiting: 0, failed: 0 };
  return judgeMail(await askServer(url), count);
}

async function askServer(url: string | undefined): Promise<MailServerFacts> {
  try {
    const transport = openTransport(url);
    if (transport === null) return { kind: "none" };
    await transport.verify();
    return { kind: "answered" };
  } catch (error) {
    return { kind: "failed", reason: describeMailFault(error, url) };
  }
}
