const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** Eight hexadecimal characters that tell texts apart (FNV-1a, 32 bits): for names, not for proof. */
export function fingerprint(text: string): string {
  let hash = FNV_OFFSET;
  for (const character of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ character, FNV_PRIME) >>> 0;
  }
  return hash.toString(16).padStart(8, "0");
}
