import { globSync, readFileSync } from "node:fs";
import { join } from "node:path/posix";
import { describe, expect, test } from "vitest";
import { circlesOf, importsOf, roomsOf } from "./imports.ts";

const root = join(import.meta.dirname, "..");
const files = globSync(["src/**/*.ts", "app/**/*.ts"], { cwd: root }).filter(
  (file) => !file.endsWith(".test.ts"),
);

/** What each layer may import: layers of this project, then packages. The first matching layer of a path is its own. */
const LAYERS: Readonly<Record<string, { layers: readonly string[]; packages: RegExp }>> = {
  "src/core/model": { layers: [], packages: /^$/ },
  "src/core/source": { layers: ["src/core/model"], packages: /^(zod|js-yaml|markdown-it)$/ },
  "src/core/quantity": { layers: ["src/core/model"], packages: /^$/ },
  "src/core/handoff": inner("source", "quantity"),
  "src/core/drill": inner("source", "quantity"),
  "src/core/checklist": inner("source"),
  "src/core/codeowners": inner("source"),
  "src/core/evidence": inner("source", "quantity"),
  "src/core/facts": inner("handoff", "drill", "checklist", "codeowners", "evidence"),
  "src/core/sign-offs": inner("codeowners", "facts"),
  "src/core/gates": inner(
    "source",
    "quantity",
    "handoff",
    "drill",
    "checklist",
    "codeowners",
    "evidence",
    "facts",
    "sign-offs",
  ),
  "src/core/policy": inner("source", "quantity", "handoff", "facts", "gates"),
  "src/core/explain": inner("quantity", "handoff", "facts", "gates"),
  "src/core/judge": inner("facts", "gates", "policy", "explain"),
  "src/core/cases": inner("source", "quantity", "handoff", "facts", "sign-offs", "gates", "policy", "judge"),
  "src/core/collect": inner(
    "source",
    "handoff",
    "drill",
    "checklist",
    "codeowners",
    "evidence",
    "facts",
    "policy",
    "gates",
    "judge",
  ),
  "src/core/record": inner("facts", "gates", "policy", "sign-offs", "judge", "source", "report"),
  "src/core/report": { layers: ["src/core/model"], packages: /^$/ },
  "src/crypto": {
    layers: ["src/core/model", "src/core/facts"],
    packages: /^(node:crypto|@sigstore\/.+|zod)$/,
  },
  "src/audit": { layers: ["src/core"], packages: /^(node:(crypto|util|zlib)|zod)$/ },
  "src/git": { layers: ["src/core"], packages: /^node:/ },
  "src/github": { layers: ["src/core", "src/crypto"], packages: /^(@octokit\/.+|zod|node:crypto)$/ },
  "src/action": {
    layers: ["src/core", "src/crypto", "src/git", "src/github"],
    packages: /^(@actions\/.+|node:.+)$/,
  },
  "src/cli": {
    layers: ["src/audit", "src/core", "src/crypto", "src/git", "src/github"],
    packages: /^(commander|@clack\/prompts|@actions\/github|node:.+)$/,
  },
  app: {
    layers: ["src/audit", "src/core", "src/crypto", "src/github"],
    packages:
      /^(probot|pino|zod|commander|kysely(\/.+)?|pg|pg-boss|@electric-sql\/pglite(\/nodefs)?|@prometheus-io\/client|@octokit\/.+|node:.+)$/,
  },
};

/** A room of the core: sees the vocabulary and the rooms named, and only packages that do no I/O. */
function inner(...rooms: string[]): { layers: readonly string[]; packages: RegExp } {
  return {
    layers: ["src/core/model", ...rooms.map((room) => `src/core/${room}`)],
    packages:
      /^(zod|js-yaml|markdown-it|fast-xml-parser|minimatch|semver|spdx-expression-parse|smol-toml|papaparse|dockerfile-ast|@prometheus-io\/lezer-promql|@lezer\/common)$/,
  };
}

function layerOf(path: string): string | undefined {
  return Object.keys(LAYERS).find((layer) => path.startsWith(`${layer}/`));
}

/** Imports of a file that its layer may not make. */
function trespasses(file: string, text: string): string[] {
  const layer = layerOf(file);
  const rule = layer === undefined ? undefined : LAYERS[layer];
  if (rule === undefined) return [`${file} belongs to no layer`];
  return importsOf(file, text).filter((target) => {
    if (target.startsWith("package:")) return !rule.packages.test(target.slice("package:".length));
    if (target.startsWith(`${layer}/`)) return isSiblingGate(file, target);
    // What a fixture stands on, and the name of this release, are nobody's layer.
    if ((isFixture(file) && target.startsWith("test/")) || target === "package.json") return false;
    return !rule.layers.some((allowed) => target.startsWith(`${allowed}/`));
  });
}

/** Imports of what only tests may use: fixtures are for tests and for each other, tests for nobody. */
function borrowed(file: string, text: string): string[] {
  const targets = importsOf(file, text);
  return targets.filter((target) => target.endsWith(".test.ts") || (isFixture(target) && !isFixture(file)));
}

function isFixture(file: string): boolean {
  return file.endsWith(".fixture.ts");
}

/** Gates do not know each other; only the generated registry knows them all. */
function isSiblingGate(file: string, target: string): boolean {
  const own = /^src\/core\/gates\/([^/]+)\//.exec(file)?.[1];
  const other = /^src\/core\/gates\/([^/]+)\//.exec(target)?.[1];
  return own !== undefined && other !== undefined && own !== other;
}

describe("imports go one way", () => {
  test("the scan is not vacuous", () => expect(files.length).toBeGreaterThan(60));

  test.for(files)("%s", (file) => {
    expect(trespasses(file, readFileSync(join(root, file), "utf8"))).toEqual([]);
  });

  test.for([
    ["src/core/judge/x.ts", 'import { readFileSync } from "node:fs";', "package:node:fs"],
    ["src/core/model/x.ts", 'import * as z from "zod";', "package:zod"],
    [
      "src/core/report/x.ts",
      'import { gates } from "#core/gates/registry.ts";',
      "src/core/gates/registry.ts",
    ],
    [
      "src/core/gates/evidence/x.ts",
      'import { a } from "../rollback/gate.ts";',
      "src/core/gates/rollback/gate.ts",
    ],
    [
      "src/core/gates/evidence/x.ts",
      'const p = await import("#core/policy/policy.ts");',
      "src/core/policy/policy.ts",
    ],
    ["app/x.ts", 'import { runGit } from "#git/run-git.ts";', "src/git/run-git.ts"],
    ["app/x.ts", 'import { spawn } from "../src/git/run-git.ts";', "src/git/run-git.ts"],
    ["src/cli/x.ts", 'import "../action/main.ts";', "src/action/main.ts"],
    ["src/github/x.ts", 'import { x } from "../../app/main.ts";', "app/main.ts"],
  ] as const)("a planted fault is found: %s", ([file, text, fault]) => {
    expect(trespasses(file, text)).toEqual([fault]);
  });
});

test("the page on the architecture tells the rooms of the core as they are held here", () => {
  const [, section = ""] = readFileSync(join(root, "docs/architecture.md"), "utf8").split("\n## Layers\n");
  const rows = section.split("\n## ")[0]?.matchAll(/^\| `([\w-]+)` \| .+ \| (.+) \|$/gm) ?? [];
  const told: Record<string, string[]> = {};
  for (const [, room = "", may = ""] of rows) {
    const above = Object.keys(told).filter((name) => name !== "model");
    const named = [...may.matchAll(/`([\w-]+)`/g)].map(([, name = ""]) => name);
    told[room] = (may === "the rooms above" ? above : named).toSorted();
  }
  const held = Object.entries(LAYERS).flatMap(([layer, { layers }]) => {
    if (!layer.startsWith("src/core/")) return [];
    const others = layers
      .filter((other) => other !== "src/core/model")
      .map((other) => other.slice("src/core/".length));
    return [[layer.slice("src/core/".length), others.toSorted()] as const];
  });
  expect(told).toEqual(Object.fromEntries(held));
});

describe("no room imports itself by a detour", () => {
  // The linter holds files to this. What is made for tests may look into any room.
  const uses = new Map(
    files
      .filter((file) => !isFixture(file))
      .map((file) => [file, new Set(importsOf(file, readFileSync(join(root, file), "utf8")))]),
  );

  test.for(["app", "src/cli", "src/core", "src/core/gates", "src/core/evidence"])("%s", (area) => {
    const rooms = roomsOf(area, uses);
    expect(rooms.size).toBeGreaterThan(10);
    expect(circlesOf(rooms)).toEqual([]);
  });

  test("planted circles are found, and what only meets is none", () => {
    const planted = {
      "app/a/x.ts": ["app/b/x.ts", "app/c.ts"],
      "app/b/x.ts": ["app/c.ts"],
      "app/b/y.ts": ["app/a/y.ts"],
      "app/c.ts": ["app/d.ts", "package:zod"],
      "app/d.ts": ["app/e.ts"],
      "app/e.ts": ["app/c.ts"],
    };
    const among = new Map(Object.entries(planted).map(([file, targets]) => [file, new Set(targets)]));
    expect(circlesOf(among)).toEqual([["app/c.ts", "app/d.ts", "app/e.ts"]]);
    expect(circlesOf(roomsOf("app", among))).toEqual([
      ["c.ts", "d.ts", "e.ts"],
      ["a", "b"],
    ]);
  });
});

describe("product code uses nothing that is made for tests", () => {
  test.for(files)("%s", (file) => {
    expect(borrowed(file, readFileSync(join(root, file), "utf8"))).toEqual([]);
  });

  test("there are fixtures", () => expect(files.filter(isFixture).length).toBeGreaterThan(4));

  test("a planted fault is found", () => {
    const text = 'import { scene } from "#core/sign-offs/scene.fixture.ts";\nimport "./judge.test.ts";';
    const fixture = "src/core/sign-offs/scene.fixture.ts";
    expect(borrowed("src/core/judge/x.ts", text)).toEqual([fixture, "src/core/judge/judge.test.ts"]);
    expect(borrowed("src/core/judge/x.fixture.ts", text)).toEqual(["src/core/judge/judge.test.ts"]);
  });
});

describe("the App never checks out or runs what it judges", () => {
  const sources = globSync(["app/**/*.ts", "src/github/**/*.ts", "src/core/**/*.ts"], { cwd: root }).filter(
    (file) => !file.endsWith(".test.ts"),
  );
  const EXECUTES =
    /node:(child_process|vm|worker_threads|cluster|module)|\beval\s*\(|new Function\b|\.exec(File|Sync)\s*\(|\bspawn\s*\(/;

  test.for(sources)("%s starts no program and evaluates no text", (file) => {
    expect(readFileSync(join(root, file), "utf8")).not.toMatch(EXECUTES);
  });

  test("the rule finds a planted fault", () => {
    expect('import { execFile } from "node:child_process";').toMatch(EXECUTES);
    expect("new Function(text)()").toMatch(EXECUTES);
  });
});
