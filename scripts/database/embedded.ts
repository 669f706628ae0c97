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
  keepSequencesTogether(db);
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

/** Parse, Bind, Describe, Execute, Close and Flush: more messages of the same sequence follow them. */
const MIDWAY = new Set([..."PBDECH"].map((letter) => letter.charCodeAt(0)));

/**
 * All connections share one session of PGlite, and its server takes their messages one by one: between the Parse and
 * the Bind of a query another connection could put its own statement in the same place. The server waits for a
 * connection that is in a transaction, so a query that is under way is called one.
 */
function keepSequencesTogether(db: PGlite): void {
  const isInTransaction = db.isInTransaction.bind(db);
  const execProtocolRawStream = db.execProtocolRawStream.bind(db);
  let isMidway = false;
  db.isInTransaction = () => isMidway || isInTransaction();
  db.execProtocolRawStream = (message, options) => {
    isMidway = MIDWAY.has(message[0] ?? 0);
    return execProtocolRawStream(message, options);
  };
}
