import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stateFiles } from "../../examples/state-files.ts";
import { type GraphOptions, graph } from "../../src/cli/graph/graph.ts";
import { captured } from "./captured-terminal.ts";
import { GitRepository, removeFolders, temporaryFolder } from "./git-repository.ts";

afterAll(removeFolders);

let example: GitRepository;
let several: GitRepository;
beforeAll(() => {
  example = new GitRepository();
  example.commit(stateFiles("released"));
  several = new GitRepository();
  several.commit({
    ...packageFiles("churn", "1.0.0"),
    ...packageFiles("fraud", "2.0.0", "model: { path: ../churn/model.bin }\n"),
    "handoffs/churn/model.bin": "m",
    "data/crm.csv": "a,b\n",
  });
});

function packageFiles(name: string, version: string, more = ""): Record<string, string> {
  return {
    [`handoffs/${name}/handoff.yml`]: `apiVersion: gatehouse/v1
package: { name: ${name}, version: ${version}, owner: "@acme/${name}" }
datasets: [{ name: crm, role: train, path: ../../data/crm.csv }]
${more}`,
  };
}

const run = (repository: GitRepository, name?: string, options: Partial<GraphOptions> = {}) =>
  captured((terminal) => graph(name, { repo: repository.dir, ...options }, terminal));

describe("gatehouse graph", () => {
  test.for<[form: string, options: Partial<GraphOptions>]>([
    ["mermaid.golden", {}],
    ["dot.golden", { dot: true }],
    ["svg.svg", { svg: true }],
    ["json.golden", { json: true }],
  ])("the only package is drawn from its data to its evidence: %s", async ([form, options]) => {
    const { code, out, err } = await run(example, undefined, options);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    await expect(out).toMatchFileSnapshot(`golden/graph-${form}`);
  });

  test("several packages are drawn with what they share, and one by its name", async () => {
    const all = await run(several, undefined, { dot: true });
    expect(all.out).toContain('n0 [label="churn 1.0.0"');
    expect(all.out.match(/label="crm \(train\)"/g)).toHaveLength(1);
    expect(all.out).toContain("n0 -> n1;");
    const one = await run(several, "fraud", { json: true });
    expect(JSON.parse(one.out)).toMatchObject({ schema: "gatehouse/graph/v1", title: "fraud 2.0.0" });
    expect(one.out).toContain('"churn 1.0.0"');
  });

  test("a package is drawn as it was at a version", async () => {
    several.commit(packageFiles("churn", "1.1.0", "code: { path: src }\n"));
    const [now, then] = await Promise.all([
      run(several, "churn", { json: true }),
      run(several, "churn@1.0.0", { json: true }),
    ]);
    expect([now, then].map(({ out }) => (JSON.parse(out) as { title: string }).title)).toEqual([
      "churn 1.1.0",
      "churn 1.0.0",
    ]);
    expect(now.out).toContain('"src"');
    expect(then.out).not.toContain('"src"');
  });

  test("a package whose manifest cannot be read is told to be left out, with the place", async () => {
    const repository = new GitRepository();
    repository.commit({
      ...packageFiles("churn", "1.0.0"),
      ...packageFiles("fraud", "2.0.0"),
      "handoffs/half/handoff.yml": "apiVersion: gatehouse/v1\npackge: {}\n",
    });
    const { code, out, err } = await run(repository);
    expect(code).toBe(0);
    expect(out).toContain("fraud 2");
    expect(err).toContain("1 package is not drawn, since there are mistakes at handoffs/half/handoff.yml:");
  });

  test("names from the repository reach each language as text alone", async () => {
    const repository = new GitRepository();
    const hostile = `x"]; click n0 href "javascript:alert(1)" </text><script>alert(1)</script>`;
    const datasets = `datasets: [{ name: ${JSON.stringify(hostile)}, path: d.csv }]\nmodel: { path: m.bin }\n`;
    repository.commit({
      "handoffs/churn/handoff.yml": `apiVersion: gatehouse/v1\npackage: { name: churn, version: 1.0.0, owner: "@a" }\n${datasets}`,
      "handoffs/churn/d.csv": "1",
      "handoffs/churn/m.bin": "m",
    });
    const [mermaid, dot, svg] = await Promise.all(
      [{}, { dot: true }, { svg: true }].map((options) => run(repository, "churn", options)),
    );
    expect(mermaid?.out).not.toContain("javascript:");
    expect(dot?.out).toContain(String.raw`[label="x\"]; click n0 href`);
    expect(svg?.out).not.toContain("<script");
    expect(svg?.out.match(/<\/text>/g)).toHaveLength(3);
  });

  test.for<[name: string | undefined, says: string, fix: string]>([
    ["chrun", "`main` has no package `chrun`", "did you mean `churn`?"],
    ["handoffs/churn", "`main` has no package `handoffs/churn`", "did you mean `churn`?"],
    [
      "./handoffs/churn/handoff.yml",
      "has no package `./handoffs/churn/handoff.yml`",
      "did you mean `churn`?",
    ],
    ["churn@9.0.0", "versions of `churn` here: 1.0.0, 1.1.0", "did you mean `churn@1.0.0`?"],
  ])("what is not there is said: %s", async ([name, says, fix]) => {
    const { code, out, err } = await run(several, name);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(says);
    expect(err).toContain(fix);
  });

  test("no package, and a package of nothing, cannot be drawn", async () => {
    const repository = new GitRepository();
    repository.commit({ "a.md": "1" });
    expect(await run(repository)).toMatchObject({ code: 2 });
    repository.commit({
      "handoffs/bare/handoff.yml": `apiVersion: gatehouse/v1\npackage: { name: bare, version: 1.0.0, owner: "@a" }\n`,
    });
    const { code, err } = await run(repository);
    expect(code).toBe(2);
    expect(err).toContain("names no data, code, model or evidence");
    // As a fresh package is: with a word about the model, and no model.
    repository.commit({
      "handoffs/bare/handoff.yml": `apiVersion: gatehouse/v1\npackage: { name: bare, version: 1.0.0, owner: "@a" }\nmodel: { approach: why.md }\n`,
    });
    const begun = await run(repository);
    expect(begun).toMatchObject({ code: 2, out: "" });
    expect(begun.err).toContain("names no data, code, model or evidence");
  });

  test("where no manifest can be read, the places of the mistakes are told all the same", async () => {
    const repository = new GitRepository();
    repository.commit({ "handoffs/half/handoff.yml": "apiVersion: gatehouse/v1\npackge: {}\n" });
    const { code, err } = await run(repository);
    expect(code).toBe(2);
    expect(err).toContain("mistakes at handoffs/half/handoff.yml:");
  });

  test("the mistake of a manifest is told with its own names, not with the one that was asked for", async () => {
    const repository = new GitRepository();
    repository.commit({
      "handoffs/half/handoff.yml": `apiVersion: gatehouse/v1\npackage: { name: half, version: 1.0.0, owner: "@a" }\ndatasets: [{ name: crm }, { name: crm }]\n`,
    });
    const { code, err } = await run(repository, "half");
    expect(code).toBe(2);
    expect(err).toContain("has no package `half` that can be read");
    expect(err).toContain("named `crm` already");
  });

  test("as the command, with one form at a time", () => {
    const main = join(import.meta.dirname, "../../src/cli/gatehouse.mjs");
    const args = [main, "graph", "--repo", example.dir];
    const settings = { cwd: temporaryFolder(), encoding: "utf8" } as const;
    const env = { PATH: process.env["PATH"], HOME: settings.cwd, GIT_CONFIG_GLOBAL: "/dev/null" };
    const { status, stdout } = spawnSync(process.execPath, args, { ...settings, env });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^flowchart LR\n/);
    expect(spawnSync(process.execPath, [...args, "--dot", "--svg"], { ...settings, env }).status).toBe(2);
  });
});
