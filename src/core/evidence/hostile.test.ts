import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import type { EvidenceFile, EvidenceReader } from "./define-reader.ts";
import { detectFormat, FORMATS } from "./formats.ts";
import { dutiesBrokenBy } from "./hostile.fixture.ts";
import { hostileTexts, oddVariants } from "./hostile-texts.fixture.ts";

const ROOT = join(import.meta.dirname, "../../..");
const SAMPLES = join(ROOT, "../shared/evidence");
const EXAMPLE = join(ROOT, "examples/triage");
/** Characters of a reading as JSON: so many for any file, and so many more for each character of a file. */
const LEAST = 100_000;
const MOST_TIMES = 60;

interface Sample {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function samplesBelow(folder: string): readonly Sample[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile() && statSync(path).size < 40_000)
    .sort()
    .map((path) => ({ name: relative(ROOT, path), bytes: new Uint8Array(readFileSync(path)) }));
}

/** What is wrong with what a reader made of one file; a thrown error is told, too. */
function broken(reader: EvidenceReader, file: EvidenceFile): readonly string[] {
  const { text, bytes } = file;
  try {
    reader.detect(text, file.path, bytes);
    const reading = reader.read(file);
    const size = JSON.stringify(reading).length;
    const room = LEAST + MOST_TIMES * Math.max(text.length, bytes?.length ?? 0);
    const duties = bytes === undefined ? dutiesBrokenBy(reading, text) : [];
    return [...duties, ...(size > room ? [`${size} characters of output`] : [])].map(
      (duty) => `${duty}: ${text.slice(0, 500)}`,
    );
  } catch (error) {
    return [`${String(error)}: ${text.slice(0, 500)}`];
  }
}

function asFile(path: string, bytes: Uint8Array): EvidenceFile {
  const oid = "0".repeat(40);
  const text = new TextDecoder().decode(bytes);
  // What holds a NUL is no text, as git has it.
  return bytes.includes(0) ? { path, text: "", oid, bytes } : { path, text, oid };
}

describe.each([...FORMATS.keys()])("%s", (id) => {
  test("takes texts of ill will", async () => {
    const reader = await FORMATS.get(id)?.load();
    const found = hostileTexts().flatMap(([, text]) =>
      ["a", "a.json", "a.yaml"].flatMap((path) =>
        reader === undefined ? ["no reader"] : broken(reader, { path, text, oid: "0".repeat(40) }),
      ),
    );
    expect(found).toEqual([]);
  });

  test("takes the example's files, whole and cut", async () => {
    const reader = await FORMATS.get(id)?.load();
    expect(reader?.id).toBe(id);
    const files = samplesBelow(EXAMPLE).flatMap(({ name, bytes }) =>
      [1, 0.5].map((share) => asFile(name, bytes.slice(0, Math.ceil(bytes.length * share)))),
    );
    expect(files.length).toBeGreaterThan(40);
    expect(reader && files.flatMap((file) => broken(reader, file))).toEqual([]);
  });
});

describe("samples with odd values (skipped where the samples are absent; the example is always there)", () => {
  const samples = [...samplesBelow(join(EXAMPLE, "handoffs")), ...samplesBelow(SAMPLES)];

  test("there are samples, and a fault in a reader is found", () => {
    expect(samples.length).toBeGreaterThan(10);
    const faulty: EvidenceReader = {
      id: "faulty",
      title: "faulty",
      detect: () => true,
      read: () => {
        throw new Error("thrown");
      },
    };
    expect(broken(faulty, { path: "a", text: "b", oid: "" })).toEqual(["Error: thrown: b"]);
  });

  test.each(samples)("$name", async ({ name, bytes }) => {
    const file = asFile(name, bytes);
    const reader = await detectFormat(file.text, name, file.bytes);
    if (reader === undefined) return;
    const cuts = Array.from({ length: 24 }, (_, nth) =>
      asFile(name, bytes.slice(0, Math.ceil((bytes.length * nth) / 24))),
    );
    const odd = file.bytes === undefined ? oddVariants(file.text).map((text) => ({ ...file, text })) : [];
    expect([file, ...cuts, ...odd].flatMap((each) => broken(reader, each))).toEqual([]);
  });
});
