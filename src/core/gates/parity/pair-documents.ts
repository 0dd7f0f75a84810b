import type { DocumentFacts } from "#core/facts/document-facts.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { resolvePath } from "#core/handoff/package-path.ts";
import type { ResolvedHandoff } from "#core/handoff/resolved-handoff.ts";

export const SIDES = ["staging", "production"] as const;
export type Side = (typeof SIDES)[number];

type PathOrUri = string | { readonly uri: string; readonly digest: { readonly sha256: string } };

/** What a side runs on, and where the manifest says so. */
export interface Named {
  readonly pointer: string;
  readonly written: PathOrUri;
}

/** A file of one side and its counterpart on the other; `undefined` where there is none. */
export interface Pair {
  /** Path below what the manifest names; empty where that is a file itself. */
  readonly name: string;
  readonly staging: DocumentFacts | undefined;
  readonly production: DocumentFacts | undefined;
}

/**
 * What a side runs on: its own `path`, or else that of the whole deployment. `undefined` when nothing says it, or when neither
 * side has one of its own: then both run on the same.
 */
export function namedFor({ handoff }: ResolvedHandoff, side: Side): Named | undefined {
  const { deployment } = handoff;
  if (SIDES.every((each) => deployment?.[each]?.path === undefined)) return undefined;
  const own = deployment?.[side]?.path;
  if (own !== undefined) return { pointer: `/deployment/${side}/path`, written: own };
  const shared = deployment?.path;
  return shared === undefined ? undefined : { pointer: "/deployment/path", written: shared };
}

/** The files of both sides, matched by their names below the folders; two single files are a pair whatever their names. */
export function pairDocuments(one: PackageFacts, staging: Named, production: Named): readonly Pair[] {
  const [left, right] = [filesOf(one, staging), filesOf(one, production)];
  const names = [...new Set([...left.keys(), ...right.keys()])].toSorted();
  return names.map((name) => ({ name, staging: left.get(name), production: right.get(name) }));
}

function filesOf(one: PackageFacts, { pointer, written }: Named): ReadonlyMap<string, DocumentFacts> {
  const root = typeof written === "string" ? resolvePath(one.folder, written) : null;
  const found = one.documents.filter(({ pointers }) => pointers.includes(pointer));
  return new Map(found.map((each) => [root === null ? each.path : each.path.slice(root.length), each]));
}
