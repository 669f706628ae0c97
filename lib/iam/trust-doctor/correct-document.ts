import type { PolicyDocument } from "../policy-document";
import { isRecord, lookUp } from "../raw-json";
import { correctAllow, correctDeny, isSound, repairCandidate } from "./correct-statement";
import { type Edit, ourStatement } from "./edit-statement";
import type { TrustExpectation } from "./examination";
import { forDisplay } from "./make-finding";
import type { RawStatement } from "./raw-document";
import type { ReadPaste } from "./read-paste";
import { isLatin, shapeFaults } from "./statement-shape";
import { tidyStatement, uniqueSid } from "./tidy-statement";
import { type TrustDocument, toTrustStatement } from "./trust-statement";

const LONGEST_CHANGE = 400;

interface Correction {
  corrected: PolicyDocument;
  changes: string[];
}

/** One statement on its way: what it is called, and what it has become. */
interface Draft {
  where: string;
  statement: RawStatement;
}

interface Work {
  drafts: Draft[];
  changes: string[];
}

/**
 * The smallest change that lets us in with the right External ID and with nothing else. Statements that do not touch us
 * are kept as they are, unless IAM would not save them.
 */
export function correctDocument(
  read: Extract<ReadPaste, { ok: true }>,
  expected: TrustExpectation,
): Correction {
  const work = tidyAll(read.document.statements);
  if (read.slips.includes("comment")) work.changes.push("The comments are gone: IAM does not keep them.");
  const version = chooseVersion(read.document.frame, work);
  correctEach(work, (raw, where, document) => correctDeny(raw, where, document, expected), version);
  correctEach(work, (raw, where, document) => correctAllow(raw, where, document, expected), version);
  if (!hasSound(work, version, expected)) repairOne(work, expected);
  leaveOutRefused(work, expected);
  if (!hasSound(work, version, expected)) addOurs(work, expected);
  const id = lookUp(read.document.frame, "Id");
  const Statement = work.drafts.map(({ statement }) => statement);
  return {
    corrected: asPolicy({ version, id, Statement }),
    changes: work.changes.map((text) => forDisplay(text, LONGEST_CHANGE)),
  };
}

function tidyAll(statements: readonly unknown[]): Work {
  const work: Work = { drafts: [], changes: [] };
  const taken = new Set<string>();
  statements.forEach((raw, index) => {
    const where = `Statement ${index + 1}`;
    if (!isRecord(raw)) {
      work.changes.push(`${where}: left out, because it is not in the form that IAM asks for.`);
      return;
    }
    const { statement, changes } = tidyStatement(raw, where, taken);
    work.drafts.push({ where, statement });
    work.changes.push(...changes);
  });
  return work;
}

/** Version 2012-10-17 gives `${…}` a meaning that it did not have before, so a document that holds one stays as it was. */
function chooseVersion(frame: Record<string, unknown>, work: Work): PolicyDocument["Version"] {
  const given = lookUp(frame, "Version");
  if (given === "2012-10-17" || given === "2008-10-17") return given;
  if (given === undefined && JSON.stringify(work.drafts).includes("${")) return "2008-10-17";
  work.changes.push("Set Version to 2012-10-17.");
  return "2012-10-17";
}

function documentOf({ drafts }: Work, version: PolicyDocument["Version"]): TrustDocument {
  return {
    resolvesVariables: version === "2012-10-17",
    statements: drafts.map(({ statement }, index) => toTrustStatement(statement, index)),
  };
}

type Corrector = (raw: RawStatement, where: string, document: TrustDocument) => Edit | null;

/** Applies a correction to one statement after the other, each judged in the document as it stands by then. */
function correctEach(work: Work, correct: Corrector, version: PolicyDocument["Version"]): void {
  for (const draft of [...work.drafts]) {
    const edit = correct(draft.statement, draft.where, documentOf(work, version));
    if (edit === null) continue;
    work.changes.push(...edit.changes);
    if (edit.statement === null) work.drafts = work.drafts.filter((other) => other !== draft);
    else draft.statement = edit.statement;
  }
}

function hasSound(work: Work, version: PolicyDocument["Version"], expected: TrustExpectation): boolean {
  const document = documentOf(work, version);
  return document.statements.some((statement) => isSound(statement, document, expected));
}

function repairOne(work: Work, expected: TrustExpectation): void {
  for (const draft of work.drafts) {
    const edit = repairCandidate(draft.statement, draft.where, expected);
    if (edit?.statement == null) continue;
    draft.statement = edit.statement;
    work.changes.push(...edit.changes);
    return;
  }
}

function leaveOutRefused(work: Work, expected: TrustExpectation): void {
  work.drafts = work.drafts.filter(({ where, statement }) => {
    const refused = shapeFaults(statement, expected).length > 0;
    if (refused) work.changes.push(`${where}: left out, because IAM would not save it.`);
    return !refused;
  });
}

function addOurs(work: Work, expected: TrustExpectation): void {
  const statement = ourStatement(expected);
  const taken = new Set(work.drafts.map((draft) => String(draft.statement.Sid)));
  statement.Sid = uniqueSid(String(statement.Sid), taken);
  work.drafts.push({ where: "Our statement", statement });
  work.changes.push(
    `Added a statement that lets ${expected.principalArn} assume the role with the External ID ${expected.externalIds.join(" or ")}.`,
  );
}

/** Every statement has passed `shapeFaults`, which asks for more than the type does. */
function asPolicy(parts: { version: PolicyDocument["Version"]; id: unknown; Statement: RawStatement[] }) {
  const { version, id, Statement } = parts;
  const keepsId = typeof id === "string" && isLatin(id);
  return { Version: version, ...(keepsId && { Id: id }), Statement } as unknown as PolicyDocument;
}
