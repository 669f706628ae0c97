import type { ConnectionState } from "./connection-state";

/** The wizard's steps, each a URL of its own. What a connection may open follows from its row alone. */
export const SETUP_STEPS = ["account", "create-role", "role-arn", "verify", "connected"] as const;

export type SetupStep = (typeof SETUP_STEPS)[number];

export const STEP_TITLES: Record<SetupStep, string> = {
  account: "Choose product and account",
  "create-role": "Create the role",
  "role-arn": "Enter the Role ARN",
  verify: "Verify",
  connected: "Connected",
};

export interface SetupFacts {
  state: ConnectionState;
  roleArn: string | null;
}

export function isSetupStep(text: string): text is SetupStep {
  return (SETUP_STEPS as readonly string[]).includes(text);
}

/** The furthest step that the connection's own state allows. */
export function furthestStep({ state, roleArn }: SetupFacts): SetupStep {
  if (state === "connected") return "connected";
  if (state === "draft") return "create-role";
  return roleArn === null ? "role-arn" : "verify";
}

/** Whether the step may be opened: every step up to the furthest one, so that Back always works. */
export function canOpenStep(step: SetupStep, facts: SetupFacts): boolean {
  return SETUP_STEPS.indexOf(step) <= SETUP_STEPS.indexOf(furthestStep(facts));
}
