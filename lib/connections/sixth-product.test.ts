import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { pointSdkAt, signWith } from "@/lib/aws/testing/surroundings";
import { checkIntegration } from "@/lib/integrations/check-manifest";
import type { MemberActor } from "@/lib/session/actors";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { iamAs } from "@/sandbox/testing/clients";
import { createConnection } from "./commands/create-connection";
import { roleDocumentsFor } from "./documents";
import { getIntegration } from "./integrations";
import { listProducts } from "./products";
import { findVerification } from "./queries";
import { accountSchema } from "./schema";
import { createKey, createUser, enterAndVerify, newKeyConnection } from "./testing/keys";
import { ACCOUNT_ID, newMember, reread } from "./testing/members";
import { createRole, verifyRole } from "./testing/roles";

/** A deployment's own folder with one file of data in it, and nothing else. */
const folder = mkdtempSync(join(tmpdir(), "rolebridge-products-"));
cpSync("lib/setup/cases/sixth-product.json", join(folder, "northwind.json"));
process.env.INTEGRATIONS_DIR = folder;

let sandbox: RunningSandbox;
let actor: MemberActor;
beforeAll(async () => {
  sandbox = await startSandbox();
  pointSdkAt(sandbox.endpoint);
  signWith(sandbox.vendor);
  actor = await newMember();
});
beforeEach(() => sandbox.reset());
afterAll(async () => {
  await sandbox.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("one file of data is a sixth product, without fault, offered by both methods", async () => {
  expect(await checkIntegration(getIntegration("northwind"))).toEqual([]);
  expect(listProducts().at(-1)).toMatchObject({ id: "northwind", methods: ["iam-role", "access-key"] });
  expect(listProducts()).toHaveLength(6);
  const form = { integrationId: "northwind", accessMethod: "access-key", awsAccountId: ACCOUNT_ID };
  expect(accountSchema.safeParse(form).success).toBe(true);
});

test("it connects by a key whose user was made as its documents say", async () => {
  const connection = await newKeyConnection(actor, "northwind");
  await createUser(sandbox, connection);
  const done = await enterAndVerify(actor, connection.id, await createKey(sandbox));
  expect(done.state).toBe("connected");
  const run = await findVerification(done);
  const permissions = run?.results.find(({ check }) => check === "permissions");
  expect(permissions).toMatchObject({
    code: "permissions-granted",
    capabilities: [
      { title: "Buckets", granted: 1, asked: 1 },
      { title: "Logs", granted: 1, asked: 1 },
    ],
  });
});

test("it connects by a role that was made as its documents say", async () => {
  const input = { integrationId: "northwind", accessMethod: "iam-role", awsAccountId: ACCOUNT_ID } as const;
  const connection = await reread(actor, await createConnection(actor, input));
  const { permissionPolicy, policyName: PolicyName } = roleDocumentsFor(connection);
  const role = await createRole(sandbox, connection);
  const PolicyDocument = JSON.stringify(permissionPolicy);
  const command = new PutRolePolicyCommand({ RoleName: role.roleName, PolicyName, PolicyDocument });
  await iamAs(sandbox, sandbox.customer).send(command);
  expect((await verifyRole(actor, connection.id, role)).state).toBe("connected");
});
