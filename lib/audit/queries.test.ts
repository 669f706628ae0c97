import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { newMember, newStaff } from "@/lib/connections/testing/members";
import { inTransaction } from "@/lib/db/transaction";
import type { ActorWith, MemberActor } from "@/lib/session/actors";
import { streamAuditCsv } from "./csv";
import { describeAuditEvent } from "./describe-audit-event";
import { listAuditEvents, readAuditEvents } from "./queries";
import { type AuditEvent, recordAuditEvent } from "./record-audit-event";
import { readAuditFilter } from "./schema";

const ROLE_ARN = "arn:aws:iam::444455556666:role/connect";
const ENTERED: AuditEvent = { action: "connection.role-arn-entered", detail: { from: null, to: ROLE_ARN } };
const MANY = 120;

let admin: ActorWith<"audit.read">;
let mara: MemberActor;
const connectionId = randomUUID();

beforeAll(async () => {
  admin = (await newStaff("admin")) as ActorWith<"audit.read">;
  mara = await newMember();
  const about = { customerId: mara.customerId, connectionId };
  await inTransaction(async (transaction) => {
    for (let count = 0; count < MANY; count += 1)
      await recordAuditEvent(transaction, { ...about, actor: mara }, ENTERED);
    const job = { kind: "job", job: "verification" } as const;
    const finished = { verificationId: "v", from: "verifying", to: "connected" };
    await recordAuditEvent(
      transaction,
      { ...about, actor: job, reason: '=HYPERLINK("x")' },
      { action: "verification.finished", detail: finished },
    );
  });
});

function filterOf(query: Record<string, string>) {
  const { filter } = readAuditFilter({ connection: connectionId, ...query });
  if (!filter) throw new Error("The filter was to be understood");
  return filter;
}

const today = () => new Date().toISOString().slice(0, 10);
const DAY_MS = 86_400_000;
const dayFromNow = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const countOf = async (query: Record<string, string>) => {
  let count = 0;
  for await (const rows of readAuditEvents(admin, filterOf(query))) count += rows.length;
  return count;
};

describe("listing", () => {
  test("goes through every event once, page by page, the newest first", async () => {
    const seen: bigint[] = [];
    const sizes: number[] = [];
    for (let before: bigint | undefined; ; ) {
      const { events, next } = await listAuditEvents(admin, filterOf({}), before);
      seen.push(...events.map(({ sequence }) => sequence));
      sizes.push(events.length);
      if (next === null) break;
      before = next;
    }
    expect(sizes).toEqual([50, 50, 21]);
    expect(new Set(seen).size).toBe(MANY + 1);
    expect(seen).toEqual([...seen].sort((one, other) => (one < other ? 1 : -1)));
  });

  test("names the customer", async () => {
    const { events } = await listAuditEvents(admin, filterOf({}));
    expect(events[0]?.customerName).toBe(mara.customerName);
  });
});

describe("filtering", () => {
  test("by the person's id, e-mail or a part of the name in any case", async () => {
    for (const who of [mara.personId, mara.email, mara.email.toUpperCase(), "mARa"])
      expect(await countOf({ who })).toBe(MANY);
    expect(await countOf({ who: "verification" })).toBe(1);
    expect(await countOf({ who: "nobody at all" })).toBe(0);
  });

  test("by an action or a group of them", async () => {
    expect(await countOf({ action: "connection." })).toBe(MANY);
    expect(await countOf({ action: "verification.finished" })).toBe(1);
    expect(await countOf({ action: "finished" })).toBe(0);
  });

  test("by the customer's name or id, and by the connection", async () => {
    expect(await countOf({ customer: mara.customerName.toLowerCase() })).toBe(MANY + 1);
    expect(await countOf({ customer: mara.customerId })).toBe(MANY + 1);
    expect(await countOf({ customer: "No such customer" })).toBe(0);
    expect(await countOf({ connection: randomUUID() })).toBe(0);
  });

  test("by days in UTC, the last one included", async () => {
    // Written a moment ago: the day may have turned since.
    expect(await countOf({ from: dayFromNow(-1), to: today() })).toBe(MANY + 1);
    expect(await countOf({ from: dayFromNow(1) })).toBe(0);
    expect(await countOf({ to: dayFromNow(-2) })).toBe(0);
  });

  test("is refused, and shows nothing, where a field is not understood", () => {
    for (const query of [
      { from: "31.3.2026" },
      { to: "2026-02-30" },
      { to: "0000-01-01" },
      { who: "x".repeat(201) },
    ]) {
      const { filter, errors } = readAuditFilter(query);
      expect(filter).toBeNull();
      expect(Object.keys(errors)).toEqual(Object.keys(query));
    }
    expect(readAuditFilter({ who: ["a", " b "], more: "x" }).filter).toMatchObject({ who: "b", action: "" });
  });
});

describe("the export", () => {
  test("holds every event of the filter, and no formula", async () => {
    const text = await new Response(streamAuditCsv(admin, filterOf({}))).text();
    const [header, first, ...others] = text.trimEnd().split("\r\n");
    expect(header).toMatch(/^"sequence","at","actor_kind"/);
    expect(first).toContain(`"'=HYPERLINK(""x"")"`);
    expect(others).toHaveLength(MANY);
    expect(others[0]).toContain(`"Entered the Role ARN ${ROLE_ARN}."`);
  });
});

describe("describeAuditEvent", () => {
  test("tells of a state that stays", () => {
    const detail = { verificationId: "v", from: "connected", to: "connected" };
    expect(describeAuditEvent({ action: "verification.finished", detail })).toBe(
      "A verification ended, and the connection stays connected.",
    );
  });

  test("is not led astray by what somebody put into the table", () => {
    expect(describeAuditEvent({ action: "toString", detail: {} })).toBe("toString");
    expect(describeAuditEvent({ action: "connection.services-approved", detail: null })).toBe(
      "connection.services-approved",
    );
    expect(describeAuditEvent({ action: "connection.services-approved", detail: {} })).toContain("none");
  });
});
