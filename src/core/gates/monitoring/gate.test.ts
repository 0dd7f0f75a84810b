import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readDocument } from "#core/evidence/read-document.ts";
import type { DocumentFacts } from "#core/facts/document-facts.ts";
import { documentOf, fileOf, packageOf } from "#core/facts/package.fixture.ts";
import type { Alert, AlertCase, Details, Objective } from "#core/model/details.ts";
import { blocks } from "#core/model/outcome.ts";
import type { Issue } from "#core/model/statement.ts";
import { testGate } from "../../../../test/gate-tester.ts";
import { sayer } from "../define-gate.ts";
import { monitoring } from "./gate.ts";
import { COVERED, TESTED } from "./options.ts";

const FOLDER = "handoffs/churn";
const RULES = `${FOLDER}/ops/rules.yml`;
const TESTS = `${FOLDER}/ops/rules.test.yml`;
const LEVELS = `${FOLDER}/ops/slo.yaml`;

const PLAN = "monitoring: { alerts: ops/rules.yml, tests: ops/rules.test.yml, slo: ops/slo.yaml }\n";
const TRIGGERS = "rollback: { triggers: [{ metric: p95_latency, op: gt, threshold: 250ms }] }\n";
const SUCCESS = "problem: { success: [{ metric: test.auc, op: gte, target: 0.8 }] }\n";
const source = { pointer: "", line: 13, column: 7 };

const alert = (more: Partial<Alert> = {}): Alert => ({
  name: "Slow",
  expression: "p95_latency > 0.05",
  metrics: ["p95_latency", "request_seconds_bucket"],
  severity: "page",
  source,
  ...more,
});
const level = (more: Partial<Objective> = {}): Objective => ({
  kind: "slo",
  name: "answered",
  metrics: ["requests_total"],
  source: { pointer: "", line: 31, column: 5 },
  ...more,
});
const tried = (name: string, expects: AlertCase["expects"]): AlertCase => ({
  alert: name,
  expects,
  source: { pointer: "", line: 5, column: 3 },
});
const broken: Issue = {
  id: "not-promql",
  says: "The expression is none.",
  fix: "Correct it.",
  values: {},
  where: { path: RULES, line: 2, column: 1 },
};
const rules = (...alerts: Alert[]) =>
  documentOf(RULES, "prometheus-rules", { alerts }, ["/monitoring/alerts"]);
const cases = (alertCases: readonly AlertCase[], more: Details = {}) =>
  documentOf(TESTS, "promtool-tests", { alertCases, ...more }, ["/monitoring/tests"]);
const levels = (...objectives: Objective[]) =>
  documentOf(LEVELS, "openslo", { objectives }, ["/monitoring/slo"]);
const loads = (name: string): Details => ({ artifacts: [{ name, digests: [], source }] });

function facts(sections: string, documents: readonly DocumentFacts[] = [], files: readonly string[] = []) {
  const all = [...files, ...documents.map(({ path }) => path)].map((path) => fileOf(path));
  return { packages: [packageOf(sections, { documents, files: all })] };
}
const full = [rules(alert()), cases([tried("Slow", "firing"), tried("Slow", "silent")]), levels(level())];

testGate(monitoring, [
  { name: "no package", facts: { packages: [] }, finds: ["no-packages"], outcome: "skip" },
  {
    name: "a manifest that cannot be read",
    facts: facts("x: 1\n"),
    finds: ["manifest-unreadable"],
    outcome: "error",
  },
  { name: "no plan", facts: facts(""), finds: ["no-plan"], outcome: "skip" },
  {
    name: "no plan where one is asked for",
    facts: facts(""),
    options: { slo: true },
    finds: ["plan-missing"],
    outcome: "fail",
    at: ["1:1"],
  },
  {
    name: "no alerts, and none asked for",
    facts: facts("monitoring: { runbook: docs/runbook.md }\n"),
    finds: ["no-alerts"],
    outcome: "skip",
  },
  {
    name: "no alerts where they are asked for",
    facts: facts("monitoring: { runbook: docs/runbook.md }\n"),
    options: { required: true },
    finds: ["alerts-missing"],
    outcome: "fail",
  },
  {
    name: "a newcomer's plan",
    facts: facts(PLAN + TRIGGERS, [rules(alert()), cases([]), levels(level())]),
    finds: ["alerts-read", "slo-read"],
    outcome: "pass",
  },
  {
    name: "everything that production asks for",
    facts: facts(PLAN + TRIGGERS, full),
    options: { requires: "production" },
    finds: ["alerts-read", "watched", "slo-read"],
    outcome: "pass",
  },
  {
    name: "an earlier boundary asks for less",
    facts: facts(PLAN + TRIGGERS + SUCCESS, [rules(alert())]),
    options: { requires: "engineering-to-operations" },
    finds: ["alerts-read"],
    outcome: "pass",
  },
  {
    name: "nothing that production asks for",
    facts: facts(PLAN + TRIGGERS + SUCCESS, [rules(alert({ metrics: [] }))]),
    options: { requires: "production" },
    finds: ["alerts-read", "untested", "unwatched", "unwatched", "slo-missing"],
    outcome: "fail",
    at: ["13:7", "4:34", "5:32", "3:70"],
  },
  {
    name: "rules of another tool",
    facts: facts(PLAN, [documentOf(RULES, "parameters", { parameters: [] }, ["/monitoring/alerts"])]),
    finds: ["alerts-foreign"],
    outcome: "skip",
  },
  {
    name: "rules of another tool where alerts are asked for",
    facts: facts(PLAN, [{ path: RULES, pointers: ["/monitoring/alerts"], reading: null }]),
    options: { severities: true },
    finds: ["alerts-unknown"],
    outcome: "error",
  },
  {
    name: "rules that cannot be read whole: nothing follows from what is not in them",
    facts: facts(PLAN + TRIGGERS, [
      documentOf(RULES, "prometheus-rules", { alerts: [] }, ["/monitoring/alerts"], { problems: [broken] }),
      cases([tried("Gone", "silent")]),
    ]),
    options: { requires: "production" },
    finds: ["unreadable", "slo-missing"],
    outcome: "error",
    at: ["2:1", "3:70"],
  },
  {
    name: "a file that is not there",
    facts: facts(PLAN, [{ path: RULES, pointers: ["/monitoring/alerts"], reading: null, issue: broken }]),
    finds: ["unreadable"],
    outcome: "error",
  },
  {
    name: "tests that cannot be read: whether an alert is tested cannot be told",
    facts: facts(PLAN, [
      rules(alert()),
      documentOf(TESTS, "promtool-tests", {}, ["/monitoring/tests"], { problems: [broken] }),
    ]),
    options: { tested: "both" },
    finds: ["unreadable", "alerts-read"],
    outcome: "error",
  },
  {
    name: "an SLO that cannot be read, told once",
    facts: facts(PLAN, [
      rules(alert()),
      documentOf(LEVELS, "openslo", {}, ["/monitoring/slo"], { problems: [broken] }),
    ]),
    options: { slo: true },
    finds: ["unreadable", "alerts-read"],
    outcome: "error",
  },
  {
    name: "files elsewhere, which nobody needs",
    facts: facts(
      `monitoring: { alerts: { uri: "https://a.example/r.yml", digest: { sha256: ${"a".repeat(64)} } }, drift: [train] }\ndatasets: [{ name: train, role: train }]\n`,
    ),
    finds: ["drift-compared"],
    outcome: "pass",
  },
  {
    name: "files elsewhere, which are needed",
    facts: facts(
      `monitoring: { alerts: { uri: "https://a.example/r.yml", digest: { sha256: ${"a".repeat(64)} } } }\n`,
    ),
    options: { covers: ["triggers"] },
    finds: ["elsewhere"],
    outcome: "error",
  },
  {
    name: "no severity where one is asked for",
    facts: facts(PLAN, [rules(alert({ severity: " " }))]),
    options: { severities: true },
    finds: ["severity-missing"],
    outcome: "fail",
    at: ["13:7"],
  },
  {
    name: "no runbook where one is asked for",
    facts: facts(PLAN, [rules(alert(), alert({ runbook: "restart the pods" }))]),
    options: { runbook_links: true },
    finds: ["runbook-missing", "runbook-missing"],
    outcome: "fail",
  },
  {
    name: "runbooks that are addresses, and files found beside the rules or in the package",
    facts: facts(
      PLAN,
      [
        rules(
          alert({ runbook: "https://wiki.example/slow" }),
          alert({ runbook: "docs/runbook.md#slow" }),
          alert({ runbook: "./slow.md" }),
        ),
      ],
      [`${FOLDER}/docs/runbook.md`, `${FOLDER}/ops/slow.md`],
    ),
    options: { runbook_links: true },
    finds: ["alerts-read"],
    outcome: "pass",
  },
  {
    name: "a runbook that is not there blocks, whatever is asked",
    facts: facts(PLAN, [rules(alert({ runbook: "docs/runbok.md#slow" }))], [`${FOLDER}/docs/runbook.md`]),
    finds: ["runbook-broken"],
    outcome: "fail",
    at: ["13:7"],
  },
  {
    name: "a runbook in words is none of our business where no link is asked for",
    facts: facts(PLAN, [rules(alert({ runbook: "see the wiki, page 3" }))]),
    finds: ["alerts-read"],
    outcome: "pass",
  },
  {
    name: "a case that fires alone, where that is enough",
    facts: facts(PLAN, [rules(alert()), cases([tried("Slow", "firing")])]),
    options: { tested: "firing" },
    finds: ["alerts-read"],
    outcome: "pass",
  },
  {
    name: "a case that stays silent is missing",
    facts: facts(PLAN, [rules(alert(), alert()), cases([tried("Slow", "firing")])]),
    options: { tested: "both" },
    finds: ["alerts-read", "untested"],
    outcome: "fail",
  },
  {
    name: "a case of an alert that does not exist",
    facts: facts(PLAN, [rules(alert()), cases([tried("Slwo", "silent"), tried("Slwo", "silent")])]),
    finds: ["alerts-read", "case-of-unknown-alert"],
    outcome: "fail",
    at: ["5:3"],
  },
  ...["./rules.yml", "../ops"].map((runbook) => ({
    name: `a runbook that is none: ${runbook}`,
    facts: facts(PLAN, [rules(alert({ runbook }))]),
    options: { runbook_links: true },
    finds: ["runbook-broken"],
    outcome: "fail" as const,
  })),
  {
    name: "cases that run other rules show nothing of an alert of the same name",
    facts: facts(PLAN, [
      rules(alert()),
      cases([tried("Slow", "firing"), tried("Slow", "silent")], loads("decoy.yml")),
    ]),
    options: { tested: "both" },
    finds: ["alerts-read", "untested"],
    outcome: "fail",
  },
  {
    name: "cases that run these rules among others",
    facts: facts(PLAN, [
      rules(alert()),
      cases([tried("Slow", "firing"), tried("Slow", "silent")], loads("rules.yml")),
    ]),
    options: { tested: "both" },
    finds: ["alerts-read"],
    outcome: "pass",
  },
  {
    name: "two alerts of one name and severity, which no test tells apart",
    facts: facts(PLAN, [
      rules(alert(), alert({ expression: "vector(1)", metrics: [] })),
      cases([tried("Slow", "firing")]),
    ]),
    options: { tested: "firing" },
    finds: ["alerts-read", "alert-twice"],
    outcome: "fail",
  },
  {
    name: "an alert of two severities",
    facts: facts(PLAN, [rules(alert(), alert({ severity: "ticket" })), cases([tried("Slow", "firing")])]),
    options: { tested: "firing" },
    finds: ["alerts-read"],
    outcome: "pass",
  },
  {
    name: "a metric that an alert has for its own name, and does not read",
    facts: facts(PLAN + TRIGGERS, [
      rules(alert({ name: "p95_latency", expression: "vector(1)", metrics: [] })),
      levels(level()),
    ]),
    options: { covers: ["triggers"] },
    finds: ["alerts-read", "unwatched", "slo-read"],
    outcome: "fail",
  },
  {
    name: "a case of an alert that other rules may hold",
    facts: facts(PLAN, [rules(alert()), cases([tried("Elsewhere", "silent")], loads("../../others.yml"))]),
    finds: ["alerts-read"],
    outcome: "pass",
  },
  {
    name: "a case of an unknown alert in tests of these rules alone",
    facts: facts(PLAN, [rules(alert()), cases([tried("Elsewhere", "silent")], loads("rules.yml"))]),
    finds: ["alerts-read", "case-of-unknown-alert"],
    outcome: "fail",
  },
  {
    name: "an SLO watches a metric, too",
    facts: facts(PLAN + TRIGGERS + SUCCESS, [
      rules(alert({ metrics: [] })),
      levels(level({ metrics: ["p95_latency_seconds", "test_auc"] })),
    ]),
    options: { covers: ["triggers", "success"] },
    finds: ["alerts-read", "watched", "watched", "slo-read"],
    outcome: "pass",
  },
  {
    name: "an analysis of a canary is no SLO",
    facts: facts(PLAN, [rules(alert()), levels(level({ kind: "analysis" }))]),
    options: { slo: true },
    finds: ["alerts-read", "slo-missing"],
    outcome: "fail",
  },
  {
    name: "drift from a data set that is none",
    facts: facts("monitoring: { drift: [trian] }\ndatasets: [{ name: train, role: train }]\n"),
    finds: ["no-alerts", "drift-unknown"],
    outcome: "fail",
    at: ["3:13", "3:23"],
  },
  {
    name: "drift from test data alone",
    facts: facts("monitoring: { drift: [test] }\ndatasets: [{ name: test, role: test }]\n"),
    finds: ["no-alerts", "drift-baseless"],
    outcome: "fail",
  },
  {
    name: "no drift where it is asked for",
    facts: facts("monitoring: { runbook: docs/runbook.md }\n"),
    options: { drift: true },
    finds: ["no-alerts", "drift-missing"],
    outcome: "fail",
  },
  {
    name: "drift from the training data where it is asked for",
    facts: facts(
      "monitoring: { drift: [train, test] }\ndatasets: [{ name: test, role: test }, { name: train, role: train }]\n",
    ),
    options: { drift: true },
    finds: ["no-alerts", "drift-compared"],
    outcome: "pass",
  },
  {
    name: "a dashboard that others can read along",
    facts: facts("monitoring: { dashboards: ['https://a.example/d', 'http://a.example/d'] }\n"),
    finds: ["no-alerts", "dashboard-insecure"],
    outcome: "fail",
  },
  {
    name: "many are told in part",
    facts: facts(PLAN, [
      rules(...Array.from({ length: 14 }, (_, n) => alert({ name: `A${n}`, severity: "" }))),
    ]),
    options: { severities: true },
    finds: [...Array<string>(12).fill("severity-missing"), "more-found"],
    outcome: "fail",
  },
  {
    name: "many that hold are told in part, too",
    facts: facts(
      `${PLAN}problem: { success: [${Array.from({ length: 13 }, (_, n) => `{ metric: m${n}, op: gt, target: 1 }`).join(", ")}] }\n`,
      [rules(alert({ metrics: Array.from({ length: 13 }, (_, n) => `m${n}`) }))],
    ),
    options: { covers: ["success"] },
    finds: ["alerts-read", ...Array<string>(12).fill("watched"), "more-watched"],
    outcome: "pass",
  },
]);

test("a table says what watches each metric", () => {
  const { tables } = monitoring.evaluate(
    facts(PLAN + TRIGGERS + SUCCESS, full),
    monitoring.options.parse({}),
    sayer(monitoring.messages),
  );
  expect(tables?.[0]?.rows).toEqual([
    ["p95_latency", "a trigger of the rollback", ["Slow"]],
    ["test.auc", "a measure of success", "nothing"],
  ]);
});

const example = join(import.meta.dirname, "../../../../examples/triage/handoffs/triage");

test("the example's files, as their readers see them: every alert is tried, leads to its runbook and watches a trigger", async () => {
  const folder = "handoffs/triage";
  const names = { alerts: "ops/rules.yml", tests: "ops/rules.test.yml", slo: "ops/slo.yaml" };
  const documents = await Promise.all(
    Object.entries(names).map(async ([part, name]): Promise<DocumentFacts> => {
      const text = readFileSync(join(example, name), "utf8");
      const reading = await readDocument({ path: `${folder}/${name}`, text, oid: "0" }, {});
      return { path: `${folder}/${name}`, pointers: [`/monitoring/${part}`], reading };
    }),
  );
  const files = [...documents.map(({ path }) => path), `${folder}/docs/runbook.md`].map((path) =>
    fileOf(path),
  );
  const text = readFileSync(join(example, "handoff.yml"), "utf8");
  const one = packageOf("", { text, folder, documents, files });
  const asked = {
    severities: true,
    runbook_links: true,
    tested: "both",
    covers: ["triggers"],
    slo: true,
  } as const;
  const { findings } = monitoring.evaluate(
    { packages: [one] },
    monitoring.options.parse(asked),
    sayer(monitoring.messages),
  );
  expect(findings.map(({ id }) => id)).toEqual(["alerts-read", "watched", "watched", "watched", "slo-read"]);
});

const anyOptions = fc.record(
  {
    requires: fc.constantFrom("engineering-to-operations" as const, "production" as const),
    required: fc.boolean(),
    severities: fc.boolean(),
    runbook_links: fc.boolean(),
    tested: fc.constantFrom(...TESTED),
    covers: fc.subarray([...COVERED]),
    drift: fc.boolean(),
    slo: fc.boolean(),
  },
  { requiredKeys: [] },
);
const anyFacts = fc
  .record({
    plan: fc.constantFrom(
      "",
      PLAN,
      "monitoring: { runbook: r.md }\n",
      "monitoring: { drift: [train] }\ndatasets: [{ name: train, role: train }]\n",
    ),
    promised: fc.constantFrom("", TRIGGERS, SUCCESS, TRIGGERS + SUCCESS),
    alerts: fc.subarray([
      alert({ severity: "" }),
      alert({ runbook: "https://a.example" }),
      alert({ metrics: ["test_auc"] }),
    ]),
    tried: fc.subarray([tried("Slow", "firing"), tried("Slow", "silent")]),
    levels: fc.subarray([level(), level({ metrics: ["test_auc"] })]),
  })
  .map((any) =>
    facts(any.plan + any.promised, [rules(...any.alerts), cases(any.tried), levels(...any.levels)]),
  );

test("what either of two stages blocks, both together block", () => {
  const verdict = (given: ReturnType<typeof facts>, chosen: object) => {
    const { findings } = monitoring.evaluate(
      given,
      monitoring.options.parse(chosen),
      sayer(monitoring.messages),
    );
    return findings.some(({ outcome }) => blocks(outcome));
  };
  fc.assert(
    fc.property(anyFacts, anyOptions, anyOptions, (given, earlier, later) => {
      const joined = monitoring.strengthen(monitoring.options.parse(earlier), later);
      if (verdict(given, earlier) || verdict(given, later)) expect(verdict(given, joined)).toBe(true);
    }),
    { seed: 11, numRuns: 300 },
  );
});

test("a later stage that leaves an option out keeps what the earlier one says", () => {
  const earlier = monitoring.options.parse({ tested: "firing", covers: ["success"], severities: true });
  expect(monitoring.strengthen(earlier, { covers: ["triggers"], requires: "production" })).toEqual({
    requires: "production",
    required: false,
    severities: true,
    runbook_links: false,
    tested: "firing",
    covers: ["triggers", "success"],
    drift: false,
    slo: false,
  });
});
