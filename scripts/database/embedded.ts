import { mkdir } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";

const MAX_CONNECTIONS = 32;

export interface EmbeddedDatabase {
  url: string;
  stop(): Promise<void>;
}

/**
 * Starts the embedded PostgreSQL (PGlite) on a loopback port.
 * @param folder where its files stand; undefined keeps everything in memory
 */
export async function startEmbeddedDatabase(port: number, folder?: string): Promise<EmbeddedDatabase> {
  if (folder) await mkdir(folder, { recursive: true });
  const db = await PGlite.create(folder ? { dataDir: folder } : {});
  const server = new PGLiteSocketServer({ db, port, host: "127.0.0.1", maxConnections: MAX_CONNECTIONS });
  await server.start();
  return {
    url: `postgresql://postgres@127.0.0.1:${server.getServerConn().split(":").at(-1)}/postgres`,
    async stop() {
      await server.stop();
      await db.close();
    },
  };
}
