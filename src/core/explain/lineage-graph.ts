import type { PackageFacts } from "#core/facts/package-facts.ts";
import { sayer } from "#core/gates/define-gate.ts";
import { lineage } from "#core/gates/lineage/gate.ts";
import { resolvePath } from "#core/handoff/package-path.ts";
import type { Graph, GraphNode } from "#core/model/finding.ts";
import { inside } from "./package-rows.ts";

type Edge = Graph["edges"][number];

/** Nodes that a drawing of several packages has at most; what is left out is counted. */
const MOST_NODES = 80;

/** A package where it stands, for whoever depends on it. */
export interface Neighbour {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
}

/**
 * What a package came from and what it stands on: the lineage as the gate draws it, or else what the manifest says by itself;
 * with the environments, base models and other packages that it needs.
 */
export function lineageGraph(one: PackageFacts, neighbours: readonly Neighbour[]): Graph {
  const drawn = lineage.evaluate(
    { packages: [one] },
    lineage.options.parse({}),
    sayer(lineage.messages, lineage.meta),
  );
  const graph = drawn.graphs?.[0] ?? statedGraph(one);
  const model = graph.nodes.find(({ id }) => id === "model");
  if (model === undefined) return graph;
  const labels = new Set(graph.nodes.map(({ label }) => label));
  const needs = [...environments(one), ...baseModels(one), ...usedPackages(one, neighbours)].filter(
    ({ label }) => !labels.has(label),
  );
  return {
    title: titleOf(one),
    nodes: [...graph.nodes, ...needs],
    edges: [...graph.edges, ...needs.map(({ id }): Edge => ({ from: id, to: "model" }))],
  };
}

/** Every package with its data, what several of them share among it, and which stands on which. */
export function packagesGraph(packages: readonly PackageFacts[], neighbours: readonly Neighbour[]): Graph {
  const nodes = new Map<string, GraphNode>();
  const edges = new Map<string, Edge>();
  const connect = (from: string, to: string) => edges.set(`${from}\n${to}`, { from, to });
  for (const one of packages) {
    const id = `package ${one.folder}`;
    nodes.set(id, { id, label: titleOf(one), kind: "model", state: one.manifest.ok ? "unknown" : "bad" });
  }
  for (const one of packages) {
    const id = `package ${one.folder}`;
    for (const { node, key } of datasetsOf(one)) {
      const known = `data ${key}`;
      if (!nodes.has(known)) nodes.set(known, { ...node, id: known });
      connect(known, id);
    }
    for (const base of baseModels(one)) {
      if (!nodes.has(base.id)) nodes.set(base.id, base);
      connect(base.id, id);
    }
    for (const { folder } of used(one, neighbours))
      if (nodes.has(`package ${folder}`)) connect(`package ${folder}`, id);
  }
  return cut({ title: "Packages", nodes: [...nodes.values()], edges: [...edges.values()] });
}

/** At most so many nodes, the first of them, and one that counts the rest. */
function cut(graph: Graph): Graph {
  const left = graph.nodes.length - MOST_NODES;
  if (left <= 0) return graph;
  const nodes = graph.nodes.slice(0, MOST_NODES);
  const kept = new Set(nodes.map(({ id }) => id));
  const more: GraphNode = { id: "more", label: `${left} more`, kind: "data", state: "unknown" };
  return {
    ...graph,
    nodes: [...nodes, more],
    edges: graph.edges.filter(({ from, to }) => kept.has(from) && kept.has(to)),
  };
}

function titleOf({ manifest, folder }: PackageFacts): string {
  if (!manifest.ok) return folder;
  const { name, version } = manifest.value.handoff.package;
  return `${name} ${version}`;
}

/** What the manifest alone says: data and code lead to the model, and that to what was measured of it. Nothing of it is verified. */
function statedGraph(one: PackageFacts): Graph {
  const { manifest, evidence } = one;
  if (!manifest.ok) return { title: titleOf(one), nodes: [], edges: [] };
  const { code, model: stated } = manifest.value.handoff;
  const model: GraphNode = { id: "model", label: "model", kind: "model", state: "unknown" };
  const data = datasetsOf(one).map(({ node, isTest }) => ({ node, isTest }));
  const path = typeof code?.path === "string" ? code.path : code?.path?.uri;
  const programs: readonly GraphNode[] =
    path === undefined ? [] : [{ id: "code", label: path, kind: "code", state: "unknown" }];
  const reports = evidence.map(({ path: report, reading }, at): GraphNode => {
    const state = reading.problems.length > 0 ? "bad" : "unknown";
    return { id: `e${at}`, label: inside(report, one.folder).slice(1), kind: "evidence", state };
  });
  const around = [...data.map(({ node }) => node), ...programs, ...reports];
  if (stated === undefined && around.length === 0) return { title: titleOf(one), nodes: [], edges: [] };
  return {
    title: titleOf(one),
    nodes: [...data.map(({ node }) => node), ...programs, model, ...reports],
    edges: [
      ...data.flatMap(({ node: { id }, isTest }): readonly Edge[] =>
        isTest && reports.length > 0
          ? reports.map((report) => ({ from: id, to: report.id }))
          : [{ from: id, to: "model" }],
      ),
      ...programs.map(({ id }): Edge => ({ from: id, to: "model" })),
      ...reports.map(({ id }): Edge => ({ from: "model", to: id })),
    ],
  };
}

interface Dataset {
  readonly node: GraphNode;
  /** What makes two data sets the same: their digest or where they lie. */
  readonly key: string;
  readonly isTest: boolean;
}

function datasetsOf({ manifest, folder }: PackageFacts): readonly Dataset[] {
  if (!manifest.ok) return [];
  return (manifest.value.handoff.datasets ?? []).map(({ name, role, path }, at) => {
    const place = typeof path === "string" ? (resolvePath(folder, path) ?? path) : path?.digest.sha256;
    const label = role === undefined ? name : `${name} (${role})`;
    return {
      node: { id: `d${at}`, label, kind: "data", state: "unknown" },
      key: place ?? `${folder} ${name}`,
      isTest: role === "test" || role === "reference",
    };
  });
}

/** Files that pin what the model needs to run, with how many dependencies each names. */
function environments({ documents }: PackageFacts): readonly GraphNode[] {
  return documents
    .filter(({ pointers }) => pointers.some((pointer) => pointer.startsWith("/code/environment")))
    .map(({ path, reading }, at) => {
      const pins = reading?.details?.pins ?? [];
      const name = path.slice(path.lastIndexOf("/") + 1);
      const count = pins.length === 1 ? "1 dependency" : `${pins.length} dependencies`;
      return { id: `env${at}`, label: `${name}: ${count}`, kind: "code", state: "unknown" };
    });
}

/** Models that this one was made from. */
function baseModels({ manifest }: PackageFacts): readonly GraphNode[] {
  const names = manifest.ok ? (manifest.value.handoff.model?.base ?? []).map(({ name }) => name) : [];
  return [...new Set(names)].map((name) => ({
    id: `base ${name}`,
    label: name,
    kind: "model",
    state: "unknown",
  }));
}

function usedPackages(one: PackageFacts, neighbours: readonly Neighbour[]): readonly GraphNode[] {
  return used(one, neighbours).map(({ folder, name, version }) => ({
    id: `package ${folder}`,
    label: `${name} ${version}`,
    kind: "model",
    state: "unknown",
  }));
}

/** Packages in whose folders something lies that this one names. */
function used({ folder, references, outside }: PackageFacts, neighbours: readonly Neighbour[]) {
  const named = [...references, ...outside].map(({ path }) => path);
  return neighbours.filter(
    (other) =>
      other.folder !== folder &&
      named.some((path) => path === other.folder || path.startsWith(`${other.folder}/`)),
  );
}
