import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { SignatureParts } from "./authorization-header";

/** What was signed, apart from the parts of the Authorization header. */
export interface SignedRequest {
  method: string;
  /** Path and query as sent. */
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** `X-Amz-Date` as sent. */
  timestamp: string;
}

/**
 * Whether the signature is the one that the secret makes. The body is hashed here, whatever the client says of it
 * (IAM User Guide, "Create a signed AWS API request").
 */
export function signatureMatches(request: SignedRequest, parts: SignatureParts, secret: string): boolean {
  const expected = Buffer.from(sign(request, parts, secret));
  const given = Buffer.from(parts.signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

function sign(
  request: SignedRequest,
  { date, region, service, signedHeaders }: SignatureParts,
  secret: string,
): string {
  const scope = `${date}/${region}/${service}/aws4_request`;
  const canonical = sha256(canonicalRequest(request, signedHeaders));
  const toSign = `AWS4-HMAC-SHA256\n${request.timestamp}\n${scope}\n${canonical}`;
  const key = [date, region, service, "aws4_request"].reduce(hmac, Buffer.from(`AWS4${secret}`));
  return hmac(key, toSign).toString("hex");
}

function canonicalRequest({ method, url, headers, body }: SignedRequest, signedHeaders: string[]): string {
  const [path = "/", query = ""] = url.split("?", 2);
  const lines = signedHeaders.map((name) => `${name}:${canonicalValue(headers[name])}\n`).join("");
  return [method, path, canonicalQuery(query), lines, signedHeaders.join(";"), sha256(body)].join("\n");
}

function canonicalValue(value: string | string[] | undefined): string {
  const text = Array.isArray(value) ? value.join(",") : (value ?? "");
  return text.trim().replace(/ +/g, " ");
}

function canonicalQuery(query: string): string {
  return [...new URLSearchParams(query)]
    .map(([name, value]) => `${encodeRfc3986(name)}=${encodeRfc3986(value)}`)
    .sort()
    .join("&");
}

/** Percent-encoding of everything but the unreserved characters of RFC 3986. */
export function encodeRfc3986(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
