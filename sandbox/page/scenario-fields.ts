import type { Account, Fault } from "../world/types";
import { type Html, html } from "./html";

const FAULT_KINDS: Record<Fault["kind"], string> = {
  throttle: "Throttling",
  hang: "No answer",
  "internal-failure": "500 InternalFailure",
  "broken-xml": "XML cut short",
};

/** The form of everything that an account can suffer, filled with what it suffers now. */
export function scenarioFields({ id, scenario }: Account): Html {
  const { fault } = scenario;
  const fields = [
    number(
      "propagationSeconds",
      "Changes of IAM take effect after, in seconds",
      scenario.propagationDelayMs / 1000,
    ),
    number("latencySeconds", "Every call waits, in seconds", scenario.latencyMs / 1000),
    text("stsDisabledRegions", "STS is off in these regions", scenario.stsDisabledRegions.join(", ")),
    text("regionsNotEnabled", "Regions that are not enabled", scenario.regionsNotEnabled.join(", ")),
    faultKind(fault),
    number("faultCalls", "Strikes the next so many calls (empty: all)", fault?.calls),
    number(
      "faultBeyondPerSecond",
      "Strikes calls beyond so many a second (empty: all)",
      fault?.beyondPerSecond,
    ),
    text(
      "faultActions",
      "Strikes these operations only, for example AssumeRole",
      (fault?.actions ?? []).join(", "),
    ),
    text("faultRegions", "Strikes calls to these regions only", (fault?.regions ?? []).join(", ")),
    text(
      "faultParameters",
      "Strikes calls with these parameters only, for example ExternalId=rb-1; without any: ExternalId=",
      (fault?.parameters ?? []).join(" "),
    ),
    policy(
      "serviceControlPolicy",
      "Service control policy: what it does not allow is denied (empty: none)",
      scenario.serviceControlPolicy,
    ),
    policy(
      "resourceControlPolicy",
      "Resource control policy: what it denies on the account's roles and keys is denied to everybody (empty: none)",
      scenario.resourceControlPolicy,
    ),
  ];
  return html`<form class="fields" method="post" action="/_sandbox/page/scenario"><input type="hidden" name="accountId" value="${id}">${fields}<button>Set this for ${id}</button></form>`;
}

function number(name: string, label: string, value: number | undefined): Html {
  return html`<label>${label}<input name="${name}" inputmode="decimal" value="${value ?? null}"></label>`;
}

function text(name: string, label: string, value: string): Html {
  return html`<label>${label}<input name="${name}" value="${value}"></label>`;
}

function faultKind(fault: Fault | null): Html {
  const options = Object.entries(FAULT_KINDS).map(([kind, words]) =>
    kind === fault?.kind
      ? html`<option value="${kind}" selected>${words}</option>`
      : html`<option value="${kind}">${words}</option>`,
  );
  return html`<label>Fault<select name="faultKind"><option value="">None</option>${options}</select></label>`;
}

function policy(name: string, label: string, present: string | null): Html {
  const shown = present === null ? "" : JSON.stringify(JSON.parse(present), null, 2);
  return html`<label class="whole">${label}<textarea name="${name}" rows="8" spellcheck="false">
${shown}</textarea></label>`;
}
