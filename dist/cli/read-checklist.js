import "./rolldown-runtime.js";
import { _ as string, a as array, g as strictObject, r as _enum, s as boolean, v as union } from "./zod.js";
import { t as splitFrontMatter } from "./front-matter.js";
import { r as exceedsBytes } from "./source-document.js";
import { t as linkPath } from "./link-path.js";
import { t as positionedMarkdown } from "./positioned-markdown.js";
import { t as didYouMean } from "./did-you-mean.js";
import { n as shown } from "./source-issue.js";
import { t as checkSchema } from "./check-schema.js";
import { t as readYaml } from "./read-yaml2.js";
import { n as locate, r as locateKey } from "./span-of.js";
// src/core/checklist/checklist-issue.ts
/** What can be wrong with a checklist file, in words. Ids are stable; prose may change. */
const WORDS = {
	"checklist-too-large": {
		says: "This checklist is larger than {limit} bytes, so it was not read.",
		fix: "Split it, or move what is not an item into another document."
	},
	"too-many-items": {
		says: "This checklist has {count} items; at most {limit} are read.",
		fix: "Split it into several checklists."
	},
	"too-many-links": {
		says: "The item `{id}` has {count} links; at most {limit} are read.",
		fix: "Link to a file that lists the others."
	},
	"too-deep": {
		says: "This is nested too deep to be read; an item may stand inside at most {limit} others.",
		fix: "Flatten the list."
	},
	"no-items": {
		says: "This file has no checklist item.",
		fix: "Write items as `- [ ] text` in Markdown, or under `items` in YAML."
	},
	"no-box": {
		says: "`{found}` is not the box of an item, so nobody sees a tick here.",
		fix: "Write `[x]` when it is true and `[ ]` when it is not, with nothing else between the brackets."
	},
	"no-text": {
		says: "This item has no text.",
		fix: "Say what is to be confirmed."
	},
	"no-id": {
		says: "No id can be made from the text of this item.",
		fix: "Give it one with a comment: `<!-- id: short-name -->`."
	},
	"bad-id": {
		says: "`{id}` cannot be an id: expected a letter or digit, then letters, digits, `.`, `_` or `-`, at most 64 in all.",
		fix: "Choose a short name such as `eval-report`."
	},
	"duplicate-id": {
		says: "Two items have the id `{id}`: this one, and the one on line {first}.",
		fix: "Give each its own id; in Markdown with a comment: `<!-- id: short-name -->`."
	},
	"unknown-attribute": {
		says: "Unknown attribute `{key}` in the comment of an item.",
		fix: "Use one of {known}, or write the comment outside of the item."
	},
	"bad-attribute": {
		says: "Expected `key: value` pairs with commas between them in this comment, and found `{found}`.",
		fix: "Write for example `<!-- id: eval-report, evidence: required -->`."
	},
	"attribute-outside": {
		says: "This comment describes an item, but stands in none.",
		fix: "Put it at the end of the item's line, or indent it as far as the item's text."
	},
	"attribute-twice": {
		says: "The attribute `{key}` is given twice for one item.",
		fix: "Keep one of the two."
	},
	"bad-evidence": {
		says: "`evidence: {found}` does not fit: expected `required`, `optional` or `none`.",
		fix: "Write `evidence: required` when a tick must come with a file."
	},
	"bad-role": {
		says: "`{found}` cannot be a role: expected the name of a role in the policy.",
		fix: "Write the name as the policy spells it, for example `role: operations`."
	},
	"done-and-not-applicable": {
		says: "The item `{id}` is both done and not applicable.",
		fix: "Remove `done: true`, or `not_applicable` and its reason."
	},
	"more-issues": {
		says: "{count} more mistakes follow in this file.",
		fix: "Mend the ones that are listed first."
	},
	"unknown-extension": {
		says: "A checklist is a Markdown or a YAML file, and this is neither.",
		fix: "Let its name end in `.md`, `.yml` or `.yaml`."
	}
};
/** An issue about a checklist, worded once for both formats. */
function checklistIssue(id, where, values = {}) {
	return {
		id,
		...WORDS[id],
		values,
		where
	};
}
/** More mistakes than this in one file are counted, not listed. */
const MOST_ISSUES = 100;
/** The first issues of a file in its order, and a last one that counts those left out. */
function inOrder(issues) {
	const sorted = issues.toSorted((a, b) => (a.where.line ?? 0) - (b.where.line ?? 0) || (a.where.column ?? 0) - (b.where.column ?? 0));
	const last = sorted[99];
	if (last === void 0 || sorted.length === MOST_ISSUES) return sorted;
	const count = sorted.length - MOST_ISSUES;
	return [...sorted.slice(0, MOST_ISSUES), checklistIssue("more-issues", last.where, { count })];
}
// src/core/checklist/checklist.ts
/** Largest checklist that is read, in bytes of UTF-8. */
const CHECKLIST_BYTES = 131072;
// src/core/checklist/item-issues.ts
/** What is wrong with the items of a file taken together: none, too many, two of one id, or one with too many links. */
function itemIssues(items, top) {
	if (items.length === 0) return [checklistIssue("no-items", top)];
	if (items.length > 500) return [checklistIssue("too-many-items", top, {
		count: items.length,
		limit: 500
	})];
	const first = /* @__PURE__ */ new Map();
	return items.flatMap(({ id, where, evidence, links }) => {
		const line = first.get(id);
		if (line === void 0) first.set(id, where.line ?? 1);
		const count = evidence.length + links.length;
		const issues = count > 50 ? [checklistIssue("too-many-links", where, {
			id,
			count,
			limit: 50
		})] : [];
		if (line !== void 0 && id !== "") issues.push(checklistIssue("duplicate-id", where, {
			id,
			first: line
		}));
		return issues;
	});
}
// src/core/checklist/content-places.ts
/**
* Finds places of a paragraph's content in its file. A parser hands content over without the indentation, bullets
* and quote marks before it, so that a line of content is the end of a line of the file.
*/
var ContentPlaces = class {
	#source;
	#first;
	#content;
	#starts;
	/** `first`: index of the file's line with which the content begins. */
	constructor(source, first, content) {
		this.#source = source;
		this.#first = first;
		this.#content = content.split("\n");
		let start = 0;
		this.#starts = this.#content.map((line) => {
			const here = start;
			start += line.length + 1;
			return here;
		});
	}
	/** Where an offset of the content stands; always inside the file. */
	at(offset) {
		const index = this.#lineOf(offset);
		const line = this.#source.lines[this.#first + index] ?? "";
		const content = this.#content[index] ?? "";
		const column = line.trimEnd().length - content.trimEnd().length + offset - (this.#starts[index] ?? 0);
		return {
			path: this.#source.path,
			line: this.#source.lineOffset + this.#first + index + 1,
			column: Math.max(0, Math.min(column, line.length)) + 1
		};
	}
	#lineOf(offset) {
		let low = 0;
		let high = this.#starts.length - 1;
		while (low < high) {
			const middle = low + high + 1 >> 1;
			if ((this.#starts[middle] ?? 0) <= offset) low = middle;
			else high = middle - 1;
		}
		return low;
	}
};
// src/core/checklist/markdown-parser.ts
/** Made once: it keeps no state between calls. */
const { parser, offsetOf: pushedAt } = positionedMarkdown({ maxNesting: 60 });
/** Parses a Markdown text without front matter. Never throws on a text. */
function parseMarkdown(text) {
	const shared = {};
	return {
		tokens: parser.parse(text, shared),
		inline: (content) => parser.parseInline(content, shared)[0]?.children ?? []
	};
}
/** Whether a token stands so deep that the parser may have left out what it holds. */
function isTooDeep(token) {
	return token.level >= 50;
}
/** Offset in its content at which an inline token begins; `undefined` for plain text, which is never pushed. */
function offsetOf(token) {
	const offset = pushedAt(token);
	return offset !== void 0 && token.type === "link_open" && token.info !== "auto" ? Math.max(0, offset - 1) : offset;
}
// src/core/checklist/inline-text.ts
const BARE_URL = /(?<![\w("<])https?:\/\/[^\s<>]+/g;
/** Reads a paragraph, or what follows its box. */
function readInline(inline, places) {
	return new InlineReader(inline, places).read();
}
var InlineReader = class {
	#inline;
	#places;
	#evidence = [];
	#links = [];
	#comments = [];
	#text = {
		struck: "",
		rest: ""
	};
	#wording = {
		struck: "",
		rest: ""
	};
	/** Whether anything but white space has been read. */
	#begun = false;
	#part = "struck";
	#struck = false;
	/** Strikes that are open since the one at the start. */
	#strikes = 0;
	/** Where the latest token that knows its place begins. */
	#offset = 0;
	#link;
	constructor(inline, places) {
		this.#inline = inline;
		this.#places = places;
	}
	read() {
		for (const token of this.#inline.tokens) {
			this.#offset = Math.max(this.#offset, offsetOf(token) ?? 0);
			this.#token(token);
		}
		return {
			text: tidy(this.#text.struck),
			wording: tidy(this.#wording.struck),
			struck: this.#struck,
			rest: tidy(this.#wording.rest),
			evidence: this.#evidence,
			links: this.#links,
			comments: this.#comments
		};
	}
	#token(token) {
		if (token.type === "text") this.#plain(token.content);
		else if (token.type === "softbreak" || token.type === "hardbreak") this.#append(" ");
		else if (token.type === "code_inline") this.#append(`${token.markup}${token.content}${token.markup}`);
		else if (token.type === "html_inline") this.#html(token.content);
		else if (token.type === "image") this.#leadsTo(String(token.attrGet("src") ?? ""), tidy(token.content), this.#offset);
		else if (token.type === "link_open") this.#link = {
			href: String(token.attrGet("href") ?? ""),
			offset: this.#offset,
			label: ""
		};
		else if (token.type === "link_close") this.#closeLink();
		else if (token.type === "s_open" || token.type === "s_close") this.#strike(token);
		else this.#append(token.markup);
	}
	#append(text) {
		this.#begun ||= /\S/.test(text);
		this.#wording[this.#part] += text;
		if (this.#link === void 0) this.#text[this.#part] += text;
		else this.#link.label += text;
	}
	#html(html) {
		if (html.startsWith("<!--")) {
			this.#comments.push({
				text: html,
				offset: this.#inline.offset + this.#offset
			});
			this.#append(" ");
		} else this.#append(html);
	}
	#plain(text) {
		if (this.#link !== void 0) {
			this.#append(text);
			return;
		}
		this.#begun ||= /\S/.test(text);
		this.#wording[this.#part] += text;
		this.#text[this.#part] += text.replace(BARE_URL, (href) => {
			this.#offset = Math.max(this.#offset, this.#inline.content.indexOf(href, this.#offset));
			this.#links.push({
				href,
				where: this.#place(this.#offset)
			});
			return " ";
		});
	}
	#closeLink() {
		const link = this.#link;
		this.#link = void 0;
		if (link !== void 0) this.#leadsTo(link.href, tidy(link.label), link.offset);
	}
	#leadsTo(href, label, offset) {
		const where = this.#place(offset);
		const path = linkPath(href);
		if (path === void 0) this.#links.push({
			href,
			label,
			where
		});
		else this.#evidence.push({
			path,
			label,
			where
		});
		this.#text[this.#part] += " ";
	}
	/** A strike at the very start says that the item does not apply; any other is part of its wording. */
	#strike(token) {
		const opens = token.nesting > 0;
		if (this.#strikes > 0) {
			this.#strikes += opens ? 1 : -1;
			if (this.#strikes === 0) this.#part = "rest";
		} else if (opens && !this.#struck && this.#link === void 0 && !this.#begun) {
			this.#struck = true;
			this.#strikes = 1;
		} else this.#append(token.markup);
	}
	#place(offset) {
		return this.#places.at(this.#inline.offset + offset);
	}
};
function tidy(text) {
	return text.replace(/\s+/g, " ").trim();
}
// src/core/checklist/item-id.ts
/** What an id looks like where an author writes one. Without flags, so that it can stand in a JSON Schema. */
const ITEM_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
/** What a role's name looks like in an item. */
const ROLE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const LONGEST = 64;
/**
* The id of an item whose author gave none: its words in lower case, joined by `-`, cut to 64 characters.
* Letters of every script are kept. Empty when the text has neither letters nor digits.
*/
function slugOf(text) {
	return [...(text.normalize("NFC").toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join("-")].slice(0, LONGEST).join("").replace(/-$/, "");
}
// src/core/checklist/item-attributes.ts
const KNOWN = [
	"id",
	"evidence",
	"role"
];
const CHECKS = {
	id: {
		pattern: ITEM_ID,
		issue: "bad-id"
	},
	evidence: {
		pattern: /^(?:required|optional|none)$/,
		issue: "bad-evidence"
	},
	role: {
		pattern: ROLE_NAME,
		issue: "bad-role"
	}
};
/** More than this is prose that was commented out. */
const LONGEST_COMMENT = 500;
/**
* Reads `<!-- id: eval-report, evidence: required, role: operations -->` into `into` and returns what is wrong with it.
* A comment in which no key is known, or nearly so, is an ordinary comment and is passed over.
*/
function readAttributes(comment, where, into) {
	const body = comment.replace(/^<!--/, "").replace(/-->$/, "").trim();
	if (body.length > LONGEST_COMMENT) return [];
	const pairs = body.split(",").map(asPair);
	if (!pairs.some((pair) => pair.key !== void 0 && (isKnown(pair.key) || nearest(pair.key)))) return [];
	return pairs.flatMap(({ key, value, raw }) => {
		if (key === void 0) return [checklistIssue("bad-attribute", where, { found: shown(raw) })];
		return readPair(key, value, where, into);
	});
}
function asPair(part) {
	const raw = part.trim();
	const colon = raw.indexOf(":");
	const key = colon < 0 ? "" : raw.slice(0, colon).trim();
	return {
		key: /^[A-Za-z_-]+$/.test(key) ? key : void 0,
		value: raw.slice(colon + 1).trim(),
		raw
	};
}
function readPair(key, value, where, into) {
	if (!isKnown(key)) {
		const issue = checklistIssue("unknown-attribute", where, {
			key: shown(key),
			known: KNOWN
		});
		const meant = nearest(key);
		if (meant === void 0) return [issue];
		return [{
			...issue,
			fix: "Did you mean `{nearest}`?",
			values: {
				...issue.values,
				nearest: meant
			}
		}];
	}
	if (into[key] !== void 0) return [checklistIssue("attribute-twice", where, { key })];
	const { pattern, issue } = CHECKS[key];
	if (!pattern.test(value)) return [checklistIssue(issue, where, {
		id: shown(value),
		found: shown(value)
	})];
	into[key] = value;
	return [];
}
function isKnown(key) {
	return KNOWN.some((known) => known === key);
}
/** The known key that was meant. A key shorter than three letters is near to none: `in` is not a mistyped `id`. */
function nearest(key) {
	const lower = key.toLowerCase();
	return KNOWN.find((known) => known === lower) ?? (key.length < 3 ? void 0 : didYouMean(key, KNOWN));
}
// src/core/checklist/not-applicable-reason.ts
const LEAD = /^[\s:;,.()–—-]*(?:n\/?a\b|not applicable\b)?[\s:;,.()–—-]*/i;
/**
* The reason in what follows a struck item: `n/a: no personal data` gives `no personal data`.
* `undefined` when nothing is left that has a letter or a digit.
*/
function notApplicableReason(rest) {
	const reason = rest.replace(LEAD, "").trim();
	const balanced = reason.endsWith(")") && !reason.includes("(") ? reason.slice(0, -1).trim() : reason;
	return /[\p{L}\p{N}]/u.test(balanced) ? balanced : void 0;
}
// src/core/checklist/open-item.ts
/** An item of a Markdown checklist while the blocks below its first line are still being read. */
var OpenItem = class {
	#start;
	#where;
	#evidence = [];
	#links = [];
	#attributes = {};
	#issues = [];
	constructor(start) {
		this.#start = start;
		this.#where = start.places.at(0);
		this.addNote(start.said, start.places);
	}
	/** Takes over the links and comments of a paragraph that belongs to the item. */
	addNote(said, places) {
		this.#evidence.push(...said.evidence);
		this.#links.push(...said.links);
		for (const comment of said.comments) this.addComment(comment.text, places.at(comment.offset));
	}
	/** Takes over what a comment says about the item. */
	addComment(comment, where) {
		this.#issues.push(...readAttributes(comment, where, this.#attributes));
	}
	/** The finished item; what is wrong with it is added to `issues`. */
	close(issues) {
		const { said, section, depth } = this.#start;
		const text = said.text === "" ? said.wording : said.text;
		const { id: written, evidence, role } = this.#attributes;
		const id = written ?? slugOf(text);
		issues.push(...this.#issues);
		if (text === "") issues.push(checklistIssue("no-text", this.#where));
		else if (id === "") issues.push(checklistIssue("no-id", this.#where));
		const reason = said.struck ? notApplicableReason(said.rest) : void 0;
		return {
			id,
			text,
			wording: said.wording,
			state: this.#state(),
			...reason === void 0 ? {} : { reason },
			evidence: this.#evidence,
			links: this.#links,
			evidenceRequired: evidence === "required",
			...role === void 0 ? {} : { role },
			section,
			depth,
			where: this.#where
		};
	}
	#state() {
		if (this.#start.said.struck) return "not-applicable";
		return this.#start.ticked ? "done" : "open";
	}
};
// src/core/checklist/markdown-items.ts
/** GitHub's task list item: a box, white space, and something after it. */
const BOX = /^\[([ xX\t\n])\][ \t\n]+(?=\S)/;
/** What was meant as such a box: blanks beside the tick, no blank at all, or another sign for a tick. */
const NEARLY_BOX = /^\[[ \t]*[xX\u2713\u2714\u2611\u2705]?[ \t]*\](?=[ \t\n]+\S)/;
/** Walks the blocks of a Markdown file once and gathers its task list items. */
var MarkdownItems = class {
	#parsed;
	#source;
	#items = [];
	#issues = [];
	#section = [];
	/** One for each list item that is open here; `undefined` for one without a box. */
	#open = [];
	#title;
	#deep = false;
	constructor(parsed, source) {
		this.#parsed = parsed;
		this.#source = source;
	}
	read() {
		const { tokens } = this.#parsed;
		tokens.forEach((token, index) => {
			this.#guardDepth(token);
			if (token.type === "list_item_open") this.#open.push(void 0);
			else if (token.type === "list_item_close") this.#open.pop();
			else if (token.type === "inline") this.#inline(token, tokens[index - 1], tokens[index - 2]);
			else if (token.type === "html_block") this.#htmlBlock(token);
		});
		const items = this.#items.map((item) => item.close(this.#issues));
		return {
			title: this.#title,
			items,
			issues: this.#issues
		};
	}
	#inline(token, before, beforeThat) {
		const first = token.map?.[0];
		if (first === void 0) return;
		if (before?.type === "heading_open") {
			this.#heading(before, token);
			return;
		}
		const places = new ContentPlaces(this.#source, first, token.content);
		const opensItem = before?.type === "paragraph_open" && beforeThat?.type === "list_item_open";
		const box = opensItem ? BOX.exec(token.content) : null;
		if (box === null) {
			const nearly = opensItem ? NEARLY_BOX.exec(token.content) : null;
			if (nearly !== null) this.#issues.push(checklistIssue("no-box", places.at(0), { found: nearly[0] }));
			const note = readInline({
				content: token.content,
				tokens: token.children ?? [],
				offset: 0
			}, places);
			const item = this.#nearest();
			item?.addNote(note, places);
			if (item === void 0 && nearly === null) for (const { text, offset } of note.comments) this.#looseComment(text, places.at(offset));
			return;
		}
		this.#item(token.content, box[0].length, box[1] !== void 0 && "xX".includes(box[1]), places);
		if (this.#depth() > 9) this.#tooDeep(first);
	}
	#item(content, offset, ticked, places) {
		const said = content.slice(offset);
		const inline = {
			content: said,
			tokens: this.#parsed.inline(said),
			offset
		};
		const section = this.#section.map(({ text }) => text);
		const item = new OpenItem({
			ticked,
			said: readInline(inline, places),
			places,
			section,
			depth: this.#depth()
		});
		this.#open[this.#open.length - 1] = item;
		this.#items.push(item);
	}
	/** Items that are open here. */
	#depth() {
		return this.#open.filter((open) => open !== void 0).length;
	}
	#heading(opening, token) {
		if (this.#open.length > 0) return;
		const level = Number(opening.tag.slice(1));
		while ((this.#section.at(-1)?.level ?? 0) >= level) this.#section.pop();
		const text = readInline({
			content: token.content,
			tokens: token.children ?? [],
			offset: 0
		}, new ContentPlaces(this.#source, token.map?.[0] ?? 0, token.content)).wording;
		if (level === 1) this.#title ??= text;
		else this.#section.push({
			level,
			text
		});
	}
	/** A comment on lines of its own is a block, and may still belong to an item. */
	#htmlBlock(token) {
		const first = token.map?.[0];
		if (first === void 0) return;
		const item = this.#nearest();
		const places = new ContentPlaces(this.#source, first, token.content.replace(/\n$/, ""));
		for (const { text, offset } of commentsOf(token.content)) {
			const where = places.at(offset);
			if (item === void 0) this.#looseComment(text, where);
			else item.addComment(text, where);
		}
	}
	/** Attributes that reach no item would silently ask for less than their author meant. */
	#looseComment(comment, where) {
		const attributes = {};
		if (readAttributes(comment, where, attributes).length === 0 && Object.keys(attributes).length > 0) this.#issues.push(checklistIssue("attribute-outside", where));
	}
	#nearest() {
		return this.#open.findLast((open) => open !== void 0);
	}
	#guardDepth(token) {
		const first = token.map?.[0];
		if (first !== void 0 && isTooDeep(token)) this.#tooDeep(first);
	}
	#tooDeep(line) {
		if (this.#deep) return;
		this.#deep = true;
		const where = new ContentPlaces(this.#source, line, "").at(0);
		this.#issues.push(checklistIssue("too-deep", {
			...where,
			column: 1
		}, { limit: 8 }));
	}
};
/** Comments of a block of HTML. Searched for by hand: a pattern would look for the end of each unclosed one anew. */
function commentsOf(html) {
	const found = [];
	let start = html.indexOf("<!--");
	while (start >= 0) {
		const end = html.indexOf("-->", start + 4);
		if (end < 0) break;
		found.push({
			text: html.slice(start, end + 3),
			offset: start
		});
		start = html.indexOf("<!--", end + 3);
	}
	return found;
}
// src/core/checklist/read-markdown-checklist.ts
/**
* Reads the task list items of a Markdown file as GitHub shows them: any bullet, nested, in quotes; not those in code,
* comments or tables. Never throws on a text; every mistake is told at once.
*
* A comment of an item may say more about it: `<!-- id: eval-report, evidence: required, role: operations -->`.
* `~~struck~~ n/a: reason` is an item that does not apply. Relative links of an item, also those in paragraphs and
* plain bullets below it, are its evidence. Front matter is passed over.
*/
function readMarkdownChecklist(text, path) {
	const top = {
		path,
		line: 1,
		column: 1
	};
	if (exceedsBytes(text, 131072)) return {
		ok: false,
		issues: [checklistIssue("checklist-too-large", top, { limit: CHECKLIST_BYTES })]
	};
	const clean = text.startsWith("﻿") ? text.slice(1) : text;
	const front = splitFrontMatter(clean);
	const body = front?.body ?? clean;
	const source = {
		path,
		lines: body.split(/\r\n|\n|\r/),
		lineOffset: front?.bodyLineOffset ?? 0
	};
	const { items, title, issues } = new MarkdownItems(parseMarkdown(body), source).read();
	const all = [...issues, ...itemIssues(items, top)];
	if (all.length > 0) return {
		ok: false,
		issues: inOrder(all)
	};
	return {
		ok: true,
		value: {
			path,
			...title === void 0 ? {} : { title },
			items
		}
	};
}
// src/core/checklist/checklist-schema.ts
const requirement = _enum([
	"required",
	"optional",
	"none"
]);
const evidence = union([requirement, array(string().min(1).max(1e3)).max(50)]).describe("In a definition whether a tick counts only with a file: `required`, `optional` or `none`. In a filled copy the files, as paths relative to the checklist.");
const item = strictObject({
	id: string().regex(ITEM_ID, "An id begins with a letter or digit, has letters, digits, `.`, `_` and `-`, and at most 64 in all.").describe("Names the item in the definition and in every filled copy. Unique in its file."),
	text: string().min(1).max(2e3).describe("What is to be confirmed. The same in a filled copy."),
	evidence: evidence.optional(),
	role: string().regex(ROLE_NAME, "Expected the name of a role in the policy.").describe("Role of the policy that answers for the item.").optional(),
	done: boolean().describe("Whether it is confirmed. Only in a filled copy.").optional(),
	note: string().max(4e3).describe("Free text for the people who read the copy.").optional(),
	not_applicable: string().max(2e3).describe("Why the item does not apply. Only in a filled copy.").optional()
});
/** A checklist written as YAML: the definition, or a filled copy of it. */
const checklistSchema = strictObject({
	title: string().min(1).max(200).describe("What the list is about.").optional(),
	items: array(item).describe("What is to be confirmed, in order.")
});
// src/core/checklist/read-yaml-checklist.ts
/**
* Reads a checklist written as YAML, strictly: an unknown key is an issue that names the nearest known one.
* Never throws on a text; apart from a syntax error every mistake is told at once.
*/
function readYamlChecklist(text, path) {
	const top = {
		path,
		line: 1,
		column: 1
	};
	if (exceedsBytes(text, 131072)) return {
		ok: false,
		issues: [checklistIssue("checklist-too-large", top, { limit: CHECKLIST_BYTES })]
	};
	const document = readYaml(text, path, { bytes: CHECKLIST_BYTES });
	if (!document.ok) return document;
	const written = checkSchema(checklistSchema, document.value, path);
	if (!written.ok) return written;
	const { positions } = document.value;
	const { title, items } = written.value;
	const read = items.map((item, index) => readItem(item, index, positions, path));
	const issues = [...items.flatMap((item, i) => contradiction(item, i, positions, path)), ...itemIssues(read, top)];
	if (issues.length > 0) return {
		ok: false,
		issues: inOrder(issues)
	};
	return {
		ok: true,
		value: {
			path,
			...title === void 0 ? {} : { title },
			items: read
		}
	};
}
function readItem(item, index, positions, path) {
	const text = item.text.replace(/\s+/g, " ").trim();
	const reason = item.not_applicable?.replace(/\s+/g, " ").trim() ?? "";
	const files = Array.isArray(item.evidence) ? item.evidence : [];
	return {
		id: item.id,
		text,
		wording: text,
		state: item.not_applicable !== void 0 ? "not-applicable" : item.done === true ? "done" : "open",
		.../[\p{L}\p{N}]/u.test(reason) ? { reason } : {},
		evidence: files.flatMap((file, at) => {
			const where = locate(path, positions, [
				"items",
				index,
				"evidence",
				at
			]);
			return isOutside(file) ? [] : [{
				path: file,
				where
			}];
		}),
		links: files.flatMap((file, at) => {
			const where = locate(path, positions, [
				"items",
				index,
				"evidence",
				at
			]);
			return isOutside(file) ? [{
				href: file,
				where
			}] : [];
		}),
		evidenceRequired: item.evidence === "required",
		...item.role === void 0 ? {} : { role: item.role },
		section: [],
		depth: 0,
		where: locate(path, positions, ["items", index])
	};
}
/** A list of files may be given as addresses by mistake; a colon alone is a letter of a file name. */
function isOutside(file) {
	return /^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(file);
}
function contradiction(item, index, positions, path) {
	if (item.done !== true || item.not_applicable === void 0) return [];
	return [checklistIssue("done-and-not-applicable", locateKey(path, positions, [
		"items",
		index,
		"not_applicable"
	]), { id: item.id })];
}
// src/core/checklist/read-checklist.ts
/** Reads a checklist in the format that its file name says. Never throws on a text. */
function readChecklist(text, path) {
	if (path.endsWith(".md")) return readMarkdownChecklist(text, path);
	if (path.endsWith(".yml") || path.endsWith(".yaml")) return readYamlChecklist(text, path);
	return {
		ok: false,
		issues: [checklistIssue("unknown-extension", {
			path,
			line: 1,
			column: 1
		})]
	};
}
export { readChecklist as t };
