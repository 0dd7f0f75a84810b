import { expect, test } from "vitest";
import { readChecklist } from "#core/checklist/read-checklist.ts";
import { documentOf, evidenceOf, fileOf, observationOf, packageOf } from "#core/facts/package.fixture.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { comparePackages } from "./compare-packages.ts";
import { askedMetrics } from "./directions.ts";

const FOLDER = "handoffs/churn";

interface Made {
  readonly folder?: string;
  readonly metrics?: Readonly<Record<string, number>>;
  readonly licence?: string;
  readonly base?: string;
  readonly owner?: string;
  readonly team?: string;
  readonly target?: number;
  readonly tick?: string;
  readonly risk?: string;
  readonly op?: string;
  readonly files?: Readonly<Record<string, string>>;
}

function made(given: Made = {}): PackageFacts {
  const { folder = FOLDER, licence = "MIT", base = "MIT", owner = "@a", team = "@a" } = given;
  const { target = 0.78, tick = "[ ]", risk = "Low", op = "gte" } = given;
  const list = readChecklist(`# Ready\n\n- ${tick} Callers know\n`, `${folder}/checklists/ready.md`);
  return packageOf("", {
    folder,
    text: `apiVersion: gatehouse/v1
package: { name: churn, version: 3.1.0, owner: "${owner}", license: ${licence}, risk: ${risk} }
problem: { success: [{ metric: auc, op: ${op}, target: ${target} }] }
model: { path: model.bin, base: [{ name: bert, license: ${base} }] }
migration: { constraints: { memory: 512Mi } }
rollback: { triggers: [{ metric: p95, op: gt, threshold: 250ms }], stable: { metric: errors, op: lt, threshold: 0.01 } }
`,
    owners: { line: 2, owners: [team] },
    codeowners: { path: ".github/CODEOWNERS", skipped: [] },
    checklists: [{ name: "ready", path: `${folder}/checklists/ready.md`, checklist: list }],
    files: Object.entries(given.files ?? { "model.bin": "m" }).map(([path, content]) => ({
      // The same content has the same id wherever it lies.
      ...fileOf(path, content),
      path: `${folder}/${path}`,
    })),
    documents: [
      documentOf(`${folder}/sbom.json`, "cyclonedx", {
        licences: [
          { of: "component", name: "numpy", expression: licence, source: { pointer: "/x", line: 3 } },
        ],
      }),
    ],
    evidence: [
      evidenceOf(`${folder}/m.json`, "metrics", {
        observations: Object.entries(given.metrics ?? { auc: 0.8 }).map(([name, value]) =>
          observationOf(name, value),
        ),
      }),
    ],
  });
}

/** Kind, name, both sides and what they mean, for each difference. */
function told(before: PackageFacts, after: PackageFacts, checks: Parameters<typeof askedMetrics>[0] = {}) {
  return comparePackages({ before, after, checks: askedMetrics(checks) }).flatMap(({ kind, changes }) =>
    changes.map(({ name, before: was, after: is, difference, moved, verdict }) =>
      [kind, name, was ?? "none", is ?? "none", difference, moved, verdict]
        .filter((part) => part !== undefined)
        .join(" | ")
        .replaceAll(/\b[0-9a-f]{7}\b/g, "oid"),
    ),
  );
}

test("the same package differs in nothing, wherever it lies", () => {
  expect(told(made(), made())).toEqual([]);
  expect(told(made(), made({ folder: "models/churn" }))).toEqual([]);
});

test.for<[what: string, after: Made, lines: readonly string[]]>([
  [
    "licences of the package, of base models and in documents",
    { licence: "Apache-2.0", base: "GPL-3.0-only" },
    [
      "licences | package | MIT | Apache-2.0",
      "licences | base model bert | MIT | GPL-3.0-only",
      "licences | component numpy | MIT | Apache-2.0",
    ],
  ],
  ["owners", { owner: "@b", team: "@c" }, ["owners | owner | @a | @b", "owners | code owners | @a | @c"]],
  [
    "promises",
    { target: 0.7, risk: "High" },
    ["promises | risk | Low | High", "promises | target auc | at least 0.78 | at least 0.7"],
  ],
  ["ticks", { tick: "[x]" }, ["checklists | ready: Callers know | open | ticked"]],
  [
    "files, of which the model's are told once",
    { files: { "model.bin": "n", "README.md": "r" } },
    ["model | handoffs/churn/model.bin | oid | oid", "files | handoffs/churn/README.md | none | oid"],
  ],
])("%s are told", ([, after, lines]) => expect(told(made(), made(after))).toEqual(lines));

test("numbers say which way they moved, and whether that is better where somebody asks for them", () => {
  const metrics = { plain: 1, auc: 0.8, p95: 200, errors: 0.001, read_first: 0.4 };
  const after = { plain: 2, auc: 0.7, p95: 300, errors: 0.0005, read_first: 0.3 };
  const checks = { checks: [{ name: "queue", read: "metrics:read_first", op: "lte", threshold: 0.5 }] };
  expect(told(made({ metrics }), made({ metrics: after }), checks)).toEqual([
    "metrics | auc | 0.8 | 0.7 | −0.1 | down | worse",
    "metrics | p95 | 200 | 300 | +100 | up | worse",
    "metrics | errors | 0.001 | 0.0005 | −0.0005 | down | better",
    "metrics | read_first | 0.4 | 0.3 | −0.1 | down | better",
    "metrics | plain | 1 | 2 | +1 | up",
  ]);
});

test("what two ask for in opposite ways, or exactly, is neither better nor worse", () => {
  const [before, after] = [made({ metrics: { auc: 0.8 } }), made({ metrics: { auc: 0.9 } })];
  const contested = { checks: [{ read: "metrics:auc", op: "lte", threshold: 1 }] };
  expect(told(before, after, contested)).toEqual(["metrics | auc | 0.8 | 0.9 | +0.1 | up"]);
  const exact = [
    made({ op: "eq", metrics: { auc: 0.8 } }),
    made({ op: "eq", metrics: { auc: 0.9 } }),
  ] as const;
  expect(told(...exact)).toEqual(["metrics | auc | 0.8 | 0.9 | +0.1 | up"]);
});

test("a metric that is gone, and one that is new, are told without a difference", () => {
  const [before, after] = [made({ metrics: { auc: 0.8 } }), made({ metrics: { f1: 0.8 } })];
  expect(told(before, after)).toEqual(["metrics | f1 | none | 0.8", "metrics | auc | 0.8 | none"]);
});

test("checks of another shape ask for nothing", () => {
  expect(askedMetrics({})).toEqual([]);
  expect(askedMetrics({ checks: [null, { read: 3, op: "gte" }, { read: "m:x", op: "near" }] })).toEqual([]);
  expect(askedMetrics({ checks: [{ read: "m:x.y", op: "gt" }] })).toEqual([{ metric: "x.y", op: "gt" }]);
});
