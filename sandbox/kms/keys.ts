import { randomBytes, randomUUID } from "node:crypto";
import { checkPolicyText } from "../iam/policy-rules";
import type { AnswerObject } from "../wire/answer-value";
import { AwsError } from "../wire/aws-error";
import { kmsOperation, type Operation } from "../wire/operation";
import type { ParamReader } from "../wire/param-reader";
import type { Account, KmsKey } from "../world/types";
import { findKey, kmsOf, ownArn, readKeyId } from "./find-key";
import { keyOperation } from "./key-operation";
import { readKmsPage, takeKmsPage } from "./kms-paging";

const MATERIAL_BYTES = 32;
const SPEC = "SYMMETRIC_DEFAULT";

/** What KMS gives a key without a policy: the account decides by identity policies ("Default key policy"). */
function defaultPolicy({ partition, id }: Account): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Id: "key-default-1",
    Statement: [
      {
        Sid: "EnableIAMUserPermissions",
        Effect: "Allow",
        Principal: { AWS: `arn:${partition}:iam::${id}:root` },
        Action: "kms:*",
        Resource: "*",
      },
    ],
  });
}

/** Refuses what the sandbox has no keys for, so that nobody believes to have one. */
function requireSymmetric(params: ParamReader): void {
  const asked = [
    [params.optionalText("KeyUsage"), "ENCRYPT_DECRYPT"],
    [params.optionalText("KeySpec"), SPEC],
    [params.optionalText("CustomerMasterKeySpec"), SPEC],
    [params.optionalText("Origin"), "AWS_KMS"],
  ] as const;
  const unlike = asked.some(([value, only]) => value !== undefined && value !== only);
  if (
    unlike ||
    params.boolean("MultiRegion") === true ||
    params.has("CustomKeyStoreId") ||
    params.has("Tags")
  ) {
    throw new AwsError(
      "UnsupportedOperationException",
      "The sandbox makes symmetric encryption keys of one region, without tags.",
    );
  }
}

const createKey = kmsOperation({
  name: "CreateKey",
  read: (params) => {
    requireSymmetric(params);
    return {
      description: params.optionalText("Description", { max: 8192 }) ?? "",
      policy: params.optionalText("Policy", { min: 1, max: 131_072 }),
    };
  },
  resource: () => "*",
  run: ({ description, policy }, call) => {
    if (policy !== undefined) checkPolicyText(policy, "resource");
    const { account } = call.caller;
    const id = randomUUID();
    const key: KmsKey = {
      id,
      arn: ownArn(call, `key/${id}`),
      accountId: account.id,
      description,
      createdAt: call.now,
      state: "Enabled",
      policy: policy ?? defaultPolicy(account),
      material: randomBytes(MATERIAL_BYTES).toString("base64"),
    };
    account.kms.keys.set(key.arn, key);
    return { KeyMetadata: metadataOf(key) };
  },
});

const describeKey = keyOperation({
  name: "DescribeKey",
  read: (params) => ({ keyId: readKeyId(params) }),
  key: ({ keyId }, call, action) => findKey(call, keyId, action),
  run: (_input, key) => ({ KeyMetadata: metadataOf(key) }),
});

const listKeys = kmsOperation({
  name: "ListKeys",
  read: (params) => readKmsPage(params, 100),
  resource: () => "*",
  run: (request, call) => {
    const here = ownArn(call, "key/");
    const keys = [...kmsOf(call.caller.account, call.now).keys.values()].filter(({ arn }) =>
      arn.startsWith(here),
    );
    const { page, rest } = takeKmsPage(keys, request);
    return { Keys: page.map(({ id, arn }) => ({ KeyId: id, KeyArn: arn })), ...rest };
  },
});

/** Dates are seconds since 1970 in the JSON protocol. */
function metadataOf(key: KmsKey): AnswerObject {
  return {
    AWSAccountId: key.accountId,
    KeyId: key.id,
    Arn: key.arn,
    CreationDate: key.createdAt / 1000,
    Enabled: key.state === "Enabled",
    Description: key.description,
    KeyUsage: "ENCRYPT_DECRYPT",
    KeyState: key.state,
    DeletionDate: key.deletionAt === undefined ? undefined : key.deletionAt / 1000,
    Origin: "AWS_KMS",
    KeyManager: "CUSTOMER",
    CustomerMasterKeySpec: SPEC,
    KeySpec: SPEC,
    EncryptionAlgorithms: [SPEC],
    MultiRegion: false,
  };
}

export const keyOperations: readonly Operation[] = [createKey, describeKey, listKeys];
