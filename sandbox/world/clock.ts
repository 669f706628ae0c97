/** The sandbox's time: tests move it instead of waiting. */
export interface Clock {
  /** Milliseconds since 1970 for everything that lasts: sessions, spreading, dates of creation. */
  now(): number;
  /** Milliseconds since 1970 as signatures are held against: real time and the skew, without the advance. */
  signingNow(): number;
  advance(ms: number): void;
  /** Makes the sandbox's own clock wrong by so much. */
  setSkew(ms: number): void;
  /** How wrong the clock is. */
  skew(): number;
  reset(): void;
}

/** A clock that runs with the machine's, moved by what it is told. */
export function createClock(): Clock {
  let advancedMs = 0;
  let skewMs = 0;
  return {
    now: () => Date.now() + skewMs + advancedMs,
    signingNow: () => Date.now() + skewMs,
    advance: (ms) => {
      advancedMs += ms;
    },
    setSkew: (ms) => {
      skewMs = ms;
    },
    skew: () => skewMs,
    reset: () => {
      advancedMs = 0;
      skewMs = 0;
    },
  };
}

/** An instant as AWS writes it in XML: no fraction of a second. */
export function isoSeconds(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** An instant as Signature Version 4 writes it: `20220127T001427Z`. */
export function basicIso(ms: number): string {
  return isoSeconds(ms).replace(/[-:]/g, "");
}
