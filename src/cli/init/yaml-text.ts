/** Words and paths that need no quotes in YAML: letters first, then nothing that YAML gives a meaning to. */
const PLAIN = /^(?:\.{1,2}\/)*[A-Za-z][A-Za-z0-9]*(?:[ ._/-][A-Za-z0-9]+)*$/;
/** Words that YAML 1.1 or 1.2 reads as something else than text. */
const TAKEN = /^(?:true|false|yes|no|on|off|null|y|n)$/i;
/** What JSON leaves as it is, and YAML cannot hold, or an editor would not show. */
const UNSEEN =
  /[\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff]/gu;

/**
 * Any text as a YAML scalar on one line, which reads back as that text: plain where that is safe, else in double quotes. Goes
 * into block and flow collections. Characters that nobody could see are spelled out.
 */
export function yamlText(text: string): string {
  if (text.length <= 80 && PLAIN.test(text) && !TAKEN.test(text)) return text;
  return JSON.stringify(text).replace(UNSEEN, (character) => {
    const unit = character.charCodeAt(0);
    return `\\u${unit.toString(16).padStart(4, "0")}`;
  });
}

/** Texts as a YAML list on one line. */
export function yamlList(texts: readonly string[]): string {
  return `[${texts.map(yamlText).join(", ")}]`;
}
