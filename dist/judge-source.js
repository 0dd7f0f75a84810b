import { i as __toESM } from "./rolldown-runtime.js";
import { _ as $ZodRecord, a as int, d as record, f as strictObject, g as $ZodObject, i as boolean, l as number, m as union, n as _enum, p as string, r as array, s as literal, t as date } from "./zod.js";
import { a as pointerSegment, l as shown$2, n as locateKey, o as spelledPointer, s as toPointer, t as locate } from "./span-of.js";
import { c as unreadable$2, i as exceedsBytes, r as YAML_LIMITS, s as startOf } from "./line-map.js";
import { t as require_spdx_expression_parse } from "./spdx.js";
import { n as minimatch, t as Minimatch } from "./minimatch.js";
import { t as MarkdownItCallable } from "./markdown-it.js";
import { t as readYaml } from "./read-yaml.js";
import { C as tableHead, S as row$2, T as withoutCommands, _ as sourceLine, a as MARKDOWN_CELL, b as html, c as TITLE, d as fixOf, f as ofMany, g as shorten, h as cutToBytes, i as MARKDOWN, l as fillTemplate, m as byteLength, n as stop, o as PLAIN, p as says, r as publishNothing, s as TERMINAL, t as sentence$2, u as fillValue, v as code, w as plain$1, x as link$1, y as codeCell } from "./tell.js";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
// src/core/gates/define-gate.ts
/** Identity function whose only job is inference. */
function defineGate(gate) {
	return gate;
}
/** The `say` of a gate: looks the message up and carries its templates along, so that `report/` needs no registry. */
function sayer(messages) {
	return (id, values, about = {}) => {
		const message = messages[id];
		if (message === void 0) throw new Error(`no message "${id}"`);
		const { outcome, says, fix } = message;
		return {
			id,
			outcome,
			says,
			...fix === void 0 ? {} : { fix },
			values,
			...about
		};
	};
}
// src/core/model/outcome.ts
const rank = {
	error: 5,
	fail: 4,
	pending: 3,
	waived: 2,
	pass: 1,
	skip: 0
};
/** The graver of two outcomes. */
function graver(a, b) {
	return rank[a] >= rank[b] ? a : b;
}
/** The gravest of several; `skip` when there are none. */
function gravest(outcomes) {
	let worst = "skip";
	for (const outcome of outcomes) worst = graver(worst, outcome);
	return worst;
}
/** Sorts the gravest first. */
function byGravity(a, b) {
	return rank[b] - rank[a];
}
/** Whether an outcome keeps a pull request from being merged. */
function blocks(outcome) {
	return rank[outcome] >= rank.pending;
}
// src/core/checklist/compare-checklist.ts
/**
* Compares a filled copy with its definition by item id. What must be there, with which words, and whether it needs
* evidence is said by the definition alone. Whether evidence exists is not asked here.
*/
function compareChecklist(definition, filled) {
	const byId = Map.groupBy(filled.items, (item) => item.id);
	const asked = new Set(definition.items.map((item) => item.id));
	const extra = filled.items.filter((item) => !asked.has(item.id));
	const byText = new Map(extra.map((item) => [normal(item.wording), item]));
	return {
		items: definition.items.map((item) => {
			const [first, second] = byId.get(item.id) ?? [];
			if (first !== void 0) return {
				asked: item,
				filled: first,
				problems: problems$1(item, first, second !== void 0)
			};
			const other = byText.get(normal(item.wording));
			return other === void 0 ? {
				asked: item,
				problems: ["missing"]
			} : {
				asked: item,
				filled: other,
				problems: ["renamed"]
			};
		}),
		extra
	};
}
function problems$1(asked, filled, twice) {
	const found = [];
	if (twice) found.push("duplicate");
	if (!sameWords(asked, filled)) found.push("reworded");
	if (filled.state === "open") found.push("open");
	if (filled.state === "done" && asked.evidenceRequired && filled.evidence.length === 0) found.push("no-evidence");
	if (filled.state === "not-applicable" && filled.reason === void 0) found.push("no-reason");
	return found;
}
/**
* Whether a copy says what the definition says. It may add links, and turn words of the definition into links;
* links of the definition itself are part of what it says.
*/
function sameWords(asked, filled) {
	if (normal(asked.wording) === normal(filled.wording)) return true;
	const kept = linksOf(filled);
	return normal(asked.text) === normal(filled.text) && [...linksOf(asked)].every((link) => kept.has(link));
}
function linksOf(item) {
	return /* @__PURE__ */ new Set([...item.evidence.map(({ path, label }) => JSON.stringify([path, normal(label ?? "")])), ...item.links.map(({ href, label }) => JSON.stringify([href, normal(label ?? "")]))]);
}
function normal(text) {
	return text.normalize("NFC").replace(/\s+/g, " ").trim();
}
// src/core/checklist/evidence-path.ts
const WORDS$1 = {
	"evidence-not-a-path": {
		says: "`{path}` is not a path that git can hold.",
		fix: "Write a relative path with `/` between its parts, such as `../reports/eval.json`."
	},
	"evidence-leaves-repository": {
		says: "`{path}` leads out of the repository.",
		fix: "Commit the evidence inside the package folder `{folder}`, and link to it there."
	},
	"evidence-leaves-package": {
		says: "`{path}` leads to `{target}`, which is outside the package folder `{folder}`.",
		fix: "Commit the evidence inside the package folder, and link to it there."
	}
};
/**
* The repository path to which an item's evidence leads, as GitHub resolves links: relative to the checklist's own
* folder, or from the root of the repository where it begins with `/`. An issue at the link when it leads out of the
* package at `folder` (without a trailing slash; `""` is the root). Whether a file stands there is not asked.
*/
function evidencePath(link, checklistPath, folder) {
	const { path } = link;
	if (/[\\\p{Cc}]/u.test(path) || path === "" || path.startsWith("//")) return refused$3("evidence-not-a-path", link);
	const segments = path.startsWith("/") ? [] : checklistPath.split("/").slice(0, -1);
	for (const part of path.split("/")) if (part === "..") {
		if (segments.pop() === void 0) return refused$3("evidence-leaves-repository", link, { folder });
	} else if (part !== "" && part !== ".") segments.push(part);
	const target = segments.join("/");
	return folder === "" || target === folder || target.startsWith(`${folder}/`) ? {
		ok: true,
		value: target
	} : refused$3("evidence-leaves-package", link, {
		target,
		folder
	});
}
function refused$3(id, link, values = {}) {
	return {
		ok: false,
		issues: [{
			id,
			...WORDS$1[id],
			values: {
				path: link.path,
				...values
			},
			where: link.where
		}]
	};
}
// src/core/gates/checklist/judge-evidence.ts
/** Prepares the files below a folder for {@link judgeEvidence}. */
function indexPackage(folder, files) {
	const folders = /* @__PURE__ */ new Set([folder]);
	for (const { path } of files) {
		let end = path.lastIndexOf("/");
		while (end > 0 && !folders.has(path.slice(0, end))) {
			folders.add(path.slice(0, end));
			end = path.lastIndexOf("/", end - 1);
		}
	}
	return {
		folder,
		files: new Map(files.map((file) => [file.path, file])),
		folders
	};
}
const KINDS$1 = {
	"120000": "symbolic link",
	"160000": "submodule"
};
/**
* Looks at each file that a ticked item names. A link that the definition already has is part of its wording: it
* counts where it leads to a file of the package, and is no mistake elsewhere.
*/
function judgeEvidence({ asked, filled }, checklistPath, pack, say) {
	const files = [];
	const findings = [];
	const brought = new Set(asked.evidence.map(({ path }) => path));
	const { id } = asked;
	for (const link of filled?.evidence ?? []) {
		const about = {
			package: pack.folder,
			where: link.where
		};
		const found = evidencePath(link, checklistPath, pack.folder);
		const problem = found.ok ? problemAt(found.value, id, checklistPath, pack, say, about) : say("evidence-elsewhere", {
			id,
			path: link.path,
			folder: pack.folder
		}, about);
		if (problem === void 0 && found.ok) files.push(found.value);
		else if (problem !== void 0 && !brought.has(link.path)) findings.push(problem);
	}
	return {
		files: [...new Set(files)],
		findings
	};
}
function problemAt(target, id, checklistPath, pack, say, about) {
	if (target === checklistPath) return say("evidence-is-the-list", { id }, about);
	const file = pack.files.get(target);
	if (file === void 0) return pack.folders.has(target) ? say("evidence-not-a-file", {
		id,
		target,
		kind: "folder"
	}, about) : say("evidence-absent", {
		id,
		target
	}, about);
	const kind = KINDS$1[file.mode];
	if (kind !== void 0) return say("evidence-not-a-file", {
		id,
		target,
		kind
	}, about);
	return file.size === 0 ? say("evidence-empty", {
		id,
		target
	}, about) : void 0;
}
// src/core/gates/checklist/judge-copy.ts
/** Findings about one copy: one for each thing that is wrong, or a single one that says all is confirmed. */
function judgeCopy(copy) {
	const { definition, filled, pack, say, name } = copy;
	const { items, extra } = compareChecklist(definition, filled);
	const index = indexPackage(pack.folder, pack.files);
	let near = filled.items[0]?.where;
	const rows = [];
	const found = [];
	const files = /* @__PURE__ */ new Set();
	const unknown = unknownItems(filled, items, extra);
	for (const item of items) {
		near = item.filled?.where ?? near;
		const evidence = item.filled?.state === "done" ? judgeEvidence(item, filled.path, index, say) : NOTHING;
		const other = unknown.get(item);
		if (other === void 0) found.push(...judgeItem(copy, item, evidence, near ?? { path: filled.path }));
		else found.push(sayUnknown(copy, item.asked, other.where));
		for (const file of evidence.files) files.add(file);
		rows.push(row$1(item.asked, stateOf$2(item), evidence.files));
	}
	for (const item of extra) if (!items.some(({ filled: used }) => used === item)) rows.push(row$1(item, `${item.state} (extra)`, []));
	const tables = [{
		title: `Checklist ${name} of ${pack.folder}`,
		columns: [
			"Item",
			"Says",
			"State",
			"Role",
			"Evidence"
		],
		rows
	}];
	if (found.length > 0) return {
		findings: found,
		tables
	};
	const notApplicable = items.filter(({ filled: one }) => one?.state === "not-applicable").length;
	return {
		findings: [say("complete", {
			name,
			confirmed: items.length,
			total: items.length,
			notApplicable,
			files: files.size
		}, {
			package: pack.folder,
			where: { path: filled.path }
		})],
		tables
	};
}
/** Items of the copy that nobody knows and that stand where one is missing: most likely it in other words. */
function unknownItems(filled, items, extra) {
	const free = new Set(extra.filter((one) => !items.some((item) => item.filled === one)));
	const order = new Map(filled.items.map((item, index) => [item, index]));
	const unknown = /* @__PURE__ */ new Map();
	let next = 0;
	for (const item of items) {
		const candidate = filled.items[next];
		const known = item.filled ?? (candidate !== void 0 && free.delete(candidate) ? candidate : void 0);
		if (known === void 0) continue;
		if (item.filled === void 0) unknown.set(item, known);
		next = (order.get(known) ?? next) + 1;
	}
	return unknown;
}
function sayUnknown({ name, pack, say }, { id, text }, where) {
	return say("item-unknown", {
		id,
		name,
		text,
		comment: `<!-- id: ${id} -->`
	}, {
		package: pack.folder,
		where
	});
}
const NOTHING = {
	files: [],
	findings: []
};
function judgeItem(copy, item, evidence, where) {
	const { name, pack, say } = copy;
	const about = {
		package: pack.folder,
		where
	};
	const found = item.problems.map((problem) => sayProblem(problem, item, name, say, about));
	const { asked, filled } = item;
	if (asked.evidenceRequired && filled?.state === "done" && filled.evidence.length > 0 && evidence.files.length === 0 && evidence.findings.length === 0) found.push(sayProblem("no-evidence", item, name, say, about));
	return [...found, ...evidence.findings];
}
function sayProblem(problem, { asked, filled }, name, say, about) {
	const { id, text } = asked;
	switch (problem) {
		case "missing": return say("item-missing", {
			id,
			name,
			text
		}, about);
		case "renamed": return say("item-renamed", {
			id,
			name,
			found: filled?.id ?? ""
		}, about);
		case "reworded": return say("item-reworded", {
			id,
			name,
			expected: asked.wording,
			found: filled?.wording ?? ""
		}, about);
		case "duplicate": return say("item-twice", {
			id,
			name
		}, about);
		case "open": return say("item-open", {
			id,
			text
		}, about);
		case "no-evidence": {
			const links = filled?.links.map(({ href }) => href) ?? [];
			return links.length > 0 ? say("evidence-is-address", {
				id,
				links
			}, about) : say("evidence-missing", { id }, about);
		}
		case "no-reason": return say("reason-missing", { id }, about);
	}
}
function row$1(item, state, files) {
	return [
		item.id,
		item.wording,
		state,
		item.role ?? "",
		files
	];
}
function stateOf$2({ filled, problems }) {
	if (filled === void 0 || problems.includes("renamed")) return "missing";
	if (filled.state === "not-applicable") return `not applicable: ${filled.reason ?? "no reason"}`;
	return filled.state;
}
/** Every checklist that the stage asks for is filled in, completely and in the words of its definition. */
const checklist = defineGate({
	meta: {
		id: "checklist",
		title: "its checklists are complete",
		summary: "Every item of the stage's checklists is confirmed, with the evidence that it asks for.",
		kind: "content",
		since: "0.1"
	},
	needs: ["packages", "checklists"],
	options: strictObject({ use: array(string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, "Expected the file name of a definition, without its ending.")).describe("Checklists that every package must fill in, by the names of their definitions.").default([]) }),
	messages: {
		"none-asked": {
			outcome: "skip",
			says: "This stage asks for no checklist."
		},
		"no-package": {
			outcome: "skip",
			says: "This pull request touches no package."
		},
		"definition-missing": {
			outcome: "error",
			says: "The policy asks for the checklist `{name}`, and the base branch has no definition of it at `{path}`.",
			fix: "Add the definition on the base branch, or correct the name in the policy."
		},
		"definition-broken": {
			outcome: "error",
			says: "The definition of the checklist `{name}` on the base branch has mistakes ({count}), so no copy can be compared with it.",
			fix: "Mend `{path}` on the base branch; this pull request cannot do it."
		},
		"copy-missing": {
			outcome: "fail",
			says: "The package `{folder}` lacks the checklist `{name}`.",
			fix: "Copy the definition to `{path}` and fill it in."
		},
		"several-copies": {
			outcome: "fail",
			says: "The package `{folder}` has several copies of the checklist `{name}`: {paths}.",
			fix: "Keep one of them."
		},
		"copy-broken": {
			outcome: "fail",
			says: "The copy of the checklist `{name}` has mistakes ({count}), so it cannot be compared with its definition.",
			fix: "Mend `{path}`."
		},
		"item-missing": {
			outcome: "fail",
			says: "The item `{id}` of the checklist `{name}` is missing: {text}",
			fix: "Copy it from the definition. Strike it through and give a reason when it does not apply."
		},
		"item-unknown": {
			outcome: "fail",
			says: "The definition of `{name}` does not know this item, and its item `{id}` is missing: {text}",
			fix: "Write the item in the words of the definition, or give it its id with a comment: `{comment}`."
		},
		"item-renamed": {
			outcome: "fail",
			says: "This item has the id `{found}`; the definition of `{name}` calls it `{id}`.",
			fix: "Give it the id `{id}`; in Markdown a comment such as `<!-- id: short-name -->` carries it."
		},
		"item-reworded": {
			outcome: "fail",
			says: "The item `{id}` says other words than the definition of `{name}`. Expected: {expected} — found: {found}",
			fix: "Copy the words and links of the definition; add yours below the item."
		},
		"item-twice": {
			outcome: "fail",
			says: "The item `{id}` of the checklist `{name}` stands here more than once.",
			fix: "Keep one of them."
		},
		"item-open": {
			outcome: "fail",
			says: "The item `{id}` is not ticked: {text}",
			fix: "Tick it when it is true, or strike it through and give a reason when it does not apply."
		},
		"evidence-missing": {
			outcome: "fail",
			says: "The item `{id}` is ticked, but counts only with evidence, and none is linked.",
			fix: "Link a file of the package from the item."
		},
		"evidence-is-address": {
			outcome: "fail",
			says: "The item `{id}` is ticked, but counts only with evidence, and only addresses are linked: {links}. What stands there can change after a sign-off.",
			fix: "Commit the evidence inside the package, and link to that file."
		},
		"evidence-elsewhere": {
			outcome: "fail",
			says: "The evidence `{path}` of the item `{id}` is not in the package `{folder}`.",
			fix: "Commit it inside the package folder, and link to it with a relative path such as `../reports/eval.json`."
		},
		"evidence-absent": {
			outcome: "fail",
			says: "The evidence of the item `{id}` is not there: no file `{target}`.",
			fix: "Commit the file, or correct the link; letter case counts."
		},
		"evidence-not-a-file": {
			outcome: "fail",
			says: "The evidence of the item `{id}` must be a file, and `{target}` is a {kind}.",
			fix: "Link to the file itself."
		},
		"evidence-empty": {
			outcome: "fail",
			says: "The evidence of the item `{id}` is an empty file: `{target}`.",
			fix: "Commit its content."
		},
		"evidence-is-the-list": {
			outcome: "fail",
			says: "The item `{id}` names this checklist as its evidence.",
			fix: "Link to the file that shows what the item says."
		},
		"reason-missing": {
			outcome: "fail",
			says: "The item `{id}` is said not to apply, without a reason.",
			fix: "Add one behind the struck text: `n/a: reason`. In YAML: `not_applicable: reason`."
		},
		complete: {
			outcome: "pass",
			says: "The checklist `{name}` is complete: {confirmed} of {total} ({notApplicable} not applicable, {files} [evidence file|evidence files])."
		}
	},
	strengthen: (earlier, later) => ({ use: [.../* @__PURE__ */ new Set([...earlier.use ?? [], ...later.use ?? []])] }),
	evaluate(facts, { use }, say) {
		const names = [...new Set(use)];
		if (names.length === 0) return { findings: [say("none-asked", {})] };
		if (facts.packages.length === 0) return { findings: [say("no-package", {})] };
		const judged = names.map((name) => judgeChecklist(name, facts, say));
		return {
			findings: judged.flatMap(({ findings }) => findings),
			tables: judged.flatMap(({ tables }) => tables)
		};
	}
});
function judgeChecklist(name, facts, say) {
	const known = Object.hasOwn(facts.checklists, name) ? facts.checklists[name] : void 0;
	const definition = known?.definition ?? null;
	if (known === void 0 || definition === null) return {
		findings: [say("definition-missing", {
			name,
			path: known?.path ?? `.github/checklists/${name}.md`
		})],
		tables: []
	};
	if (!definition.ok) {
		const broken = say("definition-broken", {
			name,
			path: known.path,
			count: definition.issues.length
		});
		return {
			findings: [...definition.issues.map((issue) => ({
				...issue,
				outcome: "error"
			})), broken],
			tables: []
		};
	}
	const judged = facts.packages.map((pack) => {
		const copies = pack.checklists.filter((copy) => copy.name === name);
		const [copy, ...others] = copies;
		if (copy === void 0 || others.length > 0) return {
			findings: [notOne(name, pack, copies, say)],
			tables: []
		};
		if (!copy.checklist.ok) return {
			findings: unreadable$1(copy, pack, copy.checklist.issues, say),
			tables: []
		};
		return judgeCopy({
			name,
			definition: definition.value,
			filled: copy.checklist.value,
			pack,
			say
		});
	});
	return {
		findings: judged.flatMap(({ findings }) => findings),
		tables: judged.flatMap(({ tables }) => tables)
	};
}
function notOne(name, pack, copies, say) {
	const { folder } = pack;
	const path = `${folder === "" ? "" : `${folder}/`}checklists/${name}.md`;
	if (copies.length === 0) return say("copy-missing", {
		name,
		folder,
		path
	}, { package: folder });
	const paths = copies.map((copy) => copy.path);
	return say("several-copies", {
		name,
		folder,
		paths
	}, {
		package: folder,
		where: { path: paths[1] ?? path }
	});
}
/** The mistakes of a copy; where there are several, what follows from them is said behind them. */
function unreadable$1(copy, pack, issues, say) {
	const about = { package: pack.folder };
	const told = issues.map((issue) => ({
		...issue,
		...about,
		outcome: "fail"
	}));
	if (told.length === 1) return told;
	const values = {
		name: copy.name,
		path: copy.path,
		count: issues.length
	};
	return [...told, say("copy-broken", values, {
		...about,
		where: { path: copy.path }
	})];
}
// src/core/gates/base-of.ts
/**
* Finds what a package of the head was at the base: what stood in its folder, or else the package of its name that is no
* longer where it was. A new folder beside one that goes is `unclear` when no name connects the two, so that a move with a new
* name cannot shake off what a package is compared with.
*/
function baseOf(one, { packages, baseline }) {
	const there = baseline.find(({ folder }) => folder === one.folder);
	const name = nameOf$1(one);
	const left = baseline.filter((base) => base !== there && hasLeft(base, packages));
	const [moved, ...others] = left.filter((base) => name !== void 0 && nameOf$1(base) === name);
	if (there !== void 0) return moved === void 0 || nameOf$1(there) === name ? there : "unclear";
	if (moved !== void 0) return others.length === 0 ? moved : "unclear";
	return left.some(({ folder }) => !packages.some((head) => head.folder === folder)) ? "unclear" : void 0;
}
/** Whether another package, or none, stands at the head where one stood at the base. */
function hasLeft(base, packages) {
	const head = packages.find(({ folder }) => folder === base.folder);
	return head === void 0 || nameOf$1(head) !== nameOf$1(base);
}
function nameOf$1({ manifest }) {
	return manifest.ok ? manifest.value.handoff.package.name : void 0;
}
// src/core/quantity/compare-quantities.ts
/** Compares two quantities of the same dimension. Unlike dimensions are refused, never coerced. */
function compareQuantities(left, right) {
	if (left.dimension !== right.dimension) return {
		ok: false,
		left: left.dimension,
		right: right.dimension
	};
	const [a, b] = left.unit === right.unit ? [left.value, right.value] : [left.base, right.base];
	return {
		ok: true,
		order: a < b ? -1 : a > b ? 1 : 0
	};
}
// src/core/quantity/operator.ts
/** Names of comparisons, as OpenSLO spells `op`; `eq` is ours. */
const OPERATORS = [
	"gte",
	"gt",
	"lte",
	"lt",
	"eq"
];
/** A comparison in words, to stand before a number: "at least 0.78". */
const OPERATOR_WORDS = {
	gte: "at least",
	gt: "more than",
	lte: "at most",
	lt: "less than",
	eq: "exactly"
};
/** Whether "left op right" holds, given how left stands to right. */
function holds(operator, order) {
	if (operator === "gte") return order >= 0;
	if (operator === "gt") return order > 0;
	if (operator === "lte") return order <= 0;
	if (operator === "lt") return order < 0;
	return order === 0;
}
// src/core/quantity/units.ts
const time = (factor) => ({
	dimension: "time",
	factor
});
const information = (factor) => ({
	dimension: "information",
	factor
});
const rate = (factor) => ({
	dimension: "rate",
	factor
});
/**
* Units by symbol: those that people write in a manifest (`ms`, `Mi`, `50/s`), and the UCUM symbols that readers give
* to observations (`By`, `1/s`). Case-sensitive, as `m` (minutes) and `M` differ. `m` and `min` are minutes.
*/
const UNITS$1 = /* @__PURE__ */ new Map([
	["", {
		dimension: "number",
		factor: 1
	}],
	["%", {
		dimension: "share",
		factor: .01
	}],
	["ns", time(1e-6)],
	["us", time(.001)],
	["µs", time(.001)],
	["ms", time(1)],
	["s", time(1e3)],
	["m", time(6e4)],
	["min", time(6e4)],
	["h", time(36e5)],
	["d", time(864e5)],
	["w", time(6048e5)],
	["B", information(1)],
	["By", information(1)],
	["kB", information(1e3)],
	["KB", information(1e3)],
	["MB", information(1e6)],
	["GB", information(1e9)],
	["TB", information(0xe8d4a51000)],
	["Ki", information(1024)],
	["Mi", information(2 ** 20)],
	["Gi", information(2 ** 30)],
	["Ti", information(2 ** 40)],
	["KiB", information(1024)],
	["MiB", information(2 ** 20)],
	["GiB", information(2 ** 30)],
	["TiB", information(2 ** 40)],
	["/s", rate(1)],
	["1/s", rate(1)],
	["/min", rate(1 / 60)],
	["1/min", rate(1 / 60)],
	["/h", rate(1 / 3600)],
	["1/h", rate(1 / 3600)]
]);
/** A dimension as a sentence names it. */
const DIMENSION_WORDS = {
	number: "a bare number",
	share: "a share in percent",
	time: "a time",
	information: "an amount of memory",
	rate: "a rate"
};
const WRITTEN_OUT = {
	nanos: "ns",
	micros: "us",
	usec: "us",
	millis: "ms",
	msec: "ms",
	millisecond: "ms",
	milliseconds: "ms",
	sec: "s",
	secs: "s",
	second: "s",
	seconds: "s",
	mins: "min",
	minute: "min",
	minutes: "min",
	hr: "h",
	hrs: "h",
	hour: "h",
	hours: "h",
	day: "d",
	days: "d",
	week: "w",
	weeks: "w",
	percent: "%",
	pct: "%",
	byte: "B",
	bytes: "B",
	rps: "/s",
	qps: "/s",
	"req/s": "/s"
};
/** The unit that was most likely meant by a symbol that is none: a word written out, or one in other letters. */
function nearestUnit(symbol) {
	const lower = symbol.toLowerCase();
	if (Object.hasOwn(WRITTEN_OUT, lower)) return WRITTEN_OUT[lower];
	return [...UNITS$1.keys()].find((unit) => unit !== "" && unit.toLowerCase() === lower);
}
// src/core/quantity/parse-quantity.ts
const QUANTITY = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?) ?([a-zA-Zµ%/]*)$/;
const EXPECTED$2 = "expected a number with its unit, such as 250ms, 512Mi, 50/s, 12% or a bare 0.01";
const SOME_UNITS = "ms, s, min, h, MB, Mi, /s or %";
/**
* Reads `250ms`, `512Mi`, `50/s`, `12%`, `0.01` or a number. Refuses what is not finite, decimal commas,
* thousands separators and unknown units.
*/
function parseQuantity(text) {
	if (typeof text === "number") return quantity$2(text, "");
	if (text.length > 64) return {
		ok: false,
		problem: EXPECTED$2
	};
	const match = QUANTITY.exec(text);
	if (match === null) return {
		ok: false,
		problem: /^\d+,\d+/.test(text) ? `${EXPECTED$2}; the decimal mark is a point` : EXPECTED$2
	};
	const [, digits = "", unit = ""] = match;
	return quantity$2(Number(digits), unit);
}
/** A quantity of a number and a unit symbol; the unit may be a UCUM symbol as observations carry it. */
function quantity$2(value, unit) {
	const known = UNITS$1.get(unit);
	if (known === void 0) {
		const nearest = nearestUnit(unit);
		return {
			ok: false,
			problem: nearest === void 0 ? `expected a known unit, such as ${SOME_UNITS}` : `expected the unit ${nearest}`
		};
	}
	if (!Number.isFinite(value)) return {
		ok: false,
		problem: "expected a finite number"
	};
	const base = Number((value * known.factor).toPrecision(15));
	if (!Number.isFinite(base)) return {
		ok: false,
		problem: "expected a smaller number"
	};
	return {
		ok: true,
		value: {
			value,
			unit,
			dimension: known.dimension,
			base
		}
	};
}
/** A quantity as people read it, and as {@link parseQuantity} reads it back: `250ms`, `0.62`, `50/s`, `3By`. */
function formatQuantity({ value, unit }) {
	return `${value}${unit.startsWith("1/") ? unit.slice(1) : unit}`;
}
// src/core/gates/evidence/context.ts
/** Where an observation stands. */
function placeOf$1({ file, observation: { source } }) {
	const { line, column } = source;
	return {
		path: file.reading.path,
		...line === void 0 ? {} : { line },
		...column === void 0 ? {} : { column }
	};
}
// src/core/quantity/parse-duration.ts
/** Milliseconds of each unit, the largest first: a compound such as `1h30m` names them in this order. */
const DAY$2 = 864e5;
const HOUR = 36e5;
const UNITS = /* @__PURE__ */ new Map([
	["w", 7 * DAY$2],
	["d", DAY$2],
	["h", HOUR],
	["m", 6e4],
	["s", 1e3],
	["ms", 1]
]);
const ORDER$1 = [...UNITS.keys()];
const SHORT = /^(?:\d{1,12}(?:\.\d{1,9})?(?:ms|[wdhms]))+$/;
const SHORT_PART = /(\d+(?:\.\d+)?)(ms|[wdhms])/g;
const ISO = /^P(?:(\d{1,12})D)?(?:T(?:(\d{1,12})H)?(?:(\d{1,12})M)?(?:(\d{1,12}(?:\.\d{1,9})?)S)?)?$/;
const ISO_CALENDAR = /^P\d+(?:\.\d+)?[YMW]/;
const EXPECTED$1 = "expected a length of time such as 250ms, 90s, 15m, 24h or 7d, or in ISO 8601 such as PT15M or P7D";
/**
* Reads a length of time and gives milliseconds: `250ms`, `90s`, `15m`, `24h`, `7d`, `2w`, a compound from the
* largest unit down (`1h30m`), or `PnDTnHnMnS` of ISO 8601. A day is 24 hours. Years and months are refused,
* since their length depends on a calendar. Case-sensitive, without spaces and sign.
*/
function parseDuration(text) {
	if (text.length === 0 || text.length > 64) return {
		ok: false,
		problem: EXPECTED$1
	};
	if (text.startsWith("P")) return parseIso(text);
	if (!SHORT.test(text)) return {
		ok: false,
		problem: EXPECTED$1
	};
	let total = 0;
	let previous = -1;
	for (const [, amount = "", unit = ""] of text.matchAll(SHORT_PART)) {
		const rank = ORDER$1.indexOf(unit);
		if (rank <= previous) return {
			ok: false,
			problem: "expected each unit once, the largest first: 1h30m"
		};
		previous = rank;
		total += Number(amount) * (UNITS.get(unit) ?? NaN);
	}
	return bounded(total);
}
function parseIso(text) {
	if (ISO_CALENDAR.test(text)) return {
		ok: false,
		problem: "expected days, hours, minutes or seconds: the length of a year or month varies"
	};
	const parts = ISO.exec(text);
	if (parts === null || text.length === 1 || text.endsWith("T")) return {
		ok: false,
		problem: EXPECTED$1
	};
	const [, days = "0", hours = "0", minutes = "0", seconds = "0"] = parts;
	return bounded(Number(days) * DAY$2 + Number(hours) * HOUR + Number(minutes) * 6e4 + Number(seconds) * 1e3);
}
function bounded(milliseconds) {
	const rounded = Number(milliseconds.toPrecision(15));
	if (rounded <= Number.MAX_SAFE_INTEGER) return {
		ok: true,
		value: rounded
	};
	return {
		ok: false,
		problem: "expected a shorter time: this one is longer than history"
	};
}
/** Milliseconds as {@link parseDuration} reads them back: `90000` is `1m30s`, `0` is `0s`. Takes a value that is not negative. */
function formatDuration(milliseconds) {
	let rest = milliseconds;
	let text = "";
	for (const [unit, size] of UNITS) {
		if (unit === "w") continue;
		const count = unit === "ms" ? rest : Math.floor(rest / size);
		if (count > 0) text += `${unit === "ms" ? Number(count.toFixed(6)) : count}${unit}`;
		rest -= count * size;
	}
	return text === "" ? "0s" : text;
}
// src/core/source/did-you-mean.ts
/** Longer names are not compared: nobody mistypes them, and comparing costs the product of the lengths. */
const LONGEST$2 = 64;
/** Edits between two names: insertion, deletion, replacement, and swapping two neighbours (optimal string alignment). */
function editDistance(a, b) {
	let before = [];
	let row = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1] ? 0 : 1;
			let best = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (before[j - 2] ?? 0) + 1);
			next.push(best);
		}
		before = row;
		row = next;
	}
	return row[b.length] ?? 0;
}
/**
* The known name that was most likely meant, or `undefined` when none is near: at most one edit for each three
* characters (rounded up), or one name beginning with the other. Case is forgiven. Ties go to the first.
*/
function didYouMean(name, known) {
	if (name.length === 0 || name.length > LONGEST$2) return void 0;
	const wanted = name.toLowerCase();
	let best;
	let least = Number.POSITIVE_INFINITY;
	for (const candidate of known) {
		if (candidate === name || candidate.length > LONGEST$2) continue;
		const distance = closeness(wanted, candidate.toLowerCase());
		if (distance < least) {
			best = candidate;
			least = distance;
		}
	}
	return best;
}
function closeness(wanted, candidate) {
	const distance = editDistance(wanted, candidate);
	const shorter = Math.min(wanted.length, candidate.length);
	const near = distance <= Math.ceil(shorter / 3) && distance < shorter ? distance : Number.POSITIVE_INFINITY;
	return shorter >= 4 && (candidate.startsWith(wanted) || wanted.startsWith(candidate)) ? Math.min(near, 1.5) : near;
}
// src/core/gates/evidence/select-observations.ts
/** Splits a check's `read`: `junit:failures`. The observation may hold colons itself. */
function splitRead(read) {
	const colon = read.indexOf(":");
	if (colon < 0) return {
		format: "",
		observation: read
	};
	return {
		format: read.slice(0, colon),
		observation: read.slice(colon + 1)
	};
}
/** Files that a check may read. */
function filesOf(evidence, { format, suite }) {
	return evidence.filter((file) => (format === void 0 || file.reading.format === format) && (suite === void 0 || file.suite === suite));
}
/** Observations of the name that is wanted, whatever their slice. */
function namedOf(files, { observation }) {
	return files.flatMap((file) => file.reading.observations.filter(({ name }) => name === observation).map((found) => ({
		file,
		observation: found
	})));
}
/** Whether an observation is of the slice that is wanted; none wanted means the whole data. */
function hasSlice({ observation }, { slice = {} }) {
	const own = observation.slice ?? {};
	const keys = Object.keys(own);
	return keys.length === Object.keys(slice).length && keys.every((key) => Object.hasOwn(slice, key) && (slice[key] === "*" || slice[key] === own[key]));
}
/** All observations that are wanted. */
function select(evidence, wanted) {
	return namedOf(filesOf(evidence, wanted), wanted).filter((candidate) => hasSlice(candidate, wanted));
}
const SHOWN$1 = 8;
/** Names that stand in the files: the one that was probably meant first, then others, a handful in all. */
function namesNear(name, files) {
	const known = [...new Set(files.flatMap(({ reading }) => reading.observations.map((one) => one.name)))];
	const meant = didYouMean(name, known.slice(0, 2e3));
	const first = meant === void 0 ? [] : [meant];
	const rest = known.filter((one) => one !== meant);
	const listed = [...first, ...rest].slice(0, SHOWN$1);
	const more = known.length - listed.length;
	return more > 0 ? [...listed, `${more} more`] : listed;
}
/** An observation as a sentence names it: `recall (AgeGroup 31-40)`. */
function labelOf({ name, slice }) {
	const parts = Object.entries(slice ?? {}).map(([key, value]) => `${key} ${value}`);
	return parts.length === 0 ? name : `${name} (${parts.join(", ")})`;
}
// src/core/gates/evidence/judge-age.ts
const MINUTE = 6e4;
const DAY$1 = 864e5;
/** Holds the time at which an observation was measured against the check's `max_age`. */
function judgeAge(check, candidate, { say, about, now }) {
	const most = check.max_age;
	const limit = most === void 0 ? void 0 : parseDuration(most);
	if (most === void 0 || limit?.ok !== true) return [];
	const there = {
		...about,
		where: placeOf$1(candidate)
	};
	const { at } = candidate.observation;
	const shared = {
		check: check.name,
		observation: labelOf(candidate.observation)
	};
	const age = at === void 0 ? NaN : Date.parse(now) - Date.parse(at);
	if (at === void 0 || Number.isNaN(age)) return [say("age-unknown", {
		...shared,
		most
	}, there)];
	if (age < 0) return [say("from-the-future", {
		...shared,
		at
	}, there)];
	return age > limit.value ? [say("too-old", {
		...shared,
		most,
		age: roughly(age)
	}, there)] : [];
}
/** An age as people say it: days, or for young things hours and minutes. */
function roughly(age) {
	const unit = age >= 2 * DAY$1 ? DAY$1 : MINUTE;
	return formatDuration(Math.floor(age / unit) * unit);
}
// src/core/gates/evidence/judge-change.ts
/** Holds an observation against the same one at the base: `min_absolute_change`, `min_relative_change`. */
function judgeChange(check, wanted, candidate, context) {
	const { say, about } = context;
	if (check.min_absolute_change === void 0 && check.min_relative_change === void 0) return [];
	const actual = quantityOf(candidate);
	if (actual === void 0) return [];
	const shared = {
		check: check.name,
		observation: labelOf(candidate.observation)
	};
	const there = {
		...about,
		where: placeOf$1(candidate)
	};
	if (context.base === "unclear") return [say("baseline-unclear", shared, there)];
	const before = counterpart(wanted, candidate, context.package, context.base);
	if (before === "unclear") return [say("baseline-unreadable", shared, there)];
	if (before === "absent") return [say("no-baseline", {
		...shared,
		actual: formatQuantity(actual)
	}, there)];
	const past = quantityOf(before);
	if (past === void 0 || past.dimension !== actual.dimension) return [say("baseline-unreadable", shared, there)];
	return [...absolute(check, candidate, actual, past, context), ...relative(check, candidate, actual, past, context)];
}
/**
* The same observation at the base: of the same file of the package where it is still there, or else the only one of its
* name.
*/
function counterpart(wanted, { file, observation }, { folder }, base) {
	if (base === void 0) return "absent";
	if (!base.manifest.ok) return "unclear";
	const same = select(base.evidence, {
		...wanted,
		slice: observation.slice
	});
	const own = file.reading.path.slice(folder.length);
	const sameFile = same.filter((one) => one.file.reading.path.slice(base.folder.length) === own);
	const [only, ...others] = sameFile.length > 0 ? sameFile : same;
	if (only !== void 0) return others.length === 0 ? only : "unclear";
	return filesOf(base.evidence, wanted).some(({ reading }) => reading.problems.length > 0) ? "unclear" : "absent";
}
function absolute(check, candidate, actual, past, { say, about }) {
	if (check.min_absolute_change === void 0) return [];
	const there = {
		...about,
		where: placeOf$1(candidate)
	};
	const asked = parseQuantity(check.min_absolute_change);
	if (!asked.ok || asked.value.dimension !== actual.dimension) {
		const right = asked.ok ? DIMENSION_WORDS[asked.value.dimension] : "no quantity";
		const kinds = {
			left: DIMENSION_WORDS[actual.dimension],
			right
		};
		const observation = labelOf(candidate.observation);
		const threshold = String(check.min_absolute_change);
		return [say("unlike-units", {
			check: check.name,
			observation,
			actual: formatQuantity(actual),
			threshold,
			...kinds
		}, there)];
	}
	const gained = clean(towardsBetter(check) * (actual.base - past.base));
	const change = formatQuantity({
		value: clean(gained / (UNITS$1.get(actual.unit)?.factor ?? 1)),
		unit: actual.unit
	});
	return [say(gained >= asked.value.base ? "change-holds" : "change-falls-short", {
		...numbers(check, actual, past),
		change,
		asked: formatQuantity(asked.value)
	}, there)];
}
function relative(check, candidate, actual, past, { say, about }) {
	const asked = check.min_relative_change;
	if (asked === void 0) return [];
	const there = {
		...about,
		where: placeOf$1(candidate)
	};
	if (past.base === 0 && actual.base !== 0) {
		const observation = labelOf(candidate.observation);
		return [say("baseline-zero", {
			check: check.name,
			observation,
			actual: formatQuantity(actual)
		}, there)];
	}
	const difference = towardsBetter(check) * (actual.base - past.base);
	const change = past.base === 0 ? 0 : clean(difference / Math.abs(past.base));
	const id = change >= asked ? "change-holds" : "change-falls-short";
	const words = {
		change: `${change} of the base`,
		asked: `${asked} of the base`
	};
	return [say(id, {
		...numbers(check, actual, past),
		...words
	}, there)];
}
function numbers(check, actual, past) {
	return {
		check: check.name,
		actual: formatQuantity(actual),
		before: formatQuantity(past)
	};
}
/** 1 where more is better, -1 where less is. */
function towardsBetter({ op }) {
	return op === "lte" || op === "lt" ? -1 : 1;
}
/** Differences of decimals carry noise in the last digits: 0.8 - 0.805 must be -0.005. Adding 0 makes -0 into 0. */
function clean(value) {
	return Number(value.toPrecision(12)) + 0;
}
function quantityOf({ observation: { value, unit = "" } }) {
	const parsed = typeof value === "number" ? quantity$2(value, unit) : void 0;
	return parsed?.ok === true ? parsed.value : void 0;
}
// src/core/evidence/quote-issue.ts
/**
* What is wrong and what to do about it, as plain texts: values for the `{problem}` and `{remedy}` of another statement,
* which is escaped as a whole. What stands in a value is never taken for a place of the template.
*/
function quoteIssue(issue) {
	return {
		problem: plain(issue.says, issue),
		remedy: plain(issue.fix ?? "Mend the file at this place.", issue)
	};
}
function plain(template, { values }) {
	return template.replaceAll("`", "").replace(/\{([A-Za-z_]\w*)\}/g, (whole, name) => {
		const value = Object.hasOwn(values, name) ? values[name] : void 0;
		if (value === void 0) return whole;
		return typeof value === "object" ? value.join(", ") : String(value);
	});
}
// src/core/evidence/formats.ts
/**
* Every format, by id. A reader and what it imports is loaded only when a file asks for it.
* Detection asks from top to bottom, so the formats that take nearly anything stand last.
*/
const FORMATS = /* @__PURE__ */ new Map([
	["junit", {
		title: "JUnit XML",
		endings: [".xml"],
		load: async () => (await import("./junit.js")).junit
	}],
	["sarif", {
		title: "SARIF",
		endings: [".sarif", ".json"],
		load: async () => (await import("./sarif.js")).sarif
	}],
	["metrics", {
		title: "metrics in JSON or YAML",
		endings: [
			".json",
			".yaml",
			".yml"
		],
		load: async () => (await import("./metrics.js")).metrics
	}]
]);
/** The first format that recognises a file, or `undefined`. Asks only those whose names end like the file's. */
async function detectFormat(text, path) {
	const name = path.toLowerCase();
	for (const { endings, load } of FORMATS.values()) {
		if (!endings.some((ending) => name.endsWith(ending))) continue;
		const reader = await load();
		if (reader.detect(text, path)) return reader;
	}
}
// src/core/evidence/readers.ts
/** Format of a reading where none could be told. */
const UNKNOWN_FORMAT = "unknown";
/** Ids of problems that are mended in the manifest's `as`, not in the evidence file. */
const PROBLEMS_OF_AS = [
	"unknown-format",
	"wrong-format",
	"unrecognised"
];
/**
* Reads one evidence file in the format that its manifest entry names, or in the one that it looks like when it names
* none. Never throws on a file, and rejects only when a reader cannot be loaded.
*
* Adds to the readers' problems: `lfs-pointer` and `dvc-pointer` (the data is elsewhere), `unknown-format`,
* `wrong-format` (it looks like another one) and `unrecognised`.
*/
async function readEvidence(format, file) {
	const pointer = pointerProblem(file);
	if (pointer !== null) return unreadable$2(format ?? UNKNOWN_FORMAT, file, [pointer]);
	if (format === void 0) return (await detectFormat(file.text, file.path))?.read(file) ?? unreadable$2(UNKNOWN_FORMAT, file, [unrecognised(file)]);
	const reader = await FORMATS.get(format)?.load();
	if (reader === void 0) return unreadable$2(format, file, [unknownFormat(format, file)]);
	if (!reader.detect(file.text, file.path)) {
		const other = await detectFormat(file.text, file.path);
		if (other !== void 0) return unreadable$2(format, file, [wrongFormat(format, other.id, file)]);
	}
	return reader.read(file);
}
/** A file that only says where the data is. Its digest is known, its content is not. */
function pointerProblem(file) {
	const where = startOf(file);
	if (file.text.length < 1024 && file.text.startsWith("version https://git-lfs.github.com/spec/")) return {
		id: "lfs-pointer",
		says: "This is a Git LFS pointer, not the report that it points to, so it cannot be read.",
		fix: "Set `lfs: true` on `actions/checkout`, or better, commit small reports without LFS.",
		values: {},
		where
	};
	if (!file.path.endsWith(".dvc")) return null;
	return {
		id: "dvc-pointer",
		says: "This is a DVC pointer, not the report that it points to, so it cannot be read.",
		fix: "Commit small reports to git: mark them `cache: false` in `dvc.yaml`.",
		values: {},
		where
	};
}
function unknownFormat(format, file) {
	const known = [...FORMATS.keys()];
	const meant = didYouMean(format, known);
	const base = {
		id: "unknown-format",
		values: {
			format: shown$2(format),
			known
		},
		where: startOf(file)
	};
	if (meant === void 0) return {
		...base,
		says: "There is no format `{format}`.",
		fix: "Use one of {known}."
	};
	const values = {
		...base.values,
		meant
	};
	return {
		...base,
		values,
		says: "There is no format `{format}`; did you mean `{meant}`?",
		fix: "Use one of {known}."
	};
}
function wrongFormat(format, other, file) {
	return {
		id: "wrong-format",
		says: "This looks like `{other}`, not `{format}`.",
		fix: "Write `{correction}`, or list the file that was meant.",
		values: {
			format: shown$2(format),
			other,
			correction: `as: ${other}`
		},
		where: startOf(file)
	};
}
function unrecognised(file) {
	return {
		id: "unrecognised",
		says: "The format of this file was not recognised.",
		fix: "Name it with `as:`, one of {known}.",
		values: { known: [...FORMATS.keys()] },
		where: startOf(file)
	};
}
// src/core/handoff/resolved-handoff.ts
/** Where the value at a pointer stands, or its nearest existing parent; the start of the manifest when nothing is known. */
function whereOf({ path, positions }, pointer) {
	for (let rest = pointer;; rest = rest.slice(0, rest.lastIndexOf("/"))) {
		const where = positions[rest];
		if (where) return where;
		if (!rest.includes("/")) return {
			path,
			line: 1,
			column: 1
		};
	}
}
/** Where the key that names the value at a pointer stands; falls back as {@link whereOf} does. */
function whereOfKey(handoff, pointer) {
	return handoff.positions[`${pointer}#key`] ?? whereOf(handoff, pointer);
}
// src/core/gates/evidence/judge-files.ts
/** Most problems of one file that are told one by one. */
const MOST_PROBLEMS = 10;
/**
* Whether a file that could not be read whole might have held what is looked for in a format, or in any: then what is missing is
* a consequence, and is not told beside its cause.
*/
function mayHide({ evidence, manifest }, format) {
	return (manifest.ok ? manifest.value.handoff.evidence ?? [] : []).length > evidence.length || evidence.some(({ reading }) => {
		if (reading.problems.length === 0 && reading.observations.length > 0) return false;
		const doubtful = reading.problems.some(({ id }) => PROBLEMS_OF_AS.includes(id));
		return format === void 0 || reading.format === format || reading.format === "" || doubtful;
	});
}
/** Whether every evidence file that the manifest lists could be read whole. */
function judgeFiles(handoff, context) {
	return (handoff.handoff.evidence ?? []).flatMap((entry, index) => {
		const pointer = `/evidence/${index}`;
		const file = context.package.evidence.find((one) => one.pointer === pointer);
		if (file !== void 0) return judgeFile(file, handoff, context);
		const path = typeof entry.path === "string" ? entry.path : entry.path.uri;
		const where = whereOf(handoff, `${pointer}/path`);
		return [context.say("not-read", { path }, {
			...context.about,
			where
		})];
	});
}
function judgeFile(file, handoff, { say, about }) {
	const { path, format, observations, problems } = file.reading;
	if (problems.length === 0 && observations.length > 0) return [say("evidence-read", {
		path,
		format,
		count: observations.length
	}, {
		...about,
		where: { path }
	})];
	const top = {
		path,
		line: 1,
		column: 1
	};
	if (problems.length === 0) return [say("not-evaluable", {
		path,
		problem: "nothing was observed in it.",
		remedy: "Write the report again."
	}, {
		...about,
		where: top
	})];
	const told = problems.slice(0, MOST_PROBLEMS).map((problem) => {
		const values = {
			path,
			...quoteIssue(problem)
		};
		const where = PROBLEMS_OF_AS.includes(problem.id) ? whereOf(handoff, `${file.pointer}/as`) : problem.where;
		return say("not-evaluable", values, {
			...about,
			where
		});
	});
	const count = problems.length - told.length;
	return count === 0 ? told : [...told, say("more-problems", {
		path,
		count
	}, {
		...about,
		where: top
	})];
}
// src/core/gates/evidence/judge-check.ts
/** Holds one check of the policy against a package: everything that it reads must hold. */
function judgeCheck(check, context) {
	const { suite, slice } = check;
	const wanted = {
		...splitRead(check.read),
		suite,
		slice
	};
	const about = {
		...context.about,
		check: check.name
	};
	const inside = {
		...context,
		about
	};
	const files = filesOf(context.package.evidence, wanted);
	const named = namedOf(files, wanted);
	const found = named.filter((candidate) => hasSlice(candidate, wanted));
	if (found.length === 0) return mayHide(context.package, wanted.format) && named.length === 0 ? [] : [nothingToRead(check, wanted, files, named, inside)];
	return found.flatMap((candidate) => [
		...judgeSamples(check, candidate, inside),
		...judgeAge(check, candidate, inside),
		judgeBar(check, candidate, inside),
		...judgeChange(check, wanted, candidate, inside)
	]);
}
/** Compares one observation with a bar. */
function judgeBar(bar, candidate, { say, about }) {
	const { observation } = candidate;
	const there = {
		...about,
		where: placeOf$1(candidate)
	};
	const threshold = String(bar.threshold);
	const shared = {
		check: bar.name,
		observation: labelOf(observation),
		threshold
	};
	const right = parseQuantity(bar.threshold);
	const left = typeof observation.value === "number" ? quantity$2(observation.value, observation.unit ?? "") : void 0;
	if (left?.ok !== true || !right.ok) return say("not-a-number", {
		...shared,
		actual: shown$1(candidate)
	}, there);
	const actual = formatQuantity(left.value);
	const comparison = compareQuantities(left.value, right.value);
	if (!comparison.ok) {
		const kinds = {
			left: DIMENSION_WORDS[comparison.left],
			right: DIMENSION_WORDS[comparison.right]
		};
		const values = {
			...shared,
			...kinds,
			actual
		};
		return bar.where === void 0 ? say("unlike-units", values, there) : say("target-unlike-units", values, {
			...about,
			where: bar.where
		});
	}
	const short = bar.where === void 0 ? "falls-short" : "target-falls-short";
	return say(holds(bar.op, comparison.order) ? "holds" : short, {
		...shared,
		actual,
		op: OPERATOR_WORDS[bar.op]
	}, there);
}
function shown$1({ observation: { value, unit = "" } }) {
	return `${String(value).slice(0, 80)}${unit}`;
}
function judgeSamples(check, candidate, { say, about }) {
	const least = check.min_samples;
	if (least === void 0) return [];
	const { samples } = candidate.observation;
	const there = {
		...about,
		where: placeOf$1(candidate)
	};
	const shared = {
		check: check.name,
		observation: labelOf(candidate.observation),
		least
	};
	if (samples === void 0) return [say("samples-unknown", shared, there)];
	return samples < least ? [say("too-few-samples", {
		...shared,
		samples
	}, there)] : [];
}
function nothingToRead(check, wanted, files, named, { say, about, package: { evidence } }) {
	const { format = "", observation } = wanted;
	const shared = {
		check: check.name,
		format
	};
	const ofFormat = filesOf(evidence, {
		format,
		observation
	});
	if (ofFormat.length === 0) {
		const listed = oneOfEach(evidence.map((file) => file.reading.format));
		return say("format-missing", {
			...shared,
			listed
		}, about);
	}
	if (files.length === 0) {
		const listed = oneOfEach(ofFormat.flatMap((file) => file.suite ?? []));
		return say("suite-missing", {
			...shared,
			suite: check.suite ?? "",
			listed
		}, about);
	}
	const [file] = files;
	const there = file === void 0 ? about : {
		...about,
		where: {
			path: file.reading.path,
			line: 1
		}
	};
	if (named.length > 0) {
		const slices = [...new Set(named.map((candidate) => labelOf(candidate.observation)))].slice(0, 8);
		return say("only-sliced", {
			check: check.name,
			observation,
			slices
		}, there);
	}
	return say("observation-missing", {
		...shared,
		observation,
		near: namesNear(observation, files)
	}, there);
}
function oneOfEach(names) {
	return [...new Set(names)].slice(0, 8);
}
// src/core/gates/evidence/judge-targets.ts
/**
* Holds the manifest's own targets (`problem.success`) against the evidence: each must be measured, and reached.
* One that only production can show must be watched there: it is the metric of a rollback trigger, or of `stable`.
*/
function judgeTargets(handoff, context) {
	const { evidence } = context.package;
	return (handoff.handoff.problem?.success ?? []).flatMap(({ metric, op, target }, index) => {
		const found = select(evidence, { observation: metric });
		if (found.length > 0) {
			const where = whereOf(handoff, `/problem/success/${index}/target`);
			const bar = {
				name: `target ${metric}`,
				op,
				threshold: target,
				where
			};
			return found.map((candidate) => judgeBar(bar, candidate, context));
		}
		const about = {
			...context.about,
			where: whereOf(handoff, `/problem/success/${index}/metric`)
		};
		if (isWatched(metric, handoff)) return [context.say("target-watched", { metric }, about)];
		if (mayHide(context.package)) return [];
		return [context.say("target-missing", {
			metric,
			near: namesNear(metric, evidence)
		}, about)];
	});
}
function isWatched(metric, { handoff: { rollback } }) {
	return rollback?.stable?.metric === metric || (rollback?.triggers ?? []).some((one) => one.metric === metric);
}
// src/core/gates/evidence/messages.ts
/** Every sentence of the gate `evidence`. */
const messages$3 = {
	"nothing-asked": {
		outcome: "skip",
		says: "The package lists no evidence and names no target, and the policy has no check for it."
	},
	"no-packages": {
		outcome: "skip",
		says: "No package is handed over, so there is no evidence to judge."
	},
	"manifest-unreadable": {
		outcome: "error",
		says: "The manifest `{path}` cannot be read, so its evidence cannot be found.",
		fix: "Mend the manifest first; the gate `package` lists its mistakes: {count}."
	},
	"not-read": {
		outcome: "error",
		says: "The evidence `{path}` was not read: it is not a file of this repository at this commit.",
		fix: "Commit the report, so that it can be read and compared."
	},
	"not-evaluable": {
		outcome: "error",
		says: "`{path}` is not evaluable: {problem}",
		fix: "{remedy}"
	},
	"more-problems": {
		outcome: "error",
		says: "`{path}` has {count} more [problem|problems] of this kind.",
		fix: "Mend the ones that are listed first."
	},
	"evidence-read": {
		outcome: "pass",
		says: "`{path}` was read as {format}, with {count} [observation|observations]."
	},
	"format-missing": {
		outcome: "error",
		says: "{check}: nothing to read, since no evidence of the package is of format `{format}`.",
		fix: "List the report under `evidence` in the manifest, with its format. Formats that are listed: {listed}."
	},
	"suite-missing": {
		outcome: "error",
		says: "{check}: nothing to read, since no {format} evidence of the package is of suite `{suite}`.",
		fix: "Name the suite of the report under `evidence` in the manifest. Suites that are named: {listed}."
	},
	"observation-missing": {
		outcome: "error",
		says: "{check}: nothing to read, since the {format} evidence has no `{observation}`. It has {near}.",
		fix: "Write the metric under this name, or have the check's `read` corrected in the policy."
	},
	"only-sliced": {
		outcome: "error",
		says: "{check}: nothing to read, since `{observation}` is only there for {slices}.",
		fix: "Let the check name a slice; `*` stands for every value of a key."
	},
	"not-a-number": {
		outcome: "error",
		says: "{check}: `{observation}` is `{actual}`, which cannot be compared with {threshold}.",
		fix: "Read an observation that is a number."
	},
	"unlike-units": {
		outcome: "error",
		says: "{check}: `{observation}` is {actual}, {left}, and {threshold} is {right}; the two cannot be compared.",
		fix: "Write the threshold in the unit of the observation."
	},
	holds: {
		outcome: "pass",
		says: "{check}: `{observation}` is {actual}, {op} {threshold} as asked."
	},
	"falls-short": {
		outcome: "fail",
		says: "{check}: `{observation}` is {actual}, expected {op} {threshold}.",
		fix: "Improve what is measured and run the evaluation again; the bar itself stands in the policy on the base branch."
	},
	"target-falls-short": {
		outcome: "fail",
		says: "The package misses the {check} that it sets itself: `{observation}` is {actual}, and `problem.success` promises {op} {threshold}.",
		fix: "Improve what is measured and run the evaluation again. The promise stands in the manifest, and whoever changes it there asks its reviewers to agree."
	},
	"target-unlike-units": {
		outcome: "error",
		says: "The {check} is {threshold}, {right}, and `{observation}` is {actual}, {left}; the two cannot be compared.",
		fix: "Write the target in the manifest in the unit of the observation."
	},
	"change-holds": {
		outcome: "pass",
		says: "{check}: {actual} against {before} at the base is a change of {change}, at least {asked} as asked."
	},
	"change-falls-short": {
		outcome: "fail",
		says: "{check}: {actual} against {before} at the base is a change of {change}, expected at least {asked} (counted towards the better side).",
		fix: "Improve what is measured; the tolerance stands in the policy on the base branch."
	},
	"no-baseline": {
		outcome: "pass",
		says: "{check}: the base has no `{observation}` of this package, so there is nothing to compare {actual} with."
	},
	"baseline-unreadable": {
		outcome: "error",
		says: "{check}: what the base has for `{observation}` cannot be told, so the change cannot be judged.",
		fix: "Mend the evidence of this package on the base branch, or have the check compare with a threshold only."
	},
	"baseline-unclear": {
		outcome: "error",
		says: "{check}: this pull request also takes packages away or gives them new names, and which of them had `{observation}` before cannot be told, so the change cannot be judged.",
		fix: "Keep the package's `name` in the manifest when its folder moves. Add or remove other packages in a pull request of their own."
	},
	"baseline-zero": {
		outcome: "error",
		says: "{check}: `{observation}` is 0 at the base, so a relative change to {actual} has no value.",
		fix: "Use `min_absolute_change` for a metric that may be 0."
	},
	"too-few-samples": {
		outcome: "fail",
		says: "{check}: `{observation}` was computed from {samples} [sample|samples], expected at least {least}.",
		fix: "Evaluate on more data, or run more of the tests."
	},
	"samples-unknown": {
		outcome: "error",
		says: "{check}: `{observation}` does not say from how many samples it was computed, and at least {least} are asked.",
		fix: "Use a format that says so, or have `min_samples` taken out of the check."
	},
	"too-old": {
		outcome: "fail",
		says: "{check}: `{observation}` was measured {age} ago, expected at most {most}.",
		fix: "Measure again."
	},
	"age-unknown": {
		outcome: "error",
		says: "{check}: `{observation}` does not say when it was measured, and it may be at most {most} old.",
		fix: "Use a format that says so, or have `max_age` taken out of the check."
	},
	"from-the-future": {
		outcome: "error",
		says: "{check}: `{observation}` says that it was measured at {at}, which is still to come.",
		fix: "Set the clock of the machine that measures, and measure again."
	},
	"target-watched": {
		outcome: "pass",
		says: "The target `{metric}` is in no evidence yet; it is watched in production by a trigger of the rollback plan."
	},
	"target-missing": {
		outcome: "error",
		says: "The target `{metric}` is in no evidence of the package, and no trigger watches it. The evidence has {near}.",
		fix: "List the report that holds it under `evidence`, write the name as the report spells it, or give it a trigger under `rollback`."
	}
};
// src/core/gates/evidence/options.ts
const quantity$1 = union([number(), string().refine((text) => parseQuantity(text).ok, "expected a number with its unit, such as 250ms, 512Mi, 50/s or 12%")]);
const changes = "counted towards the better side of `op`: -0.005 allows to be worse by 0.005, 0.01 asks to be better by 0.01";
const EXAMPLE$1 = "junit:failures";
/** What is wrong with a check's `read`, as a statement; `null` when nothing is. */
function readFault(text) {
	const known = [...FORMATS.keys()];
	const { format, observation } = splitRead(text);
	const among = known.join(", ");
	if (!text.includes(":")) return {
		id: "wrong-value",
		says: "`{key}` does not fit: expected a format, a colon and an observation, found {found}.",
		fix: "Write it such as `{example}`.",
		values: { example: EXAMPLE$1 }
	};
	if (known.includes(format)) return observation === "" ? {
		id: "wrong-value",
		says: "`{key}` names no observation behind the colon.",
		fix: "Write it such as `{example}`.",
		values: { example: EXAMPLE$1 }
	} : null;
	const nearest = didYouMean(format, known);
	const says = "`{key}` names the format `{format}`, which cannot be read: expected one of {among}.";
	const values = {
		format: shown$2(format),
		among
	};
	if (nearest === void 0) return {
		id: "unknown-format",
		says,
		fix: "Name one of these before the colon.",
		values
	};
	return {
		id: "unknown-format",
		says,
		fix: "Did you mean `{nearest}`?",
		values: {
			...values,
			nearest
		}
	};
}
/** `format:observation`. A format that nothing reads would be missed in every package, whose owners cannot mend it. */
const read = string().max(300).superRefine((text, context) => {
	const params = readFault(text);
	if (params !== null) context.addIssue({
		code: "custom",
		message: `expected ${EXAMPLE$1}`,
		params
	});
}).meta({ pattern: "^[a-z0-9]+(?:-[a-z0-9]+)*:.+$" });
const check = strictObject({
	name: string().min(1).max(100).describe("Name of the check: what the verdict calls it."),
	read: read.describe("What is read: format, colon, name of the observation."),
	suite: string().min(1).max(200).optional().describe("Only evidence whose manifest entry names this suite."),
	slice: record(string(), string()).optional().describe("Only this part of the data, such as { AgeGroup: 31-40 }; `*` stands for every value."),
	op: _enum(OPERATORS).describe("How the observation is compared with the threshold."),
	threshold: quantity$1.describe("The bar, with its unit."),
	min_absolute_change: quantity$1.optional().describe(`Least change against the same observation at the base, ${changes}.`),
	min_relative_change: number().optional().describe(`Least change as a part of the value at the base, ${changes}.`),
	min_samples: int().min(1).optional().describe("From how many samples the observation must be computed."),
	max_age: string().refine((text) => parseDuration(text).ok, "expected a length of time such as 24h or 30d").optional().describe("How old the measurement may be.")
}).refine((one) => one.op !== "eq" || (one.min_absolute_change ?? one.min_relative_change) === void 0, "expected gte, gt, lte or lt: with eq no side is the better one, so a least change has no meaning");
// src/core/gates/evidence/gate.ts
/** The gate `evidence`: see this folder's README. */
const evidence$2 = defineGate({
	meta: {
		id: "evidence",
		title: "its evidence can be read and shows what the policy asks for",
		summary: "Evidence files are readable, and their numbers meet the checks and the package's own targets.",
		kind: "content",
		since: "0.1"
	},
	needs: [
		"packages",
		"baseline",
		"now"
	],
	options: strictObject({ checks: array(check).max(200).default([]).describe("What the evidence must show.") }),
	messages: messages$3,
	strengthen: (earlier, later) => ({ checks: distinct([...earlier.checks ?? [], ...later.checks ?? []]) }),
	evaluate({ packages, baseline, now }, { checks }, say) {
		if (packages.length === 0) return { findings: [say("no-packages", {})] };
		const findings = packages.flatMap((one) => {
			const base = baseOf(one, {
				packages,
				baseline
			});
			const owner = one.manifest.ok ? one.manifest.value.handoff.package.owner : void 0;
			return judgePackage$1(checks, {
				package: one,
				base,
				now,
				say,
				about: {
					package: one.folder,
					...owner === void 0 ? {} : { who: [owner] }
				}
			});
		});
		const table = evidenceTable(packages);
		return {
			findings,
			tables: table.rows.length > 0 ? [table] : []
		};
	}
});
function judgePackage$1(checks, context) {
	const { manifest, manifestPath } = context.package;
	const { say, about } = context;
	if (!manifest.ok) {
		const where = manifest.issues[0]?.where ?? {
			path: manifestPath,
			line: 1,
			column: 1
		};
		return [say("manifest-unreadable", {
			path: manifestPath,
			count: manifest.issues.length
		}, {
			...about,
			where
		})];
	}
	const whole = {
		...context,
		about: {
			where: {
				path: manifestPath,
				line: 1
			},
			...about
		}
	};
	const findings = [
		...judgeFiles(manifest.value, whole),
		...judgeTargets(manifest.value, whole),
		...checks.flatMap((check) => judgeCheck(check, whole))
	];
	return findings.length > 0 ? findings : [say("nothing-asked", {}, about)];
}
/** Drops exact repetitions, which two stages that ask for the same give. */
function distinct(checks) {
	return [...new Map(checks.map((check) => [JSON.stringify(check), check])).values()];
}
function evidenceTable(packages) {
	return {
		title: "Evidence read",
		columns: [
			"file",
			"format",
			"digest",
			"observations",
			"producer"
		],
		rows: packages.flatMap((one) => one.evidence.map(({ reading: { path, format, digest, observations, producer } }) => [
			path,
			format,
			digest.slice(0, 12),
			observations.length,
			producer === void 0 ? "not named" : [producer.tool, producer.version].filter(Boolean).join(" ")
		]))
	};
}
// src/core/handoff/package-path.ts
/** Longest path in characters; git and GitHub allow more, but nobody writes them in a manifest. */
const LONGEST_PATH = 1024;
/** Control characters, bidirectional marks and unpaired surrogates: none of them can be seen by who reviews a path. */
const UNSEEN = /[\p{Cc}\p{Cs}\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
/**
* What is wrong with a path as a manifest writes it, whatever folder it starts from, in words that begin with
* "expected"; `null` when nothing is. Whether `..` leaves the repository is {@link resolvePath}'s to say.
*/
function pathFault(path) {
	if (path === "") return "expected a path that is not empty";
	if (path.length > LONGEST_PATH) return `expected a path of at most ${LONGEST_PATH} characters`;
	if (UNSEEN.test(path)) return "expected a path without control or invisible characters";
	if (/^[A-Za-z][A-Za-z0-9+.-]+:\/\//.test(path)) return "expected a path in this repository; content elsewhere is written as { uri, digest: { sha256 } }";
	if (/^[A-Za-z]:/.test(path)) return "expected a path without a drive letter, relative to the package folder";
	if (path.includes("\\")) return "expected a path with forward slashes between its folders";
	if (path.startsWith("/")) return "expected a path relative to the package folder, not an absolute one";
	const segments = path.replace(/\/$/, "").split("/");
	if (segments.includes("")) return "expected a path without empty parts (//)";
	if (segments.some((segment) => segment.toLowerCase() === ".git")) return "expected a path outside the .git folder";
	return null;
}
/**
* A path of a manifest as a repository-relative one: joined to the package folder, with `.` and `..` resolved and no
* trailing slash. `null` when it leaves the repository. `""` is the repository's root. Takes a path without fault.
*/
function resolvePath(folder, path) {
	const resolved = folder === "" ? [] : folder.split("/");
	for (const segment of path.split("/")) {
		if (segment === "" || segment === ".") continue;
		if (segment !== "..") resolved.push(segment);
		else if (resolved.pop() === void 0) return null;
	}
	return resolved.join("/");
}
/** A repository-relative path as a manifest in `folder` writes it: the inverse of {@link resolvePath}. `.` is the folder itself. */
function writtenPath(folder, path) {
	const from = folder === "" ? [] : folder.split("/");
	const to = path === "" ? [] : path.split("/");
	let shared = 0;
	while (shared < from.length && from[shared] === to[shared]) shared++;
	return [...from.slice(shared).map(() => ".."), ...to.slice(shared)].join("/") || ".";
}
// src/core/handoff/referenced-paths.ts
/** Where a manifest may name a path. `*` stands for each entry of a list. */
const PATH_KEYS = [
	{
		keys: ["problem", "doc"],
		kind: "file"
	},
	{
		keys: [
			"datasets",
			"*",
			"path"
		],
		kind: "either"
	},
	{
		keys: [
			"datasets",
			"*",
			"contract"
		],
		kind: "file"
	},
	{
		keys: [
			"datasets",
			"*",
			"lineage",
			"*"
		],
		kind: "file"
	},
	{
		keys: ["code", "path"],
		kind: "either"
	},
	{
		keys: ["code", "params"],
		kind: "file"
	},
	{
		keys: [
			"code",
			"features",
			"*"
		],
		kind: "either"
	},
	{
		keys: [
			"code",
			"environment",
			"*"
		],
		kind: "either"
	},
	{
		keys: ["model", "path"],
		kind: "either"
	},
	{
		keys: ["model", "approach"],
		kind: "file"
	},
	{
		keys: ["model", "card"],
		kind: "file"
	},
	{
		keys: ["model", "signature"],
		kind: "file"
	},
	{
		keys: ["migration", "doc"],
		kind: "file"
	},
	{
		keys: [
			"evidence",
			"*",
			"path"
		],
		kind: "file"
	},
	{
		keys: ["deployment", "path"],
		kind: "either"
	},
	{
		keys: ["deployment", "impact"],
		kind: "file"
	},
	{
		keys: [
			"deployment",
			"staging",
			"path"
		],
		kind: "either"
	},
	{
		keys: [
			"deployment",
			"staging",
			"impact"
		],
		kind: "file"
	},
	{
		keys: [
			"deployment",
			"production",
			"path"
		],
		kind: "either"
	},
	{
		keys: [
			"deployment",
			"production",
			"impact"
		],
		kind: "file"
	},
	{
		keys: ["monitoring", "alerts"],
		kind: "either"
	},
	{
		keys: ["monitoring", "tests"],
		kind: "either"
	},
	{
		keys: ["monitoring", "slo"],
		kind: "file"
	},
	{
		keys: ["monitoring", "runbook"],
		kind: "file"
	},
	{
		keys: ["rollback", "path"],
		kind: "file"
	},
	{
		keys: ["rollback", "drill"],
		kind: "file"
	}
];
const SECTIONS_AS_FILES = new Set(PATH_KEYS.map(({ keys }) => keys[0] ?? ""));
/**
* Every path that a manifest names, in the order of {@link PATH_KEYS}, with the Markdown files of its sections first.
* Works on an unchecked value, too: what is not a path there is passed over, being the schema's to report.
*/
function referencedPaths(document) {
	const paths = document.sections.map(({ section, path, where }) => ({
		pointer: `/${section}`,
		path,
		kind: "file",
		where
	}));
	const uris = [];
	const issues = [];
	const add = (pointer, written, kind) => {
		const where = whereOf(document, pointer);
		if (typeof written !== "string") {
			const uri = externalAt(written);
			if (uri !== void 0) uris.push({
				pointer,
				...uri,
				where
			});
			return;
		}
		if (pathFault(written) !== null) return;
		const path = resolvePath(document.folder, written);
		if (path === null) issues.push(leaves(written, where));
		else if (isJudged(pointer) && !isInside(document.folder, path)) issues.push(outside(written, document.folder, where));
		else paths.push({
			pointer,
			path,
			kind,
			where
		});
	};
	for (const section of SECTIONS_AS_FILES) {
		const written = child(document.handoff, section);
		if (typeof written === "string") add(`/${section}`, written, "file");
	}
	for (const { keys, kind } of PATH_KEYS) for (const { pointer, value } of valuesAt(document.handoff, keys)) add(pointer, value, kind);
	return {
		paths,
		uris,
		issues
	};
}
function leaves(path, where) {
	return {
		id: "path-leaves-repository",
		says: "`{path}` leads out of the repository.",
		fix: "Name a file of this repository, or content elsewhere as `{ uri, digest: { sha256 } }`.",
		values: { path },
		where
	};
}
/**
* Whether what stands at a path is read and judged: evidence, the record of a drill, and a section in Markdown. A package is
* judged when its folder is touched, so a change of such a file elsewhere would escape.
*/
function isJudged(pointer) {
	return /^\/(?:[^/]+|evidence\/\d+\/path|rollback\/drill)$/.test(pointer);
}
function isInside(folder, path) {
	return folder === "" || path === folder || path.startsWith(`${folder}/`);
}
function outside(path, folder, where) {
	return {
		id: "outside-package",
		says: "`{path}` lies outside of the package folder `{folder}`, where a change of it would not be judged.",
		fix: "Move it into the package, and name it there.",
		values: {
			path,
			folder
		},
		where
	};
}
function externalAt(value) {
	const uri = child(value, "uri");
	const sha256 = child(child(value, "digest"), "sha256");
	return typeof uri === "string" && typeof sha256 === "string" ? {
		uri,
		sha256
	} : void 0;
}
/** Own property of a mapping or list, or `undefined`. */
function child(value, key) {
	if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return void 0;
	return Reflect.get(value, key);
}
/** The values that stand at a path of keys, `*` being each entry of a list, with their pointers. */
function valuesAt(value, keys, pointer = "") {
	const [key, ...rest] = keys;
	if (key === void 0) return value === void 0 ? [] : [{
		pointer,
		value
	}];
	if (key !== "*") return valuesAt(child(value, key), rest, `${pointer}/${pointerSegment(key)}`);
	if (!Array.isArray(value)) return [];
	return value.flatMap((entry, index) => valuesAt(entry, rest, `${pointer}/${index}`));
}
// src/core/handoff/required-when.ts
/** What a stage may ask of a manifest, each including the ones before it. */
const BOUNDARIES = [
	"research-to-engineering",
	"engineering-to-operations",
	"production"
];
/**
* What must be present, by boundary. Presence only: whether it holds is for gates to say.
* `package.{name,version,owner}` are required by the schema itself.
*/
const REQUIREMENTS = [
	...at$2("research-to-engineering", [
		["/package/license", "Whoever receives the package must know what they may do with it."],
		["/package/risk", "The risk decides who has to sign."],
		["/problem/doc", "Engineering must know which problem the model solves, and for whom."],
		["/problem/success", "Without a measure of success nobody can say whether the model works."],
		["/problem/limitations", "Who uses the model must know what it must not be used for."],
		["/datasets/*/role", "Training and test data can only be told apart by their role."],
		["/datasets/*/path", "Data that cannot be found cannot be checked."],
		["/datasets/*/license", "Data may carry terms that bind the model."],
		["/datasets/*/classification", "Sensitive data has to be handled as such from the start."],
		["/datasets/*/lineage", "A model can be made again only when the origin of its data is known."],
		["/code/path", "Engineering takes over the code, not only the model."],
		["/code/params", "A run can be repeated only with its parameters and its seed."],
		["/model/path", "The model is what is handed over."],
		["/model/approach", "The reasons for an approach are lost when they are not written down."],
		["/migration/doc", "Engineering must know what has to change on the way to production."],
		["/migration/constraints", "Bounds on latency and memory decide how the model can be served."],
		["/evidence/*/path", "Claims about quality are read from files that tools wrote."]
	]),
	...at$2("engineering-to-operations", [
		["/datasets/*/contract", "Operations must notice when incoming data changes its shape."],
		["/code/environment", "What runs in production must be what was tested."],
		["/model/run_id", "The run binds the model to its evidence."],
		["/deployment/strategy", "How the new version takes over decides how many users a mistake reaches."],
		["/deployment/path", "A rollout that is not written down cannot be repeated."],
		["/monitoring/alerts", "A model that nobody watches fails unseen."],
		["/monitoring/dashboards", "Who is called at night must see the state at a glance."],
		["/monitoring/runbook", "Who is called at night must know what to do."],
		["/rollback/to", "A rollback needs a version to go back to."],
		["/rollback/triggers", "When to go back must be decided before it is needed."],
		["/rollback/path", "A rollback that has to be invented during an incident comes too late."],
		["/rollback/within", "How long going back takes bounds the damage."],
		["/rollback/authority", "During an incident it must be clear who decides."]
	]),
	...at$2("production", [
		["/model/signature", "Only a signature shows that the deployed model is the one that was approved."],
		["/model/card", "Who relies on the model must be able to read what it is."],
		["/deployment/impact", "Who is touched must be known before they are."],
		["/monitoring/tests", "An alert that was never seen firing is a hope."],
		["/monitoring/slo", "Operations need an agreed level of service to hold the model to."],
		["/rollback/stable", "After going back it must be decidable when the incident is over."],
		["/rollback/drill", "A rollback that was never practised does not work."]
	])
];
function at$2(from, rows) {
	return rows.map(([pointer, why]) => ({
		pointer,
		from,
		why
	}));
}
/** What a boundary asks for: its own requirements and those of the boundaries before it. */
function requiredFor(boundary) {
	const last = BOUNDARIES.indexOf(boundary);
	return REQUIREMENTS.filter(({ from }) => BOUNDARIES.indexOf(from) <= last);
}
/** Everything that a boundary asks for and a handoff does not hold. An empty list, mapping or text is not a value. */
function lacking(handoff, boundary) {
	return requiredFor(boundary).flatMap((requirement) => {
		const keys = requirement.pointer.split("/").slice(1);
		const star = keys.indexOf("*");
		if (star < 0) return present(handoff, keys) ? [] : [{
			requirement,
			pointer: requirement.pointer
		}];
		const entries = valuesAt(handoff, keys.slice(0, star + 1));
		const list = `/${keys.slice(0, star).join("/")}`;
		if (entries.length === 0) return [{
			requirement,
			pointer: list
		}];
		const rest = keys.slice(star + 1);
		return entries.filter(({ value }) => !present(value, rest)).map(({ pointer }) => ({
			requirement,
			pointer: `${pointer}/${rest.join("/")}`
		}));
	});
}
function present(value, keys) {
	return valuesAt(value, keys).some(({ value: found }) => !isEmpty(found));
}
function isEmpty(value) {
	if (value === null || value === "") return true;
	return typeof value === "object" && Object.keys(value).length === 0;
}
// src/core/gates/package/version-content.ts
/**
* The parts of a version's content that are not the same at the base: the model, a data set, an evidence file. Only files of
* the package and content named by digest are compared. A package may grow without a new version, from stage to stage: parts
* that only one side has are a change when both sides have such parts of a kind, since one then stands for the other.
*/
function changedParts(base, head) {
	const [before, now] = [kindsOf(base), kindsOf(head)];
	return now.flatMap((parts, kind) => {
		const earlier = before[kind] ?? /* @__PURE__ */ new Map();
		const changed = [...parts].flatMap(([name, content]) => {
			const was = earlier.get(name);
			return was !== void 0 && was !== content ? [name] : [];
		});
		const added = [...parts.keys()].filter((name) => !earlier.has(name));
		return [...earlier.keys()].some((name) => !parts.has(name)) ? [...changed, ...added] : changed;
	});
}
/** The model, the data sets and the evidence, each with its parts. */
function kindsOf({ facts, manifest }) {
	const { model, datasets = [], evidence = [] } = manifest.handoff;
	const other = otherFiles(facts);
	const partsOf = (entries) => new Map(entries.flatMap(([name, named]) => {
		const content = contentOf(named, facts, other);
		return content === null ? [] : [[name, content]];
	}));
	return [
		partsOf([["model", model?.path]]),
		partsOf(datasets.map(({ name, path }) => [`data set ${name}`, path])),
		partsOf(evidence.map(({ path }) => [typeof path === "string" ? path : path.uri, path]))
	];
}
/** What may stand in the model's folder and is not the model: the manifest, checklists, and what it names as something else. */
function otherFiles({ manifestPath, folder, files, references }) {
	const checklists = folder === "" ? "checklists" : `${folder}/checklists`;
	return /* @__PURE__ */ new Set([
		manifestPath,
		...files.flatMap(({ path }) => isBelow(path, checklists) ? [path] : []),
		...references.flatMap(({ pointer, path }) => /^\/(?:model\/path|datasets\/\d+\/path)$/.test(pointer) ? [] : [path])
	]);
}
/** Modes and object ids of the files at a path, which are the same exactly when the content is; `null`: nothing to compare. */
function contentOf(named, { folder, files }, other) {
	if (named === void 0) return null;
	if (typeof named !== "string") return named.digest.sha256;
	const path = resolvePath(folder, named);
	if (path === null) return null;
	const found = files.filter((file) => file.path === path || isBelow(file.path, path) && !other.has(file.path));
	if (found.length === 0) return null;
	return JSON.stringify(found.map((file) => [
		writtenPath(folder, file.path),
		file.mode,
		file.oid
	]).toSorted());
}
function isBelow(path, folder) {
	return folder === "" || path.startsWith(`${folder}/`);
}
// src/core/gates/package/against-base.ts
/** How much each risk asks for; Unknown, and none, ask for as much as High. */
const WEIGHT = {
	Low: 0,
	Medium: 1
};
const HEAVIEST = 2;
/** How many parts that changed are named. */
const SHOWN = 5;
/**
* Holds a package against what it was at the base: one version is one content, and a risk that is lowered is never overlooked.
* A new package, and one whose base cannot be told or read, has nothing to be held against.
*/
function againstBase(facts, manifest, base, say) {
	if (base === void 0 || base === "unclear" || !base.manifest.ok) return [];
	const earlier = base.manifest.value;
	const { name, version } = manifest.handoff.package;
	const was = earlier.handoff.package;
	const same = was.name === name && was.version === version;
	const changed = same ? changedParts({
		facts: base,
		manifest: earlier
	}, {
		facts,
		manifest
	}) : [];
	return [...changed.length === 0 ? [] : [say("version-unchanged", {
		version,
		count: changed.length,
		parts: changed.slice(0, SHOWN)
	}, { where: whereOf(manifest, "/package/version") })], ...riskLowered(manifest, earlier, same, say)];
}
function riskLowered(manifest, earlier, same, say) {
	const { risk, version } = manifest.handoff.package;
	const before = earlier.handoff.package.risk;
	if (weightOf(risk) >= weightOf(before)) return [];
	const where = whereOf(manifest, "/package/risk");
	return [say(same ? "risk-lowered" : "risk-lowered-anew", {
		risk: risk ?? "",
		before: before ?? "none, which counts as High",
		version
	}, { where })];
}
function weightOf(risk) {
	return risk === void 0 ? HEAVIEST : WEIGHT[risk] ?? HEAVIEST;
}
// src/core/gates/package/messages.ts
/** Every sentence of the gate, by id. */
const messages$2 = {
	complete: {
		outcome: "pass",
		says: "{name} {version} states what it has to: {sections} [section|sections], {files} [file|files], {references} [reference that resolves|references that all resolve]"
	},
	"no-package": {
		outcome: "skip",
		says: "no package is touched"
	},
	removed: {
		outcome: "skip",
		says: "package `{folder}` is removed"
	},
	moved: {
		outcome: "skip",
		says: "package `{name}` moves from `{folder}` to `{to}`, and is still compared with what it was"
	},
	missing: {
		outcome: "fail",
		says: "the manifest has no `{pointer}`. {why}",
		fix: "add `{pointer}`: {boundary} asks for it"
	},
	absent: {
		outcome: "fail",
		says: "`{path}` does not exist",
		fix: "add the file, or correct the path (paths are relative to `{folder}`)"
	},
	"other-case": {
		outcome: "fail",
		says: "`{path}` does not exist, but `{similar}` does: names are case-sensitive",
		fix: "write `{written}` in the manifest (paths are relative to the package folder)"
	},
	"not-a-file": {
		outcome: "fail",
		says: "`{path}` is a {kind}, and a file is needed here",
		fix: "name a file of the repository"
	},
	symlink: {
		outcome: "fail",
		says: "`{path}` is a symbolic link: what it shows can change without this file changing",
		fix: "put the file itself in the package"
	},
	submodule: {
		outcome: "fail",
		says: "`{path}` is a submodule: its content is in another repository",
		fix: "put the files themselves in the package, or name them by uri and digest"
	},
	"case-collision": {
		outcome: "fail",
		says: "`{path}` and `{other}` differ only by letter case, and only one of them survives a checkout on macOS or Windows",
		fix: "rename one of them"
	},
	"owner-elsewhere": {
		outcome: "fail",
		says: "the manifest names {owner} as owner, but line {line} of `{file}` gives the manifest to {owners}",
		fix: "make both name the same owner: sign-offs follow CODEOWNERS"
	},
	"owner-skipped": {
		outcome: "fail",
		says: "the manifest names {owner} as owner, and line {skipped} of `{file}` names `{found}`, which GitHub does not read as an owner, so that line does not count; line {line} gives the manifest to {owners}",
		fix: "write `{owner}` on line {skipped} of `{file}` on the base branch"
	},
	"version-unchanged": {
		outcome: "fail",
		says: "the base branch has version {version} already, with other content: {parts} (differences: {count})",
		fix: "give it a new version: what was signed and measured as {version} must stay what it is"
	},
	"risk-lowered": {
		outcome: "fail",
		says: "the risk of version {version} is {risk}, and at the base it is {before}: one version has one risk, so that nobody can sign for less than was asked",
		fix: "keep the risk, or lower it together with a new version"
	},
	"risk-lowered-anew": {
		outcome: "pass",
		says: "with version {version} the risk is lowered to {risk}; at the base it is {before}. Whoever signs for it signs for that, too"
	}
};
// src/core/gates/package/missing-parts.ts
/** What the stage requires and the manifest lacks: each place once, reported at the nearest place that exists. */
function missingParts(handoff, requires, say) {
	if (requires === void 0) return [];
	return [...new Map(lacking(handoff.handoff, requires).map((lack) => [lack.pointer, lack.requirement]))].map(([pointer, { why, from }]) => say("missing", {
		pointer: spelledPointer(pointer),
		why,
		boundary: from
	}, { where: whereOf(handoff, pointer) }));
}
// src/core/gates/package/package-files.ts
/** References of the manifest that do not lead to a file of the repository. */
function brokenReferences({ folder, references }, handoff, say) {
	const kinds = new Map(referencedPaths(handoff).paths.map(({ pointer, kind }) => [pointer, kind]));
	return references.flatMap(({ pointer, path, kind, similar }) => {
		const where = whereOf(handoff, pointer);
		switch (kind) {
			case "file": return [];
			case "folder": return kinds.get(pointer) === "file" ? [say("not-a-file", {
				path,
				kind
			}, { where })] : [];
			case "symlink":
			case "submodule": return [say(kind, { path }, { where })];
			case "absent": return similar === void 0 ? [say("absent", {
				path,
				folder
			}, { where })] : [say("other-case", {
				path,
				similar,
				written: writtenPath(folder, similar)
			}, { where })];
			default: return kind;
		}
	});
}
/** Files of the package that cannot be signed for: links, submodules, and names that collide where case does not count. */
function forbiddenFiles({ files, references }, say) {
	const referenced = new Set(references.map(({ path }) => path));
	const byName = /* @__PURE__ */ new Map();
	return files.flatMap(({ path, mode }) => {
		const findings = [];
		const where = { path };
		const folded = path.normalize("NFC").toLowerCase();
		const other = byName.get(folded);
		if (other !== void 0) findings.push(say("case-collision", {
			path,
			other
		}, { where }));
		byName.set(folded, path);
		if (mode === "120000" && !referenced.has(path)) findings.push(say("symlink", { path }, { where }));
		if (mode === "160000" && !referenced.has(path)) findings.push(say("submodule", { path }, { where }));
		return findings;
	});
}
// src/core/gates/package/gate.ts
/** Whether each package's manifest is valid, holds what its stage requires, and names files that are really there. */
const packageGate = defineGate({
	meta: {
		id: "package",
		title: "every package states what its stage requires",
		summary: "The manifest is valid, holds what its stage requires, and every file it names exists.",
		kind: "content",
		since: "0.1"
	},
	needs: ["packages", "baseline"],
	options: strictObject({ requires: _enum(BOUNDARIES).optional().describe("What the manifest must contain; set by the stage's own `requires`, and rarely here.") }),
	messages: messages$2,
	strengthen: (earlier, later) => {
		const farthest = Math.max(rankOf(earlier.requires), rankOf(later.requires));
		const requires = BOUNDARIES[farthest];
		return requires === void 0 ? {} : { requires };
	},
	evaluate({ packages, baseline }, { requires }, say) {
		const removed = baseline.filter(({ folder }) => !packages.some((each) => each.folder === folder));
		const findings = [...packages.flatMap((each) => {
			return ofPackage(each, baseOf(each, {
				packages,
				baseline
			}), requires, say);
		}), ...removed.map((base) => {
			const { folder } = base;
			const now = packages.find((each) => baseOf(each, {
				packages,
				baseline
			}) === base);
			if (!now?.manifest.ok) return say("removed", { folder }, { package: folder });
			const { name } = now.manifest.value.handoff.package;
			return say("moved", {
				name,
				folder,
				to: now.folder
			}, { package: now.folder });
		})];
		return { findings: findings.length > 0 ? findings : [say("no-package", {})] };
	}
});
function rankOf(requires) {
	return requires === void 0 ? -1 : BOUNDARIES.indexOf(requires);
}
function ofPackage(facts, base, requires, say) {
	const { folder, manifest, owners } = facts;
	if (!manifest.ok) {
		const about = {
			package: folder,
			...owners === null ? {} : { who: owners.owners }
		};
		return [...manifest.issues.map((issue) => ({
			...issue,
			outcome: "fail"
		})), ...forbiddenFiles(facts, say)].map((finding) => ({
			...finding,
			...about
		}));
	}
	const { handoff } = manifest.value;
	const about = {
		package: folder,
		who: [handoff.package.owner]
	};
	const findings = [
		...missingParts(manifest.value, requires, say),
		...brokenReferences(facts, manifest.value, say),
		...forbiddenFiles(facts, say),
		...ownerElsewhere(facts, handoff.package.owner, say),
		...againstBase(facts, manifest.value, base, say)
	].map((finding) => ({
		...finding,
		...about
	}));
	if (findings.some(({ outcome }) => outcome !== "pass")) return findings;
	const { name, version } = handoff.package;
	const sections = Object.keys(handoff).length - 2;
	const counts = {
		files: facts.files.length,
		references: facts.references.length,
		sections
	};
	const where = { path: facts.manifestPath };
	return [say("complete", {
		name,
		version,
		...counts
	}, {
		...about,
		where
	}), ...findings];
}
/** A team that answers for a package but does not own it in CODEOWNERS is never asked to sign. */
function ownerElsewhere({ owners, codeowners, manifest }, owner, say) {
	if (!manifest.ok || owners === null || owners.owners.length === 0) return [];
	if (owners.owners.some((each) => each.toLowerCase() === owner.toLowerCase())) return [];
	const about = { where: whereOf(manifest.value, "/package/owner") };
	const values = {
		owner,
		owners: owners.owners,
		line: owners.line,
		file: codeowners?.path ?? "CODEOWNERS"
	};
	const meant = owner.replace(/^@/, "").toLowerCase();
	const skipped = codeowners?.skipped.find(({ found }) => found.toLowerCase() === meant);
	if (skipped === void 0) return [say("owner-elsewhere", values, about)];
	return [say("owner-skipped", {
		...values,
		skipped: skipped.line,
		found: skipped.found
	}, about)];
}
// src/core/gates/rollback/context.ts
/** Whom a finding concerns, and where the plan's value at `pointer` (below `/rollback`) stands. */
function at$1({ about, handoff }, pointer) {
	return {
		...about,
		where: whereOf(handoff, `/rollback${pointer}`)
	};
}
/** The same for what is missing below `pointer`: the key under which it should stand. */
function atKey({ about, handoff }, pointer) {
	return {
		...about,
		where: whereOfKey(handoff, `/rollback${pointer}`)
	};
}
/** The version to go back to: the plan's own, or the previous one of the package. */
function targetOf({ plan, handoff }) {
	const { name, previous } = handoff.handoff.package;
	return plan.to ?? (previous === void 0 ? void 0 : `${name}@${previous}`);
}
// src/core/gates/rollback/find-vague.ts
/** Words that stand for a decision that was not made. Whole texts, in lower case. */
const EMPTY_WORDS = /* @__PURE__ */ new Set([
	"tbd",
	"tba",
	"todo",
	"n/a",
	"na",
	"none",
	"-",
	"?",
	"...",
	"unknown",
	"high",
	"low",
	"slow",
	"fast",
	"bad",
	"poor",
	"good",
	"quality",
	"performance",
	"errors",
	"problems",
	"issues",
	"complaints",
	"significant",
	"appropriate",
	"manual",
	"something"
]);
/** Phrases that leave the decision to whoever reads them. */
const EMPTY_PHRASES = [
	"as needed",
	"if needed",
	"when needed",
	"if necessary",
	"when necessary",
	"as appropriate",
	"if appropriate",
	"where appropriate",
	"to be decided",
	"to be defined",
	"too slow",
	"too high",
	"too low",
	"too many",
	"too bad",
	"significant",
	"use judgement",
	"use judgment",
	"as soon as possible",
	"asap",
	"at discretion",
	"best effort",
	"somehow",
	"or so",
	"roughly",
	"it depends"
];
/** The word or phrase that makes a text vague; `undefined` when there is none. */
function findVague(text) {
	const words = text.trim().toLowerCase().split(/[\s_]+/).join(" ");
	if (words === "" || EMPTY_WORDS.has(words)) return words;
	return EMPTY_PHRASES.find((phrase) => ` ${words.replace(/[^a-z ]/g, " ")} `.includes(` ${phrase} `));
}
// src/core/source/words-of.ts
const WORD = /[A-Za-z_][\w.:-]*\w/g;
const LONGEST$1 = 100;
/**
* The words of a text that may be names of metrics, each once, in their order: letters, digits, `_`, `.`, `:` and `-` within
* them. Takes at most `most`.
*/
function wordsOf$1(text, most = Number.POSITIVE_INFINITY) {
	const found = /* @__PURE__ */ new Set();
	for (const [word] of text.matchAll(WORD)) {
		if (found.size >= most) break;
		if (word.length <= LONGEST$1) found.add(word);
	}
	return [...found];
}
// src/core/gates/rollback/measured-names.ts
/**
* Every name under which something of the package is measured or watched: observations of its evidence, its targets and
* constraints, and the words of its alert rules and SLOs. `null` where that cannot be told, since one of them cannot be read.
*/
function measuredNames({ handoff, package: facts }) {
	const { migration, problem } = handoff.handoff;
	const unread = facts.evidence.some(({ reading }) => reading.problems.length > 0);
	if (facts.watched === void 0 || unread) return null;
	return [.../* @__PURE__ */ new Set([
		...(problem?.success ?? []).map(({ metric }) => metric),
		...Object.keys(migration?.constraints ?? {}),
		...facts.evidence.flatMap(({ reading }) => reading.observations.map(({ name }) => name)),
		...facts.watched
	])];
}
/** Whether a metric is among names; one that is more than a word is when all of its words are. */
function isMeasured(metric, names) {
	const known = new Set(names);
	const words = wordsOf$1(metric);
	return known.has(metric) || words.length > 0 && words.every((word) => known.has(word));
}
// src/core/gates/rollback/other-units.ts
/**
* Every other place of the package that gives a metric a value: constraints, targets, triggers before this one,
* and the evidence. A threshold without unit is told from one with a forgotten unit by what stands there.
*/
function otherUnits(metric, context, pointer) {
	const { handoff, plan, package: facts } = context;
	const { migration, problem } = handoff.handoff;
	const constraints = Object.entries(migration?.constraints ?? {}).flatMap(([name, value]) => name === metric ? [["migration.constraints", value]] : []);
	const targets = (problem?.success ?? []).flatMap((one) => one.metric === metric ? [["problem.success", one.target]] : []);
	const triggers = (plan.triggers ?? []).flatMap((one, index) => one.metric === metric && isBefore(index, pointer) ? [[`trigger ${index + 1}`, one.threshold]] : []);
	const written = [
		...constraints,
		...targets,
		...triggers
	].flatMap(([place, value]) => {
		const parsed = parseQuantity(value);
		return parsed.ok ? [{
			place,
			text: String(value),
			quantity: parsed.value
		}] : [];
	});
	const measured = facts.evidence.flatMap(({ reading }) => reading.observations.flatMap(({ name, value, unit = "" }) => {
		const parsed = name === metric && typeof value === "number" ? quantity$2(value, unit) : void 0;
		return parsed?.ok === true ? [{
			place: reading.path,
			text: `${value}${unit}`,
			quantity: parsed.value
		}] : [];
	}));
	return [...written, ...measured];
}
/** A trigger is compared with the ones before it, `stable` with all. */
function isBefore(index, pointer) {
	const own = /^\/triggers\/(\d+)\//.exec(pointer)?.[1];
	return own === void 0 || index < Number(own);
}
// src/core/gates/rollback/judge-conditions.ts
/** Names that a misspelled one is compared with; comparing costs time. */
const MOST_COMPARED = 500;
const TRIGGER = "{ metric: error_rate, op: gt, threshold: 0.01, lookbackWindow: 10m, action: replace-model }";
/** Whether the plan says exactly when to go back: at least one trigger, each of which a machine could decide. */
function judgeTriggers(context) {
	const { plan, say } = context;
	const triggers = plan.triggers ?? [];
	if (triggers.length === 0) return [say("no-triggers", { example: TRIGGER }, atKey(context, "/triggers"))];
	return triggers.flatMap((trigger, index) => {
		const pointer = `/triggers/${index}`;
		const { action, alertAfter } = trigger;
		const faults = [
			...judgeCondition(trigger, pointer, context),
			...judgeDuration(alertAfter, "time before the alert", `${pointer}/alertAfter`, context),
			...judgeAction(action, `${pointer}/action`, context)
		];
		if (faults.length > 0 || action === void 0) return faults;
		return [say("trigger-exact", {
			...wordsOf(trigger),
			action
		}, at$1(context, pointer))];
	});
}
/** Whether the plan says exactly when the package is stable again, where it says so at all. */
function judgeStable(context) {
	const { stable } = context.plan;
	if (stable === void 0) return [];
	const faults = judgeCondition(stable, "/stable", context);
	return faults.length > 0 ? faults : [context.say("stable-exact", wordsOf(stable), at$1(context, "/stable"))];
}
function wordsOf({ metric, op, threshold, lookbackWindow = "" }) {
	return {
		metric,
		op: OPERATOR_WORDS[op],
		threshold: String(threshold),
		window: lookbackWindow
	};
}
function judgeCondition(condition, pointer, context) {
	const { lookbackWindow } = condition;
	const window = `${pointer}/lookbackWindow`;
	return [
		...judgeMetric(condition.metric, `${pointer}/metric`, context),
		...judgeThreshold(condition, `${pointer}/threshold`, context),
		...lookbackWindow === void 0 ? [missing$1("lookback window", "lookbackWindow: 10m", pointer, context)] : judgeDuration(lookbackWindow, "lookback window", window, context)
	];
}
function judgeMetric(metric, pointer, context) {
	if (findVague(metric) !== void 0) return [vague("metric", metric, "expected the name of a metric that is measured", "error_rate", pointer, context)];
	const names = measuredNames(context);
	if (names === null || isMeasured(metric, names)) return [];
	const nearest = didYouMean(metric, names.slice(0, MOST_COMPARED));
	const about = at$1(context, pointer);
	if (nearest === void 0) return [context.say("unmeasured", { metric }, about)];
	return [context.say("unmeasured-misspelled", {
		metric,
		nearest
	}, about)];
}
function judgeThreshold({ metric, threshold }, pointer, context) {
	const what = `threshold of ${metric}`;
	const found = String(threshold);
	const parsed = parseQuantity(threshold);
	if (!parsed.ok) return [vague(what, found, parsed.problem, "250ms", pointer, context)];
	const own = parsed.value.dimension;
	const other = otherUnits(metric, context, pointer).find(({ quantity }) => quantity.dimension !== own);
	if (other === void 0) return [];
	const kinds = {
		left: DIMENSION_WORDS[own],
		right: DIMENSION_WORDS[other.quantity.dimension]
	};
	const values = {
		what,
		found,
		elsewhere: other.place,
		other: other.text,
		...kinds
	};
	return [context.say("unlike-units", values, at$1(context, pointer))];
}
function judgeAction(action, pointer, context) {
	const parent = pointer.slice(0, pointer.lastIndexOf("/"));
	if (action === void 0) return [missing$1("action", "action: replace-model", parent, context)];
	if (findVague(action) === void 0) return [];
	return [vague("action", action, "expected what is done", "replace-model", pointer, context)];
}
/** Whether a length of time is exact; one that is not given is fine. */
function judgeDuration(text, what, pointer, context) {
	const parsed = text === void 0 ? void 0 : parseDuration(text);
	if (text === void 0 || parsed?.ok !== false) return [];
	return [vague(what, text, parsed.problem, "10m", pointer, context)];
}
/** Says that a part of the plan is not exact. */
function vague(what, found, problem, example, pointer, context) {
	return context.say("vague", {
		what,
		found,
		problem,
		example
	}, at$1(context, pointer));
}
/** Says that a part of the plan is missing below `pointer`. */
function missing$1(what, example, pointer, context) {
	return context.say("incomplete", {
		what,
		example
	}, at$1(context, pointer));
}
// src/core/gates/rollback/judge-drill.ts
const DAY = 864e5;
/** Whether going back was rehearsed: this rollback, with success, in time, and lately enough. */
function judgeDrill(context) {
	const { plan, say, options, package: facts } = context;
	const most = options.drill_max_age;
	if (plan.drill === void 0) return most === void 0 ? [] : [say("drill-not-named", { most }, atKey(context, "/drill"))];
	const about = whoRuns(context, at$1(context, "/drill"));
	if (typeof plan.drill !== "string") return [say("drill-elsewhere", { uri: plan.drill.uri }, about)];
	if (facts.drill === null) return [say("drill-absent", { path: plan.drill }, about)];
	if (!facts.drill.ok) return facts.drill.issues.map((issue) => unreadable(issue, context, about));
	return judgeRecord(facts.drill.value, context, about);
}
function judgeRecord(drill, context, about) {
	const { say, plan, options, now } = context;
	const { date, target, duration } = drill;
	const days = daysBetween(date, now);
	if (days < 0) return [say("drill-in-the-future", { date }, about)];
	const to = targetOf(context) ?? target;
	const most = options.drill_max_age;
	const { within = "" } = plan;
	const faults = [
		...drill.outcome === "failed" ? [say("drill-failed", { date }, about)] : [],
		...target === to ? [] : [say("drill-of-another-target", {
			date,
			target,
			to
		}, about)],
		...isLonger(duration, within) ? [say("drill-too-slow", {
			date,
			duration,
			within
		}, about)] : [],
		...most !== void 0 && isOlder(days, most) ? [say("drill-too-old", {
			date,
			days,
			most: inDays(most)
		}, about)] : []
	];
	return faults.length > 0 ? faults : [say("drill-passed", {
		date,
		days,
		target,
		duration
	}, about)];
}
/** Whole days of UTC from a day to an instant: 0 for the same day, whatever the hour. */
function daysBetween(day, instant) {
	return Math.floor((Date.parse(instant.slice(0, 10)) - Date.parse(day)) / DAY);
}
/** A drill that takes a time that cannot be compared was told already, where the plan's own time is judged. */
function isLonger(duration, within) {
	const [took, allowed] = [parseDuration(duration), parseDuration(within)];
	return took.ok && allowed.ok && took.value > allowed.value;
}
function isOlder(days, most) {
	const limit = parseDuration(most);
	return limit.ok && days * DAY > limit.value;
}
function inDays(most) {
	const limit = parseDuration(most);
	return limit.ok ? Math.floor(limit.value / DAY) : 0;
}
/** Who can run a drill: the authority of the plan, or else whoever owns the package. */
function whoRuns({ plan }, about) {
	return plan.authority === void 0 ? about : {
		...about,
		who: [plan.authority]
	};
}
function unreadable(issue, { say }, about) {
	return say("drill-unreadable", quoteIssue(issue), {
		...about,
		where: issue.where
	});
}
// src/core/handoff/handoff-fields.ts
var import_spdx_expression_parse = /* @__PURE__ */ __toESM(require_spdx_expression_parse(), 1);
function refined(judge, advise) {
	return string().superRefine((text, context) => {
		const message = judge(text);
		if (message === null) return;
		context.addIssue({
			code: "custom",
			message,
			...advise === void 0 ? {} : { params: advise(text) }
		});
	});
}
/** A few words or a sentence. */
const text$1 = string().min(1).max(2e3);
/** A name that other files mention: a metric, a data set, a suite. */
const label = string().min(1).max(200).regex(/^[ -~\u00a0-\uffff]*$/, "expected a name without control characters");
/** Name of a package: what stands before `@` in `churn@3.1.0`. */
const NAME = "[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?";
const VERSION = "(?:0|[1-9][0-9]*)\\.(?:0|[1-9][0-9]*)\\.(?:0|[1-9][0-9]*)(?:-(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(?:\\.(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*)?";
const packageName = string().max(100).regex(new RegExp(`^${NAME}$`), "expected lower-case letters, digits, dots, hyphens and underscores");
const versionFault = "expected a semantic version such as 3.1.0 or 3.1.0-rc.1";
/** Semantic version without build metadata, which would give one version two spellings. A number such as 3.1 is none. */
const version = string(versionFault).max(64).regex(new RegExp(`^${VERSION}$`), versionFault);
const packageAtVersion = string().max(165).regex(new RegExp(`^${NAME}@${VERSION}$`), "expected a package at a version, such as churn@3.0.0");
/** Someone as CODEOWNERS spells them. */
const handle$1 = string().max(200).regex(/^(?:@[A-Za-z0-9][A-Za-z0-9_-]*(?:\/[A-Za-z0-9_][A-Za-z0-9_.-]*)?|[^\s@,]+@[^\s@,.]+(?:\.[^\s@,.]+)+)$/, "expected @user, @organisation/team or an e-mail address");
function licenceFault(expression) {
	const fault = "expected an SPDX licence expression such as Apache-2.0, MIT OR GPL-3.0-only or LicenseRef-ours";
	if (expression.length > 200) return fault;
	try {
		(0, import_spdx_expression_parse.default)(expression);
		return null;
	} catch {
		return fault;
	}
}
/** `Apache 2.0` is nearly `Apache-2.0`; for anything else the list says it. */
function licenceAdvice(expression) {
	const hyphened = expression.trim().replace(/\s+(?=\d)/g, "-");
	if (licenceFault(hyphened) === null) return {
		fix: "Write `{nearest}`.",
		values: { nearest: hyphened }
	};
	return { fix: "Look its id up on spdx.org/licenses; terms of your own are `LicenseRef-` and a name." };
}
const licence = refined(licenceFault, licenceAdvice);
function durationFault(written) {
	const parsed = parseDuration(written);
	return parsed.ok ? null : parsed.problem;
}
/** A length of time with its unit, such as `10m`. */
const duration$1 = refined(durationFault);
function quantityFault(written) {
	const parsed = parseQuantity(written);
	return parsed.ok ? null : parsed.problem;
}
function quantityAdvice(written) {
	const [, digits = "", symbol = ""] = /^([-+.\d]+) ?(\S+)$/.exec(written) ?? [];
	const nearest = `${digits}${nearestUnit(symbol) ?? ""}`;
	if (nearestUnit(symbol) !== void 0 && quantityFault(nearest) === null) return {
		fix: "Write `{nearest}`.",
		values: { nearest }
	};
	return { fix: "Write a number that can be compared: `0.78`, or one with its unit, such as `250ms`." };
}
/** A bare number, or text with a unit such as `250ms`. */
const quantity = union([number(), refined(quantityFault, quantityAdvice)]);
const operator = _enum(OPERATORS).describe("How the metric is compared: at least (gte), more than (gt), at most (lte), less than (lt), equal (eq).");
/** A path relative to the package folder; see {@link pathFault}. */
const path = refined(pathFault);
function markdownFault(written) {
	const named = /\.(?:md|markdown)$/.test(written);
	return pathFault(written) ?? (named ? null : "expected a Markdown file (.md) whose front matter holds the section");
}
/** A Markdown file that stands for a whole section. */
const markdownPath = refined(markdownFault).describe("Markdown file of the package whose front matter holds this section's keys. Paths in it are relative to the package folder, too.");
const sha256 = string().regex(/^[0-9a-f]{64}$/, "expected a SHA-256 in 64 lower-case hexadecimal digits").describe("SHA-256 of the content, in lower-case hexadecimal.");
const missingDigest = "expected { sha256 }, since what stands at a uri can change";
/** Content outside the repository, fixed by its digest (an in-toto resource descriptor). */
const external = strictObject({
	uri: string().max(2e3).regex(/^[A-Za-z][A-Za-z0-9+.-]*:[!-~]+$/, "expected a uri such as s3://bucket/key or oci://registry/image").describe("Where the content is."),
	digest: strictObject({ sha256 }, { error: (issue) => issue.code === "invalid_type" ? missingDigest : void 0 }).describe("What the content is."),
	mediaType: label.optional().describe("Media type of the content.")
});
/** A path, or `{ uri, digest: { sha256 } }` in its place. */
const pathOrUri = union([path, external]);
// src/core/gates/rollback/judge-means.ts
const HANDLE_PROBLEM = "expected @user, @organisation/team or an e-mail address";
/** Whether the plan says how to go back: a script that is there. */
function judgeScript(context) {
	const { plan, say } = context;
	if (plan.path === void 0) return [missing$1("path of the rollback's script", "path: deploy/rollback.sh", "", context)];
	const about = at$1(context, "/path");
	if (typeof plan.path !== "string") return [say("path-exists", { path: plan.path.uri }, about)];
	const found = context.package.references.find(({ pointer }) => pointer === "/rollback/path");
	if (found === void 0) return [say("path-unread", { path: plan.path }, about)];
	const { path, kind, similar } = found;
	if (kind === "file") return [say("path-exists", { path }, about)];
	if (kind !== "absent") return [say("path-not-a-file", {
		path,
		kind
	}, about)];
	return similar === void 0 ? [say("path-absent", { path }, about)] : [say("path-misspelled", {
		path,
		similar,
		written: writtenPath(context.package.folder, similar)
	}, about)];
}
/** Whether the plan says how fast, and who decides. */
function judgeTimeAndAuthority(context) {
	const { plan, say, options } = context;
	const { within, authority } = plan;
	const faults = [
		...within === void 0 ? [missing$1("time that going back may take", "within: 10m", "", context)] : judgeDuration(within, "time that going back may take", "/within", context),
		...authority === void 0 ? [missing$1("authority that may decide it", "authority: \"@acme/on-call\"", "", context)] : judgeHandle(authority, "authority that may decide it", "/authority", context),
		...judgeHandle(plan.stable?.endorsedBy, "name of who confirms stability", "/stable/endorsedBy", context)
	];
	if (faults.length > 0 || within === void 0 || authority === void 0) return faults;
	const [limit, promised] = [parseDuration(options.max_within ?? ""), parseDuration(within)];
	if (limit.ok && promised.ok && promised.value > limit.value) return [say("too-slow", {
		within,
		most: options.max_within ?? ""
	}, at$1(context, "/within"))];
	return [say("fast-enough", {
		within,
		authority
	}, at$1(context, "/within"))];
}
function judgeHandle(name, what, pointer, context) {
	if (name === void 0 || handle$1.safeParse(name).success) return [];
	return [vague(what, name, HANDLE_PROBLEM, "@acme/on-call", pointer, context)];
}
// src/core/gates/rollback/judge-target.ts
/** Whether there is somewhere to go back to: another version of this package, which exists. */
function judgeTarget(context, targets) {
	const { say, handoff } = context;
	const { name, version } = handoff.handoff.package;
	const to = targetOf(context);
	if (to === void 0) return [say("no-target", { example: `to: ${name}@1.0.0` }, atKey(context, "/to"))];
	const about = at$1(context, "/to");
	if (to.slice(0, to.lastIndexOf("@")) !== name) return [say("other-package", {
		to,
		name,
		example: `${name}@1.0.0`
	}, about)];
	if (to === `${name}@${version}`) return [say("own-version", { to }, about)];
	const found = Object.hasOwn(targets, to) ? targets[to] : void 0;
	if (found === "absent") return [say("target-absent", { to }, about)];
	if (found !== "base" && found !== "tag") return [say("target-unknown", { to }, about)];
	return [say("target-exists", {
		to,
		place: found === "base" ? "the base branch" : "a tag"
	}, about)];
}
// src/core/gates/rollback/messages.ts
/** Every sentence of the gate `rollback`. */
const messages$1 = {
	"no-packages": {
		outcome: "skip",
		says: "No package is handed over, so there is no rollback plan to judge."
	},
	"manifest-unreadable": {
		outcome: "error",
		says: "The manifest `{path}` cannot be read, so its rollback plan cannot be judged.",
		fix: "Mend the manifest first; the gate `package` lists its mistakes: {count}."
	},
	"no-plan": {
		outcome: "skip",
		says: "The package has no rollback plan, and this stage does not ask for one."
	},
	"plan-missing": {
		outcome: "fail",
		says: "The package has no rollback plan, and the policy asks for one.",
		fix: "Add the section `rollback`: where to go back to, when, how, how fast, and who decides."
	},
	"no-target": {
		outcome: "fail",
		says: "The rollback plan does not say which version to go back to.",
		fix: "Write `{example}`, with a version that was promoted before."
	},
	"other-package": {
		outcome: "fail",
		says: "The rollback goes to `{to}`, which is not a version of `{name}`.",
		fix: "Name a version of this package, such as `{example}`."
	},
	"own-version": {
		outcome: "fail",
		says: "The rollback goes to `{to}`, which is the version that is handed over itself.",
		fix: "Name an earlier version, one that served before."
	},
	"target-absent": {
		outcome: "fail",
		says: "The rollback goes to `{to}`, and there is no such version: neither the base branch nor a tag holds it.",
		fix: "Name a version that was promoted before."
	},
	"target-unknown": {
		outcome: "error",
		says: "Whether `{to}` exists cannot be told, since the tags could not be read here.",
		fix: "Fetch tags in the workflow: `fetch-depth: 0` and `fetch-tags: true` on `actions/checkout`."
	},
	"target-exists": {
		outcome: "pass",
		says: "The rollback goes to `{to}`, which {place} holds."
	},
	"no-triggers": {
		outcome: "fail",
		says: "The rollback plan does not say when to go back.",
		fix: "Add a trigger under `triggers`, such as `{example}`."
	},
	vague: {
		outcome: "fail",
		says: "The {what} is `{found}`, which nobody can test: {problem}.",
		fix: "Write it so that a machine could decide it, such as `{example}`."
	},
	unmeasured: {
		outcome: "fail",
		says: "Nothing measures `{metric}`: it is in no evidence, target or constraint of the package, and in none of the files of its alerts and SLOs.",
		fix: "Write the name under which it is measured, or add the alert or SLO that watches it under `monitoring`."
	},
	"unmeasured-misspelled": {
		outcome: "fail",
		says: "Nothing measures `{metric}`: it is in no evidence, target or constraint of the package, and in none of the files of its alerts and SLOs.",
		fix: "Did you mean `{nearest}`?"
	},
	incomplete: {
		outcome: "fail",
		says: "The {what} is missing, so two people could decide differently.",
		fix: "Add it, such as `{example}`."
	},
	"unlike-units": {
		outcome: "fail",
		says: "The {what} is `{found}`, {left}; {elsewhere} gives the same metric as {other}, {right}.",
		fix: "Give the metric one unit everywhere."
	},
	"trigger-exact": {
		outcome: "pass",
		says: "Going back is asked for when `{metric}` is {op} {threshold} over {window}; the action is {action}."
	},
	"stable-exact": {
		outcome: "pass",
		says: "The package counts as stable again when `{metric}` is {op} {threshold} over {window}."
	},
	"path-absent": {
		outcome: "fail",
		says: "The rollback is done by `{path}`, which does not exist.",
		fix: "Commit the script, or correct the path."
	},
	"path-misspelled": {
		outcome: "fail",
		says: "The rollback is done by `{path}`, which does not exist; `{similar}` does.",
		fix: "Write `{written}`: upper and lower case differ on the machine that runs it."
	},
	"path-not-a-file": {
		outcome: "fail",
		says: "The rollback is done by `{path}`, which is a {kind}, not a file.",
		fix: "Name the script itself."
	},
	"path-unread": {
		outcome: "error",
		says: "What stands at `{path}` was not looked up, so the rollback plan cannot be judged.",
		fix: "Run Gatehouse again; if this stays, report it."
	},
	"path-exists": {
		outcome: "pass",
		says: "The rollback is done by `{path}`."
	},
	"too-slow": {
		outcome: "fail",
		says: "Going back may take {within} by the plan, and the policy asks for at most {most}.",
		fix: "Make the rollback faster, and write how long it takes then."
	},
	"fast-enough": {
		outcome: "pass",
		says: "Going back takes at most {within}, and {authority} may decide it."
	},
	"drill-not-named": {
		outcome: "fail",
		says: "The rollback plan names no drill, and the policy asks for one of the last {most}.",
		fix: "Run a drill, record it in a Markdown file, and name the file under `drill`."
	},
	"drill-elsewhere": {
		outcome: "error",
		says: "The drill's record is at `{uri}`, outside the repository, so it cannot be read.",
		fix: "Commit the record, and name its path."
	},
	"drill-absent": {
		outcome: "fail",
		says: "The drill's record `{path}` is not there as a text file.",
		fix: "Commit the record, or correct the path."
	},
	"drill-unreadable": {
		outcome: "error",
		says: "The drill's record cannot be read: {problem}",
		fix: "{remedy}"
	},
	"drill-failed": {
		outcome: "fail",
		says: "The drill of {date} failed.",
		fix: "Mend the rollback, and run the drill again."
	},
	"drill-of-another-target": {
		outcome: "fail",
		says: "The drill of {date} went back to `{target}`, and the plan goes back to `{to}`.",
		fix: "Run a drill that goes back to `{to}`."
	},
	"drill-too-slow": {
		outcome: "fail",
		says: "The drill of {date} took {duration}, and the plan allows {within}.",
		fix: "Make the rollback faster and run the drill again, or allow the time that it takes."
	},
	"drill-in-the-future": {
		outcome: "fail",
		says: "The drill is dated {date}, which is still to come.",
		fix: "Write the day on which the drill was run, in UTC."
	},
	"drill-too-old": {
		outcome: "fail",
		says: "The drill of {date} is {days} [day|days] old, at most {most} are allowed.",
		fix: "Run a drill, and record it."
	},
	"drill-passed": {
		outcome: "pass",
		says: "The drill of {date}, {days} [day|days] ago, went back to `{target}` in {duration}."
	}
};
// src/core/gates/rollback/options.ts
const duration = string().refine((text) => parseDuration(text).ok, "expected a length of time such as 15m, 24h or 90d");
/** Options of the gate `rollback`. */
const options$1 = strictObject({
	required: boolean().default(false).describe("Whether a package without a rollback section fails here. The gate `package` says when a stage asks for one."),
	max_within: duration.optional().describe("How long going back may take at most, by the plan."),
	drill_max_age: duration.optional().describe("How old the last drill may be, in whole days of UTC; with it, a drill is asked for.")
});
/** The shorter of two lengths of time; one that is not given sets no limit. */
function shorter(a, b) {
	if (a === void 0 || b === void 0) return a ?? b;
	const [left, right] = [parseDuration(a), parseDuration(b)];
	return left.ok && right.ok && right.value < left.value ? b : a;
}
// src/core/gates/rollback/gate.ts
/** The gate `rollback`: see this folder's README. */
const rollback = defineGate({
	meta: {
		id: "rollback",
		title: "its rollback plan is exact, possible and rehearsed",
		summary: "The rollback plan says exactly when, where to, how, how fast and by whom, and a drill has shown it.",
		kind: "content",
		since: "0.1"
	},
	needs: [
		"packages",
		"targets",
		"now"
	],
	options: options$1,
	messages: messages$1,
	strengthen: (earlier, later) => {
		const max_within = shorter(earlier.max_within, later.max_within);
		const drill_max_age = shorter(earlier.drill_max_age, later.drill_max_age);
		return {
			required: (earlier.required ?? false) || (later.required ?? false),
			...max_within === void 0 ? {} : { max_within },
			...drill_max_age === void 0 ? {} : { drill_max_age }
		};
	},
	evaluate({ packages, targets, now }, chosen, say) {
		if (packages.length === 0) return { findings: [say("no-packages", {})] };
		return { findings: packages.flatMap((one) => judgePackage(one, {
			targets,
			now,
			options: chosen,
			say
		})) };
	}
});
function judgePackage(one, { targets, now, options, say }) {
	const { manifest, manifestPath, folder } = one;
	const top = {
		path: manifestPath,
		line: 1,
		column: 1
	};
	if (!manifest.ok) {
		const where = manifest.issues[0]?.where ?? top;
		return [say("manifest-unreadable", {
			path: manifestPath,
			count: manifest.issues.length
		}, {
			where,
			package: folder
		})];
	}
	const handoff = manifest.value;
	const about = {
		package: folder,
		who: [handoff.handoff.package.owner]
	};
	const plan = handoff.handoff.rollback;
	if (plan === void 0) return [say(options.required ? "plan-missing" : "no-plan", {}, {
		...about,
		where: top
	})];
	const context = {
		package: one,
		handoff,
		plan,
		options,
		now,
		say,
		about
	};
	return [
		...judgeTarget(context, targets),
		...judgeTriggers(context),
		...judgeScript(context),
		...judgeTimeAndAuthority(context),
		...judgeStable(context),
		...judgeDrill(context)
	];
}
// src/core/sign-offs/by-text.ts
/** Orders by UTF-16 code units: the same on every machine, whatever its language. */
function byText(a, b) {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}
// src/core/sign-offs/own-value.ts
/**
* The record's own value at a key that somebody else chose; `undefined` when it has none.
* A path may be called `constructor` or `__proto__`: what every object inherits must never look like a fact.
*/
function ownValue$1(record, key) {
	return Object.hasOwn(record, key) ? record[key] : void 0;
}
// src/core/sign-offs/requirement.ts
/** By name, owners of code before a role of the same name. */
function byName(a, b) {
	return byText(a.name, b.name) || byText(a.kind, b.kind);
}
// src/core/sign-offs/code-owner-scopes.ts
function linesOf(path, ownership, mode) {
	const base = ownValue$1(ownership.base, path);
	const head = mode === "every" ? ownValue$1(ownership.head, path) : void 0;
	return {
		base: base === void 0 && ownership.path === null ? null : base,
		head
	};
}
function isOwned(line) {
	return line !== null && line !== void 0 && line.owners.length > 0;
}
/** The handles of a line as one text: equal whatever their order, letter case or repetitions. */
function setOf({ owners }) {
	return [...new Set(owners.map((owner) => owner.toLowerCase()))].sort(byText).join("\n");
}
/** The owner sets of a path. Few lines own many paths, so what a line comes to is remembered. */
function rememberSets() {
	const known = /* @__PURE__ */ new Map();
	const keyOf = (line) => {
		const written = line.owners.join("\n");
		const key = known.get(written) ?? setOf(line);
		known.set(written, key);
		return key;
	};
	return ({ base, head }) => {
		const before = isOwned(base) ? keyOf(base) : null;
		const after = isOwned(head) ? keyOf(head) : null;
		return [.../* @__PURE__ */ new Set([before, after])].filter((key) => key !== null);
	};
}
function toRequirement(key, paths, owners) {
	const handles = key.split("\n").map((handle) => ownValue$1(owners, handle)?.handle ?? handle);
	return {
		kind: "code-owners",
		name: handles.join(", "),
		owners: handles,
		needs: 1,
		paths
	};
}
/**
* Groups the changed paths by their effective owner set. A set is asked when a path changed at the head
* belongs to it; it signs for every path that belongs to it, so that a reverted path voids a sign-off too.
*
* `changed` must be sorted. A path that only a reviewed commit changed and whose owners are not known
* is taken to belong to every set: it can void, but it can never make anything greener.
*/
function codeOwnerScopes(changed, ownership, owners, mode) {
	const setsOf = rememberSets();
	const counts = /* @__PURE__ */ new Map();
	const [unowned, unownedAtHead, unknown] = [
		[],
		[],
		[]
	];
	for (const path of changed) {
		const lines = linesOf(path, ownership, mode);
		for (const key of setsOf(lines)) counts.set(key, (counts.get(key) ?? 0) + 1);
		if (lines.base === void 0) unknown.push(path);
		else if (!isOwned(lines.base)) unowned.push(path);
		else if (lines.head !== void 0 && !isOwned(lines.head)) unownedAtHead.push(path);
	}
	const sets = new Map([...counts].map(([key, paths]) => [key, toRequirement(key, paths, owners)]));
	const requirements = [...sets.values()].sort(byName);
	const covering = (path) => {
		const lines = linesOf(path, ownership, mode);
		if (lines.base === void 0) return requirements;
		return setsOf(lines).flatMap((key) => sets.get(key) ?? []);
	};
	return {
		requirements,
		covering,
		unowned,
		unownedAtHead,
		unknown
	};
}
// src/core/sign-offs/contributors.ts
/** Whether anybody at all can be shown to be independent of the change. */
function isProvable({ authorGone, unattributed }) {
	return !authorGone && unattributed.length === 0;
}
const DOMAIN = /^[a-z0-9](?:[a-z0-9.-]{0,98}[a-z0-9])?$/;
function domainOf(email) {
	const at = email.lastIndexOf("@");
	const domain = email.slice(at + 1).trim().toLowerCase();
	return at >= 0 && DOMAIN.test(domain) ? domain : null;
}
function byCommit(a, b) {
	return byText(a.sha, b.sha) || byText(a.part, b.part) || byText(a.domain ?? "", b.domain ?? "");
}
/**
* Rule 4: the author of the pull request, and author, committer and co-authors of every commit that
* changes a path of the changed set. Other commits (a merge of the base, say) do not matter.
*/
function contributorsOf(pullRequest, commits) {
	const wrote = /* @__PURE__ */ new Map();
	const unattributed = [];
	if (pullRequest.author !== null) wrote.set(pullRequest.author.id, null);
	const touching = commits.filter((commit) => commit.touchesChanges);
	for (const { sha, contributions } of touching.toSorted((a, b) => byText(a.sha, b.sha))) for (const { account, part, email } of contributions) if (account === null) unattributed.push({
		sha,
		part,
		domain: domainOf(email)
	});
	else if (!wrote.has(account.id)) wrote.set(account.id, sha);
	return {
		wrote,
		authorGone: pullRequest.author === null,
		unattributed: unattributed.toSorted(byCommit)
	};
}
// src/core/sign-offs/reason.ts
/** Why a review does not count, by the rule that it fails first. Rules are numbered as the gate's README numbers them. */
const RULES = {
	comment: 1,
	"not-submitted": 1,
	superseded: 1,
	dismissed: 1,
	objects: 1,
	ghost: 2,
	"not-member": 2,
	bot: 3,
	"no-write": 3,
	"opened-it": 4,
	contributed: 4,
	unprovable: 4,
	gone: 5,
	changed: 6,
	"before-evidence": 7,
	"counted-elsewhere": 8
};
/** Makes a reason; the rule follows from the id. */
function reason(id, values = {}) {
	return {
		id,
		rule: RULES[id],
		values
	};
}
// src/core/sign-offs/electorate.ts
function isBot({ kind, login }) {
	return kind === "bot" || login.toLowerCase().endsWith("[bot]");
}
function noVoiceOf(account, people) {
	const person = ownValue$1(people, String(account.id));
	if (isBot(account) || person !== void 0 && isBot(person)) return reason("bot");
	const permission = person?.permission ?? "unknown";
	if (permission !== "write" && permission !== "maintain" && permission !== "admin") return reason("no-write", { permission });
	return null;
}
function partOf(account, { wrote }) {
	const commit = wrote.get(account.id);
	if (commit === void 0) return null;
	return commit === null ? reason("opened-it") : reason("contributed", { commit: commit.slice(0, 7) });
}
/** Remembers what `compute` gave for a key. */
function remembered(compute) {
	const known = /* @__PURE__ */ new Map();
	return (key) => {
		const found = known.get(key);
		if (found !== void 0) return found;
		const value = compute(key);
		known.set(key, value);
		return value;
	};
}
/** What is known of a handle. A handle that nobody looked up is unreadable: nothing may be concluded from it. */
function ownersByHandle(owners) {
	return (handle) => ownValue$1(owners, handle.toLowerCase()) ?? {
		handle,
		kind: "user",
		status: "unreadable",
		members: []
	};
}
/** How to ask for somebody: an e-mail address cannot be asked for a review, the account behind it can. */
function addressOf(handle, owner, people) {
	if (owner.kind !== "email") return handle;
	const [id] = owner.members;
	const person = id === void 0 ? void 0 : ownValue$1(people, String(id));
	return person === void 0 ? handle : `@${person.login}`;
}
function everybody({ owners }, { membersOf }) {
	return new Set(owners.flatMap((handle) => [...membersOf(handle)]));
}
/** Looks no further than it must: hundreds of owner sets may share a team of hundreds. */
function isEnough({ owners, needs }, { membersOf, standing }) {
	const found = /* @__PURE__ */ new Set();
	for (const handle of owners) for (const id of membersOf(handle)) {
		if (standing(id) === "able") found.add(id);
		if (found.size >= needs) return true;
	}
	return false;
}
function tallyOf(requirement, poll) {
	const standings = [...everybody(requirement, poll)].map(poll.standing);
	const able = standings.filter((standing) => standing === "able").length;
	const contributors = standings.filter((standing) => standing !== "able" && standing.rule === 4).length;
	const members = standings.length;
	return {
		members,
		contributors,
		others: members - able - contributors,
		able
	};
}
function isSomeoneLeft(handle, done, { membersOf, standing }) {
	for (const id of membersOf(handle)) if (!done.has(id) && standing(id) === "able") return true;
	return false;
}
/** Answers who may sign what, from the facts about people and from who contributed. */
function electorateOf(facts, contributors) {
	const { people } = facts;
	const ownerOf = ownersByHandle(facts.owners);
	const noVoice = (account) => noVoiceOf(account, people);
	const obstacle = (account) => noVoice(account) ?? partOf(account, contributors);
	const poll = {
		membersOf: remembered((handle) => {
			const { status, members } = ownerOf(handle);
			return new Set(status === "resolved" ? members : []);
		}),
		standing: remembered((id) => {
			const person = ownValue$1(people, String(id));
			return person === void 0 ? reason("no-write", { permission: "unknown" }) : obstacle(person) ?? "able";
		})
	};
	return {
		isMember: ({ owners }, person) => owners.some((handle) => poll.membersOf(handle).has(person)),
		noVoice,
		obstacle,
		shortage: (requirement) => isEnough(requirement, poll) ? null : tallyOf(requirement, poll),
		candidates: (requirement) => [...everybody(requirement, poll)].filter((id) => poll.standing(id) === "able").sort((a, b) => a - b),
		unresolved: ({ owners }) => owners.flatMap((handle) => {
			const { status } = ownerOf(handle);
			return status === "resolved" ? [] : [{
				handle,
				status
			}];
		}),
		handlesToAsk: ({ owners }, done) => owners.filter((handle) => isSomeoneLeft(handle, done, poll)).map((handle) => addressOf(handle, ownerOf(handle), people))
	};
}
// src/core/sign-offs/instant.ts
/** ISO 8601 with a time and an offset. Anything looser would be read in the time zone of the machine. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;
/** Milliseconds since 1970 of an ISO 8601 instant; `null` when the text is not one. */
function instantOf(text) {
	if (!INSTANT.test(text)) return null;
	const instant = Date.parse(text);
	return Number.isNaN(instant) ? null : instant;
}
// src/core/sign-offs/latest-opinions.ts
/** Whether a review says yes, no, or takes back what it said. A comment changes nothing. */
function isOpinion({ state }) {
	return state === "APPROVED" || state === "CHANGES_REQUESTED" || state === "DISMISSED";
}
/** An unreadable time must not let an approval win: it makes an approval the oldest, and anything else the newest. */
function timeOf(review) {
	const unknown = review.state === "APPROVED" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
	return instantOf(review.submittedAt) ?? unknown;
}
/** Approvals first among equals, so that the last of two contradicting copies of a review is never the approval. */
function byTime(a, b) {
	const [left, right] = [timeOf(a), timeOf(b)];
	if (left !== right) return left < right ? -1 : 1;
	if (a.id !== b.id) return a.id - b.id;
	return byText(a.state, b.state) || byText(a.commit ?? "", b.commit ?? "");
}
/** The reviews from the oldest to the newest, by instant and then by id, whatever order they came in. */
function oldestFirst(reviews) {
	return reviews.toSorted(byTime);
}
/**
* Rule 1: what each person last said, by numeric id. A dismissed review is the latest too: it leaves
* no opinion, and the older one is not revived. Deleted accounts have no id and are left out.
*/
function latestOpinions(reviews) {
	const latest = /* @__PURE__ */ new Map();
	for (const review of oldestFirst(reviews)) if (review.author !== null && isOpinion(review)) latest.set(review.author.id, review);
	return latest;
}
// src/core/sign-offs/requirement-state.ts
/** The account as it is called today, where the facts know it. */
function accountToday(author, people) {
	const { id, login, kind } = ownValue$1(people, String(author.id)) ?? author;
	return {
		id,
		login,
		kind
	};
}
function signOffOf({ review }, people) {
	const { author, commit } = review;
	if (author === null || commit === null) return [];
	return [{
		person: accountToday(author, people),
		review: review.id,
		commit
	}];
}
function hear(requirements, reviews) {
	const heard = /* @__PURE__ */ new Map();
	for (const requirement of requirements) heard.set(requirement, {
		counted: [],
		objecting: []
	});
	for (const weighed of reviews) {
		for (const requirement of weighed.holdsFor) heard.get(requirement)?.counted.push(weighed);
		for (const requirement of weighed.objectsTo) heard.get(requirement)?.objecting.push(weighed);
	}
	return heard;
}
function stateOf$1(requirement, heard, electorate, people) {
	const signed = (heard?.counted ?? []).flatMap((weighed) => signOffOf(weighed, people));
	const objections = (heard?.objecting ?? []).flatMap(({ review: { author } }) => author === null ? [] : [accountToday(author, people)]);
	const done = new Set(signed.map(({ person }) => person.id));
	return {
		requirement,
		signed: signed.sort((a, b) => a.person.id - b.person.id),
		objections: objections.sort((a, b) => a.id - b.id),
		unresolved: electorate.unresolved(requirement),
		shortage: electorate.shortage(requirement),
		ask: electorate.handlesToAsk(requirement, done)
	};
}
/** Where every requirement stands after its reviews were weighed and seated, in the order given. */
function statesOf(requirements, seated, electorate, people) {
	const heard = hear(requirements, seated.reviews);
	return requirements.map((requirement) => {
		const state = stateOf$1(requirement, heard.get(requirement), electorate, people);
		return {
			...state,
			ask: seated.ask.get(requirement) ?? state.ask
		};
	});
}
// src/core/sign-offs/role-scopes.ts
/** Longest glob that is matched, in UTF-16 units. A longer one is taken to cover everything: that asks for more, never less. */
const LONGEST_GLOB = 256;
/** Whether a role signs for a path. No globs at all means every path, as `null` does. */
function coverage(covers) {
	if (covers === null || covers.length === 0 || covers.some((glob) => glob.length > LONGEST_GLOB)) return () => true;
	const globs = covers.map((glob) => new Minimatch(glob, {
		dot: true,
		nocomment: true,
		platform: "linux"
	}));
	return (path) => globs.some((glob) => glob.match(path));
}
function handlesOf({ owners }) {
	const spelled = /* @__PURE__ */ new Map();
	for (const owner of owners.toSorted(byText)) if (!spelled.has(owner.toLowerCase())) spelled.set(owner.toLowerCase(), owner);
	return [...spelled].sort(([a], [b]) => byText(a, b)).map(([, owner]) => owner);
}
/**
* One requirement for each role that the policy counts. A role is asked whether or not a path that it
* covers is changed: what it covers says when a sign-off is void, not whether one is needed.
*/
function roleScopes(changed, roles, counts) {
	const unknown = [];
	const covers = /* @__PURE__ */ new Map();
	for (const [name, needs] of Object.entries(counts)) {
		const role = ownValue$1(roles, name);
		if (role === void 0) {
			unknown.push(name);
			continue;
		}
		const isCovered = coverage(role.covers);
		const paths = changed.filter(isCovered).length;
		covers.set({
			kind: "role",
			name,
			owners: handlesOf(role),
			needs,
			paths
		}, isCovered);
	}
	const requirements = [...covers.keys()].sort(byName);
	const covering = (path) => requirements.filter((role) => covers.get(role)?.(path) === true);
	return {
		requirements,
		covering,
		unknown: unknown.sort(byText)
	};
}
// src/core/sign-offs/same-content.ts
/** The head's changed set: the union of both facts that name it, so that neither can hide a path. */
function headOf(snapshot, changes) {
	const changed = [.../* @__PURE__ */ new Set([...changes.paths.map(({ path }) => path), ...snapshot?.changed ?? []])].sort(byText);
	if (snapshot?.readable !== true) return {
		changed,
		changedTo: null,
		entries: null
	};
	const { entries } = snapshot;
	const changedTo = /* @__PURE__ */ new Map();
	for (const path of changed) {
		const entry = ownValue$1(entries, path);
		if (entry === void 0) return {
			changed,
			changedTo: null,
			entries: null
		};
		changedTo.set(path, entry);
	}
	return {
		changed,
		changedTo,
		entries
	};
}
/** Mode and object id, or both absent: equality of these is equality of content. */
function isSame(a, b) {
	if (a === null || b === null) return a === b;
	return a.mode === b.mode && a.oid === b.oid;
}
/**
* Rules 5 and 6 for every requirement at once: the paths in the changed set of the reviewed commit or of
* the head whose entries differ, sorted; `null` when that cannot be known. Paths in neither changed
* set came with an update of the base and are no part of the pull request.
*/
function changesSince(reviewed, head) {
	const { changedTo, entries } = head;
	if (reviewed?.readable !== true || changedTo === null || entries === null) return null;
	const changes = [];
	for (const [path, after] of changedTo) {
		const before = ownValue$1(reviewed.entries, path);
		if (before === void 0) return null;
		if (!isSame(before, after)) changes.push({
			path,
			before,
			after
		});
	}
	for (const path of reviewed.changed) {
		if (changedTo.has(path)) continue;
		const before = ownValue$1(reviewed.entries, path);
		const after = ownValue$1(entries, path);
		if (before === void 0 || after === void 0) return null;
		if (!isSame(before, after)) changes.push({
			path,
			before,
			after
		});
	}
	return changes.sort((a, b) => byText(a.path, b.path));
}
/** The first changed path of each requirement's scope; a requirement that is missing has none. */
function firstChanges(changes, covering) {
	const first = /* @__PURE__ */ new Map();
	for (const change of changes) for (const requirement of covering(change.path)) if (!first.has(requirement)) first.set(requirement, change);
	return first;
}
function shown(entry, withMode) {
	if (entry === null) return "absent";
	const id = entry.oid.slice(0, 7);
	return withMode ? `mode ${entry.mode}, ${id}` : id;
}
/** A change as short ids; modes are shown where they differ, and a path that is not there is `absent`. */
function showChange({ path, before, after }) {
	const withMode = before !== null && after !== null && before.mode !== after.mode;
	return {
		path,
		old: shown(before, withMode),
		new: shown(after, withMode)
	};
}
// src/core/sign-offs/matching.ts
/**
* Fills as many seats as can be, each person one at most: maximum bipartite matching by augmenting paths.
* Seats are served in the order given and people by ascending id, so equal input gives the equal assignment.
*/
function assign(seats) {
	const byKey = new Map(seats.map((seat) => [seat.key, {
		...seat,
		people: seat.people.toSorted((a, b) => a - b)
	}]));
	const seatOf = /* @__PURE__ */ new Map();
	const filled = /* @__PURE__ */ new Map();
	const augment = (key, visited) => {
		visited.add(key);
		for (const person of byKey.get(key)?.people ?? []) {
			const holder = seatOf.get(person);
			if (holder !== void 0 && (visited.has(holder) || !augment(holder, visited))) continue;
			seatOf.set(person, key);
			return true;
		}
		return false;
	};
	for (const { key, needs } of seats) {
		let count = 0;
		while (count < needs && augment(key, /* @__PURE__ */ new Set())) count += 1;
		filled.set(key, count);
	}
	return {
		seatOf,
		filled
	};
}
/** The seats of which one more person would help `key`: itself, and those whose holders could move to it. */
function helpfulSeats(key, seats, { seatOf }) {
	const byKey = new Map(seats.map((seat) => [seat.key, seat]));
	const found = /* @__PURE__ */ new Set([key]);
	for (const reached of found) for (const person of byKey.get(reached)?.people ?? []) {
		const holder = seatOf.get(person);
		if (holder !== void 0) found.add(holder);
	}
	return found;
}
// src/core/sign-offs/seat-roles.ts
/** Where everybody who could sign did so: is there a different person for every seat? */
function shortageOf(roles, electorate) {
	const seats = roles.map((role) => {
		const people = electorate.candidates(role);
		return {
			key: role,
			needs: Math.min(role.needs, people.length),
			people
		};
	});
	const assignment = assign(seats);
	const short = seats.find(({ key, needs }) => (assignment.filled.get(key) ?? 0) < needs);
	if (short === void 0) return null;
	const among = helpfulSeats(short.key, seats, assignment);
	const involved = seats.filter(({ key }) => among.has(key));
	const sum = (counts) => counts.reduce((total, count) => total + count, 0);
	return {
		roles: involved.map(({ key }) => key.name),
		needed: sum(involved.map(({ needs }) => needs)),
		able: sum(involved.map(({ key }) => assignment.filled.get(key) ?? 0))
	};
}
/** Leaves a review the one role that its author fills. Somebody beyond the count stays with the first role, as one more. */
function keepOneRole(weighed, { seatOf }) {
	const held = weighed.holdsFor.filter(({ kind }) => kind === "role");
	const person = weighed.review.author?.id;
	const kept = (person === void 0 ? void 0 : seatOf.get(person)) ?? held[0];
	if (kept === void 0 || held.length < 2) return weighed;
	const given = held.filter((role) => role !== kept);
	return {
		...weighed,
		holdsFor: weighed.holdsFor.filter((requirement) => !given.includes(requirement)),
		losses: [...weighed.losses, ...given.map((requirement) => ({
			requirement,
			reason: reason("counted-elsewhere", { counted: kept.name })
		}))]
	};
}
/** Whom to ask for one more person of a role: somebody for the role, or for a role that would free its holder. */
function whomToAsk(role, seats, assignment, electorate) {
	const used = new Set(assignment.seatOf.keys());
	const handles = [...helpfulSeats(role, seats, assignment)].flatMap((seat) => electorate.handlesToAsk(seat, used));
	const asked = handles.length > 0 ? handles : electorate.handlesToAsk(role, /* @__PURE__ */ new Set());
	return [...new Set(asked)].sort(byText);
}
/**
* Rule 8: with `distinct`, a person fills one role. The assignment fills as many as can be, and is the same
* whatever order the reviews and roles came in. `roles` are sorted by name.
*/
function seatRoles(reviews, roles, electorate, distinct) {
	if (!distinct) return {
		reviews,
		ask: /* @__PURE__ */ new Map(),
		tooFew: null
	};
	const seats = roles.map((role) => {
		const holders = reviews.filter(({ holdsFor }) => holdsFor.includes(role));
		return {
			key: role,
			needs: role.needs,
			people: holders.flatMap(({ review }) => review.author?.id ?? [])
		};
	});
	const assignment = assign(seats);
	return {
		reviews: reviews.map((weighed) => keepOneRole(weighed, assignment)),
		ask: new Map(roles.map((role) => [role, whomToAsk(role, seats, assignment, electorate)])),
		tooFew: shortageOf(roles, electorate)
	};
}
// src/core/sign-offs/weigh-review.ts
/** Rule 1, and whether there is a person at all. */
function notAnOpinion(review, latest) {
	if (review.state === "PENDING") return reason("not-submitted");
	if (!isOpinion(review)) return reason("comment");
	if (review.author === null) return reason("ghost");
	if (latest.get(review.author.id) !== review) return reason("superseded");
	return review.state === "DISMISSED" ? reason("dismissed") : null;
}
/** Rule 7: the reviewed content was green before the review was sent. */
function sawGreen(review, greenAt) {
	const green = greenAt === null ? null : instantOf(greenAt);
	const sent = instantOf(review.submittedAt);
	return green !== null && sent !== null && green <= sent;
}
/** Rules 5 to 7 for an approval of somebody who may sign `own`. */
function weighApproval(review, own, scale) {
	const { commit } = review;
	const changes = commit === null ? null : scale.changesSince(commit);
	if (commit === null || changes === null) return nothing(review, reason("gone", commit === null ? {} : { commit }));
	const green = !scale.afterGates || sawGreen(review, scale.snapshot(commit)?.contentGreenAt ?? null);
	const holdsFor = [];
	const losses = [];
	for (const requirement of own) {
		const change = changes.get(requirement);
		if (change !== void 0) losses.push({
			requirement,
			reason: reason("changed", showChange(change))
		});
		else if (!green) losses.push({
			requirement,
			reason: reason("before-evidence")
		});
		else holdsFor.push(requirement);
	}
	return {
		review,
		holdsFor,
		losses,
		reason: null,
		objectsTo: []
	};
}
function nothing(review, why, objectsTo = []) {
	return {
		review,
		holdsFor: [],
		losses: [],
		reason: why,
		objectsTo
	};
}
/**
* Weighs one review by rules 1 to 7, in that order; the first that does not hold is the reason.
* An objection needs rules 1 to 3 alone. It is heard from a contributor, too: it only narrows, and whoever pushes can
* name anybody as co-author of a commit.
*/
function weighReview(review, scale) {
	const silent = notAnOpinion(review, scale.latest);
	if (silent !== null || review.author === null) return nothing(review, silent ?? reason("ghost"));
	const { id } = review.author;
	const own = scale.requirements.filter((requirement) => scale.electorate.isMember(requirement, id));
	if (own.length === 0) return nothing(review, reason("not-member"));
	const noVoice = scale.electorate.noVoice(review.author);
	if (noVoice !== null) return nothing(review, noVoice);
	if (review.state === "CHANGES_REQUESTED") return nothing(review, reason("objects"), own);
	const obstacle = scale.electorate.obstacle(review.author);
	if (obstacle !== null) return nothing(review, obstacle);
	if (!scale.provable) return nothing(review, reason("unprovable"));
	return weighApproval(review, own, scale);
}
// src/core/sign-offs/weigh-sign-offs.ts
/** A function of paths that is asked for the same path once for each reviewed commit. */
function rememberPaths(covering) {
	const known = /* @__PURE__ */ new Map();
	return (path) => {
		const found = known.get(path) ?? covering(path);
		known.set(path, found);
		return found;
	};
}
/** The memory of comparisons: a commit is compared once, whoever reviewed it. */
function comparisons(facts, head, covering) {
	const known = /* @__PURE__ */ new Map();
	return (commit) => {
		const found = known.get(commit);
		if (found !== void 0) return found;
		const changes = changesSince(ownValue$1(facts.snapshots, commit), head);
		const first = changes === null ? null : firstChanges(changes, covering);
		known.set(commit, first);
		return first;
	};
}
const NO_OWNERS = {
	requirements: [],
	covering: () => [],
	unowned: [],
	unownedAtHead: [],
	unknown: []
};
/**
* Weighs every review of a pull request against everything that has to be signed.
* Pure and total: it neither throws on any facts nor depends on the order in which they came.
*/
function weighSignOffs(facts, rules) {
	const head = headOf(ownValue$1(facts.snapshots, facts.pullRequest.head.sha), facts.changes);
	const contributors = contributorsOf(facts.pullRequest, facts.commits);
	const owned = rules.codeOwners === "off" ? NO_OWNERS : codeOwnerScopes(head.changed, facts.ownership, facts.owners, rules.codeOwners);
	const roles = roleScopes(head.changed, facts.roles, rules.roles);
	const requirements = [...owned.requirements, ...roles.requirements].sort(byName);
	const covering = rememberPaths((path) => [...owned.covering(path), ...roles.covering(path)]);
	const electorate = electorateOf(facts, contributors);
	const scale = {
		latest: latestOpinions(facts.reviews),
		requirements,
		electorate,
		provable: isProvable(contributors),
		afterGates: rules.afterGates,
		snapshot: (commit) => ownValue$1(facts.snapshots, commit),
		changesSince: comparisons(facts, head, covering)
	};
	const seated = seatRoles(oldestFirst(facts.reviews).map((review) => weighReview(review, scale)).reverse(), roles.requirements, electorate, rules.distinct);
	const { unowned, unownedAtHead, unknown } = owned;
	return {
		head,
		contributors,
		ownership: {
			unowned,
			unownedAtHead,
			unknown
		},
		unknownRoles: roles.unknown,
		requirements: statesOf(requirements, seated, electorate, facts.people),
		reviews: seated.reviews,
		tooFew: seated.tooFew
	};
}
// src/core/gates/sign-offs/codeowners-findings.ts
/** Most invalid lines that are said one by one; each says how many there are. */
const MOST_LINES = 20;
/** Most paths that one sentence lists. */
const MOST_PATHS = 10;
/** The sentence of an issue as one plain value: its places filled, the marks of code left out. */
function problemOf$2({ says, values }) {
	return says.replace(/`?\{(\w+)\}`?/g, (place, name) => Object.hasOwn(values, name) ? [values[name]].flat().join(", ") : place).slice(0, 300);
}
function lineFindings(issues, id, say) {
	return issues.slice(0, MOST_LINES).map((issue, at) => {
		return say(id, {
			path: issue.where.path,
			index: at + 1,
			count: issues.length,
			problem: problemOf$2(issue)
		}, { where: issue.where });
	});
}
function fileFindings(ownership, { head }, say) {
	const { path, loaded, issues, headIssues, headLoaded = true } = ownership;
	const broken = [...headLoaded ? [] : [say("codeowners-not-loaded-at-head", {}, path === null ? {} : { where: { path } })], ...lineFindings(headIssues, "codeowners-broken", say)];
	if (path === null) return broken;
	if (!loaded) return [say("codeowners-not-loaded", { path }, { where: { path } }), ...broken];
	if (issues.length === 0) return broken;
	const remains = head.entries !== null && (ownValue$1(head.entries, path) ?? null) !== null;
	if (broken.length === 0 && head.changed.includes(path) && remains) return [say("codeowners-mended", {
		path,
		count: issues.length
	}, { where: { path } })];
	return [...lineFindings(issues, "codeowners-invalid", say), ...broken];
}
function unownedFindings({ path }, { ownership: { unowned, unownedAtHead } }, allowed, say) {
	const listed = (paths) => ({
		count: paths.length,
		paths: paths.slice(0, MOST_PATHS)
	});
	if (allowed) {
		const all = [...unowned, ...unownedAtHead];
		return all.length === 0 ? [] : [say("unowned-allowed", listed(all))];
	}
	const findings = [];
	if (unowned.length > 0 && path === null) findings.push(say("no-codeowners", { count: unowned.length }));
	else if (unowned.length > 0) findings.push(say("unowned", listed(unowned)));
	if (unownedAtHead.length > 0) findings.push(say("unowned-at-head", listed(unownedAtHead)));
	return findings;
}
/** What is to be said of CODEOWNERS itself: whether it can be relied on, and whether it owns every changed path. */
function codeownersFindings(ownership, signOffs, unowned, say) {
	const { unknown } = signOffs.ownership;
	const unlisted = {
		count: unknown.length,
		paths: unknown.slice(0, MOST_PATHS)
	};
	return [
		...fileFindings(ownership, signOffs, say),
		...unknown.length > 0 ? [say("ownership-unknown", unlisted)] : [],
		...unownedFindings(ownership, signOffs, unowned === "allow", say)
	];
}
// src/core/gates/sign-offs/contributor-findings.ts
/** Most commits that are said one by one; each says how many there are. */
const MOST_COMMITS = 10;
/** Why nobody can be shown to be independent of the change. E-mail addresses are named by their domain alone. */
function contributorFindings({ authorGone, unattributed }, say) {
	const commits = unattributed.slice(0, MOST_COMMITS).map(({ sha, part, domain }, at) => say("commit-unattributed", {
		commit: sha.slice(0, 7),
		part,
		domain: domain ?? "none",
		index: at + 1,
		count: unattributed.length
	}));
	return authorGone ? [say("author-gone", {}), ...commits] : commits;
}
// src/core/gates/sign-offs/messages.ts
/** What the sign-offs gate says. */
const messages = {
	"head-unreadable": {
		outcome: "error",
		says: "The content of the head commit `{commit}` could not be read in full, so no review can be compared with it.",
		fix: "Run the check again. If this stays, push the branch again."
	},
	"author-gone": {
		outcome: "error",
		says: "The account that opened this pull request is gone, so nobody can be shown to be independent of it; no sign-off counts.",
		fix: "Open the pull request again from an account that exists."
	},
	"commit-unattributed": {
		outcome: "error",
		says: "The e-mail address of the {part} of commit `{commit}` (domain `{domain}`) belongs to no account, so nobody can be shown to be independent of the change, and no sign-off counts ({index} of {count}).",
		fix: "Add the address to the GitHub account of the person, or rewrite the commit with an address that belongs to one. Sign-offs on unchanged content then count again."
	},
	"codeowners-not-loaded": {
		outcome: "error",
		says: "`{path}` is too large for GitHub to load, so nobody owns anything.",
		fix: "Make the file smaller than 3 MB on the base branch."
	},
	"codeowners-invalid": {
		outcome: "error",
		says: "An invalid line of `{path}` on the base branch is skipped, and its files fall to an earlier line or to nobody ({index} of {count}): {problem}",
		fix: "Mend the line on the base branch, or in this pull request."
	},
	"codeowners-broken": {
		outcome: "fail",
		says: "This pull request leaves an invalid line in `{path}`, which would be skipped ({index} of {count}): {problem}",
		fix: "Mend the line."
	},
	"codeowners-not-loaded-at-head": {
		outcome: "fail",
		says: "GitHub would not load CODEOWNERS as this pull request leaves it, so nobody would own anything.",
		fix: "Keep it a text file (no link) of less than 3 MB."
	},
	"codeowners-mended": {
		outcome: "pass",
		says: "Invalid lines of `{path}` on the base branch: {count}. This pull request mends them."
	},
	"ownership-unknown": {
		outcome: "error",
		says: "The owners of changed paths could not be looked up. There are {count}, among them `{paths}`.",
		fix: "Run the check again."
	},
	"no-codeowners": {
		outcome: "fail",
		says: "The base branch has no CODEOWNERS file, so nobody owns what is changed (paths: {count}).",
		fix: "Add a CODEOWNERS file to the base branch, or set `code-owners: off` or `unowned: allow` in the policy."
	},
	unowned: {
		outcome: "fail",
		says: "Changed paths without a code owner: {count}, among them `{paths}`. Every changed path must have one.",
		fix: "Give them an owner in CODEOWNERS on the base branch, or set `unowned: allow` in the policy."
	},
	"unowned-at-head": {
		outcome: "fail",
		says: "CODEOWNERS as this pull request leaves it gives no owner to protected paths: {count}, among them `{paths}`.",
		fix: "Keep an owner for workflows, the policy, CODEOWNERS and checklist definitions."
	},
	"unowned-allowed": {
		outcome: "pass",
		says: "Changed paths that nobody owns, which the policy allows: {count}, among them `{paths}`."
	},
	"role-unknown": {
		outcome: "error",
		says: "The role `{role}` has to sign, but the policy does not define it.",
		fix: "Define the role under `roles:` in the policy, with its owners."
	},
	"owner-unknown": {
		outcome: "error",
		says: "`{owner}` cannot sign for `{requirement}`: there is no such user or team. No other owner is enough in its place.",
		fix: "Correct the name where it is written (CODEOWNERS or the policy's roles)."
	},
	"owner-by-email": {
		outcome: "error",
		says: "`{owner}` cannot sign for `{requirement}`: whose account an e-mail address belongs to cannot be looked up. No other owner is enough in its place.",
		fix: "Name the person as `@user`, or a team as `@org/team`, where it is written (CODEOWNERS or the policy's roles)."
	},
	"owner-secret": {
		outcome: "error",
		says: "`{owner}` cannot sign for `{requirement}`: it is a secret team, which can own nothing. No other owner is enough in its place.",
		fix: "Make the team visible, or name another one."
	},
	"owner-no-write": {
		outcome: "error",
		says: "`{owner}` cannot sign for `{requirement}`: it has no write access of its own to this repository. No other owner is enough in its place.",
		fix: "Give it write access to the repository, or name another owner."
	},
	"owner-unreadable": {
		outcome: "error",
		says: "Who stands behind `{owner}` could not be looked up, so nothing may be concluded about `{requirement}`.",
		fix: "Run the check again. If this stays, check that the app may read the organisation's members."
	},
	"nobody-can": {
		outcome: "error",
		says: "`{requirement}` needs sign-offs: {needs}. Of the people behind `{owners}` ({members}), too few could give one: {able}. {contributors} contributed to this pull request, {others} cannot write to the repository or are bots.",
		fix: "Add people to the team or owners who did not contribute and who have write access, or lower the count in the policy."
	},
	"too-few-people": {
		outcome: "error",
		says: "The roles {roles} need {needed} different people between them, but only {able} could fill them.",
		fix: "Add people to one of the roles who did not contribute and who have write access, or set `distinct: false` in the policy."
	},
	"changes-requested": {
		outcome: "fail",
		says: "`{person}` asks for changes on behalf of `{requirements}`. That blocks until the same person approves or the review is dismissed.",
		fix: "Settle it with them; then they approve, or somebody who may dismisses the review."
	},
	waiting: {
		outcome: "pending",
		says: "`{requirement}` waits for sign-offs: {has} of {needs}.",
		fix: "Ask any of `{ask}` to review and approve."
	},
	signed: {
		outcome: "pass",
		says: "`{requirement}` is signed by {people} (needs {needs}). The changed paths in its scope ({paths}) are what they saw at `{commits}`."
	},
	"owner-left-out": {
		outcome: "pass",
		says: "Nobody can sign for `{requirement}` through `{owner}` ({problem}); its other owners can.",
		fix: "Mend or remove the name where it is written (CODEOWNERS or the policy's roles)."
	},
	"not-asked": {
		outcome: "skip",
		says: "The policy asks for no sign-off here: code owners are off and no role is counted."
	},
	"nothing-to-sign": {
		outcome: "skip",
		says: "No sign-off is needed: no changed path ({count}) has an owner, the policy allows that, and no role is counted."
	}
};
// src/core/gates/sign-offs/options.ts
/** Options of the sign-offs gate. */
const options = strictObject({
	"code-owners": _enum([
		"every",
		"any",
		"off"
	]).default("every").describe("Whose approval changed paths need: `every` set of code owners (for workflows, policy, CODEOWNERS and checklist definitions those before and after the change), `any` as GitHub asks (owners before the change only), or `off`."),
	unowned: _enum(["fail", "allow"]).default("fail").describe("What a changed path without a code owner comes to."),
	roles: record(string().min(1).max(100), int().min(1)).default({}).describe("How many different people of each role of the policy must sign."),
	distinct: boolean().default(false).describe("Whether a person may sign for one role only. Code owners are not part of this."),
	"after-gates": boolean().default(false).describe("Whether a review counts only if the gates on content were green on what it reviewed, before it was sent.")
});
/** The one that comes first in `order`; an option that one side does not mention is the other's to decide. */
function stronger(order, earlier, later) {
	return order.find((choice) => choice === earlier || choice === later);
}
function mostOf(earlier, later) {
	if (earlier === void 0 || later === void 0) return earlier ?? later;
	const counts = new Map(Object.entries(earlier));
	for (const [role, count] of Object.entries(later)) counts.set(role, Math.max(count, counts.get(role) ?? 0));
	return Object.fromEntries(counts);
}
/**
* Joins two sets of options; never weaker than what either says. Works on what is written: an option
* that neither mentions stays unmentioned, so that its default applies once, at the end.
*/
function strengthen(earlier, later) {
	const joined = {
		"code-owners": stronger([
			"every",
			"any",
			"off"
		], earlier["code-owners"], later["code-owners"]),
		unowned: stronger(["fail", "allow"], earlier.unowned, later.unowned),
		roles: mostOf(earlier.roles, later.roles),
		distinct: stronger([true, false], earlier.distinct, later.distinct),
		"after-gates": stronger([true, false], earlier["after-gates"], later["after-gates"])
	};
	return Object.fromEntries(Object.entries(joined).filter(([, value]) => value !== void 0));
}
// src/core/gates/sign-offs/requirement-findings.ts
const OWNER_MESSAGES = {
	unknown: "owner-unknown",
	secret: "owner-secret",
	"no-write": "owner-no-write",
	unreadable: "owner-unreadable"
};
const OWNER_PROBLEMS = {
	unknown: "no such user or team",
	secret: "a secret team",
	"no-write": "no write access of its own",
	unreadable: "could not be looked up"
};
/** GitHub tells nobody whose account an address belongs to. */
function isEmail$1({ handle, status }) {
	return status === "unknown" && !handle.startsWith("@");
}
function messageOf(owner) {
	return isEmail$1(owner) ? "owner-by-email" : OWNER_MESSAGES[owner.status];
}
function problemOf$1(owner) {
	return isEmail$1(owner) ? "an e-mail address, which cannot be looked up" : OWNER_PROBLEMS[owner.status];
}
/** What keeps a requirement from ever being met, or from being known: errors, none of which a review can mend. */
function impossibleFindings(state, say) {
	const { requirement, unresolved, shortage } = state;
	const { name, owners, needs } = requirement;
	const findings = (shortage === null ? unresolved.filter(({ status }) => status === "unreadable") : unresolved).map((owner) => say(messageOf(owner), {
		owner: owner.handle,
		requirement: name
	}));
	if (shortage !== null && (owners.length === 0 || unresolved.length < owners.length)) findings.push(say("nobody-can", {
		requirement: name,
		needs,
		owners,
		...shortage
	}, { who: owners }));
	return findings;
}
function standing$1(state, say) {
	const { requirement, signed, objections, ask } = state;
	const { name, needs, paths } = requirement;
	const has = signed.length;
	if (has < needs) return [say("waiting", {
		requirement: name,
		has,
		needs,
		ask
	}, { who: ask })];
	if (objections.length > 0) return [];
	return [say("signed", {
		requirement: name,
		people: signed.map(({ person }) => person.login),
		needs,
		paths,
		commits: [...new Set(signed.map(({ commit }) => commit.slice(0, 7)))]
	})];
}
/** The outcome of one requirement, and which of its owners are no use. Objections are said once a person, elsewhere. */
function requirementFindings(state, say) {
	const impossible = impossibleFindings(state, say);
	if (impossible.length > 0) return impossible;
	const leftOut = state.unresolved.map((owner) => say("owner-left-out", {
		requirement: state.requirement.name,
		owner: owner.handle,
		problem: problemOf$1(owner)
	}));
	return [...standing$1(state, say), ...leftOut];
}
/** One finding for each person who asks for changes, with everything that it blocks. */
function objectionFindings(states, say) {
	const blocked = /* @__PURE__ */ new Map();
	for (const { requirement, objections } of states) for (const { id, login } of objections) {
		const entry = blocked.get(id) ?? {
			login,
			requirements: []
		};
		entry.requirements.push(requirement.name);
		blocked.set(id, entry);
	}
	return [...blocked].sort(([a], [b]) => a - b).map(([, { login, requirements }]) => say("changes-requested", {
		person: login,
		requirements
	}, { who: [`@${login}`] }));
}
// src/core/gates/sign-offs/tables.ts
/** Why a review does not count, as the table says it. Losses know the requirements that they are about. */
const WHY = {
	comment: "a comment changes nothing",
	"not-submitted": "not submitted yet",
	superseded: "the same person reviewed again later",
	dismissed: "dismissed",
	objects: "asks for changes; blocks {requirements}",
	ghost: "the account is gone",
	"not-member": "not a member of any owner or role that has to sign",
	bot: "a bot cannot sign",
	"no-write": "no write access (permission: {permission})",
	"opened-it": "opened this pull request",
	contributed: "wrote commit `{commit}` of this pull request",
	unprovable: "not everybody who contributed to this pull request is known",
	gone: "the reviewed commit or the head cannot be read, so they cannot be compared",
	changed: "`{path}` changed after (`{old}` → `{new}`)",
	"before-evidence": "given before the evidence was complete: the gates on content were not yet green on the reviewed commit",
	"counted-elsewhere": "counted for {counted} instead"
};
const STATES = {
	APPROVED: "approved",
	CHANGES_REQUESTED: "asked for changes",
	COMMENTED: "commented",
	DISMISSED: "dismissed",
	PENDING: "not submitted"
};
function when(submittedAt) {
	const instant = instantOf(submittedAt);
	if (instant === null) return "at an unknown time";
	return `${new Date(instant).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
function why({ id, values }, blocked) {
	return {
		says: WHY[id],
		values: id === "objects" ? {
			...values,
			requirements: blocked
		} : values
	};
}
/** Losses by reason, each with the first example and everything it was lost for. */
function byReason(losses) {
	const groups = /* @__PURE__ */ new Map();
	for (const { requirement, reason } of losses) {
		const group = groups.get(reason.id) ?? {
			...reason,
			lost: []
		};
		group.lost.push(requirement.name);
		groups.set(reason.id, group);
	}
	return [...groups.values()];
}
function reviewRows({ review, holdsFor, losses, reason, objectsTo }) {
	const about = [`${STATES[review.state]} ${when(review.submittedAt)}`, review.author === null ? "a deleted account" : {
		says: "`{login}`",
		values: { login: review.author.login }
	}];
	if (reason !== null) return [[
		...about,
		"–",
		why(reason, objectsTo.map(({ name }) => name))
	]];
	const rows = [];
	if (holdsFor.length > 0) {
		const unchanged = {
			says: "what they saw at `{commit}` is unchanged",
			values: { commit: (review.commit ?? "").slice(0, 7) }
		};
		rows.push([
			...about,
			holdsFor.map(({ name }) => name),
			unchanged
		]);
	}
	for (const { id, values, lost } of byReason(losses)) rows.push([
		...about,
		"–",
		{
			says: `not for {lost}: ${WHY[id]}`,
			values: {
				...values,
				lost
			}
		}
	]);
	return rows;
}
/** Every review, the newest first, counted or not, and why. A review that counts for one thing and not for another has a row for each. */
function reviewTable(reviews) {
	return {
		title: "Sign-offs: every review, counted or not",
		columns: [
			"review",
			"by",
			"counts for",
			"why"
		],
		rows: reviews.flatMap(reviewRows)
	};
}
/** Everything that has to be signed: by whom, how often, and who did. */
function requirementTable(states) {
	return {
		title: "Who is asked",
		columns: [
			"sign-off",
			"owners",
			"needs",
			"has"
		],
		rows: states.map(({ requirement: { name, kind, owners, needs }, signed }) => [
			{
				says: kind === "role" ? "role `{name}`" : "code owners",
				values: { name }
			},
			{
				says: "`{owners}`",
				values: { owners }
			},
			needs,
			signed.length === 0 ? "–" : {
				says: "`{people}`",
				values: { people: signed.map((s) => s.person.login) }
			}
		])
	};
}
// src/core/gates/sign-offs/gate.ts
/** What is said whoever has to sign: whether the facts can carry any sign-off at all. */
function groundFindings(facts, asked, signOffs, say) {
	const { head, contributors, unknownRoles, requirements, tooFew } = signOffs;
	const commit = facts.pullRequest.head.sha.slice(0, 7);
	const isOff = asked["code-owners"] === "off";
	return [
		...head.entries === null ? [say("head-unreadable", { commit })] : [],
		...requirements.length > 0 ? contributorFindings(contributors, say) : [],
		...unknownRoles.map((role) => say("role-unknown", { role })),
		...isOff ? [] : codeownersFindings(facts.ownership, signOffs, asked.unowned, say),
		...tooFew === null ? [] : [say("too-few-people", { ...tooFew })]
	];
}
function evaluate$1(facts, asked, say) {
	const { "code-owners": codeOwners, roles, distinct, "after-gates": afterGates } = asked;
	if (codeOwners === "off" && Object.keys(roles).length === 0) return { findings: [say("not-asked", {})] };
	const signOffs = weighSignOffs(facts, {
		codeOwners,
		roles,
		distinct,
		afterGates
	});
	const { requirements, reviews, head } = signOffs;
	const findings = [
		...groundFindings(facts, asked, signOffs, say),
		...objectionFindings(requirements, say),
		...requirements.flatMap((state) => requirementFindings(state, say))
	].sort((a, b) => byGravity(a.outcome, b.outcome));
	if (requirements.length === 0 && !findings.some(({ outcome }) => blocks(outcome))) return { findings: [say("nothing-to-sign", { count: head.changed.length })] };
	return {
		findings,
		tables: [reviewTable(reviews), requirementTable(requirements)]
	};
}
// src/core/gates/registry.ts
/** Every gate, by id. The widening is safe: the judge hands each gate what it declared to need. */
const gates = [
	checklist,
	evidence$2,
	packageGate,
	rollback,
	defineGate({
		meta: {
			id: "sign-offs",
			title: "the people who have to stand behind it have signed this very content",
			summary: "Code owners and roles approved, and what they approved is what would be merged.",
			kind: "people",
			since: "0.1"
		},
		needs: [
			"pullRequest",
			"changes",
			"roles",
			"ownership",
			"owners",
			"people",
			"reviews",
			"commits",
			"snapshots"
		],
		options,
		messages,
		strengthen,
		roles: ({ roles }) => Object.keys(roles).map((role) => ({
			role,
			path: ["roles", role]
		})),
		evaluate: evaluate$1
	})
];
// src/core/policy/policy.ts
/** Risk of a package, from the lightest. `Unknown` is treated as `High`. */
const RISKS = [
	"Low",
	"Medium",
	"High"
];
/** Where a policy is looked for, in this order; the first that exists counts. */
const POLICY_PATHS = [".github/gatehouse.yml", ".github/gatehouse.yaml"];
// src/core/policy/gates-for.ts
/** What the first stage asks of a gate that it does not name. */
const UNNAMED = {
	on: true,
	severity: "block",
	options: {}
};
/**
* The gates of a stage for a package of a risk, in the registry's order.
* Joins, from first to last, the stages up to this one and the risk tiers up to this one: each only adds, to what an
* earlier one asks for by a default, too.
*/
function gatesFor(policy, stage, risk) {
	const upTo = policy.stages.slice(0, policy.stages.findIndex(({ name }) => name === stage.name) + 1);
	const tiers = RISKS.slice(0, RISKS.indexOf(risk) + 1).map((tier) => policy.risk[tier] ?? {});
	const [first, ...later] = [...upTo.map((each) => each.gates), ...tiers];
	const boundary = boundaryOf(upTo);
	return gates.flatMap((gate) => {
		const { id } = gate.meta;
		const setting = later.reduce((joined, layer) => join(gate, joined, layer[id]), first?.[id] ?? UNNAMED);
		if (!setting.on) return [];
		const options = gate.options.parse(withBoundary(gate, setting.options, boundary));
		return [{
			gate,
			severity: setting.severity,
			options
		}];
	});
}
/** The farthest boundary that the stages up to this one require. */
function boundaryOf(stages) {
	const farthest = Math.max(-1, ...stages.flatMap(({ requires }) => requires === void 0 ? [] : [BOUNDARIES.indexOf(requires)]));
	return BOUNDARIES[farthest];
}
/** A stage's `requires` reaches the gates that have an option of that name, and the farther of the two counts. */
function withBoundary(gate, options, boundary) {
	if (boundary === void 0 || !("requires" in gate.options.shape)) return options;
	return gate.strengthen({ requires: boundary }, options);
}
/** What both settings ask for. Defaults of the earlier one are asked for as much as what it writes. */
function join(gate, earlier, later) {
	if (later === void 0) return earlier;
	if (!earlier.on) return later;
	if (!later.on) return earlier;
	return {
		on: true,
		severity: earlier.severity === "block" || later.severity === "block" ? "block" : "warn",
		options: gate.strengthen(gate.options.parse(earlier.options), later.options)
	};
}
// src/core/policy/risk-of.ts
/**
* The risk that a pull request is judged by: the gravest of its packages, at head and at base,
* so that a pull request cannot lower the bar that it is measured by. Unknown or unreadable counts as High;
* no package at all as Low.
*/
function riskOf(packages, baseline) {
	let gravest = 0;
	for (const { manifest } of [...packages, ...baseline]) {
		const declared = manifest.ok ? manifest.value.handoff.package.risk : void 0;
		const rank = RISKS.findIndex((risk) => risk === declared);
		gravest = Math.max(gravest, rank === -1 ? RISKS.length - 1 : rank);
	}
	return RISKS[gravest] ?? "High";
}
// src/core/judge/notices.ts
/**
* What has to be said about the judgement itself: incomplete facts, nothing applied, no package touched and why,
* a policy whose review is due. What only informs comes to `skip` or `pass`, and so never decides.
*/
function noticesOf(policy, stage, facts, anythingApplied) {
	const notices = facts.incomplete.map((statement) => ({
		...statement,
		outcome: "error"
	}));
	if (!anythingApplied) notices.push({
		id: "nothing-applied",
		outcome: "error",
		says: "no gate of stage `{stage}` had anything to look at, and a gated branch is never passed by silence",
		fix: "touch a package ({packages}), or give the stage a gate that applies to every pull request, such as sign-offs",
		values: {
			stage: stage.name,
			packages: policy.packages
		}
	});
	notices.push(...untouched(policy, facts), ...manifestsElsewhere(policy, facts));
	if (policy.reviewBy !== void 0 && facts.now.slice(0, 10) > policy.reviewBy) notices.push({
		id: "policy-review-overdue",
		outcome: "pass",
		says: "the policy itself was to be reviewed by {date}; it still judges",
		fix: "review `{path}` and move `review_by`",
		values: {
			date: policy.reviewBy,
			path: policy.path
		},
		where: { path: policy.path }
	});
	return notices;
}
/** That no package is touched, and what would be one: otherwise a green verdict seems to have looked at something. */
function untouched({ packages }, facts) {
	if (facts.packages.length > 0 || facts.baseline.length > 0 || packages.length === 0) return [];
	return [{
		id: "no-package",
		outcome: "skip",
		says: "this change touches no package; packages are the folders `{packages}`",
		values: { packages }
	}];
}
const MANIFEST = /(?:^|\/)handoff\.ya?ml$/;
/** Most manifests that one sentence lists. */
const MOST_MANIFESTS = 5;
/** Manifests in the change that lie in no package: most likely somebody takes their folder for one. */
function manifestsElsewhere({ packages, path }, facts) {
	const judged = facts.packages.map(({ folder }) => `${folder}/`);
	const stray = (facts.changes?.paths ?? []).filter((changed) => changed.after !== null && MANIFEST.test(changed.path)).map((changed) => changed.path).filter((manifest) => !judged.some((folder) => manifest.startsWith(folder)));
	const [first] = stray;
	if (first === void 0) return [];
	return [{
		id: "manifest-elsewhere",
		outcome: "skip",
		says: "`{manifests}` is in no package, so it is not judged; packages are the folders `{packages}`",
		fix: "move its folder to where packages are, or have that place added to `packages` in `{policy}`",
		values: {
			manifests: stray.slice(0, MOST_MANIFESTS),
			packages,
			policy: path
		},
		where: { path: first }
	}];
}
// src/core/judge/outcome-of.ts
/**
* What gates and notices come to: the gravest of the notices and of the gates that may block.
* A gate that only warns never blocks; where it is the only one that applied, the pull request passes.
*/
function outcomeOf(gates, notices) {
	return gravest([...gates.map(({ severity, outcome }) => {
		if (severity === "block") return outcome;
		return outcome === "skip" ? "skip" : "pass";
	}), ...notices.map(({ outcome }) => outcome)]);
}
// src/core/judge/judge.ts
/**
* Judges a pull request by a policy. Pure: the same policy and facts give the same verdict.
*
* The outcome is the gravest of the blocking gates and of the notices. Nothing applied is an error, not a pass;
* a gate that throws is an error of ours and never a pass; incomplete facts are errors.
*/
function judge(policy, stage, facts, options) {
	return judgeByGates({
		policy,
		stage,
		configured: gatesFor(policy, stage, riskOf(facts.packages, facts.baseline))
	}, facts, options);
}
/** Judges by gates that are chosen already: {@link judge} without the choice. */
function judgeByGates({ policy, stage, configured }, facts, { missingFacts }) {
	const deferred = missingFacts === "defer" ? configured.filter((each) => lacks(each, facts).length > 0) : [];
	const results = configured.filter((each) => !deferred.includes(each)).map((each) => resultOf(each, facts));
	const notices = noticesOf(policy, stage, facts, results.filter(({ outcome }) => outcome !== "skip").length > 0 || deferred.length > 0);
	const content = results.filter(({ severity, kind }) => severity === "block" && kind === "content");
	return {
		outcome: outcomeOf(results, notices),
		stage: stage.name,
		packages: facts.packages.map(judgedPackage),
		head: facts.pullRequest.head.sha,
		base: facts.pullRequest.base.sha,
		policy: {
			path: policy.path,
			digest: policy.digest
		},
		at: facts.now,
		gates: results,
		deferred: deferred.map(({ gate }) => gate.meta.id),
		contentGreen: ![...content, ...notices].some(({ outcome }) => blocks(outcome)),
		notices
	};
}
function lacks({ gate }, facts) {
	return gate.needs.filter((key) => facts[key] === void 0);
}
function resultOf(configured, facts) {
	const { gate, severity } = configured;
	const { findings, tables = [] } = evaluate(configured, facts);
	const sorted = findings.toSorted((a, b) => byGravity(a.outcome, b.outcome));
	return {
		gate: gate.meta.id,
		title: gate.meta.title,
		severity,
		outcome: gravest(sorted.map(({ outcome }) => outcome)),
		kind: gate.meta.kind,
		findings: sorted,
		tables
	};
}
/** Runs a gate. Whatever goes wrong inside it becomes an `error` finding that names the gate, never a pass. */
function evaluate(configured, facts) {
	const { gate, options } = configured;
	const missing = lacks(configured, facts);
	if (missing.length > 0) return ownFault("facts-missing", "gate `{gate}` needs facts that were not collected: {missing}", {
		gate: gate.meta.id,
		missing
	});
	try {
		const evaluation = gate.evaluate(facts, options, sayer(gate.messages));
		if (evaluation.findings.length > 0) return evaluation;
		return ownFault("gate-silent", "gate `{gate}` came to no finding at all", { gate: gate.meta.id });
	} catch (error) {
		const cause = error instanceof Error ? error.message : String(error);
		return ownFault("gate-crashed", "gate `{gate}` broke off: {cause}", {
			gate: gate.meta.id,
			cause
		});
	}
}
/** A fault of Gatehouse itself: said as such, so that nobody looks for it in their own files. */
function ownFault(id, says, values) {
	return { findings: [{
		id,
		outcome: "error",
		says,
		fix: "this is a fault of Gatehouse, not of your files: please report it with this message",
		values
	}] };
}
function judgedPackage({ folder, manifest }) {
	if (!manifest.ok) return { folder };
	const { name, version, risk } = manifest.value.handoff.package;
	return {
		folder,
		name,
		version,
		...risk === void 0 ? {} : { risk }
	};
}
// src/core/judge/refuse.ts
/** A verdict where no gate could be asked: every reason is an error, so it never lets anything through. */
function refuse({ stage, pullRequest, policy, now, because }) {
	return {
		outcome: "error",
		stage,
		packages: [],
		head: pullRequest.head.sha,
		base: pullRequest.base.sha,
		policy,
		at: now,
		gates: [],
		deferred: [],
		contentGreen: false,
		notices: because.map((statement) => ({
			...statement,
			outcome: "error"
		}))
	};
}
/** Why a broken policy refuses: its mistakes, and that they are on the base branch, where this pull request cannot mend them. */
function brokenPolicy(issues, path, baseRef) {
	return [{
		id: "policy-broken",
		says: "the policy `{path}` on `{base}` is not valid, so no pull request to that branch can pass",
		fix: "mend it on `{base}`",
		values: {
			path,
			base: baseRef
		}
	}, ...issues];
}
/** Why a branch that several stages claim by glob refuses. */
function ambiguousStage(choice, branch) {
	return [{
		id: "ambiguous-stage",
		says: "branch `{branch}` matches patterns of several stages: {stages}",
		fix: "name the branch exactly in the stage that it belongs to",
		values: {
			branch,
			stages: choice.stages
		}
	}];
}
// src/core/policy/stage-of.ts
/** Chooses the stage of a base branch: an exact name wins over a glob; two globs that both match are ambiguous. */
function stageOf(policy, branch) {
	const exact = policy.stages.find(({ branches }) => branches.includes(branch));
	if (exact !== void 0) return {
		kind: "stage",
		stage: exact
	};
	const matching = policy.stages.filter(({ branches }) => branches.some((pattern) => minimatch(branch, pattern, {
		dot: true,
		nobrace: true,
		nonegate: true,
		nocomment: true
	})));
	const [only, ...others] = matching;
	if (only === void 0) return { kind: "none" };
	if (others.length === 0) return {
		kind: "stage",
		stage: only
	};
	return {
		kind: "ambiguous",
		stages: matching.map(({ name }) => name)
	};
}
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
const MOST_ISSUES$1 = 100;
/** The first issues of a file in its order, and a last one that counts those left out. */
function inOrder$1(issues) {
	const sorted = issues.toSorted((a, b) => (a.where.line ?? 0) - (b.where.line ?? 0) || (a.where.column ?? 0) - (b.where.column ?? 0));
	const last = sorted[99];
	if (last === void 0 || sorted.length === MOST_ISSUES$1) return sorted;
	const count = sorted.length - MOST_ISSUES$1;
	return [...sorted.slice(0, MOST_ISSUES$1), checklistIssue("more-issues", last.where, { count })];
}
// src/core/source/front-matter.ts
const OPENING = /^\uFEFF?---[ \t]*(?:\r\n|\n|\r)/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)/;
/**
* Cuts the YAML front matter off a Markdown file: a first line `---`, up to a line `---` or `...`.
* Gives `null` where there is none, or where it is never closed (then the `---` is a ruler, as GitHub shows it).
*/
function splitFrontMatter(text) {
	const opening = OPENING.exec(text);
	if (opening === null) return null;
	const start = opening[0].length;
	for (let at = start, line = 1; at < text.length; at = nextLine(text, at), line++) {
		const head = text[at];
		if (head !== "-" && head !== ".") continue;
		if (CLOSING.exec(text.slice(at, at + 256)) === null) continue;
		const body = text.slice(nextLine(text, at));
		return {
			yaml: text.slice(start, at),
			yamlLineOffset: 1,
			body,
			bodyLineOffset: line + 1
		};
	}
	return null;
}
/** Offset of the line after the one that holds `at`; the end of the text when it is the last. */
function nextLine(text, at) {
	for (let i = at; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code === 10) return i + 1;
		if (code === 13) return text.charCodeAt(i + 1) === 10 ? i + 2 : i + 1;
	}
	return text.length;
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
// src/core/checklist/link-path.ts
/** A link with a scheme (`https:`, `mailto:`, also `C:`) or to another host. */
const OUTSIDE = /^(?:[A-Za-z][A-Za-z0-9+.-]*:|\/\/)/;
/**
* The path of a Markdown link that stays in the repository: without query and fragment, percent escapes undone.
* `undefined` for a link that leads elsewhere, or to a heading of the same page.
*/
function linkPath(href) {
	if (OUTSIDE.test(href)) return void 0;
	const path = href.replace(/[?#].*$/s, "");
	if (path === "") return void 0;
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
// src/core/checklist/markdown-parser.ts
/** Deeper block structure than this is not parsed; see {@link isTooDeep}. */
const DEEPEST = 60;
/** Offsets at which inline tokens were pushed. Not in their `meta`, which links and images write themselves. */
const pushedAt = /* @__PURE__ */ new WeakMap();
/** Reads Markdown as GitHub does where it matters to task lists. Made once: it keeps no state between calls. */
const parser = makeParser();
function makeParser() {
	const made = new MarkdownItCallable("commonmark", {
		html: true,
		maxNesting: DEEPEST
	});
	made.enable(["table", "strikethrough"]);
	made.validateLink = () => true;
	made.normalizeLink = (url) => url;
	made.inline.State = class extends made.inline.State {
		push(...pushed) {
			const token = super.push(...pushed);
			pushedAt.set(token, this.pos);
			return token;
		}
	};
	return made;
}
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
	const offset = pushedAt.get(token);
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
		if (key === void 0) return [checklistIssue("bad-attribute", where, { found: shown$2(raw) })];
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
			key: shown$2(key),
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
		id: shown$2(value),
		found: shown$2(value)
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
		issues: inOrder$1(all)
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
// src/core/source/in-order.ts
/** More mistakes than this in one file are counted, not listed. */
const MOST_ISSUES = 100;
const MORE = "more-issues";
/**
* The mistakes of one file in the order of their places; after the first hundred, one `more-issues` that says how many
* are left. Takes lists that were bounded before, too.
*/
function inOrder(issues) {
	const listed = issues.filter(({ id }) => id !== MORE).toSorted(byPlace);
	const left = issues.filter(({ id }) => id === MORE).map(({ values: { count } }) => Number(count)).reduce((sum, count) => sum + count, Math.max(0, listed.length - MOST_ISSUES));
	const last = listed[Math.min(MOST_ISSUES, listed.length) - 1];
	if (left === 0 || last === void 0) return listed;
	const rest = {
		id: MORE,
		says: "{count} more mistakes follow in this file.",
		fix: "Mend the ones that are listed first.",
		values: { count: left },
		where: last.where
	};
	return [...listed.slice(0, MOST_ISSUES), rest];
}
function byPlace(a, b) {
	const lines = (a.where.line ?? 0) - (b.where.line ?? 0);
	const columns = (a.where.column ?? 0) - (b.where.column ?? 0);
	return lines || columns || (a.id < b.id ? -1 : Number(a.id > b.id));
}
// src/core/source/describe-value.ts
/** The kind of a value in plain words. */
function kindOf$1(value) {
	if (value === null || value === void 0) return "nothing";
	if (Array.isArray(value)) return "a list";
	if (typeof value === "string") return "text";
	if (typeof value === "number") return "a number";
	if (typeof value === "boolean") return "true or false";
	return "a mapping";
}
/** What was found, with the value itself where it is short enough to help. */
function describeFound(value) {
	if (typeof value === "string") return value === "" ? "empty text" : `"${shown$2(value)}"`;
	if (typeof value === "number" || typeof value === "boolean") return String(value);
	return kindOf$1(value);
}
const KINDS = {
	string: "text",
	number: "a number",
	int: "a whole number",
	boolean: "true or false",
	array: "a list",
	tuple: "a list",
	object: "a mapping of keys to values",
	record: "a mapping of keys to values",
	null: "nothing"
};
const COUNTED = {
	string: ["text", "characters"],
	array: ["a list", "entries"],
	set: ["a list", "entries"],
	object: ["a mapping", "keys"],
	record: ["a mapping", "keys"]
};
/** What a zod issue says was expected, in words that fit after "expected". */
function describeExpected(issue) {
	switch (issue.code) {
		case "invalid_type": return KINDS[issue.expected] ?? issue.expected;
		case "invalid_value": return issue.values.length === 1 ? String(issue.values[0]) : `one of ${issue.values.map(String).join(", ")}`;
		case "too_small": return amount(issue.origin, issue.inclusive === false ? "more than" : "at least", issue.minimum);
		case "too_big": return amount(issue.origin, issue.inclusive === false ? "less than" : "at most", issue.maximum);
		case "not_multiple_of": return `a number that is a multiple of ${issue.divisor}`;
		case "invalid_format": return issue.format === "regex" ? `text that matches ${issue.pattern ?? "the pattern"}` : `text in the form ${issue.format}`;
		case "invalid_union": {
			const branches = issue.errors.flatMap((branch) => branch.filter((one) => one.path.length === 0).slice(0, 1));
			return [...new Set(branches.map(describeExpected))].join(" or ") || "another value";
		}
		default: return "another value";
	}
}
function amount(origin, bound, limit) {
	const counted = COUNTED[origin];
	if (counted === void 0) return `a number of ${bound} ${limit}`;
	const [kind, unit] = counted;
	if (bound === "at least" && Number(limit) === 1) return `${kind} that is not empty`;
	return `${kind} with ${bound} ${limit} ${unit}`;
}
// src/core/source/schema-issues.ts
const EXPECTED = "expected ";
/** Comparing names takes time: a file with more unknown keys than this gets no further suggestions. */
const MOST_SUGGESTIONS = 200;
/** Turns zod's issues about one document into issues with places and plain words. */
var SchemaIssues = class {
	#value;
	#positions;
	#path;
	#spellings;
	#suggestions = MOST_SUGGESTIONS;
	/** `value` is the document's own without extensions. */
	constructor(value, { positions, spellings = {} }, path) {
		this.#value = value;
		this.#positions = positions;
		this.#spellings = spellings;
		this.#path = path;
	}
	/** Every issue, in zod's order; unions are told as the branch that was nearest to fitting. */
	translate(issues) {
		return issues.flatMap((issue) => this.#one(issue, issue.path.map(asName)));
	}
	#one(issue, path) {
		if (issue.code === "unrecognized_keys") return this.#unknownKeys(issue.keys, issue.message, path);
		if (issue.code === "custom") return [this.#custom(issue, path)];
		if (issue.code === "invalid_key") return [this.#badKey(issue, path)];
		if (issue.code === "invalid_union" && issue.message === "") return this.#union(issue, path);
		const wrongKind = issue.code === "invalid_type";
		const { message } = issue;
		return [this.#plain(path, {
			expected: describeExpected(issue),
			message,
			wrongKind,
			choices: choices(issue)
		})];
	}
	#unknownKeys(keys, carried, path) {
		const known = knownKeys(carried);
		return keys.map((key) => {
			const where = locateKey(this.#path, this.#positions, [...path, key]);
			this.#suggestions -= 1;
			return {
				...unknownKey(key, this.#suggestions < 0 ? [] : known),
				where
			};
		});
	}
	#custom(issue, path) {
		const { id: ownId, says, fix, values: ownValues } = issue.params ?? {};
		const id = textOf$1(ownId) ?? "wrong-value";
		const where = this.#locate(path);
		const values = {
			key: named(path),
			found: this.#found(path),
			...valuesOf(ownValues)
		};
		const advice = typeof fix === "string" ? { fix } : {};
		if (typeof says === "string") return {
			id,
			says,
			...advice,
			values,
			where
		};
		return {
			...sentence$1(id, path, issue.message || "expected another value", values),
			...advice,
			where
		};
	}
	#badKey(issue, path) {
		const where = locateKey(this.#path, this.#positions, path);
		const [inner] = issue.issues;
		const key = shown$2(String(path.at(-1) ?? ""));
		const known = inner === void 0 ? void 0 : choices(inner);
		if (known !== void 0) return {
			...unknownKey(String(path.at(-1) ?? ""), known),
			where
		};
		return {
			id: "wrong-value",
			says: "The key `{key}` does not fit: expected {expected}.",
			values: {
				key,
				expected: ownExpectation(issue.message || inner?.message || "") ?? (inner === void 0 ? "another name" : describeExpected(inner))
			},
			where
		};
	}
	/** Follows the branch whose kind fits and that has the fewest mistakes; where no kind fits, says what all expect. */
	#union(issue, path) {
		const options = choices(issue);
		if (options !== void 0) return [this.#plain(path, ofChoices(options))];
		const nearest = issue.errors.filter((branch) => branch.length > 0 && !branch.some(refusesKind)).toSorted((a, b) => a.length - b.length)[0];
		if (nearest !== void 0 && at(this.#value, path) !== void 0) return nearest.flatMap((inner) => this.#one(inner, [...path, ...inner.path.map(asName)]));
		const roots = issue.errors.flatMap((branch) => branch.filter(refusesKind).slice(0, 1));
		const literals = roots.flatMap((one) => choices(one) ?? []);
		if (literals.length > 0 && roots.every((one) => choices(one) !== void 0)) return [this.#plain(path, ofChoices(literals))];
		const expected = [...new Set(roots.map(describeExpected))].join(" or ") || "another value";
		return [this.#plain(path, {
			expected,
			message: "",
			wrongKind: true,
			choices: literals
		})];
	}
	/** One value that is missing, of the wrong kind, or not among those allowed. */
	#plain(path, words) {
		const found = at(this.#value, path);
		const where = this.#locate(path);
		const expected = ownExpectation(words.message) ?? words.expected;
		if (found === void 0 && path.length > 0) return {
			...missingKey(path, expected),
			where
		};
		const id = words.wrongKind ? "wrong-type" : "wrong-value";
		const values = {
			key: named(path),
			expected,
			found: this.#found(path)
		};
		const issue = sentence$1(id, path, words.message || `expected ${expected}`, values);
		const meant = typeof found === "string" ? didYouMean(found, words.choices ?? []) : void 0;
		if (meant !== void 0) return {
			...issue,
			fix: "Did you mean `{nearest}`?",
			values: {
				...issue.values,
				nearest: meant
			},
			where
		};
		const quote = expected === "text" && (typeof found === "number" || typeof found === "boolean");
		return {
			...issue,
			...quote ? { fix: "Put the value in quotes." } : {},
			where
		};
	}
	/** What stands there, a number as the file writes it. */
	#found(path) {
		const found = at(this.#value, path);
		return (typeof found === "number" ? this.#spellings[toPointer(path)] : void 0) ?? describeFound(found);
	}
	#locate(path) {
		return locate(this.#path, this.#positions, path);
	}
};
function unknownKey(key, known) {
	const nearest = didYouMean(key, known);
	const says = "Unknown key `{key}`.";
	const values = {
		key: shown$2(key),
		known
	};
	if (nearest !== void 0) return {
		id: "unknown-key",
		says,
		fix: "Did you mean `{nearest}`?",
		values: {
			...values,
			nearest
		}
	};
	return {
		id: "unknown-key",
		says,
		fix: known.length > 0 ? "Known here: {known}. Keys that begin with `x-` are ignored." : "Remove it, or begin it with `x-`.",
		values
	};
}
function missingKey(path, expected) {
	const parent = path.slice(0, -1);
	const values = {
		key: shown$2(String(path.at(-1))),
		parent: named(parent),
		expected
	};
	return {
		id: "missing-key",
		says: parent.length === 0 ? "The key `{key}` is missing: expected {expected}." : "`{parent}` lacks the key `{key}`: expected {expected}.",
		fix: "Add `{key}`.",
		values
	};
}
/** A branch whose root already refuses the value's kind (or literal) was not the one meant. */
function refusesKind(issue) {
	return issue.path.length === 0 && (issue.code === "invalid_type" || issue.code === "invalid_value");
}
/** Values that would have been allowed, where there is a list of them. */
function choices(issue) {
	if (issue.code === "invalid_value") return issue.values.map(String);
	if (issue.code === "invalid_union" && "options" in issue && Array.isArray(issue.options)) return issue.options.map(String);
}
function ofChoices(options) {
	return {
		expected: options.length === 1 ? `${options[0]}` : `one of ${options.join(", ")}`,
		message: "",
		wrongKind: false,
		choices: options
	};
}
/** A schema's own message "expected …" without its first word, so that it can stand in our sentences. */
function ownExpectation(message) {
	return message.startsWith(EXPECTED) ? message.slice(9) : void 0;
}
/** A message "expected …" is joined to the key and to what was found; any other message is a sentence of its own. */
function sentence$1(id, path, message, values) {
	const expected = ownExpectation(message);
	if (expected === void 0) return {
		id,
		says: "{text}",
		values: {
			...values,
			text: message
		}
	};
	return {
		id,
		says: `${path.length === 0 ? "This file does not fit" : "`{key}` does not fit"}: expected {expected}, found {found}.`,
		values: {
			...values,
			expected
		}
	};
}
function knownKeys(carried) {
	if (!carried.startsWith("[")) return [];
	const keys = JSON.parse(carried);
	return Array.isArray(keys) ? keys.map(String) : [];
}
function asName(segment) {
	return typeof segment === "symbol" ? String(segment) : segment;
}
/** A path as people write it: `rollback.triggers[0].op`. */
function named(path) {
	const text = path.map((name) => typeof name === "number" ? `[${name}]` : `.${name}`).join("");
	return shown$2(text.replace(/^\./, ""), 120);
}
function at(value, path) {
	let here = value;
	for (const name of path) {
		if (typeof here !== "object" || here === null || !Object.hasOwn(here, name)) return void 0;
		here = Reflect.get(here, name);
	}
	return here;
}
function textOf$1(value) {
	return typeof value === "string" ? value : void 0;
}
function valuesOf(value) {
	if (typeof value !== "object" || value === null) return {};
	return Object.fromEntries(Object.entries(value).flatMap(([name, one]) => typeof one === "string" || typeof one === "number" || typeof one === "boolean" ? [[name, one]] : []));
}
// src/core/source/check-schema.ts
/**
* Checks a document against a schema and tells every mistake at once, in the order of the file.
*
* Keys that begin with `x-` are dropped before the check, at every depth. A schema's own message is taken as the
* sentence, or, when it begins with "expected ", joined to the key and to what was found; a refinement may give a whole
* statement through its `params`: `{ id, says, fix, values }`.
*
* Ids: `unknown-key`, `missing-key`, `wrong-type`, `wrong-value`, and whatever refinements name.
*/
function checkSchema(schema, document, path) {
	const value = withoutExtensions(document.value);
	const result = schema.safeParse(value, { error: carry });
	if (result.success) return {
		ok: true,
		value: result.data
	};
	return {
		ok: false,
		issues: inOrder(new SchemaIssues(value, document, path).translate(result.error.issues))
	};
}
/**
* Fills the message of zod's issues that the schema left without one. It is never shown: for unknown keys it carries
* the keys that would have been known, which the issue itself does not say.
*/
function carry(issue) {
	if (issue.code !== "unrecognized_keys") return "";
	const { inst } = issue;
	if (inst instanceof $ZodObject) return JSON.stringify(Object.keys(inst._zod.def.shape));
	if (inst instanceof $ZodRecord) return JSON.stringify([...inst._zod.def.keyType._zod.values ?? []].map(String));
	return "";
}
/** A copy without the keys that begin with `x-`. */
function withoutExtensions(value) {
	if (Array.isArray(value)) return value.map(withoutExtensions);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).flatMap(([key, child]) => key.startsWith("x-") ? [] : [[key, withoutExtensions(child)]]));
}
// src/core/checklist/checklist-schema.ts
const requirement = _enum([
	"required",
	"optional",
	"none"
]);
const evidence$1 = union([requirement, array(string().min(1).max(1e3)).max(50)]).describe("In a definition whether a tick counts only with a file: `required`, `optional` or `none`. In a filled copy the files, as paths relative to the checklist.");
const item$1 = strictObject({
	id: string().regex(ITEM_ID, "An id begins with a letter or digit, has letters, digits, `.`, `_` and `-`, and at most 64 in all.").describe("Names the item in the definition and in every filled copy. Unique in its file."),
	text: string().min(1).max(2e3).describe("What is to be confirmed. The same in a filled copy."),
	evidence: evidence$1.optional(),
	role: string().regex(ROLE_NAME, "Expected the name of a role in the policy.").describe("Role of the policy that answers for the item.").optional(),
	done: boolean().describe("Whether it is confirmed. Only in a filled copy.").optional(),
	note: string().max(4e3).describe("Free text for the people who read the copy.").optional(),
	not_applicable: string().max(2e3).describe("Why the item does not apply. Only in a filled copy.").optional()
});
/** A checklist written as YAML: the definition, or a filled copy of it. */
const checklistSchema = strictObject({
	title: string().min(1).max(200).describe("What the list is about.").optional(),
	items: array(item$1).describe("What is to be confirmed, in order.")
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
		issues: inOrder$1(issues)
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
	target: string().max(165).regex(/^[^@\s]+@[^@\s]+$/, "expected a package at a version, such as churn@3.0.0").describe("What was rolled back to."),
	duration: string().refine((text) => parseDuration(text).ok, "expected a length of time such as 7m or 90s").describe("How long it took until the target served again."),
	outcome: _enum(["passed", "failed"]).describe("Whether the rollback did what it should."),
	failure_mode: string().min(1).max(2e3).optional().describe("What was made to fail."),
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
	const { failure_mode, by, ...facts } = checked.value;
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
// src/core/handoff/handoff-sections.ts
const link = string().max(2e3).regex(/^https?:\/\/[!#-;=?-~]+$/, "expected a web address that begins with https://");
const metric = label.describe("Name of a metric: an observation of an evidence file, an SLO or an alert.");
const packageSection = strictObject({
	name: packageName.describe("Name of the package; with the version, its identity."),
	version: version.describe("Semantic version. Content that changes without a new version is an error."),
	description: text$1.optional().describe("What the package is for, in one sentence."),
	license: licence.optional().describe("SPDX licence expression."),
	owner: handle$1.describe("Who answers for the package, spelled as CODEOWNERS spells it; must own this folder there."),
	risk: _enum([
		"Low",
		"Medium",
		"High",
		"Unknown"
	]).optional().describe("Risk tier. Unknown, and no risk at all, is treated as High."),
	previous: version.optional().describe("Version that comparisons are made against, and the default target of a rollback.")
});
const problemSection = strictObject({
	doc: pathOrUri.optional().describe("Document that frames the problem."),
	success: array(strictObject({
		metric,
		op: operator,
		target: quantity.describe("Value to be reached: a promise about the future, with its unit.")
	})).max(100).optional().describe("Metrics that say whether the problem is solved; the same from research to rollback."),
	limitations: array(text$1).max(100).optional().describe("What the package must not be used for.")
});
const dataset = strictObject({
	name: label.describe("Name of the data set, unique in this file."),
	role: _enum([
		"train",
		"validate",
		"test",
		"reference"
	]).optional().describe("What the data was used for."),
	path: pathOrUri.optional().describe("The data, or a Git LFS or DVC pointer to it."),
	license: licence.optional().describe("SPDX licence expression of the data."),
	classification: label.optional().describe("Sensitivity in the owner's own words, such as public or pii."),
	contract: pathOrUri.optional().describe("Data contract."),
	retention: text$1.optional().describe("How long the data may be kept."),
	lineage: array(pathOrUri).max(100).optional().describe("Files that say where the data came from, such as dvc.lock.")
});
const datasetsSection = array(dataset).max(200);
const codeSection = strictObject({
	path: pathOrUri.optional().describe("Folder of the training and serving code."),
	params: pathOrUri.optional().describe("Parameters of the run, with its seed."),
	features: array(pathOrUri).max(100).optional().describe("Feature definitions."),
	environment: array(pathOrUri).max(100).optional().describe("Files that pin the environment: lock files, a Dockerfile, an image by digest.")
});
const modelSection = strictObject({
	path: pathOrUri.optional().describe("The model: a file or a folder."),
	framework: label.optional().describe("Framework of the model, such as sklearn."),
	run_id: label.optional().describe("Run that trained it, as the tracking server names it."),
	approach: pathOrUri.optional().describe("Decision record of the modelling approach."),
	card: pathOrUri.optional().describe("Model card."),
	signature: pathOrUri.optional().describe("OpenSSF signature of the model.")
});
const migrationSection = strictObject({
	doc: pathOrUri.optional().describe("How the package moves into production code."),
	constraints: record(label, quantity).optional().describe("What engineering must be able to meet: metric and bound with its unit.")
});
const evidence = strictObject({
	path: pathOrUri.describe("File that a tool wrote, inside the package folder."),
	as: string().max(40).regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "expected the id of an evidence format, such as junit or metrics").optional().describe("Format of the file."),
	suite: label.optional().describe("Which suite it reports on, where a policy's check names one."),
	about: array(label).max(50).optional().describe("What it is about: model, or names of data sets."),
	environment: label.optional().describe("Where it was measured.")
});
const evidenceSection = array(evidence).max(500);
const rollout = {
	strategy: _enum([
		"canary",
		"blue-green",
		"shadow",
		"flag",
		"recreate"
	]).optional().describe("How the new version takes over."),
	path: pathOrUri.optional().describe("Rollout definition or script."),
	impact: pathOrUri.optional().describe("Who is touched, and what happens if an assumption fails.")
};
const deploymentSection = strictObject({
	...rollout,
	staging: strictObject(rollout).optional().describe("What differs in staging."),
	production: strictObject(rollout).optional().describe("What differs in production.")
});
const monitoringSection = strictObject({
	alerts: pathOrUri.optional().describe("Alert rules."),
	tests: pathOrUri.optional().describe("Tests of the alert rules."),
	slo: pathOrUri.optional().describe("Service level objectives."),
	dashboards: array(link).max(50).optional().describe("Addresses of dashboards."),
	runbook: pathOrUri.optional().describe("What to do when an alert fires."),
	drift: array(label).max(50).optional().describe("Data sets that live data is compared with.")
});
const condition = {
	metric,
	op: operator,
	threshold: quantity.describe("Bound with its unit."),
	lookbackWindow: duration$1.optional().describe("How far back the metric is looked at.")
};
const trigger = strictObject({
	...condition,
	alertAfter: duration$1.optional().describe("How long the condition must hold."),
	severity: _enum(["page", "ticket"]).optional().describe("Whether someone is woken."),
	action: label.optional().describe("What is done, such as replace-model or flag-off.")
});
const rollbackSection = strictObject({
	to: packageAtVersion.optional().describe("Version to go back to; by default the previous one."),
	triggers: array(trigger).max(100).optional().describe("When to go back."),
	path: pathOrUri.optional().describe("Script that goes back."),
	within: duration$1.optional().describe("How long going back may take."),
	authority: handle$1.optional().describe("Who may decide it."),
	stable: strictObject({
		...condition,
		endorsedBy: handle$1.optional().describe("Who confirms it.")
	}).optional().describe("When the package counts as stable after going back."),
	drill: pathOrUri.optional().describe("Record of the last drill, inside the package folder.")
});
// src/core/handoff/handoff-schema.ts
/**
* The sections that may stand in a Markdown file of their own, in the order of the manifest.
* All are optional here: which of them a stage asks for is `required-when.ts`.
*/
const SECTIONS = {
	problem: problemSection.describe("What is solved, for whom, and how success is known."),
	datasets: datasetsSection.describe("Data that the package was made and judged with."),
	code: codeSection.describe("Code that makes and serves the model."),
	model: modelSection.describe("The model itself."),
	migration: migrationSection.describe("What moving it into production code asks for."),
	evidence: evidenceSection.describe("Files that tools wrote; numbers are read from them, never typed here."),
	deployment: deploymentSection.describe("How it is rolled out."),
	monitoring: monitoringSection.describe("How it is watched."),
	rollback: rollbackSection.describe("When, how and by whom it is taken back.")
};
const head = {
	apiVersion: literal("gatehouse/v1").describe("Version of this format."),
	package: packageSection.describe("What is handed over, and who answers for it.")
};
/** A manifest whose sections are all in place. Strict: an unknown key is a mistake, never ignored. */
const handoffSchema = strictObject({
	...head,
	problem: SECTIONS.problem.optional(),
	datasets: SECTIONS.datasets.optional(),
	code: SECTIONS.code.optional(),
	model: SECTIONS.model.optional(),
	migration: SECTIONS.migration.optional(),
	evidence: SECTIONS.evidence.optional(),
	deployment: SECTIONS.deployment.optional(),
	monitoring: SECTIONS.monitoring.optional(),
	rollback: SECTIONS.rollback.optional()
});
const inPlace = (section) => union([section, markdownPath]).optional().describe(section.description ?? "");
/** The manifest as the file writes it: each section in place, or the path of a Markdown file. */
const manifestSchema = strictObject({
	...head,
	problem: inPlace(SECTIONS.problem),
	datasets: inPlace(SECTIONS.datasets),
	code: inPlace(SECTIONS.code),
	model: inPlace(SECTIONS.model),
	migration: inPlace(SECTIONS.migration),
	evidence: inPlace(SECTIONS.evidence),
	deployment: inPlace(SECTIONS.deployment),
	monitoring: inPlace(SECTIONS.monitoring),
	rollback: inPlace(SECTIONS.rollback)
});
// src/core/handoff/read-manifest.ts
/**
* Reads `handoff.yml`. `path` is the file's, `folder` the package's, both repository-relative. Gives the manifest and
* the Markdown files that hold sections of it (to be read, then `resolveSections`), or every mistake with its place.
*/
function readManifest(text, path, folder) {
	const document = readYaml(text, path);
	if (!document.ok) return document;
	const { value, positions } = document.value;
	const places = withFile(positions, path);
	const checked = checkSchema(manifestSchema, document.value, path);
	const escapes = referencedPaths({
		path,
		folder,
		handoff: value,
		positions: places,
		sections: []
	}).issues;
	const found = [
		...checked.ok ? [] : checked.issues,
		...escapes,
		...repeatedNames(value, positions, path)
	];
	if (!checked.ok || found.length > 0) return {
		ok: false,
		issues: inOrder(found)
	};
	const sections = sectionsOf(checked.value, positions, path, folder);
	return {
		ok: true,
		value: {
			path,
			folder,
			manifest: checked.value,
			positions: places,
			sections
		}
	};
}
/** Positions with their file, so that those of several files can stand side by side. */
function withFile(positions, path) {
	return Object.fromEntries(Object.entries(positions).map(([pointer, span]) => [pointer, {
		path,
		...span
	}]));
}
function sectionsOf(manifest, positions, path, folder) {
	return sectionNames().flatMap((section) => {
		const written = manifest[section];
		const target = typeof written === "string" ? resolvePath(folder, written) : null;
		return target === null ? [] : [{
			section,
			path: target,
			where: locate(path, positions, [section])
		}];
	});
}
/** The names of {@link SECTIONS}, in the order of the manifest. */
function sectionNames() {
	return Object.keys(SECTIONS).filter((name) => Object.hasOwn(SECTIONS, name));
}
/** Two data sets of one name could not be told apart by what refers to them. Takes any value, since it may be unchecked. */
function repeatedNames(value, positions, path) {
	const datasets = typeof value === "object" && value !== null && "datasets" in value ? value.datasets : [];
	const seen = /* @__PURE__ */ new Set();
	return (Array.isArray(datasets) ? datasets : []).flatMap((dataset, index) => {
		const name = typeof dataset === "object" && dataset !== null && "name" in dataset ? dataset.name : void 0;
		if (typeof name !== "string") return [];
		if (!seen.has(name)) {
			seen.add(name);
			return [];
		}
		const where = locate(path, positions, [
			"datasets",
			index,
			"name"
		]);
		return [{
			id: "repeated-name",
			says: "Another data set is named `{name}` already.",
			fix: "Give each data set a name of its own.",
			values: { name },
			where
		}];
	});
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
		issues: inOrder(escapes)
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
	const checked = checkSchema(LISTS.get(name) ?? SECTIONS[name], document.value, path);
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
// src/core/collect/read-evidence-file.ts
/**
* Reads one evidence file of a manifest, whatever stands there: what cannot be read as text is a problem at the place
* where the manifest names it, so that it is reported as not evaluable and never overlooked.
*/
async function readEvidenceFile(path, content, format, where) {
	if (content.kind === "text") return readEvidence(format, {
		path,
		text: content.text,
		oid: content.oid
	});
	const digest = content.kind === "absent" ? "" : content.oid;
	return {
		path,
		format: format ?? "",
		digest,
		observations: [],
		problems: [{
			...problemOf(content, path),
			where
		}]
	};
}
function problemOf(content, path) {
	switch (content.kind) {
		case "absent": return {
			id: "evidence-absent",
			says: "`{path}` does not exist",
			fix: "add the file that the tool wrote",
			values: { path }
		};
		case "binary": return {
			id: "evidence-binary",
			says: "`{path}` is not UTF-8 text",
			fix: "commit the tool's text report",
			values: { path }
		};
		case "too-large": return {
			id: "evidence-too-large",
			says: "`{path}` has {size} bytes; at most {limit} are read",
			fix: "commit a summary, or split the report",
			values: {
				path,
				size: content.size,
				limit: content.limit
			}
		};
		case "symlink":
		case "submodule":
		case "folder": return {
			id: "evidence-not-a-file",
			says: "`{path}` is a {kind}, not a file",
			fix: "name the file that the tool wrote",
			values: {
				path,
				kind: content.kind
			}
		};
		default: return content;
	}
}
// src/core/collect/listed-evidence.ts
/** The evidence files that a manifest lists, each as its reader saw it, in the manifest's order. */
async function listedEvidence(manifest, files) {
	const paths = new Map(referencedPaths(manifest).paths.map(({ pointer, path }) => [pointer, path]));
	const listed = (manifest.handoff.evidence ?? []).map(async (entry, index) => {
		const pointer = `/evidence/${index}`;
		const path = paths.get(`${pointer}/path`);
		if (path === void 0) return null;
		const reading = await readEvidenceFile(path, files.get(path) ?? { kind: "absent" }, entry.as, whereOf(manifest, `${pointer}/path`));
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
// src/core/collect/watched-names.ts
/** Files of a folder of alert rules that are read, and words that are kept of all. */
const MOST_FILES = 30;
const MOST_WORDS = 4e3;
/** Characters of a file that are looked at. */
const MOST_TEXT = 4e5;
const WATCHED = /* @__PURE__ */ new Set(["/monitoring/alerts", "/monitoring/slo"]);
/** The files that say what is watched: alert rules and SLOs; of a folder in the package, what lies in it. */
function watchedFiles(handoff, listing) {
	return watchedOf(referencedPaths(handoff)).flatMap(({ path }) => filesAt(path, listing));
}
/**
* The words of the alert rules and SLOs that a manifest names. `null`: some of them cannot be read here (they are elsewhere,
* absent, no text, or too many), so nothing may be concluded from a name that is not among them.
*/
function watchedNames(handoff, listing, contents) {
	const references = referencedPaths(handoff);
	if (references.uris.some(({ pointer }) => WATCHED.has(pointer))) return null;
	const words = /* @__PURE__ */ new Set();
	for (const path of watchedFiles(handoff, listing)) {
		const content = contents.get(path);
		if (content?.kind !== "text" || content.text.length > MOST_TEXT) return null;
		for (const word of wordsOf$1(content.text, 4001)) words.add(word);
	}
	const folders = watchedOf(references).map(({ path }) => filesAt(path, listing).length);
	return words.size > MOST_WORDS || folders.some((count) => count === MOST_FILES) ? null : [...words];
}
function watchedOf({ paths }) {
	return paths.filter(({ pointer }) => WATCHED.has(pointer));
}
function filesAt(path, { files }) {
	const below = files.filter((file) => file.path.startsWith(`${path}/`)).map((file) => file.path);
	return below.length === 0 ? [path] : below.slice(0, MOST_FILES);
}
// src/core/collect/collect-packages.ts
/** The packages of a commit, in the order of the folders. A folder without any file is no package there. */
async function collectPackages(tree, folders, checklists, owners) {
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
			tree,
			folder,
			listing,
			checklists,
			owners
		}, contents);
	});
	return (await Promise.all(packages)).filter((each) => each !== null);
}
/** What alerts and SLOs watch, where that can be told. */
function watched(manifest, listing, files) {
	const names = manifest.ok ? watchedNames(manifest.value, listing, files) : null;
	return names === null ? {} : { watched: names };
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
	const { tree, folder, listing, owners } = context;
	const { path, document: read } = manifestOf(folder, contents);
	const document = listing.complete ? read : cutListing(folder, path);
	const unresolved = document.ok ? {
		...document.value,
		handoff: document.value.manifest
	} : null;
	const [early, entries] = await Promise.all([tree.read(wantedPaths(document.ok ? document.value : null, context)), tree.entries(unresolved === null ? [] : outsidePaths(unresolved, folder))]);
	const manifest = document.ok ? resolveSections(document.value, textsOf(document.value, early)) : document;
	const [late, lateEntries] = manifest.ok ? await readLate(manifest.value, context, early, entries) : [[], []];
	const files = new Map([...early, ...late]);
	const outside = new Map([...entries, ...lateEntries]);
	return {
		folder,
		manifestPath: path,
		manifest,
		files: listing.files,
		references: manifest.ok ? referenceFacts(manifest.value, listing, outside) : [],
		evidence: manifest.ok ? await listedEvidence(manifest.value, files) : [],
		checklists: filledChecklists(context, files),
		owners: owners.ownersOf(path),
		...codeownersOf(owners),
		...watched(manifest, listing, files),
		drill: manifest.ok ? drillOf(manifest.value, files) : null
	};
}
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
/** Files to read before the Markdown sections are in place. */
function wantedPaths(document, { folder, listing, checklists }) {
	const present = new Set(listing.files.map(({ path }) => path));
	const copies = checklistPaths(folder, checklists).filter(({ path }) => present.has(path));
	if (document === null) return copies.map(({ path }) => path);
	const sections = document.sections.map(({ path }) => path);
	const unresolved = {
		...document,
		handoff: document.manifest
	};
	return [
		...sections,
		...namedFiles(unresolved),
		...watchedFiles(unresolved, listing),
		...copies.map(({ path }) => path)
	];
}
/** Evidence files and the drill's record: what is read as content, not only looked up. */
function namedFiles(handoff) {
	return referencedPaths(handoff).paths.flatMap(({ pointer, path }) => /^\/evidence\/\d+\/path$/.test(pointer) || pointer === "/rollback/drill" ? [path] : []);
}
/** What only the Markdown sections name: read in a second round, when there is any. */
async function readLate(manifest, { tree, folder, listing }, read, found) {
	if (manifest.sections.length === 0) return [[], []];
	const files = [...namedFiles(manifest), ...watchedFiles(manifest, listing)].filter((path) => !read.has(path));
	const paths = outsidePaths(manifest, folder).filter((path) => !found.has(path));
	return Promise.all([tree.read(files), tree.entries(paths)]);
}
/** Paths that the manifest names beyond its own folder. */
function outsidePaths(handoff, folder) {
	return referencedPaths(handoff).paths.map(({ path }) => path).filter((path) => path !== "" && path !== folder && !path.startsWith(`${folder}/`));
}
function textsOf(document, contents) {
	return new Map(document.sections.map(({ path }) => [path, textOf(contents.get(path))]));
}
function textOf(content) {
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
		const text = textOf(files.get(path));
		return text === null ? [] : [{
			name,
			path,
			checklist: readChecklist(text, path)
		}];
	});
}
function drillOf(handoff, files) {
	const path = referencedPaths(handoff).paths.find(({ pointer }) => pointer === "/rollback/drill")?.path;
	const text = path === void 0 ? null : textOf(files.get(path));
	return path === void 0 || text === null ? null : readDrill(text, path);
}
// src/core/collect/collect-content.ts
/** Collects the content facts of a pull request for a stage. */
async function collectContent(source, policy, stage) {
	const { head, base, changedPaths, owners, findTags } = source;
	const folders = packageFolders(changedPaths, policy.packages);
	const names = checklistNames(policy, stage);
	const [packages, baseline, checklists] = await Promise.all([
		collectPackages(head, folders, names, owners),
		collectPackages(base, folders, names, owners),
		collectDefinitions(base, names)
	]);
	return {
		packages,
		baseline,
		checklists,
		targets: await collectTargets(packages, baseline, findTags),
		incomplete: [...tooMany(folders), ...await notFolders(head, changedPaths, policy.packages)]
	};
}
/** Links and submodules that stand where a package would: what they show is not in this commit. */
async function notFolders(head, changedPaths, globs) {
	const candidates = changedPaths.filter((path) => isPackage(path, globs));
	return [...candidates.length === 0 ? /* @__PURE__ */ new Map() : await head.entries(candidates)].flatMap(([path, { mode }]) => {
		const kind = mode === "120000" ? "symbolic link" : mode === "160000" ? "submodule" : null;
		if (kind === null) return [];
		return [{
			id: "package-elsewhere",
			says: "`{path}` is a package folder by the policy, and here it is a {kind}, so nothing can be judged",
			fix: "put the package's files themselves there",
			values: {
				path,
				kind
			},
			where: { path }
		}];
	});
}
/** More packages in one pull request than anybody can review: said, rather than judged in part. */
const MOST_PACKAGES = 50;
function tooMany(folders) {
	if (folders.length <= MOST_PACKAGES) return [];
	return [{
		id: "too-many-packages",
		says: "{count} packages are touched at once; at most {most} are judged together",
		fix: "split the pull request",
		values: {
			count: folders.length,
			most: MOST_PACKAGES
		}
	}];
}
/** Every checklist that the stage could ask for, whatever the risk turns out to be. */
function checklistNames(policy, stage) {
	const names = RISKS.flatMap((risk) => gatesFor(policy, stage, risk).flatMap(({ gate, options }) => {
		const use = gate.meta.id === "checklist" ? options["use"] : [];
		return Array.isArray(use) ? use.filter((name) => typeof name === "string") : [];
	}));
	return [...new Set(names)].sort();
}
async function collectDefinitions(base, names) {
	const paths = (name) => [
		"md",
		"yml",
		"yaml"
	].map((end) => `.github/checklists/${name}.${end}`);
	const contents = names.length === 0 ? /* @__PURE__ */ new Map() : await base.read(names.flatMap(paths));
	const definitions = names.map((name) => {
		const candidates = paths(name);
		const path = candidates.find((each) => contents.get(each)?.kind === "text") ?? candidates[0] ?? "";
		const content = contents.get(path);
		return [name, {
			name,
			path,
			definition: content?.kind === "text" ? readChecklist(content.text, path) : null
		}];
	});
	return Object.fromEntries(definitions);
}
async function collectTargets(packages, baseline, findTags) {
	const wanted = packages.flatMap(rollbackTarget);
	const atBase = new Set(baseline.flatMap(({ manifest }) => {
		if (!manifest.ok) return [];
		const { name, version } = manifest.value.handoff.package;
		return [`${name}@${version}`];
	}));
	const elsewhere = wanted.filter((target) => !atBase.has(target));
	const tags = elsewhere.length === 0 ? /* @__PURE__ */ new Set() : await findTags(elsewhere.flatMap(tagsOf));
	return Object.fromEntries(wanted.map((target) => {
		if (atBase.has(target)) return [target, "base"];
		if (tags === null) return [target, "unknown"];
		return [target, tagsOf(target).some((tag) => tags.has(tag)) ? "tag" : "absent"];
	}));
}
/** Where a package's rollback goes: the version that it names, or else its previous one. */
function rollbackTarget({ manifest }) {
	if (!manifest.ok || manifest.value.handoff.rollback === void 0) return [];
	const { rollback, package: own } = manifest.value.handoff;
	const previous = own.previous === void 0 ? [] : [`${own.name}@${own.previous}`];
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
const LINE_LIMIT$1 = 4096;
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
function readOwners$1(words, line, issues) {
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
				limit: LINE_LIMIT$1
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
		const owners = readOwners$1(split.owners, line, issues);
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
[...CODEOWNERS_PATHS, ...POLICY_PATHS];
// src/core/collect/collect-ownership.ts
/** Reads the CODEOWNERS file that counts at a commit: the first of GitHub's three places that holds one. */
async function readOwners(tree) {
	const contents = await tree.read(CODEOWNERS_PATHS);
	for (const path of CODEOWNERS_PATHS) {
		const content = contents.get(path);
		if (content === void 0 || content.kind === "absent" || content.kind === "folder") continue;
		if (content.kind !== "text") return {
			file: unloaded(path),
			ownersOf: () => null
		};
		const file = parseCodeowners(content.text, path);
		const matcher = compileCodeowners(file);
		return {
			file,
			ownersOf: (asked) => {
				const rule = matcher.ruleFor(asked);
				return rule === null ? null : {
					line: rule.line,
					owners: rule.owners.map(({ handle }) => handle)
				};
			}
		};
	}
	return {
		file: null,
		ownersOf: () => null
	};
}
/** A file that GitHub would not load either: too large, a link, or not text. */
function unloaded(path) {
	return {
		path,
		loaded: false,
		rules: [],
		issues: [],
		warnings: []
	};
}
// src/core/policy/policy-schema.ts
const name = string().regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, "expected lower-case letters, digits and hyphens").max(40);
const glob = string().min(1).max(256).regex(/^[^{}\\]*$/, "expected a glob without braces and backslashes, such as handoffs/*");
const handle = string().max(200).regex(/^(@[A-Za-z0-9][A-Za-z0-9-]*(\/[A-Za-z0-9_.-]+)?|[^\s@,]+@[^\s@,]+\.[^\s@,]+)$/, "expected @user, @organisation/team or an e-mail address");
const severity = _enum(["block", "warn"]).optional().describe("`warn` shows what the gate finds without blocking; the default is `block`.");
/** What a policy may say about a gate: `off`, or its own options and a severity. */
function settingOf$1(gate) {
	const options = strictObject({
		...gate.options.shape,
		severity
	});
	return union([literal("off"), options]).optional().describe(gate.meta.summary);
}
const gateSettings = strictObject(Object.fromEntries(gates.map((gate) => [gate.meta.id, settingOf$1(gate)]))).describe("Options of the gates, by gate id. A gate that is not named works with its defaults.");
const role = strictObject({
	owners: array(handle).min(1).describe("Users, teams or e-mail addresses, as CODEOWNERS spells them."),
	covers: array(glob).min(1).optional().describe("Globs of the paths that the role signs for; by default every changed path.")
});
const stage = strictObject({
	branches: array(string().min(1).max(256)).min(1).describe("Branches that a merge into this stage goes to: names or globs; an exact name wins over a glob."),
	requires: _enum(BOUNDARIES).optional().describe("What the manifest must contain, each value including the ones before it."),
	gates: gateSettings.optional()
});
/** The policy file, strict: an unknown key is a mistake, never ignored. */
const policySchema = strictObject({
	version: literal(1).describe("Version of this format."),
	packages: array(glob).min(1).default(["handoffs/*"]).describe("Globs of package folders. A folder that matches and changes must hold a handoff.yml."),
	roles: record(name, role).default({}).describe("Who fills which role."),
	stages: record(name, stage).refine((stages) => Object.keys(stages).length > 0, "expected at least one stage").describe("Stages in order: each asks for all that the ones before it asked for."),
	risk: strictObject({
		Low: strictObject({ gates: gateSettings }).optional(),
		Medium: strictObject({ gates: gateSettings }).optional(),
		High: strictObject({ gates: gateSettings }).optional()
	}).default({}).describe("What a package of that risk is asked for on top. A tier includes the lighter ones; Unknown counts as High."),
	review_by: date("expected a date such as 2027-05-01").optional().describe("Day by which the policy itself should be reviewed.")
});
// src/core/policy/read-policy.ts
const LATER_KEYS = [
	"waivers",
	"freezes",
	"extends",
	"after",
	"binding"
];
/**
* Reads a policy file. Either the whole of it is valid, or every mistake is given with its place:
* a broken policy is an error, never a set of defaults.
*/
function readPolicy(text, path, digest) {
	const document = readYaml(text, path);
	if (!document.ok) return document;
	const source = checkSchema(policySchema, document.value, path);
	if (!source.ok) return {
		ok: false,
		issues: source.issues.map(explainLaterKey)
	};
	const issues = crossCheck(source.value, document.value, path);
	if (issues.length > 0) return {
		ok: false,
		issues
	};
	return {
		ok: true,
		value: policyOf(source.value, document.value.value, path, digest)
	};
}
/** Keys of the format that this version does not act on are refused in so many words: ignoring them would be a hole. */
function explainLaterKey(issue) {
	const key = issue.values["key"];
	if (issue.id !== "unknown-key" || typeof key !== "string" || !LATER_KEYS.includes(key)) return issue;
	return {
		...issue,
		says: "this version of Gatehouse does not act on `{key}` yet, and will not pretend to",
		fix: "remove `{key}`, or use a version that knows it",
		values: { key }
	};
}
/** A gate's setting; options that the file does not write are left out, whatever their defaults. */
function settingOf(raw, written) {
	if (raw === void 0) return null;
	if (raw === "off") return { on: false };
	const { severity, ...options } = raw;
	const said = Object.entries(options).filter(([name]) => childOf(written, name) !== void 0);
	return {
		on: true,
		severity: severity ?? "block",
		options: Object.fromEntries(said)
	};
}
function settingsOf(raw, written) {
	const settings = {};
	for (const [gate, value] of Object.entries(raw ?? {})) {
		const setting = settingOf(value, childOf(written, gate));
		if (setting !== null) settings[gate] = setting;
	}
	return settings;
}
/** What stands below keys of the file as it is written, before any default. */
function childOf(value, ...keys) {
	return keys.reduce((here, key) => typeof here === "object" && here !== null && Object.hasOwn(here, key) ? Reflect.get(here, key) : void 0, value);
}
function policyOf(source, written, path, digest) {
	const stages = Object.entries(source.stages).map(([name, { branches, requires, gates: given }]) => ({
		name,
		branches,
		...requires === void 0 ? {} : { requires },
		gates: settingsOf(given, childOf(written, "stages", name, "gates"))
	}));
	const roles = Object.fromEntries(Object.entries(source.roles).map(([name, { owners, covers }]) => [name, {
		owners,
		covers: covers ?? null
	}]));
	const risk = Object.fromEntries(Object.entries(source.risk).flatMap(([tier, added]) => added === void 0 ? [] : [[tier, settingsOf(added.gates, childOf(written, "risk", tier, "gates"))]]));
	const reviewBy = source.review_by === void 0 ? {} : { reviewBy: source.review_by };
	return {
		path,
		digest,
		packages: source.packages,
		roles,
		stages,
		risk,
		...reviewBy
	};
}
/** What a schema cannot say: names that must exist, branches that two stages claim, gates that cannot be turned off. */
function crossCheck(source, document, path) {
	const issues = [];
	const complain = (id, says, values, at, fix) => issues.push({
		id,
		says,
		values,
		where: (id === "unknown-role" ? locateKey : locate)(path, document.positions, at),
		...fix === void 0 ? {} : { fix }
	});
	checkBranches(source, complain);
	const roles = Object.keys(source.roles);
	const [first] = Object.values(source.stages);
	const turnedOn = new Set(gates.map(({ meta }) => meta.id).filter((id) => first?.gates?.[id] !== "off"));
	for (const [stage, { gates: given }] of Object.entries(source.stages)) {
		const at = [
			"stages",
			stage,
			"gates"
		];
		checkOff(given, turnedOn, at, OF_A_STAGE, complain);
		checkRoles(given, roles, at, `stage "${stage}"`, complain);
	}
	for (const [tier, added] of Object.entries(source.risk)) {
		checkRoles(added?.gates, roles, [
			"risk",
			tier,
			"gates"
		], `risk ${tier}`, complain);
		const all = new Set(gates.map(({ meta }) => meta.id));
		checkOff(added?.gates, all, [
			"risk",
			tier,
			"gates"
		], OF_A_RISK, complain);
	}
	return issues;
}
function checkBranches(source, complain) {
	const claimed = /* @__PURE__ */ new Map();
	for (const [stage, { branches }] of Object.entries(source.stages)) for (const [index, branch] of branches.entries()) {
		const other = claimed.get(branch);
		if (other !== void 0) complain("branch-of-two-stages", "branch `{branch}` belongs to stage `{other}` already", {
			branch,
			other
		}, [
			"stages",
			stage,
			"branches",
			index
		], "give each branch to one stage");
		claimed.set(branch, stage);
	}
}
const OF_A_STAGE = {
	says: "an earlier stage asks for gate `{gate}`, and a later one asks for at least as much",
	fix: "remove this line, or turn the gate off where it is first asked for"
};
const OF_A_RISK = {
	says: "a risk tier only adds to what the stages ask for, so it cannot turn gate `{gate}` off",
	fix: "remove this line, or turn the gate off in the stages"
};
function checkOff(given, turnedOn, at, { says, fix }, complain) {
	for (const [gate, value] of Object.entries(given ?? {})) if (value === "off" && turnedOn.has(gate)) complain("cannot-turn-off", says, { gate }, [...at, gate], fix);
	else if (value !== void 0 && value !== "off") turnedOn.add(gate);
}
function checkRoles(given, known, at, owner, complain) {
	for (const gate of gates) {
		const value = given?.[gate.meta.id];
		const setting = settingOf(value, value);
		if (setting === null || !setting.on || gate.roles === void 0) continue;
		const options = gate.options.parse(setting.options);
		for (const { role, path } of gate.roles(options)) {
			if (known.includes(role)) continue;
			const nearest = didYouMean(role, known);
			complain("unknown-role", "{owner} names role `{role}`; known roles: {known}", {
				owner,
				role,
				known: known.length === 0 ? "none" : known
			}, [
				...at,
				gate.meta.id,
				...path
			], nearest === void 0 ? "define the role under `roles`" : `did you mean \`${nearest}\`?`);
		}
	}
}
// src/core/collect/find-policy.ts
/**
* Finds and reads the policy of a commit: always the base's, never the head's.
* A policy that is there but cannot be read (a link, not text, too large) is broken, never absent.
*/
async function findPolicy(base) {
	const contents = await base.read(POLICY_PATHS);
	for (const path of POLICY_PATHS) {
		const content = contents.get(path);
		if (content === void 0 || content.kind === "absent") continue;
		if (content.kind !== "text") {
			const issue = {
				id: "policy-unreadable",
				says: "the policy is not a text file but {kind}",
				fix: "make it a YAML file of less than a megabyte",
				values: { kind: content.kind },
				where: { path }
			};
			return {
				kind: "broken",
				path,
				digest: content.oid,
				issues: [issue]
			};
		}
		const reading = readPolicy(content.text, path, content.oid);
		if (reading.ok) return {
			kind: "policy",
			policy: reading.value
		};
		return {
			kind: "broken",
			path,
			digest: content.oid,
			issues: reading.issues
		};
	}
	return { kind: "none" };
}
// src/core/collect/judge-content.ts
/** Judges what needs no person: every gate whose facts are content. Gates of people are deferred. */
async function judgeContent(request) {
	const { now, repository, pullRequest, changes, head, base, findTags } = request;
	const found = await findPolicy(base);
	if (found.kind === "none") return {
		kind: "none",
		reason: "no-policy"
	};
	const subject = {
		pullRequest,
		now
	};
	if (found.kind === "broken") {
		const { path, digest, issues } = found;
		const because = brokenPolicy(issues, path, pullRequest.base.ref);
		return {
			kind: "judged",
			verdict: refuse({
				...subject,
				stage: "policy",
				policy: {
					path,
					digest
				},
				because
			})
		};
	}
	const { policy } = found;
	const named = request.stage === void 0 ? void 0 : policy.stages.find(({ name }) => name === request.stage);
	if (request.stage !== void 0 && named === void 0) return {
		kind: "unknown-stage",
		known: policy.stages.map(({ name }) => name)
	};
	const choice = named === void 0 ? stageOf(policy, pullRequest.base.ref) : {
		kind: "stage",
		stage: named
	};
	if (choice.kind === "none") return {
		kind: "none",
		reason: "not-gated"
	};
	if (choice.kind === "ambiguous") {
		const because = ambiguousStage(choice, pullRequest.base.ref);
		return {
			kind: "judged",
			verdict: refuse({
				...subject,
				stage: "policy",
				policy: {
					path: policy.path,
					digest: policy.digest
				},
				because
			})
		};
	}
	const owners = await readOwners(base);
	const content = await collectContent({
		head,
		base,
		changedPaths: changes.map(({ path }) => path),
		owners,
		findTags
	}, policy, choice.stage);
	const facts = {
		now,
		repository,
		pullRequest,
		changes: { paths: changes },
		roles: policy.roles,
		...content
	};
	return {
		kind: "judged",
		verdict: judge(policy, choice.stage, facts, { missingFacts: "defer" })
	};
}
// src/core/report/causes.ts
/**
* Finds what follows from what: a gate that could not look at something (`error`) at the very place where another gate
* found it wrong (`fail`, and blocks) says nothing new. A manifest that is not valid keeps several gates from looking,
* and its author has one mistake to mend. Only places with line and column count: others stand for a whole file.
*/
function causesOf({ gates }) {
	const wrong = /* @__PURE__ */ new Map();
	for (const gate of gates) for (const finding of gate.severity === "block" ? gate.findings : []) {
		const place = finding.outcome === "fail" ? exactPlace(finding) : null;
		if (place !== null && !wrong.has(place)) wrong.set(place, {
			gate,
			finding
		});
	}
	const causes = /* @__PURE__ */ new Map();
	for (const gate of gates) for (const finding of gate.findings) {
		const place = finding.outcome === "error" ? exactPlace(finding) : null;
		const cause = place === null ? void 0 : wrong.get(place);
		if (cause !== void 0 && cause.gate !== gate) causes.set(finding, cause.finding);
	}
	return causes;
}
function exactPlace({ where }) {
	if (where?.line === void 0 || where.column === void 0) return null;
	return `${where.line}:${where.column}:${where.path}`;
}
// src/core/report/tally.ts
const ORDER = [
	"error",
	"fail",
	"held",
	"pending",
	"warns",
	"waived",
	"pass",
	"skip"
];
/** What a gate, or a finding of it, means for the merge. */
function standing(gate, outcome) {
	return gate.severity === "warn" && blocks(outcome) ? "warns" : outcome;
}
/** What a gate means for the merge, where findings that only follow from another gate's count as that. */
function standingOfGate(gate, causes) {
	const own = gate.findings.filter((finding) => !causes.has(finding));
	if (own.length === gate.findings.length) return standing(gate, gate.outcome);
	const rest = gravest(own.map(({ outcome }) => outcome));
	if (blocks(rest)) return standing(gate, rest);
	return gate.severity === "warn" ? "warns" : "held";
}
/** Counts a verdict's gates. */
function tally(verdict) {
	const causes = causesOf(verdict);
	const of = (wanted) => verdict.gates.filter((gate) => standingOfGate(gate, causes) === wanted);
	const skip = of("skip");
	return {
		error: of("error"),
		fail: of("fail"),
		held: of("held"),
		pending: of("pending"),
		warns: of("warns"),
		waived: of("waived"),
		pass: of("pass"),
		skip,
		applied: verdict.gates.length - skip.length
	};
}
/** Gates as they are listed: the gravest first, the policy's order among equals. */
function gatesInOrder(verdict) {
	const causes = causesOf(verdict);
	const place = (gate) => ORDER.indexOf(standingOfGate(gate, causes));
	return verdict.gates.toSorted((a, b) => place(a) - place(b));
}
/** Findings the gravest first, in the gate's order among equals. */
function gravestFirst(findings) {
	return findings.toSorted((a, b) => byGravity(a.outcome, b.outcome));
}
/** Whether a finding (or gate) asks for something or excuses something; the others only say what was looked at. */
function isOpen({ outcome }) {
	return outcome !== "pass" && outcome !== "skip";
}
/** That other gates could not look because of a finding; `null` where none was kept from it. */
function heldBy({ holds = [] }) {
	if (holds.length === 0) return null;
	return {
		says: "Not judged until this is mended: {holds}.",
		values: { holds }
	};
}
/** What a finding means for the merge; a notice counts as a blocking gate's. */
function standingOf({ gate, finding }) {
	return gate === null ? finding.outcome : standing(gate, finding.outcome);
}
/** What could not be looked at and has no place in a file: nobody's mistake there. */
function isUnjudged({ finding }) {
	return finding.where === void 0 && finding.outcome === "error";
}
/** `gate/id`, the name that waivers and tests use; a notice's gate is called `verdict`. */
function nameOf({ gate, finding }) {
	return `${gate?.gate ?? "verdict"}/${finding.id}`;
}
/**
* Every open finding, the gravest first, and every notice, whatever it comes to: a judgement says one only to be read.
* What only follows from another finding is left out; that one names the gates that it holds back.
*/
function openFindings(verdict) {
	const causes = causesOf(verdict);
	const held = /* @__PURE__ */ new Map();
	const all = verdict.notices.map((finding) => ({
		gate: null,
		finding
	}));
	for (const gate of verdict.gates) for (const finding of gate.findings) {
		const cause = causes.get(finding);
		if (cause === void 0) all.push({
			gate,
			finding
		});
		else held.set(cause, [.../* @__PURE__ */ new Set([...held.get(cause) ?? [], gate.gate])]);
	}
	return all.filter(({ gate, finding }) => gate === null || isOpen(finding)).map((placed) => {
		const holds = held.get(placed.finding);
		return holds === void 0 ? placed : {
			...placed,
			holds
		};
	}).toSorted((a, b) => ORDER.indexOf(standingOf(a)) - ORDER.indexOf(standingOf(b)));
}
/** Who can act on the findings that block, each once, in order of appearance. */
function whoCanAct(findings) {
	const open = findings.filter((finding) => blocks(finding.outcome));
	return [...new Set(open.flatMap((finding) => finding.who ?? []))];
}
/** `path:line`, as editors and terminals understand it. */
function placeOf(where) {
	return where.line === void 0 ? where.path : `${where.path}:${where.line}`;
}
// src/core/report/headline.ts
const ids = (gates) => gates.map((gate) => gate.gate);
const everyFinding = (gates) => gates.flatMap((gate) => gate.findings);
const plural = (count, one, many) => count === 1 ? one : many;
/**
* The verdict in one line, as parts to be joined: what keeps the merge back, then for whom it waits.
* `2 of 11 gates block · waiting for @acme/sre`; `all 5 gates pass`; `3 gates could not be judged`.
*/
function headlineParts(verdict) {
	const count = tally(verdict);
	const parts = [...blockedParts(verdict, count), ...waitingParts(count)];
	if (parts.length === 0) parts.push(greenPart(verdict, count));
	const warned = count.warns.length;
	if (warned > 0) parts.push({
		says: `{warned} ${plural(warned, "gate warns", "gates warn")}`,
		values: { warned }
	});
	if (verdict.deferred.length > 0) parts.push({
		says: "{deferred} still to come in the pull request",
		values: { deferred: verdict.deferred }
	});
	return parts;
}
function blockedParts(verdict, count) {
	const parts = [];
	const [mendable, unjudged] = byMendable(count.error);
	if (unjudged.length > 0) {
		const gates = plural(unjudged.length, "gate", "gates");
		parts.push({
			says: `{count} ${gates} could not be judged`,
			values: { count: unjudged.length }
		});
	} else if (isWhollyUnjudged(verdict)) parts.push({
		says: "this pull request could not be judged",
		values: {}
	});
	if (mendable.length > 0) {
		const says = `{count} ${plural(mendable.length, "gate", "gates")} cannot be judged before something is mended`;
		parts.push({
			says,
			values: { count: mendable.length }
		});
	}
	const failed = count.fail.length;
	if (failed > 0) {
		const says = `{failed} of {applied} ${plural(count.applied, "gate", "gates")} ${plural(failed, "blocks", "block")}`;
		parts.push({
			says,
			values: {
				failed,
				applied: count.applied
			}
		});
	} else if (verdict.outcome === "fail") parts.push({
		says: "it may not merge",
		values: {}
	});
	const held = count.held.length;
	if (held > 0) {
		const says = `{held} ${plural(held, "is", "are")} not judged until that is mended`;
		parts.push({
			says,
			values: { held }
		});
	}
	return parts;
}
/** Whether the judgement as a whole failed, and not only gates that tell of it themselves. */
function isWhollyUnjudged({ outcome, notices, gates }) {
	if (outcome !== "error") return false;
	return !gates.some((gate) => gate.severity === "block" && gate.outcome === "error") || notices.some((notice) => notice.outcome === "error");
}
function waitingParts(count) {
	if (count.pending.length === 0) return [];
	const who = whoCanAct(everyFinding(count.pending).filter(({ outcome }) => outcome === "pending"));
	const shown = who.slice(0, 3);
	const left = who.length - shown.length;
	const waiting = who.length === 0 ? {
		says: "waiting for people in {gates}",
		values: { gates: ids(count.pending) }
	} : {
		says: `waiting for \`{who}\`${left > 0 ? " and {left} more" : ""}`,
		values: {
			who: shown,
			left
		}
	};
	const others = count.pass.length + count.waived.length;
	if (others === 0 || others + count.pending.length !== count.applied) return [waiting];
	return [waiting, {
		says: plural(others, "the other gate passes", "the other {others} gates pass"),
		values: { others }
	}];
}
function greenPart(verdict, count) {
	if (count.applied === 0 && verdict.deferred.length > 0) return {
		says: "nothing to judge here",
		values: {}
	};
	if (verdict.outcome === "skip" || count.applied === 0) return {
		says: "nothing was judged, so it may not merge",
		values: {}
	};
	if (blocks(verdict.outcome)) return {
		says: "it may not merge yet",
		values: {}
	};
	const passed = count.pass.length + count.waived.length;
	const all = passed === count.applied && verdict.deferred.length === 0 ? plural(passed, "the only gate passes", passed === 2 ? "both gates pass" : "all {passed} gates pass") : plural(passed, "1 gate passes", "{passed} gates pass");
	const waived = count.waived.length;
	return {
		says: waived > 0 ? `${all}, {waived} by a waiver` : all,
		values: {
			passed,
			waived
		}
	};
}
/** {@link headlineParts} in a style. */
function headline(verdict, style) {
	return headlineParts(verdict).map((part) => says(part, style)).join(" · ");
}
/** The verdict in a few plain sentences: may it merge, what keeps it back and who can act, what else is to be known. */
function sentences(verdict) {
	const count = tally(verdict);
	return [...blockedSentences(verdict, count), ...otherSentences(verdict, count)];
}
function blockedSentences(verdict, count) {
	const said = unjudgedSentences(verdict, count);
	if (count.fail.length > 0) {
		const who = whoCanAct(everyFinding(count.fail));
		const by = who.length > 0 ? ", by `{who}`" : "";
		said.push({
			says: `To be mended${by}: {gates}.`,
			values: {
				who,
				gates: ids(count.fail)
			}
		});
	}
	if (count.held.length > 0) said.push({
		says: "Not judged until that is mended: {gates}.",
		values: { gates: ids(count.held) }
	});
	if (count.pending.length > 0) {
		const who = whoCanAct(everyFinding(count.pending));
		const when = said.length > 0 ? "Then" : "Nothing is wrong;";
		const whom = who.length > 0 ? "`{who}`" : "people";
		said.push({
			says: `${when} it waits for ${whom} ({gates}).`,
			values: {
				who,
				gates: ids(count.pending)
			}
		});
	}
	if (verdict.outcome === "skip") {
		const says = verdict.deferred.length > 0 ? "Nothing in this change is judged here." : "No gate applied here. A stage that judges nothing lets nothing through.";
		said.push({
			says,
			values: {}
		});
	}
	if (said.length === 0 && blocks(verdict.outcome)) said.push({
		says: "Something beside the gates keeps this back: it is said below.",
		values: {}
	});
	return said;
}
/** What could not be judged: by a failure of ours or GitHub's, or because a file is to be mended first. */
function unjudgedSentences(verdict, count) {
	const said = [];
	const [mendable, unjudged] = byMendable(count.error);
	if (unjudged.length > 0 || isWhollyUnjudged(verdict)) {
		const which = unjudged.length > 0 ? "{gates}" : "this pull request";
		said.push({
			says: `Gatehouse could not judge ${which}. That says nothing about the content; but what was not looked at cannot be let through, so the merge is kept back.`,
			values: { gates: ids(unjudged) }
		});
	}
	if (mendable.length > 0) {
		const who = whoCanAct(everyFinding(mendable));
		const by = who.length > 0 ? ", by `{who}`" : "";
		said.push({
			says: `Not judged, since what has to be looked at is to be mended first${by}: {gates}.`,
			values: {
				who,
				gates: ids(mendable)
			}
		});
	}
	return said;
}
/** Gates whose every error has a place in a file, where somebody can mend it, and the others. */
function byMendable(gates) {
	const isMendable = ({ findings }) => findings.every(({ outcome, where }) => outcome !== "error" || where !== void 0);
	return [gates.filter(isMendable), gates.filter((gate) => !isMendable(gate))];
}
function otherSentences(verdict, count) {
	const said = [];
	if (count.waived.length > 0) said.push({
		says: "Excused by a reviewed waiver: {gates}.",
		values: { gates: ids(count.waived) }
	});
	if (count.warns.length > 0) said.push({
		says: "Only warning, so not in the way: {gates}.",
		values: { gates: ids(count.warns) }
	});
	if (verdict.deferred.length > 0) said.push({
		says: "Not judged here but by Gatehouse's check in the pull request: {gates}.",
		values: { gates: verdict.deferred }
	});
	if (!blocks(verdict.outcome) && verdict.outcome !== "skip" && verdict.deferred.length === 0) said.unshift({
		says: "Nothing keeps this back.",
		values: {}
	});
	return said;
}
// src/core/report/check-annotations.ts
/** Longest message of an annotation: 64 KB, GitHub's REST reference. */
const MESSAGE_LIMIT$1 = 64e3;
const LEVELS$2 = {
	error: "failure",
	fail: "failure",
	held: "failure",
	pending: "notice",
	warns: "warning",
	waived: "notice",
	pass: "notice",
	skip: "notice"
};
/** Level at which a finding is annotated: what waits for a person is no mistake, so it is a notice. */
function levelOf(placed) {
	return LEVELS$2[standingOf(placed)];
}
/** What a finding says and advises, and which gates it holds back, as plain text of three paragraphs at most. */
function plainMessage(placed) {
	const { finding } = placed;
	const held = heldBy(placed);
	const parts = [
		says(finding, PLAIN),
		fixOf(finding, PLAIN),
		held && says(held, PLAIN)
	];
	return cutToBytes(withoutCommands(parts.filter((part) => part !== null).join("\n")), MESSAGE_LIMIT$1);
}
/** A place as annotations take it: with a line (the first, where a whole file is meant), and columns only within one line. */
function annotatedPlace(where) {
	const { path, line = 1, endLine = line, column, endColumn } = where;
	const place = {
		path,
		line,
		...endLine > line ? { endLine } : {}
	};
	if (endLine > line || column === void 0) return place;
	return {
		...place,
		column,
		...endColumn === void 0 ? {} : { endColumn }
	};
}
/** Longest message a runner keeps (actions/runner, `_maxIssueMessageLength`); ours leaves room for the count. */
const MESSAGE_LIMIT = 3900;
/**
* The open findings as workflow commands, gravest first, at most ten a level: a runner drops the rest without a word,
* so the tenth counts those that follow. Nothing in them is read as a command.
*/
function toAnnotations(verdict) {
	const open = openFindings(verdict);
	return [
		"failure",
		"warning",
		"notice"
	].flatMap((level) => {
		const here = open.filter((placed) => levelOf(placed) === level);
		const left = here.length - 10;
		return here.slice(0, 10).map((placed, index) => {
			const annotation = annotate$1(placed, level === "failure" ? "error" : level);
			if (left <= 0 || index < 9) return annotation;
			return {
				...annotation,
				message: `${annotation.message}\n${more(left)}`
			};
		});
	});
}
function more(left) {
	return `And ${left} more of this level: the job summary lists them.`;
}
function annotate$1(placed, level) {
	const { where } = placed.finding;
	const title = cutToBytes(plain$1(nameOf(placed)), 255);
	const message = cutToBytes(plainMessage(placed), MESSAGE_LIMIT);
	if (where === void 0 || where.path === "") return {
		level,
		title,
		message
	};
	const place = annotatedPlace(where);
	return {
		level,
		title,
		message,
		where: {
			...place,
			path: withoutCommands(place.path)
		}
	};
}
// src/core/report/to-json.ts
/** Name of the shape that {@link toJson} writes. A key may be added under it; none is renamed, moved or dropped. */
const JSON_SCHEMA_ID = "gatehouse/verdict/v1";
/**
* The verdict for programs: two-space JSON that ends in a line break, keys in a fixed order, `values` by name.
*
* It is the `Verdict` as it is, with `schema` and `headline` before it, and with each finding's sentences written out
* as `message` and `advice` beside their templates. Foreign text is raw JSON strings, except inside those sentences,
* where hidden characters are spelled out and long values cut.
*/
function toJson(verdict) {
	const { outcome, stage, packages, head, base, policy, at, gates, deferred, contentGreen, notices } = verdict;
	const printed = {
		schema: JSON_SCHEMA_ID,
		headline: headline(verdict, TITLE),
		outcome,
		stage,
		packages: packages.map(({ folder, name, version, risk }) => ({
			folder,
			name,
			version,
			risk
		})),
		head,
		base,
		policy: {
			path: policy.path,
			digest: policy.digest
		},
		at,
		contentGreen,
		deferred,
		notices: notices.map(findingJson),
		gates: gates.map(gateJson)
	};
	return `${JSON.stringify(printed, null, 2)}\n`;
}
function gateJson(result) {
	const { gate, title, severity, outcome, kind, findings, tables } = result;
	return {
		gate,
		title,
		severity,
		outcome,
		kind,
		findings: findings.map(findingJson),
		tables: tables.map(tableJson)
	};
}
function findingJson(finding) {
	const { id, outcome, where, who, package: folder, check } = finding;
	return {
		id,
		outcome,
		...sentence(finding),
		where: where && {
			path: where.path,
			line: where.line,
			column: where.column,
			endLine: where.endLine,
			endColumn: where.endColumn
		},
		who,
		package: folder,
		check
	};
}
function sentence(said) {
	const names = Object.keys(said.values).toSorted();
	return {
		message: says(said, PLAIN),
		advice: fixOf(said, PLAIN) ?? void 0,
		says: said.says,
		fix: said.fix,
		values: Object.fromEntries(names.map((name) => [name, said.values[name]]))
	};
}
function tableJson({ title, columns, rows }) {
	return {
		title,
		columns,
		rows: rows.map((cells) => cells.map(cellJson))
	};
}
function cellJson(cell) {
	return typeof cell === "object" && "says" in cell ? sentence(cell) : cell;
}
// src/core/report/digest.ts
/** A JSON value whose objects list their keys in order, so that equal values print alike. */
function canonical(_key, value) {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => a < b ? -1 : a > b ? 1 : 0));
}
/**
* Sixteen hexadecimal digits that tell whether two JSON values are the same: two FNV-1a hashes of 32 bits over
* the canonical text. It tells changes apart, and proves nothing: never rest trust on it.
*/
function digest(value) {
	const text = JSON.stringify(value, canonical) ?? "";
	let first = 2166136261;
	let second = 461845907;
	for (let at = 0; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		first = Math.imul(first ^ unit, 16777619);
		second = Math.imul(second ^ unit + (at & 255), 16777619);
		second ^= second >>> 15;
	}
	return [first, second].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}
// src/core/report/escape-sarif.ts
/**
* Plain text for a SARIF message, where `[label](target)` would become a link (SARIF 2.1.0, 3.11.6).
* A zero-width space parts the brackets, which reads the same in viewers that know such links and in those that do not.
*/
function withoutLinks(text) {
	return withoutCommands(text).replace(/\](?=\()/g, "]​");
}
// src/core/report/to-sarif.ts
const LEVELS$1 = {
	failure: "error",
	warning: "warning",
	notice: "note"
};
/**
* The open findings as a SARIF 2.1.0 log (OASIS, 27 March 2020): a rule for each gate and finding id, a result for each
* finding with a place. What has no place in a file becomes a notification of the invocation, since GitHub's code
* scanning refuses results without one; `executionSuccessful` is false when something could not be judged.
*/
function toSarif(verdict, tool) {
	const open = openFindings(verdict);
	const located = open.filter(({ finding }) => finding.where !== void 0 && finding.where.path !== "");
	const others = open.filter(({ finding }) => finding.where === void 0 || finding.where.path === "");
	const rules = /* @__PURE__ */ new Map();
	for (const placed of open) if (!rules.has(nameOf(placed))) rules.set(nameOf(placed), rule(placed));
	const indexes = new Map([...rules.keys()].map((name, index) => [name, index]));
	const log = {
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		version: "2.1.0",
		runs: [{
			tool: { driver: {
				name: "Gatehouse",
				...tool,
				rules: [...rules.values()]
			} },
			automationDetails: { id: `gatehouse/${encodeSegment(verdict.stage)}/` },
			columnKind: "utf16CodeUnits",
			invocations: [{
				executionSuccessful: verdict.outcome !== "error",
				endTimeUtc: verdict.at,
				toolExecutionNotifications: others.map(notification)
			}],
			results: located.map((placed) => result(placed, indexes.get(nameOf(placed)) ?? -1)),
			properties: {
				outcome: verdict.outcome,
				headline: headline(verdict, TITLE),
				head: verdict.head
			}
		}]
	};
	return `${JSON.stringify(log, null, 2)}\n`;
}
function rule(placed) {
	const { gate, finding } = placed;
	const title = gate === null ? "the judgement itself" : gate.title;
	return {
		id: nameOf(placed),
		shortDescription: { text: withoutLinks(says({
			says: "{text}",
			values: { text: ofMany(finding.says) }
		}, PLAIN)) },
		fullDescription: { text: withoutLinks(says({
			says: "Releasable when {title}.",
			values: { title }
		}, PLAIN)) },
		defaultConfiguration: { level: LEVELS$1[levelOf(placed)] }
	};
}
function notification(placed) {
	return {
		associatedRule: { id: nameOf(placed) },
		level: LEVELS$1[levelOf(placed)],
		message: { text: withoutLinks(plainMessage(placed)) }
	};
}
function result(placed, ruleIndex) {
	const { finding } = placed;
	const { check, package: folder, where } = finding;
	const named = Object.entries(finding.values).filter(([, value]) => typeof value === "string");
	const about = [
		folder ?? null,
		check ?? null,
		where?.path ?? null,
		Object.fromEntries(named)
	];
	const fingerprint = digest([nameOf(placed), ...about]);
	return {
		ruleId: nameOf(placed),
		ruleIndex,
		level: LEVELS$1[levelOf(placed)],
		message: { text: withoutLinks(plainMessage(placed)) },
		locations: where === void 0 ? [] : [{ physicalLocation: physical(where) }],
		partialFingerprints: { "gatehouse/v1": fingerprint },
		...finding.outcome === "waived" ? { suppressions: [{
			kind: "external",
			status: "accepted"
		}] } : {}
	};
}
function physical(where) {
	const { path, line, column, endLine, endColumn } = where;
	const artifactLocation = {
		uri: path.split("/").filter(Boolean).map(encodeSegment).join("/"),
		uriBaseId: "%SRCROOT%"
	};
	if (line === void 0) return { artifactLocation };
	return {
		artifactLocation,
		region: {
			startLine: line,
			startColumn: column,
			endLine,
			endColumn
		}
	};
}
/** Percent-encodes one segment of a path, after mending what no URI can hold (a lone surrogate). */
function encodeSegment(segment) {
	return encodeURIComponent(segment.toWellFormed());
}
// src/core/report/markdown-section.ts
/** Room kept for the sentence that says what was cut, in bytes. */
const NOTICE_ROOM = 500;
/** A section that is one paragraph. */
function paragraph(markdown) {
	return {
		head: [],
		rows: [markdown],
		foot: [],
		noun: ["paragraph", "paragraphs"]
	};
}
/** A section that is folded away until the reader opens it. The title is finished HTML. */
function folded(title, section) {
	return {
		...section,
		head: [
			`<details><summary>${title}</summary>`,
			"",
			...section.head
		],
		foot: [
			...section.foot,
			"",
			"</details>"
		]
	};
}
const print$1 = ({ head, rows, foot }) => [
	...head,
	...rows,
	...foot
].join("\n");
/**
* Joins sections to Markdown of at most `limit` bytes in UTF-8 (so of at most `limit` characters too, however they are counted).
* What does not fit is left out from the end, row by row; whatever is open is closed, and the last sentence says what is missing.
*/
function joinSections(sections, limit) {
	const whole = `${sections.map(print$1).join("\n\n")}\n`;
	if (byteLength(whole) <= limit) return whole;
	const printed = [];
	const missing = /* @__PURE__ */ new Map();
	let room = limit - NOTICE_ROOM;
	for (const section of sections) {
		const rows = room > 0 ? fitting(section, room) : [];
		if (rows.length > 0) {
			const part = print$1({
				...section,
				rows
			});
			room -= byteLength(part) + 2;
			printed.push(part);
		}
		const left = section.rows.length - rows.length;
		if (left === 0) continue;
		room = 0;
		const [one] = section.noun;
		missing.set(one, {
			count: (missing.get(one)?.count ?? 0) + left,
			noun: section.noun
		});
	}
	return `${[...printed, notice([...missing.values()])].join("\n\n")}\n`;
}
function fitting(section, room) {
	let left = room - byteLength(print$1({
		...section,
		rows: []
	})) - 2;
	let count = 0;
	for (const row of section.rows) {
		left -= byteLength(row) + 1;
		if (left < 0) break;
		count++;
	}
	return section.rows.slice(0, count);
}
function notice(missing) {
	return `**This page is full.** Not shown: ${missing.map(({ count, noun: [one, many] }) => `${count} ${count === 1 ? one : many}`).join(", ")}. \`gatehouse check\` in a clone shows every finding.`;
}
// src/core/report/overview.ts
/** A sign and a word for each standing: the sign alone would tell a screen reader nothing. */
const MARKS = {
	error: "⚠ not judged",
	fail: "✗ blocks",
	held: "⚠ not judged yet",
	pending: "… waits",
	warns: "△ warns",
	waived: "≈ waived",
	pass: "✓ passes",
	skip: "– not asked"
};
/** Findings of one gate that its row in the table shows. */
const SHOWN_IN_ROW = 3;
const PACKAGES_SHOWN = 5;
/** The first page of a verdict: what was judged, the answer in sentences, and a row for each gate, gravest first. */
function overview(verdict, linkTo) {
	const gates = gatesInOrder(verdict);
	const causes = causesOf(verdict);
	const sections = [paragraph(subject(verdict)), paragraph(answer(verdict))];
	if (verdict.notices.length > 0) sections.push(notices(verdict.notices, linkTo));
	if (gates.length === 0) return sections;
	return [...sections, {
		head: tableHead([
			"",
			"gate",
			"what was found",
			"who can act"
		]),
		rows: gates.map((gate) => gateRow(gate, causes, linkTo)),
		foot: [],
		noun: ["gate", "gates"]
	}];
}
/** Where a finding points, or else the package it is about, as code, linked when it has an address; `null` for neither. */
function placeOfFinding(finding, linkTo, style) {
	const { where, package: folder } = finding;
	if (where !== void 0) return linkedPlace(where, linkTo, style);
	return folder === void 0 ? null : linkedPlace({ path: folder }, linkTo, style);
}
function linkedPlace(where, linkTo, style) {
	const shown = fillValue(placeOf(where), style, "code");
	const url = linkTo(where);
	return url === null ? shown : link$1(shown, url);
}
function subject(verdict) {
	const shown = verdict.packages.slice(0, PACKAGES_SHOWN).map((judged) => packageLine(judged, verdict.stage));
	const left = verdict.packages.length - shown.length;
	if (shown.length === 0) shown.push(`**${fillTemplate("→ {stage}", { stage: verdict.stage }, MARKDOWN)}**`);
	if (left > 0) shown.push(`and ${left} more packages`);
	const judged = `judged at ${short(verdict.head)} against policy ${short(verdict.policy.digest)}`;
	return `${shown.join("<br>\n")} · ${judged}`;
}
function packageLine(judged, stage) {
	const name = judged.name ?? judged.folder;
	const template = judged.version === void 0 ? "{name} → {stage}" : "{name} {version} → {stage}";
	const title = fillTemplate(template, {
		name,
		version: judged.version ?? "",
		stage
	}, MARKDOWN);
	if (judged.risk === void 0) return `**${title}**`;
	return `**${title}** · ${fillTemplate("risk {risk}", { risk: judged.risk }, MARKDOWN)}`;
}
/** The first seven digits of an object id or digest, without the name of its algorithm. */
function short(digest) {
	return code(digest.slice(digest.indexOf(":") + 1).slice(0, 7));
}
function answer(verdict) {
	return sentences(verdict).map((said, index) => index === 0 ? `**${says(said, MARKDOWN)}**` : says(said, MARKDOWN)).join(" ");
}
function notices(findings, linkTo) {
	return {
		head: [],
		rows: gravestFirst(findings).map((finding) => {
			const place = placeOfFinding(finding, linkTo, MARKDOWN);
			const fix = fixOf(finding, MARKDOWN);
			return `- ${isOpen(finding) ? `${MARKS[finding.outcome].slice(0, 1)} ` : ""}${says(finding, MARKDOWN)}${place === null ? "" : ` (${place})`}${fix === null ? "" : ` — ${fix}`}`;
		}),
		foot: [],
		noun: ["notice", "notices"]
	};
}
function gateRow(gate, causes, linkTo) {
	const standing = standingOfGate(gate, causes);
	const found = standing === "held" ? heldBack(gate, causes, linkTo) : foundBy(gate, causes, linkTo);
	return row$2([
		MARKS[standing],
		fillTemplate("{gate}", { gate: gate.gate }, MARKDOWN_CELL),
		found.join("<br>"),
		actors(gate, standing).join(", ")
	]);
}
/** Who can act on a gate's findings; what is wrong with the content and names nobody is its author's to mend. */
function actors(gate, standing) {
	const who = whoCanAct(gate.findings).slice(0, 5);
	if (who.length > 0) return who.map((handle) => codeCell(shorten(handle, 80)));
	return standing === "fail" && gate.kind === "content" ? ["the author"] : [];
}
/** What is to be mended before a gate can be judged. */
function heldBack(gate, causes, linkTo) {
	const places = gate.findings.flatMap((finding) => {
		const place = placeOfFinding(causes.get(finding) ?? finding, linkTo, MARKDOWN_CELL);
		return place === null ? [] : [place];
	});
	return [...new Set(places)].slice(0, SHOWN_IN_ROW).map((place) => `first mend ${place}`);
}
/**
* The gravest findings of a gate, and how many there are beside them. Where all is in order, what people did is shown,
* and content is counted once there is more of it than one sentence. A gate without any finding shows its title.
*/
function foundBy(gate, causes, linkTo) {
	const own = gate.findings.filter((finding) => !causes.has(finding));
	const worst = gravest(own.map(({ outcome }) => outcome));
	const here = own.filter(({ outcome }) => outcome === worst);
	const held = own.filter(({ outcome }) => outcome === "pass").length;
	const holding = `${held} of ${own.length} ${held === 1 ? "holds" : "hold"}`;
	if (worst === "pass" && gate.kind === "content" && held > 1) return [holding];
	const lines = here.slice(0, worst === "skip" ? 1 : SHOWN_IN_ROW).map((finding) => cell(finding, linkTo));
	const left = here.length - lines.length;
	if (left > 0) lines.push(`and ${left} more`);
	if (worst !== "pass" && worst !== "skip" && held > 0) lines.push(holding);
	return lines.length > 0 ? lines : [fillTemplate("{title}", { title: gate.title }, MARKDOWN_CELL)];
}
function cell(finding, linkTo) {
	const said = says(finding, MARKDOWN_CELL);
	const place = isOpen(finding) ? placeOfFinding(finding, linkTo, MARKDOWN_CELL) : null;
	return place === null ? said : `${said} → ${place}`;
}
// src/core/report/details.ts
/** The pages after the first: every open finding with what to do, what was looked at and holds, and the gates' tables. */
function details(verdict, linkTo) {
	const gates = gatesInOrder(verdict);
	const causes = causesOf(verdict);
	const open = Map.groupBy(openFindings(verdict), ({ gate }) => gate);
	return [
		...gates.flatMap((gate) => {
			const mark = MARKS[standingOfGate(gate, causes)];
			return openSection(gate, mark, open.get(gate) ?? [], linkTo);
		}),
		...lookedAt(gates),
		...gates.flatMap((gate) => gate.tables.map((table) => tableSection(gate, table)))
	];
}
function openSection(gate, mark, open, linkTo) {
	if (open.length === 0) return [];
	return [{
		head: [
			`### ${mark.slice(0, 1)} ${fillTemplate("{gate}", { gate: gate.gate }, MARKDOWN)}`,
			"",
			`Releasable when ${fillTemplate("{title}", { title: gate.title }, MARKDOWN)}.`,
			""
		],
		rows: open.map((placed) => item(placed, linkTo)),
		foot: [],
		noun: ["finding", "findings"]
	}];
}
function item(placed, linkTo) {
	const { finding } = placed;
	const mark = MARKS[standingOf(placed)].slice(0, 1);
	const place = placeOfFinding(finding, linkTo, MARKDOWN);
	const lines = [`- ${mark} **${says(finding, MARKDOWN)}**${place === null ? "" : ` — ${place}`}`];
	const fix = fixOf(finding, MARKDOWN);
	if (fix !== null) lines.push(`  What to do: ${fix}`);
	const who = finding.who ?? [];
	if (who.length > 0) lines.push(`  Who can act: ${fillValue(who, MARKDOWN, "code")}`);
	const held = heldBy(placed);
	if (held !== null) lines.push(`  ${says(held, MARKDOWN)}`);
	lines.push(`  <sub>${fillValue(nameOf(placed), MARKDOWN, "code")}</sub>`);
	return lines.join("<br>\n");
}
function lookedAt(gates) {
	const rows = gates.flatMap((gate) => gate.findings.filter((finding) => !isOpen(finding)).map((finding) => {
		const name = fillTemplate("{gate}", { gate: gate.gate }, MARKDOWN);
		return `- ${finding.outcome === "pass" ? "✓" : "–"} ${name}: ${says(finding, MARKDOWN)}`;
	}));
	if (rows.length === 0) return [];
	return [folded(`What was looked at and holds, or is not asked here (${rows.length})`, {
		head: [],
		rows,
		foot: [],
		noun: ["passing finding", "passing findings"]
	})];
}
function tableSection(gate, table) {
	const title = html(`${shorten(gate.gate, 80)}: ${shorten(table.title, 200)} (${table.rows.length})`);
	const columns = table.columns.map((column) => fillTemplate("{column}", { column }, MARKDOWN_CELL));
	return folded(title, {
		head: tableHead(columns),
		rows: table.rows.map((cells) => row$2(table.columns.map((_, index) => tableCell(cells[index])))),
		foot: [],
		noun: ["table row", "table rows"]
	});
}
function tableCell(cell) {
	if (cell === void 0 || cell === "") return "";
	if (typeof cell !== "object" || isList(cell)) return fillValue(cell, MARKDOWN_CELL);
	return says(cell, MARKDOWN_CELL);
}
function isList(cell) {
	return Array.isArray(cell);
}
// src/core/report/to-summary.ts
/** Largest job summary of a step that a runner uploads is 1 MiB; a runner may add to ours. */
const SUMMARY_LIMIT = 1e6;
const noLinks = () => null;
/**
* The verdict as one page of Markdown, for a job summary or a file: headline, subject, answer, a row for each gate,
* then every open finding, then what holds, then the gates' tables. Never longer than the limit.
*/
function toSummary(verdict, options = {}) {
	const { linkTo = noLinks, limit = SUMMARY_LIMIT } = options;
	return joinSections([
		paragraph(`## ${fillTemplate("{stage}", { stage: verdict.stage }, MARKDOWN)}\\: ${headline(verdict, MARKDOWN)}`),
		...overview(verdict, linkTo),
		...details(verdict, linkTo)
	], limit);
}
// src/core/report/code-frame.ts
/** Widest part of a source line that is shown, in characters. */
const WINDOW = 100;
/** Longest line of a source that is framed; a longer one is data, not text that somebody reads. */
const LINE_LIMIT = 1e4;
/**
* The line before, the line meant and marks below its range, indented as the terminal's findings are.
* `null` when the place has no line and column, or the text has no such line: then there is nothing to point at.
* Hidden characters are spelled out, which may move the marks to their right: rather that than an invisible one.
*/
function codeFrame(lines, where, note, paint) {
	const { line, column, endLine, endColumn } = where;
	if (line === void 0 || column === void 0) return null;
	const meant = lines[line - 1];
	if (meant === void 0 || meant.length > LINE_LIMIT || column > meant.length + 1) return null;
	const end = endLine === void 0 || endLine === line ? endColumn ?? column + 1 : meant.length + 1;
	const from = Math.max(0, column - 1 - WINDOW / 2);
	const view = (source) => sourceLine(source.slice(from, from + WINDOW)).trimEnd();
	const before = sourceLine(meant.slice(from, column - 1)).length;
	const marked = sourceLine(meant.slice(column - 1, Math.min(end - 1, from + WINDOW))).length;
	const width = String(line).length;
	const numbered = (sign, number, rest) => `  ${sign} ${number.padStart(width)} │ ${rest}`.trimEnd();
	const previous = lines[line - 2];
	const marks = `${" ".repeat(before)}${paint("error", "^".repeat(Math.max(1, marked)))}`;
	return [
		...previous === void 0 || previous.length > LINE_LIMIT || previous.trim() === "" ? [] : [paint("quiet", numbered(" ", String(line - 1), view(previous)))],
		numbered(">", String(line), view(meant)),
		`    ${" ".repeat(width)} │ ${marks}${note === "" ? "" : ` ${note}`}`
	];
}
// src/core/report/verdict-line.ts
/** The last line of a terminal's output: the verdict, what was found and where, and how long it took in seconds. */
function verdictLine(verdict, elapsed, paint) {
	const parts = summaryParts(verdict, openFindings(verdict));
	const [sign, tone] = signOf(verdict);
	const stage = fillTemplate("{stage}", { stage: verdict.stage }, TERMINAL);
	const time = elapsed === void 0 ? "" : `   ${paint("quiet", `${elapsed.toFixed(2)} s`)}`;
	return `${paint(tone, `${sign} ${stage}:`)} ${parts.map((part) => says(part, TERMINAL)).join(", ")}${time}`;
}
/** Nothing to judge is no pass; but where what there is to judge is left to the pull request, it is no "no" either. */
function signOf(verdict) {
	const { outcome, deferred } = verdict;
	const isNothing = tally(verdict).applied === 0 && deferred.length > 0;
	if (outcome === "skip" || outcome === "pass" || outcome === "waived") {
		if (isNothing) return ["–", "quiet"];
		return outcome === "skip" ? ["✗", "error"] : ["✓", "good"];
	}
	return outcome === "pending" ? ["…", "waiting"] : ["✗", "error"];
}
/** Counts what is printed above: rows that are errors, and the files that they stand under. */
function summaryParts(verdict, open) {
	const of = (...wanted) => open.filter((placed) => wanted.includes(standingOf(placed)));
	const errors = of("error", "fail");
	const unjudged = new Set(errors.filter(isUnjudged).map(({ gate }) => gate));
	const count = tally(verdict);
	const parts = [
		problems(errors.filter((placed) => !isUnjudged(placed))),
		counted([...unjudged].filter((gate) => gate !== null).length, "gate could not be judged", "gates could not be judged"),
		counted(count.held.length, "gate is not judged until then", "gates are not judged until then"),
		counted(of("warns").length, "warning", "warnings"),
		counted(count.pending.length, "gate waits for people", "gates wait for people"),
		counted(count.pass.length, "gate passes", "gates pass"),
		counted(count.waived.length, "gate is waived", "gates are waived")
	].flatMap((said) => said.length === 0 ? [] : [joined(said)]);
	if (count.applied === 0) parts.push(joined([verdict.deferred.length > 0 ? "nothing to judge" : "nothing was judged"]));
	else if (parts.length === 0) parts.push(joined(["it could not be judged"]));
	if (verdict.deferred.length === 0) return parts;
	return [...parts, {
		says: "{deferred} to be judged in the pull request",
		values: { deferred: verdict.deferred }
	}];
}
function problems(placed) {
	const paths = placed.flatMap(({ finding }) => finding.where?.path ?? []);
	const files = counted(new Set(paths).size, "file", "files");
	const whole = counted(placed.length, "problem", "problems");
	if (files.length === 0) return whole;
	return paths.length === placed.length ? [
		...whole,
		"in",
		...files
	] : [`${whole.join(" ")} (${paths.length} in`, `${files.join(" ")})`];
}
function counted(count, one, many) {
	return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
}
function joined(words) {
	return {
		says: words.join(" "),
		values: {}
	};
}
// src/core/report/to-terminal.ts
/** Widest message that still lets the names to its right stand in one column, in characters. */
const MESSAGE_COLUMN = 90;
const LEVELS = {
	error: {
		word: "error",
		tone: "error"
	},
	fail: {
		word: "error",
		tone: "error"
	},
	held: {
		word: "error",
		tone: "error"
	},
	pending: {
		word: "waiting",
		tone: "waiting"
	},
	warns: {
		word: "warning",
		tone: "warning"
	},
	waived: {
		word: "waived",
		tone: "quiet"
	},
	pass: {
		word: "note",
		tone: "quiet"
	},
	skip: {
		word: "note",
		tone: "quiet"
	}
};
/**
* The open findings for a terminal: by file, then line and column, with the code they point at, and the verdict last.
* Ends in a line break. No foreign text moves the cursor, colours anything or commands a workflow's runner.
*/
function toTerminal(verdict, options = {}) {
	const paint = options.paint ?? ((_tone, text) => text);
	const blocks = [...byFile(openFindings(verdict))].map(([path, placed]) => group(path, placed, options.source ?? (() => null), paint));
	return withoutCommands(`${[...blocks, verdictLine(verdict, options.elapsed, paint)].join("\n\n")}\n`);
}
/**
* Files (or packages) in the order of their gravest finding, then as the gates came to them: a gate looks at a file before
* it says what follows from it elsewhere. What has no place comes last, under `null`.
*/
function byFile(open) {
	const groups = Map.groupBy(open, ({ finding }) => finding.where?.path ?? finding.package ?? null);
	const gravity = (placed) => placed[0]?.finding.outcome ?? "skip";
	const sorted = [...groups].toSorted(([a, inA], [b, inB]) => {
		if (a === null || b === null) return Number(a === null) - Number(b === null);
		return byGravity(gravity(inA), gravity(inB));
	});
	return new Map(sorted);
}
function group(path, placed, source, paint) {
	const inOrder = placed.toSorted((a, b) => {
		const [here, there] = [a.finding.where, b.finding.where];
		return (here?.line ?? 0) - (there?.line ?? 0) || (here?.column ?? 0) - (there?.column ?? 0);
	});
	const text = path === null ? null : source(path);
	const lines = text === null ? [] : text.split(/\r\n|\n|\r/);
	const rows = inOrder.map(row);
	const widest = (column, limit = 1e400) => rows.reduce((width, { [column]: { length } }) => length > limit ? width : Math.max(width, length), 0);
	const widths = {
		place: widest("place"),
		word: widest("word"),
		message: widest("message", MESSAGE_COLUMN)
	};
	const title = path === null ? "the pull request" : fillTemplate("{path}", { path }, TERMINAL);
	const printed = inOrder.flatMap((item, index) => {
		const cells = rows[index];
		return cells === void 0 ? [] : [print(cells, widths, paint), ...below(item, lines, widths, paint)];
	});
	return [paint("strong", title), ...printed].join("\n");
}
function row(placed) {
	const { where } = placed.finding;
	const place = where?.line === void 0 ? "" : [where.line, where.column].filter(Boolean).join(":");
	const name = fillTemplate("{name}", { name: nameOf(placed) }, TERMINAL);
	const message = says(placed.finding, TERMINAL);
	return {
		place,
		...LEVELS[standingOf(placed)],
		...isUnjudged(placed) ? { word: "unjudged" } : {},
		message,
		name
	};
}
function print({ place, word, tone, message, name }, widths, paint) {
	return `  ${[
		...widths.place > 0 ? [place.padEnd(widths.place)] : [],
		paint(tone, word.padEnd(widths.word)),
		message.padEnd(widths.message),
		paint("quiet", name)
	].join("  ")}`;
}
function below(placed, lines, widths, paint) {
	const { finding } = placed;
	const fix = fixOf(finding, TERMINAL) ?? "";
	const held = heldBy(placed);
	const indent = " ".repeat(widths.place > 0 ? widths.place + 4 : 2);
	const advice = (text) => `${indent}→ ${text}`;
	const others = held === null ? [] : [advice(says(held, TERMINAL))];
	const frame = finding.where === void 0 ? null : codeFrame(lines, finding.where, fix, paint);
	if (frame !== null) return [...frame.map((line) => `    ${line}`), ...others];
	return [...fix === "" ? [] : [advice(fix)], ...others];
}
// src/action/annotate.ts
/** Writes an annotation with the names that `@actions/core` gives to its place. */
function annotate(writers, { level, message, title, where }) {
	if (where === void 0) return writers.annotate(level, message, { title });
	const { path: file, line: startLine, column: startColumn, endLine, endColumn } = where;
	const properties = {
		title,
		file,
		startLine,
		...startColumn === void 0 ? {} : { startColumn },
		...endLine === void 0 ? {} : { endLine },
		...endColumn === void 0 ? {} : { endColumn }
	};
	writers.annotate(level, message, properties);
}
// src/action/publish.ts
/** Shows a verdict in every place that a runner has: annotations, log, job summary, report files and outputs. */
async function publish(verdict, inputs, world, version) {
	const { writers, environment } = world;
	const { reportPath, sarifPath } = inputs;
	if (inputs.annotations) for (const annotation of toAnnotations(verdict)) annotate(writers, annotation);
	writers.log(toTerminal(verdict).trimEnd());
	if (inputs.summary && (environment["GITHUB_STEP_SUMMARY"] ?? "") !== "") await writers.summary(toSummary(verdict, { linkTo: linksTo(environment, verdict.head) }));
	await Promise.all([write(reportPath, toJson(verdict)), write(sarifPath, toSarif(verdict, { version }))]);
	writers.output("verdict", verdict.outcome);
	writers.output("stage", verdict.stage);
	writers.output("packages", JSON.stringify(verdict.packages));
	writers.output("report", reportPath);
	writers.output("sarif", sarifPath);
}
async function write(path, text) {
	await mkdir(dirname(path), { recursive: true });
	await writeFile(path, text);
}
/** Addresses of places at the judged commit; none where the runner does not say which repository it is. */
function linksTo(environment, head) {
	const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = environment;
	if (server === void 0 || repository === void 0) return () => null;
	return ({ path, line }) => {
		const segments = path.split("/").map((segment) => encodeURIComponent(segment.toWellFormed()));
		const place = line === void 0 ? "" : `#L${line}`;
		return `${server}/${repository}/blob/${head}/${segments.join("/")}${place}`;
	};
}
// src/action/judge-source.ts
/** Judges a pull request, shows the verdict and gives the exit code: 1 when it blocks, unless the workflow asked never to fail. */
async function judgeSource({ inputs, event, source, world, version }) {
	const { environment, writers, now } = world;
	const { number, title, author, draft } = event;
	const { head, base, mergeBase, changes, findTags } = source;
	const [owner = "", name = ""] = (environment["GITHUB_REPOSITORY"] ?? "").split("/");
	const judgement = await judgeContent({
		now: now.toISOString(),
		repository: {
			owner,
			name
		},
		pullRequest: {
			number,
			title,
			author,
			draft,
			mergeBase,
			base: {
				ref: event.base.ref,
				sha: base.commit
			},
			head: {
				ref: event.head.ref,
				sha: head.commit
			}
		},
		changes,
		head,
		base,
		findTags,
		...inputs.stage === void 0 ? {} : { stage: inputs.stage }
	});
	switch (judgement.kind) {
		case "none": return abstain(world, judgement.reason, event.base.ref);
		case "unknown-stage": return stop(world, [unknownStage(inputs.stage ?? "", judgement.known)]);
		case "judged":
			await publish(judgement.verdict, inputs, world, version);
			if (!blocks(judgement.verdict.outcome)) return 0;
			if (inputs.failOn === "never") {
				writers.log("This verdict blocks; the step passes because input `fail-on` is `never`.");
				return 0;
			}
			writers.fail(`Gatehouse: ${headline(judgement.verdict, PLAIN)}`);
			return 1;
		default: return judgement;
	}
}
function abstain({ writers }, reason, branch) {
	publishNothing(writers);
	const message = sentence$2({
		...ABSTENTIONS[reason],
		values: {
			branch,
			path: POLICY_PATHS[0]
		}
	});
	writers.annotate("notice", message, { title: "Gatehouse has no opinion" });
	return 0;
}
const ABSTENTIONS = {
	"no-policy": {
		says: "branch `{branch}` has no policy at `{path}`, so nothing was judged",
		fix: "commit a policy to `{branch}`, if its pull requests are to be judged"
	},
	"not-gated": {
		says: "no stage of `{path}` names branch `{branch}`, so nothing was judged",
		fix: "add the branch to a stage, if its pull requests are to be judged"
	}
};
function unknownStage(stage, known) {
	return {
		id: "unknown-stage",
		says: "input `stage` is `{stage}`, and the policy of the base branch has no such stage; it has {known}",
		fix: "name one of them, or leave the input out: the base branch then chooses",
		values: {
			stage,
			known
		}
	};
}
export { judgeSource };
