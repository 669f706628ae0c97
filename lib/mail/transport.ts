import "server-only";
import nodemailer from "nodemailer";
import { getEnv } from "@/lib/env";
import type { MailText } from "./queue-mail";

const PATIENCE_MS = 10_000;
const LONGEST_REASON = 300;

/** The one user of the mail library. */
export interface MailTransport {
  send(mail: MailText): Promise<void>;
  /** Connects, and signs in where the address has a user; sends nothing. */
  verify(): Promise<void>;
}

/** The mail server of an SMTP_URL, or null where there is none: then mail waits in the outbox. */
export function openTransport(url: string | undefined): MailTransport | null {
  if (url === undefined) return null;
  const transport = nodemailer.createTransport({
    url,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text }) {
      await transport.sendMail({ from: senderOf(), to: { name: "", address: to }, subject, text });
    },
    async verify() {
      await transport.verify();
    },
  };
}

function senderOf(): string {
  const { MAIL_FROM, APP_URL } = getEnv();
  return MAIL_FROM ?? `Rolebridge <no-reply@${new URL(APP_URL).hostname}>`;
}

/** Why a mail did not go out, on one line, without SMTP_URL, its password and the links of the mail. */
export function describeMailFault(error: unknown, url: string | undefined): string {
  const words = error instanceof Error ? error.message : String(error);
  return secretsOf(url)
    .reduce((text, secret) => text.replaceAll(secret, "[redacted]"), words)
    .replaceAll(/https?:\/\/\S+/g, "[link]")
    .replaceAll(/\s+/g, " ")
    .slice(0, LONGEST_REASON);
}

function secretsOf(url: string | undefined): string[] {
  if (url === undefined || !URL.canParse(url)) return [];
  const { password } = new URL(url);
  return [url, password, decodeOrKeep(password)].filter((secret) => secret !== "");
}

/** A password with a bare "%" is no valid escape: the fault is to be told, not to become another one. */
function decodeOrKeep(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
