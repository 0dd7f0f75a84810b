import "./rolldown-runtime.js";
import { t as defineReader } from "./define-reader.js";
import { r as readValues } from "./read-statement.js";
import { t as ReadingBuilder } from "./reading-builder.js";
import { n as readEnvelope, t as isEnvelope } from "./read-envelope.js";
// src/core/evidence/dsse/reader.ts
const ID = "dsse";
/** DSSE envelopes around in-toto statements, one or one a line. */
const dsse = defineReader({
	id: ID,
	title: "DSSE envelope",
	detect: (text) => {
		const opening = text.slice(0, 65536);
		const { length } = opening;
		return /^\s*\{/.test(opening) && /"payload(?:Type)?"\s*:\s*"/.test(opening) && !/"dsseEnvelope"/.test(opening) && /"payloadType"/.test(length < text.length ? text : opening);
	},
	read: (file) => {
		const builder = new ReadingBuilder(ID, file);
		const { values, issues } = readValues(file);
		builder.problems(issues);
		for (const value of values) if (isEnvelope(value)) readEnvelope(value, file.path, builder);
		else builder.problem(NO_ENVELOPE, value.where);
		return builder.build();
	}
});
const NO_ENVELOPE = {
	id: "no-envelope",
	says: "This is no DSSE envelope: it has no `payload` or no `payloadType`.",
	fix: "List the file that holds the envelope, or name its format with `as:`."
};
export { dsse };
