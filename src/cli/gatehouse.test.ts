import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "gatehouse-starter-"));
  mkdirSync(join(home, "src/cli"), { recursive: true });
  copyFileSync(join(import.meta.dirname, "gatehouse.mjs"), join(home, "src/cli/gatehouse.mjs"));
});
afterEach(() => rmSync(home, { recursive: true }));

/** The command as it is installed, with `main.ts` as it is here; `null`: it is missing. */
function start(main: string | null) {
  if (main !== null) writeFileSync(join(home, "src/cli/main.ts"), main);
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(home, "src/cli/gatehouse.mjs")], {
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

test.for<[what: string, main: string | null, said: RegExp]>([
  ["that is missing", null, /\(ERR_MODULE_NOT_FOUND\): Cannot find module '.*main\.ts'/],
  ["that is cut off", "export const half = (", /\(\w+\): \S+/],
  ["of which a part is missing", 'import "./gone.ts";\n', /\(ERR_MODULE_NOT_FOUND\): .*gone\.ts/],
  ["that fails", "throw null;\n", /\(internal\): null$/m],
])("a command %s ends with 3, and says that no file of the user is to blame", ([, main, said]) => {
  const { status, stdout, stderr } = start(main);
  expect([status, stdout]).toEqual([3, ""]);
  expect(stderr).toMatch(said);
  expect(stderr.split("\n")).toEqual([
    expect.stringMatching(/^error: Gatehouse itself cannot be loaded /),
    "  → this is no mistake in your files: install it again, or clone it anew",
    "",
  ]);
});

test("one that is whole runs, and ends as it says", () => {
  const run = start("console.log('ran'); process.exitCode = 1;\n");
  expect(run).toEqual({ status: 1, stdout: "ran\n", stderr: "" });
});
