import type { Location } from "#core/model/location.ts";
import type { Issue, Reading } from "#core/model/statement.ts";
import { checkSchema } from "#core/source/check-schema.ts";
import { inOrder } from "#core/source/in-order.ts";
import type { Positions } from "#core/source/positions.ts";
import { readYaml } from "#core/source/read-yaml.ts";
import { locate } from "#core/source/span-of.ts";
import { advisedVersion } from "./advised-version.ts";
import { type Manifest, manifestSchema, SECTIONS, type SectionName } from "./handoff-schema.ts";
import { resolvePath } from "./package-path.ts";
import { referencedPaths } from "./referenced-paths.ts";
import type { ManifestDocument, SectionReference } from "./resolved-handoff.ts";

/**
 * Reads `handoff.yml`. `path` is the file's, `folder` the package's, both repository-relative. Gives the manifest and
 * the Markdown files that hold sections of it (to be read, then `resolveSections`), or every mistake with its place.
 */
export function readManifest(text: string, path: string, folder: string): Reading<ManifestDocument> {
  const document = readYaml(text, path);
  if (!document.ok) return document;
  const { value, positions } = document.value;
  const places = withFile(positions, path);
  const checked = checkSchema(manifestSchema, document.value, path);
  const escapes = referencedPaths({ path, folder, handoff: value, positions: places, sections: [] }).issues;
  const found = [
    ...(checked.ok ? [] : checked.issues.map(advisedVersion)),
    ...escapes,
    ...repeatedNames(value, positions, path),
  ];
  if (!checked.ok || found.length > 0) return { ok: false, issues: inOrder(found) };
  const sections = sectionsOf(checked.value, positions, path, folder);
  return { ok: true, value: { path, folder, manifest: checked.value, positions: places, sections } };
}

/** Positions with their file, so that those of several files can stand side by side. */
export function withFile(positions: Positions, path: string): Readonly<Record<string, Location>> {
  return Object.fromEntries(Object.entries(positions).map(([pointer, span]) => [pointer, { path, ...span }]));
}

function sectionsOf(
  manifest: Manifest,
  positions: Positions,
  path: string,
  folder: string,
): readonly SectionReference[] {
  return sectionNames().flatMap((section) => {
    const written = manifest[section];
    const target = typeof written === "string" ? resolvePath(folder, written) : null;
    return target === null ? [] : [{ section, path: target, where: locate(path, positions, [section]) }];
  });
}

/** The names of {@link SECTIONS}, in the order of the manifest. */
function sectionNames(): readonly SectionName[] {
  return Object.keys(SECTIONS).filter((name): name is SectionName => Object.hasOwn(SECTIONS, name));
}

/** Two data sets of one name could not be told apart by what refers to them. Takes any value, since it may be unchecked. */
export function repeatedNames(value: unknown, positions: Positions, path: string): readonly Issue[] {
  const datasets = typeof value === "object" && value !== null && "datasets" in value ? value.datasets : [];
  const seen = new Set<string>();
  return (Array.isArray(datasets) ? datasets : []).flatMap((dataset: unknown, index): Issue[] => {
    const name =
      typeof dataset === "object" && dataset !== null && "name" in dataset ? dataset.name : undefined;
    if (typeof name !== "string") return [];
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const where = locate(path, positions, ["datasets", index, "name"]);
    return [
      {
        id: "repeated-name",
        says: "Another data set is named `{name}` already.",
        fix: "Give each data set a name of its own.",
        values: { name },
        where,
      },
    ];
  });
}
