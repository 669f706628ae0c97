import { editDistance } from "../edit-distance";
import type { KeyAnswer, KeyExamination, KeyExpectation, KeyFinding, ListedKey } from "./examination";
import {
  activeFinding,
  emptyFinding,
  errorFinding,
  inactiveFinding,
  mistypedFinding,
  strangerFinding,
} from "./finding-texts";
import { describeKeyPasteProblem } from "./paste-problem";
import { readKeyAnswer } from "./read-key-answer";

/** More than a slip of the keyboard, or two letters exchanged, makes another key. */
const LARGEST_SLIP = 2;

/** Says from what a customer pasted why AWS does not know the entered key. Never throws, and repeats nothing but key IDs. */
export function examineKeyAnswer(pasted: string, expected: KeyExpectation): KeyExamination {
  const read = readKeyAnswer(pasted);
  if (read.ok) return { kind: "examined", ...findFault(read.answer, expected) };
  return { kind: "unreadable", problem: read.problem, message: describeKeyPasteProblem(read.problem) };
}

function findFault(answer: KeyAnswer, expected: KeyExpectation): KeyFinding {
  if (answer.kind === "error") return errorFinding(answer.error, expected);
  const { keys } = answer;
  const { accessKeyId } = expected;
  const entered = keys.find((key) => key.accessKeyId === accessKeyId);
  if (entered?.status === "Active") return activeFinding(expected);
  if (entered) {
    const other = keys.find((key) => key !== entered && key.status === "Active");
    return inactiveFinding(expected, other?.accessKeyId ?? null);
  }
  if (keys.length === 0) return emptyFinding(expected);
  const meant = nearestOf(keys, accessKeyId);
  return meant ? mistypedFinding(expected, meant) : strangerFinding(expected, keys);
}

function nearestOf(keys: readonly ListedKey[], accessKeyId: string) {
  const near = keys
    .map((key) => ({ ...key, slips: editDistance(key.accessKeyId, accessKeyId) }))
    .filter(({ slips }) => slips <= LARGEST_SLIP)
    .sort((a, b) => a.slips - b.slips);
  return near[0] ?? null;
}
