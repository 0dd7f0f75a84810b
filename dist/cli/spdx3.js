import "./rolldown-runtime.js";
import { t as readJson } from "./read-json.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { t as readInstant } from "./read-instant.js";
import { t as ReadingBuilder } from "./reading-builder.js";
import { t as PinList } from "./pin-list.js";
import { n as LONGEST_TERM, t as observeMetric } from "./observe-metric.js";
import { t as readDigest } from "./digests.js";
// src/core/evidence/spdx3/graph.ts
/** Type of an element without its namespace: `AIPackage` of `ai_AIPackage`. */
function typeOf(element) {
	const type = element.at("type").text ?? element.at("@type").text ?? "";
	return type.slice(type.lastIndexOf("_") + 1);
}
/** Identity of an element, in either spelling. */
function idOf(element) {
	return element.at("spdxId").text ?? element.at("@id").text;
}
/** Indexes a document: `@graph`, or one element alone. */
function readGraph(root) {
	const list = root.at("@graph");
	const elements = (list.isList ? list.items : [root]).filter(({ isMapping }) => isMapping);
	const byId = /* @__PURE__ */ new Map();
	for (const element of elements) {
		const id = idOf(element);
		if (id !== void 0 && !byId.has(id)) byId.set(id, element);
	}
	return {
		elements,
		byId,
		relationships: elements.flatMap((at) => {
			const type = at.at("relationshipType").text;
			const from = referenceOf(at.at(SOURCE));
			if (type === void 0 || from === void 0) return [];
			const to = at.at("to");
			return [{
				type,
				from,
				to: (to.isList ? to.items : [to]).flatMap((one) => referenceOf(one) ?? []),
				at
			}];
		})
	};
}
/** Key of the element that a relationship starts at. */
const SOURCE = `from`;
/** What a reference names: an identity, or an element written in its place. */
function referenceOf(from) {
	return from.text ?? idOf(from);
}
// src/core/evidence/spdx3/packages.ts
/** Content that an element stands for, with what it is verified by. */
function artifactOf(element, builder) {
	const digests = element.at("verifiedUsing").items.flatMap((method) => {
		const algorithm = method.at("algorithm").text;
		return algorithm === void 0 ? [] : readDigest(algorithm, method.at("hashValue"), builder) ?? [];
	});
	return {
		name: element.at("name").text ?? "",
		digests,
		source: element.source
	};
}
const AI_TERMS = [
	["ai_informationAboutApplication", "purpose"],
	["ai_limitation", "limitation"],
	["ai_safetyRiskAssessment", "risk"],
	["ai_useSensitivePersonalInformation", "sensitive-data"]
];
const DATASET_TERMS = [
	["dataset_intendedUse", "purpose"],
	["dataset_knownBias", "risk"],
	["dataset_hasSensitivePersonalInformation", "sensitive-data"],
	["dataset_confidentialityLevel", "classification"],
	["dataset_anonymizationMethodUsed", "mitigation"],
	["dataset_datasetAvailability", "access"]
];
const AI_PROPERTIES = [
	"ai_autonomyType",
	"ai_domain",
	"ai_typeOfModel",
	"ai_standardCompliance",
	"ai_modelExplainability"
];
/** Reads a model: metrics and hyperparameters (written as text), what it is for, its limits and risks. */
function readModel(model, prefix, at, builder) {
	const when = at === void 0 ? {} : { at };
	for (const entry of model.at("ai_metric").items) {
		const key = entry.at("key").text;
		if (key === void 0) builder.problem(UNNAMED, entry.where);
		else observeMetric(`${prefix}${key}`, entry.at("value"), builder, when);
	}
	for (const entry of model.at("ai_metricDecisionThreshold").items) addParameter("threshold.", entry, builder);
	for (const entry of model.at("ai_hyperparameter").items) addParameter("", entry, builder);
	addTerms(model, AI_TERMS, builder);
	for (const name of AI_PROPERTIES) for (const { text, source } of listOf(model.at(name))) if (text !== void 0) builder.add("properties", {
		name: name.slice(3),
		value: text.slice(0, LONGEST_TERM),
		source
	});
}
const UNNAMED = {
	id: "unnamed-metric",
	says: "A metric of the model has no `key`, so it cannot be told what it measures.",
	fix: "Write the name of the metric as its `key`."
};
/** Reads a data set: sensitivity, confidentiality, known bias, intended use. */
function readDataset(dataset, builder) {
	addTerms(dataset, DATASET_TERMS, builder);
}
function addTerms(from, terms, builder) {
	const of = from.at("name").text;
	for (const [name, kind] of terms) for (const { text, source } of listOf(from.at(name))) if (text !== void 0) builder.add("terms", {
		kind,
		...of === void 0 ? {} : { of },
		value: text,
		source
	});
}
function addParameter(prefix, entry, builder) {
	const name = entry.at("key").text;
	const value = entry.at("value").text;
	if (name !== void 0 && value !== void 0) builder.add("parameters", {
		name: `${prefix}${name}`,
		value,
		source: entry.source
	});
}
function listOf(from) {
	return from.isList ? from.items : [from];
}
// src/core/evidence/spdx3/reader.ts
const ID = "spdx3";
const LICENCES = /* @__PURE__ */ new Set(["hasDeclaredLicense", "hasConcludedLicense"]);
/**
* Relationships whose `from` was made from `to`, and those whose `from` makes `to`.
* Source: spdx/spdx-3-model:model/Core/Vocabularies/RelationshipType.md.
*/
const MADE_FROM = /* @__PURE__ */ new Set([
	"trainedOn",
	"testedOn",
	"descendantOf"
]);
const MAKES = /* @__PURE__ */ new Set(["generates"]);
/** Documents of SPDX 3 in JSON-LD, with AI and data set profiles. */
const spdx3 = defineReader({
	id: ID,
	title: "SPDX 3",
	detect: (text) => /"https:\/\/spdx\.org\/rdf\/3\.\d/.test(text.slice(0, 65536)),
	read: (file) => {
		const json = readJson(file.text, file.path);
		if (!json.ok) return unreadable(ID, file, json.issues);
		const builder = new ReadingBuilder(ID, file);
		const root = Foreign.of(json.value, file.path);
		readDocument(readGraph(root), root, builder);
		if (builder.empty) builder.problem(EMPTY, root.where);
		return builder.build();
	}
});
const EMPTY = {
	id: "empty-document",
	says: "This document names no package and no file.",
	fix: "See that the tool that wrote it found the model and its dependencies."
};
function readDocument(graph, root, builder) {
	const created = graph.elements.find((element) => typeOf(element) === "CreationInfo")?.at("created").text;
	const at = readInstant(created ?? "");
	const models = graph.elements.filter((element) => typeOf(element) === "AIPackage");
	const pins = new PinList(builder);
	let packages = 0;
	for (const element of graph.elements) {
		const type = typeOf(element);
		if (![
			"AIPackage",
			"DatasetPackage",
			"Package",
			"File"
		].includes(type)) continue;
		packages += 1;
		const name = element.at("name").text;
		const artifact = artifactOf(element, builder);
		if (type === "AIPackage") readModel(element, models.length > 1 ? `${name ?? ""}.` : "", at, builder);
		if (type === "DatasetPackage") readDataset(element, builder);
		if (type === "Package") addPin(element, artifact, pins);
		if (name !== void 0 && type !== "Package" && (type === "File" || artifact.digests.length > 0)) builder.add("artifacts", artifact);
	}
	addLicences(graph, builder);
	addTransformations(graph, builder);
	const source = root.at("@graph").source;
	if (packages > 0) builder.record({
		name: "packages",
		value: packages,
		source
	});
	if (pins.size > 0) pins.record(source);
}
function addPin(element, { digests }, pins) {
	const version = element.at("software_packageVersion").text;
	pins.add({
		kind: "package",
		name: element.at("name").text ?? element.at("software_packageUrl").text ?? "",
		...version === void 0 ? {} : { version },
		exact: version !== void 0 && !/[*<>~^]/.test(version),
		locked: digests.length > 0,
		source: element.source
	});
}
/** Declared licences, and concluded ones where they say something else. */
function addLicences({ relationships, byId }, builder) {
	const told = /* @__PURE__ */ new Set();
	for (const { type, from, to, at } of relationships) {
		if (!LICENCES.has(type)) continue;
		const element = byId.get(from);
		const name = element?.at("name").text;
		for (const id of to) {
			const expression = expressionOf(id, byId);
			const key = `${from}\n${expression}`;
			if (told.has(key)) continue;
			told.add(key);
			builder.add("licences", {
				of: licenceOf(element),
				...name === void 0 ? {} : { name },
				expression,
				source: at.source
			});
		}
	}
}
function licenceOf(element) {
	const type = element === void 0 ? "" : typeOf(element);
	if (type === "AIPackage") return "model";
	return type === "DatasetPackage" ? "dataset" : "component";
}
function expressionOf(id, byId) {
	const element = byId.get(id);
	return element?.at("simplelicensing_licenseExpression").text ?? element?.at("name").text ?? id.slice(id.lastIndexOf("/") + 1);
}
function addTransformations({ relationships, byId }, builder) {
	const named = (id) => {
		const element = byId.get(id);
		const name = element?.at("name").text;
		return element === void 0 || name === void 0 ? [] : [{
			name,
			digests: [],
			source: element.source
		}];
	};
	for (const { type, from, to, at } of relationships) {
		if (!MADE_FROM.has(type) && !MAKES.has(type)) continue;
		const [one, many] = [named(from), to.flatMap(named)];
		const [inputs, outputs] = MAKES.has(type) ? [one, many] : [many, one];
		builder.add("transformations", {
			name: type,
			inputs,
			outputs,
			parameters: [],
			source: at.source
		});
	}
}
export { spdx3 };
