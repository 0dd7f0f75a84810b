import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mutateText } from "./mutate-text.ts";
import { type Random, randomOf } from "./random.ts";

/** Something that reads foreign text. */
export interface Target {
  /** Name, and that of the folder of its kept cases. */
  readonly name: string;
  /** Texts that it takes; each input is one of them with edits. */
  readonly samples: readonly string[];
  /**
   * Reads a text and returns what came of it, which has to be small enough (see {@link LEAST_OUTPUT}). Throws, or rejects, when a promise is
   * broken: an error that is none of its typed ones, or a result that cannot be.
   */
  readonly probe: (text: string) => unknown;
  /** Milliseconds for any text, where a probe does more than read it; {@link LEAST_MS} otherwise. */
  readonly leastMs?: number;
  /** Makes an input of a sample, where edits of its text are not what is wanted. */
  readonly mutate?: (sample: string, random: Random, others: readonly string[]) => string;
}

/** What a campaign came to. */
export interface Campaign {
  readonly inputs: number;
  /** One line for each broken promise: which input of which seed, what was wrong, and the beginning of the text. */
  readonly faults: readonly string[];
}

/** Milliseconds for any text, and more for each 1,024 characters. Machines are shared: this finds what grows without bound, not what is slow. */
const LEAST_MS = 300;
const MS_PER_KB = 30;

/** Characters of a result as JSON: so many for any text, and so many more for each character. */
export const LEAST_OUTPUT = 100_000;
const OUTPUT_TIMES = 60;

const SEEDS = join(import.meta.dirname, "seeds");

/** How often a campaign runs beyond its size in the usual run: `GATEHOUSE_FUZZ_TIMES`, 1 by default. */
export const TIMES = Number(process.env["GATEHOUSE_FUZZ_TIMES"] ?? "1");

/** What a test of a campaign may take. */
export const LONGEST_TEST_MS = 60_000 * Math.max(1, TIMES);

/** Where chance begins: `GATEHOUSE_FUZZ_SEED`, the same by default, so that a usual run can be repeated. */
const SEED = Number(process.env["GATEHOUSE_FUZZ_SEED"] ?? "20261121");

/**
 * Reads every kept case of a target, and then `inputs` edits of its samples. A fault is kept under `seeds/` when `GATEHOUSE_FUZZ_KEEP` is set, to be
 * read for ever after.
 */
export async function runCampaign(target: Target, inputs: number): Promise<Campaign> {
  const faults: string[] = [];
  for (const { name, text } of keptCases(target.name)) {
    const fault = await faultOf(target, text);
    if (fault !== null) faults.push(`kept ${name}: ${fault}`);
  }
  const random = randomOf(seedOf(target.name));
  const mutate = target.mutate ?? mutateText;
  const count = inputs * TIMES;
  for (let at = 0; at < count; at++) {
    const text = mutate(random.pick(target.samples), random, target.samples);
    const fault = await faultOf(target, text);
    if (fault === null) continue;
    keep(target.name, text);
    faults.push(`seed ${SEED}, input ${at}: ${fault}: ${JSON.stringify(text.slice(0, 600))}`);
    if (faults.length >= 10) break;
  }
  return { inputs: count, faults };
}

/** Texts that were too much for a target once. */
export function keptCases(target: string): readonly { readonly name: string; readonly text: string }[] {
  const folder = join(SEEDS, target);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).sort();
  return names.map((name) => ({
    name,
    text: JSON.parse(readFileSync(join(folder, name), "utf8")) as string,
  }));
}

/** What is wrong with how a target takes a text; `null` when nothing is. */
async function faultOf({ probe, leastMs = LEAST_MS }: Target, text: string): Promise<string | null> {
  const most = leastMs + (MS_PER_KB * text.length) / 1024;
  try {
    const started = performance.now();
    const said = await probe(text);
    if (performance.now() - started > most && (await isSlow(probe, text, most))) return "takes too long";
    const size = JSON.stringify(said)?.length ?? 0;
    return size > LEAST_OUTPUT + OUTPUT_TIMES * text.length ? `says ${size} characters` : null;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message.slice(0, 300)}` : "threw no error";
  }
}

/** Whether it is slow each time: once may be somebody else's doing. */
async function isSlow(probe: Target["probe"], text: string, most: number): Promise<boolean> {
  for (let again = 0; again < 2; again++) {
    const started = performance.now();
    await probe(text);
    if (performance.now() - started <= most) return false;
  }
  return true;
}

function keep(target: string, text: string): void {
  if (process.env["GATEHOUSE_FUZZ_KEEP"] === undefined) return;
  const folder = join(SEEDS, target);
  mkdirSync(folder, { recursive: true });
  const name = createHash("sha256").update(text).digest("hex").slice(0, 12);
  // As JSON, so that a NUL, a lone surrogate and a line's end come back as they were.
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(text)}\n`);
}

/** Each target has a chance of its own: another one more or less changes no other's inputs. */
function seedOf(target: string): number {
  return createHash("sha256").update(`${SEED} ${target}`).digest().readUInt32LE(0);
}
