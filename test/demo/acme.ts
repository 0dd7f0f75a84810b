import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Logger } from "pino";
import { type RunningApp, startApp } from "../../app/start-app.ts";
import { stateFiles } from "../../examples/state-files.ts";
import story from "../../examples/story.json" with { type: "json" };
import { appConfig } from "../app-config.ts";
import { EVENTS, PERMISSIONS } from "../app-manifest.ts";
import { createPeople, letTeamsWrite } from "../create-people.ts";
import { changesTo } from "../example-changes.ts";
import { type Forge, startForge } from "../forge/forge.ts";
import type { OrganizationHandle } from "../forge/handles/organization.ts";
import type { RepositoryHandle } from "../forge/handles/repository.ts";

const root = join(import.meta.dirname, "../..");

/** Who sets rules; no part of the story. */
const ADMINISTRATOR = "root-admin";

/** The organisation of the example on a forge, with the App installed and running. */
export interface Acme {
  readonly forge: Forge;
  readonly organization: OrganizationHandle;
  readonly repository: RepositoryHandle;
  readonly app: RunningApp;
  readonly appId: number;
  /** Resolves when webhooks, evaluations and what they caused are over. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface AcmeOptions {
  readonly log: Logger;
  readonly now?: () => Date;
  readonly strict?: boolean;
}

/** Starts forge and App, makes the people and the repository, releases the first version on every branch, and protects production. */
export async function startAcme({ log, now, strict = true }: AcmeOptions): Promise<Acme> {
  const forge = await startForge({ strict, ...(now === undefined ? {} : { now }) });
  const organization = createPeople(forge);
  const repository = await organization.createRepository(story.repository.name, {
    defaultBranch: story.repository.defaultBranch,
  });
  forge.createUser(ADMINISTRATOR);
  repository.grant(ADMINISTRATOR, "admin");
  letTeamsWrite(organization, repository);
  const webhookSecret = randomBytes(32).toString("hex");
  const record = forge.createApp({
    slug: "gatehouse",
    webhookSecret,
    permissions: PERMISSIONS,
    events: EVENTS,
  });
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-demo-"));
  const app = await startApp(
    appConfig(
      { appId: record.id, privateKey: record.privateKey, webhookSecret, apiUrl: forge.apiUrl },
      { store: { folder } },
    ),
    { log, paceMs: 0, ...(now === undefined ? {} : { now }) },
  );
  const files = changesTo(new Map(), stateFiles("released"));
  for (const { branch } of story.stages) {
    await repository.push({
      user: "kim",
      branch,
      from: branch === "main" ? null : "main",
      files: branch === "main" ? files : {},
      message: "Release triage 1.0.0",
    });
  }
  record.setWebhookUrl(app.webhookUrl);
  record.install(organization);
  await importRuleset(forge, repository, record.id);
  const settled = async (): Promise<void> => {
    // An evaluation may cause webhooks, and a webhook an evaluation: quiet is when both were, in a row.
    for (let quiet = 0; quiet < 2; quiet++) {
      await forge.settled();
      await app.inbox.idle();
    }
  };
  await settled();
  return {
    forge,
    organization,
    repository,
    app,
    appId: record.id,
    settled,
    async close() {
      await app.close();
      await forge.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Imports the ruleset of the documentation through GitHub's API, as an administrator would, with the App's id filled in. */
async function importRuleset(forge: Forge, repository: RepositoryHandle, appId: number): Promise<void> {
  const text = readFileSync(join(root, "docs/rulesets/production.json"), "utf8");
  const response = await fetch(`${forge.apiUrl}/repos/${repository.fullName}/rulesets`, {
    method: "POST",
    headers: { authorization: `Bearer ${forge.tokenOf(ADMINISTRATOR)}`, "content-type": "application/json" },
    body: text.replace('"integration_id": 0', `"integration_id": ${appId}`),
  });
  if (response.status !== 201)
    throw new Error(`the ruleset was refused: ${response.status} ${await response.text()}`);
}
