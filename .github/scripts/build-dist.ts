import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rolldown } from "rolldown";
import shells from "../../rolldown.config.ts";
import { licenses } from "./licenses.ts";

const root = join(import.meta.dirname, "../..");

/**
 * Builds `dist` below a folder, anew: the Action, and the command in `dist/cli`. Throws where something would come out that is
 * no code, or that names a path of this machine.
 */
export async function buildDist(below: string): Promise<void> {
  rmSync(join(below, "dist"), { recursive: true, force: true });
  for (const shell of shells) await bundle(shell, join(below, shell.output.dir));
  write(join(below, "dist"), "package.json", `${JSON.stringify({ type: "module" })}\n`);
  // Not bundled: what runs on a Node that is too old must be plain and load nothing.
  const starter = readFileSync(join(root, "src/cli/gatehouse.mjs"), "utf8");
  write(join(below, "dist/cli"), "gatehouse.mjs", starter.replace('"./main.ts"', '"./main.js"'), 0o755);
}

async function bundle({ output, ...input }: (typeof shells)[number], folder: string): Promise<void> {
  const built = await rolldown({ ...input, cwd: root });
  const { output: files } = await built.generate({ ...output, dir: folder });
  await built.close();
  mkdirSync(folder, { recursive: true });
  const modules: string[] = [];
  for (const file of files) {
    if (file.type !== "chunk") throw new Error(`${file.fileName}: only code is expected in the bundle`);
    modules.push(...file.moduleIds);
    write(folder, file.fileName, file.code);
  }
  write(folder, "licenses.txt", licenses(modules));
}

/** Line breaks are `\n` whatever a package came with: inside template literals the language reads both as `\n` anyway. */
function write(folder: string, name: string, text: string, mode = 0o644): void {
  const portable = text.replaceAll("\r\n", "\n");
  if (portable.includes(root)) throw new Error(`${name} names a path of this machine: ${root}`);
  writeFileSync(join(folder, name), portable, { mode });
}
