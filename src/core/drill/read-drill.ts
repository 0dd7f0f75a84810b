import type { Location } from "#core/model/location.ts";
import type { Issue, Reading } from "#core/model/statement.ts";
import { checkSchema } from "#core/source/check-schema.ts";
import { splitFrontMatter } from "#core/source/front-matter.ts";
import { readYaml } from "#core/source/read-yaml.ts";
import { exceedsBytes, YAML_LIMITS } from "#core/source/source-document.ts";
import { locate } from "#core/source/span-of.ts";
import type { Drill } from "./drill.ts";
import { drillSchema } from "./drill-schema.ts";

const EXAMPLE =
  "Begin the file with `---`, the keys `date`, `target`, `duration` and `outcome`, and another `---`.";

/**
 * Reads the record of a rollback drill: a Markdown file whose front matter holds the keys of {@link Drill}.
 * Gives every mistake at once, with its place; never throws.
 */
export function readDrill(text: string, path: string): Reading<Drill> {
  if (exceedsBytes(text, YAML_LIMITS.bytes)) return refused("too-large", path);
  const front = splitFrontMatter(text);
  if (front === null) return refused("no-front-matter", path);
  // Empty lines in front of the YAML put its lines where they are in the file.
  const document = readYaml("\n".repeat(front.yamlLineOffset) + front.yaml, path);
  if (!document.ok) return document;
  const checked = checkSchema(drillSchema, document.value, path);
  if (!checked.ok) return checked;
  const { failure_mode, script_sha256, by, ...facts } = checked.value;
  const where: Record<string, Location> = { "": { path, line: 1, column: 1 } };
  for (const key of Object.keys(checked.value)) where[key] = locate(path, document.value.positions, [key]);
  const value: Drill = {
    ...facts,
    ...(failure_mode === undefined ? {} : { failure_mode }),
    ...(script_sha256 === undefined ? {} : { script_sha256 }),
    ...(by === undefined ? {} : { by }),
    where,
  };
  return { ok: true, value };
}

function refused(id: "too-large" | "no-front-matter", path: string): Reading<Drill> {
  const says =
    id === "too-large"
      ? "This record is larger than {limit} bytes, so it was not read."
      : "This record of a drill does not begin with front matter, so nothing in it can be compared.";
  const values = id === "too-large" ? { limit: YAML_LIMITS.bytes } : {};
  const issue: Issue = { id, says, fix: EXAMPLE, values, where: { path, line: 1, column: 1 } };
  return { ok: false, issues: [issue] };
}
