import { expect, test } from "vitest";
import { enterRoleArn } from "@/lib/connections/commands/enter-role-arn";
import { noteRefusal } from "@/lib/connections/commands/note-refusal";
import { startVerification } from "@/lib/connections/commands/start-verification";
import { supersedeRun } from "@/lib/connections/commands/supersede-run";
import { newConnection, newMember, newStaff, reread } from "@/lib/connections/testing/members";
import { arnOf } from "@/lib/connections/testing/roles";
import { inTransaction } from "@/lib/db/transaction";
import { findStandingRefusal, listRefusals } from "./refusals";

const EVER = { after: null, until: null };

test("support reads what a form refused and why, and no longer as standing once something was accepted", async () => {
  const staff = await newStaff("support");
  const actor = await newMember();
  const { id } = await newConnection(actor);
  expect(await findStandingRefusal(staff, id)).toBeNull();
  const refuse = (problems: string, roleArn: string | null = null) =>
    noteRefusal(actor, id, { action: "connection.role-arn-refused", detail: { roleArn, problems } });
  await refuse("roleArn:user-arn");
  await refuse("roleArn:other-account", "arn:aws:iam::777788889999:role/connect");

  const refusals = await listRefusals(staff, id, EVER);
  expect(refusals.map(({ what }) => what)).toEqual([
    "The form refused a Role ARN, arn:aws:iam::777788889999:role/connect: it is of another AWS account than the one named.",
    "The form refused a Role ARN: it is the ARN of an IAM user.",
  ]);
  expect(refusals[0]?.who).toContain(actor.email);
  expect((await findStandingRefusal(staff, id))?.what).toBe(refusals[0]?.what);
  const at = refusals[0]?.at ?? null;
  expect(await listRefusals(staff, id, { after: null, until: at })).toEqual(refusals);
  expect(await listRefusals(staff, id, { after: at, until: null })).toEqual([]);

  await enterRoleArn(actor, await reread(actor, id), arnOf("connect"));
  expect(await findStandingRefusal(staff, id)).toBeNull();
  expect(await listRefusals(staff, id, EVER)).toHaveLength(2);
});

test("whoever was refused went on once they verify what is stored, and not when support does", async () => {
  const staff = await newStaff("support");
  const actor = await newMember();
  const { id } = await newConnection(actor);
  await enterRoleArn(actor, await reread(actor, id), arnOf("connect"));
  const detail = { roleArn: null, problems: "roleArn:user-arn" };
  await noteRefusal(actor, id, { action: "connection.role-arn-refused", detail });
  const [refused] = await listRefusals(staff, id, EVER);

  await startVerification(staff, await reread(staff, id));
  expect(await findStandingRefusal(staff, id)).toEqual(refused);
  await inTransaction((transaction) => supersedeRun(transaction, id));
  await startVerification(actor, await reread(actor, id));
  expect(await findStandingRefusal(staff, id)).toBeNull();
});
