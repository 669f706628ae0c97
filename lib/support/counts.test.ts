import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { newMember, newStaff } from "@/lib/connections/testing/members";
import { getDatabase } from "@/lib/db/client";
import { countConnections } from "./commands/count-connections";
import { listCounts } from "./counts";

const DAYS = 3;

test("each day keeps its own count, and the last one of a day counts", async () => {
  const staff = await newStaff("support");
  const { customerId } = await newMember();
  const integrationId = `product-${randomUUID()}`;
  const facts = {
    customerId,
    integrationId,
    accessMethod: "iam-role",
    permissionSetId: "all",
    partition: "aws",
  };
  const data = { ...facts, awsAccountId: "444455556666" };
  const { id } = await getDatabase().connection.create({ data: { ...data, state: "draft" } });
  await getDatabase().connection.create({ data: { ...data, state: "broken" } });
  // Late in the evening of UTC, when it is the next day in the zone of the tests.
  await countConnections(new Date("2026-03-01T23:30:00Z"));
  await getDatabase().connection.update({ where: { id }, data: { state: "broken" } });
  await countConnections(new Date("2026-03-02T00:10:00Z"));
  await countConnections(new Date("2026-03-02T01:10:00Z"));
  const counts = await listCounts(staff, { now: new Date("2026-03-02T12:00:00Z"), days: DAYS });
  expect(counts.find((one) => one.integrationId === integrationId)?.days).toEqual([
    { day: "2026-02-28", counts: {} },
    { day: "2026-03-01", counts: { draft: 1, broken: 1 } },
    { day: "2026-03-02", counts: { broken: 2 } },
  ]);
});
