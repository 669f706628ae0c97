import { AttachRolePolicyCommand } from "@aws-sdk/client-iam";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { pointSdkAt, signWith } from "@/lib/aws/testing/surroundings";
import { getDatabase } from "@/lib/db/client";
import { logger } from "@/lib/logger";
import type { MemberActor } from "@/lib/session/actors";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { iamAs, trustPolicy } from "@/sandbox/testing/clients";
import { roleDocumentsFor } from "../documents";
import { followRun, hasEnded } from "../live-runs";
import { findLatestVerification } from "../queries";
import { auditOf, newConnection, newMember, reread } from "../testing/members";
import { arnOf, createRole, replaceTrust, verifyRole } from "../testing/roles";
import type { AuthorizedConnection } from "../types";
import { enterRoleArn } from "./enter-role-arn";
import { runVerification } from "./run-verification";
import { startVerification } from "./start-verification";

let sandbox: RunningSandbox;
let actor: MemberActor;
beforeAll(async () => {
  sandbox = await startSandbox();
  pointSdkAt(sandbox.endpoint);
  signWith(sandbox.vendor);
  actor = await newMember();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

async function codesOf(connection: AuthorizedConnection): Promise<string[]> {
  const run = await findLatestVerification(connection);
  return (run?.results ?? []).map(({ code }) => code).sort();
}

const ALL_PASSED = [
  "account-confirmed",
  "breadth-as-asked",
  "permissions-granted",
  "refused-with-other-external-id",
  "refused-without-external-id",
  "role-assumed",
  "session-of-an-hour",
  "vendor-identity-confirmed",
];

test("a role as the documents say is connected, and every check is stored and told", async () => {
  const connection = await newConnection(actor);
  const done = await verifyRole(actor, connection.id, await createRole(sandbox, connection));
  expect(await codesOf(done)).toEqual(ALL_PASSED);
  expect(done.state).toBe("connected");
  expect(done.provenAt).toBeInstanceOf(Date);
  expect((await auditOf(connection.id)).slice(-2)).toEqual(["verification.started", "verification.finished"]);
  const run = await findLatestVerification(done);
  expect(run).toMatchObject({ outcome: "connected", finishedAt: expect.any(Date) });
  expect(hasEnded(run?.id ?? "")).toBe(true);
  expect((await followRun(run?.id ?? "").result("permissions"))?.code).toBe("permissions-granted");
  expect(JSON.stringify(run)).not.toMatch(/ASIA|SecretAccessKey|SessionToken/);
});

test("a role that opens without the External ID is refused, and gets the right trust policy shown", async () => {
  const connection = await newConnection(actor);
  const role = await createRole(sandbox, connection);
  await replaceTrust(sandbox, role.roleName, trustPolicy(sandbox.vendor.accountId));
  const done = await verifyRole(actor, connection.id, role);
  expect([done.state, done.provenAt]).toEqual(["refused", null]);
  const run = await findLatestVerification(done);
  const found = run?.results.find(({ code }) => code === "assumable-without-external-id");
  expect(JSON.stringify(found?.remedy?.document?.json)).toContain(connection.externalId);
});

test("a role without its permissions needs action", async () => {
  const connection = await newConnection(actor);
  const role = await createRole(sandbox, connection, { withPermissions: false });
  const done = await verifyRole(actor, connection.id, role);
  expect(done.state).toBe("action-needed");
  expect(await codesOf(done)).toContain("permissions-missing");
});

test("a role that reaches much further than was asked is connected, and shown the narrower policy", async () => {
  const connection = await newConnection(actor);
  const role = await createRole(sandbox, connection);
  const PolicyArn = "arn:aws:iam::aws:policy/AdministratorAccess";
  await iamAs(sandbox, sandbox.customer).send(
    new AttachRolePolicyCommand({ RoleName: role.roleName, PolicyArn }),
  );
  const done = await verifyRole(actor, connection.id, role);
  expect([done.state, done.provenAt !== null]).toEqual(["connected", true]);
  const results = (await findLatestVerification(done))?.results ?? [];
  const { remedy, code } = results.find(({ check }) => check === "least-privilege") ?? {};
  expect([code, remedy?.why]).toEqual(["breadth-wider", expect.stringContaining("iam:CreateUser")]);
  expect(remedy?.document?.json).toEqual(roleDocumentsFor(done).permissionPolicy);
  expect(remedy?.steps.join(" ")).toContain("PowerUserAccess");
  const simulations = sandbox.requests().filter(({ action }) => action === "SimulatePrincipalPolicy");
  expect(simulations).toHaveLength(1);
});

test("a role that is not there needs action, and the External ID is never tried wrongly", async () => {
  const connection = await newConnection(actor);
  const done = await verifyRole(actor, connection.id, arnOf("nobody-made-it"));
  expect([done.state, done.provenAt]).toEqual(["action-needed", null]);
  const asked = sandbox.requests().filter(({ action }) => action === "AssumeRole");
  expect(new Set(asked.map(({ parameters }) => parameters.ExternalId))).toEqual(
    new Set([connection.externalId]),
  );
});

test("a connection that worked and no longer does is broken", async () => {
  const connection = await newConnection(actor);
  const role = await createRole(sandbox, connection);
  await verifyRole(actor, connection.id, role);
  await replaceTrust(sandbox, role.roleName, trustPolicy(sandbox.vendor.accountId, "rb-of-somebody-else"));
  expect((await verifyRole(actor, connection.id, role)).state).toBe("broken");
});

test("a run that AWS does not let finish leads back to where the connection was", async () => {
  const connection = await newConnection(actor);
  const role = await createRole(sandbox, connection);
  sandbox.setScenario(sandbox.vendor.accountId, { fault: { kind: "throttle" } });
  expect((await verifyRole(actor, connection.id, role)).state).toBe("awaiting-setup");
  sandbox.setScenario(sandbox.vendor.accountId, { fault: null });
  const connected = await verifyRole(actor, connection.id, role);
  sandbox.setScenario(sandbox.vendor.accountId, { fault: { kind: "throttle" } });
  const after = await verifyRole(actor, connection.id, role);
  expect([connected.state, after.state]).toEqual(["connected", "connected"]);
  expect(after.provenAt).toEqual(connected.provenAt);
});

test("a young role is waited for, and the page is told that AWS is spreading it", async () => {
  const connection = await newConnection(actor);
  sandbox.setScenario(sandbox.customer.accountId, { propagationDelayMs: 5_000 });
  const role = await createRole(sandbox, connection);
  await enterRoleArn(actor, connection, role);
  const verificationId = (await startVerification(actor, await reread(actor, connection.id))) ?? "";
  const states: string[] = [];
  await runVerification(verificationId, async () => {
    states.push((await reread(actor, connection.id)).state);
    sandbox.advanceClock(5_000);
  });
  expect(states).toEqual(["propagating"]);
  expect((await reread(actor, connection.id)).state).toBe("connected");
  expect(await followRun(verificationId).resultOrWait("role-assumable", 2)).toMatchObject({
    code: "role-assumed",
  });
});

describe("at its deadline a run ends, whatever hangs", () => {
  const SOON_MS = 400;

  async function connectedOnce() {
    const connection = await newConnection(actor);
    const role = await createRole(sandbox, connection);
    await verifyRole(actor, connection.id, role);
    return { connection: await reread(actor, connection.id), role };
  }

  async function runUntil(connection: AuthorizedConnection, runEnd: AbortSignal) {
    const verificationId = (await startVerification(actor, connection)) ?? "";
    await runVerification(verificationId, undefined, runEnd);
    return reread(actor, connection.id);
  }

  test.each(["vendor", "customer"] as const)("the endpoints of the %s's account", async (side) => {
    const { connection } = await connectedOnce();
    sandbox.setScenario(sandbox[side].accountId, { fault: { kind: "hang" } });
    const after = await runUntil(connection, AbortSignal.timeout(SOON_MS));
    expect([after.state, after.provenAt]).toEqual(["connected", connection.provenAt]);
    const run = await findLatestVerification(after);
    expect(run?.finishedAt).toBeInstanceOf(Date);
    const verdicts = new Set(run?.results.map(({ verdict }) => verdict));
    expect(verdicts.has("inconclusive")).toBe(true);
    expect(verdicts.has("fail")).toBe(false);
    expect(run?.results).toHaveLength(ALL_PASSED.length);
    expect(JSON.stringify(run?.results)).toContain("ended at its deadline");
  });

  test("or the wait for a young role, and nothing is asked any more", async () => {
    const connection = await newConnection(actor);
    await enterRoleArn(actor, connection, arnOf("nobody-made-it"));
    const verificationId = (await startVerification(actor, await reread(actor, connection.id))) ?? "";
    const runEnd = new AbortController();
    const never = () => {
      runEnd.abort();
      return new Promise<void>(() => undefined);
    };
    await runVerification(verificationId, never, runEnd.signal);
    expect((await reread(actor, connection.id)).state).toBe("awaiting-setup");
    expect(sandbox.requests().filter(({ action }) => action === "AssumeRole")).toHaveLength(1);
  });

  test("which is stored when it starts", async () => {
    const { connection } = await connectedOnce();
    sandbox.setScenario(sandbox.vendor.accountId, { fault: { kind: "hang" } });
    const verificationId = (await startVerification(actor, connection)) ?? "";
    const deadlineAt = new Date(Date.now() + SOON_MS);
    await getDatabase().verification.update({ where: { id: verificationId }, data: { deadlineAt } });
    await runVerification(verificationId);
    expect((await findLatestVerification(connection))?.outcome).toBe("connected");
  });
});

test("a run whose ARN is changed while it waits has no say, and no result of it is stored", async () => {
  const connection = await newConnection(actor);
  await enterRoleArn(actor, connection, arnOf("nobody-made-it"));
  const verificationId = (await startVerification(actor, await reread(actor, connection.id))) ?? "";
  const errors = vi.spyOn(logger, "error");
  await runVerification(verificationId, async () => {
    await enterRoleArn(actor, await reread(actor, connection.id), arnOf("another"));
  });
  expect(errors, "it is no fault of ours").not.toHaveBeenCalled();
  errors.mockRestore();
  expect(await reread(actor, connection.id)).toMatchObject({
    state: "awaiting-setup",
    roleArn: arnOf("another").arn,
  });
  const checks = await getDatabase().storedCheck.findMany({ where: { verificationId } });
  expect(checks.map(({ check }) => check)).not.toContain("role-assumable");
});

test("a run that is not there ends quietly, and leaves no page waiting", async () => {
  await expect(runVerification("no-such-run")).resolves.toBeUndefined();
  expect(hasEnded("no-such-run")).toBe(true);
  expect(await followRun("no-such-run").result("permissions")).toBeNull();
});
