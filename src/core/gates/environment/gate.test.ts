import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { digestsOf, documentOf, fileOf, packageOf } from "#core/facts/package.fixture.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Details, Parameter, Pin } from "#core/model/details.ts";
import { blocks } from "#core/model/outcome.ts";
import { testGate } from "../../../../test/gate-tester.ts";
import { sayer } from "../define-gate.ts";
import { environment } from "./gate.ts";
import { isSeed } from "./judge-parameters.ts";
import { options, strengthen } from "./options.ts";

const FOLDER = "handoffs/churn";
const PARAMS = "params.yaml";
const LOCK = `${FOLDER}/requirements.txt`;
const SECTIONS = "code: { params: ../../params.yaml, environment: [requirements.txt] }\n";
const source = { pointer: "", line: 7, column: 1 };

const pin = (name: string, more: Partial<Pin> = {}): Pin => ({
  kind: "package",
  name,
  version: "1.2.3",
  exact: true,
  locked: true,
  source,
  ...more,
});
const loose = (name: string, more: Partial<Pin> = {}) =>
  pin(name, { version: ">=1", exact: false, locked: false, ...more });
const parameter = (name: string, value: Parameter["value"]): Parameter => ({ name, value, source });

interface Made extends Partial<PackageFacts> {
  readonly pins?: readonly Pin[];
  readonly parameters?: readonly Parameter[];
  readonly details?: Details;
  readonly sections?: string;
  readonly also?: PackageFacts["documents"];
}

function made(given: Made = {}): PackageFacts {
  const { pins = [pin("numpy")], parameters = [parameter("train.seed", 42)], also = [], ...more } = given;
  const { sections = SECTIONS, details = { pins }, ...facts } = more;
  return packageOf(sections, {
    references: [
      { pointer: "/code/params", path: PARAMS, kind: "file", size: 1 },
      { pointer: "/code/environment/0", path: LOCK, kind: "file", size: 1 },
    ],
    documents: [
      documentOf(PARAMS, "parameters", { parameters }, ["/code/params"]),
      documentOf(LOCK, "requirements-txt", details, ["/code/environment/0"]),
      ...also,
    ],
    ...facts,
  });
}

const facts = (more: Made = {}) => ({ packages: [made(more)] });
const image = (version: string, more: Partial<Pin> = {}) =>
  documentOf(
    `${FOLDER}/Dockerfile`,
    "dockerfile",
    { pins: [pin("docker.io/library/python", { kind: "image", version, locked: false, ...more })] },
    ["/code/environment/0"],
  );
const at = (requires: "research-to-engineering" | "engineering-to-operations" | "production") => ({
  requires,
});
const problem = {
  id: "x",
  says: "It is `{found}`.",
  values: { found: "cut off" },
  where: { path: LOCK, line: 3 },
};
const good = ["pinned", "seed-set", "score"];
const but = (id: string, ...instead: string[]) => good.flatMap((one) => (one === id ? instead : [one]));

testGate(environment, [
  {
    name: "an image of a library's name does not fix the library",
    facts: facts({
      pins: [loose("redis")],
      also: [
        documentOf(
          `${FOLDER}/Dockerfile`,
          "dockerfile",
          { pins: [pin("redis", { kind: "image", version: "7.2.4" })] },
          ["/code/environment/1"],
        ),
      ],
    }),
    options: at("engineering-to-operations"),
    finds: but("pinned", "loose-refused"),
    outcome: "fail",
  },
  { name: "no package", facts: { packages: [] }, finds: ["no-packages"], outcome: "skip" },
  {
    name: "a manifest that cannot be read",
    facts: { packages: [packageOf("nonsense: 1\n")] },
    finds: ["manifest-unreadable"],
    outcome: "error",
    at: ["3:1"],
  },
  { name: "nothing named", facts: { packages: [packageOf()] }, finds: ["nothing-named"], outcome: "skip" },
  {
    name: "everything fixed, at the last boundary",
    facts: facts(),
    options: { ...at("production"), locked: true, min_score: 1 },
    finds: good,
    outcome: "pass",
    at: ["7:1"],
  },

  {
    name: "a file that is cut off",
    facts: facts({
      documents: [documentOf(LOCK, "uv-lock", {}, ["/code/environment/0"], { problems: [problem] })],
    }),
    options: at("production"),
    finds: ["not-evaluable"],
    outcome: "error",
    at: ["3"],
  },
  {
    name: "parameters that are too large",
    facts: facts({
      documents: [{ path: PARAMS, pointers: ["/code/params"], reading: null, issue: problem }],
    }),
    options: at("research-to-engineering"),
    finds: ["not-evaluable"],
    outcome: "error",
    at: ["3"],
  },
  {
    name: "a file that is absent is the gate package's to tell",
    facts: facts({
      documents: [{ path: LOCK, pointers: ["/code/environment/0"], reading: null, issue: problem }],
      references: [{ pointer: "/code/environment/0", path: LOCK, kind: "absent", size: null }],
    }),
    options: at("engineering-to-operations"),
    finds: ["nothing-named"],
    outcome: "skip",
  },
  {
    name: "many problems",
    facts: facts({
      documents: [
        documentOf(LOCK, "uv-lock", {}, ["/code/environment/0"], {
          problems: Array.from({ length: 14 }, () => problem),
        }),
      ],
    }),
    finds: [...Array.from({ length: 12 }, () => "not-evaluable"), "more"],
    outcome: "error",
  },

  {
    name: "ranges in research",
    facts: facts({ pins: [loose("numpy"), loose("scipy")] }),
    finds: ["loose", "seed-set", "score"],
    outcome: "pass",
  },
  {
    name: "ranges where operations take over",
    facts: facts({
      pins: [
        loose("numpy"),
        pin("scipy"),
        { kind: "package", name: "x", exact: false, locked: false, source },
      ],
    }),
    options: at("engineering-to-operations"),
    finds: ["loose-refused", "loose-refused", "seed-set", "score"],
    outcome: "fail",
    at: ["7:1", "7:1", "7:1"],
  },
  {
    name: "ranges that a lock beside them fixes",
    facts: facts({
      pins: [loose("Scikit_Learn"), loose("-r more.txt")],
      files: [fileOf(`${FOLDER}/more.txt`)],
      also: [
        documentOf(`${FOLDER}/more.txt`, "requirements-txt", { pins: [pin("scikit-learn")] }, [
          "/code/environment/1",
        ]),
      ],
    }),
    options: { ...at("engineering-to-operations"), locked: true },
    finds: good,
    outcome: "pass",
  },
  {
    name: "a file that includes one that is not named",
    facts: facts({ pins: [loose("-r other.txt")] }),
    options: at("engineering-to-operations"),
    finds: ["loose-refused", "seed-set", "score"],
    outcome: "fail",
  },
  {
    name: "many files with ranges",
    facts: facts({
      documents: Array.from({ length: 14 }, (_, i) =>
        documentOf(`${FOLDER}/${i}.txt`, "requirements-txt", { pins: [loose("a")] }, ["/code/environment/0"]),
      ),
    }),
    finds: [...Array.from({ length: 12 }, () => "loose"), "more-noted", "score"],
    outcome: "pass",
  },
  {
    name: "versions without digests where digests are asked for",
    facts: facts({
      pins: [pin("numpy", { locked: false }), pin("aws", { kind: "provider", locked: false })],
    }),
    options: { locked: true },
    finds: ["not-locked", "not-locked", "pinned", "seed-set", "score"],
    outcome: "fail",
  },
  {
    name: "a format that nobody knows",
    facts: facts({ details: {} }),
    options: at("research-to-engineering"),
    finds: ["nothing-pinned", "seed-set"],
    outcome: "pass",
    at: ["3:50", "7"],
  },
  {
    name: "a format that nobody knows, where operations take over",
    facts: facts({ details: {} }),
    options: at("engineering-to-operations"),
    finds: ["nothing-pinned-refused", "seed-set"],
    outcome: "fail",
  },
  {
    name: "a file of another kind beside a lock",
    facts: facts({
      sections: SECTIONS.replace("[requirements.txt]", "[requirements.txt, notes.md]"),
      also: [documentOf(`${FOLDER}/notes.md`, "markdown", {}, ["/code/environment/1"])],
    }),
    options: at("engineering-to-operations"),
    finds: ["nothing-pinned", ...good],
    outcome: "pass",
  },

  {
    name: "an image by its tag before production",
    facts: facts({ also: [image("3.12.4-slim")] }),
    options: { ...at("engineering-to-operations"), runtime: true },
    finds: ["pinned", "seed-set", "runtime-fixed", "score"],
    outcome: "pass",
  },
  {
    name: "an image by its tag in production",
    facts: facts({ also: [image("3.12.4-slim")] }),
    options: at("production"),
    finds: ["image-by-tag", "pinned", "seed-set", "runtime-fixed", "score"],
    outcome: "fail",
  },
  {
    name: "an image by its digest in production",
    facts: facts({ also: [image("3.12.4-slim", { locked: true })] }),
    options: at("production"),
    finds: ["pinned", "seed-set", "runtime-fixed", "score"],
    outcome: "pass",
  },
  {
    name: "the latest image where operations take over",
    facts: facts({ also: [image("latest", { exact: false })] }),
    options: at("engineering-to-operations"),
    finds: ["loose-refused", "seed-set", "score"],
    outcome: "fail",
  },

  {
    name: "no seed in research",
    facts: facts({ parameters: [parameter("speed", 3), parameter("seed", null)] }),
    finds: but("seed-set", "no-seed"),
    outcome: "pass",
  },
  {
    name: "no seed where engineering takes over",
    facts: facts({ parameters: [parameter("speed", 3)] }),
    options: at("research-to-engineering"),
    finds: but("seed-set", "no-seed-refused"),
    outcome: "fail",
    at: ["3:17"],
  },
  {
    name: "a seed without a value where engineering takes over",
    facts: facts({ parameters: [parameter("seed", 1), parameter("cv.random_state", null)] }),
    options: at("research-to-engineering"),
    finds: but("seed-set", "seed-empty"),
    outcome: "fail",
    at: ["7:1"],
  },

  {
    name: "no runtime where one is asked for",
    facts: facts({
      also: [documentOf("model/MLmodel", "mlmodel", { pins: [loose("python", { kind: "runtime" })] })],
    }),
    options: { runtime: true },
    finds: but("score", "no-runtime", "score"),
    outcome: "fail",
    at: ["7", "3:49"],
  },
  {
    name: "a runtime that the model states",
    facts: facts({
      also: [
        documentOf("model/MLmodel", "mlmodel", {
          pins: [pin("python", { kind: "runtime", version: "3.12.4" })],
        }),
      ],
    }),
    options: { runtime: true },
    finds: but("score", "runtime-fixed", "score"),
    outcome: "pass",
  },
  {
    name: "a runtime that the lock states",
    facts: facts({
      details: { pins: [pin("numpy")], properties: [{ name: "python", value: "3.12.4", source }] },
    }),
    options: { runtime: true },
    finds: but("score", "runtime-fixed", "score"),
    outcome: "pass",
  },

  {
    name: "fewer inputs that verify than are asked for",
    facts: facts({ pins: [pin("numpy"), pin("scipy", { locked: false })] }),
    options: { min_score: 0.75 },
    finds: but("score", "score-low"),
    outcome: "fail",
  },
  {
    name: "a share of nothing where one is asked for",
    facts: { packages: [packageOf()] },
    options: { min_score: 0 },
    finds: ["score"],
    outcome: "pass",
  },
]);

describe("the score", () => {
  const own = { ...digestsOf("a"), otherLineEndings: { sha256: "e1", md5: "e2" } };
  const artifact = (name: string, value: string) => ({
    name,
    digests: [{ algorithm: "sha256", value }],
    source,
  });
  const step = {
    name: "train",
    inputs: [
      artifact("a", own.sha256),
      artifact("a", own.sha256),
      artifact("a", "00"),
      artifact("a", "e1"),
      artifact("gone", "00"),
      artifact("folder", "00"),
    ],
    outputs: [],
    parameters: [],
    source,
  };
  const attestations = [{ predicateType: "p", subjects: [artifact("a", own.sha256)], signed: true, source }];
  const one = made({
    pins: [pin("numpy"), pin("scipy", { locked: false })],
    files: [fileOf(`${FOLDER}/a`), fileOf(`${FOLDER}/folder/x`)],
    digests: { [`${FOLDER}/a`]: own },
    also: [
      documentOf(`${FOLDER}/dvc.lock`, "dvc-lock", { transformations: [step], attestations }),
      // A copy of what is stated already makes nothing more certain.
      documentOf(`${FOLDER}/copy/dvc.lock`, "dvc-lock", {
        transformations: [{ ...step, inputs: step.inputs.slice(0, 1) }],
      }),
    ],
  });

  test("counts what verifies among everything that decides the result, each once", () => {
    const { findings, tables } = environment.evaluate(
      { packages: [one] },
      options.parse({}),
      sayer(environment.messages),
    );
    const score = findings.find(({ id }) => id === "score")?.values;
    const expected = { verified: 2, total: 7, percent: 28, files: 1, all_files: 5, pins: 1, all_pins: 2 };
    expect(score).toEqual(expected);
    expect(tables?.[0]?.rows).toEqual([
      [`${FOLDER}/dvc.lock`, 1, 1, 1, 1, 1],
      [LOCK, 1, 0, 1, 0, 0],
    ]);
  });
});

test.for([
  ["seed", true],
  ["train.random_state", true],
  ["np_seed", true],
  ["split.randomSeed", true],
  ["model.randomState", true],
  ["random-seed", true],
  ["seeds.count", false],
  ["speed", false],
  ["seed.unused", false],
  ["state", false],
] as const)("%s is a seed: %j", ([name, expected]) => {
  expect(isSeed(name)).toBe(expected);
});

test("strengthen blocks what either side blocks", () => {
  const written = fc.record(
    {
      requires: fc.constantFrom(
        "research-to-engineering" as const,
        "engineering-to-operations" as const,
        "production" as const,
      ),
      locked: fc.boolean(),
      runtime: fc.boolean(),
      min_score: fc.constantFrom(0, 0.3, 0.5, 1),
    },
    { requiredKeys: [] },
  );
  const worlds = [
    facts({
      pins: [loose("numpy"), pin("scipy", { locked: false }), pin("pandas")],
      parameters: [parameter("x", 1)],
    }),
    facts({ also: [image("3.12.4")], details: {} }),
  ];
  const blocking = (chosen: Parameters<typeof strengthen>[0]) =>
    worlds.flatMap((each, index) =>
      environment
        .evaluate(each, options.parse(chosen), sayer(environment.messages))
        .findings.flatMap(({ id, outcome }) => (blocks(outcome) ? [`${index} ${id}`] : [])),
    );
  const property = fc.property(written, written, (earlier, later) => {
    const joined = blocking(strengthen(earlier, later));
    expect(joined).toEqual(expect.arrayContaining([...blocking(earlier), ...blocking(later)]));
    expect(strengthen(later, earlier)).toEqual(strengthen(earlier, later));
  });
  fc.assert(property, { seed: 4, numRuns: 100 });
});

test.for([{ min_score: 1.1 }, { requires: "never" }, { lock: true }])("%j is refused", (value) => {
  expect(options.safeParse(value).success).toBe(false);
});
