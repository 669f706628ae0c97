import { expect, test } from "vitest";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { getDatabase } from "./client";
import { afterCommit, inTransaction, isUniqueViolation } from "./transaction";

const SUBJECT = { actor: { kind: "job", job: "verification" }, customerId: "c" } as const;

test("what fails leaves nothing behind, its audit event included", async () => {
  const connectionId = "rolled-back";
  const failing = inTransaction(async (transaction) => {
    await transaction.customer.create({ data: { id: connectionId, name: "Gone" } });
    await recordAuditEvent(
      transaction,
      { ...SUBJECT, connectionId },
      { action: "connection.role-created", detail: {} },
    );
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await getDatabase().customer.count({ where: { id: connectionId } })).toBe(0);
  expect(await getDatabase().auditEvent.count({ where: { connectionId } })).toBe(0);
});

test("what waits for the commit comes in its turn, when others can read what was written", async () => {
  const where = { id: "committed" };
  const read: Promise<number>[] = [];
  const result = await inTransaction(async (transaction) => {
    for (const _ of [1, 2])
      afterCommit(transaction, () => read.push(getDatabase().customer.count({ where })));
    await transaction.customer.create({ data: { ...where, name: "Stays" } });
    expect(read).toEqual([]);
    return "done";
  });
  expect([result, ...(await Promise.all(read))]).toEqual(["done", 1, 1]);
});

test("what waits for a commit does not come where the change is taken back, by us or by the database", async () => {
  const acts: string[] = [];
  const failing = inTransaction(async (transaction) => {
    afterCommit(transaction, () => acts.push("thrown"));
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  const refused = inTransaction(async (transaction) => {
    afterCommit(transaction, () => acts.push("refused"));
    await transaction.$queryRaw`SELECT 1/0`;
  });
  await expect(refused).rejects.toThrow();
  expect(acts).toEqual([]);
});

test("only a row that stands already is a unique violation", async () => {
  const create = () => getDatabase().customer.create({ data: { id: "standing", name: "Standing" } });
  await create();
  const twice = await create().catch((error: unknown) => error);
  const nobody = { personId: "nobody", customerId: "nobody", level: "member" };
  const dangling = await getDatabase()
    .member.create({ data: nobody })
    .catch((error: unknown) => error);
  expect([twice, dangling, new Error("P2002"), { code: "P2002" }, null].map(isUniqueViolation)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});
