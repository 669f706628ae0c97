import { AwsError, type AwsErrorCode } from "./aws-error";
import type { ParamReader } from "./param-reader";
import type { XmlObject } from "./xml";

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
  const marker = params.optionalText("Marker", { min: 1 });
  const maxItems = params.integer("MaxItems", { min: 1, max: 1000 }) ?? 100;
  if (marker === undefined) return { offset: 0, maxItems };
  const offset = MARKER.exec(Buffer.from(marker, "base64url").toString())?.[1];
  if (offset === undefined) throw new AwsError(badMarker.code, badMarker.message);
  return { offset: Number(offset), maxItems };
}

/** One page of a list, and the members IsTruncated and Marker that go with it. */
export function takePage<T>(
  items: readonly T[],
  { offset, maxItems }: PageRequest,
): { page: T[]; rest: XmlObject } {
  const end = offset + maxItems;
  const truncated = end < items.length;
  const marker = truncated ? Buffer.from(`after-${end}`).toString("base64url") : undefined;
  return { page: items.slice(offset, end), rest: { IsTruncated: truncated, Marker: marker } };
}
