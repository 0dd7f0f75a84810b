import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { preAuthEncoding } from "./envelope.ts";
import { nodeCrypto } from "./node-crypto.ts";

const IN_TOTO = "application/vnd.in-toto+json";
const DIGEST = "a".repeat(64);

interface Pair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

const ec = (namedCurve: string) => generateKeyPairSync("ec", { namedCurve });
const pem = ({ publicKey }: Pair) => publicKey.export({ type: "spki", format: "pem" }).toString();
const sha256 = (bytes: Buffer | string) => createHash("sha256").update(bytes).digest("hex");

/** The example of the DSSE specification, and the statement of a small model. */
const STATEMENT = {
  _type: "https://in-toto.io/Statement/v1",
  subject: [
    { name: "model.bin", digest: { sha256: DIGEST, gitCommit: "b".repeat(40), odd: "not hexadecimal" } },
  ],
  predicateType: "https://acme.example/made/v1",
  predicate: {},
};

let p256: Pair;
let stranger: Pair;
beforeAll(() => {
  p256 = ec("prime256v1");
  stranger = ec("prime256v1");
});

function envelope(pair: Pair, digest: string | null, statement: unknown = STATEMENT, payloadType = IN_TOTO) {
  const payload = Buffer.from(typeof statement === "string" ? statement : JSON.stringify(statement));
  const sig = sign(digest, preAuthEncoding(payloadType, payload), pair.privateKey).toString("base64");
  return { payloadType, payload: payload.toString("base64"), signatures: [{ sig, keyid: "" }] };
}

function bundle(dsseEnvelope: object, publicKey: object = { hint: "" }) {
  const mediaType = "application/vnd.dev.sigstore.bundle.v0.3+json";
  return { mediaType, verificationMaterial: { publicKey, tlogEntries: [] }, dsseEnvelope };
}

async function verifyAll(value: unknown, keys: readonly string[]) {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const anchors = {
    keys: keys.map((each, at) => ({ path: `.github/keys/${at}.pem`, pem: each })),
    identities: [],
  };
  return nodeCrypto.verify({ path: "m/model.sig", text }, anchors);
}

async function verifyOne(value: unknown, ...keys: readonly string[]) {
  const results = await verifyAll(value, keys);
  expect(results).toHaveLength(1);
  return results[0];
}

test("what is signed is DSSE's own encoding", () => {
  expect(preAuthEncoding("http://example.com/HelloWorld", Buffer.from("hello world")).toString()).toBe(
    "DSSEv1 29 http://example.com/HelloWorld 11 hello world",
  );
});

describe("algorithms", () => {
  const rsa = (bits: number) => generateKeyPairSync("rsa", { modulusLength: bits });
  test.each([
    ["P-256 with SHA-256", () => ec("prime256v1"), "sha256"],
    ["P-384 with SHA-384", () => ec("secp384r1"), "sha384"],
    ["P-521 with SHA-512", () => ec("secp521r1"), "sha512"],
    ["Ed25519", () => generateKeyPairSync("ed25519"), null],
    ["Ed448", () => generateKeyPairSync("ed448"), null],
    ["RSA with PKCS #1", () => rsa(2048), "sha256"],
    ["RSA-PSS", () => generateKeyPairSync("rsa-pss", { modulusLength: 2048 }), "sha256"],
  ] as const)("%s verifies, and only what was signed", async (_, make, digest) => {
    const pair: Pair = make();
    const good = envelope(pair, digest);
    expect(await verifyOne(good, pem(pair))).toMatchObject({
      status: "verified",
      by: { path: ".github/keys/0.pem" },
    });
    expect(await verifyOne(bundle(good), pem(stranger), pem(pair))).toMatchObject({
      status: "verified",
      by: { path: ".github/keys/1.pem" },
    });
    const other = Buffer.from(JSON.stringify({ ...STATEMENT, subject: [] })).toString("base64");
    expect((await verifyOne({ ...good, payload: other }, pem(pair)))?.status).not.toBe("verified");
    expect((await verifyOne({ ...good, payloadType: `${IN_TOTO} ` }, pem(pair)))?.status).not.toBe(
      "verified",
    );
    expect((await verifyOne(good, pem(stranger)))?.status).toBe("untrusted");
  });

  test("RSA-PSS by an ordinary RSA key verifies", async () => {
    const pair = rsa(2048);
    const good = envelope(pair, "sha256");
    const data = preAuthEncoding(IN_TOTO, Buffer.from(good.payload, "base64"));
    const sig = sign("sha256", data, { key: pair.privateKey, padding: 6, saltLength: 32 }).toString("base64");
    expect(await verifyOne({ ...good, signatures: [{ sig }] }, pem(pair))).toMatchObject({
      status: "verified",
    });
  });

  test.each([
    ["a digest that does not go with the curve", () => ec("secp384r1"), "sha256"],
    ["a curve that nobody names", () => ec("secp256k1"), "sha256"],
    ["a short RSA key", () => rsa(1024), "sha256"],
    ["SHA-1", () => rsa(2048), "sha1"],
  ] as const)("%s does not count", async (_, make, digest) => {
    const pair: Pair = make();
    expect((await verifyOne(envelope(pair, digest), pem(pair)))?.status).toBe("untrusted");
  });
});

describe("trust", () => {
  test("never comes from a key inside of the bundle", async () => {
    const der = stranger.publicKey.export({ type: "spki", format: "der" }).toString("base64");
    const asPem = Buffer.from(pem(stranger)).toString("base64");
    for (const rawBytes of [der, asPem]) {
      const self = bundle(envelope(stranger, "sha256"), { rawBytes, hint: sha256(pem(stranger)) });
      expect(await verifyOne(self, pem(p256))).toMatchObject({ status: "untrusted" });
      expect(await verifyOne(self)).toMatchObject({
        status: "untrusted",
        because: "the policy trusts no key",
      });
    }
  });

  test("does not come from a hint either: one that names a trusted key is a promise that is broken", async () => {
    const der = p256.publicKey.export({ type: "spki", format: "der" });
    const hints = [sha256(pem(p256)), sha256(der), createHash("sha256").update(der).digest("base64")];
    for (const hint of hints)
      expect(await verifyOne(bundle(envelope(stranger, "sha256"), { hint }), pem(p256))).toMatchObject({
        status: "broken",
      });
    const keyed = envelope(stranger, "sha256");
    const signatures = keyed.signatures.map(({ sig }) => ({ sig, keyid: hints[1] }));
    expect(await verifyOne({ ...keyed, signatures }, pem(p256))).toMatchObject({ status: "broken" });
  });

  test("a signature that does not hold under the key it brings along is broken", async () => {
    const rawBytes = p256.publicKey.export({ type: "spki", format: "der" }).toString("base64");
    expect(
      await verifyOne(bundle(envelope(stranger, "sha256"), { rawBytes }), pem(ec("prime256v1"))),
    ).toMatchObject({ status: "broken" });
  });

  test("one trusted signature of several is enough", async () => {
    const [one, other] = [envelope(stranger, "sha256"), envelope(p256, "sha256")];
    const both = { ...one, signatures: [...one.signatures, ...other.signatures] };
    expect(await verifyOne(both, pem(p256))).toMatchObject({ status: "verified" });
  });

  test("a private key in a key file is no public key", async () => {
    const secret = p256.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    expect(await verifyOne(envelope(p256, "sha256"), secret)).toMatchObject({ status: "untrusted" });
  });

  test("a certificate that is only brought along proves nothing; the key in it may be trusted", async () => {
    const { verificationMaterial: _, ...rest } = bundle(envelope(p256, "sha256"));
    const chain = { x509CertificateChain: { certificates: [{ rawBytes: "AAAA" }] } };
    expect(await verifyOne({ ...rest, verificationMaterial: chain }, pem(stranger))).toMatchObject({
      status: "untrusted",
    });
    expect(await verifyOne({ ...rest, verificationMaterial: chain }, pem(p256))).toMatchObject({
      status: "verified",
    });
  });
});

describe("what a statement says", () => {
  test("subjects with their digests, where they are hexadecimal", async () => {
    expect(await verifyOne(envelope(p256, "sha256"), pem(p256))).toMatchObject({
      predicateType: "https://acme.example/made/v1",
      subjects: [
        {
          name: "model.bin",
          digests: [
            { algorithm: "sha256", value: DIGEST },
            { algorithm: "gitCommit", value: "b".repeat(40) },
          ],
          source: { pointer: "/subject/0" },
        },
      ],
    });
  });

  test.each([
    [
      "SLSA 1",
      {
        buildDefinition: {
          externalParameters: {
            workflow: { repository: "https://github.com/acme/model", ref: "main", path: "x" },
          },
          resolvedDependencies: [
            { uri: "git+https://github.com/acme/model", digest: { gitCommit: "c0ffee" } },
          ],
        },
        runDetails: { builder: { id: "https://github.com/actions/runner" } },
      },
    ],
    [
      "SLSA 0.2",
      {
        builder: { id: "https://github.com/actions/runner" },
        invocation: { configSource: { uri: "https://github.com/acme/model", digest: { sha1: "c0ffee" } } },
      },
    ],
  ])("where a build came from, by %s", async (_, predicate) => {
    const statement = { ...STATEMENT, predicateType: "https://slsa.dev/provenance/v1", predicate };
    expect(await verifyOne(envelope(p256, "sha256", statement), pem(p256))).toMatchObject({
      builder: "https://github.com/actions/runner",
      sourceRepository: "https://github.com/acme/model",
      sourceCommit: "c0ffee",
    });
  });

  const files = [
    { name: "a.bin", algorithm: "sha256", digest: DIGEST },
    { name: "b/c.bin", algorithm: "sha256", digest: "c".repeat(64) },
  ];
  const root = sha256(Buffer.concat(files.map(({ digest }) => Buffer.from(digest, "hex"))));
  const signing = (resources: unknown, digest = root, method = "files") => ({
    ...STATEMENT,
    subject: [{ name: "model", digest: { sha256: digest } }],
    predicateType: "https://model_signing/signature/v1.0",
    predicate: { serialization: { method, hash_type: "sha256", allow_symlinks: false }, resources },
  });

  test("the files of a signed model are its subjects", async () => {
    expect(await verifyOne(bundle(envelope(p256, "sha256", signing(files))), pem(p256))).toMatchObject({
      status: "verified",
      subjects: [
        { name: "a.bin", digests: [{ value: DIGEST }], source: { pointer: "/predicate/resources/0" } },
        { name: "b/c.bin" },
      ],
    });
  });

  test.each([
    ["a model whose digest is not that of its files", signing(files, DIGEST)],
    ["a model without a list of files", signing("all")],
    ["a model by pieces of files", signing(files, root, "shards")],
    ["no statement", { hello: 1 }],
    ["no JSON", "{"],
    [
      "a statement of too many subjects",
      { ...STATEMENT, subject: Array.from({ length: 10_001 }, () => ({ digest: {} })) },
    ],
  ])("%s is worth nothing, however well it is signed", async (_, statement) => {
    expect(await verifyOne(envelope(p256, "sha256", statement), pem(p256))).toMatchObject({
      status: "unreadable",
      subjects: [],
    });
  });

  test("another type of payload is worth nothing", async () => {
    expect(await verifyOne(envelope(p256, "sha256", STATEMENT, "text/plain"), pem(p256))).toMatchObject({
      status: "unreadable",
      predicateType: null,
    });
  });
});

describe("detached signatures of a bundle", () => {
  const content = Buffer.from("weights");
  const signed = (pair: Pair) => ({
    mediaType: "application/vnd.dev.sigstore.bundle.v0.3+json",
    verificationMaterial: { publicKey: { hint: "" } },
    messageSignature: { signature: sign("sha256", content, pair.privateKey).toString("base64") },
  });
  const verify = (bytes: Buffer | undefined, pair: Pair) =>
    nodeCrypto.verify(
      {
        path: "m/w.bin.sigstore.json",
        text: JSON.stringify(signed(p256)),
        ...(bytes === undefined ? {} : { content: bytes }),
      },
      { keys: [{ path: "k.pem", pem: pem(pair) }], identities: [] },
    );

  test("are about the file beside them", async () => {
    expect(await verify(content, p256)).toMatchObject([
      { status: "verified", subjects: [{ name: "w.bin", digests: [{ value: sha256(content) }] }] },
    ]);
    expect(await verify(Buffer.from("other"), p256)).toMatchObject([{ status: "untrusted" }]);
    expect(await verify(content, stranger)).toMatchObject([{ status: "untrusted" }]);
    expect(await verify(undefined, p256)).toMatchObject([{ status: "unreadable", subjects: [] }]);
  });

  test("are few in one file: each costs a reading of what may be large", async () => {
    const text = Array.from({ length: 7 }, () => JSON.stringify(signed(p256))).join("\n");
    const keys = [{ path: "k.pem", pem: pem(p256) }];
    const found = await nodeCrypto.verify({ path: "m/w.bin.sig", text, content }, { keys, identities: [] });
    expect(found.map(({ status }) => status)).toEqual([
      ...Array.from({ length: 5 }, () => "verified"),
      "unreadable",
      "unreadable",
    ]);
  });
});

describe("whatever a file holds", () => {
  test("several bundles are a line each", async () => {
    const lines = [
      JSON.stringify(envelope(p256, "sha256")),
      "",
      "{",
      JSON.stringify(envelope(stranger, "sha256")),
    ];
    expect(
      (await verifyAll(lines.join("\n"), [pem(p256)])).map(({ status, where }) => [status, where.line]),
    ).toEqual([
      ["verified", 1],
      ["unreadable", 3],
      ["untrusted", 4],
    ]);
  });

  const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
  test.each([
    ["nothing", ""],
    ["a text", "hello"],
    ["null", "null"],
    ["a list", "[]"],
    ["a bundle of nothing", JSON.stringify(bundle({}))],
    ["no signature", JSON.stringify({ payloadType: IN_TOTO, payload: "e30=", signatures: [] })],
    [
      "two contents",
      JSON.stringify({
        ...bundle({ payloadType: "", payload: "", signatures: [{ sig: "" }] }),
        messageSignature: { signature: "" },
      }),
    ],
    ["a prototype", '{"__proto__":{"payloadType":"a","payload":"","signatures":[{"sig":""}]}}'],
    ["lists in lists", deep],
    [
      "a statement of lists in lists",
      JSON.stringify({
        payloadType: IN_TOTO,
        payload: Buffer.from(deep).toString("base64"),
        signatures: [{ sig: "AA==" }],
      }),
    ],
    ["a hundred lines", "{}\n".repeat(100)],
    [
      "many signatures",
      JSON.stringify({
        payloadType: IN_TOTO,
        payload: "e30=",
        signatures: Array.from({ length: 1000 }, () => ({ sig: "AA==" })),
      }),
    ],
    [
      "a long signature",
      JSON.stringify({ payloadType: IN_TOTO, payload: "e30=", signatures: [{ sig: "A".repeat(1_000_000) }] }),
    ],
  ])("%s is answered, and proves nothing", async (_, text) => {
    const results = await verifyAll(text, [pem(p256)]);
    expect(results.length).toBeGreaterThan(0);
    for (const { status, because } of results) {
      expect(["unreadable", "untrusted"]).toContain(status);
      expect(because).toMatch(/\w/);
    }
  });
});

const samples = join(import.meta.dirname, "../../../shared/evidence/provenance/model-signing");
describe.skipIf(!existsSync(samples))(
  "a model signed by model_signing itself (skipped where the samples are absent)",
  () => {
    const read = (name: string) => readFileSync(join(samples, name), "utf8");

    test("verifies with its key, and its files are those beside it", async () => {
      const result = await verifyOne(read("model.sig"), read("signing-key-pub.pem"));
      expect(result).toMatchObject({
        status: "verified",
        predicateType: "https://model_signing/signature/v1.0",
      });
      expect(result?.subjects.map(({ name, digests }) => [name, digests[0]?.value])).toEqual(
        ["signme-1", "signme-2"].map((name) => [name, sha256(readFileSync(join(samples, name)))]),
      );
    });

    test("does not with another key, nor with a changed payload", async () => {
      expect(await verifyOne(read("model.sig"), pem(stranger))).toMatchObject({ status: "untrusted" });
      const changed = read("model.sig").replace(/"payload": "(.{100})./, '"payload": "$1A');
      expect(await verifyOne(changed, read("signing-key-pub.pem"))).toMatchObject({ status: "broken" });
    });
  },
);
