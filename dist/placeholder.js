// src/core/source/placeholder.ts
/** Words that only templates begin with, right after `<`: kept as text, since no browser knows such an element. */
const TO_FILL = /<\s{0,3}(?:fill|insert|enter|your|add|describe|todo|tbd|placeholder)\b[^<>=]{0,120}>/i;
/**
* What authors and templates leave to be filled in. Sources: `[More Information Needed]` and `{{ … }}` of huggingface/huggingface_hub's card
* templates, `{short title, …}` of MADR, `[NEEDS INPUT]` of generators. All bounded, none can backtrack over a text.
*/
const MARKERS = [
	/\[?\bmore information needed\b\]?/i,
	/\[\s{0,3}(?:needs? input|to be (?:filled|completed|determined|defined|done)|fill[ -]?in|insert|describe|add|enter|your|placeholder|todo|tbd|tba)(?![a-z])[^[\]]{0,80}\]/i,
	TO_FILL,
	/\{\{[^{}]{1,200}\}\}/,
	/(?<![\w\\}^$])\{[A-Za-z]{2,30} [^{}\\]{4,200}\}/,
	/\blorem ipsum\b/i,
	/(?<![?\w])\?{3,9}(?![?\w])/
];
/**
* A word in capitals that stands for text to be written. It does not where somebody speaks about the word: in quotes, in a name
* (`TODO.md`, `TODO-list`), as a thing that is counted (`no TODO`, `a TODO`) or before one (`TODO comments`).
*/
const WORD = /(?<![\w"'“‘«-]|\b(?:[Nn]o|any|every|each|without) )(?:(?<!\ba )(?:TODO|FIXME|XXX)|TBD|TBA)(?!\w|-\w|\.\w|["'”’»]| (?:apps?|comments?|entries|entry|items?|labels?|lists?|markers?|notes?|placeholders?|tags?|tickets?|words?)\b)/;
/** A value that is nothing else than a word or sign for "still to be written". */
const WHOLE = /^(?:todo|tbd|tba|fixme|x{3,9}|\?+|\.{3}|…|placeholder|<[^<>]{1,120}>)$/i;
/**
* The first marker of each kind that was left in a text, or `undefined`. Takes plain text: words about `TODO` are
* written in backticks, and code is not part of plain text.
*/
function placeholderIn(text) {
	for (const marker of [...MARKERS, WORD]) {
		const found = marker.exec(text);
		if (found !== null) return found[0].slice(0, 120);
	}
}
/**
* What stands in a single value for something that is still to be written, or `undefined`: the value as a whole, such as `tbd` or
* `<run id>`, or a marker as {@link placeholderIn} finds them. What stands in backticks is quoted.
*/
function placeholderOf(value) {
	const plain = value.trim();
	return WHOLE.test(plain) ? plain : placeholderIn(plain.replace(/`[^`]*`/g, " "));
}
/** Whether a tag of HTML stands for words to be filled in, such as `<fill in>`. */
function isTagToFill(tag) {
	return TO_FILL.exec(tag)?.[0] === tag;
}
export { placeholderIn as n, placeholderOf as r, isTagToFill as t };
