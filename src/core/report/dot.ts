import type { Graph, GraphNode } from "#core/model/finding.ts";
import { graphLabel } from "./graph-label.ts";

const SHAPES: Readonly<Record<GraphNode["kind"], string>> = {
  data: "shape=cylinder",
  step: 'shape=box, style="rounded"',
  code: "shape=component",
  model: "shape=hexagon",
  evidence: "shape=note",
};

const PENS: Readonly<Record<GraphNode["state"], string>> = {
  ok: 'color="#1a7f37"',
  bad: 'color="#cf222e", penwidth=3',
  unknown: 'color="#9a6700"',
};

/** A graph in the language of Graphviz. Ids are numbered anew, and foreign text stands in quoted strings alone. Ends in a line break. */
export function dot({ title, nodes, edges }: Graph): string {
  const ids = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const drawn = nodes.map(
    ({ id, label, kind, state }) =>
      `  ${ids.get(id) ?? ""} [label=${quoted(label)}, ${SHAPES[kind]}, ${PENS[state]}];`,
  );
  const joined = edges.flatMap(({ from, to, label }) => {
    const [source, target] = [ids.get(from), ids.get(to)];
    if (source === undefined || target === undefined) return [];
    return [`  ${source} -> ${target}${label === undefined ? "" : ` [label=${quoted(label)}]`};`];
  });
  const head = ["digraph lineage {", "  rankdir=LR;", `  label=${quoted(title)};`];
  return `${[...head, ...drawn, ...joined, "}"].join("\n")}\n`;
}

/** Text as a quoted string. Graphviz knows escapes behind a backslash (`\N` is the node's name) and entities behind `&`. */
function quoted(foreign: string): string {
  const shown = graphLabel(foreign);
  return `"${shown.replace(/&/g, "&amp;").replace(/[\\"]/g, "\\$&")}"`;
}
