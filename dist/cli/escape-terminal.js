// src/core/report/hidden-characters.ts
/** Characters that draw nothing, or that change how their neighbours are drawn, less those an emoji is made of. */
const HIDDEN = new RegExp([
	String.raw`(?![\t-\r])`,
	String.raw`(?!(?<=\p{Extended_Pictographic})\uFE0F)`,
	String.raw`(?!(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}]\uFE0F?)\u200D(?=\p{Extended_Pictographic}))`,
	String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]`
].join(""), "gu");
/**
* Spells out what a reader could not see: controls (ANSI sequences begin with one), bidirectional overrides
* ("Trojan Source", CVE-2021-42574), zero-width and filler characters, lone surrogates. U+202E becomes `<U+202E>`.
* Tabs and line breaks stay: they are white space, and every caller decides on them. Idempotent.
*/
function showHidden(text) {
	return text.replace(HIDDEN, (character) => {
		return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`;
	});
}
/** {@link showHidden}, with every run of white space (line breaks too) as one space. */
function oneLine(text) {
	return showHidden(text).replace(/\s+/gu, " ");
}
// src/core/report/escape-command.ts
/**
* Text for a line of a workflow log or the message of a workflow command, in which no runner finds a command of its own.
* A runner takes `::name::` at the beginning of a line and the older `##[name]` anywhere in it; a zero-width space parts both.
* Line breaks stay, since `@actions/core` encodes them (and `%`) in messages.
*/
function withoutCommands(text) {
	return text.replace(/##(?=\[)/g, "##​").replace(/^([^\S\n]*):(?=:)/gm, "$1​:");
}
/** Foreign text as one plain line: hidden characters are spelled out, and no workflow command is in it. */
function plain(foreign) {
	return withoutCommands(oneLine(foreign));
}
// src/core/report/escape-terminal.ts
/**
* Foreign text for a terminal: one line, in which no character moves the cursor, changes colours, sets a title,
* reorders its neighbours or hides. Workflow commands are parted too, since a terminal's output may be a runner's log.
*/
function text(foreign) {
	return withoutCommands(oneLine(foreign));
}
/** A line of a source file: spaces stay as they are, and a tab is one space so that columns keep their places. */
function sourceLine(foreign) {
	return showHidden(foreign.replace(/[\t-\r\u2028\u2029]/g, " "));
}
export { oneLine as a, withoutCommands as i, text as n, plain as r, sourceLine as t };
