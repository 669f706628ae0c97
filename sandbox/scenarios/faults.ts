import type { Account, Fault } from "../world/types";

const SECOND_MS = 1000;

/** What a fault can be aimed at. */
export interface AimedCall {
  action: string;
  region: string;
  /** By their full wire name. */
  parameters: Readonly<Record<string, string>>;
}

/** Counts calls of each account, to know which of them the account's fault strikes. */
export interface FaultCounter {
  /** The kind of fault that strikes this call; null when it goes through. Uses up one of a counted fault's calls. */
  strike(account: Account, call: AimedCall, now: number): Fault["kind"] | null;
  reset(): void;
}

/** A counter that has seen no call yet. */
export function createFaultCounter(): FaultCounter {
  const recent = new Map<string, number[]>();
  return {
    strike: (account, call, now) => {
      const fault = account.scenario.fault;
      if (fault === null || !isAimedAt(fault, call)) return null;
      if (fault.beyondPerSecond !== undefined) {
        const calls = (recent.get(account.id) ?? []).filter((time) => time > now - SECOND_MS);
        const beyond = calls.length >= fault.beyondPerSecond;
        recent.set(account.id, beyond ? calls : [...calls, now]);
        return beyond ? fault.kind : null;
      }
      return spend(account, fault);
    },
    reset: () => recent.clear(),
  };
}

function isAimedAt({ actions, regions, parameters = [] }: Fault, call: AimedCall): boolean {
  if (actions?.includes(call.action) === false) return false;
  if (regions?.includes(call.region) === false) return false;
  return parameters.every((test) => holdsFor(call.parameters, test));
}

function holdsFor(parameters: AimedCall["parameters"], test: string): boolean {
  const [, name = "", not, value] = /^([^=!]+)(!?)=(.*)$/.exec(test) ?? [];
  const isSame = (parameters[name] ?? "") === value;
  return not === "!" ? !isSame : isSame;
}

function spend(account: Account, fault: Fault): Fault["kind"] {
  if (fault.calls !== undefined) {
    const left = fault.calls - 1;
    account.scenario.fault = left > 0 ? { ...fault, calls: left } : null;
  }
  return fault.kind;
}
