import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { OwnerLine } from "#core/facts/people-facts.ts";
import { referencedPaths } from "#core/handoff/referenced-paths.ts";
import { whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Finding } from "#core/model/finding.ts";
import type { Context } from "./context.ts";

const FEATURES = /^\/code\/features\/\d+$/;
/** Files that a sentence names. */
const MOST_NAMED = 5;

/** Whether feature definitions are as they were, or changed with a version and with an owner who is asked. */
export function judgeFeatures(context: Context): readonly Finding[] {
  const { package: one, base, handoff, options, say, about } = context;
  const now = featureFiles(one);
  const where = whereOf(handoff, "/code/features");
  const there = { ...about, where };
  if (base === undefined || base === "unclear" || !base.manifest.ok) return [];
  const before = featureFiles(base);
  if (now.size === 0 && before.size === 0) return [];
  const changed = [...new Set([...now.keys(), ...before.keys()])].filter(
    (path) => now.get(path)?.oid !== before.get(path)?.oid,
  );
  if (changed.length === 0) return [say("features-frozen", { count: now.size }, there)];
  const { version } = handoff.handoff.package;
  const files = changed.slice(0, MOST_NAMED);
  if (base.manifest.value.handoff.package.version === version)
    return [say("features-unversioned", { files, version }, there)];
  const known = changed.map((path) => ({ path, owners: now.get(path)?.owners ?? before.get(path)?.owners }));
  const unowned = known.filter(({ owners }) => (owners?.owners.length ?? 0) === 0);
  if (options.owned_features && unowned.length > 0)
    return unowned
      .slice(0, MOST_NAMED)
      .map(({ path }) => say("features-unowned", { path }, { ...about, where: { path } }));
  const owners = [...new Set(known.flatMap((each) => each.owners?.owners ?? []))];
  return [say("features-changed", { version, files, owners }, { ...there, who: owners })];
}

interface FeatureFile {
  readonly oid: string;
  readonly owners: OwnerLine | null;
}

/** Files of the named definitions, by their path in the repository. */
function featureFiles({ manifest, files, outside, owners }: PackageFacts): ReadonlyMap<string, FeatureFile> {
  if (!manifest.ok) return new Map();
  const named = referencedPaths(manifest.value).paths.filter(({ pointer }) => FEATURES.test(pointer));
  const all = [...files.map((file) => ({ ...file, owners })), ...outside];
  const found = all.filter(
    ({ path, mode }) =>
      mode.startsWith("100") && named.some((each) => path === each.path || path.startsWith(`${each.path}/`)),
  );
  return new Map(found.map(({ path, oid, owners: line }) => [path, { oid, owners: line }]));
}
