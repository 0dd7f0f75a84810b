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
      ...readFileSync(join(import.meta.dirname, file), "utf8").matchAll(/^\s*test\("(S\d+) /gm),
    ])
    .map(([, id = ""]) => id),
);

describe("the table of attacks", () => {
  test("lists every id once, in order", () => {
    expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 40 }, (_, at) => `S${at + 1}`));
  });

  test("says yes exactly where a test here begins with the id", () => {
    const yes = rows.filter(({ applies }) => applies === "yes").map(({ id }) => id);
    expect(yes).toEqual(rows.map(({ id }) => id).filter((id) => tested.has(id)));
  });

  test("gives a reason or an existing file for every other row", () => {
    for (const { id, applies, where } of rows.filter((row) => row.applies !== "yes")) {
      expect(["no", "not yet", "elsewhere"], id).toContain(applies);
      expect(where.length, id).toBeGreaterThan(20);
      const files = [...where.matchAll(/`([\w./-]+\.(?:ts|json))`/g)].map(([, file = ""]) => file);
      if (applies === "elsewhere") expect(files.length, id).toBeGreaterThan(0);
      for (const file of files) expect(existsSync(join(root, file)), file).toBe(true);
    }
  });
});
