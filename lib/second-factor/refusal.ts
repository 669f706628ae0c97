import "server-only";
import { APIError } from "better-auth/api";
import type { Rejection } from "@/lib/actions/define-action";

const WORDS: Record<string, string> = {
  INVALID_PASSWORD: "The password is not right.",
  INVALID_CODE: "This code is not right. Enter the one that the app shows now.",
  TOTP_ALREADY_ENABLED: "An authenticator app is set up already. Reload the page to see it.",
  TOTP_NOT_ENABLED: "No authenticator app is being set up any more. Reload the page, and begin again.",
  TWO_FACTOR_NOT_ENABLED: "No authenticator app is set up any more. Reload the page to see it.",
  ACCOUNT_TEMPORARILY_LOCKED: "Too many codes were not right. Wait a while, then try again.",
};

/** What the sign-in library refuses, in our words; null for anything else, which is a fault of ours. */
export function readRefusal(error: unknown): Rejection | null {
  if (!(error instanceof APIError) || error.statusCode >= 500) return null;
  const words = WORDS[error.body?.code ?? ""];
  return { formError: words ?? "This was refused. Reload the page, and try again." };
}
