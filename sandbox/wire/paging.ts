import type { AnswerObject } from "./answer-value";
import { AwsError, type AwsErrorCode } from "./aws-error";
import type { ParamReader } from "./param-reader";

export interface PageRequest {
  offset: number;
  maxItems: number;
}

const MARKER = /^after-(\d{1,9})$/;

interface BadMarker {
  code: AwsErrorCode;
  message: string;
}

const LIST_MARKER: BadMarker = { code: "ValidationError", message: "Invalid Marker." };

/** Reads Marker and MaxItems (1–1000, default 100). */
export function readPage(params: ParamReader, badMarker: BadMarker = LIST_MARKER): PageRequest {
  return readPageOf(params, { member: "MaxItems", usual: 100 }, badMarker);
}

/** Reads Marker and the page's size, 1–1000, from the member that the service has for it. */
export function readPageOf(
  params: ParamReader,
  size: { member: string; usual: number },
  badMarker: BadMarker,
): PageRequest {
  const marker = params.optionalText("Marker", { min: 1 });
  const maxItems = params.integer(size.member, { min: 1, max: 1000 }) ?? size.usual;
  if (marker === undefined) return { offset: 0, maxItems };
  const offset = MARKER.exec(Buffer.from(marker, "base64url").toString())?.[1];
  if (offset === undefined) throw new AwsError(badMarker.code, badMarker.message);
  return { offset: Number(offset), maxItems };
}

/** One page of a list, and the members IsTruncated and Marker that go with it. */
export function takePage<T>(items: readonly T[], request: PageRequest): { page: T[]; rest: AnswerObject } {
  const { page, next } = cutPage(items, request);
  return { page, rest: { IsTruncated: next !== undefined, Marker: next } };
}

/** One page of a list, and the marker of the next one if there is one. */
export function cutPage<T>(
  items: readonly T[],
  { offset, maxItems }: PageRequest,
): { page: T[]; next: string | undefined } {
  const end = offset + maxItems;
  const next = end < items.length ? Buffer.from(`after-${end}`).toString("base64url") : undefined;
  return { page: items.slice(offset, end), next };
}
