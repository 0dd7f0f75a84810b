import { randomBytes } from "node:crypto";
import { ConfigError } from "../config/config-error.ts";
import { type Environment, httpUrl, numberIn, setIn } from "../config/environment.ts";
import { serve } from "../server/serve.ts";
import { prepareCredentialsFolder } from "../setup/credentials-folder.ts";
import { createSetupServer, type SetupEnd } from "../setup/setup-server.ts";
import { EXIT } from "./exit-code.ts";
import type { Shell } from "./shell.ts";

/** For how long a setup is open. GitHub's own codes live as long. */
const LIFETIME_MS = 60 * 60_000;

/**
 * Serves the setup page until an App is registered, somebody ends it, or an hour has passed. Resolves with the code to end with: 0 when the
 * credentials are stored, 2 otherwise. Throws a {@link ConfigError} when it cannot begin.
 */
export async function runSetup(
  { env, out }: Pick<Shell, "env" | "out">,
  lifetimeMs = LIFETIME_MS,
): Promise<number> {
  const { host, port, apiUrl, setupUrl, path } = settingsIn(env);
  const say = (text: string) => void out.write(`${text}\n`);
  const folder = prepareCredentialsFolder(path);
  const token = randomBytes(32).toString("base64url");
  const { promise, resolve: ended } = Promise.withResolvers<SetupEnd>();
  const expiresAt = Date.now() + lifetimeMs;
  const { server, settle } = createSetupServer({
    token,
    expiresAt,
    now: Date.now,
    apiUrl,
    setupUrl,
    folder,
    ended,
    log: (text) => say(`setup: ${text}`),
  });
  const stop = () => ended({ stored: false, text: "setup was ended before an App was registered" });
  // For each of them, not the first alone: an impatient second one would lose a key that is on its way.
  const signals = ["SIGTERM", "SIGINT"] as const;
  for (const signal of signals) process.on(signal, stop);
  const timer = setTimeout(stop, lifetimeMs);
  try {
    const url = await serve(server, { host, port }, "");
    say(`Register the App at ${setupUrl ?? url.replace(/\/\/(0\.0\.0\.0|\[::\])/, "//localhost")}`);
    say(`with the token ${token}`);
    say(`It opens the page once, within ${lifetimeMs / 60_000} minutes.`);
    const end = await promise;
    // A key that GitHub is about to give is waited for: it shows none twice.
    const { stored, text } = (await settle()) ?? end;
    say(text);
    return stored ? EXIT.done : EXIT.mendedFirst;
  } finally {
    clearTimeout(timer);
    for (const signal of signals) process.off(signal, stop);
    server.closeAllConnections();
    server.close();
    folder.discard();
  }
}

function settingsIn(env: Environment) {
  const faults: string[] = [];
  const settings = {
    host: setIn(env, "HOST") ?? "127.0.0.1",
    port: numberIn(env, "PORT", { least: 0, most: 65_535, otherwise: 3000 }, faults),
    apiUrl: httpUrl(env, "GITHUB_API_URL", "https://api.github.com", faults),
    setupUrl: setupUrlIn(env, faults),
    path: setIn(env, "CREDENTIALS_FOLDER") ?? "credentials",
  };
  if (setIn(env, "APP_ID") !== undefined)
    faults.push("APP_ID: is set, so there is an App already; setup registers a new one");
  if (faults.length > 0) throw new ConfigError(faults);
  return settings;
}

/** The token and the key's place are nothing for a network that others listen to. */
function setupUrlIn(env: Environment, faults: string[]): string | null {
  const text = setIn(env, "SETUP_URL");
  if (text === undefined) return null;
  if (URL.canParse(text)) {
    const { protocol, pathname, origin } = new URL(text);
    if (protocol === "https:" && pathname === "/") return origin;
  }
  faults.push("SETUP_URL: expected an https address without a path, such as https://gatehouse.example.com");
  return null;
}
