import "server-only";
import type { AwsEvidence } from "@/lib/verification/check-result";
import { askAws, type CallLimits } from "./call";

interface AwsOutput {
  $metadata: { httpStatusCode?: number; requestId?: string };
}

/** Calls that belong to one reading: they share a deadline and a bound, and what fails makes the reading partial. */
export interface PolicyReading {
  /** The value that AWS answered with; null where it did not, or where it is too late to ask. */
  ask<Output extends AwsOutput, Value>(
    call: string,
    send: (signal: AbortSignal) => Promise<Output>,
    read: (output: Output) => Value | null,
  ): Promise<Value | null>;
  /** Says that something was left out on purpose. */
  leaveOut(): void;
  isWhole(): boolean;
  /** One answer for each kind of call: a failure, where there was one. */
  evidence(): AwsEvidence[];
}

/** Begins a reading that is over when `deadlineMs` have passed, however many calls it takes. */
export function beginReading({ deadlineMs, runEnd }: CallLimits): PolicyReading {
  const endsAt = performance.now() + deadlineMs;
  const answers = new Map<string, AwsEvidence>();
  let isWhole = true;
  return {
    ask: async (call, send, read) => {
      const leftMs = Math.round(endsAt - performance.now());
      const answer = leftMs > 0 ? await askAws({ call, deadlineMs: leftMs, runEnd, send, read }) : null;
      const isAnswered = answer?.kind === "answered";
      if (answer && (!isAnswered || !answers.has(call))) answers.set(call, answer.evidence);
      if (isAnswered) return answer.value;
      isWhole = false;
      return null;
    },
    leaveOut: () => {
      isWhole = false;
    },
    isWhole: () => isWhole,
    evidence: () => [...answers.values()],
  };
}
