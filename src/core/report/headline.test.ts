import { describe, expect, test } from "vitest";
import type { Outcome } from "#core/model/outcome.ts";
import type { GateResult, Verdict } from "#core/model/verdict.ts";
import { MARKDOWN, says, TITLE } from "./fill-template.ts";
import { BROKEN, GREEN, gate, PENDING, RED, verdict } from "./golden/verdicts.fixture.ts";
import { headline, sentences } from "./headline.ts";
import { toCheckOutput } from "./to-check-output.ts";

const gates = (...outcomes: readonly Outcome[]): readonly GateResult[] =>
  outcomes.map((outcome, index) => gate(`g${index}`, { outcome }));
const title = (over: Partial<Verdict>): string => headline(verdict(over), TITLE);

describe("headline", () => {
  test.each<[string, Partial<Verdict>]>([
    ["2 of 5 gates block · waiting for @acme/sre, @eve, @acme/risk · 1 gate warns", RED],
    ["waiting for @acme/sre, @eve, @acme/risk · the other gate passes", PENDING],
    ["all 3 gates pass, 1 by a waiver", GREEN],
    ["1 gate could not be judged", BROKEN],
    ["all 5 gates pass", { gates: gates("pass", "pass", "pass", "pass", "pass") }],
    ["both gates pass", { gates: gates("pass", "skip", "pass") }],
    ["the only gate passes", { gates: gates("pass") }],
    ["3 gates could not be judged", { outcome: "error", gates: gates("error", "error", "error", "pass") }],
    [
      "1 gate could not be judged · 1 of 3 gates blocks",
      { outcome: "error", gates: gates("error", "fail", "pass") },
    ],
    ["1 of 1 gate blocks", { outcome: "fail", gates: gates("fail") }],
    ["waiting for time or other tools in g0", { outcome: "pending", gates: gates("pending") }],
    [
      "waiting for people in g0",
      { outcome: "pending", gates: [gate("g0", { outcome: "pending", kind: "people" })] },
    ],
    ["nothing was judged, so it may not merge", { outcome: "skip", gates: gates("skip") }],
    ["nothing was judged, so it may not merge", { outcome: "skip", gates: [] }],
    [
      "nothing to judge here · sign-offs still to come in the pull request",
      { outcome: "skip", gates: gates("skip"), deferred: ["sign-offs"] },
    ],
    ["this pull request could not be judged", { outcome: "error", gates: [] }],
    ["it may not merge", { outcome: "fail", gates: gates("pass") }],
    [
      "2 gates pass · sign-offs still to come in the pull request",
      { gates: gates("pass", "pass"), deferred: ["sign-offs"] },
    ],
  ])("%s", (expected, over) => expect(title(over)).toBe(expected));

  test("many people are counted", () => {
    const who = ["@a", "@b", "@c", "@d", "@e"];
    const pending = gate("s", {
      outcome: "pending",
      findings: [{ id: "i", outcome: "pending", says: "", values: {}, who }],
    });
    expect(title({ outcome: "pending", gates: [pending] })).toBe("waiting for @a, @b, @c and 2 more");
  });

  test("who objects is asked to act, and the others of the gate are waited for", () => {
    const finding = (outcome: Outcome, who: string) => ({
      id: who,
      outcome,
      says: "",
      values: {},
      who: [who],
    });
    const findings = [finding("pending", "@ml"), finding("fail", "@lin"), finding("pending", "@sre")];
    const objected = verdict({ outcome: "fail", gates: [gate("sign-offs", { outcome: "fail", findings })] });
    expect(headline(objected, TITLE)).toBe("1 of 1 gate blocks · waiting for @ml, @sre");
    expect(sentences(objected).map((said) => says(said, TITLE))).toEqual([
      "To be mended, by @lin: sign-offs.",
      "Then it waits for @ml, @sre (sign-offs).",
    ]);
  });

  test("in Markdown, handles are code, so that nobody is called", () => {
    expect(headline(PENDING, MARKDOWN)).toContain("`@acme/sre`, `@eve`, `@acme/risk`");
  });

  test("no blocking verdict reads as a green one", () => {
    for (const outcome of ["error", "fail", "pending", "skip"] as const) {
      expect(title({ outcome })).not.toMatch(/all|both|only gate passes/);
      expect(
        sentences(verdict({ outcome }))
          .map((said) => says(said, TITLE))
          .join(" "),
      ).not.toContain("Nothing keeps");
    }
  });
});

describe("sentences", () => {
  const spoken = (judged: Verdict): string =>
    sentences(judged)
      .map((said) => says(said, TITLE))
      .join(" ");

  test("an error of ours says so, and blames no file", () => {
    expect(spoken(BROKEN)).toMatch(
      /^Gatehouse could not judge sign-offs\. That says nothing about the content/,
    );
    expect(spoken(BROKEN)).not.toContain("mended");
    expect(toCheckOutput(BROKEN).annotations).toEqual([]);
  });

  test("deferred gates are named", () => {
    expect(spoken(verdict({ deferred: ["sign-offs"] }))).toBe(
      "Not judged here but by Gatehouse's check in the pull request: sign-offs.",
    );
  });

  test("every verdict that blocks says why", () => {
    for (const outcome of ["error", "fail", "pending", "skip"] as const) {
      expect(spoken(verdict({ outcome }))).not.toBe("");
    }
  });
});
