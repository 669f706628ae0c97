/** What differs between two texts, line by line: which lines of the new one are new, and which old ones went. */
export interface LineChanges {
  added: ReadonlySet<number>;
  removed: string[];
}

/** The longest common subsequence; policies have some hundreds of lines at most, so the full table is cheap. */
export function compareLines(before: string[], after: string[]): LineChanges {
  const lengths = commonLengths(before, after);
  const added = new Set<number>();
  const removed: string[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && sameLine(before[i], after[j])) {
      i += 1;
      j += 1;
    } else if (
      j >= after.length ||
      (i < before.length && lengthAt(lengths, i + 1, j) >= lengthAt(lengths, i, j + 1))
    ) {
      removed.push(before[i] ?? "");
      i += 1;
    } else {
      added.add(j);
      j += 1;
    }
  }
  return { added, removed };
}

function commonLengths(before: string[], after: string[]): number[][] {
  const lengths = Array.from({ length: before.length + 1 }, () =>
    new Array<number>(after.length + 1).fill(0),
  );
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (!row) continue;
      row[j] = sameLine(before[i], after[j])
        ? lengthAt(lengths, i + 1, j + 1) + 1
        : Math.max(lengthAt(lengths, i + 1, j), lengthAt(lengths, i, j + 1));
    }
  }
  return lengths;
}

function lengthAt(lengths: number[][], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0;
}

/** A comma that only came about because something now follows is no change worth a reader's eye. */
function sameLine(one: string | undefined, other: string | undefined): boolean {
  return one?.replace(/,$/, "") === other?.replace(/,$/, "");
}
