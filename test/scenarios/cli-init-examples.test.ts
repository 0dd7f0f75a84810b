import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { git, removeFolders } from "./git-repository.ts";
import { initRepository, workingTree } from "./init-repositories.ts";

const main = join(import.meta.dirname, "../../src/cli/gatehouse.mjs");
const MANIFEST = "handoffs/churn/handoff.yml";

afterAll(removeFolders);

function gatehouse(cwd: string, args: readonly string[]) {
  const { status, stdout } = spawnSync(process.execPath, [main, ...args], {
    cwd,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], HOME: cwd, GIT_CONFIG_GLOBAL: "/dev/null" },
  });
  return { status, stdout };
}

/** What the manifest is blocked for: the line, and by which sentence. */
function mistakes(cwd: string): ReadonlyMap<number, string> {
  const { status, stdout } = gatehouse(cwd, ["check", "--base", "main", "--json"]);
  expect(status).toBe(1);
  const { gates } = JSON.parse(stdout) as {
    gates: {
      gate: string;
      findings: { id: string; outcome: string; where?: { path: string; line: number } }[];
    }[];
  };
  const own = gates.filter(({ gate }) => gate === "package").flatMap(({ findings }) => findings);
  return new Map(
    own.flatMap(({ id, outcome, where }) =>
      outcome === "fail" && where?.path === MANIFEST ? [[where.line, id]] : [],
    ),
  );
}

test("no example of the manifest passes as it is: each line of it is a mistake once it is uncommented", () => {
  const repository = initRepository("empty");
  const { dir } = repository;
  gatehouse(dir, ["init", "--yes", "--owner", "@acme/churn"]);
  git(dir, "add", ".github");
  git(dir, "commit", "--quiet", "--message", "gates");
  const written = workingTree(dir).get(MANIFEST)?.split("\n") ?? [];
  const isExample = (line: string): boolean =>
    /^\s*#\s+(?:- )?(?:\{ )?[a-z_]+:/.test(line) && !/\$schema/.test(line);
  const uncommented = written.map((line) => (isExample(line) ? line.replace("# ", "") : line));
  const examples = uncommented.flatMap((line, index) =>
    isExample(written[index] ?? "") && !/^\w+:$/.test(line) ? [index + 1] : [],
  );
  expect(examples.length).toBeGreaterThan(18);
  repository.write(MANIFEST, uncommented.join("\n"));
  // Words where the schema asks for a number or one of a few come first: nothing can be read beside them.
  const unfit = mistakes(dir);
  expect(new Set(unfit.values())).toEqual(new Set(["wrong-value"]));
  const fitting = uncommented.map((line, index) =>
    unfit.has(index + 1)
      ? line
          .replace(/license: .*/, "license: MIT")
          .replace(/(risk|role): .*/, (_, key: string) => `${key}: ${key === "risk" ? "Low" : "train"}`)
          .replace(/TODO (?:such as (\w+)|what solves the problem)/g, (_, such = "0.8") => such as string)
      : line,
  );
  repository.write(MANIFEST, fitting.join("\n"));
  const left = mistakes(dir);
  expect(new Set(left.values())).toEqual(new Set(["absent", "placeholder"]));
  expect(examples.filter((line) => !unfit.has(line) && !left.has(line))).toEqual([]);
});
