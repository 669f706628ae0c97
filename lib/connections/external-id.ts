import "server-only";
import { randomBytes } from "node:crypto";
import { createExternalId, EXTERNAL_ID_RANDOM_BYTES, type ExternalId } from "@/lib/iam/external-id";

/** Makes an External ID of fresh random bits. */
export function drawExternalId(): ExternalId {
  return createExternalId(randomBytes(EXTERNAL_ID_RANDOM_BYTES));
}
