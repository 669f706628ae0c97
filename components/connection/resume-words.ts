import { type ConnectionState, isInProgress } from "@/lib/onboarding/connection-state";
import type { SetupStep } from "@/lib/onboarding/setup-steps";

/** What the button to the furthest step is called, by what stands there: a set-up that is finished is not continued. */
export function nameResume(step: SetupStep, state: ConnectionState): string {
  if (isInProgress(state)) return "Follow the verification";
  if (step === "verify") return "Go to the verification";
  if (step === "access-key" && state !== "awaiting-setup") return "Enter another key";
  return "Continue the set-up";
}
