import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { addWhatIsMissing } from "./accounts";
import type { World } from "./types";

const MAP_TAG = "$map";

/** Reads a saved world at this moment; null when there is no file yet. Throws with the path when the file is no saved world. */
export function loadWorld(path: string, now: number): World | null {
  if (!existsSync(path)) return null;
  try {
    const world: World = JSON.parse(readFileSync(path, "utf8"), reviveMap);
    if (!(world.accounts instanceof Map && world.sessions instanceof Map))
      throw new Error("no accounts in it");
    addWhatIsMissing(world, now);
    return world;
  } catch (cause) {
    throw new Error(`The state file ${path} cannot be read. Delete it to begin anew.`, { cause });
  }
}

/** Saves a world whole: a reader never sees half of it, and others on the machine cannot read its secrets. */
export function saveWorld(path: string, world: World): void {
  const draft = `${path}.${process.pid}.tmp`;
  writeFileSync(draft, JSON.stringify(world, replaceMap), { mode: 0o600 });
  renameSync(draft, path);
}

function replaceMap(_key: string, value: unknown): unknown {
  return value instanceof Map ? { [MAP_TAG]: [...value] } : value;
}

function reviveMap(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || !(MAP_TAG in value)) return value;
  const entries = value[MAP_TAG];
  return Array.isArray(entries) ? new Map(entries) : value;
}
