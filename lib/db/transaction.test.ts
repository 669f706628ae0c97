import { expect, test } from "vitest";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { getDatabase } from "./client";
import { inTransaction, isUniqueViolation } from "./transaction";

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
