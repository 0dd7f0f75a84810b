import { AppHandle } from "../handles/app.ts";
import type { Answer } from "../http/rest.ts";
import type { App, Installation } from "../state/records.ts";
import type { World } from "../state/world.ts";
import { escapeHtml, page } from "./html.ts";

/** The App of an address such as `/github-apps/gatehouse`. */
function appNamed(world: World, slug: string): App | undefined {
  return [...world.apps.values()].find((app) => app.slug === slug);
}

function installationsOf(world: World, app: App): Installation[] {
  return [...world.installations.values()].filter((one) => one.app === app);
}

/** The page of an App: what it may do, where it is installed, and a way to install it. */
export function showApp(world: World, slug: string): Answer {
  const app = appNamed(world, slug);
  if (app === undefined) return page(404, "Not Found", "");
  const places = installationsOf(world, app).map(({ account }) => `<li>${escapeHtml(account.login)}</li>`);
  const rights = Object.entries(app.permissions).map(([what, level]) => `<li>${what}: ${level}</li>`);
  const installed = places.length === 0 ? "<p>It is installed nowhere.</p>" : `<ul>${places.join("\n")}</ul>`;
  return page(
    200,
    app.name,
    `<p>App ID: ${app.id}</p>\n<p>Webhook URL: ${escapeHtml(app.webhookUrl ?? "none")}</p>\n<ul>${rights.join("\n")}</ul>
<h2>Installed on</h2>\n${installed}\n<p><a href="/github-apps/${app.slug}/installations/new">Install</a></p>`,
  );
}

/** The form that installs an App on the account that it belongs to, on all of its repositories. */
export function showInstall(world: World, slug: string): Answer {
  const app = appNamed(world, slug);
  if (app === undefined) return page(404, "Not Found", "");
  const owner = escapeHtml(app.owner.login);
  return page(
    200,
    `Install ${app.name}`,
    `<form method="post"><p>On all repositories of ${owner}.</p>\n<button>Install</button></form>`,
  );
}

/** Installs it; once more is the same. */
export function install(world: World, slug: string): Answer {
  const app = appNamed(world, slug);
  const account = app === undefined ? undefined : world.accounts.get(app.owner.login.toLowerCase());
  if (app === undefined || account === undefined || account.type === "Bot") return page(404, "Not Found", "");
  if (!installationsOf(world, app).some((one) => one.account === account))
    new AppHandle(world, app).install({ account });
  return showApp(world, slug);
}
