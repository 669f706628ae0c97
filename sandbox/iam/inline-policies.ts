import { AwsError } from "../wire/aws-error";
import { iamOperation, type Operation } from "../wire/operation";
import { readPage, takePage } from "../wire/paging";
import type { ParamReader } from "../wire/param-reader";
import { encodeRfc3986 } from "../wire/signature";
import type { HolderKind } from "../world/types";
import { getHolder, HOLDERS, type HolderWords, holderArn, readHolderName } from "./holders";
import { POLICY_NAME, readPolicyText } from "./member-rules";
import { checkInlineSize } from "./policy-quotas";
import { checkPolicyText } from "./policy-rules";

function readNames(kind: HolderKind) {
  return (params: ParamReader) => ({
    name: readHolderName(params, kind),
    policyName: params.text("PolicyName", POLICY_NAME),
  });
}

/** Put, Get, Delete and List of the inline policies of one kind of holder. */
function operationsFor({ kind, word }: HolderWords): Operation[] {
  const missing = (policyName: string) =>
    new AwsError("NoSuchEntity", `The ${kind} policy with name ${policyName} cannot be found.`);
  const put = iamOperation({
    name: `Put${word}Policy`,
    writes: true,
    read: (params) => ({ ...readNames(kind)(params), text: readPolicyText(params, "PolicyDocument") }),
    resource: ({ name }, { caller }) => holderArn(caller.account, kind, name),
    run: ({ name, policyName, text }, { caller }) => {
      const holder = getHolder(caller.account.iam, kind, name);
      checkPolicyText(text, "identity");
      checkInlineSize(holder, policyName, text);
      holder.inlinePolicies.set(policyName, text);
      return undefined;
    },
  });
  const get = iamOperation({
    name: `Get${word}Policy`,
    read: readNames(kind),
    resource: ({ name }, { caller }) => holderArn(caller.account, kind, name),
    run: ({ name, policyName }, { caller }) => {
      const text = getHolder(caller.account.iam, kind, name).inlinePolicies.get(policyName);
      if (text === undefined) throw missing(policyName);
      return { [`${word}Name`]: name, PolicyName: policyName, PolicyDocument: encodeRfc3986(text) };
    },
  });
  const remove = iamOperation({
    name: `Delete${word}Policy`,
    writes: true,
    read: readNames(kind),
    resource: ({ name }, { caller }) => holderArn(caller.account, kind, name),
    run: ({ name, policyName }, { caller }) => {
      const removed = getHolder(caller.account.iam, kind, name).inlinePolicies.delete(policyName);
      if (!removed) throw missing(policyName);
      return undefined;
    },
  });
  const list = iamOperation({
    name: `List${word}Policies`,
    read: (params) => ({ name: readHolderName(params, kind), page: readPage(params) }),
    resource: ({ name }, { caller }) => holderArn(caller.account, kind, name),
    run: ({ name, page: request }, { caller }) => {
      const names = [...getHolder(caller.account.iam, kind, name).inlinePolicies.keys()].sort();
      const { page, rest } = takePage(names, request);
      return { PolicyNames: page, ...rest };
    },
  });
  return [put, get, remove, list];
}

export const inlinePolicyOperations: readonly Operation[] = HOLDERS.flatMap(operationsFor);
