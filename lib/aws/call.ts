import "server-only";
import type { AwsAnswer } from "@/lib/verification/port";
import { classifyError } from "./aws-errors";
import { describeSuccess } from "./evidence";

interface AwsOutput {
  $metadata: { httpStatusCode?: number; requestId?: string };
}

interface Question<Output extends AwsOutput, Value> {
  call: string;
  /** Covers the SDK's own retries too. */
  deadlineMs: number;
  send: (signal: AbortSignal) => Promise<Output>;
  /** Takes from the output what is needed; null where AWS's answer has not the shape that it must have. */
  read: (output: Output) => Value | null;
}

/** Puts one call to AWS and answers with a value whatever happens, by the deadline at the latest. */
export async function askAws<Output extends AwsOutput, Value>({
  call,
  deadlineMs,
  send,
  read,
}: Question<Output, Value>): Promise<AwsAnswer<Value>> {
  const startedAt = performance.now();
  const elapsed = () => Math.round(performance.now() - startedAt);
  const deadline = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  // The SDK does not settle on every abort (an HTTP 101, say), hence the race.
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      deadline.abort();
      reject(new Error(`AWS did not answer within ${deadlineMs / 1_000} seconds`));
    }, deadlineMs);
  });
  try {
    const output = await Promise.race([send(deadline.signal), tooLate]);
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
    clearTimeout(timer);
  }
}
