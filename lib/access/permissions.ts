/** Who may do what: the one table that pages, actions and queries ask. */
import type { Level } from "./levels";

/**
 * Owners and members act for their own customer alone, support and admins look at every customer's: which rows one
 * reaches follows from the actor (`lib/session/scope.ts`), what one may do with them stands here.
 */
export const PERMISSIONS = {
  // Connections
  "connection.read": ["owner", "member", "support", "admin"],
  "connection.verify": ["owner", "member", "support", "admin"],
  /** The customer's own pages: the list, a connection, its wizard. */
  "connection.read-own": ["owner", "member"],
  "connection.set-up": ["owner", "member"],
  "connection.disconnect": ["owner"],
  "connection.export": ["support", "admin"],

  /** One's own name, sessions and second factor. */
  "account.manage-own": ["owner", "member", "support", "admin"],

  /** An authenticator app: staff look at every customer's connections. */
  "second-factor.manage-own": ["support", "admin"],

  // The customer's own people
  "member.read": ["owner", "member"],
  "member.manage": ["owner"],

  // Support: looks everywhere, changes nothing
  "support.read": ["support", "admin"],
  "doctor.read": ["support", "admin"],
  "customer.read": ["support", "admin"],
  "integration.read": ["support", "admin"],

  // Admin
  "admin.read": ["admin"],
  "audit.read": ["admin"],
  "customer.manage": ["admin"],
  "staff.manage": ["admin"],
  "external-id.regenerate": ["admin"],
  "external-id.revoke": ["admin"],
  "external-id.campaign": ["admin"],
} as const satisfies Record<string, readonly Level[]>;

export type Permission = keyof typeof PERMISSIONS;

/** The levels that hold a permission. */
export type LevelWith<P extends Permission> = (typeof PERMISSIONS)[P][number];

/**
 * Whether somebody of this level may do it; to the compiler the actor is then one who may. A level that the table
 * does not name for the permission is refused.
 */
export function may<Who extends { level: Level }, P extends Permission>(
  actor: Who,
  permission: P,
): actor is Who & { level: LevelWith<P> } {
  const levels: readonly Level[] = PERMISSIONS[permission];
  return levels.includes(actor.level);
}
