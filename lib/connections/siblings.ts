import "server-only";
import { getDatabase } from "@/lib/db/client";
import type { SiblingConnection } from "@/lib/verification/plan";
import { findIntegration } from "./integrations";
import type { RunConnection } from "./run-subject";

/** Each is a call that shows in the customer's log. */
const SIBLINGS_AT_MOST = 3;
/** A customer may have many thousands: what is pasted by mistake is of the same account, or was begun lately. */
const LOOKED_AT = 50;

/**
 * The customer's other connections whose External IDs the trust policy may have instead of the right one: those that
 * were given this very role first, then those of the same account, then of the same product, then the newest. Those of
 * ANOTHER customer are never among them: to ask with one would use the role in the name of somebody to whom it may
 * belong, which is what External IDs are to prevent (the confused deputy), and the answer would tell one customer of
 * another.
 */
export async function listSiblings(
  { id, customerId, awsAccountId, integrationId }: RunConnection,
  roleArn: string,
): Promise<SiblingConnection[]> {
  const read = await Promise.all([
    readSome({ customerId, roleArn }),
    readSome({ customerId, awsAccountId }, NEWEST),
    readSome({ customerId }, NEWEST),
  ]);
  const rows = new Map(read.flat().map((row) => [row.id, row]));
  rows.delete(id);
  const likeness = (row: Row) =>
    Number(row.roleArn === roleArn) * 4 +
    Number(row.awsAccountId === awsAccountId) * 2 +
    Number(row.integrationId === integrationId);
  return [...rows.values()]
    .toSorted((a, b) => likeness(b) - likeness(a) || (a.id < b.id ? 1 : -1))
    .flatMap((row) => describe(row, roleArn))
    .slice(0, SIBLINGS_AT_MOST);
}

type Row = Awaited<ReturnType<typeof readSome>>[number];

/** Their ids are given out in the order of time. */
const NEWEST = [{ id: "desc" as const }];

/** Those that were given one role are few, and are found by it where no order tempts the database to another index. */
function readSome(
  where: { customerId: string; awsAccountId?: string; roleArn?: string },
  orderBy: typeof NEWEST = [],
) {
  return getDatabase().connection.findMany({
    where,
    orderBy,
    take: LOOKED_AT,
    select: {
      id: true,
      awsAccountId: true,
      integrationId: true,
      accessMethod: true,
      roleArn: true,
      externalIds: { where: { stage: "current" }, select: { value: true } },
    },
  });
}

/** One that was ended has no External ID in use; one by access key that never had a role has none that anybody was shown. */
function describe(row: Row, roleArn: string): SiblingConnection[] {
  const [current] = row.externalIds;
  if (!current || (row.accessMethod !== "iam-role" && row.roleArn === null)) return [];
  return [
    {
      externalId: current.value,
      // A product that is no longer offered is still known by its id.
      productName: findIntegration(row.integrationId)?.name ?? row.integrationId,
      awsAccountId: row.awsAccountId,
      hasThisRole: row.roleArn === roleArn,
    },
  ];
}
