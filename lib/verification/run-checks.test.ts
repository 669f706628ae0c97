import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { runChecks } from "./run-checks";
import { OLDER_IDS, OTHER_ID, planWith, RETIRING_ID, RIGHT_ID, ROLE_ARN, SIBLING } from "./testing/plan";
import { tellRun } from "./testing/tell-run";
import { ALL_WELL, type FailureWord, type ToldAnswers, tellPort } from "./testing/told-port";

const FAILURES: FailureWord[] = [
  "denied",
  "denied/caller-side",
  "denied/trust-policy-deny",
  "denied/resource-control-policy",
  "rejected",
  "throttled",
  "credentials-refused",
  "credentials-missing",
  "unanswered",
];

const failure = fc.constantFrom(...FAILURES);
const assumption = fc.constantFrom("answered" as const, ...FAILURES);
const decision = fc.constantFrom("granted" as const, "not-granted" as const, "denied-by-scp" as const);

const POLICIES: NonNullable<ToldAnswers["policies"]> = {
  Permissions: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] },
};

const anyAnswers: fc.Arbitrary<ToldAnswers> = fc.record({
  vendor: fc.oneof(failure, fc.constantFrom(ALL_WELL.vendor, "arn:aws:iam::999988887777:user/other")),
  right: fc.array(assumption, { minLength: 1, maxLength: 3 }),
  without: assumption,
  other: assumption,
  staged: assumption,
  retiring: assumption,
  older: fc.tuple(assumption, assumption),
  sibling: assumption,
  session: fc.oneof(failure, fc.constantFrom("444455556666", "777788889999")),
  duration: fc.oneof(failure, fc.constant("answered")),
  existence: fc.oneof(failure, fc.constantFrom(null, "exists" as const, "absent" as const)),
  regions: fc.dictionary(
    fc.constantFrom("us-east-1", "eu-west-1"),
    fc.constantFrom("answered", "silence", "with an explicit deny in a service control policy"),
  ),
  simulation: fc.oneof(
    failure,
    fc.dictionary(fc.constantFrom("ec2:DescribeInstances", "s3:ListBucket"), decision),
  ),
  policies: fc.constantFrom(null, POLICIES),
  fromPolicies: fc.oneof(
    failure,
    fc.dictionary(fc.constantFrom("ec2:DescribeInstances", "s3:ListBucket"), decision),
  ),
});

const PROBES = [
  { check: "external-id-required", answer: "without" },
  { check: "external-id-exact", answer: "other" },
] as const;

describe("whatever AWS answers", () => {
  test("a probe passes only by AccessDenied, after the right External ID was accepted in the same run", async () => {
    await fc.assert(
      fc.asyncProperty(anyAnswers, async (answers) => {
        const { results } = await tellRun(answers);
        const opened = results.find(({ check }) => check === "role-assumable")?.verdict === "pass";
        for (const { check, answer } of PROBES) {
          const result = results.find((one) => one.check === check);
          if (result?.verdict !== "pass") continue;
          expect(opened).toBe(true);
          expect(answers[answer]).toMatch(/^denied/);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("nothing but a denial or an answer of AWS is ever the customer's fault", async () => {
    const ours = fc.constantFrom<FailureWord>(
      "throttled",
      "unanswered",
      "credentials-refused",
      "credentials-missing",
      "denied/caller-side",
    );
    const faults = fc.record({
      right: fc.oneof(fc.constant("answered" as const), ours).map((word) => [word]),
      without: ours,
      other: ours,
      existence: ours,
      session: ours,
      duration: ours,
      simulation: ours.filter((word) => word !== "denied/caller-side"),
    });
    await fc.assert(
      fc.asyncProperty(faults, async (answers) => {
        const { results } = await tellRun(answers);
        expect(results.filter(({ verdict }) => verdict === "fail" || verdict === "warn")).toEqual([]);
        expect(results.filter(({ remedy }) => remedy?.side === "customer")).toEqual([]);
      }),
    );
  });

  test("permissions are worked out from policies only where the role may not ask, and graded so", async () => {
    await fc.assert(
      fc.asyncProperty(anyAnswers, async (answers) => {
        const { results } = await tellRun(answers);
        const result = results.find(({ check }) => check === "permissions");
        const mayAsk = typeof answers.simulation === "object" || !answers.simulation.startsWith("denied");
        if (result?.evidenceGrade === "simulated-from-policies") {
          expect([mayAsk, answers.policies]).toEqual([false, POLICIES]);
        }
        if (result?.code === "permissions-granted") expect(result.evidenceGrade).not.toBe("unverified");
        if (result?.code.startsWith("simulation-")) expect(result.evidenceGrade).toBe("unverified");
        if (result?.code === "permissions-not-reached") expect(result.evidenceGrade).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  test("every check has exactly one result, and each one is told exactly once", async () => {
    await fc.assert(
      fc.asyncProperty(anyAnswers, async (answers) => {
        const { results, events } = await tellRun(answers);
        expect(new Set(results.map(({ check }) => check)).size).toBe(8);
        const told = events.flatMap((event) => (event.kind === "result" ? [event.result] : []));
        expect(told).toHaveLength(8);
        expect(new Set(told)).toEqual(new Set(results));
      }),
    );
  });
});

test("what was refused along with the right External ID is shown, and proves nothing", async () => {
  const { results } = await tellRun({ right: ["denied"], without: "denied", other: "unanswered" });
  const shown = (check: string) => results.find((result) => result.check === check);
  expect(shown("external-id-required")).toMatchObject({
    code: "without-external-id-not-proven",
    evidence: [expect.objectContaining({ call: "sts:AssumeRole" })],
  });
  expect(shown("external-id-exact")?.code).toBe("other-external-id-not-proven");
  const unasked = await tellRun({ right: ["throttled"] });
  expect(unasked.results.find(({ check }) => check === "external-id-required")?.evidence).toEqual([]);
});

describe("the order of a run", () => {
  test("the External ID is tried wrongly only after the right one was accepted", async () => {
    const { port } = await tellRun({});
    expect(port.asked.map(({ externalId }) => externalId)).toEqual([RIGHT_ID, null, OTHER_ID]);
    expect(new Set(port.asked.map(({ roleArn }) => roleArn))).toEqual(new Set([ROLE_ARN]));
  });

  test("a role that stays shut is tried in the other ways beside the first wait, and once more after the last", async () => {
    const { port } = await tellRun({ right: ["denied"] }, { olderExternalIds: OLDER_IDS });
    const others = [null, OTHER_ID, ...OLDER_IDS];
    expect(port.asked.map(({ externalId }) => externalId)).toEqual([
      RIGHT_ID,
      ...others,
      ...[RIGHT_ID, RIGHT_ID],
      ...others,
    ]);
  });

  test("no more than three former External IDs are tried, the newest first", async () => {
    const older = [OLDER_IDS[0], OLDER_IDS[1], OLDER_IDS[0], OLDER_IDS[1]];
    const changes = { retryDelaysMs: [], retiringExternalId: RETIRING_ID, olderExternalIds: older };
    const { port } = await tellRun({ right: ["denied"] }, changes);
    expect(port.asked.slice(3).map(({ externalId }) => externalId)).toEqual([RETIRING_ID, ...OLDER_IDS]);
  });

  test("other connections' External IDs are tried after them, and only where the role stays shut", async () => {
    const changes = { retryDelaysMs: [], olderExternalIds: OLDER_IDS, siblings: [SIBLING] };
    const shut = await tellRun({ right: ["denied"] }, changes);
    const others = [null, OTHER_ID, ...OLDER_IDS, SIBLING.externalId];
    expect(shut.port.asked.map(({ externalId }) => externalId)).toEqual([RIGHT_ID, ...others]);
    const open = await tellRun({}, changes);
    expect(open.port.asked.map(({ externalId }) => externalId)).not.toContain(SIBLING.externalId);
  });

  test("each wait is told before it begins, with the moment of the next attempt; what is found, beside it", async () => {
    const { events } = await tellRun(
      { right: ["denied", "denied", "answered"], older: ["denied", "answered"] },
      { olderExternalIds: OLDER_IDS },
    );
    const start = Date.UTC(2026, 0, 1);
    const wait = { kind: "waiting", check: "role-assumable", attempts: 3 };
    const second = { ...wait, attempt: 2, retryAt: new Date(start + 2_000) };
    const found = expect.objectContaining({ code: "role-expects-older-external-id" });
    expect(events.filter(({ kind }) => kind === "waiting")).toEqual([
      { ...second, found: null },
      { ...second, found },
      { ...wait, attempt: 3, retryAt: new Date(start + 6_000), found },
    ]);
  });

  test("how often AWS was asked stands with its answer, where that was more than once", async () => {
    const attemptsOf = async (right: ToldAnswers["right"]) => {
      const { results } = await tellRun({ right });
      return results.find(({ check }) => check === "role-assumable")?.evidence[0]?.attempts;
    };
    expect(await attemptsOf(["denied", "denied", "answered"])).toBe(3);
    expect(await attemptsOf(["denied"])).toBe(3);
    expect(await attemptsOf(["answered"])).toBeUndefined();
  });

  test("an External ID that a trust policy was left with is named within three round trips, before any pause ends", async () => {
    const port = tellPort({ right: ["denied"], older: ["answered", "denied"] });
    let trips = 0;
    let under = 0;
    const events: { trips: number; code: string | null }[] = [];
    const run = runChecks(
      { plan: planWith({ olderExternalIds: OLDER_IDS }) },
      {
        port: {
          ...port,
          assumeRole: async (request) => {
            if (under === 0) trips += 1;
            under += 1;
            await new Promise((resolve) => setImmediate(resolve));
            under -= 1;
            return port.assumeRole(request);
          },
        },
        now: () => new Date(0),
        random: () => 0.5,
        sleep: () => new Promise(() => undefined),
        emit: async (event) => {
          if (event.kind === "waiting") events.push({ trips, code: event.found?.code ?? null });
        },
      },
    );
    await vi.waitFor(() => expect(events).toHaveLength(2));
    expect(events).toEqual([
      { trips: 1, code: null },
      { trips: 2, code: "role-expects-older-external-id" },
    ]);
    void run;
  });

  test("the role's own result is told before what follows from it", async () => {
    const { events } = await tellRun({ right: ["denied", "answered"] });
    const told = events.map((event) => (event.kind === "result" ? event.result.check : event.kind));
    expect(told.slice(0, 3)).toEqual(["vendor-identity", "waiting", "waiting"]);
    expect(told[3]).toBe("role-assumable");
  });

  test("a plan without pauses asks once with the right External ID", async () => {
    const { port, sleeps } = await tellRun({ right: ["denied"] }, { retryDelaysMs: [] });
    expect(port.asked.map(({ externalId }) => externalId)).toEqual([RIGHT_ID, null, OTHER_ID]);
    expect(sleeps).toEqual([]);
  });
});

test("at most nine simulations are under way at once, and every group is asked", async () => {
  const told = tellPort();
  let running = 0;
  let most = 0;
  let calls = 0;
  const resources = Array.from({ length: 15 }, (_, index) => `arn:aws:s3:::bucket-${index}`);
  const grant = { resource: "*", condition: null };
  const requirements = resources.map((resource) => ({
    action: "s3:ListBucket",
    resource,
    context: [],
    capabilityId: "buckets",
    pattern: "s3:ListBucket",
    grant,
  }));
  const results = await runChecks(
    { plan: planWith({ requirements, unaskedActions: [] }) },
    {
      port: {
        ...told,
        simulateActions: async (request) => {
          running += 1;
          calls += 1;
          most = Math.max(most, running);
          await Promise.resolve();
          running -= 1;
          return told.simulateActions(request);
        },
      },
      now: () => new Date(0),
      random: () => 0.5,
      sleep: async () => undefined,
      emit: async () => undefined,
    },
  );
  expect({ most, calls }).toEqual({ most: 9, calls: 15 });
  expect(results.find(({ check }) => check === "permissions")?.code).toBe("permissions-granted");
});

test("a listener that fails while the role is still asked for ends the run, and nothing stays unheard", async () => {
  const unheard: unknown[] = [];
  const listen = (reason: unknown) => unheard.push(reason);
  process.on("unhandledRejection", listen);
  let openRole: (() => void) | undefined;
  const port = tellPort();
  const run = runChecks(
    { plan: planWith() },
    {
      port: {
        ...port,
        assumeRole: async (request) => {
          await new Promise<void>((resolve) => {
            openRole = resolve;
          });
          return port.assumeRole(request);
        },
      },
      now: () => new Date(0),
      random: () => 0.5,
      sleep: async () => undefined,
      emit: () => Promise.reject(new Error("The run was superseded")),
    },
  );
  await expect(run).rejects.toThrow("The run was superseded");
  openRole?.();
  await new Promise((resolve) => setImmediate(resolve));
  process.off("unhandledRejection", listen);
  expect(unheard).toEqual([]);
});
