// src/core/evidence/define-reader.ts
/** Identity function whose only job is to check the shape of a reader where it is written. */
function defineReader(reader) {
	return reader;
}
/** A reading of a file that says nothing but what is wrong with it. */
function unreadable(format, file, problems) {
	return {
		path: file.path,
		format,
		digest: file.oid,
		observations: [],
		problems
	};
}
/** A reading with observations; the producer is left out where the file does not name it. */
function reading(format, file, content) {
	const { observations, problems, details, producer } = content;
	return {
		path: file.path,
		format,
		digest: file.oid,
		...producer === void 0 ? {} : { producer },
		observations,
		...details === void 0 ? {} : { details },
		problems
	};
}
/** The first character of a file: where a problem about the whole of it is shown. */
function startOf(file) {
	return {
		path: file.path,
		line: 1,
		column: 1
	};
}
export { unreadable as i, reading as n, startOf as r, defineReader as t };
