import { AwsError } from "../wire/aws-error";
import { type Operation, stsOperation } from "../wire/operation";
import { accountIdOfAccessKey } from "../world/identifiers";

/** Needs no permission, and an explicit deny does not stop it (STS API Reference, GetCallerIdentity). */
const getCallerIdentity = stsOperation({
  name: "GetCallerIdentity",
  read: () => undefined,
  run: (_input, { caller }) => ({ UserId: caller.userId, Account: caller.accountId, Arn: caller.arn }),
});

const getAccessKeyInfo = stsOperation({
  name: "GetAccessKeyInfo",
  read: (params) => params.text("AccessKeyId", { min: 16, max: 128, pattern: "[\\w]*" }),
  resource: () => "*",
  run: (accessKeyId) => {
    const accountId = /^(AKIA|ASIA)/.test(accessKeyId) ? accountIdOfAccessKey(accessKeyId) : null;
    if (accountId === null)
      throw new AwsError("ValidationError", `${accessKeyId} is not a valid access key id`);
    return { Account: accountId };
  },
});

export const identityOperations: readonly Operation[] = [getCallerIdentity, getAccessKeyInfo];
