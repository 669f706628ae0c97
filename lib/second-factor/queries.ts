import "server-only";
import { symmetricDecrypt } from "better-auth/crypto";
import { getDatabase } from "@/lib/db/client";
import { getEnv } from "@/lib/env";
import type { ActorWith } from "@/lib/session/actors";

/** `pending`: a secret was made, and no code of it was entered yet. */
export type SecondFactorState = "none" | "pending" | "on";

export async function readSecondFactorState(personId: string): Promise<SecondFactorState> {
  const row = await getDatabase().secondFactor.findUnique({
    where: { personId },
    select: { verified: true },
  });
  if (!row) return "none";
  return row.verified ? "on" : "pending";
}

/** Who of the staff has one, by person. */
export async function listSecondFactors(_actor: ActorWith<"staff.manage">): Promise<Set<string>> {
  const rows = await getDatabase().secondFactor.findMany({ where: { verified: true } });
  return new Set(rows.map(({ personId }) => personId));
}

export interface PendingSecondFactor {
  /** What a camera reads, and what one types where there is none. */
  uri: string;
  secret: string;
  backupCodes: string[];
}

const ISSUER = "Rolebridge";
const SECRET_GROUP = /.{1,4}/g;

/** One's own secret and backup codes, as long as they do not count: afterwards nobody is shown them again. */
export async function findPendingSecondFactor({
  personId,
  email,
}: ActorWith<"second-factor.manage-own">): Promise<PendingSecondFactor | null> {
  const row = await getDatabase().secondFactor.findUnique({ where: { personId } });
  if (!row || row.verified) return null;
  const key = getEnv().SESSION_SECRET;
  const [text, codes] = await Promise.all([
    symmetricDecrypt({ key, data: row.secret }),
    symmetricDecrypt({ key, data: row.backupCodes }),
  ]);
  const secret = toBase32(text);
  const label = encodeURIComponent(`${ISSUER}:${email}`);
  return {
    uri: `otpauth://totp/${label}?secret=${secret}&issuer=${ISSUER}`,
    secret: secret.match(SECRET_GROUP)?.join(" ") ?? secret,
    backupCodes: JSON.parse(codes) as string[],
  };
}

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** RFC 4648, without padding, as authenticator apps read it. */
function toBase32(text: string): string {
  const bits = [...new TextEncoder().encode(text)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => BASE32[Number.parseInt(group.padEnd(5, "0"), 2)]).join("");
}
