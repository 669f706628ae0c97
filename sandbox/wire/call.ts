import type { Caller } from "../authorization/caller";
import type { World } from "../world/types";
import type { MemberNode } from "./query-values";

/** One authenticated call, as operations see it. */
export interface Call {
  world: World;
  caller: Caller;
  /** The members of the request. */
  members: MemberNode;
  /** The region of the signature's scope. */
  region: string;
  /** Milliseconds since 1970. */
  now: number;
  sourceIp: string;
  userAgent: string;
}
