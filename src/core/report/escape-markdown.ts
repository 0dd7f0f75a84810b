import { oneLine } from "./hidden-characters.ts";

/** Parts mentions, references and emoji names without being seen; foreign text cannot bring its own (it is spelled out). */
const BREAK = "\u200B";

/**
 * Matches what must not reach Markdown as it is. Entities stand for what HTML or a table would take
 * (a backslash before `|` would depend on where the text ends up), backslashes for the rest of the punctuation.
 */
const SPECIAL = /[&<>\\|]|[`*_{}[\]()#+\-.!~:$^=@]|\/(?=\/|$)|(?<=^|\/)\//g;

function escapeCharacter(character: string, at: number, whole: string): string {
  if (/[&<>\\|]/.test(character)) return `&#${character.charCodeAt(0)};`;
  // GitHub looks for mentions and references in the rendered text, so an escape alone does not stop them.
  if (character === "@") return `@${BREAK}`;
  if (character === "#") return `\\#${BREAK}`;
  if (character === ":" && /^:[\w+-]+:/.test(whole.slice(at, at + 80))) return `\\:${BREAK}`;
  if (character === "-" && /\bgh-\d/i.test(whole.slice(Math.max(0, at - 3), at + 2))) return `\\-${BREAK}`;
  return `\\${character}`;
}

/**
 * Foreign text as inline Markdown (GitHub's dialect) that renders as exactly that text: in a paragraph,
 * a heading, a list or a table cell. White space collapses, hidden characters are spelled out,
 * and nothing in it mentions, refers, links or opens an element.
 */
export function text(foreign: string): string {
  return escapeText(oneLine(foreign));
}

function escapeText(content: string): string {
  return content.replace(SPECIAL, escapeCharacter);
}

/**
 * Foreign text as a code span. Mentions, references and HTML are inert there.
 * Not for table cells, where a `|` cannot be written in a code span: see {@link codeCell}.
 */
export function code(foreign: string): string {
  const content = oneLine(foreign) || " ";
  const longest = (content.match(/`+/g) ?? []).reduce((width, run) => Math.max(width, run.length), 0);
  const fence = "`".repeat(longest + 1);
  const pad = /^`|`$|^ .*[^ ].* $/.test(content) ? " " : "";
  return `${fence}${pad}${content}${pad}${fence}`;
}

/** Longest word that a table cell can hold without growing wider than the page, in characters. */
const LONGEST_WORD = 32;

/** A piece of a long word: at best up to where a path or a name has a joint. */
const PIECE = /[^/:_]{0,15}[/:_]|.{1,16}/gsu;

/** Stands where a line may be broken while the rest is escaped: a character that is always spelled out, so no foreign text has it. */
const JOINT = "\u0000";

/** Escapes text so that a browser may break its long words; who copies them gets the whole. */
function breakable(content: string, escape: (whole: string) => string): string {
  const jointed = content
    .split(/(?<= )/)
    .map((word) => (word.length > LONGEST_WORD ? (word.match(PIECE) ?? []).join(JOINT) : word));
  return escape(jointed.join("")).replaceAll(JOINT, "<wbr>");
}

/** {@link text} inside a table cell. */
export function textCell(foreign: string): string {
  return breakable(oneLine(foreign), escapeText);
}

/** Foreign text as code inside a table cell. Nothing unseen is in it, so that it can be copied, unless it looks like an e-mail address. */
export function codeCell(foreign: string): string {
  return `<code>${breakable(oneLine(foreign), escapeCode)}</code>`;
}

function escapeCode(content: string): string {
  return content.replace(SPECIAL, (character, at: number, whole: string) => {
    if (character === "@" && /[\w.+-]/.test(whole[at - 1] ?? "")) return `@${BREAK}`;
    return /[&<>\\|@#]/.test(character) ? `&#${character.charCodeAt(0)};` : `\\${character}`;
  });
}

/** Foreign text inside an HTML block (`<summary>`), where Markdown is not read. */
export function html(foreign: string): string {
  return oneLine(foreign)
    .replace(/[&<>"'`*_[\]\\]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/(?<!&)[@#]|\bgh-(?=\d)|:(?=[\w+-]+:)/gi, (found) => `${found}${BREAK}`);
}

/** A link whose label is finished Markdown. Anything but `http:` and `https:` shows the label alone. */
export function link(label: string, url: string): string {
  if (!URL.canParse(url)) return label;
  const { protocol, href } = new URL(url);
  if (protocol !== "https:" && protocol !== "http:") return label;
  return `[${label}](<${href.replace(/[<>\\|`]/g, encodeURIComponent)}>)`;
}

/** A row of a table; the cells are finished Markdown. */
export function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** The two lines that begin a table. */
export function tableHead(columns: readonly string[]): readonly string[] {
  return [row(columns), row(columns.map(() => "---"))];
}
