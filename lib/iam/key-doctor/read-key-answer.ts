import { holdsSecretAccessKey } from "../pasted-secret";
import type { KeyAnswer, ListedKey, ReadKeyAnswer } from "./examination";
import type { KeyPasteProblem } from "./paste-problem";
import { readKeyError, writeKeyError } from "./read-key-error";
import { withoutCommands, withoutErrors, withoutPrompts } from "./terminal-text";

/** A page of the console, copied whole, is shorter. */
const LONGEST_TEXT = 60_000;
/** IAM User Guide, "IAM and AWS STS quotas": access keys for an IAM user. */
const MOST_KEYS = 2;
/** A row of a table with its description, or a few lines of the console: what comes later is not about the key. */
const LONGEST_ROW = 1_000;

const KEY_ID = /(?<![A-Za-z0-9/+])AKIA[A-Z0-9]{16}(?![A-Za-z0-9/+])/g;
/** An ID with characters hidden, as people share a list. */
const HIDDEN_ID = /\bA[KS]IA[A-Z0-9]{0,15}(?:[*\u2022\u2026]|\.\.)/;

/** Where the status stands, the surest first: beside its name, alone in its cell, anywhere. */
const STATUS = [
  /\bStatus\b[^A-Za-z]{1,20}(Active|Inactive)\b/,
  /(?:^|[\t\n|"',:]|- |\s{2})\s*(Active|Inactive)\s*?(?=$|[\t\r\n|"',]|\s{2})/,
  /\b(Active|Inactive)\b/,
] as const;

const EMPTY_FIELD = /\bAccessKeyMetadata["']?\s{0,99}:\s{0,99}\[\s{0,99}\]/;
/** The console's own words in a line of their own; a table as narrow as its heading, for a wider one has rows. */
const EMPTY_LINE = /^[ \t]{0,99}No access keys\.?[ \t]{0,99}$/im;
const EMPTY_WHOLE = /^(?:\[\s*\]|(?:-+\s+)?\| {1,2}ListAccessKeys {1,2}\|(?:\s+\+-+\+)?)$/;

/**
 * Finds in a pasted text which access keys AWS lists (in any output format of the CLI, or copied from the console), or
 * AWS's error. Gives key IDs, statuses and the error's kind, and nothing else of the text. Never throws.
 */
export function readKeyAnswer(pasted: string): ReadKeyAnswer {
  if (pasted.length > LONGEST_TEXT) return refuse("too-long");
  if (holdsSecretAccessKey(pasted)) return refuse("holds-secret");
  const visible = pasted.replace(/\p{Cf}/gu, "");
  const text = withoutCommands(visible);
  if (HIDDEN_ID.test(text) || isCutOff(text)) return refuse("not-a-list");
  const stated = listStated(withoutErrors(text));
  if (stated.size > 0) return readList(stated);
  if (EMPTY_FIELD.test(text)) return NO_KEYS;
  return readKeyError(text) ?? (isEmptyList(text) ? NO_KEYS : refuse(problemOf(visible)));
}

const NO_KEYS: ReadKeyAnswer = { ok: true, answer: { kind: "list", keys: [] } };

/** What is missing may be the very key: nothing is said of half a list. */
function isCutOff(text: string): boolean {
  const last = text.slice(Math.max(0, text.lastIndexOf("AccessKeyMetadata")));
  return /^AccessKeyMetadata["']?\s{0,99}:\s{0,99}\[[^\]]*$/.test(last);
}

/** Only what is proven empty: a text without a list is no list without keys. */
function isEmptyList(text: string): boolean {
  return EMPTY_LINE.test(text) || EMPTY_WHOLE.test(withoutPrompts(text));
}

/** Each key ID with the status that follows it before the next one; where it stands twice, the later one counts. */
function listStated(text: string): Map<string, ListedKey["status"] | null> {
  const stated = new Map<string, ListedKey["status"] | null>();
  const found = [...text.matchAll(KEY_ID)];
  for (const [index, { 0: accessKeyId, index: at }] of found.entries()) {
    const rest = text.slice(at + accessKeyId.length, found[index + 1]?.index);
    stated.set(accessKeyId, statusIn(rest.slice(0, LONGEST_ROW)) ?? stated.get(accessKeyId) ?? null);
  }
  return stated;
}

function statusIn(text: string): ListedKey["status"] | null {
  for (const pattern of STATUS) {
    const status = pattern.exec(text)?.[1];
    if (status === "Active" || status === "Inactive") return status;
  }
  return null;
}

function readList(stated: Map<string, ListedKey["status"] | null>): ReadKeyAnswer {
  if (stated.size > MOST_KEYS) return refuse("several-users");
  const keys = [...stated].flatMap(([accessKeyId, status]) => (status ? [{ accessKeyId, status }] : []));
  if (keys.length < stated.size) return refuse("status-missing");
  return { ok: true, answer: { kind: "list", keys } };
}

/** Why there is no list. */
function problemOf(text: string): KeyPasteProblem {
  if (text.trim() === "") return "empty";
  if (/An error occurred|^\s*(?:aws: )?error\b/i.test(text)) return "other-error";
  return /\blist-access-keys\b/.test(text) ? "command" : "not-a-list";
}

function refuse(problem: KeyPasteProblem): ReadKeyAnswer {
  return { ok: false, problem };
}

/** What is kept of a pasted text, written by us: key IDs and statuses, or AWS's own name of the error. It reads to the same. */
export function writeKeyAnswer(answer: KeyAnswer): string {
  if (answer.kind !== "list") return writeKeyError(answer);
  if (answer.keys.length === 0) return "AccessKeyMetadata: []";
  return answer.keys.map(({ accessKeyId, status }) => `${accessKeyId} ${status}`).join("\n");
}
