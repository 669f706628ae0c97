import { PARTITIONS } from "@/lib/iam/partition";
import type { SandboxState } from "../wire/sandbox-state";
import { isoSeconds } from "../world/clock";
import { accountSection, hidden } from "./account-section";
import { type Html, html } from "./html";
import { requestsSection } from "./requests-section";

interface PageFacts {
  /** For example `http://127.0.0.1:4600`, as the browser reached us. */
  endpoint: string;
  /** What was wrong with the form that was just sent. */
  fault: string | null;
}

/** The sandbox's own page: plain forms, no script. */
export function renderPage(state: SandboxState, { endpoint, fault }: PageFacts): string {
  const { world, clock, log } = state;
  const accounts = [...world.accounts.values()].map((account) =>
    accountSection({ account, world, endpoint }),
  );
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Sandbox · Rolebridge</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/_sandbox/page.css">
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<aside aria-label="Sandbox">Sandbox: this is a local AWS, no real account is touched</aside>
<main id="content">
<h1>Sandbox</h1>
<p>A local AWS on ${endpoint}: STS, IAM and KMS for the demo and for tests. Switch something on, verify a connection in the demo, and see what it says.</p>
${fault === null ? null : html`<p class="fault" role="alert"><strong>Nothing was changed.</strong> ${fault}</p>`}
${clockSection(clock.skew(), isoSeconds(clock.now()))}
${accounts}
${newAccountSection()}
${requestsSection(log.list())}
${resetSection()}
</main>
</body>
</html>
`;
  return page.markup;
}

const SKEW_MINUTES = 20;

function clockSection(skewMs: number, now: string): Html {
  const isWrong = skewMs !== 0;
  const words = isWrong
    ? html`<p class="state amiss">Our clock and AWS's are ${Math.abs(skewMs) / 60_000} minutes apart.</p>`
    : html`<p class="state calm">Our clock and AWS's agree.</p>`;
  const to = isWrong ? 0 : SKEW_MINUTES;
  return html`<section id="clock" aria-labelledby="title-clock">
<h2 id="title-clock">Time</h2>
<p class="soft">It is <time datetime="${now}">${now.replace("T", " ").replace("Z", "")}</time> UTC in the sandbox.</p>
${words}
<ul class="switches"><li class="${isWrong ? "is-on" : "is-off"}"><div><strong>Our clock is ${SKEW_MINUTES} minutes wrong</strong>${isWrong ? html` <span class="chip">On</span>` : null}<p class="soft">AWS refuses signatures that are more than 15 minutes off. The SDK notices, corrects itself and goes on; the AWS CLI is refused.</p></div>
<form method="post" action="/_sandbox/page/clock">${hidden("skewMinutes", String(to))}<button>Switch ${isWrong ? "off" : "on"} <span class="unseen">“Our clock is ${SKEW_MINUTES} minutes wrong”</span></button></form></li></ul>
<form class="inline" method="post" action="/_sandbox/page/clock"><label>Let so many minutes pass<input name="advanceMinutes" inputmode="numeric" value="60" required></label><button>Let time pass</button></form>
<p class="soft">Sessions expire and changes spread; signatures are still held against the real time.</p>
</section>`;
}

function newAccountSection(): Html {
  const options = PARTITIONS.map((partition) => html`<option>${partition}</option>`);
  return html`<section id="new-account" aria-labelledby="title-new-account">
<h2 id="title-new-account">Another account</h2>
<p class="soft">An empty one with an admin, in the partition that you choose: China and GovCloud trust nobody of the others.</p>
<form class="inline" method="post" action="/_sandbox/page/account"><label>Account number<input name="accountId" inputmode="numeric" pattern="\\d{12}" placeholder="777788889999" required></label><label>Partition<select name="partition">${options}</select></label><button>Make the account</button></form>
</section>`;
}

function resetSection(): Html {
  return html`<section id="reset" aria-labelledby="title-reset">
<h2 id="title-reset">Start over</h2>
<p class="soft">Back to the two first accounts, empty, with the keys that they have. The demo keeps its connections: their roles are then gone.</p>
<form method="post" action="/_sandbox/page/reset"><button class="grave">Reset the sandbox</button></form>
</section>`;
}
