import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { digestsOf, documentOf, evidenceOf, fileOf, packageOf } from "#core/facts/package.fixture.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Artifact, Details, Parameter, Registration, Transformation } from "#core/model/details.ts";
import { blocks } from "#core/model/outcome.ts";
import { testGate } from "../../../../test/gate-tester.ts";
import { sayer } from "../define-gate.ts";
import { lineage } from "./gate.ts";
import { areAlike } from "./judge-parameters.ts";
import { options, strengthen } from "./options.ts";

const FOLDER = "handoffs/churn";
const MANIFEST = `${FOLDER}/handoff.yml`;
const LOCK = "dvc.lock";
const SECTIONS = `model: { path: ../../model.bin, run_id: r1 }
datasets:
  - { name: crm-train, role: train, path: ../../data/train.csv, lineage: [../../dvc.lock] }
  - { name: crm-test, role: test, path: ../../data/test.csv, lineage: [../../dvc.lock] }
`;
const source = { pointer: "", line: 7, column: 5 };
const own = (path: string) => digestsOf(path);
const outside = (path: string, content = path) => ({ ...fileOf(path, content), owners: null });

/** An artifact with the md5 of the file that stands there, or another one. */
function file(name: string, md5 = own(name).md5): Artifact {
  return { name, digests: [{ algorithm: "md5", value: md5 }], source };
}

function step(
  name: string,
  inputs: Artifact[],
  outputs: Artifact[],
  parameters: Parameter[] = [],
): Transformation {
  return { name, inputs, outputs, parameters, source };
}

const split = step("split", [file("raw.csv", "aa")], [file("data/train.csv"), file("data/test.csv")]);
const train = step("train", [file("data/train.csv"), file("train.py")], [file("model.bin")]);

interface Made extends Partial<PackageFacts> {
  readonly steps?: readonly Transformation[];
  readonly sections?: string;
  readonly lock?: Parameters<typeof documentOf>[4];
  readonly also?: PackageFacts["documents"];
}

const PATHS = ["data/train.csv", "data/test.csv", "train.py", "model.bin"];

function made({
  steps = [split, train],
  sections = SECTIONS,
  lock = {},
  also = [],
  ...more
}: Made = {}): PackageFacts {
  const pointers = ["/datasets/0/lineage/0", "/datasets/1/lineage/0"];
  const details: Details = steps.length === 0 ? {} : { transformations: steps };
  return packageOf(sections, {
    files: [fileOf(MANIFEST)],
    outside: PATHS.map((path) => outside(path)),
    references: [
      { pointer: "/model/path", path: "model.bin", kind: "file", size: 1 },
      { pointer: "/datasets/0/lineage/0", path: LOCK, kind: "file", size: 1 },
    ],
    documents: [documentOf(LOCK, "dvc-lock", details, pointers, lock), ...also],
    digests: Object.fromEntries(PATHS.map((path) => [path, own(path)])),
    ...more,
  });
}

const facts = (more: Made = {}) => ({ packages: [made(more)] });
/** Two folders of data that have the first file in common. */
const sharing = (...files: readonly (readonly [name: string, size: number])[]): Made => {
  const [common, ...others] = files;
  const train = [common, ["x.csv", 900] as const].map(
    ([name, size] = ["", 0]) => ["train", name, size] as const,
  );
  const test = [common, ...others].map(([name, size] = ["", 0]) => ["test", name, size] as const);
  const all = [...train, ...test].map(([part, name, size]) => ({
    ...outside(`data/${part}/${name}`),
    oid: own(name).sha1,
    size,
    digests: { ...own(name), size },
  }));
  return {
    sections:
      "datasets: [{ name: a, role: train, path: ../../data/train }, { name: b, role: test, path: ../../data/test }]\n",
    documents: [],
    outside: all,
    digests: Object.fromEntries(all.map(({ path, digests }) => [path, digests])),
  };
};
const params = (values: Record<string, Parameter["value"]>) =>
  documentOf(
    "params.yaml",
    "parameters",
    { parameters: Object.entries(values).map(([name, value]) => ({ name, value, source })) },
    ["/code/params"],
  );
const ran = (name: string, value: Parameter["value"]): Parameter => ({
  file: "params.yaml",
  name,
  value,
  source,
});
const withParams = (own: Record<string, Parameter["value"]>, ...each: Parameter[]): Made => ({
  steps: [split, { ...train, parameters: each }],
  outside: [...made().outside, outside("params.yaml")],
  also: [params(own)],
});
const run = (id: string): Details => ({ subjects: [{ kind: "run", id, source }] });
const mlmodel = (id: string) => documentOf("model/MLmodel", "mlmodel", run(id), ["/model/path"]);
const registered = (...registrations: Partial<Registration>[]) =>
  documentOf(`${FOLDER}/registry.yaml`, "mlflow-registry", {
    registrations: registrations.map((each) => ({
      model: "churn",
      version: "7",
      kind: "alias",
      name: "production",
      source,
      ...each,
    })),
  });
const problem = {
  id: "x",
  says: "It is `{found}`.",
  values: { found: "cut off" },
  where: { path: LOCK, line: 3 },
};
const good = ["chain-followed", "verified", "model-traced", "data-apart"];
const but = (id: string, ...instead: string[]) => good.flatMap((one) => (one === id ? instead : [one]));
const other = (sections: string) => SECTIONS.replace("data/test.csv", sections);

testGate(lineage, [
  { name: "no package", facts: { packages: [] }, finds: ["no-packages"], outcome: "skip" },
  {
    name: "a manifest that cannot be read",
    facts: { packages: [packageOf("nonsense: 1\n")] },
    finds: ["manifest-unreadable"],
    outcome: "error",
    at: ["3:1"],
  },
  { name: "a chain without a gap", facts: facts(), finds: good, outcome: "pass", at: ["7"] },
  { name: "nothing named", facts: { packages: [packageOf()] }, finds: ["no-lineage"], outcome: "skip" },

  {
    name: "a lineage of a format that nobody knows",
    facts: facts({ steps: [] }),
    finds: ["no-lineage", "data-apart"],
    outcome: "pass",
  },
  {
    name: "a lineage of a format that nobody knows, where one is asked for",
    facts: facts({ steps: [] }),
    options: { required: true },
    finds: ["lineage-missing", "data-apart"],
    outcome: "fail",
    at: ["5:74"],
  },
  {
    name: "no lineage where one is asked for",
    facts: facts({ sections: SECTIONS.replaceAll(", lineage: [../../dvc.lock]", ""), documents: [] }),
    options: { required: true },
    finds: ["lineage-missing", "data-apart"],
    outcome: "fail",
  },
  {
    name: "a lineage elsewhere where one is asked for",
    facts: facts({
      sections: SECTIONS.replace(
        "[../../dvc.lock]",
        `[{ uri: "https://a.example/l", digest: { sha256: ${"a".repeat(64)} } }]`,
      ),
      documents: [],
    }),
    options: { required: true },
    finds: ["lineage-missing", "data-apart"],
    outcome: "fail",
  },
  {
    name: "a lineage that is cut off",
    facts: facts({ steps: [], lock: { problems: [problem] } }),
    finds: ["not-evaluable", "data-apart"],
    outcome: "error",
    at: ["3"],
  },
  {
    name: "a lineage that is too large",
    facts: facts({
      documents: [{ path: LOCK, pointers: ["/datasets/0/lineage/0"], reading: null, issue: problem }],
    }),
    finds: ["not-evaluable", "data-apart"],
    outcome: "error",
    at: ["5"],
  },
  {
    name: "a lineage that is absent is the gate package's to tell",
    facts: facts({
      documents: [{ path: LOCK, pointers: ["/datasets/0/lineage/0"], reading: null, issue: problem }],
      references: [{ pointer: "/datasets/0/lineage/0", path: LOCK, kind: "absent", size: null }],
    }),
    finds: ["no-lineage", "data-apart"],
    outcome: "pass",
  },
  {
    name: "many problems",
    facts: facts({ lock: { problems: Array.from({ length: 15 }, () => problem) } }),
    finds: [...Array.from({ length: 12 }, () => "not-evaluable"), "more", ...good],
    outcome: "error",
  },

  {
    name: "a data set that the lineage does not name",
    facts: facts({
      sections: other("data/other.csv"),
      outside: [...made().outside, outside("data/other.csv")],
    }),
    finds: ["dataset-not-in-lineage", ...good],
    outcome: "fail",
    at: ["6:72", "7"],
  },
  {
    name: "a data set that the lineage may name where it could not be read",
    facts: facts({ sections: other("data/other.csv"), lock: { problems: [problem] } }),
    finds: ["not-evaluable", ...but("data-apart")],
    outcome: "error",
  },
  {
    name: "a data set in a folder that a step made",
    facts: facts({ steps: [step("split", [], [file("data", "d1")]), train] }),
    finds: good,
    outcome: "pass",
  },
  {
    name: "a data set that a step names by its name in the manifest",
    facts: facts({ steps: [step("extract", [], [{ name: "crm-test", digests: [], source }]), train] }),
    finds: good,
    outcome: "pass",
  },
  {
    name: "a data set behind a pointer",
    facts: facts({
      sections: other("data/test.csv.dvc"),
      outside: [...made().outside, outside("data/test.csv.dvc")],
      also: [
        documentOf("data/test.csv.dvc", "dvc-pointer", { artifacts: [file("test.csv")] }, [
          "/datasets/1/path",
        ]),
      ],
    }),
    finds: good,
    outcome: "pass",
  },
  {
    name: "a data set without a path",
    facts: facts({ sections: SECTIONS.replace(" path: ../../data/test.csv,", "") }),
    finds: ["dataset-without-path", ...but("data-apart")],
    outcome: "pass",
  },

  {
    name: "steps of different runs",
    facts: facts({
      steps: [
        step("split", [], [file("data", "d1")]),
        step("train", [file("data", "d2")], [file("model.bin")]),
      ],
    }),
    finds: but("chain-followed", "chain-broken"),
    outcome: "fail",
    at: ["7:5", "7"],
  },
  {
    name: "two steps that read different data under one name",
    facts: facts({ steps: [split, train, step("report", [file("raw.csv", "bb")], [])] }),
    finds: but("chain-followed", "chain-broken"),
    outcome: "fail",
  },
  {
    name: "a content that was made twice, and read as one of them",
    facts: facts({
      steps: [
        step("a", [], [file("data/x", "1")]),
        step("b", [], [file("data/x", "2")]),
        step("c", [file("data/x", "2")], []),
        split,
        train,
      ],
    }),
    finds: good,
    outcome: "pass",
  },
  {
    name: "a step that changes what it reads",
    facts: facts({ steps: [step("a", [file("x", "1")], [file("x", "2")]), split, train] }),
    finds: good,
    outcome: "pass",
  },
  {
    name: "the plan of the steps beside their run",
    facts: facts({
      also: [
        documentOf("dvc.yaml", "dvc-yaml", {
          transformations: [split, train].map((each) => ({
            ...each,
            inputs: each.inputs.map((one) => ({ ...one, digests: [] })),
            outputs: each.outputs.map((one) => ({ ...one, digests: [] })),
          })),
        }),
      ],
    }),
    finds: good,
    outcome: "pass",
  },
  {
    name: "a model card that names its data",
    facts: facts({
      also: [
        documentOf(`${FOLDER}/README.md`, "card", {
          transformations: [step("training", [{ name: "wdbc", digests: [], source }], [])],
        }),
      ],
    }),
    finds: good,
    outcome: "pass",
  },
  {
    name: "steps in a circle",
    facts: facts({
      steps: [
        step("a", [file("x", "1")], [file("y", "2")]),
        step("b", [file("y", "2")], [file("x", "1"), file("raw.csv", "aa")]),
        split,
        train,
      ],
    }),
    finds: good,
    outcome: "pass",
  },

  {
    name: "a file that changed since the run",
    facts: facts({ digests: { ...made().digests, "train.py": own("edited") } }),
    finds: but("verified", "changed-since", "verified"),
    outcome: "fail",
    at: ["7:5", "7"],
  },
  {
    name: "a folder of pointers that stand for other content",
    facts: facts({
      also: [
        documentOf("model.bin", "lfs-pointer", { artifacts: [{ ...file("model.bin", "ff") }] }, [
          "/model/path",
        ]),
      ],
    }),
    finds: but("verified", "changed-since", "verified"),
    outcome: "fail",
  },
  {
    name: "other line endings",
    facts: facts({
      digests: { ...made().digests, "train.py": { ...own("lf"), otherLineEndings: own("train.py") } },
    }),
    finds: but("verified", "line-endings", "verified"),
    outcome: "pass",
  },
  {
    name: "other line endings where the same bytes are asked for",
    facts: facts({
      digests: { ...made().digests, "train.py": { ...own("lf"), otherLineEndings: own("train.py") } },
    }),
    options: { line_endings: "refuse" },
    finds: but("verified", "line-endings-refused", "verified"),
    outcome: "fail",
  },
  {
    name: "many other line endings",
    facts: facts({
      steps: [
        split,
        step(
          "train",
          [file("data/train.csv"), ...Array.from({ length: 14 }, (_, i) => file("t.py", `0${i}`))],
          [file("model.bin")],
        ),
      ],
      outside: [...made().outside, outside("t.py")],
      digests: { ...made().digests, "t.py": { ...own("lf"), otherLineEndings: { sha256: "", md5: "00" } } },
    }),
    finds: [
      "chain-followed",
      ...Array.from({ length: 12 }, () => "changed-since"),
      "more",
      "line-endings",
      "verified",
      "model-traced",
      "data-apart",
    ],
    outcome: "fail",
  },
  {
    name: "a broken registry, many times, and a note that is counted",
    facts: facts({
      sections: `model: { path: ../../model.bin }\ndatasets:\n${Array.from({ length: 14 }, (_, i) => `  - { name: d${i} }\n`).join("")}`,
      documents: [],
    }),
    finds: ["no-lineage", ...Array.from({ length: 12 }, () => "dataset-without-path"), "more-noted"],
    outcome: "pass",
  },

  {
    name: "a model that was made from other data",
    facts: facts({ steps: [split, step("train", [file("old.csv", "bb")], [file("model.bin")])] }),
    finds: but("model-traced", "model-from-other-data"),
    outcome: "fail",
    at: ["7:5"],
  },
  {
    name: "a lineage that ends before the model",
    facts: facts({ steps: [split] }),
    finds: but("model-traced", "model-not-followed"),
    outcome: "pass",
  },
  {
    name: "a lineage that ends before the model where the whole is asked for",
    facts: facts({ steps: [split] }),
    options: { complete: true },
    finds: but("model-traced", "model-not-in-lineage"),
    outcome: "fail",
  },
  {
    name: "no step at all where the whole is asked for",
    facts: facts({ steps: [] }),
    options: { complete: true },
    finds: ["no-lineage", "model-not-in-lineage", "data-apart"],
    outcome: "fail",
  },

  {
    name: "parameters in other spellings",
    facts: facts(
      withParams(
        { "train.alpha": 0.00001, seed: 42, "model.depth": 3, flag: true, rest: null },
        ran("train.alpha", "1e-05"),
        ran("seed", "42"),
        ran("model", "{depth: 3}"),
        ran("flag", "True"),
        ran("rest", null),
      ),
    ),
    finds: ["chain-followed", "verified", "model-traced", "parameters-agree", "data-apart"],
    outcome: "pass",
  },
  {
    name: "parameters of another run",
    facts: facts(withParams({ seed: 42 }, ran("seed", 7), ran("gone", 1))),
    finds: but("data-apart", "parameter-differs", "parameter-missing", "data-apart"),
    outcome: "fail",
  },
  {
    name: "parameters of a file that nobody read",
    facts: facts({
      steps: [split, { ...train, parameters: [ran("seed", 7), { ...ran("x", 1), file: "../../../x" }] }],
    }),
    finds: good,
    outcome: "pass",
  },

  {
    name: "test data that is the training data, under another name",
    facts: facts({
      outside: PATHS.map((path) => outside(path, path.startsWith("data/") ? "same" : path)).map((one) =>
        one.path.startsWith("data/") ? { ...one, oid: "a".repeat(40) } : one,
      ),
    }),
    finds: but("data-apart", "same-data"),
    outcome: "fail",
    at: ["7", "6:41"],
  },
  {
    name: "test data that is the training data with other line endings",
    facts: facts({
      digests: {
        ...made().digests,
        "data/test.csv": { ...own("data/test.csv"), otherLineEndings: own("data/train.csv") },
      },
    }),
    finds: but("data-apart", "same-data"),
    outcome: "fail",
  },
  {
    name: "test data within the folder of the training data",
    facts: facts({ sections: SECTIONS.replace("data/train.csv", "data") }),
    finds: but("data-apart", "same-data"),
    outcome: "fail",
  },
  {
    name: "test data of which a file is training data, beside one of its own that is small",
    facts: facts(sharing(["a.csv", 900], ["b.csv", 10], ["note.txt", 9])),
    finds: ["no-lineage", "same-data"],
    outcome: "fail",
  },
  {
    name: "test data that shares a small file with the training data",
    facts: facts(sharing(["labels.txt", 9], ["b.csv", 900], ["c.csv", 900], ["d.csv", 1])),
    finds: ["no-lineage", "data-shared"],
    outcome: "pass",
  },
  {
    name: "data elsewhere with one digest",
    facts: facts({
      sections: `datasets:
  - { name: a, role: train, path: { uri: "s3://b/1", digest: { sha256: ${"a".repeat(64)} } } }
  - { name: b, role: validate, path: { uri: "s3://b/2", digest: { sha256: ${"a".repeat(64)} } } }
  - { name: c, role: test, path: { uri: "s3://b/3", digest: { sha256: ${"b".repeat(64)} } } }
  - { name: d, role: reference, path: { uri: "s3://b/1", digest: { sha256: ${"a".repeat(64)} } } }
`,
      documents: [],
    }),
    finds: ["no-lineage", "same-data"],
    outcome: "fail",
  },

  {
    name: "one run",
    facts: facts({
      also: [mlmodel("r1")],
      evidence: [evidenceOf(`${FOLDER}/m.json`, "metrics", { details: run("r1") })],
    }),
    finds: [...good, "runs-agree"],
    outcome: "pass",
  },
  {
    name: "a model and evidence of other runs",
    facts: facts({
      also: [mlmodel("r0")],
      evidence: [
        evidenceOf(`${FOLDER}/m.json`, "metrics", { details: run("r2") }),
        evidenceOf(`${FOLDER}/d.json`, "metrics", { details: run("r3") }, { about: ["crm-test"] }),
        evidenceOf(`${FOLDER}/e.json`, "openlineage", { details: { ...run("r4"), transformations: [] } }),
      ],
    }),
    finds: [...good, "run-differs", "run-differs"],
    outcome: "fail",
  },
  {
    name: "evidence of another run than the model, where the manifest names none",
    facts: facts({
      sections: SECTIONS.replace(", run_id: r1", ""),
      also: [mlmodel("r0")],
      evidence: [evidenceOf(`${FOLDER}/m.json`, "metrics", { details: run("r2") })],
    }),
    finds: [...good, "run-differs"],
    outcome: "fail",
  },

  {
    name: "an alias and a stage of one name that disagree",
    facts: facts({ also: [registered({}, { kind: "stage", name: "Production", version: "9" })] }),
    finds: [...good, "registry-contradiction"],
    outcome: "fail",
  },
  {
    name: "an alias twice",
    facts: facts({ also: [registered({}, { version: "9" })] }),
    finds: [...good, "registry-contradiction"],
    outcome: "fail",
  },
  {
    name: "an alias that is one of the versions of its stage, and other models",
    facts: facts({
      also: [
        registered(
          {},
          { kind: "stage", name: "Production", version: "9" },
          { kind: "stage", name: "Production", version: "7" },
          { kind: "version", name: "READY", version: "10" },
          { model: "other", version: "1" },
          { name: "champion", version: "2" },
        ),
      ],
    }),
    finds: good,
    outcome: "pass",
  },
]);

const judge = (more: Made, chosen: Parameters<typeof strengthen>[0] = {}) =>
  lineage.evaluate(facts(more), options.parse(chosen), sayer(lineage.messages));

describe("the drawing", () => {
  test("leads from data through steps to the model and its evidence", () => {
    const graph = judge({ evidence: [evidenceOf(`${FOLDER}/m.json`, "metrics")] }).graphs?.[0];
    expect(graph?.nodes.map(({ id, label, kind, state }) => [id, label, kind, state])).toEqual([
      ["model", "model", "model", "ok"],
      ["d1", "crm-train", "data", "ok"],
      ["d2", "crm-test", "data", "ok"],
      ["s0", "split", "step", "unknown"],
      ["s1", "train", "step", "ok"],
      ["c0", "raw.csv", "data", "unknown"],
      ["c1", "train.py", "code", "ok"],
      ["e0", "m.json", "evidence", "ok"],
    ]);
    expect(graph?.edges.map(({ from, to }) => `${from}>${to}`)).toEqual([
      "c0>s0",
      "s0>d1",
      "s0>d2",
      "d1>s1",
      "c1>s1",
      "s1>model",
      "model>e0",
    ]);
  });

  test("draws a step once, whether or not its plan is there", () => {
    const output = { name: "model.bin", digests: [], source };
    const plan = documentOf("dvc.yaml", "dvc-yaml", { transformations: [step("train", [], [output])] });
    expect(judge({ also: [plan] }).graphs).toEqual(judge({}).graphs);
  });

  test("draws evidence that a step wrote once, with who wrote it", () => {
    const path = `${FOLDER}/m.json`;
    const graph = judge({
      steps: [split, { ...train, outputs: [...train.outputs, file(path)] }],
      files: [fileOf(MANIFEST), fileOf(path)],
      digests: { ...made().digests, [path]: own("other") },
      evidence: [evidenceOf(path, "metrics")],
    }).graphs?.[0];
    expect(graph?.nodes.filter(({ label }) => label.endsWith("m.json"))).toEqual([
      { id: "e0", label: "m.json", kind: "evidence", state: "bad" },
    ]);
    expect(graph?.edges.filter(({ to }) => to === "e0").map(({ from }) => from)).toEqual(["s1", "model"]);
  });

  test("shows what does not verify", () => {
    const { graphs } = judge({ digests: { ...made().digests, "model.bin": own("other") } });
    const bad = graphs?.[0]?.nodes.filter(({ state }) => state === "bad").map(({ id }) => id);
    expect(bad).toEqual(["model", "s1"]);
  });

  test("stays small, with ids of our own and edges between nodes that are there", () => {
    const many = Array.from({ length: 60 }, (_, i) =>
      step(`s${i}`, [file(`in ${i}`, "1"), file(`x ${i}`, "1")], [file(`in ${i + 1}`, "1")]),
    );
    const graph = judge({ steps: many }).graphs?.[0];
    const ids = graph?.nodes.map(({ id }) => id) ?? [];
    expect(ids.length).toBeLessThanOrEqual(40);
    expect(ids.length).toBeGreaterThan(30);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^(?:model|more|[a-z]\d+)$/.test(id))).toBe(true);
    expect(graph?.edges.every(({ from, to }) => ids.includes(from) && ids.includes(to))).toBe(true);
    expect(graph?.nodes.find(({ id }) => id === "more")?.label).toMatch(/^\d+ more$/);
  });
});

test.for([
  ["1e-05", 0.00001, true],
  ["0.50", 0.5, true],
  [1, 1.0, true],
  ["no", "no", true],
  ["True", true, true],
  [null, "", true],
  [1, true, false],
  ["1.2.3", "1.2", false],
  ["No", "no", false],
  [0.1, 0.2, false],
  ["1".repeat(41), `${"1".repeat(41)}.0`, false],
  [null, 0, false],
] as const)("%j and %j are alike: %j", ([left, right, expected]) => {
  expect(areAlike(left, right)).toBe(expected);
  expect(areAlike(right, left)).toBe(expected);
});

test("any steps are judged to an end, whatever they name", () => {
  const name = fc.constantFrom(
    "data",
    "data/train.csv",
    "model.bin",
    "../x",
    "s3://b/x",
    ".",
    "..",
    "__proto__",
    "",
  );
  const artifact = fc.record({
    name,
    digests: fc.array(
      fc.record({ algorithm: fc.constantFrom("md5", "sha256", "md5.dir"), value: fc.constantFrom("1", "2") }),
      { maxLength: 2 },
    ),
    source: fc.constant(source),
  });
  const steps = fc.array(
    fc.record({
      name,
      inputs: fc.array(artifact, { maxLength: 4 }),
      outputs: fc.array(artifact, { maxLength: 4 }),
      parameters: fc.constant([]),
      source: fc.constant(source),
    }),
    { maxLength: 8 },
  );
  const property = fc.property(steps, (each) => {
    const { findings } = judge({ steps: each });
    expect(findings.length).toBeGreaterThan(0);
    expect(judge({ steps: each }).findings).toEqual(findings);
  });
  fc.assert(property, { seed: 5, numRuns: 150 });
});

test("strengthen blocks what either side blocks", () => {
  const written = fc.record(
    {
      required: fc.boolean(),
      complete: fc.boolean(),
      line_endings: fc.constantFrom("report" as const, "refuse" as const),
    },
    { requiredKeys: [] },
  );
  const worlds: Made[] = [
    { steps: [] },
    { steps: [split] },
    { digests: { ...made().digests, "train.py": { ...own("lf"), otherLineEndings: own("train.py") } } },
  ];
  const blocking = (chosen: Parameters<typeof strengthen>[0]) =>
    worlds.flatMap((each) =>
      judge(each, chosen).findings.flatMap(({ id, outcome }) => (blocks(outcome) ? [id] : [])),
    );
  const property = fc.property(written, written, (earlier, later) => {
    const joined = blocking(strengthen(earlier, later));
    expect(joined).toEqual(expect.arrayContaining([...blocking(earlier), ...blocking(later)]));
    expect(blocking(strengthen(later, earlier))).toEqual(joined);
  });
  fc.assert(property, { seed: 3, numRuns: 60 });
});
