import {
  CreateKeyCommand,
  type CreateKeyCommandInput,
  DecryptCommand,
  type DecryptCommandInput,
  EncryptCommand,
  type EncryptCommandInput,
} from "@aws-sdk/client-kms";
import type { RunningSandbox } from "../start";
import { type Keys, kmsAs } from "./clients";

/** Makes a key, the vendor's in us-east-1 unless told otherwise; returns its id and ARN. */
export async function makeKey(
  sandbox: RunningSandbox,
  input: CreateKeyCommandInput = {},
  keys: Keys = sandbox.vendor,
  region = "us-east-1",
): Promise<{ id: string; arn: string }> {
  const { KeyMetadata } = await kmsAs(sandbox, keys, { region }).send(new CreateKeyCommand(input));
  return { id: KeyMetadata?.KeyId ?? "", arn: KeyMetadata?.Arn ?? "" };
}

/** Encrypts the text "secret" and returns the blob. */
export async function encrypt(
  sandbox: RunningSandbox,
  keys: Keys,
  input: Omit<EncryptCommandInput, "Plaintext">,
): Promise<Uint8Array> {
  const command = new EncryptCommand({ Plaintext: Buffer.from("secret"), ...input });
  const { CiphertextBlob } = await kmsAs(sandbox, keys).send(command);
  return CiphertextBlob ?? new Uint8Array();
}

/** Decrypts a blob and returns its text. */
export async function decrypt(
  sandbox: RunningSandbox,
  keys: Keys,
  input: DecryptCommandInput,
  region = "us-east-1",
): Promise<string> {
  const { Plaintext } = await kmsAs(sandbox, keys, { region }).send(new DecryptCommand(input));
  return Buffer.from(Plaintext ?? []).toString();
}
