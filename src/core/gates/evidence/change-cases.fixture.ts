import { evidenceOf, observationOf, packageOf } from "#core/facts/package.fixture.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { EvidenceCase } from "./case.fixture.ts";
import { FACTS, factsOf } from "./facts.fixture.ts";

const EVIDENCE = "evidence: [{ path: reports/m.json, as: metrics }]\n";

/** A version of the package with its one number. */
function version(own: string, auc: number, previous?: string, folder = "handoffs/churn"): PackageFacts {
  const named = previous === undefined ? "" : `, previous: ${previous}`;
  const head = `package: { name: churn, version: ${own}, owner: "@acme/churn"${named} }`;
  const evidence = [
    evidenceOf(`${folder}/reports/m.json`, "metrics", { observations: [observationOf("auc", auc)] }),
  ];
  return packageOf("", { text: `apiVersion: gatehouse/v1\n${head}\n${EVIDENCE}`, folder, evidence });
}

const auc = { name: "AUC holds", read: "metrics:auc", op: "gte", threshold: 0.5 } as const;
const noWorse = { checks: [{ ...auc, min_absolute_change: -0.005 }] };
const first = { checks: [{ ...auc, min_absolute_change: 0, first: "fail" as const }] };
/** Worse by 0.02 or by a tenth: what the wider of the two allows is enough. */
const tolerance = (either: "both" | "either", absolute: number, relative: number) => ({
  checks: [{ ...auc, tolerance: either, min_absolute_change: absolute, min_relative_change: relative }],
});
const other = { ...version("2.9.0", 0.9), evidence: [] };

/** Cases of what a number is compared with, and by how much it may differ. */
export const changeCases: readonly EvidenceCase[] = [
  {
    name: "the named version stands at the base",
    facts: factsOf(version("3.1.0", 0.8, "3.0.0"), { base: version("3.0.0", 0.9) }),
    options: noWorse,
    finds: ["evidence-read", "holds", "change-falls-short"],
    outcome: "fail",
  },
  {
    name: "the named version was released, and the base holds this one already",
    facts: factsOf(version("3.1.0", 0.8, "3.0.0"), {
      base: version("3.1.0", 0.8, "3.0.0"),
      releases: { "churn@3.0.0": version("3.0.0", 0.9) },
    }),
    options: noWorse,
    finds: ["evidence-read", "holds", "change-falls-short"],
    outcome: "fail",
  },
  {
    name: "a version that the base holds already may not change over to a weaker one: both count",
    facts: factsOf(version("3.1.0", 0.8, "1.0.0"), {
      base: version("3.1.0", 0.9, "3.0.0"),
      releases: { "churn@1.0.0": version("1.0.0", 0.7), "churn@3.0.0": version("3.0.0", 0.9) },
    }),
    options: noWorse,
    finds: ["evidence-read", "holds", "change-holds", "change-falls-short"],
    outcome: "fail",
  },
  {
    name: "an older version may not be picked in place of what stands at the base: both count",
    facts: factsOf(version("3.1.0", 0.8, "1.0.0"), {
      base: version("3.0.0", 0.9),
      releases: { "churn@1.0.0": version("1.0.0", 0.7) },
    }),
    options: noWorse,
    finds: ["evidence-read", "holds", "change-holds", "change-falls-short"],
    outcome: "fail",
  },
  {
    name: "a newer release than what stands at the base counts alone",
    facts: factsOf(version("3.1.0", 0.8, "3.0.0"), {
      base: version("2.0.0", 0.9),
      releases: { "churn@3.0.0": version("3.0.0", 0.8) },
    }),
    options: noWorse,
    finds: ["evidence-read", "holds", "change-holds"],
    outcome: "pass",
  },
  {
    name: "a named version that nobody finds leaves what stands at the base",
    facts: factsOf(version("3.1.0", 0.8, "2.9.0"), { base: version("3.0.0", 0.9) }),
    options: noWorse,
    finds: ["evidence-read", "holds", "change-falls-short"],
    outcome: "fail",
  },
  {
    name: "a named release settles what moved folders leave unclear",
    facts: {
      ...FACTS,
      packages: [version("3.1.0", 0.8, "3.0.0", "handoffs/new")],
      baseline: [
        packageOf("", {
          folder: "handoffs/old",
          text: 'apiVersion: gatehouse/v1\npackage: { name: old, version: 1.0.0, owner: "@acme/o" }\n',
        }),
      ],
      releases: { "churn@3.0.0": version("3.0.0", 0.9) },
    },
    options: noWorse,
    finds: ["evidence-read", "holds", "change-falls-short"],
    outcome: "fail",
  },
  {
    name: "a first version passes where the check does not say otherwise",
    facts: factsOf(version("1.0.0", 0.8)),
    options: noWorse,
    finds: ["evidence-read", "holds", "no-baseline"],
    outcome: "pass",
  },
  {
    name: "a first version fails where the check asks for a comparison",
    facts: factsOf(version("1.0.0", 0.8)),
    options: first,
    finds: ["evidence-read", "holds", "baseline-missing"],
    outcome: "fail",
  },
  {
    name: "a metric that the named version lacks is as good as none",
    facts: factsOf(version("3.1.0", 0.8, "2.9.0"), { releases: { "churn@2.9.0": other } }),
    options: first,
    finds: ["evidence-read", "holds", "baseline-missing"],
    outcome: "fail",
  },
  {
    name: "both tolerances must hold by default",
    facts: factsOf(version("3.1.0", 0.85), { base: version("3.0.0", 0.9) }),
    options: tolerance("both", -0.02, -0.1),
    finds: ["evidence-read", "holds", "change-falls-short", "change-holds"],
    outcome: "fail",
  },
  {
    name: "of either tolerance the wider one is enough",
    facts: factsOf(version("3.1.0", 0.85), { base: version("3.0.0", 0.9) }),
    options: tolerance("either", -0.02, -0.1),
    finds: ["evidence-read", "holds", "change-holds"],
    outcome: "pass",
  },
  {
    name: "worse than either tolerance allows",
    facts: factsOf(version("3.1.0", 0.75), { base: version("3.0.0", 0.9) }),
    options: tolerance("either", -0.02, -0.1),
    finds: ["evidence-read", "holds", "change-falls-short", "change-falls-short"],
    outcome: "fail",
  },
  {
    name: "a part of nothing has no value, and the other tolerance is enough",
    facts: factsOf(version("3.1.0", 0.85), { base: version("3.0.0", 0) }),
    options: tolerance("either", -0.02, -0.1),
    finds: ["evidence-read", "holds", "change-holds"],
    outcome: "pass",
  },
];
