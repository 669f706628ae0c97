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
 * The customer's other connections by role whose External IDs the trust policy may have instead of the right one: of
 * the same account first, then of the same product, then the newest. Those of ANOTHER customer are never among them:
 * to ask with one would use the role in the name of somebody to whom it may belong, which is what External IDs are to
 * prevent (the confused deputy), and the answer would tell one customer of another.
 */
export async function listSiblings(
  { id, customerId, awsAccountId, integrationId }: RunConnection,
  roleArn: string,
): Promise<SiblingConnection[]> {
  const [ofAccount, newest] = await Promise.all([
    readNewest({ customerId, awsAccountId }),
    readNewest({ customerId }),
  ]);
  const rows = new Map([...ofAccount, ...newest].map((row) => [row.id, row]));
  rows.delete(id);
  const likeness = (row: Row) =>
    Number(row.awsAccountId === awsAccountId) * 2 + Number(row.integrationId === integrationId);
  return [...rows.values()]
    .toSorted((a, b) => likeness(b) - likeness(a) || (a.id < b.id ? 1 : -1))
    .flatMap((row) => describe(row, roleArn))
    .slice(0, SIBLINGS_AT_MOST);
}

type Row = Awaited<ReturnType<typeof readNewest>>[number];

/** Their ids are given out in the order of time, and are the end of both indexes. */
function readNewest(where: { customerId: string; awsAccountId?: string }) {
  return getDatabase().connection.findMany({
    where,
    orderBy: { id: "desc" },
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

/** A connection that was ended has no External ID in use, and one by access key has none that anybody was shown. */
function describe(row: Row, roleArn: string): SiblingConnection[] {
  const [current] = row.externalIds;
  if (!current || row.accessMethod !== "iam-role") return [];
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
