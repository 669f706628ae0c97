import "server-only";
import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import type { KeyProvider } from "@/lib/crypto/key-provider";

interface KmsSettings {
  /** Key id, key ARN, alias or alias ARN, as KMS takes them. */
  keyId: string;
  region: string;
}

/**
 * Wraps data keys with a key of AWS KMS; the row that a secret belongs to is the encryption context, so KMS itself
 * refuses to open it for another row. Throws where KMS does: storing or opening a secret then fails as a whole.
 */
export function createKmsKeys({ keyId, region }: KmsSettings): KeyProvider {
  const kms = new KMSClient({ region });
  return {
    name: "kms",
    currentKeyId: keyId,
    async createDataKey(binding) {
      const { Plaintext, CiphertextBlob } = await kms.send(
        new GenerateDataKeyCommand({ KeyId: keyId, KeySpec: "AES_256", EncryptionContext: { row: binding } }),
      );
      if (!Plaintext || !CiphertextBlob) throw new Error("KMS gave no data key");
      return { dataKey: Buffer.from(Plaintext), wrapped: Buffer.from(CiphertextBlob) };
    },
    async openDataKey(id, wrapped, binding) {
      const { Plaintext } = await kms.send(
        new DecryptCommand({ KeyId: id, CiphertextBlob: wrapped, EncryptionContext: { row: binding } }),
      );
      if (!Plaintext) throw new Error("KMS did not open the data key");
      return Buffer.from(Plaintext);
    },
  };
}
