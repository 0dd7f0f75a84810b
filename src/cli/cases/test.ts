import { mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { readCaseFile } from "#core/cases/read-case-file.ts";
import type { Reading } from "#core/model/statement.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { paintFor, type Terminal, tell } from "../terminal.ts";
import type { FileResults } from "./file-results.ts";
import { CASE_FILE, findCaseFilesAround } from "./find-case-files.ts";
import { loadSetting, type PolicyChoice, textOf, unopened } from "./load-setting.ts";
import { type CaseResult, runCase } from "./run-case.ts";
import { tellIssues } from "./tell-issues.ts";
import { toJunit } from "./to-junit.ts";
import { caseResultsJson, countOf, resultText, summaryText } from "./to-text.ts";

/** What `gatehouse test` was asked. */
export interface TestOptions extends PolicyChoice {
  readonly only?: string;
  readonly json?: boolean;
  readonly junit?: string;
}

/** Runs policy cases and tells of those that come to something else than expected. */
export async function test(
  files: readonly string[],
  options: TestOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const started = performance.now();
  const paths = files.length > 0 ? files : await findCaseFilesAround(process.cwd());
  if (paths.length === 0) {
    tell(terminal, "error", {
      says: "there are no cases: neither `{own}` nor a file `*.gatehouse-test.yml` below, nor in the repository above",
      fix: "write some (docs/policy-tests.md), or name a file",
      values: { own: CASE_FILE },
    });
    return EXIT.unanswered;
  }
  const all: FileResults[] = [];
  let isWrong = false;
  for (const path of paths) {
    const { ran, complete } = await runFile(path, options, terminal);
    isWrong ||= !complete;
    all.push(ran);
  }
  if (!isWrong && options.only !== undefined && countOf(all).cases === 0) {
    tell(terminal, "error", { says: "no case is called `{only}`", values: { only: options.only } });
    return EXIT.unanswered;
  }
  // Where no file could be read, there is nothing to count.
  if (!isWrong || countOf(all).cases > 0 || options.json === true || options.junit !== undefined)
    await report(all, options, terminal, (performance.now() - started) / 1000);
  if (isWrong) return EXIT.unanswered;
  return countOf(all).failed > 0 ? EXIT.no : EXIT.done;
}

interface RanFile {
  readonly ran: FileResults;
  /** Whether every case of the file could be judged. */
  readonly complete: boolean;
}

async function runFile(path: string, options: TestOptions, terminal: Terminal): Promise<RanFile> {
  const text = await textOf(path);
  const file = text === null ? { ok: false as const, issues: [unopened(path)] } : readCaseFile(text, path);
  const setting: Reading<Parameters<typeof runCase>[1]> = file.ok
    ? await loadSetting(file.value, path, options)
    : file;
  if (!file.ok || !setting.ok) {
    await tellIssues(terminal, setting.ok ? [] : setting.issues);
    return { ran: { path, results: [] }, complete: false };
  }
  const wanted = file.value.cases.filter(({ name }) => name.includes(options.only ?? ""));
  const results: CaseResult[] = [];
  for (const one of wanted) results.push(await runCase(one, setting.value));
  const issues = results.flatMap((result) => result.issues);
  await tellIssues(terminal, issues);
  return { ran: { path, results }, complete: issues.length === 0 };
}

async function report(
  all: readonly FileResults[],
  { json, junit }: TestOptions,
  terminal: Terminal,
  elapsed: number,
): Promise<void> {
  if (junit !== undefined) {
    const path = resolve(junit);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, toJunit(all));
  }
  if (json === true) {
    terminal.out.write(caseResultsJson(all));
    return;
  }
  const paint = paintFor(terminal.out);
  for (const { results } of all) for (const each of results) terminal.out.write(resultText(each, paint));
  terminal.out.write(summaryText(countOf(all), elapsed, paint));
}
