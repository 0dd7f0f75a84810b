import {
  mkdirSync,
  mkdtempDisposableSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { request as rawRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { describe, expect, test } from "vitest";
import { readConfig } from "../config/config.ts";
import { prepareCredentialsFolder } from "./credentials-folder.ts";
import { type CodeGithub, startCodeGithub } from "./github.fixture.ts";
import { createSetupServer, type SetupEnd, type SetupServerOptions } from "./setup-server.ts";

const TOKEN = "the-token-of-the-log";
const CHOICE = { organization: "acme", name: "gatehouse-for-acme", address: "https://gatehouse.example.com" };

interface Setup extends AsyncDisposable {
  readonly github: CodeGithub;
  readonly path: string;
  readonly url: string;
  readonly logged: string[];
  readonly ends: SetupEnd[];
  get(path: string, cookie?: string): Promise<Response>;
  post(path: string, form: Readonly<Record<string, string>>, cookie?: string): Promise<Response>;
}

async function startSetup(over: Partial<SetupServerOptions> = {}): Promise<Setup> {
  const scratch = mkdtempDisposableSync(join(tmpdir(), "setup-"));
  const github = await startCodeGithub();
  const path = join(scratch.path, "credentials");
  const folder = prepareCredentialsFolder(path);
  const [logged, ends]: [string[], SetupEnd[]] = [[], []];
  const { server } = createSetupServer({
    token: TOKEN,
    expiresAt: 1000,
    now: () => 1000,
    apiUrl: github.apiUrl,
    setupUrl: null,
    folder,
    log: (text) => logged.push(text),
    ended: (end) => ends.push(end),
    ...over,
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const how = (cookie: string | undefined) => ({
    redirect: "manual" as const,
    headers: cookie === undefined ? {} : { cookie },
  });
  return {
    github,
    path,
    url,
    logged,
    ends,
    get: (place, cookie) => fetch(`${url}${place}`, how(cookie)),
    post: (place, form, cookie) =>
      fetch(`${url}${place}`, { ...how(cookie), method: "POST", body: new URLSearchParams(form) }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await github[Symbol.asyncDispose]();
      scratch.remove();
    },
  };
}

async function entered(setup: Setup): Promise<string> {
  const response = await setup.post("/enter", { token: TOKEN });
  expect(response.status).toBe(303);
  return response.headers.get("set-cookie")?.split(";")[0] ?? "";
}

const field = (page: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1]?.replaceAll("&#34;", '"') ?? "";

/** Enters, chooses, and comes to the page that leads to GitHub. */
async function asked(setup: Setup) {
  const cookie = await entered(setup);
  const proof = field(await (await setup.get("/", cookie)).text(), "proof");
  const response = await setup.post("/app", { ...CHOICE, proof }, cookie);
  const page = await response.text();
  const action = /<form method="post" action="(http[^"]+)"/.exec(page)?.[1] ?? "";
  const state = new URL(action).searchParams.get("state") ?? "";
  return { cookie, action, state, manifest: JSON.parse(field(page, "manifest")) as Record<string, unknown> };
}

describe("registering an App", () => {
  test("ends with credentials that the App starts with, readable by their owner only", async () => {
    await using setup = await startSetup();
    const { cookie, action, state, manifest } = await asked(setup);
    expect(action).toBe(`${setup.github.site}/organizations/acme/settings/apps/new?state=${state}`);
    expect(manifest).toMatchObject({
      name: "gatehouse-for-acme",
      public: false,
      hook_attributes: { url: "https://gatehouse.example.com/api/github/webhooks", active: true },
      redirect_url: `${setup.url}/created`,
      default_permissions: { checks: "write", contents: "read" },
    });
    const done = await setup.get(`/created?code=c0de&state=${state}`, cookie);
    expect([done.status, setup.github.asked]).toEqual([200, ["c0de"]]);
    const page = await done.text();
    expect(page).toContain(`href="${setup.github.site}/github-apps/gatehouse/installations/new"`);
    expect(page).not.toMatch(/BEGIN|wwww/);
    const files = readdirSync(setup.path).toSorted();
    expect(files).toEqual(["app.env", "private-key.pem", "webhook-secret", "webhook-secret-previous"]);
    expect(files.map((file) => statSync(join(setup.path, file)).mode & 0o777)).toEqual(Array(4).fill(0o600));
    expect(statSync(setup.path).mode & 0o777).toBe(0o700);
    const config = readConfig(parseEnv(readFileSync(join(setup.path, "app.env"), "utf8")));
    expect(config).toMatchObject({
      appId: 4711,
      privateKey: setup.github.privateKey,
      webhookSecrets: ["w".repeat(40)],
      apiUrl: setup.github.apiUrl,
    });
    expect(setup.ends).toEqual([{ stored: true, text: expect.stringContaining("App 4711") }]);
    expect(setup.logged).toEqual([]);
  });

  test.each([null, "short"])("makes a secret of our own where GitHub gave %j, and says so", async (given) => {
    await using setup = await startSetup();
    const { cookie, state } = await asked(setup);
    setup.github.next = { webhook_secret: given };
    const page = await (await setup.get(`/created?code=c0de&state=${state}`, cookie)).text();
    expect(page).toContain("enter it on the App's page");
    expect(readFileSync(join(setup.path, "webhook-secret"), "utf8")).toMatch(/^[\da-f]{64}\n$/);
  });

  test("tries a code again that GitHub did not answer to, and takes it no second time after that", async () => {
    await using setup = await startSetup();
    const { cookie, state } = await asked(setup);
    setup.github.next = 503;
    const created = () => setup.get(`/created?code=c0de&state=${state}`, cookie);
    expect((await created()).status).toBe(502);
    expect(setup.ends).toEqual([]);
    setup.github.next = {};
    expect((await created()).status).toBe(200);
    expect((await created()).status).toBe(403);
    expect(setup.github.asked).toEqual(["c0de", "c0de"]);
  });

  test("asks GitHub once, however often the browser comes while it waits", async () => {
    await using setup = await startSetup();
    const { cookie, state } = await asked(setup);
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const { promise: reached, resolve: reach } = Promise.withResolvers<void>();
    setup.github.hold = async () => {
      reach();
      if (setup.github.asked.length === 1) await held;
    };
    const created = () => setup.get(`/created?code=c0de&state=${state}`, cookie);
    const first = created();
    await reached;
    const second = await created();
    release();
    expect([second.status, (await first).status, setup.github.asked]).toEqual([409, 200, ["c0de"]]);
  });

  test.each([
    ["a code that GitHub does not know", 404, "each is good once"],
    ["an answer without a key", { pem: "-----BEGIN nothing" }, "cannot be used"],
  ] as const)("stores nothing after %s, and can begin again", async (_, next, sentence) => {
    await using setup = await startSetup();
    const { cookie, state } = await asked(setup);
    setup.github.next = next;
    const failed = await setup.get(`/created?code=c0de&state=${state}`, cookie);
    expect([failed.status, await failed.text()]).toEqual([502, expect.stringContaining(sentence)]);
    expect([setup.ends, readdirSync(join(setup.path, "..")).includes("credentials")]).toEqual([[], false]);
    expect((await setup.get(`/created?code=c0de&state=${state}`, cookie)).status).toBe(403);
    expect(await (await setup.get("/", cookie)).text()).toContain('value="gatehouse-for-acme"');
  });

  test("overwrites nothing that came to the folder meanwhile, and says where the only copy of the key is", async () => {
    await using setup = await startSetup();
    const { cookie, state } = await asked(setup);
    mkdirSync(setup.path);
    writeFileSync(join(setup.path, "private-key.pem"), "another's");
    const page = await setup.get(`/created?code=c0de&state=${state}`, cookie);
    expect([page.status, readFileSync(join(setup.path, "private-key.pem"), "utf8")]).toEqual([
      500,
      "another's",
    ]);
    const aside = readdirSync(join(setup.path, "..")).find((name) => name.startsWith(".credentials-")) ?? "";
    expect(await page.text()).toContain(aside);
    const kept = readFileSync(join(setup.path, "..", aside, "private-key.pem"), "utf8");
    expect(kept.trim()).toBe(setup.github.privateKey);
    expect(setup.ends).toEqual([{ stored: false, text: expect.stringContaining(aside) }]);
  });

  test("does not say that a key is there which could not be written", async () => {
    await using setup = await startSetup();
    const { cookie, state } = await asked(setup);
    const scratch = join(setup.path, "..");
    for (const name of readdirSync(scratch)) rmdirSync(join(scratch, name));
    const page = await setup.get(`/created?code=c0de&state=${state}`, cookie);
    expect([page.status, await page.text()]).toEqual([
      500,
      expect.stringContaining("not be written (ENOENT)"),
    ]);
    expect(setup.ends).toEqual([{ stored: false, text: expect.stringContaining("delete the App") }]);
  });
});

describe("a stranger", () => {
  test.each(["", "the-token-of-the-lo", `${TOKEN}x`])(
    "comes no farther with %j for a token",
    async (token) => {
      await using setup = await startSetup();
      const response = await setup.post("/enter", { token });
      expect([response.status, response.headers.get("set-cookie")]).toEqual([403, null]);
      expect(await response.text()).toContain("That is not the token.");
      expect(setup.logged).toEqual(["a wrong token was entered"]);
    },
  );

  test("cannot use a token that was used", async () => {
    await using setup = await startSetup();
    await entered(setup);
    const again = await setup.post("/enter", { token: TOKEN });
    expect([again.status, again.headers.get("set-cookie")]).toEqual([403, null]);
    expect(await again.text()).toContain("one has used it");
    expect(setup.logged).toEqual(["the token was entered once more"]);
  });

  test("cannot use a token that is too old", async () => {
    let now = 1000;
    await using setup = await startSetup({ now: () => now });
    now = 1001;
    expect((await setup.post("/enter", { token: TOKEN })).status).toBe(403);
    expect(setup.logged).toEqual([]);
  });

  test("sees nothing but the question without the cookie, nor with another", async () => {
    await using setup = await startSetup();
    const { state } = await asked(setup);
    for (const cookie of [undefined, "gatehouse_setup=x", "gatehouse_setup="]) {
      expect(await (await setup.get("/", cookie)).text()).not.toContain("proof");
      expect((await setup.post("/app", CHOICE, cookie)).status).toBe(403);
      expect((await setup.get(`/created?code=theirs&state=${state}`, cookie)).status).toBe(403);
    }
    expect(setup.github.asked).toEqual([]);
  });

  test("cannot have an App of theirs stored by leading our browser to it", async () => {
    await using setup = await startSetup();
    const cookie = await entered(setup);
    // Nothing was asked yet, and an empty state is none.
    expect((await setup.get("/created?code=theirs&state=", cookie)).status).toBe(403);
    expect((await setup.post("/app", { ...CHOICE, proof: "guessed" }, cookie)).status).toBe(403);
    const proof = field(await (await setup.get("/", cookie)).text(), "proof");
    await setup.post("/app", { ...CHOICE, proof }, cookie);
    for (const query of ["code=theirs", "code=theirs&state=guessed", "state=x&code=../../user"])
      expect((await setup.get(`/created?${query}`, cookie)).status).toBe(403);
    expect(setup.github.asked).toEqual([]);
  });

  test("cannot have GitHub asked for anything but a code", async () => {
    await using setup = await startSetup();
    const { cookie, state } = await asked(setup);
    for (const code of ["", "..%2f..%2fuser", "a%0d%0ab", "a".repeat(201)])
      expect((await setup.get(`/created?code=${code}&state=${state}`, cookie)).status).toBe(403);
    expect(setup.github.asked).toEqual([]);
  });

  test.each(["evil.example", "localhost.evil.example", "127.0.0.1.nip.io:3000"])(
    "cannot lead a browser here by the name %j",
    async (host) => {
      await using setup = await startSetup();
      expect(await statusFor(setup.url, host)).toBe(421);
      expect(await statusFor(setup.url, "localhost:8443")).toBe(200);
    },
  );

  test("comes by the agreed address alone, where the cookie is for HTTPS only", async () => {
    await using setup = await startSetup({ setupUrl: "https://gatehouse.example.com" });
    expect(await statusFor(setup.url, "gatehouse.example.com")).toBe(200);
    expect(await statusFor(setup.url, "other.example.com")).toBe(421);
  });
});

describe("the pages", () => {
  test("run no script, fetch nothing, stand in no frame, and send forms to us and to GitHub only", async () => {
    await using setup = await startSetup();
    const { cookie } = await asked(setup);
    for (const path of ["/", "/nothing"]) {
      const response = await setup.get(path, cookie);
      expect(response.headers.get("content-security-policy")).toMatch(
        new RegExp(
          `^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self' ${setup.github.site}; base-uri 'none'; frame-ancestors 'none'$`,
        ),
      );
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(await response.text()).not.toMatch(/<script|<link|<img|src=|@import|url\(/);
    }
  });

  test("show what was typed as text, with what is wrong with it", async () => {
    await using setup = await startSetup();
    const cookie = await entered(setup);
    const proof = field(await (await setup.get("/", cookie)).text(), "proof");
    const hostile = `"><script>alert('x')</script>&`;
    const form = { organization: hostile, name: hostile, address: "http://localhost:3000", proof };
    const page = await setup.post("/app", form, cookie);
    const text = await page.text();
    expect(page.status).toBe(422);
    expect(text).not.toContain("<script");
    expect(text.match(/role="alert">\w+/g)).toEqual([
      'role="alert">Name',
      'role="alert">Organisation',
      'role="alert">Address',
    ]);
  });

  test("take no form that is too long, or none", async () => {
    await using setup = await startSetup();
    expect((await setup.post("/enter", { token: TOKEN, more: "x".repeat(9000) })).status).toBe(403);
    const json = { method: "POST", headers: { "content-type": "application/json" }, body: `token=${TOKEN}` };
    expect((await fetch(`${setup.url}/enter`, json)).status).toBe(403);
  });
});

function statusFor(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = rawRequest(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on("error", reject);
    request.end();
  });
}
