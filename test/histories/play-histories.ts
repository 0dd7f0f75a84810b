import * as fc from "fast-check";
import { verifyChain } from "#audit/verify-chain.ts";
import { storedRows } from "../../app/audit/stored-rows.ts";
import { Machine } from "./machine.ts";
import type { Plant } from "./plant.ts";
import { type Played, runHistory } from "./run-history.ts";
import { type History, histories, tellHistory } from "./step.ts";
import type { Violation } from "./witness.ts";

/** How many histories are played, from which seed. */
export interface PlayOptions {
  readonly count: number;
  readonly seed: number;
  /** Steps of the longest. */
  readonly steps?: number;
  readonly plant?: Plant;
  /** Where the store is; in memory when left out. */
  readonly databaseUrl?: string;
  /** Whether the first failing history is told as it is: making it small takes long. */
  readonly endOnFailure?: boolean;
  /** Asked after each batch: whether it is enough. */
  readonly isEnough?: () => boolean;
  /** Told after each batch, with all that was played so far. */
  readonly played?: (sums: Sums) => void;
}

/** What came of many histories. */
export interface Sums {
  histories: number;
  webhooks: number;
  requests: number;
  failed: number;
  greens: number;
  mergesDeserved: number;
  mergesInWindow: number;
  auditRows: number;
}

/** A history that should not have been possible, as small as it could be made. */
export interface Failure {
  readonly seed: number;
  readonly path: string;
  readonly history: History;
  readonly violations: readonly Violation[];
  /** For a person to read. */
  readonly told: string;
}

/** Histories on one store: its tables grow with each, and a fresh store costs as much as a few. */
const BATCH = 100;

/** Plays histories until one violates a rule. Resolves with the smallest such, or `null`, and with what was played. */
export async function playHistories(
  options: PlayOptions,
): Promise<{ readonly failure: Failure | null; readonly sums: Sums }> {
  const {
    count,
    seed,
    steps = 10,
    plant = {},
    endOnFailure = false,
    databaseUrl,
    played,
    isEnough,
  } = options;
  const sums: Sums = {
    histories: 0,
    webhooks: 0,
    requests: 0,
    failed: 0,
    greens: 0,
    mergesDeserved: 0,
    mergesInWindow: 0,
    auditRows: 0,
  };
  for (let from = 0; from < count; from += BATCH) {
    const batch = {
      count: Math.min(BATCH, count - from),
      seed: seed + from / BATCH,
      steps,
      plant,
      endOnFailure,
      databaseUrl,
    };
    const failure = await playBatch(batch, sums);
    if (failure !== null) return { failure, sums };
    played?.(sums);
    if (isEnough?.() === true) break;
  }
  return { failure: null, sums };
}

type Batch = Required<Omit<PlayOptions, "played" | "databaseUrl" | "isEnough">> & {
  readonly databaseUrl: string | undefined;
};

async function playBatch(
  { count, seed, steps, plant, endOnFailure, databaseUrl }: Batch,
  sums: Sums,
): Promise<Failure | null> {
  const machine = await Machine.open(databaseUrl);
  let last: readonly Violation[] = [];
  try {
    const property = fc.asyncProperty(histories(steps), async (history) => {
      const played = await runHistory(machine, history, plant);
      add(sums, played);
      if (played.violations.length === 0) return true;
      last = played.violations;
      return false;
    });
    const result = await fc.check(property, { numRuns: count, seed, endOnFailure });
    const [history] = result.counterexample ?? [];
    if (history !== undefined) return failureOf(seed, result.counterexamplePath ?? "", history, last);
    sums.auditRows += await verifyLog(machine, seed);
    return null;
  } finally {
    await machine.close();
  }
}

async function verifyLog({ counted }: Machine, seed: number): Promise<number> {
  const verdict = await verifyChain(storedRows(counted.store.db));
  if (!verdict.ok) throw new Error(`seed ${seed}: the log breaks at ${JSON.stringify(verdict.break)}`);
  return verdict.rows;
}

function failureOf(seed: number, path: string, history: History, violations: readonly Violation[]): Failure {
  const rules = violations.map(({ rule, says }) => `  ${rule}: ${says}`).join("\n");
  const told = `seed ${seed}, path ${path}\n${tellHistory(history)}\n${rules}`;
  return { seed, path, history, violations, told };
}

function add(sums: Sums, { webhooks, requests, failed, greens, merges }: Played): void {
  sums.histories++;
  sums.webhooks += webhooks;
  sums.requests += requests;
  sums.failed += failed;
  sums.greens += greens;
  sums.mergesDeserved += merges.deserved;
  sums.mergesInWindow += merges.inWindow;
}
