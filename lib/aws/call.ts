import "server-only";
import type { AwsAnswer } from "@/lib/verification/port";
import { classifyError } from "./aws-errors";
import { describeSuccess } from "./evidence";

interface AwsOutput {
  $metadata: { httpStatusCode?: number; requestId?: string };
}

/** How long a call may take. Both cover the SDK's own retries too. */
export interface CallLimits {
  deadlineMs: number;
  /** Aborted at the end of the whole run: whatever is still asked then ends at once, unanswered. */
  runEnd?: AbortSignal | undefined;
}

interface Question<Output extends AwsOutput, Value> extends CallLimits {
  call: string;
  send: (signal: AbortSignal) => Promise<Output>;
  /** Takes from the output what is needed; null where AWS's answer has not the shape that it must have. */
  read: (output: Output) => Value | null;
}

/** Puts one call to AWS and answers with a value whatever happens: by its deadline, and the run's, at the latest. */
export async function askAws<Output extends AwsOutput, Value>({
  call,
  send,
  read,
  ...limits
}: Question<Output, Value>): Promise<AwsAnswer<Value>> {
  const startedAt = performance.now();
  const elapsed = () => Math.round(performance.now() - startedAt);
  const limit = startLimit(limits);
  try {
    limit.signal.throwIfAborted();
    // The SDK does not settle on every abort (an HTTP 101, say), hence the race.
    const output = await Promise.race([send(limit.signal), limit.passed]);
    const value = read(output);
    const evidence = describeSuccess(call, output.$metadata, elapsed());
    if (value !== null) return { kind: "answered", value, evidence };
    return {
      kind: "unanswered",
      evidence: { ...evidence, message: "The answer has not the shape of AWS's answers" },
    };
  } catch (error) {
    return classifyError(call, error, elapsed());
  } finally {
    limit.clear();
  }
}

function startLimit({ deadlineMs, runEnd }: CallLimits) {
  const controller = new AbortController();
  const { signal } = controller;
  const stop = (reason: string) => controller.abort(new Error(reason));
  const endWithRun = () => stop("The verification ended at its deadline, before AWS answered");
  const timer = setTimeout(() => stop(`AWS did not answer within ${deadlineMs / 1_000} seconds`), deadlineMs);
  const passed = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  // Nobody listens where the run had ended before the call began.
  passed.catch(() => undefined);
  runEnd?.addEventListener("abort", endWithRun, { once: true });
  if (runEnd?.aborted) endWithRun();
  const clear = () => {
    clearTimeout(timer);
    runEnd?.removeEventListener("abort", endWithRun);
  };
  return { signal, passed, clear };
}
