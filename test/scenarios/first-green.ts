import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { stateFiles } from "../../examples/state-files.ts";
import { GitRepository, git, removeFolders } from "./git-repository.ts";

const main = join(import.meta.dirname, "../../src/cli/gatehouse.mjs");

/** A command of the path from an installed Gatehouse to a first green check, and how long it took. */
export interface Step {
  readonly command: string;
  readonly seconds: number;
  readonly status: number | null;
  readonly output: string;
}

/**
 * Walks from the example's code and data, which know nothing of Gatehouse, to a first green check: `init`, the gates on `main`,
 * the gaps filled with what the example's people wrote, `check`. What people take to write is not part of it.
 */
export function walkToFirstGreen(): readonly Step[] {
  const repository = new GitRepository();
  const files = [...stateFiles("retrained")];
  const isOurs = (path: string): boolean => path.startsWith(".github/") || path.startsWith("handoffs/");
  repository.commit(new Map(files.filter(([path]) => !isOurs(path))));
  // Version 1.0.0 was released before from a branch of its own, and is what a rollback goes to.
  repository.branch("triage-1.0.0");
  repository.commit(new Map([...stateFiles("released")].filter(([path]) => !path.startsWith(".github/"))));
  git(repository.dir, "tag", "triage@1.0.0");
  git(repository.dir, "switch", "--quiet", "main");
  const people = ["--owner", "@acme/ml-eng", "--engineering", "@acme/research", "--operations", "@acme/sre"];
  const begun = gatehouse(repository.dir, ["init", "--yes", "--name", "triage", ...people]);
  git(repository.dir, "add", ".github");
  git(repository.dir, "commit", "--quiet", "--message", "Bring the gates");
  repository.branch("triage-1.1.0");
  // The people who know have their say: the package as the example's team filled it.
  repository.commit(new Map(files.filter(([path]) => path.startsWith("handoffs/"))));
  return [begun, gatehouse(repository.dir, ["check", "--base", "main"])];
}

function gatehouse(cwd: string, args: readonly string[]): Step {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], HOME: cwd, GIT_CONFIG_GLOBAL: "/dev/null" },
  });
  const seconds = (performance.now() - started) / 1000;
  return { command: `gatehouse ${args.join(" ")}`, seconds, status, output: stderr + stdout };
}

// Called by itself, it prints what was measured: node test/scenarios/first-green.ts
if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const started = performance.now();
  for (const { command, seconds, status } of walkToFirstGreen())
    process.stdout.write(`${seconds.toFixed(2)} s  ${command}  (ends with ${status})\n`);
  process.stdout.write(`${((performance.now() - started) / 1000).toFixed(2)} s  in all\n`);
  removeFolders();
}
