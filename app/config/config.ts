import type { StorePlace } from "../store/open-store.ts";
import { ConfigError } from "./config-error.ts";
import { type Credentials, readCredentials } from "./credentials.ts";
import { type Environment, httpUrl, numberIn, setIn } from "./environment.ts";
import { storePlace } from "./store-place.ts";

/** How much is logged, from everything to nothing: pino's levels. */
export const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

/** For how long what is kept, in days. */
export interface Retention {
  /** What the rows of the log say; the rows themselves stay, so that the chain can be verified. */
  readonly auditDays: number;
  /** Facts, policies and verdicts, by which a verdict can be recomputed. */
  readonly factsDays: number;
  /** Ids of deliveries that were taken, by which a repeated one is known. */
  readonly deliveryDays: number;
}

/** What the App needs to know to start. Nothing of it is ever logged. */
export interface AppConfig extends Credentials {
  readonly appId: number;
  readonly host: string;
  readonly port: number;
  /** Address of the metrics; `null`: they are not served. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
  /** REST root of the GitHub that is served: `https://api.github.com`, or `https://HOST/api/v3` of an enterprise server. */
  readonly apiUrl: string;
  readonly store: StorePlace;
  /** One of {@link LOG_LEVELS}. */
  readonly logLevel: string;
  /** Pull requests that are judged side by side. */
  readonly concurrency: number;
  /** Milliseconds between looks at every open pull request. */
  readonly sweepMs: number;
  /** Milliseconds between looks for deliveries that never arrived. */
  readonly missedMs: number;
  readonly retention: Retention;
  /** Longest wait in milliseconds for work under way when the App is told to stop. */
  readonly drainMs: number;
}

const MINUTE = 60_000;

/**
 * Reads the configuration from the environment. Throws a {@link ConfigError} with every fault: the App does not start
 * with a secret that a stranger could guess, nor with a half of what it needs.
 */
export function readConfig(env: Environment): AppConfig {
  const faults: string[] = [];
  const number = (name: string, least: number, most: number, otherwise?: number) =>
    numberIn(env, name, { least, most, otherwise }, faults);
  const appId = number("APP_ID", 1, Number.MAX_SAFE_INTEGER);
  const credentials = readCredentials(env, faults);
  const config = {
    appId,
    ...credentials,
    host: setIn(env, "HOST") ?? "127.0.0.1",
    port: number("PORT", 0, 65_535, 3000),
    metrics:
      setIn(env, "METRICS_PORT") === undefined
        ? null
        : { host: setIn(env, "METRICS_HOST") ?? "127.0.0.1", port: number("METRICS_PORT", 0, 65_535) },
    apiUrl: httpUrl(env, "GITHUB_API_URL", "https://api.github.com", faults),
    store: storePlace(env, faults),
    logLevel: oneOf(env, "LOG_LEVEL", LOG_LEVELS, "info", faults),
    concurrency: number("CONCURRENCY", 1, 64, 8),
    sweepMs: number("SWEEP_MINUTES", 1, 1440, 360) * MINUTE,
    missedMs: number("MISSED_MINUTES", 1, 1440, 5) * MINUTE,
    retention: {
      auditDays: number("AUDIT_DAYS", 1, 36_500, 1095),
      factsDays: number("FACTS_DAYS", 1, 36_500, 365),
      deliveryDays: number("DELIVERY_DAYS", 7, 3650, 30),
    },
    drainMs: number("DRAIN_SECONDS", 0, 3600, 20) * 1000,
  };
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}

function oneOf<T extends string>(
  env: Environment,
  name: string,
  known: readonly T[],
  otherwise: T,
  faults: string[],
): T {
  const found = known.find((each) => each === (setIn(env, name) ?? otherwise));
  if (found === undefined) faults.push(`${name}: expected one of ${known.join(", ")}`);
  return found ?? otherwise;
}
