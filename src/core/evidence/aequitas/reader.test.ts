import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { brokenDuties } from "../hostile.fixture.ts";
import { aequitas } from "./reader.ts";

const sample = join(import.meta.dirname, "../../../../../shared/evidence/fairness/aequitas-fairness.csv");

const HEADER =
  "model_id,attribute_name,attribute_value,group_size,fpr,fpr_disparity,fpr_ref_group_value,FPR Parity";
const FEMALE = "1,sex,Female,40,0.2,1.25,Male,True";
const MALE = "1,sex,Male,60,0.16,1.0,Male,TRUE";

function table(...lines: string[]) {
  return `${lines.join("\n")}\n`;
}

function read(text: string) {
  return aequitas.read({ path: "fairness.csv", text, oid: "0".repeat(40) });
}

function problems(text: string) {
  return read(text).problems.map(({ id, where }) => `${id} ${where.line}`);
}

test("rates, disparities and parities of groups", () => {
  const { observations, problems: none } = read(table(HEADER, FEMALE, MALE));
  expect(none).toEqual([]);
  const about = { slice: { sex: "Female" }, samples: 40 };
  const source = (name: string) => ({ pointer: `/0/${name}`, line: 2, column: 1 });
  expect(observations.slice(0, 4)).toEqual([
    { name: "group_size", value: 40, ...about, source: source("group_size") },
    { name: "fpr", value: 0.2, ...about, source: source("fpr") },
    { name: "fpr_disparity", value: 1.25, ...about, source: source("fpr_disparity") },
    { name: "FPR Parity", value: true, passed: true, ...about, source: source("FPR Parity") },
  ]);
  expect(observations).toHaveLength(8);
});

test("groups may be named like numbers, quoted, and stretch over lines", () => {
  const { observations } = read(
    `${HEADER}\r\n1,"a\nge",3,5,0.1,1,x,false\r\n\r\n1,sex,Male,6,0.1,1,x,no\r\n`,
  );
  expect(observations.map(({ slice, source }) => [slice, source.line])).toContainEqual([{ "a\nge": "3" }, 2]);
  expect(observations.at(-1)).toMatchObject({ slice: { sex: "Male" }, source: { line: 5 } });
});

test("several models are kept apart", () => {
  const { observations } = read(table(HEADER, FEMALE, FEMALE.replace("1,", "2,")));
  expect(observations.at(-1)?.slice).toEqual({ model_id: "2", sex: "Female" });
});

// Columns of dssg/aequitas:src/aequitas/fairness.py.
test("equalized odds are a verdict, and thresholds of one model are kept apart", () => {
  const header = "model_id,score_threshold,attribute_name,attribute_value,Equalized Odds";
  const { observations } = read(table(header, "1,0.5,sex,Female,False", "1,0.9,sex,Female,True"));
  expect(observations).toMatchObject([
    { name: "Equalized Odds", passed: false, slice: { score_threshold: "0.5", sex: "Female" } },
    { name: "Equalized Odds", passed: true, slice: { score_threshold: "0.9", sex: "Female" } },
  ]);
});

test.for([
  ["an empty cell, as pandas writes NaN", table(HEADER, FEMALE.replace("1.25", "")), ["empty-value 2"]],
  ["an infinite disparity", table(HEADER, MALE, FEMALE.replace("1.25", "inf")), ["not-finite 3"]],
  ["a decimal comma", table(HEADER, FEMALE.replace("1.25", '"1,25"')), ["number-as-text 2"]],
  ["an empty group", table(HEADER, FEMALE.replace("40", "0")), ["no-samples 2"]],
  ["a row that breaks off", table(HEADER, MALE, "1,sex,Fem"), ["broken-row 3"]],
  ["a row about nobody", table(HEADER, FEMALE.replace("Female", "")), ["unnamed-group 2"]],
  ["no row", table(HEADER), ["no-groups 1"]],
  ["no metric", table("attribute_name,attribute_value", "sex,F"), ["no-metrics 1"]],
  ["another table", table("a,b", "1,2"), ["not-a-table 1"]],
  ["an empty file", "", ["not-a-table 1"]],
] as const)("not evaluable: %s", ([, text, expected]) => {
  expect(problems(text)).toEqual(expected);
});

test("detects by its header", () => {
  expect(aequitas.detect(table(HEADER), "f.csv")).toBe(true);
  expect(aequitas.detect("Type,Name,Request Count\n", "f.csv")).toBe(false);
});

test("any text gives a reading", () => {
  expect(
    brokenDuties(aequitas, "f.csv", [FEMALE, MALE], (json) => `${HEADER}\n${json.replaceAll('"', "")}\n`),
  ).toEqual([]);
  expect(
    brokenDuties(aequitas, "f.csv", [HEADER, { a: 1 }], (json) => `${json.replaceAll('"', "")}\n${FEMALE}\n`),
  ).toEqual([]);
});

describe.skipIf(!existsSync(sample))("a real table (skipped where the samples are absent)", () => {
  test("one group has twice the false discoveries of the other", () => {
    const text = readFileSync(sample, "utf8");
    expect(aequitas.detect(text, "f.csv")).toBe(true);
    const { observations, problems: none } = read(text);
    expect(none).toEqual([]);
    const low = observations.filter(({ slice }) => slice?.["class"] === "Low");
    expect(low.find(({ name }) => name === "fdr_disparity")).toMatchObject({ value: 2, samples: 5 });
    expect(low.find(({ name }) => name === "FPR Parity")).toMatchObject({ value: false, passed: false });
    expect(low.find(({ name }) => name === "Supervised Fairness")).toMatchObject({ value: false });
  });
});
