import { DetachRolePolicyCommand } from "@aws-sdk/client-iam";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { pointSdkAt, signWith } from "@/lib/aws/testing/surroundings";
import { choosePermissions } from "@/lib/connections/commands/choose-permissions";
import { revokeExternalId } from "@/lib/connections/commands/revoke-external-id";
import { roleDocumentsFor } from "@/lib/connections/documents";
import { findVerification } from "@/lib/connections/queries";
import { readStanding } from "@/lib/connections/setup-view";
import { newConnection, newMember, newStaff } from "@/lib/connections/testing/members";
import { createRole, replaceTrust, verifyRole } from "@/lib/connections/testing/roles";
import { ADMIN } from "@/lib/connections/testing/rotations";
import type { AuthorizedConnection } from "@/lib/connections/types";
import type { MemberActor, StaffActor } from "@/lib/session/actors";
import { formatUtcMoment } from "@/lib/utc-moment";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { iamAs, trustPolicy } from "@/sandbox/testing/clients";
import { describeChange } from "./what-changed";

let sandbox: RunningSandbox;
let actor: MemberActor;
let staff: StaffActor;
beforeAll(async () => {
  sandbox = await startSandbox();
  pointSdkAt(sandbox.endpoint);
  signWith(sandbox.vendor);
  actor = await newMember();
  staff = await newStaff("support");
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

async function tell(known: AuthorizedConnection): Promise<string | null> {
  const { connection, view, run } = await readStanding(known);
  return describeChange(staff, connection, run, view.verifiedInFullAt);
}

async function startOfNewest(connection: AuthorizedConnection): Promise<string> {
  return formatUtcMoment((await findVerification(connection))?.startedAt ?? new Date(0));
}

test("what broke is told by when it last worked, when it was first found, and CloudTrail's events", async () => {
  const connection = await newConnection(actor);
  const role = await createRole(sandbox, connection);
  const done = await verifyRole(actor, connection.id, role);
  expect(await tell(done)).toBeNull();
  const { view } = await readStanding(done);
  const worked = `Everything worked at ${formatUtcMoment(view.verifiedInFullAt ?? new Date(0))}`;

  for (const PolicyArn of roleDocumentsFor(done).managedPolicyArns)
    await iamAs(sandbox, sandbox.customer).send(
      new DetachRolePolicyCommand({ RoleName: role.roleName, PolicyArn }),
    );
  const cut = await verifyRole(actor, done.id, role);
  const first = await startOfNewest(cut);
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  await verifyRole(actor, done.id, role);
  expect(await startOfNewest(cut)).not.toBe(first);
  const told = await tell(cut);
  expect(told).toContain(`${worked}, and this was first found at ${first}: it broke in between.`);
  expect(told).toContain(
    "What was changed shows in CloudTrail of account 444455556666, in us-east-1 and for 90 days",
  );
  expect(told).toContain("DetachRolePolicy");

  await replaceTrust(sandbox, role.roleName, trustPolicy(sandbox.vendor.accountId, "rb-of-nobody"));
  const shut = await verifyRole(actor, done.id, role);
  expect(await tell(shut)).toContain(
    `${worked}, and this was first found at ${await startOfNewest(shut)}: it broke`,
  );
  expect(await tell(shut)).toContain("look for UpdateAssumeRolePolicy, DeleteRole.");
});

test("nothing is told of what never worked, and of what no change of the customer's brings about", async () => {
  const connection = await newConnection(actor);
  const role = await createRole(sandbox, connection, { withPermissions: false });
  expect(await tell(await verifyRole(actor, connection.id, role))).toBeNull();

  const other = await newConnection(actor);
  const good = await createRole(sandbox, other);
  const done = await verifyRole(actor, other.id, good);
  sandbox.setScenario(sandbox.vendor.accountId, { fault: { kind: "throttle" } });
  expect(await tell(await verifyRole(actor, done.id, good))).toBeNull();
});

test("nothing is told of what was changed on this side meanwhile", async () => {
  const connection = await newConnection(actor);
  const role = await createRole(sandbox, connection);
  const done = await verifyRole(actor, connection.id, role);
  const wanted = { permissionSetId: "administrator", capabilityIds: [] };
  expect(await choosePermissions(actor, done, wanted)).toBeNull();
  const more = await verifyRole(actor, done.id, role);
  expect(more.verdictCode).toBe("permissions-missing");
  expect(await tell(more)).toBeNull();

  const other = await newConnection(actor);
  const good = await createRole(sandbox, other);
  await verifyRole(actor, other.id, good);
  expect(await revokeExternalId(ADMIN, other.id, { reason: "It was shown on a screen" })).toBeNull();
  const shut = await verifyRole(actor, other.id, good);
  expect(shut.verdictCode).toMatch(/^role-/);
  expect(await tell(shut)).toBeNull();
});
