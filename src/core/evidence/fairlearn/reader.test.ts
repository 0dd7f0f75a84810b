import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { brokenDuties } from "../hostile.fixture.ts";
import { fairlearn } from "./reader.ts";

const sample = join(
  import.meta.dirname,
  "../../../../../shared/evidence/fairness/fairlearn-metricframe.json",
);

const FRAME = {
  AgeGroup: {
    overall: { recall: 0.6, count: 40 },
    by_group: { recall: { "18-30": 0.7, "31-40": 0.5 }, count: { "18-30": 28, "31-40": 12 } },
    difference_overall: { recall: 0.2, count: 16 },
    ratio_overall: { recall: 0.71, count: 0.43 },
  },
};

function read(document: unknown) {
  const text = typeof document === "string" ? document : JSON.stringify(document);
  return fairlearn.read({ path: "fairness.json", text, oid: "0".repeat(40) });
}

function problems(document: unknown) {
  return read(document).problems.map(({ id }) => id);
}

describe("mapping", () => {
  test("overall, gaps and groups, with their samples", () => {
    const { observations, problems: none } = read(FRAME);
    expect(none).toEqual([]);
    const told = observations.map(({ source: _, ...rest }) => rest);
    expect(told).toContainEqual({ name: "AgeGroup.overall.recall", value: 0.6, samples: 40 });
    expect(told).toContainEqual({ name: "AgeGroup.difference_overall.recall", value: 0.2, samples: 12 });
    expect(told).toContainEqual({ name: "AgeGroup.ratio_overall.recall", value: 0.71, samples: 12 });
    expect(told).toContainEqual({
      name: "AgeGroup.by_group.recall",
      value: 0.5,
      slice: { AgeGroup: "31-40" },
      samples: 12,
    });
    expect(told).toHaveLength(10);
  });

  test("groups first, as `to_dict(orient='index')` writes them", () => {
    const by_group = { F: { recall: 0.7, count: 3 }, M: { recall: 0.5, count: 4 } };
    const { observations } = read({ sex: { overall: { recall: 0.6, count: 7 }, by_group } });
    expect(observations).toContainEqual(
      expect.objectContaining({ name: "sex.by_group.recall", slice: { sex: "M" }, value: 0.5, samples: 4 }),
    );
  });

  test("a frame of one metric, and one that stands alone in its file", () => {
    const one = { overall: 0.6, by_group: { F: 0.7, M: 0.5 }, difference: 0.2 };
    expect(read({ sex: one }).observations.map(({ name, slice }) => [name, slice])).toEqual([
      ["sex.overall", undefined],
      ["sex.by_group", { sex: "F" }],
      ["sex.by_group", { sex: "M" }],
      ["sex.difference", undefined],
    ]);
    expect(read(one).observations.map(({ name, slice }) => [name, slice])).toContainEqual([
      "by_group",
      { group: "F" },
    ]);
  });

  test("a run that is named beside the features binds the report to it", () => {
    const { details, problems: none } = read({ run_id: "05c9", ...FRAME, about: { git_commit: "ab12" } });
    expect(none).toEqual([]);
    expect(details?.subjects).toMatchObject([{ kind: "run", id: "05c9" }]);
    expect(details?.properties).toMatchObject([
      { name: "run_id", value: "05c9" },
      { name: "about.git_commit", value: "ab12" },
    ]);
  });
});

describe("not evaluable", () => {
  test.for([
    ["NaN for a group", '{"s": {"by_group": {"recall": {"F": NaN, "M": 0.5}}}}', ["not-finite"]],
    ["a number as text", '{"s": {"by_group": {"recall": {"F": "20,3", "M": 0.5}}}}', ["number-as-text"]],
    ["null", '{"s": {"by_group": {"recall": {"F": null, "M": 0.5}}}}', ["null"]],
    ["no group", '{"s": {"by_group": {}}}', ["no-groups"]],
    ["groups that are no mapping", '{"s": {"by_group": [1]}}', ["no-groups"]],
    [
      "an empty group",
      '{"s": {"by_group": {"recall": {"F": 1, "M": 0.5}, "count": {"F": 0, "M": 3}}}}',
      ["no-samples"],
    ],
    [
      "a gap among one group",
      '{"s": {"by_group": {"recall": {"F": 1}}, "difference": {"recall": 0}}}',
      ["single-group"],
    ],
    ["metrics without groups", '{"auc": 0.9}', ["no-groups"]],
    ["a list", "[]", ["no-groups"]],
    ["an empty file", "", ["empty"]],
    ["half a file", '{"s": {"by_group": {"recall": {"F": 1', ["not-json"]],
  ] as const)("%s", ([, text, expected]) => {
    expect(problems(text)).toEqual(expected);
  });
});

test("detects dumps and nothing else", () => {
  expect(fairlearn.detect(JSON.stringify(FRAME), "f.json")).toBe(true);
  expect(fairlearn.detect('{"auc": 0.8}', "f.json")).toBe(false);
  expect(fairlearn.detect('{"group_by": "by_group"}', "f.json")).toBe(false);
});

describe("hostile files", () => {
  test("any text gives a reading", () => expect(brokenDuties(fairlearn, "f.json", [FRAME])).toEqual([]));

  test("depth and count are bounded, and keys stay keys", () => {
    expect(problems("[".repeat(10_000))).toEqual(["too-deep"]);
    const groups = Object.fromEntries(Array.from({ length: 12_000 }, (_, i) => [`g${i}`, 0.5]));
    expect(problems({ s: { by_group: { recall: groups } } })).toEqual(["too-many-values"]);
    expect(read('{"constructor": {"by_group": {"toString": {"a": 1, "b": 2}}}}').observations).toHaveLength(
      2,
    );
  });
});

describe.skipIf(!existsSync(sample))("a real report (skipped where the samples are absent)", () => {
  test("shows the recall gap between age groups and how few samples it rests on", () => {
    const { observations, problems: none } = read(readFileSync(sample, "utf8"));
    expect(none).toEqual([]);
    const gap = observations.find(({ name }) => name === "AgeGroup.difference_overall.recall");
    expect(gap).toMatchObject({ samples: 28 });
    expect(gap?.value).toBeCloseTo(0.619, 3);
    const worst = observations.find(
      ({ name, slice }) => name === "AgeGroup.by_group.recall" && slice?.["AgeGroup"] === "51-60",
    );
    expect(worst).toMatchObject({ samples: 28, source: { pointer: "/AgeGroup/by_group/recall/51-60" } });
    expect(observations).toHaveLength(2 * 7 * 3 + 2 * 7 + 4 * 7);
  });
});
