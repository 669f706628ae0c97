import "server-only";
import { getIntegration } from "@/lib/connections/integrations";
import { getEnv } from "@/lib/env";
import { parseRoleArn } from "@/lib/iam/role-arn";
import { parseUserArn } from "@/lib/iam/user-arn";
import type { CapabilityChoice } from "@/lib/integrations/selection";
import { acceptedExternalIds } from "@/lib/onboarding/external-id-rotation";
import { createRoleDocuments, type RoleDocuments } from "@/lib/setup/role-documents";
import { createUserDocuments, type UserDocuments } from "@/lib/setup/user-documents";
import type { AuthorizedConnection } from "./types";

type ChoiceFacts = Pick<AuthorizedConnection, "integrationId" | "permissionSetId" | "capabilityIds">;

/** What the customer chose of the integration. */
export function choiceOf({ integrationId, permissionSetId, capabilityIds }: ChoiceFacts): CapabilityChoice {
  const integration = getIntegration(integrationId);
  return { integration, permissionSetId, ...(capabilityIds.length > 0 ? { capabilityIds } : {}) };
}

type PlaceFacts = ChoiceFacts & Pick<AuthorizedConnection, "partition" | "awsAccountId">;
type RoleFacts = PlaceFacts & Pick<AuthorizedConnection, "externalId" | "stagedExternalId" | "roleArn">;

/** The documents of a connection by role: made out to the role that was entered, or to the name that we suggest. */
export function roleDocumentsFor(connection: RoleFacts): RoleDocuments {
  const entered = connection.roleArn === null ? null : parseRoleArn(connection.roleArn);
  return createRoleDocuments({
    ...choiceOf(connection),
    partition: connection.partition,
    awsAccountId: connection.awsAccountId,
    principalArn: getEnv().VENDOR_PRINCIPAL_ARN,
    externalIds: acceptedExternalIds(connection),
    ...(entered?.ok ? { roleName: entered.value.roleName, rolePath: entered.value.path } : {}),
  });
}

/** The documents of a connection by access key: made out to the user that the key proved to be of, or to our suggestion. */
export function userDocumentsFor(
  connection: PlaceFacts & Pick<AuthorizedConnection, "userArn">,
): UserDocuments {
  const user = connection.userArn === null ? null : parseUserArn(connection.userArn);
  return createUserDocuments({
    ...choiceOf(connection),
    partition: connection.partition,
    awsAccountId: connection.awsAccountId,
    ...(user && { userName: user.userName, userPath: user.path }),
  });
}
