/** A thing that can go wrong with a connection that works, brought about for real, and how it is mended. */
import type { ConnectionState } from "@/lib/onboarding/connection-state";
import type { FindingCode } from "@/lib/verification/verdict-codes";
import type { Scenario } from "@/sandbox/start";
import type { CustomerAccount } from "../fixtures";
import type { SandboxControl } from "../harness/sandbox-control";

/** What every trouble is made with; a role, a key or our own side come to it. */
export interface Place {
  account: CustomerAccount;
  sandbox: SandboxControl;
}

export interface Trouble<At extends Place> {
  what: string;
  /** Of the run that follows; the remedy of the first is followed. */
  codes: FindingCode[];
  state: ConnectionState;
  /** What the first remedy names, besides. */
  names?(at: At): string[];
  bring(at: At): Promise<unknown>;
  /** By hand, as the steps say; where it is left out, by the command that the page shows. */
  mend?(at: At): Promise<unknown>;
}

export type Statement = Record<string, unknown>;

export const policyOf = (...statements: Statement[]) =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });

export const deny = (Action: string | string[]) => ({ Effect: "Deny", Action, Resource: "*" });

export const EVERYTHING = { Effect: "Allow", Action: "*", Resource: "*" };

/** An organisation's policy under which an account may do everything but this. */
export const forbids = (action: string) => ({ serviceControlPolicy: policyOf(EVERYTHING, deny(action)) });

/** An organisation's policy under which nobody but these accounts may assume its roles. */
export const keepsOut = (...excepted: string[]) => ({
  resourceControlPolicy: policyOf({
    ...deny("sts:AssumeRole"),
    Principal: "*",
    Condition: { StringNotEqualsIfExists: { "aws:PrincipalAccount": excepted } },
  }),
});

export const suffer =
  (changes: Partial<Scenario>) =>
  ({ sandbox, account }: Place) =>
    sandbox.disturb(account.id, changes);

export const sufferOurselves =
  (changes: Partial<Scenario>) =>
  ({ sandbox }: Place) =>
    sandbox.disturbVendor(changes);

export const calm = ({ sandbox }: Place) => sandbox.calm();

type Fault = NonNullable<Scenario["fault"]>;
type Aim = Pick<Fault, "actions" | "regions" | "parameters">;

export const failing = (kind: Fault["kind"], aim: Aim = {}) => ({
  fault: { kind, ...aim },
});
