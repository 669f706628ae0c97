import "server-only";
import type { AwsEvidence } from "@/lib/verification/check-result";

const MAX_LENGTH = 1_000;
/** Control characters, line separators, direction marks that make text read other than it is, and halves of letters. */
const UNSAFE = /[\p{C}\p{Zl}\p{Zp}]+/gu;
/** AWS may append a console link that opens in whichever account owns the request. */
const DETAILS_LINK = / ?Go to https:\/\/\S+ for complete details.*$/s;

/** Text from AWS as it may be stored and shown: one line, no control or direction characters, at most 1,000 long. */
export function cleanText(text: unknown): string | null {
  if (typeof text !== "string" || text === "") return null;
  return text.replace(DETAILS_LINK, "").slice(0, MAX_LENGTH).replace(UNSAFE, " ").trim();
}

interface ErrorFacts {
  httpStatus: number | null;
  code: string | null;
  message: string | null;
  requestId: string | null;
}

/** Takes from an SDK error the four facts that are kept; nothing else of it is stored or logged. */
export function readError(error: unknown): ErrorFacts {
  const known = (typeof error === "object" && error !== null ? error : {}) as {
    Code?: unknown;
    name?: unknown;
    message?: unknown;
    $metadata?: { httpStatusCode?: unknown; requestId?: unknown };
  };
  const status = known.$metadata?.httpStatusCode;
  return {
    httpStatus: typeof status === "number" ? status : null,
    code: cleanText(known.Code ?? known.name),
    message: cleanText(known.message),
    requestId: cleanText(known.$metadata?.requestId),
  };
}

/** The evidence of an answer that went well. */
export function describeSuccess(
  call: string,
  metadata: { httpStatusCode?: number; requestId?: string },
  durationMs: number,
): AwsEvidence {
  return {
    call,
    httpStatus: metadata.httpStatusCode ?? null,
    code: null,
    message: null,
    requestId: cleanText(metadata.requestId),
    durationMs,
  };
}
