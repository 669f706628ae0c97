import { expect, test } from "vitest";
import { newConnection, newMember, newStaff } from "@/lib/connections/testing/members";
import { getDatabase } from "@/lib/db/client";
import { listRuns, type TimelinePage } from "./timeline";

const RUNS = 45;

test("a timeline is paged without losing a run, and begins with the one that was asked for", async () => {
  const staff = await newStaff("support");
  const actor = await newMember();
  const { id: connectionId } = await newConnection(actor);
  const other = await newConnection(actor);
  const shared = { connectionId, requestedBy: actor.personId, stateBefore: "broken", running: null };
  for (let index = 0; index < RUNS; index++) {
    const startedAt = new Date(Date.UTC(2026, 0, 1, 0, index));
    await getDatabase().verification.create({ data: { ...shared, startedAt, deadlineAt: startedAt } });
  }
  const minutes: number[] = [];
  let from: string | null = null;
  let at: Date | null = null;
  do {
    const { runs, olderFrom, olderAt }: TimelinePage = await listRuns(staff, connectionId, from);
    minutes.push(...runs.map(({ startedAt }) => startedAt.getUTCMinutes()));
    expect([runs[0]?.id, runs[0]?.startedAt]).toEqual([from ?? runs[0]?.id, at ?? runs[0]?.startedAt]);
    from = olderFrom;
    at = olderAt;
  } while (from);
  expect(minutes).toEqual(Array.from({ length: RUNS }, (_, index) => RUNS - 1 - index));

  const [newest] = (await listRuns(staff, connectionId, null)).runs;
  expect(newest?.requestedBy).toBe(`${actor.name} <${actor.email}>`);
  expect((await listRuns(staff, other.id, newest?.id ?? "")).runs).toEqual([]);
});
