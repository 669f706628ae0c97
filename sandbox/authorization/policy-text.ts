import type { PolicyDocument, Statement } from "../../lib/iam/policy-document";
import { asList } from "../../lib/iam/policy-document";
import type { NamedPolicy } from "../evaluation/authorize";

const MAX_REMEMBERED = 2000;
const remembered = new Map<string, PolicyDocument>();

/** Reads a policy text that was checked when it was stored: one statement or a list, version 2008 when absent. */
export function parsePolicy(text: string): PolicyDocument {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const raw: Omit<PolicyDocument, "Statement" | "Version"> & {
    Version?: PolicyDocument["Version"];
    Statement: Statement | Statement[];
  } = JSON.parse(text);
  const document = {
    ...raw,
    Version: raw.Version ?? "2008-10-17",
    Statement: asList(raw.Statement),
  } as const;
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(text, document);
  return document;
}

/** A policy text with the name that explanations give it. */
export function namedPolicy(id: string, text: string): NamedPolicy {
  return { id, document: parsePolicy(text) };
}
