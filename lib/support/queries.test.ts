import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { createConnection } from "@/lib/connections/commands/create-connection";
import { INPUT, newMember, newStaff } from "@/lib/connections/testing/members";
import { getDatabase } from "@/lib/db/client";
import type { MemberActor, StaffActor } from "@/lib/session/actors";
import { findSearched, listConnectionsForSupport } from "./queries";
import type { SupportFilter } from "./schema";
import type { SupportRow } from "./types";

const DAY_MS = 86_400_000;
/** A word that only this suite's customers have in their names, so that it may share its database. */
const WORD = `northwind${randomUUID().slice(0, 8)}`;

let staff: StaffActor;
let actor: MemberActor;
const ids: string[] = [];

const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);

beforeAll(async () => {
  staff = await newStaff("support");
  actor = await newMember();
  await rename(actor, `Ünited ${WORD} Robotics`);
  for (let index = 0; index < 7; index++) ids.push(await createConnection(actor, INPUT));
  await set(0, {
    state: "broken",
    stateSince: daysAgo(4),
    verdictCode: "role-refused",
    lastVerifiedAt: daysAgo(2),
  });
  await set(1, {
    state: "broken",
    stateSince: daysAgo(9),
    verdictCode: "role-refused",
    lastVerifiedAt: daysAgo(8),
  });
  await set(2, { state: "connected", evidenceGrade: "unverified", lastVerifiedAt: daysAgo(40) });
  await set(3, { state: "broken", stateSince: daysAgo(0), verdictCode: "account-differs" });
});

function rename({ customerId }: MemberActor, name: string) {
  return getDatabase().customer.update({ where: { id: customerId }, data: { name } });
}

function set(index: number, data: object) {
  return getDatabase().connection.update({ where: { id: ids[index] ?? "" }, data });
}

async function list(filter: SupportFilter, take?: number): Promise<SupportRow[][]> {
  const found = await findSearched(staff, filter);
  const pages: SupportRow[][] = [];
  let cursor = null;
  do {
    const page = await listConnectionsForSupport(staff, { filter, found, cursor, ...(take && { take }) });
    pages.push(page.rows);
    cursor = page.next;
  } while (cursor);
  return pages;
}

/** The places, in this suite's own order, of the connections that a filter finds. */
async function places(filter: SupportFilter, take?: number): Promise<number[]> {
  const rows = (await list({ q: WORD, ...filter }, take)).flat();
  return rows.map(({ id }) => ids.indexOf(id));
}

test("finds a customer by the beginnings of words of the name, the newest connection first", async () => {
  expect(await places({})).toEqual([6, 5, 4, 3, 2, 1, 0]);
  expect(await places({ q: `robo ${WORD.slice(0, 15)}` })).toEqual([6, 5, 4, 3, 2, 1, 0]);
  expect(await places({ q: `${WORD} nothing` })).toEqual([]);
});

test.each<[SupportFilter, number[]]>([
  [{ state: "broken" }, [3, 1, 0]],
  [{ state: "broken", verdict: "role-refused" }, [1, 0]],
  [{ verdict: "account-differs" }, [3]],
  [{ evidence: "unverified" }, [2]],
  [{ evidence: "simulated-by-principal" }, []],
  [{ product: "cloudlvl", state: "connected" }, [2]],
  [{ product: "monk" }, []],
  [{ state: "broken", age: "1-hour" }, [1, 0]],
  [{ state: "broken", age: "7-days" }, [1]],
  [{ verified: "never", state: "broken" }, [3]],
  [{ verified: "never" }, [6, 5, 4, 3]],
  [{ verified: "never", verdict: "role-refused" }, []],
  [{ verified: "in-7-days" }, [0]],
  [{ verified: "in-30-days" }, [0, 1]],
  [{ verified: "not-for-7-days" }, [1, 2]],
])("%j", async (filter, expected) => {
  expect(await places(filter)).toEqual(expected);
});

test.each<SupportFilter>([{}, { age: "1-hour" }, { verified: "not-for-1-day" }, { verified: "never" }])(
  "pages %j without losing or repeating one",
  async (filter) => {
    const whole = await places(filter);
    expect(await places(filter, 2)).toEqual(whole);
    expect(await places(filter, 1)).toEqual(whole);
  },
);

test("pages past connections that share a moment", async () => {
  const moment = daysAgo(3);
  for (const index of [0, 1, 2]) await set(index, { lastVerifiedAt: moment });
  expect(await places({ verified: "not-for-1-day" }, 1)).toEqual([2, 1, 0]);
});

test("a row says whose it is and how one gets in", async () => {
  const roleArn = `arn:aws:iam::444455556666:role/${randomUUID()}`;
  await set(4, { roleArn });
  const [[row] = []] = await list({ q: roleArn });
  expect(row).toMatchObject({ customerName: `Ünited ${WORD} Robotics`, access: roleArn, state: "draft" });
  expect(row?.stateSince).toBeInstanceOf(Date);
  expect(Math.abs(Date.now() - Number(row?.stateSince))).toBeLessThan(DAY_MS / 24);
});
