import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inToto } from "./reader.ts";

const SHA = "ab".repeat(32);
const COMMIT = "0123456789abcdef0123456789abcdef01234567";
const SUBJECT = [{ name: "model.onnx", digest: { sha256: SHA.toUpperCase() } }];

const text = (predicateType: string, predicate: unknown, more: object = {}) =>
  JSON.stringify({
    _type: "https://in-toto.io/Statement/v1",
    subject: SUBJECT,
    predicateType,
    predicate,
    ...more,
  });
const readText = (content: string) => inToto.read({ path: "a.intoto.json", text: content, oid: "abc" });
const read = (predicateType: string, predicate: unknown, more: object = {}) =>
  readText(text(predicateType, predicate, more));
const problems = (content: string) => readText(content).problems.map(({ id }) => id);
const observed = (reading: ReturnType<typeof readText>) =>
  reading.observations.map(({ name, value, passed }) => [name, value, passed]);

describe("a statement", () => {
  test("of any predicate binds its subjects", () => {
    const { details, problems: none } = read("https://example.com/p", {});
    expect(none).toEqual([]);
    const digests = [{ algorithm: "sha256", value: SHA }];
    expect(details?.subjects).toMatchObject([{ kind: "content", name: "model.onnx", digests }]);
    expect(details?.artifacts).toMatchObject([{ name: "model.onnx", digests }]);
    expect(details?.attestations).toMatchObject([
      { predicateType: "https://example.com/p", signed: false, subjects: [{ name: "model.onnx" }] },
    ]);
  });

  test("of version 0.1 is read, and a commit as subject is one", () => {
    const subject = [{ name: "git+https://example.com/x", digest: { gitCommit: COMMIT } }];
    const { details, problems: none } = read(
      "https://example.com/p",
      {},
      { _type: "https://in-toto.io/Statement/v0.1", subject },
    );
    expect(none).toEqual([]);
    expect(details?.subjects).toMatchObject([{ kind: "commit", id: COMMIT }, { kind: "content" }]);
  });

  test.for([
    [{ _type: "https://in-toto.io/Statement/v9" }, ["unknown-statement"]],
    [{ _type: "link" }, ["no-statement"]],
    [{ predicateType: 3 }, ["no-predicate-type"]],
    [{ subject: [] }, ["no-subject"]],
    [{ subject: {} }, ["no-subject"]],
    [{ subject: [{ name: "x" }] }, ["subject-without-digest"]],
    [{ subject: [{ name: "x", digest: { sha256: "12" } }] }, ["invalid-digest", "subject-without-digest"]],
  ] as const)("%j is told", ([more, expected]) =>
    expect(problems(text("https://example.com/p", {}, more))).toEqual(expected),
  );

  test("lines hold one each", () => {
    const two = `${text("https://example.com/p", {})}\n${text("https://example.com/q", {})}\n`;
    expect(
      readText(two).details?.attestations?.map(({ predicateType, source }) => [predicateType, source.line]),
    ).toEqual([
      ["https://example.com/p", 1],
      ["https://example.com/q", 2],
    ]);
    expect(problems(`${two}{"a":}\n`)).toEqual(["not-json"]);
  });
});

describe("provenance", () => {
  const repository = "https://github.com/acme/churn";
  const dependency = { uri: `git+${repository}@refs/heads/main`, digest: { gitCommit: COMMIT } };

  test("v1 is a transformation from its dependencies by its builder", () => {
    const { details, problems: none } = read("https://slsa.dev/provenance/v1", {
      buildDefinition: {
        buildType: "https://example.com/build",
        externalParameters: { workflow: { repository, ref: "main" }, seed: 7, deep: true },
        resolvedDependencies: [
          { uri: "git+https://github.com/other/action", digest: { gitCommit: "1".repeat(40) } },
          dependency,
        ],
      },
      runDetails: {
        builder: { id: "https://example.com/builder" },
        metadata: { finishedOn: "2026-01-01T00:00:00Z" },
      },
    });
    expect(none).toEqual([]);
    expect(details?.subjects?.filter(({ kind }) => kind === "commit")).toMatchObject([{ id: COMMIT }]);
    expect(details?.attestations).toMatchObject([{ builder: "https://example.com/builder" }]);
    expect(details?.transformations).toMatchObject([
      {
        name: "https://example.com/build",
        inputs: [{}, { name: dependency.uri }],
        outputs: [{ name: "model.onnx" }],
        parameters: [
          { name: "workflow.repository", value: repository },
          { name: "workflow.ref", value: "main" },
          { name: "seed", value: 7 },
          { name: "deep", value: true },
        ],
      },
    ]);
  });

  test("v0.2 gives the commit as sha1 of its source", () => {
    const { details, problems: none } = read("https://slsa.dev/provenance/v0.2", {
      builder: { id: "https://example.com/builder" },
      buildType: "t",
      invocation: {
        configSource: { uri: `git+${repository}@refs/tags/v1`, digest: { sha1: COMMIT } },
        parameters: { a: 1 },
      },
      materials: [{ uri: "pkg:docker/x", digest: { sha256: SHA } }],
    });
    expect(none).toEqual([]);
    expect(details?.subjects).toContainEqual(expect.objectContaining({ kind: "commit", id: COMMIT }));
    expect(details?.transformations).toMatchObject([
      { name: "t", inputs: [{ name: "pkg:docker/x" }], parameters: [{ name: "a", value: 1 }] },
    ]);
  });

  test("of several repositories without one that was asked for gives no commit", () => {
    const { details } = read("https://slsa.dev/provenance/v1", {
      buildDefinition: {
        resolvedDependencies: [dependency, { uri: "git+x", digest: { gitCommit: "1".repeat(40) } }],
      },
      runDetails: { builder: { id: "b" } },
    });
    expect(details?.subjects?.map(({ kind }) => kind)).toEqual(["content"]);
  });

  test("without a builder is told", () =>
    expect(problems(text("https://slsa.dev/provenance/v1", {}))).toEqual(["no-builder"]));
});

describe("verdicts", () => {
  const VSA = "https://slsa.dev/verification_summary/v1";
  const TESTS = "https://in-toto.io/attestation/test-result/v0.1";

  test.for([
    ["PASSED", true],
    ["FAILED", false],
  ] as const)("a summary that says %s", ([verificationResult, passed]) => {
    const reading = read(VSA, {
      verifier: { id: "v" },
      timeVerified: "2026-01-01T00:00:00Z",
      verificationResult,
      verifiedLevels: ["SLSA_BUILD_LEVEL_3"],
    });
    expect(observed(reading)).toEqual([["verificationResult", verificationResult, passed]]);
    expect(reading.observations[0]?.at).toBe("2026-01-01T00:00:00.000Z");
    expect(reading.details?.attestations).toMatchObject([{ builder: "v", result: verificationResult }]);
    expect(reading.details?.properties).toMatchObject([
      { name: "verifiedLevels", value: "SLSA_BUILD_LEVEL_3" },
    ]);
  });

  test("tests are counted by outcome", () => {
    const reading = read(TESTS, {
      result: "FAILED",
      configuration: [{ name: "ci.yml", digest: { sha256: SHA } }],
      passedTests: ["a", "b"],
      failedTests: ["c"],
    });
    expect(observed(reading)).toEqual([
      ["result", "FAILED", false],
      ["passedTests", 2, undefined],
      ["warnedTests", 0, undefined],
      ["failedTests", 1, undefined],
    ]);
    expect(reading.observations.map(({ samples }) => samples)).toEqual([3, 3, 3, 3]);
    expect(reading.details?.artifacts?.map(({ name }) => name)).toEqual(["model.onnx", "ci.yml"]);
  });

  test.for([
    [TESTS, { result: "PASSED", passedTests: [] }, ["no-tests"]],
    [TESTS, { result: "ok" }, ["unknown-result"]],
    [TESTS, null, ["unknown-result"]],
    [VSA, {}, ["unknown-result"]],
    [VSA, { verificationResult: true }, ["unknown-result"]],
    ["https://in-toto.io/attestation/svr/v0.1", {}, ["nothing-verified"]],
    ["https://model_signing/signature/v1.0", {}, ["no-resources"]],
    [
      "https://model_signing/signature/v1.0",
      { resources: [{ name: "a" }] },
      ["invalid-digest", "invalid-resource"].slice(0, 1),
    ],
    ["https://model_signing/signature/v1.0", { resources: [{ digest: SHA }] }, ["invalid-resource"]],
  ] as const)("%s with %j is told", ([type, predicate, expected]) => {
    expect(problems(text(type, predicate))).toEqual(expected);
    expect(read(type, predicate).observations).toEqual([]);
  });

  test("what a verifier found to hold is a property", () => {
    const { details } = read("https://in-toto.io/attestation/svr/v0.2", {
      verifier: { id: "v" },
      timeCreated: "2026-01-01T00:00:00Z",
      properties: ["P1"],
    });
    expect(details?.properties?.map(({ name, value }) => [name, value])).toEqual([
      ["verified", "P1"],
      ["timeCreated", "2026-01-01T00:00:00Z"],
    ]);
  });
});

test("a signature of a model names its files, and not the folder's digest as a file", () => {
  const { details, problems: none } = read("https://model_signing/signature/v1.0", {
    serialization: { method: "files", hash_type: "sha256", allow_symlinks: false, ignore_paths: [".git"] },
    resources: [{ name: "w/a.bin", algorithm: "sha256", digest: SHA }],
  });
  expect(none).toEqual([]);
  expect(details?.artifacts?.map(({ name }) => name)).toEqual(["w/a.bin"]);
  expect(details?.properties?.map(({ name, value }) => [name, value])).toEqual([
    ["method", "files"],
    ["hash_type", "sha256"],
    ["allow_symlinks", false],
    ["ignore_paths", ".git"],
  ]);
});

describe("hostile files", () => {
  test.for([
    ["", ["empty"]],
    ["[".repeat(100_000), ["too-deep"]],
    ['{"__proto__":1}', ["forbidden-key"]],
    ["{}", ["no-statement"]],
  ] as const)("%#", ([content, expected]) => expect(problems(content)).toEqual(expected));

  test("wrong types anywhere give something, never a number that is none", () => {
    const types = fc.constantFrom(
      "https://slsa.dev/provenance/v1",
      "https://slsa.dev/provenance/v0.2",
      "https://slsa.dev/verification_summary/v1",
      "https://in-toto.io/attestation/test-result/v0.1",
      "https://in-toto.io/attestation/svr/v0.1",
      "https://model_signing/signature/v1.0",
    );
    const keys = [
      "buildDefinition",
      "runDetails",
      "builder",
      "materials",
      "resolvedDependencies",
      "invocation",
      "result",
      "passedTests",
      "resources",
      "serialization",
      "properties",
      "verifier",
      "verificationResult",
    ];
    const predicate = fc.dictionary(fc.constantFrom(...keys), fc.jsonValue());
    fc.assert(
      fc.property(types, fc.oneof(fc.jsonValue(), predicate), fc.jsonValue(), (type, inner, subject) => {
        const {
          observations,
          details,
          problems: told,
        } = readText(text(type, inner, { subject }).replaceAll('"__proto__"', '"p"'));
        expect(observations.length + told.length + Object.keys(details ?? {}).length).toBeGreaterThan(0);
        for (const { value } of observations)
          if (typeof value === "number") expect(Number.isFinite(value)).toBe(true);
      }),
      { seed: 15, numRuns: 300 },
    );
  });
});

test("detects bare statements only", () => {
  expect(inToto.detect(text("x", {}), "a.json")).toBe(true);
  expect(inToto.detect('{"payloadType":"application/vnd.in-toto+json"}', "a.json")).toBe(false);
});
