import { holdsLikelySecret, holdsSecretAccessKey } from "../pasted-secret";
import { addAnswer } from "./collect-facts";
import type { Holder, PolicyAnswer, ReadPolicyAnswer } from "./examination";
import { type FoundObject, findJsonObjects } from "./json-objects";
import { KEPT_BEGINS, readKept, writeKept } from "./kept-policies";
import type { PolicyPasteProblem } from "./paste-problem";
import { noFacts, type PolicyFacts } from "./policy-facts";
import {
  areTextsRefused,
  type ErrorMeaning,
  findErrors,
  meaningForLists,
  meaningForTexts,
  meaningOfErrors,
  type SeenError,
} from "./read-policy-error";
import { findToldHolder, putTogether } from "./told-policies";

const LONGEST_TEXT = 150_000;
/** What we wrote holds every text once, but names what a text is of more often than AWS. */
const LONGEST_KEPT = 4 * LONGEST_TEXT;
/** Each text as often as it bears on somebody: AWS's answers name one that comes through many groups in a few words. */
const LONGEST_TOLD = 2 * LONGEST_TEXT;

interface Parted {
  facts: PolicyFacts;
  kept: PolicyAnswer | null;
  /** All that stands around AWS's answers. */
  rest: string;
}

/**
 * Finds in a pasted text what AWS says of all policies that bear on a role or user, in the order in which our commands print
 * it or any other, or AWS's error. Gives names, ARNs, versions and policy texts, and nothing else of it. Never throws.
 */
export function readPolicyAnswer(pasted: string, holder: Holder): ReadPolicyAnswer {
  if (pasted.length > (pasted.startsWith(KEPT_BEGINS) ? LONGEST_KEPT : LONGEST_TEXT))
    return refuse("too-long");
  const text = plainText(pasted);
  if (text.trim() === "") return refuse("empty");
  const { facts, kept, rest } = partText(text);
  const read: ReadPolicyAnswer = kept ? { ok: true, answer: kept } : readFacts(facts, rest, holder);
  if (read.ok && lengthOf(read.answer) > LONGEST_TOLD) return refuse("too-long");
  const isSecretKept = read.ok && holdsLikelySecret(writeKept(read.answer));
  return isSecretKept || holdsSecret(rest, holder) ? refuse("holds-secret") : read;
}

function lengthOf(answer: PolicyAnswer): number {
  if (answer.kind === "error") return 0;
  return answer.told.policies.reduce((sum, { text }) => sum + (text?.length ?? 0), 0);
}

/** A name may have the very form of a secret access key. */
function holdsSecret(rest: string, { name }: Holder): boolean {
  return holdsSecretAccessKey(holdsSecretAccessKey(name) ? rest.replaceAll(name, " ") : rest);
}

/** What is kept of a pasted text, written by us. It reads to the same. */
export function writePolicyAnswer(answer: PolicyAnswer): string {
  return writeKept(answer);
}

/** Without characters that nobody sees; curly quotes where a program made all quotes curly. */
function plainText(pasted: string): string {
  const visible = pasted.replace(/\p{Cf}/gu, "");
  return visible.includes('"') ? visible : visible.replace(/[\u201C-\u201F]/g, '"');
}

function partText(text: string): Parted {
  const facts = noFacts();
  let kept: PolicyAnswer | null = null;
  const known: FoundObject[] = [];
  for (const found of findJsonObjects(text)) {
    const ours = readKept(found.value);
    kept = ours ?? kept;
    if (ours || addAnswer(facts, found.value)) known.push(found);
  }
  const rest = known.map(({ start }, index) => text.slice(known[index - 1]?.end ?? 0, start));
  return {
    facts,
    kept,
    rest: [...rest, text.slice(known.at(-1)?.end ?? 0)].join("\n"),
  };
}

function readFacts(facts: PolicyFacts, rest: string, expected: Holder): ReadPolicyAnswer {
  const errors = findErrors(rest);
  const holder = findToldHolder(facts, expected);
  if (!holder) return withoutHolder(facts, rest, errors, expected);
  const { told, missingLists, missingTexts } = putTogether(facts, holder);
  if (missingLists.length > 0) return fail(meaningForLists(rest, errors, missingLists));
  if (areTextsRefused(errors, missingTexts)) return { ok: true, answer: { kind: "policies", told } };
  return fail(meaningForTexts(rest, errors, missingTexts));
}

function withoutHolder(
  facts: PolicyFacts,
  rest: string,
  errors: readonly SeenError[],
  expected: Holder,
): ReadPolicyAnswer {
  if (facts.listed.get(expected.kind) === true) return fail("holder-not-there");
  const meaning = meaningOfErrors(rest, errors, expected);
  if (meaning !== null) return fail(meaning);
  const isPart = Object.values(facts).some(({ size }) => size > 0);
  if (isPart) return refuse("cut-off");
  return refuse(/\baws\s+iam\s+(?:get|list)-/.test(rest) ? "command" : "not-policies");
}

/** What is missing without an error that says why was cut off. */
function fail(meaning: ErrorMeaning | null): ReadPolicyAnswer {
  if (meaning === null) return refuse("cut-off");
  if (meaning === "other-error") return refuse("other-error");
  return { ok: true, answer: { kind: "error", error: meaning } };
}

function refuse(problem: PolicyPasteProblem): ReadPolicyAnswer {
  return { ok: false, problem };
}
