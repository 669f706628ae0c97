import "server-only";
import { cleanText } from "./evidence";

/** IAM's bound for a policy document (IAM API Reference, "PutRolePolicy"). */
const MAX_TEXT = 131_072;

/** A name, ARN or version as text that may be shown; null for anything else. */
export function wordOf(given: unknown): string | null {
  return typeof given === "string" && given !== "" && cleanText(given) === given ? given : null;
}

/** A policy's JSON from the percent-encoded text that IAM answers with; null where it is none. */
export function readPolicyText(encoded: unknown): string | null {
  if (typeof encoded !== "string") return null;
  try {
    const text = decodeURIComponent(encoded);
    const document: unknown = JSON.parse(text);
    const isPolicy = typeof document === "object" && document !== null && "Statement" in document;
    return isPolicy && text.length <= MAX_TEXT ? text : null;
  } catch {
    return null;
  }
}

/** The results in the order of the items, a few items at a time. */
export async function inTurns<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = items.entries();
  const worker = async () => {
    for (const [index, item] of waiting) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
