import { describe, expect, test } from "vitest";
import { ConfigError, readConfig } from "./config.ts";

const KEY = "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----";
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
    });
  });

  test("names every fault at once, and no value", () => {
    const faults = faultsOf({
      APP_ID: "Iv1.abc",
      PRIVATE_KEY: "hunter2",
      WEBHOOK_SECRET: "short-secret",
      PORT: "99999",
      GITHUB_API_URL: "ftp://x",
    });
    expect(faults.map((fault) => fault.split(":")[0])).toEqual([
      "APP_ID",
      "PRIVATE_KEY",
      "WEBHOOK_SECRET",
      "PORT",
      "GITHUB_API_URL",
    ]);
    expect(faults.join()).not.toMatch(/hunter2|short-secret/);
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
});
