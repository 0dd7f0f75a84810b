import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { spdx3 } from "./reader.ts";

const samples = join(import.meta.dirname, "../../../../../shared/evidence/bom");
const SHA = "ab".repeat(32);
const AT = { "@id": "_:c", type: "CreationInfo", created: "2026-01-01T00:00:00Z" };

const document = (...elements: unknown[]) => ({
  "@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld",
  "@graph": [AT, ...elements],
});
const read = (content: unknown) =>
  spdx3.read({
    path: "sbom.spdx3.json",
    text: typeof content === "string" ? content : JSON.stringify(content),
    oid: "abc",
  });
const problems = (content: unknown) => read(content).problems.map(({ id }) => id);
const model = (more: object) => ({ type: "ai_AIPackage", spdxId: "m", name: "churn", ...more });
const entry = (key: unknown, value: unknown) => ({ type: "DictionaryEntry", key, value });
const relation = (relationshipType: string, from: unknown, ...to: unknown[]) => ({
  type: "Relationship",
  relationshipType,
  from,
  to,
});

test("metrics are written as text and read as numbers", () => {
  const {
    observations,
    details,
    problems: none,
  } = read(
    document(
      model({
        ai_metric: [entry("auc", "0.81")],
        ai_hyperparameter: [entry("lr", "0.1")],
        ai_metricDecisionThreshold: [entry("auc", "0.5")],
        ai_limitation: "small",
        ai_useSensitivePersonalInformation: "no",
        verifiedUsing: [{ type: "Hash", algorithm: "sha256", hashValue: SHA }],
      }),
    ),
  );
  expect(none).toEqual([]);
  expect(observations).toMatchObject([
    { name: "auc", value: 0.81, at: "2026-01-01T00:00:00.000Z" },
    { name: "packages", value: 1 },
  ]);
  expect(details?.parameters?.map(({ name, value }) => [name, value])).toEqual([
    ["threshold.auc", "0.5"],
    ["lr", "0.1"],
  ]);
  expect(details?.terms?.map(({ kind, of, value }) => [kind, of, value])).toEqual([
    ["limitation", "churn", "small"],
    ["sensitive-data", "churn", "no"],
  ]);
  expect(details?.artifacts).toMatchObject([
    { name: "churn", digests: [{ algorithm: "sha256", value: SHA }] },
  ]);
});

test("data sets say who may be in them", () => {
  const { details } = read(
    document({
      type: "dataset_DatasetPackage",
      name: "train",
      dataset_hasSensitivePersonalInformation: "yes",
      dataset_confidentialityLevel: "amber",
      dataset_knownBias: ["age", "town"],
    }),
  );
  expect(details?.terms?.map(({ kind, value }) => [kind, value])).toEqual([
    ["risk", "age"],
    ["risk", "town"],
    ["sensitive-data", "yes"],
    ["classification", "amber"],
  ]);
});

test("relationships tell licences and what was made from what", () => {
  const { details } = read(
    document(
      model({}),
      { type: "dataset_DatasetPackage", spdxId: "d", name: "train" },
      { type: "software_File", spdxId: "f", name: "model.bin" },
      { type: "software_Package", name: "numpy", software_packageVersion: "2.1.0" },
      {
        type: "simplelicensing_LicenseExpression",
        spdxId: "l",
        simplelicensing_licenseExpression: "MIT OR Apache-2.0",
      },
      relation("hasDeclaredLicense", "m", "l"),
      relation("hasConcludedLicense", "m", "l"),
      relation("hasDeclaredLicense", "d", "https://spdx.org/licenses/CC0-1.0"),
      relation("trainedOn", "m", "d"),
      relation("generates", "d", "f"),
    ),
  );
  expect(details?.licences).toMatchObject([
    { of: "model", name: "churn", expression: "MIT OR Apache-2.0" },
    { of: "dataset", name: "train", expression: "CC0-1.0" },
  ]);
  expect(
    details?.transformations?.map(({ name, inputs, outputs }) => [name, inputs[0]?.name, outputs[0]?.name]),
  ).toEqual([
    ["trainedOn", "train", "churn"],
    ["generates", "train", "model.bin"],
  ]);
  expect(details?.pins).toMatchObject([{ name: "numpy", version: "2.1.0", exact: true, locked: false }]);
});

describe("problems", () => {
  test.for([
    [document(), ["empty-document"]],
    [{}, ["empty-document"]],
    [document(model({ ai_metric: [entry("auc", "87%")] })), ["not-a-number"]],
    [document(model({ ai_metric: [entry("auc", { toString: 1, valueOf: 2 })] })), ["not-a-number"]],
    [document(model({ ai_metric: [entry(3, "1")] })), ["unnamed-metric"]],
    [document(model({ verifiedUsing: [{ algorithm: "sha256", hashValue: "12" }] })), ["invalid-digest"]],
    ["", ["empty"]],
    ['{"__proto__":1}', ["forbidden-key"]],
  ] as const)("%#", ([content, expected]) => expect(problems(content)).toEqual(expected));

  test("any JSON anywhere gives something, and no number that is none", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const contents = [
          a,
          { "@graph": a },
          document(a, b),
          document(model({ ai_metric: a, ai_limitation: b, verifiedUsing: a }), {
            type: "Relationship",
            relationshipType: "trainedOn",
            from: "m",
            to: b,
          }),
        ];
        for (const content of contents) {
          const {
            observations,
            details,
            problems: told,
          } = read(JSON.stringify(content).replaceAll('"__proto__"', '"p"'));
          expect(observations.length + told.length + Object.keys(details ?? {}).length).toBeGreaterThan(0);
          for (const { value } of observations) expect(Number.isFinite(value)).toBe(true);
        }
      }),
      { seed: 19, numRuns: 150 },
    );
  });
});

test("detects version 3 alone", () => {
  expect(spdx3.detect(JSON.stringify(document()), "a.json")).toBe(true);
  expect(spdx3.detect('{"spdxVersion": "SPDX-2.3"}', "a.json")).toBe(false);
});

test.skipIf(!existsSync(samples))("a real document (skipped where the sample is absent)", () => {
  const {
    observations,
    details,
    problems: none,
  } = read(readFileSync(join(samples, "spdx3-ai.json"), "utf8"));
  expect(none).toEqual([]);
  expect(Object.fromEntries(observations.map(({ name, value }) => [name, value]))).toMatchObject({
    precision: 0.4625,
    recall: 0.475,
    f1: 0.4669192,
  });
  expect(details?.licences?.map(({ of, expression }) => `${of} ${expression}`)).toEqual([
    "dataset CC0-1.0",
    "model CC0-1.0",
  ]);
  expect(details?.transformations?.map(({ name }) => name)).toEqual([
    "generates",
    "generates",
    "trainedOn",
    "testedOn",
  ]);
  expect(details?.parameters).toContainEqual(expect.objectContaining({ name: "seed", value: "0" }));
});
