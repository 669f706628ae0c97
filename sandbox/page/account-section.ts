import { homeRegion } from "../world/regions";
import type { Account, IamRole, World } from "../world/types";
import { type Html, html } from "./html";
import { type AccountSide, type Preset, presetsFor } from "./presets";
import { scenarioFields } from "./scenario-fields";
import { describeScenario } from "./scenario-words";

interface AccountFacts {
  account: Account;
  world: World;
  endpoint: string;
}

const WORDS: Record<AccountSide, { title: string; who: string }> = {
  vendor: {
    title: "Our side",
    who: "The SaaS product's own account. What is switched on here is a fault of ours or of AWS: a verification then ends inconclusive, and no customer is blamed.",
  },
  customer: {
    title: "A customer",
    who: "What is switched on here strikes this customer's calls, and those of sessions of its roles.",
  },
};

/** One account: what it suffers, a switch for each thing that can go wrong, and how to play its admin. */
export function accountSection({ account, world, endpoint }: AccountFacts): Html {
  const side = account.id === world.sides.vendor.accountId ? "vendor" : "customer";
  const { title, who } = WORDS[side];
  const suffered = describeScenario(account.scenario);
  const present =
    suffered.length === 0
      ? html`<p class="state calm">Nothing goes wrong at the moment.</p>`
      : html`<ul class="state amiss">${suffered.map((sentence) => html`<li>${sentence}</li>`)}</ul>
<form method="post" action="/_sandbox/page/calm">${hidden("accountId", account.id)}<button>Switch everything off for ${account.id}</button></form>`;
  return html`<section id="account-${account.id}" aria-labelledby="title-${account.id}">
<h2 id="title-${account.id}">${title}: account <code>${account.id}</code></h2>
<p class="soft">${who}${account.partition === "aws" ? null : ` Partition ${account.partition}.`}</p>
${present}
<ul class="switches">${presetsFor(side).map((preset) => presetRow(account, preset))}</ul>
${side === "customer" ? boundaries(account) : null}
<details><summary>Set it exactly</summary>${scenarioFields(account)}</details>
<details><summary>Use its keys at the command line</summary>${commandLine(account, world, endpoint)}</details>
</section>`;
}

function presetRow({ id, scenario }: Account, preset: Preset): Html {
  return switchRow({
    action: "/_sandbox/page/preset",
    accountId: id,
    field: hidden("preset", preset.id),
    isOn: preset.isOn(scenario),
    title: preset.title,
    effect: preset.effect,
  });
}

function boundaries(account: Account): Html | null {
  const roles = [...account.iam.roles.values()];
  if (roles.length === 0) return null;
  const rows = roles.map((role) => boundaryRow(account, role));
  return html`<details><summary>A permissions boundary on one of its roles</summary><ul class="switches">${rows}</ul></details>`;
}

function boundaryRow({ id }: Account, { name, boundaryArn }: IamRole): Html {
  const effect =
    boundaryArn === undefined
      ? "As PutRolePermissionsBoundary with IAMReadOnlyAccess: nothing but reading IAM is left of what its policies grant."
      : `Its boundary is ${boundaryArn}.`;
  return switchRow({
    action: "/_sandbox/page/boundary",
    accountId: id,
    field: hidden("role", name),
    isOn: boundaryArn !== undefined,
    title: name,
    effect,
  });
}

interface SwitchFacts {
  action: string;
  accountId: string;
  field: Html;
  isOn: boolean;
  title: string;
  effect: string;
}

function switchRow({ action, accountId, field, isOn, title, effect }: SwitchFacts): Html {
  const to = isOn ? "off" : "on";
  return html`<li class="${isOn ? "is-on" : "is-off"}"><div><strong>${title}</strong>${isOn ? html` <span class="chip">On</span>` : null}<p class="soft">${effect}</p></div>
<form method="post" action="${action}">${hidden("accountId", accountId)}${field}${hidden("to", to)}<button>Switch ${to} <span class="unseen">“${title}”, account ${accountId}</span></button></form></li>`;
}

function commandLine(account: Account, world: World, endpoint: string): Html {
  const isVendor = account.id === world.sides.vendor.accountId;
  const users = [...account.iam.users.values()];
  const user = isVendor
    ? users.find(({ arn }) => arn === world.sides.vendor.arn)
    : account.iam.users.get("admin");
  const key = user?.accessKeys.find(({ status }) => status === "Active");
  if (key === undefined) return html`<p class="soft">Its first user has no active access key any more.</p>`;
  const lines = [
    `export AWS_ACCESS_KEY_ID=${key.id}`,
    `export AWS_SECRET_ACCESS_KEY=${key.secret}`,
    `export AWS_DEFAULT_REGION=${homeRegion(account.partition)}`,
    `aws --endpoint-url ${endpoint} sts get-caller-identity`,
  ];
  return html`<p class="soft">These keys are worth nothing outside this sandbox.</p><pre tabindex="0">${lines.join("\n")}</pre>`;
}

/** A field that the page fills in by itself. */
export function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}
