import fc from "fast-check";
import { expect } from "vitest";
import type { EvidenceReading } from "#core/model/observation.ts";
import type { EvidenceReader } from "./define-reader.ts";

/** How a document of the format is wrapped, such as into the front matter of a Markdown file. */
type Wrap = (json: string) => string;

const ODD: readonly string[] = [
  "null",
  "[]",
  "{}",
  '""',
  '"x"',
  '"0,5"',
  "-1",
  "1e999",
  "NaN",
  "true",
  "[[[0]]]",
  '{"__proto__": 1}',
  '{"constructor": {"a": [null]}}',
];

/**
 * Holds a reader to what every reader owes, for any text, any JSON, half of a document, and documents in which one value is of
 * the wrong type: it does not throw, it says something, its numbers are finite and its places are inside of the file.
 */
export function expectSound(
  reader: EvidenceReader,
  path: string,
  documents: readonly unknown[],
  wrap: Wrap = (json) => json,
): void {
  const whole = fc.constantFrom(...documents.map((document) => JSON.stringify(document, null, 1)));
  const half = fc
    .tuple(whole, fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([text, share]) => text.slice(0, text.length * share));
  const wrong = fc
    .tuple(fc.constantFrom(...documents), fc.nat(), fc.constantFrom(...ODD))
    .map(([document, at, odd]) => replaceOne(document, at, odd));
  const text = fc.oneof(
    fc.string(),
    fc.oneof(fc.json(), half, { arbitrary: wrong, weight: 6 }).map((json) => wrap(json)),
  );
  fc.assert(
    fc.property(text, (text) => {
      reader.detect(text, path);
      check(reader.read({ path, text, oid: "0".repeat(40) }), text);
    }),
    { seed: 11, numRuns: 300 },
  );
}

function check({ observations, problems, details }: EvidenceReading, text: string): void {
  expect(observations.length + problems.length + Object.keys(details ?? {}).length).toBeGreaterThan(0);
  const lines = text.split(/\r\n|\r|\n/).length;
  for (const { name, value, samples, source } of observations) {
    expect(typeof value !== "number" || Number.isFinite(value), name).toBe(true);
    expect(samples === undefined || (Number.isFinite(samples) && samples >= 0), name).toBe(true);
    expect(source.line).toBeLessThanOrEqual(lines);
  }
  for (const { where } of problems) expect(where.line).toBeLessThanOrEqual(lines);
}

/** The document as JSON, with the value at one of its places replaced by a text of JSON. */
function replaceOne(document: unknown, at: number, odd: string): string {
  const places = placesOf(document, []);
  const mark = "\u0001here";
  const path = places[at % places.length] ?? [];
  return JSON.stringify(setAt(document, path, mark), null, 1).replace(JSON.stringify(mark), () => odd);
}

function placesOf(value: unknown, path: readonly string[]): (readonly string[])[] {
  const inner = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return [path, ...inner.flatMap(([key, child]) => placesOf(child, [...path, key]))];
}

function setAt(value: unknown, [key, ...rest]: readonly string[], mark: string): unknown {
  if (key === undefined) return mark;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === key ? setAt(item, rest, mark) : item));
  const entries = Object.entries(typeof value === "object" && value !== null ? value : {});
  return Object.fromEntries(
    entries.map(([name, child]) => [name, name === key ? setAt(child, rest, mark) : child]),
  );
}
