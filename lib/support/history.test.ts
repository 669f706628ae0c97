import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import { noteRefusal } from "@/lib/connections/commands/note-refusal";
import { newConnection, newMember, newStaff } from "@/lib/connections/testing/members";
import { getDatabase } from "@/lib/db/client";
import type { MemberActor, StaffActor } from "@/lib/session/actors";
import { type HistoryPage, readHistory } from "./history";
import { listRefusals } from "./refusals";

const RUNS_PER_PAGE = 20;

let staff: StaffActor;
let actor: MemberActor;
beforeAll(async () => {
  [staff, actor] = [await newStaff("support"), await newMember()];
});

async function refuse(connectionId: string, problems: string): Promise<number> {
  const detail = { roleArn: null, problems };
  await noteRefusal(actor, connectionId, { action: "connection.role-arn-refused", detail });
  const [newest] = await listRefusals(staff, connectionId, { after: null, until: null });
  return newest?.at.getTime() ?? 0;
}

/** A refusal, a page of runs after it, and another refusal after those. One older run stands before the first. */
async function newHistory(): Promise<string> {
  const { id: connectionId } = await newConnection(actor);
  const first = await refuse(connectionId, "roleArn:user-arn");
  const shared = { connectionId, requestedBy: actor.personId, stateBefore: "broken", running: null };
  const times = [first, ...Array.from({ length: RUNS_PER_PAGE }, () => first + 1)].map((at) => new Date(at));
  await getDatabase().verification.createMany({
    data: times.map((at) => ({ ...shared, startedAt: at, finishedAt: at, deadlineAt: at })),
  });
  while (Date.now() <= first + 1) await sleep(1);
  await refuse(connectionId, "roleArn:not-an-arn");
  return connectionId;
}

const told = ({ runs, refusals }: HistoryPage) => [runs.length, refusals.map(({ what }) => what)];

test("what a ticket tells is the newest page, whichever page it is copied from", async () => {
  const id = await newHistory();
  const { shown, newest } = await readHistory(staff, id, null);
  expect(newest).toEqual(shown);
  expect(told(newest)).toEqual([20, [expect.stringContaining("it is no ARN")]]);
  const older = await readHistory(staff, id, newest.olderFrom);
  expect(older.newest).toEqual(newest);
  expect(told(older.shown)).toEqual([1, [expect.stringContaining("ARN of an IAM user")]]);
  expect(older.shown.from).toBe(newest.olderFrom);
});

test("a run that is not of this connection hides nothing: the newest page is shown", async () => {
  const id = await newHistory();
  const ofAnother = (await readHistory(staff, await newHistory(), null)).newest.runs[0]?.id ?? "";
  const newest = await readHistory(staff, id, null);
  for (const unknown of [ofAnother, "unknown", ""])
    expect(await readHistory(staff, id, unknown)).toEqual(newest);
});
