import { a as placeholderIn, s as placeholderOfBlock, t as abbreviationsIn } from "./placeholder.js";
import "./markdown-blocks.js";
// src/core/evidence/markdown/links.ts
const LONGEST_TARGET = 2e3;
/** {@link linksOf} for a text that was cut into blocks before. */
function linksOfBlocks(blocks) {
	const found = /* @__PURE__ */ new Map();
	for (const block of blocks) for (const { target, line } of block.links) if (isLink(target) && !found.has(target)) found.set(target, line);
	return [...found].map(([target, line]) => ({
		target,
		source: {
			pointer: "",
			line
		}
	}));
}
function isLink(target) {
	return target !== "" && target.length <= LONGEST_TARGET && !/^data:/i.test(target);
}
// src/core/evidence/markdown/sections.ts
/** Characters of prose that a section quotes. */
const OPENING = 400;
const LONGEST_TITLE = 300;
const LONGEST_ANCHOR = 100;
/** One of Chinese or Japanese, which put no blanks between words, or what stands between blanks and holds a letter or digit. */
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;
/** One that somebody can see: there are letters without a shape. */
const WORDY = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u;
/** {@link sectionsOf} for a text that was cut into blocks before. */
function sectionsOfBlocks(blocks) {
	const sections = [];
	const anchors = /* @__PURE__ */ new Map();
	let open = [];
	const named = abbreviationsIn(blocks.map(({ text }) => text).join("\n"));
	for (const block of blocks) {
		if (block.kind === "heading") {
			const made = begin(block, anchorOf(block.text, anchors), named);
			open = [...open.filter(({ title, level }) => level < made.level && title !== ""), made];
			sections.push(made);
			continue;
		}
		if (block.quoted === "") continue;
		if (open.length === 0) {
			open = [begin({
				text: "",
				level: 1,
				line: block.line
			}, "", named)];
			sections.push(...open);
		}
		extend(open, block, named);
	}
	return sections;
}
function begin({ text, level, line }, anchor, named) {
	const placeholder = placeholderIn(text, named);
	return {
		title: text.slice(0, LONGEST_TITLE),
		level,
		words: 0,
		...placeholder === void 0 ? {} : {
			placeholder,
			placeholderLine: line
		},
		opening: "",
		source: {
			pointer: `#${anchor}`,
			line
		}
	};
}
function extend(open, { text, quoted, apart, line }, named) {
	const words = wordsIn(text);
	const placeholder = text.replaceAll("\n", " ") === quoted ? placeholderOfBlock(text, apart, named) : placeholderIn(text, named);
	const opening = quoted.slice(0, OPENING);
	for (const section of open) {
		section.words += words;
		if (placeholder !== void 0 && section.placeholder === void 0) {
			section.placeholder = placeholder;
			section.placeholderLine = line;
		}
		if (OPENING - section.opening.length > 1) section.opening = `${section.opening} ${opening}`.trim().slice(0, OPENING);
	}
}
function wordsIn(text) {
	let words = 0;
	for (const [word] of text.matchAll(WORD)) if (WORDY.test(word)) words += 1;
	return words;
}
/** The anchor that GitHub gives to a heading: `#out-of-scope-use`, `#use-1` for the second "Use". */
function anchorOf(title, taken) {
	const anchor = title.slice(0, LONGEST_ANCHOR).toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, "").replace(/\s/g, "-");
	const before = taken.get(anchor) ?? 0;
	taken.set(anchor, before + 1);
	return before === 0 ? anchor : `${anchor}-${before}`;
}
export { linksOfBlocks as n, sectionsOfBlocks as t };
