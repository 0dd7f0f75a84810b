import "./rolldown-runtime.js";
import { t as readYaml } from "./read-yaml2.js";
import { t as JSON_LIMITS } from "./source-document.js";
import { n as shown } from "./source-issue.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { t as ReadingBuilder } from "./reading-builder.js";
import { n as UNITS } from "./units.js";
// src/core/evidence/odcs/read-agreements.ts
/** The standard's spellings of units of time. A year has no fixed length, so it stays a term and is never computed with. */
const UNIT_WORDS = /* @__PURE__ */ new Map([
	["d", "d"],
	["day", "d"],
	["days", "d"],
	["y", "y"],
	["yr", "y"],
	["year", "y"],
	["years", "y"],
	["h", "h"],
	["hr", "h"],
	["hour", "h"],
	["hours", "h"],
	["m", "min"],
	["min", "min"],
	["minute", "min"],
	["minutes", "min"],
	["s", "s"],
	["sec", "s"],
	["second", "s"],
	["seconds", "s"],
	["ms", "ms"],
	["w", "w"],
	["week", "w"],
	["weeks", "w"]
]);
/** What the contract is for and not for, and its service levels: `retention` as a term, the others as parameters and observations. */
function readAgreements(builder, root) {
	const description = root.at("description");
	for (const [key, kind] of [
		["purpose", "purpose"],
		["usage", "purpose"],
		["limitations", "limitation"]
	]) {
		const from = description.at(key);
		if (from.text !== void 0) builder.add("terms", {
			kind,
			value: from.text,
			source: from.source
		});
	}
	const status = root.at("status");
	if (status.text !== void 0) builder.add("terms", {
		kind: "status",
		value: status.text,
		source: status.source
	});
	for (const level of root.at("slaProperties").items) readLevel(builder, level);
}
function readLevel(builder, level) {
	const property = level.at("property").text;
	const value = level.at("value");
	if (property === void 0 || !value.present) {
		builder.problem({
			id: "incomplete-level",
			says: "A service level has no `property` or no `value`.",
			fix: "Write both, or remove the entry."
		}, level.where);
		return;
	}
	const written = level.at("unit").text?.trim();
	const unit = written === void 0 ? "" : UNIT_WORDS.get(written.toLowerCase()) ?? written;
	const plain = value.text ?? value.number ?? value.boolean;
	if (plain === void 0) {
		builder.problem({
			id: "incomplete-level",
			says: "The value of a service level is neither a text nor a number.",
			fix: "Write one value."
		}, value.where);
		return;
	}
	const told = `${plain}${unit}`;
	const of = level.at("element").text;
	const { source } = value;
	if (property.toLowerCase() === "retention") builder.add("terms", {
		kind: "retention",
		...of === void 0 ? {} : { of },
		value: told,
		source
	});
	builder.add("parameters", {
		name: `sla.${property}`,
		value: unit === "" ? plain : told,
		source
	});
	if (value.number === void 0 || !UNITS.has(unit)) return;
	const more = {
		...unit === "" ? {} : { unit },
		...of === void 0 ? {} : { slice: { element: of } }
	};
	builder.record({
		name: `sla.${property}`,
		value: value.number,
		...more,
		source
	});
}
// src/core/evidence/odcs/read-people.ts
const OWNER = /\bowner\b/i;
/** Who owns the data and who may read it, and the pages that the contract points to. */
function readPeople(builder, root) {
	const team = root.at("team");
	const name = team.at("name");
	if (name.text !== void 0) builder.add("terms", {
		kind: "owner",
		value: name.text,
		source: name.source
	});
	for (const member of team.isList ? team.items : team.at("members").items) {
		const who = member.at("username").text ?? member.at("name").text;
		const left = member.at("dateOut").present;
		if (who !== void 0 && !left && OWNER.test(member.at("role").text ?? "")) builder.add("terms", {
			kind: "owner",
			value: who,
			source: member.source
		});
	}
	for (const role of root.at("roles").items) {
		const who = role.at("role").text;
		const access = role.at("access").text;
		if (who === void 0) continue;
		const value = access === void 0 ? who : `${who}: ${access}`;
		builder.add("terms", {
			kind: "access",
			value,
			source: role.source
		});
	}
	const places = [
		root,
		root.at("description"),
		...root.at("schema").items
	];
	for (const place of places) for (const definition of place.at("authoritativeDefinitions").items) {
		const url = definition.at("url");
		if (url.text !== void 0) builder.add("links", {
			target: url.text,
			source: url.source
		});
	}
}
// src/core/evidence/odcs/read-quality.ts
/** Operators of the standard that compare with one number. */
const OPERATORS = [
	["mustBe", "eq"],
	["mustBeGreaterThan", "gt"],
	["mustBeGreaterOrEqualTo", "gte"],
	["mustBeLessThan", "lt"],
	["mustBeLessOrEqualTo", "lte"]
];
/**
* The quality rules of a table or column as objectives named `<table>.<column>.<metric>`, and how many there are.
* A rule without a bound that can be told, such as one in prose or `mustNotBe`, is an objective without operator and target.
*/
function readQuality(builder, quality, owner) {
	for (const rule of quality.items) {
		const metric = rule.at("metric").text ?? rule.at("rule").text;
		const label = metric ?? rule.at("name").text ?? rule.at("type").text ?? "rule";
		const percent = /^(?:percent|%)$/i.test(rule.at("unit").text ?? "");
		const bounds = boundsOf(rule);
		for (const { op, from } of bounds) {
			const target = targetOf(builder, from, percent);
			builder.add("objectives", {
				kind: "slo",
				name: owner === "" ? label : `${owner}.${label}`,
				metrics: metric === void 0 ? [] : [metric],
				...op === void 0 || target === void 0 ? {} : {
					op,
					target
				},
				source: rule.source
			});
		}
	}
	return quality.items.length;
}
function boundsOf(rule) {
	const bounds = OPERATORS.flatMap(([key, op]) => {
		const from = rule.at(key);
		return from.present ? [{
			op,
			from
		}] : [];
	});
	const between = rule.at("mustBeBetween");
	if (between.present) bounds.push({
		op: "gte",
		from: between.at(0)
	}, {
		op: "lte",
		from: between.at(1)
	});
	return bounds.length > 0 ? bounds : [{ from: rule }];
}
/** A bound with its unit; what should be a number and is none is a problem. */
function targetOf(builder, from, percent) {
	if (from.isMapping) return void 0;
	if (from.number !== void 0) return percent ? `${from.number}%` : from.number;
	const says = "A bound of a quality rule is {found}, not a number.";
	const fix = "Write a number without quotes, with a point as decimal mark; `unit: percent` makes it a share.";
	const found = shown(typeof from.value === "string" ? from.value : JSON.stringify(from.value ?? null), 40);
	builder.problem({
		id: "not-a-bound",
		says,
		fix,
		values: { found }
	}, from.where);
}
// src/core/evidence/odcs/read-schema.ts
/** The standard's logical types, and what they are in our words. Objects and arrays are columns of kind `other`. */
const KINDS = /* @__PURE__ */ new Map([
	["string", "string"],
	["integer", "integer"],
	["number", "number"],
	["boolean", "boolean"],
	["date", "time"],
	["timestamp", "time"],
	["time", "time"]
]);
/** Tables, columns and quality rules of a contract, and how many there are. A nested property is a column with a dotted name. */
function readSchema(builder, schema) {
	if (!schema.present) return;
	let columns = 0;
	let rules = 0;
	for (const table of schema.items) {
		const name = table.at("name").text;
		if (name === void 0) unnamed(builder, table);
		rules += readQuality(builder, table.at("quality"), name ?? "");
		const counted = readProperties(builder, table.at("properties"), name ?? "", "");
		columns += counted.columns;
		rules += counted.rules;
	}
	const { source } = schema;
	if (!schema.isList || schema.items.length === 0) {
		builder.problem({
			id: "no-schema",
			says: "`schema` names no table, so the contract says nothing about the data.",
			fix: "List the tables and their columns."
		}, schema.where);
		return;
	}
	builder.record({
		name: "tables",
		value: schema.items.length,
		source
	});
	builder.record({
		name: "columns",
		value: columns,
		source
	});
	builder.record({
		name: "quality_rules",
		value: rules,
		source
	});
}
function readProperties(builder, properties, table, parent) {
	let columns = 0;
	let rules = 0;
	for (const property of properties.items) {
		const own = property.at("name").text;
		if (own === void 0) {
			unnamed(builder, property);
			continue;
		}
		const name = parent === "" ? own : `${parent}.${own}`;
		builder.add("columns", columnOf(property, table, name));
		rules += readQuality(builder, property.at("quality"), `${table}.${name}`);
		const inner = readProperties(builder, property.at("properties"), table, name);
		const listed = readProperties(builder, property.at("items", "properties"), table, name);
		columns += 1 + inner.columns + listed.columns;
		rules += inner.rules + listed.rules;
	}
	return {
		columns,
		rules
	};
}
function columnOf(property, table, name) {
	const logical = property.at("logicalType").text;
	const required = property.at("required").boolean;
	const classification = property.at("classification").text;
	return {
		of: "contract",
		...table === "" ? {} : { table },
		name,
		type: logical ?? property.at("physicalType").text ?? "",
		kind: KINDS.get(logical ?? "") ?? "other",
		...required === void 0 ? {} : { required },
		...classification === void 0 ? {} : { classification },
		source: property.source
	};
}
function unnamed(builder, place) {
	builder.problem({
		id: "unnamed",
		says: "A table or column of the contract has no `name`.",
		fix: "Give it the name that the data has."
	}, place.where);
}
// src/core/evidence/odcs/reader.ts
const FORMAT = "odcs";
/** Plain keys at the top that are handed on as they are. */
const PROPERTIES = [
	"apiVersion",
	"id",
	"name",
	"version",
	"status",
	"domain",
	"dataProduct",
	"tenant"
];
/** What the standard requires of every contract besides its kind. */
const REQUIRED = [
	"apiVersion",
	"id",
	"version",
	"status"
];
const KIND = /^["']?kind["']?\s*:\s*["']?DataContract\b/m;
/** A data contract in the Open Data Contract Standard, 3.0 and 3.1. The mapping is in this folder's README. */
const odcs = defineReader({
	id: FORMAT,
	title: "Open Data Contract Standard",
	detect: (text) => KIND.test(text) || text.trimStart().startsWith("{") && /"kind"\s*:\s*"DataContract"/.test(text),
	read(file) {
		const parsed = readYaml(file.text, file.path, JSON_LIMITS);
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const root = Foreign.of(parsed.value, file.path);
		const builder = new ReadingBuilder(FORMAT, file);
		if (!isContract(builder, root)) return builder.build();
		readIdentity(builder, root);
		readSchema(builder, root.at("schema"));
		readAgreements(builder, root);
		readPeople(builder, root);
		return builder.build();
	}
});
/** Whether the file is a contract of a version whose keys are known. */
function isContract(builder, root) {
	const kind = root.at("kind");
	if (kind.value !== "DataContract") {
		builder.problem({
			id: "not-a-contract",
			says: "This is no data contract: `kind` is not `DataContract`.",
			fix: "Write `kind: DataContract` at the top."
		}, kind.where);
		return false;
	}
	const version = root.at("apiVersion");
	if (version.text === void 0 || /^v?3\.[01](?:\.|$)/.test(version.text)) return true;
	builder.problem({
		id: "unknown-version",
		says: "Version {version} of the Open Data Contract Standard is not known here.",
		fix: "Write the contract in version v3.0.2 or v3.1.0 of the standard.",
		values: { version: shown(version.text) }
	}, version.where);
	return false;
}
function readIdentity(builder, root) {
	for (const name of REQUIRED) {
		if (root.at(name).present) continue;
		builder.problem({
			id: "incomplete",
			says: "The contract has no `{name}`, which the standard requires.",
			fix: "Add it at the top.",
			values: { name }
		}, root.where);
	}
	for (const name of PROPERTIES) {
		const from = root.at(name);
		const value = from.text ?? from.number;
		if (value !== void 0) builder.add("properties", {
			name,
			value,
			source: from.source
		});
	}
	const name = root.at("name").text ?? root.at("dataProduct").text ?? root.at("id").text;
	const version = root.at("version");
	if (name !== void 0) builder.add("subjects", {
		kind: "dataset",
		name,
		...version.text === void 0 ? {} : { revision: version.text },
		digests: [],
		source: root.at("id").source
	});
}
export { odcs };
