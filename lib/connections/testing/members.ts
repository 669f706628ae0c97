/** Customers of a suite's own, so that suites may share a database. */
import { randomUUID } from "node:crypto";
import type { StaffLevel } from "@/lib/access/levels";
import { getDatabase } from "@/lib/db/client";
import {
  type ActorWith,
  type MemberActor,
  mintMemberActor,
  mintStaffActor,
  type StaffActor,
} from "@/lib/session/actors";
import { createConnection } from "../commands/create-connection";
import { findConnection } from "../queries";
import type { AuthorizedConnection } from "../types";

export async function newMember(): Promise<MemberActor> {
  const personId = randomUUID();
  const email = `${personId}@example.test`;
  const customer = await getDatabase().customer.create({ data: { name: `Customer ${personId}` } });
  await getDatabase().person.create({
    data: {
      id: personId,
      name: "Mara",
      email,
      member: { create: { customerId: customer.id, level: "owner" } },
    },
  });
  return mintMemberActor({
    personId,
    name: "Mara",
    email,
    level: "owner",
    customerId: customer.id,
    customerName: customer.name,
  });
}

export async function newStaff(level: StaffLevel): Promise<StaffActor> {
  const personId = randomUUID();
  const email = `${personId}@rolebridge.test`;
  await getDatabase().person.create({
    data: { id: personId, name: "Nora", email, staff: { create: { level } } },
  });
  return mintStaffActor({ personId, name: "Nora", email, level });
}

export const ACCOUNT_ID = "444455556666";
export const INPUT = {
  integrationId: "cloudlvl",
  accessMethod: "iam-role",
  awsAccountId: ACCOUNT_ID,
} as const;

export async function newConnection(actor: MemberActor): Promise<AuthorizedConnection> {
  return reread(actor, await createConnection(actor, INPUT));
}

/** The connection as it stands now. */
export async function reread(
  actor: ActorWith<"connection.read">,
  connectionId: string,
): Promise<AuthorizedConnection> {
  const connection = await findConnection(actor, connectionId);
  if (!connection) throw new Error("The connection is not there");
  return connection;
}

/** What the audit log says of a connection, oldest first. */
export async function auditOf(connectionId: string): Promise<string[]> {
  const events = await getDatabase().auditEvent.findMany({
    where: { connectionId },
    orderBy: { sequence: "asc" },
  });
  return events.map(({ action }) => action);
}
