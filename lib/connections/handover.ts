import "server-only";
import { getIntegration } from "@/lib/integrations/catalogue";
import type { Setting } from "@/lib/integrations/manifest";
import type { AuthorizedConnection, VerificationRecord } from "./types";

interface KeyForm {
  settings: (Setting & { value: string })[];
  suggestedRegion: string | null;
  canMoveToRole: boolean;
}

/** What the form for an access key asks beside the key. */
export function describeKeyForm({ integrationId, settings: entered }: AuthorizedConnection): KeyForm {
  const { settings, defaultRegion, accessMethods } = getIntegration(integrationId);
  return {
    settings: settings
      .filter(({ kind }) => kind !== "region")
      .map((setting) => ({ ...setting, value: entered[setting.id] ?? "" })),
    suggestedRegion: defaultRegion ?? null,
    canMoveToRole: accessMethods["iam-role"] !== undefined,
  };
}

/** What a connected customer reads: what to do next, what is good to know, and whether the permissions were seen. */
export function describeConnected({ integrationId }: AuthorizedConnection, run: VerificationRecord | null) {
  const { nextSteps, notes } = getIntegration(integrationId);
  const permissions = run?.results.find(({ check }) => check === "permissions");
  return { nextSteps, notes, permissionsVerified: permissions?.verdict !== "unverified" };
}
