import "./rolldown-runtime.js";
import { t as readJson } from "./read-json.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { t as ReadingBuilder } from "./reading-builder.js";
import { r as quantity } from "./parse-quantity.js";
import { n as shown } from "./source-issue.js";
// src/core/evidence/croissant/read-distribution.ts
const LENGTHS = [["sha256", 64], ["md5", 32]];
const SIZE = /^(\d{1,15}(?:\.\d{1,9})?) ?([A-Za-z]{0,3})$/;
/** What the Hub writes in the place of a digest of a whole git repository, which has none. */
const NO_DIGEST = "https://github.com/mlcommons/croissant/issues/";
/** The files of a data set as artifacts with their digests. File sets are patterns over them and no content of their own. */
function readDistribution(builder, distribution) {
	const files = distribution.isMapping ? [distribution] : distribution.items;
	for (const file of files) {
		if (file.at("@type").text?.endsWith("FileSet") === true) continue;
		const name = file.at("contentUrl").text ?? file.at("@id").text ?? file.at("name").text;
		if (name === void 0) {
			builder.problem({
				id: "unnamed-file",
				says: "A file of the data set has neither `contentUrl` nor a name.",
				fix: "Write where its content is."
			}, file.where);
			continue;
		}
		const size = sizeOf(file.at("contentSize"));
		builder.add("artifacts", {
			name,
			digests: digestsOf(builder, file),
			...size === void 0 ? {} : { size },
			source: file.source
		});
	}
}
function digestsOf(builder, file) {
	return LENGTHS.flatMap(([algorithm, length]) => {
		const from = file.at(algorithm);
		const value = from.text?.trim();
		if (!from.present || value?.startsWith(NO_DIGEST) === true) return [];
		if (value?.length === length && /^[0-9a-f]+$/i.test(value)) return [{
			algorithm,
			value: value.toLowerCase()
		}];
		const says = "`{algorithm}` is {found}, which is no digest.";
		const values = {
			algorithm,
			found: shown(value ?? "no text", 80)
		};
		builder.problem({
			id: "not-a-digest",
			says,
			fix: "Write the hexadecimal digest of the file's content.",
			values
		}, from.where);
		return [];
	});
}
/** Bytes of `117743 B` or `1.5 MB`; a size that cannot be read is left out, since nothing is decided by it. */
function sizeOf(from) {
	if (from.number !== void 0 && from.number >= 0) return from.number;
	const match = SIZE.exec(from.text?.slice(0, 40) ?? "");
	const read = match === null ? void 0 : quantity(Number(match[1]), match[2] === "" ? "B" : match[2] ?? "");
	return read?.ok === true && read.value.dimension === "information" ? read.value.base : void 0;
}
// src/core/evidence/croissant/read-fields.ts
/** Data types by their name without vocabulary: of `sc:Integer`, `cr:Int64` and `https://schema.org/Integer`. */
const KINDS = [
	[/^(?:Integer|U?Int\d*)$/i, "integer"],
	[/^(?:Number|Float\d*|Decimal|BFloat16)$/i, "number"],
	[/^(?:Text|URL|String|Enumeration)$/i, "string"],
	[/^Boolean$/i, "boolean"],
	[/^(?:Date|DateTime|Time)$/i, "time"],
	[/^(?:ImageObject|AudioObject|VideoObject|Bytes)$/i, "binary"]
];
/** The fields of the record sets as columns of the data set; parts of a field have dotted names. */
function readFields(builder, recordSets) {
	for (const set of recordSets.isMapping ? [recordSets] : recordSets.items) {
		const table = set.at("name").text ?? set.at("@id").text ?? "";
		addFields(builder, set.at("field"), table, "");
	}
}
function addFields(builder, fields, table, parent) {
	for (const field of fields.isMapping ? [fields] : fields.items) {
		const own = ownName(field, parent === "" ? table : parent);
		if (own === void 0) {
			builder.problem({
				id: "unnamed-field",
				says: "A field of the records has no name.",
				fix: "Give it the name that the data has."
			}, field.where);
			continue;
		}
		const name = parent === "" ? own : `${parent}.${own}`;
		const type = typeOf(field.at("dataType"));
		builder.add("columns", {
			of: "dataset",
			...table === "" ? {} : { table },
			name,
			type,
			kind: kindOf(type),
			source: field.source
		});
		addFields(builder, field.at("subField"), table, name);
	}
}
/** Names repeat what they are in, as `passengers/age`: the column is `age`. */
function ownName(field, within) {
	const name = field.at("name").text ?? field.at("@id").text;
	return name?.startsWith(`${within}/`) === true ? name.slice(within.length + 1) : name;
}
/** The first of several types: the others say what it means, such as `wd:Q48277`. */
function typeOf(dataType) {
	return dataType.text ?? dataType.at("@id").text ?? dataType.items[0]?.text ?? "";
}
function kindOf(type) {
	const name = type.slice(Math.max(type.lastIndexOf(":"), type.lastIndexOf("/"), type.lastIndexOf("#")) + 1);
	return KINDS.find(([names]) => names.test(name))?.[1] ?? "other";
}
// src/core/evidence/croissant/reader.ts
const FORMAT = "croissant";
const LONGEST = 2e3;
/** Keys of the vocabulary for responsible AI (docs.mlcommons.org/croissant/docs/croissant-rai-spec.html). */
const RAI = [
	["dataLimitations", "limitation"],
	["dataBiases", "limitation"],
	["personalSensitiveInformation", "sensitive-data"],
	["dataUseCases", "purpose"],
	["dataSocialImpact", "risk"]
];
const PROPERTIES = [
	"name",
	"version",
	"conformsTo",
	"datePublished",
	"dateModified",
	"isLiveDataset",
	"url"
];
/** A data set described in Croissant 1.0 or 1.1. The mapping is in this folder's README. */
const croissant = defineReader({
	id: FORMAT,
	title: "Croissant",
	detect: (text) => text.trimStart().startsWith("{") && text.includes("\"@context\"") && text.includes("mlcommons.org/croissant") && /"(?:distribution|recordSet|conformsTo)"/.test(text),
	read(file) {
		const parsed = readJson(file.text, file.path);
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const root = Foreign.of(parsed.value, file.path);
		const builder = new ReadingBuilder(FORMAT, file);
		readIdentity(builder, root);
		for (const licence of listed(root.at("license"))) {
			const expression = licence.text ?? licence.at("url").text ?? licence.at("@id").text ?? licence.at("name").text;
			if (expression !== void 0) builder.add("licences", {
				of: "dataset",
				expression,
				source: licence.source
			});
		}
		readDistribution(builder, root.at("distribution"));
		readFields(builder, root.at("recordSet"));
		readTerms(builder, root);
		if (builder.empty) builder.problem({
			id: "no-dataset",
			says: "This describes no data set: it has no name, files, records or licence.",
			fix: "Write it with `mlcroissant`."
		});
		return builder.build();
	}
});
function readIdentity(builder, root) {
	for (const name of PROPERTIES) {
		const from = root.at(name);
		const value = from.text ?? from.number ?? from.boolean;
		if (value !== void 0) builder.add("properties", {
			name,
			value,
			source: from.source
		});
	}
	const name = root.at("name");
	const version = root.at("version");
	const revision = version.text ?? (version.number === void 0 ? void 0 : String(version.number));
	if (name.text !== void 0) builder.add("subjects", {
		kind: "dataset",
		name: name.text,
		...revision === void 0 ? {} : { revision },
		digests: [],
		source: name.source
	});
}
function readTerms(builder, root) {
	for (const [key, kind] of RAI) {
		const places = [root.at(`rai:${key}`), root.at(`http://mlcommons.org/croissant/RAI/${key}`)];
		for (const from of places.flatMap(listed)) if (from.text !== void 0) builder.add("terms", {
			kind,
			value: from.text.slice(0, LONGEST),
			source: from.source
		});
	}
	for (const from of [root.at("creator"), root.at("publisher")].flatMap(listed)) {
		const value = from.text ?? from.at("name").text;
		if (value !== void 0) builder.add("terms", {
			kind: "owner",
			value,
			source: from.source
		});
	}
}
/** JSON-LD writes one value alone and several as a list. */
function listed(from) {
	return from.isList ? from.items : [from];
}
export { croissant };
