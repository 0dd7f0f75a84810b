import type { PackageFacts } from "#core/facts/package-facts.ts";
import { resolvePath, writtenPath } from "#core/handoff/package-path.ts";
import { type ResolvedHandoff, whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Finding } from "#core/model/finding.ts";
import { type Context, isAtOrBelow } from "./context.ts";

/** Parts that are named. */
const SHOWN = 5;

/** What a package may have been before. */
export interface Earlier {
  readonly baseline: readonly PackageFacts[];
  readonly releases: Readonly<Record<string, PackageFacts>>;
}

/**
 * Holds a version against what was released under it: its model, data and evidence must be the same. It may say more. A version
 * that stands at the base is held against that by the gate `package`.
 */
export function judgeRelease(
  { package: facts, handoff, say, about }: Context,
  { baseline, releases }: Earlier,
): readonly Finding[] {
  const { name, version } = handoff.handoff.package;
  const id = `${name}@${version}`;
  if (baseline.some((base) => identityOf(base) === id)) return [];
  const released = Object.hasOwn(releases, id) ? releases[id] : undefined;
  if (released?.manifest.ok !== true) return [];
  const before = partsOf(released, released.manifest.value);
  const now = partsOf(facts, handoff);
  const parts = [...before].flatMap(([part, content]) => (now.get(part) === content ? [] : [part]));
  const where = { ...about, where: whereOf(handoff, "/package/version") };
  if (parts.length === 0) return [say("released-same", { version }, where)];
  return [say("released-otherwise", { version, count: parts.length, parts: parts.slice(0, SHOWN) }, where)];
}

function identityOf({ manifest }: PackageFacts): string | undefined {
  if (!manifest.ok) return undefined;
  const { name, version } = manifest.value.handoff.package;
  return `${name}@${version}`;
}

type Named = string | { readonly digest: { readonly sha256: string } } | undefined;

/** Content of each part under a name that is the same on both sides. */
function partsOf(facts: PackageFacts, { handoff }: ResolvedHandoff): ReadonlyMap<string, string> {
  const { model, datasets = [], evidence = [] } = handoff;
  const parts: readonly (readonly [string, Named])[] = [
    ["model", model?.path],
    ...datasets.map(({ name, path }) => [`data set ${name}`, path] as const),
    ...evidence.map(({ path }) => [typeof path === "string" ? path : "evidence elsewhere", path] as const),
  ];
  return new Map(
    parts.flatMap(([part, named]): [string, string][] => {
      const content = contentOf(named, facts);
      return content === null ? [] : [[part, content]];
    }),
  );
}

/** Modes and object ids of what stands at a path, without what the manifest names as something else. */
function contentOf(named: Named, { folder, files, outside, ...facts }: PackageFacts): string | null {
  if (named === undefined) return null;
  if (typeof named !== "string") return named.digest.sha256;
  const path = resolvePath(folder, named);
  if (path === null) return null;
  const others = new Set([facts.manifestPath, ...facts.checklists.map((one) => one.path)]);
  for (const { pointer, path: other } of facts.references)
    if (!/^\/(?:model|datasets\/\d+)\/path$/.test(pointer)) others.add(other);
  const found = [...files, ...outside].filter(
    (file) => file.path === path || (isAtOrBelow(file.path, path) && !others.has(file.path)),
  );
  if (found.length === 0) return null;
  return JSON.stringify(
    found.map((file) => [writtenPath(folder, file.path), file.mode, file.oid]).toSorted(),
  );
}
