import type { TrustExpectation } from "./examination";
import type { TrustDocument } from "./trust-statement";

/** The External IDs to try on a document: those that must open it, and those that must not. */
export interface ProbeSet {
  right: readonly string[];
  /** Values that nobody was given: the document takes them by a pattern, or takes everything. */
  arbitrary: string[];
  /** Particular values: former External IDs, and those that the document names besides ours. */
  particular: string[];
}

const ARBITRARY = ["rb-7q3v9k2m5x8c1n4b6z0t7w3y9h2j5d8f", "somebody-elses-id"];

/** The External IDs that tell how a document opens, among them one for each of its patterns. */
export function probesOf(document: TrustDocument, expected: TrustExpectation): ProbeSet {
  const named = document.statements
    .flatMap(({ conditions }) => conditions)
    .filter(({ key }) => key.toLowerCase() === "sts:externalid")
    .flatMap(({ values }) => values);
  const right = [...new Set<string>(expected.externalIds)];
  const usable = (ids: string[]) => [...new Set(ids)].filter((id) => isSendable(id) && !right.includes(id));
  const instances = named
    .filter((value) => /[*?]/.test(value))
    .map((value) => value.replaceAll("*", "x0").replaceAll("?", "x"));
  return {
    right,
    arbitrary: usable([...ARBITRARY, ...instances]),
    particular: usable([...expected.formerExternalIds, ...named]),
  };
}

/** Whether STS takes the text as an External ID (STS API Reference, AssumeRole). */
export function isSendable(text: string): boolean {
  return /^[\w+=,.@:/-]{2,1224}$/.test(text);
}
