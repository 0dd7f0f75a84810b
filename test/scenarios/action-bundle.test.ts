import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const dist = join(import.meta.dirname, "../../dist");
const read = (file: string) => readFileSync(join(dist, file), "utf8");

/** The file and everything that it imports before its own first line runs. */
function loadedWith(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, found = ""] of read(file).matchAll(/^import\s(?:[^"']*\sfrom\s)?["']\.\/([^"']+)["'];?$/gm)) {
    loadedWith(found, seen);
  }
  return seen;
}

describe("the bundled Action", () => {
  test("loads little before its first line, and nothing of the network", () => {
    const files = [...loadedWith("main.js")];
    const bytes = files.reduce((sum, file) => sum + statSync(join(dist, file)).size, 0);
    expect(bytes).toBeLessThan(300 * 1024);
    expect(files.filter((file) => /undici|octokit|http-client/i.test(read(file)))).toEqual([]);
  });

  test("reaches the network only by the one module that asks GitHub", () => {
    const files = readdirSync(dist).filter((file) => file.endsWith(".js"));
    const importers = files.filter((file) => /["']\.\/network\.js["']/.test(read(file)));
    expect(importers).toEqual(["github-source.js"]);
    expect(loadedWith("run.js")).not.toContain("github-source.js");
    expect(loadedWith("judge-source.js")).not.toContain("network.js");
  });

  test("is named for every import that it makes: nothing is left to be installed", () => {
    const specifiers = readdirSync(dist)
      .filter((file) => file.endsWith(".js"))
      .flatMap((file) => [...read(file).matchAll(/^import\s(?:[^"']*\sfrom\s)?["']([^"']+)["'];?$/gm)])
      .map(([, specifier = ""]) => specifier);
    const { builtinModules } = process.getBuiltinModule("node:module");
    const foreign = specifiers.filter(
      (each) => !each.startsWith("./") && !each.startsWith("node:") && !builtinModules.includes(each),
    );
    expect(specifiers.length).toBeGreaterThan(10);
    expect(foreign).toEqual([]);
  });

  test("names licences of what it contains", () => {
    expect(read("licenses.txt")).toMatch(/^zod \d+\.\d+\.\d+$/m);
    expect(read("licenses.txt")).toMatch(/^undici \d+\.\d+\.\d+$/m);
  });

  test("says its version first, whatever else goes wrong", () => {
    const { stdout, status } = spawnSync(process.execPath, [join(dist, "main.js")], {
      env: {},
      encoding: "utf8",
    });
    expect(stdout).toMatch(/^Gatehouse \d+\.\d+\.\d+\n/);
    expect(status).toBe(1);
  });
});
