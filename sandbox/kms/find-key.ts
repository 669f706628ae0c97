import { deniedAbroad } from "../authorization/denial";
import { AwsError } from "../wire/aws-error";
import type { Call } from "../wire/call";
import type { ParamReader } from "../wire/param-reader";
import type { Account, KmsKey, KmsState } from "../world/types";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const KEY_ID_LENGTH = { min: 1, max: 2048 };

export function readKeyId(params: ParamReader, name = "KeyId"): string {
  return params.text(name, KEY_ID_LENGTH);
}

export function readOptionalKeyId(params: ParamReader): string | undefined {
  return params.optionalText("KeyId", KEY_ID_LENGTH);
}

/** Keys and aliases of an account as they are now: those whose time to be deleted has come are gone. */
export function kmsOf({ kms }: Account, now: number): KmsState {
  for (const key of kms.keys.values()) {
    if ((key.deletionAt ?? Number.POSITIVE_INFINITY) > now) continue;
    kms.keys.delete(key.arn);
    for (const alias of kms.aliases.values()) if (alias.keyArn === key.arn) kms.aliases.delete(alias.arn);
  }
  return kms;
}

/** The ARN of a key or alias of the caller's account in the region of the call. */
export function ownArn({ caller, region }: Call, resource: string): string {
  return `arn:${caller.account.partition}:kms:${region}:${caller.accountId}:${resource}`;
}

/** The key of a UUID, key ARN, alias name or alias ARN, of any account; throws NotFoundException. */
export function findKey(call: Call, keyId: string, action: string): KmsKey {
  const arn = arnOf(call, keyId);
  const accountId = arn.split(":")[4] ?? "";
  const account = call.world.accounts.get(accountId);
  const state = account === undefined ? null : kmsOf(account, call.now);
  const isAlias = arn.includes(":alias/");
  const keyArn = isAlias ? state?.aliases.get(arn)?.keyArn : arn;
  const key = state?.keys.get(keyArn ?? "");
  if (key !== undefined) return key;
  if (accountId !== call.caller.accountId) throw deniedAbroad(call.caller.arn, action);
  throw notFound(isAlias ? `Alias ${arn} is not found.` : `Key '${arn}' does not exist`);
}

/** The key of a UUID or key ARN of the caller's own account, for operations that take no other. */
export function findOwnKey(call: Call, keyId: string, action: string): KmsKey {
  if (keyId.includes("alias/")) throw notFound(`Invalid keyId '${keyId}'`);
  const key = findKey(call, keyId, action);
  if (key.accountId !== call.caller.accountId) throw deniedAbroad(call.caller.arn, action);
  return key;
}

function arnOf(call: Call, keyId: string): string {
  if (UUID.test(keyId)) return ownArn(call, `key/${keyId}`);
  if (keyId.startsWith("alias/")) return ownArn(call, keyId);
  const [prefix, partition, service, region, , resource = ""] = keyId.split(":");
  const wellFormed = prefix === "arn" && service === "kms" && /^(key|alias)\//.test(resource);
  if (!wellFormed) throw notFound(`Invalid keyId '${keyId}'`);
  if (partition !== call.caller.account.partition) throw notFound(`Invalid arn ${partition}`);
  if (region !== call.region) throw notFound(`Invalid arn ${region}`);
  return keyId;
}

function notFound(message: string): AwsError {
  return new AwsError("NotFoundException", message);
}

/** Throws DisabledException or KMSInvalidStateException unless the key can encrypt and decrypt. */
export function requireEnabled({ arn, state }: KmsKey): void {
  if (state === "Disabled") throw new AwsError("DisabledException", `${arn} is disabled.`);
  requireNotPending({ arn, state });
}

/** Throws KMSInvalidStateException for a key that waits for its deletion. */
export function requireNotPending({ arn, state }: Pick<KmsKey, "arn" | "state">): void {
  if (state === "PendingDeletion") {
    throw new AwsError("KMSInvalidStateException", `${arn} is pending deletion.`);
  }
}
