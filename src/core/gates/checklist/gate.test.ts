import { testGate } from "../../../../test/gate-tester.ts";
import { checklist } from "./gate.ts";
import { DEFINITION, define, FILLED, facts, pack, USE } from "./gate-cases.fixture.ts";

const report = "- [x] The report is there [r](../reports/r.json) <!-- id: rep -->";
const withReport = (line: string) => facts(FILLED.replace(report, line));
const withEvidence = (...paths: string[]) =>
  withReport(report.replace("[r](../reports/r.json)", paths.map((path) => `[r](${path})`).join(" ")));

/** A case in which the checklist is asked for, and the content is wrong. */
const fails = (
  name: string,
  given: ReturnType<typeof facts>,
  finds: readonly string[],
  at?: readonly string[],
) => ({
  name,
  facts: given,
  options: USE,
  finds,
  outcome: "fail" as const,
  ...(at === undefined ? {} : { at }),
});

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
  fails(
    "two packages, one complete",
    {
      packages: [pack(FILLED), pack(null, { folder: "handoffs/fraud" })],
      checklists: define(DEFINITION),
    },
    ["complete", "copy-missing"],
  ),
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
  fails(
    "two copies",
    {
      packages: [pack(null, { checklists: [...pack(FILLED).checklists, ...pack(FILLED).checklists] })],
      checklists: define(DEFINITION),
    },
    ["several-copies"],
  ),
  fails(
    "a copy with mistakes that its reader words",
    {
      packages: [
        pack(null, { checklists: [{ name: "release", path: "r.md", checklist: { ok: false, issues: [] } }] }),
      ],
      checklists: define(DEFINITION),
    },
    ["copy-broken"],
  ),
  fails(
    "an item removed: shown at the one before",
    facts(FILLED.replace(/.*alerts.*\n/, "")),
    ["item-missing"],
    ["2:3"],
  ),
  fails("the first item removed: shown at the first left", withReport(""), ["item-missing"], ["3:3"]),
  fails("an item renamed", facts(FILLED.replace("id: alerts", "id: alarms")), ["item-renamed"], ["3:3"]),
  fails("an item reworded", facts(FILLED.replace("were tested", "exist")), ["item-reworded"], ["3:3"]),
  fails(
    "other words without an id: shown at the item that nobody knows",
    facts(FILLED.replace("Alerts were tested <!-- id: alerts -->", "Alerts exist")),
    ["item-unknown"],
    ["3:3"],
  ),
  fails(
    "an item removed, and one of the copy's own at its end",
    facts(`${FILLED.replace(/.*alerts.*\n/, "")}- [x] Mine\n`),
    ["item-missing"],
    ["2:3"],
  ),
  fails("an item open", facts(FILLED.replace("[x] Alerts", "[ ] Alerts")), ["item-open"], ["3:3"]),
  fails("everything open", facts(DEFINITION), ["item-open", "item-open", "item-open"], ["2:3", "3:3", "4:3"]),
  fails(
    "an id twice in a copy that no reader refused",
    {
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
    ["item-twice"],
  ),
  fails("a tick without evidence", withEvidence(), ["evidence-missing"], ["2:3"]),
  fails(
    "a tick with an address only",
    withEvidence("https://ci.example/1"),
    ["evidence-is-address"],
    ["2:3"],
  ),
  {
    name: "an address beside a file",
    facts: withEvidence("https://ci.example/1", "../README.md"),
    options: USE,
    finds: ["complete"],
    outcome: "pass",
  },
  fails("evidence that is absent", withEvidence("../reports/R.json"), ["evidence-absent"], ["2:27"]),
  fails(
    "one absent file beside a good one",
    withEvidence("../README.md", "gone.txt"),
    ["evidence-absent"],
    ["2:45"],
  ),
  fails(
    "evidence that is no file",
    withEvidence("../reports", "../reports/link.json", "../vendor", "..", "../reports/"),
    Array.from({ length: 5 }, () => "evidence-not-a-file"),
  ),
  fails("evidence that is empty", withEvidence("../reports/empty.json"), ["evidence-empty"]),
  fails("the checklist as its own evidence", withEvidence("release.md"), ["evidence-is-the-list"]),
  fails(
    "evidence outside of the package",
    withEvidence("../../fraud/r.json", "../../../../r.json", "/README.md", "..%5Cr.json"),
    Array.from({ length: 4 }, () => "evidence-elsewhere"),
  ),
  fails(
    "optional evidence that is absent",
    facts(FILLED.replace("were tested", "were tested [t](t.json)")),
    ["evidence-absent"],
    ["3:26"],
  ),
  fails(
    "a link of the definition that leads to no file is not evidence",
    facts(FILLED.replace("../README.md", "../GONE.md"), DEFINITION.replace("../README.md", "../GONE.md")),
    ["evidence-missing"],
    ["4:3"],
  ),
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
  fails(
    "not applicable without a reason",
    withReport("- [ ] ~~The report is there~~ <!-- id: rep -->"),
    ["reason-missing"],
    ["2:3"],
  ),
  {
    name: "items of its own",
    facts: facts(`${FILLED}- [ ] Mine [x](gone.txt)`),
    options: USE,
    finds: ["complete"],
    outcome: "pass",
  },
]);
