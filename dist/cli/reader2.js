import "./rolldown-runtime.js";
import { t as readYamlDocuments } from "./read-yaml-documents.js";
import { i as unreadable, r as startOf, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { t as ReadingBuilder } from "./reading-builder.js";
import { n as addObjectives, t as argoResources } from "./argo-resources.js";
// src/core/evidence/argo-rollout/parse-image.ts
/** An image reference as a pin: `registry:5000/team/model:1.2@sha256:…`. `latest`, and no tag at all, are moving tags. */
function parseImage(reference) {
	const [named = reference, digest] = reference.split("@", 2);
	const colon = named.lastIndexOf(":");
	const tagged = colon > named.lastIndexOf("/");
	const name = tagged ? named.slice(0, colon) : named;
	const tag = tagged ? named.slice(colon + 1) : void 0;
	const locked = digest !== void 0 && /^sha(?:256:[0-9a-f]{64}|512:[0-9a-f]{128})$/.test(digest);
	const version = [tag, digest].filter((part) => part !== void 0).join("@");
	const moving = tag === void 0 || /^(?:latest|main|master|stable|edge|nightly|dev)$/i.test(tag);
	return {
		kind: "image",
		name,
		...version === "" ? {} : { version },
		exact: locked || !moving,
		locked
	};
}
// src/core/evidence/argo-rollout/read-rollout.ts
/** Reads a Rollout: its strategy and steps as parameters, the images of its pods as pins. */
function readRollout(rollout, owner, builder) {
	const strategy = rollout.at("spec", "strategy");
	const [canary, blueGreen] = [strategy.at("canary"), strategy.at("blueGreen")];
	if (!canary.isMapping && !blueGreen.isMapping) builder.problem({
		id: "no-strategy",
		says: "This Rollout has neither a `canary` nor a `blueGreen` strategy.",
		fix: "Say how a new version takes over."
	}, strategy.where);
	else {
		const kind = canary.isMapping ? "canary" : "blueGreen";
		builder.add("parameters", {
			name: `${owner}.strategy`,
			value: kind,
			source: strategy.at(kind).source
		});
		addLeaves(`${owner}.${kind}`, strategy.at(kind), builder);
	}
	const pod = rollout.at("spec", "template", "spec");
	for (const list of ["initContainers", "containers"]) for (const container of pod.at(list).items) {
		const image = container.at("image");
		if (image.text !== void 0) builder.add("pins", {
			...parseImage(image.text),
			source: image.source
		});
	}
}
/** Most settings of one strategy that are kept. */
const MOST_LEAVES = 500;
/** Plain values below a place under dotted names, the outer ones first: `canary.steps.0.setWeight`. */
function addLeaves(name, place, builder) {
	let layer = [[name, place]];
	let left = MOST_LEAVES;
	while (layer.length > 0) {
		const inner = [];
		for (const [path, found] of layer) {
			const value = found.text ?? found.number ?? found.boolean;
			if (value !== void 0) builder.add("parameters", {
				name: path,
				value,
				source: found.source
			});
			for (const [key, item] of found.isList ? found.items.entries() : found.entries) inner.push([`${path}.${key}`, item]);
		}
		left -= inner.length;
		if (left < 0) {
			builder.problem({
				id: "too-many-settings",
				says: "This strategy has more than {limit} settings, so not all of them were read.",
				values: { limit: MOST_LEAVES }
			}, place.where);
			return;
		}
		layer = inner;
	}
}
// src/core/evidence/argo-rollout/reader.ts
const FORMAT = "argo-rollout";
const TEMPLATES = ["AnalysisTemplate", "ClusterAnalysisTemplate"];
/** Rollouts of Argo, and the templates of analyses that judge them. The mapping is in this folder's README. */
const argoRollout = defineReader({
	id: FORMAT,
	title: "Argo Rollout",
	detect: (text) => text.includes("argoproj.io/") && kindIn("Rollout|AnalysisTemplate|ClusterAnalysisTemplate").test(text) && !kindIn("AnalysisRun").test(text),
	read(file) {
		const parsed = readYamlDocuments(file.text, file.path);
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const resources = argoResources(parsed.value.map((document) => Foreign.of(document, file.path)));
		const templates = resources.filter(({ kind }) => TEMPLATES.includes(kind));
		const rollouts = resources.filter(({ kind }) => kind === "Rollout");
		const builder = new ReadingBuilder(FORMAT, file);
		let metrics = 0;
		for (const { name, resource } of templates) {
			const list = resource.at("spec", "metrics");
			if (list.items.length === 0 && !resource.at("spec", "templates").isList) builder.problem(noMetrics, resource.where);
			metrics += addObjectives(name, list, builder);
		}
		for (const { name, resource } of rollouts) readRollout(resource, name, builder);
		if (templates.length + rollouts.length === 0) return unreadable(FORMAT, file, [{
			...nothing,
			values: {},
			where: startOf(file)
		}]);
		const source = {
			pointer: "",
			line: 1,
			column: 1
		};
		builder.record({
			name: "rollouts",
			value: rollouts.length,
			source
		});
		builder.record({
			name: "templates",
			value: templates.length,
			source
		});
		builder.record({
			name: "metrics",
			value: metrics,
			source
		});
		return builder.build();
	}
});
function kindIn(kinds) {
	return new RegExp(`(?:^|[\\s"'{,])kind["']?[ \\t]{0,9}:[ \\t]{0,9}["']?(?:${kinds})\\b`);
}
const noMetrics = {
	id: "no-metrics",
	says: "This template of an analysis has no metrics, so it judges nothing.",
	fix: "List the metrics that a new version is judged by."
};
const nothing = {
	id: "no-rollout",
	says: "This file holds no Rollout, AnalysisTemplate or ClusterAnalysisTemplate of Argo.",
	fix: "List the file that holds the resources, each with its `apiVersion` and `kind`."
};
export { argoRollout };
