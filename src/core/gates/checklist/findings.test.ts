import { describe, expect, test } from "vitest";
import { checklist } from "./gate.ts";
import { FILLED, FOLDER, facts, run } from "./gate-cases.fixture.ts";

const report = "- [x] The report is there [r](../reports/r.json) <!-- id: rep -->";

describe("mistakes of files", () => {
  test("of a definition are errors, at their places", () => {
    const { findings } = run(facts(FILLED, "- [ ] a <!-- evidance: required -->\n- [ ] b <!-- id: - -->"));
    expect(findings.map(({ id, outcome, where }) => [id, outcome, where?.path, where?.line])).toEqual([
      ["unknown-attribute", "error", ".github/checklists/release.md", 1],
      ["bad-id", "error", ".github/checklists/release.md", 2],
      ["definition-broken", "error", undefined, undefined],
    ]);
  });

  test("of a copy are failures of its package", () => {
    const { findings } = run(facts("- [x ] a\n- [] b"));
    expect(findings.map(({ id, outcome, package: folder }) => [id, outcome, folder])).toEqual([
      ["no-items", "fail", FOLDER],
      ["no-box", "fail", FOLDER],
      ["no-box", "fail", FOLDER],
      ["copy-broken", "fail", FOLDER],
    ]);
  });

  test("a single one stands alone", () => {
    const { findings } = run(facts(FILLED.replace("[x] Alerts", "[x ] Alerts")));
    expect(findings.map(({ id, where }) => `${id} ${where?.line}`)).toEqual(["no-box 3"]);
  });
});

test("the details list every item, those of the copy too", () => {
  const { tables } = run(facts(`${FILLED}- [ ] Mine`));
  expect(tables?.map(({ rows }) => rows.map((cells) => [cells[0], cells[2], cells[4]]))).toEqual([
    [
      ["rep", "done", [`${FOLDER}/reports/r.json`]],
      ["alerts", "done", []],
      ["card", "done", [`${FOLDER}/README.md`]],
      ["mine", "open (extra)", []],
    ],
  ]);
});

test("a pass says how many of how many", () => {
  const { findings } = run(
    facts(FILLED.replace(report, "- [ ] ~~The report is there~~ n/a: no model <!-- id: rep -->")),
  );
  expect(findings.map(({ values }) => values)).toEqual([
    { name: "release", confirmed: 3, total: 3, notApplicable: 1, files: 1 },
  ]);
});

test("two stages together ask for what either asks for", () => {
  expect(checklist.strengthen({ use: ["a", "b"] }, { use: ["b", "c"] })).toEqual({ use: ["a", "b", "c"] });
  expect(checklist.strengthen({}, {})).toEqual({ use: [] });
});

test.for([["../x"], ["a/b"], [""], ["a b"], [1]])("the name %s is refused", (use) => {
  expect(checklist.options.safeParse({ use }).success).toBe(false);
});
