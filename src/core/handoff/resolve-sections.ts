import * as z from "zod";
import type { Location } from "#core/model/location.ts";
import type { Issue, Reading } from "#core/model/statement.ts";
import { checkSchema } from "#core/source/check-schema.ts";
import { splitFrontMatter } from "#core/source/front-matter.ts";
import { inOrder } from "#core/source/in-order.ts";
import type { Positions } from "#core/source/positions.ts";
import { readYaml } from "#core/source/read-yaml.ts";
import type { SourceDocument } from "#core/source/source-document.ts";
import { exceedsBytes, YAML_LIMITS } from "#core/source/source-document.ts";
import { handoffSchema, SECTIONS, type SectionName } from "./handoff-schema.ts";
import { repeatedNames, withFile } from "./read-manifest.ts";
import { referencedPaths } from "./referenced-paths.ts";
import type { ManifestDocument, ResolvedHandoff, SectionReference } from "./resolved-handoff.ts";

/** Sections that are lists: front matter is a mapping, so it holds them under their own name. */
const LISTS: ReadonlyMap<SectionName, z.ZodType> = new Map<SectionName, z.ZodType>([
  ["datasets", z.strictObject({ datasets: SECTIONS.datasets })],
  ["evidence", z.strictObject({ evidence: SECTIONS.evidence })],
]);

interface Section {
  readonly name: SectionName;
  readonly value: unknown;
  readonly positions: Readonly<Record<string, Location>>;
}

/**
 * Puts the Markdown sections of a manifest in place. `contents` holds the text of each path in `document.sections`,
 * or `null` where there is no readable file. Gives the complete handoff, or every mistake of all files.
 */
export function resolveSections(
  document: ManifestDocument,
  contents: ReadonlyMap<string, string | null>,
): Reading<ResolvedHandoff> {
  const readings = document.sections.map((reference) =>
    readSection(reference, contents.get(reference.path) ?? null),
  );
  const issues = readings.flatMap((reading) => (reading.ok ? [] : reading.issues));
  if (issues.length > 0) return { ok: false, issues };
  const sections = readings.flatMap((reading) => (reading.ok ? [reading.value] : []));
  const value = { ...document.manifest, ...Object.fromEntries(sections.map((one) => [one.name, one.value])) };
  const positions = Object.assign({}, document.positions, ...sections.map((one) => one.positions));
  const { path, folder } = document;
  const handoff = handoffSchema.safeParse(value);
  if (!handoff.success) return { ok: false, issues: [unresolved(document)] };
  const resolved: ResolvedHandoff = {
    path,
    folder,
    handoff: handoff.data,
    positions,
    sections: document.sections,
  };
  const escapes = referencedPaths(resolved).issues;
  return escapes.length > 0 ? { ok: false, issues: inOrder(escapes) } : { ok: true, value: resolved };
}

function readSection(reference: SectionReference, text: string | null): Reading<Section> {
  if (text === null) return refused(missing(reference));
  const document = frontMatterOf(text, reference);
  if (!document.ok) return document;
  const { section: name, path } = reference;
  const schema: z.ZodType = LISTS.get(name) ?? SECTIONS[name];
  const checked = checkSchema(schema, document.value, path);
  if (!checked.ok) return checked;
  const repeated = repeatedNames(checked.value, document.value.positions, path);
  if (repeated.length > 0) return { ok: false, issues: repeated };
  const value = LISTS.has(name) ? ownValue(checked.value, name) : checked.value;
  return { ok: true, value: { name, value, positions: placed(document.value.positions, reference) } };
}

/** The front matter as a document whose positions are those of the Markdown file. */
function frontMatterOf(text: string, { path, section }: SectionReference): Reading<SourceDocument> {
  const top: Location = { path, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const tooLarge = exceedsBytes(text, YAML_LIMITS.bytes);
  const front = tooLarge ? null : splitFrontMatter(text);
  // Empty lines in front of the YAML put its lines where they are in the file.
  if (front !== null) return readYaml("\n".repeat(front.yamlLineOffset) + front.yaml, path);
  return refused({
    id: tooLarge ? "too-large" : "no-front-matter",
    says: tooLarge
      ? "This file is larger than {limit} bytes, so it was not read."
      : "This file stands for the section `{section}`, but does not begin with front matter.",
    fix: "Begin the file with the section's keys between two lines that hold only `---`.",
    values: tooLarge ? { limit: YAML_LIMITS.bytes } : { section },
    where: top,
  });
}

/** Moves positions below the section; the section's own place is the front matter, its key stays in the manifest. */
function placed(
  positions: Positions,
  { section, path }: SectionReference,
): Readonly<Record<string, Location>> {
  const own = withFile(positions, path);
  if (LISTS.has(section))
    return Object.fromEntries(Object.entries(own).filter(([pointer]) => pointer !== ""));
  return Object.fromEntries(Object.entries(own).map(([pointer, where]) => [`/${section}${pointer}`, where]));
}

function ownValue(value: unknown, name: SectionName): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function missing({ section, path, where }: SectionReference): Issue {
  return {
    id: "missing-section",
    says: "`{section}` is left to `{path}`, and there is no readable file.",
    fix: "Add the file, or correct the path.",
    values: { section, path },
    where,
  };
}

function unresolved({ path }: ManifestDocument): Issue {
  return {
    id: "unresolved-section",
    says: "A section of this manifest could not be put in place.",
    values: {},
    where: { path, line: 1, column: 1 },
  };
}

function refused(issue: Issue): { readonly ok: false; readonly issues: readonly Issue[] } {
  return { ok: false, issues: [issue] };
}
