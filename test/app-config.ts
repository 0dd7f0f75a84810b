import type { AppConfig } from "../app/config/config.ts";

/** What a test says of an App; everything else is as small as it may be. */
export interface TestApp {
  readonly appId: number;
  readonly privateKey: string;
  readonly webhookSecret: string;
  readonly apiUrl: string;
}

const DAY = 24 * 60 * 60 * 1000;

/** A configuration for an App on a forge, on any free port of this machine. */
export function appConfig({ webhookSecret, ...app }: TestApp, over: Partial<AppConfig> = {}): AppConfig {
  return {
    ...app,
    webhookSecrets: [webhookSecret],
    host: "127.0.0.1",
    port: 0,
    metrics: null,
    // Whoever starts an App gives it a store, or names a place: nothing can be made here.
    store: { folder: "/dev/null/store" },
    logLevel: "info",
    concurrency: 8,
    sweepMs: DAY,
    missedMs: DAY,
    retention: { auditDays: 365, factsDays: 365, deliveryDays: 30 },
    drainMs: 5000,
    ...over,
  };
}
