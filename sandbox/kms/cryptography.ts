import { randomBytes } from "node:crypto";
import { AwsError } from "../wire/aws-error";
import type { Call } from "../wire/call";
import type { Operation } from "../wire/operation";
import type { ParamReader } from "../wire/param-reader";
import type { KmsKey } from "../world/types";
import { keyIdOf, open, seal } from "./ciphertext";
import { findKey, kmsOf, readKeyId, readOptionalKeyId, requireEnabled } from "./find-key";
import { keyOperation } from "./key-operation";

const ALGORITHM = "SYMMETRIC_DEFAULT";
const KEY_BYTES = { AES_128: 16, AES_256: 32 };

function readContext(params: ParamReader): Map<string, string> {
  params.optionalText("EncryptionAlgorithm", { oneOf: [ALGORITHM] });
  return params.textMap("EncryptionContext");
}

const encrypt = keyOperation({
  name: "Encrypt",
  read: (params) => ({
    keyId: readKeyId(params),
    plaintext: params.blob("Plaintext", { min: 1, max: 4096 }),
    context: readContext(params),
  }),
  key: ({ keyId }, call, action) => findKey(call, keyId, action),
  run: ({ plaintext, context }, key) => {
    requireEnabled(key);
    return {
      CiphertextBlob: seal(key, plaintext, context),
      KeyId: key.arn,
      EncryptionAlgorithm: ALGORITHM,
    };
  },
});

interface DecryptInput {
  blob: Buffer;
  keyId: string | undefined;
  context: Map<string, string>;
}

const decrypt = keyOperation<DecryptInput>({
  name: "Decrypt",
  read: (params) => ({
    blob: params.blob("CiphertextBlob", { min: 1, max: 6144 }),
    keyId: readOptionalKeyId(params),
    context: readContext(params),
  }),
  key: ({ blob, keyId }, call, action) =>
    keyId === undefined ? findKeyOfBlob(call, blob) : findKey(call, keyId, action),
  run: ({ blob, context }, key) => {
    if (keyIdOf(blob) !== key.id) {
      throw new AwsError(
        "IncorrectKeyException",
        "The key ID in the request does not identify a CMK that can perform this operation.",
      );
    }
    requireEnabled(key);
    const plaintext = open(key, blob, context);
    return { KeyId: key.arn, Plaintext: plaintext.toString("base64"), EncryptionAlgorithm: ALGORITHM };
  },
});

function findKeyOfBlob({ world, region, now }: Call, blob: Buffer): KmsKey {
  const id = keyIdOf(blob);
  for (const account of world.accounts.values()) {
    const arn = `arn:${account.partition}:kms:${region}:${account.id}:key/${id}`;
    const key = kmsOf(account, now).keys.get(arn);
    if (key !== undefined) return key;
  }
  throw new AwsError(
    "AccessDenied",
    "The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.",
  );
}

/** GenerateDataKey, with the plaintext of the data key or without it. */
function dataKeyOperation(name: string, withPlaintext: boolean): Operation {
  return keyOperation({
    name,
    read: (params) => ({
      keyId: readKeyId(params),
      spec: params.optionalText("KeySpec", { oneOf: Object.keys(KEY_BYTES) }),
      numberOfBytes: params.integer("NumberOfBytes", { min: 1, max: 1024 }),
      context: readContext(params),
    }),
    key: ({ keyId }, call, action) => findKey(call, keyId, action),
    run: ({ spec, numberOfBytes, context }, key) => {
      requireEnabled(key);
      const dataKey = randomBytes(dataKeyLength(spec, numberOfBytes));
      return {
        CiphertextBlob: seal(key, dataKey, context),
        Plaintext: withPlaintext ? dataKey.toString("base64") : undefined,
        KeyId: key.arn,
      };
    },
  });
}

function dataKeyLength(spec: string | undefined, numberOfBytes: number | undefined): number {
  const length = spec === undefined ? numberOfBytes : KEY_BYTES[spec === "AES_128" ? "AES_128" : "AES_256"];
  if (length === undefined || (spec !== undefined && numberOfBytes !== undefined)) {
    throw new AwsError("ValidationError", "Please specify either number of bytes or key spec.");
  }
  return length;
}

export const cryptographicOperations: readonly Operation[] = [
  encrypt,
  decrypt,
  dataKeyOperation("GenerateDataKey", true),
  dataKeyOperation("GenerateDataKeyWithoutPlaintext", false),
];
