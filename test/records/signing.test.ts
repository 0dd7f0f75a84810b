import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PackageRecord } from "#core/record/record-schema.ts";
import { ownSigstore } from "#crypto/identity.fixture.ts";
import { removeFolders, temporaryFolder } from "../scenarios/git-repository.ts";
import { runVerify } from "./run-verify.ts";
import { attested, signedBlob, sshSigned, testKey } from "./signers.ts";

const path = join(import.meta.dirname, "golden/app.intoto.json");
const actionPath = join(import.meta.dirname, "golden/action.intoto.json");
const text = readFileSync(path, "utf8");
const key = testKey(7);
const stranger = testKey(8);
const sigstore = ownSigstore();
const WHO = {
  issuer: "https://token.actions.githubusercontent.com",
  subject: "https://github.com/acme/churn/.github/workflows/gatehouse.yml@refs/pull/7/merge",
};
const identity = { certificateIdentity: WHO.subject, certificateOidcIssuer: WHO.issuer };
let folder: string;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(removeFolders);

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

/** The statement that `actions/attest` makes: the same predicate, about subjects that it knows by SHA-256 alone. */
function asAttested(record: string): string {
  const { _type, subject, predicateType, predicate } = JSON.parse(record) as {
    readonly subject: readonly { readonly name: string; readonly digest: { readonly sha256?: string } }[];
    readonly [key: string]: unknown;
  };
  const known = subject.flatMap(({ name, digest: { sha256 } }) =>
    sha256 === undefined ? [] : [{ name, digest: { sha256 } }],
  );
  return JSON.stringify({ _type, subject: known.toReversed(), predicateType, predicate });
}

describe("a record is signed", () => {
  const trustedRoot = () => file("root.json", sigstore.trustedRoot);
  test.for([
    ["as a statement with a key", () => attested(key, text), () => ({ key: file("key.pem", key.pem) })],
    ["as a file with a key", () => signedBlob(key, text), () => ({ key: file("key.pem", key.pem) })],
    [
      "as a file with OpenSSH",
      () => sshSigned(key, text).signature,
      () => ({ key: file("key.pub", sshSigned(key, text).line) }),
    ],
    [
      "as a statement by an identity",
      () => JSON.stringify(sigstore.bundle(text, WHO)),
      () => ({ ...identity, trustedRoot: trustedRoot() }),
    ],
    [
      "by one of several bundles, a line each",
      () =>
        `${JSON.stringify(JSON.parse(attested(stranger, text)))}\n${JSON.stringify(JSON.parse(attested(key, text)))}\n`,
      () => ({ key: file("key.pem", key.pem) }),
    ],
  ] as const)("%s", async ([, bundle, options]) => {
    const given = { bundle: file("bundle", bundle()), ...options() };
    const { status, out } = await runVerify(path, given);
    expect(out).toMatch(/✓ signature {2}signed (with the key of|by `https:\/\/github\.com\/acme\/churn)/);
    expect(status).toBe(0);
  });

  test.skipIf(spawnSync("ssh-keygen", ["-?"]).error !== undefined)(
    "with the two lines of the page, and ssh-keygen itself",
    async () => {
      const page = readFileSync(join(import.meta.dirname, "../../docs/auditors.md"), "utf8");
      const [, options = ""] = /^ssh-keygen (-Y sign .*) record\.json$/m.exec(page) ?? [];
      expect(page).toContain(
        `ssh-keygen ${options} record.json\ngatehouse verify record.json --bundle record.json.sig --key release-key.pub\n`,
      );
      const run = (...args: readonly string[]) =>
        spawnSync("ssh-keygen", args, { cwd: folder, encoding: "utf8" });
      run("-q", "-t", "ed25519", "-N", "", "-f", "release-key");
      const record = file("record.json", text);
      expect(run(...options.split(" "), "record.json").status).toBe(0);
      const given = { bundle: `${record}.sig`, key: join(folder, "release-key.pub") };
      const { status, out } = await runVerify(record, given);
      expect(out).toContain("✓ signature  signed with the key of `");
      expect(status).toBe(0);
    },
  );

  test("by actions/attest, whose statement knows SHA-256 alone; of the Action's record, that is every file", async () => {
    const record = readFileSync(actionPath, "utf8");
    const bundle = file("bundle", JSON.stringify(sigstore.bundle(asAttested(record), WHO)));
    const { status, out } = await runVerify(actionPath, { bundle, ...identity, trustedRoot: trustedRoot() });
    expect(out).toContain("✓ signature  signed by `https://github.com/acme/churn/");
    expect(status).toBe(0);
  });

  describe("by actions/attest, of a record that knows some files by their blob id alone", () => {
    const options = () => ({
      bundle: file("bundle", JSON.stringify(sigstore.bundle(asAttested(text), WHO))),
      ...identity,
      trustedRoot: trustedRoot(),
    });

    test("all of them are signed, by the digest over them in what is signed", async () => {
      const { status, out } = await runVerify(path, options());
      expect(out).toContain("✓ signature  signed by `https://github.com/acme/churn/");
      expect(out).toContain("✓ package    10 files, digest ");
      expect(status).toBe(0);
    });

    const blob = "b6fc4c620b67d95f953a5c1c1230aaab5db5a1b0";
    type Subjects = PackageRecord["subject"];
    test.for([
      ["put in", (subjects: Subjects) => [...subjects, { name: "x", digest: { gitBlob: blob } }], "lists 11"],
      ["taken out", (subjects: Subjects) => subjects.filter(({ digest }) => "sha256" in digest), "lists 9"],
      [
        "made another",
        (subjects: Subjects) =>
          subjects.map((each) => ("sha256" in each.digest ? each : { ...each, digest: { gitBlob: blob } })),
        "other names or digests than `contents` is of",
      ],
      [
        "called otherwise",
        (subjects: Subjects) =>
          subjects.map((each) => ("sha256" in each.digest ? each : { ...each, name: `${each.name}x` })),
        "other names or digests than `contents` is of",
      ],
    ] as const)("one that is %s is found", async ([, change, says]) => {
      const record = JSON.parse(text) as PackageRecord;
      const forged = file("forged.json", JSON.stringify({ ...record, subject: change(record.subject) }));
      const { status, out } = await runVerify(forged, options());
      expect(out).toContain("✗ package");
      expect(out).toContain(says);
      expect(status).toBe(1);
    });
  });
});

describe("a signature does not count", () => {
  test.for([
    ["by another key", () => attested(stranger, text), "no key that was given made it"],
    [
      "of another record, as a statement",
      () => attested(key, readFileSync(actionPath, "utf8")),
      "it is over another statement: `predicate` was changed",
    ],
    ["of another record, as a file", () => signedBlob(key, `${text} `), "no key that was given made it"],
    [
      "of fewer subjects",
      () => attested(key, JSON.stringify({ ...(JSON.parse(text) as object), subject: [] })),
      "`subject` was changed",
    ],
    ["of something that is no statement", () => attested(key, "[]"), "it is over another statement"],
    ["of what is no JSON", () => attested(key, "churn"), "what is signed cannot be read as a statement"],
    ["that is none", () => "{}", "it is neither a Sigstore bundle nor a DSSE envelope"],
    ["that is empty", () => "", "it is empty"],
  ] satisfies readonly (readonly [string, () => string, string])[])("%s", async ([, bundle, says]) => {
    const given = { bundle: file("bundle", bundle()), key: file("key.pem", key.pem) };
    const { status, out } = await runVerify(path, given);
    expect(out).toContain("✗ signature");
    expect(out).toContain(says);
    expect(status).toBe(1);
  });

  test("by the key, but for another purpose than files: what to sign with is said", async () => {
    const { signature, line } = sshSigned(key, text, "git");
    const given = { bundle: file("bundle", signature), key: file("key.pub", line) };
    const { status, out } = await runVerify(path, given);
    expect(out).toMatch(
      /the key that was given made it, and not for files: .*\n +→ have it signed with `ssh-keygen -Y sign -n file`/,
    );
    expect(status).toBe(1);
  });

  test("where the file of the key holds none, which is said of that file", async () => {
    const { signature } = sshSigned(key, text);
    const given = { bundle: file("bundle", signature), key: file("key.pub", signature) };
    const { status, out } = await runVerify(path, given);
    expect(out).toContain("not everything in the file of --key can be read as a public key");
    expect(out).not.toContain("policy names");
    expect(status).toBe(1);
  });

  test("by another identity, which is named", async () => {
    const bundle = file(
      "bundle",
      JSON.stringify(sigstore.bundle(text, { ...WHO, subject: "https://evil.example" })),
    );
    const trustedRoot = file("root.json", sigstore.trustedRoot);
    const { status, out } = await runVerify(path, { bundle, ...identity, trustedRoot });
    expect(out).toContain(
      "somebody else than --certificate-identity signed it; it was `https://evil.example`",
    );
    expect(status).toBe(1);
  });

  test("by an authority of nobody's trusted root", async () => {
    const bundle = file("bundle", JSON.stringify(sigstore.bundle(text, WHO)));
    const { status, out } = await runVerify(path, { bundle, ...identity });
    expect(out).toContain("✗ signature");
    expect(status).toBe(1);
  });
});
