import "server-only";
import {
  GetGroupPolicyCommand,
  GetRolePolicyCommand,
  GetUserPolicyCommand,
  type IAMClient,
  ListAttachedGroupPoliciesCommand,
  ListAttachedRolePoliciesCommand,
  ListAttachedUserPoliciesCommand,
  ListGroupPoliciesCommand,
  ListRolePoliciesCommand,
  ListUserPoliciesCommand,
} from "@aws-sdk/client-iam";

export type HolderKind = "role" | "user" | "group";
type Marker = string | undefined;

interface Page {
  IsTruncated?: boolean | undefined;
  Marker?: string | undefined;
  $metadata: { httpStatusCode?: number; requestId?: string };
}

interface HolderCalls {
  listInline(marker: Marker): Promise<Page & { PolicyNames: string[] | undefined }>;
  listAttached(
    marker: Marker,
  ): Promise<Page & { AttachedPolicies?: { PolicyArn?: string | undefined }[] | undefined }>;
  getInline(policyName: string): Promise<Pick<Page, "$metadata"> & { PolicyDocument: string | undefined }>;
}

/** The three calls that read the policies of a role, a user or a group: alike, but each with names of its own. */
export function holderCalls(
  iam: IAMClient,
  kind: HolderKind,
  name: string,
  abortSignal: AbortSignal,
): HolderCalls {
  const by = { abortSignal };
  switch (kind) {
    case "role": {
      const holder = { RoleName: name };
      return {
        listInline: (Marker: Marker) => iam.send(new ListRolePoliciesCommand({ ...holder, Marker }), by),
        listAttached: (Marker: Marker) =>
          iam.send(new ListAttachedRolePoliciesCommand({ ...holder, Marker }), by),
        getInline: (PolicyName: string) => iam.send(new GetRolePolicyCommand({ ...holder, PolicyName }), by),
      };
    }
    case "user": {
      const holder = { UserName: name };
      return {
        listInline: (Marker: Marker) => iam.send(new ListUserPoliciesCommand({ ...holder, Marker }), by),
        listAttached: (Marker: Marker) =>
          iam.send(new ListAttachedUserPoliciesCommand({ ...holder, Marker }), by),
        getInline: (PolicyName: string) => iam.send(new GetUserPolicyCommand({ ...holder, PolicyName }), by),
      };
    }
    case "group": {
      const holder = { GroupName: name };
      return {
        listInline: (Marker: Marker) => iam.send(new ListGroupPoliciesCommand({ ...holder, Marker }), by),
        listAttached: (Marker: Marker) =>
          iam.send(new ListAttachedGroupPoliciesCommand({ ...holder, Marker }), by),
        getInline: (PolicyName: string) => iam.send(new GetGroupPolicyCommand({ ...holder, PolicyName }), by),
      };
    }
  }
}
