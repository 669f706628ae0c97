/** A statement as it was pasted: nothing about it is sure yet. */
export type RawStatement = Record<string, unknown>;

/** A policy document as it was pasted, its statements as a list. */
export interface RawDocument {
  /** Version, Id and whatever else stands beside Statement. */
  frame: Record<string, unknown>;
  statements: unknown[];
}
