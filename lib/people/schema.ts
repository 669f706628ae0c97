import { z } from "zod";
import { MEMBER_LEVELS, STAFF_LEVELS } from "@/lib/access/levels";

/** As it is stored and looked up: small letters, no space around. */
const email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email("Enter an e-mail address, such as name@example.com.").max(254, "That is too long."));
const id = z.string().min(1).max(64);
const memberLevel = z.enum(MEMBER_LEVELS, "Choose a level.");
const staffLevel = z.enum(STAFF_LEVELS, "Choose a level.");
const name = (what: string) =>
  z
    .string()
    .trim()
    .min(1, `Enter ${what}.`)
    .max(100, "Use at most 100 characters.")
    .regex(/^\P{Cc}*$/u, "Use letters, digits and spaces.");

export const inviteMemberSchema = z.object({ email, level: memberLevel });
export const inviteStaffSchema = z.object({ email, level: staffLevel });
export const inviteOwnerSchema = z.object({ email, customerId: id });
export const newCustomerSchema = z.object({ name: name("the customer's name"), email });
export const invitationSchema = z.object({ invitationId: id });
export const customerInvitationSchema = z.object({ invitationId: id, customerId: id });
export const personSchema = z.object({ personId: id });
export const memberLevelSchema = z.object({ personId: id, level: memberLevel });
export const staffLevelSchema = z.object({ personId: id, level: staffLevel });
export const sessionSchema = z.object({ sessionId: id });

const SHORTEST_PASSWORD = 12;

export const acceptSchema = z.object({
  token: z.string().max(100),
  name: name("your name"),
  password: z
    .string()
    .min(SHORTEST_PASSWORD, `Use at least ${SHORTEST_PASSWORD} characters.`)
    .max(128, "Use at most 128 characters."),
});
