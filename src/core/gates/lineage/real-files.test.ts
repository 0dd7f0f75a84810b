import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readDocument } from "#core/evidence/read-document.ts";
import type { DocumentFacts } from "#core/facts/document-facts.ts";
import { digestsOf, fileOf, packageOf } from "#core/facts/package.fixture.ts";
import { sayer } from "../define-gate.ts";
import { lineage } from "./gate.ts";
import { options } from "./options.ts";

const samples = join(import.meta.dirname, "../../../../../shared/evidence/dvc");
const SECTIONS = `model: { path: ../../models/model.pkl }
datasets: [{ name: raw, role: train, path: ../../data/raw, lineage: [../../dvc.lock] }]
`;

async function document(folder: string, path: string, pointer: string): Promise<DocumentFacts> {
  const text = readFileSync(join(samples, folder, path), "utf8");
  const format = path === "params.yaml" ? "parameters" : "dvc-lock";
  return { path, pointers: [pointer], reading: await readDocument({ path, text, oid: "0" }, { format }) };
}

const judge = (documents: readonly DocumentFacts[], more: Parameters<typeof packageOf>[1] = {}) =>
  lineage.evaluate(
    { packages: [packageOf(SECTIONS, { documents, ...more })] },
    options.parse({}),
    sayer(lineage.messages),
  );

describe.skipIf(!existsSync(samples))("locks of real projects (skipped where the samples are absent)", () => {
  const file = (path: string) => ({ ...fileOf(path), owners: null });

  test("a lock of another run than its parameters, traced to the model", async () => {
    const lock = await document("stale", "dvc.lock", "/datasets/0/lineage/0");
    const params = await document("stale", "params.yaml", "/code/params");
    const { findings, graphs } = judge([lock, params], { outside: [file("params.yaml")] });
    expect(findings.map(({ id }) => id)).toEqual([
      "chain-followed",
      "verified",
      "model-traced",
      "parameter-differs",
      "parameters-agree",
    ]);
    const differs = findings.find(({ id }) => id === "parameter-differs");
    expect(differs?.values).toMatchObject({
      name: "data_ingestion.test_size",
      ran: "0.25",
      written: "0.3",
    });
    expect(graphs?.[0]?.nodes.filter(({ kind }) => kind === "step")).toHaveLength(6);
  });

  test("a lock whose files changed since, once by line endings alone", async () => {
    const lock = await document("stale", "dvc.lock", "/datasets/0/lineage/0");
    const paths = [
      "src/data/data_ingestion.py",
      "src/data/data_preprocessing.py",
      "src/model/model_building.py",
    ];
    const [same = "", endings = "", changed = ""] = paths;
    const md5 = { [same]: "ee08a4c31ae467cebbcce70b5cc5491a", [endings]: "c1e18bf95fcc1e3d80cae9ee7c4a6383" };
    const digests = {
      [same]: { ...digestsOf("a"), md5: md5[same] ?? "" },
      [endings]: { ...digestsOf("b"), otherLineEndings: { sha256: "", md5: md5[endings] ?? "" } },
      [changed]: digestsOf("c"),
    };
    const { findings } = judge([lock], { outside: paths.map(file), digests });
    const told = findings.filter(({ id }) => ["changed-since", "line-endings", "verified"].includes(id));
    expect(told.map(({ id, values, where }) => [id, values["path"], where?.line])).toEqual([
      ["changed-since", changed, 70],
      ["line-endings", endings, 27],
      ["verified", undefined, undefined],
    ]);
    expect(told.at(-1)?.values).toEqual({ total: 13, same: 1, elsewhere: 10, unknown: 0 });
  });

  test("a lock without a gap", async () => {
    const lock = await document("consistent", "dvc.lock", "/datasets/0/lineage/0");
    const { findings } = judge([lock]);
    expect(findings.map(({ id }) => id)).toEqual(["chain-followed", "verified", "model-not-followed"]);
  });
});
