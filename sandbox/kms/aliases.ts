import { requireAllowed } from "../authorization/require-allowed";
import type { AnswerObject } from "../wire/answer-value";
import { AwsError } from "../wire/aws-error";
import { kmsOperation, type Operation } from "../wire/operation";
import type { KmsAlias } from "../world/types";
import { findOwnKey, kmsOf, ownArn, readKeyId, readOptionalKeyId, requireNotPending } from "./find-key";
import { keyOperation } from "./key-operation";
import { readKmsPage, takeKmsPage } from "./kms-paging";

/** Needs the permission on the alias and on the key ("Controlling access to aliases"). */
const createAlias = keyOperation({
  name: "CreateAlias",
  read: (params) => ({
    name: params.text("AliasName", { min: 1, max: 256, pattern: "[a-zA-Z0-9:/_-]+" }),
    keyId: readKeyId(params, "TargetKeyId"),
  }),
  key: ({ keyId }, call, action) => findOwnKey(call, keyId, action),
  run: async ({ name }, key, call) => {
    requireAliasName(name);
    const arn = ownArn(call, name);
    await requireAllowed(call, "kms:CreateAlias", arn);
    const { aliases } = kmsOf(call.caller.account, call.now);
    if (aliases.has(arn)) {
      throw new AwsError("AlreadyExistsException", `An alias with the name ${arn} already exists`);
    }
    requireNotPending(key);
    aliases.set(arn, { name, arn, keyArn: key.arn, createdAt: call.now });
    return undefined;
  },
});

function requireAliasName(name: string): void {
  if (!name.startsWith("alias/")) {
    throw new AwsError(
      "ValidationError",
      'Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html',
    );
  }
  if (name === "alias/" || name.startsWith("alias/aws/") || name.includes(":")) {
    throw new AwsError("InvalidAliasNameException", `The alias name ${name} is not allowed.`);
  }
}

const listAliases = kmsOperation({
  name: "ListAliases",
  read: (params) => ({ keyId: readOptionalKeyId(params), page: readKmsPage(params, 50) }),
  resource: () => "*",
  run: ({ keyId, page: request }, call) => {
    const here = ownArn(call, "alias/");
    const keyArn = keyId === undefined ? undefined : findOwnKey(call, keyId, "kms:ListAliases").arn;
    const aliases = [...kmsOf(call.caller.account, call.now).aliases.values()].filter(
      (alias) => alias.arn.startsWith(here) && (keyArn === undefined || alias.keyArn === keyArn),
    );
    const { page, rest } = takeKmsPage(aliases, request);
    return { Aliases: page.map(aliasShape), ...rest };
  },
});

function aliasShape({ name, arn, keyArn, createdAt }: KmsAlias): AnswerObject {
  return {
    AliasName: name,
    AliasArn: arn,
    TargetKeyId: keyArn.split("/")[1],
    CreationDate: createdAt / 1000,
    LastUpdatedDate: createdAt / 1000,
  };
}

export const aliasOperations: readonly Operation[] = [createAlias, listAliases];
