import { expect, test } from "vitest";
import type { Finding } from "#core/model/finding.ts";
import type { GateResult } from "#core/model/verdict.ts";
import { nextWait, type Wait } from "./wait.ts";

const BEFORE: Wait = {
  stage: "production",
  since: new Date("2026-11-18T12:00:00Z"),
  waitsFor: ["@acme/sre", "@dana"],
  reminders: 1,
  remindedAt: new Date("2026-11-19T12:00:00Z"),
  escalatedAt: null,
};
const NOW = new Date("2026-11-20T12:00:00Z");
const FRESH = { stage: "production", since: NOW, reminders: 0, remindedAt: null, escalatedAt: null };

function verdict(who: readonly string[], over: Partial<GateResult> = {}) {
  const finding: Finding = { id: "missing", outcome: "pending", says: "", values: {}, who };
  const gate: GateResult = {
    gate: "sign-offs",
    title: "",
    severity: "block",
    outcome: "pending",
    kind: "people",
    findings: [finding],
    tables: [],
    ...over,
  };
  return { stage: "production", gates: [gate], contentGreen: true };
}

test.for<[why: string, before: Wait | null, who: readonly string[], after: object | null]>([
  ["begins", null, ["@dana", "@Acme/SRE"], { ...FRESH, waitsFor: ["@acme/sre", "@dana"] }],
  ["goes on for the same people, in any order and case", BEFORE, ["@DANA", "@acme/sre", "@dana"], BEFORE],
  ["goes on for fewer of them", BEFORE, ["@dana"], { ...BEFORE, waitsFor: ["@dana"] }],
  ["begins anew with somebody new", BEFORE, ["@dana", "@kim"], { ...FRESH, waitsFor: ["@dana", "@kim"] }],
  ["ends", BEFORE, [], null],
  ["is none for those who cannot be told", null, ["dana@acme.example", "@renovate[bot]"], null],
])("a wait %s", ([, before, who, after]) => {
  expect(nextWait(before, verdict(who), false, NOW)).toEqual(after);
});

test("another stage waits anew", () => {
  const staging = { ...verdict(["@dana"]), stage: "staging" };
  expect(nextWait(BEFORE, staging, false, NOW)).toMatchObject({ since: NOW, stage: "staging" });
});

test.for([
  ["a draft", true, verdict(["@dana"])],
  ["content that is not in order", false, { ...verdict(["@dana"]), contentGreen: false }],
  ["a gate that only warns", false, verdict(["@dana"], { severity: "warn" })],
  ["a gate of content", false, verdict(["@dana"], { kind: "content" })],
] as const)("%s waits for nobody", ([, draft, judged]) => {
  expect(nextWait(BEFORE, judged, draft, NOW)).toBeNull();
});
