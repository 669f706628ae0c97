import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import { may } from "@/lib/access/permissions";
import { getDatabase } from "@/lib/db/client";
import type { ConnectionState } from "@/lib/onboarding/connection-state";
import type {
  Campaign,
  CampaignEntry,
  CampaignFilter,
  CampaignProgress,
  CampaignState,
  ListedRotation,
  RotatedConnection,
} from "@/lib/onboarding/external-id-campaign";
import type { RotationStage } from "@/lib/onboarding/external-id-rotation";
import type { ActorWith } from "@/lib/session/actors";
import { readActor } from "@/lib/session/require-actor";
import { eligibleSql } from "./eligible";

type Admin = ActorWith<"external-id.regenerate">;

const LIST_LIMIT = 200;
const CAMPAIGN_LIMIT = 50;

const WITH_CUSTOMER = { include: { customer: { select: { name: true } } } } as const;
type ConnectionRow = Prisma.ConnectionGetPayload<typeof WITH_CUSTOMER>;

/** The changes that go on, at every customer, the newest first. */
export async function listOpenRotations(_: Admin): Promise<ListedRotation[]> {
  const rows = await getDatabase().externalIdRotation.findMany({
    where: { open: true },
    orderBy: { startedAt: "desc" },
    take: LIST_LIMIT,
    include: { connection: WITH_CUSTOMER },
  });
  return toRotations(rows);
}

/** Every change of one connection, the newest first. */
export async function listRotationsOf(_: Admin, connectionId: string): Promise<ListedRotation[]> {
  const rows = await getDatabase().externalIdRotation.findMany({
    where: { connectionId },
    orderBy: { startedAt: "desc" },
    take: LIST_LIMIT,
    include: { connection: WITH_CUSTOMER },
  });
  return toRotations(rows);
}

type RotationRow = Prisma.ExternalIdRotationGetPayload<{ include: { connection: typeof WITH_CUSTOMER } }>;

async function toRotations(rows: RotationRow[]): Promise<ListedRotation[]> {
  const names = await findNames(rows.map(({ startedById }) => startedById));
  return rows.map(({ connection, ...row }) => ({
    ...toConnection(connection),
    id: row.id,
    stage: row.stage as RotationStage,
    reason: row.reason,
    startedBy: names.get(row.startedById) ?? "somebody who is gone",
    startedAt: row.startedAt,
    promotedAt: row.promotedAt,
    endedAt: row.endedAt,
  }));
}

function toConnection({
  id,
  customer,
  integrationId,
  awsAccountId,
  state,
}: ConnectionRow): RotatedConnection {
  const facts = { connectionId: id, customerName: customer.name, integrationId, awsAccountId };
  return { ...facts, state: state as ConnectionState };
}

async function findNames(personIds: string[]): Promise<Map<string, string>> {
  const people = await getDatabase().person.findMany({
    where: { id: { in: [...new Set(personIds)] } },
    select: { id: true, name: true },
  });
  return new Map(people.map(({ id, name }) => [id, name]));
}

/** How many connections a campaign would take. */
export async function countEligible(_: Admin, filter: CampaignFilter): Promise<number> {
  const [row] = await getDatabase().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM connection WHERE ${eligibleSql(filter)}`;
  return row?.count ?? 0;
}

/** The customers that have a connection which a campaign could take. */
export function listEligibleCustomers(_: Admin): Promise<{ id: string; name: string }[]> {
  const isEligible = eligibleSql({ integrationId: "", customerId: "" });
  return getDatabase().$queryRaw`
    SELECT id, name FROM customer
    WHERE EXISTS (SELECT 1 FROM connection WHERE connection.customer_id = customer.id AND ${isEligible})
    ORDER BY name LIMIT ${LIST_LIMIT}`;
}

export async function listCampaigns(_: Admin): Promise<Campaign[]> {
  const rows = await getDatabase().externalIdCampaign.findMany({
    orderBy: { createdAt: "desc" },
    take: CAMPAIGN_LIMIT,
  });
  return Promise.all(rows.map(toCampaign));
}

export async function findCampaign(_: Admin, campaignId: string): Promise<Campaign | null> {
  const row = await getDatabase().externalIdCampaign.findUnique({ where: { id: campaignId } });
  return row && toCampaign(row);
}

async function toCampaign(row: Prisma.ExternalIdCampaignGetPayload<object>): Promise<Campaign> {
  const names = await findNames([row.startedById]);
  return {
    id: row.id,
    reason: row.reason,
    filter: row.filter as unknown as CampaignFilter,
    state: row.state as CampaignState,
    startedBy: names.get(row.startedById) ?? "somebody who is gone",
    lostItsAdmin: row.state === "paused" && !(await isStillAdmin(row.startedById)),
    createdAt: row.createdAt,
    progress: await countProgress(row.id),
  };
}

async function isStillAdmin(personId: string): Promise<boolean> {
  const actor = await readActor(personId);
  return actor !== null && may(actor, "external-id.regenerate");
}

async function countProgress(campaignId: string): Promise<CampaignProgress> {
  const entries = await getDatabase().externalIdCampaignEntry.groupBy({
    by: ["state"],
    where: { campaignId },
    _count: true,
  });
  const rotations = await getDatabase().externalIdRotation.groupBy({
    by: ["stage"],
    where: { campaignId },
    _count: true,
  });
  const inState = (state: string) => entries.find((one) => one.state === state)?._count ?? 0;
  const inStage = (stage: RotationStage) => rotations.find((one) => one.stage === stage)?._count ?? 0;
  return {
    waiting: inState("waiting"),
    staged: inStage("staged"),
    promoted: inStage("promoted"),
    done: inStage("done"),
    failed: inState("failed"),
    ended: inState("dropped") + inStage("cancelled") + inStage("overtaken"),
  };
}

/** The connections of a campaign, the ones first that need somebody: those that could not be staged. */
export async function listEntries(_: Admin, campaignId: string): Promise<CampaignEntry[]> {
  const failed = await findEntries({ campaignId, state: "failed" }, LIST_LIMIT);
  const others = await findEntries({ campaignId, state: { not: "failed" } }, LIST_LIMIT - failed.length);
  const connectionIds = [...failed, ...others].map(({ connectionId }) => connectionId);
  const rotations = await getDatabase().externalIdRotation.findMany({
    where: { campaignId, connectionId: { in: connectionIds } },
    select: { connectionId: true, stage: true },
  });
  const stages = new Map(rotations.map(({ connectionId, stage }) => [connectionId, stage as RotationStage]));
  return [...failed, ...others].map(({ connection, state, fault }) => ({
    ...toConnection(connection),
    entry: state as CampaignEntry["entry"],
    stage: stages.get(connection.id) ?? null,
    fault,
  }));
}

function findEntries(where: Prisma.ExternalIdCampaignEntryWhereInput, take: number) {
  return getDatabase().externalIdCampaignEntry.findMany({
    where,
    orderBy: [{ state: "desc" }, { connectionId: "asc" }],
    take,
    include: { connection: WITH_CUSTOMER },
  });
}
