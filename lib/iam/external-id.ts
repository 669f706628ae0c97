import type { Branded } from "./brand";

/**
 * A connection's External ID: `rb-` and 32 letters and digits, which carry 160 random bits. Crockford's base 32
 * in lower case has no i, l, o or u, so that nothing in it can be misread.
 */
export type ExternalId = Branded<"ExternalId">;

export const EXTERNAL_ID_RANDOM_BYTES = 20;

const PREFIX = "rb-";
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/**
 * Writes the first 20 of the random bytes as an External ID. Throws a RangeError on fewer bytes.
 * STS accepts 2 to 1,224 characters of `[\w+=,.@:/-]` (STS API Reference, AssumeRole).
 */
export function createExternalId(random: Uint8Array): ExternalId {
  if (random.length < EXTERNAL_ID_RANDOM_BYTES) {
    throw new RangeError(
      `An External ID needs ${EXTERNAL_ID_RANDOM_BYTES} random bytes, not ${random.length}`,
    );
  }
  return `${PREFIX}${encodeBase32(random.subarray(0, EXTERNAL_ID_RANDOM_BYTES))}` as ExternalId;
}

/** Whether the text has the form that `createExternalId` gives. */
export function isExternalId(text: string): text is ExternalId {
  return /^rb-[0-9a-hjkmnp-tv-z]{32}$/.test(text);
}

function encodeBase32(bytes: Uint8Array): string {
  let text = "";
  let pending = 0;
  let bits = 0;
  for (const byte of bytes) {
    pending = (pending << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET.charAt((pending >> bits) & 31);
    }
    pending &= (1 << bits) - 1;
  }
  return text;
}
