import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { requirementsTxt } from "./reader.ts";

const samples = join(import.meta.dirname, "../../../../../shared/evidence/env");
const HASH = `--hash=sha256:${"ab".repeat(32)}`;
const COMMIT = "0123456789abcdef0123456789abcdef01234567";

const read = (text: string) => requirementsTxt.read({ path: "requirements.txt", text, oid: "abc" });
const pins = (text: string) => read(text).details?.pins ?? [];
const counts = (text: string) =>
  Object.fromEntries(read(text).observations.map(({ name, value }) => [name, value]));
const problems = (text: string) => read(text).problems.map(({ id }) => id);

describe("a requirement", () => {
  test.for([
    ["numpy==2.1.0", { name: "numpy", version: "2.1.0", exact: true, locked: false }],
    ["numpy == 2.1.0", { version: "2.1.0", exact: true }],
    ["numpy===2.1.0", { version: "2.1.0", exact: true }],
    [`numpy==2.1.0 ${HASH}`, { version: "2.1.0", exact: true, locked: true }],
    [`numpy==2.1.0 --hash sha256:${"ab".repeat(32)}`, { locked: true }],
    ["numpy==2.1.*", { version: "==2.1.*", exact: false }],
    ["numpy>=2,<3", { version: ">=2,<3", exact: false }],
    ["numpy>=2,==2.1.0", { version: "2.1.0", exact: true }],
    ["numpy~=2.1", { version: "~=2.1", exact: false }],
    ["numpy (==2.1.0)", { version: "2.1.0", exact: true }],
    ["numpy", { name: "numpy", exact: false, locked: false }],
    ["uvicorn[standard, watch]==0.35.0", { name: "uvicorn", version: "0.35.0", exact: true }],
    ['tomli==2.0 ; python_version < "3.11"', { name: "tomli", version: "2.0", exact: true }],
    ['tomli; python_version < "3.11"', { name: "tomli", exact: false }],
    ["zope.interface==5.0.0", { name: "zope.interface" }],
    ["numpy==2.1.0 # a comment", { version: "2.1.0" }],
    [
      `x @ git+https://example.com/x.git@${COMMIT}`,
      { name: "x", version: COMMIT, exact: true, locked: true },
    ],
    ["x @ git+https://example.com/x.git@main", { name: "x", exact: false, locked: false }],
    [`git+https://example.com/x.git@${COMMIT}#egg=x`, { name: "x", exact: true, locked: true }],
    [`-e git+https://example.com/x.git@${COMMIT}#egg=x`, { name: "x", locked: true }],
    [
      "torch @ https://example.com/torch-2.4.0%2Bcu121-cp312-cp312-linux_x86_64.whl",
      { name: "torch", version: "2.4.0%2Bcu121", exact: true, locked: false },
    ],
    [`x @ https://example.com/x.zip#sha256=${"cd".repeat(32)}`, { name: "x", exact: true, locked: true }],
    ["x @ https://example.com/latest.zip", { name: "x", exact: false, locked: false }],
  ] as const)("%s", ([text, expected]) => {
    expect(problems(text)).toEqual([]);
    expect(pins(text)).toEqual([expect.objectContaining({ kind: "package", ...expected })]);
  });

  test("credentials of an address are not repeated", () => {
    expect(JSON.stringify(read("x @ https://user:secret@example.com/x.zip"))).not.toContain("secret");
    expect(JSON.stringify(read("a==1\n--index-url https://user:secret@example.com/simple"))).not.toContain(
      "secret",
    );
  });

  test("stands on the line on which it begins, however long it goes on", () => {
    const text = `# head\r\n\r\na==1 \\\r\n    ${HASH} \\\r\n    ${HASH}\r\n    # via b\r\n  b==2 # why\r\n`;
    expect(pins(text).map(({ name, locked, source }) => [name, locked, source.line, source.column])).toEqual([
      ["a", true, 3, 1],
      ["b", false, 7, 3],
    ]);
  });

  test("a comment ends a continued line", () => {
    expect(pins("a==1 \\\n# b==2 \\\nc==3").map(({ name }) => name)).toEqual(["a", "c"]);
  });
});

describe("a file", () => {
  test("counts what is not exact and not locked, and points to the first of each", () => {
    const { observations } = read(`a==1 ${HASH}\nb==2\nc>=3\nd`);
    expect(observations.map(({ name, value, source }) => [name, value, source.line])).toEqual([
      ["pins", 4, 1],
      ["inexact", 2, 3],
      ["unlocked", 3, 2],
    ]);
  });

  test("what another file asks for is not fixed here; constraints ask for nothing", () => {
    const { details, problems: none } = read("-r base.txt\n-c limits.txt\n--requirement=more.txt\na==1");
    expect(none).toEqual([]);
    expect(details?.pins?.map(({ name, exact }) => [name, exact])).toEqual([
      ["-r base.txt", false],
      ["-r more.txt", false],
      ["a", true],
    ]);
    expect(details?.links?.map(({ target }) => target)).toEqual(["base.txt", "limits.txt", "more.txt"]);
  });

  test("the project's own folders are content of the repository, not pins", () => {
    const { details, problems: none } = read("-e .\n./wheels/x.whl\nlibs/y\n../z[extra]\na==1");
    expect(none).toEqual([]);
    expect(details?.artifacts?.map(({ name }) => name)).toEqual([
      ".",
      "./wheels/x.whl",
      "libs/y",
      "../z[extra]",
    ]);
    expect(details?.pins).toHaveLength(1);
  });

  test("options are properties", () => {
    const { details } = read("--extra-index-url https://example.com/simple\n--require-hashes\na==1");
    expect(details?.properties).toMatchObject([
      { name: "extra-index-url", value: "https://example.com/simple" },
      { name: "require-hashes", value: true },
    ]);
  });

  test("says which tool compiled it", () => {
    expect(read("# This file was autogenerated by uv via the following command:\na==1").producer).toEqual({
      tool: "uv",
    });
    const piptools = read("#\n# This file is autogenerated by pip-compile with Python 3.12\n#\na==1");
    expect(piptools.producer).toEqual({ tool: "pip-compile" });
    expect(piptools.details?.properties).toMatchObject([{ name: "python", value: "3.12" }]);
  });
});

describe("problems", () => {
  test.for([
    ["", ["no-requirements"]],
    ["# only a comment", ["no-requirements"]],
    ["--index-url https://example.com", ["no-requirements"]],
    ["numpy=2.1.0", ["unreadable-requirement"]],
    ["numpy 2.1.0", ["unreadable-requirement"]],
    ["<<<<<<< HEAD\na==1", ["unreadable-requirement"]],
    ["a==1 --hash=md5:abc\nb==1 --hash=sha256:12", ["invalid-hash", "invalid-hash"]],
    ["--indx-url https://example.com\na==1", ["unknown-option"]],
    [`a==1\n${"x".repeat(5_000)}`, ["unreadable-requirement"]],
    ["a".repeat(6_000_000), ["too-large"]],
  ] as const)("%#", ([text, expected]) => {
    expect(problems(text)).toEqual(expected);
  });

  test("a weak hash does not lock", () => expect(pins("a==1 --hash=md5:abc")[0]?.locked).toBe(false));
});

describe("hostile files", () => {
  test("repetitions come to an end", () => {
    for (const part of [
      "\\\n",
      "[",
      "a[",
      "-e ",
      "-r",
      " #",
      "@",
      "==",
      ",",
      "a==1,",
      "/-1",
      " ",
      "\r",
      "--hash=",
    ]) {
      const { observations, problems: told } = read(part.repeat(100_000));
      expect(observations.length + told.length).toBeGreaterThan(0);
    }
  });

  test("more packages than are kept is told, and ends the reading", () => {
    expect(problems("a==1\n".repeat(30_000))).toEqual(["too-many-values"]);
  });

  test("any text gives something, and finite numbers", () => {
    const piece = fc.constantFrom(
      "a",
      "==",
      "1",
      "\n",
      "\\",
      "#",
      " ",
      "-r",
      "-",
      "@",
      "[",
      "]",
      ";",
      "https://",
      HASH,
      "__proto__",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((parts) => parts.join("")),
        ),
        (text) => {
          const { observations, details, problems: told } = read(text);
          expect(observations.length + told.length + Object.keys(details ?? {}).length).toBeGreaterThan(0);
          for (const { value } of observations) expect(Number.isFinite(value)).toBe(true);
        },
      ),
      { seed: 11, numRuns: 300 },
    );
  });
});

test("detects by name and by what stands first", () => {
  for (const path of [
    "requirements.txt",
    "a/requirements-dev.txt",
    "requirements/prod.txt",
    "dev-requirements.in",
    "constraints.txt",
  ])
    expect(requirementsTxt.detect("# x\na==1\n", path)).toBe(true);
  expect(requirementsTxt.detect("a==1", "notes.txt")).toBe(false);
  expect(requirementsTxt.detect("What we require of the system:\n", "requirements.txt")).toBe(false);
});

describe.skipIf(!existsSync(samples))("a real file (skipped where the samples are absent)", () => {
  const text = () => readFileSync(join(samples, "requirements.hashed.txt"), "utf8");

  test("compiled by uv with hashes", () => {
    const { producer, problems: none } = read(text());
    expect(none).toEqual([]);
    expect(producer).toEqual({ tool: "uv" });
    expect(counts(text())).toEqual({ pins: 4, inexact: 0, unlocked: 0 });
    expect(pins(text()).map(({ name, version }) => `${name} ${version}`)).toEqual([
      "click 8.2.1",
      "h11 0.16.0",
      "uv 0.8.3",
      "uvicorn 0.35.0",
    ]);
  });
});
