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
