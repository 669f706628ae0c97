import "server-only";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { getEnv } from "@/lib/env";
import type { AwsAccountId } from "@/lib/iam/aws-account-id";
import { INTEGRATIONS } from "@/lib/integrations/catalogue";
import { checkIntegration } from "@/lib/integrations/check-manifest";
import type { ManifestFault } from "@/lib/integrations/fault";
import { type Integration, parseIntegration } from "@/lib/integrations/manifest";
import { createRoleDocuments, type RoleDocuments } from "@/lib/setup/role-documents";
import { createUserDocuments, type UserDocuments } from "@/lib/setup/user-documents";

/** One manifest as it stands at this moment, with what is wrong in it. */
export interface IntegrationReport {
  integration: Integration;
  /** The file of INTEGRATIONS_DIR; null for a shipped one. */
  fileName: string | null;
  faults: ManifestFault[];
}

/** A file that cannot be read as a manifest; `message` names each place and what is wanted there. */
export interface UnreadableManifest {
  fileName: string;
  message: string;
}

interface IntegrationReports {
  readable: IntegrationReport[];
  unreadable: UnreadableManifest[];
}

/** Every manifest, read anew: what the application itself serves was read when it started. */
export async function reportIntegrations(
  folder: string | undefined = getEnv().INTEGRATIONS_DIR,
): Promise<IntegrationReports> {
  const own = readFolder(folder);
  const found = [
    ...INTEGRATIONS.map((integration) => ({ integration, fileName: null })),
    ...own.flatMap((one) => ("integration" in one ? [one] : [])),
  ];
  const ids = found.map(({ integration }) => integration.id);
  const isTwice = ({ id }: Integration, index: number) => ids.indexOf(id) !== index;
  const readable = await Promise.all(
    found
      .filter(({ integration }, index) => !isTwice(integration, index))
      .map(async (one) => ({ ...one, faults: await checkIntegration(one.integration) })),
  );
  const twice = found
    .filter(({ integration }, index) => isTwice(integration, index))
    .map(({ fileName, integration: { id } }) => ({
      fileName: fileName ?? "",
      message: `Another manifest has the id "${id}". Give this one another id.`,
    }));
  return { readable, unreadable: [...own.flatMap((one) => ("message" in one ? [one] : [])), ...twice] };
}

type ReadFile = { integration: Integration; fileName: string } | UnreadableManifest;

function readFolder(folder: string | undefined): ReadFile[] {
  if (folder === undefined) return [];
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
    return names.sort().map((fileName) => readFile(folder, fileName));
  } catch (error) {
    return [{ fileName: folder, message: messageOf(error) }];
  }
}

function readFile(folder: string, fileName: string): ReadFile {
  try {
    return {
      integration: parseIntegration(readFileSync(join(folder, fileName), "utf8"), fileName),
      fileName,
    };
  } catch (error) {
    return { fileName, message: messageOf(error) };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What documents are made out to where there is no customer yet: AWS's own example account, and no External ID. */
export const PLACEHOLDER = {
  awsAccountId: "111122223333" as AwsAccountId,
  externalId: "the-customers-own-external-id",
} as const;

export interface SampleDocuments {
  role: RoleDocuments | null;
  user: UserDocuments | null;
  /** Why documents cannot be made; null where they can. */
  problem: string | null;
}

/** The documents that a customer would be shown, for one permission set, in an account that stands for theirs. */
export function createSampleDocuments(integration: Integration, permissionSetId: string): SampleDocuments {
  const { awsAccountId, externalId } = PLACEHOLDER;
  const [partition = "aws"] = integration.partitions;
  const shared = { integration, permissionSetId, partition, awsAccountId };
  const methods = integration.accessMethods;
  const principalArn = getEnv().VENDOR_PRINCIPAL_ARN;
  try {
    return {
      role: methods["iam-role"]
        ? createRoleDocuments({ ...shared, principalArn, externalIds: [externalId] })
        : null,
      user: methods["access-key"] ? createUserDocuments(shared) : null,
      problem: null,
    };
  } catch (error) {
    return { role: null, user: null, problem: messageOf(error) };
  }
}
