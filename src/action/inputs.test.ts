import { expect, test } from "vitest";
import { readInputs } from "./inputs.ts";

const environment = { GITHUB_WORKSPACE: "/workspace/repo", RUNNER_TEMP: "/runner/temp" };

function read(given: Readonly<Record<string, string>>) {
  return readInputs({ environment, input: (name) => given[name] ?? "" });
}

test("without inputs: the workspace, the runner's folder, and everything shown", () => {
  expect(read({})).toEqual({
    ok: true,
    value: {
      token: "",
      dir: "/workspace/repo",
      failOn: "fail",
      annotations: true,
      summary: true,
      reportPath: "/runner/temp/gatehouse/verdict.json",
      sarifPath: "/runner/temp/gatehouse/verdict.sarif",
    },
  });
});

test("paths are relative to the workspace, or absolute", () => {
  const inputs = {
    path: "clone",
    "organisation-policy": "org/p.yml",
    "report-path": "out/v.json",
    "sarif-path": "/tmp/v.sarif",
  };
  expect(read(inputs)).toMatchObject({
    ok: true,
    value: {
      dir: "/workspace/repo/clone",
      organisationPolicy: "/workspace/repo/org/p.yml",
      reportPath: "/workspace/repo/out/v.json",
      sarifPath: "/tmp/v.sarif",
    },
  });
});

test("values that an input does not take are named, all of them", () => {
  const reading = read({ "fail-on": "constructor", annotations: "yes", summary: "false" });
  expect(reading).toMatchObject({
    ok: false,
    problems: [
      { values: { name: "fail-on" } },
      { values: { name: "annotations", values: ["true", "false"] } },
    ],
  });
});
