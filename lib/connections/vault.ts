/** The one door to stored secrets: sealed on the way in, opened for one use, destroyed for good. */
import "server-only";
import { createKmsKeys } from "@/lib/aws/kms-keys";
import { bindTo, open, readEnvelope, seal } from "@/lib/crypto/envelope";
import type { KeyProvider } from "@/lib/crypto/key-provider";
import { createLocalKeys } from "@/lib/crypto/local-keys";
import type { Secret } from "@/lib/crypto/secret";
import { type Env, getEnv } from "@/lib/env";

const TABLE = "access_key";

type KeySettings = Pick<Env, "AWS_REGION"> & Partial<Pick<Env, "ENCRYPTION_KMS_KEY" | "ENCRYPTION_KEYS">>;

/** The providers that are set up, the one for new secrets first. */
export function listKeyProviders(env: KeySettings = getEnv()): KeyProvider[] {
  const { ENCRYPTION_KMS_KEY: keyId, ENCRYPTION_KEYS: keys, AWS_REGION: region } = env;
  return [...(keyId ? [createKmsKeys({ keyId, region })] : []), ...(keys ? [createLocalKeys(keys)] : [])];
}

/** Whether secrets can be stored at all; without it the access method `access-key` is not offered. */
export function canStoreSecrets(env: Env = getEnv()): boolean {
  return env.ENCRYPTION_KMS_KEY !== undefined || env.ENCRYPTION_KEYS !== undefined;
}

function requireCurrent(providers: readonly KeyProvider[]): KeyProvider {
  const [current] = providers;
  if (!current) throw new Error("Neither ENCRYPTION_KEYS nor ENCRYPTION_KMS_KEY is set");
  return current;
}

/** Seals a Secret Access Key for its row. */
export function sealSecret(rowId: string, secret: Secret, providers = listKeyProviders()): Promise<string> {
  return seal(secret, bindTo(TABLE, rowId), requireCurrent(providers));
}

/** Opens the Secret Access Key of a row. */
export function openSecret(rowId: string, envelope: string, providers = listKeyProviders()): Promise<Secret> {
  return open(envelope, bindTo(TABLE, rowId), providers);
}

/** Tells of an envelope whether it was made with another key than the current one. */
export async function findOutdated(providers = listKeyProviders()): Promise<(envelope: string) => boolean> {
  const current = requireCurrent(providers);
  const currentKeyId = await current.findCurrentKeyId();
  return (envelope) => {
    const { provider, keyId } = readEnvelope(envelope);
    return provider !== current.name || keyId !== currentKeyId;
  };
}
