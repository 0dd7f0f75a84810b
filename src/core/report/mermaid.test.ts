import fc from "fast-check";
import { expect, test } from "vitest";
import type { Graph } from "#core/model/finding.ts";
import { mermaid } from "./mermaid.ts";

const graph = (label: string, edge = label): Graph => ({
  title: "Lineage",
  nodes: [
    { id: "a", label, kind: "data", state: "ok" },
    { id: "b", label: "model", kind: "model", state: "bad" },
  ],
  edges: [
    { from: "a", to: "b", label: edge },
    { from: "a", to: "nowhere" },
  ],
});

test("nodes are numbered, drawn by kind, and marked by state; an edge that leads nowhere is not drawn", () => {
  expect(mermaid(graph("train.csv", "fit")).split("\n").slice(0, 4)).toEqual([
    "flowchart LR",
    '  n0[("train#46;csv")]:::ok',
    '  n1{{"model"}}:::bad',
    '  n0 -->|"fit"| n1',
  ]);
});

test("no name can leave its label, whatever it holds", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (label) => {
      const lines = mermaid(graph(label)).split("\n");
      expect(lines).toHaveLength(7);
      expect(lines[1]).toMatch(/^ {2}n0\[\("(?:[A-Za-z0-9 ]|#\d+;)+"\)\]:::ok$/);
      expect(lines[3]).toMatch(/^ {2}n0 -->\|"(?:[A-Za-z0-9 ]|#\d+;)+"\| n1$/);
    }),
    { seed: 5, numRuns: 300 },
  );
});

test.for([
  '"]; click n0 "javascript:alert(1)"',
  "```\n# heading",
  "<img src=x onerror=alert(1)>",
  "%%{init: {}}%%",
])("%s stays a label", (label) => {
  const drawn = mermaid(graph(label));
  for (const part of ["javascript:", "```", "<img", "%%{"]) expect(drawn).not.toContain(part);
});
