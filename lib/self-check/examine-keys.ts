import "server-only";
import { randomUUID } from "node:crypto";
import { listKeyProviders } from "@/lib/connections/vault";
import { bindTo, open, seal } from "@/lib/crypto/envelope";
import type { KeyProvider } from "@/lib/crypto/key-provider";
import { createSecret } from "@/lib/crypto/secret";
import type { Env } from "@/lib/env";
import { describeFault } from "./describe-fault";
import { type DatabaseFacts, judgeStoredSecrets, type StoredSecrets } from "./judge-database";
import { judgeEncryption, type KeyProbe } from "./judge-settings";
import type { Finding } from "./types";

/** Tries every provider of master keys, and looks whether each stored secret has its key. */
export async function examineKeys(
  settings: Parameters<typeof listKeyProviders>[0] & Partial<Env>,
  database: DatabaseFacts,
): Promise<Record<"encryption" | "stored-secrets", Finding>> {
  const providers = listKeyProviders(settings);
  const probes = await Promise.all(providers.map(probe));
  const [current] = probes;
  const known = new Set([...(settings.ENCRYPTION_KEYS?.keys() ?? [])]);
  const hasKms = settings.ENCRYPTION_KMS_KEY !== undefined;
  const isKnown = ({ provider, keyId }: StoredSecrets) =>
    provider === "kms" ? hasKms : provider === "local" && known.has(keyId);
  const isCurrent = ({ provider, keyId }: StoredSecrets) =>
    current === undefined || "reason" in current || (provider === current.name && keyId === current.keyId);
  return {
    encryption: judgeEncryption(probes),
    "stored-secrets": judgeStoredSecrets(database, { isKnown, isCurrent }),
  };
}

/** Seals a text with the provider and opens it again, as a stored secret. */
async function probe(keys: KeyProvider): Promise<KeyProbe> {
  const binding = bindTo("doctor", randomUUID());
  const text = randomUUID();
  try {
    const opened = await open(await seal(createSecret(text), binding, keys), binding, [keys]);
    if (opened.reveal() !== text) return { name: keys.name, reason: "it opened to another text" };
    return { name: keys.name, keyId: await keys.findCurrentKeyId() };
  } catch (error) {
    return { name: keys.name, reason: describeFault(error) };
  }
}
