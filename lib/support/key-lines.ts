import type { KeyFinding } from "@/lib/iam/key-doctor/examination";

/** What the access-key doctor said, line by line for a ticket. Of what was pasted it holds nothing but key IDs. */
export function listKeyLines({ code, message, steps }: KeyFinding): string[] {
  return [`  ${code}: ${message}`, ...steps.map((step) => `  to do: ${step}`)];
}
