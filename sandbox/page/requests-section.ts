import type { LoggedRequest } from "../wire/request-log";
import { type Html, html } from "./html";

const SHOWN = 50;

/** The newest calls, newest first. */
export function requestsSection(requests: readonly LoggedRequest[]): Html {
  const newest = requests.slice(-SHOWN).reverse();
  return html`<section id="requests" aria-labelledby="title-requests">
<h2 id="title-requests">Newest calls</h2>
${newest.length === 0 ? html`<p class="soft">Nobody has called yet.</p>` : table(newest)}
<p><a href="/_sandbox/#requests">Look again</a></p>
<form method="post" action="/_sandbox/page/forget"><button>Forget the calls</button></form>
</section>`;
}

function table(requests: readonly LoggedRequest[]): Html {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Table of calls"><table>
<thead><tr><th scope="col">Time, UTC</th><th scope="col">Call</th><th scope="col">Answer</th><th scope="col">Who asked</th><th scope="col">Region</th></tr></thead>
<tbody>${requests.map(row)}</tbody></table></div>`;
}

function row({ time, service, action, code, status, callerArn, region }: LoggedRequest): Html {
  const answer = code === "OK" ? html`OK` : html`<span class="refused">${code}</span> ${status || null}`;
  return html`<tr><td><time datetime="${time}">${time.slice(11, 19)}</time></td><td>${service}:${action}</td><td>${answer}</td><td>${callerArn ?? "unknown"}</td><td>${region ?? ""}</td></tr>
`;
}
