import type { ConnectionState } from "./connection-state";

/** The wizard's steps by access method, each a URL of its own. What may be opened follows from the row alone. */
export const STEPS_BY_METHOD = {
  "iam-role": ["account", "create-role", "role-arn", "verify", "connected"],
  "access-key": ["account", "create-user", "access-key", "verify", "connected"],
} as const;

export type SetupMethod = keyof typeof STEPS_BY_METHOD;
export type SetupStep = (typeof STEPS_BY_METHOD)[SetupMethod][number];

export const STEP_TITLES: Record<SetupStep, string> = {
  account: "Choose product and account",
  "create-role": "Create the role",
  "role-arn": "Enter the Role ARN",
  "create-user": "Create the IAM user",
  "access-key": "Enter the access key",
  verify: "Verify",
  connected: "Connected",
};

export interface SetupFacts {
  accessMethod: SetupMethod;
  state: ConnectionState;
  /** Whether a Role ARN or an access key has been entered. */
  hasAccess: boolean;
}

export function isSetupStep(text: string): text is SetupStep {
  return Object.hasOwn(STEP_TITLES, text);
}

/** The furthest step that the connection's own state allows. */
export function furthestStep({ accessMethod, state, hasAccess }: SetupFacts): SetupStep {
  const [, create, enter, verify, connected] = STEPS_BY_METHOD[accessMethod];
  if (state === "connected") return connected;
  if (state === "draft") return create;
  return hasAccess ? verify : enter;
}

/** The steps that may be opened: every one up to the furthest, so that Back always works. */
export function listOpenSteps(facts: SetupFacts): SetupStep[] {
  const steps: readonly SetupStep[] = STEPS_BY_METHOD[facts.accessMethod];
  return steps.slice(0, steps.indexOf(furthestStep(facts)) + 1);
}
