import { posix } from "node:path";
import type { Tree } from "#core/model/tree.ts";
import { readYaml } from "#core/source/read-yaml.ts";
import { isGatehouse, isGatehouseItself, usesOf, usesOfAction } from "./workflow.ts";

/** Levels of workflows and actions of the repository's own that call each other; GitHub follows ten. */
const MOST_LEVELS = 10;

/** What a `uses` of the repository's own files stands for: Gatehouse itself, or what uses more. */
type Own = "gatehouse" | readonly string[];

/**
 * Of the `uses` that name files of the commit's own repository (`./`, `./.github/workflows/gates.yml`), those that run Gatehouse in the
 * end, as they are written.
 */
export async function ownGatehouse(tree: Tree, uses: readonly string[]): Promise<ReadonlySet<string>> {
  const known = new Map<string, Own>();
  let asked = uses.filter(isOwn);
  for (let level = 0; level < MOST_LEVELS && asked.length > 0; level++) {
    for (const [each, own] of await readOwn(tree, asked)) known.set(each, own);
    asked = [...new Set([...known.values()].flatMap((own) => (own === "gatehouse" ? [] : own)))]
      .filter(isOwn)
      .filter((each) => !known.has(each));
  }
  const ours = new Set<string>();
  // From what is Gatehouse to what calls that, until nothing is added.
  for (let before = -1; before < ours.size; ) {
    before = ours.size;
    for (const [each, own] of known)
      if (own === "gatehouse" || own.some((used) => isGatehouse(used) || ours.has(used))) ours.add(each);
  }
  return ours;
}

function isOwn(uses: string): boolean {
  return uses.startsWith("./") && !posix.normalize(uses).startsWith("..");
}

async function readOwn(tree: Tree, asked: readonly string[]): Promise<ReadonlyMap<string, Own>> {
  const places = asked.map((uses) => ({ uses, paths: pathsOf(uses) }));
  const contents = await tree.read([...new Set(places.flatMap(({ paths }) => paths))]);
  return new Map(
    places.map(({ uses, paths }) => {
      const content = paths.map((path) => contents.get(path)).find((each) => each?.kind === "text");
      return [uses, content?.kind === "text" ? ownOf(uses, content.text) : []];
    }),
  );
}

/** Files in which a `uses` is looked up: the workflow that it names, or the action of the folder. */
function pathsOf(uses: string): readonly string[] {
  const path = posix.normalize(uses).replace(/\/$/, "");
  return isWorkflow(path) ? [path] : ["action.yml", "action.yaml"].map((name) => posix.join(path, name));
}

function isWorkflow(path: string): boolean {
  return /\.ya?ml$/.test(path);
}

function ownOf(uses: string, text: string): Own {
  const read = readYaml(text, uses, { aliases: 100 });
  if (!read.ok) return [];
  const { value } = read.value;
  if (isWorkflow(uses)) return usesOf(value);
  return isGatehouseItself(value) ? "gatehouse" : usesOfAction(value);
}
