// src/git/decode-text.ts
const decoder = new TextDecoder("utf-8", {
	fatal: true,
	ignoreBOM: true
});
/** The text of a file, or `null` when it is not UTF-8 or holds a NUL byte. A byte order mark is kept: positions count it. */
function decodeText(bytes) {
	if (bytes.includes(0)) return null;
	try {
		return decoder.decode(bytes);
	} catch {
		return null;
	}
}
export { decodeText as t };
