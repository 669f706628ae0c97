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
  draft: { title: "Draft", meaning: "Nothing has been created in AWS yet.", tone: "neutral" },
  "awaiting-setup": {
    title: "Awaiting set-up",
    meaning: "What was created in AWS is still to be verified.",
    tone: "neutral",
  },
  verifying: { title: "Verifying", meaning: "We are asking AWS now.", tone: "progress" },
  propagating: {
    title: "Waiting for AWS",
    meaning: "AWS may not have spread yet what is new or was changed. We try again by ourselves.",
    tone: "progress",
  },
  connected: {
    title: "Connected",
    meaning: "The access opens. What stands below is advice, or could not be looked at.",
    tone: "good",
  },
  "action-needed": {
    title: "Action needed",
    meaning: "Something has to be changed in AWS. The last verification says what.",
    tone: "attention",
  },
  refused: {
    title: "Refused",
    meaning: "It is not safe as it is, so we do not use it.",
    tone: "bad",
  },
  broken: { title: "Broken", meaning: "The connection worked before and no longer does.", tone: "bad" },
  disconnected: { title: "Disconnected", meaning: "The connection has been ended.", tone: "neutral" },
};

/** Whether a verification is under way: what it finds takes the state's place. */
export function isInProgress(state: ConnectionState): boolean {
  return state === "verifying" || state === "propagating";
}
