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
const NONSENSE: readonly string[] = [
  "",
  " ",
  "\uFEFF",
  "\0",
  "null",
  "0",
  '"a"',
  "[]",
  "{}",
  "---",
  "<a>",
  "a,b\n1",
];
/** Into how many pieces a document is cut, so that each beginning of it is read. */
const CUTS = 40;

/**
 * What a reader owes for any text, broken: nothing when it holds. The texts are nonsense, beginnings of the documents, and each
 * document with each of its values replaced by each odd one. For all of them a reader does not throw, says something, gives
 * finite numbers and names places inside of the file.
 */
export function brokenDuties(
  reader: EvidenceReader,
  path: string,
  documents: readonly unknown[],
  wrap: Wrap = (json) => json,
): readonly string[] {
  const texts = [
    ...NONSENSE,
    ...documents.flatMap((document) => variantsOf(document).map((json) => wrap(json))),
  ];
  return texts.flatMap((text) => {
    reader.detect(text, path);
    const broken = dutiesBrokenBy(reader.read({ path, text, oid: "0".repeat(40) }), text);
    return broken.map((duty) => `${duty}: ${text.slice(0, 2_000)}`);
  });
}

/** {@link brokenDuties} of one reading. */
export function dutiesBrokenBy(
  { observations, problems, details }: EvidenceReading,
  text: string,
): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/).length;
  const broken: string[] = [];
  if (observations.length + problems.length + Object.keys(details ?? {}).length === 0)
    broken.push("says nothing");
  for (const { name, value, samples, source } of observations) {
    if (typeof value === "number" && !Number.isFinite(value)) broken.push(`${name} is not finite`);
    if (samples !== undefined && !(Number.isFinite(samples) && samples >= 0))
      broken.push(`samples of ${name}`);
    if ((source.line ?? 1) > lines) broken.push(`${name} is outside of the file`);
  }
  for (const { id, where } of problems)
    if ((where.line ?? 1) > lines) broken.push(`${id} is outside of the file`);
  return broken;
}

function variantsOf(document: unknown): readonly string[] {
  const whole = JSON.stringify(document, null, 1);
  const cuts = Array.from({ length: CUTS }, (_, index) => whole.slice(0, (whole.length * index) / CUTS));
  const places = placesOf(document, []);
  return [whole, ...cuts, ...places.flatMap((place) => ODD.map((odd) => replaceOne(document, place, odd)))];
}

/** The document as JSON, with the value at one of its places replaced by a text of JSON. */
function replaceOne(document: unknown, place: readonly string[], odd: string): string {
  const mark = "\u0001here";
  return JSON.stringify(setAt(document, place, mark), null, 1).replace(JSON.stringify(mark), () => odd);
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
