import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packCommand } from "../../.github/scripts/pack-command.ts";
import { stateFiles } from "../../examples/state-files.ts";
import { GitRepository, git, removeFolders, temporaryFolder } from "../scenarios/git-repository.ts";
import { builtElsewhere, COMMAND, run } from "./built-command.ts";

const root = join(import.meta.dirname, "../..");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };

let built = "";
let tarball = "";

beforeAll(async () => {
  built = await builtElsewhere();
  tarball = packCommand(built, temporaryFolder());
});
afterAll(removeFolders);

/** The example with a proposal in its work tree, and a project for npm in it. */
function project(state: Parameters<typeof stateFiles>[0]): string {
  const repository = new GitRepository();
  repository.commit(stateFiles("released"));
  repository.branch("proposal");
  git(repository.dir, "rm", "-r", "--quiet", ".");
  repository.commit(stateFiles(state));
  return repository.dir;
}

describe("the tarball of the command", () => {
  test("holds the bundle, its licences, the licence and a page, and nothing else", async () => {
    const { stdout } = await run("tar", ["-tzf", tarball], built);
    const names = stdout.trim().split("\n").toSorted();
    const chunks = readdirSync(join(built, "dist/cli")).map((name) => `package/dist/cli/${name}`);
    expect(names).toEqual(
      [...chunks, "package/LICENSE", "package/README.md", "package/package.json"].toSorted(),
    );
    expect(chunks).toContain("package/dist/cli/licenses.txt");
  });

  test("asks for no other package, and is not named as another project's package on npm is", async () => {
    const unpacked = temporaryFolder();
    await run("tar", ["-xzf", tarball, "-C", unpacked], unpacked);
    const manifest: unknown = JSON.parse(readFileSync(join(unpacked, "package/package.json"), "utf8"));
    expect(manifest).toMatchObject({
      name: "@gatehouse/cli",
      version,
      license: "Apache-2.0",
      engines: { node: ">=24" },
      bin: { gatehouse: COMMAND },
    });
    expect(Object.keys(manifest as object).filter((key) => /dependencies|scripts/i.test(key))).toEqual([]);
    expect(statSync(join(unpacked, "package", COMMAND)).mode & 0o111).toBe(0o111);
  });

  test("is the same bytes each time", () => {
    const again = packCommand(built, temporaryFolder());
    expect(readFileSync(again).equals(readFileSync(tarball))).toBe(true);
  });

  test("installed without a network it judges the example: yes, no, and a question that is wrong", async () => {
    const dir = project("retrained");
    writeFileSync(join(dir, ".git/info/exclude"), "node_modules\npackage*.json\n");
    writeFileSync(join(dir, "package.json"), "{}\n");
    const installed = await run("npm", ["install", "--offline", "--no-audit", "--no-fund", tarball], dir);
    expect(installed, installed.stderr).toMatchObject({ status: 0 });
    expect(readdirSync(join(dir, "node_modules")).toSorted()).toEqual([
      ".bin",
      ".package-lock.json",
      "@gatehouse",
    ]);
    const gatehouse = (...args: readonly string[]) => run("npx", ["--no-install", "gatehouse", ...args], dir);
    expect(await gatehouse("--version")).toMatchObject({ status: 0, stdout: `${version}\n` });
    const green = await gatehouse("check", "--base", "main");
    expect(green, green.stderr).toMatchObject({ status: 0 });
    expect(green.stdout).toMatch(/^✓ engineering: /m);

    const metrics = join(dir, "handoffs/triage/reports/metrics.json");
    writeFileSync(metrics, readFileSync(metrics, "utf8").replace(/"recall": [\d.]+/, '"recall": 0.1'));
    const red = await gatehouse("check", "--base", "main");
    expect(red, red.stderr).toMatchObject({ status: 1 });
    expect(red.stdout).toMatch(/^✗ engineering: /m);

    const wrong = await gatehouse("check", "--base", "nowhere");
    expect(wrong).toMatchObject({ status: 2, stdout: "" });
    expect(wrong.stderr).toContain("nowhere");
    // What Node compiled is kept inside the package: who may write there could change the command itself.
    expect(existsSync(join(dir, "node_modules/@gatehouse/cli/node_modules/.cache/gatehouse/cli"))).toBe(true);
  });
});

describe("the repository itself", () => {
  test("linked from a clone in which nothing was installed it runs, and without a network", async () => {
    const clone = temporaryFolder();
    cpSync(built, clone, { recursive: true });
    const linked = await run("npm", ["link", "--offline"], clone, {
      npm_config_prefix: join(clone, "prefix"),
    });
    expect(linked, linked.stderr).toMatchObject({ status: 0 });
    expect(existsSync(join(clone, "node_modules"))).toBe(false);
    const said = await run(
      join(clone, "prefix/bin/gatehouse"),
      ["check", "--base", "main"],
      project("retrained"),
    );
    expect(said, said.stderr).toMatchObject({ status: 0 });
  });

  test("the whole repository below node_modules runs as well, where Node strips no types", async () => {
    const dir = project("tick-proved");
    const home = join(dir, "node_modules/gatehouse");
    mkdirSync(home, { recursive: true });
    for (const part of ["dist", "package.json"])
      cpSync(join(built, part), join(home, part), { recursive: true });
    cpSync(join(root, "src"), join(home, "src"), { recursive: true });
    const source = await run(process.execPath, [join(home, "src/cli/gatehouse.mjs"), "--version"], dir);
    expect(source.stderr).toContain("ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING");

    const { bin } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as {
      bin: { gatehouse: string };
    };
    const checked = await run(join(home, bin.gatehouse), ["check", "--base", "main", "--json"], dir);
    expect(checked, checked.stderr).toMatchObject({ status: 1 });
    expect(JSON.parse(checked.stdout)).toMatchObject({ stage: "engineering", outcome: "fail" });
  });
});

test("on an older Node the bundle says which one it needs, in one line, and ends with 2", async () => {
  const pretend = `Object.defineProperty(process.versions, "node", { value: "20.20.2" });`;
  const args = ["--import", `data:text/javascript,${encodeURIComponent(pretend)}`, join(built, COMMAND)];
  expect(await run(process.execPath, args, built)).toEqual({
    status: 2,
    stdout: "",
    stderr: "gatehouse needs Node 24 or newer, and this is Node 20.20.2: put a newer one first in PATH\n",
  });
});

test("nothing that is judged makes the bundle write programs of its own: it is not worth it for one run", async () => {
  const watch = `globalThis.Function = new Proxy(Function, { construct: (...given) => { console.error("a program was written"); return Reflect.construct(...given); } });`;
  const args = ["--import", `data:text/javascript,${encodeURIComponent(watch)}`];
  const checked = await run(
    process.execPath,
    [...args, join(built, COMMAND), "check", "--base", "main"],
    project("retrained"),
  );
  expect(checked, checked.stderr).toMatchObject({ status: 0, stderr: "" });
});
