import fc from "fast-check";
import { expect } from "vitest";
import type { EvidenceReading } from "#core/model/observation.ts";
import type { EvidenceReader } from "../define-reader.ts";

/** Keys and texts that mean something to JavaScript, to a parser or to a terminal. */
const ODD = [
  "__proto__",
  "constructor",
  "toString",
  "",
  "NaN",
  "-Infinity",
  "1,5",
  "{{ x }}",
  "\u202e",
  "a\nb",
];

/** Reads a text as a file of no particular name. */
export function readWith(reader: EvidenceReader, content: unknown, path = "evidence.json"): EvidenceReading {
  const text = typeof content === "string" ? content : JSON.stringify(content, null, 1);
  return reader.read({ path, text, oid: "0".repeat(40) });
}

/** What every reading must keep: it says something, its numbers are finite, and its places lie in the file. */
export function expectHonest(reading: EvidenceReading, text: string): void {
  const { observations, details = {}, problems } = reading;
  const lists = Object.values(details).flat();
  expect(observations.length + lists.length + problems.length).toBeGreaterThan(0);
  for (const { value } of observations)
    if (typeof value === "number") expect(value).toSatisfy(Number.isFinite);
  const lines = text.split(/\r\n|\r|\n/).length;
  for (const { where } of problems) expect(where.line).toBeLessThanOrEqual(lines);
  for (const { source } of observations) expect(source.line ?? 1).toBeLessThanOrEqual(lines);
}

/** Any JSON value, with keys and texts of ill will among the others. */
export const anyJson = fc.jsonValue({ maxDepth: 4, stringUnit: "binary" });

/**
 * Puts anything at any place of a file of the format, cuts it anywhere, and asks each time for an honest reading.
 * `sample` is a file that the reader understands.
 */
export function expectHonestOnAnything(
  reader: EvidenceReader,
  sample: unknown,
  path = "evidence.json",
): void {
  const places = pathsOf(sample);
  const whole = typeof sample === "string" ? sample : JSON.stringify(sample, null, 1);
  const odd = fc.oneof(anyJson, fc.constantFrom(...ODD, 0, -1, 1e308, null, true, [], {}));
  const check = (text: string) => expectHonest(readWith(reader, text, path), text);
  for (const text of [
    "",
    " ",
    "null",
    "[]",
    "{}",
    "0",
    '"x"',
    "\u0000",
    "[".repeat(20_000),
    '{"a":'.repeat(20_000),
  ])
    check(text);
  fc.assert(
    fc.property(odd, (value) => check(JSON.stringify(value))),
    { seed: 11, numRuns: 60 },
  );
  if (places.length > 0) {
    const changed = fc.tuple(fc.nat(places.length - 1), odd, fc.constantFrom("set", "drop", "name"));
    fc.assert(
      fc.property(changed, ([place, value, how]) =>
        check(JSON.stringify(changedAt(sample, places[place] ?? [], how, value), null, 1)),
      ),
      { seed: 12, numRuns: 150 },
    );
  }
  fc.assert(
    fc.property(fc.nat(whole.length), (end) => check(whole.slice(0, end))),
    { seed: 13, numRuns: 60 },
  );
}

type Path = readonly (string | number)[];

function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== "object" || value === null) return path.length === 0 ? [] : [path];
  const inner = Object.entries(value).flatMap(([key, item]) =>
    pathsOf(item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return path.length === 0 ? inner : [path, ...inner];
}

/** A copy in which the value at a path is replaced, left out, or given under a name of ill will. */
function changedAt(root: unknown, path: Path, how: string, value: unknown): unknown {
  const copy: unknown = structuredClone(root);
  let holder = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string | number, unknown>;
  const last = path.at(-1) ?? "";
  if (how !== "drop") holder[how === "set" || Array.isArray(holder) ? last : `${last}\u202e`] = value;
  else if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete holder[last];
  return copy;
}
