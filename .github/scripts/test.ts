// Everything that must hold before a change lands, in the order of speed. Every step runs even where one failed, so that
// one run tells all; with `--stop` the first failure ends it, for a quick look while working. Named steps run alone:
// `npm run check -- lint types`.
// The last line is `N passed, N failed`: steps and tests together.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { parseArgs, styleText } from "node:util";

interface Count {
  readonly passed: number;
  readonly failed: number;
}

interface Step {
  readonly command: readonly [string, ...string[]];
  /** How many things the step proved; without it a step is one. */
  readonly count?: (succeeded: boolean) => Count;
}

/** What is read of the report that vitest writes, which is Jest's format. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { status: string; assertionResults: readonly { status: string }[] }[];
}

const root = join(import.meta.dirname, "../..");
const scratch = mkdtempSync(join(tmpdir(), "gatehouse-test-"));
const report = join(scratch, "vitest.json");
const script = (name: string) => join(import.meta.dirname, name);

const steps: Readonly<Record<string, Step>> = {
  format: { command: ["biome", "ci", "--reporter=summary", "."] },
  lint: { command: ["oxlint", "src", "app", "test", "bench", "examples", ".github"] },
  types: { command: ["tsc"] },
  "dead-code": { command: ["knip", "--no-config-hints"] },
  generated: { command: ["node", script("generate.ts"), "--check"] },
  dist: { command: ["node", script("build.ts"), "--check"] },
  start: { command: ["node", script("start-action.ts")] },
  tests: {
    command: ["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
    count: countTests,
  },
};

const { positionals, values } = parseArgs({ allowPositionals: true, options: { stop: { type: "boolean" } } });
for (const name of positionals)
  if (!Object.hasOwn(steps, name))
    throw new Error(`no step "${name}"; there are ${Object.keys(steps).join(", ")}`);
const failures: string[] = [];
let total: Count = { passed: 0, failed: 0 };
try {
  for (const [name, { command, count = one }] of Object.entries(steps)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    console.log(styleText("bold", `\n=== ${name}: ${command[0]}`));
    const { passed, failed } = count(run(command));
    total = { passed: total.passed + passed, failed: total.failed + failed };
    if (failed > 0) failures.push(name);
    if (values.stop === true && failed > 0) break;
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
if (failures.length > 0) console.log(`\nfailed: ${failures.join(", ")}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** Runs a command of this project's own packages, on their Node, with its output passed on as it comes. */
function run([command, ...args]: Step["command"]): boolean {
  const path = [join(root, "node_modules/.bin"), process.env["PATH"]].join(delimiter);
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, PATH: path },
  });
  if (error !== undefined) console.error(`${command} could not be started: ${error.message}`);
  return status === 0;
}

function one(succeeded: boolean): Count {
  return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** The tests that vitest reports. A file that could not be loaded, and a run that failed or proved nothing, are failures too. */
function countTests(succeeded: boolean): Count {
  const { passed, failed } = readReport();
  return failed === 0 && (!succeeded || passed === 0) ? { passed, failed: 1 } : { passed, failed };
}

function readReport(): Count {
  try {
    const { numPassedTests, numFailedTests, testResults }: Report = JSON.parse(readFileSync(report, "utf8"));
    const unloaded = testResults.filter(
      ({ status, assertionResults }) =>
        status === "failed" && assertionResults.every((test) => test.status !== "failed"),
    );
    return { passed: numPassedTests, failed: numFailedTests + unloaded.length };
  } catch (error) {
    console.error(`vitest left no report: ${String(error)}`);
    return { passed: 0, failed: 0 };
  }
}
