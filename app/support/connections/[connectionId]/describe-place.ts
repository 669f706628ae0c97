import { setupFacts } from "@/lib/connections/setup-view";
import type { AuthorizedConnection } from "@/lib/connections/types";
import { furthestStep, STEP_TITLES, STEPS_BY_METHOD } from "@/lib/onboarding/setup-steps";

/** Where in the product the customer goes on, in a sentence. */
export function describePlace(connection: AuthorizedConnection): string {
  if (connection.state === "disconnected") return "The connection is ended; its page shows its history.";
  const facts = setupFacts(connection);
  const step = furthestStep(facts);
  const steps: readonly string[] = STEPS_BY_METHOD[facts.accessMethod];
  return `The wizard stands at step ${steps.indexOf(step) + 1} of ${steps.length}, "${STEP_TITLES[step]}".`;
}
