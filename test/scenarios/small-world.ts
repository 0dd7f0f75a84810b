import { randomBytes } from "node:crypto";
import { pino } from "pino";
import type { AppConfig } from "../../app/config/config.ts";
import { type RunningApp, startApp } from "../../app/start-app.ts";
import { appConfig } from "../app-config.ts";
import { EVENTS, PERMISSIONS } from "../app-manifest.ts";
import { type Forge, startForge } from "../forge/forge.ts";
import type { FileChange } from "../forge/git/author.ts";
import type { AppHandle } from "../forge/handles/app.ts";
import type { OrganizationHandle } from "../forge/handles/organization.ts";
import type { PullHandle } from "../forge/handles/pull.ts";
import type { RepositoryHandle } from "../forge/handles/repository.ts";
import type { CheckRun, Installation } from "../forge/state/records.ts";
import { openTestStore, type TestStore } from "../store/open-test-store.ts";
import { type Interceptor, openRoad } from "./interceptor.ts";

/** One package with one number, two stages, three teams: the least that can be handed over. */
export interface SmallWorld {
  readonly forge: Forge;
  readonly acme: OrganizationHandle;
  readonly repository: RepositoryHandle;
  readonly app: RunningApp;
  readonly record: AppHandle;
  readonly installation: Installation;
  readonly config: AppConfig;
  readonly webhookSecret: string;
  readonly store: TestStore;
  /** What the App logged, a line an entry. */
  readonly log: LogLine[];
  /** Moves the clock of forge and App. */
  advance(seconds: number): void;
  /** Resolves when webhooks, evaluations and what they caused are over. */
  settled(): Promise<void>;
  /** Pushes `files` to a new branch, opens a pull request to `base` and waits for the verdict. */
  open(options?: OpenOptions): Promise<PullHandle>;
  /** Approves as both who are needed, and waits for the verdict. */
  signOff(pull: PullHandle): Promise<void>;
  /** The newest check run of a stage on a commit, and only of our App. */
  check(sha: string, stage?: string): CheckRun | undefined;
  /** Requests of the App since the last call, by kind. */
  spent(): Spent;
  intercept(interceptor: Interceptor | null): void;
  /** Numeric id of a person. */
  idOf(login: string): number;
  /** Asks the forge's REST API in a person's name. */
  rest(login: string, method: string, path: string, body?: unknown): Promise<number>;
  /** The lines of one pull request's evaluations, oldest first. */
  evaluations(number: number): LogLine[];
  close(): Promise<void>;
}

export interface LogLine {
  readonly [key: string]: unknown;
  readonly msg?: string;
  readonly number?: number;
}

export interface OpenOptions {
  readonly files?: Readonly<Record<string, FileChange>>;
  readonly base?: string;
  readonly head?: string;
  readonly author?: string;
  readonly draft?: boolean;
}

/** What was asked of the forge in the App's name, tokens aside. */
export interface Spent {
  readonly all: readonly string[];
  readonly checkWrites: number;
  readonly reviewRequests: number;
}

export const PACKAGE = "handoffs/churn";
export const METRICS = `${PACKAGE}/reports/metrics.json`;
export const MANIFEST = `${PACKAGE}/handoff.yml`;

/** The package's number, as the tool wrote it. */
export function metrics(auc: number): string {
  return `${JSON.stringify({ test: { auc } })}\n`;
}

/** The manifest, of a version. */
export function manifest(version = "1.0.0"): string {
  return [
    "apiVersion: gatehouse/v1",
    "package:",
    "  name: churn",
    `  version: ${version}`,
    "  description: Who will cancel",
    "  license: Apache-2.0",
    '  owner: "@acme/ml"',
    "  risk: Low",
    "evidence:",
    "  - { path: reports/metrics.json, as: metrics }",
    "",
  ].join("\n");
}

/** The policy, with the sign-offs that production asks for in YAML flow style. */
export function policy(signOffs = "{ roles: { operations: 1 } }", threshold = 0.8): string {
  return [
    "version: 1",
    "roles:",
    '  operations: { owners: ["@acme/sre"] }',
    "stages:",
    "  staging:",
    "    branches: [main]",
    "    gates:",
    "      evidence:",
    "        checks:",
    `          - { name: AUC holds, read: "metrics:test.auc", op: gte, threshold: ${threshold} }`,
    "  production:",
    "    branches: [release]",
    "    gates:",
    `      sign-offs: ${signOffs}`,
    "",
  ].join("\n");
}

export const CODEOWNERS = "* @acme/ml\n/handoffs/ @acme/ml\n/ops/ @acme/sre\n/.github/ @acme/sre\n";

export interface SmallWorldOptions {
  readonly policy?: string;
  readonly codeowners?: string;
  readonly files?: Readonly<Record<string, FileChange>>;
  readonly events?: readonly string[];
}

/** Starts forge and App, with what happened before a test begins: `main` and `release` hold version 1.0.0. */
export async function startSmallWorld(options: SmallWorldOptions = {}): Promise<SmallWorld> {
  let clock = Date.parse("2026-11-20T10:00:00Z");
  const now = () => new Date(clock);
  const forge = await startForge({ now });
  const { acme, repository, ids } = await populate(forge, options);
  const road = await openRoad(forge.url);
  const webhookSecret = randomBytes(32).toString("hex");
  const record = forge.createApp({
    slug: "gatehouse",
    webhookSecret,
    permissions: PERMISSIONS,
    events: options.events ?? EVENTS,
  });
  const config = appConfig({
    appId: record.id,
    privateKey: record.privateKey,
    webhookSecret,
    apiUrl: `${road.url}/api/v3`,
  });
  const log: LogLine[] = [];
  const logger = pino({ level: "info" }, { write: (line) => void log.push(JSON.parse(line) as LogLine) });
  const store = await openTestStore();
  const app = await startApp(config, { log: logger, now, paceMs: 0, store });
  record.setWebhookUrl(app.webhookUrl);
  const installation = record.install(acme);
  protect(repository, record.id);
  const settled = () => quiet(forge, app);
  await settled();
  forge.resetRequests();
  let branches = 0;
  return {
    forge,
    acme,
    repository,
    app,
    record,
    installation,
    config,
    webhookSecret,
    store,
    log,
    advance: (seconds) => {
      clock += seconds * 1000;
    },
    settled,
    async open({ files, base = "release", head, author = "ada", draft = false } = {}) {
      branches += 1;
      const branch = head ?? `change-${branches}`;
      if (files !== undefined || head === undefined)
        await repository.push({ user: author, branch, from: base, files: files ?? GOOD_CHANGE });
      const pull = await repository.openPullRequest({ author, head: branch, base, draft });
      await settled();
      return pull;
    },
    async signOff(pull) {
      await pull.review({ user: "kim", state: "APPROVE" });
      await pull.review({ user: "dana", state: "APPROVE" });
      await settled();
    },
    check: (sha, stage = "production") =>
      repository.record.runs.findLast(
        ({ name, suite }) =>
          suite.headSha === sha && name === `gatehouse: ${stage}` && suite.app.id === record.id,
      ),
    idOf: (login) => ids.get(login) ?? 0,
    spent: () => spentSince(forge),
    intercept: road.intercept,
    async rest(login, method, path, body) {
      const headers = { authorization: `Bearer ${forge.tokenOf(login)}`, "content-type": "application/json" };
      const sent = body === undefined ? {} : { body: JSON.stringify(body) };
      return (await fetch(`${forge.apiUrl}${path}`, { method, headers, ...sent })).status;
    },
    evaluations: (number) =>
      log.filter((line) => line.number === number && String(line.msg).startsWith("evaluat")),
    async close() {
      await app.close();
      await store.remove();
      await road.close();
      await forge.close();
    },
  };
}

/** A new version with a better number: nothing is wrong with it. */
export const GOOD_CHANGE: Readonly<Record<string, FileChange>> = {
  [MANIFEST]: manifest("1.1.0"),
  [METRICS]: metrics(0.91),
};

/** A new version whose number is under the bar. */
export const BAD_CHANGE: Readonly<Record<string, FileChange>> = {
  [MANIFEST]: manifest("1.1.0"),
  [METRICS]: metrics(0.5),
};

/** People, teams and a repository whose `main` and `release` hold version 1.0.0. */
export async function populate(forge: Forge, options: SmallWorldOptions) {
  const people = ["ada", "kim", "dana", "erin", "mallory", "admin"];
  const ids = new Map(people.map((login) => [login, forge.createUser(login).id]));
  const acme = forge.createOrganization("acme");
  const repository = await acme.createRepository("model", { private: false });
  const teams = { ml: ["ada", "kim"], sre: ["dana", "erin"] };
  for (const [slug, members] of Object.entries(teams)) {
    acme.createTeam(slug, { members });
    repository.grant(`@acme/${slug}`, "write");
  }
  repository.grant("admin", "admin");
  const files = {
    ".github/gatehouse.yml": options.policy ?? policy(),
    ".github/CODEOWNERS": options.codeowners ?? CODEOWNERS,
    [MANIFEST]: manifest(),
    [METRICS]: metrics(0.9),
    "README.md": "# Churn\n",
    ...options.files,
  };
  await repository.push({ user: "admin", branch: "main", from: null, files });
  await repository.push({ user: "admin", branch: "release", from: "main" });
  return { acme, repository, ids };
}

/** Requires the check of the App, and only of the App, on the release branch. */
function protect(repository: RepositoryHandle, appId: number): void {
  const check = { context: "gatehouse: production", integration_id: appId };
  const parameters = { strict_required_status_checks_policy: false, required_status_checks: [check] };
  repository.addRuleset({
    branches: ["refs/heads/release"],
    rules: [{ type: "required_status_checks", parameters }],
  });
}

/** An evaluation may cause webhooks, and a webhook an evaluation: quiet is when both were, in a row. */
async function quiet(forge: Forge, app: RunningApp): Promise<void> {
  for (let calm = 0; calm < 2; calm++) {
    await forge.settled();
    await app.inbox.idle();
  }
}

function spentSince(forge: Forge): Spent {
  const own = forge.requests.filter(
    ({ who, route }) => who === "installation:gatehouse" && !route.endsWith("/access_tokens"),
  );
  const all = own.map(({ method, route }) => (route.startsWith("graphql") ? route : `${method} ${route}`));
  forge.resetRequests();
  return {
    all,
    checkWrites: all.filter((route) => /^(POST|PATCH) .*check-runs/.test(route)).length,
    reviewRequests: all.filter((route) => route.includes("requested_reviewers")).length,
  };
}
