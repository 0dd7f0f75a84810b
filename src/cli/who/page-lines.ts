/** A row of the table of gates on a check's page: plain text, still foreign. */
export interface GateRow {
  readonly mark: string;
  readonly gate: string;
  /** What was found, a sentence an entry. */
  readonly found: readonly string[];
  /** Handles of who can act, or words for them. */
  readonly who: readonly string[];
}

/** What a check's page says: the Markdown that the App wrote, read back. All of it is plain text, and still foreign. */
export interface CheckPage {
  /** Sentences above the table. */
  readonly lead: readonly string[];
  readonly gates: readonly GateRow[];
}

/** Reads the first page of a check. What is folded away there is left out. */
export function readPage(summary: string): CheckPage {
  const lines = unfolded(summary.split("\n"));
  const rows = lines.filter((line) => line.startsWith("|")).map(cellsOf);
  const gates = rows.slice(2).flatMap(([mark = "", gate = "", found = "", who = ""]) =>
    oneByOne({
      mark: plain(mark),
      gate: plain(gate),
      found: partsOf(found, /<br\s*\/?>/),
      who: partsOf(who, /,\s*/),
    }),
  );
  const lead = lines
    .filter((line) => !line.startsWith("|"))
    .map((line) => plain(line.replace(/<br\s*\/?>$/, "").replace(/^- /, "")))
    .filter((line) => line !== "");
  return { lead, gates };
}

/** Gates that say the same share a row, whose first line names them. */
function oneByOne(row: GateRow): readonly GateRow[] {
  const [names = "", ...found] = row.found;
  return /^\d+ gates$/.test(row.gate) ? names.split(", ").map((gate) => ({ ...row, gate, found })) : [row];
}

/** What the second page of a check says to do, by gate; empty where it has no such page. */
export function readAdvice(text: string): ReadonlyMap<string, readonly string[]> {
  const advice = new Map<string, string[]>();
  let gate = "";
  for (const line of text.split("\n")) {
    gate = /^<details><summary>\S+ <strong>(.+?)<\/strong>/.exec(line)?.[1] ?? gate;
    const said = /^\s*What to do: (.+?)(?:<br\s*\/?>)?$/.exec(line)?.[1];
    if (said === undefined) continue;
    const name = plain(gate);
    const known = advice.get(name) ?? [];
    if (!known.includes(plain(said))) advice.set(name, [...known, plain(said)]);
  }
  return advice;
}

/** Lines outside of what is folded. */
function unfolded(lines: readonly string[]): readonly string[] {
  let depth = 0;
  return lines.filter((line) => {
    if (line.startsWith("<details>")) depth += 1;
    const isOpen = depth === 0;
    if (line.includes("</details>")) depth = Math.max(0, depth - 1);
    return isOpen;
  });
}

/** Cells of a row. A bar inside of one is written as an entity. */
function cellsOf(row: string): readonly string[] {
  return row
    .replace(/^\|\s?|\s*\|\s*$/g, "")
    .split("|")
    .map((cell) => cell.trim());
}

function partsOf(cell: string, between: RegExp): readonly string[] {
  return cell
    .split(between)
    .map(plain)
    .filter((part) => part !== "");
}

const ENTITIES: Readonly<Record<string, string>> = { nbsp: " ", amp: "&", lt: "<", gt: ">", quot: '"' };

/** A code span, an element, a link's address, an escaped character, an entity, emphasis, or what parts mentions. */
const INLINE =
  /(`+)(.+?)\1(?!`)|<\/?[a-z][^>]*>|\]\(<[^>]*>\)|\\(.)|&(?:#(\d{1,7})|(\w+));|\*\*|\[|\u200B/gsu;

/** Markdown as the App writes it, as the text that GitHub shows: emphasis, addresses of links and elements are gone. */
export function plain(markdown: string): string {
  return markdown
    .replace(
      INLINE,
      (
        whole: string,
        _ticks: string | undefined,
        code: string | undefined,
        escaped: string | undefined,
        point: string | undefined,
        name: string | undefined,
      ) => {
        if (code !== undefined) return /^ .*[^ ].* $/.test(code) ? code.slice(1, -1) : code;
        if (escaped !== undefined) return escaped;
        if (point !== undefined) return characterOf(Number(point));
        return name === undefined ? "" : (ENTITIES[name] ?? whole);
      },
    )
    .trim();
}

function characterOf(point: number): string {
  return point <= 0x10ffff ? String.fromCodePoint(point) : "";
}
