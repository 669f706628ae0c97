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
import { findVerification } from "../queries";
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
  const run = await findVerification(connection);
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
  const run = await findVerification(done);
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
  const run = await findVerification(done);
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
  const results = (await findVerification(done))?.results ?? [];
  const { remedy, code } = results.find(({ check }) => check === "least-privilege") ?? {};
  expect([code, remedy?.why]).toEqual(["breadth-wider", expect.stringContaining("iam:CreateUser")]);
  expect(JSON.stringify(remedy?.document?.json), "in the order in which it was written").toBe(
    JSON.stringify(roleDocumentsFor(done).permissionPolicy),
  );
  expect(remedy?.steps.join(" ")).toContain("PowerUserAccess");
  const simulations = sandbox.requests().filter(({ action }) => action === "SimulatePrincipalPolicy");
  expect(simulations).toHaveLength(1);
});

test("a role that is not there needs action, and is asked in the other ways before that is said", async () => {
  const alone = await newMember();
  const connection = await newConnection(alone);
  const done = await verifyRole(alone, connection.id, arnOf("nobody-made-it"));
  expect([done.state, done.provenAt]).toEqual(["action-needed", null]);
  expect(await codesOf(done)).toContain("role-refused");
  const asked = sandbox.requests().filter(({ action }) => action === "AssumeRole");
  const ids = new Set(asked.map(({ parameters }) => parameters.ExternalId));
  expect([ids.size, ids.has(connection.externalId), ids.has(undefined)]).toEqual([3, true, true]);
});

describe("why AWS refused without a reason", () => {
  /** A role with this condition, and an earlier External ID of its connection; the customer has no other. */
  async function verifyWith(conditionOf: (ids: { present: string; former: string }) => object) {
    const alone = await newMember();
    const connection = await newConnection(alone);
    const former = `rb-former-${connection.id}`;
    await getDatabase().externalId.create({
      data: { value: former, connectionId: connection.id, retiredAt: new Date() },
    });
    const role = await createRole(sandbox, connection);
    const Statement = {
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${sandbox.vendor.accountId}:root` },
      Action: "sts:AssumeRole",
      Condition: conditionOf({ present: connection.externalId, former }),
    };
    await replaceTrust(
      sandbox,
      role.roleName,
      JSON.stringify({ Version: "2012-10-17", Statement: [Statement] }),
    );
    const done = await verifyRole(alone, connection.id, role);
    const run = await findVerification(done);
    const found = run?.results.find(({ check }) => check === "role-assumable");
    return {
      state: done.state,
      code: found?.code,
      why: found?.remedy?.why,
      former,
      codes: await codesOf(done),
    };
  }

  test("is named where the trust policy has an earlier External ID", async () => {
    const { state, code, why, former, codes } = await verifyWith((ids) => ({
      StringEquals: { "sts:ExternalId": ids.former },
    }));
    expect([state, code]).toEqual(["action-needed", "role-expects-older-external-id"]);
    expect(why).toContain(`let us in with ${former}`);
    expect(codes).toContain("retired-external-id-accepted");
  });

  test("is named where the condition lets the External ID be left out, and the door is unsafe", async () => {
    const { state, code, why, codes } = await verifyWith(() => ({
      StringEqualsIfExists: { "sts:ExternalId": "of-somebody-else" },
    }));
    expect([state, code]).toEqual(["refused", "role-opens-without-external-id"]);
    expect(why).toContain("IfExists");
    expect(codes).toEqual(
      expect.arrayContaining(["assumable-without-external-id", "other-external-id-not-proven"]),
    );
  });

  test("is named where the condition is turned round", async () => {
    const { state, code, why, codes } = await verifyWith(({ present }) => ({
      StringNotEquals: { "sts:ExternalId": present },
    }));
    expect([state, code]).toEqual(["refused", "role-opens-without-external-id"]);
    expect(why).toContain("StringNotEquals");
    expect(codes).toContain("assumable-with-other-external-id");
  });

  test("is named where any External ID but the right one opens", async () => {
    const { state, code } = await verifyWith(({ present }) => ({
      StringLike: { "sts:ExternalId": "*" },
      StringNotEquals: { "sts:ExternalId": present },
    }));
    expect([state, code]).toEqual(["refused", "role-opens-with-other-external-id"]);
  });

  test("is not known where another External ID is asked for, and says what was ruled out", async () => {
    const { state, code, why } = await verifyWith(() => ({
      StringEquals: { "sts:ExternalId": "of-somebody-else" },
    }));
    expect([state, code]).toEqual(["action-needed", "role-refused"]);
    expect(why).toContain(
      "refused just the same without an External ID, with an earlier one and with a random one",
    );
  });
});

test("a connection that worked and no longer does is broken", async () => {
  const connection = await newConnection(actor);
  const role = await createRole(sandbox, connection);
  await verifyRole(actor, connection.id, role);
  await replaceTrust(sandbox, role.roleName, trustPolicy(sandbox.vendor.accountId, "rb-of-somebody-else"));
  const after = await verifyRole(actor, connection.id, role);
  expect(after.state).toBe("broken");
  expect(await codesOf(after)).toContain("role-no-longer-opens");
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
    const run = await findVerification(after);
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
    expect((await findVerification(connection))?.outcome).toBe("connected");
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
