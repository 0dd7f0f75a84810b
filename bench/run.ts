// Measures Gatehouse. Prints everything; a run of all parts also writes bench/results.md and the summary in bench/README.md
// and in the README of the project.
//   node bench/run.ts                    all parts
//   node bench/run.ts codeowners judge   some parts
//   --date 2026-11-21                    the date to write down, where the machine's clock is not to be trusted
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { describeMachine } from "./machine.ts";
import { keyMarkdown, type Report, reportMarkdown } from "./report.ts";

/** Each part is loaded when it is its turn: what one part loads must not weigh on another. */
const PARTS: Readonly<Record<string, () => Promise<Report>>> = {
  codeowners: async () => (await import("./codeowners.ts")).benchCodeowners(),
  action: async () => (await import("./action.ts")).benchAction(),
  cli: async () => (await import("./cli.ts")).benchCli(),
  judge: async () => (await import("./judge.ts")).benchJudge(),
  evidence: async () => (await import("./evidence.ts")).benchEvidence(),
  app: async () => (await import("./app.ts")).benchApp(),
  members: async () => (await import("./members.ts")).benchMembers(),
  accept: async () => (await import("./accept.ts")).benchAccept(),
  memory: async () => (await import("./memory.ts")).benchMemory(),
};

const START = "<!-- bench:start -->";
const END = "<!-- bench:end -->";

const { positionals, values } = parseArgs({ allowPositionals: true, options: { date: { type: "string" } } });
const unknown = positionals.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0) {
  console.error(`no part ${unknown.join(", ")}; there are ${Object.keys(PARTS).join(", ")}`);
  process.exitCode = 1;
} else await run(positionals, values.date ?? new Date().toISOString().slice(0, 10));

async function run(names: readonly string[], date: string): Promise<void> {
  const machine = describeMachine(date);
  console.log(machine);
  const reports: Report[] = [];
  for (const [name, bench] of Object.entries(PARTS)) {
    if (names.length > 0 && !names.includes(name)) continue;
    console.error(`\nmeasuring ${name} …`);
    const report = await bench();
    reports.push(report);
    console.log(`\n${reportMarkdown(report)}`);
  }
  const section = sectionOf(machine, reports);
  console.log(`\n${section}`);
  if (reports.length < Object.keys(PARTS).length) return;
  const sections = reports.map(reportMarkdown).join("\n\n");
  writeFileSync(join(import.meta.dirname, "results.md"), `# Measured\n\n${machine}\n\n${sections}\n`);
  for (const page of ["README.md", "../README.md"]) replaceSection(join(import.meta.dirname, page), section);
  console.error("\nwrote bench/results.md and the summary in bench/README.md and README.md");
}

function sectionOf(machine: string, reports: readonly Report[]): string {
  return `${START}\n${machine}. Medians of several rounds in one run.\n\n${keyMarkdown(reports)}\n${END}`;
}

function replaceSection(path: string, section: string): void {
  const text = readFileSync(path, "utf8");
  const [start, end] = [text.indexOf(START), text.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`${path} has no ${START} … ${END}`);
  writeFileSync(path, text.slice(0, start) + section + text.slice(end + END.length));
}
