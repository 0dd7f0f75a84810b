import "./rolldown-runtime.js";
import { t as readJson } from "./read-json.js";
import { n as shown } from "./source-issue.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { t as ReadingBuilder } from "./reading-builder.js";
// src/core/evidence/fairlearn/groups-of.ts
/** Fairlearn's own name of the metric that counts samples. */
const COUNT = "count";
/**
* The values of `by_group`, in the order of the file. pandas writes it by metric (`to_dict()`) or by group
* (`to_dict(orient="index")`): it is by group when `overall` knows the inner names as metrics and not the outer ones.
*/
function groupsOf(frame) {
	const outer = frame.at("by_group").entries;
	const overall = frame.at("overall");
	const isMetric = (name) => overall.at(name).present;
	const byGroup = !outer.some(([name]) => isMetric(name)) && outer.some(([, inner]) => inner.entries.some(([name]) => isMetric(name)));
	return outer.flatMap(([name, inner]) => {
		if (!inner.isMapping) return [{
			metric: "",
			group: name,
			value: inner
		}];
		return inner.entries.map(([key, value]) => byGroup ? {
			metric: key,
			group: name,
			value
		} : {
			metric: name,
			group: key,
			value
		});
	});
}
/** The counts of a frame and the values of its groups, where the metric `count` is part of it. */
function countsOf(frame, values) {
	const byGroup = /* @__PURE__ */ new Map();
	let smallest;
	for (const { metric, group, value } of values) {
		const count = whole(value.number);
		if (metric !== COUNT || count === void 0) continue;
		byGroup.set(group, count);
		smallest = Math.min(smallest ?? count, count);
	}
	return {
		overall: whole(frame.at("overall", COUNT).number),
		smallest,
		byGroup
	};
}
/** A count; what is negative or broken is none. */
function whole(count) {
	return count !== void 0 && Number.isSafeInteger(count) && count >= 0 ? count : void 0;
}
// src/core/evidence/fairlearn/reader.ts
const FORMAT = "fairlearn";
const COMPARISON = /^(?:difference|ratio)/;
/** A dump of Fairlearn's `MetricFrame`, one entry a sensitive feature. The mapping is in this folder's README. */
const fairlearn = defineReader({
	id: FORMAT,
	title: "Fairlearn MetricFrame",
	detect: (text) => text.trimStart().startsWith("{") && /"by_group"\s*:\s*\{/.test(text),
	read(file) {
		const parsed = readJson(file.text, file.path);
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const root = Foreign.of(parsed.value, file.path);
		const builder = new ReadingBuilder(FORMAT, file);
		readAbout(builder, root);
		let features = 0;
		const frames = root.at("by_group").present ? [["", root]] : root.entries;
		for (const [name, frame] of frames) {
			if (builder.overflowing) break;
			if (!frame.at("by_group").present) continue;
			features += 1;
			readFrame(builder, name, frame);
		}
		if (features === 0) builder.problem({
			id: "no-groups",
			says: "No sensitive feature with `by_group` was found, so it says nothing about fairness.",
			fix: "Write `{\"<feature>\": {\"overall\": …, \"by_group\": …, \"difference_overall\": …}}` from a `MetricFrame`."
		});
		return builder.build();
	}
});
/** What stands beside the features, such as a run or a commit: plain values, alone or in a mapping of their own. */
function readAbout(builder, root) {
	const run = root.at("run_id");
	if (run.text !== void 0) builder.add("subjects", {
		kind: "run",
		id: run.text,
		source: run.source
	});
	for (const [name, from] of root.entries) {
		if (builder.overflowing) return;
		addProperty(builder, name, from);
		if (from.at("by_group").present || root.at("by_group").present) continue;
		for (const [key, inner] of from.entries) addProperty(builder, `${name}.${key}`, inner);
	}
}
function addProperty(builder, name, from) {
	const value = from.text ?? from.number ?? from.boolean;
	if (value !== void 0) builder.add("properties", {
		name,
		value,
		source: from.source
	});
}
/** One `MetricFrame`: what its sections say, under `<feature>.<section>.<metric>`. */
function readFrame(builder, feature, frame) {
	const prefix = feature === "" ? "" : `${feature}.`;
	const values = groupsOf(frame);
	const counts = countsOf(frame, values);
	for (const [section, content] of frame.entries) if (section === "by_group") readGroups(builder, prefix, feature, frame, values, counts);
	else if (content.isMapping) {
		const samples = section === "overall" ? counts.overall : counts.smallest;
		for (const [metric, value] of content.entries) builder.observe(`${prefix}${section}.${metric}`, value, sampled(samples));
	} else if (section === "overall" || COMPARISON.test(section)) {
		const samples = section === "overall" ? counts.overall : counts.smallest;
		builder.observe(`${prefix}${section}`, content, sampled(samples));
	}
}
function readGroups(builder, prefix, feature, frame, values, { byGroup }) {
	const by = frame.at("by_group");
	const groups = /* @__PURE__ */ new Set();
	for (const { metric, group, value } of values) {
		if (builder.overflowing) return;
		if (byGroup.get(group) === 0 && !groups.has(group)) {
			const says = "The group {group} of {feature} holds no samples, so it proves nothing.";
			const values = {
				group: shown(group),
				feature: shown(feature)
			};
			builder.problem({
				id: "no-samples",
				says,
				fix: "Evaluate on data that holds everyone whom the policy names, or merge the group with another.",
				values
			}, value.where);
		}
		groups.add(group);
		const name = metric === "" ? `${prefix}by_group` : `${prefix}by_group.${metric}`;
		const slice = { [feature === "" ? "group" : feature]: group };
		builder.observe(name, value, {
			slice,
			...sampled(byGroup.get(group))
		});
	}
	if (groups.size === 0) builder.problem({
		id: "no-groups",
		says: "`by_group` of {feature} holds no group, so it says nothing about fairness.",
		fix: "Write `MetricFrame.by_group` again, from data with this feature.",
		values: { feature: shown(feature) }
	}, by.where);
	else if (groups.size === 1 && frame.entries.some(([section]) => COMPARISON.test(section))) builder.problem({
		id: "single-group",
		says: "Only one group of {feature} was measured, so its difference from others is no finding.",
		fix: "Evaluate on data that holds more than one group.",
		values: { feature: shown(feature) }
	}, by.where);
}
function sampled(samples) {
	return samples === void 0 ? {} : { samples };
}
export { fairlearn };
