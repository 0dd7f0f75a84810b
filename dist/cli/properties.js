import { t as splitFrontMatter } from "./front-matter.js";
import { t as readYaml } from "./read-yaml2.js";
import { t as Foreign } from "./foreign.js";
// src/core/evidence/markdown/properties.ts
/** Longest dotted name that is read, and one property more than a reading holds, so that it tells when there are more. */
const LONGEST_NAME = 500;
const MOST = 20001;
/**
* The front matter of a Markdown text with its places in the whole file; `null` when there is none or it is empty.
* Its issues are those of YAML.
*/
function frontMatterOf(text, path) {
	const split = splitFrontMatter(text);
	if (split === null || split.yaml.trim() === "") return null;
	const read = readYaml("\n".repeat(split.yamlLineOffset) + split.yaml, path);
	if (!read.ok) return (read.issues.length === 1 ? read.issues[0]?.id : void 0) === "empty" ? null : {
		ok: false,
		issues: read.issues
	};
	const value = Foreign.of(read.value, path);
	return read.warnings === void 0 ? {
		ok: true,
		value
	} : {
		ok: true,
		value,
		warnings: read.warnings
	};
}
/**
* The plain values of a Markdown text's front matter: nested keys are joined by dots, a list of plain values is one text
* (`a, b`), the entries of other lists go by index (`model-index.0.name`). Empty values are left out, and so are names over 500 characters. Issues are those of YAML.
*/
function propertiesOf(text, path) {
	const read = frontMatterOf(text, path);
	if (read === null) return {
		properties: [],
		issues: []
	};
	if (!read.ok) return {
		properties: [],
		issues: read.issues
	};
	return {
		properties: propertiesIn(read.value),
		issues: read.warnings ?? []
	};
}
/** {@link propertiesOf} for a value that was read before. */
function propertiesIn(root) {
	const properties = [];
	collect(root, "", properties);
	return properties;
}
function collect(from, name, into) {
	if (into.length >= MOST || name.length > LONGEST_NAME) return;
	const value = plainValue(from);
	if (value !== void 0 && name !== "") into.push({
		name,
		value,
		source: from.source
	});
	if (value !== void 0) return;
	const prefix = name === "" ? "" : `${name}.`;
	for (const [key, child] of from.entries) collect(child, prefix + key, into);
	for (const [index, child] of from.items.entries()) collect(child, `${prefix}${index}`, into);
}
/** A text, number or boolean; a list of them as one text; `undefined` for anything else. */
function plainValue(from) {
	const single = from.text ?? from.number ?? from.boolean;
	if (single !== void 0 || !from.isList) return single;
	const plain = from.items.map((item) => item.text ?? item.number ?? item.boolean);
	return plain.length > 0 && plain.every((item) => item !== void 0) ? plain.join(", ") : void 0;
}
export { propertiesIn as n, propertiesOf as r, frontMatterOf as t };
