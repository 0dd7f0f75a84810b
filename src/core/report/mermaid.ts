import type { Graph, GraphNode } from "#core/model/finding.ts";
import { graphLabel } from "./graph-label.ts";

/** How each kind of node is drawn, by the brackets around its label. */
const SHAPES: Readonly<Record<GraphNode["kind"], readonly [string, string]>> = {
  data: ["[(", ")]"],
  step: ["([", "])"],
  code: ["[[", "]]"],
  model: ["{{", "}}"],
  evidence: ["[", "]"],
};

/** Colours that can be told apart in light and dark, and by line as well as by colour. */
const CLASSES = [
  "classDef ok stroke:#1a7f37,stroke-width:2px",
  "classDef bad stroke:#cf222e,stroke-width:3px,stroke-dasharray:6 3",
  "classDef unknown stroke:#9a6700,stroke-dasharray:2 2",
];

/**
 * A graph in the language of Mermaid, which GitHub draws. Ids are numbered anew, and of a label nothing but letters, digits and
 * spaces reaches the language as it is: everything else is an entity of it, so that no name can draw or link anything.
 */
export function mermaid({ nodes, edges }: Graph): string {
  const ids = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const drawn = nodes.map(({ id, label, kind, state }) => {
    const [open, close] = SHAPES[kind];
    return `  ${ids.get(id) ?? ""}${open}"${entities(label)}"${close}:::${state}`;
  });
  const joined = edges.flatMap(({ from, to, label }) => {
    const [source, target] = [ids.get(from), ids.get(to)];
    if (source === undefined || target === undefined) return [];
    return [`  ${source} -->${label === undefined ? "" : `|"${entities(label)}"|`} ${target}`];
  });
  return ["flowchart LR", ...drawn, ...joined, ...CLASSES.map((line) => `  ${line}`)].join("\n");
}

/** Text as entities of Mermaid: `#35;` is a hash. */
function entities(foreign: string): string {
  const shown = graphLabel(foreign);
  return [...shown]
    .map((letter) => (/[A-Za-z0-9 ]/.test(letter) ? letter : `#${letter.codePointAt(0)};`))
    .join("");
}
