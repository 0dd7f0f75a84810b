import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cyclonedx } from "./reader.ts";

const samples = join(import.meta.dirname, "../../../../../shared/evidence/bom");
const SHA = "ab".repeat(32);

const bom = (more: object) => ({ bomFormat: "CycloneDX", specVersion: "1.6", version: 1, ...more });
const read = (content: unknown) =>
  cyclonedx.read({
    path: "bom.json",
    text: typeof content === "string" ? content : JSON.stringify(content),
    oid: "abc",
  });
const problems = (content: unknown) => read(content).problems.map(({ id }) => id);
const numbers = (content: unknown) =>
  Object.fromEntries(read(content).observations.map(({ name, value }) => [name, value]));
const model = (modelCard: object, name = "churn") => ({ type: "machine-learning-model", name, modelCard });
const metrics = (...performanceMetrics: unknown[]) => ({ quantitativeAnalysis: { performanceMetrics } });

describe("components", () => {
  test("libraries are pins; a model, data and files are artifacts with their licences", () => {
    const { details, problems: none } = read(
      bom({
        components: [
          {
            type: "library",
            name: "numpy",
            version: "2.1.0",
            purl: "pkg:pypi/numpy@2.1.0",
            hashes: [{ alg: "SHA-256", content: SHA }],
            licenses: [{ license: { id: "BSD-3-Clause" } }],
          },
          { type: "library", group: "acme", name: "x" },
          {
            type: "machine-learning-model",
            name: "churn",
            hashes: [{ alg: "SHA3-256", content: SHA }],
            licenses: [{ expression: "Apache-2.0 OR MIT" }],
          },
          {
            type: "data",
            name: "train",
            licenses: [{ license: { name: "Our terms" } }],
            components: [{ type: "file", name: "data/train.csv" }],
          },
          { type: "container", name: "python", version: `sha256:${SHA}` },
        ],
      }),
    );
    expect(none).toEqual([]);
    expect(details?.pins).toMatchObject([
      { kind: "package", name: "numpy", version: "2.1.0", exact: true, locked: true },
      { kind: "package", name: "acme/x", exact: false, locked: false },
      { kind: "image", name: "python", locked: true },
    ]);
    expect(details?.artifacts).toMatchObject([
      { name: "churn", digests: [{ algorithm: "sha3_256", value: SHA }] },
      { name: "train" },
      { name: "data/train.csv" },
    ]);
    expect(details?.licences).toMatchObject([
      { of: "component", name: "numpy", expression: "BSD-3-Clause" },
      { of: "model", name: "churn", expression: "Apache-2.0 OR MIT" },
      { of: "dataset", name: "train", expression: "Our terms" },
    ]);
  });

  test("what the bill is about is bound by its digests; tools are told in both shapes", () => {
    const component = {
      type: "machine-learning-model",
      name: "churn",
      hashes: [{ alg: "SHA-256", content: SHA }],
    };
    const made = { timestamp: "2026-01-01T00:00:00Z", component };
    const listed = read(bom({ metadata: { ...made, tools: [{ name: "t", version: "1" }] } }));
    expect(listed.details?.subjects).toMatchObject([
      { kind: "content", name: "churn", digests: [{ algorithm: "sha256" }] },
    ]);
    expect(listed.producer).toEqual({ tool: "t", version: "1" });
    expect(read(bom({ metadata: { ...made, tools: { components: [{ name: "t" }] } } })).producer).toEqual({
      tool: "t",
    });
  });
});

describe("a model card", () => {
  test("metrics are written as text, and read as numbers by slice", () => {
    const metric = {
      type: "recall",
      value: "0.91",
      slice: "AgeGroup 31-40",
      confidenceInterval: { lowerBound: "0.9", upperBound: "0.92" },
    };
    const { observations, problems: none } = read(
      bom({ metadata: { timestamp: "2026-01-01T00:00:00Z" }, components: [model(metrics(metric))] }),
    );
    expect(none).toEqual([]);
    expect(observations.slice(0, 3)).toMatchObject([
      { name: "recall", value: 0.91, slice: { slice: "AgeGroup 31-40" }, at: "2026-01-01T00:00:00.000Z" },
      { name: "recall.lowerBound", value: 0.9 },
      { name: "recall.upperBound", value: 0.92 },
    ]);
  });

  test.for(["20,3", "87%", "", "NaN", "Infinity", " 1", "1e999", "0x10", null, [1], {}, true])(
    "the value %j is refused",
    (value) => {
      const reading = read(bom({ components: [model(metrics({ type: "auc", value }))] }));
      expect(reading.problems.map(({ id }) => id)).toEqual(["not-a-number"]);
      expect(reading.observations.map(({ name }) => name)).toEqual(["components"]);
    },
  );

  test("several models stand apart", () => {
    const one = metrics({ type: "auc", value: "0.8" });
    expect(numbers(bom({ components: [model(one, "a"), model(one, "b")] }))).toMatchObject({
      "a.auc": 0.8,
      "b.auc": 0.8,
    });
  });

  test("considerations and data sets are terms", () => {
    const { details } = read(
      bom({
        components: [
          model({
            modelParameters: {
              task: "classification",
              datasets: [
                {
                  name: "train",
                  classification: "restricted",
                  sensitiveData: ["age"],
                  governance: { owners: [{ contact: { name: "Dana" } }] },
                  contents: { url: "data/train.csv" },
                },
              ],
            },
            considerations: {
              useCases: ["churn"],
              technicalLimitations: ["small"],
              ethicalConsiderations: [{ name: "bias", mitigationStrategy: "review" }],
              fairnessAssessments: [{ groupAtRisk: "old", harms: "denied", mitigationStrategy: "sample" }],
            },
          }),
        ],
      }),
    );
    expect(details?.terms?.map(({ kind, of, value }) => [kind, of, value])).toEqual([
      ["classification", "train", "restricted"],
      ["sensitive-data", "train", "age"],
      ["owner", "train", "Dana"],
      ["purpose", "churn", "churn"],
      ["limitation", "churn", "small"],
      ["risk", "churn", "bias"],
      ["mitigation", "churn", "review"],
      ["risk", "churn", "old: denied"],
      ["mitigation", "churn", "sample"],
    ]);
    expect(details?.artifacts?.map(({ name }) => name)).toEqual(["churn", "data/train.csv"]);
    expect(details?.properties).toMatchObject([{ name: "task", value: "classification" }]);
  });
});

test("embedded pictures are not repeated, wherever they stand", () => {
  const picture = "iVBORw0KGgo".repeat(10_000);
  const card = {
    quantitativeAnalysis: { graphics: { collection: [{ image: { content: picture } }] } },
    considerations: { useCases: [picture] },
  };
  const { details, problems: none } = read(bom({ components: [model(card)] }));
  expect(none).toEqual([]);
  expect(JSON.stringify(details).length).toBeLessThan(10_000);
});

describe("vulnerabilities", () => {
  test("count by their highest rating, and not when they are settled", () => {
    const vulnerabilities = [
      {
        id: "CVE-1",
        ratings: [{ severity: "low" }, { severity: "high", score: 7.5 }],
        affects: [{ ref: "r" }],
      },
      { id: "CVE-2", ratings: [{ score: 9.8 }] },
      {
        id: "CVE-3",
        ratings: [{ severity: "critical" }],
        analysis: { state: "not_affected", justification: "code_not_reachable" },
      },
      { id: "CVE-4" },
    ];
    const content = bom({ components: [{ type: "library", name: "x", "bom-ref": "r" }], vulnerabilities });
    expect(numbers(content)).toMatchObject({
      vulnerabilities: 3,
      critical: 1,
      high: 1,
      medium: 0,
      low: 0,
      unrated: 1,
    });
    expect(read(content).details?.weaknesses).toMatchObject([
      { id: "CVE-1", severity: "high", score: 7.5, component: "x", suppressed: false },
      { id: "CVE-2", severity: "critical", score: 9.8 },
      { id: "CVE-3", suppressed: true, justification: "code_not_reachable" },
      { id: "CVE-4", severity: "unknown" },
    ]);
  });

  test("that were never looked for are not counted as none", () => {
    expect(numbers(bom({ components: [model({})] }))).toEqual({ components: 1 });
    expect(numbers(bom({ vulnerabilities: [] }))).toMatchObject({ vulnerabilities: 0 });
  });
});

describe("problems", () => {
  test.for([
    [bom({}), ["empty-bom"]],
    [bom({ components: {} }), ["empty-bom"]],
    [bom({ specVersion: "1.3" }), ["wrong-version"]],
    [bom({ specVersion: 1.6 }), ["wrong-version"]],
    [{}, ["wrong-version"]],
    [bom({ components: [3] }), ["unnamed-component"]],
    [
      bom({ components: [{ type: "library", name: "x", hashes: [{ alg: "SHA-256", content: "12" }] }] }),
      ["invalid-digest"],
    ],
    [bom({ components: [model(metrics({ value: "1" }))] }), ["unnamed-metric"]],
    [
      bom({ declarations: { attestations: [{ map: [{ requirement: "r", conformance: { score: 2 } }] }] } }),
      ["invalid-score"],
    ],
    ["", ["empty"]],
    ['{"__proto__":1}', ["forbidden-key"]],
    ["[".repeat(100_000), ["too-deep"]],
  ] as const)("%#", ([content, expected]) => expect(problems(content)).toEqual(expected));

  test("any JSON anywhere gives something, and no number that is none", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const card = {
          quantitativeAnalysis: { performanceMetrics: a },
          modelParameters: b,
          considerations: { useCases: a, environmentalConsiderations: { energyConsumptions: b } },
        };
        for (const content of [
          a,
          bom({ components: a, metadata: b }),
          bom({ components: [a, model(card)], vulnerabilities: b }),
          bom({
            components: [{ type: "library", name: "x", hashes: a, licenses: b, data: a }],
            vulnerabilities: [a],
            declarations: b,
          }),
        ]) {
          const text = JSON.stringify(content).replaceAll('"__proto__"', '"p"');
          const { observations, details, problems: told } = read(text);
          expect(observations.length + told.length + Object.keys(details ?? {}).length).toBeGreaterThan(0);
          for (const { value } of observations) expect(Number.isFinite(value)).toBe(true);
        }
      }),
      { seed: 18, numRuns: 150 },
    );
  });
});

test("detects by its own name", () => {
  expect(cyclonedx.detect(JSON.stringify(bom({})), "x.json")).toBe(true);
  expect(cyclonedx.detect('{"spdxVersion": "SPDX-2.3"}', "x.json")).toBe(false);
});

describe.skipIf(!existsSync(samples))("real bills (skipped where the samples are absent)", () => {
  const sample = (name: string) => readFileSync(join(samples, name), "utf8");

  test("a model with the energy that it took", () => {
    expect(problems(sample("cyclonedx-ml-1.7.json"))).toEqual([]);
    expect(numbers(sample("cyclonedx-ml-1.7.json"))).toMatchObject({
      components: 1,
      "training.activityEnergyCost.kWh": 0.4,
      "training.co2CostEquivalent.tCO2eq": 31.22,
    });
  });

  test("declarations of conformance", () => {
    const { details, problems: none } = read(sample("cyclonedx-attestation-1.6.json"));
    expect(none).toEqual([]);
    expect(numbers(sample("cyclonedx-attestation-1.6.json"))).toEqual({
      "requirement-1.conformance": 0.8,
      "requirement-1.confidence": 1,
    });
    const properties = details?.properties?.map(({ name, value }) => [name, value]);
    expect(properties).toContainEqual(["evidence-1.expires", "2023-05-25T00:00:00+00:00"]);
    expect(properties).toContainEqual(["signatory", "Tom, CEO"]);
    expect(details?.terms).toContainEqual(
      expect.objectContaining({ kind: "classification", of: "Name of the data", value: "PII" }),
    );
  });
});
