import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { AwsError } from "../wire/aws-error";
import type { KmsKey } from "../world/types";

const CIPHER = "aes-256-gcm";
const FORMAT = 1;
const ID_BYTES = 16;
const HEADER_BYTES = 1 + ID_BYTES;
const IV_BYTES = 12;
const TAG_BYTES = 16;

export type EncryptionContext = ReadonlyMap<string, string>;

/** A blob of format, key id, IV, tag and ciphertext; header and context are bound to it as associated data. */
export function seal(key: KmsKey, plaintext: Buffer, context: EncryptionContext): string {
  const header = Buffer.concat([Buffer.of(FORMAT), Buffer.from(key.id.replaceAll("-", ""), "hex")]);
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, Buffer.from(key.material, "base64"), iv);
  cipher.setAAD(associatedData(header, context));
  const sealed = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([header, iv, cipher.getAuthTag(), sealed]).toString("base64");
}

/** Opens a blob; throws InvalidCiphertextException when it was altered or the key or context is another. */
export function open(key: KmsKey, blob: Buffer, context: EncryptionContext): Buffer {
  const header = blob.subarray(0, HEADER_BYTES);
  const iv = blob.subarray(HEADER_BYTES, HEADER_BYTES + IV_BYTES);
  const tag = blob.subarray(HEADER_BYTES + IV_BYTES, HEADER_BYTES + IV_BYTES + TAG_BYTES);
  try {
    const options = { authTagLength: TAG_BYTES };
    const decipher = createDecipheriv(CIPHER, Buffer.from(key.material, "base64"), iv, options);
    decipher.setAAD(associatedData(header, context));
    decipher.setAuthTag(tag);
    const sealed = blob.subarray(HEADER_BYTES + IV_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(sealed), decipher.final()]);
  } catch {
    throw invalidCiphertext();
  }
}

/** The id of the key that made a blob; throws InvalidCiphertextException when it is no blob. */
export function keyIdOf(blob: Buffer): string {
  if (blob[0] !== FORMAT || blob.length < HEADER_BYTES + IV_BYTES + TAG_BYTES) throw invalidCiphertext();
  const hex = blob.subarray(1, HEADER_BYTES).toString("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** The order of a context's pairs does not count, everything else of it does. */
function associatedData(header: Buffer, context: EncryptionContext): Buffer {
  const pairs = [...context].sort(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.concat([header, Buffer.from(JSON.stringify(pairs))]);
}

/** AWS sends this error without a message. */
function invalidCiphertext(): AwsError {
  return new AwsError("InvalidCiphertextException", "");
}
