/** A local AWS: STS, IAM and KMS over the real wire protocols, with policies really evaluated. */
import { controlsOf, type SandboxControls } from "./scenarios/controls";
import type { LoggedRequest } from "./wire/request-log";
import { openState } from "./wire/sandbox-state";
import { close, listen } from "./wire/server";
import type { Side } from "./world/types";

export type { Fault, Partition, Scenario, Side } from "./world/types";
export type { LoggedRequest };

export interface RunningSandbox extends SandboxControls {
  /** For example `http://127.0.0.1:4600`; it serves STS, IAM and KMS alike. */
  endpoint: string;
  region: "us-east-1";
  /** The IAM user `rolebridge-vendor`, which may assume roles, simulate policy texts and use keys of its account. */
  vendor: Side;
  /** The IAM user `admin` of the customer's account. */
  customer: Side;
  /** The last thousand calls, oldest first, without secrets. */
  requests(): LoggedRequest[];
  clearRequests(): void;
  /** Stops listening and cuts hanging calls. */
  stop(): Promise<void>;
}

export interface SandboxOptions {
  /** Default 0: any free port. */
  port?: number;
  /** A JSON file that keeps the state; absent = memory only. */
  statePath?: string | undefined;
}

/** Starts a sandbox on loopback. Rejects when the port is taken or the state file is none. */
export async function startSandbox({ port = 0, statePath }: SandboxOptions = {}): Promise<RunningSandbox> {
  const state = openState(statePath);
  const { server, endpoint } = await listen(state, port);
  return {
    endpoint,
    region: "us-east-1",
    ...state.world.sides,
    ...controlsOf(state),
    requests: () => state.log.list(),
    clearRequests: () => state.log.clear(),
    stop: () => close(server),
  };
}
