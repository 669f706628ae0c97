import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { MigrationList, SchemaContainer } from "@prisma/schema-engine-wasm/schema_engine_bg";

const MIGRATIONS = "prisma/migrations";
const SCHEMA = "prisma/schema";

/** The migration folders as the schema engine takes them, oldest first. */
export async function readMigrationFolder(root: string): Promise<MigrationList> {
  const baseDir = join(root, MIGRATIONS);
  const entries = await readdir(baseDir, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const migrationDirectories = await Promise.all(
    names.map(async (path) => ({
      path,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok" as const, value: await readFile(join(baseDir, path, "migration.sql"), "utf8") },
      },
    })),
  );
  const lockfile = await readFile(join(baseDir, "migration_lock.toml"), "utf8").catch(() => null);
  return {
    baseDir,
    lockfile: { path: "migration_lock.toml", content: lockfile },
    shadowDbInitScript: "",
    migrationDirectories,
  };
}

/** The Prisma schema, one file per noun. */
export async function readSchemaFiles(root: string): Promise<SchemaContainer[]> {
  const folder = join(root, SCHEMA);
  const names = (await readdir(folder)).filter((name) => name.endsWith(".prisma"));
  return Promise.all(
    names.map(async (name) => ({
      path: join(folder, name),
      content: await readFile(join(folder, name), "utf8"),
    })),
  );
}
