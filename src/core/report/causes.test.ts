import { describe, expect, test } from "vitest";
import type { Finding } from "#core/model/finding.ts";
import type { GateResult, Verdict } from "#core/model/verdict.ts";
import { causesOf } from "./causes.ts";
import { MARKDOWN, TITLE } from "./fill-template.ts";
import { gate, verdict } from "./golden/verdicts.fixture.ts";
import { headline, sentences } from "./headline.ts";
import { toAnnotations } from "./to-annotations.ts";
import { toCheckOutput } from "./to-check-output.ts";
import { toTerminal } from "./to-terminal.ts";

const manifest = "handoffs/churn/handoff.yml";
const typo = { path: manifest, line: 12, column: 3 };

function finding(outcome: Finding["outcome"], over: Partial<Finding> = {}): Finding {
  return { id: outcome, outcome, says: `${outcome} says so`, values: {}, where: typo, ...over };
}

const evidence = gate("evidence", { outcome: "error", findings: [finding("error")] });
const rollback = gate("rollback", { outcome: "error", findings: [finding("error")] });
const wrong = gate("package", {
  outcome: "fail",
  findings: [finding("fail", { id: "unknown-key", fix: "Mend it.", who: ["@acme/churn"] })],
});

/** A typo in a manifest, and what it keeps from being looked at. */
const TYPO = verdict({
  outcome: "error",
  contentGreen: false,
  gates: [evidence, wrong, rollback, gate("checklist")],
});

describe("what only follows from a mistake", () => {
  test("stands behind it, once, without a frame of its own", () => {
    expect(toTerminal(TYPO, { source: () => `${"\n".repeat(10)}a: 1\n  b: 2\n` })).toBe(
      [
        manifest,
        "  12:3  error  fail says so  package/unknown-key",
        "        11 │ a: 1",
        "      > 12 │   b: 2",
        "           │   ^ Mend it.",
        "        → Not judged until this is mended: evidence, rollback.",
        "        = https://github.com/gatehouse/gatehouse/blob/main/src/core/gates/package/README.md#blocks",
        "",
        "✗ production: 1 problem in 1 file, 2 gates are not judged until then, 1 gate passes",
        "",
      ].join("\n"),
    );
  });

  test("is no failure of ours in the headline, and the mistake comes first", () => {
    expect(headline(TYPO, TITLE)).toBe("1 of 4 gates blocks · 2 are not judged until that is mended");
    const { summary, text = "", annotations } = toCheckOutput(TYPO);
    expect(summary).not.toContain("could not judge");
    expect(summary.match(/^\| (?:✗|⚠|✓)[^|]+\| [^|]+/gm)).toEqual([
      "| ✗&nbsp;blocks | package ",
      "| ⚠&nbsp;not judged yet | 2 gates ",
      "| ✓&nbsp;passes | checklist ",
    ]);
    expect(summary).toContain(
      "| evidence, rollback<br>first mend <code>handoffs/churn/handoff\\.yml\\:12</code> |",
    );
    expect(text.match(/<summary>[✗⚠].*/g)).toEqual([
      "<summary>✗ <strong>package</strong>: 1 finding, and what to do</summary>",
    ]);
    expect(annotations).toHaveLength(1);
    expect(toAnnotations(TYPO).map(({ message }) => message)).toEqual([
      "fail says so\nMend it.\nNot judged until this is mended: evidence, rollback.",
    ]);
  });

  test("the sentences name who mends it, and what waits for that", () => {
    const said = sentences(TYPO).map(({ says }) => says);
    expect(said).toEqual(["To be mended, by `{who}`: {gates}.", "Not judged until that is mended: {gates}."]);
  });
});

describe("what follows from nothing else is said", () => {
  const alone = (...gates: readonly GateResult[]): Pick<Verdict, "gates"> => ({ gates });

  test.each<[string, Pick<Verdict, "gates">]>([
    [
      "at another column",
      alone(gate("a", { findings: [finding("error", { where: { ...typo, column: 4 } })] }), wrong),
    ],
    [
      "about a whole file",
      alone(
        gate("a", { findings: [finding("error", { where: { path: manifest, line: 1 } })] }),
        gate("b", { findings: [finding("fail", { where: { path: manifest, line: 1 } })] }),
      ),
    ],
    ["beside a mistake that only warns", alone(evidence, { ...wrong, severity: "warn" })],
    ["in the same gate", alone(gate("a", { findings: [finding("error"), finding("fail")] }))],
    ["a second mistake", alone(gate("a", { findings: [finding("fail")] }), wrong)],
  ])("%s", (_, { gates }) => expect(causesOf({ gates }).size).toBe(0));

  test("a gate that has a mistake of its own blocks by that one", () => {
    const findings = [finding("error"), finding("fail", { id: "short", where: { ...typo, line: 30 } })];
    const both = { ...TYPO, gates: [wrong, gate("evidence", { outcome: "error", findings })] };
    expect(headline(both, TITLE)).toBe("2 of 2 gates block");
    expect(toCheckOutput(both).text).toMatch(/✗ <strong>package<[^]*✗ <strong>evidence</);
  });

  test("a judgement that failed as a whole says so, whatever else is in the way", () => {
    const cut = finding("error", { id: "too-many-files" });
    expect(headline({ ...TYPO, notices: [cut] }, MARKDOWN)).toMatch(
      /^this pull request could not be judged · 1 of/,
    );
  });

  test("a gate that cannot use a file blames neither us nor, falsely, another file", () => {
    const unreadable = verdict({ outcome: "error", gates: [evidence] });
    const said = sentences(unreadable).map(({ says }) => says);
    expect(said).toEqual(["Not judged, since what has to be looked at is to be mended first: {gates}."]);
    expect(headline(unreadable, TITLE)).toBe("1 gate cannot be judged before something is mended");
  });
});
