import { _ as string, a as array, g as strictObject, h as record, p as object, r as _enum, s as boolean, v as union, y as unknown } from "./zod.js";
import { A as claimCandidates, S as handoffSchema, T as linkPath, c as RISKS, j as claimsOf, x as SECTIONS } from "./rule-lines.js";
import { a as didYouMean, c as whereOf, n as readEvidence, o as referencedPaths } from "./readers.js";
import { g as parseDuration } from "./handoff-fields.js";
import { o as shown } from "./define-reader.js";
import { n as minimatch } from "./minimatch.js";
import { a as placeholderOf, n as isSeen, s as saysAnything, t as isNoAnswer } from "./placeholder.js";
import { t as gatesFor } from "./gates-for.js";
import { n as YAML_LIMITS, r as exceedsBytes } from "./source-document.js";
import { n as locate, r as locateKey } from "./span-of.js";
import { a as inOrder$1, i as checkSchema } from "./written-settings.js";
import { t as readYaml } from "./read-yaml.js";
import "./tree.js";
import { i as readDocument, n as documentPaths, r as isBinaryName, t as readEvidenceFile } from "./read-evidence-file.js";
import { t as splitFrontMatter } from "./front-matter.js";
import { n as blocksOf, r as positionedMarkdown } from "./markdown-blocks.js";
import { i as withFile, n as readManifest, r as repeatedNames, t as verifyEach } from "./verify-each.js";
import { i as isProtected } from "./collect-ownership.js";
import { createHash } from "node:crypto";
// src/core/collect/collect-digests.ts
/** Digests of contents that were computed before, by object id: content never changes under its id. */
var DigestMemory = class {
	#digests = /* @__PURE__ */ new Map();
	#most;
	constructor(most = 1e4) {
		this.#most = most;
	}
	get(oid) {
		return this.#digests.get(oid);
	}
	set(oid, digests) {
		if (this.#digests.size >= this.#most) this.#digests.delete(this.#digests.keys().next().value ?? "");
		this.#digests.set(oid, digests);
	}
};
/** Files whose digests are computed for one package, and bytes of all of them together. */
const MOST_FILES$1 = 200;
const MOST_BYTES$1 = 536870912;
/**
* Digests of files by path, in the order given. A file that is too large or no plain file is left out: who needs its digest must
* say that it is not known.
*/
async function collectDigests({ tree, crypto, memory, contents }, files) {
	const digests = /* @__PURE__ */ new Map();
	const left = [];
	let bytesLeft = MOST_BYTES$1;
	const texts = await smallTexts(tree, contents, files.filter(({ oid }) => memory.get(oid) === void 0));
	for (const { path, mode, oid, size = null } of files) {
		if (!mode.startsWith("100") || (size ?? 0) > 104857600) continue;
		if (digests.size >= MOST_FILES$1 || bytesLeft <= 0 || (size ?? 0) > bytesLeft) {
			left.push(path);
			continue;
		}
		const known = memory.get(oid) ?? await digestOf(path);
		if (known === null) continue;
		memory.set(oid, known);
		bytesLeft -= known.size;
		digests.set(path, known);
	}
	return {
		digests: Object.fromEntries(digests),
		left
	};
	async function digestOf(path) {
		const content = contents.get(path) ?? texts.get(path);
		const bytes = content?.kind === "text" ? new TextEncoder().encode(content.text) : await tree.bytes(path);
		return bytes === null ? null : crypto.digests(bytes);
	}
}
/** Largest file, in bytes, that is worth asking for as a text: most are, and a remote tree gives many texts in one request. */
const SMALL = 262144;
/** Texts of small files that were not read yet, asked for together. What is no text is read by its bytes. */
async function smallTexts(tree, contents, files) {
	const wanted = files.slice(0, MOST_FILES$1).filter(({ path, mode, size = null }) => mode.startsWith("100") && (size ?? 0) <= SMALL && !contents.has(path)).map(({ path }) => path);
	return wanted.length === 0 ? /* @__PURE__ */ new Map() : tree.read(wanted);
}
// src/core/collect/reading-memory.ts
/** Characters of all texts whose readings are remembered: readings take memory in proportion to them. */
const MOST_CHARACTERS = 64e6;
/**
* Readings of text files that were read before. A reading depends on nothing but path, content and format, and content never
* changes under its object id; so nothing that is remembered can be out of date. What was not asked for longest goes first.
*/
var ReadingMemory = class {
	#readings = /* @__PURE__ */ new Map();
	#most;
	#held = 0;
	constructor(most = MOST_CHARACTERS) {
		this.#most = most;
	}
	/** What {@link readEvidence} makes of a file. */
	evidence(file, format) {
		const key = JSON.stringify([
			"evidence",
			format ?? null,
			file.path,
			file.oid
		]);
		return this.#recall(key, file, () => readEvidence(format, file));
	}
	/** What {@link readDocument} makes of a file. */
	document(file, hints) {
		const key = JSON.stringify([
			"document",
			hints,
			file.path,
			file.oid
		]);
		return this.#recall(key, file, () => readDocument(file, hints));
	}
	/** What is kept under a key is always what the same `read` gave. */
	#recall(key, { text: { length: size } }, read) {
		const known = this.#readings.get(key);
		const reading = known === void 0 ? read() : known.reading;
		this.#forget(key);
		this.#readings.set(key, {
			size,
			reading
		});
		this.#held += size;
		for (const oldest of this.#readings.keys()) {
			if (this.#held <= this.#most) break;
			this.#forget(oldest);
		}
		if (known === void 0) reading.catch(() => this.#forget(key));
		return reading;
	}
	#forget(key) {
		this.#held -= this.#readings.get(key)?.size ?? 0;
		this.#readings.delete(key);
	}
};
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
// src/core/drill/drill-schema.ts
/** Whether a text is a day of the calendar in ISO 8601: `2026-02-30` is none. */
function isDay(text) {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const time = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
/** The front matter of a drill's record. Strict; keys that begin with `x-` are taken out before. */
const drillSchema = strictObject({
	date: string().refine(isDay, "expected the day of the drill, such as 2026-10-02").describe("Day of the drill in UTC."),
	target: string().max(165).regex(/^(?:[^@\s]+@[^@\s]+|none)$/, "expected a package at a version, such as churn@3.0.0, or none where a first release was switched off").describe("What was rolled back to; `none` where a first release was switched off."),
	duration: string().refine((text) => parseDuration(text).ok, "expected a length of time such as 7m or 90s").describe("How long it took until the target served again."),
	outcome: _enum(["passed", "failed"]).describe("Whether the rollback did what it should."),
	failure_mode: string().min(1).max(2e3).optional().describe("What was made to fail."),
	script_sha256: string().regex(/^[0-9a-f]{64}$/, "expected a SHA-256 digest: 64 digits and small letters from a to f").optional().describe("SHA-256 of the script that was run, so that a later change of the script is noticed."),
	by: string().min(1).max(200).optional().describe("Who ran the drill.")
});
// src/core/drill/read-drill.ts
const EXAMPLE = "Begin the file with `---`, the keys `date`, `target`, `duration` and `outcome`, and another `---`.";
/**
* Reads the record of a rollback drill: a Markdown file whose front matter holds the keys of {@link Drill}.
* Gives every mistake at once, with its place; never throws.
*/
function readDrill(text, path) {
	if (exceedsBytes(text, YAML_LIMITS.bytes)) return refused$2("too-large", path);
	const front = splitFrontMatter(text);
	if (front === null) return refused$2("no-front-matter", path);
	const document = readYaml("\n".repeat(front.yamlLineOffset) + front.yaml, path);
	if (!document.ok) return document;
	const checked = checkSchema(drillSchema, document.value, path);
	if (!checked.ok) return checked;
	const { failure_mode, script_sha256, by, ...facts } = checked.value;
	const where = { "": {
		path,
		line: 1,
		column: 1
	} };
	for (const key of Object.keys(checked.value)) where[key] = locate(path, document.value.positions, [key]);
	return {
		ok: true,
		value: {
			...facts,
			...failure_mode === void 0 ? {} : { failure_mode },
			...script_sha256 === void 0 ? {} : { script_sha256 },
			...by === void 0 ? {} : { by },
			where
		}
	};
}
function refused$2(id, path) {
	const says = id === "too-large" ? "This record is larger than {limit} bytes, so it was not read." : "This record of a drill does not begin with front matter, so nothing in it can be compared.";
	const values = id === "too-large" ? { limit: YAML_LIMITS.bytes } : {};
	return {
		ok: false,
		issues: [{
			id,
			says,
			fix: EXAMPLE,
			values,
			where: {
				path,
				line: 1,
				column: 1
			}
		}]
	};
}
// src/core/handoff/resolve-sections.ts
/** Sections that are lists: front matter is a mapping, so it holds them under their own name. */
const LISTS = /* @__PURE__ */ new Map([["datasets", strictObject({ datasets: SECTIONS.datasets })], ["evidence", strictObject({ evidence: SECTIONS.evidence })]]);
/**
* Puts the Markdown sections of a manifest in place. `contents` holds the text of each path in `document.sections`,
* or `null` where there is no readable file. Gives the complete handoff, or every mistake of all files.
*/
function resolveSections(document, contents) {
	const readings = document.sections.map((reference) => readSection(reference, contents.get(reference.path) ?? null));
	const issues = readings.flatMap((reading) => reading.ok ? [] : reading.issues);
	if (issues.length > 0) return {
		ok: false,
		issues
	};
	const sections = readings.flatMap((reading) => reading.ok ? [reading.value] : []);
	const value = {
		...document.manifest,
		...Object.fromEntries(sections.map((one) => [one.name, one.value]))
	};
	const positions = Object.assign({}, document.positions, ...sections.map((one) => one.positions));
	const { path, folder } = document;
	const handoff = handoffSchema.safeParse(value);
	if (!handoff.success) return {
		ok: false,
		issues: [unresolved(document)]
	};
	const resolved = {
		path,
		folder,
		handoff: handoff.data,
		positions,
		sections: document.sections
	};
	const escapes = referencedPaths(resolved).issues;
	return escapes.length > 0 ? {
		ok: false,
		issues: inOrder$1(escapes)
	} : {
		ok: true,
		value: resolved
	};
}
function readSection(reference, text) {
	if (text === null) return refused$1(missing(reference));
	const document = frontMatterOf(text, reference);
	if (!document.ok) return document;
	const { section: name, path } = reference;
	const schema = LISTS.get(name) ?? SECTIONS[name];
	const checked = checkSchema(schema, document.value, path);
	if (!checked.ok) return checked;
	const repeated = repeatedNames(checked.value, document.value.positions, path);
	if (repeated.length > 0) return {
		ok: false,
		issues: repeated
	};
	return {
		ok: true,
		value: {
			name,
			value: LISTS.has(name) ? ownValue(checked.value, name) : checked.value,
			positions: placed(document.value.positions, reference)
		}
	};
}
/** The front matter as a document whose positions are those of the Markdown file. */
function frontMatterOf(text, { path, section }) {
	const top = {
		path,
		line: 1,
		column: 1,
		endLine: 1,
		endColumn: 1
	};
	const tooLarge = exceedsBytes(text, YAML_LIMITS.bytes);
	const front = tooLarge ? null : splitFrontMatter(text);
	if (front !== null) return readYaml("\n".repeat(front.yamlLineOffset) + front.yaml, path);
	return refused$1({
		id: tooLarge ? "too-large" : "no-front-matter",
		says: tooLarge ? "This file is larger than {limit} bytes, so it was not read." : "This file stands for the section `{section}`, but does not begin with front matter.",
		fix: "Begin the file with the section's keys between two lines that hold only `---`.",
		values: tooLarge ? { limit: YAML_LIMITS.bytes } : { section },
		where: top
	});
}
/** Moves positions below the section; the section's own place is the front matter, its key stays in the manifest. */
function placed(positions, { section, path }) {
	const own = withFile(positions, path);
	if (LISTS.has(section)) return Object.fromEntries(Object.entries(own).filter(([pointer]) => pointer !== ""));
	return Object.fromEntries(Object.entries(own).map(([pointer, where]) => [`/${section}${pointer}`, where]));
}
function ownValue(value, name) {
	return typeof value === "object" && value !== null ? Reflect.get(value, name) : void 0;
}
function missing({ section, path, where }) {
	return {
		id: "missing-section",
		says: "`{section}` is left to `{path}`, and there is no readable file.",
		fix: "Add the file, or correct the path.",
		values: {
			section,
			path
		},
		where
	};
}
function unresolved({ path }) {
	return {
		id: "unresolved-section",
		says: "A section of this manifest could not be put in place.",
		values: {},
		where: {
			path,
			line: 1,
			column: 1
		}
	};
}
function refused$1(issue) {
	return {
		ok: false,
		issues: [issue]
	};
}
// src/core/evidence/is-blank.ts
/** Where the manifest names documents that hubs and tools read by their front matter: cards of the model and of data. */
const CARD = /^\/(?:model\/card|datasets\/\d+\/lineage\/\d+)$/;
const RECORD = "/model/approach";
/** Keys by which a record is filed. They say nothing of what was decided. */
const FILED = /^(?:\$?schema|id|number|nr|adr|title|status|state|dates?|created|updated|modified|last[-_ ]?(?:modified|updated)|version|tags?|labels?|categor(?:y|ies)|layout|template|authors?|owners?|deciders?|decision[-_ ]?makers?|consulted|informed|supersed\w{0,8}|reviewe\w{0,3}|lang(?:uage)?)(?:\.|$)/i;
/**
* Whether a text holds nothing that anybody could read: white space and characters without a shape alone; a word such as `tbd` alone, in a
* text of no known format; or, of a file that was read as Markdown, headings, comments, rulers, punctuation and front matter alone. Code, tables,
* links and pictures are something. So is front matter of a card, and of a decision record where it holds more than how it is filed.
* `pointers` are the places of the manifest that name it.
*/
function isBlank(text, reading, pointers = []) {
	if (!isSeen(text)) return true;
	if (reading === null) return text.length < 200 && isWholly(text.trim());
	if (reading.format !== "markdown") return false;
	const { sections = [], links = [], properties = [] } = reading.details ?? {};
	if (links.length > 0 || sections.some(({ words, opening }) => words > 0 || saysAnything(opening))) return false;
	if (reading.problems.some(({ id }) => id !== "empty-document")) return false;
	if (properties.some((property) => isContent(property, pointers))) return false;
	const { hasCode, hasPicture } = blocksOf(text);
	return !hasCode && !hasPicture;
}
/** Whether a text of no known format is nothing else than a word for what is to be written. Signs may mean something in it. */
function isWholly(text) {
	return saysAnything(text) && placeholderOf(text) === text;
}
function isContent({ name, value }, pointers) {
	const isNamed = pointers.some((pointer) => CARD.test(pointer) || pointer === RECORD && !FILED.test(name));
	const said = String(value);
	return isNamed && said.trim() !== "" && !isNoAnswer(said) && placeholderOf(said) === void 0;
}
// src/core/collect/collect-documents.ts
/** Largest binary file whose header is read: most of what a header says stands at its start, but not all of it. */
const MOST_BINARY = 104857600;
/** Reads the documents of a package, each as its reader sees it, in the order given. */
async function collectDocuments(tree, paths, contents, readings = new ReadingMemory()) {
	const documents = [];
	for (const path of paths) documents.push(await collectDocument({
		tree,
		readings
	}, path, contents.get(path.path)));
	return documents;
}
async function collectDocument({ tree, readings }, { path, pointers, hints }, content = { kind: "absent" }) {
	if (content.kind === "text") {
		const reading = await readings.document({
			path,
			text: content.text,
			oid: content.oid
		}, hints);
		return {
			path,
			pointers,
			reading,
			...isBlank(content.text, reading, pointers) ? { blank: true } : {}
		};
	}
	if ((content.kind === "binary" || content.kind === "too-large") && isBinaryName(path)) {
		const bytes = content.size > MOST_BINARY ? null : await tree.bytes(path);
		if (bytes !== null) return {
			path,
			pointers,
			reading: await readDocument({
				path,
				text: "",
				oid: content.oid,
				bytes
			}, hints)
		};
	}
	const issue = issueOf(content, path);
	return issue === null ? {
		path,
		pointers,
		reading: null
	} : {
		path,
		pointers,
		reading: null,
		issue
	};
}
/** Why a document could not be looked at; `null` for a binary file of no known format, of which nothing is expected. */
function issueOf(content, path) {
	const base = {
		values: {
			path,
			kind: content.kind
		},
		where: { path }
	};
	switch (content.kind) {
		case "binary": return null;
		case "absent": return {
			...base,
			id: "document-absent",
			says: "`{path}` does not exist",
			fix: "add it, or name the file that was meant"
		};
		case "too-large": return {
			...base,
			id: "document-too-large",
			says: "`{path}` is too large to be read",
			fix: "name a summary, or split the file"
		};
		case "symlink":
		case "submodule":
		case "folder": return {
			...base,
			id: "document-not-a-file",
			says: "`{path}` is a {kind}, not a file",
			fix: "name the file that was meant"
		};
		default: return content;
	}
}
// src/core/facts/crypto.ts
const ENDINGS = [
	".sigstore.json",
	".sigstore",
	".bundle",
	".sig"
];
/** The file beside which a detached signature lies: `model.json` for `model.json.sig`. `null` when its name says none. */
function signedPath(path) {
	const ending = ENDINGS.find((each) => path.endsWith(each));
	const signed = ending === void 0 ? "" : path.slice(0, -ending.length);
	return signed === "" || signed.endsWith("/") ? null : signed;
}
// src/core/collect/collect-signatures.ts
/** Signed files of one package that are verified. */
const MOST_SIGNATURES = 20;
/** Bytes of files beside which detached signatures lie, of all together: each is hashed for every key that may have signed it. */
const MOST_BYTES = 536870912;
/**
* What the policy trusts, as its own commit has it; `null` where neither the stage nor the one after it trusts anybody. It is what any risk trusts: which of it counts for a package is for the gate to say.
*/
async function collectAnchors(base, policy, stage) {
	const at = policy.stages.findIndex(({ name }) => name === stage.name);
	const asked = policy.stages.slice(at, at + 2).flatMap((each) => askedAt(policy, each));
	const paths = [...new Set(asked.flatMap(({ keys }) => texts(keys)))];
	const identities = asked.flatMap(({ identities: given }) => identitiesOf(given));
	if (paths.length + identities.length === 0) return null;
	const roots = rootsOf$1(asked);
	const wanted = [...paths, ...roots];
	const contents = wanted.length === 0 ? /* @__PURE__ */ new Map() : await base.read(wanted);
	const textAt = (path) => {
		const content = contents.get(path);
		return content?.kind === "text" ? content.text : null;
	};
	const keys = paths.flatMap((path) => {
		const pem = textAt(path);
		return pem === null ? [] : [{
			path,
			pem
		}];
	});
	const [root] = roots;
	return {
		keys,
		identities,
		...root === void 0 ? {} : { trustedRoot: textAt(root) ?? "" }
	};
}
/** Paths of every key and trusted root that the policy names at any stage, whether or not they are there yet. */
function trustedPaths(policy) {
	const asked = policy.stages.flatMap((stage) => askedAt(policy, stage));
	return [.../* @__PURE__ */ new Set([...asked.flatMap(({ keys }) => texts(keys)), ...rootsOf$1(asked)])];
}
function askedAt(policy, stage) {
	return RISKS.flatMap((risk) => gatesFor(policy, stage, risk).flatMap(({ gate, options }) => gate.meta.id === "signature" ? [options] : []));
}
function rootsOf$1(asked) {
	return asked.flatMap(({ trusted_root: root }) => typeof root === "string" ? [root] : []);
}
function texts(value) {
	return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}
function identitiesOf(value) {
	return (Array.isArray(value) ? value : []).flatMap((each) => {
		if (typeof each !== "object" || each === null) return [];
		const { issuer, subject } = each;
		return typeof issuer === "string" && typeof subject === "string" ? [{
			issuer,
			subject
		}] : [];
	});
}
/**
* Verifies every signed file of a package: first what the manifest names as signature or provenance, then every envelope found.
* One that is not looked at, for a bound or for what it is, is said to be unreadable and why.
*/
async function collectSignatures({ tree, crypto, anchors, contents }, documents) {
	const signed = [...documents.filter(isNamed), ...documents.filter((each) => !isNamed(each) && isSigned(each))];
	const verified = [];
	let bytesLeft = MOST_BYTES;
	for (const { path } of signed.slice(0, MOST_SIGNATURES)) {
		const content = contents.get(path);
		if (content?.kind !== "text") {
			verified.push(unlooked(path, "it is no text file of this commit"));
			continue;
		}
		const target = signedPath(path);
		const beside = target === null || bytesLeft <= 0 ? null : await tree.bytes(target);
		bytesLeft -= beside?.length ?? 0;
		const file = {
			path,
			text: content.text,
			...beside === null ? {} : { content: beside }
		};
		verified.push(...await crypto.verify(file, anchors));
	}
	const left = signed.slice(MOST_SIGNATURES);
	const because = `only the first ${MOST_SIGNATURES} signed files of a package are verified`;
	return [...verified, ...left.map(({ path }) => unlooked(path, because))];
}
function unlooked(path, because) {
	return {
		path,
		where: { path },
		predicateType: null,
		subjects: [],
		status: "unreadable",
		because
	};
}
function isNamed({ pointers }) {
	return pointers.some((pointer) => /^\/model\/(?:signature|provenance\/\d+)$/.test(pointer));
}
function isSigned({ reading }) {
	return (reading?.details?.attestations ?? []).some(({ signed }) => signed);
}
// src/core/collect/refuse-package.ts
/** A package that is too large to be read whole: it is not judged at all, since nothing may be concluded from a part of it. */
function refuse(one, issues) {
	return {
		...one,
		manifest: {
			ok: false,
			issues
		}
	};
}
function at({ manifestPath }) {
	return {
		path: manifestPath,
		line: 1,
		column: 1
	};
}
/** A folder outside of the package of which not every file is known. */
function outsideCut(path, one) {
	return {
		id: "outside-cut",
		says: "`{path}` has more files than could be listed, so nothing can be said about what is missing there",
		fix: "name a smaller folder, or name the data by uri and digest",
		values: { path },
		where: at(one)
	};
}
/** More documents than are read of one folder, or of one package. */
function documentsCut(path, one) {
	return {
		id: "documents-cut",
		says: "`{path}` holds more documents than are read, so nothing can be said about the rest",
		fix: "name the files that count themselves, or a smaller folder",
		values: { path },
		where: at(one)
	};
}
/** Documents that name more files than can be looked up. */
function claimsCut(one) {
	return {
		id: "claims-cut",
		says: "the package's documents name more files than could be looked up in this repository",
		fix: "commit shorter lists, such as one for each step",
		values: {},
		where: at(one)
	};
}
/** Files whose digests somebody states, beyond what is computed of one package. */
function digestsCut(paths, one) {
	const [path = ""] = paths;
	return {
		id: "digests-cut",
		says: "digests are stated of more files, or of larger ones, than are read of one package: {count} are left, the first of them `{path}`",
		fix: "keep large files in Git LFS, pack small ones into one archive, or split the package",
		values: {
			count: paths.length,
			path
		},
		where: at(one)
	};
}
// src/core/collect/collect-details.ts
/** Paths that documents name and that are looked up one by one; more are looked up in a list of the whole commit. */
const MOST_CLAIMS = 500;
/**
* Adds to a package what its documents say: the documents themselves, files that they name, digests and signatures. What a bound
* leaves out is never passed over in silence: the package's manifest is refused, with what to do about it.
*/
async function collectDetails(one, handoff, source) {
	const { tree, folder, files, crypto, memory, ownersOf } = source;
	const { documents: paths, cut } = documentPaths(handoff, folder, [...one.files, ...source.outside]);
	if (cut.length > 0) return refuse(one, cut.map((path) => documentsCut(path, one)));
	const documents = await collectDocuments(tree, paths, files, source.readings);
	const named = await withClaims(tree, {
		...one,
		documents
	}, source.outside);
	if (named === null) return refuse(one, [claimsCut(one)]);
	const outside = named.map(({ path, mode, oid }) => ({
		path,
		mode,
		oid,
		owners: ownersOf(path)
	}));
	const known = {
		...one,
		documents,
		outside
	};
	const { needed, more } = digestedFiles(known, handoff, named);
	const [digested, signatures] = await Promise.all([collectDigests({
		tree,
		crypto,
		memory,
		contents: files
	}, [...needed, ...more]), signaturesOf(source, documents)]);
	const unknown = digested.left.filter((path) => needed.some((file) => file.path === path));
	const facts = {
		...known,
		digests: digested.digests,
		signatures
	};
	return unknown.length === 0 ? facts : refuse(facts, [digestsCut(unknown, one)]);
}
/**
* Files outside that only a document names are looked up, too. `null`: they are too many to be looked up, and the commit too large
* to be listed.
*/
async function withClaims(tree, one, outside) {
	const known = new Set([...one.files, ...outside].map(({ path }) => path));
	const candidates = claimsOf(one).filter(({ path }) => path === null).flatMap(({ document, artifact }) => claimCandidates(one, document, artifact.name));
	const asked = [...new Set(candidates)].filter((path) => !known.has(path));
	if (asked.length === 0) return outside;
	if (asked.length <= MOST_CLAIMS) {
		const entries = await tree.entries(asked);
		return [...outside, ...[...entries].map(([path, entry]) => ({
			path,
			...entry,
			size: null
		}))];
	}
	const listing = (await tree.list([""])).get("");
	if (listing?.complete !== true) return null;
	const wanted = new Set(asked);
	return [...outside, ...listing.files.filter(({ path }) => wanted.has(path))];
}
function digestedFiles(one, handoff, outside) {
	const roots = (pointers) => referencedPaths(handoff).paths.flatMap(({ pointer, path }) => pointers.test(pointer) ? [path] : []);
	const below = (path, named) => named.some((root) => path === root || path.startsWith(`${root}/`));
	const [own, data] = [roots(/^\/(?:model|rollback)\/path$/), roots(/^\/datasets\/\d+\/path$/)];
	const claimed = new Set(claimsOf(one).flatMap(({ path }) => path ?? []));
	const all = [...one.files, ...outside];
	const needed = all.filter(({ path }) => claimed.has(path) || below(path, own));
	const taken = new Set(needed);
	return {
		needed,
		more: all.filter((file) => !taken.has(file) && below(file.path, data))
	};
}
/** What verifying the package's signed files comes to; nothing where the policy does not ask for it. */
async function signaturesOf({ tree, crypto, anchors, files }, documents) {
	const trusted = await anchors;
	return trusted === null ? [] : collectSignatures({
		tree,
		crypto,
		anchors: trusted,
		contents: files
	}, documents);
}
// src/core/collect/collect-outside.ts
/** Files below named folders outside of a package that are known one by one. */
const MOST_FILES = 2e4;
/**
* What a manifest names beyond the package's folder: each path with its entry, folders included, and the files below those
* folders. Sizes are `null` where only the entry was looked up.
*/
async function collectOutside(tree, handoff, folder) {
	const named = referencedPaths(handoff).paths.filter(({ path }) => path !== "" && path !== folder && !path.startsWith(`${folder}/`));
	if (named.length === 0) return {
		files: [],
		cut: []
	};
	const paths = [...new Set(named.map(({ path }) => path))];
	const folders = [...new Set(named.flatMap(({ path, kind }) => kind === "either" ? [path] : []))];
	const [entries, listings] = await Promise.all([tree.entries(paths), tree.list(folders)]);
	const known = /* @__PURE__ */ new Map();
	const cut = [];
	for (const [path, { files, complete }] of listings) {
		const room = MOST_FILES - known.size;
		if (!complete || files.length > room) cut.push(path);
		for (const file of files.slice(0, room)) known.set(file.path, file);
	}
	for (const [path, entry] of entries) if (!known.has(path)) known.set(path, {
		path,
		...entry,
		size: null
	});
	return {
		files: [...known.values()],
		cut
	};
}
// src/core/collect/listed-evidence.ts
/** The evidence files that a manifest lists, each as its reader saw it, in the manifest's order. */
async function listedEvidence(manifest, files, readings = new ReadingMemory()) {
	const paths = new Map(referencedPaths(manifest).paths.map(({ pointer, path }) => [pointer, path]));
	const listed = (manifest.handoff.evidence ?? []).map(async (entry, index) => {
		const pointer = `/evidence/${index}`;
		const path = paths.get(`${pointer}/path`);
		if (path === void 0) return null;
		const content = files.get(path) ?? { kind: "absent" };
		const where = whereOf(manifest, `${pointer}/path`);
		const reading = content.kind === "text" ? await readings.evidence({
			path,
			text: content.text,
			oid: content.oid
		}, entry.as) : await readEvidenceFile(path, content, entry.as, where);
		const { suite, environment, about } = entry;
		return {
			pointer,
			path,
			...suite === void 0 ? {} : { suite },
			...environment === void 0 ? {} : { environment },
			...about === void 0 ? {} : { about },
			reading
		};
	});
	return (await Promise.all(listed)).filter((each) => each !== null);
}
// src/core/collect/package-folders.ts
/** Names of the manifest, in the order in which they are looked for. */
const MANIFEST_NAMES = ["handoff.yml", "handoff.yaml"];
/**
* The folders, among those above the paths, that the policy's globs call packages: sorted, each once.
* Whether a manifest stands in them is for the reader of the package to say.
*/
function packageFolders(paths, globs) {
	const seen = /* @__PURE__ */ new Map();
	const folders = /* @__PURE__ */ new Set();
	for (const path of paths) for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
		const folder = path.slice(0, end);
		const known = seen.get(folder);
		if (known === void 0) seen.set(folder, isPackage(folder, globs));
		if (seen.get(folder) === true) folders.add(folder);
		if (known !== void 0) break;
	}
	return [...folders].sort();
}
/** Whether the policy's globs call a folder of that path a package. */
function isPackage(folder, globs) {
	return globs.some((glob) => minimatch(folder, glob, {
		dot: true,
		nobrace: true,
		nonegate: true,
		nocomment: true
	}));
}
// src/core/collect/manifest-of.ts
/** The manifest's text and reading; a folder without one, with two, or with an unreadable one, has an issue in its place. */
function manifestOf(folder, contents) {
	const [found, other] = MANIFEST_NAMES.map((name) => `${folder}/${name}`).filter((each) => (contents.get(each)?.kind ?? "absent") !== "absent");
	const path = found ?? `${folder}/${MANIFEST_NAMES[0]}`;
	if (other !== void 0) return {
		path,
		document: twoManifests(folder, path, other)
	};
	const content = contents.get(path);
	if (content?.kind === "text") return {
		path,
		document: readManifest(content.text, path, folder)
	};
	const kind = content?.kind ?? "absent";
	const where = {
		path,
		line: 1,
		column: 1
	};
	return {
		path,
		document: {
			ok: false,
			issues: [kind === "absent" ? {
				id: "no-manifest",
				says: "`{folder}` is a package folder by the policy and has no manifest",
				fix: "add `{path}`; the policy's `packages` says which folders are packages",
				values: {
					folder,
					path
				},
				where
			} : {
				id: "manifest-unreadable",
				says: "the manifest is not a text file but {kind}",
				fix: "make it a YAML file",
				values: { kind },
				where
			}]
		}
	};
}
/** Whoever reviews one of two manifests would sign for what the other says. */
function twoManifests(folder, path, other) {
	return {
		ok: false,
		issues: [{
			id: "two-manifests",
			says: "`{folder}` has two manifests, `{path}` and `{other}`, and nothing says which of them counts",
			fix: "keep one of them",
			values: {
				folder,
				path,
				other
			},
			where: {
				path: other,
				line: 1,
				column: 1
			}
		}]
	};
}
/** Nothing may be concluded from what a cut list does not name, so such a package is not judged at all. */
function cutListing(folder, path) {
	return {
		ok: false,
		issues: [{
			id: "listing-cut",
			says: "`{folder}` has more files than could be listed, so nothing can be said about what is missing",
			fix: "move data out of the package, and name it by uri and digest",
			values: { folder },
			where: {
				path,
				line: 1,
				column: 1
			}
		}]
	};
}
// src/core/collect/reference-facts.ts
/** What stands at each path that a manifest names, in its order. A path that leads through a link is absent. */
function referenceFacts(handoff, listing, entries) {
	const inside = new Map(listing.files.map((file) => [file.path, file]));
	const folders = new Set(listing.files.flatMap(({ path }) => ancestors(path)));
	const named = referencedPaths(handoff).paths;
	const byCase = new Map([...inside.keys(), ...folders].map((path) => [path.toLowerCase(), path]));
	return named.map(({ pointer, path }) => {
		const file = inside.get(path);
		const entry = file ?? entries.get(path);
		if (entry !== void 0) return {
			pointer,
			path,
			kind: kindOf(entry.mode),
			size: file?.size ?? null
		};
		if (path === "" || folders.has(path)) return {
			pointer,
			path,
			kind: "folder",
			size: null
		};
		const similar = byCase.get(path.toLowerCase());
		return {
			pointer,
			path,
			kind: "absent",
			size: null,
			...similar === void 0 ? {} : { similar }
		};
	});
}
function ancestors(path) {
	const segments = path.split("/");
	return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join("/"));
}
function kindOf(mode) {
	switch (mode) {
		case "040000": return "folder";
		case "120000": return "symlink";
		case "160000": return "submodule";
		default: return "file";
	}
}
// src/core/collect/collect-packages.ts
/** The packages of a commit, in the order of the folders. A folder without any file is no package there. */
async function collectPackages(tree, folders, options) {
	if (folders.length === 0) return [];
	const manifests = folders.flatMap((folder) => MANIFEST_NAMES.map((name) => `${folder}/${name}`));
	const [listings, contents] = await Promise.all([tree.list(folders), tree.read(manifests)]);
	const packages = folders.map(async (folder) => {
		const listing = listings.get(folder) ?? {
			files: [],
			complete: true
		};
		if (listing.files.length === 0 && listing.complete) return null;
		return collectPackage({
			...options,
			tree,
			folder,
			listing
		}, contents);
	});
	return (await Promise.all(packages)).filter((each) => each !== null);
}
/** Lines with a word that is no owner, told one by one. */
const MOST_SKIPPED = 20;
/** The file that says who owns the packages, and what it does not manage to say. */
function codeownersOf({ file }) {
	if (file === null) return {};
	const skipped = file.issues.flatMap(({ id, values: { owner }, where: { line } }) => id === "invalid-owner" && typeof owner === "string" && line !== void 0 ? [{
		line,
		found: owner
	}] : []);
	return { codeowners: {
		path: file.path,
		skipped: skipped.slice(0, MOST_SKIPPED)
	} };
}
async function collectPackage(context, contents) {
	const { folder, listing, owners } = context;
	const { path, document: read } = manifestOf(folder, contents);
	const document = listing.complete ? read : cutListing(folder, path);
	if (!document.ok) {
		const copies = await context.tree.read(wantedCopies(context));
		return {
			...emptyPackage(context, path, document),
			checklists: filledChecklists(context, copies)
		};
	}
	const { manifest, files, outside, cut } = await readParts(document.value, context);
	const facts = {
		...emptyPackage(context, path, manifest),
		checklists: filledChecklists(context, files)
	};
	if (!manifest.ok) return facts;
	if (cut.length > 0) return refuse(facts, cut.map((each) => outsideCut(each, facts)));
	return collectDetails({
		...facts,
		references: referenceFacts(manifest.value, listing, entriesOf(outside)),
		evidence: await listedEvidence(manifest.value, files, context.readings),
		drill: drillOf(manifest.value, files)
	}, manifest.value, {
		...context,
		files,
		outside,
		ownersOf: owners.ownersOf
	});
}
function emptyPackage({ folder, listing, owners }, manifestPath, manifest) {
	return {
		folder,
		manifestPath,
		manifest,
		files: listing.files,
		references: [],
		evidence: [],
		documents: [],
		outside: [],
		digests: {},
		signatures: [],
		checklists: [],
		owners: owners.ownersOf(manifestPath),
		...codeownersOf(owners),
		drill: null
	};
}
/** Everything that the manifest's own text names is read at once; Markdown sections may name more, which takes a second round. */
async function readParts(document, context) {
	const early = await readNamed({
		...document,
		handoff: document.manifest
	}, context, /* @__PURE__ */ new Map(), [...document.sections.map(({ path }) => path), ...wantedCopies(context)]);
	const manifest = resolveSections(document, textsOf(document, early.files));
	if (!manifest.ok || manifest.value.sections.length === 0) return {
		manifest,
		...early
	};
	const late = await readNamed(manifest.value, context, early.files, []);
	const outside = new Map([...early.outside, ...late.outside].map((file) => [file.path, file]));
	return {
		manifest,
		files: new Map([...early.files, ...late.files]),
		outside: [...outside.values()],
		cut: [.../* @__PURE__ */ new Set([...early.cut, ...late.cut])]
	};
}
/** Reads what a manifest names: first what stands outside of the package, so that folders there are known, then every file. */
async function readNamed(handoff, { tree, folder, listing }, known, more) {
	const { files: outside, cut } = await collectOutside(tree, handoff, folder);
	const { documents: paths } = documentPaths(handoff, folder, [...listing.files, ...outside]);
	const documents = paths.map(({ path }) => path);
	const wanted = [
		...more,
		...namedFiles(handoff),
		...documents
	];
	return {
		files: await tree.read([...new Set(wanted)].filter((path) => !known.has(path))),
		outside,
		cut
	};
}
/** Filled checklists that are there. */
function wantedCopies({ folder, listing, checklists }) {
	const present = new Set(listing.files.map(({ path }) => path));
	return checklistPaths(folder, checklists).flatMap(({ path }) => present.has(path) ? [path] : []);
}
function entriesOf(files) {
	return new Map(files.map(({ path, mode, oid }) => [path, {
		mode,
		oid
	}]));
}
/** Evidence files and the drill's record: what is read as content, not only looked up. */
function namedFiles(handoff) {
	return referencedPaths(handoff).paths.flatMap(({ pointer, path }) => /^\/evidence\/\d+\/path$/.test(pointer) || pointer === "/rollback/drill" ? [path] : []);
}
function textsOf(document, contents) {
	return new Map(document.sections.map(({ path }) => [path, textOf$1(contents.get(path))]));
}
function textOf$1(content) {
	return content?.kind === "text" ? content.text : null;
}
function checklistPaths(folder, names) {
	return names.flatMap((name) => [
		"md",
		"yml",
		"yaml"
	].map((end) => ({
		name,
		path: `${folder}/checklists/${name}.${end}`
	})));
}
function filledChecklists({ folder, checklists }, files) {
	return checklistPaths(folder, checklists).flatMap(({ name, path }) => {
		const text = textOf$1(files.get(path));
		return text === null ? [] : [{
			name,
			path,
			checklist: readChecklist(text, path)
		}];
	});
}
function drillOf(handoff, files) {
	const path = referencedPaths(handoff).paths.find(({ pointer }) => pointer === "/rollback/drill")?.path;
	const text = path === void 0 ? null : textOf$1(files.get(path));
	return path === void 0 || text === null ? null : readDrill(text, path);
}
// src/core/collect/collect-releases.ts
/** Versions that are looked up: three of each package, of as many packages as are judged at once. */
const MOST_VERSIONS = 150;
/**
* Finds the versions that the packages name: what they roll back to, what they are compared with, and their own version, which
* may have been released already. A version that stands at the base is read from there, any other from its tag.
*/
async function collectReleases(packages, baseline, findTags, read) {
	const wanted = [...packages.flatMap(targetsOf), ...packages.flatMap(versionsOf)];
	const rollbacks = new Set(packages.flatMap(rollbackTarget));
	const atBase = new Map(baseline.flatMap((each) => identityOf(each).map((id) => [id, each])));
	const elsewhere = [...new Map(wanted.map((each) => [each.id, each])).values()].filter(({ id }) => !atBase.has(id)).slice(0, MOST_VERSIONS);
	const tags = elsewhere.length === 0 ? /* @__PURE__ */ new Map() : await findTags(elsewhere.flatMap(({ id }) => tagsOf(id)));
	const tagged = new Map(await Promise.all(elsewhere.map(async ({ id, folder }) => {
		return [id, await readTagged(new Map(tagsOf(id).flatMap((tag) => pair(tag, tags?.get(tag)))), (commit) => read(commit, folder, id), id)];
	})));
	const released = [...[...tagged].flatMap(([id, { release }]) => pair(id, release)), ...wanted.flatMap(({ id }) => pair(id, atBase.get(id)))];
	return {
		targets: Object.fromEntries([...rollbacks].map((id) => [id, placeOf(id)])),
		releases: Object.fromEntries(released)
	};
	function placeOf(id) {
		if (atBase.has(id)) return "base";
		if (tags === null || !elsewhere.some((each) => each.id === id)) return "unknown";
		return tagged.get(id)?.place ?? "absent";
	}
}
/** The version at the first of its tags that holds it. A tag that leads to something else proves nothing about what it names. */
async function readTagged(commits, read, id) {
	const others = [];
	for (const [tag, commit] of commits) {
		const release = await read(commit);
		const [holds = null] = release === null ? [] : identityOf(release);
		if (release !== null && holds === id) return {
			place: "tag",
			release
		};
		others.push({
			tag,
			holds
		});
	}
	return { place: others[0] ?? "absent" };
}
function pair(id, found) {
	return found === void 0 ? [] : [[id, found]];
}
/** `name@version` of a package; nothing while its manifest cannot be read. */
function identityOf({ manifest }) {
	if (!manifest.ok) return [];
	const { name, version } = manifest.value.handoff.package;
	return [`${name}@${version}`];
}
function targetsOf(one) {
	return rollbackTarget(one).map((id) => ({
		id,
		folder: one.folder
	}));
}
/** Every version that a package names, with the folder in which it is to be looked for. */
function versionsOf(one) {
	if (!one.manifest.ok) return [];
	const { name, previous } = one.manifest.value.handoff.package;
	return [...previous === void 0 ? [] : [`${name}@${previous}`], ...identityOf(one)].map((id) => ({
		id,
		folder: one.folder
	}));
}
/** Where a package's rollback goes: the version that it names, or else its previous one. */
function rollbackTarget({ manifest }) {
	if (!manifest.ok || manifest.value.handoff.rollback === void 0) return [];
	const { rollback, package: own } = manifest.value.handoff;
	const previous = own.previous === void 0 ? [] : [`${own.name}@${own.previous}`];
	if (rollback.to === "none") return [];
	return rollback.to === void 0 ? previous : [rollback.to];
}
/** How the tag of `churn@3.0.0` may be spelled: as it is, with a `v` (as GTO writes it), or with a hyphen. */
function tagsOf(target) {
	const [name = "", version = ""] = target.split("@");
	return [
		target,
		`${name}@v${version}`,
		`${name}-v${version}`,
		`${name}-${version}`
	];
}
// src/core/collect/naming-folders.ts
/** Packages of a repository whose manifests are read to learn what they name; more are not looked at in one pull request. */
const MOST_MANIFESTS = 1e3;
const NONE = {
	folders: [],
	incomplete: []
};
/**
* The packages that name a changed path outside of every package: data, code or a contract that is shared. Such a change is a
* change of the package, at the head or at the base, although nothing in its folder moves.
* Packages are looked for below the fixed beginning of each glob; a glob without one (`*`) is not followed.
*/
async function namingFolders(trees, changedPaths, globs, touched) {
	const outside = changedPaths.filter((path) => !isProtected(path) && !touched.some((folder) => path.startsWith(`${folder}/`)));
	const roots = rootsOf(globs);
	if (outside.length === 0 || roots.length === 0) return NONE;
	const found = await Promise.all(trees.map((tree) => namingAt(tree, outside, roots, globs)));
	const known = new Set(touched);
	const folders = [...new Set(found.flatMap((each) => each.folders))].filter((folder) => !known.has(folder));
	const told = new Map(found.flatMap((each) => each.incomplete).map((statement) => [statement.id, statement]));
	return {
		folders: folders.sort(),
		incomplete: [...told.values()]
	};
}
/** The folders below which packages lie: of each glob what stands before its first wildcard. */
function rootsOf(globs) {
	const roots = globs.flatMap((glob) => {
		const segments = glob.split("/");
		const wild = segments.findIndex((segment) => /[*?[\]()!+@]/.test(segment));
		const fixed = (wild < 0 ? segments : segments.slice(0, wild)).join("/");
		return fixed === "" ? [] : [fixed];
	});
	const each = [...new Set(roots)];
	return each.filter((root) => !each.some((other) => root.startsWith(`${other}/`)));
}
async function namingAt(tree, outside, roots, globs) {
	const listings = [...(await tree.list(roots)).values()];
	const folders = listings.flatMap(({ files }) => files.flatMap(({ path }) => folderOf(path, globs)));
	const all = [...new Set(folders)];
	const cut = all.length > MOST_MANIFESTS || listings.some(({ complete }) => !complete);
	const read = all.slice(0, MOST_MANIFESTS);
	const manifests = await tree.read(read.flatMap((folder) => MANIFEST_NAMES.map((name) => `${folder}/${name}`)));
	const documents = read.flatMap((folder) => {
		const { document } = manifestOf(folder, manifests);
		return document.ok ? [document.value] : [];
	});
	const sections = documents.flatMap(({ sections: named }) => named.map(({ path }) => path));
	const texts = sections.length === 0 ? /* @__PURE__ */ new Map() : await tree.read(sections);
	return {
		folders: documents.filter((document) => {
			const resolved = resolveSections(document, new Map(document.sections.map(({ path }) => [path, textOf(texts.get(path))])));
			const handoff = resolved.ok ? resolved.value : {
				...document,
				handoff: document.manifest
			};
			return referencedPaths(handoff).paths.some(({ path }) => outside.some((changed) => touches(changed, path)));
		}).map(({ folder }) => folder),
		incomplete: cut ? [tooManyToKnow(all.length)] : []
	};
}
/** The folder in which a version of a package stands at a commit, wherever that is; `null` when it stands nowhere. */
async function folderOfVersion(tree, globs, id) {
	const [found = null] = await foldersOf(tree, globs, ({ name, version }) => `${name}@${version}` === id);
	return found;
}
/** The folders in which a package of a name stands at a commit, in any version. */
async function foldersOfName(tree, globs, wanted) {
	return foldersOf(tree, globs, ({ name }) => name === wanted);
}
async function foldersOf(tree, globs, isWanted) {
	const folders = [...(await tree.list(rootsOf(globs))).values()].flatMap(({ files }) => files.flatMap(({ path }) => folderOf(path, globs)));
	const read = [...new Set(folders)].slice(0, MOST_MANIFESTS);
	const manifests = await tree.read(read.flatMap((folder) => MANIFEST_NAMES.map((name) => `${folder}/${name}`)));
	return read.filter((folder) => {
		const { document } = manifestOf(folder, manifests);
		return document.ok && isWanted(document.value.manifest.package);
	});
}
/** The package that a path is the manifest of; none or one. */
function folderOf(path, globs) {
	const name = MANIFEST_NAMES.find((each) => path.endsWith(`/${each}`));
	const folder = name === void 0 ? "" : path.slice(0, -name.length - 1);
	return folder !== "" && isPackage(folder, globs) ? [folder] : [];
}
/** Whether a change of one path changes what stands at another: it is that, lies in it, or is what it lies in. */
function touches(changed, named) {
	return changed === named || named === "" || changed.startsWith(`${named}/`) || named.startsWith(`${changed}/`);
}
function textOf(content) {
	return content?.kind === "text" ? content.text : null;
}
function tooManyToKnow(count) {
	return {
		id: "packages-not-all-known",
		says: "there are {count} packages or more, too many to know which of them name the files that changed outside of packages",
		fix: "let the policy's `packages` begin with a folder that holds fewer of them",
		values: { count }
	};
}
// src/crypto/file-digests.ts
const LF = 10;
const CR = 13;
/** Bytes that are turned into text at once. */
const PIECE = 1048576;
/** Digests of a file's bytes, and of the same text as a clone with the other line endings would have it. */
function fileDigests(bytes) {
	const hex = (algorithm) => createHash(algorithm).update(bytes).digest("hex");
	const other = otherLineEndings(bytes);
	return {
		size: bytes.length,
		sha256: hex("sha256"),
		sha512: hex("sha512"),
		sha1: hex("sha1"),
		md5: hex("md5"),
		...other === null ? {} : { otherLineEndings: other }
	};
}
function otherLineEndings(bytes) {
	if (bytes.indexOf(LF) < 0 || !isText(bytes)) return null;
	const [from, to] = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes("\r\n") ? ["\r\n", "\n"] : ["\n", "\r\n"];
	const hashes = [createHash("sha256"), createHash("md5")];
	for (const piece of pieces(bytes)) {
		const converted = Buffer.from(piece.toString("latin1").replaceAll(from, to), "latin1");
		for (const hash of hashes) hash.update(converted);
	}
	return {
		sha256: hashes[0].digest("hex"),
		md5: hashes[1].digest("hex")
	};
}
/** Whether bytes are UTF-8 without a NUL, which git, too, takes for a sign of a binary file. */
function isText(bytes) {
	if (bytes.includes(0)) return false;
	const decoder = new TextDecoder("utf-8", { fatal: true });
	try {
		for (const piece of pieces(bytes)) decoder.decode(piece, { stream: true });
		decoder.decode();
		return true;
	} catch {
		return false;
	}
}
/** The bytes piece by piece, none of which ends between a carriage return and its line feed. */
function* pieces(bytes) {
	for (let at = 0; at < bytes.length;) {
		let end = Math.min(at + PIECE, bytes.length);
		if (end < bytes.length && bytes[end - 1] === CR && end - at > 1) end--;
		yield Buffer.from(bytes.buffer, bytes.byteOffset + at, end - at);
		at = end;
	}
}
// src/crypto/statement.ts
/** Payload type of in-toto statements in DSSE envelopes. */
const IN_TOTO = "application/vnd.in-toto+json";
/** Subjects that are read; a model of more files is refused, never cut. */
const MOST_SUBJECTS = 1e4;
const digests = record(string().max(100), string().max(1e3));
const statement = object({
	_type: _enum(["https://in-toto.io/Statement/v1", "https://in-toto.io/Statement/v0.1"]),
	subject: array(object({
		name: string().max(4096).optional(),
		digest: digests
	})).max(MOST_SUBJECTS),
	predicateType: string().max(1e3),
	predicate: unknown().optional()
});
/** Predicate of OpenSSF model signing since 1.0: its one subject is a digest over the digests of the files. */
const MODEL_SIGNING = /^https:\/\/model_signing\/signature\/v1\.\d{1,3}$/;
const modelSigning = object({
	serialization: object({ method: string().max(100) }),
	resources: array(object({
		name: string().max(4096),
		algorithm: string().max(100),
		digest: string().max(1e3)
	})).max(MOST_SUBJECTS)
});
const repositoryUri = string().max(2e3);
const provenance = object({
	runDetails: object({ builder: object({ id: repositoryUri }).optional() }).optional(),
	buildDefinition: object({
		externalParameters: object({ workflow: object({ repository: repositoryUri }).optional() }).optional(),
		resolvedDependencies: array(object({ digest: object({ gitCommit: repositoryUri.optional() }).optional() })).optional()
	}).optional(),
	builder: object({ id: repositoryUri }).optional(),
	invocation: object({ configSource: object({
		uri: repositoryUri.optional(),
		digest: object({ sha1: repositoryUri.optional() }).optional()
	}).optional() }).optional()
});
/** Reads the statement of an envelope. Never throws. Sources: in-toto attestation spec 1.0, SLSA 0.2 and 1, model_signing 1. */
function readStatement(payloadType, payload) {
	if (payloadType !== IN_TOTO) return refused("what it signs is no in-toto statement");
	const parsed = statement.safeParse(jsonOf(payload));
	if (!parsed.success) return refused(`what it signs is no in-toto statement with at most ${MOST_SUBJECTS} subjects`);
	const { predicateType, predicate, subject } = parsed.data;
	if (MODEL_SIGNING.test(predicateType)) return readModelSigning(predicateType, predicate, subject[0]?.digest["sha256"]);
	return {
		predicateType,
		subjects: subject.map(({ name, digest }, index) => artifact(name ?? "", digest, `/subject/${index}`)),
		...originOf(predicate)
	};
}
function readModelSigning(predicateType, predicate, root) {
	const parsed = modelSigning.safeParse(predicate);
	if (!parsed.success) return refused("the list of the model's files in it cannot be read", predicateType);
	const { serialization, resources } = parsed.data;
	if (serialization.method !== "files") return refused("it lists pieces of files in place of whole files, which cannot be compared here", predicateType);
	const hash = createHash("sha256");
	for (const { digest } of resources) hash.update(Buffer.from(digest, "hex"));
	if (root === void 0 || hash.digest("hex") !== root.toLowerCase()) return refused("the digest of the whole model in it is not that of the files that it lists", predicateType);
	return {
		predicateType,
		subjects: resources.map(({ name, algorithm, digest }, index) => artifact(name, { [algorithm]: digest }, `/predicate/resources/${index}`))
	};
}
function originOf(predicate) {
	const parsed = provenance.safeParse(predicate);
	if (!parsed.success) return {};
	const { runDetails, buildDefinition, builder: older, invocation } = parsed.data;
	const builder = runDetails?.builder?.id ?? older?.id;
	const sourceRepository = buildDefinition?.externalParameters?.workflow?.repository ?? invocation?.configSource?.uri;
	const sourceCommit = (buildDefinition?.resolvedDependencies?.flatMap(({ digest }) => digest?.gitCommit ?? []) ?? [])[0] ?? invocation?.configSource?.digest?.sha1;
	return {
		...builder === void 0 ? {} : { builder },
		...sourceRepository === void 0 ? {} : { sourceRepository },
		...sourceCommit === void 0 ? {} : { sourceCommit }
	};
}
function artifact(name, stated, pointer) {
	return {
		name,
		digests: Object.entries(stated).filter(([, value]) => /^[0-9a-fA-F]+$/.test(value)).map(([algorithm, value]) => ({
			algorithm,
			value: value.toLowerCase()
		})),
		source: { pointer }
	};
}
function refused(because, predicateType = null) {
	return {
		predicateType,
		subjects: [],
		because
	};
}
function jsonOf(payload) {
	try {
		return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(payload));
	} catch {
		return;
	}
}
// src/crypto/verify-file.ts
/** Verifies whatever signatures a file of a package holds, and reads what they are about. See {@link verifyEach}. */
async function verifyFile(file, anchors) {
	return (await verifyEach(file, anchors)).map((each) => factsOf(file, each));
}
function factsOf(file, { proof, line, over }) {
	const place = line === void 0 ? {} : { line };
	if (over.kind === "statement") return ofStatement(file, place, readStatement(over.payloadType, over.payload), proof);
	if (over.kind === "content") return ofContent(file, place, proof);
	const { path } = file;
	return {
		path,
		where: {
			path,
			...place
		},
		predicateType: null,
		subjects: [],
		...proof
	};
}
/** A signature over a statement: one that cannot be read is worth nothing, however well it is signed. */
function ofStatement({ path }, place, { because, ...stated }, proof) {
	const judged = proof.status === "verified" && because !== void 0 ? {
		status: "unreadable",
		because
	} : proof;
	return {
		path,
		where: {
			path,
			...place
		},
		...stated,
		...judged
	};
}
/** A signature over a file's bytes: its subject is the file beside which it lies. */
function ofContent({ path, content }, place, proof) {
	const name = signedPath(path)?.split("/").at(-1);
	const subjects = content === void 0 || name === void 0 ? [] : [{
		name,
		digests: [{
			algorithm: "sha256",
			value: sha256(content)
		}],
		size: content.length,
		source: { pointer: "" }
	}];
	return {
		path,
		where: {
			path,
			...place
		},
		predicateType: null,
		subjects,
		...proof
	};
}
function sha256(bytes) {
	return createHash("sha256").update(bytes).digest("hex");
}
// src/crypto/node-crypto.ts
/** The cryptography of Node and of Sigstore's libraries, offline: no key, root or log is ever asked for over a network. */
const nodeCrypto = {
	digests: fileDigests,
	verify: verifyFile
};
export { DigestMemory as _, collectReleases as a, collectPackages as c, isPackage as d, packageFolders as f, ReadingMemory as g, readChecklist as h, namingFolders as i, manifestOf as l, trustedPaths as m, folderOfVersion as n, identityOf as o, collectAnchors as p, foldersOfName as r, tagsOf as s, nodeCrypto as t, MANIFEST_NAMES as u };
