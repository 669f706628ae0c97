import type { SelfReport, SelfVerdict } from "@/lib/self-check/types";

const WORDS: Record<SelfVerdict, string> = {
  ok: "ok",
  attention: "ATTENTION",
  broken: "BROKEN",
  "not-used": "not used",
};
const MOST_COLUMNS = 120;
const FEWEST_COLUMNS = 60;

/** The report as a table of two columns and what was seen; what to do stands under what is not in order. */
export function describeReport({ checks }: SelfReport, { columns }: { columns: number }): string {
  const titleWidth = Math.max(...checks.map(({ title }) => title.length));
  const verdictWidth = Math.max(...Object.values(WORDS).map((word) => word.length));
  const indent = verdictWidth + titleWidth + 4;
  const width = Math.max(Math.min(columns, MOST_COLUMNS), FEWEST_COLUMNS) - indent;
  const lines = checks.flatMap(({ title, verdict, seen, remedy }) => {
    const texts = [...wrap(seen, width), ...(remedy === null ? [] : wrap(`→ ${remedy}`, width))];
    const head = `${WORDS[verdict].padEnd(verdictWidth)}  ${title.padEnd(titleWidth)}  `;
    return texts.map((text, index) => (index === 0 ? head : " ".repeat(indent)) + text);
  });
  return [...lines, "", summarise(checks)].join("\n");
}

function summarise(checks: SelfReport["checks"]): string {
  const broken = checks.filter(({ verdict }) => verdict === "broken").length;
  const attention = checks.filter(({ verdict }) => verdict === "attention").length;
  if (broken + attention === 0) return "Our own side is in order.";
  return `${broken} broken, ${attention} to look at. None of this is a customer's fault.`;
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = "";
    }
    line += line === "" ? word : ` ${word}`;
  }
  return [...lines, line];
}
