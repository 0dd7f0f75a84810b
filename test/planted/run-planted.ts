import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SERVER } from "../store/engines.ts";
import type { Hole } from "./holes.ts";

const root = join(import.meta.dirname, "../..");

const LONGEST_MS = 300_000;

/** What the tests made of a hole. */
export interface Planted {
  /** Names of the tests that failed. */
  readonly failed: readonly string[];
  /** How many passed all the same. */
  readonly passed: number;
  /** Files that could not be loaded: a hole that breaks the build shows nothing. */
  readonly unloaded: readonly string[];
}

/** What is read of vitest's report, which is Jest's format. */
interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** How a hole's tests are run: with it planted, or as the source stands, by which it is seen that it is the hole that they fall into. */
export type Ground = "hole" | "whole";

/**
 * Runs a hole's tests in a process of their own and on PGlite, until one of them fails. Rejects when vitest leaves no report, as it does when it has
 * not ended after five minutes.
 */
export async function runPlanted(hole: Hole, ground: Ground = "hole"): Promise<Planted> {
  const folder = await mkdtemp(join(tmpdir(), "gatehouse-planted-"));
  try {
    const report = join(folder, "report.json");
    await vitest(hole, ground, report);
    return resultOf(JSON.parse(await readFile(report, "utf8")) as Report);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Resolves whether or not tests failed: the report says it. */
function vitest({ name, named }: Hole, ground: Ground, report: string): Promise<void> {
  const args = [
    "run",
    "--config",
    "test/planted/vitest.config.ts",
    "--bail=1",
    "--reporter=json",
    `--outputFile=${report}`,
    ...(named === undefined ? [] : ["--testNamePattern", named]),
  ];
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    GATEHOUSE_PLANT: name,
    GATEHOUSE_PLANT_GROUND: ground,
    GATEHOUSE_TEST_ENGINE: "pglite",
  };
  for (const own of ["VITEST", SERVER]) delete env[own];
  return new Promise((resolve) => {
    const program = join(root, "node_modules/vitest/vitest.mjs");
    execFile(process.execPath, [program, ...args], { cwd: root, env, timeout: LONGEST_MS }, () => resolve());
  });
}

function resultOf({ testResults }: Report): Planted {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  return {
    failed: tests.filter(({ status }) => status === "failed").map(({ fullName }) => fullName),
    passed: tests.filter(({ status }) => status === "passed").length,
    unloaded: testResults
      .filter(({ status, assertionResults }) => status === "failed" && assertionResults.length === 0)
      .map((file) => file.name),
  };
}
