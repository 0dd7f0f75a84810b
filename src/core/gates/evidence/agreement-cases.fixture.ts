import { documentOf, observationOf } from "#core/facts/package.fixture.ts";
import type { Observation } from "#core/model/observation.ts";
import type { EvidenceCase } from "./case.fixture.ts";
import { auc, fails, of, passes, read, run } from "./reports.fixture.ts";

const card = (name: string, value: number, more: Partial<Observation> = {}, pointer = "/model/card") =>
  documentOf("handoffs/churn/README.md", "model-card", {}, [pointer], {
    observations: [observationOf(name, value, more)],
  });
const test = [observationOf("test.auc", 0.8123), observationOf("train.auc", 0.95)];
const many = documentOf("handoffs/churn/README.md", "model-card", {}, ["/model/card"], {
  observations: Array.from({ length: 14 }, (_, i) => observationOf(`m${i}`, 0.5)),
});
const parted = (count: number) => Array.from({ length: count }, (_, i) => observationOf(`m${i}`, 0.5));
const measured = Array.from({ length: 14 }, (_, i) => observationOf(`m${i}`, 0.7));

/** Cases of files that must agree. */
export const agreementCases: readonly EvidenceCase[] = [
  passes("a card rounds what was measured", of([{ observations: test }], [card("auc", 0.81)]), [
    "evidence-read",
    "agrees",
  ]),
  fails(
    "a card gives another number, told at its place",
    of([{ observations: test }], [card("auc", 0.82)]),
    ["evidence-read", "disagrees"],
    { at: ["4:9"] },
  ),
  passes("a card may name a whole name", of([{ observations: test }], [card("test.auc", 0.8123)]), [
    "evidence-read",
    "agrees",
  ]),
  fails("a whole name is no bare one", of([{ observations: test }], [card("test.auc", 0.95)]), [
    "evidence-read",
    "disagrees",
  ]),
  passes("a card may write percent", of([{ observations: test }], [card("auc", 81.2)]), [
    "evidence-read",
    "agrees",
  ]),
  passes("a card names what nobody measured", of([{ observations: test }], [card("f1", 0.5)]), [
    "evidence-read",
  ]),
  passes(
    "a card names a part that nobody measured",
    of([{ observations: test }], [card("auc", 0.5, { slice: { Age: "31-40" } })]),
    ["evidence-read"],
  ),
  passes(
    "another kind of number is no other number",
    of([{ observations: test }], [card("auc", 81, { unit: "ms" })]),
    ["evidence-read"],
  ),
  fails(
    "of the data set that both name",
    of(
      [{ observations: [...auc(0.8, { dataset: "a" }), ...auc(0.9, { dataset: "b" })] }],
      [card("auc", 0.9, { dataset: "a" })],
    ),
    ["evidence-read", "disagrees"],
  ),
  passes(
    "of other data is no other number",
    of([{ observations: auc(0.8, { dataset: "a" }) }], [card("auc", 0.9, { dataset: "b" })]),
    ["evidence-read"],
  ),
  fails(
    "of data that only one of them names",
    of([{ observations: auc(0.8) }], [card("auc", 0.9, { dataset: "b" })]),
    ["evidence-read", "disagrees"],
  ),
  passes(
    "a document of the model compares whole names only",
    of([{ observations: test }], [card("auc", 0.5, {}, "/model/approach")]),
    ["evidence-read"],
  ),
  passes(
    "a document of something else is not compared",
    of([{ observations: auc(0.8) }], [card("auc", 0.5, {}, "/code/params")]),
    ["evidence-read"],
  ),
  passes(
    "a tolerance lets them lie apart",
    of([{ observations: test }], [card("test.auc", 0.82)]),
    ["evidence-read", "agrees"],
    { options: { agreement: { relative: 0.01 } } },
  ),
  fails(
    "two formats of one run must agree",
    of([
      { observations: auc(0.8), details: run("r1") },
      { format: "mlflow", observations: auc(0.9), details: run("r1") },
    ]),
    [...read(2), "disagrees"],
  ),
  passes(
    "two formats of two runs need not",
    of([
      { observations: auc(0.8), details: run("r1") },
      { format: "mlflow", observations: auc(0.9), details: run("r2") },
    ]),
    read(2),
  ),
  passes(
    "two files of one format need not",
    of([
      { observations: auc(0.8), details: run("r1") },
      { observations: auc(0.9), details: run("r1") },
    ]),
    read(2),
  ),
  fails(
    "numbers of parts of the data do not hide the one of the whole",
    of(
      [
        {
          observations: [
            ...Array.from({ length: 70 }, (_, i) => observationOf("auc", 0.1, { slice: { Age: String(i) } })),
            ...auc(0.8),
          ],
        },
      ],
      [card("auc", 0.9)],
    ),
    ["evidence-read", "disagrees"],
  ),
  fails(
    "many numbers of one run do not hide one that differs",
    of([
      { observations: [...parted(120), ...auc(0.8)], details: run("r1") },
      { format: "mlflow", observations: [...parted(120), ...auc(0.9)], details: run("r1") },
    ]),
    [...read(2), "disagrees", "agrees"],
  ),
  fails(
    "more numbers under one name than are compared block",
    of([{ observations: Array.from({ length: 257 }, () => auc(0.8)).flat() }], [card("auc", 0.9)]),
    ["evidence-read", "disagrees", "too-much-to-compare"],
    { outcome: "error" },
  ),
  fails("many disagreements are counted", of([{ observations: measured }], [many]), [
    "evidence-read",
    ...Array<string>(12).fill("disagrees"),
    "more-disagree",
  ]),
];
