import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type StateFile, type StateName, stateFiles } from "../../examples/state-files.ts";
import { inputVariable } from "../../test/forge/runner/environment.ts";

/** A clone of the example in which version 1.1.0 is proposed, and the environment that a runner gives a step there. */
export interface Job {
  readonly workspace: string;
  readonly env: Readonly<Record<string, string>>;
}

const BASE = "release/production";

/** Makes the clone below a folder with git itself, and the event and command files of a runner beside it. */
export function prepareJob(below: string): Job {
  const workspace = join(below, "workspace");
  mkdirSync(workspace);
  git(workspace, "init", "--quiet", "--initial-branch", BASE);
  const base = commit(workspace, new Map(), stateFiles("released"), "released");
  const head = commit(workspace, stateFiles("released"), stateFiles("proposed"), "proposed");
  const event = pullRequest(base, head);
  const file = (name: string, text = "") => {
    const path = join(below, name);
    writeFileSync(path, text);
    return path;
  };
  const { PATH = "" } = process.env;
  return {
    workspace,
    env: {
      PATH,
      HOME: below,
      CI: "true",
      GITHUB_ACTIONS: "true",
      GITHUB_API_URL: "http://127.0.0.1:9",
      GITHUB_EVENT_NAME: "pull_request",
      GITHUB_EVENT_PATH: file("event.json", JSON.stringify(event)),
      GITHUB_OUTPUT: file("output"),
      GITHUB_REPOSITORY: "acme/triage",
      GITHUB_SERVER_URL: "http://127.0.0.1:9",
      GITHUB_SHA: head,
      GITHUB_STEP_SUMMARY: file("summary"),
      GITHUB_WORKSPACE: workspace,
      RUNNER_TEMP: below,
      [inputVariable("path")]: ".",
      [inputVariable("fail-on")]: "never",
      [inputVariable("annotations")]: "true",
      [inputVariable("summary")]: "true",
    },
  };
}

type Files = ReadonlyMap<string, StateFile>;

function commit(workspace: string, before: Files, after: Files, name: StateName): string {
  for (const path of before.keys()) if (!after.has(path)) rmSync(join(workspace, path));
  for (const [path, { bytes, executable }] of after) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), bytes, { mode: executable ? 0o755 : 0o644 });
  }
  git(workspace, "add", "--all");
  const identity = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com"];
  git(workspace, ...identity, "commit", "--quiet", "--message", name);
  return git(workspace, "rev-parse", "HEAD");
}

function git(workspace: string, ...args: string[]): string {
  return execFileSync("git", ["-C", workspace, ...args], { encoding: "utf8" }).trim();
}

function pullRequest(base: string, head: string): object {
  const user = { id: 1, login: "ada", type: "User" };
  const pull = { number: 1, title: "Hand over triage 1.1.0", user, draft: false };
  return {
    action: "opened",
    number: 1,
    pull_request: {
      ...pull,
      base: { ref: BASE, sha: base },
      head: { ref: "handoff/triage-1.1.0", sha: head },
    },
    repository: { full_name: "acme/triage", name: "triage", owner: { login: "acme" } },
    sender: user,
  };
}

/** One process: milliseconds to its first output (or to its end, where there is none) and to its end. */
export interface Started {
  readonly first: number;
  readonly whole: number;
}

/** Runs Node in the job's environment, with standard output through a pipe as on a runner. Rejects when it fails. */
export function start(
  { workspace, env }: Job,
  args: readonly string[],
  more: Job["env"] = {},
): Promise<Started> {
  // A runner's command files are fresh for each step.
  for (const file of [env["GITHUB_OUTPUT"], env["GITHUB_STEP_SUMMARY"]])
    if (file !== undefined) writeFileSync(file, "");
  return new Promise((resolve, reject) => {
    const started = performance.now();
    let first: number | null = null;
    let output = "";
    const child = spawn(process.execPath, [...args], {
      cwd: workspace,
      env: { ...env, ...more },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => {
        first ??= performance.now() - started;
        output += chunk.toString("utf8");
      });
    child.on("error", reject);
    child.on("close", (code) => {
      const whole = performance.now() - started;
      if (code === 0) resolve({ first: first ?? whole, whole });
      else reject(new Error(`node ${args.join(" ")} ended with ${code}:\n${output}`));
    });
  });
}

/** The verdict that the last run handed to the runner. */
export function verdictOf({ env }: Job): string | null {
  const text = readFileSync(env["GITHUB_OUTPUT"] ?? "", "utf8");
  return /^verdict<<(\S+)\r?\n(.*)\r?\n\1/m.exec(text)?.[2] ?? null;
}
