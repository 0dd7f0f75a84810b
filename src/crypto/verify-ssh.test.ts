import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { nodeCrypto } from "./node-crypto.ts";
import { SSH_CONTENT, SSH_OTHER_NAMESPACE, SSH_SIGNATURES } from "./ssh-signatures.fixture.ts";

const [first] = SSH_SIGNATURES;
const KEYS = ".github/model-signers";

async function verify(text: string, keyFile: string | null, content: string | null = SSH_CONTENT) {
  const file = {
    path: "m/model.bin.sig",
    text,
    ...(content === null ? {} : { content: Buffer.from(content) }),
  };
  const keys = keyFile === null ? [] : [{ path: KEYS, pem: keyFile }];
  const [result, ...more] = await nodeCrypto.verify(file, { keys, identities: [] });
  expect(more).toEqual([]);
  return result;
}

/** The signature with one byte of its blob changed. */
function flipped(text: string, at: number): string {
  const blob = Buffer.from(text.replace(/-----.*-----/g, ""), "base64");
  blob[at] = (blob[at] ?? 0) ^ 1;
  return `-----BEGIN SSH SIGNATURE-----\n${blob.toString("base64")}\n-----END SSH SIGNATURE-----\n`;
}

describe("signatures of ssh-keygen", () => {
  test.each(SSH_SIGNATURES)("by a key of $kind hold for their content alone", async ({ key, signature }) => {
    expect(await verify(signature, key)).toMatchObject({
      path: "m/model.bin.sig",
      where: { path: "m/model.bin.sig" },
      status: "verified",
      predicateType: null,
      by: { kind: "key", path: KEYS, fingerprint: expect.stringMatching(/^SHA256:[\w+/]{43}$/) },
      subjects: [{ name: "model.bin", size: 8, digests: [{ algorithm: "sha256" }] }],
    });
    expect(await verify(signature, key, "weights\r\n")).toMatchObject({ status: "broken" });
    expect(await verify(signature, key, null)).toMatchObject({ status: "unreadable", subjects: [] });
  });

  test.each(SSH_SIGNATURES)(
    "by a key of $kind that nobody trusts are not trusted, whatever they bring along",
    async (one) => {
      const other = SSH_SIGNATURES.find((each) => each !== one)?.key ?? "";
      expect(await verify(one.signature, other)).toMatchObject({ status: "untrusted" });
      expect(await verify(one.signature, null)).toMatchObject({
        status: "untrusted",
        because: "the policy trusts no key",
      });
    },
  );

  test("never hold with a byte changed anywhere", async () => {
    const length = Buffer.from(first.signature.replace(/-----.*-----/g, ""), "base64").length;
    for (let at = 0; at < length; at++) {
      const status = (await verify(flipped(first.signature, at), first.key))?.status;
      expect(status, `byte ${at}`).not.toBe("verified");
    }
  });

  test.each([
    ["nothing", "-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n"],
    ["no end", first.signature.slice(0, 100)],
    ["something after it", `${first.signature}more`],
    ["two of them", first.signature + first.signature],
    ["no base64", "-----BEGIN SSH SIGNATURE-----\n*\n-----END SSH SIGNATURE-----\n"],
    [
      "far too much",
      `-----BEGIN SSH SIGNATURE-----\n${"A".repeat(4_000_000)}\n-----END SSH SIGNATURE-----\n`,
    ],
  ])("with %s are unreadable", async (_, text) => {
    expect(await verify(text, first.key)).toMatchObject({ status: "unreadable" });
  });
});

describe("a file of keys", () => {
  const bare = first.key.trim().split(" ").slice(0, 2).join(" ");

  test.each([
    ["a public key", first.key],
    ["a key without a comment", bare],
    ["an allowed signer", `maker@acme.example ${bare}`],
    ["an allowed signer of a namespace", `maker@acme.example namespaces="other,file" ${bare} maker`],
    ["one of several", `# who signs\n\n${SSH_SIGNATURES[4].key}\r\nmaker ${bare}\n`],
    ["a line that cannot be read beside it", `nonsense\n${bare}\n`],
  ])("may hold %s", async (_, keyFile) => {
    expect(await verify(first.signature, keyFile)).toMatchObject({ status: "verified" });
  });

  test.each([
    ["a certificate authority", `maker cert-authority ${bare}`],
    ["a day on which it ends", `maker valid-before="20300101" ${bare}`],
    ["several options", `maker namespaces="file",valid-after="20200101" ${bare}`],
    ["a pattern of namespaces", `maker namespaces="*" ${bare}`],
    ["another namespace", `maker namespaces="git" ${bare}`],
    ["another type's name", `maker ${bare.replace("ssh-ed25519", "ssh-rsa")}`],
    ["half a key", bare.slice(0, 40)],
    ["a private key", "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n"],
  ])("trusts nobody by %s", async (_, keyFile) => {
    expect(await verify(first.signature, keyFile)).toMatchObject({ status: "untrusted" });
  });

  test("counts for the namespaces that it names, and for files where it names none", async () => {
    expect(await verify(SSH_OTHER_NAMESPACE, first.key)).toMatchObject({ status: "untrusted" });
    expect(await verify(SSH_OTHER_NAMESPACE, `maker namespaces="file" ${bare}`)).toMatchObject({
      status: "untrusted",
    });
    expect(await verify(SSH_OTHER_NAMESPACE, `maker namespaces="other" ${bare}`)).toMatchObject({
      status: "verified",
    });
  });

  test("that cannot be read is told from one that does not name the signer", async () => {
    const of = async (keyFile: string) => (await verify(first.signature, keyFile))?.because;
    expect(await of("nonsense")).not.toBe(await of(SSH_SIGNATURES[1].key));
  });
});

const example = join(import.meta.dirname, "../../examples/triage");
describe.skipIf(!existsSync(join(example, "handoffs/triage/model/model.json.sig")))(
  "the example's model",
  () => {
    test("is signed by the key that its rules name", async () => {
      const path = "handoffs/triage/model/model.json.sig";
      const read = (name: string) => readFileSync(join(example, name));
      const file = {
        path,
        text: read(path).toString("utf8"),
        content: read("handoffs/triage/model/model.json"),
      };
      const pem = read(".github/model-signers").toString("utf8");
      const anchors = { keys: [{ path: KEYS, pem }], identities: [] };
      expect(await nodeCrypto.verify(file, anchors)).toMatchObject([
        { status: "verified", subjects: [{ name: "model.json" }] },
      ]);
    });
  },
);
