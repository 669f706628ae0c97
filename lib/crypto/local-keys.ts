import { randomBytes } from "node:crypto";
import { decrypt, encrypt, KEY_BYTES } from "./cipher";
import type { KeyProvider } from "./key-provider";

/** Master keys by their id; the first one is current. */
export type MasterKeys = ReadonlyMap<string, Buffer>;

const KEY_ID = /^[A-Za-z0-9-]{1,40}$/;

/**
 * Reads `ENCRYPTION_KEYS`: `id:base64` pairs parted by commas, the current one first. Throws on a key that is not
 * 32 bytes, an id that is none, and an id that stands twice; the message never repeats a key.
 */
export function parseMasterKeys(text: string): MasterKeys {
  const keys = new Map<string, Buffer>();
  for (const pair of text.split(",").map((one) => one.trim())) {
    const [id = "", base64 = ""] = pair.split(":");
    const key = Buffer.from(base64, "base64");
    if (!KEY_ID.test(id))
      throw new Error("each key needs an id of letters, digits and hyphens before the colon");
    if (key.length !== KEY_BYTES) throw new Error(`the key "${id}" must be ${KEY_BYTES} bytes in base64`);
    if (keys.has(id)) throw new Error(`the key id "${id}" stands twice`);
    keys.set(id, key);
  }
  return keys;
}

/** Wraps data keys with master keys from the settings. */
export function createLocalKeys(keys: MasterKeys): KeyProvider {
  const [current] = keys;
  if (!current) throw new Error("there must be at least one key");
  const [currentKeyId, currentKey] = current;
  return {
    name: "local",
    findCurrentKeyId: async () => currentKeyId,
    async createDataKey(binding) {
      const dataKey = randomBytes(KEY_BYTES);
      return { keyId: currentKeyId, dataKey, wrapped: encrypt(currentKey, dataKey, binding) };
    },
    async openDataKey(keyId, wrapped, binding) {
      const key = keys.get(keyId);
      if (!key) throw new Error(`The key "${keyId}" is not among ENCRYPTION_KEYS`);
      return decrypt(key, wrapped, binding);
    },
  };
}
