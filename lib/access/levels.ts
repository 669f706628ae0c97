/** The levels: two for a customer's members, two for the staff of the SaaS product. */
export const MEMBER_LEVELS = ["owner", "member"] as const;
export const STAFF_LEVELS = ["support", "admin"] as const;

export type MemberLevel = (typeof MEMBER_LEVELS)[number];
export type StaffLevel = (typeof STAFF_LEVELS)[number];
export type Level = MemberLevel | StaffLevel;

export const LEVEL_WORDS: Record<Level, { title: string; meaning: string }> = {
  owner: { title: "Owner", meaning: "connects AWS accounts, disconnects them and manages the members" },
  member: { title: "Member", meaning: "connects AWS accounts and verifies them" },
  support: { title: "Support", meaning: "looks at every connection and may verify it again, nothing more" },
  admin: { title: "Admin", meaning: "support, and the External IDs, the staff and the audit log" },
};
