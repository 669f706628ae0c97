import { isRecord } from "../raw-json";
import type { RoleArn } from "../role-arn";
import { findTrustDocument } from "./find-document";
import { type LenientJson, readLenientJson, type TextSlip } from "./lenient-json";
import type { PasteProblem } from "./paste-problem";
import type { RawDocument } from "./raw-document";
import { readWhereAsked } from "./where-asked";

/** A CloudFormation template that CreateStack takes has at most 51,200 characters; a trust policy far fewer. */
const LONGEST_TEXT = 60_000;

export type ReadPaste =
  | {
      ok: true;
      document: RawDocument;
      slips: TextSlip[];
      repeatedKeys: string[];
      /** The text held a statement without the frame of Version and Statement. */
      frameMissing: boolean;
      /** The policy's own text as it was pasted; null where it stood within something larger. */
      source: string | null;
      /** The role that the text says it is of; null where it does not say. */
      roleArn: RoleArn | null;
    }
  | { ok: false; problem: PasteProblem; line: number | null };

/** Finds the trust policy in a pasted text, or says what the text is instead. */
export function readPaste(pasted: string): ReadPaste {
  if (pasted.length > LONGEST_TEXT) return refuse("too-long");
  const text = withoutWrapping(readWhereAsked(pasted).rest);
  if (!/[{[]/.test(text)) return refuse(problemWithoutJson(text));
  if (/^<(?:!doctype|html|div|pre|span|body|table)\b/i.test(text)) return refuse("html");
  const start = startOfJson(text);
  const json = readLenientJson(text.slice(start));
  if (!json.ok) return refuse(problemOf(json, text), json.line);
  const found = findTrustDocument(json.value);
  if (!found.ok) return refuse(found.problem);
  const { document, frameMissing, isNested, roleArn } = found;
  if (holdsTemplateValues(document)) return refuse("template-values");
  const { slips, repeatedKeys, end } = json;
  const source = isNested ? null : text.slice(start, start + end);
  return { ok: true, document, frameMissing, slips, repeatedKeys, source, roleArn };
}

/** Takes off byte order marks, code fences and a JSON text that is itself written as a JSON string. */
function withoutWrapping(pasted: string): string {
  const text = withoutFence(pasted.trim());
  if (/^%7B/i.test(text)) return decodeOrKeep(text);
  if (!/^"\{/.test(text)) return text;
  const json = readLenientJson(text);
  return json.ok && typeof json.value === "string" ? json.value : text;
}

function withoutFence(text: string): string {
  if (!text.startsWith("```")) return text;
  return text
    .replace(/^```\w*/, "")
    .replace(/```$/, "")
    .trim();
}

/** Reads a percent-encoded text, as GetRole answers with; the text itself where it is not encoded well. */
function decodeOrKeep(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

/** JSON may follow a command or stand in a Terraform heredoc. */
function startOfJson(text: string): number {
  const heredoc = /<<-?"?[A-Za-z]\w*"?[ \t]*\n/.exec(text);
  const start = heredoc === null ? 0 : heredoc.index + heredoc[0].length;
  return start + Math.max(0, text.slice(start).search(/\{|\[\s*\{/));
}

function problemOf(json: Extract<LenientJson, { ok: false }>, text: string): PasteProblem {
  if (/\bjsonencode\s*\(|^\s*(?:resource|data)\s+"aws_/m.test(text)) return "hcl";
  if (looksLikeYaml(text)) return "yaml";
  return json.cutOff ? "cut-off" : "not-json";
}

function problemWithoutJson(text: string): PasteProblem {
  if (text === "") return "empty";
  if (/^file:\/\//i.test(text)) return "file-path";
  if (/^<[!a-z]/i.test(text)) return "html";
  if (/^["']?arn:aws[\w-]*:[^\s]*$/i.test(text)) return "role-arn";
  if (looksLikeYaml(text)) return "yaml";
  if (/^["']?rb-[0-9a-z]{32}["']?$/i.test(text)) return "external-id";
  if (/^\s*(?:resource|data)\s+"aws_|\bassume_role_policy\b/m.test(text)) return "hcl";
  return "not-json";
}

function looksLikeYaml(text: string): boolean {
  return /^[ \t-]*(?:Version|Statement|Effect|Principal|AssumeRolePolicyDocument|AWSTemplateFormatVersion|Resources):(?:\s|$)/m.test(
    text,
  );
}

function holdsTemplateValues(value: unknown): boolean {
  if (typeof value === "string") return /\$\{(?:var|local|data|aws_\w+|AWS::\w+)[.}]/.test(value);
  if (Array.isArray(value)) return value.some(holdsTemplateValues);
  if (!isRecord(value)) return false;
  return Object.entries(value).some(
    ([key, item]) => key === "Ref" || key.startsWith("Fn::") || holdsTemplateValues(item),
  );
}

function refuse(problem: PasteProblem, line: number | null = null): ReadPaste {
  return { ok: false, problem, line };
}
