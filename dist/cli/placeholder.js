// src/core/source/blank.ts
/**
* Single words that forms put between brackets for what is to be written. Taken from templates of model cards, runbooks, decision records
* and reviews of incidents; a word of prose between brackets, such as `[sic]` or `[optional]`, is none of them.
*/
const FIELD = /^(?:(?:[a-z]{1,20}[-_ ])?(?:authors?|commands?|contacts?|dates?|descriptions?|duration|e-?mails?|impact|links?|metrics?|names?|numbers?|objectives?|owners?|reasons?|reviewers?|roles?|services?|severity|sources?|status|summary|systems?|teams?|times?|timestamps?|titles?|types?|urls?|values?|versions?)(?:\(s\))?(?:[ _-]?\d{1,2})?|(?:criterion|decision|driver|goal|item|option|outcome|requirement|risk|step|task|use case) \d{1,2}|x\.x(?:\.x)?)$/i;
/** A date or a time by its letters: `YYYY-MM-DD`, `HH:MM`. */
const CLOCK = "(?:YYYY[-/.]MM[-/.]DD|(?:DD|MM)[-/.](?:DD|MM)[-/.]YYYY|HH:MM(?::SS)?)";
const DATE = new RegExp(`^${CLOCK}`);
/** The same between brackets, wherever it stands but in the name of a file, or as what a label of a day says: a column is called `order_date`. */
const DATED = new RegExp(`(?<![\\w/.-])[[{]${CLOCK}[^[\\]{}]{0,60}[\\]}](?![\\w/.-])|^(?:Date|Created|Decided|Reviewed|Tested|Updated|\\p{Lu}[^\\n:|]{0,40} (?:[Dd]ate|[Cc]reated|[Dd]ecided|[Rr]eviewed|[Tt]ested|[Uu]pdated))(?: \\w{1,12}){0,2} ?: {0,3}${CLOCK}$`, "mu");
/** A line that is one value, or several with signs between them: each between brackets. */
const VALUE = "(?:[[{][^[\\]{}\\n]{1,200}[\\]}](?:\\([a-z]\\))?(?:[ ,;/&.–—-]{1,4}|(?=\\n|$))){1,6}";
const WHOLE$1 = new RegExp(`^(?:${VALUE}(?:\\n|$))+$`);
/** A label before such a value: what ends in a colon or a dash. */
const LABELLED = new RegExp(`^[^\\n]{0,80}?[:–—] {0,3}(${VALUE})$`, "gm");
/** One of them. */
const BRACKET = /\[([^[\]{}\n]{1,200})\]|\{([^[\]{}\n]{1,200})\}/g;
/** Longest text that can be nothing but values. */
const LONGEST = 2e3;
/** Several words of which a set or a tuple is made: `cat, dog`, `a | b`. */
const SET = /^[\w.'"-]{1,40}(?:\s?[,;|]\s?[\w.'"-]{1,40})+$/;
/** Answers of which one is to be chosen. */
const CHOICE = /^\p{Lu}[\p{L} -]{1,40}(?: ?[|/] ?\p{L}[^|/]{0,60}){1,12}$/u;
/** A source that is cited, or an answer: `Mitchell et al. 2019`, `see below`, `not applicable`. */
const CITED = /\b(?:1[89]|20)\d\d\b|\bet al\b|^(?:see|cf|ibid|source|ref|no|not|none|redacted|removed|omitted)(?![\p{L}\p{N}])/iu;
/** Two words or more, of which the first begins with a letter. */
const WORDS$1 = /^\p{L}[\p{L}'’/()-]*[,:?]? \S/u;
/** Signs of formulas and of code. */
const CODE = /:\s?['"]|[=<>\\^$"`;*]|\w\(|\)\.|::|\d\s?[-+/]\s?\d/;
/**
* What stands between square brackets or braces in place of a value, as forms leave it: `Owner: [Team name]`, `{date}`,
* `[Proposed | Accepted]`; `undefined` where nothing does. It is one only where it is all that a line says, but for a label, since prose, formulas and
* citations use brackets, too. Takes plain text with its line breaks; links have lost their brackets by then. Linear in the text.
*/
function blankIn(text) {
	const dated = DATED.exec(text);
	if (dated !== null) return dated[0].trim();
	if (!/[[{]/.test(text)) return void 0;
	const values = [...text.matchAll(LABELLED)].map(([, value = ""]) => value);
	for (const value of isWhole(text) ? [text.trim(), ...values] : values) {
		const blank = [...value.matchAll(BRACKET)].find(([, square, brace]) => isBlank(square, brace));
		if (blank !== void 0) return blank[0];
	}
}
/** Whether a text is nothing but values, and each is one that is left open: links whose text has brackets of its own are a row of names. */
function isWhole(text) {
	const plain = text.trim();
	if (plain.length > LONGEST || !WHOLE$1.test(plain)) return false;
	return [...plain.matchAll(BRACKET)].every(([, square, brace]) => isBlank(square, brace));
}
function isBlank(square, brace) {
	return square === void 0 ? isVariable((brace ?? "").trim()) : isField(square.trim());
}
function isField(words) {
	if (FIELD.test(words) || DATE.test(words) || CHOICE.test(words) || /^e\.g\.?,? /i.test(words)) return true;
	return WORDS$1.test(words) && !CITED.test(words) && !CODE.test(words) && !SET.test(words);
}
/** What stands between braces: words, or a name as programs fill it in. */
function isVariable(words) {
	if (isField(words)) return true;
	return /^[A-Za-z]{2,30}(?:[_-][A-Za-z0-9]{1,30}){1,5}$/.test(words);
}
// src/core/source/placeholder.ts
/** Words that only templates begin with, right after `<`: kept as text, since no browser knows such an element. */
const TO_FILL = /<\s{0,3}(?:fill|insert|enter|your(?! mileage)|add|describe|todo|tbd|placeholder)\b[^<>=]{0,120}>/i;
/**
* What authors and templates leave to be filled in. Sources: `[More Information Needed]` and `{{ … }}` of huggingface/huggingface_hub's card
* templates, `{short title, …}` of MADR, `[NEEDS INPUT]` of generators. All bounded, none can backtrack over a text.
*/
const MARKERS = [
	/\[more information (?:is )?needed\]/i,
	/(?:^|: )more information (?:is )?needed[.!]?$/im,
	/\[\s{0,3}(?:needs? input|to be (?:filled|completed|determined|defined|done)|fill[ -]?in|placeholder|todo|tbd|tba)(?![a-z-])[^[\]]{0,80}\]/i,
	/\[\s{0,3}(?:(?:insert|describe|your) (?!key\b)|(?:add|enter) \p{L}{1,40} )\p{L}[^[\]]{0,80}\]/iu,
	TO_FILL,
	/(?<!=)\{\{-?\s{0,5}(?:cookiecutter\.\w|[A-Za-z_][\w -]{0,80}(?![\w (.-]))[^{}]{0,200}\}\}/,
	/(?<![\w\\}^${])\{(?:short title|(?:title|name|description) of|describe|list|insert|enter|add|your|fill|decision driver|argument|justification|example|proposed \||YYYY|this is an optional|you might)\b[^{}\\]{1,200}\}/i,
	/(?<![\w\\}^${])\{[A-Za-z]{2,30} [^{}\\]{0,200}(?:e\.g\.|…|\.\.\.)[^{}\\]{0,200}\}/,
	/\blorem ipsum\b/i,
	/(?<![?\w])(?!(?<=^\s{0,9})\?{3}\+? {0,3}[A-Za-z-]{1,30}(?:(?: {1,3}[\w-]{1,30}){0,2} {0,3}"| {0,3}$))\?{3,9}(?![?\w])/m
];
/** A formula between dollars as pandoc reads one: no blank inside of them, no digit after. Braces in it are signs of mathematics. */
const FORMULA = /\$(?=\S)[^$\n]{1,300}(?<=\S)\$(?!\d)/g;
const WORDS = "TODO|FIXME|XXX|TBD|TBA";
/** A word in capitals that may stand for text to be written: not in quotes, nor part of a name (`TODO.md`, `TODO-list`, `docs/TODO`). */
const WORD = new RegExp(`(?<![\\p{L}\\p{N}_"'“‘«-]|\\w/)(?:${WORDS})(?![\\p{L}\\p{N}_]|[-.][\\p{L}\\p{N}_]|["'”’»])`, "gu");
/** Characters on each side of a word in capitals by which it is told what it is. */
const AROUND = 120;
/** Before a word that is counted or told to be absent: `no TODO`, `keine offenen TODO`. */
const DENIED = new RegExp(`(?<!\\p{L})(?:any|every|each|(?:no|without|keine?[mnrs]?|ohne|sin|sans|aucune?|senza|nessun[ao]?|geen|zonder)(?: \\p{L}{1,30})?) (?:(?:${WORDS})(?:/|, | and | or ))*$`, "iu");
/** Before a word that names a remark in code. `TBD` is none: `a TBD number of rows`. */
const POINTED_AT = /(?<!\p{L})(?:an?|another|the|this|that|these|those|our|their|one) $/iu;
/** After a word that says what a thing is called: `TODO comments`, `TODO/FIXME comments`, `TBD entries`. */
const CALLED = new RegExp(`^(?:(?:/|, | and | or )(?:${WORDS}|HACK))* (?:apps?|comments?|entries|entry|items?|labels?|lists?|markers?|notes?|placeholders?|tags?|tickets?|words?)\\b`);
/** After a name of biology: the Tribeč virus, and tick-borne diseases. */
const OF_BIOLOGY = /^[ -](?:virus(?:es)?|diseases?|pathogens?|infections?|vaccines?|vectors?|strains?|genomes?|antibod(?:y|ies))\b/i;
/** What a text abbreviates by a word: `trunk-based development (TBD)`, `TBA (total body area)`. What is yet to be is none. */
const SPELLED = {
	TBD: spelledOut("TBD", "t\\p{L}{0,30}[ -](?!(?:be|been|being|by)(?!\\p{L}))b\\p{L}{0,30}[ -]d\\p{L}{1,30}"),
	TBA: spelledOut("TBA", "t\\p{L}{0,30}[ -](?!(?:be|been|being|by)(?!\\p{L}))b\\p{L}{0,30}[ -]a\\p{L}{1,30}")
};
function spelledOut(word, words) {
	const long = `(?<!\\p{L})(?!to[ -]be(?!\\p{L}))${words}(?:s|es)?`;
	return new RegExp(`${long}[*_]{0,3} ?[([]["“']?${word}s?["”']?[)\\]]|(?<!\\p{L})${word}s?[*_]{0,3} ?(?:[([=–—:]|is|stands for|means) ?["“']?${long}`, "iu");
}
/** Before a word that begins something: a text, a line, a sentence, an entry, a value. */
const BEGINS = /(?:^|[:;.,!?–—|=([\]>*_•]|(?:^|\s)-)\s{0,3}$/;
/** After a word that ends something. */
const ENDS = /^\s{0,3}(?:$|[.,;!?)\]|*_–—]|- )/;
const ASKS = /^\s?[:(]/;
/** After `TODO` that is Spanish or Portuguese for “all”, in a text that is written in capitals. */
const ALL = /^ (?:EL|LO|LA|LOS|LAS|ESTO|ESTE|ESTA|ESO|UN|SU|TIPO|O|OS|MUNDO)(?!\p{L})/u;
/** Signs that mean nothing on their own. */
const SIGNS = /^(?:\?+|\.{2,}|…+|[-–—]+|_{2,})$/;
/** Signs that rule a line. */
const RULER = /^[-–—]{4,}$/;
/** What ends an element of a language of tags. */
const END_TAG = /^<\//;
/** A word that stands for a text to be written, wherever it is the whole text. */
const WHOLE = /^(?:t\.?b\.?[acd]|fixme|(?:still )?to be (?:added|announced|completed|confirmed|decided|defined|described|determined|done|filled(?: in| out)?|provided|specified|written)(?: later| soon)?)$/i;
/** The same, where it may also be a label (`todo` of a list of states) or a word of another language in a table. */
const WHOLE_VALUE = /^(?:todo|x{3,9}|placeholder|<[^<>]{1,120}>)$/i;
/** What is marked off by `<` and `>` and is an address, or a token of a tokenizer. */
const QUOTED = /^<(?:[^<>\s]{1,100}(?::\/\/|@)[^<>\s]{1,100}|\|[^<>]{1,60}\||\/?(?:unk|pad|mask|[be]os|cls|sep|s)|your mileage may vary)>$/i;
/** The beginning of a note to oneself, in whatever letters: `tbd later`, `todo: write this section`. */
const BEGUN = /^(?:tb[acd](?:\s{0,3}[:.,;(–—]|\s{1,3}(?:- |(?:after|asap|before|by|in|later|next|once|soon|until|when|with)\b))|todo(?:\s{0,3}:|\s{1,3}(?:[-–—] |(?:add|ask|check|decide|define|describe|document|explain|fill|find|later|soon|write)\b)))/i;
/**
* Words for later in a single sentence that says nothing else, in whatever letters and wherever they stand. Only what cannot be part of an
* answer: that something is “to be completed in January” is one.
*/
const LATER = new RegExp(`(?<![\\p{L}\\p{N}])(?:${WORDS}|x{3,9}|asdf\\w{0,20}|fill (?:this )?in|insert|lorem|placeholder|reason here|to be (?:decided|defined|done|explained|filled))(?![\\p{L}\\p{N}])`, "iu");
/** Longest text that is looked at as a whole. */
const LONGEST_WHOLE = 200;
/** What nobody sees: characters without a shape, and the pattern of Braille without dots. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** Words that a whole text spells out as abbreviations of something else, so that they stand for nothing to be written in any part of it. */
function abbreviationsIn(text) {
	const plain = text.replace(/\s+/g, " ");
	return new Set(Object.keys(SPELLED).filter((word) => plain.includes(word) && SPELLED[word]?.test(plain)));
}
/**
* The first marker of each kind that was left in a text, or `undefined`. Takes plain text with its line breaks: words about `TODO` are
* written in backticks, and code is not part of plain text. `named` are the {@link abbreviationsIn} the text that it is part of. Linear in
* the text.
*/
function placeholderIn(text, named = abbreviationsIn(text)) {
	const one = text.replace(/[^\S\n]+/g, " ");
	const line = one.replaceAll("\n", " ").replace(FORMULA, " ");
	for (const marker of MARKERS) {
		const found = marker.exec(marker.multiline ? one : line);
		if (found !== null) return found[0].slice(0, 120);
	}
	const blank = blankIn(one);
	if (blank !== void 0) return blank.slice(0, 120);
	for (const { 0: word, index } of one.matchAll(WORD)) {
		if (named.has(word)) continue;
		const before = one.slice(Math.max(0, index - AROUND), index);
		const after = one.slice(index + word.length, index + word.length + AROUND);
		if (isMeant(word, before.slice(before.lastIndexOf("\n") + 1), after.split("\n", 1)[0] ?? "")) return word;
	}
}
/** Whether a word in capitals stands for something to be written, by what stands before and after it on its line. */
function isMeant(word, before, after) {
	if (DENIED.test(before) || CALLED.test(after)) return false;
	if (word === "TBD" || word === "TBA") return !OF_BIOLOGY.test(after);
	if (POINTED_AT.test(before)) return false;
	if (word === "FIXME") return true;
	if (word === "XXX") return /^\s?:/.test(after) ? !/[\d,]$/.test(before) : /(?:^|[:=[] ?)$/.test(before) && ENDS.test(after);
	if (ASKS.test(after)) return true;
	if (BEGINS.test(before)) return !ALL.test(after);
	return ENDS.test(after) && !isInCapitals(before);
}
/** Whether words are written in capitals throughout, so that one more of them does not stand out. */
function isInCapitals(text) {
	return !/\p{Ll}/u.test(text) && (text.match(/\p{Lu}{2,}/gu) ?? []).length >= 2;
}
/**
* What stands in a single value for something that is still to be written, or `undefined`: the value as a whole, such as `tbd`, `-` or
* `<run id>`, or a marker as {@link placeholderIn} finds them. What stands in backticks is quoted. Characters that
* nobody sees are told by their numbers.
*/
function placeholderOf(value) {
	const plain = seen(value).trim();
	if (plain === "" && value.trim() !== "") return [...value.trim()].slice(0, 3).map((each) => `U+${(each.codePointAt(0) ?? 0).toString(16).toUpperCase()}`).join(" ");
	const short = bare(plain);
	if (SIGNS.test(short) || WHOLE_VALUE.test(short) && !QUOTED.test(short)) return plain;
	return wholeIn(plain) ?? placeholderIn(plain.replace(/`[^`]*`/g, " "));
}
/**
* What stands in a sentence that has to give a reason for that which is still to be written, or `undefined`: a marker as
* {@link placeholderOf} finds them, or a word for later wherever it stands, since such a sentence speaks of nothing that is called so.
*/
function placeholderOfReason(sentence) {
	return placeholderOf(sentence) ?? LATER.exec(seen(sentence))?.[0];
}
/**
* What stands in a paragraph, an entry or a cell for something that is still to be written, or `undefined`: all of it, such as
* `tbd later`, or a marker as {@link placeholderIn} finds them. Where it is a paragraph by itself, signs such as `...` and
* single words such as `todo` count, too: in a table or a list they are labels and ellipses.
*/
function placeholderOfBlock(text, isParagraph, named = abbreviationsIn(text)) {
	const plain = seen(text).trim().replace(/^\[\^[^\]\s]{1,40}\]:?\s{0,9}/, "");
	const short = bare(plain);
	const isSign = SIGNS.test(short) && !RULER.test(short);
	if (isParagraph && (isSign || WHOLE_VALUE.test(short) && !END_TAG.test(short))) return plain;
	return wholeIn(plain) ?? placeholderIn(text, named);
}
function wholeIn(plain) {
	return WHOLE.test(bare(plain)) || BEGUN.test(plain) ? plain.slice(0, 120) : void 0;
}
/** A short text without the punctuation around it; signs alone are left as they are, and so is a text that is no single word. */
function bare(plain) {
	if (plain.length > LONGEST_WHOLE || SIGNS.test(plain)) return plain;
	return plain.replace(/^[\s*_([]{1,9}/, "").replace(/[\s*_)\].,;:!…]{1,9}$/, "");
}
function seen(text) {
	return text.replace(UNSEEN, "");
}
/** Whether a value answers that there is nothing to answer: `N/A`, `not applicable`. */
function isNoAnswer(value) {
	return /^(?:n\.?\/?a\.?|not (?:applicable|available))\.?$/i.test(seen(value).trim());
}
/** Whether anything is in a text that somebody can see: more than white space and characters without a shape. */
function isSeen(text) {
	return /\S/.test(seen(text));
}
/** Whether a text says anything to somebody who reads it: a letter, a digit, or a sign that is no punctuation. */
function saysAnything(text) {
	return /[\p{L}\p{N}\p{S}]/u.test(seen(text));
}
/** Whether a tag of HTML stands for words to be filled in, such as `<fill in>`. */
function isTagToFill(tag) {
	return TO_FILL.exec(tag)?.[0] === tag;
}
export { placeholderIn as a, placeholderOfReason as c, isTagToFill as i, saysAnything as l, isNoAnswer as n, placeholderOf as o, isSeen as r, placeholderOfBlock as s, abbreviationsIn as t };
