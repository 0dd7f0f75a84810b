// src/cli/shell-quoted.ts
/** A word of a POSIX shell that means exactly this text, whatever it holds. */
function shellQuoted(text) {
	return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
/** An API path with names in it, each encoded so that it stays one part of the path, and quoted for a shell. */
function apiPath(strings, ...names) {
	return shellQuoted(strings.map((part, at) => {
		const name = names[at];
		return name === void 0 ? part : part + encodeURIComponent(name);
	}).join(""));
}
export { shellQuoted as n, apiPath as t };
