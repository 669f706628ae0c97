import { inspect } from "node:util";

const REDACTED = "[redacted]";

/** A value that must not be printed: text, JSON and inspection show that it is there, not what it is. */
export interface Secret {
  /** The value itself; call it where it is used and nowhere else. */
  reveal(): string;
  toString(): string;
  toJSON(): string;
}

export function createSecret(value: string): Secret {
  const redact = () => REDACTED;
  return Object.freeze({ reveal: () => value, toString: redact, toJSON: redact, [inspect.custom]: redact });
}
