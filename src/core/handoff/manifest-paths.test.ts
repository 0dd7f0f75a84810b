import { describe, expect, test } from "vitest";
import { readManifest } from "./read-manifest.ts";

const PATH = "handoffs/churn/handoff.yml";
const HEAD = 'apiVersion: gatehouse/v1\npackage: { name: churn, version: 1.0.0, owner: "@dana" }\n';

function issues(text: string): readonly string[] {
  const reading = readManifest(text, PATH, "handoffs/churn");
  return reading.ok ? [] : reading.issues.map(({ id, where }) => `${id} ${where.line}:${where.column}`);
}

describe("what is wrong with a path", () => {
  test.each([
    ["absolute", "/etc/passwd", "wrong-value"],
    ["leaving the repository", "../../../x", "path-leaves-repository"],
    ["leaving it in between", "../../../handoffs/churn/x", "path-leaves-repository"],
    ["with a backslash", "docs\\problem.md", "wrong-value"],
    ["with a drive letter", "C:/problem.md", "wrong-value"],
    ["into .git", "../../.git/config", "wrong-value"],
    ["into .GIT", "../../.GIT/config", "wrong-value"],
    ["with an empty part", "docs//problem.md", "wrong-value"],
    ["empty", '""', "wrong-value"],
    ["a web address", "https://example.com/problem.md", "wrong-value"],
    ["with a null byte", '"docs/a\\0.md"', "wrong-value"],
    ["with a bidirectional mark", '"docs/a\\u202Edm.md"', "wrong-value"],
    ["very long", "a/".repeat(600), "wrong-value"],
  ])("%s", (_, path, id) => {
    expect(issues(`${HEAD}problem: { doc: ${path} }\n`)).toEqual([`${id} 3:17`]);
  });

  test.each([
    ["up to the repository's root", "../.."],
    ["beside the package", "../../docs/problem.md"],
    ["with a dot", "./docs/problem.md"],
    ["a folder with a slash", "docs/"],
    ["a hidden file", ".github/a.md"],
    ["with letters of any script", "docs/Größe 模型.md"],
  ])("%s is accepted", (_, path) => {
    expect(issues(`${HEAD}problem: { doc: ${path} }\n`)).toEqual([]);
  });

  test.each([
    ["evidence beside the package", "evidence: [{ path: ../../reports/metrics.json }]", "3:20"],
    ["evidence of another package", "evidence: [{ path: ../other/metrics.json }]", "3:20"],
    ["evidence of a folder whose name begins alike", "evidence: [{ path: ../churn-2/metrics.json }]", "3:20"],
    ["evidence that leaves and comes back elsewhere", "evidence: [{ path: a/../../b.json }]", "3:20"],
    ["the record of a drill", "rollback: { drill: ../../drills/1.md }", "3:20"],
    ["a section", "evidence: ../../evidence.md", "3:11"],
  ])("%s outside of the package would change without being judged", (_, text, at) => {
    expect(issues(`${HEAD}${text}\n`)).toEqual([`outside-package ${at}`]);
  });

  test("what leaves the folder and comes back into it is inside", () => {
    expect(issues(`${HEAD}evidence: [{ path: ../churn/reports/metrics.json }]\n`)).toEqual([]);
  });

  test("evidence and drills may stand elsewhere by uri and digest", () => {
    const there = `{ uri: "s3://b/m", digest: { sha256: ${"a".repeat(64)} } }`;
    expect(issues(`${HEAD}evidence: [{ path: ${there} }]\nrollback: { drill: ${there} }\n`)).toEqual([]);
  });

  test("a uri without a digest is a mistake that says why", () => {
    const reading = readManifest(`${HEAD}model: { path: { uri: "s3://b/m" } }\n`, PATH, "");
    const expected = "{ sha256 }, since what stands at a uri can change";
    expect(reading).toMatchObject({
      ok: false,
      issues: [{ id: "missing-key", values: { key: "digest", expected }, where: { line: 3, column: 16 } }],
    });
  });

  test.each([
    ["a short digest", '{ uri: "s3://b/m", digest: { sha256: abc } }', "wrong-value 3:53"],
    ["an unknown algorithm", '{ uri: "s3://b/m", digest: { md5: abc } }', "missing-key 3:43"],
    ["a uri that is none", `{ uri: model, digest: { sha256: ${"a".repeat(64)} } }`, "wrong-value 3:23"],
  ])("%s", (_, path, expected) => {
    expect(issues(`${HEAD}model: { path: ${path} }\n`)[0]).toBe(expected);
  });
});
