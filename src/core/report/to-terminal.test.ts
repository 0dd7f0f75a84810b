import { describe, expect, test } from "vitest";
import type { Location } from "#core/model/location.ts";
import { codeFrame, sharedFrame } from "./code-frame.ts";
import { gate, RED, verdict } from "./golden/verdicts.fixture.ts";
import { toTerminal } from "./to-terminal.ts";

const plain = (_tone: string, text: string): string => text;

describe("codeFrame", () => {
  const frame = (lines: readonly string[], where: Omit<Location, "path">, note = "") =>
    codeFrame(lines, { path: "a.yml", ...where }, note, plain);

  test("marks the range below the line, after the line before", () => {
    expect(frame(["a: 1", "bee: two"], { line: 2, column: 6, endLine: 2, endColumn: 9 }, "mend it")).toEqual([
      "    1 │ a: 1",
      "  > 2 │ bee: two",
      "      │      ^^^ mend it",
    ]);
  });

  test("an empty line before is left out, and so is one that is not there", () => {
    expect(frame(["", "b"], { line: 2, column: 1 })).toEqual(["  > 2 │ b", "      │ ^"]);
    expect(frame(["b"], { line: 1, column: 1 })).toEqual(["  > 1 │ b", "      │ ^"]);
  });

  test("a range over lines is marked to the end of its first", () => {
    expect(frame(["ab: {", "}"], { line: 1, column: 5, endLine: 2, endColumn: 2 })).toEqual([
      "  > 1 │ ab: {",
      "      │     ^",
    ]);
  });

  test("the place just behind a line can be marked", () => {
    expect(frame(["ab"], { line: 1, column: 3 })).toEqual(["  > 1 │ ab", "      │   ^"]);
  });

  test("a long line is shown around the mark", () => {
    const [line = "", marks = ""] =
      frame([`${"x".repeat(500)}HERE${"y".repeat(500)}`], { line: 1, column: 501, endColumn: 505 }) ?? [];
    expect(line.length).toBeLessThan(120);
    expect(line.slice(marks.indexOf("^"), marks.lastIndexOf("^") + 1)).toBe("HERE");
  });

  test("marks stay below a tab and beside a hidden character", () => {
    const [line = "", marks = ""] = frame(["\tk\u200B: bad"], { line: 1, column: 6, endColumn: 9 }) ?? [];
    expect(line).toBe("  > 1 │  k<U+200B>: bad");
    expect(line.slice(marks.indexOf("^"), marks.lastIndexOf("^") + 1)).toBe("bad");
  });

  test("several places of a line are marked in one frame, as far as they are shown", () => {
    const places = [
      { path: "a.yml", line: 1, column: 1, endColumn: 2 },
      { path: "a.yml", line: 1, column: 7, endColumn: 10 },
      { path: "a.yml", line: 1, column: 400, endColumn: 410 },
    ];
    expect(sharedFrame([`a: 1, bee: 2${" ".repeat(500)}`], places, "mend it", plain)).toEqual([
      "  > 1 │ a: 1, bee: 2",
      "      │ ^     ^^^ mend it",
    ]);
    expect(sharedFrame(["ab"], [...places.slice(0, 1), { path: "a.yml", line: 1 }], "", plain)).toBeNull();
  });

  test.each([
    { why: "there is no column", lines: ["a"], where: { line: 1 } },
    { why: "there is no such line", lines: ["a"], where: { line: 2, column: 1 } },
    { why: "the line is shorter", lines: ["a"], where: { line: 1, column: 9 } },
    { why: "the line is data, not text", lines: ["x".repeat(20_000)], where: { line: 1, column: 9 } },
  ])("no frame when $why", ({ lines, where }) => expect(frame(lines, where)).toBeNull());
});

describe("toTerminal", () => {
  test("is coloured by whoever prints it, without moving a column", () => {
    const painted = toTerminal(RED, { paint: (tone, text) => `\u001B[${tone.length}m${text}\u001B[0m` });
    expect(painted).toContain("\u001B[");
    expect(painted.replace(/\p{Cc}\[\d+m/gu, "")).toBe(toTerminal(RED));
  });

  test("green without findings is one line", () => {
    expect(toTerminal(verdict(), { elapsed: 1.005 })).toMatch(
      /^✓ production: 1 gate passes {3}1\.0[01] s\n$/,
    );
  });

  test("gates that are judged elsewhere are named", () => {
    expect(toTerminal(verdict({ deferred: ["sign-offs"] }))).toBe(
      "✓ production: 1 gate passes, sign-offs to be judged in the pull request\n",
    );
  });

  test("nothing judged is no pass", () => {
    expect(toTerminal(verdict({ outcome: "skip", gates: [] }))).toBe("✗ production: nothing was judged\n");
  });

  test("a mistake in the policy is an error at its place, and the gravest file comes first", () => {
    const judged = verdict({
      outcome: "error",
      gates: [
        gate("package", {
          outcome: "fail",
          findings: [
            {
              id: "key",
              outcome: "fail",
              says: "unknown key",
              values: {},
              where: { path: "a.yml", line: 2, column: 1 },
            },
          ],
        }),
      ],
      notices: [
        {
          id: "unknown-role",
          outcome: "error",
          says: "no such role `{role}`",
          values: { role: "operatons" },
          where: { path: ".github/gatehouse.yml", line: 18, column: 9 },
        },
      ],
    });
    expect(toTerminal(judged)).toBe(
      [
        ".github/gatehouse.yml",
        "  18:9  error  no such role `operatons`  verdict/unknown-role",
        "        = https://github.com/gatehouse/gatehouse/blob/main/docs/troubleshooting.md",
        "",
        "a.yml",
        "  2:1  error  unknown key  package/key",
        "       = https://github.com/gatehouse/gatehouse/blob/main/src/core/gates/package/README.md#blocks",
        "",
        "✗ production: 2 problems in 2 files",
        "",
      ].join("\n"),
    );
  });

  test("findings of one line share its frame: one advice stands at the mark, different ones below their findings", () => {
    const at = (line: number, column: number) => ({ path: "a.yml", line, column, endColumn: column + 1 });
    const found = (id: string, fix: string, line: number, column: number) => ({
      id,
      outcome: "fail" as const,
      says: `no ${id}`,
      fix,
      values: {},
      where: at(line, column),
    });
    const findings = [
      found("a", "add it", 1, 1),
      found("b", "add it", 1, 1),
      found("c", "mend it", 2, 1),
      found("d", "drop it", 2, 4),
      found("e", "drop it", 2, 4),
    ];
    const judged = verdict({ outcome: "fail", gates: [gate("package", { outcome: "fail", findings })] });
    expect(toTerminal(judged, { source: () => "x: 1\ny: 2\n" })).toBe(
      [
        "a.yml",
        "  1:1  error  no a  package/a",
        "  1:1  error  no b  package/b",
        "      > 1 │ x: 1",
        "          │ ^ add it",
        "       = https://github.com/gatehouse/gatehouse/blob/main/src/core/gates/package/README.md#blocks",
        "  2:1  error  no c  package/c",
        "       → mend it",
        "  2:4  error  no d  package/d",
        "  2:4  error  no e  package/e",
        "       → drop it",
        "        1 │ x: 1",
        "      > 2 │ y: 2",
        "          │ ^  ^",
        "",
        "✗ production: 5 problems in 1 file",
        "",
      ].join("\n"),
    );
  });

  test("the same advice for several lines in a row is given once, with the last of them", () => {
    const found = (line: number, fix: string, column?: number) => ({
      id: "missing",
      outcome: "pending" as const,
      says: `no ${line}`,
      fix,
      values: {},
      where: { path: "a.yml", line, ...(column !== undefined && { column, endColumn: column + 1 }) },
    });
    const findings = [found(1, "add it", 1), found(2, "add it", 1), found(3, "drop it"), found(4, "drop it")];
    const judged = verdict({
      outcome: "pending",
      gates: [gate("package", { outcome: "pending", findings })],
    });
    expect(toTerminal(judged, { source: () => "x: 1\ny: 2\n" }).split("\n\n")[0]).toBe(
      [
        "a.yml",
        "  1:1  waiting  no 1  package/missing",
        "      > 1 │ x: 1",
        "          │ ^",
        "  2:1  waiting  no 2  package/missing",
        "        1 │ x: 1",
        "      > 2 │ y: 2",
        "          │ ^ add it",
        "  3    waiting  no 3  package/missing",
        "  4    waiting  no 4  package/missing",
        "       → drop it",
      ].join("\n"),
    );
  });

  test("what blocks leads to the page of its gate, once for each; what waits or is told leads nowhere", () => {
    const found = (id: string, outcome: "fail" | "pending") => ({ id, outcome, says: id, values: {} });
    const findings = [found("a", "fail"), found("b", "fail")];
    const judged = verdict({
      outcome: "fail",
      gates: [
        gate("rollback", { outcome: "fail", findings }),
        gate("checklist", { outcome: "fail", severity: "warn", findings: [found("c", "fail")] }),
        gate("sign-offs", { outcome: "pending", findings: [found("d", "pending")] }),
      ],
      notices: [{ id: "e", outcome: "skip", says: "e", values: {} }],
    });
    const printed = toTerminal(judged);
    expect(printed.match(/^ {2}= .*$/gm)).toEqual([
      "  = https://github.com/gatehouse/gatehouse/blob/main/src/core/gates/rollback/README.md#blocks",
      "  = https://github.com/gatehouse/gatehouse/blob/main/src/core/gates/checklist/README.md#blocks",
    ]);
    expect(printed).toMatch(/ rollback\/a\n {2}= .*rollback.*\n {2}error/);
  });

  test("only what can be mended at a place is counted, and each file that is listed once", () => {
    const wrong = (path: string | null, outcome: "error" | "fail" = "fail") => ({
      id: "i",
      outcome,
      says: "wrong",
      values: {},
      ...(path === null ? {} : { where: { path, line: 1 } }),
    });
    const lastLine = (over: Parameters<typeof verdict>[0]) =>
      toTerminal(verdict(over)).trimEnd().split("\n").at(-1);
    const failing = (...findings: readonly ReturnType<typeof wrong>[]) => [
      gate("g", { outcome: "fail", findings }),
    ];
    expect(
      lastLine({ outcome: "error", gates: [], notices: [wrong(null, "error"), wrong("p", "error")] }),
    ).toBe("✗ production: 1 problem in 1 file, nothing was judged");
    expect(lastLine({ outcome: "fail", gates: failing(wrong("a"), wrong("a"), wrong("b", "error")) })).toBe(
      "✗ production: 3 problems in 2 files",
    );
    expect(lastLine({ outcome: "fail", gates: failing(wrong("a"), wrong(null)) })).toBe(
      "✗ production: 2 problems (1 in 1 file)",
    );
    expect(
      lastLine({
        outcome: "error",
        gates: [gate("g", { outcome: "error", findings: [wrong(null, "error")] })],
      }),
    ).toBe("✗ production: 1 gate could not be judged");
    const notices = [wrong(null, "error")];
    expect(
      lastLine({
        outcome: "error",
        gates: [gate("g", { outcome: "fail", severity: "warn", findings: [] })],
        notices,
      }),
    ).toBe("✗ production: it could not be judged");
  });

  test("the file that a gate looked at first stands before the one that only points there", () => {
    const at = (path: string) => ({
      id: "i",
      outcome: "error" as const,
      says: "x",
      values: {},
      where: { path, line: 1 },
    });
    const judged = verdict({
      outcome: "error",
      gates: [gate("g", { outcome: "error", findings: [at("z.json"), at("a.yml")] })],
    });
    expect(toTerminal(judged).match(/^[az]\.\w+$/gm)).toEqual(["z.json", "a.yml"]);
  });

  test("nothing to judge here, while the pull request has more to come, is neither a pass nor a no", () => {
    const notices = [
      { id: "no-package", outcome: "skip" as const, says: "no package is touched", values: {} },
    ];
    expect(toTerminal(verdict({ outcome: "skip", gates: [], deferred: ["sign-offs"], notices }))).toBe(
      "the pull request\n  note  no package is touched  verdict/no-package\n\n– production: nothing to judge, sign-offs to be judged in the pull request\n",
    );
  });

  test("no command comes together from a template and its value", () => {
    const finding = {
      id: "i",
      outcome: "fail" as const,
      says: "#{x}",
      values: { x: "#[set-output name=ok;]1" },
    };
    const judged = verdict({ outcome: "fail", gates: [gate("g", { outcome: "fail", findings: [finding] })] });
    expect(toTerminal(judged)).toContain("##\u200B[set-output");
  });

  test("a finding without a file stands under its package", () => {
    const finding = {
      id: "i",
      outcome: "fail" as const,
      says: "no owner",
      values: {},
      package: "handoffs/churn",
    };
    const judged = verdict({ outcome: "fail", gates: [gate("g", { outcome: "fail", findings: [finding] })] });
    expect(toTerminal(judged)).toMatch(/^handoffs\/churn\n {2}error {2}no owner {2}g\/i\n/);
  });

  test("a long message does not push the names of the others away", () => {
    const findings = ["short", "long ".repeat(40)].map((says) => ({
      id: "i",
      outcome: "fail" as const,
      says,
      values: {},
    }));
    expect(
      toTerminal(verdict({ outcome: "fail", gates: [gate("g", { outcome: "fail", findings })] })),
    ).toContain("  error  short  g/i\n");
  });
});
