import type { Answer } from "../http/rest.ts";
import type { World } from "../state/world.ts";
import { install, showApp, showInstall } from "./app-pages.ts";
import { page } from "./html.ts";
import { confirmManifest } from "./manifest-pages.ts";
import { showPull } from "./pull-page.ts";
import type { Visit } from "./visit.ts";

type Serve = (world: World, visit: Visit, names: readonly string[]) => Answer;

const PAGES: readonly (readonly [method: string, path: RegExp, serve: Serve])[] = [
  // Browsers ask for it by themselves.
  ["GET", /^\/favicon\.ico$/, () => page(404, "Not Found", "")],
  [
    "POST",
    /^\/organizations\/([^/]+)\/settings\/apps\/new$/,
    (world, visit, [org = ""]) => confirmManifest(world, visit, org),
  ],
  ["POST", /^\/settings\/apps\/new$/, (world, visit) => confirmManifest(world, visit, null)],
  ["GET", /^\/github-apps\/([^/]+)$/, (world, _, [slug = ""]) => showApp(world, slug)],
  [
    "GET",
    /^\/github-apps\/([^/]+)\/installations\/new$/,
    (world, _, [slug = ""]) => showInstall(world, slug),
  ],
  ["POST", /^\/github-apps\/([^/]+)\/installations\/new$/, (world, _, [slug = ""]) => install(world, slug)],
  [
    "GET",
    /^\/([^/]+)\/([^/]+)\/pull\/(\d+)$/,
    (world, _, [owner = "", name = "", number = ""]) => showPull(world, owner, name, Number(number)),
  ],
];

/** The few pages that an enterprise server shows to browsers here; `null` for everything else. */
export function servePage(world: World, visit: Visit): Answer | null {
  for (const [method, path, serve] of PAGES) {
    const found = visit.method === method ? path.exec(visit.url.pathname) : null;
    if (found !== null) return serve(world, visit, found.slice(1).map(decodeURIComponent));
  }
  return null;
}
