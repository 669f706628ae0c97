import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { getEnv } from "@/lib/env";
import { paths } from "@/lib/paths";

const TOKEN_BYTES = 32;
export const INVITATION_DAYS = 7;
const DAY_MS = 86_400_000;

/** What a new link needs: the token for the mail, and what of it is stored. */
export function createInvitationLink(): { url: string; tokenHash: string; expiresAt: Date } {
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  return {
    url: new URL(paths.invitation(token), getEnv().APP_URL).href,
    tokenHash: hashToken(token),
    expiresAt: new Date(Date.now() + INVITATION_DAYS * DAY_MS),
  };
}

/** A token has 256 random bits, so one round of SHA-256 is enough: there is nothing to guess. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
