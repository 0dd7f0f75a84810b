import { isPointer } from "#core/facts/check-claims.ts";
import { claimCandidates, claimResolver } from "#core/facts/claimed-path.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { resolvePath } from "#core/handoff/package-path.ts";
import type { Digest } from "#core/model/details.ts";
import type { Item } from "./follow-steps.ts";

/** What the manifest names, as steps may name it. */
export interface Content {
  /** The path or uri as the manifest writes it. */
  readonly written: string;
  /** Repository paths: its own, and what a pointer in its place stands for. */
  readonly paths: readonly string[];
  /** Names that are no paths: its uri, and the data set's own. */
  readonly names: readonly string[];
  readonly digests: readonly Digest[];
}

type Named = string | { readonly uri: string; readonly digest: { readonly sha256: string } };

/** What stands at a place of the manifest. */
export function contentAt(one: PackageFacts, named: Named, name?: string): Content {
  const names = name === undefined ? [] : [name];
  if (typeof named !== "string") {
    const digests = [{ algorithm: "sha256", value: named.digest.sha256.toLowerCase() }];
    return { written: named.uri, paths: [], names: [...names, named.uri], digests };
  }
  const path = resolvePath(one.folder, named);
  if (path === null || path === "") return { written: named, paths: [], names, digests: [] };
  const pointed = pointedTo(one, path);
  const own = Object.hasOwn(one.digests, path) ? one.digests[path] : undefined;
  const digests = (["sha256", "md5"] as const).flatMap((algorithm) =>
    own === undefined ? [] : [{ algorithm, value: own[algorithm] }],
  );
  return {
    written: named,
    paths: [path, ...pointed.paths],
    names,
    digests: pointed.digests.length > 0 ? pointed.digests : digests,
  };
}

/** What a pointer at a path stands for. */
export function pointedTo(
  one: PackageFacts,
  path: string,
): { readonly paths: readonly string[]; readonly digests: readonly Digest[] } {
  const pointer = one.documents.find((document) => document.path === path && isPointer(document));
  const details = pointer?.reading?.details;
  if (details?.artifacts === undefined) return { paths: [], digests: [] };
  const resolve = claimResolver(one);
  const paths = details.artifacts.flatMap(({ name }) => {
    const meant = resolve(path, name) ?? claimCandidates(one, path, name)[0];
    return meant === undefined ? [] : [meant];
  });
  return { paths, digests: details.artifacts.flatMap(({ digests }) => digests) };
}

/** Whether what a step names is that content, a folder that it lies in, or something in it. */
export function isContent({ key, artifact }: Item, content: Content, folder: string): boolean {
  if (content.names.includes(artifact.name)) return true;
  if (content.paths.some((path) => isRelated(key, path, folder))) return true;
  return artifact.digests.some(({ algorithm, value }) =>
    content.digests.some((own) => own.algorithm === algorithm && own.value === value),
  );
}

/** A path that holds the whole package is about everything, so it is about nothing in it. */
function isRelated(key: string, path: string, folder: string): boolean {
  if (key === path) return true;
  if (folder === key || folder.startsWith(`${key}/`)) return false;
  return key.startsWith(`${path}/`) || path.startsWith(`${key}/`);
}
