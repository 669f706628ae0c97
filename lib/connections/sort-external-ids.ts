import type { ExternalId } from "@/generated/prisma/client";
import type { AuthorizedConnection } from "./types";

/** The newest are the ones that somebody may still have in a trust policy. */
export const EXTERNAL_IDS_LIMIT = 30;

/** Those in use, then the retired ones, the newest first. */
export const NEWEST_EXTERNAL_ID = [
  { retiredAt: { sort: "desc", nulls: "first" } },
  { createdAt: "desc" },
  { value: "asc" },
] as const satisfies object[];

export type ExternalIds = Pick<
  AuthorizedConnection,
  "externalId" | "stagedExternalId" | "retiringExternalId" | "formerExternalIds"
>;

/** The External IDs of a connection by what each is to it; null where it has none to work with. */
export function sortExternalIds(rows: readonly ExternalId[], isDisconnected: boolean): ExternalIds | null {
  const find = (stage: string) => rows.find((row) => row.stage === stage)?.value ?? null;
  const formerExternalIds = rows.filter(({ stage }) => stage === null).map(({ value }) => value);
  const externalId = isDisconnected ? formerExternalIds[0] : find("current");
  if (externalId === undefined || externalId === null) return null;
  return {
    externalId,
    stagedExternalId: find("staged"),
    retiringExternalId: find("retiring"),
    formerExternalIds,
  };
}
