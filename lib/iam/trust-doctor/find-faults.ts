import type { TrustExpectation, TrustFinding } from "./examination";
import { concernsUs } from "./judge-document";
import { type Fault, makeFinding } from "./make-finding";
import { askDocument, type DoorAnswers } from "./opening";
import { statementFaults } from "./statement-faults";
import { strangerFaults } from "./stranger-faults";
import type { TrustDocument } from "./trust-statement";

/** What each statement does to the door, and what keeps us out where none is for us. */
export function findDoorFaults(document: TrustDocument, expected: TrustExpectation): TrustFinding[] {
  const door = askDocument(document, expected);
  const findings = document.statements.flatMap((statement) =>
    statementFaults(statement, document, expected).map((fault) => makeFinding(fault, statement, expected)),
  );
  return [...findings, ...strangers(document, door, expected), ...secondMissing(document, door, expected)];
}

function strangers(document: TrustDocument, door: DoorAnswers, expected: TrustExpectation): TrustFinding[] {
  const allows = document.statements.filter(({ effect }) => effect === "Allow");
  if (door.anyRight !== "no" || allows.some((statement) => concernsUs(statement, expected))) return [];
  const told = allows.flatMap((statement) =>
    strangerFaults(statement, expected).map((fault) => makeFinding(fault, statement, expected)),
  );
  if (told.length > 0) return told;
  return [makeFinding({ code: "no-statement-for-us", effect: "shuts" }, null, expected)];
}

/** While one External ID is exchanged for another, each must open the role. */
function secondMissing(
  { statements, resolvesVariables }: TrustDocument,
  door: DoorAnswers,
  expected: TrustExpectation,
): TrustFinding[] {
  if (door.anyRight === "no" || door.everyRight !== "no") return [];
  const alone = (externalId: string): TrustExpectation => ({ ...expected, externalIds: [externalId] });
  const missing = expected.externalIds.filter(
    (id) => askDocument({ statements, resolvesVariables }, alone(id)).anyRight === "no",
  );
  return missing.map((value) => {
    const fault: Fault = { code: "external-id-second-missing", effect: "shuts", value };
    return makeFinding(fault, null, expected);
  });
}
