import "server-only";
import { LEVEL_WORDS, type Level } from "@/lib/access/levels";
import type { MailText } from "@/lib/mail/queue-mail";
import { INVITATION_DAYS } from "./invitation-link";

interface InvitationMailFacts {
  to: string;
  level: Level;
  /** Null for the staff. */
  customerName: string | null;
  invitedByName: string;
  url: string;
}

/** The mail that carries the link. Names that people chose stand in it, and nothing else that they wrote. */
export function writeInvitation({
  to,
  level,
  customerName,
  invitedByName,
  url,
}: InvitationMailFacts): MailText {
  const place = customerName === null ? "the Rolebridge staff" : `${oneLine(customerName)} on Rolebridge`;
  const { title, meaning } = LEVEL_WORDS[level];
  return {
    to,
    subject: `You are invited to ${place}`,
    text: [
      `${oneLine(invitedByName)} invites you to ${place}.`,
      `You would join as ${title.toLowerCase()} (${meaning}).`,
      "",
      "To accept, open this link and choose a password:",
      url,
      "",
      `The link works once, for ${INVITATION_DAYS} days. If you did not expect it, ignore this mail: without the link nothing happens.`,
      "",
    ].join("\n"),
  };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
