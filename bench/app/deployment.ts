import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { AppConfig } from "../../app/config/config.ts";
import { appConfig } from "../../test/app-config.ts";
import { type Acme, startAcme } from "../../test/demo/acme.ts";
import { DeployedApp } from "./deployed-app.ts";

/** The example's organisation on a forge in this process, and its App in another. */
export interface Deployment {
  readonly acme: Acme;
  readonly app: DeployedApp;
  readonly config: AppConfig;
  /** Milliseconds from the fork of the first start, in an empty folder, until it listened. */
  readonly firstStart: number;
  /** Resolves when webhooks, evaluations and what they caused are over. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

const AHEAD = Date.parse("2026-11-21T10:00:00Z") - Date.now();

/** Starts both. `members`: people of the organisation, all of them in a team that owns a file and signs off. */
export async function deploy({ members = 0 }: { readonly members?: number } = {}): Promise<Deployment> {
  const acme = await startAcme({
    log: pino({ level: "silent" }),
    strict: false,
    now: () => new Date(Date.now() + AHEAD),
  });
  const record = acme.forge.deliveries[0]?.app;
  if (record === undefined) throw new Error("the forge told the App of nothing, not even its installation");
  const there = acme.organization.account.members.size;
  if (members > there) acme.organization.addMembers(members - there, "ml-eng");
  const { id: appId, privateKey, webhookSecret } = record;
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-bench-"));
  const store = { folder: join(folder, "data") };
  const config = appConfig({ appId, privateKey, webhookSecret, apiUrl: acme.forge.apiUrl }, { store });
  const began = performance.now();
  const app = await DeployedApp.start({ config, ahead: AHEAD });
  const firstStart = performance.now() - began;
  record.webhookUrl = app.webhookUrl;
  return {
    acme,
    app,
    config,
    firstStart,
    async settled() {
      // What is published may cause webhooks, and a webhook something to publish.
      for (let calm = 0; calm < 2; calm++) {
        await acme.forge.settled();
        await app.idle();
      }
    },
    async close() {
      await app.stop();
      await acme.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Milliseconds until an App listens again over the store that the last one left. Its App must have stopped. */
export async function timeStart({ config }: Deployment): Promise<number> {
  const began = performance.now();
  const app = await DeployedApp.start({ config, ahead: AHEAD });
  const took = performance.now() - began;
  await app.stop();
  return took;
}
