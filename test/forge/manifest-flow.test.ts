import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { asObject } from "./contract/json.ts";
import { type Forge, startForge } from "./forge.ts";

const MANIFEST = {
  name: "Gate of acme",
  url: "https://example.com",
  redirect_url: "http://127.0.0.1:3000/created",
  hook_attributes: { url: "https://gate.example.com/hooks" },
  default_permissions: { checks: "write", contents: "read" },
  default_events: ["pull_request", "check_run"],
};

let forge: Forge;
let now = Date.parse("2026-11-20T10:00:00Z");
const start = async () => {
  forge = await startForge({ now: () => new Date(now) });
  forge.createUser("pat");
  forge.createOrganization("acme").addOwner("pat");
};
afterEach(() => forge.close());

/** Sends a manifest as a browser would; gives the page, and the code behind its link. */
async function send(manifest: object, account = "/organizations/acme") {
  const body = new URLSearchParams({ manifest: JSON.stringify(manifest) });
  const response = await fetch(`${forge.url}${account}/settings/apps/new?state=a%26b`, {
    method: "POST",
    body,
  });
  const page = await response.text();
  const back = /<a href="([^"]+)">Create/.exec(page)?.[1]?.replaceAll("&#38;", "&") ?? null;
  return { status: response.status, page, back: back === null ? null : new URL(back) };
}

/** Exchanges a code for its App. */
async function convert(code: string | null | undefined) {
  const response = await fetch(`${forge.apiUrl}/app-manifests/${code}/conversions`, { method: "POST" });
  return { status: response.status, body: asObject(await response.json()) };
}

test("a manifest becomes an App with what it asked for, by a code that is good once", async () => {
  await start();
  const { back, page } = await send(MANIFEST);
  expect(page).toContain("checks: write");
  expect(back?.origin).toBe("http://127.0.0.1:3000");
  expect(back?.searchParams.get("state")).toBe("a&b");
  const { status, body } = await convert(back?.searchParams.get("code"));
  expect({ status, ...body }).toMatchObject({
    status: 201,
    name: "Gate of acme",
    slug: "gate-of-acme",
    owner: { login: "acme" },
    permissions: { metadata: "read", checks: "write", contents: "read" },
    events: ["pull_request", "check_run"],
    html_url: `${forge.url}/github-apps/gate-of-acme`,
    pem: expect.stringContaining("BEGIN RSA PRIVATE KEY"),
    webhook_secret: expect.stringMatching(/^[0-9a-f]{40}$/),
  });
  expect(await convert(back?.searchParams.get("code"))).toMatchObject({ status: 404 });
  expect(await send(MANIFEST)).toMatchObject({ status: 422, page: expect.stringContaining("already taken") });
  forge.assertClean();
});

test("a code is good for an hour", async () => {
  await start();
  const { back } = await send(MANIFEST, "");
  now += 3_600_000;
  expect(await convert(back?.searchParams.get("code"))).toMatchObject({ status: 404 });
});

test.each([
  ["no name", { ...MANIFEST, name: undefined }],
  ["no way back", { ...MANIFEST, redirect_url: undefined }],
  ["a way back that is none", { ...MANIFEST, redirect_url: "created" }],
])("a manifest with %s is refused", async (_, manifest) => {
  await start();
  expect(await send(manifest)).toMatchObject({ status: 422, back: null });
});

test("an App is installed from its page, once, and hears of it where its name leads to", async () => {
  const heard: string[] = [];
  const hook = createServer((request, response) => {
    heard.push(`${String(request.headers["x-github-event"])} ${request.url}`);
    response.end();
  });
  await new Promise<void>((resolve) => hook.listen(0, "127.0.0.1", resolve));
  const real = `http://127.0.0.1:${(hook.address() as AddressInfo).port}`;
  await start();
  forge.roads.set("https://gate.example.com", real);
  const { back } = await send(MANIFEST);
  await convert(back?.searchParams.get("code"));
  const page = `${forge.url}/github-apps/gate-of-acme/installations/new`;
  expect(await (await fetch(page)).text()).toContain("On all repositories of acme");
  for (const _ of ["once", "once more"])
    expect(await (await fetch(page, { method: "POST" })).text()).toContain("<li>acme</li>");
  await forge.settled();
  hook.close();
  expect(heard).toEqual(["installation /hooks"]);
  expect((await fetch(`${forge.url}/github-apps/other/installations/new`)).status).toBe(404);
  forge.assertClean();
});
