/**
 * A page of rows that were asked for one beyond it. `last` is the row that the next page begins after; null where
 * nothing follows.
 */
export function cutPage<Row>(rows: readonly Row[], size: number): { shown: Row[]; last: Row | null } {
  const shown = rows.slice(0, size);
  return { shown, last: rows.length > size ? (shown.at(-1) ?? null) : null };
}
