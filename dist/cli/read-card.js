import { r as sourceIssue } from "./source-issue.js";
import { r as startOf } from "./define-reader.js";
import { r as exceedsBytes } from "./source-document.js";
import { t as splitFrontMatter } from "./front-matter.js";
import { n as blocksOf, t as MARKDOWN_BYTES } from "./markdown-blocks.js";
import { n as propertiesIn, t as frontMatterOf } from "./properties.js";
import { n as linksOfBlocks, t as sectionsOfBlocks } from "./sections.js";
// src/core/evidence/hf-model-card/card-kind.ts
/** Keys at the top of the front matter that only a card of this kind has, as the Hub's specifications name them. */
const MODEL_KEY = /^(?:library_name|pipeline_tag|model-index|base_model|base_model_relation)[ \t]*:/m;
const DATASET_KEY = /^(?:dataset_info|task_categories|task_ids|annotations_creators|language_creators|size_categories|source_datasets|train-eval-index)[ \t]*:/m;
/** A key of both; a decision record or a web page may have it as well, so the name of the file must fit, too. */
const LICENSE = /^license[ \t]*:/m;
const CARD_NAME = /(?:^|\/)(?:readme|model[-_ ]?card)[^/]*\.(?:md|markdown)$/i;
/** The first heading of the Hub's templates. */
const MODEL_TITLE = /^#[ \t]+model card\b/im;
const DATASET_TITLE = /^#[ \t]+dataset card\b/im;
/** How far into the text a heading is looked for. */
const OPENING = 4096;
/** Which card of the Hugging Face Hub a Markdown file looks like; `null` when it looks like none. */
function cardKind(text, path) {
	if (!/\.(?:md|markdown)$/i.test(path)) return null;
	const split = splitFrontMatter(text);
	const yaml = split?.yaml ?? "";
	if (MODEL_KEY.test(yaml)) return "model";
	if (DATASET_KEY.test(yaml)) return "dataset";
	const opening = (split?.body ?? text).slice(0, OPENING);
	if (MODEL_TITLE.test(opening)) return "model";
	if (DATASET_TITLE.test(opening)) return "dataset";
	return LICENSE.test(yaml) && CARD_NAME.test(path) ? "model" : null;
}
// src/core/evidence/hf-model-card/read-card.ts
/** Headings of the Hub's card templates (huggingface/huggingface_hub: src/huggingface_hub/templates), and what stands under them. */
const HEADINGS = [
	[/\b(?:limitations?|bias(?:es)?|out[- ]of[- ]scope)\b/i, "limitation"],
	[/\brisks?\b/i, "risk"],
	[/\b(?:recommendations|mitigations?)\b/i, "mitigation"],
	[/^(?:intended uses?|direct use|downstream use|uses)\b/i, "purpose"],
	[/\b(?:personal|sensitive)\b.*\b(?:information|data)\b/i, "sensitive-data"]
];
/**
* What every card of the Hub has: front matter as properties, licences, sections, links, and terms from the template's
* headings. Gives the front matter, or `undefined` when there is none that can be read; why is told to the builder.
*/
function readCard(builder, file, of) {
	if (exceedsBytes(file.text, 262144)) {
		builder.problems([sourceIssue("too-large", startOf(file), { limit: MARKDOWN_BYTES })]);
		return;
	}
	const { blocks } = blocksOf(file.text);
	for (const section of sectionsOfBlocks(blocks)) {
		builder.add("sections", section);
		for (const term of termsOf(section)) builder.add("terms", term);
	}
	for (const link of linksOfBlocks(blocks)) builder.add("links", link);
	const matter = frontMatterOf(file.text, file.path);
	if (matter === null) return void 0;
	if (!matter.ok) {
		builder.problems(matter.issues);
		return;
	}
	for (const property of propertiesIn(matter.value)) builder.add("properties", property);
	readLicence(builder, matter.value, of);
	readGate(builder, matter.value);
	return matter.value;
}
/** What a section says, unless it is empty or was left to be filled in. */
function termsOf({ title, words, placeholder, opening, source }) {
	if (words === 0 || placeholder !== void 0) return [];
	return HEADINGS.flatMap(([heading, kind]) => heading.test(title.slice(0, 200)) ? [{
		kind,
		value: opening,
		source
	}] : []);
}
/** `license` is one identifier or several; `other` stands for `license_name`, at `license_link`. */
function readLicence(builder, matter, of) {
	const license = matter.at("license");
	for (const each of license.isList ? license.items : [license]) {
		if (!each.present) continue;
		const name = matter.at("license_name").text;
		if (each.text === void 0) builder.problem({
			id: "unnamed-licence",
			says: "`license` is no licence identifier.",
			fix: "Write one of the Hub's identifiers, such as `apache-2.0`."
		}, each.where);
		else if (each.text !== "other") builder.add("licences", {
			of,
			expression: each.text,
			source: each.source
		});
		else if (name === void 0) builder.problem({
			id: "unnamed-licence",
			says: "The licence is `other`, and `license_name` does not say which.",
			fix: "Write `license_name`, and `license_link` with its text."
		}, each.where);
		else builder.add("licences", {
			of,
			expression: name,
			source: matter.at("license_name").source
		});
	}
	const link = matter.at("license_link");
	if (link.text !== void 0) builder.add("links", {
		target: link.text,
		source: link.source
	});
}
/** Who wants access has to agree to something first. */
function readGate(builder, matter) {
	const prompt = matter.at("extra_gated_prompt");
	const value = prompt.text?.slice(0, 400);
	if (value !== void 0) builder.add("terms", {
		kind: "access",
		value,
		source: prompt.source
	});
	const fields = matter.at("extra_gated_fields");
	const names = (fields.isList ? fields.items : [fields]).flatMap((map) => map.entries.map(([name]) => name));
	if (names.length > 0) builder.add("terms", {
		kind: "access",
		value: names.join(", ").slice(0, 400),
		source: fields.source
	});
}
export { cardKind as n, readCard as t };
