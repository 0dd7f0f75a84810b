import { describe, expect, test } from "vitest";
import { FULL_MANIFEST } from "./full-manifest.fixture.ts";
import { readManifest } from "./read-manifest.ts";
import { resolveSections } from "./resolve-sections.ts";
import { type ManifestDocument, whereOf, whereOfKey } from "./resolved-handoff.ts";

const PATH = "handoffs/churn/handoff.yml";
const HEAD = 'apiVersion: gatehouse/v1\npackage: { name: churn, version: 1.0.0, owner: "@dana" }\n';
const DOC = "handoffs/churn/docs/problem.md";

function manifest(text: string): ManifestDocument {
  const reading = readManifest(text, PATH, "handoffs/churn");
  if (!reading.ok) throw new Error("the test's own manifest does not read");
  return reading.value;
}

function resolve(text: string, files: Readonly<Record<string, string | null>>) {
  return resolveSections(manifest(text), new Map(Object.entries(files)));
}

function issues(text: string, files: Readonly<Record<string, string | null>>): readonly string[] {
  const reading = resolve(text, files);
  return reading.ok
    ? []
    : reading.issues.map(({ id, where }) => `${id} ${where.path}:${where.line}:${where.column}`);
}

test("a manifest with every section in place resolves to itself", () => {
  const document = manifest(FULL_MANIFEST);
  const reading = resolveSections(document, new Map());
  expect(reading.ok && reading.value.handoff).toEqual(document.manifest);
});

describe("a section in a Markdown file", () => {
  const text = `${HEAD}problem: docs/problem.md\n`;
  const front =
    "---\ndoc: docs/problem.md\nsuccess:\n  - { metric: auc, op: gte, target: 0.7 }\nx-author: dana\n---\n# Problem\n";

  test("is put in place, with positions in the Markdown file", () => {
    const reading = resolve(text, { [DOC]: front });
    expect(reading.ok && reading.value.handoff.problem).toEqual({
      doc: "docs/problem.md",
      success: [{ metric: "auc", op: "gte", target: 0.7 }],
    });
    if (!reading.ok) return;
    expect(whereOf(reading.value, "/problem/success/0/target")).toMatchObject({
      path: DOC,
      line: 4,
      column: 37,
    });
    expect(whereOf(reading.value, "/problem/limitations")).toMatchObject({ path: DOC, line: 2, column: 1 });
    expect(whereOfKey(reading.value, "/problem")).toMatchObject({ path: PATH, line: 3, column: 1 });
    expect(whereOfKey(reading.value, "/problem/doc")).toMatchObject({ path: DOC, line: 2, column: 1 });
    expect(whereOf(reading.value, "/package/name")).toMatchObject({ path: PATH, line: 2 });
    expect(whereOf(reading.value, "/nowhere/at/all")).toMatchObject({ path: PATH, line: 1, column: 1 });
  });

  test.each([
    ["with CRLF", front.replaceAll("\n", "\r\n")],
    ["with a byte order mark", `\uFEFF${front}`],
  ])("keeps its lines %s", (_, content) => {
    const reading = resolve(text, { [DOC]: content });
    expect(reading.ok && whereOf(reading.value, "/problem/doc")).toMatchObject({ line: 2, column: 6 });
  });

  test.each([
    ["no such file", { [DOC]: null }, [`missing-section ${PATH}:3:10`]],
    ["a file that was not read", {}, [`missing-section ${PATH}:3:10`]],
    ["no front matter", { [DOC]: "# Problem\n" }, [`no-front-matter ${DOC}:1:1`]],
    ["front matter that is never closed", { [DOC]: "---\ndoc: a.md\n" }, [`no-front-matter ${DOC}:1:1`]],
    ["nothing in the front matter", { [DOC]: "---\n---\n" }, [`empty ${DOC}:1:1`]],
    [
      "an unknown key",
      { [DOC]: "---\ntitle: x\nsucess: []\n---\n" },
      [`unknown-key ${DOC}:2:1`, `unknown-key ${DOC}:3:1`],
    ],
    ["a repeated key", { [DOC]: "---\ndoc: a.md\ndoc: b.md\n---\n" }, [`duplicate-key ${DOC}:3:1`]],
    ["broken YAML", { [DOC]: "---\ndoc: [a.md\n---\n" }, [`not-yaml ${DOC}:2:11`]],
    [
      "a path that leaves the repository",
      { [DOC]: "---\ndoc: ../../../a.md\n---\n" },
      [`path-leaves-repository ${DOC}:2:6`],
    ],
    ["a file of 2 MB", { [DOC]: `---\ndoc: a.md\n---\n${"x".repeat(2_000_000)}` }, [`too-large ${DOC}:1:1`]],
  ])("%s", (_, files, expected) => {
    expect(issues(text, files)).toEqual(expected);
  });
});

test("a list stands under its own name in the front matter", () => {
  const file = "handoffs/churn/data.md";
  const text = `${HEAD}datasets: data.md\n`;
  const reading = resolve(text, { [file]: "---\ndatasets:\n  - name: a\n---\n" });
  expect(reading.ok && reading.value.handoff.datasets).toEqual([{ name: "a" }]);
  expect(reading.ok && whereOf(reading.value, "/datasets/0/name")).toMatchObject({
    path: file,
    line: 3,
    column: 11,
  });
  expect(issues(text, { [file]: "---\nname: a\n---\n" })).toEqual([
    `missing-key ${file}:2:1`,
    `unknown-key ${file}:2:1`,
  ]);
  expect(issues(text, { [file]: "---\ndatasets: [{ name: a }, { name: a }]\n---\n" })).toEqual([
    `repeated-name ${file}:2:33`,
  ]);
});

test("the mistakes of all files come at once", () => {
  const text = `${HEAD}problem: docs/problem.md\nmodel: m.md\n`;
  expect(issues(text, { [DOC]: "# None\n" })).toEqual([
    `no-front-matter ${DOC}:1:1`,
    `missing-section ${PATH}:4:8`,
  ]);
});
