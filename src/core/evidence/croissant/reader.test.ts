import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { brokenDuties } from "../hostile.fixture.ts";
import { croissant } from "./reader.ts";

const sample = join(import.meta.dirname, "../../../../../shared/evidence/cards/croissant-titanic.json");

const FILE = {
  "@type": "cr:FileObject",
  contentUrl: "data/a.csv",
  contentSize: "1.5 kB",
  sha256: "AB".repeat(32),
};
const DATASET = {
  "@context": { cr: "http://mlcommons.org/croissant/" },
  "@type": "sc:Dataset",
  conformsTo: "http://mlcommons.org/croissant/1.0",
  name: "people",
  version: "1.2.0",
  license: ["https://spdx.org/licenses/CC-BY-4.0", { name: "own", url: "https://a.b/licence" }],
  creator: { name: "Acme" },
  distribution: [FILE, { "@type": "cr:FileSet", "@id": "all", includes: "*.csv" }],
  recordSet: [
    {
      name: "people",
      field: [
        { name: "people/age", dataType: "sc:Integer" },
        {
          name: "people/at",
          dataType: ["sc:Date", "wd:Q1"],
          subField: [{ name: "year", dataType: "cr:Int64" }],
        },
      ],
    },
  ],
  "rai:dataLimitations": ["Adults only."],
  "rai:personalSensitiveInformation": "Age",
};

function read(document: unknown) {
  const text = typeof document === "string" ? document : JSON.stringify(document);
  return croissant.read({ path: "metadata.json", text, oid: "0".repeat(40) });
}

function problems(document: unknown) {
  return read(document).problems.map(({ id }) => id);
}

test("files, fields, licences and terms", () => {
  const { details, problems: none, observations } = read(DATASET);
  expect(none).toEqual([]);
  expect(observations).toEqual([]);
  expect(details?.artifacts).toMatchObject([
    { name: "data/a.csv", size: 1500, digests: [{ algorithm: "sha256", value: "ab".repeat(32) }] },
  ]);
  expect(details?.columns).toMatchObject([
    { of: "dataset", table: "people", name: "age", type: "sc:Integer", kind: "integer" },
    { name: "at", kind: "time" },
    { name: "at.year", kind: "integer" },
  ]);
  expect(details?.licences?.map(({ of, expression }) => [of, expression])).toEqual([
    ["dataset", "https://spdx.org/licenses/CC-BY-4.0"],
    ["dataset", "https://a.b/licence"],
  ]);
  expect(details?.terms?.map(({ kind, value }) => [kind, value])).toEqual([
    ["limitation", "Adults only."],
    ["sensitive-data", "Age"],
    ["owner", "Acme"],
  ]);
  expect(details?.subjects).toMatchObject([{ kind: "dataset", name: "people", revision: "1.2.0" }]);
});

test("a repository has no digest, which the Hub writes as the address of an issue", () => {
  const sha256 = "https://github.com/mlcommons/croissant/issues/80";
  const { details, problems: none } = read({ ...DATASET, distribution: [{ ...FILE, sha256 }] });
  expect(none).toEqual([]);
  expect(details?.artifacts?.[0]?.digests).toEqual([]);
});

test.for([
  [
    "a digest of the wrong length",
    { ...DATASET, distribution: [{ ...FILE, sha256: "abc" }] },
    ["not-a-digest"],
  ],
  ["a digest that is no text", { ...DATASET, distribution: [{ ...FILE, md5: 5 }] }, ["not-a-digest"]],
  ["a file without a name", { ...DATASET, distribution: [{ "@type": "cr:FileObject" }] }, ["unnamed-file"]],
  ["a field without a name", { ...DATASET, recordSet: [{ field: [{}] }] }, ["unnamed-field"]],
  ["nothing", {}, ["no-dataset"]],
  ["an empty file", "", ["empty"]],
] as const)("a problem: %s", ([, document, expected]) => {
  expect(problems(document)).toEqual(expected);
});

test("detects Croissant and no other JSON-LD", () => {
  expect(croissant.detect(JSON.stringify(DATASET), "m.json")).toBe(true);
  const spdx = '{"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": []}';
  expect(croissant.detect(spdx, "m.json")).toBe(false);
});

test("any text gives a reading", () => expect(brokenDuties(croissant, "m.json", [DATASET])).toEqual([]));

describe.skipIf(!existsSync(sample))("a real data set (skipped where the samples are absent)", () => {
  test("three files with their digests", () => {
    const text = readFileSync(sample, "utf8");
    expect(croissant.detect(text, "metadata.json")).toBe(true);
    const { details, problems: none } = read(text);
    expect(none).toEqual([]);
    expect(details?.artifacts?.map(({ name, digests, size }) => [name, digests.length, size])).toEqual([
      ["data/titanic.csv", 1, 117743],
      ["data/genders.csv", 1, 117743],
      ["data/embarkation_ports.csv", 1, 117743],
    ]);
    expect(details?.licences).toMatchObject([{ expression: "afl-3.0" }]);
    const passengers = details?.columns
      ?.filter(({ table }) => table === "passengers")
      .map(({ name }) => name);
    expect(passengers).toContain("survived");
  });
});
