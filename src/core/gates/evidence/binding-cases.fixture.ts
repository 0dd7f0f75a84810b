import { evidenceOf, fileOf, packageOf } from "#core/facts/package.fixture.ts";
import { bindings } from "./bindings.fixture.ts";
import { commit, MODEL, reporting, run, TEST } from "./bound-report.fixture.ts";
import type { EvidenceCase } from "./case.fixture.ts";
import { BASE, factsOf } from "./facts.fixture.ts";

const STRENGTHS = ["none", "declared", "embedded", "attested"] as const;

const each = bindings.flatMap(([name, head, strength]): readonly EvidenceCase[] => {
  if (strength === "another") {
    const finds = ["evidence-read", "about-another"];
    return [{ name: `a report that ${name}`, facts: factsOf(head), finds, outcome: "fail" }];
  }
  const index = STRENGTHS.indexOf(strength);
  const next = STRENGTHS[index + 1];
  const enough: EvidenceCase = {
    name: `a report that ${name} is ${strength}`,
    facts: factsOf(head),
    options: { binding: strength },
    finds: ["evidence-read"],
    outcome: "pass",
  };
  if (next === undefined) return [enough];
  const short: EvidenceCase = {
    ...enough,
    name: `a report that ${name} is not ${next}`,
    options: { binding: next },
    finds: ["evidence-read", "weakly-bound"],
    outcome: "fail",
  };
  return [enough, short];
});

const atBase = reporting({ subjects: [commit(BASE)] });
const changedSince = { ...atBase, files: [fileOf(MODEL, "other"), fileOf(TEST, "t".repeat(999))] };
const auc = { name: "AUC holds", read: "metrics:auc", op: "gte", threshold: 0.78 } as const;

/** Cases of how firmly a report is bound to the package. */
export const bindingCases: readonly EvidenceCase[] = [
  ...each,
  {
    name: "a commit of the base counts while the model is what it was there",
    facts: factsOf(atBase, { base: atBase }),
    options: { binding: "embedded" },
    finds: ["evidence-read"],
    outcome: "pass",
  },
  {
    name: "a commit of the base counts no longer when the model has changed since",
    facts: factsOf(atBase, { base: changedSince }),
    options: { binding: "embedded" },
    finds: ["evidence-read", "weakly-bound"],
    outcome: "fail",
    at: ["6"],
  },
  {
    name: "a report that could not be read is told as that alone",
    facts: factsOf(
      packageOf("evidence: [{ path: m.json }]\n", { evidence: [evidenceOf("m.json", "metrics")] }),
    ),
    options: { binding: "attested" },
    finds: ["not-evaluable"],
    outcome: "error",
  },
  {
    name: "a check may ask for more than the gate",
    facts: factsOf(reporting({}, { about: ["model"] })),
    options: { binding: "declared", checks: [{ ...auc, binding: "embedded" }] },
    finds: ["evidence-read", "weakly-bound", "holds"],
    outcome: "fail",
  },
  {
    name: "what the gate asks of all is told once",
    facts: factsOf(reporting({})),
    options: { binding: "embedded", checks: [{ ...auc, binding: "declared" }] },
    finds: ["evidence-read", "weakly-bound", "holds"],
    outcome: "fail",
  },
  {
    name: "a report of something else is told at the place where it says so",
    facts: factsOf(reporting({ subjects: [run("r2")] })),
    options: { checks: [{ ...auc, binding: "attested" }] },
    finds: ["evidence-read", "about-another", "holds"],
    outcome: "fail",
    at: ["2:3", "4:9"],
  },
];
