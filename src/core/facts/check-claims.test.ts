import { expect, test } from "vitest";
import { checkClaims, claimChecker, compareStated } from "./check-claims.ts";
import { digestsOf, documentOf, fileOf, packageOf } from "./package.fixture.ts";

const FOLDER = "handoffs/churn";
const source = { pointer: "", line: 1 };
const file = { ...digestsOf("a"), otherLineEndings: { sha256: "cc", md5: "dd" } };
const artifact = (name: string, algorithm: string, value: string) => ({
  name,
  digests: [{ algorithm, value }],
  source,
});

test("each stated digest is held against the file, the pointer, or nothing", () => {
  const step = {
    name: "train",
    inputs: [
      artifact("a.csv", "sha256", file.sha256),
      artifact("./a.csv", "sha256", file.sha256),
      artifact("a.csv", "md5", "dd"),
      artifact("a.csv", "md5", "00"),
      artifact("large.bin", "sha256", "00"),
      artifact("data", "md5.dir", "00"),
      artifact("gone.csv", "md5", "00"),
      artifact("big.csv", "sha256", "11"),
      artifact("big.csv", "sha256", "22"),
      artifact("big.csv", "md5", "22"),
      { name: "a.csv", digests: [], source },
    ],
    outputs: [],
    parameters: [],
    source,
  };
  const one = packageOf("", {
    files: ["a.csv", "large.bin", "data/x", "big.csv"].map((path) => fileOf(`${FOLDER}/${path}`)),
    documents: [
      documentOf(`${FOLDER}/dvc.lock`, "lock", { transformations: [step] }),
      documentOf(`${FOLDER}/big.csv`, "lfs-pointer", { artifacts: [artifact("big.csv", "sha256", "11")] }),
    ],
    digests: { [`${FOLDER}/a.csv`]: file, [`${FOLDER}/big.csv`]: digestsOf("pointer") },
  });
  expect(checkClaims(one).map(({ artifact: { name }, state }) => [name, state])).toEqual([
    ["a.csv", "same"],
    ["a.csv", "line-endings"],
    ["a.csv", "different"],
    ["large.bin", "unknown"],
    ["data", "unknown"],
    ["gone.csv", "absent"],
    ["big.csv", "same"],
    ["big.csv", "different"],
    ["big.csv", "unknown"],
  ]);
});

test("a list that names itself among others is no pointer", () => {
  const list = [artifact("list", "sha256", "00"), artifact("a.csv", "sha256", "00")];
  const one = packageOf("", {
    files: [fileOf(`${FOLDER}/list`)],
    documents: [documentOf(`${FOLDER}/list`, "list", { artifacts: list })],
  });
  expect(checkClaims(one).map(({ state }) => state)).toEqual(["unknown", "absent"]);
});

test.for([
  [{ sha256: "1" }, { sha256: "1" }, "same"],
  [{ sha256: "1" }, { sha256: "2" }, "different"],
  [{ sha256: "1", md5: "1" }, { sha256: "1", md5: "2" }, "different"],
  [{ sha256: "1" }, { md5: "1" }, "unknown"],
  [{}, {}, "unknown"],
] as const)("%j and %j are %s", ([left, right, expected]) => {
  const digests = (stated: object) =>
    Object.entries(stated).map(([algorithm, value]) => ({ algorithm, value: String(value) }));
  expect(compareStated(digests(left), digests(right))).toBe(expected);
  expect(compareStated(digests(right), digests(left))).toBe(expected);
});

test("single contents are found and held against the files", () => {
  const check = claimChecker(
    packageOf("", { files: [fileOf(`${FOLDER}/a.csv`)], digests: { [`${FOLDER}/a.csv`]: file } }),
  );
  const lock = `${FOLDER}/dvc.lock`;
  const path = `${FOLDER}/a.csv`;
  expect(check(lock, artifact("a.csv", "md5", file.md5))).toEqual({ path, state: "same" });
  expect(check(lock, artifact("a.csv", "md5", "00"))).toEqual({ path, state: "different" });
  expect(check(lock, { name: "a.csv", digests: [], source })).toEqual({ path, state: "unknown" });
  expect(check(lock, artifact("b.csv", "md5", "00"))).toEqual({ path: null, state: "absent" });
});
