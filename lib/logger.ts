import "server-only";
import pino from "pino";

/** Second line of defence: secrets are not handed to the logger in the first place. */
const REDACTED = [
  "password",
  "secretAccessKey",
  "SecretAccessKey",
  "sessionToken",
  "SessionToken",
  "credentials",
  "Credentials",
  "cookie",
  "authorization",
  "token",
];

export const logger = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: null,
  redact: { paths: REDACTED.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[redacted]" },
  serializers: { err: describeError },
});

/** An error's name, message and place. Never its own properties: an SDK error carries raw answers in them. */
export function describeError(error: unknown): { name: string; message: string; stack?: string } {
  if (!(error instanceof Error)) return { name: "NotAnError", message: String(error) };
  const { name, message, stack } = error;
  return { name, message, ...(stack === undefined ? {} : { stack }) };
}
