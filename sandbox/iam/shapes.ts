import type { AnswerObject } from "../wire/answer-value";
import { encodeRfc3986 } from "../wire/signature";
import type { IamGroup, IamRole, IamUser, ManagedPolicy, PolicyHolder } from "../world/types";

function boundaryShape({ boundaryArn }: PolicyHolder): AnswerObject | undefined {
  return boundaryArn === undefined
    ? undefined
    : { PermissionsBoundaryType: "Policy", PermissionsBoundaryArn: boundaryArn };
}

/** `Tags`; left out when there are none. */
export function tagsShape(tags: ReadonlyMap<string, string>): AnswerObject[] | undefined {
  return tags.size === 0 ? undefined : [...tags].map(([Key, Value]) => ({ Key, Value }));
}

/** The members that CreateRole and ListRoles give of a role; the trust policy is RFC 3986 encoded. */
export function roleShape(role: IamRole, shownTrustPolicy: string): AnswerObject {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: role.createdAt,
    AssumeRolePolicyDocument: encodeRfc3986(shownTrustPolicy),
    Description: role.description,
    PermissionsBoundary: boundaryShape(role),
    Tags: tagsShape(role.tags),
  };
}

/** `RoleLastUsed`; empty for a role that was never assumed. */
export function lastUsedShape({ lastUsed }: IamRole): AnswerObject {
  return { LastUsedDate: lastUsed?.at, Region: lastUsed?.region };
}

export function userShape(user: IamUser): AnswerObject {
  return {
    Path: user.path,
    UserName: user.name,
    UserId: user.id,
    Arn: user.arn,
    CreateDate: user.createdAt,
    PermissionsBoundary: boundaryShape(user),
    Tags: tagsShape(user.tags),
  };
}

export function groupShape(group: IamGroup): AnswerObject {
  return {
    Path: group.path,
    GroupName: group.name,
    GroupId: group.id,
    Arn: group.arn,
    CreateDate: group.createdAt,
  };
}

/** A managed policy without its text. */
export function policyShape(policy: ManagedPolicy, attachments: number, boundaryUses: number): AnswerObject {
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersionId,
    AttachmentCount: attachments,
    PermissionsBoundaryUsageCount: boundaryUses,
    IsAttachable: true,
    Description: policy.description,
    CreateDate: policy.createdAt,
    UpdateDate: policy.updatedAt,
  };
}
