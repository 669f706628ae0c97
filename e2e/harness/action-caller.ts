/** Calls server actions as the page's script does, so that any action can be tried by anybody, without its form. */
import { readFileSync } from "node:fs";
import { workerDemo } from "./worker-demo";

interface BuiltAction {
  filename: string;
  exportedName: string;
  workers: Record<string, unknown>;
}

const MANIFEST = ".next/server/server-reference-manifest.json";

/** A signed-in browser as far as the server can tell: its cookies. */
export interface Session {
  cookie: string;
}

export interface Endpoint {
  id: string;
  /** A page whose bundle holds the action, as the path of its file's folder: `/connections/[connectionId]`. */
  page: string;
}

/** Every action of the build that runs, by `file#export`. */
export function readEndpoints(): Map<string, Endpoint> {
  const { node } = JSON.parse(readFileSync(MANIFEST, "utf8")) as { node: Record<string, BuiltAction> };
  return new Map(
    Object.entries(node).map(([id, { filename, exportedName, workers }]) => {
      const [worker = ""] = Object.keys(workers);
      return [`${filename}#${exportedName}`, { id, page: worker.replace(/^app|\/page$/g, "") }];
    }),
  );
}

/** Asks for an address without following where it leads. */
export function ask(path: string, { cookie }: Session, init: RequestInit = {}): Promise<Response> {
  const baseUrl = workerDemo().baseUrl;
  const headers = { ...(init.headers as Record<string, string>), origin: baseUrl, cookie };
  return fetch(baseUrl + path, { ...init, headers, redirect: "manual" });
}

/** Calls the action with an idle form state and these fields. */
export function callAction(
  session: Session,
  { id, page }: Endpoint,
  fields: Record<string, string>,
): Promise<Response> {
  // The state is the first argument, the form the second; its fields stand before what refers to them.
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(`_1_${name}`, value);
  body.append("0", '[{"status":"idle"},"$K1"]');
  const headers = { "next-action": id, accept: "text/x-component" };
  return ask(page || "/", session, { method: "POST", headers, body });
}

/** Where the action sends the browser, or null where it sends it nowhere. */
export function redirectOf({ headers }: Response): string | null {
  return headers.get("x-action-redirect")?.replace(/;(push|replace)$/, "") ?? null;
}
