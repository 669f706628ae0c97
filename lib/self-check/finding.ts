import type { Finding } from "./types";

export function ok(seen: string): Finding {
  return { verdict: "ok", seen, remedy: null };
}

export function notUsed(seen: string): Finding {
  return { verdict: "not-used", seen, remedy: null };
}

export function attention(seen: string, remedy: string): Finding {
  return { verdict: "attention", seen, remedy };
}

export function broken(seen: string, remedy: string): Finding {
  return { verdict: "broken", seen, remedy };
}

/** "1 secret", "2 secrets". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
