import type { IncomingHttpHeaders } from "node:http";
import { z } from "zod";
import { handlePageCall, type PageAnswer } from "../page/page-calls";
import type { SandboxState } from "../wire/sandbox-state";
import type { Scenario } from "../world/types";
import { clockChange, newAccount, scenarioChanges } from "./control-schemas";
import { controlsOf, describeAccounts } from "./controls";
import { isForeign } from "./local-caller";

interface ControlCall {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

interface Route {
  method: "GET" | "POST";
  path: string;
  what: string;
  answer: (state: SandboxState, body: unknown, accountId: string) => unknown;
}

const ROUTES: readonly Route[] = [
  { method: "GET", path: "/", what: "This list", answer: () => describeRoutes() },
  { method: "GET", path: "/accounts", what: "Accounts and their scenarios", answer: describeAccounts },
  {
    method: "POST",
    path: "/accounts",
    what: 'Makes an account: {"accountId":"777788889999","partition":"aws"}; answers its admin keys',
    answer: (state, body) => {
      const { accountId, partition } = newAccount.parse(body);
      return controlsOf(state).createAccount(accountId, partition);
    },
  },
  {
    method: "POST",
    path: "/accounts/:id/scenario",
    what: "Changes what an account suffers: any of propagationDelayMs, latencyMs, serviceControlPolicy, resourceControlPolicy, stsDisabledRegions, regionsNotEnabled, fault",
    answer: (state, body, accountId) =>
      controlsOf(state).setScenario(accountId, scenarioChanges.parse(body) as Partial<Scenario>),
  },
  {
    method: "POST",
    path: "/accounts/:id/root-access-key",
    what: "Makes an access key of the root user",
    answer: (state, _body, accountId) => controlsOf(state).createRootAccessKey(accountId),
  },
  {
    method: "POST",
    path: "/clock",
    what: 'Moves time {"advanceMs":3600000} or makes the clock wrong {"skewMs":-1200000}',
    answer: (state, body) => {
      const { advanceMs, skewMs } = clockChange.parse(body);
      if (advanceMs !== undefined) state.clock.advance(advanceMs);
      if (skewMs !== undefined) state.clock.setSkew(skewMs);
      return { now: new Date(state.clock.now()).toISOString() };
    },
  },
  {
    method: "GET",
    path: "/requests",
    what: "The last calls, oldest first",
    answer: (state) => state.log.list(),
  },
  {
    method: "POST",
    path: "/requests/clear",
    what: "Forgets the calls",
    answer: (state) => state.log.clear() ?? {},
  },
  {
    method: "POST",
    path: "/reset",
    what: "Back to the two first accounts, with the same keys",
    answer: (state) => controlsOf(state).reset() ?? {},
  },
];

function describeRoutes(): Record<string, string> {
  return Object.fromEntries(ROUTES.map(({ method, path, what }) => [`${method} /_sandbox${path}`, what]));
}

/**
 * Answers the sandbox's own endpoint: its page for browsers, JSON for everybody else. Loopback only, and a page of
 * another site, or of another server of this machine, open in a browser here cannot use it.
 */
export function handleControlCall(
  state: SandboxState,
  { method, url, headers, body }: ControlCall,
): PageAnswer {
  if (isForeign(method, headers))
    return json(403, { error: "Only this machine may call the sandbox's own endpoint." });
  const path = new URL(url, "http://sandbox").pathname.replace(/^\/_sandbox/, "").replace(/\/$/, "") || "/";
  const { host = "", accept = "" } = headers;
  return (
    handlePageCall(state, { method, path, host, accept, body: body.toString("utf8") }) ??
    answerInJson(state, { method, path, body })
  );
}

function answerInJson(
  state: SandboxState,
  { method, path, body }: { method: string; path: string; body: Buffer },
): PageAnswer {
  const accountId = /^\/accounts\/(\d+)\//.exec(path)?.[1] ?? "";
  const wanted = path.replace(/^\/accounts\/\d+\//, "/accounts/:id/");
  const route = ROUTES.find((each) => each.method === method && each.path === wanted);
  if (route === undefined) return json(404, { error: "No such call.", calls: describeRoutes() });
  try {
    const input: unknown = body.length > 0 ? JSON.parse(body.toString("utf8")) : {};
    return json(200, route.answer(state, input, accountId));
  } catch (error) {
    return json(400, { error: describeError(error) });
  }
}

function json(status: number, body: unknown): PageAnswer {
  const headers = { "Content-Type": "application/json", "Cross-Origin-Resource-Policy": "same-origin" };
  return { status, headers, body: `${JSON.stringify(body, null, 2)}\n` };
}

function describeError(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  return error instanceof Error ? error.message : String(error);
}
