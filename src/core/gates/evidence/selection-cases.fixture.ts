import { observationOf } from "#core/facts/package.fixture.ts";
import type { EvidenceCase } from "./case.fixture.ts";
import { auc, fails, of, passes, read, run } from "./reports.fixture.ts";

const check = { name: "AUC holds", read: "metrics:auc", op: "gte", threshold: 0.5 } as const;
const ages = (count: number, value: number | string) =>
  Array.from({ length: count }, (_, i) => observationOf("auc", value, { slice: { Age: String(i) } }));
const star = { checks: [{ ...check, slice: { Age: "*" } }] };
const old = { max_age: "7d" };
const dated = (at: string) => of([{ observations: [...auc(0.8, { at }), observationOf("n", 1)] }]);

/** Cases of what is read, of presence and of age. */
export const selectionCases: readonly EvidenceCase[] = [
  passes(
    "a word that is met exactly",
    of([{ observations: [observationOf("auc", "PASSED")] }]),
    [...read(1), "holds"],
    {
      options: { checks: [{ ...check, op: "eq", threshold: "PASSED" }] },
    },
  ),
  passes("a yes that is met", of([{ observations: [observationOf("auc", true)] }]), [...read(1), "holds"], {
    options: { checks: [{ ...check, op: "eq", threshold: true }] },
  }),
  fails(
    "another word",
    of([{ observations: [observationOf("auc", "passed")] }]),
    ["evidence-read", "falls-short"],
    {
      options: { checks: [{ ...check, op: "eq", threshold: "PASSED" }] },
    },
  ),
  fails(
    "the word true is no yes",
    of([{ observations: [observationOf("auc", "true")] }]),
    ["evidence-read", "falls-short"],
    {
      options: { checks: [{ ...check, op: "eq", threshold: true }] },
    },
  ),
  fails(
    "a number where a word is asked",
    of([{ observations: auc(0.8) }]),
    ["evidence-read", "not-a-number"],
    {
      options: { checks: [{ ...check, op: "eq", threshold: "PASSED" }] },
      outcome: "error",
    },
  ),
  passes(
    "an environment narrows the files",
    of([{ observations: auc(0.8), environment: "staging" }, { observations: auc(0.1) }]),
    [...read(2), "holds"],
    { options: { checks: [{ ...check, environment: "staging" }] } },
  ),
  fails(
    "no file of the environment",
    of([{ observations: auc(0.8), environment: "laptop" }]),
    ["evidence-read", "environment-missing"],
    { options: { checks: [{ ...check, environment: "staging" }] }, outcome: "error" },
  ),
  passes(
    "what it is about narrows the files",
    of([{ observations: auc(0.8), about: ["model"] }, { observations: auc(0.1) }]),
    [...read(2), "holds"],
    { options: { checks: [{ ...check, about: "model" }] } },
  ),
  fails(
    "no file about it",
    of([{ observations: auc(0.8), about: ["model"] }]),
    ["evidence-read", "subject-missing"],
    { options: { checks: [{ ...check, about: "test" }] }, outcome: "error" },
  ),
  passes(
    "a data set that the report names narrows",
    of([
      {
        observations: [...auc(0.8, { dataset: "test" }), ...auc(0.1, { dataset: "train" })],
        about: ["test"],
      },
    ]),
    ["evidence-read", "holds"],
    { options: { checks: [{ ...check, dataset: "test" }] } },
  ),
  passes(
    "a data set that the manifest names narrows",
    of([
      { observations: auc(0.8), about: ["test"] },
      { observations: auc(0.1), about: ["train"] },
    ]),
    [...read(2), "holds"],
    { options: { checks: [{ ...check, dataset: "test" }] } },
  ),
  fails(
    "nothing was measured on the data set",
    of([{ observations: auc(0.8, { dataset: "train" }), about: ["test"] }]),
    ["evidence-read", "dataset-missing"],
    { options: { checks: [{ ...check, dataset: "test" }] }, outcome: "error" },
  ),
  passes("a file that says something and measures nothing was read", of([{ details: run("r1") }]), [
    "details-read",
  ]),
  fails(
    "what it does not measure is missing",
    of([{ details: run("r1") }]),
    ["details-read", "observation-missing"],
    { options: { checks: [check] }, outcome: "error" },
  ),
  fails(
    "a suite that nobody ran",
    of([{ observations: auc(0.8), suite: "unit" }]),
    ["evidence-read", "no-evidence-of-suite"],
    { options: { requires_suites: ["unit", "integration"] }, at: ["4"] },
  ),
  fails("an environment where nobody measured", of([]), ["no-evidence-of-environment"], {
    options: { requires_environments: ["staging"] },
  }),
  passes(
    "every suite and environment has evidence",
    of([{ observations: auc(0.8), suite: "unit", environment: "staging" }]),
    ["evidence-read", "evidence-complete"],
    { options: { requires_suites: ["unit"], requires_environments: ["staging"] } },
  ),
  passes(
    "many slices that hold are counted",
    of([{ observations: ages(14, 0.8) }]),
    ["evidence-read", ...Array<string>(12).fill("holds"), "more-pass"],
    { options: star },
  ),
  fails(
    "many slices that fail are counted",
    of([{ observations: ages(13, 0.1) }]),
    ["evidence-read", ...Array<string>(12).fill("falls-short"), "more-fail"],
    { options: star },
  ),
  fails(
    "many slices that are no numbers are counted",
    of([{ observations: ages(13, "high") }]),
    ["evidence-read", ...Array<string>(12).fill("not-a-number"), "more-error"],
    { options: star, outcome: "error" },
  ),
  passes("every report is young enough", dated("2026-11-20T00:00:00Z"), ["evidence-read"], { options: old }),
  fails(
    "a report is too old, whether or not a check reads it",
    dated("2026-11-01T00:00:00Z"),
    ["evidence-read", "too-old"],
    { options: old },
  ),
  fails(
    "a report does not say how old it is",
    of([{ observations: auc(0.8) }]),
    ["evidence-read", "age-unknown"],
    { options: old, outcome: "error" },
  ),
  fails(
    "the oldest number of a report counts",
    of([
      {
        observations: [
          ...auc(0.8, { at: "2026-11-20T00:00:00Z" }),
          ...auc(0.8, { at: "2026-11-01T00:00:00Z" }),
        ],
      },
    ]),
    ["evidence-read", "too-old"],
    { options: old },
  ),
  fails("a report from the future", dated("2027-01-01T00:00:00Z"), ["evidence-read", "from-the-future"], {
    options: old,
    outcome: "error",
  }),
];
