import fc from "fast-check";
import { expect, test } from "vitest";
import { PlaceTree } from "./place-tree.ts";
import { readJson } from "./read-json.ts";
import { readYaml } from "./read-yaml.ts";
import { keySpanOf, spanOf } from "./span-of.ts";

const key = fc.stringMatching(/^[a-z/~#0-9]{0,3}$/);
const { value: tree } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.integer(),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(key, tie("value"), { maxKeys: 4 }),
  ),
}));

function pathsOf(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  const below = Array.isArray(value)
    ? [...value.entries()]
    : typeof value === "object" && value !== null
      ? Object.entries(value)
      : [];
  return [path, ...below.flatMap(([name, child]) => pathsOf(child, [...path, name]))];
}

test.for([
  ["JSON", readJson],
  ["YAML", readYaml],
] as const)("%s: the tree and the pointers name the same places, also of what is not there", ([, read]) => {
  fc.assert(
    fc.property(tree, fc.constantFrom(0, 1), (value, indent) => {
      const reading = read(JSON.stringify(value, null, indent), "a");
      // A key that looks like another key's place would share its pointer.
      if (!reading.ok || JSON.stringify(value).includes("#")) return;
      const { positions } = reading.value;
      const places = "places" in reading.value ? reading.value.places : undefined;
      if (!(places instanceof PlaceTree)) throw new Error("the reading has no tree of places");
      for (const path of pathsOf(value).flatMap((each) => [each, [...each, 7], [...each, "zz", "0"]])) {
        expect(spanOf(places, path)).toEqual(spanOf(positions, path));
        expect(keySpanOf(places, path)).toEqual(keySpanOf(positions, path));
      }
    }),
    { seed: 5, numRuns: 200 },
  );
});

test("without room for more, the nearest parent that was kept answers", () => {
  const reading = readJson(`{"a": [${"0,".repeat(250_000)}0], "b": {"c": 1}}`, "a.json");
  if (!reading.ok) throw new Error("the test's own text is not JSON");
  const { places } = reading.value;
  expect(places.spanOf(["a", 199_996])).toEqual({ line: 1, column: 400_000, endLine: 1, endColumn: 400_001 });
  expect(places.spanOf(["a", 199_997])).toEqual(places.spanOf(["a"]));
  expect(places.spanOf(["b", "c"])).toEqual(places.spanOf([]));
  expect(places.keySpanOf(["b", "c"])).toBeUndefined();
});

test("a document of nothing has no places", () => {
  expect(new PlaceTree("").spanOf(["a"])).toBeUndefined();
  expect(new PlaceTree("").keySpanOf([])).toBeUndefined();
  expect(new PlaceTree("").positions()).toEqual({});
});
