import { isPointer } from "#core/facts/check-claims.ts";
import type { FileDigests } from "#core/facts/document-facts.ts";
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
  /** What is known of its content: of the file, or of each file of the folder. */
  readonly content: KnownContent;
}

/** Digests of content, so that one that a report states is looked up at once. */
export interface KnownContent {
  /** `sha256:…` of each file, with either line ending. */
  readonly values: ReadonlySet<string>;
  readonly algorithms: ReadonlySet<string>;
  /** Whether every file is known and none can be a pointer to content elsewhere: then another digest is of something else. */
  readonly certain: boolean;
}

/** A file that stands at a target, by its path. */
export interface TargetFile extends Entry {
  readonly path: string;
  readonly size?: number | null;
}

/** The model, the data sets and the code that a manifest names, with what is known of their content. */
export function allTargets({ handoff, folder }: ResolvedHandoff, one: PackageFacts): readonly Target[] {
  const { model, datasets = [], code } = handoff;
  const named = [
    ...(model === undefined ? [] : [{ kind: "model" as const, name: "model", at: model.path }]),
    ...datasets.map(({ name, path }) => ({ kind: "dataset" as const, name, at: path })),
    ...(code === undefined ? [] : [{ kind: "code" as const, name: "code", at: code.path }]),
  ];
  // Many data sets may share a folder of many files.
  const known = new Map<string, KnownContent>();
  return named.map(({ kind, name, at }): Target => {
    if (at === undefined) return { kind, name, content: contentOf([]) };
    if (typeof at !== "string") {
      return { kind, name, content: contentOf([{ algorithm: "sha256", value: at.digest.sha256 }]) };
    }
    const path = resolvePath(folder, at);
    if (path === null) return { kind, name, content: contentOf([]) };
    const content = known.get(path) ?? contentAt(path, one);
    known.set(path, content);
    return { kind, name, path, content };
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

/** Every file of a package, or beside it, that stands at a path or below it. */
export function filesAt({ files, outside }: PackageFacts, path: string): readonly TargetFile[] {
  return [...files, ...outside].filter((file) => file.path === path || file.path.startsWith(`${path}/`));
}

/** How digests that a report states relate to a target. Of a folder, one file must be the same. */
export function matchTarget(
  stated: readonly Digest[],
  { content: { values, algorithms, certain } }: Target,
): "same" | "different" | "unknown" {
  const comparable = stated.filter(({ algorithm }) => algorithms.has(algorithm));
  if (comparable.length === 0) return "unknown";
  if (comparable.every((digest) => values.has(keyOf(digest)))) return "same";
  return certain ? "different" : "unknown";
}

/** Largest pointer of Git LFS or DVC, in bytes: the digest of such a file says nothing about the content it stands for. */
const LARGEST_POINTER = 256;

function contentAt(path: string, one: PackageFacts): KnownContent {
  const pointed = one.documents
    .filter((document) => document.path === path && isPointer(document))
    .flatMap(({ reading }) => (reading?.details?.artifacts ?? []).flatMap(({ digests }) => digests));
  if (pointed.length > 0) return contentOf(pointed);
  const files = filesAt(one, path).map((file) => one.digests[file.path]);
  const certain = files.every((digests) => digests !== undefined && digests.size > LARGEST_POINTER);
  // Empty files are the same everywhere, so naming one names nothing.
  const telling = files.flatMap((digests) => (digests?.size === 0 ? [] : digestsIn(digests)));
  return { ...contentOf(telling), certain };
}

function contentOf(digests: readonly Digest[]): KnownContent {
  return {
    values: new Set(digests.map(keyOf)),
    algorithms: new Set(digests.map(({ algorithm }) => algorithm)),
    certain: true,
  };
}

function digestsIn(digests: FileDigests | undefined): readonly Digest[] {
  if (digests === undefined) return [];
  const { sha256, sha512, sha1, md5, otherLineEndings: other } = digests;
  const own = Object.entries({ sha256, sha512, sha1, md5 });
  const turned = other === undefined ? [] : Object.entries({ sha256: other.sha256, md5: other.md5 });
  return [...own, ...turned].map(([algorithm, value]) => ({ algorithm, value }));
}

function keyOf({ algorithm, value }: Digest): string {
  return `${algorithm}:${value}`;
}
