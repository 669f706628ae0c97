import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/generated/prisma/client";
import { getEnv } from "@/lib/env";

/** Few, because the embedded database has one backend and queues what comes at once. */
const MAX_CONNECTIONS = 8;

const holder = globalThis as typeof globalThis & { rolebridgeDatabase?: PrismaClient };

/** The one database client of the process; Next.js loads this module once per bundle, hence the global. */
export function getDatabase(): PrismaClient {
  holder.rolebridgeDatabase ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: getEnv().DATABASE_URL, max: MAX_CONNECTIONS }),
  });
  return holder.rolebridgeDatabase;
}
