import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ConnectionState } from "@/lib/onboarding/connection-state";
import accessKey from "./cases/access-key.json";
import type { EvidenceGrade } from "./check-result";
import { CHECKS_BY_METHOD } from "./checks";
import { describeDenyingStatement } from "./denying-statement";
import { decideOutcome } from "./outcome";
import { KEY_ID, USER_ARN } from "./testing/plan";
import { type ToldKeyAnswers, tellKeyRun } from "./testing/tell-key-run";
import { VERDICT_CODES } from "./verdict-codes";

interface Case {
  name: string;
  /** What differs from a key that is in order. */
  answers: Partial<ToldKeyAnswers>;
  /** Code, verdict and the side of the remedy, of every check that is not a pass. */
  findings: string[];
  state: ConnectionState;
  before?: ConnectionState;
  wasProven?: boolean;
  accessKeyId?: string;
  region?: string | null;
  sleeps?: number[];
  missing?: string[];
  deniedBy?: string[];
  /** How well the verdict on the permissions is proven. */
  grade?: EvidenceGrade;
  unasked?: string[];
}

const CHECKS: readonly string[] = CHECKS_BY_METHOD["access-key"];
/** No judge gives it to a key: the account shows in the very answer that makes the key known. */
const NEVER_OF_A_KEY = ["account-unanswered"];
const UNKNOWN = "InvalidClientTokenId: The security token included in the request is invalid";
const seen = new Set<string>();

describe("a run by access key", () => {
  for (const one of accessKey as Case[]) {
    test(one.name, async () => {
      const { accessKeyId = KEY_ID, region = "eu-central-1" } = one;
      const unasked = one.unasked && { unaskedActions: one.unasked };
      const { results, sleeps } = await tellKeyRun(one.answers, { accessKeyId, region, ...unasked });
      for (const { code } of results) seen.add(code);
      const findings = results.filter(({ verdict }) => verdict !== "pass");
      expect(findings.map(({ code, verdict, remedy }) => `${code} ${verdict} ${remedy?.side}`)).toEqual(
        one.findings,
      );
      expect(results.map(({ check }) => check)).toEqual([
        "key-long-term",
        "key-live",
        "key-not-root",
        "account-matches",
        "region-usable",
        "permissions",
        "least-privilege",
      ]);
      const { before = "awaiting-setup", wasProven = false } = one;
      expect(decideOutcome(results, { before, wasProven })).toBe(one.state);
      expect(sleeps).toEqual(one.sleeps ?? []);
      const missing = results.flatMap((result) => result.findings);
      expect(missing.map((found) => `${found.action} ${found.resource} ${found.decision}`)).toEqual(
        one.missing ?? [],
      );
      const places = missing.flatMap(({ deniedBy }) => deniedBy ?? []);
      expect(places.map(describeDenyingStatement)).toEqual(one.deniedBy ?? []);
      if (one.grade)
        expect(results.find(({ check }) => check === "permissions")?.evidenceGrade).toBe(one.grade);
    });
  }
});

test("the cases reach every verdict code of a run by access key", () => {
  const codes = Object.entries(VERDICT_CODES).filter(([, { check }]) => CHECKS.includes(check));
  const expected = codes.map(([code]) => code).filter((code) => !NEVER_OF_A_KEY.includes(code));
  expect([...seen].sort()).toEqual(expected.sort());
});

describe("what is asked", () => {
  test("is the key first, then the region and the user's own permissions", async () => {
    const { asked } = await tellKeyRun({});
    expect(asked[0]).toBe("key");
    expect(new Set(asked.slice(1))).toEqual(new Set(["eu-central-1", USER_ARN]));
  });

  test.each([
    ["the root user", "arn:aws:iam::444455556666:root", 1],
    ["nobody that AWS knows", UNKNOWN, 3],
    ["somebody with another secret", "SignatureDoesNotMatch: The request signature we calculated", 1],
  ])("is nothing more with a key of %s", async (_whose, answer, times) => {
    const { asked } = await tellKeyRun({ key: [answer] });
    expect(asked).toEqual(Array.from({ length: times }, () => "key"));
  });

  test("names the user in the results where AWS named it, and nowhere else", async () => {
    const named = async (key: string) =>
      (await tellKeyRun({ key: [key] })).results.flatMap(({ principalArn }) => principalArn ?? []);
    expect(new Set(await named(USER_ARN))).toEqual(new Set([USER_ARN]));
    expect(await named("arn:aws:iam::444455556666:root")).toEqual([]);
    expect(await named(UNKNOWN)).toEqual([]);
  });
});

describe("a fresh key", () => {
  test("is waited for with the moment of each next attempt, and its kind is told before", async () => {
    const { events, results } = await tellKeyRun({ key: [UNKNOWN, UNKNOWN, USER_ARN] });
    expect(results.find(({ check }) => check === "key-live")?.evidence[0]?.attempts).toBe(3);
    const start = Date.UTC(2026, 0, 1);
    const told = events.map((event) => (event.kind === "result" ? event.result.check : event));
    expect(told.slice(0, 3)).toEqual([
      "key-long-term",
      {
        kind: "waiting",
        check: "key-live",
        attempt: 2,
        attempts: 3,
        retryAt: new Date(start + 2_000),
        found: null,
      },
      {
        kind: "waiting",
        check: "key-live",
        attempt: 3,
        attempts: 3,
        retryAt: new Date(start + 6_000),
        found: null,
      },
    ]);
    expect(told.slice(3, 6)).toEqual(["key-live", "key-not-root", "account-matches"]);
    expect(new Set(told.slice(6))).toEqual(new Set(["region-usable", "permissions", "least-privilege"]));
  });

  test("is asked for once by a plan without pauses", async () => {
    const { asked, sleeps } = await tellKeyRun({ key: [UNKNOWN] }, { retryDelaysMs: [] });
    expect([asked, sleeps]).toEqual([["key"], []]);
  });
});

const OURS = [
  "silence",
  "Throttling: Rate exceeded",
  "SignatureDoesNotMatch",
  "SignatureDoesNotMatch: Signature expired: 1 is now earlier than 2",
  "SignatureDoesNotMatch: Date in Credential scope does not match",
  "ExpiredToken: The security token included in the request is expired",
  "IncompleteSignature: no equal-sign",
];

test("nothing that AWS does not say for certain is ever the customer's fault", async () => {
  const ours = fc.constantFrom(...OURS);
  const faults = fc.record({
    key: fc.oneof(fc.constant(USER_ARN), ours).map((word) => [word]),
    region: ours,
    simulation: ours,
  });
  await fc.assert(
    fc.asyncProperty(faults, async (answers) => {
      const { results, events } = await tellKeyRun(answers);
      expect(results.filter(({ verdict }) => verdict === "fail" || verdict === "warn")).toEqual([]);
      expect(results.filter(({ remedy }) => remedy?.side === "customer")).toEqual([]);
      const told = events.flatMap((event) => (event.kind === "result" ? [event.result] : []));
      expect(new Set(told)).toEqual(new Set(results));
      expect(told).toHaveLength(CHECKS.length);
    }),
  );
});

test("a listener that fails while the key is still asked for ends the run, and nothing stays unheard", async () => {
  const unheard: unknown[] = [];
  const listen = (reason: unknown) => unheard.push(reason);
  process.on("unhandledRejection", listen);
  const run = tellKeyRun({ key: [UNKNOWN, UNKNOWN, USER_ARN] }, {}, async () => {
    throw new Error("The run was superseded");
  });
  await expect(run).rejects.toThrow("The run was superseded");
  await new Promise((resolve) => setImmediate(resolve));
  process.off("unhandledRejection", listen);
  expect(unheard).toEqual([]);
});
