import { beforeAll, describe, expect, test } from "vitest";
import { getDatabase } from "@/lib/db/client";
import { parseRoleArn } from "@/lib/iam/role-arn";
import type { MemberActor } from "@/lib/session/actors";
import { roleArnSchema } from "../schema";
import { auditOf, newConnection, newMember, reread } from "../testing/members";
import { arnOf } from "../testing/roles";
import { changeAccount } from "./change-account";
import { confirmRoleCreated } from "./confirm-role-created";
import { enterRoleArn } from "./enter-role-arn";

let actor: MemberActor;
beforeAll(async () => {
  actor = await newMember();
});

describe("confirmRoleCreated", () => {
  test("moves a draft on, and says so once however often it is said", async () => {
    const connection = await newConnection(actor);
    await confirmRoleCreated(actor, connection);
    await confirmRoleCreated(actor, connection);
    expect((await reread(actor, connection.id)).state).toBe("awaiting-setup");
    expect(await auditOf(connection.id)).toEqual(["connection.created", "connection.role-created"]);
  });

  test("changes nothing of a connection that is further on", async () => {
    const connection = await newConnection(actor);
    await getDatabase().connection.update({ where: { id: connection.id }, data: { state: "connected" } });
    await confirmRoleCreated(actor, connection);
    expect((await reread(actor, connection.id)).state).toBe("connected");
  });
});

describe("enterRoleArn", () => {
  test("stores the ARN of the stated account, with one audit event", async () => {
    const connection = await newConnection(actor);
    expect(await enterRoleArn(actor, connection, arnOf("connect"))).toBeNull();
    const stored = await reread(actor, connection.id);
    expect(stored).toMatchObject({ roleArn: arnOf("connect").arn, state: "awaiting-setup" });
    expect(stored.roleArnSince).toBeInstanceOf(Date);
    expect(await auditOf(connection.id)).toEqual(["connection.created", "connection.role-arn-entered"]);
  });

  test("takes the same ARN again without another event or a younger date", async () => {
    const connection = await newConnection(actor);
    await enterRoleArn(actor, connection, arnOf("connect"));
    const stored = await reread(actor, connection.id);
    expect(await enterRoleArn(actor, stored, arnOf("connect"))).toBeNull();
    expect((await reread(actor, connection.id)).roleArnSince).toEqual(stored.roleArnSince);
    expect(await auditOf(connection.id)).toHaveLength(2);
  });

  test("refuses a role of the account that another tab has left since", async () => {
    const stale = await newConnection(actor);
    const { integrationId } = stale;
    const moved = { accessMethod: "iam-role", integrationId, awsAccountId: "777788889999" } as const;
    await changeAccount(actor, stale, moved);
    const rejection = await enterRoleArn(actor, stale, arnOf("connect"));
    expect(rejection?.fieldErrors?.roleArn?.join()).toMatch(/but you named account 777788889999/);
    expect((await reread(actor, stale.id)).roleArn).toBeNull();
  });

  test.each([
    [
      "another account",
      "arn:aws:iam::777788889999:role/connect",
      /account 777788889999, but you named account 444455556666/,
    ],
    [
      "another partition",
      "arn:aws-cn:iam::444455556666:role/connect",
      /AWS China \(aws-cn\), and we work from AWS \(aws\)/,
    ],
  ])("refuses a role of %s, names the field, and stores nothing", async (_what, text, message) => {
    const connection = await newConnection(actor);
    const parsed = parseRoleArn(text);
    if (!parsed.ok) throw new Error(parsed.message);
    const rejection = await enterRoleArn(actor, connection, parsed.value);
    expect(rejection?.fieldErrors?.roleArn?.join()).toMatch(message);
    expect((await reread(actor, connection.id)).roleArn).toBeNull();
    expect(await auditOf(connection.id)).toEqual(["connection.created"]);
  });

  test.each(["", "connect", "arn:aws:iam::444455556666:user/mara", "arn:aws:iam::4444:role/connect"])(
    "never sees %j, because the form refuses it",
    (roleArn) => {
      const parsed = roleArnSchema.safeParse({ connectionId: "c", roleArn });
      expect(parsed.error?.issues.map(({ path }) => path.join("."))).toEqual(["roleArn"]);
    },
  );
});

describe("changeAccount", () => {
  const other = {
    accessMethod: "iam-role" as const,
    integrationId: "infrawatch",
    awsAccountId: "777788889999",
  };

  test("keeps the External ID and forgets a Role ARN of the former account", async () => {
    const connection = await newConnection(actor);
    await enterRoleArn(actor, connection, arnOf("connect"));
    expect(await changeAccount(actor, await reread(actor, connection.id), other)).toBeNull();
    expect(await reread(actor, connection.id)).toMatchObject({
      ...other,
      externalId: connection.externalId,
      roleArn: null,
      roleArnSince: null,
      state: "draft",
    });
    expect(await auditOf(connection.id)).toContain("connection.account-changed");
  });

  test("keeps the Role ARN where only the product changes", async () => {
    const connection = await newConnection(actor);
    await enterRoleArn(actor, connection, arnOf("connect"));
    const same = {
      accessMethod: "iam-role" as const,
      integrationId: "infrawatch",
      awsAccountId: connection.awsAccountId,
    };
    await changeAccount(actor, await reread(actor, connection.id), same);
    expect((await reread(actor, connection.id)).roleArn).toBe(arnOf("connect").arn);
  });

  test("does nothing where nothing changes", async () => {
    const connection = await newConnection(actor);
    const { integrationId, awsAccountId } = connection;
    expect(
      await changeAccount(actor, connection, {
        accessMethod: "iam-role" as const,
        integrationId,
        awsAccountId,
      }),
    ).toBeNull();
    expect(await auditOf(connection.id)).toEqual(["connection.created"]);
  });

  test("refuses a connection that has been in use", async () => {
    const { id } = await newConnection(actor);
    await getDatabase().connection.update({ where: { id }, data: { provenAt: new Date() } });
    const rejection = await changeAccount(actor, await reread(actor, id), other);
    expect(rejection?.formError).toMatch(/Create a new one instead/);
    expect((await reread(actor, id)).integrationId).toBe("cloudlvl");
  });
});
