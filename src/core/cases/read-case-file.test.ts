import { expect, test } from "vitest";
import { says, TERMINAL } from "#core/report/fill-template.ts";
import { readCaseFile } from "./read-case-file.ts";

const HEAD = "version: 1\ncases:\n";

/** `line:column id` of each mistake. */
function mistakesIn(text: string): readonly string[] {
  const reading = readCaseFile(text, "c.yml");
  return reading.ok ? [] : reading.issues.map(({ id, where }) => `${where.line}:${where.column} ${id}`);
}

test.for<[string, string, readonly string[]]>([
  ["a case", `${HEAD}  - { name: a, expect: { outcome: pass } }\n`, []],
  ["no YAML", "version: [", ["1:11 not-yaml"]],
  ["another version", "version: 2\ncases: [{ name: a, expect: { outcome: pass } }]", ["1:10 wrong-value"]],
  ["a misspelled key", `${HEAD}  - { name: a, givn: {}, expect: { outcome: pass } }\n`, ["3:16 unknown-key"]],
  ["nothing expected", `${HEAD}  - { name: a, expect: {} }\n`, ["3:24 wrong-value"]],
  ["a gate that is none", `${HEAD}  - { name: a, expect: { blocks: [evidense] } }\n`, ["3:35 wrong-value"]],
  [
    "a finding without its gate",
    `${HEAD}  - { name: a, expect: { findings: [holds] } }\n`,
    ["3:37 wrong-value"],
  ],
  [
    "what must not be there, and never could",
    `${HEAD}  - { name: a, expect: { without: [evidence/fals-short] } }\n`,
    ["3:36 wrong-value"],
  ],
  [
    "a path out of the repository",
    `${HEAD}  - { name: a, given: { package: ../other }, expect: { outcome: pass } }\n`,
    ["3:34 wrong-value"],
  ],
  [
    "two of a name",
    `${HEAD}  - { name: a, expect: { outcome: pass } }\n  - { name: a, expect: { outcome: fail } }\n`,
    ["4:13 repeated-case"],
  ],
])("mistakes are told with their places: %s", ([, text, mistakes]) => {
  expect(mistakesIn(text)).toEqual(mistakes);
});

test.for<[part: string, said: string]>([
  [
    "given: { now: today }",
    '`cases[0].given.now` does not fit: expected a day such as 2026-11-20, or an instant such as 2026-11-20T09:00:00Z, found "today".',
  ],
  [
    "given: { approvals: [{ by: dana, at: 2026-02-30 }] }",
    '`cases[0].given.approvals[0].at` does not fit: expected a day such as 2026-11-20, or an instant such as 2026-11-20T09:00:00Z, found "2026-02-30".',
  ],
  [
    "given: { metrics: { test_auc: 0.8 } }",
    "The key `test_auc` does not fit: expected a format and a name as gatehouse read shows them, such as metrics:test.auc or mlflow:test_auc.",
  ],
  ["expect: {}", "`cases[0].expect` is empty, so the case would hold whatever the policy makes of it."],
])("%s: what was expected is told with an example", ([part, said]) => {
  const expected = part.startsWith("expect") ? "" : ", expect: { outcome: pass }";
  const reading = readCaseFile(`${HEAD}  - { name: a, ${part}${expected} }\n`, "c.yml");
  expect(reading.ok ? [] : reading.issues.map((issue) => says(issue, TERMINAL))).toEqual([said]);
});

test("a key of a case takes the place of the file's, and each part knows where it stands", () => {
  const text = `version: 1
given: { stage: production, author: ada, approvals: [dana] }
cases:
  - name: a
    given: { approvals: [lee] }
    expect: { outcome: pass, gates: { evidence: pass } }
`;
  const reading = readCaseFile(text, "c.yml");
  if (!reading.ok) throw new Error("not valid");
  const [one] = reading.value.cases;
  expect(one?.given).toEqual({ stage: "production", author: "ada", approvals: ["lee"] });
  expect(one?.givenAt(["stage"])).toMatchObject({ line: 2, column: 17 });
  expect(one?.givenAt(["approvals", 0])).toMatchObject({ line: 5, column: 26 });
  expect(one?.expectedAt(["gates", "evidence"])).toMatchObject({ line: 6, column: 39 });
});

test("days are noon in UTC, and instants are written in UTC", () => {
  const file = (now: string) =>
    readCaseFile(`${HEAD}  - { name: a, given: { now: ${now} }, expect: { outcome: pass } }\n`, "c.yml");
  const nowOf = (now: string) => {
    const reading = file(now);
    return reading.ok ? reading.value.cases[0]?.given.now : null;
  };
  expect(nowOf("2026-12-24")).toBe("2026-12-24T12:00:00.000Z");
  expect(nowOf('"2026-12-24T18:00:00+02:00"')).toBe("2026-12-24T16:00:00.000Z");
  expect(nowOf("2026-02-30")).toBeNull();
});
