"use server";

import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import {
  defineAction,
  invalid,
  listFieldErrors,
  type Rejection,
  readValues,
} from "@/lib/actions/define-action";
import { follow } from "@/lib/actions/follow";
import type { FormState } from "@/lib/actions/form-state";
import { countAttempt } from "@/lib/actions/limit";
import { AppError } from "@/lib/app-error";
import { deliverSoon } from "@/lib/mail/delivery";
import { paths } from "@/lib/paths";
import { readAddress } from "@/lib/session/address";
import { getAuth } from "@/lib/session/auth";
import { findSessionId } from "@/lib/session/require-actor";
import { circleOf } from "./circle";
import { acceptInvitation } from "./commands/accept-invitation";
import { changeLevel, removePerson } from "./commands/change-person";
import { createCustomer } from "./commands/create-customer";
import { endOwnSessions, endStaffSessions } from "./commands/end-sessions";
import { invitePerson } from "./commands/invite-person";
import { resendInvitation, revokeInvitation } from "./commands/move-invitation";
import { hashToken } from "./invitation-link";
import { getPerson } from "./queries";
import {
  acceptSchema,
  customerInvitationSchema,
  invitationSchema,
  inviteMemberSchema,
  inviteOwnerSchema,
  inviteStaffSchema,
  memberLevelSchema,
  newCustomerSchema,
  personSchema,
  sessionSchema,
  staffLevelSchema,
} from "./schema";

/** Each sends a mail to an address that somebody typed. */
const MAILING = { attempts: 20, perSeconds: 3_600 };
const WRITING = { attempts: 30, perSeconds: 60 };
const ALL_OTHERS = "all-others";
const STAFF = { kind: "staff" } as const;

export const inviteMember = defineAction(
  { name: "invite", permission: "member.manage", limit: MAILING, input: inviteMemberSchema },
  async ({ actor, input }) =>
    mailAndFollow(await invitePerson(actor, { circle: circleOf(actor), ...input }), paths.members()),
);

export const inviteStaff = defineAction(
  { name: "invite", permission: "staff.manage", limit: MAILING, input: inviteStaffSchema },
  async ({ actor, input }) =>
    mailAndFollow(await invitePerson(actor, { circle: STAFF, ...input }), paths.staff()),
);

export const inviteOwner = defineAction(
  { name: "invite", permission: "customer.manage", limit: MAILING, input: inviteOwnerSchema },
  async ({ actor, input: { customerId, email } }) => {
    const circle = { kind: "customer", customerId } as const;
    const rejection = await invitePerson(actor, { circle, email, level: "owner" });
    return mailAndFollow(rejection, paths.customer(customerId));
  },
);

export const addCustomer = defineAction(
  { name: "invite", permission: "customer.manage", limit: MAILING, input: newCustomerSchema },
  async ({ actor, input }) => {
    const outcome = await createCustomer(actor, input);
    if (!("customerId" in outcome)) return outcome;
    return mailAndFollow(null, paths.customer(outcome.customerId));
  },
);

export const resendToMember = defineAction(
  { name: "invite", permission: "member.manage", limit: MAILING, input: invitationSchema },
  async ({ actor, input }) =>
    mailAndFollow(await resendInvitation(actor, circleOf(actor), input.invitationId), paths.members()),
);

export const revokeFromMember = defineAction(
  { name: "revoke-invitation", permission: "member.manage", limit: WRITING, input: invitationSchema },
  async ({ actor, input }) =>
    (await revokeInvitation(actor, circleOf(actor), input.invitationId)) ?? follow(paths.members()),
);

export const resendToStaff = defineAction(
  { name: "invite", permission: "staff.manage", limit: MAILING, input: invitationSchema },
  async ({ actor, input }) =>
    mailAndFollow(await resendInvitation(actor, STAFF, input.invitationId), paths.staff()),
);

export const revokeFromStaff = defineAction(
  { name: "revoke-invitation", permission: "staff.manage", limit: WRITING, input: invitationSchema },
  async ({ actor, input }) =>
    (await revokeInvitation(actor, STAFF, input.invitationId)) ?? follow(paths.staff()),
);

export const resendToOwner = defineAction(
  { name: "invite", permission: "customer.manage", limit: MAILING, input: customerInvitationSchema },
  async ({ actor, input: { customerId, invitationId } }) => {
    const rejection = await resendInvitation(actor, { kind: "customer", customerId }, invitationId);
    return mailAndFollow(rejection, paths.customer(customerId));
  },
);

export const revokeFromOwner = defineAction(
  {
    name: "revoke-invitation",
    permission: "customer.manage",
    limit: WRITING,
    input: customerInvitationSchema,
  },
  async ({ actor, input: { customerId, invitationId } }) => {
    const rejection = await revokeInvitation(actor, { kind: "customer", customerId }, invitationId);
    return rejection ?? follow(paths.customer(customerId));
  },
);

export const changeMemberLevel = defineAction(
  { name: "change-level", permission: "member.manage", limit: WRITING, input: memberLevelSchema },
  async ({ actor, input }) => (await changeLevel(actor, circleOf(actor), input)) ?? follow(paths.members()),
);

export const removeMember = defineAction(
  { name: "remove-person", permission: "member.manage", limit: WRITING, input: personSchema },
  async ({ actor, input }) =>
    (await removePerson(actor, circleOf(actor), input.personId)) ?? follow(paths.members()),
);

export const changeStaffLevel = defineAction(
  { name: "change-level", permission: "staff.manage", limit: WRITING, input: staffLevelSchema },
  async ({ actor, input }) => (await changeLevel(actor, STAFF, input)) ?? follow(paths.staff()),
);

export const removeStaff = defineAction(
  { name: "remove-person", permission: "staff.manage", limit: WRITING, input: personSchema },
  async ({ actor, input }) => (await removePerson(actor, STAFF, input.personId)) ?? follow(paths.staff()),
);

export const signStaffOut = defineAction(
  { name: "end-sessions", permission: "staff.manage", limit: WRITING, input: personSchema },
  async ({ actor, input }) => {
    await endStaffSessions(actor, await getPerson(actor, STAFF, input.personId));
    follow(paths.staffPerson(input.personId));
  },
);

export const endSession = defineAction(
  { name: "end-sessions", permission: "account.manage-own", limit: WRITING, input: sessionSchema },
  async ({ actor, input: { sessionId } }) => {
    const current = (await findSessionId()) ?? notFound();
    await endOwnSessions(actor, sessionId === ALL_OTHERS ? { allBut: current } : { only: sessionId });
    follow(paths.account());
  },
);

function mailAndFollow(rejection: Rejection | null, path: string): Rejection {
  if (rejection) return rejection;
  deliverSoon();
  follow(path);
}

const ACCEPTING = { attempts: 10, perSeconds: 60 };
const NOT_OPEN = "This invitation can no longer be accepted. Reload the page to see why.";

/** Makes the person of an invitation and signs them in. Nobody is signed in yet: outside of `defineAction`. */
export async function joinByInvitation(_state: FormState, formData: FormData): Promise<FormState> {
  const { password: _neverSentBack, ...values } = readValues(formData);
  const parsed = acceptSchema.safeParse(readValues(formData));
  if (!parsed.success) return invalid(values, { fieldErrors: listFieldErrors(parsed.error) });
  try {
    await countAttempt("accept-invitation", await readAddress(), ACCEPTING);
    await countAttempt("accept-invitation-token", hashToken(parsed.data.token), ACCEPTING);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return invalid(values, { formError: "Too many attempts. Wait a minute, then try again." });
  }
  const email = await acceptInvitation(parsed.data);
  if (email === null) return invalid(values, { formError: NOT_OPEN });
  const { password } = parsed.data;
  await getAuth().api.signInEmail({ body: { email, password }, headers: await headers() });
  redirect(paths.home());
}
