import { minimatch } from "minimatch";
import { type ReferencedUri, referencedPaths } from "#core/handoff/referenced-paths.ts";
import type { ResolvedHandoff } from "#core/handoff/resolved-handoff.ts";
import type { Context } from "./context.ts";

const MODEL = "/model/path";

/** The model where it is elsewhere, by the digest that the manifest states. */
export function modelUri(handoff: ResolvedHandoff): Pick<ReferencedUri, "uri" | "sha256"> | null {
  return referencedPaths(handoff).uris.find(({ pointer }) => pointer === MODEL) ?? null;
}

/**
 * What a signature of the model has to cover: everything at `model.path` or below it, in the package and outside of it, links and
 * submodules too, since no signature covers where they lead; the uri of a model that is elsewhere.
 */
export function modelContents({ handoff, package: one }: Context): readonly string[] {
  const root = rootOf(handoff);
  if (root === undefined) {
    const uri = modelUri(handoff)?.uri;
    return uri === undefined ? [] : [uri];
  }
  const found = [...one.files, ...one.outside].flatMap(({ path, mode }) =>
    mode !== "040000" && (path === root || path.startsWith(`${root}/`)) ? [path] : [],
  );
  return [...new Set(found)];
}

/**
 * Contents of the model without a signature. Those that the policy ignores need none, but not all of a model can be ignored, and
 * never the file that is the model: else a model would need no signature for its name.
 */
export function uncovered(context: Context, covered: ReadonlySet<string>): readonly string[] {
  const all = modelContents(context);
  if (!all.some((each) => covered.has(each))) return all;
  const root = rootOf(context.handoff);
  return all.filter((each) => !covered.has(each) && (each === root || !isIgnored(each, context)));
}

function isIgnored(path: string, { options: { ignore } }: Context): boolean {
  const globs = { dot: true, nobrace: true, nonegate: true, nocomment: true };
  return ignore.some((glob) => minimatch(path, glob, globs));
}

function rootOf(handoff: ResolvedHandoff): string | undefined {
  return referencedPaths(handoff).paths.find(({ pointer }) => pointer === MODEL)?.path;
}
