import type { NamedPolicy } from "../evaluation/authorize";
import type { Account } from "../world/types";
import { namedPolicy } from "./policy-text";

/** The resource control policy that guards the resources of an account, whoever asks for them. */
export function resourceControlOf(account: Account | undefined): NamedPolicy[] | undefined {
  const text = account?.scenario.resourceControlPolicy ?? null;
  return text === null ? undefined : [namedPolicy("resource-control-policy", text)];
}
