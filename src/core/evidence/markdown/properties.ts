import type { Property } from "#core/model/details.ts";
import type { Issue, Reading } from "#core/model/statement.ts";
import { splitFrontMatter } from "#core/source/front-matter.ts";
import { readYaml } from "#core/source/read-yaml.ts";
import { Foreign } from "../foreign.ts";

/** Longest dotted name that is read, and one property more than a reading holds, so that it tells when there are more. */
const LONGEST_NAME = 500;
const MOST = 20_001;

/**
 * The front matter of a Markdown text with its places in the whole file; `null` when there is none or it is empty.
 * Its issues are those of YAML.
 */
export function frontMatterOf(text: string, path: string): Reading<Foreign> | null {
  const split = splitFrontMatter(text);
  if (split === null || split.yaml.trim() === "") return null;
  // Blank lines in the place of what stands before keep the lines of the file.
  const read = readYaml("\n".repeat(split.yamlLineOffset) + split.yaml, path);
  if (!read.ok) {
    // Comments alone are empty front matter.
    const only = read.issues.length === 1 ? read.issues[0]?.id : undefined;
    return only === "empty" ? null : { ok: false, issues: read.issues };
  }
  const value = Foreign.of(read.value, path);
  return read.warnings === undefined ? { ok: true, value } : { ok: true, value, warnings: read.warnings };
}

/**
 * The plain values of a Markdown text's front matter: nested keys are joined by dots, a list of plain values is one text
 * (`a, b`), the entries of other lists go by index (`model-index.0.name`). Empty values are left out, and so are names over 500 characters. Issues are those of YAML.
 */
export function propertiesOf(
  text: string,
  path: string,
): { readonly properties: readonly Property[]; readonly issues: readonly Issue[] } {
  const read = frontMatterOf(text, path);
  if (read === null) return { properties: [], issues: [] };
  if (!read.ok) return { properties: [], issues: read.issues };
  return { properties: propertiesIn(read.value), issues: read.warnings ?? [] };
}

/** {@link propertiesOf} for a value that was read before. */
export function propertiesIn(root: Foreign): readonly Property[] {
  const properties: Property[] = [];
  collect(root, "", properties);
  return properties;
}

function collect(from: Foreign, name: string, into: Property[]): void {
  if (into.length >= MOST || name.length > LONGEST_NAME) return;
  const value = plainValue(from);
  if (value !== undefined && name !== "") into.push({ name, value, source: from.source });
  if (value !== undefined) return;
  const prefix = name === "" ? "" : `${name}.`;
  for (const [key, child] of from.entries) collect(child, prefix + key, into);
  for (const [index, child] of from.items.entries()) collect(child, `${prefix}${index}`, into);
}

/** A text, number or boolean; a list of them as one text; `undefined` for anything else. */
function plainValue(from: Foreign): string | number | boolean | undefined {
  const single = from.text ?? from.number ?? from.boolean;
  if (single !== undefined || !from.isList) return single;
  const plain = from.items.map((item) => item.text ?? item.number ?? item.boolean);
  return plain.length > 0 && plain.every((item) => item !== undefined) ? plain.join(", ") : undefined;
}
