import { randomBytes } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { ConfigError } from "../config/config-error.ts";

/** What GitHub gave an App, to be kept. */
export interface NewCredentials {
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
  readonly webhookSecret: string;
  /** REST root, where it is another than github.com's. */
  readonly apiUrl: string | null;
}

/**
 * What became of credentials. `aside`: written, and not where they belong. `unwritten`: some of them are nowhere. `code`: of the failure, as the
 * system names it.
 */
export type Stored =
  | { readonly where: "in place" }
  | { readonly where: "aside" | "unwritten"; readonly code: string };

/** A folder that will hold credentials, all of them or none. */
export interface CredentialsFolder {
  readonly path: string;
  /** File of variables that the App is started with. */
  readonly settings: string;
  /** Where what is stored would be found if it could not come to `path`. */
  readonly aside: string;
  /**
   * Writes all files, readable by their owner only, and lets them appear at once; `aside` where the folder came to hold something meanwhile. Never
   * throws.
   */
  store(credentials: NewCredentials): Stored;
  /** Leaves nothing behind where nothing was stored. */
  discard(): void;
}

/** Names of the files, as the settings of the App name them. */
const FILES = { key: "private-key.pem", secret: "webhook-secret", previous: "webhook-secret-previous" };

/**
 * Makes ready to store credentials in a folder that is not there yet. Throws a {@link ConfigError} when anything is, an empty folder too, and when it
 * cannot be written: better now than when GitHub has made a key that it shows but once.
 */
export function prepareCredentialsFolder(given: string): CredentialsFolder {
  const path = resolve(given);
  // The path stands in a file of variables, which each reader of such files quotes in another way.
  if (!/^[\w./-]+$/.test(path)) throw fault("expected a path of letters, digits, and . _ - /");
  const beside = join(dirname(path), `.${basename(path)}-${randomBytes(6).toString("hex")}`);
  tried(() => {
    refuseWhatIsThere(path);
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    mkdirSync(beside, { mode: 0o700 });
  });
  return {
    path,
    settings: join(path, "app.env"),
    aside: beside,
    store(credentials) {
      try {
        for (const [name, text] of filesOf(path, credentials)) writeDurably(join(beside, name), text);
      } catch (error) {
        return { where: "unwritten", code: codeOf(error) };
      }
      try {
        // Fails where `path` holds something by now. An empty folder gives way.
        renameSync(beside, path);
      } catch (error) {
        return { where: "aside", code: codeOf(error) };
      }
      syncFolder(dirname(path));
      return { where: "in place" };
    },
    discard() {
      try {
        rmdirSync(beside);
      } catch {
        // It was stored, or holds the only copy of a key.
      }
    },
  };
}

function filesOf(path: string, credentials: NewCredentials): [string, string][] {
  const { appId, privateKey, webhookSecret, apiUrl } = credentials;
  const settings = [
    `APP_ID=${appId}`,
    `PRIVATE_KEY_FILE=${join(path, FILES.key)}`,
    `WEBHOOK_SECRET_FILE=${join(path, FILES.secret)}`,
    `WEBHOOK_SECRET_PREVIOUS_FILE=${join(path, FILES.previous)}`,
    ...(apiUrl === null ? [] : [`GITHUB_API_URL=${apiUrl}`]),
  ];
  return [
    [FILES.key, `${privateKey.trim()}\n`],
    [FILES.secret, `${webhookSecret}\n`],
    // Empty: there to be filled when the secret is exchanged.
    [FILES.previous, ""],
    ["app.env", `${settings.join("\n")}\n`],
  ];
}

function writeDurably(file: string, text: string): void {
  const handle = openSync(file, "wx", 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** What was renamed lasts through a loss of power then. Not every file system can; the files are there in any case. */
function syncFolder(path: string): void {
  try {
    const handle = openSync(path, "r");
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // Told nowhere: what is stored can be used.
  }
}

/**
 * Throws where anything is at the path. A link or a mount point cannot be replaced by a folder, and whether an empty folder can is known only when it
 * is tried.
 */
function refuseWhatIsThere(path: string): void {
  const there = lstatSync(path, { throwIfNoEntry: false });
  if (there === undefined) return;
  if (there.isSymbolicLink())
    throw fault(`${path} is a link, which cannot be replaced; name a folder that is not there yet`);
  if (!there.isDirectory()) throw fault(`${path} is there and is no folder; name another`);
  const inside = join(path, "credentials");
  if (path === dirname(path) || lstatSync(dirname(path)).dev !== there.dev)
    throw fault(`${path} is a mount point, which cannot be replaced; name a folder in it, such as ${inside}`);
  if (readdirSync(path).length > 0)
    throw fault(`${path} is not empty, and nothing is overwritten; to register another App, name another`);
  throw fault(`${path} is there already; remove it, or name a folder in it, such as ${inside}`);
}

function tried(make: () => void): void {
  try {
    make();
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw fault(`the folder cannot be written (${codeOf(error)})`);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}

function fault(text: string): ConfigError {
  return new ConfigError([`CREDENTIALS_FOLDER: ${text}`]);
}
