/** Why what was pasted does not tell of the policies of a role or user. */
export type PolicyPasteProblem = keyof typeof PROBLEMS;

const WHAT_TO_PASTE = "Paste everything that the command below prints.";

const PROBLEMS = {
  empty: `There is nothing here yet. ${WHAT_TO_PASTE}`,
  "too-long": `This is far longer than the policies of one role or user. ${WHAT_TO_PASTE}`,
  "holds-secret":
    "There is what looks like a secret access key in this text, so nothing of it was kept. Paste only what the command below prints.",
  command: "This is the command itself. Run it, and paste what it prints.",
  "other-error":
    "This is an error that says nothing about the policies. Mend what it names, then run the command below again and paste what it prints.",
  "cut-off": `The answer is not whole: it ends too early, or begins too late. ${WHAT_TO_PASTE}`,
  "not-policies": `There is no answer of AWS about the policies in this text. ${WHAT_TO_PASTE}`,
} as const;

/** The problem in the customer's words; nothing of the text is repeated. */
export function describePolicyPasteProblem(problem: PolicyPasteProblem): string {
  return PROBLEMS[problem];
}
