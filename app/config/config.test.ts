import { generateKeyPairSync } from "node:crypto";
import { mkdtempDisposableSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { describe, expect, test } from "vitest";
import { LOG_LEVELS, readConfig } from "./config.ts";
import { ConfigError } from "./config-error.ts";

const KEY = generateKeyPairSync("rsa", { modulusLength: 2048 })
  .privateKey.export({ type: "pkcs1", format: "pem" })
  .toString()
  .trim();
const GOOD = { APP_ID: "7", PRIVATE_KEY: KEY, WEBHOOK_SECRET: "s".repeat(32) };

function faultsOf(env: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

describe("the configuration", () => {
  test("takes what it needs, with defaults that open nothing to the outside", () => {
    expect(readConfig(GOOD)).toMatchObject({
      appId: 7,
      host: "127.0.0.1",
      port: 3000,
      apiUrl: "https://api.github.com",
      logLevel: "info",
    });
  });

  test("names every fault at once, and no value", () => {
    const faults = faultsOf({
      APP_ID: "Iv1.abc",
      PRIVATE_KEY: "hunter2",
      WEBHOOK_SECRET: "short-secret",
      PORT: "99999",
      GITHUB_API_URL: "ftp://x",
      LOG_LEVEL: "loud",
    });
    expect(faults.map((fault) => fault.split(":")[0])).toEqual([
      "APP_ID",
      "PRIVATE_KEY",
      "WEBHOOK_SECRET",
      "PORT",
      "GITHUB_API_URL",
      "LOG_LEVEL",
    ]);
    expect(faults.join()).not.toMatch(/hunter2|short-secret|loud/);
  });

  test("takes an empty variable for one that is not set, and listens no wider for it", () => {
    const names = [
      "HOST",
      "PORT",
      "METRICS_HOST",
      "METRICS_PORT",
      "LOG_LEVEL",
      "GITHUB_API_URL",
      "CONCURRENCY",
    ];
    const others = [
      "DATA_FOLDER",
      "PRIVATE_KEY_FILE",
      "WEBHOOK_SECRET_PREVIOUS",
      "WEBHOOK_SECRET_PREVIOUS_FILE",
    ];
    const empty = Object.fromEntries([...names, ...others].map((name) => [name, ""]));
    expect(readConfig({ ...GOOD, ...empty })).toEqual(readConfig(GOOD));
    expect(faultsOf({ APP_ID: "", PRIVATE_KEY: "", WEBHOOK_SECRET: "" })).toHaveLength(3);
  });

  test("takes an empty file of the secret before for none, so that it can be named before it is needed", () => {
    using folder = mkdtempDisposableSync(join(tmpdir(), "config-"));
    const before = join(folder.path, "before");
    const env = { ...GOOD, WEBHOOK_SECRET_PREVIOUS_FILE: before };
    expect(faultsOf(env)).toEqual([expect.stringContaining("ENOENT")]);
    writeFileSync(before, "\n");
    expect(readConfig(env).webhookSecrets).toEqual([GOOD.WEBHOOK_SECRET]);
    writeFileSync(before, `${"p".repeat(32)}\n`);
    expect(readConfig(env).webhookSecrets).toEqual([GOOD.WEBHOOK_SECRET, "p".repeat(32)]);
  });

  test("refuses an empty address of a server, instead of starting on a folder", () => {
    expect(faultsOf({ ...GOOD, DATABASE_URL: "" })).toEqual([expect.stringContaining("DATABASE_URL")]);
  });

  test("refuses a secret of 31 bytes and takes one of 32, counted in bytes", () => {
    expect(faultsOf({ ...GOOD, WEBHOOK_SECRET: "s".repeat(31) })).toHaveLength(1);
    expect(faultsOf({ ...GOOD, WEBHOOK_SECRET: "é".repeat(16) })).toHaveLength(0);
    expect(faultsOf({ APP_ID: "7", PRIVATE_KEY: KEY })).toHaveLength(1);
  });

  test.each([
    ["with escaped line ends", KEY.replaceAll("\n", "\\n")],
    ["whole in base64", Buffer.from(KEY).toString("base64")],
  ])("takes a key %s", (_, PRIVATE_KEY) => {
    expect(readConfig({ ...GOOD, PRIVATE_KEY }).privateKey).toBe(KEY);
  });

  test.each(["/etc/gatehouse/key.pem", "./key", "~/key", "app.pem", "C:\\key"])(
    "says that %s is a path where the key itself belongs",
    (PRIVATE_KEY) => {
      const faults = faultsOf({ ...GOOD, PRIVATE_KEY });
      expect(faults).toEqual([expect.stringContaining("not its path")]);
      expect(faults.join()).not.toContain(PRIVATE_KEY);
    },
  );

  test.each([
    ["cut short", KEY.slice(0, 800)],
    ["with rubbish inside", "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----"],
    [
      "of another kind",
      generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    ],
  ])("refuses a key %s", (_, PRIVATE_KEY) => {
    expect(faultsOf({ ...GOOD, PRIVATE_KEY })).toEqual([expect.stringMatching(/^PRIVATE_KEY: .*PEM/)]);
  });

  test.each(LOG_LEVELS)("takes the log level %s, which the logger knows", (LOG_LEVEL) => {
    expect(readConfig({ ...GOOD, LOG_LEVEL }).logLevel).toBe(LOG_LEVEL);
    expect(pino({ level: LOG_LEVEL }).level).toBe(LOG_LEVEL);
  });
});
