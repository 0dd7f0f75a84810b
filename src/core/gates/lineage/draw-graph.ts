import type { Graph, GraphNode } from "#core/model/finding.ts";
import { shown } from "#core/source/source-issue.ts";
import type { Context } from "./context.ts";
import { type Content, contentAt, isContent } from "./find-content.ts";
import type { Item, Step } from "./follow-steps.ts";

/** Nodes of a drawing that still fits a page. */
const MOST_NODES = 40;
const MOST_STEPS = 14;
const MOST_EVIDENCE = 6;
const CODE = /\.(?:py|ipynb|r|rmd|jl|scala|java|go|rs|c|cpp|sh|sql|js|ts)$/i;

type State = GraphNode["state"];

/** Data, steps, model and evidence, and what comes from what. `null` when there is no step to draw. */
export function drawGraph(context: Context): Graph | null {
  const { lineage, handoff, package: facts } = context;
  const steps = lineage.runs.slice(0, MOST_STEPS);
  if (steps.length === 0) return null;
  const drawing = new Drawing(context);
  const model = handoff.handoff.model?.path;
  if (model !== undefined) drawing.name("model", "model", contentAt(facts, model));
  for (const { name, path } of handoff.handoff.datasets ?? [])
    if (path !== undefined) drawing.name(name, "data", contentAt(facts, path, name));
  for (const [index, path] of evidencePaths(context).entries()) drawing.expect(`e${index}`, path);
  for (const step of steps) drawing.step(step);
  for (const item of linking(steps)) drawing.reserve(item);
  for (const step of steps) drawing.connect(step);
  if (model !== undefined) drawing.evidence();
  const left = lineage.runs.length - steps.length;
  return drawing.finish(left);
}

/** What one step made and another read: without it the drawing falls apart. */
function linking(steps: readonly Step[]): readonly Item[] {
  const made = new Set(steps.flatMap(({ outputs }) => outputs.map(({ key }) => key)));
  return steps.flatMap(({ inputs }) => inputs.filter(({ key }) => made.has(key)));
}

class Drawing {
  readonly #context: Context;
  readonly #nodes = new Map<string, GraphNode>();
  readonly #edges = new Map<string, Graph["edges"][number]>();
  readonly #named: { readonly id: string; readonly content: Content; readonly kind: GraphNode["kind"] }[] =
    [];
  readonly #ids = new Map<string, string>();
  #leftOut = 0;

  constructor(context: Context) {
    this.#context = context;
  }

  /** A content under the name that the manifest gives it; drawn as unknown until a step mentions it. */
  name(label: string, kind: "model" | "data", content: Content): void {
    const id = kind === "model" ? "model" : `d${this.#named.length}`;
    this.#named.push({ id, content, kind });
    if (kind === "model" || this.#nodes.size < MOST_NODES / 2)
      this.#nodes.set(id, { id, label: shown(label, 60), kind, state: "unknown" });
  }

  /** Evidence that a step may have written: drawn once, whoever mentions it. */
  expect(id: string, path: string): void {
    this.#named.push({
      id,
      content: { written: path, paths: [path], names: [], digests: [] },
      kind: "evidence",
    });
  }

  step({ index, name, inputs, outputs }: Step): void {
    const states = [...inputs, ...outputs].map(stateOf);
    const bad = states.includes("bad");
    const state = bad ? "bad" : states.length > 0 && states.every((each) => each === "ok") ? "ok" : "unknown";
    this.#nodes.set(`s${index}`, { id: `s${index}`, label: shown(name, 60), kind: "step", state });
  }

  reserve(item: Item): void {
    this.#idOf(item);
  }

  connect({ index, inputs, outputs }: Step): void {
    const step = `s${index}`;
    for (const item of inputs) this.#edge(this.#idOf(item), step);
    for (const item of outputs) this.#edge(step, this.#idOf(item));
  }

  /** Evidence about the model hangs on it. */
  evidence(): void {
    const { evidence } = this.#context.package;
    for (const [index, path] of evidencePaths(this.#context).entries()) {
      const problems = evidence.find((one) => one.path === path)?.reading.problems ?? [];
      const id = `e${index}`;
      const changed = this.#nodes.get(id)?.state === "bad";
      const state = changed || problems.length > 0 ? "bad" : "ok";
      const label = shown(path.slice(path.lastIndexOf("/") + 1), 60);
      this.#nodes.set(id, { id, label, kind: "evidence", state });
      this.#edge("model", id);
    }
  }

  finish(steps: number): Graph {
    const left = this.#leftOut + steps;
    const nodes = [...this.#nodes.values()];
    const more: GraphNode = { id: "more", label: `${left} more`, kind: "data", state: "unknown" };
    const { folder } = this.#context.package;
    return {
      title: folder === "" ? "Lineage" : `Lineage: ${folder}`,
      nodes: left > 0 ? [...nodes, more] : nodes,
      edges: [...this.#edges.values()],
    };
  }

  /** Node of a content; `null` when there is no room for it. */
  #idOf(item: Item): string | null {
    const { folder } = this.#context.package;
    const named = this.#named.find(({ content }) => isContent(item, content, folder));
    const id = named?.id ?? this.#ids.get(item.key) ?? `c${this.#ids.size}`;
    const known = this.#nodes.get(id);
    if (known !== undefined) {
      this.#nodes.set(id, { ...known, state: worse(known.state, stateOf(item)) });
      return id;
    }
    if (this.#nodes.size >= MOST_NODES - MOST_EVIDENCE - 1) {
      this.#leftOut += 1;
      return null;
    }
    if (named === undefined) this.#ids.set(item.key, id);
    const kind = named?.kind ?? (CODE.test(item.artifact.name) ? "code" : "data");
    this.#nodes.set(id, { id, label: shown(item.artifact.name, 60), kind, state: stateOf(item) });
    return id;
  }

  #edge(from: string | null, to: string | null): void {
    if (from === null || to === null || from === to) return;
    this.#edges.set(`${from} ${to}`, { from, to });
  }
}

/** Evidence about the model that is drawn. */
function evidencePaths({ package: { evidence } }: Context): readonly string[] {
  const about = evidence.filter((one) => one.about === undefined || one.about.includes("model"));
  return [...new Set(about.map(({ path }) => path))].slice(0, MOST_EVIDENCE);
}

function stateOf({ state }: Item): State {
  if (state === "different") return "bad";
  return state === "same" || state === "line-endings" ? "ok" : "unknown";
}

/** Bad stays bad; a digest that holds once is known to hold. */
function worse(a: State, b: State): State {
  if (a === "bad" || b === "bad") return "bad";
  return a === "ok" || b === "ok" ? "ok" : "unknown";
}
