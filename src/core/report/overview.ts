import type { Finding } from "#core/model/finding.ts";
import type { Location } from "#core/model/location.ts";
import { gravest } from "#core/model/outcome.ts";
import type { GateResult, JudgedPackage, Verdict } from "#core/model/verdict.ts";
import { type Causes, causesOf } from "./causes.ts";
import { code, codeCell, link, row, tableHead } from "./escape-markdown.ts";
import {
  fillTemplate,
  fillValue,
  fixOf,
  MARKDOWN,
  MARKDOWN_CELL,
  type Style,
  says,
} from "./fill-template.ts";
import { sentences } from "./headline.ts";
import { paragraph, type Section } from "./markdown-section.ts";
import {
  gatesInOrder,
  gravestFirst,
  isOpen,
  placeOf,
  type Standing,
  standingOfGate,
  whoCanAct,
} from "./tally.ts";
import { shorten } from "./text-size.ts";
import { type Holder, linesOf, saysOf, type Told, toldTogether } from "./told-together.ts";

/** Address of a place in the repository at the judged commit; `null` when there is none. */
export type LinkTo = (where: Location) => string | null;

/** A sign and a word for each standing: the sign alone would tell a screen reader nothing. */
export const MARKS: Readonly<Record<Standing, string>> = {
  error: "⚠ not judged",
  fail: "✗ blocks",
  held: "⚠ not judged yet",
  pending: "… waits",
  warns: "△ warns",
  waived: "≈ waived",
  pass: "✓ passes",
  skip: "○ not asked",
};

/** The sign of a standing without its word, for a line that tells the rest. */
export function signOf(standing: Standing): string {
  return MARKS[standing].slice(0, 1);
}

/** Findings of one gate that its row in the table shows. */
const SHOWN_IN_ROW = 3;
/** Of findings that are told as one, those that the row names. */
const NAMED_IN_ROW = 6;
const PACKAGES_SHOWN = 5;

/** The first page of a verdict: what was judged, the answer in sentences, and a row for each gate, gravest first. */
export function overview(verdict: Verdict, linkTo: LinkTo): readonly Section[] {
  const gates = gatesInOrder(verdict);
  const causes = causesOf(verdict);
  const sections = [paragraph(subject(verdict)), paragraph(answer(verdict))];
  if (verdict.notices.length > 0) sections.push(notices(verdict.notices, linkTo));
  if (gates.length === 0) return sections;
  return [
    ...sections,
    {
      ...gateTable(gateRows(gates, causes, linkTo)),
      foot: [],
      noun: ["gate", "gates"],
    },
  ];
}

/** Where a finding points, or else the package it is about, as code, linked when it has an address; `null` for neither. */
export function placeOfFinding(finding: Finding, linkTo: LinkTo, style: Style): string | null {
  const { where, package: folder } = finding;
  if (where !== undefined) return linkedPlace(where, linkTo, style);
  return folder === undefined ? null : linkedPlace({ path: folder }, linkTo, style);
}

/** A place of the repository as code, linked when it has an address. */
export function linkedPlace(where: Location, linkTo: LinkTo, style: Style): string {
  const shown = fillValue(placeOf(where), style, "code");
  const url = linkTo(where);
  return url === null ? shown : link(shown, url);
}

function subject(verdict: Verdict): string {
  const shown = verdict.packages.slice(0, PACKAGES_SHOWN).map((judged) => packageLine(judged, verdict.stage));
  const left = verdict.packages.length - shown.length;
  if (shown.length === 0) shown.push(`**${fillTemplate("→ {stage}", { stage: verdict.stage }, MARKDOWN)}**`);
  if (left > 0) shown.push(`and ${left} more packages`);
  const judged = `judged at ${short(verdict.head)} against policy ${short(verdict.policy.digest)}${extended(verdict)}`;
  return `${shown.join("<br>\n")} · ${judged}`;
}

/** The policy that the judging one stands on: two files have judged then. */
function extended({ policy: { extends: theirs } }: Verdict): string {
  if (theirs === undefined) return "";
  const { repository, commit, digest } = theirs;
  const from = fillTemplate("`{repository}`", { repository }, MARKDOWN);
  return commit === null ? ` and the copy ${short(digest)} of ${from}` : ` and ${from} at ${short(commit)}`;
}

function packageLine(judged: JudgedPackage, stage: string): string {
  const name = judged.name ?? judged.folder;
  const template = judged.version === undefined ? "{name} → {stage}" : "{name} {version} → {stage}";
  const title = fillTemplate(template, { name, version: judged.version ?? "", stage }, MARKDOWN);
  if (judged.risk === undefined) return `**${title}**`;
  return `**${title}** · ${fillTemplate("risk {risk}", { risk: judged.risk }, MARKDOWN)}`;
}

/** The first seven digits of an object id or digest, without the name of its algorithm. */
function short(digest: string): string {
  return code(digest.slice(digest.indexOf(":") + 1).slice(0, 7));
}

function answer(verdict: Verdict): string {
  return sentences(verdict)
    .map((said, index) => (index === 0 ? `**${says(said, MARKDOWN)}**` : says(said, MARKDOWN)))
    .join(" ");
}

function notices(findings: readonly Finding[], linkTo: LinkTo): Section {
  const rows = gravestFirst(findings).map((finding) => {
    const place = placeOfFinding(finding, linkTo, MARKDOWN);
    const fix = fixOf(finding, MARKDOWN);
    const mark = isOpen(finding) ? `${signOf(finding.outcome)} ` : "";
    return `- ${mark}${says(finding, MARKDOWN)}${place === null ? "" : ` (${place})`}${fix === null ? "" : ` — ${fix}`}`;
  });
  return { head: [], rows, foot: [], noun: ["notice", "notices"] };
}

/** A row of the table of gates, each cell finished Markdown. */
type Cells = readonly [mark: string, gate: string, found: string, who: string];

/** The table of gates. Where nobody has to act, there is no column for it. */
function gateTable(rows: readonly Cells[]): Pick<Section, "head" | "rows"> {
  const columns = rows.some(([, , , who]) => who !== "") ? 4 : 3;
  const head = ["", "gate", "what was found", "who can act"];
  return {
    head: tableHead(head.slice(0, columns)),
    rows: rows.map((cells) => row(cells.slice(0, columns))),
  };
}

/** Gates in one row of the table: those that say the same to a reader who looks for what keeps the merge back. */
interface GateGroup {
  readonly standing: Standing;
  readonly found: readonly string[];
  readonly gates: GateResult[];
}

/**
 * A row for each gate. Where something is open, the gates that are in order share one, and so do those that are not asked; gates
 * that wait for the same mending share one always.
 */
function gateRows(gates: readonly GateResult[], causes: Causes, linkTo: LinkTo): readonly Cells[] {
  const isQuiet = (standing: Standing) => standing === "pass" || standing === "skip";
  const anyOpen = gates.some((gate) => !isQuiet(standingOfGate(gate, causes)));
  const groups = new Map<string, GateGroup>();
  for (const gate of gates) {
    const standing = standingOfGate(gate, causes);
    const isShared = anyOpen && isQuiet(standing) && gate.kind === "content";
    const found = standing === "held" ? heldBack(gate, causes, linkTo) : foundBy(gate, causes, linkTo);
    const alike = standing === "held" ? found.join() : isShared ? "" : gate.gate;
    const key = `${standing} ${alike}`;
    const group = groups.get(key) ?? { standing, found, gates: [] };
    groups.set(key, { ...group, gates: [...group.gates, gate] });
  }
  return [...groups.values()].map(groupRow);
}

function groupRow({ standing, found, gates }: GateGroup): Cells {
  // A sign alone on a line of a narrow column reads as another cell.
  const mark = MARKS[standing].replace(" ", "&nbsp;");
  const names = gates.map(({ gate }) => fillTemplate("{gate}", { gate }, MARKDOWN_CELL));
  const [only] = gates;
  if (only !== undefined && gates.length === 1)
    return [mark, names.join(), found.join("<br>"), actors(only, standing).join(", ")];
  const said = standing === "held" ? [names.join(", "), ...found] : [names.join(", ")];
  return [mark, `${gates.length} gates`, said.join("<br>"), ""];
}

/** Who can act on a gate's findings; what is wrong with the content and names nobody is its author's to mend. */
function actors(gate: GateResult, standing: Standing): readonly string[] {
  const who = whoCanAct(gate.findings).slice(0, 5);
  if (who.length > 0) return who.map((handle) => codeCell(shorten(handle, 80)));
  return standing === "fail" && gate.kind === "content" ? ["the author"] : [];
}

/** What is to be mended before a gate can be judged. */
function heldBack(gate: GateResult, causes: Causes, linkTo: LinkTo): readonly string[] {
  const places = gate.findings.flatMap((finding) => {
    const place = placeOfFinding(causes.get(finding) ?? finding, linkTo, MARKDOWN_CELL);
    return place === null ? [] : [place];
  });
  return [...new Set(places)].slice(0, SHOWN_IN_ROW).map((place) => `first mend ${place}`);
}

/**
 * The gravest findings of a gate, and how many there are beside them. Where all is in order, what people did is shown,
 * and content is counted once there is more of it than one sentence. A gate without any finding shows its title.
 */
function foundBy(gate: GateResult, causes: Causes, linkTo: LinkTo): readonly string[] {
  const own = gate.findings.filter((finding) => !causes.has(finding));
  const worst = gravest(own.map(({ outcome }) => outcome));
  const here = own.filter(({ outcome }) => outcome === worst);
  const held = own.filter(({ outcome }) => outcome === "pass").length;
  const holding = `${held} of ${own.length} ${held === 1 ? "holds" : "hold"}`;
  if (worst === "pass" && gate.kind === "content" && held > 1) return [holding];
  const told = toldOf(here);
  const lines = told.slice(0, worst === "skip" ? 1 : SHOWN_IN_ROW).map((each) => cell(each, linkTo));
  const left = told.length - lines.length;
  if (left > 0) lines.push(`and ${left} more`);
  // What is known to be wrong is told beside what could not be judged.
  const wrong = worst === "error" ? toldOf(own.filter(({ outcome }) => outcome === "fail")) : [];
  const room = Math.max(1, SHOWN_IN_ROW - told.length);
  lines.push(...wrong.slice(0, room).map((each) => cell(each, linkTo)));
  if (wrong.length > room)
    lines.push(`and ${wrong.length - room} more that ${wrong.length - room === 1 ? "fails" : "fail"}`);
  if (worst !== "pass" && worst !== "skip" && held > 0) lines.push(holding);
  return lines.length > 0 ? lines : [fillTemplate("{title}", { title: gate.title }, MARKDOWN_CELL)];
}

function toldOf(findings: readonly Finding[]): readonly Told<Holder>[] {
  return toldTogether(findings.map((finding): Holder => ({ finding })));
}

/** Of several that are told as one, the first few by name: the row is a summary, and the page has them all below. */
function cell(told: Told<Holder>, linkTo: LinkTo): string {
  const [{ finding }] = told;
  const lines = linesOf(told, MARKDOWN_CELL);
  const named = lines.slice(0, NAMED_IN_ROW).map(({ each }) => each);
  const more = lines.length - named.length;
  const names = [...named, ...(more > 0 ? [`and ${more} more`] : [])].join(", ");
  const said = `${saysOf(told, MARKDOWN_CELL)}${names === "" ? "" : `: ${names}`}`;
  const place = isOpen(finding) ? placeOfFinding(finding, linkTo, MARKDOWN_CELL) : null;
  return place === null ? said : `${said} → ${place}`;
}
