import { beforeAll, describe, expect, test } from "vitest";
import { may } from "@/lib/access/permissions";
import { getDatabase } from "@/lib/db/client";
import type { ActorWith } from "@/lib/session/actors";
import { newKeyConnection } from "../testing/keys";
import { auditOf, newConnection, newMember, reread } from "../testing/members";
import { arnOf } from "../testing/roles";
import { disconnectConnection } from "./disconnect-connection";
import { enterRoleArn } from "./enter-role-arn";
import { noteRefusal, type Refusal } from "./note-refusal";

let actor: Extract<ActorWith<"connection.disconnect">, { kind: "member" }>;
beforeAll(async () => {
  const member = await newMember();
  if (!may(member, "connection.disconnect")) throw new Error("An owner may not disconnect");
  actor = member;
});

const CREATED = "connection.created";
const KEY_REFUSED = "connection.access-key-refused";
const ARN_REFUSED = "connection.role-arn-refused";

function ofKey(accessKeyId: string | null, problems = "accessKeyId:root-user"): Refusal {
  return { action: KEY_REFUSED, detail: { accessKeyId, problems } };
}

function ofArn(problems: string): Refusal {
  return { action: ARN_REFUSED, detail: { roleArn: null, problems } };
}

describe("noteRefusal", () => {
  test("writes one audit event, in the name of whoever entered it, and changes nothing else", async () => {
    const connection = await newKeyConnection(actor);
    await noteRefusal(actor, connection.id, ofKey("AKIA2NOBODYMADEITXYZ"));
    const events = await getDatabase().auditEvent.findMany({
      where: { connectionId: connection.id, action: KEY_REFUSED },
    });
    expect(events).toMatchObject([
      {
        actorId: actor.personId,
        customerId: actor.customerId,
        detail: { accessKeyId: "AKIA2NOBODYMADEITXYZ", problems: "accessKeyId:root-user" },
      },
    ]);
    expect(await reread(actor, connection.id)).toEqual(connection);
  });

  test("tells the same once, however often and however fast it is submitted", async () => {
    const { id } = await newKeyConnection(actor);
    await Promise.all(Array.from({ length: 6 }, () => noteRefusal(actor, id, ofKey(null))));
    await noteRefusal(actor, id, ofKey("AKIA2NOBODYMADEITXYZ"));
    await noteRefusal(actor, id, ofKey(null));
    expect(await auditOf(id)).toEqual([CREATED, KEY_REFUSED, KEY_REFUSED]);
  });

  test("tells no more than ten in ten minutes, whatever is submitted", async () => {
    const { id } = await newKeyConnection(actor);
    for (let index = 0; index < 15; index += 1)
      await noteRefusal(actor, id, ofKey(`AKIA2NOBODYMADEIT${100 + index}`));
    expect((await auditOf(id)).filter((action) => action === KEY_REFUSED)).toHaveLength(10);
  });

  test("tells the same again once something else was accepted in between", async () => {
    const { id } = await newConnection(actor);
    await noteRefusal(actor, id, ofArn("roleArn:user-arn"));
    await enterRoleArn(actor, await reread(actor, id), arnOf("connect"));
    await noteRefusal(actor, id, ofArn("roleArn:user-arn"));
    expect(await auditOf(id)).toEqual([CREATED, ARN_REFUSED, "connection.role-arn-entered", ARN_REFUSED]);
  });

  test("tells nothing of a connection that is another customer's, ended or not there", async () => {
    const { id } = await newConnection(actor);
    await noteRefusal(await newMember(), id, ofArn("roleArn:user-arn"));
    await noteRefusal(actor, "no-such-connection", ofArn("roleArn:user-arn"));
    await disconnectConnection(actor, await reread(actor, id));
    await noteRefusal(actor, id, ofArn("roleArn:user-arn"));
    expect(await auditOf(id)).not.toContain(ARN_REFUSED);
  });
});
