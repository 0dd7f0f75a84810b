import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { stateFiles } from "../../examples/state-files.ts";
import { closeSubject, judgeSubject, openSubject, readSubject } from "../../src/cli/check/judge-clone.ts";
import { makeFile } from "../evidence/files.ts";

const FOLDER = "handoffs/triage";
const MANIFEST = `${FOLDER}/handoff.yml`;
const FORMATS = ["metrics", "junit", "sarif", "pytest-benchmark", "k6", "fairlearn"] as const;
/** Reports that the package lists beside its own, and characters of each. */
export const REPORTS = 300;
export const SIZE = 4_000;

/** Milliseconds of one round: the first judgement, and the next one after one report was saved anew. */
export interface Judgements {
  readonly first: number;
  readonly next: number;
}

/** Makes a clone whose work tree lists hundreds of reports, and gives what measures how `check --watch` judges it. */
export function prepareEvidence(dir: string): () => Promise<Judgements> {
  mkdirSync(dir, { recursive: true });
  git(dir, "init", "--quiet", "--initial-branch", "main");
  for (const [path, { bytes }] of stateFiles("released")) write(dir, path, bytes);
  git(dir, "add", "--all");
  git(dir, "-c", "user.name=Ada", "-c", "user.email=ada@example.com", "commit", "--quiet", "--message", "m");
  for (const [path, { bytes }] of stateFiles("retrained")) write(dir, path, bytes);
  const listed = Array.from({ length: REPORTS }, (_, index) => report(dir, index));
  const manifest = readFileSync(join(dir, MANIFEST), "utf8");
  const lines = listed.map(({ path, format }) => `  - { path: ${path}, as: ${format}, about: [model] }\n`);
  write(
    dir,
    MANIFEST,
    manifest.replace(/^evidence:\n/m, (opening) => opening + lines.join("")),
  );
  const first = join(dir, FOLDER, listed[0]?.path ?? "");
  let round = 0;
  return async () => {
    const options = { repo: dir, base: "main" };
    const opened = await openSubject(options);
    if (!opened.ok) throw new Error(opened.problem.says);
    const subject = opened.value;
    const judge = async () => {
      const started = performance.now();
      const range = await readSubject(subject, options);
      if (!range.ok) throw new Error(range.problem.says);
      const asked = { repo: dir, path: undefined };
      const answer = await judgeSubject(subject, range.value, asked, "2026-11-21T10:00:00Z");
      if (!answer.ok || answer.value.kind !== "judged" || answer.value.by === null)
        throw new Error("the example should be judged");
      const [one] = answer.value.by.facts.packages;
      if ((one?.evidence.length ?? 0) <= REPORTS) throw new Error("not all reports were read");
      return performance.now() - started;
    };
    try {
      const took = await judge();
      writeFileSync(first, readFileSync(first, "utf8").replace(/\s*$/, `\n${"\n".repeat(++round)}`));
      return { first: took, next: await judge() };
    } finally {
      await closeSubject(subject);
    }
  };
}

function report(dir: string, index: number): { readonly path: string; readonly format: string } {
  const format = FORMATS[index % FORMATS.length] ?? "metrics";
  const { path: name, text } = makeFile(format, SIZE);
  const path = `reports/made/${index}/${name.split("/").at(-1)}`;
  // Each is another content, as reports of other runs are.
  write(dir, `${FOLDER}/${path}`, `${text}${" ".repeat(Math.floor(index / FORMATS.length))}\n`);
  return { path, format };
}

function write(dir: string, path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), content);
}

function git(dir: string, ...args: readonly string[]): void {
  execFileSync("git", ["-C", dir, ...args], { stdio: "pipe" });
}
