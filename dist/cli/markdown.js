import "./rolldown-runtime.js";
import { r as exceedsBytes } from "./source-document.js";
import { r as sourceIssue } from "./source-issue.js";
import { i as unreadable, r as startOf, t as defineReader } from "./define-reader.js";
import { t as ReadingBuilder } from "./reading-builder.js";
import { n as linksOfBlocks, t as sectionsOfBlocks } from "./sections.js";
import { n as blocksOf, t as MARKDOWN_BYTES } from "./markdown-blocks.js";
import { r as propertiesOf } from "./properties.js";
// src/core/evidence/markdown/reader.ts
const FORMAT = "markdown";
/** Any Markdown document: its sections, links and front matter. The mapping is in this folder's README. */
const markdown = defineReader({
	id: FORMAT,
	title: "Markdown document",
	detect: (_, path) => /\.(?:md|markdown)$/i.test(path),
	read(file) {
		if (exceedsBytes(file.text, 262144)) return unreadable(FORMAT, file, [sourceIssue("too-large", startOf(file), { limit: MARKDOWN_BYTES })]);
		const builder = new ReadingBuilder(FORMAT, file);
		const { properties, issues } = propertiesOf(file.text, file.path);
		builder.problems(issues);
		for (const property of properties) builder.add("properties", property);
		const { blocks, tooDeepAt } = blocksOf(file.text);
		for (const section of sectionsOfBlocks(blocks)) builder.add("sections", section);
		for (const link of linksOfBlocks(blocks)) builder.add("links", link);
		if (tooDeepAt !== void 0) builder.problem({
			id: "too-deep",
			says: "Lists and quotations are nested too deep here, so that a part of this document was not read.",
			fix: "Flatten the structure."
		}, {
			path: file.path,
			line: tooDeepAt
		});
		if (builder.empty) builder.problem(NOTHING);
		return builder.build();
	}
});
const NOTHING = {
	id: "empty-document",
	says: "This document holds no text.",
	fix: "Write its content, or leave it out of the package."
};
export { markdown };
