import { AwsError } from "../wire/aws-error";
import type { Operation } from "../wire/operation";
import type { KmsKey } from "../world/types";
import { findOwnKey, readKeyId, requireNotPending } from "./find-key";
import { keyOperation } from "./key-operation";

const DAY_MS = 86_400_000;
const WINDOW_DAYS = { min: 7, max: 30 };

function switchOperation(name: string, state: KmsKey["state"]): Operation {
  return keyOperation({
    name,
    read: (params) => ({ keyId: readKeyId(params) }),
    key: ({ keyId }, call, action) => findOwnKey(call, keyId, action),
    run: (_input, key) => {
      requireNotPending(key);
      key.state = state;
      return undefined;
    },
  });
}

const scheduleKeyDeletion = keyOperation({
  name: "ScheduleKeyDeletion",
  read: (params) => ({
    keyId: readKeyId(params),
    days: params.integer("PendingWindowInDays", WINDOW_DAYS) ?? WINDOW_DAYS.max,
  }),
  key: ({ keyId }, call, action) => findOwnKey(call, keyId, action),
  run: ({ days }, key, { now }) => {
    requireNotPending(key);
    key.state = "PendingDeletion";
    key.deletionAt = now + days * DAY_MS;
    return {
      KeyId: key.arn,
      DeletionDate: key.deletionAt / 1000,
      KeyState: key.state,
      PendingWindowInDays: days,
    };
  },
});

/** The key is disabled afterwards, not enabled (KMS API Reference). */
const cancelKeyDeletion = keyOperation({
  name: "CancelKeyDeletion",
  read: (params) => ({ keyId: readKeyId(params) }),
  key: ({ keyId }, call, action) => findOwnKey(call, keyId, action),
  run: (_input, key) => {
    if (key.state !== "PendingDeletion") {
      throw new AwsError("KMSInvalidStateException", `${key.arn} is not pending deletion.`);
    }
    key.state = "Disabled";
    key.deletionAt = undefined;
    return { KeyId: key.arn };
  },
});

export const keyStateOperations: readonly Operation[] = [
  switchOperation("EnableKey", "Enabled"),
  switchOperation("DisableKey", "Disabled"),
  scheduleKeyDeletion,
  cancelKeyDeletion,
];
