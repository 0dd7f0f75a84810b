import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readPolicy } from "#core/policy/read-policy.ts";

const root = join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const scratch = mkdtempSync(join(tmpdir(), "gatehouse-toolchain-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe("the linter, with this project's rules", () => {
  test("finds what a type checker lets through", () => {
    expect(
      lint(`
        declare const outcome: "pass" | "fail";
        export const wait = async (): Promise<void> => {};
        export function run(steps: readonly string[]): string | null {
          wait();
          steps.forEach(async () => wait());
          switch (outcome) {
            case "pass":
              return outcome;
          }
          return null;
        }
      `),
    ).toEqual([
      "typescript(no-floating-promises)",
      "typescript(no-misused-promises)",
      "typescript(switch-exhaustiveness-check)",
    ]);
  });

  test("finds two files that import each other, were it for a type alone", () => {
    const other = 'import type { Planted } from "./planted.ts";\nexport interface Other { of: Planted }\n';
    const source = 'import type { Other } from "./other.ts";\nexport interface Planted { of: Other }\n';
    expect(lint(source, { "other.ts": other })).toEqual(["import(no-cycle)"]);
  });

  test("finds nothing where there is nothing", () => {
    expect(lint("export const answer = 42;\n")).toEqual([]);
  });
});

describe("an npm script on a Node that is too old", () => {
  const start = (version: string) =>
    spawnSync(
      process.execPath,
      [
        "--input-type=module",
        "--eval",
        `
      Object.defineProperty(process.versions, "node", { value: "${version}" });
      await import(${JSON.stringify(join(root, ".github/scripts/check-node.mjs"))});
    `,
      ],
      { encoding: "utf8" },
    );

  test("stops with one line that says how to go on", () => {
    const { status, stderr } = start("20.19.0");
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Gatehouse needs Node 24 and this is 20\.19\.0: run "npm ci"[^\n]*\n$/);
  });

  test("goes on with Node 24 and later", () => {
    expect([start("24.0.0").status, start("26.1.0").status]).toEqual([0, 0]);
  });

  test("is asked by every script", () => {
    for (const [name, command] of Object.entries(manifest().scripts))
      expect(command, name).toMatch(/^node \.github\/scripts\/check-node\.mjs && /);
  });
});

interface Locked {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly optional?: boolean;
  readonly cpu?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

describe("what is installed", () => {
  test("is pinned exactly", () => {
    const { dependencies, devDependencies } = manifest();
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test("runs no install script but the one that brings Node", () => {
    const packages = lockFile();
    const names = Object.keys(packages).filter((name) => packages[name]?.hasInstallScript === true);
    expect(names).toEqual(["node_modules/node"]);
  });

  test("is what the lock file saw, byte for byte, and comes from the registry alone", () => {
    const { "": _own, ...packages } = lockFile();
    expect(Object.keys(packages).length).toBeGreaterThan(100);
    for (const [name, { resolved = "", integrity, optional, cpu }] of Object.entries(packages)) {
      expect(resolved, name).toMatch(/^(https:\/\/registry\.npmjs\.org\/.*)?$/);
      // A program for another system than the one that wrote the lock file may be known by its version alone.
      if (optional === true && cpu !== undefined && integrity === undefined) continue;
      expect(integrity, name).toMatch(/^sha512-/);
    }
  });

  test("is complete: npm ci refuses a lock file that leaves out what only other systems install", () => {
    const packages = lockFile();
    const missing = Object.entries(packages).flatMap(([folder, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !placesOf(folder, name).some((place) => place in packages),
      ),
    );
    expect(missing).toEqual([]);
  });
});

test("the steps of npm test can be chosen, and an unknown one is named", () => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, ".github/scripts/test.ts"), "typos"], {
    encoding: "utf8",
  });
  expect(status).toBe(1);
  expect(stderr).toContain('no step "typos"; there are format, lint, types');
});

test("continuous integration can start its script", () => {
  expect(statSync(join(root, ".ci/run")).mode & 0o111).toBe(0o111);
});

test("this project's own policy can be read", () => {
  expect(readPolicy(read(".github/gatehouse.yml"), ".github/gatehouse.yml", "0".repeat(40))).toMatchObject({
    ok: true,
  });
});

/** Codes of the findings in a file of its own, sorted; `beside`: other files of its folder, by name. */
function lint(source: string, beside: Readonly<Record<string, string>> = {}): string[] {
  const file = join(mkdtempSync(join(scratch, "lint-")), "planted.ts");
  writeFileSync(file, source);
  for (const [name, text] of Object.entries(beside)) writeFileSync(join(file, "..", name), text);
  writeFileSync(
    join(file, "../tsconfig.json"),
    '{ "compilerOptions": { "strict": true, "target": "es2024", "types": [] } }',
  );
  const { stdout } = spawnSync(
    join(root, "node_modules/.bin/oxlint"),
    ["--config", join(root, ".oxlintrc.json"), "--format", "json", "planted.ts"],
    { cwd: join(file, ".."), encoding: "utf8" },
  );
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string }[] };
  return diagnostics.map(({ code }) => code).toSorted();
}

function manifest() {
  return JSON.parse(read("package.json")) as Record<
    "scripts" | "dependencies" | "devDependencies",
    Record<string, string>
  >;
}

function lockFile() {
  const { packages } = JSON.parse(read("package-lock.json")) as {
    packages: Record<string, Locked>;
  };
  return packages;
}

/** Folders in which Node looks for a package, seen from another one: nested in it, then beside it and upwards. */
function placesOf(folder: string, name: string): string[] {
  const parts = folder === "" ? [] : folder.split("/node_modules/");
  const nested = parts.map(
    (_, index) => `${parts.slice(0, index + 1).join("/node_modules/")}/node_modules/${name}`,
  );
  return [...nested, `node_modules/${name}`];
}
