/**
 * Prisma's schema engine as WebAssembly: the same engine that `prisma migrate` downloads as a native binary,
 * for places where that download is not possible (docs/decisions/0002).
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";
import * as engineModule from "@prisma/schema-engine-wasm/schema_engine_bg";

const WASM = "@prisma/schema-engine-wasm/schema_engine_bg.wasm";

let loaded: Promise<void> | undefined;

async function loadEngine(): Promise<void> {
  const path = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
  const bytes = await readFile(path.replace(/schema_engine\.js$/, WASM.split("/").at(-1) ?? ""));
  const imports = { "./schema_engine_bg.js": engineModule } as unknown as WebAssembly.Imports;
  const { instance } = await WebAssembly.instantiate(bytes, imports);
  const { __wbindgen_start, ...rest } = instance.exports as Record<string, unknown> & {
    __wbindgen_start(): void;
  };
  (engineModule as unknown as { __wbg_set_wasm(exports: unknown): void }).__wbg_set_wasm({
    ...rest,
    __wbindgen_start,
  });
  __wbindgen_start();
}

/**
 * The adapter cuts a script at every semicolon, and a function's body with it. PostgreSQL reads a whole script by
 * itself, in one transaction, which is how `prisma migrate` sends it too.
 */
class WholeScripts extends PrismaPg {
  readonly #opened: { dispose(): Promise<void> }[] = [];

  override async connect() {
    const adapter = await super.connect();
    this.#opened.push(adapter);
    adapter.executeScript = async (script) => {
      await adapter.underlyingDriver().query(script);
    };
    return adapter;
  }

  /** The engine leaves its connections open, and with them its lock: the next one would wait for it. */
  async close(): Promise<void> {
    for (const adapter of this.#opened.splice(0)) await adapter.dispose();
  }
}

/** Opens the engine on a database, gives it to `work` and closes it again. */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loaded ??= loadEngine();
  await loaded;
  const factory = new WholeScripts({ connectionString: databaseUrl, max: 1 });
  const adapter = bindMigrationAwareSqlAdapterFactory(factory);
  const engine = await engineModule.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
  try {
    return await work(engine);
  } finally {
    engine.free();
    await factory.close();
  }
}
