import { attention, broken, count, notUsed, ok } from "./finding";
import type { Finding } from "./types";

export interface AppliedMigration {
  name: string;
  finished: boolean;
}

/** What the database told, or why it did not. */
export type DatabaseFacts =
  | { reached: false; reason: string }
  | {
      reached: true;
      version: string;
      /** Null where no migration was ever applied. */
      migrations: AppliedMigration[] | null;
      secrets: StoredSecrets[];
      regions: string[];
      mail: MailCount;
    };

/** Mails of the last seven days that are still to go out, and that were given up. */
export interface MailCount {
  waiting: number;
  failed: number;
}

/** How many secrets stand under one master key. */
export interface StoredSecrets {
  provider: string;
  keyId: string;
  secrets: number;
}

const DEPLOY = "Run `npm run db:deploy` with this version's code, then start the application again.";

export function judgeDatabase(facts: DatabaseFacts): Finding {
  if (facts.reached) return ok(`PostgreSQL ${facts.version} answers.`);
  return broken(
    `It cannot be reached: ${facts.reason}`,
    "Check DATABASE_URL, that PostgreSQL runs, and that it lets this machine in.",
  );
}

/** The migrations of this version against those that the database has; `shipped` is null where the folder is not here. */
export function judgeMigrations(facts: DatabaseFacts, shipped: readonly string[] | null): Finding {
  if (!facts.reached)
    return broken("Not known: the database cannot be reached.", "Mend the connection to the database first.");
  if (shipped === null)
    return attention(
      "The folder prisma/migrations is not here, so there is nothing to compare with.",
      "Run `npm run doctor` where the source code is.",
    );
  const applied = facts.migrations ?? [];
  const failed = applied.filter(({ finished }) => !finished).map(({ name }) => name);
  if (failed.length > 0)
    return broken(
      `Did not finish: ${failed.join(", ")}.`,
      "See Prisma's `migrate resolve`: mend or roll back what it changed, mark it, and run `npm run db:deploy`.",
    );
  const names = new Set(applied.map(({ name }) => name));
  const missing = shipped.filter((name) => !names.has(name));
  if (missing.length > 0) return broken(`Not applied: ${missing.join(", ")}.`, DEPLOY);
  const unknown = [...names].filter((name) => !shipped.includes(name));
  if (unknown.length > 0)
    return attention(
      `The database has migrations that this version does not know: ${unknown.join(", ")}.`,
      "A newer version was deployed before: deploy that one again, or a later one.",
    );
  return ok(`All ${count(shipped.length, "migration")} applied.`);
}

/** Whether a key is at hand for every stored secret. `currentKeyId` is null where no key is set up. */
export function judgeStoredSecrets(
  facts: DatabaseFacts,
  keys: { isKnown: (stored: StoredSecrets) => boolean; isCurrent: (stored: StoredSecrets) => boolean },
): Finding {
  if (!facts.reached)
    return broken("Not known: the database cannot be reached.", "Mend the connection to the database first.");
  const all = facts.secrets;
  if (all.length === 0) return notUsed("No secret is stored.");
  const lost = all.filter((stored) => !keys.isKnown(stored));
  if (lost.length > 0)
    return broken(
      `No key is set up for ${lost.map(describeStored).join(", ")}.`,
      "Put the former master key back into ENCRYPTION_KEYS, behind the current one (or set ENCRYPTION_KMS_KEY again). Without it these secrets cannot be opened by anybody, and their customers have to enter new keys.",
    );
  const outdated = all.filter((stored) => !keys.isCurrent(stored));
  if (outdated.length > 0)
    return attention(
      `Not under the current key: ${outdated.map(describeStored).join(", ")}.`,
      "Run `npm run secrets:reseal`. Keep the former key until it is done.",
    );
  return ok(`All under the current key: ${all.map(describeStored).join(", ")}.`);
}

function describeStored({ provider, keyId, secrets }: StoredSecrets): string {
  return `${count(secrets, "secret")} under “${keyId}” (${provider})`;
}
