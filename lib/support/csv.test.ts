import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { newMember, newStaff } from "@/lib/connections/testing/members";
import { getDatabase } from "@/lib/db/client";
import { streamConnectionsCsv } from "./csv";

const COUNT = 2300;

test("exports every connection of the filter once, across its batches, and runs no formula", async () => {
  const actor = await newMember();
  const word = `export${randomUUID().slice(0, 8)}`;
  const { customerId } = actor;
  await getDatabase().customer.update({ where: { id: customerId }, data: { name: `=cmd()|${word}` } });
  const shared = { customerId, integrationId: "monk", accessMethod: "iam-role", permissionSetId: "all" };
  const where = { partition: "aws", awsAccountId: "444455556666" };
  const data = Array.from({ length: COUNT }, (_, index) => ({
    ...shared,
    ...where,
    state: index % 2 === 0 ? "broken" : "draft",
  }));
  await getDatabase().connection.createMany({ data });
  const filter = { q: word, state: "broken" } as const;
  const text = await new Response(streamConnectionsCsv(await newStaff("support"), filter)).text();
  const [header, ...lines] = text.trimEnd().split("\r\n");
  expect(header).toContain('"connection","customer"');
  expect(new Set(lines).size).toBe(COUNT / 2);
  for (const line of lines) expect(line).toContain(`"'=cmd()|${word}"`);
});
