import "./rolldown-runtime.js";
import { t as readJson } from "./read-json.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { a as textOf, i as member, n as isMapping, t as Foreign } from "./foreign.js";
import { t as readInstant } from "./read-instant.js";
import { t as ReadingBuilder } from "./reading-builder.js";
import { t as PinList } from "./pin-list.js";
import { t as readDigest } from "./digests.js";
import { i as readDataSet, r as addTerm, t as observeMetric } from "./observe-metric.js";
import { n as shown } from "./source-issue.js";
// src/core/evidence/cyclonedx/component.ts
const LICENCE_OF = {
	"machine-learning-model": "model",
	data: "dataset"
};
/** Types whose name is content that may lie in the package; all others are dependencies. */
const CONTENT = /* @__PURE__ */ new Set([
	"machine-learning-model",
	"data",
	"file"
]);
const DEPENDENCIES = /* @__PURE__ */ new Set([
	"library",
	"framework",
	"application",
	"operating-system",
	"container",
	"platform"
]);
/** A text that is not empty, without its place. */
function textIn({ value }, key) {
	const text = textOf(member(value, key));
	return text === void 0 || text.trim() === "" ? void 0 : text;
}
/** Name of a component with its group, as its tools spell it: `meta-llama/Llama-2-7b`. */
function nameOf(component) {
	const name = textIn(component, "name") ?? "";
	const group = textIn(component, "group");
	return group === void 0 ? name : `${group}/${name}`;
}
/** Reads one component: its content or its pin, its licences, and what it says of data. */
function readComponent(component, builder, pins) {
	const type = textIn(component, "type") ?? "";
	const name = nameOf(component);
	const { source } = component;
	if (name === "") {
		builder.problem({
			id: "unnamed-component",
			says: "A component has no name, so it cannot be told what it is.",
			fix: "Write the bill of materials again with the tool that made it."
		}, component.where);
		return;
	}
	const digests = readHashes(component.at("hashes"), builder);
	if (CONTENT.has(type)) builder.add("artifacts", {
		name: textIn(component, "name") ?? name,
		digests,
		source
	});
	if (DEPENDENCIES.has(type)) {
		const version = textIn(component, "version");
		pins.add({
			kind: type === "container" ? "image" : "package",
			name,
			...version === void 0 ? {} : { version },
			exact: version !== void 0 && !/[*<>~^]/.test(version),
			locked: digests.length > 0 || /^sha256:[0-9a-f]{64}$/.test(version ?? ""),
			source
		});
	}
	const of = Object.hasOwn(LICENCE_OF, type) ? LICENCE_OF[type] : void 0;
	readLicences(component.at("licenses"), of ?? "component", name, builder);
	for (const data of component.at("data").items) readDataSet(data, name, builder);
}
/** Hashes as CycloneDX writes them, with algorithms spelled as in-toto does. */
function readHashes(hashes, builder) {
	return hashes.items.flatMap((hash) => {
		const algorithm = textIn(hash, "alg")?.toLowerCase() ?? "unknown";
		const spelled = algorithm.startsWith("sha3-") ? algorithm.replace("-", "_") : algorithm.replaceAll("-", "");
		return readDigest(spelled, hash.at("content"), builder) ?? [];
	});
}
function readLicences(list, of, name, builder) {
	for (const entry of list.items) {
		const licence = entry.at("license");
		const from = textIn(entry, "expression") === void 0 ? licence : entry;
		const key = from === entry ? "expression" : ["id", "name"].find((each) => textIn(licence, each));
		const told = key === void 0 ? void 0 : from.at(key);
		if (told?.text !== void 0) builder.add("licences", {
			of,
			name,
			expression: told.text,
			source: told.source
		});
	}
}
// src/core/evidence/cyclonedx/declarations.ts
/** Reads declarations of conformance: scores by requirement, when evidence expires, who affirms. */
function readDeclarations(declarations, builder) {
	for (const attestation of declarations.at("attestations").items) for (const entry of attestation.at("map").items) {
		const requirement = entry.at("requirement").text ?? "unnamed";
		for (const name of ["conformance", "confidence"]) readScore(`${requirement}.${name}`, entry.at(name), builder);
	}
	for (const evidence of declarations.at("evidence").items) {
		const name = evidence.at("bom-ref").text ?? "evidence";
		for (const key of ["created", "expires"]) {
			const { text, source } = evidence.at(key);
			if (text !== void 0) builder.add("properties", {
				name: `${name}.${key}`,
				value: text,
				source
			});
		}
		for (const data of evidence.at("data").items) readDataSet(data, name, builder);
	}
	for (const signatory of declarations.at("affirmation", "signatories").items) {
		const role = signatory.at("role").text;
		const { text, source } = signatory.at("name");
		if (text !== void 0) builder.add("properties", {
			name: "signatory",
			value: role === void 0 ? text : `${text}, ${role}`,
			source
		});
	}
}
function readScore(name, from, builder) {
	const score = from.at("score");
	if (!score.present) return;
	const { number, source } = score;
	if (number !== void 0 && number >= 0 && number <= 1) builder.record({
		name,
		value: number,
		source
	});
	else builder.problem({
		id: "invalid-score",
		says: "`{name}` has the score `{found}`, which is not a number from 0 to 1.",
		fix: "Write the score as the specification asks: 0 is none, 1 is all.",
		values: {
			name: shown(name),
			found: score.spelled
		}
	}, score.where);
}
// src/core/evidence/cyclonedx/model-card.ts
/**
* Reads a model card: metrics (written as text) by slice, what the model is for and its limits, its data sets, the energy that it
* took. `prefix` stands before names of metrics where a bill has several models.
*/
function readModelCard(card, model, prefix, at, builder) {
	const when = at === void 0 ? {} : { at };
	for (const metric of card.at("quantitativeAnalysis", "performanceMetrics").items) {
		const type = metric.at("type").text;
		if (type === void 0) {
			builder.problem(UNNAMED, metric.where);
			continue;
		}
		const slice = metric.at("slice").text;
		const more = {
			...when,
			...slice === void 0 ? {} : { slice: { slice } }
		};
		observeMetric(`${prefix}${type}`, metric.at("value"), builder, more);
		for (const bound of ["lowerBound", "upperBound"]) {
			const value = metric.at("confidenceInterval", bound);
			if (value.present) observeMetric(`${prefix}${type}.${bound}`, value, builder, more);
		}
	}
	readParameters(card.at("modelParameters"), model, builder);
	readConsiderations(card.at("considerations"), model, builder);
	readEnergy(card.at("considerations", "environmentalConsiderations"), prefix, when, builder);
}
const UNNAMED = {
	id: "unnamed-metric",
	says: "A metric of the model card has no `type`, so it cannot be told what it measures.",
	fix: "Write the name of the metric as its `type`."
};
function readParameters(parameters, model, builder) {
	for (const keys of [
		["task"],
		["architectureFamily"],
		["modelArchitecture"],
		["approach", "type"]
	]) {
		const { text, source } = parameters.at(...keys);
		if (text !== void 0) builder.add("properties", {
			name: keys.join("."),
			value: text,
			source
		});
	}
	for (const data of parameters.at("datasets").items) readDataSet(data, model, builder);
}
const LISTS = [
	["users", "purpose"],
	["useCases", "purpose"],
	["technicalLimitations", "limitation"],
	["performanceTradeoffs", "limitation"]
];
function readConsiderations(considerations, model, builder) {
	for (const [name, kind] of LISTS) for (const one of considerations.at(name).items) addTerm(kind, one, model, builder);
	for (const one of considerations.at("ethicalConsiderations").items) {
		addTerm("risk", one.at("name"), model, builder);
		addTerm("mitigation", one.at("mitigationStrategy"), model, builder);
	}
	for (const one of considerations.at("fairnessAssessments").items) {
		const group = one.at("groupAtRisk").text;
		const { text, source } = one.at("harms");
		if (text !== void 0) builder.add("terms", {
			kind: "risk",
			of: model,
			value: group === void 0 ? text : `${group}: ${text}`,
			source
		});
		addTerm("mitigation", one.at("mitigationStrategy"), model, builder);
	}
}
/** Units of energy are no units of ours, so they stand in the name: `training.activityEnergyCost.kWh`. */
function readEnergy(environment, prefix, when, builder) {
	for (const one of environment.at("energyConsumptions").items) {
		const activity = one.at("activity").text ?? "other";
		for (const name of [
			"activityEnergyCost",
			"co2CostEquivalent",
			"co2CostOffset"
		]) {
			const cost = one.at(name);
			if (!cost.isMapping) continue;
			const unit = cost.at("unit").text ?? "";
			observeMetric(`${prefix}${activity}.${name}${unit === "" ? "" : `.${unit}`}`, cost.at("value"), builder, when);
		}
	}
}
// src/core/evidence/cyclonedx/vulnerabilities.ts
const SEVERITIES = [
	"critical",
	"high",
	"medium",
	"low"
];
const SETTLED = /* @__PURE__ */ new Set([
	"not_affected",
	"false_positive",
	"resolved",
	"resolved_with_pedigree"
]);
/** Reads the vulnerabilities of a bill, and counts those that nobody settled: all of them, and by their highest rating. */
function readVulnerabilities(list, names, builder) {
	if (!list.isList) return;
	const open = list.items.map((one) => readOne(one, names, builder)).filter(({ suppressed }) => !suppressed);
	const samples = list.items.length;
	builder.record({
		name: "vulnerabilities",
		value: open.length,
		samples,
		source: list.source
	});
	for (const severity of SEVERITIES) {
		const found = open.filter((weakness) => weakness.severity === severity);
		builder.record({
			name: severity,
			value: found.length,
			samples,
			source: found[0]?.source ?? list.source
		});
	}
	const unrated = open.filter((weakness) => weakness.severity === "unknown");
	builder.record({
		name: "unrated",
		value: unrated.length,
		samples,
		source: unrated[0]?.source ?? list.source
	});
}
function readOne(one, names, builder) {
	const ratings = one.at("ratings").items;
	const rated = ratings.map((rating) => severityOf(rating));
	const scores = ratings.flatMap((rating) => rating.at("score").number ?? []).filter((score) => score >= 0 && score <= 10);
	const ref = one.at("affects").items[0]?.at("ref").text;
	const component = ref === void 0 ? void 0 : names.get(ref) ?? ref;
	const state = one.at("analysis", "state").text ?? "";
	const justification = one.at("analysis", "justification").text ?? one.at("analysis", "detail").text;
	const weakness = {
		id: one.at("id").text ?? "unknown",
		severity: SEVERITIES.find((severity) => rated.includes(severity)) ?? "unknown",
		...scores.length === 0 ? {} : { score: Math.max(...scores.slice(0, 100)) },
		...component === void 0 ? {} : { component },
		suppressed: SETTLED.has(state),
		...justification === void 0 ? {} : { justification },
		source: one.source
	};
	builder.add("weaknesses", weakness);
	return weakness;
}
/** `none` and `info` are rated as low as can be, and so is a score below 4; a score alone counts by the bands of CVSS 3. */
function severityOf(rating) {
	const severity = rating.at("severity").text?.toLowerCase() ?? "";
	if (severity === "info" || severity === "none") return "low";
	const score = rating.at("score").number;
	const known = SEVERITIES.find((one) => one === severity);
	if (known !== void 0 || score === void 0) return known ?? "unknown";
	return score >= 9 ? "critical" : score >= 7 ? "high" : score >= 4 ? "medium" : "low";
}
// src/core/evidence/cyclonedx/reader.ts
const ID = "cyclonedx";
/** Room for some ten thousand components. */
const MOST_BYTES = 4194304;
/** Bills of materials of CycloneDX 1.4 to 1.7 in JSON, with model cards, vulnerabilities and declarations. */
const cyclonedx = defineReader({
	id: ID,
	title: "CycloneDX",
	detect: (text) => /"bomFormat"\s*:\s*"CycloneDX"/.test(text.slice(0, 65536)),
	read: (file) => {
		const json = readJson(file.text, file.path, { bytes: MOST_BYTES });
		if (!json.ok) return unreadable(ID, file, json.issues);
		const bom = Foreign.of(json.value, file.path);
		const builder = new ReadingBuilder(ID, file);
		const version = bom.at("specVersion");
		if (bom.at("bomFormat").text !== "CycloneDX" || !/^1\.[4-7]$/.test(version.text ?? "")) {
			builder.problem({
				...OTHER_VERSION,
				values: { found: version.spelled }
			}, version.where);
			return builder.build();
		}
		readBom(bom, builder);
		if (builder.empty) builder.problem(EMPTY_BOM, bom.where);
		return builder.build(producerOf(bom.at("metadata", "tools")));
	}
});
const OTHER_VERSION = {
	id: "wrong-version",
	says: "This is no CycloneDX of version 1.4 to 1.7: `specVersion` is {found}.",
	fix: "Write the bill of materials in version 1.6 or 1.7."
};
const EMPTY_BOM = {
	id: "empty-bom",
	says: "This bill of materials names no component, no vulnerability and no declaration.",
	fix: "See that the tool that wrote it found the model and its dependencies."
};
function readBom(bom, builder) {
	const at = readInstant(bom.at("metadata", "timestamp").text ?? "");
	const about = bom.at("metadata", "component");
	const all = allComponents([...about.isMapping ? [about] : [], ...bom.at("components").items]);
	const pins = new PinList(builder);
	const cards = all.filter(({ value }) => isMapping(member(value, "modelCard")));
	for (const component of all) readComponent(component, builder, pins);
	for (const component of cards) {
		const name = nameOf(component);
		readModelCard(component.at("modelCard"), name, cards.length > 1 ? `${name}.` : "", at, builder);
	}
	if (about.isMapping) readSubject(about, builder);
	for (const service of bom.at("services").items) for (const data of service.at("data").items) {
		const { text, source } = data.at("classification");
		if (text !== void 0) builder.add("terms", {
			kind: "classification",
			of: nameOf(service),
			value: text,
			source
		});
	}
	if (bom.at("vulnerabilities").present) {
		const names = new Map(all.map((component) => [component.at("bom-ref").text ?? "", nameOf(component)]));
		readVulnerabilities(bom.at("vulnerabilities"), names, builder);
	}
	readDeclarations(bom.at("declarations"), builder);
	if (all.length > 0) builder.record({
		name: "components",
		value: all.length,
		source: bom.at("components").source
	});
	if (pins.size > 0) pins.record(bom.at("components").source);
}
/** Components and those inside of them; how deep they lie is bounded by the JSON reader. */
function allComponents(components) {
	const found = [];
	const waiting = [...components].reverse();
	for (let next = waiting.pop(); next !== void 0; next = waiting.pop()) {
		found.push(next);
		if (member(next.value, "components") === void 0) continue;
		for (const inner of next.at("components").items.toReversed()) waiting.push(inner);
	}
	return found;
}
/** What the bill is about is bound by the digests that it states of it. */
function readSubject(about, builder) {
	const digests = readHashes(about.at("hashes"), builder);
	const { source } = about;
	if (digests.length > 0) builder.add("subjects", {
		kind: "content",
		name: about.at("name").text ?? "",
		digests,
		source
	});
}
/** Before version 1.5, tools were a list; after it, they are components. */
function producerOf(tools) {
	const tool = tools.isList ? tools.at(0) : tools.at("components", 0);
	const name = tool.at("name").text;
	const version = tool.at("version").text;
	return name === void 0 ? void 0 : {
		tool: name,
		...version === void 0 ? {} : { version }
	};
}
export { cyclonedx };
