import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
}

/** Names, licences and licence texts of the packages that bundled modules come from, sorted by name and version. */
export function licenses(modules: readonly string[]): string {
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
