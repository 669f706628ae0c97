import type { AnswerKind } from "@/lib/setup/answer-kind";
import type { AuthorizedConnection } from "./types";

export interface Paste {
  text: string;
  at: Date;
}

/** What was pasted last, where it is an answer of that kind: no doctor is given another one's. */
export function pasteOf(connection: AuthorizedConnection, kind: AnswerKind): Paste | null {
  const { pastedAnswer: text, pastedAnswerKind, pastedAnswerAt: at } = connection;
  return text !== null && at !== null && pastedAnswerKind === kind ? { text, at } : null;
}
