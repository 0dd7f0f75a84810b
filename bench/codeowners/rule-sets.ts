import { existsSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** A folder with a `CODEOWNERS` file, and beside it the paths to ask for. */
export interface RuleSet {
  readonly title: string;
  readonly folder: string;
}

/** Real and large files that are kept beside the repository, not in it. */
const SHARED = join(import.meta.dirname, "../../../shared/codeowners");

const KEPT = [
  { title: "esphome/esphome", folder: "real/esphome" },
  { title: "DataDog/integrations-extras", folder: "real/integrations-extras" },
  { title: "21 real files as one monorepo", folder: "synthetic/union-monorepo" },
  { title: "synthetic monorepo", folder: "synthetic/scale-10k" },
] as const;

/** The sets that are kept beside the repository, as far as they are there, and the titles of those that are not. */
export function keptSets(): { readonly present: readonly RuleSet[]; readonly absent: readonly string[] } {
  const all = KEPT.map(({ title, folder }) => ({ title, folder: join(SHARED, folder) }));
  const [present, absent] = [true, false].map((there) =>
    all.filter(({ folder }) => existsSync(folder) === there),
  );
  return { present: present ?? [], absent: (absent ?? []).map(({ title }) => title) };
}

/** The paths of a set. */
export function pathsOf(folder: string): readonly string[] {
  const plain = join(folder, "paths.txt");
  const text = existsSync(plain)
    ? readFileSync(plain, "utf8")
    : gunzipSync(readFileSync(`${plain}.gz`)).toString("utf8");
  return text.split("\n").filter((path) => path !== "");
}

const NAMES = [
  "api",
  "batch",
  "client",
  "core",
  "data",
  "eval",
  "infra",
  "model",
  "report",
  "train",
] as const;
const ENDS = ["py", "ts", "md", "yml", "sql", "json"] as const;

/**
 * Makes a set below a folder: areas of ten teams each, whose files are owned mostly by folder, sometimes by kind, by a
 * folder's name anywhere, or by exact path, as in the large files that are public. The same seed makes the same set.
 */
export async function makeSet(below: string, rules: number, seed: number): Promise<RuleSet> {
  const title = `generated, ${rules.toLocaleString("en")} rules`;
  const folder = join(below, `generated-${rules}`);
  const lines = ["* @acme/everybody", ...Array.from({ length: rules - 1 }, (_, index) => ruleLine(index))];
  const draw = numbers(seed);
  const paths = Array.from({ length: 10_000 }, () => anyPath(rules, draw));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "CODEOWNERS"), `${lines.join("\n")}\n`);
  await writeFile(join(folder, "paths.txt"), `${[...new Set(paths)].sort().join("\n")}\n`);
  return { title, folder };
}

function placeOf(index: number): string {
  return `area-${Math.floor(index / 10)}/${pick(NAMES, index)}`;
}

function ruleLine(index: number): string {
  const place = placeOf(index);
  const end = pick(ENDS, index * 7);
  const pattern =
    [`/${place}/src/*.${end}`, `**/legacy-${index}/`, `/${place}/README.md`][index % 20] ?? `/${place}/`;
  const owners = [`@acme/team-${index % 50}`, ...(index % 3 === 0 ? [`@acme/guild-${index % 7}`] : [])];
  return `${pattern} ${owners.join(" ")}`;
}

function anyPath(rules: number, draw: (n: number) => number): string {
  const place = placeOf(draw(rules));
  const folder = ["src", "src/impl", "test", `legacy-${draw(rules)}/old`, "docs/pages/en"][draw(5)] ?? "src";
  return `${place}/${folder}/${pick(NAMES, draw(10))}-${draw(100)}.${pick(ENDS, draw(6))}`;
}

function pick(items: readonly string[], index: number): string {
  return items[index % items.length] ?? "";
}

/** Numbers from 0 up to, not including, `n`, the same for the same seed (mulberry32, public domain, Tommy Ettinger). */
function numbers(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * n);
  };
}
