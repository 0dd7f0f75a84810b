import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readChecklist } from "#core/checklist/read-checklist.ts";
import type { ChecklistDefinitionFacts } from "#core/facts/checklist-facts.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { blocks, gravest, OUTCOMES } from "#core/model/outcome.ts";
import type { ListedFile } from "#core/model/tree.ts";
import { testGate } from "../../../../test/gate-tester.ts";
import { sayer } from "../define-gate.ts";
import { checklist } from "./gate.ts";

const DEFINITION = `# Release
- [ ] The report is there <!-- id: rep, evidence: required -->
- [ ] Alerts were tested <!-- id: alerts -->
- [ ] The [card](../README.md) is complete <!-- id: card, evidence: required -->
`;
const FILLED = `# Release
- [x] The report is there [r](../reports/r.json) <!-- id: rep -->
- [x] Alerts were tested <!-- id: alerts -->
- [x] The [card](../README.md) is complete <!-- id: card -->
`;
const USE = { use: ["release"] };
const FOLDER = "handoffs/churn";

function file(path: string, mode = "100644", size: number | null = 10): ListedFile {
  return { path: `${FOLDER}/${path}`, mode, size, oid: "0".repeat(40) };
}

const FILES = [
  file("checklists/release.md"),
  file("README.md"),
  file("reports/r.json", "100644", null),
  file("reports/empty.json", "100644", 0),
  file("reports/link.json", "120000"),
  file("vendor", "160000"),
];

function pack(filled: string | null, more: Partial<PackageFacts> = {}): PackageFacts {
  const path = `${FOLDER}/checklists/release.md`;
  return {
    folder: FOLDER,
    manifestPath: `${FOLDER}/handoff.yml`,
    manifest: { ok: false, issues: [] },
    files: FILES,
    references: [],
    evidence: [],
    checklists: filled === null ? [] : [{ name: "release", path, checklist: readChecklist(filled, path) }],
    drill: null,
    owners: null,
    ...more,
  };
}

function define(text: string): Readonly<Record<string, ChecklistDefinitionFacts>> {
  const path = ".github/checklists/release.md";
  return { release: { name: "release", path, definition: readChecklist(text, path) } };
}

/** Facts with one package whose copy has `filled`. */
function facts(filled: string | null, definition = DEFINITION) {
  return { packages: [pack(filled)], checklists: define(definition) };
}

const report = "- [x] The report is there [r](../reports/r.json) <!-- id: rep -->";
const withReport = (line: string) => facts(FILLED.replace(report, line));
const withEvidence = (...paths: string[]) =>
  withReport(report.replace("[r](../reports/r.json)", paths.map((path) => `[r](${path})`).join(" ")));

testGate(checklist, [
  { name: "nothing asked", facts: facts(FILLED), finds: ["none-asked"], outcome: "skip" },
  {
    name: "no package",
    facts: { packages: [], checklists: {} },
    options: USE,
    finds: ["no-package"],
    outcome: "skip",
  },
  { name: "complete", facts: facts(FILLED), options: USE, finds: ["complete"], outcome: "pass" },
  {
    name: "named twice",
    facts: facts(FILLED),
    options: { use: ["release", "release"] },
    finds: ["complete"],
    outcome: "pass",
  },
  {
    name: "two packages, one complete",
    facts: {
      packages: [pack(FILLED), pack(null, { folder: "handoffs/fraud" })],
      checklists: define(DEFINITION),
    },
    options: USE,
    finds: ["complete", "copy-missing"],
    outcome: "fail",
  },
  {
    name: "no definition of that name",
    facts: { packages: [pack(FILLED)], checklists: {} },
    options: { use: ["constructor"] },
    finds: ["definition-missing"],
    outcome: "error",
  },
  {
    name: "no file for the definition",
    facts: {
      packages: [pack(FILLED)],
      checklists: { release: { name: "release", path: ".github/checklists/release.yml", definition: null } },
    },
    options: USE,
    finds: ["definition-missing"],
    outcome: "error",
  },
  {
    name: "a definition with mistakes that its reader words",
    facts: {
      packages: [pack(FILLED)],
      checklists: { release: { name: "release", path: "r.md", definition: { ok: false, issues: [] } } },
    },
    options: USE,
    finds: ["definition-broken"],
    outcome: "error",
  },
  { name: "no copy", facts: facts(null), options: USE, finds: ["copy-missing"], outcome: "fail" },
  {
    name: "two copies",
    facts: {
      packages: [pack(null, { checklists: [...pack(FILLED).checklists, ...pack(FILLED).checklists] })],
      checklists: define(DEFINITION),
    },
    options: USE,
    finds: ["several-copies"],
    outcome: "fail",
  },
  {
    name: "a copy with mistakes that its reader words",
    facts: {
      packages: [
        pack(null, { checklists: [{ name: "release", path: "r.md", checklist: { ok: false, issues: [] } }] }),
      ],
      checklists: define(DEFINITION),
    },
    options: USE,
    finds: ["copy-broken"],
    outcome: "fail",
  },
  {
    name: "an item removed: shown at the one before",
    facts: facts(FILLED.replace(/.*alerts.*\n/, "")),
    options: USE,
    finds: ["item-missing"],
    outcome: "fail",
    at: ["2:3"],
  },
  {
    name: "the first item removed: shown at the first left",
    facts: withReport(""),
    options: USE,
    finds: ["item-missing"],
    outcome: "fail",
    at: ["3:3"],
  },
  {
    name: "an item renamed",
    facts: facts(FILLED.replace("id: alerts", "id: alarms")),
    options: USE,
    finds: ["item-renamed"],
    outcome: "fail",
    at: ["3:3"],
  },
  {
    name: "an item reworded",
    facts: facts(FILLED.replace("were tested", "exist")),
    options: USE,
    finds: ["item-reworded"],
    outcome: "fail",
    at: ["3:3"],
  },
  {
    name: "an item open",
    facts: facts(FILLED.replace("[x] Alerts", "[ ] Alerts")),
    options: USE,
    finds: ["item-open"],
    outcome: "fail",
    at: ["3:3"],
  },
  {
    name: "everything open",
    facts: facts(DEFINITION),
    options: USE,
    finds: ["item-open", "item-open", "item-open"],
    outcome: "fail",
    at: ["2:3", "3:3", "4:3"],
  },
  {
    name: "an id twice in a copy that no reader refused",
    facts: {
      packages: [
        pack(null, {
          checklists: pack(FILLED).checklists.map((copy) =>
            copy.checklist.ok
              ? {
                  ...copy,
                  checklist: {
                    ok: true,
                    value: {
                      ...copy.checklist.value,
                      items: copy.checklist.value.items.flatMap((item) =>
                        item.id === "alerts" ? [item, item] : [item],
                      ),
                    },
                  },
                }
              : copy,
          ),
        }),
      ],
      checklists: define(DEFINITION),
    },
    options: USE,
    finds: ["item-twice"],
    outcome: "fail",
  },
  {
    name: "a tick without evidence",
    facts: withEvidence(),
    options: USE,
    finds: ["evidence-missing"],
    outcome: "fail",
    at: ["2:3"],
  },
  {
    name: "a tick with an address only",
    facts: withEvidence("https://ci.example/1"),
    options: USE,
    finds: ["evidence-is-address"],
    outcome: "fail",
    at: ["2:3"],
  },
  {
    name: "an address beside a file",
    facts: withEvidence("https://ci.example/1", "../README.md"),
    options: USE,
    finds: ["complete"],
    outcome: "pass",
  },
  {
    name: "evidence that is absent",
    facts: withEvidence("../reports/R.json"),
    options: USE,
    finds: ["evidence-absent"],
    outcome: "fail",
    at: ["2:27"],
  },
  {
    name: "one absent file beside a good one",
    facts: withEvidence("../README.md", "gone.txt"),
    options: USE,
    finds: ["evidence-absent"],
    outcome: "fail",
    at: ["2:45"],
  },
  {
    name: "evidence that is no file",
    facts: withEvidence("../reports", "../reports/link.json", "../vendor", "..", "../reports/"),
    options: USE,
    finds: Array.from({ length: 5 }, () => "evidence-not-a-file"),
    outcome: "fail",
  },
  {
    name: "evidence that is empty",
    facts: withEvidence("../reports/empty.json"),
    options: USE,
    finds: ["evidence-empty"],
    outcome: "fail",
  },
  {
    name: "the checklist as its own evidence",
    facts: withEvidence("release.md"),
    options: USE,
    finds: ["evidence-is-the-list"],
    outcome: "fail",
  },
  {
    name: "evidence outside of the package",
    facts: withEvidence("../../fraud/r.json", "../../../../r.json", "/README.md", "..%5Cr.json"),
    options: USE,
    finds: Array.from({ length: 4 }, () => "evidence-elsewhere"),
    outcome: "fail",
  },
  {
    name: "optional evidence that is absent",
    facts: facts(FILLED.replace("were tested", "were tested [t](t.json)")),
    options: USE,
    finds: ["evidence-absent"],
    outcome: "fail",
    at: ["3:26"],
  },
  {
    name: "a link of the definition that leads to no file is not evidence",
    facts: facts(
      FILLED.replace("../README.md", "../GONE.md"),
      DEFINITION.replace("../README.md", "../GONE.md"),
    ),
    options: USE,
    finds: ["evidence-missing"],
    outcome: "fail",
    at: ["4:3"],
  },
  {
    name: "a guide that the definition links is no mistake",
    facts: facts(
      FILLED.replace("Alerts", "[Alerts](/docs/a.md)"),
      DEFINITION.replace("Alerts", "[Alerts](/docs/a.md)"),
    ),
    options: USE,
    finds: ["complete"],
    outcome: "pass",
  },
  {
    name: "not applicable for a reason",
    facts: withReport("- [ ] ~~The report is there~~ n/a: no model <!-- id: rep -->"),
    options: USE,
    finds: ["complete"],
    outcome: "pass",
  },
  {
    name: "not applicable without a reason",
    facts: withReport("- [ ] ~~The report is there~~ <!-- id: rep -->"),
    options: USE,
    finds: ["reason-missing"],
    outcome: "fail",
    at: ["2:3"],
  },
  {
    name: "items of its own",
    facts: facts(`${FILLED}- [ ] Mine [x](gone.txt)`),
    options: USE,
    finds: ["complete"],
    outcome: "pass",
  },
]);

function run(given: ReturnType<typeof facts>) {
  return checklist.evaluate(given, checklist.options.parse(USE), sayer(checklist.messages));
}

describe("mistakes of files", () => {
  test("of a definition are errors, at their places", () => {
    const { findings } = run(facts(FILLED, "- [ ] a <!-- evidance: required -->\n- [ ] b <!-- id: - -->"));
    expect(findings.map(({ id, outcome, where }) => [id, outcome, where?.path, where?.line])).toEqual([
      ["definition-broken", "error", undefined, undefined],
      ["unknown-attribute", "error", ".github/checklists/release.md", 1],
      ["bad-id", "error", ".github/checklists/release.md", 2],
    ]);
  });

  test("of a copy are failures of its package", () => {
    const { findings } = run(facts("nothing"));
    expect(findings.map(({ id, outcome, package: folder }) => [id, outcome, folder])).toEqual([
      ["copy-broken", "fail", FOLDER],
      ["no-items", "fail", FOLDER],
    ]);
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
  const { findings } = run(withReport("- [ ] ~~The report is there~~ n/a: no model <!-- id: rep -->"));
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

describe("only narrowing", () => {
  const line = fc.record({
    kept: fc.constantFrom("kept", "kept", "kept", "removed", "reworded", "renamed"),
    state: fc.constantFrom("x", "x", "x", " ", "struck", "struck for a reason"),
    evidence: fc.constantFrom(
      "[r](../reports/r.json)",
      "[r](../reports/r.json)",
      "",
      "[r](gone)",
      "<https://e.example>",
    ),
    required: fc.boolean(),
  });
  type Line = { readonly [key in "kept" | "state" | "evidence"]: string } & { readonly required: boolean };

  const copyLine = ({ kept, state, evidence }: Line, i: number): string => {
    if (kept === "removed") return "";
    const text = kept === "reworded" ? `Other ${i}` : `Item ${i}`;
    const said = state.startsWith("struck") ? `~~${text}~~${state === "struck" ? "" : " n/a: why"}` : text;
    return `- [${state === "x" ? "x" : " "}] ${said} ${evidence} <!-- id: ${kept === "renamed" ? "other" : "item"}-${i} -->\n`;
  };
  const judge = (lines: readonly Line[], asked: readonly Line[]) => {
    const definition = asked
      .map(
        ({ required }, i) =>
          `- [ ] Item ${i} <!-- id: item-${i}${required ? ", evidence: required" : ""} -->\n`,
      )
      .join("");
    const { findings } = run(facts(`${lines.map(copyLine).join("")}- [x] Extra`, definition));
    return { outcome: gravest(findings.map(({ outcome }) => outcome)), count: findings.length };
  };
  const cases = fc
    .array(line, { minLength: 1, maxLength: 5 })
    .chain((lines) => fc.tuple(fc.constant(lines), fc.nat({ max: lines.length - 1 })));

  test("taking a tick or an item away never makes the gate greener", () => {
    let green = 0;
    fc.assert(
      fc.property(
        cases,
        fc.constantFrom<Partial<Line>>({ state: " " }, { kept: "removed" }),
        ([lines, at], change) => {
          const before = judge(lines, lines).outcome;
          if (!blocks(before)) green += 1;
          const after = judge(
            lines.map((one, i) => (i === at ? { ...one, ...change } : one)),
            lines,
          ).outcome;
          expect(OUTCOMES.indexOf(after)).toBeLessThanOrEqual(OUTCOMES.indexOf(before));
          expect(blocks(after)).toBe(true);
        },
      ),
      { seed: 20261118, numRuns: 500 },
    );
    expect(green).toBeGreaterThan(20);
  });

  test("taking an evidence file away never makes the gate greener", () => {
    fc.assert(
      fc.property(cases, ([lines]) => {
        const before = judge(lines, lines).outcome;
        const after = judge(
          lines.map((one) => ({ ...one, evidence: one.evidence.replace("../reports/r.json", "gone") })),
          lines,
        ).outcome;
        expect(OUTCOMES.indexOf(after)).toBeLessThanOrEqual(OUTCOMES.indexOf(before));
      }),
      { seed: 20261118, numRuns: 300 },
    );
  });
});
