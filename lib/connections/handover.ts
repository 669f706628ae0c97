import "server-only";
import { getDatabase } from "@/lib/db/client";
import { formatRoleArn, parseRoleArn } from "@/lib/iam/role-arn";
import { isUserName, parseUserArn } from "@/lib/iam/user-arn";
import type { Setting } from "@/lib/integrations/manifest";
import { type CapabilityChoice, listOptionalCapabilities } from "@/lib/integrations/selection";
import { createHandover, type HandoverText } from "@/lib/setup/handover";
import { createUserDocuments } from "@/lib/setup/user-documents";
import { createVendorUserDocuments, type VendorUserDocuments } from "@/lib/setup/vendor-user-documents";
import { type ApprovedServices, describeApprovedServices } from "./approved-services";
import { choiceOf } from "./documents";
import { getIntegration } from "./integrations";
import type { AuthorizedConnection, VerificationRecord } from "./types";

export interface KeyForm {
  /** What the product asks for beside the key, with what was entered before or is suggested. */
  settings: (Setting & { value: string })[];
  canMoveToRole: boolean;
}

/** What the form for an access key asks beside the key. */
export function describeKeyForm({ integrationId, settings: entered }: AuthorizedConnection): KeyForm {
  const { settings, defaultRegion = "", accessMethods } = getIntegration(integrationId);
  const suggestion = (setting: Setting) => (setting.kind === "region" ? defaultRegion : "");
  return {
    settings: settings.map((setting) => ({ ...setting, value: entered[setting.id] ?? suggestion(setting) })),
    canMoveToRole: accessMethods["iam-role"] !== undefined,
  };
}

/** Where the product takes a user that exists already: the one that the customer named, and its documents. */
export function describeExistingUser(connection: AuthorizedConnection, entered: string | null) {
  const choice = choiceOf(connection);
  if (!choice.integration.accessMethods["access-key"]?.userChoices.includes("existing-user")) return null;
  const shared = { isChosen: entered !== null, entered: entered ?? "", problem: null, documents: null };
  if (entered === null || entered === "") return shared;
  const { partition, awsAccountId } = connection;
  const named = entered.trim();
  const arn = parseUserArn(named);
  if (arn && (arn.partition !== partition || arn.awsAccountId !== awsAccountId)) {
    return { ...shared, problem: `This user belongs to another account than ${awsAccountId}.` };
  }
  const user = arn ?? { userName: named, path: "/" };
  if (!isUserName(user.userName)) {
    return {
      ...shared,
      problem:
        "IAM takes no such name for a user. Enter the name or the ARN as it stands in the IAM console.",
    };
  }
  const { userName, path: userPath } = user;
  const place = { partition, awsAccountId, userName, userPath };
  return {
    ...shared,
    documents: createUserDocuments({ ...choice, ...place, userChoice: "existing-user" }),
  };
}

/** What the product's own guide says of troubles, each with the verdicts that it speaks of. */
export function listGuideEntries({ integrationId }: AuthorizedConnection) {
  return getIntegration(integrationId).troubleshooting;
}

export interface PermissionChoice {
  permissionSets: { id: string; title: string; summary: string; warning: string | null }[];
  chosenSetId: string;
  /** What the customer may leave out or ask for, and in which of the sets: the choice between them is still open. */
  optional: { id: string; title: string; purpose: string; isChosen: boolean; setIds: string[] }[];
}

/** How much the customer gives, and what else there is to choose; null where there is nothing to choose. */
export function describePermissionChoice(connection: AuthorizedConnection): PermissionChoice | null {
  const choice = choiceOf(connection);
  const { permissionSets } = choice.integration;
  const optional = listOptionalInAnySet(choice);
  if (permissionSets.length === 1 && optional.length === 0) return null;
  return {
    permissionSets: permissionSets.map(({ id, title, summary, warning = null }) => ({
      id,
      title,
      summary,
      warning,
    })),
    chosenSetId: connection.permissionSetId,
    optional,
  };
}

function listOptionalInAnySet(choice: CapabilityChoice): PermissionChoice["optional"] {
  const { integration, capabilityIds } = choice;
  const inChosenSet = listOptionalCapabilities(choice).map(({ id }) => id);
  const found = new Map<string, PermissionChoice["optional"][number]>();
  for (const { id: setId } of integration.permissionSets) {
    for (const capability of listOptionalCapabilities({ integration, permissionSetId: setId })) {
      const { id, title, purpose, askedFor } = capability;
      const isDecided = capabilityIds !== undefined && inChosenSet.includes(id);
      const isChosen = isDecided ? capabilityIds.includes(id) : askedFor === "always";
      const setIds = [...(found.get(id)?.setIds ?? []), setId];
      found.set(id, { id, title, purpose, isChosen, setIds });
    }
  }
  return [...found.values()];
}

export interface ConnectedFacts {
  nextSteps: { title: string; text: string }[];
  notes: { title: string; text: string }[];
  permissionsVerified: boolean;
  /** The product's own configuration, made out to this connection; nothing of it is secret. */
  files: HandoverText[];
  /** How the product narrows a session to the approved services, where it does. */
  approval: ApprovedServices | null;
  /** The product's own user, where it may do nothing but assume the role. */
  vendorUser: VendorUserDocuments | null;
}

/** What a connected customer reads: what to do next, what is good to know, and the product's ready-made settings. */
export function describeConnected(
  connection: AuthorizedConnection,
  run: VerificationRecord | null,
): ConnectedFacts {
  const integration = getIntegration(connection.integrationId);
  const { nextSteps, notes } = integration;
  const permissions = run?.results.find(({ check }) => check === "permissions");
  return {
    nextSteps,
    notes: notes.filter(
      ({ accessMethod = connection.accessMethod }) => accessMethod === connection.accessMethod,
    ),
    permissionsVerified: permissions?.verdict !== "unverified",
    files: createHandover({ integration, settings: connection.settings, values: valuesOf(connection) }),
    approval: describeApprovedServices(connection),
    vendorUser: vendorUserOf(connection),
  };
}

function vendorUserOf({ integrationId, roleArn }: AuthorizedConnection): VendorUserDocuments | null {
  const integration = getIntegration(integrationId);
  const parsed = roleArn === null ? null : parseRoleArn(roleArn);
  if (integration.vendorUser === undefined || !parsed?.ok) return null;
  return createVendorUserDocuments(integration, [formatRoleArn(parsed.value)]);
}

const REPLACED_KEY_SHOWN_DAYS = 30;
const DAY_MS = 86_400_000;

/** The newest key that served and was replaced, by a newer one or by a role: in AWS it may still be there. */
export async function findReplacedKey(
  connection: AuthorizedConnection,
): Promise<{ accessKeyId: string; userName: string } | null> {
  const { id: connectionId, state, currentKey, userArn } = connection;
  const userName = userArn?.split("/").at(-1);
  if (state !== "connected" || userName === undefined) return null;
  const row = await getDatabase().accessKey.findFirst({
    where: {
      connectionId,
      stage: null,
      provenAt: { not: null },
      destroyedAt: { gt: new Date(Date.now() - REPLACED_KEY_SHOWN_DAYS * DAY_MS) },
      NOT: { accessKeyId: currentKey?.accessKeyId ?? "" },
    },
    orderBy: { destroyedAt: "desc" },
  });
  return row && { accessKeyId: row.accessKeyId, userName };
}

function valuesOf({ roleArn, externalId, awsAccountId, partition, region, userArn }: AuthorizedConnection) {
  const userName = userArn?.split("/").at(-1);
  return {
    externalId,
    awsAccountId,
    partition,
    ...(roleArn ? { roleArn } : {}),
    ...(region ? { region } : {}),
    ...(userName ? { userName } : {}),
  };
}
