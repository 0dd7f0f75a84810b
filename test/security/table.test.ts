import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const rows = readFileSync(join(import.meta.dirname, "README.md"), "utf8")
  .split("\n")
  .filter((line) => /^\| S\d/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, id = "", , applies = "", where = ""]) => ({ id, applies, where }));

/** Ids that names of tests in this folder begin with. */
const tested = new Set(
  globSync("*.test.ts", { cwd: import.meta.dirname })
    .filter((file) => file !== "table.test.ts")
    .flatMap((file) => [
      ...readFileSync(join(import.meta.dirname, file), "utf8").matchAll(
        /^\s*(?:test|\] as const\))\("(S\d+) /gm,
      ),
    ])
    .map(([, id = ""]) => id),
);

describe("the table of attacks", () => {
  test("lists every id once, in order", () => {
    expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 41 }, (_, at) => `S${at + 1}`));
  });

  test("holds each of them by a test here whose name begins with the id, and says so", () => {
    expect(rows.filter(({ id }) => !tested.has(id))).toEqual([]);
    expect(rows.filter(({ applies }) => applies !== "yes")).toEqual([]);
  });

  test("names only files that are there", () => {
    for (const { where } of rows)
      for (const [, file = ""] of where.matchAll(/`([\w./-]+\.(?:ts|json))`/g))
        expect(existsSync(join(root, file)), file).toBe(true);
  });
});
