// Bundles the Action into dist/. `--check` writes nothing there: it builds twice, and fails when the two builds differ or
// when dist/ is not what was built.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { rolldown } from "rolldown";
import config from "../../rolldown.config.ts";

const root = join(import.meta.dirname, "../..");
const dist = join(root, "dist");

if (process.argv.includes("--check")) process.exitCode = await check();
else await build(dist);

/** Builds into an empty folder, and says how much came out. */
async function build(folder: string): Promise<void> {
  const { output, ...input } = config;
  const bundle = await rolldown({ ...input, cwd: root });
  const { output: files } = await bundle.generate({ ...output, dir: folder });
  await bundle.close();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const modules: string[] = [];
  for (const file of files) {
    if (file.type !== "chunk") throw new Error(`${file.fileName}: only code is expected in the bundle`);
    modules.push(...file.moduleIds);
    write(folder, file.fileName, file.code);
  }
  write(folder, "package.json", `${JSON.stringify({ type: "module" })}\n`);
  write(folder, "licenses.txt", licenses(modules));
}

/** Line breaks are `\n` whatever a package came with: inside template literals the language reads both as `\n` anyway. */
function write(folder: string, name: string, text: string): void {
  const portable = text.replaceAll("\r\n", "\n");
  if (portable.includes(root)) throw new Error(`${name} names a path of this machine: ${root}`);
  writeFileSync(join(folder, name), portable);
}

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
}

/** Names, licences and licence texts of the packages that the modules come from, sorted by name and version. */
function licenses(modules: readonly string[]): string {
  const folders = new Set(modules.filter((id) => id.includes(`${sep}node_modules${sep}`)).map(packageFolder));
  const packages = [...folders].map(describe);
  const entries = packages.map(
    ({ name, version, license, text }) => `${name} ${version}\n${license}\n\n${text.trim()}\n`,
  );
  const rule = `\n${"-".repeat(80)}\n\n`;
  return `The files in this folder contain these packages:\n${rule}${[...new Set(entries)].sort().join(rule)}`;
}

/** The folder of the package that a module belongs to: the one right below the innermost `node_modules`. */
function packageFolder(id: string): string {
  const at = id.lastIndexOf(`${sep}node_modules${sep}`) + sep.length * 2 + "node_modules".length;
  const [scope = "", name = ""] = id.slice(at).split(sep);
  return join(id.slice(0, at), scope.startsWith("@") ? join(scope, name) : scope);
}

function describe(folder: string): Package {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const { name, version, license } = manifest as Omit<Package, "text">;
  const file = readdirSync(folder)
    .sort()
    .find((each) => /^(licen[cs]e|copying)/i.test(each));
  // Without a file of its own, the identifier in package.json is all that a package says.
  const text = file === undefined ? `Licensed under ${license}.` : readFileSync(join(folder, file), "utf8");
  return { name, version, license, text };
}

async function check(): Promise<0 | 1> {
  const scratch = mkdtempSync(join(tmpdir(), "gatehouse-dist-"));
  const [first, second] = [join(scratch, "first"), join(scratch, "second")];
  try {
    await build(first);
    await build(second);
    const unsteady = differences(first, second);
    const stale = differences(dist, first);
    for (const each of unsteady) console.error(`not reproducible: ${each}`);
    for (const each of stale) console.error(`stale: dist/${each} (run "npm run build")`);
    return unsteady.length + stale.length > 0 ? 1 : 0;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Files that only one of two folders has, or that differ. */
function differences(left: string, right: string): string[] {
  const names = (folder: string) =>
    existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
  return [...new Set([...names(left), ...names(right)])].sort().flatMap((name) => {
    const [a, b] = [join(left, name), join(right, name)];
    if (!existsSync(b)) return [`${name}: should not be there`];
    if (!existsSync(a)) return [`${name}: missing`];
    return readFileSync(a).equals(readFileSync(b)) ? [] : [`${name}: differs`];
  });
}
