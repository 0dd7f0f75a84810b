const WORD = /[A-Za-z_][\w.:-]*\w/g;
const LONGEST = 100;

/**
 * The words of a text that may be names of metrics, each once, in their order: letters, digits, `_`, `.`, `:` and `-` within
 * them. Takes at most `most`.
 */
export function wordsOf(text: string, most = Number.POSITIVE_INFINITY): readonly string[] {
  const found = new Set<string>();
  for (const [word] of text.matchAll(WORD)) {
    if (found.size >= most) break;
    if (word.length <= LONGEST) found.add(word);
  }
  return [...found];
}
