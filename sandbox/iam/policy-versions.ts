import type { AnswerObject } from "../wire/answer-value";
import { AwsError } from "../wire/aws-error";
import { iamOperation, type Operation } from "../wire/operation";
import { readPage, takePage } from "../wire/paging";
import type { ParamReader } from "../wire/param-reader";
import { encodeRfc3986 } from "../wire/signature";
import { isoSeconds } from "../world/clock";
import type { ManagedPolicy, PolicyVersion } from "../world/types";
import { getOwnPolicy, getPolicy } from "./managed-policies";
import { readPolicyText } from "./member-rules";
import { readPolicyArn } from "./policy-arn";
import { checkManagedPolicySize, VERSIONS_PER_POLICY } from "./policy-quotas";
import { checkPolicyText } from "./policy-rules";

function readVersion(params: ParamReader) {
  return {
    arn: readPolicyArn(params),
    versionId: params.text("VersionId", { pattern: "v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?" }),
  };
}

function getVersion(policy: ManagedPolicy, versionId: string): PolicyVersion {
  const version = policy.versions.find(({ id }) => id === versionId);
  if (version !== undefined) return version;
  throw new AwsError(
    "NoSuchEntity",
    `Policy ${policy.arn} version ${versionId} does not exist or is not attachable.`,
  );
}

/** A version with its text, RFC 3986 encoded. */
export function fullVersionShape(policy: ManagedPolicy, version: PolicyVersion): AnswerObject {
  return { Document: encodeRfc3986(version.document), ...versionShape(policy, version) };
}

function versionShape(policy: ManagedPolicy, { id, createdAt }: PolicyVersion): AnswerObject {
  return { VersionId: id, IsDefaultVersion: id === policy.defaultVersionId, CreateDate: createdAt };
}

const createPolicyVersion = iamOperation({
  name: "CreatePolicyVersion",
  writes: true,
  read: (params) => ({
    arn: readPolicyArn(params),
    text: readPolicyText(params, "PolicyDocument"),
    setAsDefault: params.boolean("SetAsDefault") ?? false,
  }),
  resource: ({ arn }) => arn,
  run: async ({ arn, text, setAsDefault }, call) => {
    const policy = await getOwnPolicy(call, arn);
    checkPolicyText(text, "identity");
    checkManagedPolicySize(text);
    if (policy.versions.length >= VERSIONS_PER_POLICY) {
      throw new AwsError(
        "LimitExceeded",
        `A managed policy can have up to ${VERSIONS_PER_POLICY} versions. Before you create a new version, you must delete an existing version.`,
      );
    }
    policy.lastVersion += 1;
    const version = { id: `v${policy.lastVersion}`, document: text, createdAt: isoSeconds(call.now) };
    policy.versions.unshift(version);
    policy.updatedAt = version.createdAt;
    if (setAsDefault) policy.defaultVersionId = version.id;
    return { PolicyVersion: versionShape(policy, version) };
  },
});

const getPolicyVersion = iamOperation({
  name: "GetPolicyVersion",
  read: readVersion,
  resource: ({ arn }) => arn,
  run: async ({ arn, versionId }, call) => {
    const policy = await getPolicy(call, arn);
    return { PolicyVersion: fullVersionShape(policy, getVersion(policy, versionId)) };
  },
});

const listPolicyVersions = iamOperation({
  name: "ListPolicyVersions",
  read: (params) => ({ arn: readPolicyArn(params), page: readPage(params) }),
  resource: ({ arn }) => arn,
  run: async ({ arn, page: request }, call) => {
    const policy = await getPolicy(call, arn);
    const { page, rest } = takePage(policy.versions, request);
    return { Versions: page.map((version) => versionShape(policy, version)), ...rest };
  },
});

const setDefaultPolicyVersion = iamOperation({
  name: "SetDefaultPolicyVersion",
  writes: true,
  read: readVersion,
  resource: ({ arn }) => arn,
  run: async ({ arn, versionId }, call) => {
    const policy = await getOwnPolicy(call, arn);
    policy.defaultVersionId = getVersion(policy, versionId).id;
    policy.updatedAt = isoSeconds(call.now);
    return undefined;
  },
});

const deletePolicyVersion = iamOperation({
  name: "DeletePolicyVersion",
  writes: true,
  read: readVersion,
  resource: ({ arn }) => arn,
  run: async ({ arn, versionId }, call) => {
    const policy = await getOwnPolicy(call, arn);
    getVersion(policy, versionId);
    if (versionId === policy.defaultVersionId) {
      throw new AwsError("DeleteConflict", "Cannot delete the default version of a policy.");
    }
    policy.versions = policy.versions.filter(({ id }) => id !== versionId);
    return undefined;
  },
});

export const policyVersionOperations: readonly Operation[] = [
  createPolicyVersion,
  getPolicyVersion,
  listPolicyVersions,
  setDefaultPolicyVersion,
  deletePolicyVersion,
];
