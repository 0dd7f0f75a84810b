import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FORMATS } from "./formats.ts";
import { readEvidence } from "./readers.ts";

const JUNIT = "<testsuite><testcase/></testsuite>";
const SARIF = '{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "results": []}]}';
const LFS = `version https://git-lfs.github.com/spec/v1\noid sha256:${"d2".repeat(32)}\nsize 396997\n`;

async function read(format: string | undefined, path: string, text: string) {
  const {
    format: read,
    digest,
    observations,
    problems,
  } = await readEvidence(format, { path, text, oid: "abc" });
  expect(digest).toBe("abc");
  return { format: read, problems: problems.map(({ id }) => id), read: observations.length > 0 };
}

test.for([
  ["r.xml", JUNIT, "junit"],
  ["r.sarif", SARIF, "sarif"],
  ["r.json", SARIF, "sarif"],
  ["R.JSON", '{"auc": 0.8}', "metrics"],
  ["r.yaml", "auc: 0.8", "metrics"],
] as const)("detects %s", async ([path, text, format]) => {
  expect(await read(undefined, path, text)).toEqual({ format, problems: [], read: true });
});

test.for([
  [undefined, "r.txt", "hello", "unrecognised"],
  [undefined, "r.xml", "<html/>", "unrecognised"],
  ["sarif", "r.xml", JUNIT, "wrong-format"],
  ["junit", "r.json", SARIF, "wrong-format"],
  ["metrics", "r.xml", JUNIT, "wrong-format"],
  ["sarif", "r.json", '{"auc": 0.8}', "wrong-format"],
  ["junti", "r.xml", JUNIT, "unknown-format"],
  ["__proto__", "r.xml", JUNIT, "unknown-format"],
  ["metrics", "m.json", LFS, "lfs-pointer"],
  [undefined, "r.xml", LFS, "lfs-pointer"],
  ["metrics", "m.json.dvc", "outs:\n- md5: a\n", "dvc-pointer"],
  ["junit", "r.txt", "nothing of the kind", "not-xml"],
] as const)("%s on %s: %s → %s", async ([format, path, text, problem]) => {
  expect(await read(format, path, text)).toMatchObject({ problems: [problem], read: false });
});

test("a format that the manifest names is not second-guessed when it fits", async () => {
  expect(await read("metrics", "r.json", SARIF.replace("[]", "[1]"))).toMatchObject({
    format: "metrics",
    problems: [],
  });
  expect(await read("junit", "report.log", JUNIT)).toMatchObject({
    format: "junit",
    problems: [],
    read: true,
  });
});

test("a mistyped format is answered with the nearest one, and says how to get LFS files", async () => {
  const mistyped = await readEvidence("junti", { path: "r.xml", text: JUNIT, oid: "abc" });
  expect(mistyped.problems[0]?.values).toMatchObject({ meant: "junit" });
  const pointer = await readEvidence("metrics", { path: "m.json", text: LFS, oid: "abc" });
  expect(pointer.problems[0]?.fix).toContain("lfs: true");
});

test("every format is registered under its reader's own id and title, and documented", async () => {
  for (const [id, { load, title }] of FORMATS) {
    const reader = await load();
    expect(reader).toMatchObject({ id, title });
    expect(existsSync(join(import.meta.dirname, id, "README.md"))).toBe(true);
  }
});

const pointer = join(import.meta.dirname, "../../../../shared/evidence/packaging/lfs-pointer");

test.skipIf(!existsSync(pointer))("a real LFS pointer (skipped where the sample is absent)", async () => {
  const text = readFileSync(pointer, "utf8");
  expect(await read("metrics", "m.json", text)).toMatchObject({ problems: ["lfs-pointer"] });
});
