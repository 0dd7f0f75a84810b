import { describe, expect, test } from "vitest";
import { readWith } from "../families/read-with.fixture.ts";
import { brokenDuties } from "../hostile.fixture.ts";
import { parseImage } from "./parse-image.ts";
import { readCondition, readFailure } from "./read-condition.ts";
import { argoRollout } from "./reader.ts";

const read = (content: unknown) => readWith(argoRollout, content, "rollout.yaml");
const problems = (content: unknown) => read(content).problems.map(({ id }) => id);
const SHA = "ab".repeat(32);

describe("conditions", () => {
  test.for([
    ["result[0] >= 0.95", { op: "gte", target: 0.95 }],
    ["result < 5", { op: "lt", target: 5 }],
    ["asFloat(result[0]) <= 1e-3", { op: "lte", target: 0.001 }],
    ["asInt(result)>0", { op: "gt", target: 0 }],
    [' result == "true" ', { op: "eq", target: "true" }],
    ["result == true", { op: "eq", target: "true" }],
    ["result[0] >= {{args.limit}}", undefined],
    ["result[0] >= 0.95 && result[1] < 3", undefined],
    ["len(result) == 0 || result[0] >= 0.95", undefined],
    ["result.successRate >= 0.95", undefined],
    ["result != 3", undefined],
    ["all(result, # > 1)", undefined],
    ["result >= 1e999", undefined],
    ["result[0]".repeat(50_000), undefined],
  ] as const)("%s", ([condition, expected]) => {
    expect(readCondition(condition)).toEqual(expected);
  });

  test.for([
    ["result > 5", { op: "lte", target: 5 }],
    ["result >= 5", { op: "lt", target: 5 }],
    ["result < 5", { op: "gte", target: 5 }],
    ["result <= 5", { op: "gt", target: 5 }],
    ['result == "bad"', undefined],
  ] as const)("a failure at %s asks for the opposite", ([condition, expected]) => {
    expect(readFailure(condition)).toEqual(expected);
  });
});

test.for([
  ["ghcr.io/team/model:1.2.0", { name: "ghcr.io/team/model", version: "1.2.0", exact: true, locked: false }],
  ["registry:5000/model", { name: "registry:5000/model", exact: false, locked: false }],
  ["model:latest", { name: "model", version: "latest", exact: false, locked: false }],
  [`model@sha256:${SHA}`, { name: "model", version: `sha256:${SHA}`, exact: true, locked: true }],
  [`model:1@sha256:${SHA}`, { name: "model", version: `1@sha256:${SHA}`, exact: true, locked: true }],
  ["model:1@sha256:short", { name: "model", version: "1@sha256:short", exact: true, locked: false }],
] as const)("image %s", ([reference, expected]) => {
  expect(parseImage(reference)).toEqual({ kind: "image", ...expected });
});

function resource(kind: string, spec: object, name = "triage") {
  return { apiVersion: "argoproj.io/v1alpha1", kind, metadata: { name }, spec };
}

const METRIC = {
  name: "success-rate",
  successCondition: "result[0] >= 0.95",
  provider: { prometheus: { query: "sum(ok) / sum(all)" } },
};
const template = (...metrics: readonly object[]) => resource("AnalysisTemplate", { metrics });
const ROLLOUT = resource("Rollout", {
  strategy: {
    canary: {
      steps: [
        { setWeight: 20 },
        { pause: { duration: "10m" } },
        { analysis: { templates: [{ templateName: "success-rate" }] } },
      ],
    },
  },
  template: {
    spec: { initContainers: [{ image: "init:1" }], containers: [{ image: `model@sha256:${SHA}` }] },
  },
});

test("a rollout: its steps as parameters, its images as pins", () => {
  const { details, problems: none } = read(ROLLOUT);
  expect(none).toEqual([]);
  expect(details?.parameters?.map(({ name, value }) => [name, value])).toEqual([
    ["triage.strategy", "canary"],
    ["triage.canary.steps.0.setWeight", 20],
    ["triage.canary.steps.1.pause.duration", "10m"],
    ["triage.canary.steps.2.analysis.templates.0.templateName", "success-rate"],
  ]);
  expect(details?.pins?.map(({ name, locked }) => [name, locked])).toEqual([
    ["init", false],
    ["model", true],
  ]);
});

test("templates: what they ask of which metrics, in several documents", () => {
  const failing = {
    ...METRIC,
    name: "errors",
    successCondition: undefined,
    failureCondition: "result[0] > 0.05",
  };
  const content = [
    ROLLOUT,
    template(METRIC, failing),
    { ...template(METRIC), kind: "ClusterAnalysisTemplate" },
  ];
  const {
    details,
    observations,
    problems: none,
  } = read(content.map((each) => JSON.stringify(each)).join("\n---\n"));
  expect(none).toEqual([]);
  expect(details?.objectives).toMatchObject([
    { kind: "analysis", name: "triage.success-rate", metrics: ["ok", "all"], op: "gte", target: 0.95 },
    { name: "triage.errors", op: "lte", target: 0.05 },
    { name: "triage.success-rate" },
  ]);
  expect(observations.map(({ name, value }) => [name, value])).toEqual([
    ["rollouts", 1],
    ["templates", 2],
    ["metrics", 3],
  ]);
});

test("a condition that is no comparison leaves the bound open", () => {
  const { details } = read(template({ ...METRIC, successCondition: "len(result) == 0" }));
  expect(details?.objectives?.[0]).not.toHaveProperty("op");
});

test("a job judges itself", () => {
  expect(problems(template({ name: "smoke", provider: { job: { spec: {} } } }))).toEqual([]);
});

test.for([
  ["a metric that can never fail", template({ ...METRIC, successCondition: undefined }), ["no-condition"]],
  ["a metric without a name", template({ ...METRIC, name: "" }), ["no-name"]],
  ["a template without metrics", template(), ["no-metrics"]],
  ["no strategy", resource("Rollout", {}), ["no-strategy"]],
  [
    "a strategy without end",
    resource("Rollout", {
      strategy: { canary: { steps: Array.from({ length: 600 }, () => ({ setWeight: 1 })) } },
    }),
    ["too-many-settings"],
  ],
  ["another resource", { apiVersion: "apps/v1", kind: "Rollout" }, ["no-rollout"]],
  ["half a file", "kind: Rollout\nspec: [", ["not-yaml"]],
] as const)("%s", ([, content, expected]) => {
  expect(problems(content)).toEqual(expected);
});

test("anything at any place gives an honest reading", () => {
  expect(brokenDuties(argoRollout, "evidence.json", [ROLLOUT])).toEqual([]);
  expect(brokenDuties(argoRollout, "evidence.json", [template(METRIC)])).toEqual([]);
});

test("recognises rollouts and templates, and no runs or playbooks", () => {
  expect(argoRollout.detect(JSON.stringify(ROLLOUT), "r.json")).toBe(true);
  expect(argoRollout.detect("apiVersion: argoproj.io/v1alpha1\nkind: AnalysisTemplate\n", "r.yaml")).toBe(
    true,
  );
  expect(argoRollout.detect("apiVersion: argoproj.io/v1alpha1\nkind: AnalysisRun\n", "r.yaml")).toBe(false);
  const owned =
    "kind: AnalysisRun\nmetadata: { ownerReferences: [{ apiVersion: argoproj.io/v1alpha1, kind: Rollout }] }";
  expect(argoRollout.detect(owned, "r.yaml")).toBe(false);
  expect(argoRollout.detect("- name: Roll out\n  hosts: triage\n", "rollout.yaml")).toBe(false);
});
