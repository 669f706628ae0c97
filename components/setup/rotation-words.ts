import type { StateTone } from "@/lib/onboarding/connection-state";
import type { RotationView } from "@/lib/setup/rotation-view";

interface RotationWords {
  tone: StateTone;
  title: string;
  text: string;
  /** What to do with the trust policy below. */
  instruction: string;
}

/** What each stage of a new External ID asks of the customer, and what it means until then. */
export const ROTATION_WORDS: Record<RotationView["stage"], (productName: string) => RotationWords> = {
  staged: (productName) => ({
    tone: "attention",
    title: "This connection gets a new External ID",
    text: `It works as it is, and goes on working. Once your role lets the new one in beside the present one, the next verification proves it, and ${productName} uses it from then on.`,
    instruction: "Replace the trust policy of the role with this one, which accepts both External IDs.",
  }),
  promoted: (productName) => ({
    tone: "attention",
    title: "The new External ID is in use",
    text: `${productName} uses the new one alone. The old one still stands in your trust policy until you take it out.`,
    instruction:
      "Replace the trust policy of the role with this one, which accepts the new External ID alone.",
  }),
  revoked: (productName) => ({
    tone: "bad",
    title: "The External ID of this connection was revoked",
    text: `The old one counts for nothing any more, and ${productName} does not use your role until it opens with the new one, and with no other.`,
    instruction:
      "Replace the trust policy of the role with this one, which accepts the new External ID alone.",
  }),
};

const EXCHANGE = [
  "The role accepts both External IDs",
  "A verification proves the new one, which takes over",
  "The role accepts the new one alone",
  "A verification proves that the old one is refused",
];

const REPLACEMENT = [
  "The role accepts the new External ID alone",
  "A verification proves the new one, and that the old one is refused",
];

/** The way from here to the end, and how many of its steps are done. */
export const ROTATION_STEPS: Record<RotationView["stage"], { steps: readonly string[]; done: number }> = {
  staged: { steps: EXCHANGE, done: 0 },
  promoted: { steps: EXCHANGE, done: 2 },
  revoked: { steps: REPLACEMENT, done: 0 },
};
