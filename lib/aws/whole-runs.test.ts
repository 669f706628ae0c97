import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { VERDICT_CODES } from "@/lib/verification/verdict-codes";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { mend } from "./testing/runs/mend";
import type { RunCase } from "./testing/runs/situation";
import { tellFindings, tellRun } from "./testing/runs/tell-run";
import { arrange, verify } from "./testing/runs/whole-run";
import { pointSdkAt } from "./testing/surroundings";

const FOLDER = new URL("./cases/runs/", import.meta.url);
const TABLES = readdirSync(FOLDER)
  .filter((name) => name !== "product.json")
  .map(
    (name) => [name.replace(".json", ""), JSON.parse(readFileSync(new URL(name, FOLDER), "utf8"))] as const,
  );

let sandbox: RunningSandbox;
const seen = new Set<string>();
beforeAll(async () => {
  sandbox = await startSandbox();
  pointSdkAt(sandbox.endpoint);
});
afterAll(() => sandbox.stop());

/** Without what the table leaves out. */
function givenOf(expected: Record<string, unknown>) {
  return Object.fromEntries(Object.entries(expected).filter(([, value]) => value !== undefined));
}

describe.each(TABLES)("%s", (_, cases: RunCase[]) => {
  test.each(cases)("$name", async (one) => {
    const arranged = await arrange(sandbox, one);
    const results = await verify(arranged);
    for (const { code } of results) seen.add(code);
    const { findings, unasked, state, remedy, missing, deniedBy, conditions, grade } = one;
    const expected = { findings, unasked, state, remedy, missing, deniedBy, conditions, grade };
    expect(tellRun(results)).toEqual(givenOf(expected));
    if (one.says) expect(results.map(({ remedy }) => remedy?.why).join()).toContain(one.says);
    if (findings.length === 0) return;
    const again = await verify(await mend(arranged, results, one));
    expect(tellFindings(again)).toEqual(one.afterwards ?? []);
  });
});

test("there is a case for every verdict code", () => {
  expect([...seen].sort()).toEqual(Object.keys(VERDICT_CODES).sort());
});
