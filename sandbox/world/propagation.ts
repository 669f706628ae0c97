import type { Account, IamState } from "./types";

/** The state of an account's IAM that evaluation sees now: the past while a change is still spreading. */
export function spreadState(account: Account, now: number): IamState {
  while ((account.spreading[0]?.seenUntil ?? Number.POSITIVE_INFINITY) <= now) account.spreading.shift();
  return account.spreading[0]?.iam ?? account.iam;
}

/** Copies an account's IAM before a change; null when changes spread at once. */
export function copyBeforeChange(account: Account): IamState | null {
  return account.scenario.propagationDelayMs > 0 ? structuredClone(account.iam) : null;
}

/** Keeps the copy in sight of evaluation until the change that followed it has spread. */
export function spreadChange(account: Account, before: IamState | null, now: number): void {
  if (before === null) return;
  account.spreading.push({ iam: before, seenUntil: now + account.scenario.propagationDelayMs });
}
