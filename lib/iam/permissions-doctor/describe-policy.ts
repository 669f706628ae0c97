import type { Holder, ToldPolicy } from "./examination";
import type { PolicyStatement } from "./policy-statement";

/** "the role InfraWatchRole", "the user Kommander". */
export function describeHolder({ kind, name }: Pick<Holder, "kind" | "name"> | ToldPolicy["holder"]): string {
  return `the ${kind} ${name}`;
}

/** "the inline policy Guard of the role connect", "the managed policy Guard", "the permissions boundary Guard". */
export function describePolicy({ name, type, holder }: ToldPolicy): string {
  if (type === "boundary") return `the permissions boundary ${name}`;
  if (type === "inline") return `the inline policy ${name} of ${describeHolder(holder)}`;
  const through = holder.kind === "group" ? ` through ${describeHolder(holder)}` : "";
  return `the managed policy ${name}${through}`;
}

/** "the statement DenyVolumes of the inline policy Guard of the role connect". */
export function describeStatement({ number, written, policy }: PolicyStatement): string {
  const name = written.Sid ? `the statement ${written.Sid}` : `statement ${number}`;
  return `${name} of ${describePolicy(policy)}`;
}

/** One, two or three actions by name, of more the first two and how many. */
export function nameActions(actions: readonly string[]): string {
  const [first = "", second = "", third = ""] = actions;
  if (actions.length > 3) return `${first}, ${second} and ${actions.length - 2} more`;
  if (actions.length === 3) return `${first}, ${second} and ${third}`;
  return actions.length === 2 ? `${first} and ${second}` : first;
}

/** The first letter as a sentence has it. */
export function asSentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
