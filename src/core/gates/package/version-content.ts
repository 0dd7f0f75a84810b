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
 * The parts of a version's content that are not the same at the base: the model, a data set, an evidence file, what
 * is deployed by. Only files of the package, deployment files wherever they stand, and content named by digest are compared. A package may grow without a new version, from stage to stage: parts
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
    partsOf([["model", model?.path]]),
    partsOf(datasets.map(({ name, path }) => [`data set ${name}`, path])),
    partsOf(evidence.map(({ path }) => [typeof path === "string" ? path : path.uri, path])),
    partsOf(
      [
        ["deployment", deployment?.path],
        ["deployment to staging", deployment?.staging?.path],
        ["deployment to production", deployment?.production?.path],
      ],
      [...facts.files, ...facts.outside],
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

/** Modes and object ids of the files at a path, which are the same exactly when the content is; `null`: nothing to compare. */
function contentOf(named: Named, folder: string, files: Files, other: ReadonlySet<string>): string | null {
  if (named === undefined) return null;
  if (typeof named !== "string") return named.digest.sha256;
  const path = resolvePath(folder, named);
  if (path === null) return null;
  const found = files.filter(
    (file) => file.path === path || (isBelow(file.path, path) && !other.has(file.path)),
  );
  if (found.length === 0) return null;
  return JSON.stringify(
    found.map((file) => [writtenPath(folder, file.path), file.mode, file.oid]).toSorted(),
  );
}

function isBelow(path: string, folder: string): boolean {
  return folder === "" || path.startsWith(`${folder}/`);
}
