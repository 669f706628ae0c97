/**
 * `npm run db:migration -- add_something`: writes the SQL that leads from the last commit's schema to the
 * working tree's. Two datamodels are compared, because the WebAssembly engine cannot describe a live
 * PostgreSQL 18 ("char" columns of its catalogue).
 */
import { execFileSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DiffTarget, SchemaContainer } from "@prisma/schema-engine-wasm/schema_engine_bg";
import { startEmbeddedDatabase } from "./embedded";
import { readSchemaFiles } from "./migration-folder";
import { withSchemaEngine } from "./schema-engine";

function git(...parameters: string[]): string {
  return execFileSync("git", parameters, { encoding: "utf8" });
}

function committedSchema(): DiffTarget {
  const paths = git("ls-tree", "--name-only", "HEAD", "prisma/schema/").split("\n").filter(Boolean);
  const files: SchemaContainer[] = paths.map((path) => ({ path, content: git("show", `HEAD:${path}`) }));
  return files.length === 0 ? { tag: "empty" } : { tag: "schemaDatamodel", files };
}

async function describeChange(root: string): Promise<string> {
  const files = await readSchemaFiles(root);
  const database = await startEmbeddedDatabase(0);
  const { stdout } = await withSchemaEngine(database.url, (engine) =>
    engine.diff({
      from: committedSchema(),
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
  await database.stop();
  return stdout ?? "";
}

const root = process.cwd();
const name = process.argv[2];
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error("Name the migration in snake_case: npm run db:migration -- add_something");
  process.exit(1);
}
const sql = await describeChange(root);
const stamp = new Date().toISOString().replaceAll(/[-:T]/g, "").slice(0, 14);
const folder = join(root, "prisma/migrations", `${stamp}_${name}`);
await mkdir(folder, { recursive: true });
await writeFile(join(folder, "migration.sql"), sql);
console.log(`Wrote ${folder}`);
