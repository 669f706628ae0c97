import { readMigrationFolder } from "./migration-folder";
import { withSchemaEngine } from "./schema-engine";

/** Applies the migrations that the database does not have yet; resolves to their names. */
export async function migrate(root: string, databaseUrl: string): Promise<string[]> {
  const migrationsList = await readMigrationFolder(root);
  const output = await withSchemaEngine(databaseUrl, (engine) =>
    engine.applyMigrations({ migrationsList, filters: { externalTables: [], externalEnums: [] } }),
  );
  return output.appliedMigrationNames;
}
