import { parseConditionOperator } from "../conditions/condition-operator";
import type { TrustExpectation } from "./examination";
import { isOnExternalId } from "./external-id-fault";
import type { Probe } from "./judge-condition";
import { applies, concernsUs, isDenied, letsIn } from "./judge-document";
import { namesAnyone } from "./judge-principal";
import type { Fault } from "./make-finding";
import { openingFaults } from "./opening-faults";
import { probesOf } from "./probes";
import { describeCondition, shuttingFaults, timedNotes } from "./shutting-faults";
import type { TrustDocument, TrustStatement } from "./trust-statement";

/** What a statement about AssumeRole by us does to the door, as far as the rest of the document lets it. */
export function statementFaults(
  statement: TrustStatement,
  document: TrustDocument,
  expected: TrustExpectation,
): Fault[] {
  if (!concernsUs(statement, expected)) return [];
  const view: View = { statement, document, expected };
  if (statement.effect === "Deny") return denyFaults(view);
  const opening = tooOpen(view);
  return [
    ...anyoneFaults(view),
    ...opening,
    ...tooShut(view),
    ...timedNotes(statement, probeOf(view, expected.externalIds[0])),
    ...(opening.length > 0 ? [] : styleNotes(view)),
  ];
}

interface View {
  statement: TrustStatement;
  document: TrustDocument;
  expected: TrustExpectation;
}

function denyFaults({ statement, document, expected }: View): Fault[] {
  const hits = expected.externalIds.map((id) => applies(statement, id, document, expected));
  if (hits.every((hit) => hit === "no")) return [];
  const named = statement.conditions.map(describeCondition).join("; ");
  const about = named === "" ? "" : ` (${named})`;
  return [{ code: "deny-hits-us", effect: hits.includes("yes") ? "shuts" : "may-shut", about }];
}

function isOpenTo({ statement, document, expected }: View, externalId: string | null): boolean {
  return (
    applies(statement, externalId, document, expected) !== "no" &&
    isDenied(document, externalId, expected) !== "yes"
  );
}

function probeOf({ document, expected }: View, externalId: string | null): Probe {
  return { externalId, expected, resolvesVariables: document.resolvesVariables };
}

function tooOpen(view: View): Fault[] {
  const { arbitrary, particular } = probesOf(view.document, view.expected);
  const open = [null, ...arbitrary].find((externalId) => isOpenTo(view, externalId));
  if (open !== undefined) return openingFaults(view.statement, probeOf(view, open));
  // Where ours does not open it, the other value is told as what is asked for instead.
  if (isShut(view)) return [];
  const former = new Set(view.expected.formerExternalIds);
  return particular
    .filter((externalId) => isOpenTo(view, externalId))
    .map((value) => ({
      code: former.has(value) ? "external-id-former-accepted" : "external-id-further-accepted",
      effect: "opens",
      value,
    }));
}

/** `*` opens the role to other accounts as well, wherever it opens it to us. */
function anyoneFaults(view: View): Fault[] {
  const { statement, document, expected } = view;
  if (!namesAnyone(statement)) return [];
  const { right, arbitrary, particular } = probesOf(document, expected);
  if (![null, ...right, ...arbitrary, ...particular].some((id) => isOpenTo(view, id))) return [];
  return [{ code: statement.exceptPrincipals ? "principal-all-but" : "principal-anyone", effect: "opens" }];
}

/** Unmet conditions count only where no other statement lets us in. */
function tooShut(view: View): Fault[] {
  const { statement, document, expected } = view;
  if (expected.externalIds.some((id) => letsIn(document, id, expected) === "yes")) return [];
  return shuttingFaults(statement, probeOf(view, expected.externalIds[0]));
}

function isShut({ document, expected }: View): boolean {
  return expected.externalIds.every((id) => letsIn(document, id, expected) === "no");
}

function styleNotes({ statement }: View): Fault[] {
  return statement.conditions.filter(isOnExternalId).flatMap(({ operator, key }): Fault[] => {
    const parsed = parseConditionOperator(operator);
    const about = `${operator} on ${key}`;
    if (parsed === null || parsed.base === "Null" || parsed.negated) return [];
    if (parsed.qualifier !== null) return [{ code: "operator-set", effect: "note", about }];
    if (parsed.base === "StringLike") return [{ code: "operator-like", effect: "note", about }];
    if (parsed.base === "StringEqualsIgnoreCase") return [{ code: "operator-ignores-case", effect: "note" }];
    return [];
  });
}
