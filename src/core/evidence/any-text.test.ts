import fc from "fast-check";
import { expect, test } from "vitest";
import { defineReader, reading } from "./define-reader.ts";
import { FORMATS } from "./formats.ts";
import { brokenDuties, dutiesBrokenBy } from "./hostile.fixture.ts";

/** Readers of JSON, YAML, CSV and Markdown that are told here what a person or tool could never have written. */
const IDS = [
  "fairlearn",
  "sagemaker-clarify",
  "aequitas",
  "odcs",
  "great-expectations",
  "evidently",
  "openlineage",
  "dbt",
  "croissant",
  "sagemaker-monitor",
  "hf-model-card",
  "model-card-toolkit",
  "sagemaker-model-card",
  "hf-dataset-card",
  "hf-eval-results",
] as const;

test.for(IDS)("%s reads any text, and says something about it", async (id) => {
  const reader = await FORMATS.get(id)?.load();
  expect(reader?.id).toBe(id);
  const text = fc.oneof(fc.string({ unit: "binary" }), fc.string(), fc.json());
  fc.assert(
    fc.property(text, (text) => {
      const read = reader?.read({ path: "a", text, oid: "0".repeat(40) });
      expect(read && dutiesBrokenBy(read, text)).toEqual([]);
    }),
    { seed: 13, numRuns: 100 },
  );
});

test("a reader that says nothing of what it cannot read is found", () => {
  const silent = defineReader({
    id: "silent",
    title: "silent",
    detect: () => true,
    read: (file) => reading("silent", file, { observations: [], problems: [] }),
  });
  expect(brokenDuties(silent, "a.json", [{ a: 1 }])).toContain("says nothing: {}");
});
