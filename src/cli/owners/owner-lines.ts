import type { Rule } from "#core/codeowners/codeowners.ts";
import { text } from "#core/report/escape-terminal.ts";
import type { Paint } from "#core/report/paint.ts";

/** A path and the line that decides about it; `null` when none does. */
export interface OwnedPath {
  readonly path: string;
  readonly rule: Rule | null;
}

/** Writes a batch of paths, with a line break after each. */
export type OwnerFormat = (batch: readonly OwnedPath[]) => string;

/** One JSON object a line: `owners` is empty where nobody owns the path, `line` is null where no line matches it. */
export function jsonLines(): OwnerFormat {
  const known = new Map<Rule | null, string>([[null, `"owners":[],"line":null}\n`]]);
  const tail = (rule: Rule | null): string => {
    const seen = known.get(rule);
    if (seen !== undefined || rule === null) return seen ?? "";
    const owners = JSON.stringify(rule.owners.map(({ handle }) => handle));
    const made = `"owners":${owners},"line":${rule.line}}\n`;
    known.set(rule, made);
    return made;
  };
  return (batch) => batch.map(({ path, rule }) => `{"path":${JSON.stringify(path)},${tail(rule)}`).join("");
}

/** Widest path that still lets the owners to its right stand in one column, in characters. */
const PATH_COLUMN = 80;

/** Columns: path, owners, and the line that says so. Columns are as wide as a batch needs. */
export function alignedRows(file: string, paint: Paint): OwnerFormat {
  const owned = ({ rule }: OwnedPath): string => {
    if (rule === null) return "nobody: no line matches";
    if (rule.owners.length === 0) return "nobody: the line frees it";
    return rule.owners.map(({ handle }) => text(handle)).join(" ");
  };
  return (batch) => {
    const rows = batch.map((each) => ({ ...each, path: text(each.path), owners: owned(each) }));
    const width = (key: "path" | "owners") =>
      rows.reduce((most, { [key]: { length } }) => (length > PATH_COLUMN ? most : Math.max(most, length)), 0);
    const [first, second] = [width("path"), width("owners")];
    return rows
      .map(({ path, owners, rule }) => {
        const place = rule === null ? "" : paint("quiet", `${text(file)}:${rule.line}`);
        const cell =
          (rule?.owners.length ?? 0) > 0 ? owners.padEnd(second) : paint("warning", owners.padEnd(second));
        return `${path.padEnd(first)}  ${cell}  ${place}`.trimEnd();
      })
      .join("\n")
      .concat("\n");
  };
}
