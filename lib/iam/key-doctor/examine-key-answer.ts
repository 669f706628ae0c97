import { editDistance } from "../edit-distance";
import type { KeyAnswer, KeyExamination, KeyExpectation, KeyFinding, ListedKey } from "./examination";
import {
  activeFinding,
  emptyFinding,
  errorFinding,
  goneFinding,
  inactiveFinding,
  mistypedFinding,
  strangerFinding,
} from "./finding-texts";
import { describeKeyPasteProblem, type KeyPasteProblem } from "./paste-problem";
import { readKeyAnswer, writeKeyAnswer } from "./read-key-answer";

/** More than a slip of the keyboard, or two letters exchanged, makes another key. */
const LARGEST_SLIP = 2;

/** Says from what a customer pasted why AWS does not know the entered key. Never throws, and repeats nothing but key IDs. */
export function examineKeyAnswer(pasted: string, expected: KeyExpectation): KeyExamination {
  const read = readKeyAnswer(pasted);
  if (!read.ok) return refuse(read.problem);
  const { answer } = read;
  if (answer.kind === "key-gone" && answer.accessKeyId !== expected.accessKeyId) return refuse("other-call");
  return { kind: "examined", kept: writeKeyAnswer(answer), ...findFault(answer, expected) };
}

function refuse(problem: KeyPasteProblem): KeyExamination {
  return { kind: "unreadable", problem, message: describeKeyPasteProblem(problem) };
}

function findFault(answer: KeyAnswer, expected: KeyExpectation): KeyFinding {
  if (answer.kind === "error") return errorFinding(answer.error, expected);
  if (answer.kind === "key-gone") return goneFinding(expected);
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
