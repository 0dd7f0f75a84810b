import type { Cell, Graph, Table, Waiver } from "#core/model/finding.ts";
import type { GateResult, Verdict } from "#core/model/verdict.ts";
import { causesOf } from "./causes.ts";
import { html, link, row, tableHead } from "./escape-markdown.ts";
import { expectedAndFound, whyOf } from "./explained.ts";
import { fillTemplate, fillValue, MARKDOWN, MARKDOWN_CELL, says } from "./fill-template.ts";
import { gatePage } from "./gate-page.ts";
import { folded, type Section } from "./markdown-section.ts";
import { mermaid } from "./mermaid.ts";
import { type LinkTo, linkedPlace, placeOfFinding, signOf } from "./overview.ts";
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
import { adviceOf, linesOf, saysOf, type Told, toldTogether, wholeLine } from "./told-together.ts";

/** The pages after the first, all folded: every open finding with what to do, then what {@link background} has. */
export function details(verdict: Verdict, linkTo: LinkTo): readonly Section[] {
  const open = openGates(verdict).map((gate) =>
    folded(foldTitle(gate), {
      ...findingsSection(gate, linkTo),
      head: [releasableWhen(gate.result), ""],
    }),
  );
  return [...open, ...background(verdict)];
}

/** What was looked at and holds, the gates' drawings and their tables, each folded. */
export function background(verdict: Verdict): readonly Section[] {
  const gates = gatesInOrder(verdict);
  return [
    ...lookedAt(gates),
    ...gates.flatMap(({ graphs = [] }) => graphs.map(graphSection)),
    ...tablesByTitle(gates).map(tableSection),
  ];
}

/**
 * A section for each gate with open findings, the gravest first: what was found where, why it is asked, what to do and who can.
 * Not folded, for an answer to whoever asked for it.
 */
export function openSections(verdict: Verdict, linkTo: LinkTo): readonly Section[] {
  return openGates(verdict).map((gate) => findingsSection(gate, linkTo));
}

/** A gate with open findings. */
interface OpenGate {
  readonly result: GateResult;
  readonly mark: string;
  readonly open: readonly PlacedFinding[];
}

function openGates(verdict: Verdict): readonly OpenGate[] {
  const causes = causesOf(verdict);
  const byGate = Map.groupBy(openFindings(verdict), ({ gate }) => gate);
  return gatesInOrder(verdict).flatMap((result) => {
    const open = byGate.get(result) ?? [];
    return open.length === 0 ? [] : [{ result, mark: signOf(standingOfGate(result, causes)), open }];
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

function findingsSection({ result, mark, open }: OpenGate, linkTo: LinkTo): Section {
  const name = fillTemplate("{gate}", { gate: result.gate }, MARKDOWN);
  return {
    head: [`### ${mark} ${name}`, "", releasableWhen(result), ""],
    rows: toldTogether(open).flatMap((told) => items(told, linkTo)),
    foot: [],
    noun: ["finding", "findings"],
  };
}

function releasableWhen({ title }: GateResult): string {
  return fillTemplate("Releasable when {title}.", { title }, MARKDOWN);
}

function foldTitle({ result, mark, open }: OpenGate): string {
  const told = toldTogether(open).length;
  const count = `${told} ${told === 1 ? "finding" : "findings"}`;
  return `${mark} <strong>${html(shorten(result.gate, 80))}</strong>: ${count}, and what to do`;
}

/** A row for each finding, so that a page can be cut between any two; the first begins with what is said of all. */
function items(told: Told<PlacedFinding>, linkTo: LinkTo): readonly string[] {
  const lines = linesOf(told, MARKDOWN).map((line) => {
    const place = placeOfFinding(line.of.finding, linkTo, MARKDOWN);
    return `  - ${wholeLine(line)}${place === null ? "" : ` — ${place}`}`;
  });
  const [first, ...rest] = lines;
  return [item(told, linkTo) + (first === undefined ? "" : `\n${first}`), ...rest];
}

function item(told: Told<PlacedFinding>, linkTo: LinkTo): string {
  const [placed] = told;
  const { finding } = placed;
  const mark = signOf(standingOf(placed));
  const place = told.length === 1 ? placeOfFinding(finding, linkTo, MARKDOWN) : null;
  const lines = [`- ${mark} **${saysOf(told, MARKDOWN)}**${place === null ? "" : ` — ${place}`}`];
  const compared = told.length === 1 ? expectedAndFound(finding, MARKDOWN) : null;
  if (compared !== null) lines.push(`  ${compared.replace(/^e/, "E")}`);
  const why = whyOf(finding, MARKDOWN);
  if (why !== null) lines.push(`  Why: ${why}`);
  const fix = adviceOf(told, MARKDOWN);
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
        return `- ${signOf(finding.outcome)} ${name}: ${says(finding, MARKDOWN)}`;
      }),
  );
  if (rows.length === 0) return [];
  const title = `What was looked at and holds, or is not asked here (${rows.length})`;
  return [folded(title, { head: [], rows, foot: [], noun: ["passing finding", "passing findings"] })];
}

/** Tables of one title and the same columns, with the gates that they are of. */
interface SharedTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly of: readonly { readonly gate: string; readonly rows: Table["rows"] }[];
}

/** The tables of all gates; those that several gates have alike are one, so that a page is no list of folds that all say the same. */
function tablesByTitle(gates: readonly GateResult[]): readonly SharedTable[] {
  const shared = new Map<string, SharedTable>();
  for (const { gate, tables } of gates) {
    for (const { title, columns, rows } of tables) {
      if (rows.length === 0) continue;
      const key = JSON.stringify([title, columns]);
      const { of } = shared.get(key) ?? { of: [] };
      shared.set(key, { title, columns, of: [...of, { gate, rows }] });
    }
  }
  return [...shared.values()];
}

function tableSection({ title, columns, of }: SharedTable): Section {
  const isOfMany = of.length > 1;
  const heads = columns.map((column) => fillTemplate("{column}", { column }, MARKDOWN_CELL));
  const rows = of.flatMap(({ gate, rows }) => {
    const name = isOfMany ? [fillTemplate("{gate}", { gate }, MARKDOWN_CELL)] : [];
    return rows.map((cells) => row([...name, ...columns.map((_, index) => tableCell(cells[index]))]));
  });
  return folded(`${titleOf(of[0]?.gate ?? "", title, isOfMany)} (${rows.length})`, {
    head: tableHead(isOfMany ? ["gate", ...heads] : heads),
    rows,
    foot: [],
    noun: ["table row", "table rows"],
  });
}

/** A table's title with its gate before it, unless the title begins with that or the table is of many gates. */
function titleOf(gate: string, title: string, isOfMany: boolean): string {
  const said = shorten(title, 200);
  if (!isOfMany && !said.toLowerCase().startsWith(gate.toLowerCase()))
    return html(`${shorten(gate, 80)}: ${said}`);
  return html(`${said.slice(0, 1).toUpperCase()}${said.slice(1)}`);
}

function tableCell(cell: Cell | undefined): string {
  if (cell === undefined || cell === "") return "";
  return typeof cell === "object" && "says" in cell
    ? says(cell, MARKDOWN_CELL)
    : fillValue(cell, MARKDOWN_CELL);
}
