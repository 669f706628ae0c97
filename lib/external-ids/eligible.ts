import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import type { CampaignFilter } from "@/lib/onboarding/external-id-campaign";

/** The connections that a campaign can take: by role, proven, not ended, and without a change under way. */
export function eligibleWhere({ integrationId, customerId }: CampaignFilter): Prisma.ConnectionWhereInput {
  return {
    accessMethod: "iam-role",
    provenAt: { not: null },
    disconnectedAt: null,
    rotations: { none: { open: true } },
    ...(integrationId === "" ? {} : { integrationId }),
    ...(customerId === "" ? {} : { customerId }),
  };
}
