import type { Cell, Graph, Table, Waiver } from "#core/model/finding.ts";
import type { GateResult, Verdict } from "#core/model/verdict.ts";
import { causesOf } from "./causes.ts";
import { html, link, row, tableHead } from "./escape-markdown.ts";
import { expectedAndFound, whyOf } from "./explained.ts";
import { fillTemplate, fillValue, fixOf, MARKDOWN, MARKDOWN_CELL, says } from "./fill-template.ts";
import { gatePage } from "./gate-page.ts";
import { folded, type Section } from "./markdown-section.ts";
import { mermaid } from "./mermaid.ts";
import { type LinkTo, linkedPlace, MARKS, placeOfFinding } from "./overview.ts";
import {
  gatesInOrder,
  heldBy,
  isOpen,
  nameOf,
  openFindings,
  type PlacedFinding,
  standingOf,
  standingOfGate,
} from "./tally.ts";
import { shorten } from "./text-size.ts";

/** The pages after the first: every open finding with what to do, what was looked at and holds, and the gates' tables. */
export function details(verdict: Verdict, linkTo: LinkTo): readonly Section[] {
  const gates = gatesInOrder(verdict);
  return [
    ...openSections(verdict, linkTo),
    ...lookedAt(gates),
    ...gates.flatMap(({ graphs = [] }) => graphs.map(graphSection)),
    ...gates.flatMap((gate) =>
      gate.tables.flatMap((table) => (table.rows.length === 0 ? [] : [tableSection(gate, table)])),
    ),
  ];
}

/** A section for each gate with open findings, the gravest first: what was found where, why it is asked, what to do and who can. */
export function openSections(verdict: Verdict, linkTo: LinkTo): readonly Section[] {
  const causes = causesOf(verdict);
  const open = Map.groupBy(openFindings(verdict), ({ gate }) => gate);
  return gatesInOrder(verdict).flatMap((gate) => {
    const mark = MARKS[standingOfGate(gate, causes)];
    return openSection(gate, mark, open.get(gate) ?? [], linkTo);
  });
}

/** A drawing is one row: half of it would show nothing. */
function graphSection(graph: Graph): Section {
  const title = html(shorten(graph.title, 200));
  return folded(title, {
    head: [],
    rows: [["```mermaid", mermaid(graph), "```"].join("\n")],
    foot: [],
    noun: ["drawing", "drawings"],
  });
}

function waiverLine({ reason, authority, expires, where }: Waiver, linkTo: LinkTo): string {
  const said = "Waived until {expires} by {authority}: {reason}";
  const place = linkedPlace(where, linkTo, MARKDOWN);
  return `${fillTemplate(said, { reason, authority, expires }, MARKDOWN)} (${place})`;
}

function openSection(
  gate: GateResult,
  mark: string,
  open: readonly PlacedFinding[],
  linkTo: LinkTo,
): readonly Section[] {
  if (open.length === 0) return [];
  const head = [
    `### ${mark.slice(0, 1)} ${fillTemplate("{gate}", { gate: gate.gate }, MARKDOWN)}`,
    "",
    `Releasable when ${fillTemplate("{title}", { title: gate.title }, MARKDOWN)}.`,
    "",
  ];
  return [
    { head, rows: open.map((placed) => item(placed, linkTo)), foot: [], noun: ["finding", "findings"] },
  ];
}

function item(placed: PlacedFinding, linkTo: LinkTo): string {
  const { finding } = placed;
  const mark = MARKS[standingOf(placed)].slice(0, 1);
  const place = placeOfFinding(finding, linkTo, MARKDOWN);
  const lines = [`- ${mark} **${says(finding, MARKDOWN)}**${place === null ? "" : ` — ${place}`}`];
  const compared = expectedAndFound(finding, MARKDOWN);
  if (compared !== null) lines.push(`  ${compared.replace(/^e/, "E")}`);
  const why = whyOf(finding, MARKDOWN);
  if (why !== null) lines.push(`  Why: ${why}`);
  const fix = fixOf(finding, MARKDOWN);
  if (fix !== null) lines.push(`  What to do: ${fix}`);
  if (finding.waiver !== undefined) lines.push(`  ${waiverLine(finding.waiver, linkTo)}`);
  const who = finding.who ?? [];
  if (who.length > 0) lines.push(`  Who can act: ${fillValue(who, MARKDOWN, "code")}`);
  const held = heldBy(placed);
  if (held !== null) lines.push(`  ${says(held, MARKDOWN)}`);
  const name = fillValue(nameOf(placed), MARKDOWN, "code");
  lines.push(`  <sub>${link(name, gatePage(placed.gate?.gate ?? null))}</sub>`);
  return lines.join("<br>\n");
}

function lookedAt(gates: readonly GateResult[]): readonly Section[] {
  const rows = gates.flatMap((gate) =>
    gate.findings
      .filter((finding) => !isOpen(finding))
      .map((finding) => {
        const name = fillTemplate("{gate}", { gate: gate.gate }, MARKDOWN);
        return `- ${finding.outcome === "pass" ? "✓" : "–"} ${name}: ${says(finding, MARKDOWN)}`;
      }),
  );
  if (rows.length === 0) return [];
  const title = `What was looked at and holds, or is not asked here (${rows.length})`;
  return [folded(title, { head: [], rows, foot: [], noun: ["passing finding", "passing findings"] })];
}

function tableSection(gate: GateResult, table: Table): Section {
  const title = html(`${shorten(gate.gate, 80)}: ${shorten(table.title, 200)} (${table.rows.length})`);
  const columns = table.columns.map((column) => fillTemplate("{column}", { column }, MARKDOWN_CELL));
  return folded(title, {
    head: tableHead(columns),
    rows: table.rows.map((cells) => row(table.columns.map((_, index) => tableCell(cells[index])))),
    foot: [],
    noun: ["table row", "table rows"],
  });
}

function tableCell(cell: Cell | undefined): string {
  if (cell === undefined || cell === "") return "";
  if (typeof cell !== "object" || isList(cell)) return fillValue(cell, MARKDOWN_CELL);
  return says(cell, MARKDOWN_CELL);
}

function isList(cell: Cell): cell is readonly string[] {
  return Array.isArray(cell);
}
