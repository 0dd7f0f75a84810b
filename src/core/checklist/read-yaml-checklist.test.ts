import { describe, expect, test } from "vitest";
import { readYamlChecklist } from "./read-yaml-checklist.ts";

const PATH = "handoffs/churn/checklists/release.yml";

function places(text: string): readonly string[] {
  const reading = readYamlChecklist(text, PATH);
  return reading.ok ? [] : reading.issues.map(({ id, where }) => `${id} ${where.line}:${where.column}`);
}

test("a definition", () => {
  const reading = readYamlChecklist(
    "title: Release\nitems:\n  - { id: rep, text: The report is there, evidence: required, role: operations }\n  - id: run\n    text: >\n      The run\n      is logged\n    evidence: none\n",
    PATH,
  );
  expect(reading).toMatchObject({
    ok: true,
    value: {
      path: PATH,
      title: "Release",
      items: [
        {
          id: "rep",
          text: "The report is there",
          state: "open",
          evidenceRequired: true,
          role: "operations",
          where: { path: PATH, line: 3, column: 5 },
        },
        { id: "run", text: "The run is logged", evidenceRequired: false, where: { line: 4, column: 5 } },
      ],
    },
  });
});

test("a filled copy", () => {
  const reading = readYamlChecklist(
    "items:\n  - id: rep\n    text: t\n    done: true\n    evidence: [../r%20.json, https://ci.example/1]\n    note: see there\n  - { id: b, text: u, not_applicable: no data }\n  - { id: c, text: v, not_applicable: '' }\n  - { id: d, text: w, done: false, x-mine: 1 }\n",
    PATH,
  );
  const items = reading.ok ? reading.value.items : [];
  expect(items.map(({ id, state, reason }) => [id, state, reason])).toEqual([
    ["rep", "done", undefined],
    ["b", "not-applicable", "no data"],
    ["c", "not-applicable", undefined],
    ["d", "open", undefined],
  ]);
  expect(items[0]?.evidence).toMatchObject([{ path: "../r%20.json", where: { line: 5, column: 16 } }]);
  expect(items[0]?.links).toMatchObject([{ href: "https://ci.example/1", where: { line: 5, column: 30 } }]);
});

describe("mistakes, all at once and at their places", () => {
  const many = Array.from({ length: 501 }, (_, i) => `  - { id: a${i}, text: t }`).join("\n");
  const cases: readonly (readonly [name: string, text: string, ...expected: string[]])[] = [
    ["an empty file", "", "empty 1:1"],
    ["no items", "items: []", "no-items 1:1"],
    ["no text", "items:\n  - { id: a }", "missing-key 2:5"],
    ["an unknown key", "items:\n  - { id: a, text: t, dun: true }", "unknown-key 2:23"],
    ["two at once", "items:\n  - { id: a b, text: t, done: 'yes' }", "wrong-value 2:11", "wrong-type 2:31"],
    ["a mapping for evidence", "items:\n  - { id: a, text: t, evidence: { path: x } }", "wrong-type 2:33"],
    ["an id twice", "items:\n  - { id: a, text: t }\n  - { id: a, text: u }", "duplicate-id 3:5"],
    [
      "done and not applicable",
      "items:\n  - { id: a, text: t, done: true, not_applicable: x }",
      "done-and-not-applicable 2:35",
    ],
    ["a syntax error", "items:\n  - { id: a, text: t", "not-yaml 2:21"],
    ["too large", `items: [] # ${"x".repeat(131_072)}`, "checklist-too-large 1:1"],
    ["too many items", `items:\n${many}`, "too-many-items 1:1"],
  ];
  test.for(cases)("%s", ([, text, ...expected]) => {
    expect(places(text)).toEqual(expected);
  });

  test("an unknown key names the one that was meant", () => {
    const reading = readYamlChecklist("items:\n  - { id: a, text: t, evidance: required }", PATH);
    expect(reading).toMatchObject({ ok: false, issues: [{ values: { nearest: "evidence" } }] });
  });

  test("another word for evidence is answered with the one that was meant", () => {
    const reading = readYamlChecklist("items:\n  - { id: a, text: t, evidence: requird }", PATH);
    const [issue, ...more] = reading.ok ? [] : reading.issues;
    expect(more).toEqual([]);
    expect(issue).toMatchObject({ values: { nearest: "required" }, where: { line: 2, column: 33 } });
  });
});
