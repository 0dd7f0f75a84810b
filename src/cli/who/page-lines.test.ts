import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { code, codeCell, text, textCell } from "#core/report/escape-markdown.ts";
import { BROKEN, GREEN, gate, PENDING, RED, verdict } from "#core/report/golden/verdicts.fixture.ts";
import { oneLine } from "#core/report/hidden-characters.ts";
import { toCheckOutput } from "#core/report/to-check-output.ts";
import { plain, readAdvice, readPage } from "./page-lines.ts";

const linkTo = ({ path }: { readonly path: string }) => `https://github.com/acme/churn/blob/4be91c2/${path}`;

describe("what the App writes is read back", () => {
  test.for([
    ["red", RED],
    ["pending", PENDING],
    ["green", GREEN],
    ["broken", BROKEN],
  ] as const)("every gate of the page, %s", ([, judged]) => {
    const { gates } = readPage(toCheckOutput(judged, linkTo).summary);
    expect(gates.map((row) => row.gate).sort()).toEqual(judged.gates.map((each) => each.gate).sort());
  });

  test("who can act, with what was found and what to do", () => {
    const { summary, text: second = "" } = toCheckOutput(RED, linkTo);
    const { lead, gates } = readPage(summary);
    expect(lead[0]).toBe("churn 3.1.0 → production · risk High · judged at 4be91c2 against policy 9d02f71");
    expect(gates.find((row) => row.gate === "rollback")).toEqual({
      mark: "✗ blocks",
      gate: "rollback",
      found: [
        "the drill drills/2026-08-08.md is 104 days old; production asks for at most 90 → handoffs/churn/handoff.yml:3",
      ],
      who: ["@acme/on-call"],
    });
    expect(gates.find((row) => row.gate === "sign-offs")?.who).toEqual(["@acme/sre", "@eve", "@acme/risk"]);
    expect(readAdvice(second).get("rollback")).toEqual([
      "Run a drill, record it, and name it in rollback.drill.",
    ]);
    expect(readAdvice(second).get("evidence")?.[0]).toContain("ask @acme/risk for a waiver");
  });

  test("gates that share a row are told one by one", () => {
    const judged = verdict({
      gates: ["evidence", "lineage"].map((id) => gate(id, { title: "a title", findings: [] })),
    });
    const { gates } = readPage(toCheckOutput(judged).summary);
    expect(gates.map((row) => row.gate)).toEqual(["evidence", "lineage"]);
  });

  test("nothing of an empty page", () => {
    expect(readPage("")).toEqual({ lead: [], gates: [] });
    expect(readAdvice("")).toEqual(new Map());
  });
});

test.for([
  ["text", text],
  ["text in a cell", textCell],
  ["code", code],
  ["code in a cell", codeCell],
] as const)("any %s comes back as it was", ([, write]) => {
  const words = fc.oneof(
    fc.string(),
    fc.string({ unit: "grapheme" }),
    fc.stringMatching(/^[`@#|\\[\]<>&*_ ab]*$/),
  );
  fc.assert(
    fc.property(words, (foreign) => {
      expect(plain(write(foreign))).toBe(oneLine(foreign).trim());
    }),
    { seed: 5, numRuns: 2000 },
  );
});
