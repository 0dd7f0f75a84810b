import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { digestsOf, documentOf, fileOf, packageOf } from "#core/facts/package.fixture.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Details } from "#core/model/details.ts";
import { blocks } from "#core/model/outcome.ts";
import { testGate } from "../../../../test/gate-tester.ts";
import { sayer } from "../define-gate.ts";
import { inventory } from "./gate.ts";
import { options, strengthen } from "./options.ts";

const FOLDER = "handoffs/churn";
const MANIFEST = `${FOLDER}/handoff.yml`;
const MODEL = `${FOLDER}/model.bin`;
const DATA = `${FOLDER}/data.csv.dvc`;
const SECTIONS = `model: { path: model.bin }
datasets:
  - { name: crm, path: data.csv.dvc }
`;
const source = { pointer: "", line: 2, column: 3 };
const file = { ...digestsOf("model"), otherLineEndings: { sha256: "cc", md5: "dd" } };
const artifact = (name: string, algorithm: string, value: string) => ({
  name,
  digests: [{ algorithm, value }],
  source,
});

function made(more: Partial<PackageFacts> = {}, sections = SECTIONS): PackageFacts {
  return packageOf(sections, {
    files: [fileOf(MANIFEST), fileOf(MODEL, "m"), fileOf(DATA, "d")],
    references: [
      { pointer: "/model/path", path: MODEL, kind: "file", size: 1 },
      { pointer: "/datasets/0/path", path: DATA, kind: "file", size: 1 },
    ],
    documents: [pointer({ artifacts: [artifact("data.csv", "sha256", "ab")] })],
    digests: { [MODEL]: file },
    ...more,
  });
}

function pointer(details: Details, more: Parameters<typeof documentOf>[4] = {}) {
  return documentOf(DATA, "dvc-pointer", details, ["/datasets/0/path"], more);
}

const facts = (one: PackageFacts, released?: PackageFacts, baseline: readonly PackageFacts[] = []) => ({
  packages: [one],
  baseline,
  releases: released === undefined ? {} : { "churn@3.1.0": released },
});

const listing = (...artifacts: ReturnType<typeof artifact>[]) =>
  made({
    documents: [...made().documents, documentOf(`${FOLDER}/model.bin.sha256`, "sums", { artifacts })],
    files: [...made().files, fileOf(`${FOLDER}/model.bin.sha256`)],
  });
const withFiles = (...names: string[]) =>
  made({ files: [...made().files, ...names.map((name) => fileOf(`${FOLDER}/${name}`, "x"))] });
const problem = {
  id: "x",
  says: "It is `{found}`.",
  values: { found: "cut off" },
  where: { path: DATA, line: 1 },
};
const good = ["listed", "pointer-resolved"];
const linking = (...targets: readonly string[]) => {
  const links = targets.map((target) => ({ target, source }));
  const path = `${FOLDER}/docs/why.md`;
  const own = made();
  return made({
    files: [...own.files, fileOf(path, "x")],
    references: [...own.references, { pointer: "/model/approach", path, kind: "file", size: 1 }],
    documents: [...own.documents, documentOf(path, "markdown", { links }, ["/model/approach"])],
  });
};

testGate(inventory, [
  {
    name: "links that lead somewhere, or that cannot be told from here",
    facts: facts(
      linking(
        "../model.bin",
        `/${MODEL}?plain=1#L3`,
        "../",
        "why.md#top",
        "#here",
        "../../../src/train.py",
        "../../../../issues",
        "https://example.com/a",
        "mailto:a@example.com",
        "a//b",
      ),
    ),
    options: { links: "refuse" },
    finds: good,
    outcome: "pass",
  },
  {
    name: "links that lead nowhere",
    facts: facts(linking("gone.md", "../notes/a%20b.ipynb", "c", "d", "e", "f")),
    finds: [...good, "dead-links"],
    outcome: "pass",
  },
  {
    name: "a link that leads nowhere where links must hold",
    facts: facts(linking("../notes/a%20b.ipynb")),
    options: { links: "refuse" },
    finds: [...good, "dead-link-refused"],
    outcome: "fail",
    at: ["5:24", "2"],
  },
  {
    name: "no package",
    facts: { packages: [], baseline: [], releases: {} },
    finds: ["no-packages"],
    outcome: "skip",
  },
  {
    name: "a manifest that cannot be read",
    facts: facts(packageOf("nonsense: 1\n")),
    finds: ["manifest-unreadable"],
    outcome: "error",
    at: ["3:1"],
  },
  { name: "files and a pointer with its digest", facts: facts(made()), finds: good, outcome: "pass" },
  {
    name: "content elsewhere",
    facts: facts(packageOf(`model: { path: { uri: "s3://b/m", digest: { sha256: ${"a".repeat(64)} } } }\n`)),
    finds: ["listed"],
    outcome: "pass",
  },
  {
    name: "a pointer without a digest",
    facts: facts(
      made({
        documents: [
          pointer({ artifacts: [{ name: "data.csv", digests: [], source }] }, { problems: [problem] }),
        ],
      }),
    ),
    finds: ["listed", "pointer-without-digest"],
    outcome: "fail",
    at: ["2"],
  },
  {
    name: "a description that names files",
    facts: facts(made({ documents: [pointer({ artifacts: [{ name: "data.csv", digests: [], source }] })] })),
    finds: ["listed"],
    outcome: "pass",
  },
  {
    name: "provenance of a step, whose contents the gate lineage judges",
    facts: facts(
      made({
        documents: [
          ...made().documents,
          documentOf(`${FOLDER}/provenance.json`, "in-toto", {
            artifacts: [artifact("model.bin", "sha256", "00")],
            transformations: [
              {
                name: "build",
                inputs: [],
                outputs: [artifact("model.bin", "sha256", "00")],
                parameters: [],
                source,
              },
            ],
          }),
        ],
      }),
    ),
    finds: good,
    outcome: "pass",
  },
  {
    name: "an attestation that names its subject as an entry, too, told once",
    facts: facts(
      made({
        documents: [
          ...made().documents,
          documentOf(`${FOLDER}/model.sig`, "sig", {
            artifacts: [artifact("model.bin", "sha256", "00")],
            attestations: [
              { predicateType: "p", subjects: [artifact("model.bin", "sha256", "00")], signed: true, source },
            ],
          }),
        ],
      }),
    ),
    finds: [...good, "digest-differs"],
    outcome: "fail",
  },
  {
    name: "a pointer that is cut off",
    facts: facts(made({ documents: [pointer({}, { problems: [problem] })] })),
    finds: ["listed", "pointer-unreadable"],
    outcome: "error",
    at: ["1"],
  },
  {
    name: "a data set that no reader knows",
    facts: facts(made({ documents: [{ path: DATA, pointers: ["/datasets/0/path"], reading: null }] })),
    finds: ["listed"],
    outcome: "pass",
  },
  {
    name: "a pointer by md5",
    facts: facts(made({ documents: [pointer({ artifacts: [artifact("data.csv", "md5", "ab")] })] })),
    finds: [...good, "weak-digest"],
    outcome: "pass",
  },
  {
    name: "a pointer by md5 where more is asked",
    facts: facts(made({ documents: [pointer({ artifacts: [artifact("data.csv", "md5", "ab")] })] })),
    options: { strong_digests: true },
    finds: [...good, "weak-digest-refused"],
    outcome: "fail",
  },
  {
    name: "md5 of a file that git holds is no weakness",
    facts: facts(listing(artifact("model.bin", "md5", file.md5))),
    options: { strong_digests: true },
    finds: [...good, "digests-agree"],
    outcome: "pass",
  },

  {
    name: "a digest that is the file's",
    facts: facts(listing(artifact("model.bin", "sha256", file.sha256))),
    finds: [...good, "digests-agree"],
    outcome: "pass",
  },
  {
    name: "a digest of another file",
    facts: facts(listing(artifact("model.bin", "sha256", "00"))),
    finds: [...good, "digest-differs"],
    outcome: "fail",
    at: ["5:24", "2:3"],
  },
  {
    name: "a signature of another file, told once",
    facts: facts(
      made({
        documents: [
          ...made().documents,
          documentOf(`${FOLDER}/model.sig`, "sig", {
            attestations: [
              { predicateType: "p", subjects: [artifact("model.bin", "sha256", "00")], signed: true, source },
            ],
          }),
        ],
        signatures: [
          {
            path: `${FOLDER}/model.sig`,
            where: { path: `${FOLDER}/model.sig` },
            predicateType: "p",
            subjects: [artifact("model.bin", "sha256", "00")],
            status: "verified",
          },
        ],
      }),
    ),
    finds: [...good, "digest-differs"],
    outcome: "fail",
  },
  {
    name: "a digest of content that is not the one a pointer stands for",
    facts: facts(
      made({
        documents: [
          documentOf(MODEL, "lfs-pointer", { artifacts: [artifact("model.bin", "sha256", "11")] }, [
            "/model/path",
          ]),
          documentOf(`${FOLDER}/sums`, "sums", { artifacts: [artifact("model.bin", "sha256", "22")] }),
        ],
      }),
    ),
    finds: ["listed", "pointer-resolved", "digest-differs"],
    outcome: "fail",
  },
  {
    name: "other line endings",
    facts: facts(listing(artifact("model.bin", "sha256", "cc"))),
    finds: [...good, "line-endings"],
    outcome: "pass",
  },
  {
    name: "other line endings where the same bytes are asked for",
    facts: facts(listing(artifact("model.bin", "sha256", "cc"))),
    options: { line_endings: "refuse" },
    finds: [...good, "line-endings-refused"],
    outcome: "fail",
  },
  {
    name: "more wrong digests than are told",
    facts: facts(listing(...Array.from({ length: 20 }, (_, i) => artifact("model.bin", "sha256", `0${i}`)))),
    finds: [...good, ...Array.from({ length: 12 }, () => "digest-differs"), "more"],
    outcome: "fail",
  },

  {
    name: "pickles by name, named by the manifest's ignore",
    facts: facts(
      made(
        { files: [...made().files, ...["a.pkl", "b.pt", "c.h5"].map((n) => fileOf(`${FOLDER}/old/${n}`))] },
        `${SECTIONS}ignore: ["old/**"]\n`,
      ),
    ),
    finds: [...good, "executable", "executable", "executable"],
    outcome: "pass",
  },
  {
    name: "an ignore of everything, where every file must be named",
    facts: facts(made({}, `${SECTIONS}ignore: ["notes/**", "**"]\n`)),
    options: { unreferenced: "refuse" },
    finds: [...good, "ignores-everything"],
    outcome: "fail",
  },
  {
    name: "a packed pickle by its name, and one that a reader of something else has read",
    facts: facts(
      made(
        {
          files: [...made().files, ...["a.pkl.gz", "b.p"].map((n) => fileOf(`${FOLDER}/old/${n}`))],
          documents: [...made().documents, documentOf(`${FOLDER}/old/b.p`, "parameters", { parameters: [] })],
        },
        `${SECTIONS}ignore: ["old/**"]\n`,
      ),
    ),
    options: { executables: "refuse" },
    finds: [...good, "executable-refused", "executable-refused"],
    outcome: "fail",
  },
  {
    name: "a pickle by its content, refused",
    facts: facts(
      made({
        documents: [
          documentOf(MODEL, "pickle", { executables: [{ name: "model.bin", why: "is a pickle", source }] }, [
            "/model/path",
          ]),
        ],
      }),
    ),
    options: { executables: "refuse", allow: ["handoffs/other/**"] },
    finds: ["listed", "executable-refused"],
    outcome: "fail",
    at: ["2"],
  },
  {
    name: "a pickle that the policy allows",
    facts: facts(
      made({
        documents: [
          documentOf(MODEL, "pickle", { executables: [{ name: "m", why: "is a pickle", source }] }),
        ],
      }),
    ),
    options: { executables: "refuse", allow: ["handoffs/*/model.bin"] },
    finds: ["listed", "executable"],
    outcome: "pass",
  },
  {
    name: "many pickles",
    facts: facts(
      made(
        { files: Array.from({ length: 20 }, (_, i) => fileOf(`${FOLDER}/old/${i}.pkl`)), documents: [] },
        `${SECTIONS}ignore: ["old/*.pkl"]\n`,
      ),
    ),
    finds: ["listed", ...Array.from({ length: 12 }, () => "executable"), "more-noted"],
    outcome: "pass",
  },

  {
    name: "files that nothing names",
    facts: facts(withFiles("a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "f.txt")),
    finds: [...good, "unreferenced"],
    outcome: "pass",
  },
  {
    name: "files that nothing names, refused",
    facts: facts(withFiles("notes.txt", "README.md", ".gitattributes", "checklists/a.md", "model.bin.sig")),
    options: { unreferenced: "refuse" },
    finds: [...good, "unreferenced-refused"],
    outcome: "fail",
  },
  {
    name: "files of a named folder, and files that a named document links",
    facts: facts(
      made({
        files: [...made().files, fileOf(`${FOLDER}/docs/a/b.md`), fileOf(`${FOLDER}/plot.png`)],
        references: [
          ...made().references,
          { pointer: "/code/features/0", path: `${FOLDER}/docs`, kind: "folder", size: null },
        ],
        documents: [
          ...made().documents,
          documentOf(`${FOLDER}/docs/a/b.md`, "markdown", {
            links: [{ target: "../../plot.png#x", source }],
          }),
        ],
      }),
    ),
    options: { unreferenced: "refuse" },
    finds: good,
    outcome: "pass",
  },

  {
    name: "a version that was released with the same content",
    facts: facts(made(), made()),
    finds: [...good, "released-same"],
    outcome: "pass",
  },
  {
    name: "a version that was released with another model",
    facts: facts(made(), made({ files: [fileOf(MANIFEST), fileOf(MODEL, "old"), fileOf(DATA, "d")] })),
    finds: [...good, "released-otherwise"],
    outcome: "fail",
    at: ["5:24", "2:34"],
  },
  {
    name: "a version that was released without data sets may name them",
    facts: facts(made(), made({}, "model: { path: model.bin }\n")),
    finds: [...good, "released-same"],
    outcome: "pass",
  },
  {
    name: "a version that stands at the base is the gate package's to compare",
    facts: facts(made(), made({ files: [fileOf(MODEL, "old")] }), [made({ files: [fileOf(MODEL, "old")] })]),
    finds: good,
    outcome: "pass",
  },
  {
    name: "a version that was released with a manifest nobody can read",
    facts: facts(made(), packageOf("nonsense: 1\n"), [packageOf("nonsense: 1\n")]),
    finds: good,
    outcome: "pass",
  },
]);

test("the inventory lists each file with its digests and who names it", () => {
  const { tables } = inventory.evaluate(
    facts(listing(artifact("model.bin", "sha256", "00"))),
    options.parse({}),
    sayer(inventory.messages),
  );
  const oid = fileOf(MODEL, "m").oid.slice(0, 12);
  expect(tables?.[0]?.rows[1]).toEqual([
    MODEL,
    1,
    oid,
    file.sha256.slice(0, 12),
    "different",
    ["/model/path", `${FOLDER}/model.bin.sha256`],
  ]);
});

test("files that the package names elsewhere are listed with what names them, and no more than fit", () => {
  const code = Array.from({ length: 250 }, (_, n) => ({ ...fileOf(`src/f${n}.py`, "x"), owners: null }));
  const named = made({
    outside: code,
    references: [{ pointer: "/code/path", path: "src", kind: "folder", size: null }],
  });
  const { tables } = inventory.evaluate(facts(named), options.parse({}), sayer(inventory.messages));
  expect(tables?.[1]?.title).toBe(
    `Files elsewhere in the repository (the first 200 of 250 files): ${FOLDER}`,
  );
  expect(tables?.[1]?.rows).toHaveLength(200);
  expect(tables?.[1]?.rows[0]).toEqual([
    "src/f0.py",
    fileOf("src/f0.py", "x").oid.slice(0, 12),
    "",
    ["/code/path"],
  ]);
});

test("the advice on line endings names a pattern for simple endings only", () => {
  const rule = (name: string) => {
    const one = packageOf("", {
      files: [fileOf(`${FOLDER}/${name}`)],
      documents: [documentOf(`${FOLDER}/sums`, "sums", { artifacts: [artifact(name, "md5", "dd")] })],
      digests: { [`${FOLDER}/${name}`]: file },
    });
    const { findings } = inventory.evaluate(facts(one), options.parse({}), sayer(inventory.messages));
    return findings.find(({ id }) => id === "line-endings")?.values["rule"];
  };
  expect(rule("a.csv")).toBe("*.csv text eol=lf");
  expect(rule("data/a.b c")).toBe("* text=auto eol=lf");
  expect(rule(".env")).toBe("* text=auto eol=lf");
});

const reaction = fc.constantFrom("report" as const, "refuse" as const);
const written = fc.record(
  {
    strong_digests: fc.boolean(),
    line_endings: reaction,
    executables: reaction,
    allow: fc.subarray(["handoffs/**", "handoffs/*/*.pkl", "other"]),
    unreferenced: reaction,
    links: reaction,
  },
  { requiredKeys: [] },
);

describe("strengthen", () => {
  const everything = facts(
    made({
      files: [...made().files, fileOf(`${FOLDER}/a.pkl`)],
      documents: [
        documentOf(`${FOLDER}/why.md`, "markdown", { links: [{ target: "gone", source }] }, ["/problem/doc"]),
        pointer({ artifacts: [artifact("data.csv", "md5", "ab")] }),
        documentOf(`${FOLDER}/sums`, "sums", { artifacts: [artifact("model.bin", "md5", "dd")] }),
      ],
    }),
  );
  const blocking = (chosen: Parameters<typeof strengthen>[0]) =>
    inventory
      .evaluate(everything, options.parse(chosen), sayer(inventory.messages))
      .findings.flatMap(({ id, outcome }) => (blocks(outcome) ? [id] : []));

  test("blocks what either side blocks", () => {
    const property = fc.property(written, written, (earlier, later) => {
      const joined = blocking(strengthen(earlier, later));
      expect(joined).toEqual(expect.arrayContaining([...blocking(earlier), ...blocking(later)]));
      expect(blocking(strengthen(options.parse(earlier), later))).toEqual(joined);
    });
    fc.assert(property, { seed: 11, numRuns: 150 });
  });

  test("the exceptions of a stage that refuses are not lost to one that refuses nothing", () => {
    const joined = strengthen(options.parse({}), { executables: "refuse", allow: ["handoffs/**"] });
    expect(blocking(joined)).toEqual([]);
  });
});

test.for([{ allow: ["{a,b}"] }, { executables: "warn" }, { stong_digests: true }])(
  "%j is refused",
  (value) => {
    expect(options.safeParse(value).success).toBe(false);
  },
);
