import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { may } from "@/lib/access/permissions";
import { pointSdkAt, signWith } from "@/lib/aws/testing/surroundings";
import { disconnectConnection } from "@/lib/connections/commands/disconnect-connection";
import { stageExternalId } from "@/lib/connections/commands/stage-external-id";
import { newConnection, newMember, newStaff, reread } from "@/lib/connections/testing/members";
import { letIn, newConnected, newStaged, verifyAgain } from "@/lib/connections/testing/rotations";
import { getDatabase } from "@/lib/db/client";
import type { ActorWith, MemberActor } from "@/lib/session/actors";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { kickCampaigns } from "../campaign-loop";
import { countEligible, findCampaign, listEntries, listOpenRotations } from "../queries";
import { startCampaignSchema } from "../schema";
import { advanceCampaigns } from "./advance-campaigns";
import { startCampaign } from "./start-campaign";
import { steerCampaign } from "./steer-campaign";

let sandbox: RunningSandbox;
let admin: ActorWith<"external-id.campaign">;
let actor: MemberActor;
beforeAll(async () => {
  sandbox = await startSandbox();
  pointSdkAt(sandbox.endpoint);
  signWith(sandbox.vendor);
  const staff = await newStaff("admin");
  if (!may(staff, "external-id.campaign")) throw new Error("An admin may not run a campaign");
  admin = staff;
});
beforeEach(async () => {
  sandbox.reset();
  actor = await newMember();
});
afterAll(() => sandbox.stop());

const filterOf = ({ customerId }: MemberActor) => ({ integrationId: "", customerId });

async function begin(reason = "The External IDs leaked"): Promise<string> {
  const started = await startCampaign(admin, { filter: filterOf(actor), reason });
  if (!("campaignId" in started)) throw new Error(started.formError);
  return started.campaignId;
}

async function advanceToTheEnd(): Promise<void> {
  while (await advanceCampaigns());
}

async function progressOf(campaignId: string) {
  const campaign = await findCampaign(admin, campaignId);
  const some = Object.entries(campaign?.progress ?? {}).filter(([, count]) => count > 0);
  return { state: campaign?.state, ...Object.fromEntries(some) };
}

describe("a campaign", () => {
  test("takes proven connections by role alone, a few at a time, and tells how far each has come", async () => {
    const connections = [];
    for (let index = 0; index < 7; index += 1) connections.push(await newConnected(sandbox, actor));
    await newConnection(actor);
    await newStaged(sandbox, actor);
    expect(await countEligible(admin, filterOf(actor))).toBe(7);
    const campaignId = await begin();
    expect(await progressOf(campaignId)).toEqual({ state: "running", waiting: 7 });
    expect(await advanceCampaigns()).toBe(true);
    expect(await progressOf(campaignId)).toEqual({ state: "running", waiting: 2, staged: 5 });
    await advanceToTheEnd();
    expect(await progressOf(campaignId)).toEqual({ state: "done", staged: 7 });
    const first = await reread(actor, connections[0]?.id ?? "");
    await letIn(sandbox, first);
    const promoted = await verifyAgain(actor, first.id);
    expect(await progressOf(campaignId)).toEqual({ state: "done", staged: 6, promoted: 1 });
    await letIn(sandbox, promoted.connection);
    await verifyAgain(actor, first.id);
    expect(await progressOf(campaignId)).toEqual({ state: "done", staged: 6, done: 1 });
    const entries = await listEntries(admin, campaignId);
    expect(entries.find(({ connectionId }) => connectionId === first.id)).toMatchObject({ stage: "done" });
    const events = await getDatabase().auditEvent.findMany({
      where: { action: "external-id.staged", actorId: admin.personId, customerId: actor.customerId },
    });
    expect(events).toHaveLength(7);
    expect(events[0]).toMatchObject({ reason: "The External IDs leaked", detail: { campaignId } });
  });

  test("that is paused stages nothing, and goes on where it was", async () => {
    for (let index = 0; index < 2; index += 1) await newConnected(sandbox, actor);
    const campaignId = await begin();
    expect(await steerCampaign(admin, campaignId, "pause")).toBeNull();
    await advanceToTheEnd();
    expect(await progressOf(campaignId)).toEqual({ state: "paused", waiting: 2 });
    expect((await steerCampaign(admin, campaignId, "pause"))?.formError).toBeDefined();
    expect(await steerCampaign(admin, campaignId, "resume")).toBeNull();
    await advanceToTheEnd();
    expect(await progressOf(campaignId)).toEqual({ state: "done", staged: 2 });
    expect((await steerCampaign(admin, campaignId, "cancel"))?.formError).toBeDefined();
  });

  test("that is cancelled drops what it has not begun, and nothing else", async () => {
    for (let index = 0; index < 6; index += 1) await newConnected(sandbox, actor);
    const campaignId = await begin();
    await advanceCampaigns();
    expect(await steerCampaign(admin, campaignId, "cancel")).toBeNull();
    await advanceToTheEnd();
    expect(await progressOf(campaignId)).toEqual({ state: "cancelled", staged: 5, ended: 1 });
  });

  test("says of a connection why it could not be staged, and goes on with the others", async () => {
    const gone = await newConnected(sandbox, actor);
    const busy = await newConnected(sandbox, actor);
    await newConnected(sandbox, actor);
    const campaignId = await begin();
    if (may(actor, "connection.disconnect")) await disconnectConnection(actor, gone);

    if (may(admin, "external-id.regenerate")) await stageExternalId(admin, busy.id, { reason: "On its own" });
    await advanceToTheEnd();
    expect(await progressOf(campaignId)).toEqual({ state: "done", staged: 1, failed: 2 });
    const faults = (await listEntries(admin, campaignId)).flatMap(({ fault }) => fault ?? []);
    expect(faults.sort()).toEqual([
      "A new External ID is under way for this connection already.",
      "This connection was disconnected meanwhile.",
    ]);
  });

  test("lists those that could not be staged first, before those that wait", async () => {
    const gone = await newConnected(sandbox, actor);
    for (let index = 0; index < 5; index += 1) await newConnected(sandbox, actor);
    const campaignId = await begin();
    if (may(actor, "connection.disconnect")) await disconnectConnection(actor, gone);
    await advanceCampaigns();
    const states = (await listEntries(admin, campaignId)).map(({ entry }) => entry);
    expect(states).toEqual(["failed", "waiting", "begun", "begun", "begun", "begun"]);
  });

  test("of somebody who is no admin any more is paused", async () => {
    await newConnected(sandbox, actor);
    const former = await newStaff("admin");
    if (!may(former, "external-id.campaign")) throw new Error("An admin may not run a campaign");
    const started = await startCampaign(former, { filter: filterOf(actor), reason: "Last day" });
    await getDatabase().staff.update({
      where: { personId: former.personId },
      data: { level: "support" },
    });
    await advanceToTheEnd();
    const campaignId = "campaignId" in started ? started.campaignId : "";
    expect(await progressOf(campaignId)).toEqual({ state: "paused", waiting: 1 });
    expect(await findCampaign(admin, campaignId)).toMatchObject({ lostItsAdmin: true });
    expect(await steerCampaign(admin, campaignId, "pause")).toHaveProperty("formError");
    expect(await steerCampaign(admin, campaignId, "resume")).toBeNull();
    expect(await findCampaign(admin, campaignId)).toMatchObject({ lostItsAdmin: false });
    await advanceToTheEnd();
    expect(await progressOf(campaignId)).toEqual({ state: "done", staged: 1 });
    const events = await getDatabase().auditEvent.findMany({
      where: { detail: { path: ["campaignId"], equals: campaignId } },
      orderBy: { sequence: "asc" },
    });
    expect(events.map(({ action, actorKind, reason }) => [action, actorKind, reason])).toEqual([
      ["external-id-campaign.started", "staff", "Last day"],
      ["external-id-campaign.paused", "job", "Whoever started it is no admin any more."],
      ["external-id-campaign.resumed", "staff", null],
      ["external-id.staged", "staff", "Last day"],
      ["external-id-campaign.finished", "job", null],
    ]);
  });

  test("goes on past a connection that a fault of our own keeps from being staged", async () => {
    const odd = await newConnected(sandbox, actor);
    await newConnected(sandbox, actor);
    const campaignId = await begin();
    await getDatabase().connection.update({ where: { id: odd.id }, data: { integrationId: "taken-away" } });
    await advanceToTheEnd();
    expect(await progressOf(campaignId)).toEqual({ state: "done", staged: 1, failed: 1 });
  });

  test("is never begun for everybody because a field is missing or not understood", () => {
    const fields = { integrationId: "", customerId: actor.customerId, reason: "They leaked" };
    expect(startCampaignSchema.safeParse(fields).success).toBe(true);
    const { customerId: _, ...others } = fields;
    for (const given of [others, { ...fields, customerId: "x".repeat(65) }])
      expect(startCampaignSchema.safeParse(given).success).toBe(false);
  });

  test("that chooses nothing is not begun", async () => {
    const filter = filterOf(actor);
    expect(await startCampaign(admin, { filter, reason: "Nothing" })).toHaveProperty("formError");
  });

  test("is carried on by the loop, however often it is kicked, and each connection is staged once", async () => {
    for (let index = 0; index < 3; index += 1) await newConnected(sandbox, actor);
    const campaignId = await begin();
    for (let index = 0; index < 5; index += 1) kickCampaigns();
    await expect
      .poll(() => progressOf(campaignId), { timeout: 20_000 })
      .toEqual({ state: "done", staged: 3 });
    const own = (await listOpenRotations(admin)).filter(
      ({ customerName }) => customerName === actor.customerName,
    );
    expect(own).toHaveLength(3);
  });
});
