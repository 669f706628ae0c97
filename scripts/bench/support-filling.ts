/** Gives the few connections such ones of the many as a filter finds, as they stand: no pair comes up that nobody has. */

/** More than a page shows, so that another page follows. */
export const FULL_PAGE = 60;

const COLUMNS: Record<string, string> = {
  product: "integration_id",
  state: "state",
  verdict: "verdict_code",
  evidence: "evidence_grade",
};
const TAKEN = [...Object.values(COLUMNS), "state_since", "last_verified_at"];

/** The page's connections among the many, as JSON. */
export function sqlToPick(address: string): string {
  const conditions = [...new URLSearchParams(address)].map(([name, value]) => conditionFor(name, value));
  return `SELECT json_agg(found)::text AS picked FROM (
    SELECT ${TAKEN.join(", ")} FROM connection WHERE ${conditions.join(" AND ")} LIMIT ${FULL_PAGE}) AS found`;
}

function conditionFor(name: string, value: string): string {
  if (name === "age") return "state_since < now() - interval '31 days'";
  if (name === "verified")
    return `last_verified_at ${value.startsWith("in-") ? "> now() - interval '10 hours'" : "< now() - interval '31 days'"}`;
  const column = COLUMNS[name];
  if (column === undefined) throw new Error(`No connection can be picked by ${name}`);
  return `${column} = '${value}'`;
}

/** Changes the next connections, in an order by chance, into those that were picked. */
export function sqlToFill(picked: string, alreadyUsed: number): string {
  const changes = TAKEN.map((column) => `${column} = picked.${column}`);
  return `UPDATE connection SET ${changes.join(", ")}
    FROM (SELECT *, row_number() OVER () + ${alreadyUsed} AS place FROM json_populate_recordset(NULL::connection, '${picked}')) AS picked
    JOIN (SELECT id AS own_id, row_number() OVER (ORDER BY md5(id)) AS place FROM connection) AS own USING (place)
    WHERE connection.id = own_id`;
}
