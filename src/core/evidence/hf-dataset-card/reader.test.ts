import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { brokenDuties } from "../hostile.fixture.ts";
import { hfDatasetCard } from "./reader.ts";

const sample = join(import.meta.dirname, "../../../../../shared/evidence/cards/hf-dataset-card.md");

// huggingface/hub-docs: datasetcard.md
const INFO = {
  features: [
    { name: "id", dtype: "int32" },
    { name: "label", dtype: { class_label: { names: { "0": "no" } } } },
    { name: "answers", sequence: [{ name: "text", dtype: "string" }] },
  ],
  splits: [
    { name: "train", num_bytes: 100, num_examples: 87 },
    { name: "test", num_examples: 10 },
  ],
  dataset_size: 120,
};
const CARD = {
  license: "cc-by-4.0",
  pretty_name: "People",
  task_categories: ["tabular-classification"],
  dataset_info: INFO,
  configs: [
    { config_name: "default", data_files: [{ split: "train", path: "train.csv" }, { path: ["a/*.csv"] }] },
  ],
};

function card(matter: unknown, body = "# Dataset Card for People\n") {
  return `---\n${JSON.stringify(matter)}\n---\n${body}`;
}

function read(text: string) {
  return hfDatasetCard.read({ path: "README.md", text, oid: "0".repeat(40) });
}

test("sizes by split, features, files and licence", () => {
  const { observations, details, problems } = read(card(CARD));
  expect(problems).toEqual([]);
  expect(observations.map(({ source: _, ...rest }) => rest)).toEqual([
    { name: "num_examples", value: 87, slice: { split: "train" } },
    { name: "num_bytes", value: 100, unit: "By", slice: { split: "train" } },
    { name: "num_examples", value: 10, slice: { split: "test" } },
    { name: "dataset_size", value: 120, unit: "By" },
  ]);
  expect(details?.columns?.map(({ name, type, kind }) => [name, type, kind])).toEqual([
    ["id", "int32", "integer"],
    ["label", "class_label", "other"],
    ["answers", "sequence", "other"],
    ["answers.text", "string", "string"],
  ]);
  expect(details?.artifacts).toMatchObject([{ name: "train.csv" }]);
  expect(details?.licences).toMatchObject([{ of: "dataset", expression: "cc-by-4.0" }]);
  expect(details?.subjects).toMatchObject([{ kind: "dataset", name: "People" }]);
});

test("several configurations are slices and tables", () => {
  const dataset_info = [
    { ...INFO, config_name: "de" },
    { ...INFO, config_name: "fr" },
  ];
  const { observations, details } = read(card({ ...CARD, dataset_info }));
  expect(observations[0]?.slice).toEqual({ config: "de", split: "train" });
  expect(details?.columns?.at(-1)).toMatchObject({ table: "fr", name: "answers.text" });
});

test("headings of the template are terms", () => {
  const body =
    "# Dataset Card\n\n## Personal and Sensitive Information\n\nAges.\n\n## Recommendations\n\nTBD\n";
  expect(read(card(CARD, body)).details?.terms).toMatchObject([{ kind: "sensitive-data", value: "Ages." }]);
});

test.for([
  ["a count as text", { dataset_info: { splits: [{ name: "a", num_examples: "87%" }] } }, ["number-as-text"]],
  [
    "a split without examples",
    { dataset_info: { splits: [{ name: "a", num_examples: 0 }] } },
    ["no-samples"],
  ],
  ["a split without a count", { dataset_info: { splits: [{ name: "a" }] } }, ["null"]],
  ["another licence without a name", { license: ["other"] }, ["unnamed-licence"]],
] as const)("not evaluable: %s", ([, matter, expected]) => {
  expect(read(card(matter)).problems.map(({ id }) => id)).toEqual(expected);
});

test("an empty file is a problem", () => {
  expect(read("").problems.map(({ id }) => id)).toEqual(["empty-card"]);
});

test.for([
  ["README.md", "---\ndataset_info: {}\nlicense: mit\n---\n", true],
  ["data.md", "# Dataset Card for X\n", true],
  ["README.md", "---\nlibrary_name: x\n---\n# Dataset Card\n", false],
  ["README.md", "---\nlicense: mit\n---\n", false],
  ["README.txt", "# Dataset Card\n", false],
] as const)("detects %s with %j: %j", ([path, text, expected]) => {
  expect(hfDatasetCard.detect(text, path)).toBe(expected);
});

test("any text gives a reading", () => {
  expect(
    brokenDuties(hfDatasetCard, "README.md", [CARD], (json) => `---\n${json}\n---\n# Dataset Card\nWords.`),
  ).toEqual([]);
});

describe.skipIf(!existsSync(sample))("a real card (skipped where the samples are absent)", () => {
  test("licence and name", () => {
    const text = readFileSync(sample, "utf8");
    expect(hfDatasetCard.detect(text, "README.md")).toBe(true);
    const { details, problems } = read(text);
    expect(problems).toEqual([]);
    expect(details?.licences).toMatchObject([{ of: "dataset", expression: "bsd-3-clause" }]);
    expect(details?.subjects).toMatchObject([{ name: "Sample Segmentation" }]);
  });
});
