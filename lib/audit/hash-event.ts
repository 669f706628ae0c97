import "server-only";
import { createHash } from "node:crypto";
import { canonicalText, type LinkedEvent } from "./chain";

/** SHA-256, in hexadecimal, over an event and the hash of the one before it. */
export function hashEvent(event: LinkedEvent): string {
  return createHash("sha256").update(canonicalText(event)).digest("hex");
}
