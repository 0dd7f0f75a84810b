import type { AppChoice, AppManifest } from "./app-manifest.ts";
import type { Conversion, MadeApp } from "./convert-code.ts";
import { Html, html } from "./html.ts";
import { EVENT_REASONS, PERMISSION_REASONS } from "./reasons.ts";
import { STYLE } from "./style.ts";

function page(title: string, body: Html): string {
  return html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Gatehouse</title>
<style>${new Html(STYLE)}</style>
<main>
<h1>${title}</h1>
${body}
</main>
</html>
`.text;
}

/** Asks for the token that was printed. `wrong`: why the one before was not taken. */
export function tokenPage(wrong: string | null): string {
  return page(
    "Register the App",
    html`<p class="soft">Setup printed a token where it was started. Whoever has it may register the App, once.</p>
${wrong === null ? html`` : html`<p class="bad" role="alert">${wrong}</p>`}
<form method="post" action="/enter">
<label for="token">Token</label>
<input id="token" name="token" type="password" autocomplete="off" spellcheck="false" required autofocus>
<button>Continue</button>
</form>`,
  );
}

/** What stands in the form before anybody typed, and what is wrong with what was typed. */
export interface FormContent {
  readonly name: string;
  readonly organization: string;
  readonly address: string;
  readonly faults: readonly string[];
}

/** Asks for whom and where, and says what the App will be allowed, and why. */
export function choicePage(manifest: AppManifest, content: FormContent, proof: string): string {
  return page(
    "Register the App",
    html`<p class="soft">GitHub makes an App of your own. Nobody but you gets its key.</p>
${content.faults.map((fault) => html`<p class="bad" role="alert">${fault}</p>`)}
<form method="post" action="/app">
<input type="hidden" name="proof" value="${proof}">
<label for="organization">Organisation</label>
<p class="soft">As in github.com/NAME. Empty: your own account, which has no teams to sign.</p>
<input id="organization" name="organization" value="${content.organization}" autocomplete="off" spellcheck="false">
<label for="name">Name of the App</label>
<p class="soft">Unique on all of GitHub, at most 34 characters.</p>
<input id="name" name="name" value="${content.name}" maxlength="34" required>
<label for="address">Address of the App</label>
<p class="soft">Where GitHub will reach it over HTTPS, such as https://gatehouse.example.com.</p>
<input id="address" name="address" type="url" value="${content.address}" required>
<button>Continue</button>
</form>
${asked(manifest)}`,
  );
}

/** What the App asks for, each with its reason. */
function asked({ default_permissions, default_events }: AppManifest): Html {
  const permissions = Object.entries(default_permissions).map(
    ([id, level]) =>
      html`<tr><td>${PERMISSION_REASONS[id]?.name ?? id}</td><td>${level}</td><td>${spans(PERMISSION_REASONS[id]?.why ?? "")}</td></tr>\n`,
  );
  const events = default_events.map(
    (id) => html`<tr><td><code>${id}</code></td><td>${EVENT_REASONS[id] ?? ""}</td></tr>\n`,
  );
  return html`<h2>What it may do</h2>
<p class="soft">It cannot push, merge or change settings. It writes its check, asks for reviews, and answers commands.</p>
<table><thead><tr><th>Permission</th><th>Level</th><th>What for</th></tr></thead><tbody>
${permissions}</tbody></table>
<details><summary>What it hears of: ${default_events.length} events</summary>
<table><thead><tr><th>Event</th><th>It tells that</th></tr></thead><tbody>
${events}</tbody></table></details>`;
}

/** A sentence of ours, whose backticks mean code. */
function spans(text: string): Html {
  const parts = text
    .split("`")
    .map((part, at) => (at % 2 === 0 ? html`${part}` : html`<code>${part}</code>`));
  return html`${parts}`;
}

/** Sends the manifest to GitHub, from the browser of whoever may make an App there. */
export function sendPage(choice: AppChoice, action: string, manifest: string): string {
  const { name, organization, origin } = choice;
  const { host } = new URL(action);
  return page(
    "Send it to GitHub",
    html`<table><tbody>
<tr><td>App</td><td>${name}</td></tr>
<tr><td>Belongs to</td><td>${organization === "" ? "your own account" : organization}</td></tr>
<tr><td>Webhooks go to</td><td><code>${origin}</code></td></tr>
</tbody></table>
<p>${host} shows the same once more, and makes the App when you confirm. Then it sends you back here, and the key is stored.</p>
<form method="post" action="${action}">
<input type="hidden" name="manifest" value="${manifest}">
<button>Continue on ${host}</button>
</form>
<p><a href="/">Change something</a></p>
<details><summary>What is sent</summary>
<pre><code>${JSON.stringify(JSON.parse(manifest), null, 2)}</code></pre></details>`,
  );
}

/** Tells where the credentials are, and what to do next. */
export function donePage(app: MadeApp, files: { readonly path: string; readonly settings: string }): string {
  const page_ = app.page.replace(/\/$/, "");
  return page(
    `${app.name} is registered`,
    html`<p>Its id, key and webhook secret are in <code>${files.path}</code>, readable by the user of the App only. Setup has ended.</p>
${app.secretIsOurs ? html`<p class="bad" role="alert">GitHub set no webhook secret, or a short one. A new one is in the file <code>webhook-secret</code>: enter it on the App's page, or no webhook will be taken.</p>` : html``}
<h2>Next</h2>
<p>1. Start the App:</p>
<pre><code>node --env-file=${files.settings} app/main.ts</code></pre>
<p class="soft">With Docker Compose, <code>docker compose -f app/deploy/compose.yaml up -d</code> finds the file by itself.</p>
<p>2. <a href="${page_}/installations/new">Install ${app.name} on your repositories</a>.</p>
<p>3. Require its check: its id, <code>${app.id}</code>, belongs into the ruleset. <code>docs/install-app.md</code> goes on from here.</p>`,
  );
}

const FAILURES: Readonly<Record<(Conversion & { ok: false })["why"], string>> = {
  refused:
    "GitHub does not know this code: each is good once, and for an hour. If an App was made, delete it there, and begin again.",
  unreachable: "GitHub does not answer. Load this page once more: the code stays good for an hour.",
  unreadable:
    "GitHub made the App, and what it said of it cannot be used. Delete the App there, and begin again; nothing was stored.",
};

/** Tells why there are no credentials. */
export function failedPage(why: keyof typeof FAILURES): string {
  return page(
    "The App is not registered",
    html`<p class="bad" role="alert">${FAILURES[why]}</p><p><a href="/">Begin again</a></p>`,
  );
}

/** Tells where the only copy of a key is. */
export function asidePage(aside: string, code: string): string {
  return page(
    "The credentials are not where they belong",
    html`<p class="bad" role="alert">They could not be moved there (${code}), and nothing is overwritten. What GitHub gave is in <code>${aside}</code>: move it to where it belongs.</p>`,
  );
}

/** Tells that a key is nowhere. */
export function unwrittenPage(app: MadeApp, code: string): string {
  return page(
    "The credentials are lost",
    html`<p class="bad" role="alert">They could not be written (${code}), and GitHub shows a key but once. <a href="${app.page}">Delete the App</a>, mend what is in the way, and start setup again.</p>`,
  );
}

/** A sentence for whoever has no business here. */
export function sayPage(title: string, text: string): string {
  return page(title, html`<p>${text}</p>`);
}
