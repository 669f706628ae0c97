import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const SECRET_BYTES = 32;

export interface DemoPorts {
  app: number;
  sandbox: number;
  database: number;
}

/** PORT, SANDBOX_PORT and DATABASE_PORT, or their defaults. */
export function readPorts(env: NodeJS.ProcessEnv): DemoPorts {
  return {
    app: readPort(env, "PORT", 3000),
    sandbox: readPort(env, "SANDBOX_PORT", 4600),
    database: readPort(env, "DATABASE_PORT", 5440),
  };
}

function readPort(env: NodeJS.ProcessEnv, name: string, standard: number): number {
  const text = env[name] ?? String(standard);
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`${name} must be a port number, not "${text}"`);
  return port;
}

/** A secret of this folder's own, made at the first start and kept out of git. */
export async function readOwnSecret(folder: string, name: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(folder, { recursive: true });
  try {
    return await readFile(path, "utf8");
  } catch {
    const secret = randomBytes(SECRET_BYTES).toString("base64");
    await writeFile(path, secret, { mode: 0o600 });
    return secret;
  }
}
