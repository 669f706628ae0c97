import { mayHoldSecretAccessKey } from "@/lib/iam/secret-access-key";

const LEFT_OUT = "  (A line is left out here, because it may repeat a secret; the page has it.)";

/** The lines for a ticket, without those that may repeat a secret; that is said. */
export function withoutSecretLines(lines: readonly string[]): string[] {
  return lines.map((line) => (mayHoldSecretAccessKey(line) ? LEFT_OUT : line));
}
