import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Digest } from "#core/model/details.ts";
import { claimCandidates, claimedPath, claimsOf, compareDigests } from "./claimed-path.ts";
import { digestsOf, documentOf, evidenceOf, fileOf, packageOf } from "./package.fixture.ts";

const FOLDER = "handoffs/churn";
const MODEL = "model: { path: ../../models/churn/model.pkl }\n";
const source = { pointer: "", line: 1 };
const sha256 = (value: string): Digest => ({ algorithm: "sha256", value });

describe("claimCandidates", () => {
  test("asks beside the document, then at the root, in the package, and by the model", () => {
    expect(claimCandidates(packageOf(MODEL), "pipeline/dvc.lock", "./data/a.csv")).toEqual([
      "pipeline/data/a.csv",
      "data/a.csv",
      "handoffs/churn/data/a.csv",
      "models/churn/model.pkl/data/a.csv",
      "models/churn/data/a.csv",
    ]);
  });

  test.for([
    "/etc/passwd",
    "C:/data.csv",
    "s3://bucket/data.csv",
    "https://a.example/data.csv",
    "data\\a.csv",
    "../../../../../etc/passwd",
    "",
    ".git/config",
    "a\u0000b",
  ])("refuses %j", (name) => {
    expect(claimCandidates(packageOf(MODEL), "pipeline/dvc.lock", name)).toEqual([]);
  });

  test("leaves out only the places from which a path escapes", () => {
    expect(claimCandidates(packageOf(), "a/b/dvc.lock", "../../data")).toEqual(["data"]);
    expect(claimCandidates(packageOf(), "dvc.lock", "../data")).toEqual(["handoffs/data"]);
  });

  test("works without a readable manifest", () => {
    expect(claimCandidates(packageOf("nonsense: 1\n"), "dvc.lock", "a")).toEqual(["a", "handoffs/churn/a"]);
  });

  test("any name gives normal paths in the repository, each once", () => {
    const segment = fc.constantFrom("..", ".", "", "a", "b.csv", "~", "%2e%2e", "__proto__");
    const name = fc.oneof(
      fc.array(segment, { maxLength: 8 }).map((parts) => parts.join("/")),
      fc.string(),
    );
    const property = fc.property(name, (written) => {
      const paths = claimCandidates(packageOf(MODEL), "x/y/dvc.lock", written);
      expect(new Set(paths).size).toBe(paths.length);
      for (const path of paths)
        expect(path.split("/").every((each) => !["", ".", ".."].includes(each))).toBe(true);
    });
    fc.assert(property, { seed: 7, numRuns: 300 });
  });
});

describe("claimedPath", () => {
  const reference = { pointer: "/datasets/0/path", kind: "file", size: 1 } as const;
  const one = packageOf(MODEL, {
    files: [fileOf(`${FOLDER}/data/a.csv`), fileOf(`${FOLDER}/model/weights.bin`)],
    outside: [
      { ...fileOf("data/b.csv"), owners: null },
      { ...fileOf("data/a.csv"), owners: null },
    ],
    references: [
      { ...reference, path: "raw/c.csv" },
      { ...reference, path: "raw/gone.csv", kind: "absent", size: null },
    ],
  });

  test.for([
    ["dvc.lock", "data/a.csv", "data/a.csv"],
    [`${FOLDER}/dvc.lock`, "data/a.csv", `${FOLDER}/data/a.csv`],
    [`${FOLDER}/dvc.lock`, "data/b.csv", "data/b.csv"],
    [`${FOLDER}/dvc.lock`, "../../data/b.csv", "data/b.csv"],
    ["pipeline/dvc.lock", "model/weights.bin", `${FOLDER}/model/weights.bin`],
    ["dvc.lock", "raw/c.csv", "raw/c.csv"],
    ["dvc.lock", "data/", "data"],
    ["dvc.lock", "data", "data"],
    ["dvc.lock", "raw/gone.csv", null],
    ["dvc.lock", "dat", null],
    ["dvc.lock", "data/A.csv", null],
    [`${FOLDER}/model/model.sig`, ".", `${FOLDER}/model`],
  ] as const)("in %s, %s is %s", ([document, name, path]) => {
    expect(claimedPath(one, document, name)).toBe(path);
  });
});

describe("claimsOf", () => {
  test("lists entries, inputs and outputs of documents and evidence, and what signatures are about", () => {
    const artifact = (name: string) => ({ name, digests: [sha256("00")], source });
    const step = {
      name: "train",
      inputs: [artifact("data/in.csv")],
      outputs: [artifact("model.pkl")],
      parameters: [],
      source,
    };
    const one = packageOf("", {
      files: [fileOf(`${FOLDER}/data/in.csv`)],
      documents: [
        documentOf(`${FOLDER}/dvc.lock`, "dvc-lock", { transformations: [step] }),
        { path: `${FOLDER}/unread`, pointers: [], reading: null },
      ],
      evidence: [
        evidenceOf(`${FOLDER}/r.json`, "any", {
          details: {
            artifacts: [artifact("gone.csv")],
            attestations: [{ predicateType: "p", subjects: [artifact("s")], signed: false, source }],
            subjects: [
              { kind: "run", id: "1", source },
              { kind: "content", digests: [], source },
              { kind: "content", name: "c", digests: [], source },
            ],
          },
        }),
      ],
      signatures: [
        {
          path: `${FOLDER}/data/x.sig`,
          where: { path: `${FOLDER}/data/x.sig` },
          predicateType: null,
          subjects: [artifact("in.csv")],
          status: "untrusted",
        },
      ],
    });
    expect(claimsOf(one).map(({ as, artifact: { name }, path }) => [as, name, path])).toEqual([
      ["input", "data/in.csv", `${FOLDER}/data/in.csv`],
      ["output", "model.pkl", null],
      ["artifact", "gone.csv", null],
      ["signed", "s", null],
      ["subject", "c", null],
      ["signed", "in.csv", `${FOLDER}/data/in.csv`],
    ]);
  });
});

describe("compareDigests", () => {
  const file = { ...digestsOf("one"), otherLineEndings: { sha256: "aa", md5: "bb" } };
  const { sha256: sha, sha512, sha1, md5 } = file;
  test.for([
    [{ sha256: sha }, "same"],
    [{ sha512 }, "same"],
    [{ sha1 }, "same"],
    [{ md5 }, "same"],
    [{ sha256: "aa" }, "line-endings"],
    [{ md5: "bb" }, "line-endings"],
    [{ sha1: "aa" }, "different"],
    [{ sha256: "bb" }, "different"],
    [{ sha256: "aa", md5 }, "line-endings"],
    [{ sha256: sha, md5: "cc" }, "different"],
    [{ "md5.dir": md5 }, "unknown"],
    [{ gitCommit: sha1 }, "unknown"],
    [{ constructor: "x", toString: "y", size: "3" }, "unknown"],
    [{ gitCommit: "1", sha256: sha }, "same"],
    [{}, "unknown"],
  ] as const)("%j is %s", ([stated, expected]) => {
    const digests = Object.entries(stated).map(([algorithm, value]) => ({ algorithm, value }));
    expect(compareDigests(digests, file)).toBe(expected);
  });

  test("a file without line endings differs", () => {
    expect(compareDigests([sha256("aa")], digestsOf("one"))).toBe("different");
  });
});
