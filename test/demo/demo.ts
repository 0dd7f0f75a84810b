// The main job, end to end, on a GitHub in a box: the real App, the real bundled Action, real git pushes.
// `--keep` leaves everything running to look around; `--log` shows the App's own log.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { type StateName, stateFiles } from "../../examples/state-files.ts";
import { changesBetween } from "../example-changes.ts";
import type { FileChange } from "../forge/git/author.ts";
import type { PullHandle } from "../forge/handles/pull.ts";
import { checkout, runAction } from "../forge/mini-runner.ts";
import { type Acme, startAcme } from "./acme.ts";
import { checkPage } from "./check-page.ts";
import { printTimeline } from "./timeline.ts";

const BRANCH = "handoff/triage-1.1.0";
const BASE = "release/production";
const keep = process.argv.includes("--keep");
const log = pino({ level: process.argv.includes("--log") ? "info" : "silent" });

/** The example's drill was held on 2026-11-21, and policies know the date: the story always begins on that day. */
const shift = Date.parse("2026-11-21T10:00:00Z") - Date.now();
const now = () => new Date(Date.now() + shift);

/** Findings with a place that the App showed last, to tell what is new and what was mended. */
let before: readonly string[] = [];

const timeline = printTimeline((text) => process.stdout.write(text));
const acme = await startAcme({ log, now });
try {
  const head = await story(acme);
  if (keep) await lookAround(acme, head);
  acme.forge.assertClean();
} finally {
  await acme.close();
}

/** Plays the story; gives the commit that was merged. */
async function story({ repository, settled }: Acme): Promise<string> {
  timeline.chapter("A model is handed over, with three real mistakes");
  timeline.act("ada", `pushes ${BRANCH}: triage 1.1.0 reads all thirty measurements`);
  await repository.push({
    user: "ada",
    branch: BRANCH,
    from: BASE,
    files: changesBetween("released", "proposed"),
    message: "Hand over triage 1.1.0, which reads all thirty measurements",
  });
  timeline.act("ada", `opens a pull request to ${BASE}`);
  const pull = await repository.openPullRequest({
    author: "ada",
    head: BRANCH,
    base: BASE,
    title: "triage 1.1.0",
  });
  await settled();
  show(pull);
  await showAction(pull);
  await tryToMerge(pull, "ada");

  timeline.chapter("She mends one after the other");
  await fix(pull, "proposed", "trigger-fixed", "gives the latency trigger its unit");
  await fix(pull, "trigger-fixed", "tick-proved", "links the load test that the checklist asks for");
  timeline.act("lin", "approves for research, though the evidence is not complete yet");
  await pull.review({ user: "lin", state: "APPROVE" });
  await settled();
  showReviews(pull);
  await fix(pull, "tick-proved", "retrained", "trains again, with the parameter that was meant");
  await showAction(pull);

  timeline.chapter("People sign for what they saw");
  await approve(pull, "lin", "research");
  await approve(pull, "dana", "operations");
  timeline.act("ada", "corrects a word in README.md, which neither of them signs for");
  await pull.push({
    files: { "README.md": withLine("README.md", "The queue is read from the top.") },
    message: "Say how the queue is read",
  });
  await settled();
  showReviews(pull);
  timeline.act("ada", "commits the report of another run by mistake: a metric changes");
  const report = "handoffs/triage/reports/metrics.json";
  await pull.push({
    files: only(report, changesBetween("retrained", "tick-proved")),
    message: "Update the report",
  });
  await settled();
  show(pull);
  showReviews(pull);
  await tryToMerge(pull, "ada");
  timeline.act("ada", "puts the right one back: every byte is again what they had seen");
  await pull.push({
    files: only(report, changesBetween("tick-proved", "retrained")),
    message: "Put the report back",
  });
  await settled();
  show(pull);
  showReviews(pull);
  await approve(pull, "kim", "engineering, and as code owner");
  await approve(pull, "omar", "security");
  await tryToMerge(pull, "dana");
  await approve(pull, "pia", "product");
  await tryToMerge(pull, "dana");
  timeline.chapter("What this was");
  timeline.answer("", [
    "Three merges were refused: the evidence was wrong, then it was changed after people had signed, then a signature was missing.",
    "The policy was read on the base branch, the numbers from the files that tools wrote, the sign-offs from what people saw.",
    "Look around with `npm run demo -- --keep`; install it with README.md; see why with docs/sign-offs.md.",
  ]);
  return pull.head;
}

async function fix(pull: PullHandle, from: StateName, to: StateName, what: string): Promise<void> {
  timeline.act("ada", what);
  await pull.push({ files: changesBetween(from, to), message: what });
  await acme.settled();
  show(pull);
}

async function approve(pull: PullHandle, user: string, role: string): Promise<void> {
  timeline.act(user, `approves (${role})`);
  await pull.review({ user, state: "APPROVE" });
  await acme.settled();
  const page = pageOf(pull);
  timeline.answer("App", [page.title], page.state === "success" ? "good" : "waiting");
}

function pageOf(pull: PullHandle) {
  const page = checkPage(acme.repository.record.runs.values(), pull.head);
  if (page === null) throw new Error(`no check on ${pull.head}`);
  return page;
}

/** What the App shows on the pull request: the title, and what changed among the findings. */
function show(pull: PullHandle): void {
  const { title, state, findings } = pageOf(pull);
  const tone = state === "success" ? "good" : state === "waiting" ? "waiting" : "bad";
  const placed = findings.filter((finding) => finding.includes("  "));
  const mended = before.filter((finding) => !placed.includes(finding));
  const found = placed.filter((finding) => !before.includes(finding));
  before = placed;
  timeline.answer("App", [title], tone);
  timeline.answer("", [
    ...mended.map((finding) => `  ✓ mended: ${finding}`),
    ...found.map((finding) => `  ✗ ${finding}`),
  ]);
}

function showReviews(pull: PullHandle): void {
  const rows = pageOf(pull).reviews.map(([what = "", who = "", role = "", why = ""]) => {
    const counts = role === "–" || role === "" ? "does not count" : `counts for ${role}`;
    return `${who} ${what.split(" ")[0]} – ${counts}: ${why}`;
  });
  timeline.answer("App", rows);
}

async function tryToMerge(pull: PullHandle, user: string): Promise<void> {
  timeline.act(user, "tries to merge");
  try {
    const commit = await pull.merge({ user });
    await acme.settled();
    timeline.answer("GitHub", [`merged as ${commit.slice(0, 7)}`], "good");
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    timeline.answer("GitHub", [`refused: ${message.split("\n").filter(Boolean).join(" ")}`], "bad");
  }
}

/** Runs the bundled Action on the pull request, as a runner with a read-only token would. */
async function showAction(pull: PullHandle): Promise<void> {
  const { forge, repository } = acme;
  const workspace = await mkdtemp(join(tmpdir(), "gatehouse-demo-"));
  const token = forge.tokenOf("ada");
  try {
    await checkout({
      repo: repository,
      ref: `refs/pull/${pull.number}/merge`,
      fetchDepth: 0,
      dir: workspace,
      token,
    });
    const delivery = forge.deliveries.findLast(({ event }) => event === "pull_request");
    const result = await runAction({
      actionDir: join(import.meta.dirname, "../.."),
      eventName: "pull_request",
      event: JSON.parse(delivery?.body ?? "{}"),
      workspace,
      serverUrl: forge.url,
      env: {
        NODE_OPTIONS: `--import=${new URL("./story-clock.mjs", import.meta.url).href}`,
        STORY_SHIFT_MS: String(shift),
      },
    });
    const { exitCode, outputs, annotations } = result;
    const placed = annotations.filter(({ file }) => file !== undefined);
    const ended =
      exitCode === 0
        ? "the job succeeds (people sign in the pull request)"
        : `the job fails, with ${placed.length} annotations at file and line`;
    timeline.answer("Action", [`verdict ${outputs["verdict"]}: ${ended}`], exitCode === 0 ? "good" : "bad");
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}

/** Of several changes, that of one path. */
function only(path: string, changes: Readonly<Record<string, FileChange>>): Record<string, FileChange> {
  const change = changes[path];
  if (change === undefined) throw new Error(`the example does not change ${path}`);
  return { [path]: change };
}

function withLine(path: string, line: string): string {
  const file = stateFiles("retrained").get(path);
  if (file === undefined) throw new Error(`the example has no ${path}`);
  return `${file.bytes.toString("utf8")}\n${line}\n`;
}

async function lookAround({ forge, app, repository }: Acme, head: string): Promise<void> {
  timeline.chapter("Everything is still running; Ctrl-C ends it");
  timeline.answer("git", [
    `git clone ${repository.gitUrl.replace("://", `://ada:${forge.tokenOf("ada")}@`)}`,
  ]);
  timeline.answer("REST", [
    `curl -H "authorization: Bearer ${forge.tokenOf("ada")}" ${forge.apiUrl}/repos/${repository.fullName}/pulls/1`,
    `curl -H "authorization: Bearer ${forge.tokenOf("ada")}" ${forge.apiUrl}/repos/${repository.fullName}/commits/${head}/check-runs`,
  ]);
  timeline.answer("App", [`${app.url}/healthz`]);
  await new Promise<void>((resolve) => process.once("SIGINT", () => resolve()));
}
