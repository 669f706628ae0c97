/** What was pasted of another access, or of one that is proven by now, explains nothing any more. */
export const FORGOTTEN_ANSWER = { pastedAnswer: null, pastedAnswerKind: null, pastedAnswerAt: null } as const;
