import "server-only";
import type { Actor } from "@/lib/session/actors";
import type { Circle } from "./types";

/** Whom an actor belongs to. */
export function circleOf(actor: Actor): Circle {
  return actor.kind === "staff" ? { kind: "staff" } : { kind: "customer", customerId: actor.customerId };
}

/** The customer of a circle as a column has it; null for the staff. */
export function customerIdOf(circle: Circle): string | null {
  return circle.kind === "staff" ? null : circle.customerId;
}

/** One invitation at a time stands per circle and address: the unique key that says so. */
export function pendingKeyOf(circle: Circle, email: string): string {
  return `${customerIdOf(circle) ?? "staff"}:${email}`;
}
