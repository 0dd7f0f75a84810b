import { readdirSync, readFileSync, statSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { removeFolders } from "../scenarios/git-repository.ts";
import { builtElsewhere } from "./built-command.ts";

let folder = "";

beforeAll(async () => {
  folder = join(await builtElsewhere(), "dist/cli");
});
afterAll(removeFolders);

/** What a file imports before its own first line runs, by the name that it gives. */
function imports(file: string): readonly string[] {
  const text = readFileSync(join(folder, file), "utf8");
  return [...text.matchAll(/^import\s(?:[^"']*\sfrom\s)?["']([^"']+)["'];?$/gm)].map(
    ([, specifier = ""]) => specifier,
  );
}

/** A file and every one that loads with it, the moment it is asked for. */
function loadedWith(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const each of imports(file)) if (each.startsWith("./")) loadedWith(each.slice(2), seen);
  return seen;
}

function chunks(): readonly string[] {
  return readdirSync(folder).filter((name) => name.endsWith(".js"));
}

describe("the bundled command", () => {
  test("loads little before it says its help: no schemas, no parsers, no git, no network", () => {
    const files = [...loadedWith("main.js")];
    const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
    // Commander is most of it.
    expect(bytes).toBeLessThan(160 * 1024);
    const heavy =
      /^\/\/ (?:node_modules\/(?:zod|js-yaml|markdown-it|undici|@octokit)\/|src\/(?:git|github|core\/gates)\/)/m;
    expect(files.filter((file) => heavy.test(readFileSync(join(folder, file), "utf8")))).toEqual([]);
    // And so it says something of what it does load.
    expect(
      chunks().filter((file) => heavy.test(readFileSync(join(folder, file), "utf8"))).length,
    ).toBeGreaterThan(5);
  });

  test("judges a clone without loading what asks GitHub", () => {
    for (const file of ["check.js", "init.js", "verify.js"])
      expect([...loadedWith(file)]).not.toContain("network.js");
    expect(chunks()).toContain("network.js");
  });

  test("imports its own files and Node's, and nothing that would have to be installed", () => {
    const specifiers = chunks().flatMap(imports);
    const foreign = specifiers.filter(
      (each) => !each.startsWith("./") && !each.startsWith("node:") && !builtinModules.includes(each),
    );
    expect(specifiers.length).toBeGreaterThan(100);
    expect(foreign).toEqual([]);
  });

  test("names licences of what it contains, and nothing that the Action alone contains", () => {
    const licences = readFileSync(join(folder, "licenses.txt"), "utf8");
    for (const name of ["commander", "@clack/prompts", "zod", "undici"])
      expect(licences).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+$`, "m"));
    expect(licences).not.toMatch(/^@actions\/core /m);
  });
});
