import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { MemberLevel, StaffLevel } from "@/lib/access/levels";
import { may, type Permission } from "@/lib/access/permissions";
import { getDatabase } from "@/lib/db/client";
import { getEnv } from "@/lib/env";
import { paths } from "@/lib/paths";
import { type Actor, type ActorWith, mintMemberActor, mintStaffActor } from "./actors";
import { getAuth } from "./auth";

const findSession = cache(async () => getAuth().api.getSession({ headers: await headers() }));

/** Whoever is signed in on this request, or null. */
export const findActor = cache(async (): Promise<Actor | null> => {
  const session = await findSession();
  return session && readActor(session.user.id);
});

/** What staff can do before they have set up the authenticator app that the settings ask of them. */
const BEFORE_SECOND_FACTOR: readonly Permission[] = ["account.manage-own", "second-factor.manage-own"];

/** Whether whoever is signed in has to set up an authenticator app first, and can do nothing else until then. */
export async function lacksSecondFactor(actor: Actor): Promise<boolean> {
  if (actor.kind !== "staff" || getEnv().STAFF_TOTP === "optional") return false;
  return (await findSession())?.user.twoFactorEnabled !== true;
}

/** The session of this request, by its id; the token that proves it stays in the cookie. */
export async function findSessionId(): Promise<string | null> {
  return (await findSession())?.session.id ?? null;
}

/** What a person is at this moment: a level that was changed or taken away counts from the next request on. */
export async function readActor(personId: string): Promise<Actor | null> {
  const person = await getDatabase().person.findUnique({
    where: { id: personId },
    include: { member: { include: { customer: true } }, staff: true },
  });
  if (!person) return null;
  const { name, email, member, staff } = person;
  const shared = { personId, name, email };
  if (staff) return mintStaffActor({ ...shared, level: staff.level as StaffLevel });
  if (!member) return null;
  const { customerId, customer } = member;
  const level = member.level as MemberLevel;
  return mintMemberActor({ ...shared, level, customerId, customerName: customer.name });
}

/**
 * The gate of every page, route and action. Who is not signed in goes to the sign-in page, and back here
 * afterwards; to who may not do this there is no such page.
 */
export async function requireActor<P extends Permission>(
  permission: P,
  next?: string,
): Promise<ActorWith<P>> {
  const actor = await findActor();
  if (!actor) redirect(paths.signIn(next));
  if (!may(actor, permission)) notFound();
  if (!BEFORE_SECOND_FACTOR.includes(permission) && (await lacksSecondFactor(actor)))
    redirect(paths.account());
  return actor;
}

/** Where one begins. */
export function homeOf(actor: Actor): string {
  return actor.kind === "staff" ? paths.support() : paths.connections();
}
