import "server-only";
import { getDatabase } from "@/lib/db/client";
import { hasOutboxPage } from "@/lib/env";

const LIST_LIMIT = 50;

export interface OutboxMail {
  id: string;
  recipient: string;
  subject: string;
  text: string | null;
  createdAt: Date;
}

/** The newest mails, for the demo's page; null wherever that page does not exist. */
export async function listOutbox(): Promise<OutboxMail[] | null> {
  if (!hasOutboxPage()) return null;
  return getDatabase().mail.findMany({
    select: { id: true, recipient: true, subject: true, text: true, createdAt: true },
    orderBy: { id: "desc" },
    take: LIST_LIMIT,
  });
}
