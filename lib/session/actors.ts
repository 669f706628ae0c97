import type { MemberLevel, StaffLevel } from "@/lib/access/levels";
import type { LevelWith, Permission } from "@/lib/access/permissions";

/** Who acts. Only the session gate makes one; queries and commands take their scope from it alone. */
declare const gate: unique symbol;

interface SignedIn {
  readonly [gate]: true;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
}

/** A person of one customer. */
export interface MemberActor extends SignedIn {
  readonly kind: "member";
  readonly level: MemberLevel;
  readonly customerId: string;
  readonly customerName: string;
}

/** A person of the SaaS product itself. */
export interface StaffActor extends SignedIn {
  readonly kind: "staff";
  readonly level: StaffLevel;
}

export type Actor = MemberActor | StaffActor;

/** Exactly those who hold the permission: a member, staff or either, and at which level. */
export type ActorWith<P extends Permission> = Actor & { readonly level: LevelWith<P> };

/** For the session gate and for tests: states that these facts come from a proven session. */
export function mintMemberActor(facts: Omit<MemberActor, typeof gate | "kind">): MemberActor {
  return { kind: "member", ...facts } as MemberActor;
}

/** For the session gate and for tests: states that these facts come from a proven session. */
export function mintStaffActor(facts: Omit<StaffActor, typeof gate | "kind">): StaffActor {
  return { kind: "staff", ...facts } as StaffActor;
}
