import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { may } from "@/lib/access/permissions";
import { pointSdkAt, signWith } from "@/lib/aws/testing/surroundings";
import type { AwsAccountId } from "@/lib/iam/aws-account-id";
import type { MemberActor } from "@/lib/session/actors";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { trustPolicy } from "@/sandbox/testing/clients";
import { createConnection } from "./commands/create-connection";
import { disconnectConnection } from "./commands/disconnect-connection";
import { enterRoleArn } from "./commands/enter-role-arn";
import { findVerification } from "./queries";
import { listSiblings } from "./siblings";
import { INPUT, newConnection, newMember, reread } from "./testing/members";
import { arnOf, createRole, replaceTrust, verifyRole } from "./testing/roles";
import type { AuthorizedConnection } from "./types";

const ROLE = arnOf("connect");
const ELSEWHERE = "777788889999" as AwsAccountId;

async function begin(actor: MemberActor, changes: Partial<Parameters<typeof createConnection>[1]> = {}) {
  return reread(actor, await createConnection(actor, { ...INPUT, ...changes }));
}

async function end(actor: MemberActor, connection: AuthorizedConnection): Promise<void> {
  if (!may(actor, "connection.disconnect")) throw new Error("An owner may not disconnect");
  await disconnectConnection(actor, connection);
}

async function idsBeside(connection: AuthorizedConnection): Promise<string[]> {
  return (await listSiblings(connection, ROLE.arn)).map(({ externalId }) => externalId);
}

describe("the other connections that a run asks as", () => {
  test("are of the same account first, then of the same product, then the newest, and no more than three", async () => {
    const actor = await newMember();
    const ofAccount = await begin(actor, { integrationId: "infrawatch" });
    const ofBoth = await begin(actor);
    const ofProduct = await begin(actor, { awsAccountId: ELSEWHERE });
    const older = await begin(actor, { integrationId: "infrawatch", awsAccountId: ELSEWHERE });
    const newest = await begin(actor, { integrationId: "infrawatch", awsAccountId: ELSEWHERE });
    const connection = await begin(actor);
    expect(await idsBeside(connection)).toEqual([ofBoth, ofAccount, ofProduct].map((one) => one.externalId));
    await end(actor, ofBoth);
    await end(actor, ofProduct);
    expect(await idsBeside(connection)).toEqual([ofAccount, newest, older].map((one) => one.externalId));
  });

  test("are before all others those that were given this very role, however long ago", async () => {
    const actor = await newMember();
    const holder = await begin(actor, { integrationId: "infrawatch" });
    await enterRoleArn(actor, holder, ROLE);
    const newer = [await begin(actor), await begin(actor), await begin(actor)];
    const [first, ...others] = await idsBeside(await begin(actor));
    expect(first).toBe(holder.externalId);
    expect(others).toEqual(
      newer
        .slice(1)
        .reverse()
        .map((one) => one.externalId),
    );
  });

  test("say what they are, and whether they were given the same role", async () => {
    const actor = await newMember();
    const given = await newConnection(actor);
    await enterRoleArn(actor, given, ROLE);
    const draft = await begin(actor, { integrationId: "infrawatch" });
    const siblings = await listSiblings(await newConnection(actor), ROLE.arn);
    const said = { awsAccountId: INPUT.awsAccountId };
    expect(siblings).toEqual([
      { ...said, externalId: given.externalId, productName: "Cloudlvl", hasThisRole: true },
      { ...said, externalId: draft.externalId, productName: "InfraWatch", hasThisRole: false },
    ]);
  });

  test("are not those by access key, nor those that were ended", async () => {
    const actor = await newMember();
    await begin(actor, { integrationId: "monk", accessMethod: "access-key" });
    await end(actor, await newConnection(actor));
    expect(await idsBeside(await newConnection(actor))).toEqual([]);
  });
});

describe("a role that trusts the External ID of another connection", () => {
  let sandbox: RunningSandbox;
  beforeAll(async () => {
    sandbox = await startSandbox();
    pointSdkAt(sandbox.endpoint);
    signWith(sandbox.vendor);
  });
  beforeEach(() => sandbox.reset());
  afterAll(() => sandbox.stop());

  async function verifyTrusting(other: AuthorizedConnection, actor: MemberActor) {
    const connection = await newConnection(actor);
    const role = await createRole(sandbox, connection);
    await replaceTrust(sandbox, role.roleName, trustPolicy(sandbox.vendor.accountId, other.externalId));
    const done = await verifyRole(actor, connection.id, role);
    const run = await findVerification(done);
    const found = run?.results.find(({ check }) => check === "role-assumable");
    return { done, code: found?.code, remedy: found?.remedy, stored: JSON.stringify(run) };
  }

  test("is named where it is the same customer's, though that one was only begun", async () => {
    const actor = await newMember();
    const draft = await begin(actor, { integrationId: "infrawatch" });
    const { done, code, remedy } = await verifyTrusting(draft, actor);
    expect([done.state, code]).toEqual(["action-needed", "role-expects-another-connections-external-id"]);
    expect(remedy?.why).toContain(`InfraWatch in account ${INPUT.awsAccountId}: ${draft.externalId}.`);
    expect(JSON.stringify(remedy?.document?.json)).toContain(done.externalId);
  });

  test("is never asked with another customer's, whatever else they have in common", async () => {
    const stranger = await newConnection(await newMember());
    const actor = await newMember();
    const own = await newConnection(actor);
    const { code, stored } = await verifyTrusting(stranger, actor);
    expect(code).toBe("role-refused");
    const asked = sandbox.requests().flatMap(({ parameters }) => parameters.ExternalId ?? []);
    expect(asked).toContain(own.externalId);
    expect(asked).not.toContain(stranger.externalId);
    expect(stored).not.toContain(stranger.externalId);
  });
});
