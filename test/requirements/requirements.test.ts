import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { gates } from "#core/gates/registry.ts";
import { readRequirements, requirementsPage } from "./requirements.ts";

const root = join(import.meta.dirname, "../..");
const groups = readRequirements();
const rows = groups.flatMap((group) => group.rows);

test("all 160 are there, once, in order", () => {
  expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 160 }, (_, index) => index + 1));
});

test("what works, works in part too, names its proof, and what is not there claims none", () => {
  for (const { id, state, test: proof } of rows)
    expect(proof !== undefined, `row ${id}`).toBe(state !== "not yet");
});

describe("a test that is named exists", () => {
  test.for(rows.filter((row) => row.test !== undefined))("$id: $test", ({ test: proof = "" }) => {
    const [file = "", title = ""] = proof.split(" › ");
    expect(existsSync(join(root, file)), file).toBe(true);
    expect(isTitleIn(readFileSync(join(root, file), "utf8"), title), title).toBe(true);
  });

  test("a planted fault is found", () => {
    expect(isTitleIn('test("one thing", () => {});', "one")).toBe(false);
    expect(isTitleIn('test("one thing", () => {});', "one thing")).toBe(true);
  });
});

test("gates that are named exist", () => {
  const named = rows.flatMap(({ by }) =>
    [...by.matchAll(/gates\/([\w-]+)\/README\.md/g)].map(([, id = ""]) => id),
  );
  expect(named.length).toBeGreaterThan(20);
  const known = new Set(gates.map(({ meta }) => meta.id));
  expect(named.filter((id) => !known.has(id))).toEqual([]);
});

test("links of the page lead somewhere", () => {
  const page = requirementsPage(groups);
  const targets = [...page.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, target = ""]) => target);
  for (const target of new Set(targets)) expect(existsSync(join(root, "docs", target)), target).toBe(true);
});

/** Whether a text stands whole between quotes in a test file: the title of a test, of a suite, or of a case in a table. */
function isTitleIn(text: string, title: string): boolean {
  return [JSON.stringify(title), `'${title}'`, `\`${title}\``].some((quoted) => text.includes(quoted));
}
