import "server-only";
import { Prisma } from "@/generated/prisma/client";
import type { CampaignFilter } from "@/lib/onboarding/external-id-campaign";

/**
 * The connections that a campaign can take, as a condition: by role, proven, not ended, and without a change under way. In
 * SQL, because a campaign takes them by one statement, however many there are.
 */
export function eligibleSql({ integrationId, customerId }: CampaignFilter): Prisma.Sql {
  return Prisma.sql`connection.access_method = 'iam-role' AND connection.proven_at IS NOT NULL
    AND connection.disconnected_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM external_id_rotation WHERE connection_id = connection.id AND open)
    ${integrationId === "" ? Prisma.empty : Prisma.sql`AND connection.integration_id = ${integrationId}`}
    ${customerId === "" ? Prisma.empty : Prisma.sql`AND connection.customer_id = ${customerId}`}`;
}
