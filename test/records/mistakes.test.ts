import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { extensionOf, type PackageRecord } from "#core/record/record-schema.ts";
import { removeFolders, temporaryFolder } from "../scenarios/git-repository.ts";
import { runVerify } from "./run-verify.ts";
import { attested, signedBlob, sshSigned, testKey } from "./signers.ts";

const appPath = join(import.meta.dirname, "golden/app.intoto.json");
const text = readFileSync(appPath, "utf8");
const key = testKey(7);
let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterAll(removeFolders);

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

describe("what cannot be looked at is a mistake of who asks, and no verdict about the release", () => {
  test.for([
    ["files", "the folder `{path}` does not exist"],
    ["policy", "`{path}` does not exist"],
    ["bundle", "`{path}` does not exist"],
  ] as const)("--%s that is not there", async ([option, says]) => {
    const path = join(folder, "nowhere");
    const given = {
      files: { files: path },
      policy: { policy: [path] },
      bundle: { bundle: path, key: appPath },
    };
    const { status, out, err } = await runVerify(appPath, given[option]);
    expect(err).toContain(says.replace("{path}", path));
    expect(err).toContain("→ look for a mistake in its name");
    expect([status, out]).toEqual([2, ""]);
  });

  test("--files that is a file", async () => {
    const { status, out, err } = await runVerify(appPath, { files: appPath });
    expect(err).toContain(`\`${appPath}\` cannot be looked at: it is no folder\n`);
    expect(err).toContain("→ give --files the folder with the released files");
    expect([status, out]).toEqual([2, ""]);
  });

  test("--files below a file", async () => {
    const { status, err } = await runVerify(appPath, { files: join(appPath, "x") });
    expect(err).toContain("cannot be looked at: ENOTDIR");
    expect(status).toBe(2);
  });
});

describe("a private key is no key to verify with", () => {
  const secret = key.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const ofSsh = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaA==\n-----END OPENSSH PRIVATE KEY-----\n";
  const bundle = () => file("bundle", attested(key, text));

  test.for([
    ["of OpenSSH", ofSsh, (path: string) => `which ssh-keygen writes beside it: \`--key ${path}.pub\``],
    ["in PEM", secret, () => "→ verify with its public key"],
    [
      "of cosign",
      secret.replaceAll("PRIVATE", "ENCRYPTED SIGSTORE PRIVATE"),
      () => "→ verify with its public key",
    ],
  ] as const)("%s", async ([, pem, fix]) => {
    const path = file("release", pem);
    const { status, out, err } = await runVerify(appPath, { bundle: bundle(), key: path });
    expect(err).toContain(`\`${path}\` is a private key`);
    expect(err).toContain(fix(path));
    expect(err).not.toContain("policy");
    expect([status, out]).toEqual([2, ""]);
  });

  test("unless the public one stands beside it", async () => {
    const path = file("release", `${secret}${key.pem}`);
    const { err, out } = await runVerify(appPath, { bundle: bundle(), key: path });
    expect(out).toContain("✓ signature");
    expect(err).toBe("");
  });
});

describe("a signature in place of the record is told in one sentence", () => {
  test.for([
    ["a statement's", () => attested(key, text)],
    ["a file's", () => signedBlob(key, text)],
    ["OpenSSH's", () => sshSigned(key, text).signature],
    ["several, a line each", () => `${JSON.stringify(JSON.parse(attested(key, text)))}\n`.repeat(2)],
  ] as const)("%s", async ([, signature]) => {
    const path = file("record.sig", signature());
    const swapped = { bundle: appPath, key: file("release.pub", key.pem) };
    const { status, out, err } = await runVerify(path, swapped);
    expect(err).toBe(
      `error: \`${path}\` is a signature, and no record\n  → name the record first, and the signature behind --bundle: \`gatehouse verify <record> --bundle ${path}\`\n`,
    );
    expect([status, out]).toEqual([2, ""]);
  });

  test("a record that misses what it needs is still told key by key", async () => {
    const { err } = await runVerify(file("record.json", '{ "_type": "x" }'));
    expect(err).toContain("The key `subject` is missing");
    expect(err).not.toContain("is a signature");
  });
});

describe("a file that is not the policy is told with both digests, and how to get the one that is", () => {
  const { policy } = (JSON.parse(text) as PackageRecord).predicate;
  const [, commit = ""] = /@([0-9a-f]{40})#/.exec(policy.uri) ?? [];
  const other = () => ({ policy: [file("other.yml", "hello")] });

  test("by blob and commit, in words that do not say that it judged", async () => {
    const { status, out } = await runVerify(appPath, other());
    expect(out).toContain(
      `✗ policy     what was given does not agree with the record, which names \`${policy.uri}\`\n`,
    );
    expect(out).toContain(
      `other.yml\` is not the policy that judged: it is git blob b6fc4c620b67d95f953a5c1c1230aaab5db5a1b0, and the record names ${policy.digest["gitBlob"]}\n`,
    );
    expect(out).toContain(`→ take it from its repository: \`git show ${commit}:.github/gatehouse.yml\`\n`);
    expect(status).toBe(1);
  });

  test.for([
    ["a path that a shell would run", policy.uri.replace(/#.*/, "#$(reboot)")],
    ["a commit that is an option", policy.uri.replace(commit, "--output=x")],
  ])("nobody is told to type %s", async ([, uri]) => {
    const forged = file("record.json", text.replaceAll(JSON.stringify(policy.uri), JSON.stringify(uri)));
    const { out } = await runVerify(forged, other());
    expect(out).toContain("is not the policy that judged");
    expect(out).not.toContain("git show");
  });

  test("of a repository that the record does not name, its path and commit stand in words", async () => {
    const uri = policy.uri.replace(/^.*@/, "git:@");
    const nowhere = file("record.json", text.replaceAll(JSON.stringify(policy.uri), JSON.stringify(uri)));
    const { out } = await runVerify(nowhere);
    expect(out).toContain(
      `the record says \`.github/gatehouse.yml\` of commit ${commit}, in a repository that the record does not name, git blob `,
    );
    expect(out).not.toContain("git:@");
    expect((await runVerify(nowhere, other())).out).toContain(`→ take it from its repository: \`git show`);
  });
});

describe("a folder between the repository's and the package's is neither", () => {
  const { package: about } = extensionOf(JSON.parse(text) as PackageRecord);
  const put = (...paths: readonly string[]) => {
    for (const path of paths) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), "hello");
    }
  };

  test("where the package is in it, its place is told, and no file is made up", async () => {
    put(about.manifest);
    const { status, out } = await runVerify(appPath, { files: join(folder, "handoffs") });
    expect(out).toContain(
      `it is neither the folder of the repository nor that of the package: the package's, \`handoffs/churn\`, is in \`${join(folder, "handoffs/churn")}\`\n`,
    );
    expect(out).toContain(`→ give --files the folder of the repository: \`${folder}\`\n`);
    expect(out).not.toContain("churn/churn");
    expect(status).toBe(1);
  });

  test("a folder of the package with the package's name is no such case", async () => {
    put("handoff.yml", "churn/handoff.yml");
    const { out } = await runVerify(appPath, { files: folder });
    expect(out).not.toContain("neither");
    expect(out).toContain(`✗ files      0 of 10 files in \`${folder}\``);
  });

  test("nor is what --layout names", async () => {
    put(about.manifest);
    const { out } = await runVerify(appPath, { files: join(folder, "handoffs"), layout: "package" });
    expect(out).not.toContain("neither");
  });
});
