import { isRounded, type Statement, type Value } from "#core/model/statement.ts";
import { plain as plainText } from "./escape-command.ts";
import * as markdown from "./escape-markdown.ts";
import * as terminal from "./escape-terminal.ts";
import { oneLine } from "./hidden-characters.ts";
import { shorten } from "./text-size.ts";

/** Longest value that is shown whole, in characters. */
const VALUE_LIMIT = 200;
/** Longest list that is shown whole. */
const LIST_LIMIT = 12;

/** How a medium writes text, code and a list whose items are written already. The only thing that differs between windows. */
export interface Style {
  readonly text: (foreign: string) => string;
  readonly code: (foreign: string) => string;
  readonly list: (items: readonly string[]) => string;
}

/** Words without the name that tests and waivers know them by. */
export type Said = Omit<Statement, "id">;

const commas = (items: readonly string[]): string => items.join(", ");

/** Markdown anywhere but in a table cell. */
export const MARKDOWN: Style = { text: markdown.text, code: markdown.code, list: commas };
/** Markdown in a table cell. */
export const MARKDOWN_CELL: Style = { text: markdown.textCell, code: markdown.codeCell, list: commas };
export const TERMINAL: Style = {
  text: terminal.text,
  code: (foreign) => `\`${terminal.text(foreign)}\``,
  list: commas,
};
/** Annotations, logs, SARIF and JSON. */
export const PLAIN: Style = { text: plainText, code: (foreign) => `\`${plainText(foreign)}\``, list: commas };
/** A title: plain, and nothing is set apart as code. */
export const TITLE: Style = { ...PLAIN, code: plainText };

/** A value as a style writes it: long ones lose their middle, long lists their end, and nothing is empty. */
export function fillValue(value: Value, style: Style, as: "text" | "code" = "text"): string {
  if (isRounded(value)) return fillValue(value.shown, style, as);
  if (typeof value === "object") {
    if (value.length === 0) return style.text("none");
    const shown = value.slice(0, LIST_LIMIT).map((item) => fillValue(item, style, as));
    const left = value.length - shown.length;
    return style.list(left > 0 ? [...shown, style.text(`and ${left} more`)] : shown);
  }
  const whole = shorten(String(value), 2 * VALUE_LIMIT);
  const shown = shorten(oneLine(whole), VALUE_LIMIT);
  if (shown.trim() === "") return style.text('""');
  return style[as](shown);
}

/** What is special in a template: a value as code or as text, words as code, and words that agree with a number. */
const PLACES = /`\{([\w.-]+)\}`|\{([\w.-]+)\}|`([^`]+)`|\[([\w' -]+)\|([\w' -]+)\]/g;

/** A template with every `[file|files]` as `files`, for where it is shown without its values. */
export function ofMany(template: string): string {
  return template.replaceAll(PLACES, (whole, ...groups: readonly unknown[]) =>
    typeof groups[4] === "string" ? groups[4] : whole,
  );
}

/**
 * Writes a template: `{name}` as text, `` `{name}` `` as code, and so is all that stands in backticks, such as `` `key: {name}` ``.
 * `[file|files]` is `file` behind a number that is 1, and `files` behind any other.
 * Templates are ours, but the style writes their words too, so that a `*` or `<` in one is only that.
 * A place without a value stays as it is written.
 */
export function fillTemplate(template: string, values: Statement["values"], style: Style): string {
  let filled = "";
  let end = 0;
  let number: number | null = null;
  for (const match of template.matchAll(PLACES)) {
    const [whole, asCode, asText, words, one, many] = match;
    filled += style.text(template.slice(end, match.index));
    end = match.index + whole.length;
    if (one !== undefined && many !== undefined) {
      filled += style.text(number === 1 ? one : many);
      continue;
    }
    const value = valueOf(values, asCode ?? asText);
    if (typeof value === "number") number = value;
    if (value !== undefined) filled += fillValue(value, style, asCode === undefined ? "text" : "code");
    else filled += words === undefined ? style.text(whole) : style.code(fillRaw(words, values));
  }
  return filled + style.text(template.slice(end));
}

function valueOf(values: Statement["values"], name: string | undefined): Value | undefined {
  return name !== undefined && Object.hasOwn(values, name) ? values[name] : undefined;
}

/** Fills places amid words that are code as a whole; the style escapes them together. */
function fillRaw(words: string, values: Statement["values"]): string {
  const raw: Style = { text: oneLine, code: oneLine, list: commas };
  return words.replace(/\{([\w.-]+)\}/g, (whole, name: string) => {
    const value = valueOf(values, name);
    return value === undefined ? whole : fillValue(value, raw);
  });
}

/** What a statement says, in a style, without white space at either end: emphasis would not close beside it. */
export function says(said: Said, style: Style): string {
  return fillTemplate(said.says, said.values, style).trim();
}

/** What a statement advises, in a style; `null` when it gives no advice. */
export function fixOf(said: Said, style: Style): string | null {
  return said.fix === undefined ? null : fillTemplate(said.fix, said.values, style).trim();
}
