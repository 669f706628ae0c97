import { z } from "zod";

/** What the address of the list says; whatever is wrong in it is left out. */
export const customerSearchSchema = z.object({
  q: z.string().max(200).catch(""),
  after: z.string().max(64).nullable().catch(null),
});
