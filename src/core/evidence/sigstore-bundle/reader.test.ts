import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { detectFormat } from "../formats.ts";
import { sigstoreBundle } from "./reader.ts";

const samples = join(import.meta.dirname, "../../../../../shared/evidence/provenance");
const MEDIA = "application/vnd.dev.sigstore.bundle.v0.3+json";
const DIGEST = Buffer.alloc(32, 0xab).toString("base64");
const STATEMENT = {
  _type: "https://in-toto.io/Statement/v1",
  subject: [{ name: "a", digest: { sha256: "ab".repeat(32) } }],
  predicateType: "https://example.com/p",
};
const dsseEnvelope = {
  payloadType: "application/vnd.in-toto+json",
  payload: Buffer.from(JSON.stringify(STATEMENT)).toString("base64"),
  signatures: [{ sig: "AA==" }],
};
const messageSignature = { messageDigest: { algorithm: "SHA2_256", digest: DIGEST }, signature: "AA==" };

const read = (content: unknown, path = "model.onnx.sigstore.json") =>
  sigstoreBundle.read({
    path,
    text: typeof content === "string" ? content : JSON.stringify(content),
    oid: "abc",
  });
const problems = (content: unknown) => read(content).problems.map(({ id }) => id);

test.for([
  MEDIA,
  "application/vnd.dev.sigstore.bundle+json;version=0.1",
  "application/vnd.dev.sigstore.bundle+json;version=0.2",
  "application/vnd.dev.sigstore.bundle+json;version=0.3",
])("%s around a statement", (mediaType) => {
  const { details, problems: none } = read({
    mediaType,
    dsseEnvelope,
    verificationMaterial: {
      certificate: { rawBytes: "AA==" },
      tlogEntries: [{ integratedTime: "1743032835" }],
    },
  });
  expect(none).toEqual([]);
  expect(details?.attestations).toMatchObject([{ predicateType: "https://example.com/p", signed: true }]);
  expect(details?.properties?.map(({ name, value }) => [name, value])).toEqual([
    ["verificationMaterial", "certificate"],
    ["integratedTime", "2025-03-26T23:47:15.000Z"],
  ]);
});

test("a signature of a message is about the file that the bundle is named after", () => {
  const { details, problems: none } = read(
    { mediaType: MEDIA, messageSignature },
    "m/model.onnx.sigstore.json",
  );
  expect(none).toEqual([]);
  const digests = [{ algorithm: "sha256", value: "ab".repeat(32) }];
  expect(details?.subjects).toMatchObject([{ kind: "content", name: "model.onnx", digests }]);
  expect(details?.attestations).toMatchObject([{ predicateType: "message-signature", signed: true }]);
  expect(details?.artifacts).toBeUndefined();
});

describe("problems", () => {
  test.for([
    [{ mediaType: "application/vnd.dev.sigstore.bundle.v1+json" }, ["unknown-bundle"]],
    [{}, ["unknown-bundle"]],
    [{ mediaType: MEDIA }, ["nothing-signed"]],
    [{ mediaType: MEDIA, dsseEnvelope: {} }, ["other-payload"]],
    [{ mediaType: MEDIA, messageSignature: {} }, ["no-digest"]],
    [
      { mediaType: MEDIA, messageSignature: { messageDigest: { algorithm: "SHA2_512", digest: DIGEST } } },
      ["no-digest"],
    ],
    [
      { mediaType: MEDIA, messageSignature: { messageDigest: { algorithm: "__proto__", digest: DIGEST } } },
      ["no-digest"],
    ],
    ["", ["empty"]],
  ] as const)("%#", ([content, expected]) => expect(problems(content)).toEqual(expected));

  test("any JSON anywhere gives something", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const content of [
          value,
          { mediaType: MEDIA, dsseEnvelope: value },
          { mediaType: MEDIA, messageSignature: value, verificationMaterial: value },
          {
            mediaType: MEDIA,
            messageSignature,
            verificationMaterial: { tlogEntries: [value, { integratedTime: value }] },
          },
        ]) {
          const { details, problems: told } = read(content);
          expect(told.length + Object.keys(details ?? {}).length).toBeGreaterThan(0);
        }
      }),
      { seed: 17, numRuns: 200 },
    );
  });
});

describe.skipIf(!existsSync(samples))("real bundles (skipped where the samples are absent)", () => {
  const sample = (name: string) => readFileSync(join(samples, name), "utf8");

  test("a model signature names two files", async () => {
    const text = sample("model-signing/model.sig");
    const { details, problems: none } = read(text, "model.sig");
    expect(none).toEqual([]);
    expect(details?.artifacts?.map(({ name }) => name)).toEqual(["signme-1", "signme-2"]);
    expect(details?.attestations).toMatchObject([
      { predicateType: "https://model_signing/signature/v1.0", signed: true },
    ]);
    // The bundle brings its own key: only trust from elsewhere can make that mean something.
    expect(details?.properties).toContainEqual(
      expect.objectContaining({ name: "verificationMaterial", value: "publicKey" }),
    );
    expect((await detectFormat(text, "model.sig"))?.id).toBe("sigstore-bundle");
  });

  test("provenance of a GitHub build", async () => {
    const text = sample("slsa-v1.intoto.jsonl");
    const { details, problems: none } = read(text);
    expect(none).toEqual([]);
    expect(details?.attestations?.[0]).toMatchObject({
      predicateType: "https://slsa.dev/provenance/v1",
      builder:
        "https://github.com/bazel-contrib/.github/.github/workflows/release_ruleset.yaml@refs/tags/v7.1.0",
      signed: true,
    });
    expect(details?.subjects).toContainEqual(
      expect.objectContaining({ kind: "commit", id: "8f70009fde0c94ade6ce2a054b94718c819126ec" }),
    );
    expect((await detectFormat(text, "x.intoto.jsonl"))?.id).toBe("sigstore-bundle");
  });
});
