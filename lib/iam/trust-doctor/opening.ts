import { all, any, type Ternary } from "../conditions/ternary";
import type { Opening, TrustExpectation } from "./examination";
import { letsIn } from "./judge-document";
import { type ProbeSet, probesOf } from "./probes";
import type { TrustDocument } from "./trust-statement";

/** How a document answers our request, by what we send. */
export interface DoorAnswers {
  /** With each External ID that must open it: all of them, and any of them. */
  everyRight: Ternary;
  anyRight: Ternary;
  without: Ternary;
  arbitrary: Ternary;
  particular: Ternary;
}

/** Tries every probe on something that answers for one External ID. */
export function askDoor(probes: ProbeSet, ask: (externalId: string | null) => Ternary): DoorAnswers {
  const right = probes.right.map(ask);
  return {
    everyRight: all(right),
    anyRight: any(right),
    without: ask(null),
    arbitrary: any(probes.arbitrary.map(ask)),
    particular: any(probes.particular.map(ask)),
  };
}

/** How the whole document answers our request. */
export function askDocument(document: TrustDocument, expected: TrustExpectation): DoorAnswers {
  return askDoor(probesOf(document, expected), (externalId) => letsIn(document, externalId, expected));
}

/** Whether the document may let anything in but the right External IDs. */
export function isTooOpen({ without, arbitrary, particular }: DoorAnswers): boolean {
  return any([without, arbitrary, particular]) !== "no";
}

/** The answers in one word, the worst first. */
export function summarise(answers: DoorAnswers): Opening {
  if (answers.without === "yes") return "without-external-id";
  if (answers.arbitrary === "yes") return "with-any-external-id";
  if (any([answers.without, answers.arbitrary, answers.anyRight]) === "unknown") return "unknown";
  if (answers.anyRight === "no") return "not-for-us";
  if ([answers.without, answers.arbitrary, answers.particular].includes("unknown")) return "unknown";
  return answers.particular === "yes" ? "with-further-external-ids" : "only-with-external-id";
}
