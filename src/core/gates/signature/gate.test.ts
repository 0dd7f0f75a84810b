import fc from "fast-check";
import { expect, test } from "vitest";
import { digestsOf, documentOf, fileOf, packageOf } from "#core/facts/package.fixture.ts";
import type { SignatureFacts } from "#core/facts/signature-facts.ts";
import type { Digest } from "#core/model/details.ts";
import { blocks } from "#core/model/outcome.ts";
import { testGate } from "../../../../test/gate-tester.ts";
import { sayer } from "../define-gate.ts";
import { signature } from "./gate.ts";

const FOLDER = "handoffs/churn";
const SIG = `${FOLDER}/model/model.sig`;
const PROVENANCE = `${FOLDER}/provenance.jsonl`;
const MODEL = `${FOLDER}/model/model.json`;
const BUILDER = "https://github.com/acme/build";
const source = { pointer: "/subject/0", line: 1 };
const ISSUER = "https://token.actions.githubusercontent.com";
const OPTIONS = {
  keys: [".github/keys/model.pem"],
  identities: [{ issuer: ISSUER, subject: BUILDER }],
};
const own = digestsOf("m");
const sha256 = (value: string): Digest[] => [{ algorithm: "sha256", value }];

const signed = (more: Partial<SignatureFacts> = {}): SignatureFacts => ({
  path: SIG,
  where: { path: SIG, line: 1 },
  predicateType: "https://model_signing/signature/v1.0",
  subjects: [{ name: "model.json", digests: sha256(own.sha256), source }],
  status: "verified",
  by: { kind: "key", path: ".github/keys/model.pem", fingerprint: "SHA256:abc" },
  ...more,
});
const built = (more: Partial<SignatureFacts> = {}) =>
  signed({
    path: PROVENANCE,
    where: { path: PROVENANCE },
    predicateType: "https://slsa.dev/provenance/v1",
    subjects: [{ name: "model/model.json", digests: sha256(own.sha256), source }],
    builder: BUILDER,
    sourceRepository: "https://github.com/acme/churn",
    by: { kind: "identity", issuer: ISSUER, subject: BUILDER },
    ...more,
  });

interface Made {
  readonly named?: boolean;
  readonly extra?: readonly string[];
  readonly links?: readonly string[];
  readonly known?: boolean;
  readonly crlf?: boolean;
  readonly more?: Readonly<Record<string, typeof own>>;
  /** What the manifest names as the model, and as its signature. */
  readonly path?: string;
  readonly signature?: string;
  /** The SHA-256 that a pointer in the model's place states, and the format of that pointer. */
  readonly pointer?: string;
  readonly format?: string;
}

function made(signatures: readonly SignatureFacts[], asked: Made = {}) {
  const { named = true, extra = [], links = [], known = true, crlf = false, more = {} } = asked;
  const { path = "model", signature: at = "model/model.sig", pointer, format = "lfs-pointer" } = asked;
  const section = `model: { path: ${path}${named ? `, signature: ${at}` : ""}, provenance: [provenance.jsonl] }\n`;
  const digests = crlf
    ? { ...digestsOf("crlf"), otherLineEndings: { sha256: own.sha256, md5: own.md5 } }
    : own;
  const artifact = { name: "model.json", digests: sha256(pointer ?? ""), source };
  return {
    packages: [
      packageOf(section, {
        files: [
          ...[MODEL, SIG, PROVENANCE, ...extra].map((file) => fileOf(file)),
          ...links.map((file) => fileOf(file, "", "120000")),
        ],
        documents: [
          documentOf(SIG, "sigstore-bundle", {}, ["/model/signature"]),
          ...(pointer === undefined ? [] : [documentOf(MODEL, format, { artifacts: [artifact] })]),
        ],
        digests: known ? { [MODEL]: digests, ...more } : more,
        signatures,
      }),
    ],
  };
}

testGate(signature, [
  { name: "no package", facts: { packages: [] }, finds: ["no-packages"], outcome: "skip" },
  {
    name: "a broken manifest",
    facts: { packages: [packageOf("x: 1\n")] },
    finds: ["manifest-unreadable"],
    outcome: "error",
  },
  {
    name: "no signature, none asked",
    facts: made([], { named: false }),
    finds: ["not-asked"],
    outcome: "skip",
  },
  {
    name: "a signature, and nobody is trusted",
    facts: made([signed()]),
    finds: ["nobody-trusted"],
    outcome: "skip",
  },
  {
    name: "one is asked for, and nobody is trusted",
    facts: made([signed()]),
    options: { required: true },
    finds: ["trust-missing"],
    outcome: "error",
  },
  {
    name: "no signature, and somebody is trusted",
    facts: made([], { named: false }),
    options: OPTIONS,
    finds: ["not-asked"],
    outcome: "skip",
  },
  {
    name: "no signature, one asked",
    facts: made([], { named: false }),
    options: { ...OPTIONS, required: true },
    finds: ["signature-missing"],
    outcome: "fail",
    at: ["3"],
  },
  {
    name: "verified, and the model is what was signed",
    facts: made([signed()]),
    options: OPTIONS,
    finds: ["verified"],
    outcome: "pass",
    at: ["1"],
  },
  {
    name: "signed by somebody else",
    facts: made([signed({ status: "untrusted" })]),
    options: OPTIONS,
    finds: ["unverified"],
    outcome: "fail",
  },
  {
    name: "a signature that does not hold",
    facts: made([signed({ status: "broken", because: "the digest differs" })]),
    options: OPTIONS,
    finds: ["broken"],
    outcome: "fail",
  },
  {
    name: "no signature at all in the file",
    facts: made([signed({ status: "unreadable" })]),
    options: OPTIONS,
    finds: ["unreadable"],
    outcome: "error",
  },
  {
    name: "a file that nobody could read",
    facts: made([]),
    options: OPTIONS,
    finds: ["unreadable"],
    outcome: "error",
  },
  {
    name: "another signature in the package does not stand in for the model's",
    facts: made([built()]),
    options: OPTIONS,
    finds: ["unreadable", "provenance-verified"],
    outcome: "error",
  },
  {
    name: "the model was changed after",
    facts: made([signed({ subjects: [{ name: "model.json", digests: sha256("0".repeat(64)), source }] })]),
    options: OPTIONS,
    finds: ["content-differs"],
    outcome: "fail",
  },
  {
    name: "git changed the line endings",
    facts: made([signed()], { crlf: true }),
    options: OPTIONS,
    finds: ["content-differs-by-line-endings"],
    outcome: "fail",
  },
  {
    name: "a signed file is gone",
    facts: made([signed({ subjects: [{ name: "weights.bin", digests: sha256(own.sha256), source }] })]),
    options: OPTIONS,
    finds: ["content-missing"],
    outcome: "fail",
  },
  {
    name: "a digest of a kind that nobody computes",
    facts: made([
      signed({
        subjects: [{ name: "model.json", digests: [{ algorithm: "blake2b", value: "ab" }], source }],
      }),
    ]),
    options: OPTIONS,
    finds: ["content-unknown"],
    outcome: "error",
  },
  {
    name: "a model that is too large to be read",
    facts: made([signed()], { known: false }),
    options: OPTIONS,
    finds: ["content-unknown"],
    outcome: "error",
  },
  {
    name: "a file was added to the model",
    facts: made([signed()], { extra: [`${FOLDER}/model/loader.py`] }),
    options: OPTIONS,
    finds: ["uncovered"],
    outcome: "fail",
  },
  {
    name: "a file was added that needs no signature",
    facts: made([signed()], { extra: [`${FOLDER}/model/model.json.sha256`] }),
    options: OPTIONS,
    finds: ["verified"],
    outcome: "pass",
  },
  {
    name: "a statement about nothing covers nothing",
    facts: made([signed({ subjects: [] })]),
    options: OPTIONS,
    finds: ["uncovered"],
    outcome: "fail",
  },
  {
    name: "provenance is asked for",
    facts: made([signed()]),
    options: { ...OPTIONS, provenance: true },
    finds: ["verified", "provenance-missing"],
    outcome: "fail",
  },
  {
    name: "provenance that nobody trusts",
    facts: made([signed(), built({ status: "untrusted" })]),
    options: { ...OPTIONS, provenance: true },
    finds: ["verified", "provenance-missing"],
    outcome: "fail",
  },
  {
    name: "provenance of something else",
    facts: made([
      signed(),
      built({ subjects: [{ name: "ghcr.io/acme/churn", digests: sha256(own.sha256), source }] }),
    ]),
    options: { ...OPTIONS, provenance: true },
    finds: ["verified", "provenance-missing"],
    outcome: "fail",
  },
  {
    name: "provenance of another model",
    facts: made([
      signed(),
      built({ subjects: [{ name: "model/model.json", digests: sha256("0".repeat(64)), source }] }),
    ]),
    options: OPTIONS,
    finds: ["verified", "content-differs"],
    outcome: "fail",
  },
  {
    name: "provenance that does not hold",
    facts: made([signed(), built({ status: "broken" })]),
    options: OPTIONS,
    finds: ["verified", "broken"],
    outcome: "fail",
  },
  {
    name: "provenance of the model",
    facts: made([signed(), built()]),
    options: { ...OPTIONS, provenance: true, builders: [BUILDER] },
    finds: ["verified", "provenance-verified"],
    outcome: "pass",
  },
  {
    name: "provenance of another builder",
    facts: made([signed(), built({ builder: "https://elsewhere" })]),
    options: { ...OPTIONS, builders: [BUILDER] },
    finds: ["verified", "builder-unknown"],
    outcome: "fail",
  },
  {
    name: "provenance of a part of the model",
    facts: made(
      [
        signed({
          subjects: [...signed().subjects, { name: "b.bin", digests: sha256(own.sha256), source }],
        }),
        built(),
      ],
      { extra: [`${FOLDER}/model/b.bin`], more: { [`${FOLDER}/model/b.bin`]: own } },
    ),
    options: { ...OPTIONS, provenance: true },
    finds: ["verified", "provenance-partial", "provenance-verified"],
    outcome: "fail",
  },
  {
    name: "a key that is trusted for another risk only",
    facts: made([signed()]),
    options: { keys: [".github/keys/other.pem"] },
    finds: ["unverified"],
    outcome: "fail",
  },
  {
    name: "an identity of another issuer",
    facts: made([signed({ by: { kind: "identity", issuer: "https://elsewhere", subject: BUILDER } })]),
    options: OPTIONS,
    finds: ["unverified"],
    outcome: "fail",
  },
  {
    name: "one that holds does not hide one that does not",
    facts: made([signed(), signed({ status: "broken", where: { path: SIG, line: 2 } })]),
    options: OPTIONS,
    finds: ["broken"],
    outcome: "fail",
    at: ["2"],
  },
  {
    name: "a digest for which anybody can make other content",
    facts: made([
      signed({
        subjects: [{ name: "model.json", digests: [{ algorithm: "md5", value: own.md5 }], source }],
      }),
    ]),
    options: OPTIONS,
    finds: ["content-unknown"],
    outcome: "error",
  },
  {
    name: "a link in the model, which no signature covers",
    facts: made([signed()], { links: [`${FOLDER}/model/weights.bin`] }),
    options: OPTIONS,
    finds: ["uncovered"],
    outcome: "fail",
  },
  {
    name: "a model under a name that needs no signature",
    facts: made([signed()], { path: "evil.sig", extra: [`${FOLDER}/evil.sig`] }),
    options: OPTIONS,
    finds: ["uncovered"],
    outcome: "fail",
  },
  {
    name: "the model is in Git LFS, and its pointer states what was signed",
    facts: made([signed()], { known: false, pointer: own.sha256 }),
    options: OPTIONS,
    finds: ["verified"],
    outcome: "pass",
  },
  {
    name: "the model is in Git LFS, and its pointer states something else",
    facts: made([signed()], { known: false, pointer: "0".repeat(64) }),
    options: OPTIONS,
    finds: ["content-differs"],
    outcome: "fail",
  },
  {
    name: "another format that speaks of the model in its own place is no pointer",
    facts: made([signed()], { known: false, pointer: own.sha256, format: "in-toto" }),
    options: OPTIONS,
    finds: ["content-unknown"],
    outcome: "error",
  },
  {
    name: "the model is elsewhere, and is not what was signed",
    facts: made([signed()], { path: `{ uri: "s3://b/m", digest: { sha256: "${"0".repeat(64)}" } }` }),
    options: OPTIONS,
    finds: ["uncovered"],
    outcome: "fail",
  },
  {
    name: "the model is elsewhere, and is what was signed",
    facts: made(
      [
        signed({ subjects: [{ name: "far.bin", digests: sha256("1".repeat(64)), source }] }),
        built({ subjects: [{ name: "far.bin", digests: sha256("1".repeat(64)), source }] }),
      ],
      { path: `{ uri: "s3://b/m", digest: { sha256: "${"1".repeat(64)}" } }` },
    ),
    options: { ...OPTIONS, provenance: true },
    finds: ["verified", "provenance-verified"],
    outcome: "pass",
  },
  {
    name: "a signature of something, and no model",
    facts: made([signed()], { path: "gone" }),
    options: OPTIONS,
    finds: ["nothing-to-cover"],
    outcome: "fail",
  },
  {
    name: "the signature is elsewhere, where nobody looks",
    facts: made([], { signature: `{ uri: "s3://b/s", digest: { sha256: "${"0".repeat(64)}" } }` }),
    options: OPTIONS,
    finds: ["signature-elsewhere"],
    outcome: "error",
  },
]);

test("a later stage narrows whom an earlier one trusts, and trusts nobody new", () => {
  const keys = (list: string[]) => ({ keys: list });
  const earlier = signature.options.parse(keys(["a", "b"]));
  expect(signature.strengthen(earlier, keys(["b", "c"]))).toMatchObject({ keys: ["b"] });
  expect(signature.strengthen(earlier, {})).toMatchObject({ keys: ["a", "b"] });
  expect(signature.strengthen(signature.options.parse({}), keys(["c"]))).toMatchObject({ keys: ["c"] });
});

test("what either of two stages blocks, both together block", () => {
  const chosen = fc.record({
    required: fc.boolean(),
    provenance: fc.boolean(),
    keys: fc.subarray([".github/keys/model.pem", "b.pem"], { minLength: 1 }),
    builders: fc.subarray([BUILDER, "https://elsewhere"]),
    ignore: fc.subarray(["**/*.sig", "**/*.py"]),
  });
  const facts = fc
    .record({
      all: fc.subarray([signed(), built()]),
      named: fc.boolean(),
      extra: fc.subarray([`${FOLDER}/model/loader.py`]),
    })
    .map(({ all, named, extra }) => made(all, { named, extra }));
  const blocked = (given: ReturnType<typeof made>, asked: object) =>
    signature
      .evaluate(given, signature.options.parse(asked), sayer(signature.messages))
      .findings.some(({ outcome }) => blocks(outcome));
  fc.assert(
    fc.property(facts, chosen, chosen, (given, earlier, later) => {
      const joined = signature.strengthen(earlier, later);
      if (blocked(given, earlier) || blocked(given, later)) expect(blocked(given, joined)).toBe(true);
    }),
    { seed: 21, numRuns: 300 },
  );
});
