import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { CheckResult } from "@/lib/verification/check-result";
import type { CheckName } from "@/lib/verification/checks";
import { endFeed, followRun, hasEnded, isLive, openFeed, publish } from "./live-runs";

function resultOf(check: CheckName): CheckResult {
  const code = "role-assumed";
  return { check, verdict: "pass", code, evidence: [], findings: [], capabilities: [], remedy: null };
}

function openRun() {
  const id = randomUUID();
  openFeed(id);
  const tell = (check: CheckName) => publish(id, { kind: "result", result: resultOf(check) });
  const wait = (attempt: number) =>
    publish(id, {
      kind: "waiting",
      check: "role-assumable",
      attempt,
      attempts: 5,
      retryAt: new Date(0),
      found: null,
    });
  return { id, run: followRun(id), tell, wait };
}

test("every page that follows a run hears each result, early or late", async () => {
  const { id, run, tell } = openRun();
  const early = [run.result("permissions"), run.result("permissions"), followRun(id).result("permissions")];
  tell("vendor-identity");
  tell("permissions");
  expect((await Promise.all(early)).map((result) => result?.check)).toEqual(Array(3).fill("permissions"));
  expect((await followRun(id).result("vendor-identity"))?.check).toBe("vendor-identity");
  endFeed(id);
  expect((await followRun(id).result("permissions"))?.check).toBe("permissions");
});

test("the end frees everybody: with null for what never came", async () => {
  const { id, run, tell } = openRun();
  const waiting = [run.result("permissions"), run.result("account-matches")];
  const end = run.end();
  tell("account-matches");
  endFeed(id);
  endFeed(id);
  expect((await Promise.all(waiting)).map((result) => result?.check)).toEqual([undefined, "account-matches"]);
  await expect(end).resolves.toBeUndefined();
});

test("each word of the waiting is heard in its turn, early or late, until the result is there", async () => {
  const { id, run, tell, wait } = openRun();
  const first = run.resultOrWait("role-assumable", 0);
  const second = run.resultOrWait("role-assumable", 1);
  wait(2);
  expect(await first).toMatchObject({ kind: "waiting", check: "role-assumable", attempt: 2 });
  wait(2);
  expect(await second).toMatchObject({ kind: "waiting", check: "role-assumable", attempt: 2 });
  expect(await run.resultOrWait("role-assumable", 0)).toMatchObject({ kind: "waiting", attempt: 2 });
  tell("role-assumable");
  expect(await run.resultOrWait("role-assumable", 0)).toMatchObject({ check: "role-assumable" });
  expect(await run.resultOrWait("role-assumable", 5)).toMatchObject({ check: "role-assumable" });
  endFeed(id);
});

test("runs do not hear each other", async () => {
  const one = openRun();
  const other = openRun();
  const waiting = one.run.result("permissions");
  other.tell("permissions");
  endFeed(one.id);
  expect(await waiting).toBeNull();
  endFeed(other.id);
});

test("opening a run again forgets nothing, and an unknown one has ended", async () => {
  const { id, run, tell } = openRun();
  tell("permissions");
  openFeed(id);
  expect(await run.result("permissions")).not.toBeNull();
  expect([isLive(id), hasEnded(id)]).toEqual([true, false]);
  expect([isLive("unknown"), hasEnded("unknown")]).toEqual([false, true]);
  publish("unknown", { kind: "result", result: resultOf("permissions") });
  endFeed(id);
});
