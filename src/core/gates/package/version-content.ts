import type { PackageFacts } from "#core/facts/package-facts.ts";
import { resolvePath, writtenPath } from "#core/handoff/package-path.ts";
import type { ResolvedHandoff } from "#core/handoff/resolved-handoff.ts";

/** What a version stands for: one part of its content, under a name that says which it is on both sides. */
type Parts = ReadonlyMap<string, string>;

interface Side {
  readonly facts: PackageFacts;
  readonly manifest: ResolvedHandoff;
}

type Files = readonly { readonly path: string; readonly mode: string; readonly oid: string }[];

type Named = string | { readonly digest: { readonly sha256: string } } | undefined;

/**
 * The parts of a version's content that are not the same at the base: the model and what is deployed by, wherever they stand, a data set
 * or an evidence file in the package, and content named by digest. A package may grow without a new version, from stage to stage: parts
 * that only one side has are a change when both sides have such parts of a kind, since one then stands for the other.
 */
export function changedParts(base: Side, head: Side): readonly string[] {
  const [before, now] = [kindsOf(base), kindsOf(head)];
  return now.flatMap((parts, kind) => {
    const earlier: Parts = before[kind] ?? new Map();
    const changed = [...parts].flatMap(([name, content]) => {
      const was = earlier.get(name);
      return was !== undefined && was !== content ? [name] : [];
    });
    const added = [...parts.keys()].filter((name) => !earlier.has(name));
    const gone = [...earlier.keys()].some((name) => !parts.has(name));
    return gone ? [...changed, ...added] : changed;
  });
}

/** The model, the data sets, the evidence and the deployment, each with its parts. */
function kindsOf({ facts, manifest }: Side): readonly Parts[] {
  const { model, datasets = [], evidence = [], deployment } = manifest.handoff;
  const other = otherFiles(facts);
  // A folder that is named may hold the package's own, which are then known twice.
  const known = new Map([...facts.outside, ...facts.files].map((file) => [file.path, file]));
  const anywhere = [...known.values()];
  const partsOf = (
    entries: readonly (readonly [name: string, named: Named])[],
    files: Files = facts.files,
  ): Parts =>
    new Map(
      entries.flatMap(([name, named]): [string, string][] => {
        const content = contentOf(named, facts.folder, files, other);
        return content === null ? [] : [[name, content]];
      }),
    );
  return [
    partsOf([["model", model?.path]], anywhere),
    partsOf(datasets.map(({ name, path }) => [`data set ${name}`, path])),
    partsOf(evidence.map(({ path }) => [typeof path === "string" ? path : path.uri, path])),
    partsOf(
      [
        ["deployment", deployment?.path],
        ["deployment to staging", deployment?.staging?.path],
        ["deployment to production", deployment?.production?.path],
      ],
      anywhere,
    ),
  ];
}

/** What may stand in the model's folder and is not the model: the manifest, checklists, and what it names as something else. */
function otherFiles({ manifestPath, folder, files, references }: PackageFacts): ReadonlySet<string> {
  const checklists = folder === "" ? "checklists" : `${folder}/checklists`;
  return new Set([
    manifestPath,
    ...files.flatMap(({ path }) => (isBelow(path, checklists) ? [path] : [])),
    ...references.flatMap(({ pointer, path }) =>
      /^\/(?:model\/path|datasets\/\d+\/path)$/.test(pointer) ? [] : [path],
    ),
  ]);
}

/** Stands for what is below it: the files are compared one by one, since not all of them are the part's. */
const FOLDER_MODE = "040000";

/**
 * Modes and object ids of the files at a path, which are the same exactly when the content is; `null`: nothing to compare. Where the
 * whole stands is not its content: a training run writes the same model into a folder of its own.
 */
function contentOf(named: Named, folder: string, files: Files, other: ReadonlySet<string>): string | null {
  if (named === undefined) return null;
  if (typeof named !== "string") return named.digest.sha256;
  const path = resolvePath(folder, named);
  if (path === null) return null;
  const found = files.filter(
    (file) =>
      file.mode !== FOLDER_MODE &&
      (file.path === path || (isBelow(file.path, path) && !other.has(file.path))),
  );
  if (found.length === 0) return null;
  return JSON.stringify(found.map((file) => [writtenPath(path, file.path), file.mode, file.oid]).toSorted());
}

function isBelow(path: string, folder: string): boolean {
  return folder === "" || path.startsWith(`${folder}/`);
}
