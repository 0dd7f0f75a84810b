import fc from "fast-check";
import { expect, test } from "vitest";
import { evidenceOf, packageOf } from "#core/facts/package.fixture.ts";
import type { Weakness } from "#core/model/details.ts";
import { blocks } from "#core/model/outcome.ts";
import type { Issue } from "#core/model/statement.ts";
import { testGate } from "../../../../test/gate-tester.ts";
import { sayer } from "../define-gate.ts";
import { security } from "./gate.ts";
import { SEVERITIES } from "./options.ts";

const weakness = (more: Partial<Weakness> = {}): Weakness => ({
  id: "CVE-2026-1",
  severity: "critical",
  component: "libfoo",
  suppressed: false,
  source: { pointer: "/0", line: 7, column: 3 },
  ...more,
});
const broken: Issue = {
  id: "broken-off",
  says: "The run broke off.",
  fix: "Run it again.",
  values: {},
  where: { path: "reports/scan.json", line: 2, column: 1 },
};
const scan = (weaknesses: readonly Weakness[], problems: readonly Issue[] = [], tool = "Trivy") => ({
  packages: [
    packageOf("", {
      evidence: [
        evidenceOf("reports/scan.json", "trivy", { details: { weaknesses }, problems, producer: { tool } }),
      ],
    }),
  ],
});
const none = { packages: [packageOf("", { evidence: [evidenceOf("reports/junit.xml", "junit")] })] };

testGate(security, [
  { name: "no package", facts: { packages: [] }, finds: ["no-packages"], outcome: "skip" },
  { name: "no scan, none asked", facts: none, finds: ["no-scan"], outcome: "skip" },
  {
    name: "no scan, one asked",
    facts: none,
    options: { required: true },
    finds: ["scan-missing"],
    outcome: "fail",
  },
  {
    name: "a broken manifest",
    facts: { packages: [packageOf("x: 1\n")] },
    finds: ["manifest-unreadable"],
    outcome: "error",
  },
  { name: "a scan that found nothing", facts: scan([]), finds: ["scan-holds"], outcome: "pass" },
  {
    name: "the scanner that is asked for, however it is spelled",
    facts: scan([]),
    options: { tools: ["trivy"] },
    finds: ["scan-holds"],
    outcome: "pass",
  },
  {
    name: "another scanner than the one that is asked for",
    facts: scan([]),
    options: { tools: ["CodeQL"] },
    finds: ["tool-missing", "scan-holds"],
    outcome: "fail",
  },
  {
    name: "a scanner that is asked for, and no scan at all",
    facts: none,
    options: { tools: ["CodeQL"] },
    finds: ["tool-missing"],
    outcome: "fail",
    at: ["1:1"],
  },
  { name: "critical", facts: scan([weakness()]), finds: ["weakness-found"], outcome: "fail", at: ["7:3"] },
  {
    name: "high is let go by default",
    facts: scan([weakness({ severity: "high" })]),
    finds: ["scan-holds"],
    outcome: "pass",
  },
  {
    name: "high where high blocks",
    facts: scan([weakness({ severity: "high", fixedIn: "1.2" })]),
    options: { block: "high" },
    finds: ["weakness-found"],
    outcome: "fail",
  },
  {
    name: "nothing mends it, and only what can be mended counts",
    facts: scan([weakness()]),
    options: { fixable_only: true },
    finds: ["scan-holds"],
    outcome: "pass",
  },
  {
    name: "unrated is shown in the report alone",
    facts: scan([weakness({ severity: "unknown" })]),
    finds: ["scan-holds"],
    outcome: "pass",
  },
  {
    name: "unrated where that blocks",
    facts: scan([weakness({ severity: "unknown" })]),
    options: { unrated: "block" },
    finds: ["weakness-unrated"],
    outcome: "fail",
  },
  {
    name: "suppressed with a reason",
    facts: scan([weakness({ suppressed: true, justification: "not reachable" })]),
    finds: ["scan-holds"],
    outcome: "pass",
  },
  {
    name: "suppressed without a reason",
    facts: scan([weakness({ suppressed: true, justification: "  " })]),
    finds: ["suppression-unreasoned"],
    outcome: "fail",
  },
  {
    name: "suppressed without a reason where that is allowed",
    facts: scan([weakness({ suppressed: true })]),
    options: { suppressed: "allow" },
    finds: ["scan-holds"],
    outcome: "pass",
  },
  {
    name: "suppressed with a reason where no suppression counts",
    facts: scan([weakness({ suppressed: true, justification: "not reachable" })]),
    options: { suppressed: "refuse" },
    finds: ["suppression-refused"],
    outcome: "fail",
  },
  {
    name: "a scan that broke off proves nothing, whatever it holds",
    facts: scan([], [broken]),
    finds: ["scan-unreadable"],
    outcome: "error",
    at: ["2:1"],
  },
  {
    name: "a scan that broke off after something was found",
    facts: scan([weakness()], [broken]),
    finds: ["scan-unreadable", "weakness-found"],
    outcome: "error",
  },
  {
    name: "many are told in part",
    facts: scan(Array.from({ length: 14 }, (_, n) => weakness({ id: `CVE-${n}` }))),
    finds: [...Array<string>(12).fill("weakness-found"), "more-found"],
    outcome: "fail",
  },
  {
    name: "a reason that says nothing",
    facts: scan([weakness({ suppressed: true, justification: "\u200b – " })]),
    finds: ["suppression-unreasoned"],
    outcome: "fail",
  },
  {
    name: "the gravest come first, whatever order the scanner has",
    facts: scan([
      ...Array.from({ length: 12 }, (_, n) =>
        weakness({ id: `low-${n}`, severity: "low", source: { pointer: `/${n}`, line: 100 + n } }),
      ),
      weakness(),
    ]),
    options: { block: "low" },
    finds: [...Array.from({ length: 12 }, () => "weakness-found" as const), "more-found"],
    outcome: "fail",
    at: ["7:3", ...Array.from({ length: 11 }, (_, n) => `${100 + n}`)],
  },
]);

const anyOptions = fc.record({
  required: fc.boolean(),
  tools: fc.subarray(["Trivy", "CodeQL"]),
  block: fc.constantFrom(...SEVERITIES),
  unrated: fc.constantFrom("report" as const, "block" as const),
  suppressed: fc.constantFrom("allow" as const, "with-reason" as const, "refuse" as const),
  fixable_only: fc.boolean(),
});
const anyWeakness = fc
  .record({
    severity: fc.constantFrom(...SEVERITIES, "unknown" as const),
    suppressed: fc.boolean(),
    justification: fc.constantFrom("", "not reachable"),
    fixedIn: fc.option(fc.constant("1.2"), { nil: undefined }),
  })
  .map(({ fixedIn, ...more }) => weakness({ ...more, ...(fixedIn === undefined ? {} : { fixedIn }) }));

test("what either of two stages blocks, both together block", () => {
  const verdict = (facts: ReturnType<typeof scan>, chosen: object) => {
    const { findings } = security.evaluate(facts, security.options.parse(chosen), sayer(security.messages));
    return findings.some(({ outcome }) => blocks(outcome));
  };
  const facts = fc.oneof(
    fc.array(anyWeakness, { maxLength: 4 }).map((all) => scan(all)),
    fc.constant(none),
  );
  fc.assert(
    fc.property(facts, anyOptions, anyOptions, (given, earlier, later) => {
      const joined = security.strengthen(earlier, later);
      if (verdict(given, earlier) || verdict(given, later)) expect(verdict(given, joined)).toBe(true);
    }),
    { seed: 4, numRuns: 400 },
  );
});

test("a later stage that leaves an option out keeps what the earlier one says", () => {
  expect(
    security.strengthen({ suppressed: "allow", fixable_only: true, block: "high" }, { required: true }),
  ).toEqual({
    required: true,
    tools: [],
    block: "high",
    unrated: "report",
    suppressed: "allow",
    fixable_only: true,
  });
});
