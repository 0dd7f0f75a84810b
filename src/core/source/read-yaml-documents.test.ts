import fc from "fast-check";
import { expect, test } from "vitest";
import { readYaml } from "./read-yaml.ts";
import { readYamlDocuments } from "./read-yaml-documents.ts";

const values = (text: string) => {
  const read = readYamlDocuments(text, "k8s.yaml");
  return read.ok ? read.value.map(({ value }) => value) : read.issues.map(({ id }) => id);
};

test("documents are read one by one, and places are those of the whole file", () => {
  const read = readYamlDocuments("# rollout\n---\na: 1\n---\n# nothing\n---\nb:\n  c: 2\n", "k8s.yaml");
  if (!read.ok) throw new Error("not read");
  expect(read.value.map(({ value }) => value)).toEqual([{ a: 1 }, { b: { c: 2 } }]);
  expect(read.value[1]?.positions["/b/c"]).toMatchObject({ line: 8, column: 6 });
});

test.for([
  ["nothing at all", "---\n---\n", ["empty"]],
  ["a mistake in the second", "a: 1\n---\nb: 1\nb: 2\n", ["duplicate-key"]],
  ["broken syntax", "a: 1\n---\nb: [\n", ["not-yaml"]],
  ["an alias bomb", "a: 1\n---\nb: &x [1]\nc: [*x]\n", ["alias", "alias"]],
  ["too many", "a: 1\n---\n".repeat(201), ["several-documents"]],
] as const)("%s", ([, text, ids]) => expect(values(text)).toEqual(ids));

test("one document reads as it does alone", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const alone = readYaml(text, "a.yaml");
      if (alone.ok) expect(values(text)).toEqual([alone.value.value]);
    }),
    { seed: 3, numRuns: 300 },
  );
});
