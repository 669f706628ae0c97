import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { newMember, newStaff } from "@/lib/connections/testing/members";
import { getDatabase } from "@/lib/db/client";
import { countConnections, refreshCounts } from "./commands/count-connections";
import { findNewestCount, listCounts } from "./counts";

const DAYS = 3;

/** Connections of a product that only this test knows. */
async function newConnections(...states: string[]): Promise<{ integrationId: string; ids: string[] }> {
  const { customerId } = await newMember();
  const integrationId = `product-${randomUUID()}`;
  const method = { accessMethod: "iam-role", permissionSetId: "all", partition: "aws" };
  const facts = { customerId, integrationId, ...method, awsAccountId: "444455556666" };
  const ids: string[] = [];
  for (const state of states)
    ids.push((await getDatabase().connection.create({ data: { ...facts, state } })).id);
  return { integrationId, ids };
}

test("each day keeps its own count, and the last one of a day counts", async () => {
  const staff = await newStaff("support");
  const { integrationId, ids } = await newConnections("draft", "broken");
  // Late in the evening of UTC, when it is the next day in the zone of the tests.
  await countConnections(new Date("2026-03-01T23:30:00Z"));
  await getDatabase().connection.update({ where: { id: ids[0] ?? "" }, data: { state: "broken" } });
  await countConnections(new Date("2026-03-02T00:10:00Z"));
  await countConnections(new Date("2026-03-02T01:10:00Z"));
  const counts = await listCounts(staff, { now: new Date("2026-03-02T12:00:00Z"), days: DAYS });
  expect(counts.find((one) => one.integrationId === integrationId)?.days).toEqual([
    { day: "2026-02-28", counts: {} },
    { day: "2026-03-01", counts: { draft: 1, broken: 1 } },
    { day: "2026-03-02", counts: { broken: 2 } },
  ]);
});

test("whoever looks first today sees today's numbers, and within a minute nothing is counted again", async () => {
  const staff = await newStaff("support");
  const { integrationId, ids } = await newConnections("draft");
  const numbersAt = async (time: string) => {
    const now = new Date(`2026-04-01T${time}Z`);
    // Two at once, as two people who open the page.
    await Promise.all([refreshCounts(now), refreshCounts(now)]);
    const products = await listCounts(staff, { now, days: 1 });
    return products.find((one) => one.integrationId === integrationId)?.days[0]?.counts;
  };
  expect(await numbersAt("09:00:00")).toEqual({ draft: 1 });
  await getDatabase().connection.update({ where: { id: ids[0] ?? "" }, data: { state: "connected" } });
  expect(await numbersAt("09:00:59")).toEqual({ draft: 1 });
  expect(await findNewestCount(new Date("2026-04-01T09:00:59Z"))).toEqual(new Date("2026-04-01T09:00:00Z"));
  expect(await numbersAt("09:01:00")).toEqual({ connected: 1 });
});
