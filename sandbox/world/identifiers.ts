import { randomBytes, randomInt, randomUUID } from "node:crypto";

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const UNIQUE_ID_LENGTH = 17;
const ACCOUNT_BYTES = 6;
const KEY_BYTES = 10;

/** A unique id with AWS's prefix (IAM User Guide, "IAM identifiers": AIDA user, AROA role, AGPA group, ANPA policy). */
export function newUniqueId(prefix: "AIDA" | "AROA" | "AGPA" | "ANPA"): string {
  return prefix + Array.from({ length: UNIQUE_ID_LENGTH }, () => BASE32[randomInt(32)]).join("");
}

/** An access key id whose first six bytes after the prefix carry the account id, as AWS's do since 2019. */
export function newAccessKeyId(prefix: "AKIA" | "ASIA", accountId: string): string {
  const bytes = randomBytes(KEY_BYTES);
  const marker = 1n << 47n;
  const head = marker | (BigInt(accountId) << 7n) | BigInt(randomInt(128));
  bytes.writeUIntBE(Number(head), 0, ACCOUNT_BYTES);
  return prefix + encodeBase32(bytes);
}

/** The twelve-digit account id inside an access key id; null when the key is too short or no base32. */
export function accountIdOfAccessKey(accessKeyId: string): string | null {
  const letters = [...accessKeyId.slice(4, 14)].map((letter) => BASE32.indexOf(letter));
  if (letters.length < 10 || letters.includes(-1)) return null;
  const bits = letters.reduce((sum, letter) => (sum << 5n) | BigInt(letter), 0n) >> 2n;
  return ((bits & 0x7fffffffff80n) >> 7n).toString().padStart(12, "0");
}

function encodeBase32(bytes: Buffer): string {
  let bits = 0;
  let value = 0;
  let text = "";
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += BASE32[(value >> bits) & 31] ?? "";
      value &= (1 << bits) - 1;
    }
  }
  return text;
}

/** Forty characters, as AWS's secrets have. */
export function newSecretAccessKey(): string {
  return randomBytes(30).toString("base64");
}

export function newSessionToken(): string {
  return `FwoGZXIvYXdzE${randomBytes(160).toString("base64")}`;
}

export function newRequestId(): string {
  return randomUUID();
}
