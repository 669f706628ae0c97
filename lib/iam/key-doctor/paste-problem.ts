/** Why what was pasted does not tell of a user's access keys. */
export type KeyPasteProblem = keyof typeof PROBLEMS;

const WHAT_TO_PASTE =
  "Paste what the command below prints, or copy the access keys with their statuses from the user's tab Security credentials.";

const PROBLEMS = {
  empty: `There is nothing here yet. ${WHAT_TO_PASTE}`,
  "too-long": `This is far longer than a list of access keys. ${WHAT_TO_PASTE}`,
  "holds-secret":
    "There is what looks like a secret access key in this text, so nothing of it was kept. A new key is entered in the form for access keys; here, paste only what the command below prints.",
  command: "This is the command itself. Run it, and paste what it prints.",
  "other-error":
    "This is an error that says nothing about the access keys. Mend what it names, then run the command below again and paste what it prints.",
  "other-call":
    "This is AWS's answer to another call, so it does not say which access keys the user has. Run the command below, and paste what it prints.",
  "status-missing":
    "There is an access key ID here, but not whether that key is Active or Inactive. Copy its status as well, or paste what the command below prints.",
  "several-users":
    "A user has at most two access keys, and there are more in this text. Paste the access keys of the one user that the key is of.",
  "not-a-list": `There is no list of access keys in this text, or parts of it are hidden or cut off. ${WHAT_TO_PASTE}`,
} as const;

/** The problem in the customer's words; nothing of the text is repeated. */
export function describeKeyPasteProblem(problem: KeyPasteProblem): string {
  return PROBLEMS[problem];
}
