/** Characters that draw nothing, or that change how their neighbours are drawn, less those an emoji is made of. */
const HIDDEN = new RegExp(
  [
    String.raw`(?![\t-\r])`,
    String.raw`(?!(?<=\p{Extended_Pictographic})\uFE0F)`,
    String.raw`(?!(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}]\uFE0F?)\u200D(?=\p{Extended_Pictographic}))`,
    String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]`,
  ].join(""),
  "gu",
);

/**
 * Spells out what a reader could not see: controls (ANSI sequences begin with one), bidirectional overrides
 * ("Trojan Source", CVE-2021-42574), zero-width and filler characters, lone surrogates. U+202E becomes `<U+202E>`.
 * Tabs and line breaks stay: they are white space, and every caller decides on them. Idempotent.
 */
export function showHidden(text: string): string {
  return text.replace(HIDDEN, (character) => {
    const point = character.codePointAt(0) ?? 0;
    return `<U+${point.toString(16).toUpperCase().padStart(4, "0")}>`;
  });
}

/** {@link showHidden}, with every run of white space (line breaks too) as one space. */
export function oneLine(text: string): string {
  return showHidden(text).replace(/\s+/gu, " ");
}
