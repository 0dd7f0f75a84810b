import { type ChildProcess, spawn } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { type SmallWorld, startSmallWorld } from "./small-world.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // real processes on a busy machine

const root = join(import.meta.dirname, "../..");

interface Output {
  text: string;
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  says(what: string): Promise<void>;
}

const scratch = mkdtempSync(join(tmpdir(), "gatehouse-app-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 }));

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

function start(env: Readonly<Record<string, string>>): Output {
  const child = spawn(process.execPath, ["app/main.ts"], {
    cwd: root,
    env: { PATH: process.env["PATH"], DATA_FOLDER: mkdtempSync(join(scratch, "data-")), ...env },
  });
  children.push(child);
  const listeners: (() => void)[] = [];
  const output: Output = {
    text: "",
    child,
    ended: new Promise((resolve) => child.once("exit", (code) => resolve(code))),
    says: (what) =>
      new Promise((resolve) => {
        const look = () => {
          if (output.text.includes(what)) resolve();
        };
        listeners.push(look);
        look();
      }),
  };
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (data: Buffer) => {
      output.text += data.toString("utf8");
      for (const look of listeners) look();
    });
  return output;
}

/** The environment of a second process of a world's App. */
function environmentOf({ config, forge, webhookSecret }: SmallWorld): Readonly<Record<string, string>> {
  return {
    APP_ID: String(config.appId),
    PRIVATE_KEY: config.privateKey,
    WEBHOOK_SECRET: webhookSecret,
    GITHUB_API_URL: forge.apiUrl,
    PORT: "0",
  };
}

function otherKey(): string {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return privateKey.export({ type: "pkcs1", format: "pem" }).toString();
}

describe("the App as a process", () => {
  test("does not start with a short secret, and names every fault at once without quoting any", async () => {
    const output = start({ APP_ID: "no-number", PRIVATE_KEY: "hunter2", WEBHOOK_SECRET: "development" });
    expect(await output.ended).toBe(2);
    for (const name of ["APP_ID", "PRIVATE_KEY", "WEBHOOK_SECRET"])
      expect(output.text).toContain(`  ${name}:`);
    expect(output.text).toContain("32 bytes");
    expect(output.text).not.toMatch(/hunter2|development|no-number/);
    expect(output.text).not.toContain("    at ");
  });

  test("does not start without any secret, whatever NODE_ENV says", async () => {
    const output = start({ APP_ID: "1", PRIVATE_KEY: otherKey(), NODE_ENV: "development" });
    expect(await output.ended).toBe(2);
    expect(output.text).toContain("WEBHOOK_SECRET");
    expect(output.text).not.toContain("PRIVATE KEY");
  });

  test("says in one line that somebody else has its port, or that GitHub knows no such App", async () => {
    const world = await startSmallWorld();
    const env = environmentOf(world);
    const taken = start({ ...env, PORT: new URL(world.app.url).port });
    expect(await taken.ended).toBe(2);
    expect(taken.text).toContain('"msg":"signed in as app gatehouse"');
    expect(taken.text).toMatch(/^Gatehouse cannot start: HOST, PORT: .+another program.+EADDRINUSE.+$/m);
    const stranger = start({ ...env, APP_ID: "987654", LOG_LEVEL: "error" });
    expect(await stranger.ended).toBe(2);
    expect(stranger.text).toMatch(/^Gatehouse cannot start: APP_ID, PRIVATE_KEY: GitHub knows no App.+\n$/);
    const wrongKey = start({ ...env, PRIVATE_KEY: otherKey(), LOG_LEVEL: "error" });
    expect(await wrongKey.ended).toBe(2);
    expect(wrongKey.text).toMatch(/^Gatehouse cannot start: APP_ID, PRIVATE_KEY: GitHub knows no App.+\n$/);
    await world.close();
  });

  test("starts where GitHub cannot be reached, and says so", async () => {
    const env = { APP_ID: "7", PRIVATE_KEY: otherKey(), WEBHOOK_SECRET: "s".repeat(32), PORT: "0" };
    // Nothing listens on port 2.
    const output = start({ ...env, GITHUB_API_URL: "http://127.0.0.1:2" });
    await output.says('"msg":"listening"');
    expect(output.text).toContain("GitHub could not be asked which App this is");
    expect(output.text).not.toMatch(/eyJ|BEGIN/);
  });

  test("told to stop, it ends the evaluation that runs and exits with 0", async () => {
    const world = await startSmallWorld();
    const { record, forge } = world;
    const output = start(environmentOf(world));
    await output.says('"msg":"listening"');
    const url = /"url":"([^"]+)"/.exec(output.text)?.[1] ?? "";
    record.setWebhookUrl(`${url}/api/github/webhooks`);
    forge.chaos.set({ slowMs: 100 });
    await world.repository.push({
      user: "ada",
      branch: "slow",
      from: "release",
      files: { "handoffs/churn/note.md": "x\n" },
    });
    const pull = await world.repository.openPullRequest({ author: "ada", head: "slow", base: "release" });
    await forge.settled({ quietMs: 0 });
    expect(world.check(pull.head)).toBeUndefined();
    output.child.kill("SIGTERM");
    expect(await output.ended).toBe(0);
    expect(world.check(pull.head)).toMatchObject({ status: "in_progress" });
    expect(output.text).toContain('"result":"published"');
    expect(output.text).not.toMatch(/ghs_|BEGIN RSA/);
    forge.chaos.set({});
    await world.close();
    forge.assertClean();
  });
});
