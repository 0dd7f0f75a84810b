import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { gates } from "#core/gates/registry.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { plan } from "#core/report/plan.ts";
import { toCheckOutput } from "#core/report/to-check-output.ts";
import type { MemoryFiles } from "./memory-tree.ts";
import { type Judged, judgePullRequest } from "./pull-request.ts";

const root = join(import.meta.dirname, "golden");
const cases = globSync("*/notes.md", { cwd: root })
  .map((file) => file.split("/")[0] ?? "")
  .sort();

const promotion = z.strictObject({
  package: z.string(),
  stage: z.string(),
  branch: z.string(),
  commit: z.string(),
  pullRequest: z.number().nullable(),
  at: z.string().nullable(),
  samePackage: z.boolean(),
  sameModel: z.boolean().nullable(),
});

const check = z.strictObject({
  name: z.string(),
  kind: z.enum(["check-run", "status"]),
  app: z.string().nullable(),
  status: z.enum(["queued", "in_progress", "completed"]),
  conclusion: z.string().nullable(),
});

const peopleSchema = z.strictObject({
  like: z.string().optional(),
  proposal: z.boolean(),
  tags: z.array(z.string()).default([]),
  teams: z.record(z.string(), z.array(z.string())),
  commits: z.record(z.string(), z.string().nullable()),
  reviews: z.array(z.string()).default([]),
  earlier: z.record(z.string(), z.record(z.string(), z.string().nullable())).default({}),
  promotions: z
    .strictObject({ found: z.array(promotion), branches: z.array(z.string()) })
    .default({ found: [], branches: [] }),
  checks: z.array(check).default([]),
});

/** What a case differs in from the one that it is like, or all of it. */
const differenceSchema = z.looseObject({ like: z.string().optional() });

function filesIn(folder: string): MemoryFiles {
  const cwd = join(root, folder);
  if (!existsSync(cwd)) return {};
  const paths = readdirSync(cwd, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [path.slice(cwd.length + 1), readFileSync(path, "utf8")]));
}

/** A file of a case, or of the case that it is like. */
function ownOr(name: string, like: string | undefined, file: string): string | null {
  const found = [name, like].find((each) => each !== undefined && existsSync(join(root, each, file)));
  return found === undefined ? null : readFileSync(join(root, found, file), "utf8");
}

function differenceOf(name: string): z.output<typeof differenceSchema> {
  return differenceSchema.parse(JSON.parse(readFileSync(join(root, name, "people.json"), "utf8")));
}

async function judgeCase(name: string): Promise<Judged> {
  const own = differenceOf(name);
  const policy = ownOr(name, own.like, "policy.yml");
  const base = {
    ...filesIn("start"),
    ...filesIn(`${name}/base`),
    ...(policy === null ? {} : { ".github/gatehouse.yml": policy }),
  };
  const all = { ...(own.like === undefined ? {} : differenceOf(own.like)), ...own };
  const { proposal, tags, like: _, ...people } = peopleSchema.parse(all);
  const head = { ...base, ...(proposal ? filesIn("proposal") : {}), ...filesIn(`${name}/head`) };
  const extended = ownOr(name, own.like, "extended.yml");
  const there = extended === null ? {} : { extended: { ".github/gatehouse.yml": extended } };
  const judged = await judgePullRequest({ base, head, people, tags, ...there });
  if (judged === null) throw new Error("there is no opinion about this pull request");
  return judged;
}

/** JSON for people: what fits on a line stands on one, and positions are only counted. */
function print(value: unknown, indent = ""): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const short = JSON.stringify(value, counted);
  if (indent.length + short.length <= 120) return short;
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  const rows = Object.entries(value)
    .filter(([, child]) => child !== undefined)
    .map(([key, child]) => {
      const told = print(counted(key, child), inner);
      return Array.isArray(value) ? `${inner}${told}` : `${inner}${JSON.stringify(key)}: ${told}`;
    });
  return `${open}\n${rows.join(",\n")}\n${indent}${close}`;
}

function counted(key: string, value: unknown): unknown {
  if (key !== "positions" || typeof value !== "object" || value === null) return value;
  return `${Object.keys(value).length} places`;
}

test("there are enough cases to prove something", () => expect(cases.length).toBeGreaterThanOrEqual(12));

describe("each gate can keep a pull request back by itself", () => {
  const green = "all-gates-green";

  test.for(gates.map(({ meta }) => meta.id))("%s blocks alone, and passes where all is well", async (id) => {
    const [red, whole] = await Promise.all([judgeCase(`${id}-alone`), judgeCase(green)]);
    const blocking = red.verdict.gates.filter(({ outcome }) => outcome !== "pass" && outcome !== "skip");
    expect(whole.verdict.outcome, pageOf(whole.verdict)).toBe("pass");
    // Where no rule changes there is nothing to say of rules; what a change of them passes with has a case of its own kind.
    const well = id === "policy-change" ? "skip" : "pass";
    expect(whole.verdict.gates.find(({ gate }) => gate === id)?.outcome).toBe(well);
    expect(
      blocking.map(({ gate }) => gate),
      pageOf(red.verdict),
    ).toEqual([id]);
  });

  test("no case is left over from a gate that is gone", () => {
    const ids = gates.map(({ meta }) => `${meta.id}-alone`);
    expect(cases.filter((name) => name.endsWith("-alone") && !ids.includes(name))).toEqual([]);
  });
});

test.for(cases.filter((name) => name.endsWith("-alone")))("%s: the page", async (name) => {
  const { verdict } = await judgeCase(name);
  await expect(pageOf(verdict)).toMatchFileSnapshot(join(root, name, "summary.md"));
});

/** The page of the check, whole. */
function pageOf(verdict: Verdict): string {
  const { title, summary, text = "" } = toCheckOutput(verdict);
  return `# ${title}\n\n${summary}\n\n${text}`.trim().concat("\n");
}

describe.for(cases.filter((name) => !name.endsWith("-alone")))("%s", (name) => {
  let judged: Judged;
  beforeAll(async () => {
    judged = await judgeCase(name);
  });
  const file = (path: string) => join(root, name, path);

  test("facts", () => expect(`${print(judged.facts)}\n`).toMatchFileSnapshot(file("facts.json")));

  test("verdict", () => expect(`${print(judged.verdict)}\n`).toMatchFileSnapshot(file("verdict.json")));

  test("summary", () => expect(pageOf(judged.verdict)).toMatchFileSnapshot(file("summary.md")));

  test("effects", () => {
    const context = {
      name: `gatehouse: ${judged.verdict.stage}`,
      draft: false,
      requested: [],
      removed: ["@ada"],
    };
    const effects = plan(judged.verdict, null, context).map((effect) => {
      if (effect.kind !== "publish-check") return effect;
      const { title, annotations } = effect.output;
      const places = annotations.map(({ level, where }) => `${level} ${where.path}:${where.line}`);
      return { ...effect, output: { title, annotations: places } };
    });
    return expect(`${print(effects)}\n`).toMatchFileSnapshot(file("effects.json"));
  });

  test("judged again, it is the same to the byte", async () => {
    expect(JSON.stringify(await judgeCase(name))).toBe(JSON.stringify(judged));
  });
});
