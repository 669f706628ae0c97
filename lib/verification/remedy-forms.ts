import type { Remedy } from "./check-result";

/** A remedy that asks nothing but patience, or another check's mend first. */
export function askAgain(title: string, why: string, side: Remedy["side"]): () => Remedy {
  const steps = side === "nobody" ? [] : ["Verify again in a minute."];
  return () => ({ title, why, side, steps, document: null, command: null });
}
