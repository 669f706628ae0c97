import type { PolicyDocument } from "@/lib/iam/policy-document";

/** A policy as a person reads and pastes it. */
export function formatPolicy(document: PolicyDocument): string {
  return JSON.stringify(document, null, 2);
}
