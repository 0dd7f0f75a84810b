import type { Graph, GraphNode } from "#core/model/finding.ts";
import { xml } from "./escape-xml.ts";
import { graphLabel } from "./graph-label.ts";
import { oneLine } from "./hidden-characters.ts";
import { type Arc, layeredLayout, type Point } from "./layered-layout.ts";
import { shorten } from "./text-size.ts";

/** Longest label that is drawn, in characters; the whole stands in the node's title. */
const LABEL_LIMIT = 40;
/** Longest text of a title, and edges that the description tells. */
const TITLE_LIMIT = 200;
const MOST_TOLD = 60;

const HEIGHT = 34;
const PADDING = 30;
const MARGIN = 20;
/** Room for the line that explains how nodes are drawn. */
const LEGEND = 28;
/** Least width, so that the legend has room. */
const LEAST_WIDTH = 560;
/** Pixels of a letter of the font below, at most on average, and of one of twice the width. */
const LETTER = 7.4;
const WIDE = 13.5;

const KINDS: Readonly<Record<GraphNode["kind"], string>> = {
  data: "data",
  step: "step",
  code: "code",
  model: "model",
  evidence: "evidence",
};
const STATES: Readonly<Record<GraphNode["state"], string>> = {
  ok: "verified",
  bad: "does not verify",
  unknown: "not verified",
};

const STYLE = [
  "svg { color-scheme: light dark; }",
  ".paper { fill: #ffffff; }",
  "text { font: 13px system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; fill: #1f2328; }",
  ".note { font-size: 12px; fill: #59636e; }",
  ".shape { fill: #f6f8fa; stroke-width: 1.5; }",
  ".model .shape { fill: #ddf4ff; }",
  ".step .shape { fill: #ffffff; }",
  ".ok .shape { stroke: #1a7f37; }",
  ".bad .shape { stroke: #cf222e; stroke-width: 3; stroke-dasharray: 7 3; }",
  ".unknown .shape { stroke: #9a6700; stroke-dasharray: 2 3; }",
  ".edge { fill: none; stroke: #59636e; stroke-width: 1.2; }",
  "#head { fill: #59636e; }",
  "@media (prefers-color-scheme: dark) {",
  "  .paper { fill: #0d1117; } text { fill: #f0f6fc; } .note { fill: #9198a1; }",
  "  .shape { fill: #151b23; } .model .shape { fill: #121d2f; } .step .shape { fill: #0d1117; }",
  "  .ok .shape { stroke: #3fb950; } .bad .shape { stroke: #f85149; } .unknown .shape { stroke: #d29922; }",
  "  .edge { stroke: #9198a1; } #head { fill: #9198a1; }",
  "}",
];

/**
 * A graph as an SVG document that stands for itself: no script, no link, no font from elsewhere, readable in light and dark.
 * Screen readers get its title and what leads to what. Foreign text is text. Ends in a line break.
 */
export function svg({ title, nodes, edges }: Graph): string {
  const indexOf = new Map(nodes.map(({ id }, index) => [id, index]));
  const drawn = edges.flatMap(({ from, to, label }) => {
    const [source, target] = [indexOf.get(from), indexOf.get(to)];
    if (source === undefined || target === undefined || source === target) return [];
    return [{ arc: [source, target] as Arc, label }];
  });
  const sizes = nodes.map(({ label }) => ({ width: widthOf(short(label)) + PADDING, height: HEIGHT }));
  const layout = layeredLayout(
    sizes,
    drawn.map(({ arc }) => arc),
  );
  const width = Math.ceil(Math.max(layout.width, LEAST_WIDTH) + 2 * MARGIN);
  const height = Math.ceil(layout.height + 2 * MARGIN + LEGEND);
  const lines = layout.edges.map((points, at) => edge(points, drawn[at], layout.boxes, sizes));
  const shapes = nodes.map((node, at) =>
    drawNode(node, layout.boxes[at] ?? { x: 0, y: 0 }, sizes[at]?.width ?? 0),
  );
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc">`,
    `<title id="title">${xml(shorten(title, TITLE_LIMIT))}</title>`,
    `<desc id="desc">${xml(described(nodes, drawn))}</desc>`,
    `<style>\n${STYLE.join("\n")}\n</style>`,
    `<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path id="head" d="M0,0 L8,4 L0,8 z"/></marker></defs>`,
    `<rect class="paper" width="${width}" height="${height}"/>`,
    `<g transform="translate(${MARGIN} ${MARGIN})">`,
    ...lines,
    ...shapes,
    "</g>",
    `<text class="note" x="${MARGIN}" y="${height - MARGIN + 4}">${xml(legend(nodes))}</text>`,
    "</svg>",
  ].join("\n")}\n`;
}

function short(label: string): string {
  return graphLabel(label, LABEL_LIMIT);
}

/** Pixels that a text takes at most; letters of East Asia and emoji are twice as wide. */
function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) >= 0x1100 ? WIDE : LETTER), 0);
}

function drawNode({ label, kind, state }: GraphNode, { x, y }: Point, width: number): string {
  const whole = shorten(oneLine(label), TITLE_LIMIT);
  const at = `translate(${round(x)} ${round(y)})`;
  return [
    `<g class="${kind} ${state}" transform="${at}"><title>${xml(`${whole} (${KINDS[kind]}, ${STATES[state]})`)}</title>`,
    shape(kind, width / 2, HEIGHT / 2),
    `<text text-anchor="middle" y="${kind === "data" ? 7.5 : 4.5}">${xml(short(label))}</text></g>`,
  ].join("");
}

/** The outline of a kind, around its centre; `w` and `h` are half of its size. */
function shape(kind: GraphNode["kind"], w: number, h: number): string {
  const box = (corner: number) =>
    `<rect class="shape" x="${round(-w)}" y="${-h}" width="${round(2 * w)}" height="${2 * h}" rx="${corner}"/>`;
  const outline = (path: string) => `<path class="shape" d="${path}"/>`;
  const [l, r] = [round(-w), round(w)];
  switch (kind) {
    case "step":
      return box(h);
    case "evidence":
      return box(2);
    case "code":
      return `${box(2)}${outline(`M${round(-w + 6)},${-h} V${h} M${round(w - 6)},${-h} V${h}`)}`;
    case "model":
      return outline(
        `M${l},0 L${round(-w + 10)},${-h} H${round(w - 10)} L${r},0 L${round(w - 10)},${h} H${round(-w + 10)} z`,
      );
    case "data": {
      const rim = `A${r},5 0 0 0 ${r},${-h + 5}`;
      return outline(
        `M${l},${-h + 5} A${r},5 0 0 1 ${r},${-h + 5} V${h - 5} A${r},5 0 0 1 ${l},${h - 5} V${-h + 5} ${rim}`,
      );
    }
    default:
      return kind satisfies never;
  }
}

interface Drawn {
  readonly arc: Arc;
  readonly label: string | undefined;
}

function edge(
  between: readonly Point[],
  drawn: Drawn | undefined,
  boxes: readonly Point[],
  sizes: readonly { readonly width: number }[],
): string {
  const [from, to] = drawn?.arc ?? [-1, -1];
  const [source, target] = [boxes[from], boxes[to]];
  if (source === undefined || target === undefined) return "";
  const forward = source.x <= target.x ? 1 : -1;
  const start = { x: source.x + (forward * (sizes[from]?.width ?? 0)) / 2, y: source.y };
  const end = { x: target.x - (forward * (sizes[to]?.width ?? 0)) / 2, y: target.y };
  const path = `<path class="edge" marker-end="url(#arrow)" d="${curve([start, ...between, end])}"/>`;
  const label = drawn?.label;
  if (label === undefined) return path;
  const x = round((start.x + end.x) / 2);
  const y = round((start.y + end.y) / 2 - 4);
  return `${path}<text class="note" text-anchor="middle" x="${x}" y="${y}">${xml(short(label))}</text>`;
}

/** A smooth line through points, level at each of them. */
function curve(points: readonly Point[]): string {
  return points
    .map(({ x, y }, at) => {
      const before = points[at - 1];
      if (before === undefined) return `M${round(x)},${round(y)}`;
      const half = (before.x + x) / 2;
      return `C${round(half)},${round(before.y)} ${round(half)},${round(y)} ${round(x)},${round(y)}`;
    })
    .join(" ");
}

/** What leads to what, for who cannot see it. */
function described(nodes: readonly GraphNode[], drawn: readonly Drawn[]): string {
  const name = (at: number) => short(nodes[at]?.label ?? "");
  const targets = Map.groupBy(drawn, ({ arc }) => arc[0]);
  const told = [...targets].slice(0, MOST_TOLD).map(([from, arcs]) => {
    return `${name(from)} leads to ${arcs.map(({ arc }) => name(arc[1])).join(", ")}.`;
  });
  const bad = nodes.flatMap(({ state, label }) => (state === "bad" ? [short(label)] : []));
  const wrong = bad.length === 0 ? [] : [`Does not verify: ${bad.join(", ")}.`];
  return [`${nodes.length} nodes, ${drawn.length} edges.`, ...wrong, ...told].join(" ");
}

/** How the states that occur are drawn. */
function legend(nodes: readonly GraphNode[]): string {
  const lines = { ok: "solid line", bad: "thick dashes", unknown: "dotted line" };
  const there = (["ok", "bad", "unknown"] as const).filter((state) =>
    nodes.some((node) => node.state === state),
  );
  return there.map((state) => `${lines[state]}: ${STATES[state]}`).join("  ·  ");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
