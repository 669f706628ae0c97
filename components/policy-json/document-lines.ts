import type { PolicyDocument } from "@/lib/iam/policy-document";

/** A capability of the document in plain words, and the statements that grant it. */
export interface PolicySection {
  title: string;
  purpose: string;
  required: boolean;
  statementIndexes: number[];
}

/** A run of lines that belong together; lines count from zero, `end` is the first line after it. */
export interface LineRun {
  start: number;
  end: number;
  section: PolicySection | null;
}

const STATEMENT_OPENS = "    {";
const STATEMENT_CLOSES = /^ {4}\},?$/;

export function formatDocument(document: PolicyDocument): string {
  return JSON.stringify(document, null, 2);
}

/** The lines of a formatted document, parted where one capability's statements end and the next one's begin. */
export function partLines(lines: string[], sections: PolicySection[]): LineRun[] {
  const runs: LineRun[] = [{ start: 0, end: lines.length, section: null }];
  for (const [index, { start, end }] of findStatements(lines).entries()) {
    const section = sections.find(({ statementIndexes }) => statementIndexes.includes(index)) ?? null;
    const last = runs[runs.length - 1];
    if (!last) break;
    if (section === last.section) continue;
    last.end = start;
    runs.push({ start, end, section });
  }
  return closeRuns(runs, lines.length);
}

function closeRuns(runs: LineRun[], lineCount: number): LineRun[] {
  return runs
    .map((run, index) => ({ ...run, end: runs[index + 1]?.start ?? lineCount }))
    .filter(({ start, end }) => end > start);
}

function findStatements(lines: string[]): { start: number; end: number }[] {
  const statements: { start: number; end: number }[] = [];
  for (const [index, line] of lines.entries()) {
    if (line === STATEMENT_OPENS) statements.push({ start: index, end: index + 1 });
    const open = statements[statements.length - 1];
    if (open && STATEMENT_CLOSES.test(line)) open.end = index + 1;
  }
  return statements;
}
