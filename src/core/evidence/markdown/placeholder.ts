/**
 * What authors and templates leave to be filled in. Sources: `[More Information Needed]` and `{{ … }}` of huggingface/huggingface_hub's card
 * templates, `{short title, …}` of MADR, `[NEEDS INPUT]` of generators. All bounded, none can backtrack over a text.
 */
const MARKERS: readonly RegExp[] = [
  /\[?\bmore information needed\b\]?/i,
  /\[\s{0,3}(?:needs? input|to be (?:filled|completed|determined|defined|done)|fill[ -]?in|insert|describe|add|enter|your|placeholder|todo|tbd|tba)(?![a-z])[^[\]]{0,80}\]/i,
  /<\s{0,3}(?:fill|insert|enter|your|add|describe|todo|tbd|placeholder)\b[^<>=]{0,120}>/i,
  /\{\{[^{}]{1,200}\}\}/,
  /(?<![\w\\}^$])\{[A-Za-z]{2,30} [^{}\\]{4,200}\}/,
  /\b(?:TODO|TBD|TBA|FIXME|XXX)\b/,
  /\blorem ipsum\b/i,
  /(?<![?\w])\?{3,9}(?![?\w])/,
];

/**
 * The first marker of each kind that was left in a text, or `undefined`. Takes plain text: words about `TODO` are
 * written in backticks, and code is not part of plain text.
 */
export function placeholderIn(text: string): string | undefined {
  for (const marker of MARKERS) {
    const found = marker.exec(text);
    if (found !== null) return found[0].slice(0, 120);
  }
  return undefined;
}
