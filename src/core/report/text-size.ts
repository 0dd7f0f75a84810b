/** Bytes of a text in UTF-8; a lone surrogate counts as the three bytes of its replacement. Never less than `text.length`. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at++) {
    const point = text.codePointAt(at) ?? 0;
    if (point > 0xffff) at++;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/**
 * At most `limit` characters (UTF-16 units): a longer text loses its middle to an ellipsis, since both ends
 * of a path, a digest or a sentence tell it from others. A surrogate pair is never split.
 */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const head = Math.ceil((limit - 1) / 2);
  const start = text.slice(0, head).replace(/[\uD800-\uDBFF]$/, "");
  const end = text.slice(text.length - (limit - 1 - head)).replace(/^[\uDC00-\uDFFF]/, "");
  return `${start}…${limit - 1 - head > 0 ? end : ""}`;
}

/** At most `limit` bytes of UTF-8 from the beginning, with an ellipsis where it was cut. */
export function cutToBytes(text: string, limit: number): string {
  if (byteLength(text) <= limit) return text;
  let used = 3;
  let kept = "";
  for (const character of text) {
    used += byteLength(character);
    if (used > limit) break;
    kept += character;
  }
  return `${kept}…`;
}
