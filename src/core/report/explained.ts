import type { Finding } from "#core/model/finding.ts";
import type { JudgedPackage, NextStage, VersionChange, VersionChanges } from "#core/model/verdict.ts";
import { html, row, tableHead } from "./escape-markdown.ts";
import { fillTemplate, fillValue, MARKDOWN, MARKDOWN_CELL, type Style } from "./fill-template.ts";
import { folded, paragraph, type Section } from "./markdown-section.ts";
import { type LinkTo, linkedPlace, placeOfFinding } from "./overview.ts";
import { shorten } from "./text-size.ts";
import { adviceOf, linesOf, saysOf, toldTogether, wholeLine } from "./told-together.ts";

/** What was expected and what was found instead, in a style; `null` where the finding does not say both. */
export function expectedAndFound(finding: Finding, style: Style): string | null {
  const { expected, actual, values } = finding;
  if (expected === undefined || actual === undefined) return null;
  const filled = (template: string) => fillTemplate(template, values, style).trim();
  return `expected ${filled(expected)}; found ${filled(actual)}`;
}

/** Why it is asked, in a style; `null` where the finding does not say it. */
export function whyOf({ why, values }: Finding, style: Style): string | null {
  return why === undefined ? null : fillTemplate(why, values, style).trim();
}

/** Why this model and what changed since, for each package, and what the next stage will ask. */
export function explanations(
  packages: readonly JudgedPackage[],
  next: NextStage | undefined,
  linkTo: LinkTo,
): readonly Section[] {
  return [
    ...packages.flatMap((judged) => decisionSection(judged, linkTo)),
    ...allChanges(packages, linkTo),
    ...(next === undefined ? [] : [nextSection(next, linkTo)]),
  ];
}

function decisionSection({ decision }: JudgedPackage, linkTo: LinkTo): readonly Section[] {
  if (decision === undefined) return [];
  const { path, title, decided, line } = decision;
  const place = linkedPlace({ path, ...(line === undefined ? {} : { line }) }, linkTo, MARKDOWN);
  // A record whose heading asks the same question would have it twice.
  const said = ASKED.test(title.trim())
    ? []
    : [`${fillTemplate("{title}", { title: shorten(title, 200) }, MARKDOWN)}.`];
  const because = decided === "" ? [] : [fillTemplate("{decided}", { decided }, MARKDOWN)];
  return [paragraph(["**Why this model:**", ...said, ...because, `(${place})`].join(" "))];
}

/** A heading that says no more than what stands before it on the page. */
const ASKED = /^why this model[?.:!]?$/i;

/** Rows of changes that are shown of all packages: what is wrong must not be crowded out of a page by what is new. */
const MOST_CHANGES = 400;
/** Asks of the next stage that are shown. */
const MOST_ASKS = 50;

function allChanges(packages: readonly JudgedPackage[], linkTo: LinkTo): readonly Section[] {
  let left = MOST_CHANGES;
  return packages.flatMap((judged) => {
    const count = (judged.changes?.groups ?? []).reduce((sum, { rows }) => sum + rows.length, 0);
    left -= count;
    return changesSection(judged, linkTo, left >= 0);
  });
}

const KINDS: Readonly<
  Record<VersionChanges["groups"][number]["kind"], readonly [one: string, many: string]>
> = {
  metrics: ["metric", "metrics"],
  parameters: ["parameter", "parameters"],
  data: ["data set", "data sets"],
  model: ["fact of the model", "facts of the model"],
  dependencies: ["dependency", "dependencies"],
  rollback: ["promise of the rollback", "promises of the rollback"],
  code: ["file of the code", "files of the code"],
};

/** What one package changes; the counts alone where there is no room for the rows. */
function changesSection(
  { name, folder, changes }: JudgedPackage,
  linkTo: LinkTo,
  hasRoom: boolean,
): readonly Section[] {
  if (changes === undefined) return [];
  const subject = html(shorten(name ?? folder, 80));
  const since = changes.since === null ? "the base" : html(shorten(changes.since, 80));
  const counts = changes.groups.map(({ kind, rows, more }) => {
    const count = rows.length + more;
    return `${count} ${KINDS[kind][count === 1 ? 0 : 1]}`;
  });
  const summary = counts.length === 0 ? "nothing that is told apart here" : counts.join(", ");
  const rows = changes.groups.flatMap(({ kind, rows: changed, more }) => [
    ...changed.map((change) => changeRow(KINDS[kind][0], change, linkTo)),
    ...(more === 0 ? [] : [row([KINDS[kind][0], `and ${more} more`, "", "", ""])]),
  ]);
  if (rows.length === 0) return [paragraph(`**What changed since ${since}:** ${summary}.`)];
  if (!hasRoom) return [paragraph(`**What changed in ${subject} since ${since}:** ${summary}.`)];
  return [
    folded(`What changed in ${subject} since ${since}: ${summary}`, {
      head: tableHead(["", "what", "before", "now", "difference"]),
      rows,
      foot: [],
      noun: ["change", "changes"],
    }),
  ];
}

function changeRow(kind: string, change: VersionChange, linkTo: LinkTo): string {
  const { name, before, after, difference = "", where } = change;
  const place = where === undefined ? "" : linkedPlace(where, linkTo, MARKDOWN_CELL);
  // A file is named by its place already.
  const label = where?.path === name ? "" : `${fillValue(name, MARKDOWN_CELL)} `;
  const side = (value: string | null) => (value === null ? "–" : fillValue(value, MARKDOWN_CELL));
  return row([
    kind,
    `${label}${place}`.trim(),
    side(before),
    side(after),
    difference === "" ? "" : fillValue(difference, MARKDOWN_CELL),
  ]);
}

function nextSection({ stage, asks }: NextStage, linkTo: LinkTo): Section {
  const named = html(shorten(stage, 80));
  if (asks.length === 0)
    return paragraph(`**Next stage, ${named}:** its gates find nothing more to ask of the content.`);
  const shown = toldTogether(asks.slice(0, MOST_ASKS)).map((told) => {
    const [{ gate, finding }] = told;
    const place = placeOfFinding(finding, linkTo, MARKDOWN);
    const fix = adviceOf(told, MARKDOWN);
    const asked = `- ${fillTemplate("{gate}", { gate }, MARKDOWN)}: ${saysOf(told, MARKDOWN)}`;
    const lines = linesOf(told, MARKDOWN).map((line) => `\n  - ${wholeLine(line)}`);
    return `${asked}${place === null ? "" : ` (${place})`}${fix === null ? "" : ` — ${fix}`}${lines.join("")}`;
  });
  const left = asks.length - MOST_ASKS;
  const rows = left > 0 ? [...shown, `- and ${left} more`] : shown;
  const title = `Next stage, ${named}, will also ask for ${asks.length} ${asks.length === 1 ? "thing" : "things"}`;
  return folded(title, {
    head: [],
    rows,
    foot: [],
    noun: ["ask of the next stage", "asks of the next stage"],
  });
}
