import { createPrivateKey } from "node:crypto";

/** How much is logged, from everything to nothing: pino's levels. */
export const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

/** What the App needs to know to start. Nothing of it is ever logged. */
export interface AppConfig {
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
  readonly webhookSecret: string;
  readonly host: string;
  readonly port: number;
  /** REST root of the GitHub that is served: `https://api.github.com`, or `https://HOST/api/v3` of an enterprise server. */
  readonly apiUrl: string;
  /** One of {@link LOG_LEVELS}. */
  readonly logLevel: string;
  /** Longest wait in milliseconds for work under way when the App is told to stop. */
  readonly drainMs: number;
}

/** Fewest bytes of a webhook secret: as many as the SHA-256 that it keys. */
export const SECRET_BYTES = 32;

/** The environment does not hold what the App needs. Every fault is named at once. */
export class ConfigError extends Error {
  readonly code = "config";
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join("\n"));
    this.name = "ConfigError";
    this.faults = faults;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the configuration from the environment. Throws a {@link ConfigError} with every fault: the App does not start
 * with a secret that a stranger could guess, nor with a half of what it needs.
 */
export function readConfig(env: Environment): AppConfig {
  const faults: string[] = [];
  const appId = integer(env["APP_ID"], 1, Number.MAX_SAFE_INTEGER);
  if (appId === null)
    faults.push("APP_ID: expected the App's numeric id (on its settings page, not the client id)");
  const privateKey = pem(env["PRIVATE_KEY"]);
  if (privateKey === null) faults.push(keyFault(env["PRIVATE_KEY"] ?? ""));
  const webhookSecret = env["WEBHOOK_SECRET"] ?? "";
  if (Buffer.byteLength(webhookSecret) < SECRET_BYTES) {
    faults.push(
      `WEBHOOK_SECRET: expected at least ${SECRET_BYTES} bytes; make one with "openssl rand -hex 32"`,
    );
  }
  const port = integer(env["PORT"] ?? "3000", 0, 65_535);
  if (port === null) faults.push("PORT: expected a number from 0 to 65535");
  const apiUrl = httpUrl(env["GITHUB_API_URL"] ?? "https://api.github.com");
  if (apiUrl === null)
    faults.push("GITHUB_API_URL: expected an http(s) address such as https://api.github.com");
  const { HOST: host = "127.0.0.1", LOG_LEVEL: level = "info" } = env;
  const logLevel = LOG_LEVELS.find((known) => known === level);
  if (logLevel === undefined) faults.push(`LOG_LEVEL: expected one of ${LOG_LEVELS.join(", ")}`);
  if (
    appId === null ||
    privateKey === null ||
    port === null ||
    apiUrl === null ||
    logLevel === undefined ||
    faults.length > 0
  )
    throw new ConfigError(faults);
  return { appId, privateKey, webhookSecret, host, port, apiUrl, logLevel, drainMs: 20_000 };
}

function integer(text: string | undefined, least: number, most: number): number | null {
  if (text === undefined || !/^\d{1,16}$/.test(text)) return null;
  const value = Number(text);
  return value >= least && value <= most ? value : null;
}

/** A PEM may come with escaped line ends, or whole in base64, since many a place for secrets takes one line only. */
function pem(text: string | undefined): string | null {
  if (text === undefined) return null;
  const plain = text.includes("-----BEGIN") ? text : Buffer.from(text, "base64").toString("utf8");
  const unfolded = plain.replaceAll("\\n", "\n").trim();
  return isRsaKey(unfolded) ? unfolded : null;
}

/** GitHub's keys are RSA keys; another one could not sign in. */
function isRsaKey(text: string): boolean {
  try {
    return createPrivateKey(text).asymmetricKeyType === "rsa";
  } catch {
    return false;
  }
}

function keyFault(text: string): string {
  return /^(~|\.{0,2}\/|[A-Za-z]:\\)|\.(pem|key|txt)$/.test(text.trim())
    ? 'PRIVATE_KEY: expected the content of the key\'s file, not its path; put it on one line with "base64 -w0 key.pem"'
    : "PRIVATE_KEY: expected the App's private key as PEM, or the same in base64";
}

function httpUrl(text: string): string | null {
  try {
    const url = new URL(text);
    return /^https?:$/.test(url.protocol) ? url.href.replace(/\/$/, "") : null;
  } catch {
    return null;
  }
}
