import fc from "fast-check";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import type { Graph } from "#core/model/finding.ts";
import { dot } from "./dot.ts";
import { svg } from "./svg.ts";

const GRAPH: Graph = {
  title: "churn 3.1.0",
  nodes: [
    { id: "d", label: "crm.csv", kind: "data", state: "ok" },
    { id: "c", label: "src", kind: "code", state: "unknown" },
    { id: "s", label: "train", kind: "step", state: "ok" },
    { id: "m", label: "model", kind: "model", state: "bad" },
    { id: "e", label: "metrics.json", kind: "evidence", state: "ok" },
  ],
  edges: [
    { from: "d", to: "s" },
    { from: "c", to: "s" },
    { from: "s", to: "m", label: "fits" },
    { from: "m", to: "e" },
    { from: "d", to: "e" },
    { from: "d", to: "nowhere" },
  ],
};

/** The same graph with one text wherever foreign text can stand. */
const everywhere = (text: string): Graph => ({
  title: text,
  nodes: GRAPH.nodes.map((node) => ({ ...node, label: text })),
  edges: GRAPH.edges.map((edge) => ({ ...edge, label: text })),
});

const ATTACKS = [
  '"]; n9 [label="owned", URL="javascript:alert(1)"]; x [label="',
  "\\",
  '\\"',
  "\\N \\G \\l &lt;b&gt; &amp; &",
  "</text><script>alert(1)</script><image href='https://evil.example/x'/>",
  "]]></style><style>*{display:none}</style>",
  '" onload="alert(1)',
  "--> <!-- <?xml version='1.0'?> <!DOCTYPE x [<!ENTITY a 'b'>]> &a;",
  "\u001B[31m\u202Egnp.exe\u200B\u0000\uD800\uFFFE\uFFFF",
  "a\nb\r\n// comment\n# x",
];

describe("DOT", () => {
  test("a graph is written for Graphviz", async () => {
    await expect(dot(GRAPH)).toMatchFileSnapshot("golden/graph.dot");
  });

  test.for([...ATTACKS, ""])("%j stays in its string", (text) => expectDotOf(text));

  test("so does anything else", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 100 }), expectDotOf), {
      seed: 5,
      numRuns: 50,
    });
  });
});

/** A line of the drawing is one statement whose only foreign part is a quoted string that ends where it should. */
function expectDotOf(text: string): void {
  const lines = dot(everywhere(text)).split("\n");
  const string = String.raw`"(?:[^"\\\n]|\\["\\])+"`;
  const shapes = String.raw`, shape=\w+(?:, style="rounded")?, color="#\w+"(?:, penwidth=3)?`;
  const statement = new RegExp(
    String.raw`^(?:digraph lineage \{|  rankdir=LR;|  label=${string};|  n\d \[label=${string}${shapes}\];|  n\d -> n\d \[label=${string}\];|\}|)$`,
    "u",
  );
  expect(lines).toHaveLength(3 + 5 + 5 + 2);
  for (const line of lines) expect(line).toMatch(statement);
  expect(lines.join("\n")).not.toMatch(/&(?!amp;)/);
}

describe("SVG", () => {
  test("a graph is drawn, with a title and in words for who cannot see it", async () => {
    await expect(svg(GRAPH)).toMatchFileSnapshot("golden/graph.svg");
  });

  test.for([...ATTACKS, "", "長い名前".repeat(30), "🧪".repeat(50)])("%j stays text", (text) =>
    expectSvgOf(text),
  );

  test("so does anything else", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 100 }), expectSvgOf), { seed: 5 });
  });

  test("nothing to draw is an empty drawing", () => {
    const empty = svg({ title: "x", nodes: [], edges: [] });
    expect(XMLValidator.validate(empty)).toBe(true);
    expect(empty).toContain("0 nodes, 0 edges.");
  });
});

/** XML 1.0 in which no element and no attribute is there that a harmless name would not bring. */
function expectSvgOf(text: string): void {
  const drawn = svg(everywhere(text));
  expect(XMLValidator.validate(drawn)).toBe(true);
  expect(drawn).not.toMatch(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])/u);
  expect(namesIn(drawn)).toEqual(namesIn(svg(everywhere("plain"))));
}

/** Elements and attributes of a document, in order. */
function namesIn(text: string): readonly string[] {
  const names: string[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(walk);
    if (typeof node !== "object" || node === null) return;
    for (const [name, below] of Object.entries(node)) {
      if (name === "#text") continue;
      names.push(name === ":@" ? Object.keys(below as object).join() : name);
      walk(below);
    }
  };
  walk(new XMLParser({ preserveOrder: true, ignoreAttributes: false }).parse(text));
  return names;
}
