import type { Level } from "@/lib/access/levels";
import { may, type Permission } from "@/lib/access/permissions";
import { paths } from "@/lib/paths";

export interface NavEntry {
  href: string;
  label: string;
  /** What one does there, for the overview of the admins. */
  purpose: string;
}

/**
 * Every entry of the main navigation, for everybody: one sees what one may open. A new section adds its line here,
 * with the permission that its page asks for.
 */
const NAV: (NavEntry & { permission: Permission })[] = [
  {
    href: paths.connections(),
    label: "Connections",
    purpose: "The AWS accounts that are connected, or on the way to be.",
    permission: "connection.read-own",
  },
  {
    href: paths.members(),
    label: "Members",
    purpose: "Who belongs to this customer, and who is invited.",
    permission: "member.read",
  },
  {
    href: paths.support(),
    label: "Connections",
    purpose: "Every customer's connections, their checks and their history.",
    permission: "support.read",
  },
  {
    href: paths.supportOverview(),
    label: "Overview",
    purpose: "How every product's connections stand, and stood on the last days.",
    permission: "support.read",
  },
  {
    href: paths.customers(),
    label: "Customers",
    purpose: "Every customer with its members; new customers and their first owner.",
    permission: "customer.read",
  },
  {
    href: paths.externalIds(),
    label: "External IDs",
    purpose: "Which connections are on the way to a new External ID, and how to send them there.",
    permission: "external-id.regenerate",
  },
  {
    href: paths.integrations(),
    label: "Integrations",
    purpose: "What each product asks of an AWS account, as customers see it, with its faults.",
    permission: "integration.read",
  },
  {
    href: paths.staff(),
    label: "Staff",
    purpose: "Who looks after all customers: levels, invitations, sessions.",
    permission: "staff.manage",
  },
  {
    href: paths.auditLog(),
    label: "Audit log",
    purpose: "Who changed what, when and why; to filter and to export.",
    permission: "audit.read",
  },
  {
    href: paths.doctor(),
    label: "Doctor",
    purpose: "What is wrong on our own side: credentials, AWS, keys, database.",
    permission: "doctor.read",
  },
  {
    href: paths.admin(),
    label: "Admin",
    purpose: "What only admins can open.",
    permission: "admin.read",
  },
];

/** What somebody of this level finds in the navigation. */
export function navFor(actor: { level: Level }): NavEntry[] {
  return NAV.filter(({ permission }) => may(actor, permission));
}
