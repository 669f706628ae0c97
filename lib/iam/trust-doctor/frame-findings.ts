import { isRecord, lookUp, textsOf } from "../raw-json";
import type { TrustExpectation, TrustFinding } from "./examination";
import type { FindingCode } from "./finding-texts";
import type { TextSlip } from "./lenient-json";
import { type Fault, makeFinding } from "./make-finding";
import type { RawDocument } from "./raw-document";
import type { ReadPaste } from "./read-paste";

const CODE_OF_SLIP: Record<TextSlip, FindingCode> = {
  "smart-quotes": "text-quotes",
  "single-quotes": "text-quotes",
  "trailing-comma": "text-trailing-comma",
  comment: "text-comment",
  "broken-string": "text-broken-string",
};

const FRAME_FIELDS = ["Version", "Id", "Statement"];

/** What IAM does not take in the text itself, and keys that stand twice. */
export function textFindings(
  read: Extract<ReadPaste, { ok: true }>,
  expected: TrustExpectation,
): TrustFinding[] {
  const slips = new Set(read.slips.map((slip) => CODE_OF_SLIP[slip]));
  const faults: Fault[] = [...slips].map((code) => ({ code, effect: "rejected" }));
  if (read.frameMissing) faults.push({ code: "frame-missing", effect: "rejected" });
  faults.push(...read.repeatedKeys.map((value): Fault => ({ code: "key-repeated", effect: "note", value })));
  return faults.map((fault) => makeFinding(fault, null, expected));
}

/** What is wrong around the statements: version, unknown fields, Sids that stand twice, no statement at all. */
export function frameFindings(raw: RawDocument, expected: TrustExpectation): TrustFinding[] {
  const faults = [...versionFaults(raw), ...fieldFaults(raw)];
  if (raw.statements.length === 0) faults.push({ code: "statement-missing", effect: "rejected" });
  return [...faults.map((fault) => makeFinding(fault, null, expected)), ...repeatedSids(raw, expected)];
}

function versionFaults({ frame }: RawDocument): Fault[] {
  const version = lookUp(frame, "Version");
  if (version === undefined) return [{ code: "version-missing", effect: "note" }];
  if (version === "2008-10-17") return [{ code: "version-old", effect: "note" }];
  if (version === "2012-10-17") return [];
  return [{ code: "version-unknown", effect: "rejected", value: textsOf(version).join() }];
}

function fieldFaults({ frame }: RawDocument): Fault[] {
  return Object.keys(frame).flatMap((name): Fault[] => {
    const known = FRAME_FIELDS.find((field) => field.toLowerCase() === name.toLowerCase());
    if (known === name) return [];
    return known === undefined
      ? [{ code: "field-unknown", effect: "rejected", value: name }]
      : [{ code: "field-letter-case", effect: "rejected", value: name, about: `"${known}"` }];
  });
}

function repeatedSids({ statements }: RawDocument, expected: TrustExpectation): TrustFinding[] {
  const seen = new Set<string>();
  return statements.flatMap((statement, index) => {
    const sid = isRecord(statement) ? lookUp(statement, "Sid") : undefined;
    if (typeof sid !== "string" || sid === "") return [];
    const repeated = seen.has(sid);
    seen.add(sid);
    const fault: Fault = { code: "sid-repeated", effect: "rejected", value: sid };
    return repeated ? [makeFinding(fault, { index, sid }, expected)] : [];
  });
}
