import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { DeleteRoleCommand, DeleteRolePolicyCommand, DetachRolePolicyCommand } from "@aws-sdk/client-iam";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { may } from "@/lib/access/permissions";
import { pointSdkAt, signWith } from "@/lib/aws/testing/surroundings";
import { getDatabase } from "@/lib/db/client";
import type { ActorWith, MemberActor } from "@/lib/session/actors";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { iamAs } from "@/sandbox/testing/clients";
import { roleDocumentsFor } from "../documents";
import { describeOffboarding } from "../offboarding";
import { getRunSubject } from "../run-subject";
import {
  createKey,
  createUser,
  enterAndVerify,
  enterKey,
  keyRowsOf,
  newKeyConnection,
} from "../testing/keys";
import { ACCOUNT_ID, auditOf, newConnection, newMember, reread } from "../testing/members";
import { arnOf } from "../testing/roles";
import { ADMIN, letIn, newConnected, newStaged, rotationsOf, verifyAgain } from "../testing/rotations";
import { choosePermissions } from "./choose-permissions";
import { disconnectConnection } from "./disconnect-connection";
import { enterRoleArn } from "./enter-role-arn";
import { finishVerification } from "./finish-verification";
import { pasteAnswer } from "./paste-answer";
import { proveAccessEnd } from "./prove-access-end";
import { revokeExternalId } from "./revoke-external-id";
import { stageExternalId } from "./stage-external-id";
import { startVerification } from "./start-verification";

let sandbox: RunningSandbox;
let actor: MemberActor;
let owner: ActorWith<"connection.disconnect">;
beforeAll(async () => {
  sandbox = await startSandbox();
  pointSdkAt(sandbox.endpoint);
  signWith(sandbox.vendor);
  actor = await newMember();
  if (!may(actor, "connection.disconnect")) throw new Error("An owner may not disconnect");
  owner = actor;
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

/** Deletes the role as the page says to. */
async function deleteRole(connection: Parameters<typeof roleDocumentsFor>[0]): Promise<void> {
  const { roleName: RoleName, managedPolicyArns } = roleDocumentsFor(connection);
  const iam = iamAs(sandbox, sandbox.customer);
  for (const PolicyArn of managedPolicyArns)
    await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
  await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: "self-check" }));
  await iam.send(new DeleteRoleCommand({ RoleName }));
}

describe("a connection by role that is disconnected", () => {
  test("ends at once, with a tombstone of its External ID and its history kept", async () => {
    const before = await newConnected(sandbox, actor);
    await disconnectConnection(owner, before);
    const after = await reread(actor, before.id);
    expect(after).toMatchObject({
      state: "disconnected",
      disconnectedAt: expect.any(Date),
      externalId: before.externalId,
      formerExternalIds: [before.externalId],
    });
    const tombstone = { value: before.externalId, stage: null, retiredAt: { not: null } };
    expect(await getDatabase().externalId.count({ where: tombstone })).toBe(1);
    expect(await getDatabase().verification.count({ where: { connectionId: before.id } })).toBe(1);
    await disconnectConnection(owner, before);
    const ends = (await auditOf(before.id)).filter((action) => action === "connection.disconnected");
    expect(ends).toHaveLength(1);
  });

  test("keeps nothing of what the customer pasted, and takes nothing more", async () => {
    const connection = await newConnection(actor);
    await enterRoleArn(actor, connection, arnOf("connect"));
    const before = await reread(actor, connection.id);
    const statement = {
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::999988887777:root" },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "sts:ExternalId": before.externalId } },
    };
    const policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    expect(await pasteAnswer(actor, before, "trust-policy", policy)).toBeNull();
    expect((await reread(actor, connection.id)).pastedAnswer).not.toBeNull();
    await disconnectConnection(owner, before);
    const forgotten = { pastedAnswer: null, pastedAnswerKind: null, pastedAnswerAt: null };
    expect(await reread(actor, connection.id)).toMatchObject(forgotten);
    // From a page that was read before the end.
    await pasteAnswer(actor, before, "trust-policy", policy);
    expect(await reread(actor, connection.id)).toMatchObject(forgotten);
  });

  test("is proven gone once the role is deleted, and not before", async () => {
    const connection = await newConnected(sandbox, actor);
    expect(await proveAccessEnd(actor, connection)).toBeNull();
    await disconnectConnection(owner, connection);
    const ended = await reread(actor, connection.id);
    expect(await proveAccessEnd(actor, ended)).toBe("still-open");
    await deleteRole(ended);
    expect(await proveAccessEnd(actor, ended)).toBe("gone");
    const { proof } = await describeOffboarding(ended);
    expect(proof).toMatchObject({ verdict: "gone", evidence: [{ call: "sts:AssumeRole", httpStatus: 403 }] });
    expect((await auditOf(connection.id)).slice(-2)).toEqual([
      "connection.access-end-asked",
      "connection.access-end-asked",
    ]);
  });

  test("is not proven gone while the role still answers to a staged or an older External ID", async () => {
    const staged = await newStaged(sandbox, actor);
    await letIn(sandbox, staged, [staged.stagedExternalId ?? ""]);
    await disconnectConnection(owner, staged);
    const ended = await reread(actor, staged.id);
    expect(ended.externalId).toBe(staged.externalId);
    expect(await proveAccessEnd(actor, ended)).toBe("still-open");
    expect(await rotationsOf(staged.id)).toMatchObject([{ stage: "overtaken", open: null }]);
  });

  test("is not proven gone while AWS gives no clear answer", async () => {
    const connection = await newConnected(sandbox, actor);
    await disconnectConnection(owner, connection);
    sandbox.setScenario(ACCOUNT_ID, { fault: { kind: "throttle" } });
    expect(await proveAccessEnd(actor, await reread(actor, connection.id))).not.toBe("gone");
  });

  test("is asked about once by two clicks at the same moment, and again after that", async () => {
    const connection = await newConnected(sandbox, actor);
    await disconnectConnection(owner, connection);
    const ended = await reread(actor, connection.id);
    const both = await Promise.all([proveAccessEnd(actor, ended), proveAccessEnd(actor, ended)]);
    expect(both).toEqual(["still-open", "still-open"]);
    const where = { connectionId: ended.id };
    expect(await getDatabase().accessEndProof.count({ where })).toBe(1);
    await proveAccessEnd(actor, ended);
    expect(await getDatabase().accessEndProof.count({ where })).toBe(2);
  });

  test("is not proven gone past the deadline, however AWS would answer", async () => {
    const connection = await newConnected(sandbox, actor);
    await disconnectConnection(owner, connection);
    const ended = await reread(actor, connection.id);
    await deleteRole(ended);
    expect(await proveAccessEnd(actor, ended, AbortSignal.abort())).toBe("inconclusive");
    expect(await proveAccessEnd(actor, ended)).toBe("gone");
  });

  test("is asked about with four External IDs at a time", async () => {
    const connection = await newConnected(sandbox, actor);
    await disconnectConnection(owner, connection);
    const ended = await reread(actor, connection.id);
    const formerExternalIds = Array.from({ length: 9 }, (_, index) => `former-${index}`);
    let [open, most, all] = [0, 0, 0];
    const counting = createServer((_request, response) => {
      open += 1;
      all += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        response.writeHead(403).end();
      }, 50);
    });
    await new Promise<void>((resolve) => counting.listen(0, "127.0.0.1", resolve));
    pointSdkAt(`http://127.0.0.1:${(counting.address() as AddressInfo).port}`);
    try {
      expect(await proveAccessEnd(actor, { ...ended, formerExternalIds })).toBe("inconclusive");
    } finally {
      pointSdkAt(sandbox.endpoint);
      counting.close();
    }
    expect([all, most]).toEqual([10, 4]);
  });

  test("changes no more, whoever read it before that", async () => {
    const stale = await newConnected(sandbox, actor);
    await disconnectConnection(owner, stale);
    const changes = [
      () => startVerification(actor, stale),
      () => enterRoleArn(actor, stale, arnOf("other")),
      () => choosePermissions(actor, stale, { permissionSetId: stale.permissionSetId, capabilityIds: [] }),
      () => stageExternalId(ADMIN, stale.id, { reason: "Too late" }),
      () => revokeExternalId(ADMIN, stale.id, { reason: "Too late" }),
    ];
    for (const change of changes) await expect(change()).rejects.toThrow("connection-ended");
    expect((await reread(actor, stale.id)).state).toBe("disconnected");
  });

  test("is not brought back by a run that was under way", async () => {
    const connection = await newConnected(sandbox, actor);
    const started = await startVerification(actor, connection);
    const subject = await getRunSubject(started ?? "");
    await disconnectConnection(owner, connection);
    await finishVerification(subject, { state: "connected", isProof: true, isRootKey: false });
    expect((await reread(actor, connection.id)).state).toBe("disconnected");
  });

  test("leaves the account free for a new connection, with an External ID of its own", async () => {
    const former = await newConnected(sandbox, actor);
    await disconnectConnection(owner, former);
    const next = await newConnection(actor);
    expect(next.externalId).not.toBe(former.externalId);
    expect((await verifyAgain(actor, (await newConnected(sandbox, actor)).id)).connection.state).toBe(
      "connected",
    );
  });
});

describe("a connection by access key that is disconnected", () => {
  test("loses every stored secret in the same moment, and says what to delete", async () => {
    const connection = await newKeyConnection(actor);
    await createUser(sandbox, connection);
    await enterAndVerify(actor, connection.id, await createKey(sandbox));
    await enterKey(actor, connection.id, await createKey(sandbox));
    const held = (await keyRowsOf(connection.id)).filter(({ envelope }) => envelope !== null);
    expect(held).toHaveLength(2);
    await disconnectConnection(owner, await reread(actor, connection.id));
    const rows = await keyRowsOf(connection.id);
    expect(rows.map(({ envelope, stage }) => [envelope, stage])).toEqual([
      [null, null],
      [null, null],
    ]);
    const { roleRemoval, keyRemoval } = await describeOffboarding(await reread(actor, connection.id));
    expect(roleRemoval).toBeNull();
    const commands = (keyRemoval ?? []).map(({ command }) => command).join("\n");
    for (const { accessKeyId } of rows) expect(commands).toContain(`--access-key-id ${accessKeyId}`);
    const event = await getDatabase().auditEvent.findFirst({
      where: { connectionId: connection.id, action: "connection.disconnected" },
    });
    expect(event).toMatchObject({ actorId: owner.personId, detail: { keysDestroyed: 2 } });
  });

  test("takes no key that is entered at the same moment", async () => {
    const connection = await newKeyConnection(actor);
    await createUser(sandbox, connection);
    const key = await createKey(sandbox);
    await Promise.allSettled([
      enterKey(actor, connection.id, key),
      disconnectConnection(owner, await reread(actor, connection.id)),
    ]);
    expect((await keyRowsOf(connection.id)).filter(({ envelope }) => envelope !== null)).toEqual([]);
    expect((await reread(actor, connection.id)).state).toBe("disconnected");
  });
});
