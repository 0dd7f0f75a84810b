import "./rolldown-runtime.js";
import { t as defineReader } from "./define-reader.js";
import { t as ReadingBuilder } from "./reading-builder.js";
import { n as readStatement, r as readValues, t as isStatement } from "./read-statement.js";
// src/core/evidence/in-toto/reader.ts
const ID = "in-toto";
/** Bare in-toto statements, one or one a line. Nobody signed them. */
const inToto = defineReader({
	id: ID,
	title: "in-toto statement",
	detect: (text) => {
		const opening = text.slice(0, 65536);
		return /"_type"\s*:\s*"https:\/\/in-toto\.io\/Statement\//.test(opening) && !/"dsseEnvelope"|"payloadType"/.test(opening);
	},
	read: (file) => {
		const builder = new ReadingBuilder(ID, file);
		const { values, issues } = readValues(file);
		builder.problems(issues);
		for (const value of values) if (isStatement(value)) readStatement(value, false, builder);
		else builder.problem(NO_STATEMENT, value.where);
		return builder.build();
	}
});
const NO_STATEMENT = {
	id: "no-statement",
	says: "This is no in-toto statement: `_type` does not say so.",
	fix: "List the file that holds the statement, or name its format with `as:`."
};
export { inToto };
