import type { Actor } from "./actors";

/** Which customers' rows an actor reaches, as a condition of a query: a member those of one customer, staff all. */
export function scopeOf(actor: Actor): { customerId?: string } {
  return actor.kind === "member" ? { customerId: actor.customerId } : {};
}
