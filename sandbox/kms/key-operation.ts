import { namedPolicy } from "../authorization/policy-text";
import type { GuardedResource } from "../authorization/require-allowed";
import type { AnswerObject } from "../wire/answer-value";
import type { Call } from "../wire/call";
import { kmsOperation, type Operation, type OperationSpec } from "../wire/operation";
import type { KmsKey } from "../world/types";

interface KeyOperationSpec<Input> extends Pick<OperationSpec<Input>, "read"> {
  name: string;
  /** Finds the key that the call is about, before it is known whether the caller may use it. */
  key: (input: Input, call: Call, action: string) => KmsKey;
  run: (
    input: Input,
    key: KmsKey,
    call: Call,
  ) => AnswerObject | undefined | Promise<AnswerObject | undefined>;
}

/** A KMS operation on one key, authorised by the key's policy and the caller's. */
export function keyOperation<Input>({ name, read, key, run }: KeyOperationSpec<Input>): Operation {
  const find = (input: Input, call: Call) => key(input, call, `kms:${name}`);
  return kmsOperation({
    name,
    read,
    resource: (input, call) => guarded(find(input, call)),
    run: (input, call) => run(input, find(input, call), call),
  });
}

function guarded({ arn, accountId, policy }: KmsKey): GuardedResource {
  return { arn, ownerId: accountId, policy: namedPolicy("key-policy", policy) };
}
