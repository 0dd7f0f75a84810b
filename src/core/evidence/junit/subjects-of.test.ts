import { describe, expect, test } from "vitest";
import { junit } from "./reader.ts";

const SHA = "ab".repeat(32);
const COMMIT = "0123456789abcdef0123456789abcdef01234567";

function read(...properties: readonly (readonly [string, string])[]) {
  const all = properties.map(([name, value]) => `<property name="${name}" value="${value}"/>`).join("\n");
  const text = `<testsuite><properties>\n${all}</properties><testcase name="a"/></testsuite>`;
  return junit.read({ path: "junit.xml", text, oid: "0".repeat(40) });
}

function subjects(...properties: readonly (readonly [string, string])[]) {
  return (read(...properties).details?.subjects ?? []).map(({ source: _source, ...rest }) => rest);
}

describe("what a report is about", () => {
  const digests = [{ algorithm: "sha256", value: SHA }];

  test.for([
    ["model_sha256", SHA, { kind: "content", name: "model", digests }],
    ["Model.SHA256", SHA.toUpperCase(), { kind: "content", name: "model", digests }],
    ["artifact-digest", `sha256:${SHA}`, { kind: "content", name: "model", digests }],
    ["dataset_sha256", SHA, { kind: "dataset", name: "dataset", digests }],
    ["git_commit", COMMIT, { kind: "commit", id: COMMIT }],
    ["commit", "ABCDEF0", { kind: "commit", id: "abcdef0" }],
    ["mlflow_run_id", "05c9b38c", { kind: "run", id: "05c9b38c" }],
    ["mlflow.run_id", " 05c9b38c ", { kind: "run", id: "05c9b38c" }],
  ] as const)("%s", ([name, value, expected]) => {
    expect(subjects([name, value])).toEqual([expected]);
  });

  test("a data set by its name, a commit of a tree that was not clean, each at its place", () => {
    expect(subjects(["dataset_name", "test"], ["data_sha256", SHA])).toEqual([
      { kind: "dataset", name: "test", digests },
    ]);
    expect(subjects(["git_commit", COMMIT], ["git_dirty", "True"])).toEqual([
      { kind: "commit", id: COMMIT, dirty: true },
    ]);
    expect(read(["os", "linux"], ["git_commit", COMMIT]).details?.subjects?.[0]?.source).toMatchObject({
      pointer: "/testsuite/properties[1]/property[2]",
      line: 3,
    });
  });

  test("other properties bind nothing, and a report without any has no details", () => {
    expect(read(["python", "3.13"], ["run_id", " "], ["git_commit", ""]).details).toBeUndefined();
    expect(read(["python", "3.13"]).observations.at(-1)).toMatchObject({ name: "properties.python" });
  });

  test.for([
    ["model_sha256", "latest", "not-a-digest"],
    ["model_sha256", SHA.slice(1), "not-a-digest"],
    ["dataset_digest", "md5:abc", "not-a-digest"],
    ["git_commit", "main", "not-a-commit"],
  ] as const)("%s = %s is told: %s", ([name, value, id]) => {
    const { problems, observations } = read([name, value]);
    expect(problems.map((problem) => [problem.id, problem.where.line, problem.values["name"]])).toEqual([
      [id, 2, name],
    ]);
    expect(observations.length).toBeGreaterThan(0);
  });
});
