import type { Random } from "./random.ts";

const ODD: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e21,
  0.5,
  "",
  "x",
  "\u0000",
  "../..",
  "a/b",
  "x".repeat(5_000),
  [],
  {},
  [[[]]],
  [null],
  { constructor: null },
  { toString: 1, valueOf: 2, length: -1 },
];

/** A deep copy of a JSON value with one to three of its parts replaced by something odd, taken away, doubled or moved. */
export function mutateJson(value: unknown, random: Random): unknown {
  const whole = { it: structuredClone(value) };
  for (let left = 1 + random.below(3); left > 0; left--) edit(whole, random);
  return whole.it;
}

type Parent = Record<string, unknown>;

function edit(whole: { it: unknown }, random: Random): void {
  const [parent, key] = somePlace(whole, random);
  switch (random.below(5)) {
    case 0:
      if (parent !== (whole as Parent)) delete parent[key];
      return;
    case 1: {
      const [other, from] = somePlace(whole, random);
      // A copy, so that no value holds itself.
      parent[key] = structuredClone(other[from]);
      return;
    }
    case 2:
      parent[key] = [parent[key], structuredClone(parent[key])];
      return;
    default:
      parent[key] = structuredClone(random.pick(ODD));
  }
}

/** A place within, the deeper the rarer: what a reader looks at mostly stands near the top. */
function somePlace(whole: Parent, random: Random): readonly [Parent, string] {
  let [parent, key] = [whole, "it"];
  for (let depth = 0; depth < 8; depth++) {
    const value = parent[key];
    if (typeof value !== "object" || value === null || (depth > 0 && random.below(3) === 0)) break;
    const keys = Object.keys(value);
    if (keys.length === 0) break;
    parent = value as Parent;
    key = random.pick(keys);
  }
  return [parent, key];
}
