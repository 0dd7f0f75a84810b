import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { brokenDuties } from "../hostile.fixture.ts";
import { hfModelCard } from "./reader.ts";

const samples = join(import.meta.dirname, "../../../../../shared/evidence/cards");

const RESULT = {
  task: { type: "text-classification" },
  dataset: { type: "acme/people", name: "People", config: "de", split: "test", revision: "5503434" },
  metrics: [{ type: "accuracy", value: 0.9 }],
};
const CARD = {
  license: "apache-2.0",
  library_name: "sklearn",
  base_model: ["acme/base"],
  datasets: ["acme/people"],
  "model-index": [{ name: "churn", results: [RESULT] }],
};

function card(matter: unknown, body = "# Churn\n\nPredicts churn.\n") {
  return `---\n${JSON.stringify(matter)}\n---\n${body}`;
}

function read(text: string) {
  return hfModelCard.read({ path: "README.md", text, oid: "0".repeat(40) });
}

function problems(text: string) {
  return read(text).problems.map(({ id, where }) => `${id} ${where.line}`);
}

describe("mapping", () => {
  test("results of the model index", () => {
    const { observations, details, problems: none } = read(card(CARD));
    expect(none).toEqual([]);
    expect(observations).toMatchObject([
      {
        name: "accuracy",
        value: 0.9,
        dataset: "acme/people",
        slice: { config: "de", split: "test" },
        source: { pointer: "/model-index/0/results/0/metrics/0/value", line: 2 },
      },
    ]);
    expect(details?.subjects).toMatchObject([{ kind: "dataset", name: "acme/people", revision: "5503434" }]);
    expect(details?.licences).toMatchObject([{ of: "model", expression: "apache-2.0" }]);
    expect(details?.transformations?.[0]?.inputs.map(({ name }) => name)).toEqual([
      "acme/base",
      "acme/people",
    ]);
  });

  test("two metrics of one type are told apart by name, and a value with parts by its keys", () => {
    const metrics = [
      { type: "f1", name: "micro", value: 0.7 },
      { type: "f1", name: "macro", value: 0.6 },
      { type: "rouge", value: { rouge1: 0.4 } },
    ];
    const dataset = { type: "a", name: "A" };
    const results = [{ ...RESULT, dataset, metrics }];
    expect(read(card({ ...CARD, "model-index": [{ results }] })).observations).toMatchObject([
      { name: "f1", slice: { name: "micro" }, dataset: "a" },
      { name: "f1", slice: { name: "macro" } },
      { name: "rouge.rouge1", value: 0.4 },
    ]);
  });

  test("a licence of one's own has its name and its text", () => {
    const { details, problems: none } = read(
      card({ license: "other", license_name: "acme-1.0", license_link: "LICENSE" }),
    );
    expect(none).toEqual([]);
    expect(details?.licences).toMatchObject([{ expression: "acme-1.0" }]);
    expect(details?.links).toMatchObject([{ target: "LICENSE" }]);
  });

  test("headings of the template are terms, unless they were left to be filled in", () => {
    const body =
      "# Model Card for Churn\n\n## Direct Use\n\nFind customers.\n\n## Bias, Risks, and Limitations\n\nWorse below 30.\n\n### Recommendations\n\n[More Information Needed]\n";
    const { details } = read(card(CARD, body.replace("### ", "## ")));
    expect(details?.terms?.map(({ kind, value }) => [kind, value])).toEqual([
      ["purpose", "Find customers."],
      ["limitation", "Worse below 30."],
      ["risk", "Worse below 30."],
    ]);
    expect(details?.sections?.find(({ title }) => title === "Recommendations")).toMatchObject({
      placeholder: "[More Information Needed]",
    });
  });

  test("access that has to be asked for", () => {
    const { details } = read(
      card({ ...CARD, extra_gated_prompt: "Agree.", extra_gated_fields: { Name: "text" } }),
    );
    expect(details?.terms).toMatchObject([
      { kind: "access", value: "Agree." },
      { kind: "access", value: "Name" },
    ]);
  });

  test("a card without front matter is prose", () => {
    const { details, problems: none } = read("# Model Card for X\n\nWords.\n");
    expect(none).toEqual([]);
    expect(details?.sections).toHaveLength(1);
  });
});

describe("not evaluable", () => {
  const withValue = (value: unknown) =>
    card({ ...CARD, "model-index": [{ results: [{ ...RESULT, metrics: [{ type: "wer", value }] }] }] });
  test.for([
    ["a decimal comma", "20,3", "number-as-text"],
    ["a percent sign", "87%", "number-as-text"],
    ["a number in quotes", "20.3", "number-as-text"],
    ["no value", null, "null"],
    ["NaN in quotes", "nan", "not-finite"],
    ["a list", [1], "empty-value"],
  ] as const)("%s", ([, value, expected]) => {
    expect(read(withValue(value)).problems.map(({ id }) => id)).toEqual([expected]);
    expect(read(withValue(value)).observations).toEqual([]);
  });

  test.for([
    ["no results", { "model-index": [{ name: "a" }] }, ["invalid-model-index 2"]],
    ["an index that is no list", { "model-index": { name: "a" } }, ["invalid-model-index 2"]],
    [
      "a result without metrics",
      { "model-index": [{ results: [{ ...RESULT, metrics: [] }] }] },
      ["invalid-model-index 2"],
    ],
    [
      "a metric without a type",
      { "model-index": [{ results: [{ ...RESULT, metrics: [{ value: 1 }] }] }] },
      ["invalid-model-index 2"],
    ],
    ["another licence without a name", { license: "other" }, ["unnamed-licence 2"]],
    ["a licence that is no text", { license: 3 }, ["unnamed-licence 2"]],
  ] as const)("%s", ([, matter, expected]) => {
    expect(problems(card(matter))).toEqual(expected);
  });

  test("an empty file, and broken front matter", () => {
    expect(problems("")).toEqual(["empty-card 1"]);
    expect(problems("---\na: [\n---\n")).toEqual(["not-yaml 2"]);
    expect(problems("---\na: &a [1]\nb: [*a]\n---\n")).toEqual(["alias 2", "alias 3"]);
  });
});

test.for([
  ["README.md", "---\nlibrary_name: timm\n---\n", true],
  ["docs/card.md", "---\npipeline_tag: x\n---\n", true],
  ["README.md", "---\nlicense: mit\n---\n", true],
  ["model_card.md", "---\nlicense: mit\n---\n", true],
  ["docs/decision.md", "---\nlicense: mit\n---\n", false],
  ["README.md", "---\nlicense: mit\ntask_categories: [x]\n---\n", false],
  ["card.md", "# Model Card for X\n", true],
  ["README.md", "# Dataset Card for X\n", false],
  ["README.md", "# My project\n", false],
  ["card.yaml", "library_name: timm\n", false],
] as const)("detects %s with %j: %j", ([path, text, expected]) => {
  expect(hfModelCard.detect(text, path)).toBe(expected);
});

test("any text gives a reading", () => {
  expect(
    brokenDuties(hfModelCard, "README.md", [CARD], (json) => `---\n${json}\n---\n# Risks\nNone.`),
  ).toEqual([]);
});

describe.skipIf(!existsSync(samples))("real cards (skipped where the samples are absent)", () => {
  test("two results over one data set", () => {
    const text = readFileSync(join(samples, "hf-model-card.md"), "utf8");
    expect(hfModelCard.detect(text, "README.md")).toBe(true);
    const { observations, problems: none } = read(text);
    expect(none).toEqual([]);
    expect(observations.map(({ name, value, dataset, slice }) => [name, value, dataset, slice])).toEqual([
      ["accuracy", 0.9, "beans", undefined],
      ["f1", 0.66, "beans", { config: "default", split: "test" }],
    ]);
  });

  test("an invalid model index is told and not read", () => {
    const { observations, problems: told } = read(
      readFileSync(join(samples, "hf-model-card.invalid-model-index.md"), "utf8"),
    );
    expect(told.map(({ id, where }) => [id, where.line])).toEqual([["invalid-model-index", 15]]);
    expect(observations).toEqual([]);
  });
});
