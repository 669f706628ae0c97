import "server-only";
import { notFound } from "next/navigation";
import type { Prisma } from "@/generated/prisma/client";
import type { Level } from "@/lib/access/levels";
import { getDatabase } from "@/lib/db/client";
import type { Actor, ActorWith } from "@/lib/session/actors";
import { circleOf, customerIdOf } from "./circle";
import { describeDevice, shortenAddress } from "./device";
import { hashToken } from "./invitation-link";
import type {
  Circle,
  FoundInvitation,
  InvitationState,
  ListedPerson,
  ListedSession,
  PendingInvitation,
} from "./types";

const LIST_LIMIT = 500;

const PERSON = {
  person: { include: { browserSessions: { orderBy: { updatedAt: "desc" }, take: 1 } } },
} as const;
const EARLIEST_FIRST = { createdAt: "asc" } as const;

type Reader = ActorWith<"member.read" | "customer.read">;

/** Everybody of a circle: a member's own customer, any customer for staff, or the staff for admins. */
export async function listPeople(actor: Reader, circle: Circle): Promise<ListedPerson[]> {
  refuseOtherCircles(actor, circle);
  const shared = { include: PERSON, orderBy: EARLIEST_FIRST, take: LIST_LIMIT };
  const rows =
    circle.kind === "staff"
      ? await getDatabase().staff.findMany(shared)
      : await getDatabase().member.findMany({ ...shared, where: { customerId: circle.customerId } });
  return rows.map(toListedPerson);
}

/** One of them, beyond the list's end too; 404 where there is no such person in this circle. */
export async function getPerson(actor: Reader, circle: Circle, personId: string): Promise<ListedPerson> {
  refuseOtherCircles(actor, circle);
  const row =
    circle.kind === "staff"
      ? await getDatabase().staff.findUnique({ where: { personId }, include: PERSON })
      : await getDatabase().member.findUnique({
          where: { personId, customerId: circle.customerId },
          include: PERSON,
        });
  return row ? toListedPerson(row) : notFound();
}

type PersonRow = Prisma.StaffGetPayload<{ include: typeof PERSON }>;

function toListedPerson({ personId, level, createdAt, person }: PersonRow): ListedPerson {
  return {
    personId,
    name: person.name,
    email: person.email,
    level: level as Level,
    since: createdAt,
    lastSeenAt: person.browserSessions[0]?.updatedAt ?? null,
  };
}

/** Who was asked to join a circle and has not answered. */
export async function listInvitations(actor: Reader, circle: Circle): Promise<PendingInvitation[]> {
  refuseOtherCircles(actor, circle);
  const rows = await getDatabase().invitation.findMany({
    where: { customerId: customerIdOf(circle), pendingKey: { not: null } },
    orderBy: EARLIEST_FIRST,
    take: LIST_LIMIT,
  });
  const now = new Date();
  return rows.map(({ id, email, level, invitedByName, createdAt, expiresAt }) => ({
    id,
    email,
    level: level as Level,
    invitedByName,
    createdAt,
    expiresAt,
    isExpired: expiresAt <= now,
  }));
}

function refuseOtherCircles(actor: Actor, circle: Circle): void {
  if (actor.kind === "staff") return;
  const own = customerIdOf(circleOf(actor));
  if (own !== customerIdOf(circle)) notFound();
}

/** What a link leads to; null where nobody was ever given it. Nobody is signed in here. */
export async function findInvitation(token: string): Promise<FoundInvitation | null> {
  const row = await getDatabase().invitation.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { customer: true },
  });
  if (!row) return null;
  const { id, email, level, customer, invitedByName } = row;
  const shared = { id, email, level: level as Level, invitedByName, customerName: customer?.name ?? null };
  return { ...shared, state: await readState(row) };
}

async function readState(row: {
  email: string;
  acceptedAt: Date | null;
  revokedAt: Date | null;
  expiresAt: Date;
}): Promise<InvitationState> {
  if (row.acceptedAt) return "accepted";
  if (row.revokedAt) return "revoked";
  if (row.expiresAt <= new Date()) return "expired";
  const known = await getDatabase().person.findUnique({ where: { email: row.email }, select: { id: true } });
  return known ? "known" : "open";
}

/** Where somebody is signed in: their own, or for admins those of the staff. The newest use first. */
export async function listSessions(personId: string, currentId: string | null): Promise<ListedSession[]> {
  const rows = await getDatabase().browserSession.findMany({
    where: { personId, expiresAt: { gt: new Date() } },
    orderBy: { updatedAt: "desc" },
    take: LIST_LIMIT,
  });
  return rows.map(({ id, userAgent, ipAddress, createdAt, updatedAt }) => ({
    id,
    device: describeDevice(userAgent),
    address: shortenAddress(ipAddress),
    startedAt: createdAt,
    seenAt: updatedAt,
    isCurrent: id === currentId,
  }));
}
