import { lineageGraph, packagesGraph } from "#core/explain/lineage-graph.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Graph } from "#core/model/finding.ts";
import type { Issue } from "#core/model/statement.ts";
import { dot } from "#core/report/dot.ts";
import { mermaid } from "#core/report/mermaid.ts";
import { svg } from "#core/report/svg.ts";
import { GitTree } from "#git/git-tree.ts";
import { type Answer, problem } from "../answer.ts";
import type { RangeOptions } from "../clone/clone-range.ts";
import { findVersion, parseWanted } from "../clone/find-version.ts";
import {
  factsAt,
  mistakesAt,
  openPackageClone,
  type PackageClone,
  packagesAt,
} from "../clone/known-packages.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { type Terminal, tell } from "../terminal.ts";

/** What `gatehouse graph` was asked. */
export interface GraphOptions extends RangeOptions {
  readonly dot?: boolean;
  readonly svg?: boolean;
  readonly json?: boolean;
}

/** Name of the shape that `--json` prints. A key may be added under it; none is renamed, moved or dropped. */
const JSON_SCHEMA_ID = "gatehouse/graph/v1";

/** Packages that are read for a drawing of all of them. */
const MOST_PACKAGES = 60;

/** Prints the lineage of one package, or, where several are meant, how they stand on data and on each other. */
export async function graph(
  name: string | undefined,
  options: GraphOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const clone = await openPackageClone(options);
  const drawn = clone.ok ? await draw(clone.value, name, terminal) : clone;
  if (!drawn.ok) {
    tell(terminal, "error", drawn.problem);
    return EXIT.unanswered;
  }
  terminal.out.write(written(drawn.value, options));
  return EXIT.done;
}

function written(drawn: Graph, { dot: asDot, svg: asSvg, json }: GraphOptions): string {
  if (asDot === true) return dot(drawn);
  if (asSvg === true) return svg(drawn);
  if (json === true) return `${JSON.stringify({ schema: JSON_SCHEMA_ID, ...drawn }, null, 2)}\n`;
  return `${mermaid(drawn)}\n`;
}

async function draw(
  clone: PackageClone,
  name: string | undefined,
  terminal: Terminal,
): Promise<Answer<Graph>> {
  if (name !== undefined) return drawOne(clone, name);
  const tree = new GitTree(clone.objects, clone.head.sha);
  const [all, mistakes] = await Promise.all([packagesAt(tree, clone.globs), mistakesAt(tree, clone.globs)]);
  tellMistakes(mistakes, terminal);
  const [only, ...others] = all;
  if (only === undefined)
    return problem({
      id: "no-packages",
      says: "`{head}` has no package whose manifest can be read; packages are looked for in {globs}",
      fix: "name another commit: --head REV",
      values: { head: clone.head.ref, globs: clone.globs },
    });
  if (others.length === 0) return drawOne(clone, only.name);
  if (all.length > MOST_PACKAGES)
    tell(terminal, "note", {
      says: "there are {count} packages, and the first {most} are drawn",
      fix: "name the one that you mean",
      values: { count: all.length, most: MOST_PACKAGES },
    });
  const drawn = all.slice(0, MOST_PACKAGES).map(({ folder }) => folder);
  return { ok: true, value: packagesGraph(await factsAt(tree, drawn), all) };
}

/** Says which packages are left out, since their manifests cannot be read. */
function tellMistakes(mistakes: readonly Issue[], terminal: Terminal): void {
  const places = mistakes.map(({ where: { path, line, column } }) =>
    [path, line, column].filter((part) => part !== undefined).join(":"),
  );
  if (places.length === 0) return;
  tell(terminal, "note", {
    says: "{count} [package is|packages are] not drawn, since there are mistakes at {places}",
    fix: "mend them first: gatehouse check shows them in their lines",
    values: { count: places.length, places },
  });
}

/** Whether more is drawn than the model that every package is about, and which this one does not name. */
function saysSomething({ nodes }: Graph, facts: PackageFacts | undefined): boolean {
  if (nodes.length !== 1) return nodes.length > 0;
  const { kind } = nodes[0] ?? {};
  return (
    kind !== "model" ||
    (facts?.manifest.ok === true && facts.manifest.value.handoff.model?.path !== undefined)
  );
}

async function drawOne(clone: PackageClone, name: string): Promise<Answer<Graph>> {
  const wanted = parseWanted(name);
  const found = wanted.ok ? await findVersion(clone, wanted.value, "head") : wanted;
  if (!found.ok) return found;
  const tree = new GitTree(clone.objects, found.value.commit);
  const [facts] = await factsAt(tree, [found.value.folder]);
  const drawn = facts === undefined ? null : lineageGraph(facts, await packagesAt(tree, clone.globs));
  if (drawn !== null && saysSomething(drawn, facts)) return { ok: true, value: drawn };
  return problem({
    id: "nothing-to-draw",
    says: "the manifest of `{name}` names no data, code, model or evidence that could be drawn",
    fix: "gatehouse check says what is missing in it",
    values: { name },
  });
}
