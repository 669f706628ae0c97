import type { KeyExpectation } from "./examination";

type NamedUser = Pick<KeyExpectation, "userName" | "isUserKnown">;

/** The user of the key: until AWS has named it, its name is only what the set-up suggests. */
export function nameUser({ userName, isUserKnown }: NamedUser): string {
  return isUserKnown ? `the user ${userName}` : `the user of the key (the set-up suggests ${userName})`;
}

/** What to say beside a command that holds the name; null where AWS has named the user. */
export function noteOnName({ userName, isUserKnown }: NamedUser): string | null {
  if (isUserKnown) return null;
  return `${userName} is the name that the set-up suggests. If your user has another, put that in its place.`;
}
