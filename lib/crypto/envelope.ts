/**
 * Secrets at rest: each value is sealed with a data key of its own, and the data key is wrapped by the provider's
 * key. The text form is `v1.<provider>.<key id>.<wrapped data key>.<sealed value>`, base64url where binary.
 */
import { decrypt, encrypt } from "./cipher";
import type { KeyProvider } from "./key-provider";
import { createSecret, type Secret } from "./secret";

const VERSION = "v1";

export interface EnvelopeFacts {
  provider: string;
  keyId: string;
}

/** The row that an envelope belongs to; in another row it does not open. */
export function bindTo(table: string, rowId: string): string {
  return `${table}/${rowId}`;
}

/** Seals a value for one row. */
export async function seal(value: Secret, binding: string, keys: KeyProvider): Promise<string> {
  const { keyId, dataKey, wrapped } = await keys.createDataKey(binding);
  const sealed = encrypt(dataKey, Buffer.from(value.reveal()), binding);
  const parts = [Buffer.from(keyId), wrapped, sealed].map((part) => part.toString("base64url"));
  return [VERSION, keys.name, ...parts].join(".");
}

/** Opens an envelope; throws when it is malformed, altered, of another row, or its key is not at hand. */
export async function open(
  envelope: string,
  binding: string,
  providers: readonly KeyProvider[],
): Promise<Secret> {
  const { provider, keyId } = readEnvelope(envelope);
  const keys = providers.find(({ name }) => name === provider);
  if (!keys) throw new Error(`No key provider "${provider}" is set up`);
  const [, , , wrapped = "", sealed = ""] = envelope.split(".");
  const dataKey = await keys.openDataKey(keyId, Buffer.from(wrapped, "base64url"), binding);
  return createSecret(decrypt(dataKey, Buffer.from(sealed, "base64url"), binding).toString("utf8"));
}

/** Which key protects an envelope, for rotation; throws on any other text. */
export function readEnvelope(envelope: string): EnvelopeFacts {
  const [version, provider = "", keyId = "", ...rest] = envelope.split(".");
  if (version !== VERSION || rest.length !== 2) throw new Error("This text is no envelope");
  return { provider, keyId: Buffer.from(keyId, "base64url").toString("utf8") };
}
