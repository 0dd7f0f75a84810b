import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SoakPart } from "../soak/part.ts";

const root = join(import.meta.dirname, "../..");

/** So many times the inputs of a usual run. */
const TIMES = 10;

/** What is read of vitest's report, which is Jest's format. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** The campaigns of the usual run with more inputs, and with other ones; what breaks a promise is kept under `seeds/`. */
export const fuzzPart: SoakPart = {
  about: `hostile texts and requests, ${TIMES} times those of the usual run (--rounds: times, --seed)`,
  async run({ rounds, seed, say }) {
    const began = performance.now();
    const times = rounds ?? TIMES;
    say(`${times} times the usual inputs, which takes as many times as long`);
    const { numPassedTests, numFailedTests, testResults } = await fuzz(times, seed);
    const faults = testResults.flatMap(({ name, status, message, assertionResults }) => {
      const failed = assertionResults.filter((test) => test.status === "failed");
      if (status === "failed" && failed.length === 0) return [`${name}: ${message}`];
      return failed.map(({ fullName, failureMessages: [why = ""] }) => `${fullName}: ${why.slice(0, 2000)}`);
    });
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    const figures = { times, campaigns: numPassedTests + numFailedTests, failed: numFailedTests, seconds };
    return [{ what: "hostile texts", ok: faults.length === 0 && numPassedTests > 0, figures, faults }];
  },
};

/** Rejects when vitest leaves no report. */
async function fuzz(times: number, seed: number): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), "gatehouse-fuzz-"));
  try {
    const report = join(folder, "report.json");
    await vitest(report, {
      GATEHOUSE_FUZZ_TIMES: String(times),
      GATEHOUSE_FUZZ_SEED: String(seed),
      GATEHOUSE_FUZZ_KEEP: "1",
    });
    return JSON.parse(await readFile(report, "utf8")) as Report;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Resolves whether or not tests failed: the report says it. */
function vitest(report: string, more: Readonly<Record<string, string>>): Promise<void> {
  const args = ["run", "--project", "shells", "--reporter=json", `--outputFile=${report}`, "test/fuzz"];
  const program = join(root, "node_modules/vitest/vitest.mjs");
  const options = { cwd: root, env: { ...process.env, ...more }, maxBuffer: Number.POSITIVE_INFINITY };
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], options, () => resolve());
  });
}
