import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { nodeCrypto } from "./node-crypto.ts";

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
