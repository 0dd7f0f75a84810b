// src/core/codeowners/codeowners-path.ts
/**
* Where GitHub looks for a CODEOWNERS file, in its order: the first file found is the only one that counts,
* even when it turns out empty or too large. The name is upper case and exact.
* Source: GitHub docs, "About code owners".
*/
const CODEOWNERS_PATHS = [
	".github/CODEOWNERS",
	"CODEOWNERS",
	"docs/CODEOWNERS"
];
// src/core/codeowners/segment-glob.ts
/** Stands for "any one character" in a glob's tokens; every other token is a code point. */
const ANY = -1;
/** Whether a part of a pattern has a wildcard that no backslash takes away. */
function hasWildcard(segment) {
	for (let at = 0; at < segment.length; at++) {
		const sign = segment[at];
		if (sign === "*" || sign === "?") return true;
		if (sign === "\\") at++;
	}
	return false;
}
/** The name that a part of a pattern without wildcards stands for. */
function literalName(segment) {
	return segment.includes("\\") ? segment.replace(/\\(.)/gsu, "$1") : segment;
}
function tokenize(segment) {
	const signs = [];
	const loops = [false];
	let escaped = false;
	for (const sign of segment) if (!escaped && sign === "\\") escaped = true;
	else if (!escaped && sign === "*") loops[signs.length] = true;
	else {
		signs.push(!escaped && sign === "?" ? ANY : sign.codePointAt(0) ?? ANY);
		loops.push(false);
		escaped = false;
	}
	return {
		signs,
		loops
	};
}
function bits(flags) {
	const words = new Uint32Array((flags.length >>> 5) + 1);
	for (const [at, flag] of flags.entries()) if (flag) words[at >>> 5] = (words[at >>> 5] ?? 0) | 1 << (at & 31);
	return words;
}
/**
* Matches by following every way through the glob at once: bit n says "the first n tokens are matched".
* Time is the length of the name times the tokens / 32, whatever the wildcards; no way is ever tried again.
*/
function followAll({ signs, loops }) {
	const stay = bits(loops);
	const anySign = bits(signs.map((sign) => sign === ANY));
	const bySign = /* @__PURE__ */ new Map();
	for (const sign of new Set(signs)) bySign.set(sign, bits(signs.map((s) => s === ANY || s === sign)));
	const size = stay.length;
	const now = new Uint32Array(size);
	return (name) => {
		now.fill(0);
		now[0] = 1;
		for (let at = 0; at < name.length; at++) {
			const sign = name.codePointAt(at) ?? ANY;
			if (sign > 65535) at++;
			const takes = bySign.get(sign) ?? anySign;
			let carry = 0;
			for (let word = 0; word < size; word++) {
				const before = now[word] ?? 0;
				const taken = before & (takes[word] ?? 0);
				now[word] = taken << 1 | carry | before & (stay[word] ?? 0);
				carry = taken >>> 31;
			}
		}
		return ((now[signs.length >>> 5] ?? 0) >>> (signs.length & 31) & 1) === 1;
	};
}
function text(signs) {
	return signs.map((sign) => String.fromCodePoint(sign)).join("");
}
function matcherOf(tokens) {
	const { signs, loops } = tokens;
	const star = loops.indexOf(true);
	if (star < 0 || loops.indexOf(true, star + 1) >= 0 || signs.includes(ANY)) return followAll(tokens);
	const head = text(signs.slice(0, star));
	const tail = text(signs.slice(star));
	const least = head.length + tail.length;
	if (head === "") return (name) => name.endsWith(tail);
	if (tail === "") return (name) => name.startsWith(head);
	return (name) => name.length >= least && name.startsWith(head) && name.endsWith(tail);
}
/** Compiles a part of a pattern that has a wildcard: `*` takes any run of characters, `?` one, `\` escapes. */
function compileGlob(segment) {
	const tokens = tokenize(segment);
	const { signs, loops } = tokens;
	const fixedFrom = Math.max(loops.lastIndexOf(true), signs.lastIndexOf(ANY) + 1);
	const fixed = text(signs.slice(fixedFrom));
	const dot = fixed.lastIndexOf(".");
	return {
		matches: matcherOf(tokens),
		extension: dot < 0 ? null : fixed.slice(dot + 1)
	};
}
// src/core/codeowners/glob-table.ts
const NO_ENTRIES = [];
function withExtensionOf({ byExtension }, name) {
	const dot = byExtension.size === 0 ? -1 : name.lastIndexOf(".");
	return dot < 0 ? NO_ENTRIES : byExtension.get(name.slice(dot + 1)) ?? NO_ENTRIES;
}
/** The entries are sorted, so the first one that matches is the highest. */
function firstMatch(entries, name, floor) {
	for (const { target, matches } of entries) {
		if (target.exact <= floor) return floor;
		if (matches(name)) return target.exact;
	}
	return floor;
}
/**
* The globs that leave one node, sorted so that few of them are tried on a name: those that fix an extension
* only on names that have it. Filled first, asked afterwards.
*/
var GlobTable = class {
	#targets = /* @__PURE__ */ new Map();
	#sorted = null;
	/** Where a glob leads; makes it the first time. */
	target(source, make) {
		let target = this.#targets.get(source);
		if (target === void 0) {
			target = make();
			this.#targets.set(source, target);
		}
		return target;
	}
	/** Highest `exact` of the globs that take a file name, or `floor` where none is higher. */
	highest(name, floor) {
		const sorted = this.#sort();
		return firstMatch(withExtensionOf(sorted, name), name, firstMatch(sorted.others, name, floor));
	}
	/** Visits the targets of all globs that take a folder's name, in no particular order. */
	visit(name, enter) {
		const sorted = this.#sort();
		for (const entry of withExtensionOf(sorted, name)) if (entry.matches(name)) enter(entry.target);
		for (const entry of sorted.others) if (entry.matches(name)) enter(entry.target);
	}
	/** Globs are compiled here, when a path first comes along: most nodes are never reached by a pull request. */
	#sort() {
		if (this.#sorted !== null) return this.#sorted;
		const entries = [...this.#targets].map(([source, target]) => ({
			...compileGlob(source),
			target
		}));
		entries.sort((a, b) => b.target.exact - a.target.exact);
		const byExtension = Map.groupBy(entries, (entry) => entry.extension);
		const others = byExtension.get(null) ?? NO_ENTRIES;
		const fixed = /* @__PURE__ */ new Map();
		for (const [extension, list] of byExtension) if (extension !== null) fixed.set(extension, list);
		this.#sorted = {
			byExtension: fixed,
			others
		};
		return this.#sorted;
	}
};
/**
* A place in the tree of all patterns: what has been matched after some folders of a path.
* Rules are their indexes, and they are inserted in order, so the last one written is always the highest.
*/
var PatternNode = class {
	id;
	/** Whether any further folder leads back here: the place after a `**`. */
	stays;
	literals = null;
	globs = null;
	any = null;
	deep = null;
	/** Rule that takes a file whose path ends here. */
	exact = -1;
	/** Rule that takes every file below a folder whose path ends here. */
	under = -1;
	/** Highest rule that a further part of a path can reach from here. */
	reach = -1;
	/** Highest rule that a file name alone can reach from here by a literal or a glob. */
	fileReach = -1;
	constructor(id, stays) {
		this.id = id;
		this.stays = stays;
	}
};
function shapeOf(pattern) {
	const anchored = pattern.startsWith("/");
	const folder = pattern.endsWith("/");
	const all = pattern.slice(anchored ? 1 : 0, folder ? -1 : void 0).split("/");
	const segments = all.filter((segment, at) => segment !== "**" || all[at + 1] !== "**");
	return {
		floats: !anchored && all.length === 1,
		folder,
		segments
	};
}
/** All patterns of a file as one tree: as many nodes as there are different beginnings of patterns. */
var PatternTree = class {
	root = new PatternNode(0, false);
	#nodes = 1;
	constructor(rules) {
		for (const [index, rule] of rules.entries()) this.#insert(shapeOf(rule.pattern), index);
	}
	#node(stays = false) {
		return new PatternNode(this.#nodes++, stays);
	}
	/** The node that is reached from another one through any number of folders, also none. */
	#deep(from) {
		if (from.stays) return from;
		from.deep ??= this.#node(true);
		return from.deep;
	}
	#step(from, segment, rule) {
		from.reach = rule;
		if (segment === "*") {
			from.any ??= this.#node();
			return from.any;
		}
		if (hasWildcard(segment)) {
			from.globs ??= new GlobTable();
			return from.globs.target(segment, () => this.#node());
		}
		const name = literalName(segment);
		from.literals ??= /* @__PURE__ */ new Map();
		let next = from.literals.get(name);
		if (next === void 0) {
			next = this.#node();
			from.literals.set(name, next);
		}
		return next;
	}
	#insert({ floats, folder, segments }, rule) {
		const last = segments.at(-1) ?? "";
		let from = floats && last !== "**" ? this.#deep(this.root) : this.root;
		for (const segment of segments.slice(0, -1)) from = segment === "**" ? this.#deep(from) : this.#step(from, segment, rule);
		if (last === "**") {
			const top = folder && segments.length === 1 ? this.#step(this.#deep(from), "*", rule) : from;
			top.under = rule;
			return;
		}
		const end = this.#step(from, last, rule);
		if (!folder) {
			end.exact = rule;
			if (last !== "*") from.fileReach = rule;
		}
		if (folder || floats || last !== "*") end.under = rule;
	}
};
// src/core/codeowners/folder-states.ts
/**
* How much is remembered before all of it is forgotten, in characters of keys and {@link OVERHEAD}: some 30 MB.
* A repository of 50,000 folders takes a fifth of it.
*/
const MEMORY_LIMIT = 33554432;
/** What an entry of a map costs beside its key, in the same measure. */
const OVERHEAD = 64;
/** A set of nodes under way: what a folder's name leads to. */
var Frontier = class {
	nodes = [];
	under;
	constructor(under) {
		this.under = under;
	}
	enter(node) {
		this.keep(node);
		if (node.deep !== null) this.keep(node.deep);
	}
	keep(node) {
		if (node.under > this.under) this.under = node.under;
		this.nodes.push(node);
	}
	/** A node whose rules are all overruled by `under` can decide nothing any more. */
	alive() {
		const alive = this.nodes.filter((node) => node.reach > this.under);
		if (alive.length < 2) return alive;
		alive.sort((a, b) => a.id - b.id);
		return alive.filter((node, at) => node !== alive[at - 1]);
	}
};
function stateOf(nodes, under) {
	let files = under;
	for (const { any } of nodes) if (any !== null && any.exact > files) files = any.exact;
	const naming = nodes.filter((node) => node.fileReach > files).sort((a, b) => b.fileReach - a.fileReach);
	return {
		nodes,
		under,
		files,
		naming,
		next: /* @__PURE__ */ new Map()
	};
}
/**
* The patterns as an automaton over folders, made deterministic where paths lead: a folder's state is computed once
* and found again by the folder's name. Memory is bounded by forgetting; time is linear in the length of a path.
*/
var FolderStates = class {
	#root;
	#states = /* @__PURE__ */ new Map();
	#folders = /* @__PURE__ */ new Map();
	#limit;
	#spent = 0;
	#start;
	constructor(root, limit = MEMORY_LIMIT) {
		this.#root = root;
		this.#limit = limit;
		this.#start = this.#first();
	}
	/** State of the repository's root folder. */
	get start() {
		return this.#start;
	}
	/** State of a folder, `/`-separated and relative to the repository. */
	of(folder) {
		const known = this.#folders.get(folder);
		if (known !== void 0) return known;
		let state = this.#start;
		for (let from = 0; from <= folder.length && state.nodes.length > 0;) {
			const slash = folder.indexOf("/", from);
			const end = slash < 0 ? folder.length : slash;
			state = this.#below(state, folder.slice(from, end));
			from = end + 1;
		}
		this.#folders.set(folder, state);
		this.#spent += folder.length + OVERHEAD;
		return state;
	}
	#first() {
		const frontier = new Frontier(-1);
		frontier.enter(this.#root);
		return this.#intern(frontier);
	}
	#forget() {
		this.#states.clear();
		this.#folders.clear();
		this.#spent = 0;
		this.#start = this.#first();
	}
	#below(state, name) {
		const known = state.next.get(name);
		if (known !== void 0) return known;
		if (this.#spent > this.#limit) this.#forget();
		const frontier = new Frontier(state.under);
		for (const node of state.nodes) {
			if (node.stays) frontier.keep(node);
			if (node.any !== null) frontier.enter(node.any);
			const literal = node.literals?.get(name);
			if (literal !== void 0) frontier.enter(literal);
			node.globs?.visit(name, (target) => frontier.enter(target));
		}
		const next = this.#intern(frontier);
		state.next.set(name, next);
		this.#spent += name.length + OVERHEAD;
		return next;
	}
	#intern(frontier) {
		const nodes = frontier.alive();
		const key = `${frontier.under}:${nodes.map((node) => node.id).join()}`;
		const known = this.#states.get(key);
		if (known !== void 0) return known;
		const state = stateOf(nodes, frontier.under);
		this.#states.set(key, state);
		this.#spent += key.length + (nodes.length + state.naming.length + 4) * OVERHEAD;
		return state;
	}
};
// src/core/codeowners/match-codeowners.ts
/** Index of the rule that takes a file, given what its folder decides. */
function ruleOf(state, name) {
	let best = state.files;
	for (const node of state.naming) {
		if (node.fileReach <= best) break;
		const literal = node.literals?.get(name);
		if (literal !== void 0 && literal.exact > best) best = literal.exact;
		if (node.globs !== null) best = node.globs.highest(name, best);
	}
	return best;
}
/**
* Prepares a CODEOWNERS file for matching. A file that is not `loaded` has no rules, so nothing matches:
* ask that first.
*/
function compileCodeowners({ rules }) {
	const states = new FolderStates(new PatternTree(rules).root);
	let folder = "";
	let state = states.start;
	/** Lists of paths are mostly sorted, so the folder is likely the one of the path before. */
	function stateIn(path, slash) {
		if (slash < 0) return states.start;
		if (slash === folder.length && path.startsWith(folder)) return state;
		folder = path.slice(0, slash);
		state = states.of(folder);
		return state;
	}
	return { ruleFor(path) {
		const slash = path.lastIndexOf("/");
		const decided = stateIn(path, slash);
		return rules[decided.naming.length === 0 ? decided.files : ruleOf(decided, path.slice(slash + 1))] ?? null;
	} };
}
// src/core/codeowners/codeowners.ts
/** Size in bytes from which GitHub does not load a file ("must be under 3 MB"). */
const CODEOWNERS_LIMIT = 3145728;
/** Longest line that is read, in UTF-16 units: as long as the longest path a file system takes. */
const LINE_LIMIT = 4096;
/** Most parts between slashes of all patterns. A file of ordinary lines meets GitHub's limit in bytes first. */
const SEGMENT_LIMIT = 4e5;
/**
* Most characters of all parts that have a wildcard inside a name, such as `*.md`, and {@link DEPTH_WEIGHT} for each
* `**`: what may have to be tried on each name of a path. Real files of 1,000 rules have some 2,000 of them.
*/
const WILDCARD_LIMIT = 65536;
// src/core/codeowners/issue-list.ts
/** Collects the issues of one file, so that a hostile file cannot make more of them than anybody reads. */
var IssueList = class {
	#path;
	#issues = [];
	#unlisted = 0;
	constructor(path) {
		this.#path = path;
	}
	/** Adds an issue at a place, or about the whole file where no line is given. */
	add(said, line, column) {
		if (this.#issues.length >= 1e3) {
			this.#unlisted++;
			return;
		}
		const where = line === void 0 || column === void 0 ? { path: this.#path } : {
			path: this.#path,
			line,
			column
		};
		this.#issues.push({
			...said,
			where
		});
	}
	/** All of them in order of their addition, with a last one that counts what is not listed. */
	all() {
		if (this.#unlisted === 0) return this.#issues;
		const rest = {
			id: "more-issues",
			says: "{count} more lines of this file have a problem that is not listed.",
			fix: "Mend the lines listed here, then look again.",
			values: { count: this.#unlisted },
			where: { path: this.#path }
		};
		return [...this.#issues, rest];
	}
};
// src/core/codeowners/owner-kind.ts
const HANDLE = /^@[A-Za-z0-9][A-Za-z0-9_-]*(\/[A-Za-z0-9_][A-Za-z0-9_.-]*)?$/;
/** Looked at by position, because a pattern for "text, dot, text" can take quadratic time on hostile text. */
function isEmail(word) {
	const at = word.indexOf("@");
	if (at < 1 || word.includes("@", at + 1) || /[\s,]/.test(word)) return false;
	return word.slice(at + 2, -1).includes(".");
}
/** What a word names as an owner, or null where GitHub's checker says `Invalid owner`. */
function ownerKind(word) {
	const handle = HANDLE.exec(word);
	if (handle !== null) return handle[1] === void 0 ? "user" : "team";
	return isEmail(word) ? "email" : null;
}
// src/core/codeowners/pattern-fault.ts
const NEGATION = {
	id: "negation",
	offset: 0,
	says: "`{pattern}` begins with an exclamation mark. CODEOWNERS has no negation, so GitHub skips the line.",
	fix: "Remove the line. To free a path from its owners, write the path on a later line without owners."
};
const ESCAPED_HASH = {
	id: "escaped-hash",
	offset: 0,
	says: "`{pattern}` escapes a number sign at its start. GitHub does not take that escape and skips the line.",
	fix: "Write a question mark in place of the escaped number sign, or own the folder."
};
const TRIPLE_STAR = {
	id: "triple-star",
	says: "`{pattern}` has three asterisks in a row. GitHub calls the pattern invalid and skips the line.",
	fix: "Write two asterisks between slashes for any depth of folders, or one inside a name."
};
const BRACKETS = {
	id: "brackets",
	says: "`{pattern}` has a square bracket without a backslash. CODEOWNERS has no character ranges, so GitHub skips the line.",
	fix: "Write a backslash before each `[` and `]` that is part of a name, or write a line for each character of the range."
};
const DANGLING_ESCAPE = {
	id: "dangling-escape",
	says: "`{pattern}` ends with a backslash that escapes nothing.",
	fix: "Remove the backslash, or write the character that it should escape."
};
const ESCAPED_SLASH = {
	id: "escaped-slash",
	says: "`{pattern}` has a backslash before a slash. A slash always separates folders and cannot be escaped.",
	fix: "Remove the backslash."
};
const MATCHES_NOTHING = {
	id: "matches-nothing",
	offset: 0,
	says: "`{pattern}` can never match a path: {reason}.",
	fix: "Write `*` for every file, `/*` for the files in the root folder, or the path from the root of the repository."
};
/** A fault that only reading from the left finds, since a backslash changes what follows it. */
function faultInside(pattern) {
	for (let at = 0; at < pattern.length; at++) {
		const sign = pattern[at];
		if (sign === "[" || sign === "]") return {
			...BRACKETS,
			offset: at
		};
		if (sign !== "\\") continue;
		if (at + 1 === pattern.length) return {
			...DANGLING_ESCAPE,
			offset: at
		};
		if (pattern[at + 1] === "/") return {
			...ESCAPED_SLASH,
			offset: at
		};
		at++;
	}
	return null;
}
function whyNothing(pattern) {
	if (pattern === "/") return "it names no file and no folder";
	if (pattern.includes("//")) return "two slashes in a row name a folder without a name";
	if (/(?:^|\/)\.\.?(?:\/|$)/.test(pattern)) return "one or two dots alone are not a name in a repository";
	return null;
}
/**
* What GitHub's checker calls an `Invalid pattern`, and patterns that never match; null for one that works.
* Sources: GitHub docs "About code owners", REST "List CODEOWNERS errors", the checker's wording in public issues.
*/
function patternFault(pattern) {
	if (pattern.startsWith("!")) return NEGATION;
	if (pattern.startsWith("\\#")) return ESCAPED_HASH;
	const stars = pattern.indexOf("***");
	if (stars >= 0) return {
		...TRIPLE_STAR,
		offset: stars
	};
	const inside = faultInside(pattern);
	if (inside !== null) return inside;
	const reason = whyNothing(pattern);
	return reason === null ? null : {
		...MATCHES_NOTHING,
		reason
	};
}
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/u;
/** Shapes that are read as git reads them, though nobody has shown that GitHub does; null for any other pattern. */
function patternDoubt(pattern) {
	const hash = pattern.indexOf("#");
	if (hash > 0 && pattern[hash - 1] !== "\\") return {
		id: "hash-in-pattern",
		offset: hash,
		says: "`{pattern}` has a number sign inside. It is read as part of the name; GitHub may read a comment.",
		fix: "Write a blank before the number sign if a comment begins there, or a question mark in its place if it belongs to the name."
	};
	const invisible = pattern.search(INVISIBLE);
	if (invisible >= 0) return {
		id: "invisible-character",
		offset: invisible,
		says: "`{pattern}` contains an invisible character that does not end the pattern.",
		fix: "Separate the pattern and its owners with ordinary blanks or tabs."
	};
	if (!/^\/?(?:\*\*\/)+$/.test(pattern)) return null;
	return {
		id: "any-folder",
		offset: 0,
		says: "`{pattern}` is read as every file inside a folder, without the files in the root; GitHub does not document it.",
		fix: "Write `*` for every file, or `*/` for every file inside a folder."
	};
}
// src/core/codeowners/split-line.ts
const TAB = 9;
const BLANK = 32;
const HASH = 35;
const BACKSLASH = 92;
function isBlank(code) {
	return code === BLANK || code === TAB;
}
function skipBlanks(line, from) {
	let at = from;
	while (at < line.length && isBlank(line.charCodeAt(at))) at++;
	return at;
}
/** End of the pattern: a backslash takes the character after it along, so that `\ ` is part of a path. */
function endOfPattern(line, from) {
	let at = from;
	while (at < line.length) {
		const code = line.charCodeAt(at);
		if (isBlank(code)) break;
		at += code === BACKSLASH ? 2 : 1;
	}
	return Math.min(at, line.length);
}
function endOfWord(line, from) {
	let at = from;
	while (at < line.length && !isBlank(line.charCodeAt(at))) at++;
	return at;
}
/**
* Splits one line (without its line end) into a pattern and the words after it, up to a word that begins with `#`.
* Null for a blank line and for a comment. Only blanks and tabs separate.
*/
function splitLine(line) {
	const start = skipBlanks(line, 0);
	if (start === line.length || line.charCodeAt(start) === HASH) return null;
	let at = endOfPattern(line, start);
	const pattern = {
		text: line.slice(start, at),
		column: start + 1
	};
	const owners = [];
	for (;;) {
		at = skipBlanks(line, at);
		if (at === line.length || line.charCodeAt(at) === HASH) return {
			pattern,
			owners
		};
		const end = endOfWord(line, at);
		owners.push({
			text: line.slice(at, end),
			column: at + 1
		});
		at = end;
	}
}
// src/core/codeowners/parse-codeowners.ts
const SECTION = /^\^?\[[^\]]+\](?:\[\d+\])?(?:[ \t]|$)/;
const COMMENT = /^[ \t]*(?:#|$)/;
const BYTE_ORDER_MARK = "﻿";
/** What is shown of a long word: enough to find it by, since its line and column are given too. */
function excerpt(text) {
	return text.length <= 200 ? text : `${text.slice(0, 200)}…`;
}
/** Size in UTF-8. Encodes only where the number of UTF-16 units leaves the answer open. */
function isTooLarge(text) {
	if (text.length >= 3145728) return true;
	return text.length * 3 >= 3145728 && new TextEncoder().encode(text).length >= 3145728;
}
function readOwners(words, line, issues) {
	const owners = [];
	for (const { text, column } of words) {
		const kind = ownerKind(text);
		if (kind !== null) owners.push({
			handle: text,
			kind,
			column
		});
		else issues.add({
			id: "invalid-owner",
			says: "`{owner}` is not an owner that GitHub knows how to read, so it skips the whole line.",
			fix: "Write `@user`, `@organization/team` or an e-mail address, separated by blanks and without commas.",
			values: { owner: excerpt(text) }
		}, line, column);
	}
	return owners.length === words.length ? owners : null;
}
function checkPattern({ text: pattern, column }, line, issues) {
	const fault = patternFault(pattern);
	if (fault === null) return true;
	const { id, says, fix, offset, reason } = fault;
	const values = {
		pattern: excerpt(pattern),
		...reason === void 0 ? {} : { reason }
	};
	issues.add({
		id,
		says,
		fix,
		values
	}, line, column + offset);
	return false;
}
function warn({ text: pattern, column }, line, warnings) {
	const doubt = patternDoubt(pattern);
	if (doubt === null) return;
	const { id, says, fix, offset } = doubt;
	warnings.add({
		id,
		says,
		fix,
		values: { pattern: excerpt(pattern) }
	}, line, column + offset);
}
/** A line that cannot be split into a pattern and owners at all: reported here, and null. */
function readLine(text, line, issues) {
	if (text.length > 4096 && !COMMENT.test(text)) {
		issues.add({
			id: "long-line",
			says: "The line has {length} characters, and lines of more than {limit} are not read.",
			fix: "Shorten the pattern, or put the owners into a team and name the team.",
			values: {
				length: text.length,
				limit: LINE_LIMIT
			}
		}, line, 1);
		return null;
	}
	const split = splitLine(text);
	if (split === null) return null;
	const rest = text.slice(split.pattern.column - 1);
	if (!SECTION.test(rest)) return split;
	issues.add({
		id: "gitlab-section",
		says: "`{section}` looks like a section of GitLab's CODEOWNERS. GitHub has no sections and skips the line.",
		fix: "Remove the line, and write the section's owners on each line that needs them.",
		values: { section: excerpt(rest.trimEnd()) }
	}, line, split.pattern.column);
	return null;
}
/** Counts what matching will have to hold in memory and try. */
var Weight = class {
	segments = 0;
	wildcards = 0;
	add(pattern) {
		for (const [at, segment] of pattern.split("/").entries()) {
			this.segments++;
			if (segment === "**") this.wildcards += at === 0 ? 0 : 16;
			else if (segment !== "*" && /[*?]/.test(segment)) this.wildcards += segment.length;
		}
	}
	isTooGreat() {
		return this.segments > 4e5 || this.wildcards > 65536;
	}
};
/** A file that does not count as a whole. */
function refused(path, id, says, fix, limits) {
	return {
		path,
		loaded: false,
		rules: [],
		issues: [{
			id,
			says,
			fix,
			values: limits,
			where: { path }
		}],
		warnings: []
	};
}
function tooLarge(path) {
	return refused(path, "too-large", "The file has {limit} bytes or more. GitHub does not load such a file: no path has an owner, and no review is requested.", "Join lines by patterns until the file is smaller.", { limit: CODEOWNERS_LIMIT });
}
function tooComplex(path) {
	return refused(path, "too-complex", "The file has more than {segments} parts between slashes, or more than {wildcards} characters of parts with wildcards. Such a file is not evaluated.", "Own folders in place of single files and name patterns.", {
		segments: SEGMENT_LIMIT,
		wildcards: WILDCARD_LIMIT
	});
}
/**
* Reads the text of a CODEOWNERS file as GitHub does: a line that GitHub skips is an issue and the others count.
* Never throws. Where `loaded` is false, the file says nothing about owners, and the caller must not take that for
* "nobody owns anything".
* Sources: GitHub docs "About code owners", REST "List CODEOWNERS errors"; see README.md.
*/
function parseCodeowners(text, path) {
	if (isTooLarge(text)) return tooLarge(path);
	const issues = new IssueList(path);
	const warnings = new IssueList(path);
	const rules = [];
	const weight = new Weight();
	let number = 0;
	const body = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
	for (const ended of body.split("\n")) {
		const line = ++number;
		const split = readLine(ended.endsWith("\r") ? ended.slice(0, -1) : ended, line, issues);
		if (split === null) continue;
		const sound = checkPattern(split.pattern, line, issues);
		const owners = readOwners(split.owners, line, issues);
		if (!sound || owners === null) continue;
		warn(split.pattern, line, warnings);
		weight.add(split.pattern.text);
		if (weight.isTooGreat()) return tooComplex(path);
		rules.push({
			line,
			pattern: split.pattern.text,
			owners
		});
	}
	return {
		path,
		loaded: true,
		rules,
		issues: issues.all(),
		warnings: warnings.all()
	};
}
export { CODEOWNERS_PATHS as i, CODEOWNERS_LIMIT as n, compileCodeowners as r, parseCodeowners as t };
