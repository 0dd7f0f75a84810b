import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Drill } from "#core/drill/drill.ts";
import { readDrill } from "#core/drill/read-drill.ts";
import type { DocumentFacts } from "#core/facts/document-facts.ts";
import type { TargetFacts } from "#core/facts/facts.ts";
import {
  digestsOf,
  documentOf,
  fileOf,
  observationOf,
  packageOf as releaseOf,
} from "#core/facts/package.fixture.ts";
import type { PackageFacts, ReferenceFacts } from "#core/facts/package-facts.ts";
import type { Handoff } from "#core/handoff/handoff-schema.ts";
import { readManifest } from "#core/handoff/read-manifest.ts";
import { resolveSections } from "#core/handoff/resolve-sections.ts";
import type { Observation } from "#core/model/observation.ts";
import { blocks } from "#core/model/outcome.ts";
import type { Issue, Reading } from "#core/model/statement.ts";
import { testGate } from "../../../../test/gate-tester.ts";
import { sayer } from "../define-gate.ts";
import { findVague } from "./find-vague.ts";
import { rollback } from "./gate.ts";
import { options } from "./options.ts";

const FOLDER = "handoffs/churn";
const MANIFEST = `${FOLDER}/handoff.yml`;
const SCRIPT = `${FOLDER}/deploy/rollback.sh`;

const HEAD = 'apiVersion: gatehouse/v1\npackage: { name: churn, version: 3.1.0, owner: "@acme/churn" }\n';
const TRIGGER =
  "{ metric: p95_latency, op: gt, threshold: 250ms, lookbackWindow: 10m, alertAfter: 5m, action: replace-model }";
const PLAN = `rollback:
  to: churn@3.0.0
  triggers:
    - ${TRIGGER}
  path: deploy/rollback.sh
  within: 10m
  authority: "@acme/on-call"
  drill: drills/2026-10-02.md
`;
const RECORD = "---\ndate: 2026-10-02\ntarget: churn@3.0.0\nduration: 7m\noutcome: passed\n---\n";
const STABLE = "stable: { metric: error_rate, op: lt, threshold: 0.01, lookbackWindow: 30m }";

interface Made {
  readonly head?: string;
  readonly plan?: string;
  /** Changes the section after it was read, to what the schema would refuse. */
  readonly change?: (plan: NonNullable<Handoff["rollback"]>) => NonNullable<Handoff["rollback"]>;
  readonly script?: Partial<ReferenceFacts> | null;
  readonly record?: string | null;
  readonly measured?: readonly Observation[];
  /** What an alert reads; left out, evidence cannot be read whole, and nothing follows from what is not measured. */
  readonly watched?: readonly string[];
  readonly more?: Partial<PackageFacts>;
}

function packageOf({
  head = HEAD,
  plan = PLAN,
  change,
  script = {},
  record = RECORD,
  measured = [],
  watched,
  more = {},
}: Made): PackageFacts {
  const read = readManifest(head + (watched === undefined ? "" : WATCHING) + plan, MANIFEST, FOLDER);
  const manifest = read.ok ? resolveSections(read.value, new Map()) : read;
  const reference = { pointer: "/rollback/path", path: SCRIPT, kind: "file", size: 9, ...script } as const;
  const drill: Reading<Drill> | null =
    record === null ? null : readDrill(record, `${FOLDER}/drills/2026-10-02.md`);
  const reading = { path: "m.json", format: "metrics", digest: "", observations: measured };
  const problems = watched === undefined && measured.length === 0 ? [broken] : [];
  const section = manifest.ok ? manifest.value.handoff.rollback : undefined;
  return {
    folder: FOLDER,
    manifestPath: MANIFEST,
    manifest:
      manifest.ok && section !== undefined && change !== undefined
        ? {
            ok: true,
            value: { ...manifest.value, handoff: { ...manifest.value.handoff, rollback: change(section) } },
          }
        : manifest,
    files: [],
    references: script === null ? [] : [reference],
    evidence: [{ pointer: "/evidence/0", path: "m.json", reading: { ...reading, problems } }],
    documents: watched === undefined ? [] : [alerts("TriageSlow", [], watched)],
    outside: [],
    digests: {},
    signatures: [],
    checklists: [],
    owners: null,
    drill,
    ...more,
  };
}

function facts(
  made: Made = {},
  targets: Readonly<Record<string, TargetFacts>> = { "churn@3.0.0": "tag" },
  releases: Readonly<Record<string, PackageFacts>> = {},
) {
  return { packages: [packageOf(made)], targets, releases, now: "2026-11-21T23:59:59Z" };
}

const MODEL = "handoffs/churn/model/weights.bin";
const SIGNATURE = "handoffs/churn/model.sig";
const stated = (name: string, value: string, lock = "dvc.lock"): DocumentFacts =>
  documentOf(`${FOLDER}/${lock}`, "dvc-lock", {
    artifacts: [{ name, digests: [{ algorithm: "sha256", value }], source: { pointer: "" } }],
  });
/** The version to go back to, as it was released: its model, and a file that states the model's digest. */
const released = (
  found: DocumentFacts | readonly DocumentFacts[] = [],
  more: readonly [path: string, text: string] | null = null,
) => {
  const extra = more === null ? [] : [more];
  const files = [fileOf(MODEL), fileOf(`${FOLDER}/data.csv`), ...extra.map(([path]) => fileOf(path))];
  const digests = Object.fromEntries(extra.map(([path, text]) => [path, digestsOf(text)]));
  return facts(
    {},
    { "churn@3.0.0": "tag" },
    {
      "churn@3.0.0": releaseOf("model: { path: model }\n", {
        documents: [found].flat(),
        files,
        digests: { [MODEL]: digestsOf("weights"), [`${FOLDER}/data.csv`]: digestsOf("data"), ...digests },
      }),
    },
  );
};
const WATCHING = "monitoring: { alerts: rules.yml }\n";
const alerts = (
  name: string,
  problems: readonly Issue[] = [],
  metrics: readonly string[] = [],
): DocumentFacts =>
  documentOf(
    `${FOLDER}/rules.yml`,
    "prometheus-rules",
    { alerts: [{ name, expression: "x > 1", metrics, source: { pointer: "" } }] },
    ["/monitoring/alerts"],
    { problems },
  );
const broken: Issue = { id: "x", says: "It is broken.", values: {}, where: { path: `${FOLDER}/rules.yml` } };
const escalation = (...names: string[]): Made =>
  swap(
    "  within",
    `  escalation: [${names.map((name) => `{ to: "${name}", after: 5m }`).join(", ")}]\n  within`,
  );
const SCRIPT_DIGEST = digestsOf("script");
const ran = (
  digest: string,
  more: Partial<PackageFacts> = { digests: { [SCRIPT]: SCRIPT_DIGEST } },
): Made => ({
  record: RECORD.replace("outcome", `script_sha256: ${digest}\noutcome`),
  more,
});
const mode = (text: string): Made => ({ more: { files: [fileOf(SCRIPT, "", text)] } });

const FIRST = PLAN.replace("to: churn@3.0.0", "to: none\n  instead: the rule in rules/churn.sql");
/** A release before which there was none, where the base holds these. */
const first = (
  made: Made = {},
  releases: Readonly<Record<string, PackageFacts>> = {},
  targets: Readonly<Record<string, TargetFacts>> = { "churn@none": "absent" },
) => facts({ plan: FIRST, record: RECORD.replace("churn@3.0.0", "none"), ...made }, targets, releases);
const firstly = ["first-release", "trigger-exact", "path-exists", "fast-enough", "drill-passed-off"];

const swap = (from: string, to: string): Made => ({ plan: PLAN.replace(from, to) });
const trigger = (from: string, to: string): Made => swap(TRIGGER, TRIGGER.replace(from, to));
const record = (from: string, to: string): Made => ({ record: RECORD.replace(from, to) });
const good = ["target-exists", "trigger-exact", "path-exists", "fast-enough", "drill-passed"];
const but = (id: string, ...instead: string[]) => good.flatMap((one) => (one === id ? instead : [one]));
const constraint = `${HEAD}migration: { constraints: { p95_latency: 250ms } }\n`;
const bare = TRIGGER.replace("250ms", "250");

testGate(rollback, [
  {
    name: "a metric that an alert has for its own name, and does not read",
    facts: facts({
      head: HEAD + WATCHING,
      measured: [observationOf("auc", 0.8)],
      more: { documents: [alerts("p95_latency")] },
    }),
    finds: but("trigger-exact", "unmeasured"),
    outcome: "fail",
  },
  {
    name: "a metric that nothing measures",
    facts: facts({ watched: ["error_ratio_5m"] }),
    finds: but("trigger-exact", "unmeasured"),
    outcome: "fail",
    at: ["5:7", "7:17", "8:9", "9:11", "11:10"],
  },
  {
    name: "a metric that is measured under a name near to it",
    facts: facts({ watched: ["p95_latencey"] }),
    finds: but("trigger-exact", "unmeasured-misspelled"),
    outcome: "fail",
  },
  {
    name: "a metric that an alert watches",
    facts: facts({ watched: ["p95_latency"] }),
    finds: good,
    outcome: "pass",
  },
  {
    name: "a metric that a constraint names",
    facts: facts({ head: constraint, watched: [] }),
    finds: good,
    outcome: "pass",
  },
  {
    name: "a metric that Prometheus spells in another way",
    facts: facts({ ...trigger("p95_latency", "http_req.p(95)"), watched: ["http_req_p_95__seconds"] }),
    finds: good,
    outcome: "pass",
  },
  {
    name: "an exact plan that was rehearsed",
    facts: facts(),
    finds: good,
    outcome: "pass",
    at: ["4:7", "6:7", "7:9", "8:11", "10:10"],
  },
  {
    name: "no package",
    facts: { packages: [], targets: {}, releases: {}, now: "2026-11-21T00:00:00Z" },
    finds: ["no-packages"],
    outcome: "skip",
  },
  {
    name: "a manifest that cannot be read",
    facts: facts({ plan: "nonsense: 1\n" }),
    finds: ["manifest-unreadable"],
    outcome: "error",
    at: ["3:1"],
  },
  { name: "no plan", facts: facts({ plan: "" }), finds: ["no-plan"], outcome: "skip" },
  {
    name: "no plan where one is asked for",
    facts: facts({ plan: "" }),
    options: { required: true },
    finds: ["plan-missing"],
    outcome: "fail",
    at: ["1:1"],
  },

  {
    name: "no target",
    facts: facts(swap("  to: churn@3.0.0\n", "")),
    finds: but("target-exists", "no-target"),
    outcome: "fail",
  },
  {
    name: "the previous version is the target where none is named",
    facts: facts({
      head: HEAD.replace("3.1.0", "3.1.0, previous: 3.0.0"),
      ...swap("  to: churn@3.0.0\n", ""),
    }),
    finds: good,
    outcome: "pass",
  },
  {
    name: "another package",
    facts: facts(swap("churn@3.0.0", "other@3.0.0")),
    finds: [...but("target-exists", "other-package").slice(0, 4), "drill-of-another-target"],
    outcome: "fail",
    at: ["4:7", "6:7", "7:9", "8:11", "10:10"],
  },
  {
    name: "the version itself",
    facts: facts(swap("churn@3.0.0", "churn@3.1.0")),
    finds: [...but("target-exists", "own-version").slice(0, 4), "drill-of-another-target"],
    outcome: "fail",
  },
  {
    name: "a version that does not exist",
    facts: facts({}, { "churn@3.0.0": "absent" }),
    finds: but("target-exists", "target-absent"),
    outcome: "fail",
  },
  {
    name: "a tag whose commit holds a page and no package",
    facts: facts({}, { "churn@3.0.0": { tag: "churn@3.0.0", holds: null } }),
    finds: but("target-exists", "target-not-at-tag"),
    outcome: "fail",
    at: ["4:7", "6:7", "7:9", "8:11", "10:10"],
  },
  {
    name: "a tag whose commit holds another version, of which nothing can verify",
    facts: facts({}, { "churn@3.0.0": { tag: "churn-v3.0.0", holds: "churn@2.9.0" } }),
    options: { verify_target: true },
    finds: but("target-exists", "target-another-at-tag"),
    outcome: "fail",
  },
  {
    name: "a version, and beside it what serves without one",
    facts: facts(swap("  within", "  instead: the rule in rules/churn.sql\n  within")),
    finds: but("target-exists", "target-exists", "instead-beside"),
    outcome: "fail",
  },
  {
    name: "a first release that goes back to what served before, and practised it",
    facts: first(),
    finds: firstly,
    outcome: "pass",
    at: ["5:12", "7:7", "8:9", "9:11", "11:10"],
  },
  {
    name: "a first release has no earlier model to verify",
    facts: first(),
    options: { verify_target: true },
    finds: firstly,
    outcome: "pass",
  },
  {
    name: "a first release that is at the base already, and is mended there",
    facts: first({}, { "churn@3.1.0": releaseOf("") }),
    finds: firstly,
    outcome: "pass",
  },
  {
    name: "another package at the base is no earlier version",
    facts: first({}, { "churn-large@3.0.0": releaseOf("") }),
    finds: firstly,
    outcome: "pass",
  },
  {
    name: "no first release where the base holds another version",
    facts: first({}, { "churn@3.1.0": releaseOf(""), "churn@3.0.0": releaseOf("") }),
    finds: ["first-has-earlier", ...firstly.slice(1)],
    outcome: "fail",
  },
  {
    name: "no first release where a tag holds another version",
    facts: first({}, {}, { "churn@none": { tag: "churn-v3.0.0", holds: "churn@3.0.0" } }),
    finds: ["first-has-tagged", ...firstly.slice(1)],
    outcome: "fail",
    at: ["4:7", "7:7", "8:9", "9:11", "11:10"],
  },
  {
    name: "a first release where tags could not be read",
    facts: first({}, {}, { "churn@none": "unknown" }),
    finds: ["first-unknown", ...firstly.slice(1)],
    outcome: "error",
  },
  {
    name: "a first release where nobody looked at tags",
    facts: first({}, {}, {}),
    finds: ["first-unknown", ...firstly.slice(1)],
    outcome: "error",
  },
  {
    name: "no first release where the manifest names a previous one",
    facts: first({ head: HEAD.replace("3.1.0", "3.1.0, previous: 3.0.0") }),
    finds: ["first-has-previous", ...firstly.slice(1)],
    outcome: "fail",
  },
  {
    name: "a first release that does not say what serves instead",
    facts: first({ plan: FIRST.replace(/ {2}instead: .*\n/, "") }),
    finds: ["instead-missing", ...firstly.slice(1)],
    outcome: "fail",
    at: ["4:3", "6:7", "7:9", "8:11", "10:10"],
  },
  {
    name: "a first release that leaves open what serves instead",
    facts: first({ plan: FIRST.replace("the rule in rules/churn.sql", "TBD") }),
    finds: ["instead-vague", ...firstly.slice(1)],
    outcome: "fail",
  },
  {
    name: "a drill that went back to a version does not practise to switch off",
    facts: first({ record: RECORD }),
    finds: [...firstly.slice(0, 4), "drill-not-off"],
    outcome: "fail",
  },
  {
    name: "a drill that switched off does not practise to go back to a version",
    facts: facts(record("churn@3.0.0", "none")),
    finds: but("drill-passed", "drill-of-another-target"),
    outcome: "fail",
  },
  {
    name: "tags that could not be read",
    facts: facts({}, { "churn@3.0.0": "unknown" }),
    finds: but("target-exists", "target-unknown"),
    outcome: "error",
  },
  {
    name: "a version that nobody looked up",
    facts: facts({}, {}),
    finds: but("target-exists", "target-unknown"),
    outcome: "error",
  },
  {
    name: "a version on the base branch",
    facts: facts({}, { "churn@3.0.0": "base" }),
    finds: good,
    outcome: "pass",
  },

  {
    name: "no trigger",
    facts: facts(swap(`\n    - ${TRIGGER}`, " []")),
    finds: but("trigger-exact", "no-triggers"),
    outcome: "fail",
    at: ["4:7", "5:3", "6:9", "7:11", "9:10"],
  },
  {
    name: "a threshold in words",
    facts: facts({
      change: (plan) => ({
        ...plan,
        triggers: [{ metric: "p95", op: "gt", threshold: "too slow", lookbackWindow: "5m", action: "page" }],
      }),
    }),
    finds: but("trigger-exact", "vague"),
    outcome: "fail",
    at: ["4:7", "6:49", "7:9", "8:11", "10:10"],
  },
  {
    name: "a metric that nobody measures",
    facts: facts(trigger("p95_latency", "performance")),
    finds: but("trigger-exact", "vague"),
    outcome: "fail",
  },
  {
    name: "an action that is left open",
    facts: facts(trigger("replace-model", "roll back if needed")),
    finds: but("trigger-exact", "vague"),
    outcome: "fail",
  },
  {
    name: "an action that the policy does not know",
    facts: facts(trigger("replace-model", "restart-everything")),
    options: { actions: ["replace-model", "restore-data", "flag-off"] },
    finds: but("trigger-exact", "action-unknown"),
    outcome: "fail",
  },
  {
    name: "an action that the policy knows",
    facts: facts(),
    options: { actions: ["replace-model"] },
    finds: good,
    outcome: "pass",
  },
  {
    name: "windows in words",
    facts: facts({
      change: (plan) => ({
        ...plan,
        triggers: [
          {
            metric: "p95",
            op: "gt",
            threshold: 1,
            lookbackWindow: "a while",
            alertAfter: "soon",
            action: "page",
          },
        ],
      }),
    }),
    finds: but("trigger-exact", "vague", "vague"),
    outcome: "fail",
  },
  {
    name: "no window and no action",
    facts: facts(trigger(", lookbackWindow: 10m, alertAfter: 5m, action: replace-model", "")),
    finds: but("trigger-exact", "incomplete", "incomplete"),
    outcome: "fail",
    at: ["4:7", "6:7", "6:7", "7:9", "8:11", "10:10"],
  },
  {
    name: "a bare number where a constraint has a unit",
    facts: facts({ head: constraint, ...trigger("250ms", "250") }),
    finds: but("trigger-exact", "unlike-units"),
    outcome: "fail",
    at: ["5:7", "7:49", "8:9", "9:11", "11:10"],
  },
  {
    name: "a bare number where the evidence has a unit",
    facts: facts({
      measured: [{ name: "p95_latency", value: 120, unit: "ms", source: { pointer: "" } }],
      ...trigger("250ms", "250"),
    }),
    finds: but("trigger-exact", "unlike-units"),
    outcome: "fail",
  },
  {
    name: "a bare number where a target has a unit",
    facts: facts({
      head: `${HEAD}problem: { success: [{ metric: p95_latency, op: lt, target: 200ms }] }\n`,
      ...trigger("250ms", "250"),
    }),
    finds: but("trigger-exact", "unlike-units"),
    outcome: "fail",
  },
  {
    name: "two triggers that disagree: the later one is told",
    facts: facts(swap(TRIGGER, `${TRIGGER}\n    - ${bare}`)),
    finds: but("trigger-exact", "trigger-exact", "unlike-units"),
    outcome: "fail",
  },
  {
    name: "another unit of the same kind",
    facts: facts({ head: constraint, ...trigger("250ms", "0.25s") }),
    finds: good,
    outcome: "pass",
  },

  {
    name: "stable, exactly",
    facts: facts(swap("  within", `  ${STABLE}\n  within`)),
    finds: but("drill-passed", "stable-exact", "drill-passed"),
    outcome: "pass",
  },
  {
    name: "stable without a window",
    facts: facts(swap("  within", `  ${STABLE.replace(", lookbackWindow: 30m", "")}\n  within`)),
    finds: but("drill-passed", "incomplete", "drill-passed"),
    outcome: "fail",
  },
  {
    name: "nobody who confirms that it is stable",
    facts: facts(swap("  within", `  ${STABLE}\n  within`)),
    options: { stable_endorsed: true },
    finds: but("drill-passed", "stable-unendorsed", "drill-passed"),
    outcome: "fail",
  },
  {
    name: "nothing about stable where somebody must confirm it",
    facts: facts(),
    options: { stable_endorsed: true },
    finds: but("drill-passed", "stable-unendorsed", "drill-passed"),
    outcome: "fail",
  },
  {
    name: "somebody who confirms that it is stable",
    facts: facts(swap("  within", `  ${STABLE.replace(" }", ', endorsedBy: "@acme/sre" }')}\n  within`)),
    options: { stable_endorsed: true },
    finds: but("drill-passed", "stable-exact", "drill-passed"),
    outcome: "pass",
  },
  {
    name: "stable in another unit than the trigger",
    facts: facts(swap("  within", `  ${STABLE.replace("error_rate", "p95_latency")}\n  within`)),
    finds: but("drill-passed", "unlike-units", "drill-passed"),
    outcome: "fail",
  },

  {
    name: "no script",
    facts: facts(swap("  path: deploy/rollback.sh\n", "")),
    finds: but("path-exists", "incomplete"),
    outcome: "fail",
  },
  {
    name: "a script that is not there",
    facts: facts({ script: { kind: "absent" } }),
    finds: but("path-exists", "path-absent"),
    outcome: "fail",
    at: ["4:7", "6:7", "7:9", "8:11", "10:10"],
  },
  {
    name: "a script in other letters",
    facts: facts({ script: { kind: "absent", similar: `${FOLDER}/deploy/Rollback.sh` } }),
    finds: but("path-exists", "path-misspelled"),
    outcome: "fail",
  },
  {
    name: "a folder",
    facts: facts({ script: { kind: "folder" } }),
    finds: but("path-exists", "path-not-a-file"),
    outcome: "fail",
  },
  {
    name: "a symbolic link",
    facts: facts({ script: { kind: "symlink" } }),
    finds: but("path-exists", "path-not-a-file"),
    outcome: "fail",
  },
  {
    name: "a script that nobody looked up",
    facts: facts({ script: null }),
    finds: but("path-exists", "path-unread"),
    outcome: "error",
  },
  {
    name: "a script elsewhere, fixed by its digest",
    facts: facts({
      script: null,
      ...swap(
        "deploy/rollback.sh",
        `{ uri: "https://a.example/r.sh", digest: { sha256: ${"a".repeat(64)} } }`,
      ),
    }),
    finds: good,
    outcome: "pass",
  },

  {
    name: "no time and nobody to decide",
    facts: facts(swap('  within: 10m\n  authority: "@acme/on-call"\n', "")),
    finds: but("fast-enough", "incomplete", "incomplete"),
    outcome: "fail",
  },
  {
    name: "as fast as the policy asks",
    facts: facts(),
    options: { max_within: "10m" },
    finds: good,
    outcome: "pass",
  },
  {
    name: "slower than the policy asks",
    facts: facts(),
    options: { max_within: "PT9M" },
    finds: but("fast-enough", "too-slow"),
    outcome: "fail",
    at: ["4:7", "6:7", "7:9", "8:11", "10:10"],
  },
  {
    name: "prose for a time and for an authority",
    facts: facts({ change: (plan) => ({ ...plan, within: "quickly", authority: "whoever is on call" }) }),
    finds: but("fast-enough", "vague", "vague"),
    outcome: "fail",
  },

  {
    name: "no drill, none asked for",
    facts: facts(swap("  drill: drills/2026-10-02.md\n", "")),
    finds: good.slice(0, 4),
    outcome: "pass",
  },
  {
    name: "no drill where one is asked for",
    facts: facts(swap("  drill: drills/2026-10-02.md\n", "")),
    options: { drill_max_age: "90d" },
    finds: but("drill-passed", "drill-not-named"),
    outcome: "fail",
    at: ["4:7", "6:7", "7:9", "8:11", "4:3"],
  },
  {
    name: "a record elsewhere",
    facts: facts(
      swap("drills/2026-10-02.md", `{ uri: "https://a.example/d", digest: { sha256: ${"a".repeat(64)} } }`),
    ),
    finds: but("drill-passed", "drill-elsewhere"),
    outcome: "error",
  },
  {
    name: "a record that is not there",
    facts: facts({ record: null }),
    finds: but("drill-passed", "drill-absent"),
    outcome: "fail",
  },
  {
    name: "a record with two mistakes",
    facts: facts({ record: RECORD.replace("7m", "quick").replace("passed", "ok") }),
    finds: but("drill-passed", "drill-unreadable", "drill-unreadable"),
    outcome: "error",
    at: ["4:7", "6:7", "7:9", "8:11", "4:11", "5:10"],
  },
  {
    name: "a drill that failed",
    facts: facts(record("passed", "failed")),
    finds: but("drill-passed", "drill-failed"),
    outcome: "fail",
  },
  {
    name: "a drill of another target",
    facts: facts(record("churn@3.0.0", "churn@2.0.0")),
    finds: but("drill-passed", "drill-of-another-target"),
    outcome: "fail",
  },
  { name: "a drill as long as the plan", facts: facts(record("7m", "600s")), finds: good, outcome: "pass" },
  {
    name: "a drill that took longer than the plan",
    facts: facts(record("7m", "601s")),
    finds: but("drill-passed", "drill-too-slow"),
    outcome: "fail",
  },
  {
    name: "a drill of tomorrow",
    facts: facts(record("2026-10-02", "2026-11-22")),
    finds: but("drill-passed", "drill-in-the-future"),
    outcome: "fail",
  },
  {
    name: "a drill of today",
    facts: facts(record("2026-10-02", "2026-11-21")),
    options: { drill_max_age: "0d" },
    finds: good,
    outcome: "pass",
  },
  {
    name: "a drill of exactly the age that is allowed, late in the day",
    facts: facts(),
    options: { drill_max_age: "50d" },
    finds: good,
    outcome: "pass",
  },
  {
    name: "a drill that is a day too old",
    facts: facts(),
    options: { drill_max_age: "49d" },
    finds: but("drill-passed", "drill-too-old"),
    outcome: "fail",
    at: ["4:7", "6:7", "7:9", "8:11", "10:10"],
  },
  {
    name: "a drill that says neither what failed nor who took part",
    facts: facts(record("outcome", 'by: " "\noutcome')),
    options: { drill_names: ["failure_mode", "by"] },
    finds: but("drill-passed", "drill-leaves-out", "drill-leaves-out"),
    outcome: "fail",
  },
  {
    name: "a drill that says what failed and who took part",
    facts: facts(record("outcome", 'failure_mode: the model is cut off\nby: "@dana"\noutcome')),
    options: { drill_names: ["failure_mode", "by"] },
    finds: good,
    outcome: "pass",
  },
  {
    name: "several faults of a drill at once",
    facts: facts({ record: RECORD.replace("passed", "failed").replace("7m", "1h") }),
    options: { drill_max_age: "1d" },
    finds: but("drill-passed", "drill-failed", "drill-too-slow", "drill-too-old"),
    outcome: "fail",
  },
  {
    name: "a target of whose model only a part is stated, where it has to verify",
    facts: released(stated("model/config.json", digestsOf("config").sha256), [
      `${FOLDER}/model/config.json`,
      "config",
    ]),
    options: { verify_target: true },
    finds: but("target-exists", "target-exists", "target-partly-verifiable"),
    outcome: "fail",
  },
  {
    name: "a target beside whose model lies a page",
    facts: released(stated("model/weights.bin", digestsOf("weights").sha256), [
      `${FOLDER}/model/README.md`,
      "page",
    ]),
    options: { verify_target: true },
    finds: but("target-exists", "target-exists", "target-verified"),
    outcome: "pass",
  },
  {
    name: "a target whose model is what was stated of it",
    facts: released(stated("model/weights.bin", digestsOf("weights").sha256)),
    options: { verify_target: true },
    finds: but("target-exists", "target-exists", "target-verified"),
    outcome: "pass",
  },
  {
    name: "a target whose model was changed",
    facts: released(stated("model/weights.bin", digestsOf("others").sha256)),
    finds: but("target-exists", "target-exists", "target-changed"),
    outcome: "fail",
  },
  {
    name: "a target whose signature does not hold",
    facts: facts(
      {},
      { "churn@3.0.0": "tag" },
      {
        "churn@3.0.0": releaseOf("model: { path: model }\n", {
          signatures: [
            {
              path: SIGNATURE,
              where: { path: SIGNATURE },
              predicateType: null,
              subjects: [],
              status: "broken",
            },
          ],
        }),
      },
    ),
    finds: but("target-exists", "target-exists", "target-changed"),
    outcome: "fail",
  },
  {
    name: "a file that a lock states twice was changed once",
    facts: released(Array.from({ length: 2 }, () => stated("model/weights.bin", digestsOf("others").sha256))),
    finds: but("target-exists", "target-exists", "target-changed"),
    outcome: "fail",
  },
  {
    name: "many files of the target were changed",
    facts: released(
      Array.from({ length: 13 }, (_, n) =>
        stated("model/weights.bin", digestsOf("others").sha256, `${n}.lock`),
      ),
    ),
    finds: but(
      "target-exists",
      "target-exists",
      ...Array<string>(12).fill("target-changed"),
      "target-changed-more",
    ),
    outcome: "fail",
  },
  {
    name: "data of the target that was changed is not what is put back",
    facts: released(stated("data.csv", digestsOf("others").sha256)),
    finds: good,
    outcome: "pass",
  },
  {
    name: "a target of which nothing is stated, where it must verify",
    facts: released(),
    options: { verify_target: true },
    finds: but("target-exists", "target-exists", "target-unverifiable"),
    outcome: "fail",
  },
  {
    name: "a target that could not be read, where it must verify",
    facts: facts(),
    options: { verify_target: true },
    finds: but("target-exists", "target-exists", "target-unverifiable"),
    outcome: "fail",
  },

  {
    name: "a trigger that an alert watches",
    facts: facts({ head: HEAD + WATCHING, more: { documents: [alerts("Slow", [], ["p95_latency"])] } }),
    options: { alerted: true },
    finds: good,
    outcome: "pass",
  },
  {
    name: "a trigger that an alert only has for its name",
    facts: facts({ head: HEAD + WATCHING, more: { documents: [alerts("p95_latency")] } }),
    options: { alerted: true },
    finds: good.flatMap((id) => (id === "trigger-exact" ? [id, "unalerted"] : [id])),
    outcome: "fail",
  },
  {
    name: "a trigger that no alert watches",
    facts: facts({ head: HEAD + WATCHING, more: { documents: [alerts("p95")] } }),
    options: { alerted: true },
    finds: but("path-exists", "unalerted", "path-exists"),
    outcome: "fail",
    at: ["5:7", "7:7", "7:17", "8:9", "9:11", "11:10"],
  },
  {
    name: "alerts that cannot be read whole",
    facts: facts({ head: HEAD + WATCHING, more: { documents: [alerts("p95", [broken])] } }),
    options: { alerted: true },
    finds: but("path-exists", "alerts-unread", "path-exists"),
    outcome: "error",
  },

  {
    name: "a script that can be run",
    facts: facts(mode("100755")),
    options: { executable: true },
    finds: good,
    outcome: "pass",
  },
  {
    name: "a script that cannot be run",
    facts: facts(mode("100644")),
    options: { executable: true },
    finds: but("path-exists", "path-not-executable"),
    outcome: "fail",
  },
  {
    name: "a script whose mode nobody knows",
    facts: facts(),
    options: { executable: true },
    finds: but("path-exists", "path-unread"),
    outcome: "error",
  },

  {
    name: "others who are called",
    facts: facts(escalation("@acme/lead", "@acme/head")),
    options: { escalation: 2 },
    finds: but("drill-passed", "escalation-named", "drill-passed"),
    outcome: "pass",
  },
  {
    name: "too few others who are called",
    facts: facts(escalation("@acme/lead")),
    options: { escalation: 2 },
    finds: but("drill-passed", "escalation-short", "drill-passed"),
    outcome: "fail",
  },
  {
    name: "the authority is no other, and the same twice is one",
    facts: facts(escalation("@acme/on-call", "@acme/lead", "@ACME/lead")),
    options: { escalation: 2 },
    finds: but("drill-passed", "escalation-short", "escalation-repeated", "drill-passed"),
    outcome: "fail",
  },
  {
    name: "nobody else who is called",
    facts: facts(),
    options: { escalation: 1 },
    finds: but("drill-passed", "escalation-short", "drill-passed"),
    outcome: "fail",
  },
  {
    name: "the same twice, and the authority at the end",
    facts: facts(escalation("@acme/lead", "@Acme/Lead", "@acme/On-Call")),
    finds: but("drill-passed", "escalation-repeated", "escalation-ends-at-authority", "drill-passed"),
    outcome: "fail",
  },

  {
    name: "a drill of this script",
    facts: facts(ran(SCRIPT_DIGEST.sha256)),
    options: { drill_names_script: true },
    finds: good,
    outcome: "pass",
  },
  {
    name: "a drill of this script with other line endings",
    facts: facts(
      ran("c".repeat(64), {
        digests: { [SCRIPT]: { ...SCRIPT_DIGEST, otherLineEndings: { sha256: "c".repeat(64), md5: "d" } } },
      }),
    ),
    finds: good,
    outcome: "pass",
  },
  {
    name: "a drill of another script, whatever is asked",
    facts: facts(ran("c".repeat(64))),
    finds: but("drill-passed", "drill-of-another-script"),
    outcome: "fail",
    at: ["4:7", "6:7", "7:9", "8:11", "5:16"],
  },
  {
    name: "a drill of another script than the one elsewhere",
    facts: facts({
      ...ran("c".repeat(64)),
      script: null,
      ...swap(
        "deploy/rollback.sh",
        `{ uri: "https://a.example/r.sh", digest: { sha256: ${"a".repeat(64)} } }`,
      ),
    }),
    finds: but("drill-passed", "drill-of-another-script"),
    outcome: "fail",
  },
  {
    name: "a drill that does not say which script it ran",
    facts: facts(),
    options: { drill_names_script: true },
    finds: but("drill-passed", "drill-names-no-script"),
    outcome: "fail",
  },
  {
    name: "a drill of a script whose digest nobody knows",
    facts: facts(ran("c".repeat(64), {})),
    finds: good,
    outcome: "pass",
  },
  {
    name: "a drill of a script whose digest nobody knows, where it must be known",
    facts: facts(ran("c".repeat(64), {})),
    options: { drill_names_script: true },
    finds: but("drill-passed", "script-unread"),
    outcome: "error",
  },
]);

test("findings say who can act: the owner, and for drills the authority", () => {
  const { findings } = rollback.evaluate(
    facts(),
    options.parse({ drill_max_age: "1d" }),
    sayer(rollback.messages),
  );
  expect(findings[0]).toMatchObject({ package: FOLDER, who: ["@acme/churn"], where: { path: MANIFEST } });
  expect(findings.at(-1)).toMatchObject({
    who: ["@acme/on-call"],
    values: { date: "2026-10-02", days: 50, most: 1 },
  });
});

describe("options", () => {
  const plain = options.parse({});

  test("a later stage keeps the shorter times, and asks no less", () => {
    const earlier = { max_within: "15m", drill_max_age: "90d", escalation: 2, executable: true };
    expect(
      rollback.strengthen(earlier, {
        max_within: "1h",
        drill_max_age: "720h",
        required: true,
        escalation: 1,
      }),
    ).toEqual({
      ...plain,
      required: true,
      max_within: "15m",
      drill_max_age: "720h",
      escalation: 2,
      executable: true,
    });
    expect(rollback.strengthen({ required: true }, { max_within: "1m" })).toEqual({
      ...plain,
      required: true,
      max_within: "1m",
    });
    expect(rollback.strengthen({}, {})).toEqual(plain);
  });

  test("what either of two stages blocks, both together block", () => {
    const anyOptions = fc.record(
      {
        required: fc.boolean(),
        max_within: fc.constantFrom("5m", "15m"),
        drill_max_age: fc.constantFrom("10d", "90d"),
        drill_names_script: fc.boolean(),
        verify_target: fc.boolean(),
        alerted: fc.boolean(),
        executable: fc.boolean(),
        stable_endorsed: fc.boolean(),
        actions: fc.subarray(["replace-model", "flag-off"]),
        drill_names: fc.subarray<"failure_mode" | "by">(["failure_mode", "by"]),
        escalation: fc.integer({ min: 0, max: 3 }),
      },
      { requiredKeys: [] },
    );
    const anyFacts = fc.constantFrom(
      facts(),
      facts({ plan: "" }),
      facts(mode("100755")),
      facts(escalation("@acme/lead", "@acme/head")),
      facts(ran(SCRIPT_DIGEST.sha256)),
      facts({ head: HEAD + WATCHING, more: { documents: [alerts("p95_latency")] } }),
      released(stated("model/weights.bin", digestsOf("weights").sha256)),
    );
    const verdict = (given: ReturnType<typeof facts>, chosen: object) => {
      const { findings } = rollback.evaluate(given, options.parse(chosen), sayer(rollback.messages));
      return findings.some(({ outcome }) => blocks(outcome));
    };
    fc.assert(
      fc.property(anyFacts, anyOptions, anyOptions, (given, earlier, later) => {
        const joined = rollback.strengthen(options.parse(earlier), later);
        if (verdict(given, earlier) || verdict(given, later)) expect(verdict(given, joined)).toBe(true);
      }),
      { seed: 8, numRuns: 400 },
    );
  });

  test("times are exact, and unknown keys are refused", () => {
    expect(options.safeParse({ max_within: "soon" }).success).toBe(false);
    expect(options.safeParse({ drill_max_age: "1M" }).success).toBe(false);
    expect(options.safeParse({ drill: "90d" }).success).toBe(false);
  });
});

describe("vague words", () => {
  test.for([
    "",
    "high",
    "As needed",
    "roll back if necessary",
    "too slow!",
    "TBD",
    "page someone ASAP",
    "user complaints are significant",
  ])("%j is vague", (text) => {
    expect(findVague(text)).toBeDefined();
  });

  test.for([
    "replace-model",
    "error_rate",
    "http_req_duration.p(95)",
    "high_priority_queue_depth",
    "flag-off",
    "significance_level",
    "errors_total",
  ])("%j is exact", (text) => {
    expect(findVague(text)).toBeUndefined();
  });
});
