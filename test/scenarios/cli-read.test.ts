import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { FORMATS } from "#core/evidence/formats.ts";
import { removeFolders, temporaryFolder } from "./git-repository.ts";

const main = join(import.meta.dirname, "../../src/cli/gatehouse.mjs");
const folder = temporaryFolder();
afterAll(removeFolders);

function read(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, "read", ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], HOME: folder },
  });
  return { status, stdout, stderr };
}

function file(name: string, content: string | Uint8Array): string {
  mkdirSync(join(folder, name, ".."), { recursive: true });
  writeFileSync(join(folder, name), content);
  return name;
}

const JUNIT = `<testsuite name="unit"><testcase name="a"/><testcase name="b"><failure message="x"/></testcase></testsuite>`;

describe("gatehouse read", () => {
  test("names each observation as a policy's check reads it", () => {
    const { status, stdout, stderr } = read(file("reports/junit.xml", JUNIT));
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^reports\/junit\.xml: JUnit XML \(junit\)/);
    expect(stdout).toMatch(/^ {2}junit:failures +1 .*line 1$/m);
  });

  test("what is no report is read as what it is: a lock, a pointer, a document", () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"ab".repeat(32)}\nsize 12345\n`;
    const run = read(
      file("requirements.txt", "numpy==2.1.0\n"),
      file("model.bin", pointer),
      file("docs/7.md", "# Why\nIt is small.\n"),
    );
    expect(run.stdout).toContain("numpy, 2.1.0, exact");
    expect(run.stdout).toContain("sha256:abababababab");
    expect(run.stdout).toMatch(/sections \(1\)\n {4}Why/);
    expect(run.status).toBe(0);
  });

  test("a wrong format is said, with the right one; the command ends with 1", () => {
    const { status, stdout } = read("--as", "sarif", file("reports/junit.xml", JUNIT));
    expect(stdout).toContain("This looks like `junit`, not `sarif`.");
    expect(status).toBe(1);
  });

  test("a format that does not exist is said with the nearest one", () => {
    expect(read("--as", "junitt", file("reports/junit.xml", JUNIT)).stdout).toContain(
      "did you mean `junit`?",
    );
  });

  test("what is not evaluable has its place", () => {
    const { status, stdout } = read(file("metrics.json", '{\n  "auc": NaN\n}\n'));
    expect(stdout).toMatch(/not evaluable {2}2:10/);
    expect(status).toBe(1);
  });

  test("--json prints the readings and nothing else", () => {
    const { stdout } = read("--json", file("metrics.json", '{"auc": 0.8}'), file("reports/junit.xml", JUNIT));
    expect(JSON.parse(stdout)).toMatchObject([
      { format: "metrics", observations: [{ name: "auc", value: 0.8 }], problems: [] },
      { format: "junit" },
    ]);
  });

  test("a file that cannot be opened is named, the others are read, and the command ends with 2", () => {
    const { status, stdout, stderr } = read("gone.json", file("metrics.json", '{"auc": 0.8}'));
    expect(stderr).toContain("gone.json");
    expect(stdout).toContain("metrics:auc");
    expect(status).toBe(2);
  });

  test("bytes that are no text are read where their format is known", () => {
    const header = Buffer.from('{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}');
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(header.length));
    const run = read(file("model.safetensors", Buffer.concat([length, header, Buffer.alloc(4)])));
    expect(run.stdout).toContain("(safetensors)");
    expect(run.status).toBe(0);
  });

  test("there are more than fifty formats, each with a title", () => {
    expect(FORMATS.size).toBeGreaterThan(50);
    for (const [id, { title, endings }] of FORMATS)
      expect([title, endings.length > 0], id).toEqual([title, true]);
  });

  test("a folder, nothing, and a dash are said as what they are, with what to do", () => {
    file("reports/a.json", "{}");
    const { status, stderr, stdout } = read("reports/", "gone.json", "-");
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain("`reports` is a folder");
    expect(stderr).toContain("`gone.json` does not exist");
    expect(stderr).toContain("/dev/stdin");
    expect(stderr).not.toMatch(/ENOENT|EISDIR/);
  });

  test("a report may come through a pipe, and what never ends is given up", () => {
    const command = `cat ${file("reports/junit.xml", JUNIT)} | "${process.execPath}" "${main}" read --as junit /dev/stdin`;
    const { status, stdout } = spawnSync("sh", ["-c", command], { cwd: folder, encoding: "utf8" });
    expect(stdout).toContain("junit:failures");
    expect(status).toBe(0);
    const endless = read("/dev/zero");
    expect(endless.status).toBe(2);
    expect(endless.stderr).toContain("is larger than the 104857600 bytes");
  });

  test("a report that is too large, and one that is no text, are told as that", () => {
    const large = read(
      "--as",
      "sarif",
      file("large.sarif", JSON.stringify({ runs: ["x".repeat(5_300_000)] })),
    );
    expect(large.stdout).toContain("at most 5242880 are read");
    expect(large.status).toBe(1);
    const binary = read(file("report.json", Uint8Array.of(0, 255, 1)));
    expect(binary.stdout).toContain("is not UTF-8 text");
  });
});
