import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempDisposableSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, test } from "vitest";
import { startCodeGithub } from "../setup/github.fixture.ts";

const root = join(import.meta.dirname, "../..");

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

function start(folder: string, env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [join(root, "app/main.ts"), "setup"], {
    cwd: folder,
    env: { PATH: process.env["PATH"], PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  const said = [text(child.stdout), text(child.stderr)] as const;
  const ended = once(child, "exit").then(async ([code]) => ({
    code: code as number,
    out: await said[0],
    err: await said[1],
  }));
  const offered = new Promise<{ url: string; token: string }>((resolve) => {
    let seen = "";
    child.stdout.on("data", (data: Buffer) => {
      seen += data.toString("utf8");
      const [, url, token] = /Register the App at (\S+)\nwith the token (\S+)\n/.exec(seen) ?? [];
      if (url !== undefined && token !== undefined) resolve({ url, token });
    });
  });
  return { child, ended, offered };
}

/** Enters the token and chooses, up to where GitHub is asked. */
async function chosen(url: string, token: string): Promise<{ cookie: string; state: string }> {
  const post = (path: string, form: Readonly<Record<string, string>>, cookie = "") =>
    fetch(`${url}${path}`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie },
      body: new URLSearchParams(form),
    });
  const cookie = (await post("/enter", { token })).headers.get("set-cookie") ?? "";
  const form = await (await fetch(url, { headers: { cookie } })).text();
  const proof = /name="proof" value="([^"]+)"/.exec(form)?.[1] ?? "";
  const address = "https://gatehouse.example.com";
  const page = await (
    await post("/app", { proof, name: "gatehouse", organization: "", address }, cookie)
  ).text();
  const state = /settings\/apps\/new\?state=([\w-]+)/.exec(page)?.[1] ?? "";
  return { cookie, state };
}

describe("node app/main.ts setup", () => {
  test("prints a token of its own each time, registers an App once, and never again in the same folder", async () => {
    using scratch = mkdtempDisposableSync(join(tmpdir(), "setup-"));
    await using github = await startCodeGithub();
    const env = { GITHUB_API_URL: github.apiUrl };
    const { ended, offered } = start(scratch.path, env);
    const { url, token } = await offered;
    expect(token).toMatch(/^[\w-]{43}$/);
    const { cookie, state } = await chosen(url, token);
    await fetch(`${url}/created?code=c0de&state=${state}`, { headers: { cookie } });
    const { code, out, err } = await ended;
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("App 4711 is registered");
    expect(out).not.toMatch(/BEGIN|wwww|c0de/);
    expect(readdirSync(scratch.path)).toEqual(["credentials"]);
    const key = readFileSync(join(scratch.path, "credentials/private-key.pem"), "utf8");
    const again = await start(scratch.path, env).ended;
    expect([again.code, again.err]).toEqual([2, expect.stringContaining("nothing is overwritten")]);
    expect(readFileSync(join(scratch.path, "credentials/private-key.pem"), "utf8")).toBe(key);
  });

  test("that is ended leaves nothing behind", async () => {
    using scratch = mkdtempDisposableSync(join(tmpdir(), "setup-"));
    const { child, ended, offered } = start(scratch.path);
    await offered;
    child.kill("SIGTERM");
    expect(await ended).toMatchObject({ code: 2, out: expect.stringContaining("ended before") });
    expect(readdirSync(scratch.path)).toEqual([]);
  });

  test("that is ended while GitHub is asked for the key waits for it, also when it is told twice", async () => {
    using scratch = mkdtempDisposableSync(join(tmpdir(), "setup-"));
    await using github = await startCodeGithub();
    const { promise: isAsked, resolve: askedFor } = Promise.withResolvers<void>();
    const { promise: mayAnswer, resolve: answer } = Promise.withResolvers<void>();
    github.hold = () => {
      askedFor();
      return mayAnswer;
    };
    const { child, ended, offered } = start(scratch.path, { GITHUB_API_URL: github.apiUrl });
    const { url, token } = await offered;
    const { cookie, state } = await chosen(url, token);
    // The page itself may be cut off: the log says where the key is.
    const page = fetch(`${url}/created?code=c0de&state=${state}`, { headers: { cookie } }).catch(() => null);
    await isAsked;
    const isWaiting = new Promise<void>((resolve) => {
      child.stdout.on("data", (data: Buffer) => {
        if (data.toString("utf8").includes("waiting for its answer")) resolve();
      });
    });
    child.kill("SIGTERM");
    await Promise.race([isWaiting, ended]);
    child.kill("SIGTERM");
    answer();
    expect(await ended).toMatchObject({ code: 0, out: expect.stringContaining("App 4711 is registered") });
    await page;
    expect(readdirSync(scratch.path)).toEqual(["credentials"]);
    expect(readFileSync(join(scratch.path, "credentials/private-key.pem"), "utf8").trim()).toBe(
      github.privateKey,
    );
  });

  test.each([
    [
      "a link to an empty folder",
      "is a link",
      (at: string) => symlinkSync(mkdirSync(`${at}-2`, { recursive: true }) ?? "", at),
    ],
    ["a link to nothing", "is a link", (at: string) => symlinkSync(`${at}-2`, at)],
    ["a file", "is no folder", (at: string) => writeFileSync(at, "")],
    ["an empty folder", "is there already", (at: string) => mkdirSync(at)],
  ])("does not begin where %s is", async (_, sentence, make) => {
    using scratch = mkdtempDisposableSync(join(tmpdir(), "setup-"));
    make(join(scratch.path, "credentials"));
    const before = readdirSync(scratch.path);
    const { code, out, err } = await start(scratch.path).ended;
    expect({ code, out, err }).toEqual({ code: 2, out: "", err: expect.stringContaining(sentence) });
    expect(readdirSync(scratch.path)).toEqual(before);
  });

  test.each([
    [
      { CREDENTIALS_FOLDER: "/proc" },
      "/proc is a mount point, which cannot be replaced; name a folder in it",
    ],
    [{ APP_ID: "7" }, "APP_ID: is set"],
    [{ SETUP_URL: "http://gatehouse.example.com" }, "SETUP_URL: expected an https address"],
    [{ CREDENTIALS_FOLDER: "/proc/credentials" }, "CREDENTIALS_FOLDER: the folder cannot be written"],
    [{ CREDENTIALS_FOLDER: "my keys" }, "CREDENTIALS_FOLDER: expected a path of letters"],
  ])("does not begin with %j", async (env, sentence) => {
    using scratch = mkdtempDisposableSync(join(tmpdir(), "setup-"));
    expect(await start(scratch.path, env).ended).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringContaining(sentence),
    });
    expect(existsSync(join(scratch.path, "credentials"))).toBe(false);
  });
});
