import type { AnswerObject } from "../wire/answer-value";
import { cutPage, type PageRequest, readPageOf } from "../wire/paging";
import type { ParamReader } from "../wire/param-reader";

/** Reads Marker and Limit. */
export function readKmsPage(params: ParamReader, usual: number): PageRequest {
  const badMarker = { code: "InvalidMarkerException", message: "The marker is not valid." } as const;
  return readPageOf(params, { member: "Limit", usual }, badMarker);
}

/** One page of a list, and the members Truncated and NextMarker that go with it. */
export function takeKmsPage<T>(items: readonly T[], request: PageRequest): { page: T[]; rest: AnswerObject } {
  const { page, next } = cutPage(items, request);
  return { page, rest: { Truncated: next !== undefined, NextMarker: next } };
}
