/** A piece of a sentence: plain text, words that stand on the console's screen, or a value to type. */
export interface TextPart {
  kind: "text" | "control" | "value";
  text: string;
}

export interface StepValue {
  kind: "trust-policy" | "permission-policy" | "text";
  label: string;
  text: string;
}

/** One numbered sentence of the set-up, with the value to paste there, if any. */
export interface SetupStep {
  id: string;
  text: readonly TextPart[];
  value?: StepValue;
  /** The console page where the step begins. */
  link?: { label: string; url: string };
}

/**
 * Reads a sentence in which `**Create role**` stands for the console's own words and `` `MyRole` `` for a value.
 */
export function writeParts(sentence: string): TextPart[] {
  return sentence
    .split(/(\*\*[^*]+\*\*|`[^`]+`)/)
    .filter((piece) => piece !== "")
    .map((piece): TextPart => {
      if (piece.startsWith("**")) return { kind: "control", text: piece.slice(2, -2) };
      if (piece.startsWith("`")) return { kind: "value", text: piece.slice(1, -1) };
      return { kind: "text", text: piece };
    });
}

/** The sentence without its marks, for plain text and screen readers. */
export function plainText(parts: readonly TextPart[]): string {
  return parts.map(({ text }) => text).join("");
}

/** A value to copy that is no document. */
export function textValue(label: string, text: string): StepValue {
  return { kind: "text", label, text };
}
