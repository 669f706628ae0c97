/** A change of the External ID, with the customer's part done by the real SDK against a sandbox. */
import type { ExternalIdRotation } from "@/generated/prisma/client";
import { may } from "@/lib/access/permissions";
import { getDatabase } from "@/lib/db/client";
import { createTrustPolicy } from "@/lib/iam/trust-policy";
import { type ActorWith, type MemberActor, mintStaffActor } from "@/lib/session/actors";
import type { RunningSandbox } from "@/sandbox/start";
import { runVerification } from "../commands/run-verification";
import { stageExternalId } from "../commands/stage-external-id";
import { startVerification } from "../commands/start-verification";
import { roleDocumentsFor } from "../documents";
import type { AuthorizedConnection } from "../types";
import { newConnection, reread } from "./members";
import { createRole, replaceTrust, verifyRole } from "./roles";

function mintAdmin(): ActorWith<"external-id.regenerate"> {
  const facts = { personId: "admin-of-tests", name: "Ada", email: "ada@rolebridge.test" };
  const admin = mintStaffActor({ ...facts, level: "admin" });
  if (!may(admin, "external-id.regenerate")) throw new Error("An admin may not regenerate External IDs");
  return admin;
}

/** Somebody of the staff. */
export const ADMIN = mintAdmin();

export async function newConnected(
  sandbox: RunningSandbox,
  actor: MemberActor,
): Promise<AuthorizedConnection> {
  const { id } = await newConnection(actor);
  const connected = await verifyRole(actor, id, await createRole(sandbox, await reread(actor, id)));
  if (connected.state !== "connected") throw new Error(`It is ${connected.state}`);
  return connected;
}

export async function newStaged(sandbox: RunningSandbox, actor: MemberActor): Promise<AuthorizedConnection> {
  const { id } = await newConnected(sandbox, actor);
  const rejection = await stageExternalId(ADMIN, id, { reason: "Was posted in a public ticket" });
  if (rejection) throw new Error(rejection.formError);
  return reread(actor, id);
}

/** Makes the role's trust policy accept exactly these External IDs; what the documents say where none are given. */
export async function letIn(
  sandbox: RunningSandbox,
  connection: AuthorizedConnection,
  externalIds?: [string, ...string[]],
): Promise<void> {
  const roleName = connection.roleArn?.split("/").at(-1) ?? "";
  const { trustPolicy } = roleDocumentsFor(connection);
  const principalArn = JSON.stringify(trustPolicy).match(/arn:aws:iam::\d+:[^"]+/)?.[0] ?? "";
  const document = externalIds ? createTrustPolicy({ principalArn, externalIds }) : trustPolicy;
  await replaceTrust(sandbox, roleName, JSON.stringify(document));
}

/** Verifies without pausing; resolves to the connection afterwards, and to the codes that are not a pass. */
export async function verifyAgain(actor: MemberActor, connectionId: string) {
  const verificationId = await startVerification(actor, await reread(actor, connectionId));
  if (verificationId === null) throw new Error("A run was under way");
  await runVerification(verificationId, async () => undefined);
  const checks = await getDatabase().storedCheck.findMany({
    where: { verificationId, verdict: { not: "pass" } },
  });
  return { connection: await reread(actor, connectionId), findings: checks.map(({ code }) => code).sort() };
}

/** Every change of its External ID, oldest first. */
export function rotationsOf(connectionId: string): Promise<ExternalIdRotation[]> {
  return getDatabase().externalIdRotation.findMany({ where: { connectionId }, orderBy: { id: "asc" } });
}

/** What the audit log says of the External ID's changes, oldest first. */
export function rotationAuditOf(connectionId: string) {
  return getDatabase().auditEvent.findMany({
    where: { connectionId, action: { startsWith: "external-id." } },
    orderBy: { sequence: "asc" },
  });
}
