import { AwsError } from "../wire/aws-error";
import { iamOperation, type Operation } from "../wire/operation";
import { readPage, takePage } from "../wire/paging";
import type { ParamReader } from "../wire/param-reader";
import { findManagedPolicy } from "../world/managed-policies";
import type { HolderKind } from "../world/types";
import { getHolder, HOLDERS, type HolderWords, holderArn, readHolderName } from "./holders";
import { readPathPrefix } from "./member-rules";
import { readPolicyArn } from "./policy-arn";
import { POLICIES_PER_HOLDER, requireAtMost } from "./policy-quotas";

function readTarget(kind: HolderKind) {
  return (params: ParamReader) => ({ name: readHolderName(params, kind), arn: readPolicyArn(params) });
}

/** Attach, Detach and List of the managed policies of one kind of holder. */
function operationsFor({ kind, word }: HolderWords): Operation[] {
  const attach = iamOperation({
    name: `Attach${word}Policy`,
    writes: true,
    read: readTarget(kind),
    resource: ({ name }, { caller }) => holderArn(caller.account, kind, name),
    context: ({ arn }) => ({ "iam:PolicyARN": arn }),
    run: async ({ name, arn }, { caller }) => {
      const holder = getHolder(caller.account.iam, kind, name);
      if ((await findManagedPolicy(caller.account.iam, arn)) === null) {
        throw new AwsError("NoSuchEntity", `Policy ${arn} does not exist or is not attachable.`);
      }
      const arns = new Set([...holder.attachedPolicyArns, arn]);
      requireAtMost(`PoliciesPer${word}`, POLICIES_PER_HOLDER, arns.size);
      holder.attachedPolicyArns = [...arns];
      return undefined;
    },
  });
  const detach = iamOperation({
    name: `Detach${word}Policy`,
    writes: true,
    read: readTarget(kind),
    resource: ({ name }, { caller }) => holderArn(caller.account, kind, name),
    context: ({ arn }) => ({ "iam:PolicyARN": arn }),
    run: ({ name, arn }, { caller }) => {
      const holder = getHolder(caller.account.iam, kind, name);
      if (!holder.attachedPolicyArns.includes(arn)) {
        throw new AwsError("NoSuchEntity", `Policy ${arn} was not found.`);
      }
      holder.attachedPolicyArns = holder.attachedPolicyArns.filter((attached) => attached !== arn);
      return undefined;
    },
  });
  const list = iamOperation({
    name: `ListAttached${word}Policies`,
    read: (params) => ({
      name: readHolderName(params, kind),
      prefix: readPathPrefix(params),
      page: readPage(params),
    }),
    resource: ({ name }, { caller }) => holderArn(caller.account, kind, name),
    run: async ({ name, prefix, page: request }, { caller }) => {
      const { iam } = caller.account;
      const arns = getHolder(iam, kind, name).attachedPolicyArns;
      const policies = await Promise.all(arns.map((arn) => findManagedPolicy(iam, arn)));
      const shown = policies.filter((policy) => policy?.path.startsWith(prefix) === true);
      const { page, rest } = takePage(shown, request);
      return {
        AttachedPolicies: page.map((policy) => ({ PolicyName: policy?.name, PolicyArn: policy?.arn })),
        ...rest,
      };
    },
  });
  return [attach, detach, list];
}

export const attachedPolicyOperations: readonly Operation[] = HOLDERS.flatMap(operationsFor);
