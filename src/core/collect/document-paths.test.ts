import { describe, expect, test } from "vitest";
import { fileOf, packageOf } from "#core/facts/package.fixture.ts";
import type { ListedFile } from "#core/model/tree.ts";
import { documentPaths } from "./document-paths.ts";

const FOLDER = "handoffs/churn";

/** The documents of a manifest: path and pointers of each. */
function documents(sections: string, listed: readonly ListedFile[]) {
  const { manifest } = packageOf(sections);
  if (!manifest.ok) throw new Error(JSON.stringify(manifest.issues));
  const found = documentPaths(manifest.value, FOLDER, listed);
  return {
    ...found,
    told: found.documents.map(({ path, pointers }) => `${path} ${pointers.join(" ")}`.trim()),
  };
}

const inside = (...paths: readonly string[]) => paths.map((path) => fileOf(`${FOLDER}/${path}`));
const many = (count: number, name: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => fileOf(`${FOLDER}/${name(n)}`));

describe("what is read", () => {
  test("a file that is named twice is one document with both pointers", () => {
    const sections = "datasets: [{ name: a, contract: c.yml }, { name: b, contract: ./x/../c.yml }]\n";
    expect(documents(sections, inside("c.yml")).told).toEqual([
      `${FOLDER}/c.yml /datasets/0/contract /datasets/1/contract`,
    ]);
  });

  test("a folder in place of a file is told as one: no file in it stands for the one that was meant", () => {
    expect(documents("model: { card: card }\n", inside("card/good.md", "card/other.md")).told).toEqual([
      `${FOLDER}/card /model/card`,
    ]);
  });

  test("of a folder of files that count, every one is read; links and submodules are not files", () => {
    const listed = [
      ...inside("alerts/a.yml", "alerts/b/c.yml"),
      fileOf(`${FOLDER}/alerts/link.yml`, "", "120000"),
      fileOf(`${FOLDER}/alerts/module`, "", "160000"),
    ];
    expect(documents("monitoring: { alerts: alerts }\n", listed).told).toEqual([
      `${FOLDER}/alerts/a.yml /monitoring/alerts`,
      `${FOLDER}/alerts/b/c.yml /monitoring/alerts`,
    ]);
  });

  test("of the model, what tells itself is read, and pointers of Git LFS whatever their name", () => {
    const weights = { ...fileOf(`${FOLDER}/model/weights.npz`), size: 5000 };
    const pointer = { ...fileOf(`${FOLDER}/model/pointer.npz`), size: 130 };
    const listed = [...inside("model/MLmodel", "model/a.safetensors"), weights, pointer];
    expect(documents("model: { path: model }\n", listed).documents.map(({ path }) => path)).toEqual([
      `${FOLDER}/model/MLmodel`,
      `${FOLDER}/model/a.safetensors`,
      `${FOLDER}/model/pointer.npz`,
    ]);
  });

  test("files under names that tools give are found unnamed, in any case", () => {
    expect(documents("", inside("a/MLmodel", "DVC.lock", "x.dvc", "notes.md")).told).toEqual([
      `${FOLDER}/a/MLmodel`,
      `${FOLDER}/DVC.lock`,
      `${FOLDER}/x.dvc`,
    ]);
  });

  test("what stands elsewhere, and evidence, which has its own readers, are no documents", () => {
    const sections = `model: { card: { uri: "s3://b/c", digest: { sha256: "${"0".repeat(64)}" } } }
evidence: [{ path: r.json }]
`;
    expect(documents(sections, inside("r.json")).told).toEqual([]);
  });
});

describe("what is not read is said", () => {
  test("more files than are read of a folder", () => {
    const { documents: read, cut } = documents(
      "monitoring: { alerts: alerts }\n",
      many(201, (n) => `alerts/${n}.yml`),
    );
    expect(read).toHaveLength(200);
    expect(cut).toEqual([`${FOLDER}/alerts`]);
    expect(
      documents(
        "monitoring: { alerts: alerts }\n",
        many(200, (n) => `alerts/${n}.yml`),
      ).cut,
    ).toEqual([]);
  });

  test("more documents than are read of a package", () => {
    const { documents: read, cut } = documents(
      "",
      many(601, (n) => `${n}.dvc`),
    );
    expect(read).toHaveLength(600);
    expect(cut).toEqual([FOLDER]);
  });

  test("files of data and of the model are not missed, and what describes them comes first", () => {
    const listed = [...many(150, (n) => `model/${n}.bin`), ...inside("model/z/MLmodel")];
    const { documents: read, cut } = documents("model: { path: model }\n", listed);
    expect(read).toHaveLength(100);
    expect(read[0]?.path).toBe(`${FOLDER}/model/z/MLmodel`);
    expect(cut).toEqual([]);
  });
});

test("what is merely data is never guessed to be a configuration", () => {
  const sections = "datasets: [{ name: a, path: a.json }]\ncode: { params: p.json }\n";
  const found = documents(sections, inside("a.json", "p.json")).documents;
  expect(found.map(({ hints }) => hints)).toEqual([
    { never: ["parameters", "markdown"] },
    { format: "parameters" },
  ]);
});
