import type { Level } from "@/lib/access/levels";

/** Whom somebody belongs to: one customer, or the staff. */
export type Circle = { kind: "customer"; customerId: string } | { kind: "staff" };

export interface ListedPerson {
  personId: string;
  name: string;
  email: string;
  level: Level;
  since: Date;
  /** When they were last seen, by their newest session; null while nobody is signed in as them. */
  lastSeenAt: Date | null;
}

export interface PendingInvitation {
  id: string;
  email: string;
  level: Level;
  invitedByName: string;
  createdAt: Date;
  expiresAt: Date;
  isExpired: boolean;
}

/** One signed-in browser, in words. */
export interface ListedSession {
  id: string;
  device: string;
  address: string | null;
  startedAt: Date;
  seenAt: Date;
  /** The one that asks. */
  isCurrent: boolean;
}

/** What a link leads to. Only an open one can be accepted. */
export type InvitationState = "open" | "expired" | "revoked" | "accepted" | "known";

export interface FoundInvitation {
  id: string;
  email: string;
  level: Level;
  /** The customer's name; null for the staff. */
  customerName: string | null;
  invitedByName: string;
  state: InvitationState;
}
