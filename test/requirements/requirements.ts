import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import * as z from "zod";

/** One thing that a release of a model is asked to prove, and what answers it here. */
const requirement = z.strictObject({
  /** 1 to 160. */
  id: z.int().min(1).max(160),
  /** What is asked, in a few words. */
  asks: z.string().min(10).max(200),
  /** `works`: as asked. `partly`: `by` says what is missing. `not yet`: nothing answers it. */
  state: z.enum(["works", "partly", "not yet"]),
  /** What answers it, or why nothing does: Markdown with paths relative to `docs/`. */
  by: z.string().min(5).max(400),
  /** Test that proves it (or the case of one, in a table of its own): file from the root of the repository, ` › `, and the test's title as it is written there. */
  test: z
    .string()
    .regex(/^[\w./-]+\.(?:test|fixture)\.ts › .+$/)
    .optional(),
});

export type Requirement = z.output<typeof requirement>;

const group = z.strictObject({ title: z.string(), rows: z.array(requirement) });

/** The requirements by where they come from, in the order of the page. */
export type RequirementGroup = z.output<typeof group>;

/** Reads `requirements.yml`; throws where a row has not its shape. */
export function readRequirements(): readonly RequirementGroup[] {
  const text = readFileSync(join(import.meta.dirname, "requirements.yml"), "utf8");
  return z.array(group).parse(load(text));
}

/** The page `docs/requirements.md`. */
export function requirementsPage(groups: readonly RequirementGroup[]): string {
  const all = groups.flatMap(({ rows }) => rows);
  const count = (state: Requirement["state"]) => all.filter((row) => row.state === state).length;
  return [
    "# What a release is asked to prove, and what answers it",
    "",
    `${all.length} requirements on handing a model over: ${count("works")} work, ${count("partly")} work in part, ${count("not yet")} are not there yet.`,
    "Each row that works names the test that proves it. The page is generated from `test/requirements/requirements.yml`;",
    "`test/requirements/requirements.test.ts` fails when a named test does not exist.",
    ...groups.flatMap(({ title, rows }) => ["", `## ${title}`, "", ...tableOf(rows)]),
    "",
  ].join("\n");
}

function tableOf(rows: readonly Requirement[]): readonly string[] {
  const lines = rows.map(({ id, asks, state, by, test }) => {
    const [file = "", title = ""] = (test ?? "").split(" › ");
    const proof = test === undefined ? "" : `[${cell(title)}](../${file})`;
    return `| ${id} | ${cell(asks)} | ${state} | ${cell(by)} | ${proof} |`;
  });
  return ["| | asks | state | answered by | proved by |", "| -: | :- | :- | :- | :- |", ...lines];
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ").trim();
}
