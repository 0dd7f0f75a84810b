import type { PackageChange } from "#core/explain/compare-packages.ts";
import { row, tableHead } from "#core/report/escape-markdown.ts";
import { fillTemplate, fillValue, MARKDOWN, MARKDOWN_CELL } from "#core/report/fill-template.ts";
import { foundAt, HEADINGS, nameOf, type PackageDiff } from "./package-diff.ts";

/** Changes of one kind that are shown: a comment of GitHub's holds 65 536 characters. */
const MOST = 100;

/** The changes as Markdown of GitHub's dialect: a table for each kind. Ends in a line break; foreign text renders as text. */
export function diffToMarkdown({ before, after, groups }: PackageDiff): string {
  const tables = groups.map(({ kind, changes }) => {
    const left = changes.length - MOST;
    return [
      `#### ${HEADINGS[kind]} (${changes.length})`,
      "",
      ...tableHead(["what", "before", "after", "difference"]),
      ...changes.slice(0, MOST).map(changeRow),
      ...(left > 0 ? [row([`and ${left} more`, "", "", ""])] : []),
    ].join("\n");
  });
  const body = tables.length === 0 ? ["Nothing changed."] : tables;
  return `${[...headOf(before, after), ...body].join("\n\n")}\n`;
}

function headOf(before: PackageDiff["before"], after: PackageDiff["after"]): readonly string[] {
  const values = { name: nameOf(before, after), to: after.version, after: foundAt(after) };
  if (before === null)
    return [
      `### ${fillTemplate("{name}: {to} is new", values, MARKDOWN)}`,
      fillTemplate("At `{after}`.", values, MARKDOWN),
    ];
  const all = { ...values, from: before.version, before: foundAt(before) };
  return [
    `### ${fillTemplate("{name}: {from} → {to}", all, MARKDOWN)}`,
    fillTemplate("From `{before}` to `{after}`.", all, MARKDOWN),
  ];
}

function changeRow({ name, before, after, difference = "", verdict, where }: PackageChange): string {
  const place = where === undefined || where.path === name ? null : placeOf(where);
  const label = fillValue(name, MARKDOWN_CELL);
  const said = [difference, verdict ?? ""].filter(Boolean).join(", ");
  return row([
    place === null ? label : `${label} ${fillValue(place, MARKDOWN_CELL, "code")}`,
    side(before),
    before === after ? `${side(after)}, changed inside` : side(after),
    said === "" ? "" : fillValue(said, MARKDOWN_CELL),
  ]);
}

function placeOf({ path, line }: { readonly path: string; readonly line?: number }): string {
  return line === undefined ? path : `${path}:${line}`;
}

function side(value: string | null): string {
  return value === null ? "–" : fillValue(value, MARKDOWN_CELL);
}
