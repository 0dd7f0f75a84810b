import "./rolldown-runtime.js";
import { t as defineReader } from "./define-reader.js";
import { n as cardKind, t as readCard } from "./read-card.js";
import { t as ReadingBuilder } from "./reading-builder.js";
// src/core/evidence/hf-dataset-card/read-features.ts
/** Types of huggingface/datasets: src/datasets/features, by their beginning. */
const KINDS = [
	[/^u?int\d/, "integer"],
	[/^(?:float|double|decimal)/, "number"],
	[/^(?:large_)?string/, "string"],
	[/^bool/, "boolean"],
	[/^(?:timestamp|date|time)/, "time"],
	[/^(?:(?:large_)?binary|image|audio|video)/, "binary"]
];
/** The features of a configuration as columns of the data set; features within features have dotted names. */
function readFeatures(builder, features, table, parent) {
	for (const feature of features.items) {
		const own = feature.at("name").text;
		if (own === void 0) continue;
		const name = parent === "" ? own : `${parent}.${own}`;
		const type = typeOf(feature);
		const column = {
			of: "dataset",
			name,
			type,
			kind: KINDS.find(([beginning]) => beginning.test(type))?.[1] ?? "other",
			source: feature.source
		};
		builder.add("columns", table === void 0 ? column : {
			...column,
			table
		});
		for (const key of [
			"struct",
			"list",
			"sequence"
		]) readFeatures(builder, feature.at(key), table, name);
	}
}
/** `dtype` is a text, or a mapping whose key is the type (`class_label`); without it the feature is a list or a structure. */
function typeOf(feature) {
	const dtype = feature.at("dtype");
	return dtype.text ?? dtype.entries[0]?.[0] ?? [
		"struct",
		"list",
		"sequence"
	].find((key) => feature.at(key).present) ?? "";
}
// src/core/evidence/hf-dataset-card/reader.ts
const FORMAT = "hf-dataset-card";
const SIZES = ["dataset_size", "download_size"];
/** A dataset card as the Hugging Face Hub reads it from `README.md`. The mapping is in this folder's README. */
const hfDatasetCard = defineReader({
	id: FORMAT,
	title: "Hugging Face dataset card",
	detect: (text, path) => cardKind(text, path) === "dataset",
	read(file) {
		const builder = new ReadingBuilder(FORMAT, file);
		const matter = readCard(builder, file, "dataset");
		if (matter !== void 0) {
			const name = matter.at("pretty_name");
			if (name.text !== void 0) builder.add("subjects", {
				kind: "dataset",
				name: name.text,
				digests: [],
				source: name.source
			});
			const info = matter.at("dataset_info");
			for (const each of info.isList ? info.items : [info]) readInfo(builder, each, info.isList);
			for (const config of matter.at("configs").items) readFiles(builder, config.at("data_files"));
		}
		if (builder.empty) builder.problem({
			id: "empty-card",
			says: "This dataset card is empty.",
			fix: "Describe the data, where it is from and its limits."
		});
		return builder.build();
	}
});
/** Sizes of a configuration and its splits, and its features. With several configurations each is a slice. */
function readInfo(builder, info, several) {
	const config = several ? info.at("config_name").text : void 0;
	const whole = config === void 0 ? {} : { config };
	for (const split of info.at("splits").items) {
		const name = split.at("name").text;
		const slice = name === void 0 ? whole : {
			...whole,
			split: name
		};
		const about = Object.keys(slice).length === 0 ? {} : { slice };
		builder.observe("num_examples", split.at("num_examples"), about);
		const bytes = split.at("num_bytes");
		if (bytes.present) builder.observe("num_bytes", bytes, {
			...about,
			unit: "By"
		});
		if (split.at("num_examples").value === 0) builder.problem({
			id: "no-samples",
			says: "A split of the data holds no examples.",
			fix: "Remove the split, or fill it."
		}, split.where);
	}
	for (const key of SIZES) {
		const from = info.at(key);
		const about = config === void 0 ? {} : { slice: whole };
		if (from.present) builder.observe(key, from, {
			...about,
			unit: "By"
		});
	}
	readFeatures(builder, info.at("features"), config, "");
}
/** The files of a configuration: a path, a list of paths, or paths by split. Patterns name no content of their own. */
function readFiles(builder, files) {
	for (const each of files.isList ? files.items : [files]) {
		const paths = each.isMapping ? each.at("path") : each;
		for (const { text, source } of paths.isList ? paths.items : [paths]) if (text !== void 0 && !/[*?[]/.test(text)) builder.add("artifacts", {
			name: text,
			digests: [],
			source
		});
	}
}
export { hfDatasetCard };
