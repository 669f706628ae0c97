import { beforeAll, describe, expect, test } from "vitest";
import { getDatabase } from "@/lib/db/client";
import type { MemberActor } from "@/lib/session/actors";
import { describeApprovedServices } from "../approved-services";
import { auditOf, INPUT, newConnection, newMember, reread } from "../testing/members";
import { arnOf } from "../testing/roles";
import { approveServices } from "./approve-services";
import { changeAccount } from "./change-account";
import { choosePermissions } from "./choose-permissions";
import { createConnection } from "./create-connection";
import { enterRoleArn } from "./enter-role-arn";

let actor: MemberActor;
beforeAll(async () => {
  actor = await newMember();
});

const EVERYTHING = 13;

async function newInfrawatch() {
  const id = await createConnection(actor, { ...INPUT, integrationId: "infrawatch" });
  return reread(actor, id);
}

/** What a session may do and which services are ticked, as the page shows it now. */
async function approvalOf(connectionId: string) {
  const approval = describeApprovedServices(await reread(actor, connectionId));
  const services = approval?.services ?? [];
  return {
    approved: services.filter(({ isApproved }) => isApproved).map(({ id }) => id),
    actions: approval?.policy?.document.Statement.flatMap(({ Action }) => Action),
  };
}

describe("approveServices", () => {
  test("narrows the session policy to what was approved, with one audit event", async () => {
    const { id } = await newInfrawatch();
    expect((await approvalOf(id)).approved).toHaveLength(EVERYTHING);
    expect(await approveServices(actor, await reread(actor, id), ["databases", "ec2", "lambda"])).toBeNull();
    expect(await approvalOf(id)).toEqual({
      approved: ["ec2", "databases"],
      actions: ["ec2:Describe*", "rds:Describe*", "rds:List*", "cloudwatch:*"],
    });
    expect((await reread(actor, id)).approvedCapabilityIds).toEqual(["ec2", "databases"]);
    expect(await auditOf(id)).toEqual(["connection.created", "connection.services-approved"]);
  });

  test("says so where nothing is approved, and changes nothing", async () => {
    const { id } = await newInfrawatch();
    await approveServices(actor, await reread(actor, id), ["ec2"]);
    const rejection = await approveServices(actor, await reread(actor, id), ["lambda"]);
    expect(rejection?.formError).toMatch(/at least one service/);
    expect((await approvalOf(id)).approved).toEqual(["ec2"]);
  });

  test("writes nothing down where the same was approved before", async () => {
    const { id } = await newInfrawatch();
    for (const _ of [1, 2]) await approveServices(actor, await reread(actor, id), ["iam"]);
    expect((await auditOf(id)).filter((one) => one === "connection.services-approved")).toHaveLength(1);
  });

  test("decides by what the role has now, not by an outdated page", async () => {
    const outdated = await newInfrawatch();
    const withoutHealth = { permissionSetId: "monitored-services", capabilityIds: [] };
    await choosePermissions(actor, outdated, withoutHealth);
    expect((await approveServices(actor, outdated, ["health"]))?.formError).toMatch(/at least one/);
  });

  test("leaves what was verified alone: state and run stay", async () => {
    const { id, state } = await newInfrawatch();
    await approveServices(actor, await reread(actor, id), ["ec2"]);
    expect((await reread(actor, id)).state).toBe(state);
    expect(await getDatabase().verification.count({ where: { connectionId: id } })).toBe(0);
  });
});

describe("what was approved", () => {
  test("never widens: once the role has none of it, there is no session policy", async () => {
    const { id } = await newInfrawatch();
    await approveServices(actor, await reread(actor, id), ["health"]);
    const withoutHealth = { permissionSetId: "monitored-services", capabilityIds: [] };
    await choosePermissions(actor, await reread(actor, id), withoutHealth);
    expect(await approvalOf(id)).toEqual({ approved: [], actions: undefined });
  });

  test("is forgotten with the product", async () => {
    const { id } = await newInfrawatch();
    await approveServices(actor, await reread(actor, id), ["ec2"]);
    await changeAccount(actor, await reread(actor, id), INPUT);
    const { approvedCapabilityIds } = await reread(actor, id);
    expect(approvedCapabilityIds).toEqual([]);
    expect(describeApprovedServices(await newConnection(actor))).toBeNull();
  });

  test("says which services are part of every session, approved or not", async () => {
    const services = describeApprovedServices(await newInfrawatch())?.services ?? [];
    const always = services.filter(({ isInEverySession }) => isInEverySession).map(({ id }) => id);
    expect(always).toEqual(["cloudwatch"]);
  });

  test("is asked for in sessions of 12 hours, which the role must allow", async () => {
    const connection = await newInfrawatch();
    expect(describeApprovedServices(connection)?.commands).toBeNull();
    await enterRoleArn(actor, connection, arnOf("InfraWatchRole"));
    const commands = describeApprovedServices(await reread(actor, connection.id))?.commands;
    expect(commands?.assumeRole).toContain(`--external-id ${connection.externalId}`);
    expect(commands?.assumeRole).toContain("--duration-seconds 43200");
    expect(commands?.allowLongSessions).toContain("--max-session-duration 43200");
  });
});
