import { isRecord, textsOf } from "../raw-json";

/** One key of a statement's condition block. */
export interface Condition {
  /** As written, for example `ForAnyValue:StringLike`. */
  operator: string;
  key: string;
  values: string[];
}

/** The conditions of a block, one by one; what is none is left out. */
export function toConditions(block: unknown): Condition[] {
  if (!isRecord(block)) return [];
  return Object.entries(block).flatMap(([operator, keys]) =>
    Object.entries(isRecord(keys) ? keys : {}).map(([key, values]) => ({
      operator,
      key,
      values: textsOf(values),
    })),
  );
}
