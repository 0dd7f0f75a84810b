import { spawnSync } from "node:child_process";
import { mkdtempDisposableSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { program } from "./program.ts";

/** Runs a command on a folder. Resolves with what it wrote and the code to end with. */
async function run(folder: string, ...args: readonly string[]) {
  const out = new PassThrough();
  let code: number | undefined;
  const exit = (given: number) => {
    code = given;
  };
  await program({ env: { DATA_FOLDER: folder }, input: Readable.from([]), out, exit }).parseAsync(args, {
    from: "user",
  });
  out.end();
  return { code, said: await text(out) };
}

test("what is asked for wrongly is told, and not by the engine's own words", async () => {
  using scratch = mkdtempDisposableSync(join(tmpdir(), "program-"));
  const folder = join(scratch.path, "data");
  const absent = join(scratch.path, "absent");
  await expect(run(folder, "data", "import", absent)).rejects.toMatchObject({
    code: "unreadable",
    message: `the file ${absent} cannot be read: ENOENT`,
  });
  expect(await run(folder, "dead-letters", "retry", "nosuch")).toEqual({
    code: 2,
    said: '"nosuch" is no id of a dead letter; `dead-letters list` shows them\n',
  });
}, 60_000);

test.each([
  ["a command that is none", ["setpu"], 2, 'error: there is no command "setpu"'],
  ["a command without its argument", ["replay"], 2, "error: missing required argument 'row'"],
  ["a folder of commands alone", ["database"], 2, "Usage: node app/main.ts database"],
  ["a question for help", ["--help"], 0, "Usage: node app/main.ts [options] [command]"],
])("%s ends with the code that says whether starting again helps", (_, args, status, said) => {
  const main = join(import.meta.dirname, "../main.ts");
  const ended = spawnSync(process.execPath, [main, ...args], { encoding: "utf8" });
  expect({ status: ended.status, said: ended.stdout + ended.stderr }).toEqual({
    status,
    said: expect.stringContaining(said),
  });
});
