import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { contentsOf } from "./contents-of.ts";
import type { RecordSubject } from "./record-schema.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const [A, B] = ["a".repeat(40), "b".repeat(40)];

/** Two files and a submodule, and the content of a pointer. */
const SUBJECTS: readonly RecordSubject[] = [
  { name: "b", digest: { gitBlob: B } },
  { name: "a", digest: { gitBlob: A } },
  { name: "a#content", digest: { sha256: "c".repeat(64) } },
  { name: "vendor", digest: { gitCommit: A } },
];
const found = contentsOf(SUBJECTS, sha256);

/** The subjects with one of them changed; `null`: without it. */
function changed(name: string, to: RecordSubject | null): readonly RecordSubject[] {
  return SUBJECTS.flatMap((each) => (each.name === name ? (to ?? []) : each));
}

test("the digest that people compare is over names and git's ids in their order, and nothing else", () => {
  const text = `[{"digest":{"gitBlob":"${A}"},"name":"a"},{"digest":{"gitBlob":"${B}"},"name":"b"},{"digest":{"gitCommit":"${A}"},"name":"vendor"}]`;
  expect(found).toMatchObject({ count: 4, gitDigest: sha256(text) });
});

test("what one record knows beyond another changes the digest that is signed, and not the one that people compare", () => {
  const more = changed("a", { name: "a", digest: { sha256: "d".repeat(64), gitBlob: A } });
  const { digest, gitDigest } = contentsOf(more, sha256);
  expect(digest).not.toBe(found.digest);
  expect(gitDigest).toBe(found.gitDigest);
});

test.for<[string, readonly RecordSubject[]]>([
  ["another file", changed("a", { name: "a", digest: { gitBlob: B } })],
  ["another name", changed("a", { name: "c", digest: { gitBlob: A } })],
  ["a file less", changed("a", null)],
  ["a submodule in place of a file", changed("a", { name: "a", digest: { gitCommit: A } })],
])("%s has another digest", ([, subjects]) => {
  expect(contentsOf(subjects, sha256).gitDigest).not.toBe(found.gitDigest);
});
