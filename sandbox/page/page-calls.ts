import { readFileSync } from "node:fs";
import { z } from "zod";
import { controlsOf } from "../scenarios/controls";
import type { SandboxState } from "../wire/sandbox-state";
import { calmScenario } from "../world/accounts";
import {
  accountForm,
  boundaryForm,
  clockForm,
  newAccountForm,
  presetForm,
  scenarioForm,
} from "./form-fields";
import { PRESETS } from "./presets";
import { renderPage } from "./render-page";

const STYLES = readFileSync(new URL("./page.css", import.meta.url), "utf8");
const MINUTE_MS = 60_000;

export interface PageCall {
  method: string;
  path: string;
  host: string;
  accept: string;
  body: string;
}

export interface PageAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

type Form = Record<string, string>;

/** What each form does; it answers with the part of the page to show next. */
const FORMS: Record<string, (state: SandboxState, form: Form) => string> = {
  preset: (state, form) => {
    const { accountId, preset, to } = presetForm.parse(form);
    const found = PRESETS.find(({ id }) => id === preset);
    if (found === undefined) throw new Error(`There is no switch ${preset}.`);
    controlsOf(state).setScenario(accountId, found[to]);
    return `account-${accountId}`;
  },
  scenario: (state, form) => {
    const { accountId } = accountForm.parse(form);
    controlsOf(state).setScenario(accountId, scenarioForm.parse(form));
    return `account-${accountId}`;
  },
  calm: (state, form) => {
    const { accountId } = accountForm.parse(form);
    controlsOf(state).setScenario(accountId, calmScenario());
    return `account-${accountId}`;
  },
  boundary: (state, form) => {
    const { accountId, role, to } = boundaryForm.parse(form);
    controlsOf(state).setRoleBoundary(accountId, role, to === "on" ? "IAMReadOnlyAccess" : null);
    return `account-${accountId}`;
  },
  clock: (state, form) => {
    const { skewMinutes, advanceMinutes } = clockForm.parse(form);
    if (skewMinutes !== undefined) controlsOf(state).setClockSkew(skewMinutes * MINUTE_MS);
    if (advanceMinutes !== undefined) controlsOf(state).advanceClock(advanceMinutes * MINUTE_MS);
    return "clock";
  },
  account: (state, form) => {
    const { accountId, partition } = newAccountForm.parse(form);
    controlsOf(state).createAccount(accountId, partition);
    return `account-${accountId}`;
  },
  forget: (state) => {
    state.log.clear();
    return "requests";
  },
  reset: (state) => {
    controlsOf(state).reset();
    return "content";
  },
};

/** Answers the calls that a browser makes for the page; null for every other call. */
export function handlePageCall(state: SandboxState, call: PageCall): PageAnswer | null {
  const { method, path } = call;
  if (method === "GET" && path === "/page.css") return answer(200, "text/css; charset=utf-8", STYLES);
  if (method === "GET" && path === "/" && call.accept.includes("text/html")) return page(state, call, null);
  const submit = FORMS[/^\/page\/([a-z]+)$/.exec(path)?.[1] ?? ""];
  if (method !== "POST" || submit === undefined) return null;
  try {
    const part = submit(state, Object.fromEntries(new URLSearchParams(call.body)));
    return { status: 303, headers: { Location: `/_sandbox/#${part}` }, body: "" };
  } catch (error) {
    return page(state, call, describeFault(error));
  }
}

function page(state: SandboxState, { host }: PageCall, fault: string | null): PageAnswer {
  const body = renderPage(state, { endpoint: `http://${host}`, fault });
  return answer(fault === null ? 200 : 400, "text/html; charset=utf-8", body);
}

/** No page may frame this one, nothing of another origin is loaded, and its keys stay out of caches. */
function answer(status: number, type: string, body: string): PageAnswer {
  const headers = {
    "Content-Type": type,
    "Content-Security-Policy":
      "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
  };
  return { status, headers, body };
}

function describeFault(error: unknown): string {
  if (error instanceof z.ZodError)
    return error.issues.map(({ path, message }) => `${path.join(".")}: ${message}.`).join(" ");
  return error instanceof Error ? error.message : String(error);
}
