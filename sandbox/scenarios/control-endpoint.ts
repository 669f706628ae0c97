import type { IncomingHttpHeaders } from "node:http";
import { z } from "zod";
import type { SandboxState } from "../wire/sandbox-state";
import type { Scenario } from "../world/types";
import { clockChange, newAccount, scenarioChanges } from "./control-schemas";
import { controlsOf, describeAccounts } from "./controls";

interface ControlCall {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface ControlAnswer {
  status: number;
  body: unknown;
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
    what: "Changes what an account suffers: any of propagationDelayMs, latencyMs, serviceControlPolicy, stsDisabledRegions, regionsNotEnabled, fault",
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
 * Answers the sandbox's own JSON endpoint. Loopback only, and a page of another site open in a browser on this machine
 * cannot use it: a foreign Host or Origin is refused.
 */
export function handleControlCall(
  state: SandboxState,
  { method, url, headers, body }: ControlCall,
): ControlAnswer {
  if (
    !isLocal(headers.host) ||
    (headers.origin !== undefined && !isLocal(headers.origin.replace(/^https?:\/\//, "")))
  ) {
    return { status: 403, body: { error: "Only this machine may call the sandbox's own endpoint." } };
  }
  const path = new URL(url, "http://sandbox").pathname.replace(/^\/_sandbox/, "").replace(/\/$/, "") || "/";
  const accountId = /^\/accounts\/(\d+)\//.exec(path)?.[1] ?? "";
  const wanted = path.replace(/^\/accounts\/\d+\//, "/accounts/:id/");
  const route = ROUTES.find((each) => each.method === method && each.path === wanted);
  if (route === undefined) return { status: 404, body: { error: "No such call.", calls: describeRoutes() } };
  try {
    const input: unknown = body.length > 0 ? JSON.parse(body.toString("utf8")) : {};
    return { status: 200, body: route.answer(state, input, accountId) };
  } catch (error) {
    return { status: 400, body: { error: describeError(error) } };
  }
}

function isLocal(host: string | undefined): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host ?? "");
}

function describeError(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  return error instanceof Error ? error.message : String(error);
}
