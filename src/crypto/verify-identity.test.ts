import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ownSigstore } from "./identity.fixture.ts";
import { nodeCrypto } from "./node-crypto.ts";

const STATEMENT = JSON.stringify({
  _type: "https://in-toto.io/Statement/v1",
  subject: [{ name: "model.bin", digest: { sha256: "a".repeat(64) } }],
  predicateType: "https://acme.example/made/v1",
});
const WHO = {
  issuer: "https://token.example",
  subject: "https://github.com/acme/a.b/.github/workflows/x.yml@refs/heads/main",
};

describe("a signature with an identity", () => {
  const sigstore = ownSigstore();
  const bundle = () => sigstore.bundle(STATEMENT, WHO);
  const verify = async (value: unknown, identities = [WHO], trustedRoot = sigstore.trustedRoot) => {
    const file = { path: "m/model.sigstore.json", text: JSON.stringify(value) };
    return (await nodeCrypto.verify(file, { keys: [], identities, trustedRoot }))[0];
  };

  test("is proved by the root of the base branch", async () => {
    expect(await verify(bundle())).toMatchObject({
      status: "verified",
      by: { kind: "identity", ...WHO },
      subjects: [{ name: "model.bin" }],
    });
  });

  test("is proved by one of several roots", async () => {
    const roots = [ownSigstore().trustedRoot, sigstore.trustedRoot].join("\n");
    expect(await verify(bundle(), [WHO], roots)).toMatchObject({ status: "verified" });
  });

  test.each([
    ["a dot that stands for any letter", { ...WHO, subject: WHO.subject.replace("a.b", "a-b") }],
    ["a longer name", { ...WHO, subject: `${WHO.subject}2` }],
    ["a name with something before it", { ...WHO, subject: `x${WHO.subject}` }],
    ["another issuer", { ...WHO, issuer: "https://token-example" }],
  ])("by %s is somebody else's", async (_, who) => {
    expect(await verify(sigstore.bundle(STATEMENT, who))).toMatchObject({ status: "untrusted", by: who });
  });

  test.each([".*", "(", "[", "\\", "(a+)+$", ""])("is never matched by the pattern %j", async (subject) => {
    expect(await verify(bundle(), [{ ...WHO, subject }])).toMatchObject({ status: "untrusted" });
  });

  test("of another authority, or of Sigstore's own by name alone, proves nothing", async () => {
    for (const root of [ownSigstore().trustedRoot, undefined]) {
      const anchors = { keys: [], identities: [WHO], ...(root === undefined ? {} : { trustedRoot: root }) };
      const file = { path: "m/model.sigstore.json", text: JSON.stringify(bundle()) };
      const [result] = await nodeCrypto.verify(file, anchors);
      expect(result).toMatchObject({ status: "untrusted" });
      expect(result).not.toHaveProperty("by");
    }
  });

  test("does not hold for another payload", async () => {
    const other = sigstore.bundle(STATEMENT.replace("model.bin", "other.bin"), WHO)["dsseEnvelope"];
    expect(await verify({ ...bundle(), dsseEnvelope: other })).toMatchObject({ status: "broken" });
    const value = bundle();
    const payload = Buffer.from(STATEMENT.replace("model.bin", "other.bin")).toString("base64");
    const dsseEnvelope = { ...(value["dsseEnvelope"] as object), payload };
    expect(await verify({ ...value, dsseEnvelope })).toMatchObject({ status: "broken" });
  });

  test("without its entry in the log is worth nothing", async () => {
    const value = bundle();
    const material = value["verificationMaterial"] as object;
    expect((await verify({ ...value, verificationMaterial: { ...material, tlogEntries: [] } }))?.status).toBe(
      "untrusted",
    );
    const elsewhere = ownSigstore().bundle(STATEMENT, WHO)["verificationMaterial"] as {
      tlogEntries: unknown;
    };
    const mixed = { ...material, tlogEntries: elsewhere.tlogEntries };
    expect((await verify({ ...value, verificationMaterial: mixed }))?.status).not.toBe("verified");
  });

  test.each(["AAAA", "MIIB", Buffer.from(Array.from({ length: 3000 }, () => 0x30)).toString("base64")])(
    "whose certificate is nonsense is answered",
    async (rawBytes) => {
      const value = bundle();
      const material = {
        ...(value["verificationMaterial"] as object),
        x509CertificateChain: { certificates: [{ rawBytes }] },
      };
      expect((await verify({ ...value, verificationMaterial: material }))?.status).toBe("unreadable");
    },
  );
});

const sample = join(import.meta.dirname, "../../../shared/evidence/provenance/slsa-v1.intoto.jsonl");
const ISSUER = "https://token.actions.githubusercontent.com";
const WORKFLOW = "https://github.com/bazel-contrib/.github/.github/workflows/release_ruleset.yaml";
const SUBJECT = `${WORKFLOW}@refs/tags/v7.1.0`;

describe.skipIf(!existsSync(sample))("a build's provenance (skipped where the samples are absent)", () => {
  const read = () => readFileSync(sample, "utf8");
  const verify = (
    text: string,
    identities: readonly { issuer: string; subject: string }[],
    trustedRoot?: string,
  ) =>
    nodeCrypto.verify(
      { path: "m/provenance.intoto.jsonl", text },
      { keys: [], identities, ...(trustedRoot === undefined ? {} : { trustedRoot }) },
    );

  test("is proved offline to come from the workflow that made it", async () => {
    expect(await verify(read(), [{ issuer: ISSUER, subject: SUBJECT }])).toMatchObject([
      {
        status: "verified",
        by: { kind: "identity", issuer: ISSUER, subject: SUBJECT },
        predicateType: "https://slsa.dev/provenance/v1",
        subjects: [{ digests: [{ algorithm: "sha256" }] }],
        sourceRepository: "https://github.com/aspect-build/rules_lint",
      },
    ]);
  });

  test.each([
    ["nobody", []],
    ["another issuer", [{ issuer: "https://accounts.google.com", subject: SUBJECT }]],
    ["a pattern that would match", [{ issuer: ISSUER, subject: `${WORKFLOW}@refs/tags/.*` }]],
    ["a part of the name", [{ issuer: ISSUER, subject: WORKFLOW }]],
    ["everything, as a pattern", [{ issuer: ISSUER, subject: ".*" }]],
    [
      "a dot that stands for a letter",
      [{ issuer: ISSUER, subject: SUBJECT.replace("bazel-contrib", "bazel.contrib") }],
    ],
  ])("is not trusted by %s, and says whose it is", async (_, identities) => {
    expect(await verify(read(), identities)).toMatchObject([
      { status: "untrusted", by: { subject: SUBJECT } },
    ]);
  });

  test("is broken with another payload", async () => {
    const value = JSON.parse(read());
    value.dsseEnvelope.payload = Buffer.from("{}").toString("base64");
    const [result] = await verify(JSON.stringify(value), [{ issuer: ISSUER, subject: SUBJECT }]);
    expect(result).toMatchObject({ status: "broken", subjects: [] });
    expect(result).not.toHaveProperty("by");
  });

  test.each([
    [
      "that trusts nobody",
      JSON.stringify({
        mediaType: "x",
        tlogs: [],
        certificateAuthorities: [],
        ctlogs: [],
        timestampAuthorities: [],
      }),
    ],
    ["that is no JSON", "hello"],
    ["that is empty", ""],
  ])("is not proved by a root %s", async (_, trustedRoot) => {
    const [result] = await verify(read(), [{ issuer: ISSUER, subject: SUBJECT }], trustedRoot);
    expect(["untrusted", "unreadable"]).toContain(result?.status);
    expect(result).not.toHaveProperty("by");
  });
});
