import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { getDatabase } from "@/lib/db/client";
import { paths } from "@/lib/paths";
import { type MemberActor, mintMemberActor } from "./actors";
import { getAuth } from "./auth";

/** The member who is signed in on this request, or null. */
export const findMember = cache(async (): Promise<MemberActor | null> => {
  const session = await getAuth().api.getSession({ headers: await headers() });
  if (!session) return null;
  const member = await getDatabase().member.findUnique({
    where: { personId: session.user.id },
    include: { customer: true },
  });
  if (!member) return null;
  return mintMemberActor({
    personId: session.user.id,
    name: session.user.name,
    email: session.user.email,
    customerId: member.customerId,
    customerName: member.customer.name,
  });
});

/** The member who is signed in; sends everybody else to the sign-in page, and back here afterwards. */
export async function requireMember(next?: string): Promise<MemberActor> {
  const member = await findMember();
  if (!member) redirect(paths.signIn(next));
  return member;
}
