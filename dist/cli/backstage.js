import "./rolldown-runtime.js";
import { t as readYamlDocuments } from "./read-yaml-documents.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { n as propertiesIn } from "./properties.js";
import { t as ReadingBuilder } from "./reading-builder.js";
// src/core/evidence/backstage/reader.ts
const FORMAT = "backstage";
const LONGEST_NAME = 200;
/** A `catalog-info.yaml` of Backstage: who owns a component, and how far along it is. */
const backstage = defineReader({
	id: FORMAT,
	title: "Backstage catalogue",
	detect: (text, path) => /\.ya?ml$/i.test(path) && /^apiVersion:\s{0,20}['"]?backstage\.io\//m.test(text),
	read(file) {
		const parsed = readYamlDocuments(file.text, file.path, { aliases: 100 });
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const builder = new ReadingBuilder(FORMAT, file);
		for (const document of parsed.value) readEntity(Foreign.of(document, file.path), builder);
		return builder.build({ tool: "backstage" });
	}
});
function readEntity(root, builder) {
	const kind = root.at("kind").text;
	const name = root.at("metadata", "name").text;
	if (kind === void 0 || name === void 0 || kind.length + name.length > LONGEST_NAME) {
		builder.problem(NO_NAME, root.where);
		return;
	}
	const owner = root.at("spec", "owner");
	if (owner.text !== void 0) builder.add("terms", {
		kind: "owner",
		of: name,
		value: owner.text,
		source: owner.source
	});
	const lifecycle = root.at("spec", "lifecycle");
	if (lifecycle.text !== void 0) builder.add("terms", {
		kind: "status",
		of: name,
		value: lifecycle.text,
		source: lifecycle.source
	});
	for (const link of root.at("metadata", "links").items) {
		const url = link.at("url");
		if (url.text !== void 0) builder.add("links", {
			target: url.text,
			source: url.source
		});
	}
	builder.add("properties", {
		name: `${kind}/${name}.kind`,
		value: kind,
		source: root.at("kind").source
	});
	for (const part of ["metadata", "spec"]) for (const property of propertiesIn(root.at(part))) builder.add("properties", {
		...property,
		name: `${kind}/${name}.${part}.${property.name}`
	});
}
const NO_NAME = {
	id: "no-entity",
	says: "This document is no entity of a catalogue: `kind` or `metadata.name` is missing.",
	fix: "Write both, as in `kind: Component` and `metadata: { name: churn }`."
};
export { backstage };
