import { createHash } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import type { EvidenceFile, EvidenceReader } from "#core/evidence/define-reader.ts";
import { FORMATS } from "#core/evidence/formats.ts";
import { dutiesBrokenBy } from "#core/evidence/hostile.fixture.ts";
import { LONGEST_TEST_MS, runCampaign } from "./campaign.ts";
import { mutateText } from "./mutate-text.ts";
import type { Random } from "./random.ts";
import { fencedAt, samplesAt } from "./samples.ts";

vi.setConfig({ testTimeout: LONGEST_TEST_MS });

/** Inputs a format in the usual run. */
const INPUTS = 450;

const EXAMPLE = [...samplesAt("examples/triage/**/*"), ...samplesAt("test/golden/start/handoffs/**/*")];
const PATHS = [
  "a",
  "a.json",
  "a.yaml",
  "a.md",
  "a.csv",
  "requirements.txt",
  "Dockerfile",
  "dvc.lock",
  "MLmodel",
];

/** What its page shows, and what of the example looks like the format; some of the example where neither is. */
function samplesFor(reader: EvidenceReader): readonly string[] {
  const own = fencedAt(`src/core/evidence/${reader.id}/README.md`);
  const alike = EXAMPLE.filter((text) => PATHS.some((path) => reader.detect(text, path)));
  return [...own, ...alike, ...EXAMPLE.slice(0, 6)];
}

/** Formats of bytes get the same as bytes: what a text is to them is told by a NUL. */
function fileOf(text: string): EvidenceFile {
  const path = PATHS[createHash("sha256").update(text).digest().readUInt8(0) % PATHS.length] ?? "a";
  const oid = "0".repeat(40);
  return text.includes("\0")
    ? { path, text: "", oid, bytes: Buffer.from(text, "latin1") }
    : { path, text, oid };
}

function probeWith(reader: EvidenceReader, text: string): unknown {
  const file = fileOf(text);
  reader.detect(file.text, file.path, file.bytes);
  const reading = reader.read(file);
  const broken = file.bytes === undefined ? dutiesBrokenBy(reading, text) : [];
  if (broken.length > 0) throw new Error(broken[0]);
  return reading;
}

/** As text mostly, and one in four as bytes: with lengths in front, as ONNX, safetensors and pickle have them. */
function mutate(sample: string, random: Random, others: readonly string[]): string {
  const text = mutateText(sample, random, others);
  if (random.below(4) > 0) return text;
  const length = String.fromCharCode(
    ...Array.from({ length: 8 }, (_, at) => (at < 2 ? random.below(256) : 0)),
  );
  return random.pick([
    `${length}${text}`,
    `\u0080\u0004\u0095${length}${text}`,
    `\u0008\u0007\u0012\0:${text}`,
  ]);
}

describe("evidence", () => {
  test.for([...FORMATS.keys()])(`%s: ${INPUTS} inputs end in observations or a problem`, async (id) => {
    const reader = await FORMATS.get(id)?.load();
    if (reader === undefined) throw new Error("no reader");
    const target = {
      name: `evidence-${id}`,
      samples: samplesFor(reader),
      probe: (text: string) => probeWith(reader, text),
    };
    expect((await runCampaign({ ...target, mutate }, INPUTS)).faults).toEqual([]);
  });
});
