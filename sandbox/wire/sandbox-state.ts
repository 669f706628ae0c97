import { createFaultCounter, type FaultCounter } from "../scenarios/faults";
import { createWorld } from "../world/accounts";
import { type Clock, createClock } from "../world/clock";
import { loadWorld, saveWorld } from "../world/state-file";
import type { World } from "../world/types";
import { createRequestLog, type RequestLog } from "./request-log";

/** Everything that a running sandbox holds. */
export interface SandboxState {
  world: World;
  clock: Clock;
  log: RequestLog;
  faults: FaultCounter;
  /** Saves the world where it is kept; does nothing for a sandbox in memory. */
  save(): void;
}

/** Loads or makes the world. A path makes it last; a file that is no saved world throws. */
export function openState(statePath: string | undefined): SandboxState {
  const clock = createClock();
  const saved = statePath === undefined ? null : loadWorld(statePath, clock.now());
  const state: SandboxState = {
    world: saved ?? createWorld(clock.now()),
    clock,
    log: createRequestLog(),
    faults: createFaultCounter(),
    save: () => {
      if (statePath !== undefined) saveWorld(statePath, state.world);
    },
  };
  state.save();
  return state;
}
