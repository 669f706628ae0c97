import "server-only";
import { getDatabase } from "@/lib/db/client";
import type { Search } from "./read-search";
import type { FoundBySearch, SearchScope } from "./types";

/** How many customers a word may mean before support is asked to type more of the name. */
const CUSTOMERS_LIMIT = 100;

const NONE: SearchScope = { kind: "connections", ids: [] };

/** Which connections a search means. Each kind asks one index. */
export async function findBySearch(search: Search): Promise<FoundBySearch> {
  const found = { note: null, run: null };
  switch (search.kind) {
    case "account":
      return { ...found, understood: `AWS account ID ${search.value}`, scope: search };
    case "role-arn":
      return { ...found, understood: `Role ARN ${search.value}`, scope: search };
    case "user-arn":
      return { ...found, understood: `ARN of the IAM user ${search.value}`, scope: search };
    case "access-key":
      return findByAccessKey(search.value);
    case "external-id":
      return findByExternalId(search.value);
    case "uuid":
      return findByUuid(search.value);
    case "email":
      return findByEmail(search.value);
    case "customer-name":
      return findByCustomerName(search.words);
    case "secret":
      return {
        ...found,
        isSecret: true,
        understood: "a text that may hold a secret access key",
        note: "It was not searched for. If it is a secret, have its owner delete the key in AWS, and take it out of the ticket and of this address.",
        scope: NONE,
      };
  }
}

async function findByAccessKey(accessKeyId: string): Promise<FoundBySearch> {
  const keys = await getDatabase().accessKey.findMany({ where: { accessKeyId }, take: CUSTOMERS_LIMIT });
  const refused = keys.length === 0 ? await listRefusing(accessKeyId) : [];
  const ids = [...new Set([...keys, ...refused].map(({ connectionId }) => connectionId))];
  return {
    understood: `Access Key ID ${accessKeyId}`,
    note: describeKeys(keys, refused.length > 0),
    scope: { kind: "connections", ids },
    run: null,
  };
}

function describeKeys(keys: { stage: string | null }[], isRefused: boolean): string | null {
  if (isRefused)
    return "A form refused this key, and its secret was not kept: the connection's timeline says why.";
  if (keys.length === 0) return "Nobody has entered this key here.";
  if (keys.some(({ stage }) => stage !== null)) return null;
  return "This key was replaced or discarded, and its secret destroyed: the connection below has another one by now.";
}

/** The connections whose form refused the key; the condition is the one of the index `audit_event_refused_key`. */
function listRefusing(accessKeyId: string) {
  return getDatabase().$queryRaw<{ connectionId: string }[]>`
    SELECT DISTINCT connection_id AS "connectionId" FROM audit_event
    WHERE action = 'connection.access-key-refused' AND detail->>'accessKeyId' = ${accessKeyId}
    LIMIT ${CUSTOMERS_LIMIT}`;
}

async function findByExternalId(value: string): Promise<FoundBySearch> {
  const row = await getDatabase().externalId.findUnique({ where: { value } });
  return {
    understood: `External ID ${value}`,
    note: row ? describeStage(row) : "This External ID was never given out here.",
    scope: row?.connectionId ? { kind: "connections", ids: [row.connectionId] } : NONE,
    run: null,
  };
}

function describeStage(row: { stage: string | null; connectionId: string | null; retiredAt: Date | null }) {
  if (row.stage === "current") return null;
  if (row.stage === "staged") return "It is new, and to take the place of the one in use.";
  if (row.stage === "retiring") return "It was replaced, and is still to be taken out of the trust policy.";
  const when = row.retiredAt ? ` on ${row.retiredAt.toISOString().slice(0, 10)}` : "";
  const whose = row.connectionId ? "" : " The connection that it was given to is gone.";
  return `It was retired${when}: a trust policy that still names it has to be changed. It is never given out again.${whose}`;
}

/** A connection, a run or one of AWS's requests, whichever there is. */
async function findByUuid(id: string): Promise<FoundBySearch> {
  const database = getDatabase();
  if (await database.connection.findUnique({ where: { id }, select: { id: true } }))
    return {
      understood: `connection ${id}`,
      note: null,
      scope: { kind: "connections", ids: [id] },
      run: null,
    };
  const run = await database.verification.findUnique({ where: { id }, select: { connectionId: true } });
  if (run) return ofRun(`verification ${id}`, { id, connectionId: run.connectionId });
  const check = await database.storedCheck.findFirst({
    where: { requestIds: { has: id } },
    select: { verification: { select: { id: true, connectionId: true } } },
  });
  if (check) return ofRun(`AWS request ID ${id}`, check.verification);
  return {
    understood: `id ${id}`,
    note: "No connection, no verification and no request to AWS has this id.",
    scope: NONE,
    run: null,
  };
}

function ofRun(understood: string, run: { id: string; connectionId: string }): FoundBySearch {
  return { understood, note: null, scope: { kind: "connections", ids: [run.connectionId] }, run };
}

async function findByEmail(email: string): Promise<FoundBySearch> {
  const person = await getDatabase().person.findUnique({
    where: { email },
    select: { member: { select: { customerId: true } } },
  });
  const note = person === null ? "Nobody has this e-mail address." : "This is a person of the staff.";
  return {
    understood: `customer of ${email}`,
    note: person?.member ? null : note,
    scope: { kind: "customers", ids: person?.member ? [person.member.customerId] : [] },
    run: null,
  };
}

/** Each word begins a word of the name. */
async function findByCustomerName(words: string[]): Promise<FoundBySearch> {
  const prefixes = words.map((word) => `${word}:*`).join(" & ");
  const customers = await getDatabase().$queryRaw<{ id: string }[]>`
    SELECT id FROM customer WHERE to_tsvector('simple', name) @@ to_tsquery('simple', ${prefixes})
    LIMIT ${CUSTOMERS_LIMIT + 1}`;
  const isTooMany = customers.length > CUSTOMERS_LIMIT;
  return {
    understood: `customer name with ${words.map((word) => `"${word}"`).join(" and ")}`,
    note: isTooMany
      ? `More than ${CUSTOMERS_LIMIT} customers match; ${CUSTOMERS_LIMIT} of them are shown. Type more of the name.`
      : customers.length === 0
        ? "No customer has such a name."
        : null,
    scope: { kind: "customers", ids: customers.slice(0, CUSTOMERS_LIMIT).map(({ id }) => id) },
    run: null,
  };
}
