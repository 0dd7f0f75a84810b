import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { GITHUB_ACTIONS } from "#github/protection/github-actions.ts";
import type { CheckedPull, PostingApp } from "#github/protection/read-check-posters.ts";
import type { AppInstallation } from "#github/protection/read-settings.ts";
import { seen, unseen } from "#github/protection/seen.ts";
import { type AppSight, findApp, lookAtApp, type RecentChecks } from "./look-at-app.ts";
import { NEEDED_EVENTS, NEEDED_PERMISSIONS } from "./needed-of-app.ts";
import { APP } from "./sight.fixture.ts";

const app = (id = APP, over: Partial<PostingApp> = {}): PostingApp => ({
  id,
  slug: `app-${id}`,
  permissions: NEEDED_PERMISSIONS,
  events: NEEDED_EVENTS,
  ...over,
});

function pull(number: number, by: PostingApp | null): CheckedPull {
  const page = { title: null, summary: null, text: null, url: null, at: null };
  const run = { name: "gatehouse: production", status: "completed", conclusion: "success", ...page };
  return { number, merged: false, checks: by === null ? [] : [{ ...run, app: by }] };
}

const recent = (...pulls: readonly CheckedPull[]): RecentChecks[] => [
  { branch: "release", stage: "production", pulls: seen(pulls) },
];

const installed = (over: Partial<AppInstallation> = {}): AppInstallation => ({
  appId: APP,
  slug: "gatehouse",
  permissions: NEEDED_PERMISSIONS,
  events: NEEDED_EVENTS,
  suspended: false,
  onAll: true,
  ...over,
});

const HIDDEN = unseen("GitHub does not show it");

function sight(over: Partial<AppSight> = {}): AppSight {
  return {
    appId: APP,
    app: app(),
    pinned: [APP],
    recent: recent(pull(1, app())),
    installations: seen([installed()]),
    url: "https://github.com/acme/model",
    owner: "acme",
    ...over,
  };
}

test("what is asked of the App is what its manifest asks for", () => {
  const path = join(import.meta.dirname, "../../../docs/app-manifest.json");
  expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({
    default_permissions: NEEDED_PERMISSIONS,
    default_events: NEEDED_EVENTS,
  });
});

describe("which App is Gatehouse's", () => {
  test.for<
    readonly [what: string, pulls: readonly CheckedPull[], pinned: readonly number[], id: number | null]
  >([
    ["the one that posts", [pull(1, app())], [], APP],
    ["never a workflow", [pull(1, app(GITHUB_ACTIONS))], [GITHUB_ACTIONS], null],
    ["never a workflow, on a server with other ids", [pull(1, app(3, { slug: "github-actions" }))], [], null],
    ["of two the one that is required", [pull(1, app()), pull(2, app(99))], [APP], APP],
    ["of two none, where none is required", [pull(1, app()), pull(2, app(99))], [], null],
    ["none", [pull(1, null)], [APP], null],
  ])("%s", ([, pulls, pinned, id]) => expect(findApp(recent(...pulls), pinned)?.id ?? null).toBe(id));
});

test.for<readonly [what: string, over: Partial<AppSight>, expected: readonly string[]]>([
  ["in order", {}, ["fine app-posts", "fine app-in-order"]],
  [
    "no check of it",
    { appId: null, app: null, recent: recent(pull(1, null)) },
    ["unseen no-check-seen", "fine app-in-order"],
  ],
  [
    "pull requests that are not shown",
    {
      appId: null,
      app: null,
      recent: [{ branch: "release", stage: "production", pulls: HIDDEN }],
      installations: null,
    },
    ["unseen not-seen"],
  ],
  [
    "installations that are not shown",
    { installations: HIDDEN },
    ["fine app-posts", "fine app-in-order", "unseen not-seen"],
  ],
  [
    "not installed",
    { installations: seen([]) },
    ["fine app-posts", "fine app-in-order", "grave app-not-installed"],
  ],
  [
    "suspended",
    { installations: seen([installed({ suspended: true })]) },
    ["fine app-posts", "grave app-suspended"],
  ],
  [
    "too little granted",
    { installations: seen([installed({ permissions: { ...NEEDED_PERMISSIONS, checks: "read" } })]) },
    ["fine app-posts", "weak app-permissions"],
  ],
  [
    "too little heard",
    { installations: seen([installed({ events: NEEDED_EVENTS.slice(1) })]) },
    ["fine app-posts", "weak app-events"],
  ],
  [
    "too little asked for, of a person's repository",
    { installations: null, app: app(APP, { permissions: {}, events: [] }) },
    ["fine app-posts", "weak app-permissions", "weak app-events"],
  ],
  [
    "what it asks for is not shown",
    { installations: null, app: app(APP, { permissions: null }) },
    ["fine app-posts", "unseen not-seen"],
  ],
])("%s", ([, over, expected]) => {
  expect(lookAtApp(sight(over)).map(({ id, gravity }) => `${gravity} ${id}`)).toEqual(expected);
});
