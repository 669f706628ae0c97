import type { ChainFault } from "./chain";

const WORDS: Record<ChainFault, (sequence: bigint) => string> = {
  missing: (n) => `Event ${n} is missing.`,
  altered: (n) => `Event ${n} was altered: its content does not match its hash.`,
  replaced: (n) =>
    `Event ${n} is not the one that was written there: it was moved, or altered together with its link.`,
  unlinked: (n) =>
    `Event ${n} does not follow the event before it: that one was altered and hashed anew, or this one was put in.`,
  "end-missing": (n) => `Event ${n} and all after it are missing: the head of the log tells of them.`,
  "beyond-head": (n) =>
    `Event ${n} stands beyond the head of the log: it was put in, or the head was set back.`,
  "head-altered": (n) => `The head of the log does not match event ${n}, the newest: the head was altered.`,
  "not-as-kept": (n) =>
    `Event ${n} is not the one whose hash you kept: the log was rewritten or cut off since then.`,
};

/** One sentence on what is wrong with the chain, and where. */
export function describeFault(fault: ChainFault, sequence: bigint): string {
  return WORDS[fault](sequence);
}
