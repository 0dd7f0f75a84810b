import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readYaml } from "#core/source/read-yaml.ts";
import { FORMATS } from "../formats.ts";

const root = join(import.meta.dirname, "..");
const pages = readdirSync(root)
  .map((name) => ({ name, path: join(root, name, "README.md") }))
  .filter(({ path }) => existsSync(path));

/** Reads what the examples of a page check: `read` of each. */
function checksOf(path: string): readonly unknown[] {
  const blocks = readFileSync(path, "utf8").matchAll(/```yaml\n(checks:\n[\s\S]*?)```/g);
  return [...blocks].flatMap(([, block = ""]) => {
    const parsed = readYaml(block, path);
    if (!parsed.ok) throw new Error(`${path}: ${parsed.issues.map(({ says }) => says).join(" ")}`);
    const { checks } = parsed.value.value as { readonly checks: readonly Record<string, unknown>[] };
    return checks.map((check) => {
      expect(Object.keys(check)).toEqual(expect.arrayContaining(["name", "read", "op", "threshold"]));
      return check["read"];
    });
  });
}

test("every format has a page", () => {
  expect([...FORMATS.keys()].filter((id) => !pages.some(({ name }) => name === id))).toEqual([]);
});

test.for(pages.map(({ name, path }) => [name, path] as const))(
  "%s shows what a check reads",
  ([name, path]) => {
    const checks = checksOf(path);
    for (const read of checks) expect(read).toMatch(new RegExp(`^${name}:\\S`));
    // A format that measures nothing has nothing to check, and says so.
    const silent = /(?:no observations|Nothing is observed)/i.test(readFileSync(path, "utf8"));
    expect(checks.length > 0 || silent).toBe(true);
  },
);
