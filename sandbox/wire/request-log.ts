import type { MemberNode } from "./query-values";

/** One call that the sandbox answered, as `GET /_sandbox/requests` shows it. */
export interface LoggedRequest {
  time: string;
  service: string;
  action: string;
  callerArn: string | null;
  accountId: string | null;
  region: string | null;
  /** Parameters by their full wire name, without secrets. */
  parameters: Record<string, string>;
  /** `OK`, or the error's code. */
  code: string;
  status: number;
  requestId: string;
}

const MAX_KEPT = 1000;
const SECRET_PARAMETERS = new Set(["TokenCode", "SerialNumber", "Plaintext"]);

export interface RequestLog {
  add(entry: LoggedRequest): void;
  /** Oldest first. */
  list(): LoggedRequest[];
  clear(): void;
}

/** Keeps the last thousand calls. */
export function createRequestLog(): RequestLog {
  let entries: LoggedRequest[] = [];
  return {
    add: (entry) => {
      entries = [...entries.slice(1 - MAX_KEPT), entry];
    },
    list: () => [...entries],
    clear: () => {
      entries = [];
    },
  };
}

/** All texts of a request by their dotted names. */
export function flattenMembers(node: MemberNode, prefix = ""): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, child] of node.children) {
    if (SECRET_PARAMETERS.has(name)) continue;
    if (child.text !== undefined) flat[`${prefix}${name}`] = child.text;
    Object.assign(flat, flattenMembers(child, `${prefix}${name}.`));
  }
  return flat;
}
