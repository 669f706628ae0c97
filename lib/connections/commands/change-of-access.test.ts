import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { pointSdkAt, signWith } from "@/lib/aws/testing/surroundings";
import { getDatabase } from "@/lib/db/client";
import type { MemberActor } from "@/lib/session/actors";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { getRunSubject } from "../run-subject";
import {
  createKey,
  createUser,
  enterAndVerify,
  enterKey,
  keyRowsOf,
  newKeyConnection,
} from "../testing/keys";
import { auditOf, newMember, reread } from "../testing/members";
import { arnOf, createRole, verifyRole } from "../testing/roles";
import { changeAccount } from "./change-account";
import { choosePermissions } from "./choose-permissions";
import { discardCandidateKey } from "./discard-candidate-key";
import { enterRoleArn } from "./enter-role-arn";
import { finishVerification } from "./finish-verification";
import { moveToRole } from "./move-to-role";
import { returnToKey } from "./return-to-key";
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

const PROOF = { state: "connected", isProof: true, isRootKey: false } as const;

async function withKey(integrationId = "cloudlvl") {
  const connection = await newKeyConnection(actor, integrationId);
  await createUser(sandbox, connection);
  const key = await createKey(sandbox);
  return { connection, key };
}

async function connected() {
  const { connection, key } = await withKey();
  return enterAndVerify(actor, connection.id, key);
}

describe("discardCandidateKey", () => {
  test("destroys the new key's secret, ends its run and writes one audit event", async () => {
    const before = await connected();
    await enterKey(actor, before.id, await createKey(sandbox));
    await startVerification(actor, await reread(actor, before.id));
    await discardCandidateKey(actor, await reread(actor, before.id));
    const after = await reread(actor, before.id);
    const { state, currentKey } = before;
    expect(after).toMatchObject({ state, currentKey, candidateKey: null });
    expect((await keyRowsOf(before.id)).map(({ envelope }) => envelope !== null)).toEqual([true, false]);
    expect((await auditOf(before.id)).at(-1)).toBe("connection.access-key-discarded");
  });

  test("does nothing where there is no new key", async () => {
    const before = await connected();
    await discardCandidateKey(actor, before);
    expect(await auditOf(before.id)).not.toContain("connection.access-key-discarded");
  });

  test("from an outdated page spares the key that serves by now, and says nothing", async () => {
    const before = await connected();
    await enterKey(actor, before.id, await createKey(sandbox));
    const outdated = await reread(actor, before.id);
    const subject = await getRunSubject((await startVerification(actor, outdated)) ?? "");
    await finishVerification(subject, PROOF);
    await discardCandidateKey(actor, outdated);
    const after = await reread(actor, before.id);
    expect(after.currentKey?.rowId).toBe(outdated.candidateKey?.rowId);
    expect(await auditOf(before.id)).not.toContain("connection.access-key-discarded");
  });
});

describe("moveToRole", () => {
  test("asked again by a tab that is behind, takes nothing back", async () => {
    const before = await connected();
    await moveToRole(actor, before);
    await getDatabase().connection.update({
      where: { id: before.id },
      data: { state: "connected", provenAt: new Date() },
    });
    expect(await moveToRole(actor, before)).toBeNull();
    const after = await reread(actor, before.id);
    expect(after.state).toBe("connected");
    expect(after.provenAt).not.toBeNull();
  });

  test("keeps the key until the role is proven, and destroys it then", async () => {
    const before = await connected();
    expect(await moveToRole(actor, before)).toBeNull();
    const moved = await reread(actor, before.id);
    expect(moved).toMatchObject({ accessMethod: "iam-role", state: "draft", currentKey: before.currentKey });
    const failed = await verifyRole(actor, before.id, arnOf("nobody-made-it"));
    expect([failed.state, failed.currentKey]).toEqual(["action-needed", before.currentKey]);
    const done = await verifyRole(actor, before.id, await createRole(sandbox, moved));
    expect(done).toMatchObject({ state: "connected", currentKey: null, candidateKey: null });
    expect(await keyRowsOf(before.id)).toMatchObject([{ envelope: null, destroyedAt: expect.any(Date) }]);
    const events = await auditOf(before.id);
    expect(events.filter((one) => one === "connection.moved-to-role")).toHaveLength(1);
  });

  test("destroys a new key with the others", async () => {
    const before = await connected();
    await enterKey(actor, before.id, await createKey(sandbox));
    await moveToRole(actor, await reread(actor, before.id));
    const moved = await reread(actor, before.id);
    await verifyRole(actor, before.id, await createRole(sandbox, moved));
    expect((await keyRowsOf(before.id)).map(({ envelope }) => envelope)).toEqual([null, null]);
  });

  test("ends the run of the key, whose outcome is not heard any more", async () => {
    const before = await connected();
    const subject = await getRunSubject((await startVerification(actor, before)) ?? "");
    await moveToRole(actor, await reread(actor, before.id));
    await finishVerification(subject, PROOF);
    expect(await reread(actor, before.id)).toMatchObject({ state: "draft", provenAt: null });
  });

  test("is refused for a product that takes no role", async () => {
    const { connection } = await withKey("koding");
    const rejection = await moveToRole(actor, connection);
    expect(rejection?.formError).toMatch(/cannot be connected by a role/);
    expect((await reread(actor, connection.id)).accessMethod).toBe("access-key");
  });
});

describe("returnToKey", () => {
  test("takes the connection back to the key that served all along, as its last run left it", async () => {
    const before = await connected();
    await moveToRole(actor, before);
    await verifyRole(actor, before.id, arnOf("nobody-made-it"));
    expect(await returnToKey(actor, await reread(actor, before.id))).toBeNull();
    const { accessMethod, state, currentKey } = before;
    expect(await reread(actor, before.id)).toMatchObject({ accessMethod, state, currentKey });
    expect((await reread(actor, before.id)).provenAt).not.toBeNull();
    expect((await auditOf(before.id)).at(-1)).toBe("connection.returned-to-key");
  });

  test("ends the run of the role, whose outcome is not heard any more", async () => {
    const before = await connected();
    await moveToRole(actor, before);
    await enterRoleArn(actor, await reread(actor, before.id), arnOf("r"));
    const subject = await getRunSubject(
      (await startVerification(actor, await reread(actor, before.id))) ?? "",
    );
    await returnToKey(actor, await reread(actor, before.id));
    await finishVerification(subject, PROOF);
    const { accessMethod, state, currentKey } = before;
    expect(await reread(actor, before.id)).toMatchObject({ accessMethod, state, currentKey });
  });

  test("from an outdated page is refused once the role is proven, and the role stays", async () => {
    const before = await connected();
    await moveToRole(actor, before);
    const outdated = await reread(actor, before.id);
    await verifyRole(actor, before.id, await createRole(sandbox, outdated));
    expect((await returnToKey(actor, outdated))?.formError).toMatch(/role has taken its place/);
    expect(await reread(actor, before.id)).toMatchObject({ accessMethod: "iam-role", state: "connected" });
  });

  test("does nothing where the connection is by key already", async () => {
    const before = await connected();
    expect(await returnToKey(actor, before)).toBeNull();
    expect(await auditOf(before.id)).not.toContain("connection.returned-to-key");
  });
});

describe("changeAccount", () => {
  const TO_ROLE = {
    accessMethod: "iam-role",
    integrationId: "cloudlvl",
    awsAccountId: "777788889999",
  } as const;

  test("destroys a key that was never proven, and forgets whose it was", async () => {
    const { connection, key } = await withKey();
    const facts = { region: "eu-central-1", settings: { name: "north" } };
    await enterKey(actor, connection.id, key, facts);
    expect(await changeAccount(actor, await reread(actor, connection.id), TO_ROLE)).toBeNull();
    expect(await keyRowsOf(connection.id)).toMatchObject([{ envelope: null, stage: null }]);
    expect(await reread(actor, connection.id)).toMatchObject({
      state: "draft",
      candidateKey: null,
      userArn: null,
      region: null,
      settings: {},
    });
  });

  test("is refused while a key serves, also on the way to a role", async () => {
    const before = await connected();
    await moveToRole(actor, before);
    const rejection = await changeAccount(actor, await reread(actor, before.id), TO_ROLE);
    expect(rejection?.formError).toMatch(/has been in use/);
    expect((await reread(actor, before.id)).currentKey).toEqual(before.currentKey);
  });
});

describe("changeAccount from an outdated page", () => {
  test("is refused once a key has come to serve, and the key stays", async () => {
    const { connection, key } = await withKey();
    const outdated = await reread(actor, connection.id);
    const done = await enterAndVerify(actor, connection.id, key);
    const wanted = {
      accessMethod: "access-key",
      integrationId: "monk",
      awsAccountId: "777788889999",
    } as const;
    expect((await changeAccount(actor, outdated, wanted))?.formError).toMatch(/has been in use/);
    expect((await reread(actor, connection.id)).currentKey).toEqual(done.currentKey);
  });

  test("leaves alone a run under way where nothing is changed", async () => {
    const before = await connected();
    await startVerification(actor, before);
    const { accessMethod, integrationId, awsAccountId } = before;
    expect(await changeAccount(actor, before, { accessMethod, integrationId, awsAccountId })).toBeNull();
    expect((await reread(actor, before.id)).state).toBe("verifying");
  });
});

describe("choosePermissions", () => {
  test("refuses a permission set of the product that another tab has left since", async () => {
    const { connection: stale } = await withKey("cloudlvl");
    const { permissionSetId, accessMethod, awsAccountId } = stale;
    await changeAccount(actor, stale, { accessMethod, awsAccountId, integrationId: "infrawatch" });
    const before = await reread(actor, stale.id);
    expect(before.permissionSetId).not.toBe(permissionSetId);
    const rejection = await choosePermissions(actor, stale, { permissionSetId, capabilityIds: [] });
    expect(rejection?.fieldErrors?.permissionSetId).toEqual(["Choose one of these."]);
    expect(await reread(actor, stale.id)).toMatchObject({ permissionSetId: before.permissionSetId });
  });

  test("stores the set and what was chosen of it, with one audit event", async () => {
    const { connection } = await withKey("koding");
    const chosen = { permissionSetId: "stacks", capabilityIds: ["route-53", "of-another-product"] };
    expect(await choosePermissions(actor, connection, chosen)).toBeNull();
    const capabilityIds = ["ec2", "iam-reading", "route-53"];
    expect(await reread(actor, connection.id)).toMatchObject({ permissionSetId: "stacks", capabilityIds });
    const events = await auditOf(connection.id);
    expect(events).toEqual(["connection.created", "connection.permissions-chosen"]);
  });

  test("makes what was on request required in the next run", async () => {
    const { connection, key } = await withKey("koding");
    expect((await enterAndVerify(actor, connection.id, key)).state).toBe("connected");
    const chosen = { permissionSetId: "stacks", capabilityIds: ["route-53"] };
    await choosePermissions(actor, await reread(actor, connection.id), chosen);
    expect((await enterAndVerify(actor, connection.id, key)).candidateKey).not.toBeNull();
  });

  test("refuses a set that the product does not have", async () => {
    const { connection } = await withKey();
    const rejection = await choosePermissions(actor, connection, { permissionSetId: "x", capabilityIds: [] });
    expect(rejection?.fieldErrors?.permissionSetId).toEqual(["Choose one of these."]);
  });

  test("ends the run that asked about another choice, and the state of before holds", async () => {
    const { connection, key } = await withKey("koding");
    await enterKey(actor, connection.id, key);
    const stale = await reread(actor, connection.id);
    const subject = await getRunSubject((await startVerification(actor, stale)) ?? "");
    const chosen = { permissionSetId: "stacks", capabilityIds: ["route-53"] };
    await choosePermissions(actor, await reread(actor, connection.id), chosen);
    await finishVerification(subject, PROOF);
    const after = await reread(actor, connection.id);
    expect(after).toMatchObject({ state: "awaiting-setup", provenAt: null, currentKey: null });
  });
});
