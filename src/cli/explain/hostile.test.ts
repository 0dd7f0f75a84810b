import { expect, test } from "vitest";
import { optionRows } from "#core/explain/option-rows.ts";
import { gates } from "#core/gates/registry.ts";
import type { AskedGate, Explanation } from "./explanation.ts";
import { flowText } from "./flow-text.ts";
import { printed } from "./printed.ts";

const ATTACKS = [
  "##[set-output name=ok;]true\n::error::injected\r\n::stop-commands::x",
  "\u001B[31m\u001B]0;title\u0007\u009B2J\u202Egnp.exe\u200B\u0000\uD800",
  "x\u2028y\u0085z\tw",
  "",
];

const [gate] = gates;
if (gate === undefined) throw new Error("there are gates");
const { meta } = gate;

/** Explanations with an attack wherever a policy, a file or a finding can bring foreign text. */
function everywhere(attack: string): readonly Explanation[] {
  const where = { path: attack, line: 1 };
  const rules = [
    { option: attack, value: attack, from: [attack] },
    { option: "checks", value: [{ name: attack }, { [attack]: attack }], from: [attack, attack] },
    { option: "keys", value: [attack], from: [] },
  ];
  const asked: AskedGate = {
    gate: meta.id,
    stage: attack,
    severity: "block",
    rules,
    risks: [{ risk: "High", rules }],
  };
  const finding = {
    id: attack,
    outcome: "fail",
    says: "says {value} and `{value}`",
    fix: "do {value}",
    values: { value: attack },
    where,
  } as const;
  return [
    {
      kind: "gate",
      meta,
      page: "https://x.example",
      options: optionRows(gate ?? fail()),
      findings: [],
      asked: [asked],
    },
    {
      kind: "finding",
      name: `evidence/${attack}`,
      gate: meta,
      page: "https://x.example",
      message: null,
      notWaivable: null,
      occurs: { stage: attack, findings: [finding, { ...finding, package: attack }] },
    },
    {
      kind: "stage",
      stage: { name: attack, branches: [attack], environments: [attack] },
      from: [attack],
      before: [{ name: attack, branches: [attack] }],
      requires: null,
      after: [{ stage: attack, soak: attack, within: attack, same: "model" }],
      gates: [asked],
      off: [],
      roles: [{ role: attack, count: 1, risk: null, owners: [attack] }],
      freezes: [{ name: attack, from: attack, to: attack, stages: null, where }],
      waivers: [
        {
          gate: attack,
          check: attack,
          package: attack,
          reason: attack,
          authority: attack,
          expires: attack,
          where,
        },
      ],
    },
  ];
}

function fail(): never {
  throw new Error("there are gates");
}

test.for(ATTACKS)("%j moves no cursor and commands no runner", (attack) => {
  const shown = { base: attack, judged: attack, path: attack, paint: (_tone: string, text: string) => text };
  const harmless = { ...shown, base: "a", path: "a" };
  for (const [at, explanation] of everywhere(attack).entries()) {
    const text = printed(explanation, shown);
    expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200E\u2028\u202A-\u202E]/);
    expect(text).not.toMatch(/^\s*::|##\[/m);
    const plain = everywhere("a")[at];
    if (plain === undefined) throw new Error("as many as before");
    // Long text is wrapped, but brings no line of its own.
    const lines = (of: string) => of.split("\n").filter((line) => /^\S/.test(line)).length;
    expect(lines(text)).toBe(lines(printed(plain, harmless)));
  }
});

test.for<[value: unknown, text: string]>([
  ["AUC holds", "AUC holds"],
  ["metrics:test.auc", '"metrics:test.auc"'],
  ["true", '"true"'],
  ["0.5", '"0.5"'],
  ["90d", "90d"],
  ["2026-12-18", "2026-12-18"],
  ["@acme/sre", '"@acme/sre"'],
  [" x", '" x"'],
  ["", '""'],
  ["a: b # c", '"a: b # c"'],
  [0.5, "0.5"],
  [true, "true"],
  [null, "null"],
  [[1, "a"], "[1, a]"],
  [{ op: "gte", threshold: undefined, deep: { "a b": [] } }, "{ op: gte, deep: { a b: [] } }"],
])("%j is written as a policy may write it: %s", ([value, text]) => expect(flowText(value)).toBe(text));
