import { AwsError } from "../wire/aws-error";
import type { Call } from "../wire/call";
import { iamOperation, type Operation } from "../wire/operation";
import { findManagedPolicy } from "../world/managed-policies";
import { getHolder, HOLDERS, type HolderWords, holderArn, readHolderName } from "./holders";
import { ARN } from "./member-rules";

/** Throws NoSuchEntity when a boundary names no managed policy. */
export async function requireBoundaryPolicy({ caller }: Call, arn: string): Promise<void> {
  if ((await findManagedPolicy(caller.account.iam, arn)) !== null) return;
  throw new AwsError("NoSuchEntity", `Scope ARN: ${arn} does not exist or is not attachable.`);
}

/** Put and Delete of the permissions boundary of one kind of holder. */
function operationsFor({ kind, word }: HolderWords): Operation[] {
  const put = iamOperation({
    name: `Put${word}PermissionsBoundary`,
    writes: true,
    read: (params) => ({
      name: readHolderName(params, kind),
      boundaryArn: params.text("PermissionsBoundary", ARN),
    }),
    resource: ({ name }, { caller }) => holderArn(caller.account, kind, name),
    context: ({ boundaryArn }) => ({ "iam:PermissionsBoundary": boundaryArn }),
    run: async ({ name, boundaryArn }, call) => {
      const holder = getHolder(call.caller.account.iam, kind, name);
      await requireBoundaryPolicy(call, boundaryArn);
      holder.boundaryArn = boundaryArn;
      return undefined;
    },
  });
  const remove = iamOperation({
    name: `Delete${word}PermissionsBoundary`,
    writes: true,
    read: (params) => readHolderName(params, kind),
    resource: (name, { caller }) => holderArn(caller.account, kind, name),
    run: (name, { caller }) => {
      const holder = getHolder(caller.account.iam, kind, name);
      if (holder.boundaryArn === undefined) {
        throw new AwsError("NoSuchEntity", `${word} ${name} does not have a permissions boundary.`);
      }
      holder.boundaryArn = undefined;
      return undefined;
    },
  });
  return [put, remove];
}

export const boundaryOperations: readonly Operation[] = HOLDERS.filter(
  ({ kind }) => kind !== "group",
).flatMap(operationsFor);
