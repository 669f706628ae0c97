import type { AuthorizedConnection } from "./types";

/** Whether a run has proven the very role or key that was entered at that time: what was entered since a proof is new. */
export function wasProven({ provenAt }: Pick<AuthorizedConnection, "provenAt">, accessSince: Date): boolean {
  return provenAt !== null && accessSince <= provenAt;
}
