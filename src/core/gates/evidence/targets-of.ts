import { compareDigests } from "#core/facts/claimed-path.ts";
import type { EvidenceFacts, PackageFacts } from "#core/facts/package-facts.ts";
import { resolvePath } from "#core/handoff/package-path.ts";
import type { ResolvedHandoff } from "#core/handoff/resolved-handoff.ts";
import type { Digest } from "#core/model/details.ts";
import type { Entry } from "#core/model/tree.ts";

/** Something of the package that a report may be about. */
export interface Target {
  readonly kind: "model" | "dataset" | "code";
  /** As `about` names it. */
  readonly name: string;
  /** Repository-relative path of the file or folder; absent where it stands elsewhere. */
  readonly path?: string;
  /** Digest by which the manifest fixes content that stands elsewhere. */
  readonly digest?: Digest;
}

/** A file that stands at a target, by its path. */
export interface TargetFile extends Entry {
  readonly path: string;
  readonly size?: number | null;
}

/** The model, the data sets and the code that a manifest names. */
export function allTargets({ handoff, folder }: ResolvedHandoff): readonly Target[] {
  const { model, datasets = [], code } = handoff;
  const named = [
    ...(model === undefined ? [] : [{ kind: "model" as const, name: "model", at: model.path }]),
    ...datasets.map(({ name, path }) => ({ kind: "dataset" as const, name, at: path })),
    ...(code === undefined ? [] : [{ kind: "code" as const, name: "code", at: code.path }]),
  ];
  return named.map(({ kind, name, at }): Target => {
    if (at === undefined) return { kind, name };
    if (typeof at !== "string") {
      return { kind, name, digest: { algorithm: "sha256", value: at.digest.sha256 } };
    }
    const path = resolvePath(folder, at);
    return path === null ? { kind, name } : { kind, name, path };
  });
}

/** What a report must be bound to: the model, unless its manifest entry says that it is about something else only. */
export function targetsOf(
  { about = [] }: Pick<EvidenceFacts, "about">,
  all: readonly Target[],
): readonly Target[] {
  const named = all.filter(({ name }) => about.includes(name));
  const model = all.filter(({ kind }) => kind === "model");
  if (about.includes("model")) return model;
  return named.length > 0 ? named : model;
}

/** Every file of a package, or beside it, that stands at a target. */
export function filesAt({ files, outside }: PackageFacts, { path }: Target): readonly TargetFile[] {
  if (path === undefined) return [];
  return [...files, ...outside].filter((file) => file.path === path || file.path.startsWith(`${path}/`));
}

/** Largest pointer of Git LFS or DVC, in bytes: the digest of such a file says nothing about the content it stands for. */
const LARGEST_POINTER = 256;

/**
 * How digests that a report states relate to a target. A folder's are those of its files, of which one must be the same;
 * `different` only where all of them are known and none can be a pointer to content elsewhere.
 */
export function matchTarget(
  stated: readonly Digest[],
  target: Target,
  one: PackageFacts,
): "same" | "different" | "unknown" {
  const elsewhere = [
    ...(target.digest === undefined ? [] : [target.digest]),
    ...one.documents
      .filter(({ path }) => path === target.path)
      .flatMap(({ reading }) => (reading?.details?.artifacts ?? []).flatMap(({ digests }) => digests)),
  ];
  const comparable = stated.filter((each) => elsewhere.some(({ algorithm }) => algorithm === each.algorithm));
  if (comparable.length > 0) {
    const same = comparable.some((each) => elsewhere.some((own) => isSame(each, own)));
    return same ? "same" : "different";
  }
  const files = filesAt(one, target);
  const results = files.map(({ path, size }) => {
    const digests = one.digests[path];
    const match = digests === undefined ? "unknown" : compareDigests(stated, digests);
    const pointer = (digests?.size ?? size ?? 0) <= LARGEST_POINTER;
    return match === "different" && pointer ? "unknown" : match;
  });
  if (results.some((match) => match === "same" || match === "line-endings")) return "same";
  return results.length > 0 && results.every((match) => match === "different") ? "different" : "unknown";
}

function isSame(a: Digest, b: Digest): boolean {
  return a.algorithm === b.algorithm && a.value === b.value;
}
