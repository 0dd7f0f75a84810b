import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import story from "./story.json" with { type: "json" };

/** A file of the example: its bytes, and whether git should hold it as executable. */
export interface StateFile {
  readonly bytes: Buffer;
  readonly executable: boolean;
}

/** Name of a state of `story.json`. */
export type StateName = keyof typeof story.states;

/** What is never part of the repository: made beside it by running its own scripts. */
const LEFT_OVER = new Set([".scan", ".pytest_cache", ".benchmarks", "__pycache__"]);

/**
 * Every file of the example's repository in one state of the story, by `/`-separated path: the tree, with the state's
 * overlays laid over it in order, less what the state lacks.
 */
export function stateFiles(name: StateName): ReadonlyMap<string, StateFile> {
  const { overlays, absent } = story.states[name];
  const files = new Map<string, StateFile>();
  const layers = [story.repository.tree, ...overlays.map((overlay) => join("states", overlay))];
  for (const layer of layers) {
    const root = join(import.meta.dirname, layer);
    for (const path of filesBelow(root)) files.set(relative(root, path).split(sep).join("/"), fileAt(path));
  }
  for (const path of absent) files.delete(path);
  return files;
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !LEFT_OVER.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    });
}

function fileAt(path: string): StateFile {
  return { bytes: readFileSync(path), executable: (lstatSync(path).mode & 0o100) !== 0 };
}
