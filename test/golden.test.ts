import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { plan } from "#core/report/plan.ts";
import { toCheckOutput } from "#core/report/to-check-output.ts";
import type { MemoryFiles } from "./memory-tree.ts";
import { type Judged, judgePullRequest } from "./pull-request.ts";

const root = join(import.meta.dirname, "golden");
const cases = globSync("*/notes.md", { cwd: root })
  .map((file) => file.split("/")[0] ?? "")
  .sort();

const peopleSchema = z.strictObject({
  proposal: z.boolean(),
  tags: z.array(z.string()).default([]),
  teams: z.record(z.string(), z.array(z.string())),
  commits: z.record(z.string(), z.string().nullable()),
  reviews: z.array(z.string()).default([]),
  earlier: z.record(z.string(), z.record(z.string(), z.string().nullable())).default({}),
});

function filesIn(folder: string): MemoryFiles {
  const cwd = join(root, folder);
  if (!existsSync(cwd)) return {};
  const paths = readdirSync(cwd, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [path.slice(cwd.length + 1), readFileSync(path, "utf8")]));
}

async function judgeCase(name: string): Promise<Judged> {
  const policy = join(root, name, "policy.yml");
  const base = {
    ...filesIn("start"),
    ...filesIn(`${name}/base`),
    ...(existsSync(policy) ? { ".github/gatehouse.yml": readFileSync(policy, "utf8") } : {}),
  };
  const text = readFileSync(join(root, name, "people.json"), "utf8");
  const { proposal, tags, ...people } = peopleSchema.parse(JSON.parse(text));
  const head = { ...base, ...(proposal ? filesIn("proposal") : {}), ...filesIn(`${name}/head`) };
  const judged = await judgePullRequest({ base, head, people, tags });
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

describe.for(cases)("%s", (name) => {
  let judged: Judged;
  beforeAll(async () => {
    judged = await judgeCase(name);
  });
  const file = (path: string) => join(root, name, path);

  test("facts", () => expect(`${print(judged.facts)}\n`).toMatchFileSnapshot(file("facts.json")));

  test("verdict", () => expect(`${print(judged.verdict)}\n`).toMatchFileSnapshot(file("verdict.json")));

  test("summary", () => {
    const { title, summary, text = "" } = toCheckOutput(judged.verdict);
    return expect(`# ${title}\n\n${summary}\n\n${text}`.trim().concat("\n")).toMatchFileSnapshot(
      file("summary.md"),
    );
  });

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
