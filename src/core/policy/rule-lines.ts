import { toPointer } from "#core/source/positions.ts";
import { placesOf, type SourceDocument } from "#core/source/source-document.ts";
import { keySpanOf } from "#core/source/span-of.ts";
import type { ExtendedPolicy, RuleLines } from "./policy.ts";

type Path = readonly (string | number)[];

/** Deepest value whose line is kept: the entry of a list that is an option of a stage's gate. */
const DEEPEST = 6;

/** Lines of all that a policy file asks for, by RFC 6901 pointer. */
export function ruleLines(document: SourceDocument): RuleLines {
  const lines: Record<string, number> = {};
  const places = placesOf(document);
  const walk = (value: unknown, path: Path): void => {
    if (path.length > 0) lines[toPointer(path)] = keySpanOf(places, path).line;
    if (path.length === DEEPEST || typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) for (const [index, each] of value.entries()) walk(each, [...path, index]);
    else for (const [key, each] of Object.entries(value)) walk(each, [...path, key]);
  };
  walk(document.value, []);
  return lines;
}

/** Line of a value; of the nearest one around it where the file does not write it; `undefined` where it writes none of them. */
export function lineOf(lines: RuleLines, path: Path): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const line = lines[toPointer(path.slice(0, length))];
    if (line !== undefined) return line;
  }
  return undefined;
}

/** The extended policy as people are told of it: `acme/.github@3f2a1bc`, or the branch or tag of a copy that was handed over. */
export function spelledSource({
  repository,
  commit,
  ref,
}: Pick<ExtendedPolicy, "repository" | "commit" | "ref">): string {
  if (commit !== null) return `${repository}@${commit.slice(0, 7)}`;
  return ref === undefined ? repository : `${repository}@${ref}`;
}

/** A place in the extended policy: {@link spelledSource} and the line of a value, or of the nearest one around it. */
export function theirPlace(
  extended: Pick<ExtendedPolicy, "repository" | "commit" | "ref" | "lines">,
  path: Path,
): string {
  const line = lineOf(extended.lines.theirs, path);
  return line === undefined ? spelledSource(extended) : `${spelledSource(extended)}:${line}`;
}
