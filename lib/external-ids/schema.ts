import { z } from "zod";

const id = z.string().max(64);

/** Why: the customer reads it, and it stays in the audit log. */
const reason = z
  .string()
  .trim()
  .min(3, "Say why. The customer reads it, and it stays in the audit log.")
  .max(300, "Say it in 300 characters.")
  .regex(/^\P{Cc}*$/u, "Write it in one line.");

export const reasonSchema = z.object({ connectionId: id, reason });
export const campaignSchema = z.object({ campaignId: id });

/** What chooses the connections of a campaign, as the page that counts them is asked; an empty field chooses by nothing. */
export const filterSchema = z.object({ integrationId: id.catch(""), customerId: id.catch("") });

/** The start itself takes no field that is not understood for an empty one: that would be every connection. */
export const startCampaignSchema = z.object({ integrationId: id, customerId: id, reason });
