import { describe, expect, test } from "vitest";
import type { Checklist } from "./checklist.ts";
import { compareChecklist } from "./compare-checklist.ts";
import { readChecklist } from "./read-checklist.ts";

function read(text: string, path = "a.md"): Checklist {
  const reading = readChecklist(text, path);
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
  return reading.value;
}

const DEFINITION =
  "- [ ] The report is there <!-- id: rep, evidence: required -->\n- [ ] Alerts were tested <!-- id: alerts -->";

/** `id problem…` for each item, and `+id` for each extra one. */
function compare(filled: string, definition = DEFINITION, path = "a.md"): readonly string[] {
  const { items, extra } = compareChecklist(read(definition), read(filled, path));
  return [
    ...items.map(({ asked, problems }) => [asked.id, ...problems].join(" ")),
    ...extra.map(({ id }) => `+${id}`),
  ];
}

describe("compareChecklist", () => {
  const rep = "- [x] The report is there [r](../r.json) <!-- id: rep -->\n";
  const alerts = "- [x] Alerts were tested <!-- id: alerts -->\n";
  const cases: readonly (readonly [name: string, filled: string, ...expected: string[]])[] = [
    ["complete", rep + alerts, "rep", "alerts"],
    [
      "in another order, nested, with another bullet",
      `* [x] Alerts were tested <!-- id: alerts -->\n  ${rep}`,
      "rep",
      "alerts",
    ],
    [
      "with white space of its own",
      `- [x] The   report\n  is there [r](../r.json) <!-- id: rep -->\n${alerts}`,
      "rep",
      "alerts",
    ],
    [
      "with words of the definition made a link",
      `- [x] The [report](../r.json) is there <!-- id: rep -->\n${alerts}`,
      "rep",
      "alerts",
    ],
    ["removed", rep, "rep", "alerts missing"],
    ["commented out", `${rep}\n<!--\n${alerts}-->`, "rep", "alerts missing"],
    ["reworded", `${rep}- [x] Alerts were not tested <!-- id: alerts -->`, "rep", "alerts reworded"],
    [
      "with other letter case",
      `${rep}- [x] alerts were tested <!-- id: alerts -->`,
      "rep",
      "alerts reworded",
    ],
    ["partly struck", `${rep}- [x] Alerts were ~~tested~~ <!-- id: alerts -->`, "rep", "alerts reworded"],
    [
      "struck in front only",
      `${rep}- [x] ~~Alerts~~ were tested <!-- id: alerts -->`,
      "rep",
      "alerts reworded",
    ],
    ["renamed", `${rep}- [x] Alerts were tested <!-- id: other -->`, "rep", "alerts renamed", "+other"],
    ["without its id", `${rep}- [x] Alerts were tested`, "rep", "alerts renamed", "+alerts-were-tested"],
    ["open", rep + alerts.replace("x", " "), "rep", "alerts open"],
    [
      "ticked without evidence",
      `- [x] The report is there <!-- id: rep -->\n${alerts}`,
      "rep no-evidence",
      "alerts",
    ],
    [
      "ticked with an address only",
      `- [x] The report is there https://ci.example <!-- id: rep -->\n${alerts}`,
      "rep no-evidence",
      "alerts",
    ],
    [
      "not applicable for a reason",
      `- [ ] ~~The report is there~~ n/a: no model <!-- id: rep -->\n${alerts}`,
      "rep",
      "alerts",
    ],
    [
      "not applicable without a reason",
      `- [ ] ~~The report is there~~ <!-- id: rep -->\n${alerts}`,
      "rep no-reason",
      "alerts",
    ],
    [
      "a copy that lowers what it asks for",
      `- [x] The report is there <!-- id: rep, evidence: none -->\n${alerts}`,
      "rep no-evidence",
      "alerts",
    ],
    [
      "several mistakes in one item",
      "- [ ] Alerts <!-- id: alerts -->",
      "rep missing",
      "alerts reworded open",
    ],
    ["items of its own", `${rep}${alerts}- [ ] Mine`, "rep", "alerts", "+mine"],
  ];
  test.for(cases)("%s", ([, filled, ...expected]) => {
    expect(compare(filled)).toEqual(expected);
  });

  test("a copy in YAML of a definition in Markdown", () => {
    const filled =
      "items:\n- { id: rep, text: The report is there, done: true, evidence: [../r.json] }\n- { id: alerts, text: Alerts were tested }";
    expect(compare(filled, DEFINITION, "a.yml")).toEqual(["rep", "alerts open"]);
  });

  test("links of the definition are part of what it says", () => {
    const definition = "- [ ] Tests [ran](https://ci.example) <!-- id: t -->";
    expect(compare("- [x] Tests [ran](https://ci.example) [log](l.txt) <!-- id: t -->", definition)).toEqual([
      "t",
    ]);
    expect(compare("- [x] Tests ran <!-- id: t -->", definition)).toEqual(["t"]);
    expect(compare("- [x] Tests [never ran](https://ci.example) <!-- id: t -->", definition)).toEqual([
      "t reworded",
    ]);
    expect(compare("- [x] Tests [never ran](l.txt) <!-- id: t -->", definition)).toEqual(["t reworded"]);
  });

  test("an id that stands twice is a problem even where no reader has refused it", () => {
    const filled = read(alerts + rep);
    const twice = { ...filled, items: [...filled.items, ...filled.items] };
    const { items } = compareChecklist(read(DEFINITION), twice);
    expect(items.map(({ problems }) => problems)).toEqual([["duplicate"], ["duplicate"]]);
  });
});
