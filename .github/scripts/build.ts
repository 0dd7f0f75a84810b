// Bundles the Action into dist/, and the command into dist/cli/. `--check` writes nothing there: it builds twice, and fails
// when the two builds differ or when dist/ is not what was built.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildDist } from "./build-dist.ts";

const root = join(import.meta.dirname, "../..");

if (process.argv.includes("--check")) process.exitCode = await check();
else await buildDist(root);

async function check(): Promise<0 | 1> {
  const scratch = mkdtempSync(join(tmpdir(), "gatehouse-dist-"));
  const [first, second] = [join(scratch, "first"), join(scratch, "second")];
  try {
    await buildDist(first);
    await buildDist(second);
    const unsteady = differences(join(first, "dist"), join(second, "dist"));
    const stale = differences(join(root, "dist"), join(first, "dist"));
    for (const each of unsteady) console.error(`not reproducible: ${each}`);
    for (const each of stale) console.error(`stale: dist/${each} (run "npm run build")`);
    return unsteady.length + stale.length > 0 ? 1 : 0;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Files that only one of two folders has, or that differ, in what they hold or in whether they may be run. */
function differences(left: string, right: string): string[] {
  return [...new Set([...filesOf(left), ...filesOf(right)])].sort().flatMap((name) => {
    const [a, b] = [join(left, name), join(right, name)];
    if (!existsSync(b)) return [`${name}: should not be there`];
    if (!existsSync(a)) return [`${name}: missing`];
    if (isExecutable(a) !== isExecutable(b)) return [`${name}: differs in its mode`];
    return readFileSync(a).equals(readFileSync(b)) ? [] : [`${name}: differs`];
  });
}

function filesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.filter((name) => statSync(join(folder, name)).isFile());
}

function isExecutable(path: string): boolean {
  return (statSync(path).mode & 0o111) !== 0;
}
