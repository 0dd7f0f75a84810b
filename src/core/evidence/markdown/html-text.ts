import { isTagToFill } from "#core/source/placeholder.ts";

/** An attribute that leads somewhere, within one tag. */
const ATTRIBUTE = /\b(?:href|src)\s{0,9}=\s{0,9}(?:"([^"]{1,2000})"|'([^']{1,2000})')/gi;
/** A tag that draws, shows or plays something by itself; of a drawing in the text, what it is drawn of. */
const DRAWING =
  /^<(?:img|picture|video|audio|object|embed|iframe|canvas|math|path|rect|circle|ellipse|line|polygon|polyline|text|image|use)\b/i;
/** A tag whose content is no text for people. */
const SILENT = /^<(script|style)\b/i;

/** The text of a piece of HTML: without tags, comments, scripts and styles. Linear; what is never closed ends it. */
export function textOfHtml(html: string): string {
  const parts: string[] = [];
  for (let at = 0; at < html.length; ) {
    const tag = html.indexOf("<", at);
    if (tag < 0) return [...parts, html.slice(at)].join("");
    parts.push(html.slice(at, tag));
    const end = endOfTag(html, tag);
    const written = html.slice(tag, end);
    // A tag separates words, as a block does; a comment is nothing at all.
    parts.push(isTagToFill(written.slice(0, 200)) ? written : " ");
    at = end;
  }
  return parts.join("");
}

/** Targets of the links and images in a piece of HTML, without those in comments. */
export function linksInHtml(html: string): readonly string[] {
  const found: string[] = [];
  for (let tag = html.indexOf("<"); tag >= 0; ) {
    const end = endOfTag(html, tag);
    if (/^<[a-z]/i.test(html.slice(tag, tag + 2)))
      for (const [, double, single] of html.slice(tag, end).matchAll(ATTRIBUTE))
        found.push(double ?? single ?? "");
    tag = html.indexOf("<", end);
  }
  return found;
}

/** Whether a piece of HTML draws or plays something, outside of its comments. */
export function drawsInHtml(html: string): boolean {
  for (let tag = html.indexOf("<"); tag >= 0; tag = html.indexOf("<", endOfTag(html, tag)))
    if (DRAWING.test(html.slice(tag, tag + 20))) return true;
  return false;
}

function endOfTag(html: string, tag: number): number {
  if (html.startsWith("<!--", tag)) return after(html, "-->", tag + 4);
  const silent = SILENT.exec(html.slice(tag, tag + 8))?.[1];
  if (silent !== undefined) return after(html, `</${silent}`, tag);
  return after(html, ">", tag);
}

function after(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found < 0 ? html.length : found + mark.length;
}
