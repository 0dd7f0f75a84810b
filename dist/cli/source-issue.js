// src/core/source/source-issue.ts
/** What can be wrong with a file before anyone asks what it means. Ids are stable; prose may change. */
const WORDS = {
	empty: {
		says: "This file is empty.",
		fix: "Write its content, or delete the file."
	},
	"too-large": {
		says: "This file is larger than {limit} bytes, so it was not read.",
		fix: "Keep only what is needed here, and move data into files of their own."
	},
	"too-deep": {
		says: "Lists and mappings are nested more than {limit} deep here.",
		fix: "Flatten the structure."
	},
	"not-yaml": {
		says: "This is not readable YAML: {reason}.",
		fix: "Correct the syntax at this place."
	},
	"needs-quotes": {
		says: "A value that begins with `{sign}` must be in quotes.",
		fix: "Write `{quoted}`."
	},
	"colon-in-value": {
		says: "A value that holds a colon with a blank behind it must be in quotes.",
		fix: "Write `{quoted}`, or remove the blank."
	},
	"decimal-comma": {
		says: "`{found}` is two entries for YAML, since the decimal mark is a point.",
		fix: "Write `{meant}`, with a point."
	},
	"tab-indentation": {
		says: "A tab character indents this line, and YAML does not allow that.",
		fix: "Indent with spaces."
	},
	"several-documents": {
		says: "Expected exactly one YAML document, and found {count}.",
		fix: "Remove the `---` line that starts another document, and what follows it."
	},
	"duplicate-key": {
		says: "The key `{key}` stands twice in the same mapping; it was first written on line {first}.",
		fix: "Keep one of the two."
	},
	alias: {
		says: "YAML anchors and aliases (`&name`, `*name`) are not used in this file, and `{name}` is one.",
		fix: "Write the value out at each place."
	},
	"forbidden-key": {
		says: "`{key}` cannot be used as a key.",
		fix: "Choose another name."
	},
	"key-characters": {
		says: "The key `{key}` contains an invisible or control character.",
		fix: "Delete the key and type it again by hand."
	},
	"complex-key": {
		says: "A key must be plain text, not a list or a mapping.",
		fix: "Write the key as text; put quotes around it if it contains brackets."
	},
	"non-finite": {
		says: "`{found}` is not a number that can be compared.",
		fix: "Find out why the tool could not compute this value."
	},
	"not-json": {
		says: "This is not readable JSON: expected {expected}, found {found}.",
		fix: "Write the file again with the tool that made it."
	}
};
/** An issue about the form of a file, worded once for all readers. */
function sourceIssue(id, where, values = {}) {
	return {
		id,
		...WORDS[id],
		values,
		where
	};
}
/** Foreign text made short enough for a sentence, with invisible characters spelled out (`U+202E`). */
function shown(text, longest = 80) {
	return (text.length > longest ? `${text.slice(0, longest)}…` : text).replace(INVISIBLE_ALL, (character) => spell(character));
}
/** Control, format (bidi marks, zero-width), line separator and unpaired surrogate characters. */
const INVISIBLE_ALL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
/** Whether a text holds characters that a reader cannot see. */
function hasInvisible(text) {
	return INVISIBLE.test(text);
}
function spell(character) {
	return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
export { shown as n, sourceIssue as r, hasInvisible as t };
