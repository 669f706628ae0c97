/** What a customer can paste to have it explained: AWS tells it to nobody else. Each kind has a doctor that reads it. */
export const ANSWER_KINDS = ["trust-policy", "key-list", "policies"] as const;

export type AnswerKind = (typeof ANSWER_KINDS)[number];
