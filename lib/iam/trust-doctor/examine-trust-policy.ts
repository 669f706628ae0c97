import { isRecord } from "../raw-json";
import { explainAbsence } from "./absent-role";
import { readAwsError } from "./aws-error";
import { correctDocument } from "./correct-document";
import { orderFindings } from "./describe-findings";
import type { TrustExamination, TrustExpectation, TrustFinding } from "./examination";
import { findDoorFaults } from "./find-faults";
import { frameFindings, textFindings } from "./frame-findings";
import { makeFinding } from "./make-finding";
import { nameCause } from "./name-cause";
import { askDocument, summarise } from "./opening";
import { describePasteProblem } from "./paste-problem";
import type { RawDocument } from "./raw-document";
import { type ReadPaste, readPaste } from "./read-paste";
import { roleFaults, strayFaults } from "./role-faults";
import { shapeFaults } from "./statement-shape";
import { toTrustDocument, toTrustStatement } from "./trust-statement";
import { readWhereAsked } from "./where-asked";

/**
 * Examines what a customer pasted as the role's trust policy: IAM's JSON in any wrapping, or the error that AWS gave.
 * Names every fault, says with what the role opens for us, and gives the smallest correction. Never throws.
 */
export function examineTrustPolicy(pasted: string, expected: TrustExpectation): TrustExamination {
  const asked = readWhereAsked(pasted);
  const awsError = readAwsError(asked.rest, expected);
  if (awsError !== null) {
    const absence = awsError.code === "role-not-there" ? explainAbsence(asked, expected) : null;
    return { kind: "aws-error", ...awsError, ...absence };
  }
  const read = readPaste(pasted);
  if (!read.ok) {
    const { problem, line } = read;
    return { kind: "unreadable", problem, message: describePasteProblem(problem, line) };
  }
  return examineRead(read, expected);
}

function examineRead(read: Extract<ReadPaste, { ok: true }>, expected: TrustExpectation): TrustExamination {
  const document = toTrustDocument(read.document);
  const ofRole = roleFaults(read.roleArn, document, expected).map((fault) =>
    makeFinding(fault, null, expected),
  );
  const ofDocument = [...textFindings(read, expected), ...documentFindings(read.document, expected)];
  const cause = ofRole.length === 0 ? nameCause(ofDocument, expected) : null;
  const ofText = cause ?? ofDocument;
  const { corrected, changes } =
    ofRole.some(isOfAnotherName) || ofText.every(({ effect }) => effect === "note")
      ? { corrected: null, changes: [] }
      : correctDocument(read, expected);
  const opens = cause ? "likely-not-for-us" : summarise(askDocument(document, expected));
  const stray = strayFaults(ofText, expected).map((fault) => makeFinding(fault, null, expected));
  const findings = orderFindings([...ofRole, ...stray, ...ofText]);
  const role = read.roleArn === null ? "unsaid" : ofRole.length === 0 ? "entered" : "another";
  return { kind: "examined", findings, opens, role, corrected, changes };
}

/** A command finds a role by its name, whatever its path: the correction of one under another name would go astray. */
function isOfAnotherName({ code }: TrustFinding): boolean {
  return code !== "role-path-differs" && code !== "role-made-anew";
}

function documentFindings(raw: RawDocument, expected: TrustExpectation): TrustFinding[] {
  const shapes = raw.statements.flatMap((statement, index) => {
    const place = isRecord(statement) ? toTrustStatement(statement, index) : { index, sid: null };
    return shapeFaults(statement, expected).map((fault) => makeFinding(fault, place, expected));
  });
  return [...frameFindings(raw, expected), ...shapes, ...findDoorFaults(toTrustDocument(raw), expected)];
}
