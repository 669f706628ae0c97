export interface DataKey {
  /** Which key wrapped it. */
  keyId: string;
  dataKey: Buffer;
  wrapped: Buffer;
}

/** Where the keys that protect the data keys live: this process's settings, or AWS KMS. */
export interface KeyProvider {
  /** Begins every envelope that it made, for example "local". */
  readonly name: "local" | "kms";
  /** The key that new envelopes are made with, by the id that they carry. */
  findCurrentKeyId(): Promise<string>;
  /** Makes a fresh 32-byte data key and its wrapped form, bound to the row. */
  createDataKey(binding: string): Promise<DataKey>;
  /** Opens a wrapped data key; throws when the key is unknown, the wrap was altered or belongs to another row. */
  openDataKey(keyId: string, wrapped: Buffer, binding: string): Promise<Buffer>;
}
