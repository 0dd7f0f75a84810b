import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parameters } from "./reader.ts";

const samples = join(import.meta.dirname, "../../../../../shared/evidence");

function read(text: string, path = "params.yaml") {
  return parameters.read({ path, text, oid: "0".repeat(40) });
}

function values(text: string, path?: string) {
  return Object.fromEntries(
    read(text, path).details?.parameters?.map(({ name, value }) => [name, value]) ?? [],
  );
}

function problems(text: string, path?: string) {
  return read(text, path).problems.map(({ id, where }) => `${id} ${where.line}:${where.column}`);
}

describe("mapping", () => {
  test("names are dotted, lists go by index, and each value has its place", () => {
    const { details, observations, problems: none } = read("train:\n  lr: 1e-05\n  layers: [64, x]\nseed:\n");
    expect({ observations, none }).toEqual({ observations: [], none: [] });
    expect(details?.parameters).toEqual([
      { name: "train.lr", value: 0.00001, source: { pointer: "/train/lr", line: 2, column: 7 } },
      { name: "train.layers.0", value: 64, source: { pointer: "/train/layers/0", line: 3, column: 12 } },
      { name: "train.layers.1", value: "x", source: { pointer: "/train/layers/1", line: 3, column: 16 } },
      { name: "seed", value: null, source: { pointer: "/seed", line: 4, column: 6 } },
    ]);
  });

  test("YAML 1.2: what 1.1 took for something else", () => {
    const text = 'a: 1e-05\nb: 0.00001\nc: no\nd: on\ne: 012\nf: 2026-01-02\ng: "1e-5"\nh: -.inf\ni: .nan\n';
    expect(values(text)).toEqual({
      a: 1e-5,
      b: 1e-5,
      c: "no",
      d: "on",
      e: 12,
      f: "2026-01-02",
      g: "1e-5",
      h: "-.inf",
      i: ".nan",
    });
  });

  test("aliases and merge keys", () => {
    const text = "base: &b {lr: 1, n: 2}\nrun:\n  <<: *b\n  n: 3\nmany:\n  <<: [*b, {z: 0}]\n";
    expect(values(text)).toEqual({
      "base.lr": 1,
      "base.n": 2,
      "run.n": 3,
      "run.lr": 1,
      "many.lr": 1,
      "many.n": 2,
      "many.z": 0,
    });
  });

  test("several documents of Kubernetes keep apart", () => {
    const text = [
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: churn}\nspec: {replicas: 2}",
      "kind: Service\nmetadata: {name: churn}",
      "plain: true",
    ].join("\n---\n");
    expect(values(text)).toEqual({
      "Deployment/churn.apiVersion": "apps/v1",
      "Deployment/churn.kind": "Deployment",
      "Deployment/churn.metadata.name": "churn",
      "Deployment/churn.spec.replicas": 2,
      "Service/churn.kind": "Service",
      "Service/churn.metadata.name": "churn",
      plain: true,
    });
  });

  test("JSON", () => {
    expect(values('{"a": {"b": NaN, "c": null}, "d": [], "e.f": 1}', "p.json")).toEqual({
      "a.b": ".nan",
      "a.c": null,
      "e.f": 1,
    });
  });

  test("TOML, with the lines of its keys", () => {
    const text =
      'lr = 1e-05\n[train]\n  seed = 7 # x\nday = 2026-01-02\nbig = 9007199254740993\nw = inf\n[[step]]\nname = "a"\n[[step]]\nname = "b"\n"q.r" = 1\n';
    const { details } = read(text, "p.toml");
    expect(details?.parameters?.map(({ name, value, source }) => [name, value, source.line])).toEqual([
      ["lr", 0.00001, 1],
      ["train.seed", 7, 3],
      ["train.day", "2026-01-02", 4],
      ["train.big", "9007199254740993", 5],
      ["train.w", ".inf", 6],
      ["step.0.name", "a", 8],
      ["step.1.name", "b", 10],
      ["step.1.q.r", 1, 11],
    ]);
  });
});

describe("problems", () => {
  test.for([
    ["an empty file", "", "p.yaml", ["empty 1:1"]],
    ["no value", "a: {}\nb: []\n", "p.yaml", ["no-parameters 1:1"]],
    ["a single value", "7", "p.json", ["no-parameters 1:1"]],
    ["half a JSON file", '{"a": 1,', "p.json", ["not-json 1:9"]],
    ["broken TOML", "a = 1\nb = \n", "p.toml", ["not-toml 2:5"]],
    ["a key that would poison", "__proto__: {x: 1}", "p.yaml", ["forbidden-key 1:1"]],
    ["a repeated key", "a: 1\na: 2", "p.yaml", ["duplicate-key 2:1"]],
    ["too deep", "[".repeat(1000), "p.json", ["too-deep 1:65"]],
    ["too large", `a = "${"x".repeat(2 ** 20)}"`, "p.toml", ["too-large 1:1"]],
  ] as const)("%s", ([, text, path, expected]) => {
    expect(problems(text, path)).toEqual(expected);
  });

  test("a TOML key that would poison", () => {
    expect(read("__proto__ = 1\n", "p.toml").problems).toHaveLength(1);
    expect(read("[a.__proto__]\nb = 1\n", "p.toml").problems).toHaveLength(1);
    expect(read(`a = ${"[".repeat(5000)}`, "p.toml").problems.map(({ id }) => id)).toEqual(["not-toml"]);
  });

  test("too many values are told, whether written or made by aliases", () => {
    const long = Array.from({ length: 20_001 }, (_, i) => `k${i}: 1`).join("\n");
    expect(problems(long)).toEqual(["too-many-values 1:1"]);
    const bomb = ["a0: &a0 [1,1,1,1,1,1,1,1,1]"];
    for (let i = 1; i < 20; i++)
      bomb.push(
        `a${i}: &a${i} [${Array(9)
          .fill(`*a${i - 1}`)
          .join(", ")}]`,
      );
    expect(read(bomb.join("\n")).problems.map(({ id }) => id)).toEqual(["too-many-values"]);
    const empties = bomb.join("\n").replace("[1,1,1,1,1,1,1,1,1]", "[[],[],[],[],[],[],[]]");
    expect(read(empties).problems.map(({ id }) => id)).toEqual(["too-many-values"]);
    expect(read(`${"k".repeat(600)}: 1\na: 2`).problems.map(({ id }) => id)).toEqual(["too-many-values"]);
  });

  test("any text gives parameters or a problem", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.constantFrom("a = 1\n[b]\nc = nan", "a:\n- b: &x .inf\n- *x\n<<: 1"),
        ),
        fc.constantFrom("m.json", "m.yaml", "m.toml"),
        (text, path) => {
          const { observations, details, problems: told } = read(text, path);
          expect(observations).toEqual([]);
          expect((details?.parameters?.length ?? 0) + told.length).toBeGreaterThan(0);
          for (const { value } of details?.parameters ?? [])
            expect(typeof value !== "number" || Number.isFinite(value)).toBe(true);
        },
      ),
      { seed: 3, numRuns: 400 },
    );
  });
});

test("detects by name, and never XML", () => {
  expect(parameters.detect("a: 1", "conf/params.YAML")).toBe(true);
  expect(parameters.detect("a = 1", "p.toml")).toBe(true);
  expect(parameters.detect("<a/>", "p.json")).toBe(false);
  expect(parameters.detect("a: 1", "p.md")).toBe(false);
});

describe.skipIf(!existsSync(samples))("real files (skipped where the samples are absent)", () => {
  test("DVC's parameters", () => {
    expect(values(readFileSync(join(samples, "dvc/stale/params.yaml"), "utf8"))).toEqual({
      "data_ingestion.test_size": 0.3,
      "feature_engineering.max_features": 4800,
    });
  });

  test("a canary of Kubernetes", () => {
    const found = values(readFileSync(join(samples, "ops/flagger-canary.yaml"), "utf8"));
    expect(found["Canary/podinfo.spec.targetRef.name"]).toBe("podinfo");
  });
});
