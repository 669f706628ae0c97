/** Who acts. Only the session gate makes one; queries and commands take their scope from it alone. */
declare const gate: unique symbol;

export interface MemberActor {
  readonly [gate]: true;
  readonly kind: "member";
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly customerId: string;
  readonly customerName: string;
}

/** For the session gate and for tests: states that these facts come from a proven session. */
export function mintMemberActor(facts: Omit<MemberActor, typeof gate | "kind">): MemberActor {
  return { kind: "member", ...facts } as MemberActor;
}
