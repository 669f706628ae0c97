/** The states of a connection, in the words of the design, and what each one tells the customer. */
export const CONNECTION_STATES = [
  "draft",
  "awaiting-setup",
  "verifying",
  "propagating",
  "connected",
  "action-needed",
  "refused",
  "broken",
  "disconnected",
] as const;

export type ConnectionState = (typeof CONNECTION_STATES)[number];

export type StateTone = "neutral" | "progress" | "good" | "attention" | "bad";

interface StateWords {
  title: string;
  meaning: string;
  tone: StateTone;
}

export const STATE_WORDS: Record<ConnectionState, StateWords> = {
  draft: { title: "Draft", meaning: "The role is still to be created in AWS.", tone: "neutral" },
  "awaiting-setup": {
    title: "Awaiting set-up",
    meaning: "The role has been created; its ARN is still to be entered.",
    tone: "neutral",
  },
  verifying: { title: "Verifying", meaning: "We are asking AWS now.", tone: "progress" },
  propagating: {
    title: "Waiting for AWS",
    meaning: "AWS has not yet spread the new role. We try again by ourselves.",
    tone: "progress",
  },
  connected: { title: "Connected", meaning: "The role works, and only with your External ID.", tone: "good" },
  "action-needed": {
    title: "Action needed",
    meaning: "Something is missing in AWS. The last verification says what to add.",
    tone: "attention",
  },
  refused: {
    title: "Refused",
    meaning: "The role can be used without your External ID, so we do not use it.",
    tone: "bad",
  },
  broken: { title: "Broken", meaning: "The connection worked before and no longer does.", tone: "bad" },
  disconnected: { title: "Disconnected", meaning: "The connection has been ended.", tone: "neutral" },
};
