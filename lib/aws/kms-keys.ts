import "server-only";
import { DecryptCommand, DescribeKeyCommand, GenerateDataKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import type { KeyProvider } from "@/lib/crypto/key-provider";

interface KmsSettings {
  /** Key id, key ARN, alias or alias ARN, as KMS takes them. */
  keyId: string;
  region: string;
}

/** The SDK itself has no limit; a person waits for the answer. */
const CALL_DEADLINE_MS = 10_000;

/**
 * Wraps data keys with a key of AWS KMS; the row that a secret belongs to is the encryption context, so KMS itself
 * refuses to open it for another row. Envelopes carry the key's ARN, so that they open after an alias was moved to
 * another key. Throws where KMS does: storing or opening a secret then fails as a whole.
 */
export function createKmsKeys({ keyId, region }: KmsSettings): KeyProvider {
  const kms = new KMSClient({ region });
  const inTime = () => ({ abortSignal: AbortSignal.timeout(CALL_DEADLINE_MS) });
  const contextOf = (binding: string) => ({ EncryptionContext: { row: binding } });
  return {
    name: "kms",
    async findCurrentKeyId() {
      const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: keyId }), inTime());
      if (!KeyMetadata?.Arn) throw new Error("KMS did not name the key");
      return KeyMetadata.Arn;
    },
    async createDataKey(binding) {
      const command = new GenerateDataKeyCommand({ KeyId: keyId, KeySpec: "AES_256", ...contextOf(binding) });
      const { KeyId, Plaintext, CiphertextBlob } = await kms.send(command, inTime());
      if (!KeyId || !Plaintext || !CiphertextBlob) throw new Error("KMS gave no data key");
      return { keyId: KeyId, dataKey: Buffer.from(Plaintext), wrapped: Buffer.from(CiphertextBlob) };
    },
    async openDataKey(id, wrapped, binding) {
      const command = new DecryptCommand({ KeyId: id, CiphertextBlob: wrapped, ...contextOf(binding) });
      const { Plaintext } = await kms.send(command, inTime());
      if (!Plaintext) throw new Error("KMS did not open the data key");
      return Buffer.from(Plaintext);
    },
  };
}
