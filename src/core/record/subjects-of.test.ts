import { expect, test } from "vitest";
import { digestsOf, documentOf, fileOf, packageOf } from "#core/facts/package.fixture.ts";
import { subjectsOf } from "./subjects-of.ts";

const FOLDER = "handoffs/churn";
const at = (path: string) => `${FOLDER}/${path}`;

test("each file has what is known of it, sorted by name; a folder is no subject", () => {
  const files = [
    fileOf(at("z.bin"), "z"),
    fileOf(at("a.csv"), "a"),
    fileOf(at("link"), "l", "120000"),
    fileOf(at("vendor"), "v", "160000"),
  ];
  const outside = [
    { ...fileOf("src/train.py"), owners: null },
    { ...fileOf("src", "", "040000"), owners: null },
  ];
  const [z, a, link, vendor] = files.map(({ oid }) => oid);
  const known = digestsOf("a").sha256;
  const one = packageOf("", { files, outside, digests: { [at("a.csv")]: digestsOf("a") } });
  expect(subjectsOf(one, { [at("z.bin")]: "2".repeat(64), [at("link")]: "3".repeat(64) })).toEqual({
    subject: [
      { name: at("a.csv"), digest: { gitBlob: a, sha256: known } },
      { name: at("link"), digest: { gitBlob: link } },
      { name: at("vendor"), digest: { gitCommit: vendor } },
      { name: at("z.bin"), digest: { gitBlob: z, sha256: "2".repeat(64) } },
      { name: "src/train.py", digest: { gitBlob: fileOf("src/train.py").oid } },
    ],
    pointers: [],
  });
});

test("a file that is named inside and outside is one subject", () => {
  const file = fileOf(at("a"));
  const { subject } = subjectsOf(packageOf("", { files: [file], outside: [{ ...file, owners: null }] }), {});
  expect(subject).toHaveLength(1);
});

test("of a Git LFS pointer, the content that it stands for is a subject of its own", () => {
  const content = "c".repeat(64);
  const artifact = {
    name: "model.onnx",
    digests: [{ algorithm: "sha256", value: content }],
    source: { pointer: "/oid" },
  };
  const file = fileOf(at("model.onnx"), "pointer");
  const one = packageOf("", {
    files: [file],
    documents: [documentOf(at("model.onnx"), "lfs-pointer", { artifacts: [artifact] })],
  });
  expect(subjectsOf(one, {})).toEqual({
    subject: [
      { name: at("model.onnx"), digest: { gitBlob: file.oid } },
      { name: at("model.onnx#content"), digest: { sha256: content } },
    ],
    pointers: [{ path: at("model.onnx"), content: at("model.onnx#content") }],
  });
});

test("a file that is called like the content of a pointer keeps its name, and the content has another", () => {
  const artifact = {
    name: "model.onnx",
    digests: [{ algorithm: "sha256", value: "c".repeat(64) }],
    source: { pointer: "/oid" },
  };
  const files = [fileOf(at("model.onnx"), "pointer"), fileOf(at("model.onnx#content"), "another")];
  const documents = [documentOf(at("model.onnx"), "lfs-pointer", { artifacts: [artifact] })];
  const { subject, pointers } = subjectsOf(packageOf("", { files, documents }), {});
  const names = ["model.onnx", "model.onnx#content", "model.onnx#content#content"].map(at);
  expect(subject.map(({ name }) => name)).toEqual(names);
  expect(pointers).toEqual([{ path: names[0], content: names[2] }]);
});

test("a text that was read for its own sake is known by its SHA-256, unless the facts have its digests", () => {
  const files = [fileOf(at("a.md"), "a"), fileOf(at("b.csv"), "b"), fileOf(at("link"), "l", "120000")];
  const texts = { [at("a.md")]: "4".repeat(64), [at("b.csv")]: "5".repeat(64), [at("link")]: "6".repeat(64) };
  const one = packageOf("", { files, texts, digests: { [at("b.csv")]: digestsOf("b") } });
  const [a, b, link] = files.map(({ oid }) => oid);
  expect(subjectsOf(one, {}).subject).toEqual([
    { name: at("a.md"), digest: { gitBlob: a, sha256: "4".repeat(64) } },
    { name: at("b.csv"), digest: { gitBlob: b, sha256: digestsOf("b").sha256 } },
    { name: at("link"), digest: { gitBlob: link } },
  ]);
});
