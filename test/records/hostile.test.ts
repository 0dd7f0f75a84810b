import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { contentsOf } from "#core/record/contents-of.ts";
import { RECORD_LIMITS } from "#core/record/read-record.ts";
import { EXTENSION, type PackageRecord, type RecordExtension } from "#core/record/record-schema.ts";
import { removeFolders, temporaryFolder } from "../scenarios/git-repository.ts";
import { runVerify } from "./run-verify.ts";

const appPath = join(import.meta.dirname, "golden/app.intoto.json");
const whole = readFileSync(appPath, "utf8");
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterAll(removeFolders);

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

/** A record of some files that hangs together, whatever they are called: nobody signed, and the first is in place of its manifest. */
function ofFiles(subject: PackageRecord["subject"], pointers: RecordExtension["pointers"] = []): string {
  const record = JSON.parse(whole) as PackageRecord;
  const told = record.predicate[EXTENSION];
  record.subject = subject;
  record.predicate.inputAttestations = [];
  told.package = { folder: "handoffs/churn", manifest: subject[0]?.name ?? "", names: [] };
  told.contents = contentsOf(subject, sha256);
  told.gates = told.gates.filter(({ gate }) => gate !== "sign-offs");
  told.notAsked.push("sign-offs");
  told.signOffs = { judged: false, because: "not-asked" };
  told.pointers = pointers;
  return JSON.stringify(record);
}

function ofOneFile(name: string, sha256: string): string {
  return ofFiles([{ name, digest: { sha256 } }]);
}

const OF_HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
const OF_EVIL = sha256("evil");
const POINTER_TO_HELLO = `version https://git-lfs.github.com/spec/v1\noid sha256:${OF_HELLO}\nsize 5\n`;

/** A record of a pointer to `hello`, which says that a content stands behind it. */
function ofPointer(content: string): string {
  const gitBlob = createHash("sha1")
    .update(`blob ${POINTER_TO_HELLO.length}\0${POINTER_TO_HELLO}`)
    .digest("hex");
  return ofFiles(
    [
      { name: "handoffs/churn/model", digest: { gitBlob, sha256: sha256(POINTER_TO_HELLO) } },
      { name: "handoffs/churn/model#content", digest: { sha256: content } },
    ],
    [{ path: "handoffs/churn/model", content: "handoffs/churn/model#content" }],
  );
}

describe("what is no record is refused, at its place", () => {
  test.for([
    ["too large", " ".repeat(RECORD_LIMITS.bytes + 1), "larger than the 16777216 bytes that are read"],
    ["too deep", `{"_type":${"[".repeat(100)}${"]".repeat(100)}}`, "line 1"],
    ["nested without end", "[".repeat(1_000_000), "line 1"],
    [
      "a key twice",
      whole.replace('"predicateType":', '"predicateType": "x", "predicateType":'),
      "predicateType",
    ],
    [
      "a trap for prototypes",
      whole.replace('"predicateType":', '"__proto__": {}, "predicateType":'),
      "__proto__",
    ],
    ["another predicate", whole.replace("verification_summary/v1", "provenance/v1"), "predicateType"],
    [
      "another verifier",
      whole.replace('"id": "https://github.com/gatehouse/gatehouse"', '"id": "https://evil.example"'),
      "id",
    ],
    ["another statement", whole.replace("in-toto.io/Statement/v1", "in-toto.io/Statement/v0.1"), "_type"],
    ["no subject", JSON.stringify({ ...JSON.parse(whole), subject: [] }), "subject"],
    [
      "a subject without a digest",
      JSON.stringify({ ...JSON.parse(whole), subject: [{ name: "a", digest: {} }] }),
      "digest",
    ],
    [
      "a subject twice",
      JSON.stringify({
        ...JSON.parse(whole),
        subject: [OF_HELLO, "0".repeat(64)].map((sha256) => ({ name: "a", digest: { sha256 } })),
      }),
      "`subject[1].name` does not fit: expected each name once",
    ],
    ["nothing", "", "empty"],
    ["bytes", "\u0000\u0001", "line 1"],
  ])("%s", async ([, text = "", says = ""]) => {
    const { status, out, err } = await runVerify(file("record.json", text));
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain(says);
  });
});

describe("foreign text in a record never reaches the terminal as it is", () => {
  const EVIL = "\u001b]0;owned\u0007\u001b[2J\u202e::error::x";
  test.for(["name", "stage", "login"] as const)("as a %s", async (where) => {
    const record = JSON.parse(whole) as PackageRecord;
    const told = record.predicate[EXTENSION];
    if (where === "name") told.package.name = EVIL;
    if (where === "stage") told.stage = EVIL;
    if (where === "login" && told.signOffs.judged)
      for (const { asked } of told.signOffs.pullRequests)
        for (const { signed } of asked) for (const each of signed) each.login = EVIL;
    const { out, err } = await runVerify(file("record.json", JSON.stringify(record)));
    expect(out).not.toBe("");
    // oxlint-disable-next-line no-control-regex -- these are what is looked for
    expect(out + err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect(out + err).not.toMatch(/^::/m);
  });
});

describe("files are looked at where the record says, and nowhere else", () => {
  const release = () => {
    const dir = join(folder, "release");
    mkdirSync(join(dir, "handoffs/churn"), { recursive: true });
    return dir;
  };

  test("a file that is the one", async () => {
    const dir = release();
    writeFileSync(join(dir, "handoffs/churn/a"), "hello");
    const { out } = await runVerify(file("record.json", ofOneFile("handoffs/churn/a", OF_HELLO)), {
      files: dir,
    });
    expect(out).toContain("✓ files      1 of 1 files");
  });

  test("the package's own folder will do", async () => {
    const dir = join(folder, "mailed");
    mkdirSync(dir);
    writeFileSync(join(dir, "a"), "hello");
    const { out } = await runVerify(file("record.json", ofOneFile("handoffs/churn/a", OF_HELLO)), {
      files: dir,
    });
    expect(out).toContain("✓ files      1 of 1 files");
  });

  test("but where the record has files elsewhere, they were not looked at, and the files are not verified", async () => {
    const dir = join(folder, "mailed-alone");
    mkdirSync(dir);
    writeFileSync(join(dir, "a"), "hello");
    const record = ofFiles(
      ["handoffs/churn/a", "model.pkl"].map((name) => ({ name, digest: { sha256: OF_HELLO } })),
    );
    const path = file("record.json", record);
    const { out } = await runVerify(path, { files: dir });
    expect(out).toContain("– files      not verified: 1 of 2 files");
    expect(out).toMatch(
      /1 file elsewhere in the repository was not looked for: model\.pkl\n +→ give --files the folder of the repository/,
    );
    const { out: json } = await runVerify(path, { files: dir, json: true });
    expect(JSON.parse(json)).toMatchObject({ complete: false });
  });

  describe("a good copy below does not speak for another at the top", () => {
    const two = () => {
      const dir = release();
      writeFileSync(join(dir, "handoffs/churn/a"), "hello");
      writeFileSync(join(dir, "a"), "evil");
      return { dir, path: file("record.json", ofOneFile("handoffs/churn/a", OF_HELLO)) };
    };
    test.for([
      [undefined, "✗", "files of the package at its top as well, which nobody would have compared: a"],
      ["package", "✗", "`handoffs/churn/a` is another file than the record is about"],
      ["repository", "✓", "1 file around the package's folder is not in the record: a"],
    ] as const)("--layout %s", async ([layout, mark, says]) => {
      const { dir, path } = two();
      const { out } = await runVerify(path, {
        files: dir,
        ...(layout === undefined ? {} : { layout }),
      });
      expect(out).toContain(says);
      expect(out).toContain(`${mark} files `);
    });

    test("a file at the top that the record names is no other copy", async () => {
      const { dir, path } = two();
      const { subject } = JSON.parse(readFileSync(path, "utf8")) as PackageRecord;
      writeFileSync(path, ofFiles([...subject, { name: "a", digest: { sha256: OF_EVIL } }]));
      expect((await runVerify(path, { files: dir })).out).toContain("✓ files      2 of 2 files");
    });

    test("a layout of nothing is a mistake", async () => {
      const { status, err } = await runVerify(two().path, { layout: "package" });
      expect(err).toContain("name the folder: --files");
      expect(status).toBe(2);
    });
  });

  test("every other file around the package is told, but for what git keeps for itself", async () => {
    const dir = release();
    for (const path of ["handoffs/churn/a", "evil.pkl", "handoffs/other", ".git/HEAD", "x/.git/HEAD"]) {
      mkdirSync(join(dir, path, ".."), { recursive: true });
      writeFileSync(join(dir, path), "hello");
    }
    const record = file("record.json", ofOneFile("handoffs/churn/a", OF_HELLO));
    const { out } = await runVerify(record, { files: dir });
    expect(out).toContain(
      "3 files around the package's folder are not in the record: evil.pkl, handoffs/other, x/.git/",
    );
  });

  test("a clone of another repository is not told file by file", async () => {
    const dir = join(folder, "clone");
    for (const path of [
      "model.onnx",
      ".git/HEAD",
      ".git/objects/ab/cd",
      ...Array.from({ length: 40 }, (_, n) => `src/${n}`),
    ]) {
      mkdirSync(join(dir, path, ".."), { recursive: true });
      writeFileSync(join(dir, path), "hello");
    }
    const { status, out } = await runVerify(appPath, { files: dir });
    expect(out).toContain(`✗ files      0 of 10 files in \`${dir}\``);
    expect(out).toMatch(/9 of the files are not there: .*crm\.csv, .*metrics\.json/);
    expect(out).toContain(`→ see whether \`${dir}\` is the folder of this repository, or of this package`);
    expect(out).toMatch(/40 files in the package's folder are not in the record: .* and 28 more\n/);
    expect(out).not.toContain(".git/");
    expect(status).toBe(1);
  });

  test("and of another release, its many other files are one line", async () => {
    const dir = join(folder, "other");
    for (const { name } of (JSON.parse(whole) as PackageRecord).subject) {
      mkdirSync(join(dir, name, ".."), { recursive: true });
      writeFileSync(join(dir, name), "another");
    }
    const { out } = await runVerify(appPath, { files: dir });
    expect(out).toMatch(
      /10 files are others than the record is about: they were changed after the verdict, .*crm\.csv, .*\n +→ see whether the folder holds commit/,
    );
    expect(out).not.toContain("line endings");
    expect(out.match(/another file than/g)).toBeNull();
  });

  describe("line endings are named where nothing else differs", () => {
    const other =
      "`handoffs/churn/a` is another file than the record is about: it was changed after the verdict";
    const endings =
      "1 file differs from the record in line endings (CRLF, not LF) and in nothing else: handoffs/churn/a";
    // What is read of a file at once ends between the CR and the LF of the last one.
    const long = "x".repeat(64 * 1024 - 1);
    test.for([
      ["by SHA-256", "a\nb\n", "a\r\nb\r\n", endings, other],
      ["by git's blob id", "a\nb\n", "a\r\nb\r\n", endings, other],
      ["in a long file", `${long}\nb\r`, `${long}\r\nb\r`, endings, other],
      ["where some were LF before", "a\nb\n", "a\r\nb\n", endings, other],
      ["but not where a word differs, too", "a\nb\n", "a\r\nc\r\n", other, "line endings"],
      ["but not where a word differs alone", "a\nb\n", "a\nc\n", other, "line endings"],
      ["but not where the CR were taken out", "a\r\nb\r\n", "a\nb\n", other, "line endings"],
      ["but not in what git takes for no text", "a\0\nb\n", "a\0\r\nb\r\n", other, "line endings"],
    ] as const)("%s", async ([name, recorded, onDisk, says, silent]) => {
      const dir = release();
      writeFileSync(join(dir, "handoffs/churn/a"), onDisk);
      const gitBlob = createHash("sha1").update(`blob ${recorded.length}\0${recorded}`).digest("hex");
      const digest = name === "by git's blob id" ? { gitBlob } : { sha256: sha256(recorded), gitBlob };
      const record = file("record.json", ofFiles([{ name: "handoffs/churn/a", digest }]));
      const { status, out } = await runVerify(record, { files: dir });
      expect(status).toBe(1);
      expect(out).toContain("✗ files      0 of 1 files");
      expect(out).toContain(says);
      expect(out).not.toContain(silent);
    });
  });

  test.for([
    ["a link to a file outside", "handoffs/churn/link"],
    ["a folder that is a link to outside", "handoffs/churn/outside/secret"],
    ["dots", "handoffs/churn/../../../secret"],
    ["a root", "/etc/hostname"],
    ["nothing between slashes", "handoffs//churn/a"],
  ] as const)("%s is not followed", async ([, name]) => {
    const dir = release();
    writeFileSync(join(folder, "secret"), "hello");
    symlinkSync(join(folder, "secret"), join(dir, "handoffs/churn/link"));
    symlinkSync(folder, join(dir, "handoffs/churn/outside"));
    const { status, out } = await runVerify(file("record.json", ofOneFile(name, OF_HELLO)), { files: dir });
    expect(out).toContain("0 of 1 files");
    expect(out).toContain("is another file than the record is about");
    expect(status).toBe(1);
  });

  test("a link is what git keeps of it: its text", async () => {
    const dir = release();
    symlinkSync("hello", join(dir, "handoffs/churn/link"));
    const gitBlob = "b6fc4c620b67d95f953a5c1c1230aaab5db5a1b0";
    const record = ofFiles([{ name: "handoffs/churn/link", digest: { gitBlob } }]);
    const { out } = await runVerify(file("record.json", record), { files: dir });
    expect(out).toContain("✓ files      1 of 1 files");
    expect(out).toContain("1 of them is known by git's blob id alone, which is SHA-1");
  });

  describe("what cannot be compared is told as what it is, and is not verified", () => {
    const odd = (digest: PackageRecord["subject"][number]["digest"]) => {
      const gitBlob = createHash("sha1").update("blob 5\0hello").digest("hex");
      return file(
        "record.json",
        ofFiles([
          { name: "handoffs/churn/a", digest: { gitBlob } },
          { name: "handoffs/churn/odd", digest },
        ]),
      );
    };
    const verified = (path: string, files: string) => runVerify(path, { files });

    test("a file of which the record has no digest that is known here", async () => {
      const dir = release();
      for (const name of ["a", "odd"]) writeFileSync(join(dir, "handoffs/churn", name), "hello");
      const { status, out } = await verified(odd({ md5: "5d41402abc4b2a76b9719d911017c592" }), dir);
      expect(out).toContain("✗ package");
      expect(out).toContain("`handoffs/churn/odd` has no id of git, by which every file is known");
      expect(out).toContain("– files      not verified: 1 of 2 files");
      expect(out).toContain(
        "1 file cannot be compared, as the record has no digest of it that is known here: handoffs/churn/odd",
      );
      expect(out).not.toContain("submodule");
      expect(status).toBe(1);
    });

    test.for([
      ["that was cloned", (path: string) => mkdirSync(path), "–", "1 submodule cannot be compared"],
      ["that was not cloned", () => {}, "–", "1 submodule cannot be compared: handoffs/churn/odd"],
      [
        "in whose place is a file",
        (path: string) => writeFileSync(path, "evil"),
        "✗",
        "`handoffs/churn/odd` is another file than the record is about",
      ],
    ] as const)("a submodule %s", async ([, make, mark, says]) => {
      const dir = release();
      writeFileSync(join(dir, "handoffs/churn/a"), "hello");
      make(join(dir, "handoffs/churn/odd"));
      const { out } = await verified(odd({ gitCommit: "a".repeat(40) }), dir);
      expect(out).toContain(`${mark} files  `);
      expect(out).toContain("1 of 2 files");
      expect(out).toContain(says);
      expect(out).not.toContain("no id of git");
    });
  });

  test("no file passes for what a pointer of another name stands for", async () => {
    const gitBlob = "a".repeat(40);
    const record = ofFiles(
      [
        { name: "handoffs/churn/a", digest: { gitBlob } },
        { name: "handoffs/churn/b", digest: { gitBlob, sha256: OF_EVIL } },
      ],
      [{ path: "handoffs/churn/a", content: "handoffs/churn/b" }],
    );
    const { out } = await runVerify(file("record.json", record));
    expect(out).toContain("`handoffs/churn/b` is said to be what the pointer `handoffs/churn/a` stands for");
    expect(out).toContain("✗ package");
  });

  test.for([
    ["hello", "✓ files      2 of 2 files"],
    [POINTER_TO_HELLO, "– files      not verified: 1 of 2 files"],
    ["something else", "✗ files      0 of 2 files"],
  ] as const)("in place of a pointer, its content proves more: %j", async ([content, says]) => {
    const dir = release();
    writeFileSync(join(dir, "handoffs/churn/model"), content);
    const { out } = await runVerify(file("record.json", ofPointer(OF_HELLO)), { files: dir });
    expect(out).toContain(says);
  });

  test("what a record puts behind a pointer that names something else does not pass for it", async () => {
    const dir = release();
    writeFileSync(join(dir, "handoffs/churn/model"), "evil");
    const { out } = await runVerify(file("record.json", ofPointer(OF_EVIL)), { files: dir });
    expect(out).toContain("– files      not verified: 1 of 2 files");
    expect(out).toContain(
      "1 pointer cannot be compared: that what stands in the place of it is what it names, the record alone says: handoffs/churn/model",
    );
    expect(out).toMatch(/→ look at what git has there: `git show [0-9a-f]{40}:<path>`/);
  });
});
