import { o as __toESM, t as __commonJSMin } from "./rolldown-runtime.js";
import { _ as $ZodObject, a as boolean, c as literal, f as record, h as union, i as array, m as string, o as int, p as strictObject, r as _enum, t as date, u as number, v as $ZodRecord } from "./zod.js";
import { n as locate, r as locateKey, t as keySpanOf } from "./span-of.js";
import { n as isRounded, t as exactly } from "./statement.js";
import { a as placesOf$1, c as spelledPointer, l as toPointer, s as pointerSegment } from "./source-document.js";
import { i as unreadable$7, o as shown$2, r as startOf } from "./define-reader.js";
import { n as parseQuantity, r as quantity$3, t as formatQuantity } from "./parse-quantity.js";
import { i as nearestUnit, n as UNITS$2, r as memoryUnits, t as DIMENSION_WORDS } from "./units.js";
import { n as minimatch, t as Minimatch } from "./minimatch.js";
import { t as require_spdx_expression_parse } from "./spdx.js";
import { c as placeholderOfReason, n as isNoAnswer, o as placeholderOf } from "./placeholder.js";
import { n as describeFound, t as describeExpected } from "./describe-value.js";
import { t as readYaml } from "./read-yaml.js";
// src/core/source/in-order.ts
/** More mistakes than this in one file are counted, not listed. */
const MOST_ISSUES$1 = 100;
const MORE$1 = "more-issues";
/**
* The mistakes of one file in the order of their places; after the first hundred, one `more-issues` that says how many
* are left. Takes lists that were bounded before, too.
*/
function inOrder(issues) {
	const listed = issues.filter(({ id }) => id !== MORE$1).toSorted(byPlace);
	const left = issues.filter(({ id }) => id === MORE$1).map(({ values: { count } }) => Number(count)).reduce((sum, count) => sum + count, Math.max(0, listed.length - MOST_ISSUES$1));
	const last = listed[Math.min(MOST_ISSUES$1, listed.length) - 1];
	if (left === 0 || last === void 0) return listed;
	const rest = {
		id: MORE$1,
		says: "{count} more mistakes follow in this file.",
		fix: "Mend the ones that are listed first.",
		values: { count: left },
		where: last.where
	};
	return [...listed.slice(0, MOST_ISSUES$1), rest];
}
function byPlace(a, b) {
	const lines = (a.where.line ?? 0) - (b.where.line ?? 0);
	const columns = (a.where.column ?? 0) - (b.where.column ?? 0);
	return lines || columns || (a.id < b.id ? -1 : Number(a.id > b.id));
}
// src/core/model/outcome.ts
/** From the gravest to the lightest: the total order in which outcomes are combined. */
const OUTCOMES = [
	"error",
	"fail",
	"pending",
	"waived",
	"pass",
	"skip"
];
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
// src/core/gates/define-gate.ts
/** Identity function whose only job is inference. */
function defineGate(gate) {
	return gate;
}
/** The `say` of a gate: looks the message up and carries its templates along, so that `report/` needs no registry. */
function sayer(messages, meta) {
	return (id, values, about = {}) => {
		const message = messages[id];
		if (message === void 0) throw new Error(`no message "${id}"`);
		const { outcome, says, fix, expected, actual, why = meta?.why, many } = message;
		return {
			id,
			outcome,
			says,
			...fix === void 0 ? {} : { fix },
			...expected === void 0 ? {} : { expected },
			...actual === void 0 ? {} : { actual },
			...why === void 0 || !blocks(outcome) ? {} : { why },
			...many === void 0 ? {} : { many },
			values,
			...about
		};
	};
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
				problems: problems(item, first, second !== void 0)
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
function problems(asked, filled, twice) {
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
const WORDS$2 = {
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
			...WORDS$2[id],
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
const KINDS$3 = {
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
	const kind = KINDS$3[file.mode];
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
		const evidence = item.filled?.state === "done" ? judgeEvidence(item, filled.path, index, say) : NOTHING$2;
		const other = unknown.get(item);
		if (other === void 0) found.push(...judgeItem(copy, item, evidence, near ?? { path: filled.path }));
		else found.push(sayUnknown(copy, item.asked, other.where));
		for (const file of evidence.files) files.add(file);
		rows.push(row(item.asked, stateOf$3(item), evidence.files));
	}
	for (const item of extra) if (!items.some(({ filled: used }) => used === item)) rows.push(row(item, `${item.state} (extra)`, []));
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
const NOTHING$2 = {
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
function row(item, state, files) {
	return [
		item.id,
		item.wording,
		state,
		item.role ?? "",
		files
	];
}
function stateOf$3({ filled, problems }) {
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
		since: "0.1",
		why: "What people confirm is forgotten under pressure unless it is written down beside its proof."
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
			fix: "Add the definition on the base branch, or correct the name in the policy.",
			expected: "a definition at `{path}` on the base branch",
			actual: "none",
			why: "A checklist that nobody defined cannot be compared with anything."
		},
		"definition-broken": {
			outcome: "error",
			says: "The definition of the checklist `{name}` on the base branch has mistakes ({count}), so no copy can be compared with it.",
			fix: "Mend `{path}` on the base branch; this pull request cannot do it.",
			expected: "a definition that can be read",
			actual: "{count} [mistake|mistakes] in `{path}`",
			why: "A checklist whose definition cannot be read cannot be compared with anything."
		},
		"copy-missing": {
			outcome: "fail",
			says: "The package `{folder}` lacks the checklist `{name}`.",
			fix: "Copy the definition to `{path}` and fill it in.",
			expected: "a filled copy at `{path}`",
			actual: "none"
		},
		"several-copies": {
			outcome: "fail",
			says: "The package `{folder}` has several copies of the checklist `{name}`: {paths}.",
			fix: "Keep one of them.",
			expected: "one copy",
			actual: "{paths}",
			why: "Of two copies, nobody can tell which one was signed."
		},
		"copy-broken": {
			outcome: "fail",
			says: "The copy of the checklist `{name}` has mistakes ({count}), so it cannot be compared with its definition.",
			fix: "Mend `{path}`.",
			expected: "a copy that can be read",
			actual: "{count} [mistake|mistakes] in `{path}`",
			why: "What cannot be read has confirmed nothing."
		},
		"item-missing": {
			outcome: "fail",
			says: "The item `{id}` of the checklist `{name}` is missing: {text}",
			fix: "Copy it from the definition. Strike it through and give a reason when it does not apply.",
			expected: "every item of the definition, with `{id}` among them",
			actual: "no such item",
			why: "An item that can be left out quietly is not asked for.",
			many: {
				says: "{count} items of the definition are missing here.",
				fix: "Copy them from the definition. Strike through what does not apply, and give a reason.",
				each: "`{id}`",
				note: "{text}"
			}
		},
		"item-unknown": {
			outcome: "fail",
			says: "The definition of `{name}` does not know this item, and its item `{id}` is missing: {text}",
			fix: "Write the item in the words of the definition, or give it its id with a comment: `{comment}`.",
			expected: "the item `{id}` in the words of the definition",
			actual: "{text}",
			why: "An item that can be replaced quietly is not asked for."
		},
		"item-renamed": {
			outcome: "fail",
			says: "This item has the id `{found}`; the definition of `{name}` calls it `{id}`.",
			fix: "Give it the id `{id}`; in Markdown a comment such as `<!-- id: short-name -->` carries it.",
			expected: "the id `{id}`",
			actual: "`{found}`",
			why: "The id is how an item is known when its words are mended."
		},
		"item-reworded": {
			outcome: "fail",
			says: "The item `{id}` says other words than the definition of `{name}`. Expected: {expected} — found: {found}",
			fix: "Copy the words and links of the definition; add yours below the item.",
			expected: "{expected}",
			actual: "{found}",
			why: "Who ticks softer words confirms something else."
		},
		"item-twice": {
			outcome: "fail",
			says: "The item `{id}` of the checklist `{name}` stands here more than once.",
			fix: "Keep one of them.",
			expected: "the item once",
			actual: "the item several times",
			why: "Where an item stands twice, one tick can hide that the other is open."
		},
		"item-open": {
			outcome: "fail",
			says: "The item `{id}` is not ticked: {text}",
			fix: "Tick it when it is true, or strike it through and give a reason when it does not apply.",
			expected: "a tick, or a strike with a reason",
			actual: "an open item",
			many: {
				says: "{count} items are not ticked.",
				fix: "Tick each when it is true, or strike it through and give a reason when it does not apply.",
				each: "`{id}`",
				note: "{text}"
			}
		},
		"evidence-missing": {
			outcome: "fail",
			says: "The item `{id}` is ticked, but counts only with evidence, and none is linked.",
			fix: "Link a file of the package from the item.",
			expected: "a link to a file of the package",
			actual: "no link",
			why: "A tick is cheap; the file beside it is what can be looked at.",
			many: {
				says: "{count} items are ticked, but count only with evidence, and none is linked.",
				fix: "Link a file of the package from each.",
				each: "`{id}`"
			}
		},
		"evidence-is-address": {
			outcome: "fail",
			says: "The item `{id}` is ticked, but counts only with evidence, and only addresses are linked: {links}. What stands there can change after a sign-off.",
			fix: "Commit the evidence inside the package, and link to that file.",
			expected: "a link to a file of the package",
			actual: "{links}",
			why: "What stands at an address can change after a sign-off."
		},
		"evidence-elsewhere": {
			outcome: "fail",
			says: "The evidence `{path}` of the item `{id}` is not in the package `{folder}`.",
			fix: "Commit it inside the package folder, and link to it with a relative path such as `../reports/eval.json`.",
			expected: "a file below `{folder}`",
			actual: "`{path}`",
			why: "A file outside of the package can change without the package being judged again."
		},
		"evidence-absent": {
			outcome: "fail",
			says: "The evidence of the item `{id}` is not there: no file `{target}`.",
			fix: "Commit the file, or correct the link; letter case counts.",
			expected: "the file `{target}`",
			actual: "no such file at this commit",
			why: "Evidence that is not committed cannot be looked at by whoever signs."
		},
		"evidence-not-a-file": {
			outcome: "fail",
			says: "The evidence of the item `{id}` must be a file, and `{target}` is a {kind}.",
			fix: "Link to the file itself.",
			expected: "a file",
			actual: "a {kind}",
			why: "A folder or a link does not say which content was looked at."
		},
		"evidence-empty": {
			outcome: "fail",
			says: "The evidence of the item `{id}` is an empty file: `{target}`.",
			fix: "Commit its content.",
			expected: "a file with content",
			actual: "an empty file",
			why: "An empty file shows nothing."
		},
		"evidence-is-the-list": {
			outcome: "fail",
			says: "The item `{id}` names this checklist as its evidence.",
			fix: "Link to the file that shows what the item says.",
			expected: "a file that shows what the item says",
			actual: "this checklist",
			why: "A list that names itself proves only that somebody wrote it."
		},
		"reason-missing": {
			outcome: "fail",
			says: "The item `{id}` is said not to apply, without a reason.",
			fix: "Add one behind the struck text: `n/a: reason`. In YAML: `not_applicable: reason`.",
			expected: "a reason behind the struck text",
			actual: "none",
			why: "Whoever signs has to see why something does not apply."
		},
		complete: {
			outcome: "pass",
			says: "The checklist `{name}` is complete: {confirmed} of {total} ({notApplicable} not applicable, {files} [evidence file|evidence files])."
		}
	},
	handsOn: true,
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
			findings: unreadable$6(copy, pack, copy.checklist.issues, say),
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
function unreadable$6(copy, pack, issues, say) {
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
// src/core/gates/unreadable-manifest.ts
/** What a gate says of a package whose manifest has mistakes: they are told by the gate `package`, at the same place. */
const MANIFEST_UNREADABLE = {
	outcome: "error",
	says: "The manifest `{path}` cannot be read, so {subject} cannot be judged.",
	fix: "Mend the manifest first; the gate `package` lists its mistakes: {count}.",
	expected: "a manifest without mistakes",
	actual: "{count} [mistake|mistakes]"
};
/** What to fill the sentence with, and where it stands: at the first of the manifest's mistakes. */
function manifestMistakes({ manifestPath, folder }, issues) {
	const where = issues[0]?.where ?? {
		path: manifestPath,
		line: 1,
		column: 1
	};
	return {
		path: manifestPath,
		count: issues.length,
		about: {
			where,
			package: folder
		}
	};
}
// src/core/evidence/quote-issue.ts
/**
* What is wrong and what to do about it, as plain texts: values for the `{problem}` and `{remedy}` of another statement,
* which is escaped as a whole. What stands in a value is never taken for a place of the template.
*/
function quoteIssue(issue) {
	return {
		problem: plain$3(issue.says, issue),
		remedy: plain$3(issue.fix ?? "Mend the file at this place.", issue)
	};
}
function plain$3(template, { values }) {
	return template.replaceAll("`", "").replace(/\{([A-Za-z_]\w*)\}/g, (whole, name) => {
		const value = Object.hasOwn(values, name) ? values[name] : void 0;
		if (value === void 0) return whole;
		return Array.isArray(value) ? value.map(text$1).join(", ") : text$1(value);
	});
}
function text$1(value) {
	return isRounded(value) ? value.shown : String(value);
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
// src/core/gates/contracts/context.ts
/** Columns of a kind that a document names. */
function columnsOf$1({ reading }, of) {
	return (reading?.details?.columns ?? []).filter((column) => column.of === of);
}
/** The contract of the data set at an index, where one is named. */
function contractAt({ documents }, index) {
	return documents.find(({ pointers }) => pointers.includes(`/datasets/${index}/contract`));
}
/** Where a column stands in its file. */
function placeOf$2(path, { source: { line, column } }) {
	return {
		path,
		...line === void 0 ? {} : { line },
		...column === void 0 ? {} : { column }
	};
}
/** What describes the model: a file that `model.path` names or that lies below it, or one that a tool left in the package. */
function isOfModel({ pointers }) {
	return pointers.length === 0 || pointers.includes("/model/path");
}
// src/core/gates/contracts/judge-contracts.ts
/** States of a contract in which nobody may rely on it (Open Data Contract Standard, `status`). */
const NOT_IN_FORCE = /* @__PURE__ */ new Set([
	"proposed",
	"draft",
	"deprecated",
	"retired"
]);
/** Service levels that say how old the data may be (Open Data Contract Standard, `slaProperties`). */
const FRESHNESS = /^sla\.(?:latency|frequency)$/i;
const CONTRACT = /^\/datasets\/\d+\/contract$/;
/** Whether every data set's contract can be read, is in force, and keeps the version that it had only with the columns that it had. */
function judgeContracts(context) {
	const { handoff, options, say, about } = context;
	return (handoff.handoff.datasets ?? []).flatMap(({ name }, index) => {
		const document = contractAt(context.package, index);
		if (document === void 0) {
			const where = whereOf(handoff, `/datasets/${index}`);
			return options.contract ? [say("contract-missing", { dataset: name }, {
				...about,
				where
			})] : [];
		}
		const columns = columnsOf$1(document, "contract");
		if (columns.length === 0 || (document.reading?.problems.length ?? 0) > 0) return [unreadable$5(document, name, context)];
		const told = [
			...judgeStatus(document, name, context),
			...judgeFreshness(document, name, context),
			...judgeChange$1(document, columns, index, context)
		];
		if (told.length > 0) return told;
		const { path } = document;
		return [say("contract-read", {
			path,
			dataset: name,
			count: columns.length
		}, {
			...about,
			where: { path }
		})];
	});
}
function unreadable$5({ path, reading, issue }, dataset, { say, about }) {
	const problem = reading?.problems[0] ?? issue;
	return say("contract-unreadable", {
		path,
		dataset,
		...problem === void 0 ? {
			problem: "it names no column.",
			remedy: "Write it in the Open Data Contract Standard, with `schema`."
		} : quoteIssue(problem)
	}, {
		...about,
		where: problem?.where ?? {
			path,
			line: 1
		}
	});
}
function judgeStatus({ path, reading }, dataset, { options, say, about }) {
	const status = (reading?.details?.terms ?? []).find(({ kind }) => kind === "status");
	if (!options.active || status === void 0 || !NOT_IN_FORCE.has(status.value.toLowerCase())) return [];
	const { line } = status.source;
	const where = {
		path,
		...line === void 0 ? {} : { line }
	};
	return [say("not-in-force", {
		path,
		dataset,
		status: status.value
	}, {
		...about,
		where
	})];
}
function judgeFreshness({ path, reading }, dataset, { options, say, about }) {
	const levels = reading?.details?.parameters ?? [];
	if (!options.freshness || levels.some(({ name }) => FRESHNESS.test(name))) return [];
	return [say("not-fresh", {
		path,
		dataset
	}, {
		...about,
		where: { path }
	})];
}
function judgeChange$1(document, columns, index, { base, handoff, say, about }) {
	if (base === void 0 || base === "unclear" || !base.manifest.ok) return [];
	const name = handoff.handoff.datasets?.[index]?.name;
	const then = (base.manifest.value.handoff.datasets ?? []).findIndex((each) => each.name === name);
	const before = (then < 0 ? void 0 : contractAt(base, then)) ?? sameFile(document, base);
	const version = versionOf$1(document) ?? {
		value: "unnamed",
		line: void 0
	};
	const promised = before === void 0 ? void 0 : versionOf$1(before)?.value;
	if (before === void 0 || promised === void 0 || isNewer$1(versionOf$1(document)?.value, promised)) return [];
	const change = changeBetween(columnsOf$1(before, "contract"), columns);
	if (change === null) return [];
	const { path } = document;
	const where = {
		path,
		...version.line === void 0 ? {} : { line: version.line }
	};
	return [say("contract-changed", {
		path,
		change,
		version: version.value
	}, {
		...about,
		where
	})];
}
function isNewer$1(now, then) {
	return now !== void 0 && now !== then;
}
function sameFile({ path }, base) {
	return base.documents.find((each) => each.path === path && each.pointers.some((pointer) => CONTRACT.test(pointer)));
}
function versionOf$1({ reading }) {
	const found = (reading?.details?.properties ?? []).find(({ name }) => name === "version");
	return found === void 0 ? void 0 : {
		value: String(found.value),
		line: found.source.line
	};
}
/** What breaks those who rely on a contract: columns that are gone or of another type. `null`: nothing does. */
function changeBetween(before, after) {
	const key = ({ table = "", name }) => `${table}\n${name}`;
	const now = new Map(after.map((column) => [key(column), column]));
	const gone = before.filter((column) => !now.has(key(column)));
	const other = before.filter((column) => {
		const here = now.get(key(column));
		return here !== void 0 && here.kind !== column.kind;
	});
	const names = (columns) => columns.slice(0, 5).map(({ name }) => name).join(", ");
	if (gone.length > 0) return `lost ${names(gone)}`;
	return other.length > 0 ? `has other types for ${names(other)}` : null;
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
		keys: [
			"model",
			"provenance",
			"*"
		],
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
// src/core/gates/contracts/judge-features.ts
const FEATURES = /^\/code\/features\/\d+$/;
/** Files that a sentence names. */
const MOST_NAMED$3 = 5;
/** Whether feature definitions are as they were, or changed with a version and with an owner who is asked. */
function judgeFeatures(context) {
	const { package: one, base, handoff, options, say, about } = context;
	const now = featureFiles(one);
	const where = whereOf(handoff, "/code/features");
	const there = {
		...about,
		where
	};
	if (base === void 0 || base === "unclear" || !base.manifest.ok) return [];
	const before = featureFiles(base);
	if (now.size === 0 && before.size === 0) return [];
	const changed = [.../* @__PURE__ */ new Set([...now.keys(), ...before.keys()])].filter((path) => now.get(path)?.oid !== before.get(path)?.oid);
	if (changed.length === 0) return [say("features-frozen", { count: now.size }, there)];
	const { version } = handoff.handoff.package;
	const files = changed.slice(0, MOST_NAMED$3);
	if (base.manifest.value.handoff.package.version === version) return [say("features-unversioned", {
		files,
		version
	}, there)];
	const known = changed.map((path) => ({
		path,
		owners: now.get(path)?.owners ?? before.get(path)?.owners
	}));
	const unowned = known.filter(({ owners }) => (owners?.owners.length ?? 0) === 0);
	if (options.owned_features && unowned.length > 0) return unowned.slice(0, MOST_NAMED$3).map(({ path }) => say("features-unowned", { path }, {
		...about,
		where: { path }
	}));
	const owners = [...new Set(known.flatMap((each) => each.owners?.owners ?? []))];
	return [say("features-changed", {
		version,
		files,
		owners
	}, {
		...there,
		who: owners
	})];
}
/** Files of the named definitions, by their path in the repository. */
function featureFiles({ manifest, files, outside, owners }) {
	if (!manifest.ok) return /* @__PURE__ */ new Map();
	const named = referencedPaths(manifest.value).paths.filter(({ pointer }) => FEATURES.test(pointer));
	const found = [...files.map((file) => ({
		...file,
		owners
	})), ...outside].filter(({ path, mode }) => mode.startsWith("100") && named.some((each) => path === each.path || path.startsWith(`${each.path}/`)));
	return new Map(found.map(({ path, oid, owners: line }) => [path, {
		oid,
		owners: line
	}]));
}
// src/core/source/did-you-mean.ts
/** Longer names are not compared: nobody mistypes them, and comparing costs the product of the lengths. */
const LONGEST$1 = 64;
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
	if (name.length === 0 || name.length > LONGEST$1) return void 0;
	const wanted = name.toLowerCase();
	let best;
	let least = Number.POSITIVE_INFINITY;
	for (const candidate of known) {
		if (candidate === name || candidate.length > LONGEST$1) continue;
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
// src/core/gates/contracts/judge-inputs.ts
/** Findings of one kind that are told one by one. */
const MOST_TOLD$4 = 12;
/** Whether every input of the model is a column that the contracts of its data promise, of a type that it can take. */
function judgeInputs(context) {
	const { handoff, options, say, about } = context;
	const model = context.package.documents.filter(isOfModel);
	const signatures = model.flatMap((document) => {
		const inputs = columnsOf$1(document, "input");
		return inputs.length === 0 ? [] : [{
			path: document.path,
			inputs
		}];
	});
	const unread = model.filter(({ reading }) => columnsOfModel(reading) && (reading?.problems.length ?? 0) > 0);
	if (unread.length > 0) return unread.slice(0, MOST_TOLD$4).map((document) => unreadable$4(document, context));
	const [first] = signatures;
	if (first === void 0) {
		const where = whereOf(handoff, "/model/path");
		return options.signature ? [say("signature-missing", {}, {
			...about,
			where
		})] : [];
	}
	const promised = promisedColumns(context);
	if (promised.length === 0) return [];
	const contracts = [...new Set(promised.map(({ path }) => path))];
	const named = signatures.flatMap(({ path, inputs: taken }) => taken.map((input) => ({
		path,
		input
	}))).filter(({ input }) => input.kind !== "tensor" && input.name !== "");
	if (named.length === 0) return [say("inputs-unnamed", { path: first.path }, {
		...about,
		where: { path: first.path }
	})];
	const told = named.flatMap(({ path, input }) => judgeInput(path, input, promised, contracts, context));
	if (told.length > 0) return told.slice(0, MOST_TOLD$4);
	return [say("inputs-promised", {
		count: named.length,
		contracts
	}, {
		...about,
		where: { path: first.path }
	})];
}
/** Whether a reading says what a model takes, be it in part. */
function columnsOfModel(reading) {
	return (reading?.details?.columns ?? []).some(({ of }) => of === "input");
}
function unreadable$4({ path, reading }, { say, about }) {
	const [problem] = reading?.problems ?? [];
	return say("signature-unreadable", {
		path,
		...problem === void 0 ? {
			problem: "",
			remedy: ""
		} : quoteIssue(problem)
	}, {
		...about,
		where: problem?.where ?? { path }
	});
}
function judgeInput(path, input, promised, contracts, { say, about }) {
	const there = {
		...about,
		where: placeOf$2(path, input)
	};
	const same = promised.filter(({ column }) => column.name === input.name);
	const [first] = same;
	if (first === void 0) {
		const nearest = didYouMean(input.name, promised.map(({ column }) => column.name));
		const near = nearest === void 0 ? promised.slice(0, 5).map(({ column }) => column.name) : [nearest];
		return [say("input-unknown", {
			column: input.name,
			near,
			contracts
		}, there)];
	}
	if (same.some(({ column }) => canTake(input, column))) return [];
	const { column } = first;
	return [say("input-unlike", {
		column: input.name,
		taken: input.type,
		promised: column.type,
		path: first.path
	}, there)];
}
/** Whether a model that takes one kind can be given the other. A whole number is a number; what is not known is not judged. */
function canTake({ kind: taken }, { kind: given }) {
	if (taken === given || taken === "other" || given === "other") return true;
	if (taken === "number") return given === "integer" || given === "boolean";
	return taken === "integer" && given === "boolean";
}
function promisedColumns({ package: one, handoff }) {
	return (handoff.handoff.datasets ?? []).flatMap((_dataset, index) => {
		const document = contractAt(one, index);
		if (document === void 0) return [];
		return columnsOf$1(document, "contract").map((column) => ({
			path: document.path,
			column
		}));
	});
}
// src/core/gates/contracts/judge-outputs.ts
/** Whether the model says what it gives back, where the policy asks for it. What cannot be read whole is told with the inputs. */
function judgeOutputs(context) {
	const { handoff, options, say, about } = context;
	if (!options.outputs) return [];
	for (const document of context.package.documents.filter(isOfModel)) {
		const { path } = document;
		const count = columnsOf$1(document, "output").length;
		if (count > 0) return [say("outputs-named", {
			path,
			count
		}, {
			...about,
			where: { path }
		})];
	}
	return [say("outputs-missing", {}, {
		...about,
		where: whereOf(handoff, "/model/path")
	})];
}
// src/core/gates/contracts/messages.ts
/** Every sentence of the gate `contracts`. */
const messages$20 = {
	"no-packages": {
		outcome: "skip",
		says: "No package is handed over, so there is no contract to judge."
	},
	"manifest-unreadable": MANIFEST_UNREADABLE,
	"nothing-declared": {
		outcome: "skip",
		says: "The package has neither a contract nor a model signature nor feature definitions, and the policy asks for none."
	},
	"signature-missing": {
		outcome: "fail",
		says: "Nothing under `model.path` says which inputs the model takes.",
		fix: "Save the model with its signature, as MLflow does when it is given an input example.",
		expected: "a model signature",
		actual: "none"
	},
	"outputs-missing": {
		outcome: "fail",
		says: "Nothing under `model.path` says what the model gives back.",
		fix: "Save the model with its whole signature, inputs and outputs, as MLflow does when it infers one from an example and its predictions.",
		expected: "a model signature that names its outputs",
		actual: "none",
		why: "Whoever calls the model builds on what it gives back, as the model builds on what it takes."
	},
	"outputs-named": {
		outcome: "pass",
		says: "The model's signature in `{path}` names {count} [output|outputs]."
	},
	"signature-unreadable": {
		outcome: "error",
		says: "The model's signature in `{path}` could not be read whole: {problem}",
		fix: "{remedy}",
		expected: "a model signature that can be read whole",
		actual: "{problem}"
	},
	"contract-missing": {
		outcome: "fail",
		says: "Data set {dataset} has no contract.",
		fix: "Write one in the Open Data Contract Standard, and name it under `contract`.",
		expected: "a data contract",
		actual: "none"
	},
	"contract-unreadable": {
		outcome: "error",
		says: "The contract `{path}` of data set {dataset} cannot be read: {problem}",
		fix: "{remedy}",
		expected: "a contract that names its columns",
		actual: "{problem}"
	},
	"not-in-force": {
		outcome: "fail",
		says: "The contract `{path}` of data set {dataset} is `{status}`, and only one that is in force can be relied on.",
		fix: "Use a contract that is in force, or have its owner put it in force.",
		expected: "a contract in force",
		actual: "{status}"
	},
	"not-fresh": {
		outcome: "fail",
		says: "The contract `{path}` of data set {dataset} does not promise how fresh the data is.",
		fix: "Have its owner add a service level under `slaProperties`, such as `property: latency` with `value: 4` and `unit: h`.",
		expected: "a service level `latency` or `frequency`",
		actual: "none",
		why: "A model that is fed old data is wrong without any error, and nobody can be told to mend what was never promised."
	},
	"input-unknown": {
		outcome: "fail",
		says: "The model takes `{column}`, and no contract of its data has such a column. The nearest are {near}.",
		fix: "Add the column to the contract with its owner, or train the model without it.",
		expected: "a column of {contracts}",
		actual: "`{column}`",
		why: "What no contract promises may be gone tomorrow.",
		many: {
			says: "The model takes {count} inputs that no contract of its data has as a column.",
			fix: "Add the columns to the contract with its owner, or train the model without them.",
			each: "`{column}`",
			note: "the nearest are {near}"
		}
	},
	"input-unlike": {
		outcome: "fail",
		says: "The model takes `{column}` as {taken}, and `{path}` promises it as {promised}.",
		fix: "Convert it before the model, retrain, or correct the contract.",
		expected: "{promised}",
		actual: "{taken}",
		many: {
			says: "The model takes {count} inputs as another type than their contract promises.",
			fix: "Convert them before the model, retrain, or correct the contract.",
			each: "`{column}`",
			note: "taken as {taken}, and `{path}` promises {promised}"
		}
	},
	"contract-changed": {
		outcome: "fail",
		says: "`{path}` {change} since the base, and is still version {version}.",
		fix: "Give the contract a new version, so that those who rely on it can tell.",
		expected: "a new version of the contract",
		actual: "{version}",
		why: "Whoever relies on a version of a contract relies on what it said."
	},
	"features-unversioned": {
		outcome: "fail",
		says: "Feature definitions changed since the base ({files}), and the package is still version {version}.",
		fix: "Give the package a new version: another definition is another model.",
		expected: "a new version of the package",
		actual: "{version}",
		why: "Feature definitions are frozen with the version that was trained on them."
	},
	"features-unowned": {
		outcome: "fail",
		says: "The feature definition `{path}` changed, and CODEOWNERS names no owner of it.",
		fix: "Have its owners added to CODEOWNERS on the base branch, so that they are asked.",
		expected: "an owner in CODEOWNERS",
		actual: "none",
		why: "A definition that somebody else relies on changes only with who answers for it."
	},
	"features-changed": {
		outcome: "pass",
		says: "Feature definitions changed with version {version}: {files}. Owned by {owners}."
	},
	"features-frozen": {
		outcome: "pass",
		says: "{count} [feature definition is|feature definitions are] as at the base."
	},
	"inputs-promised": {
		outcome: "pass",
		says: "All {count} inputs of the model are columns of {contracts}."
	},
	"inputs-unnamed": {
		outcome: "pass",
		says: "The model's signature in `{path}` names no columns, so it is compared with no contract."
	},
	"contract-read": {
		outcome: "pass",
		says: "The contract `{path}` of data set {dataset} names {count} columns."
	}
};
// src/core/gates/contracts/options.ts
/** Options of the gate `contracts`. */
const options$20 = strictObject({
	signature: boolean().default(false).describe("Whether the model must say which inputs it takes, as an MLmodel, ONNX or safetensors file does."),
	outputs: boolean().default(false).describe("Whether the model's signature must name what it gives back, too."),
	contract: boolean().default(false).describe("Whether every data set must have a contract that can be read."),
	active: boolean().default(false).describe("Whether contracts must be in force: not proposed, draft, deprecated or retired."),
	freshness: boolean().default(false).describe("Whether contracts must promise how fresh the data is: a service level `latency` or `frequency`."),
	owned_features: boolean().default(false).describe("Whether feature definitions that changed must have an owner in CODEOWNERS, who then signs for them.")
});
// src/core/gates/contracts/gate.ts
/** The gate `contracts`: see this folder's README. */
const contracts = defineGate({
	meta: {
		id: "contracts",
		title: "what the model takes is what its data promises",
		summary: "The model's inputs are columns of its data contracts, contracts change with their version, features with their owners.",
		kind: "content",
		since: "0.1",
		why: "A model that takes what nobody promised fails on the day on which somebody else tidies up."
	},
	needs: ["packages", "baseline"],
	options: options$20,
	messages: messages$20,
	strengthen: (earlier, later) => {
		const [a, b] = [options$20.parse(earlier), options$20.parse({
			...earlier,
			...later
		})];
		return {
			signature: a.signature || b.signature,
			outputs: a.outputs || b.outputs,
			contract: a.contract || b.contract,
			active: a.active || b.active,
			freshness: a.freshness || b.freshness,
			owned_features: a.owned_features || b.owned_features
		};
	},
	evaluate(facts, chosen, say) {
		const { packages } = facts;
		if (packages.length === 0) return { findings: [say("no-packages", {})] };
		const judge = (one) => judgePackage$14(one, {
			base: baseOf(one, facts),
			options: chosen,
			say
		});
		return { findings: packages.flatMap(judge) };
	}
});
function judgePackage$14(one, shared) {
	const { manifest, folder, manifestPath } = one;
	if (!manifest.ok) {
		const { path, count, about: there } = manifestMistakes(one, manifest.issues);
		return [shared.say("manifest-unreadable", {
			path,
			count,
			subject: "its contracts"
		}, there)];
	}
	const { say } = shared;
	const nothing = say("nothing-declared", {}, {
		package: folder,
		where: { path: manifestPath }
	});
	const about = {
		package: folder,
		who: [manifest.value.handoff.package.owner]
	};
	const context = {
		...shared,
		package: one,
		handoff: manifest.value,
		about
	};
	const told = [
		...judgeContracts(context),
		...judgeInputs(context),
		...judgeOutputs(context),
		...judgeFeatures(context)
	];
	return told.length > 0 ? told : [nothing];
}
// src/core/gates/tell-at-most.ts
/** How the rest is told: of findings that block, and of those that only note something. */
const MORE = {
	"more-noted": {
		outcome: "pass",
		says: "{count} more [finding|findings] of this kind: {kind}."
	},
	more: {
		outcome: "fail",
		says: "{count} more [finding|findings] of this kind: {kind}.",
		fix: "Mend those above; the rest is told then.",
		expected: "none",
		actual: "{count} more"
	}
};
/** Findings of one kind that are told one by one. */
const MOST_TOLD$3 = 12;
/** The first findings of one kind as they are, and one that counts the rest. */
function tellAtMost(findings, rest, most = MOST_TOLD$3) {
	if (findings.length <= most) return findings;
	return [...findings.slice(0, most), rest(findings.length - most)];
}
// src/core/gates/environment/context.ts
/** Whom a finding concerns, and where in a document what it is about stands. */
function placed$1({ about }, path, { line, column }) {
	const place = {
		...line === void 0 ? {} : { line },
		...column === void 0 ? {} : { column }
	};
	return {
		...about,
		where: {
			path,
			...place
		}
	};
}
/** The first findings of a kind, and one that counts the rest and blocks exactly when they do. */
function bounded$4(kind, findings, { say, about }) {
	const id = findings.some(({ outcome }) => blocks(outcome)) ? "more" : "more-noted";
	return tellAtMost(findings, (count) => say(id, {
		count,
		kind
	}, about));
}
/** Documents that the manifest names at a place of it, in their order. */
function documentsAt({ documents }, place) {
	return documents.filter(({ pointers }) => pointers.some((pointer) => place.test(pointer)));
}
/** Dependencies that the environment's files name, and those of the infrastructure that it is rolled out with. */
function pinsOf(one) {
	return documentsAt(one, /^\/(?:code\/environment\/|deployment\/)/).flatMap(({ path, reading }) => (reading?.details?.pins ?? []).map((pin) => ({
		path,
		pin
	})));
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
	...at$5("research-to-engineering", [
		["/package/license", "Whoever receives the package must know what they may do with it."],
		["/package/risk", "The risk decides who has to sign."],
		["/problem/doc", "Engineering must know which problem the model solves, and for whom."],
		["/problem/success", "Without a measure of success nobody can say whether the model works."],
		["/problem/limitations", "Who uses the model must know what it must not be used for."],
		["/datasets/*/path", "Data that cannot be found cannot be checked."],
		["/datasets/*/role", "Training and test data can only be told apart by their role."],
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
	...at$5("engineering-to-operations", [
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
	...at$5("production", [
		["/model/signature", "Only a signature shows that the deployed model is the one that was approved."],
		["/model/card", "Who relies on the model must be able to read what it is."],
		["/deployment/impact", "Who is touched must be known before they are."],
		["/monitoring/tests", "An alert that was never seen firing is a hope."],
		["/monitoring/slo", "Operations need an agreed level of service to hold the model to."],
		["/rollback/stable", "After going back it must be decidable when the incident is over."],
		["/rollback/drill", "A rollback that was never practised does not work."]
	])
];
function at$5(from, rows) {
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
function lacking$1(handoff, boundary) {
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
// src/core/gates/environment/options.ts
/** Options of the gate `environment`. What is left out is asked for from the boundary on at which it is due. */
const options$19 = strictObject({
	requires: _enum(BOUNDARIES).optional().describe("Boundary of the handoff; set by the stage's own `requires`. From research-to-engineering a seed is asked for, from engineering-to-operations exact versions, at production images by digest."),
	locked: boolean().default(false).describe("Whether the content of each package must be fixed by a digest, and not only its version."),
	runtime: boolean().default(false).describe("Whether the version of the runtime, such as Python, must be fixed."),
	min_score: number().min(0).max(1).optional().describe("Least share, from 0 to 1, of the inputs of the result that are fixed and verify: files whose digest a document states, and dependencies.")
});
/** Asks for what either side asks for: the farther boundary, the higher score. */
function strengthen$14(earlier, later) {
	const requires = BOUNDARIES[Math.max(rankOf$3(earlier.requires), rankOf$3(later.requires))];
	const scores = [earlier.min_score, later.min_score].filter((score) => score !== void 0);
	return {
		...requires === void 0 ? {} : { requires },
		locked: (earlier.locked ?? false) || (later.locked ?? false),
		runtime: (earlier.runtime ?? false) || (later.runtime ?? false),
		...scores.length === 0 ? {} : { min_score: Math.max(...scores) }
	};
}
function rankOf$3(boundary) {
	return boundary === void 0 ? -1 : BOUNDARIES.indexOf(boundary);
}
/** Whether a boundary has been reached. */
function reaches({ requires }, boundary) {
	return rankOf$3(requires) >= BOUNDARIES.indexOf(boundary);
}
// src/core/gates/environment/judge-parameters.ts
/** Whether the files of the environment and of the parameters can be read whole. */
function judgeReading$1(context) {
	const { package: facts, handoff, say, about } = context;
	return bounded$4("problems of files", documentsAt(facts, /^\/code\/(?:environment\/\d+|params)$/).flatMap((document) => {
		const { path, reading, issue, pointers } = document;
		if (facts.references.some((one) => one.path === path && one.kind !== "file" && one.kind !== "folder")) return [];
		return (reading?.problems ?? (issue === void 0 ? [] : [issue])).map((problem) => {
			const where = reading === null ? whereOf(handoff, pointers[0] ?? "") : problem.where;
			return say("not-evaluable", {
				path,
				...quoteIssue(problem)
			}, {
				...about,
				where
			});
		});
	}), context);
}
/** Whether the parameters fix chance. */
function judgeSeed(context) {
	const { package: facts, handoff, options, say, about } = context;
	const [document] = documentsAt(facts, /^\/code\/params$/);
	if (document === void 0 || document.reading === null || document.reading.problems.length > 0) return [];
	const { path, reading } = document;
	const seeds = (reading.details?.parameters ?? []).filter(({ name }) => isSeed(name));
	const isAsked = reaches(options, "research-to-engineering");
	const fixed = seeds.filter(({ value }) => fixesChance(value));
	if (seeds.length === 0 || fixed.length === 0 && !isAsked) return [say(isAsked ? "no-seed-refused" : "no-seed", { path }, {
		...about,
		where: whereOf(handoff, "/code/params")
	})];
	const findings = (isAsked ? seeds.filter((seed) => !fixed.includes(seed)) : []).map(({ name, value, source }) => {
		const values = {
			name: shown$2(name),
			path,
			found: shown$2(value === "" ? "nothing" : String(value), 40)
		};
		return say("seed-empty", values, placed$1(context, path, source));
	});
	if (findings.length > 0) return bounded$4("seeds", findings, context);
	return [say("seed-set", { names: fixed.slice(0, 5).map(({ name, value }) => `${shown$2(name)} = ${shown$2(String(value), 40)}`) }, placed$1(context, path, fixed[0]?.source ?? { pointer: "" }))];
}
/** `seed`, `train.random_state`, `np_seed`, `randomSeed`: the last part of the name says it. */
function isSeed(name) {
	const words = name.slice(name.lastIndexOf(".") + 1).replace(/([a-z])([A-Z])/g, "$1_$2").toLowerCase().split(/[_-]/);
	return words.includes("seed") || words.join("_") === "random_state" || words.join("") === "randomstate";
}
/** A seed is a number, as text, too; `null`, `true` and an empty text leave it to the run. */
function fixesChance(value) {
	if (typeof value === "number") return true;
	return typeof value === "string" && /^-?\d{1,20}$/.test(value.trim());
}
/** Languages whose image is the runtime: `python:3.12.4-slim`. */
const RUNTIMES = /(?:^|\/)(?:python|r-base|r-ver|openjdk|eclipse-temurin|node|julia|golang|rust)$/;
/** Whether some file fixes the version of the runtime. */
function judgeRuntime(context) {
	const { package: facts, handoff, options, say, about } = context;
	const runtimes = facts.documents.flatMap(({ path, reading }) => (reading?.details?.pins ?? []).flatMap((pin) => pin.kind === "runtime" && pin.exact ? [{
		path,
		pin
	}] : []));
	const images = pinsOf(facts).filter(({ pin }) => pin.kind === "image" && pin.exact && RUNTIMES.test(pin.name.toLowerCase()));
	const named = [...runtimes, ...images].map(({ pin }) => `${shown$2(pin.name)} ${shown$2(pin.version ?? "", 40)}`.trim());
	const stated = documentsAt(facts, /^\/code\/environment\/\d+$/).flatMap(({ reading }) => (reading?.details?.properties ?? []).flatMap(({ name, value }) => name === "python" && /^\d+\.\d+\.\d+$/.test(String(value)) ? [`python ${value}`] : []));
	const names = [.../* @__PURE__ */ new Set([...named, ...stated])].slice(0, 5);
	if (names.length > 0) return [say("runtime-fixed", { names }, about)];
	if (!options.runtime) return [];
	return [say("no-runtime", {}, {
		...about,
		where: whereOf(handoff, "/code/environment")
	})];
}
// src/core/facts/claimed-path.ts
/**
* Where a relative path in a document may lead, in the order in which tools mean it: beside the document, from the repository's
* root, from the package folder, from the model's own folder. Repository-relative, normalised, each once. Empty for a uri, an
* absolute path, and one that leaves the repository from everywhere. Nothing here says that anything stands there.
*/
function claimCandidates(one, document, name) {
	if (pathFault(name) !== null) return [];
	const paths = [
		parentOf(document),
		"",
		one.folder,
		...modelFolders(one)
	].map((base) => resolvePath(base, name));
	return [...new Set(paths.flatMap((path) => path === null || path === "" ? [] : [path]))];
}
/** Finds what documents name, with the package's paths listed once: for many questions about one package. */
function claimResolver(one) {
	const known = pathsByPackage.get(one) ?? knownPaths(one);
	pathsByPackage.set(one, known);
	return (document, name) => claimCandidates(one, document, name).find((path) => known.has(path)) ?? null;
}
/**
* Repository-relative path of the file or folder that a document means with a relative path: the first of
* {@link claimCandidates} that stands in the package, or outside of it where the facts know it; `null` when none does.
*/
function claimedPath(one, document, name) {
	return claimResolver(one)(document, name);
}
/**
* Every content that the package's documents, evidence and signatures name, in their order: entries of lists, inputs and outputs
* of steps, subjects of reports and of attestations. With the path where it stands.
*/
function claimsOf$1(one) {
	const known = claimsByPackage.get(one) ?? gatherClaims(one);
	claimsByPackage.set(one, known);
	return known;
}
/** Facts never change, and several gates ask for the claims of the same ones. */
const claimsByPackage = /* @__PURE__ */ new WeakMap();
const pathsByPackage = /* @__PURE__ */ new WeakMap();
function gatherClaims(one) {
	const resolve = claimResolver(one);
	const stated = [...one.documents.map(({ reading }) => reading), ...one.evidence.map(({ reading }) => reading)].flatMap((reading) => reading === null ? [] : statedIn$1(reading));
	const signed = one.signatures.flatMap(({ path, subjects }) => subjects.map(claim(path, "signed")));
	return [...stated, ...signed].map((each) => ({
		...each,
		path: resolve(each.document, each.artifact.name)
	}));
}
/** Compares stated digests with a file's own. Several must all hold; the gravest disagreement counts. */
function compareDigests(stated, file) {
	const found = new Set(stated.map((digest) => compareOne(digest, file)));
	if (found.has("different")) return "different";
	if (found.has("line-endings")) return "line-endings";
	return found.has("same") ? "same" : "unknown";
}
function compareOne({ algorithm, value }, file) {
	const own = {
		sha256: file.sha256,
		sha512: file.sha512,
		sha1: file.sha1,
		md5: file.md5
	};
	if (!isKnown(algorithm, own)) return "unknown";
	if (own[algorithm] === value) return "same";
	const { otherLineEndings: other } = file;
	return (algorithm === "sha256" ? other?.sha256 : algorithm === "md5" ? other?.md5 : void 0) === value ? "line-endings" : "different";
}
function isKnown(name, known) {
	return Object.hasOwn(known, name);
}
function statedIn$1({ path, details = {} }) {
	const { artifacts = [], transformations = [], attestations = [], subjects = [] } = details;
	return [
		...artifacts.map(claim(path, "artifact")),
		...transformations.flatMap(({ inputs, outputs }) => [...inputs.map(claim(path, "input")), ...outputs.map(claim(path, "output"))]),
		...attestations.flatMap((each) => each.subjects.map(claim(path, "signed"))),
		...subjects.flatMap((subject) => {
			if (subject.kind !== "content" || subject.name === void 0) return [];
			const { name, digests, source } = subject;
			return [claim(path, "subject")({
				name,
				digests,
				source
			})];
		})
	];
}
function claim(document, as) {
	return (artifact) => ({
		document,
		as,
		artifact
	});
}
/** Files that the facts know of, and every folder above one. */
function knownPaths({ files, outside, references }) {
	const known = /* @__PURE__ */ new Set();
	const named = references.filter(({ kind }) => kind !== "absent");
	for (const { path } of [
		...files,
		...outside,
		...named
	]) {
		let rest = path;
		while (rest !== "" && !known.has(rest)) {
			known.add(rest);
			rest = parentOf(rest);
		}
	}
	return known;
}
/** What `model.path` names, which may be a folder, and the folder that holds it. */
function modelFolders({ folder, manifest }) {
	const written = manifest.ok ? manifest.value.handoff.model?.path : void 0;
	const path = typeof written === "string" ? resolvePath(folder, written) : null;
	return path === null ? [] : [path, parentOf(path)];
}
function parentOf(path) {
	return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
// src/core/gates/environment/judge-pins.ts
const ENVIRONMENT$1 = /^\/code\/environment\/\d+$/;
/** Names that a note lists. */
const MOST_NAMES$3 = 5;
/** Whether what the environment's files name is fixed, as far as this stage asks for it. */
function judgePins(context) {
	const { options, say, about, package: facts } = context;
	const pins = pinsOf(facts);
	const covered = coverage$2(pins, context);
	const loose = pins.filter(({ pin, path }) => !pin.exact && !covered.exact({
		pin,
		path
	}));
	const unlocked = pins.filter((one) => !loose.includes(one) && !one.pin.locked && !covered.locked(one));
	const exact = reaches(options, "engineering-to-operations");
	const told = exact ? loose.map((one) => refused$2(one, context)) : notes(loose, context);
	const passes = loose.length === 0 && pins.length > 0;
	const counts = {
		count: pins.length,
		documents: new Set(pins.map(({ path }) => path)).size,
		locked: pins.filter(({ pin }) => pin.locked).length
	};
	return [
		...bounded$4("files that name no dependency", empty(exact, context), context),
		...bounded$4("dependencies that may change", told, context),
		...bounded$4("images", byTag(unlocked, context), context),
		...bounded$4("content that is not fixed", notLocked(unlocked, context), context),
		...passes ? [say("pinned", counts, about)] : []
	];
}
function notes(loose, { say, about }) {
	const byPath = /* @__PURE__ */ new Map();
	for (const { path, pin } of loose) byPath.set(path, [...byPath.get(path) ?? [], shown$2(pin.name)]);
	return [...byPath].map(([path, all]) => {
		const names = [...all.slice(0, MOST_NAMES$3), ...all.length > MOST_NAMES$3 ? ["…"] : []];
		return say("loose", {
			path,
			count: all.length,
			names
		}, {
			...about,
			where: { path }
		});
	});
}
function refused$2({ path, pin }, context) {
	const values = {
		kind: pin.kind,
		name: shown$2(pin.name),
		path,
		version: versionOf(pin.version)
	};
	return context.say("loose-refused", values, placed$1(context, path, pin.source));
}
function byTag(unlocked, context) {
	if (!reaches(context.options, "production") && !context.options.locked) return [];
	return unlocked.flatMap(({ path, pin }) => {
		if (pin.kind !== "image") return [];
		const values = {
			name: shown$2(pin.name),
			path,
			version: versionOf(pin.version)
		};
		return [context.say("image-by-tag", values, placed$1(context, path, pin.source))];
	});
}
function notLocked(unlocked, context) {
	if (!context.options.locked) return [];
	return unlocked.flatMap(({ path, pin }) => {
		if (pin.kind !== "package" && pin.kind !== "provider") return [];
		const values = {
			kind: pin.kind,
			name: shown$2(pin.name),
			path,
			version: versionOf(pin.version)
		};
		return [context.say("not-locked", values, placed$1(context, path, pin.source))];
	});
}
function versionOf(version) {
	return version === void 0 ? "no version is written" : `"${shown$2(version, 60)}"`;
}
/** Entries of `code.environment` in the repository under which no file names a dependency, and none has problems. */
function empty(exact, context) {
	const { package: facts, handoff, say, about } = context;
	const entries = referencedPaths(handoff).paths.filter(({ pointer }) => ENVIRONMENT$1.test(pointer));
	const documents = documentsAt(facts, ENVIRONMENT$1);
	return entries.flatMap(({ pointer, path, where }) => {
		const own = documents.filter(({ pointers }) => pointers.includes(pointer));
		if (own.length === 0 || own.some(({ reading, issue }) => issue !== void 0 || (reading?.problems.length ?? 0) > 0) || own.some(({ reading }) => (reading?.details?.pins?.length ?? 0) > 0)) return [];
		const id = exact && pinsOf(facts).length === 0 ? "nothing-pinned-refused" : "nothing-pinned";
		return [say(id, { path }, {
			...about,
			where
		})];
	});
}
/** A range in one file is no gap where a lock beside it holds the version, and `-r other.txt` none where that file is named, too. */
function coverage$2(pins, { package: facts }) {
	const resolve = claimResolver(facts);
	const paths = new Set(pins.map(({ path }) => path));
	const exact = new Set(pins.flatMap(({ pin }) => pin.exact ? [keyOf$2(pin)] : []));
	const locked = new Set(pins.flatMap(({ pin }) => pin.locked ? [keyOf$2(pin)] : []));
	const included = (path, name) => {
		const file = name.startsWith("-r ") ? resolve(path, name.slice(3).trim()) : null;
		return file !== null && file !== path && paths.has(file);
	};
	return {
		exact: ({ path, pin }) => exact.has(keyOf$2(pin)) || included(path, pin.name),
		locked: ({ path, pin }) => locked.has(keyOf$2(pin)) || included(path, pin.name)
	};
}
/** An image is no package of the same name: `redis` the server is not `redis` the library. */
function keyOf$2({ kind, name }) {
	return `${kind} ${plain$2(name)}`;
}
/** One spelling of a package's name: indexes take `-`, `_` and `.` for the same (PEP 503). */
function plain$2(name) {
	return name.toLowerCase().replace(/[-_.]+/g, "-");
}
// src/core/gates/environment/messages.ts
/** Every sentence of the gate `environment`. */
const messages$19 = {
	"no-packages": {
		outcome: "skip",
		says: "No package is handed over, so there is no environment to judge."
	},
	"manifest-unreadable": {
		outcome: "error",
		says: "The manifest `{path}` cannot be read, so its environment cannot be judged.",
		fix: "Mend the manifest first; the gate `package` lists its mistakes: {count}.",
		expected: "a manifest without mistakes",
		actual: "{count} [mistake|mistakes]"
	},
	"nothing-named": {
		outcome: "skip",
		says: "The package names no environment and no parameters, and this stage does not ask for them."
	},
	"not-evaluable": {
		outcome: "error",
		says: "`{path}` cannot be read: {problem}",
		fix: "{remedy}",
		expected: "a file that can be read as a whole",
		actual: "`{path}`, which cannot"
	},
	"nothing-pinned": {
		outcome: "pass",
		says: "`{path}` names no dependency in a format that is known, so whether it fixes anything cannot be told."
	},
	"nothing-pinned-refused": {
		outcome: "fail",
		says: "`{path}` names no dependency in a format that is known, and this stage asks for an environment that is fixed.",
		fix: "Name a lock file under `code.environment`, such as `uv.lock`, `poetry.lock` or a `requirements.txt` with exact versions.",
		expected: "dependencies with exact versions",
		actual: "none that can be read"
	},
	loose: {
		outcome: "pass",
		says: "{count} [dependency|dependencies] in `{path}` may change by [itself|themselves]: {names}."
	},
	"loose-refused": {
		outcome: "fail",
		says: "The {kind} `{name}` in `{path}` is not one version: {version}.",
		fix: "Write the exact version that was tested, or name a lock file that holds it.",
		expected: "one exact version of `{name}`",
		actual: "{version}",
		many: {
			says: "{count} entries are not one version each.",
			fix: "Write the exact versions that were tested, or name a lock file that holds them.",
			each: "`{name}`",
			note: "{version}"
		}
	},
	"not-locked": {
		outcome: "fail",
		says: "The content of the {kind} `{name}` {version} in `{path}` is not fixed by a digest, and the policy asks for that.",
		fix: "Write digests, too: `uv lock`, `poetry lock` or `pip-compile --generate-hashes` do.",
		expected: "a digest beside `{name}`",
		actual: "none",
		why: "A version can be uploaded again with other content; a digest cannot.",
		many: {
			says: "The content of {count} entries is not fixed by a digest, and the policy asks for that.",
			fix: "Write digests, too: `uv lock`, `poetry lock` or `pip-compile --generate-hashes` do.",
			each: "`{name}`",
			note: "{version}"
		}
	},
	"image-by-tag": {
		outcome: "fail",
		says: "The image `{name}` in `{path}` is named by {version}, and this stage asks for its digest.",
		fix: "Write `{name}@sha256:…` with the digest of the image that was tested.",
		expected: "an image by digest",
		actual: "{version}",
		why: "A tag can be moved to another image after it was tested.",
		many: {
			says: "{count} times, an image is not named by its digest, and this stage asks for it.",
			fix: "Write `name@sha256:…` with the digest of each image that was tested.",
			each: "`{name}`",
			note: "named by {version}"
		}
	},
	pinned: {
		outcome: "pass",
		says: "Every dependency is one exact version: {count} in {documents} [file|files], {locked} of them fixed by a digest."
	},
	"seed-set": {
		outcome: "pass",
		says: "Chance is fixed by {names}."
	},
	"no-seed": {
		outcome: "pass",
		says: "`{path}` fixes no seed: no parameter `seed` or `random_state` has a value."
	},
	"no-seed-refused": {
		outcome: "fail",
		says: "`{path}` fixes no seed: no parameter `seed` or `random_state` has a value.",
		fix: "Add the seed that the run used, such as `seed: 42`, and read it in the code.",
		expected: "a parameter `seed` or `random_state` with a value",
		actual: "none",
		why: "A run that uses chance gives the same model again only with its seed."
	},
	"seed-empty": {
		outcome: "fail",
		says: "The seed `{name}` in `{path}` has no value, so each run uses another one.",
		fix: "Write the seed that the run used, such as `{name}: 42`.",
		expected: "a number",
		actual: "{found}",
		why: "A run that uses chance gives the same model again only with its seed."
	},
	"runtime-fixed": {
		outcome: "pass",
		says: "The runtime is fixed: {names}."
	},
	"no-runtime": {
		outcome: "fail",
		says: "No file of the environment fixes the version of the runtime, and the policy asks for it.",
		fix: "Name a Dockerfile with an exact image, such as `python:3.12.4-slim`, or the MLmodel that states `python_version`.",
		expected: "one exact version of the runtime",
		actual: "none",
		why: "The same packages behave differently on another version of the language."
	},
	score: {
		outcome: "pass",
		says: "{verified} of {total} inputs of the result are fixed and verify ({percent} %): {files} of {all_files} [file|files] whose digest a document states, {pins} of {all_pins} [dependency|dependencies]."
	},
	"score-low": {
		outcome: "fail",
		says: "{verified} of {total} inputs of the result are fixed and verify ({percent} %), and the policy asks for {least} %: {files} of {all_files} [file|files] whose digest a document states, {pins} of {all_pins} [dependency|dependencies].",
		fix: "See the table `Reproducibility`: fix dependencies by digest, and run the pipeline again where files changed.",
		expected: "at least {least} %",
		actual: "{percent} %",
		why: "The share of inputs that verify says how much of the result can be made again."
	},
	...MORE
};
// src/core/facts/check-claims.ts
/**
* Every claim of the package that states a digest, held against the files: the same statement of one document once. What a
* pointer states of its own content (Git LFS) is no claim about the pointer.
*/
function checkClaims(one) {
	const known = checkedByPackage.get(one) ?? checkAll(one);
	checkedByPackage.set(one, known);
	return known;
}
/** Facts never change, and several gates ask for the claims of the same ones. */
const checkedByPackage = /* @__PURE__ */ new WeakMap();
function checkAll(one) {
	const pointers = pointersOf(one);
	const told = /* @__PURE__ */ new Set();
	return claimsOf$1(one).flatMap((claim) => {
		const { document, as, artifact, path } = claim;
		if (artifact.digests.length === 0 || pointers.has(document)) return [];
		const key = JSON.stringify([
			document,
			as,
			path ?? artifact.name,
			artifact.digests
		]);
		if (told.has(key)) return [];
		told.add(key);
		return [{
			...claim,
			state: stateOf$2(claim, one, pointers)
		}];
	});
}
/** Where single contents that documents name stand, and how what is stated of them holds; `unknown` where nothing is stated. */
function claimChecker(one) {
	const pointers = pointersOf(one);
	const resolve = claimResolver(one);
	return (document, artifact) => {
		const path = resolve(document, artifact.name);
		return {
			path,
			state: stateOf$2({
				path,
				artifact
			}, one, pointers)
		};
	};
}
function stateOf$2({ path, artifact }, { digests }, pointers) {
	if (path === null) return "absent";
	const pointed = pointers.get(path);
	if (pointed !== void 0) return compareStated(artifact.digests, pointed);
	const file = Object.hasOwn(digests, path) ? digests[path] : void 0;
	return file === void 0 ? "unknown" : compareDigests(artifact.digests, file);
}
/** Compares two statements about content that is not here: by the algorithms that both use. */
function compareStated(left, right) {
	const pairs = left.flatMap((a) => right.filter((b) => a.algorithm === b.algorithm).map((b) => [a, b]));
	if (pairs.length === 0) return "unknown";
	return pairs.every(([a, b]) => a?.value === b?.value) ? "same" : "different";
}
/** Formats of files that are nothing but a digest of content elsewhere. */
const POINTERS = /* @__PURE__ */ new Set(["lfs-pointer", "dvc-pointer"]);
/**
* Whether a file stands for content elsewhere. By its format, and not by what it says: a model in a format that leaves room for
* more could state another model's digest as its own.
*/
function isPointer({ reading }) {
	return reading !== null && POINTERS.has(reading.format);
}
/** Files that stand for content under their own name, as Git LFS leaves them, with the digests of that content. */
function pointersOf(one) {
	const resolve = claimResolver(one);
	return new Map(one.documents.filter(isPointer).flatMap(({ path, reading }) => {
		const [artifact, ...others] = reading?.details?.artifacts ?? [];
		if (artifact === void 0 || others.length > 0) return [];
		return resolve(path, artifact.name) === path ? [[path, artifact.digests]] : [];
	}));
}
// src/core/gates/environment/score.ts
/** Rows of the table. */
const MOST_ROWS$3 = 100;
/**
* How much of what decides the result is fixed and verifies. Inputs are the files whose digest a document states (not what a
* signature is about, which is the result), the same statement of several documents once, and dependencies. What cannot be looked at has not verified.
*/
function judgeScore(context) {
	const { package: facts, options, say, about } = context;
	const inputs = inputsOf(facts);
	const all = pinsOf(facts);
	const files = inputs.filter(({ state }) => state === "same").length;
	const pins = all.filter(({ pin }) => pin.locked).length;
	const [verified, total] = [files + pins, inputs.length + all.length];
	const { min_score: least } = options;
	if (total === 0 && least === void 0) return [];
	const share = total === 0 ? 0 : verified / total;
	const counts = {
		verified,
		total,
		percent: percent(share),
		files,
		all_files: inputs.length,
		pins,
		all_pins: all.length
	};
	if (least === void 0 || share >= least) return [say("score", counts, about)];
	return [say("score-low", {
		...counts,
		least: percent(least)
	}, about)];
}
/** Whole percents, rounded down, so that what is not all is never shown as all. */
function percent(share) {
	return Math.floor(share * 100);
}
function inputsOf(facts) {
	const told = /* @__PURE__ */ new Set();
	return checkClaims(facts).filter(({ as, artifact, path }) => {
		if (as === "signed" || as === "subject") return false;
		const key = JSON.stringify([path ?? artifact.name, artifact.digests]);
		const isNew = !told.has(key);
		told.add(key);
		return isNew;
	});
}
/** What the score is made of, by file. `null` when there is nothing to show. */
function scoreTable(facts) {
	const inputs = inputsOf(facts);
	const pins = pinsOf(facts);
	const rows = [...rowsOfFiles(inputs), ...rowsOfPins(pins)];
	if (rows.length === 0) return null;
	const { folder } = facts;
	return {
		title: folder === "" ? "Reproducibility" : `Reproducibility: ${folder}`,
		columns: [
			"Stated in",
			"Verified",
			"Other line endings",
			"Changed or not fixed",
			"Elsewhere",
			"Not comparable"
		],
		rows: rows.slice(0, MOST_ROWS$3).map((row) => [
			row.document,
			row.verified,
			row.endings,
			row.changed,
			row.elsewhere,
			row.unknown
		])
	};
}
function rowsOfFiles(inputs) {
	return [...new Set(inputs.map(({ document }) => document))].map((document) => {
		const count = (state) => inputs.filter((one) => one.document === document && one.state === state).length;
		return {
			document,
			verified: count("same"),
			endings: count("line-endings"),
			changed: count("different"),
			elsewhere: count("absent"),
			unknown: count("unknown")
		};
	});
}
function rowsOfPins(pins) {
	return [...new Set(pins.map(({ path }) => path))].map((document) => {
		const own = pins.filter(({ path }) => path === document);
		const verified = own.filter(({ pin }) => pin.locked).length;
		return {
			document,
			verified,
			endings: 0,
			changed: own.length - verified,
			elsewhere: 0,
			unknown: 0
		};
	});
}
// src/core/gates/environment/gate.ts
/** The gate `environment`: see this folder's README. */
const environment = defineGate({
	meta: {
		id: "environment",
		title: "its environment, its parameters and its seed are fixed",
		summary: "Dependencies are exact, images by digest, chance by a seed; the share of inputs that verify is told.",
		kind: "content",
		since: "0.2",
		why: "What was tested is what runs only when nothing that it is made of can change by itself."
	},
	needs: ["packages"],
	options: options$19,
	messages: messages$19,
	strengthen: strengthen$14,
	evaluate({ packages }, chosen, say) {
		if (packages.length === 0) return { findings: [say("no-packages", {})] };
		return {
			findings: packages.flatMap((one) => judgePackage$13(one, chosen, say)),
			tables: packages.flatMap((one) => scoreTable(one) ?? [])
		};
	}
});
function judgePackage$13(one, chosen, say) {
	const { manifest, manifestPath: path, folder } = one;
	if (!manifest.ok) {
		const where = manifest.issues[0]?.where ?? {
			path,
			line: 1,
			column: 1
		};
		return [say("manifest-unreadable", {
			path,
			count: manifest.issues.length
		}, {
			where,
			package: folder
		})];
	}
	const handoff = manifest.value;
	const about = {
		package: folder,
		who: [handoff.handoff.package.owner],
		where: { path }
	};
	const context = {
		package: one,
		handoff,
		options: chosen,
		say,
		about
	};
	const findings = [
		...judgeReading$1(context),
		...judgePins(context),
		...judgeSeed(context),
		...judgeRuntime(context),
		...judgeScore(context)
	];
	return findings.length > 0 ? findings : [say("nothing-named", {}, about)];
}
// src/core/gates/evidence/claims-of.ts
/** Last parts of names under which plain files state what they are about, with `_` for every other mark between words. */
const SPELLINGS = {
	run_id: "run",
	run_uuid: "run",
	mlflow_run_id: "run",
	wandb_run_id: "run",
	git_commit: "commit",
	git_sha: "commit",
	commit_sha: "commit",
	commit_id: "commit",
	source_commit: "commit",
	git_dirty: "dirty",
	worktree_dirty: "dirty",
	model_sha256: "model",
	model_sha512: "model",
	model_md5: "model",
	model_digest: "model",
	model_hash: "model",
	dataset_sha256: "dataset",
	dataset_sha512: "dataset",
	dataset_md5: "dataset",
	dataset_digest: "dataset",
	dataset_hash: "dataset",
	data_sha256: "dataset"
};
const ALGORITHMS = /* @__PURE__ */ new Map([
	[32, "md5"],
	[40, "sha1"],
	[64, "sha256"],
	[128, "sha512"]
]);
/**
* What a report says that it is about: its reader's subjects, the subjects of statements in it, and entries of plain files under
* the few names that people give them (`run_id`, `model_sha256`).
*/
function claimsOf({ observations, details = {} }) {
	const { subjects = [], attestations = [], properties = [], parameters = [] } = details;
	const stated = subjects.map((subject) => {
		if (subject.kind === "run") return subject;
		if (subject.kind === "commit") return {
			...subject,
			dirty: subject.dirty ?? false
		};
		if (subject.kind === "content") return subject;
		const { name, digests, source } = subject;
		return {
			kind: "content",
			of: "dataset",
			name,
			digests,
			source
		};
	});
	const attested = attestations.flatMap((one) => one.subjects.map(({ name, digests, source }) => ({
		kind: "content",
		name,
		digests,
		source
	})));
	const plain = [
		...observations.filter(({ slice }) => slice === void 0),
		...properties,
		...parameters
	];
	const spelled = plain.flatMap(spelledClaim);
	const dirty = plain.some(({ name, value }) => value === true && spellingOf(name) === "dirty");
	const all = [
		...stated,
		...attested,
		...spelled
	];
	return dirty ? all.map((one) => one.kind === "commit" ? {
		...one,
		dirty
	} : one) : all;
}
function spelledClaim(one) {
	const spelling = spellingOf(one.name);
	const { value, source } = one;
	if (spelling === void 0 || spelling === "dirty" || typeof value !== "string") return [];
	if (spelling === "run") return [{
		kind: "run",
		id: value,
		source
	}];
	if (spelling === "commit") return [{
		kind: "commit",
		id: value,
		dirty: false,
		source
	}];
	const digest = digestIn(value);
	return digest === void 0 ? [] : [{
		kind: "content",
		of: spelling,
		digests: [digest],
		source
	}];
}
function spellingOf(name) {
	const key = name.slice(name.lastIndexOf(".") + 1).toLowerCase().replaceAll(/[- ]/g, "_");
	return Object.hasOwn(SPELLINGS, key) ? SPELLINGS[key] : void 0;
}
/** `sha256:…` or the bare hexadecimal digits, whose number tells the algorithm. */
function digestIn(text) {
	const [, hex = ""] = /^(?:[a-z0-9]{1,10}:)?([0-9a-f]{32,128})$/.exec(text.toLowerCase()) ?? [];
	const algorithm = ALGORITHMS.get(hex.length);
	return algorithm === void 0 ? void 0 : {
		algorithm,
		value: hex
	};
}
// src/core/gates/evidence/targets-of.ts
/** The model, the data sets and the code that a manifest names, with what is known of their content. */
function allTargets({ handoff, folder }, one) {
	const { model, datasets = [], code } = handoff;
	const named = [
		...model === void 0 ? [] : [{
			kind: "model",
			name: "model",
			at: model.path
		}],
		...datasets.map(({ name, path }) => ({
			kind: "dataset",
			name,
			at: path
		})),
		...code === void 0 ? [] : [{
			kind: "code",
			name: "code",
			at: code.path
		}]
	];
	const known = /* @__PURE__ */ new Map();
	return named.map(({ kind, name, at }) => {
		if (at === void 0) return {
			kind,
			name,
			content: contentOf$2([])
		};
		if (typeof at !== "string") return {
			kind,
			name,
			content: contentOf$2([{
				algorithm: "sha256",
				value: at.digest.sha256
			}])
		};
		const path = resolvePath(folder, at);
		if (path === null) return {
			kind,
			name,
			content: contentOf$2([])
		};
		const content = known.get(path) ?? contentAt$2(path, one);
		known.set(path, content);
		return {
			kind,
			name,
			path,
			content
		};
	});
}
/** What a report must be bound to: the model, unless its manifest entry says that it is about something else only. */
function targetsOf({ about = [] }, all) {
	const named = all.filter(({ name }) => about.includes(name));
	const model = all.filter(({ kind }) => kind === "model");
	if (about.includes("model")) return model;
	return named.length > 0 ? named : model;
}
/** Every file of a package, or beside it, that stands at a path or below it. */
function filesAt$1({ files, outside }, path) {
	return [...files, ...outside].filter((file) => file.path === path || file.path.startsWith(`${path}/`));
}
/** How digests that a report states relate to a target. Of a folder, one file must be the same. */
function matchTarget(stated, { content: { values, algorithms, certain } }) {
	const comparable = stated.filter(({ algorithm }) => algorithms.has(algorithm));
	if (comparable.length === 0) return "unknown";
	if (comparable.every((digest) => values.has(keyOf$1(digest)))) return "same";
	return certain ? "different" : "unknown";
}
/** Largest pointer of Git LFS or DVC, in bytes: the digest of such a file says nothing about the content it stands for. */
const LARGEST_POINTER = 256;
function contentAt$2(path, one) {
	const pointed = one.documents.filter((document) => document.path === path && isPointer(document)).flatMap(({ reading }) => (reading?.details?.artifacts ?? []).flatMap(({ digests }) => digests));
	if (pointed.length > 0) return contentOf$2(pointed);
	const files = filesAt$1(one, path).map((file) => one.digests[file.path]);
	const certain = files.every((digests) => digests !== void 0 && digests.size > LARGEST_POINTER);
	return {
		...contentOf$2(files.flatMap((digests) => digests?.size === 0 ? [] : digestsIn(digests))),
		certain
	};
}
function contentOf$2(digests) {
	return {
		values: new Set(digests.map(keyOf$1)),
		algorithms: new Set(digests.map(({ algorithm }) => algorithm)),
		certain: true
	};
}
function digestsIn(digests) {
	if (digests === void 0) return [];
	const { sha256, sha512, sha1, md5, otherLineEndings: other } = digests;
	const own = Object.entries({
		sha256,
		sha512,
		sha1,
		md5
	});
	const turned = other === void 0 ? [] : Object.entries({
		sha256: other.sha256,
		md5: other.md5
	});
	return [...own, ...turned].map(([algorithm, value]) => ({
		algorithm,
		value
	}));
}
function keyOf$1({ algorithm, value }) {
	return `${algorithm}:${value}`;
}
// src/core/gates/evidence/commit-holds.ts
/**
* Whether what is handed over was the same at the commit that a report names. History is not known here, so two commits can
* prove it: the head itself, and the base where the target's files have not changed since. Shortened ids count from 7 digits.
*/
function commitHolds({ id, dirty }, targets, { package: one, base, pullRequest }) {
	if (dirty || id.length < 7 || targets.length === 0) return false;
	if (pullRequest.head.sha.startsWith(id)) return true;
	if (!pullRequest.base.sha.startsWith(id) || base === void 0 || base === "unclear") return false;
	return targets.every((target) => isUnchanged(target, one, base));
}
function isUnchanged(target, one, base) {
	const [now, before] = [entriesAt(target, one, one), entriesAt(target, one, base)];
	return now.size > 0 && now.size === before.size && [...now].every(([path, entry]) => before.get(path) === entry);
}
/** What stands at the target in a package, which may have stood in another folder. */
function entriesAt(target, head, side) {
	const { path } = target;
	if (path === void 0) return /* @__PURE__ */ new Map();
	const inside = path.startsWith(`${head.folder}/`);
	const there = inside ? `${side.folder}${path.slice(head.folder.length)}` : path;
	return new Map(filesAt$1(side, there).map((file) => [inside ? file.path.slice(side.folder.length) : file.path, `${file.mode} ${file.oid}`]));
}
// src/core/gates/evidence/binding-of.ts
/** Most of what one report names; with more it is bound by nothing. And most commits of it that are looked at. */
const MOST_CLAIMS = 2e4;
const MOST_COMMITS$1 = 8;
/** Finds how firmly a report is bound to the package. A report of something else is bound by nothing. */
function bindingOf(file, bound) {
	const all = bound.targets;
	const targets = targetsOf(file, all);
	const claims = claimsOf(file.reading);
	if (claims.length > MOST_CLAIMS) return {
		strength: "none",
		because: "it names more things than can be looked at",
		contradictions: []
	};
	const contents = claims.filter((claim) => claim.kind === "content");
	const byDigest = contents.some(({ digests }) => matchesAny(digests, targets));
	const run = judgeRun(file, claims, targets, bound);
	const contradictions = [...contents.flatMap((claim) => contradicts(claim, file, bound)), ...byDigest || run.holds ? [] : run.others];
	if (contradictions.length > 0) return {
		strength: "none",
		because: "it is about something else",
		contradictions
	};
	const byCommit = claims.filter((claim) => claim.kind === "commit").slice(0, MOST_COMMITS$1).some((claim) => commitHolds(claim, targets, bound));
	const embedded = byDigest || run.holds || byCommit;
	if (isAttested(file, targets, embedded, bound.package)) return {
		strength: "attested",
		because: "a trusted signature names it",
		contradictions
	};
	if (embedded) return {
		strength: "embedded",
		because: `it names ${byDigest ? "a digest" : run.holds ? "the run" : "a commit"} of what is handed over`,
		contradictions
	};
	return {
		strength: all.some(({ name }) => file.about?.includes(name)) ? "declared" : "none",
		because: lacking(claims),
		contradictions
	};
}
function lacking(claims) {
	const commits = claims.filter((claim) => claim.kind === "commit");
	if (commits.some(({ dirty }) => dirty)) return "it was made in a folder with changes that no commit holds";
	if (commits.length > 0) return "it names a commit that says nothing about what is handed over";
	if (claims.length > 0) return "what it names cannot be compared with what is handed over";
	return "it names neither a digest nor a run nor a commit";
}
function matchesAny(digests, targets) {
	return targets.some((target) => matchTarget(digests, target) === "same");
}
function judgeRun(file, claims, targets, { handoff }) {
	const own = handoff.handoff.model?.run_id;
	const runs = claims.filter((claim) => claim.kind === "run");
	if (own === void 0 || !targets.some(({ kind }) => kind === "model")) return {
		holds: false,
		others: []
	};
	const holds = runs.some(({ id }) => id === own);
	const ofData = claims.some((claim) => claim.kind === "content" && claim.of === "dataset");
	if (holds || ofData && !file.about?.includes("model")) return {
		holds,
		others: []
	};
	return {
		holds,
		others: runs.map(({ id, source }) => ({
			what: "another run",
			named: id,
			source
		}))
	};
}
/** A digest contradicts where it is said to be the model's or a data set's, by its key, its name, or the manifest. */
function contradicts(claim, file, bound) {
	const { name } = claim;
	const path = name === void 0 ? null : bound.resolve(file.reading.path, name);
	const meant = bound.targets.filter((target) => isMeant(claim, path, target, file, bound));
	const [target] = meant;
	if (target === void 0 || meant.some((each) => matchTarget(claim.digests, each) !== "different")) return [];
	const what = target.kind === "model" ? "another model" : "another data set";
	const [digest] = claim.digests;
	return [{
		what,
		named: digest === void 0 ? "" : `${digest.algorithm}:${digest.value}`,
		source: claim.source
	}];
}
function isMeant({ of, name }, path, target, file, bound) {
	if (target.kind === "code" || of !== void 0 && of !== target.kind) return false;
	if (name === void 0) {
		if (of === "model") return true;
		const { about = [] } = file;
		const named = bound.targets.some((each) => each.kind === "dataset" && about.includes(each.name));
		return of === "dataset" && !named ? true : about.includes(target.name);
	}
	if (of === "dataset" && name === target.name) return true;
	if (path === null || target.path === void 0) return false;
	return path === target.path || path.startsWith(`${target.path}/`);
}
/**
* Whether a trusted signature stands behind the report: the report is a signed statement about the target, or a signature is
* over the report's own bytes and either names the target, too, or the report does. A signature over the report alone would let
* a signed report of one model travel with another.
*/
function isAttested(file, targets, embedded, one) {
	const own = one.digests[file.reading.path];
	return one.signatures.some(({ status, path, subjects }) => {
		if (status !== "verified") return false;
		const ofTarget = subjects.some(({ digests }) => matchesAny(digests, targets));
		if (path === file.reading.path) return ofTarget;
		return own !== void 0 && subjects.some(({ digests }) => compareDigests(digests, own) === "same") && (ofTarget || embedded);
	});
}
// src/core/gates/evidence/context.ts
/** Where an observation stands. */
function placeOf$1({ file, observation: { source } }) {
	return sourceOf(file.reading.path, source);
}
/** A place in a report. */
function sourceOf(path, { line, column }) {
	return {
		path,
		...line === void 0 ? {} : { line },
		...column === void 0 ? {} : { column }
	};
}
/** How a report is bound; one that was not looked at is bound by nothing. */
function bindingOfFile({ bindings }, { pointer }) {
	return bindings.get(pointer) ?? {
		strength: "none",
		because: "it was not looked at",
		contradictions: []
	};
}
/** Most findings of one kind that a check tells one by one. */
const MOST = 12;
/** Folds the findings of each kind beyond a dozen into one that counts them, with the outcome that they have. */
function folded(findings, check, { say, about }) {
	const told = /* @__PURE__ */ new Map();
	const kept = findings.filter(({ id }) => {
		const count = (told.get(id) ?? 0) + 1;
		told.set(id, count);
		return count <= MOST;
	});
	const more = [...told].flatMap(([id, count]) => {
		const outcome = findings.find((one) => one.id === id)?.outcome;
		if (count <= MOST) return [];
		const values = {
			check,
			count: count - MOST
		};
		if (outcome === "pass") return [say("more-pass", values, about)];
		return [say(outcome === "fail" ? "more-fail" : "more-error", values, about)];
	});
	return [...kept, ...more];
}
// src/core/gates/evidence/evidence-table.ts
/** What was read of each package, for which suite and where it was measured, with which digest, and how it is bound; none where nothing was read. */
function evidenceTables(contexts) {
	const rows = contexts.flatMap((context) => context.package.evidence.map((file) => {
		const { path, format, digest, observations, producer } = file.reading;
		const tool = producer === void 0 ? "not named" : [producer.tool, producer.version].filter(Boolean).join(" ");
		const { strength, because } = bindingOfFile(context, file);
		const { suite = "", environment = "" } = file;
		return [
			path,
			format,
			suite,
			environment,
			digest.slice(0, 12),
			observations.length,
			tool,
			`${strength}: ${because}`
		];
	}));
	if (rows.length === 0) return [];
	return [{
		title: "Evidence read",
		columns: [
			"file",
			"format",
			"suite",
			"environment",
			"digest",
			"observations",
			"producer",
			"binding"
		],
		rows
	}];
}
// node_modules/semver/internal/constants.js
var require_constants = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = {
		MAX_LENGTH: 256,
		MAX_SAFE_COMPONENT_LENGTH: 16,
		MAX_SAFE_BUILD_LENGTH: 250,
		MAX_SAFE_INTEGER: Number.MAX_SAFE_INTEGER || 
		/* istanbul ignore next */ 9007199254740991,
		WHITESPACE_CHARACTERS: [
			"	",
			"\n",
			"\v",
			"\f",
			"\r",
			" ",
			"\xA0",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			"\u2028",
			"\u2029",
			" ",
			" ",
			"　",
			"﻿"
		],
		RELEASE_TYPES: [
			"major",
			"premajor",
			"minor",
			"preminor",
			"patch",
			"prepatch",
			"prerelease"
		],
		SEMVER_SPEC_VERSION: "2.0.0",
		FLAG_INCLUDE_PRERELEASE: 1,
		FLAG_LOOSE: 2
	};
}));
// node_modules/semver/internal/debug.js
var require_debug = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = typeof process === "object" && process.env && process.env.NODE_DEBUG && /\bsemver\b/i.test(process.env.NODE_DEBUG) ? (...args) => console.error("SEMVER", ...args) : () => {};
}));
// node_modules/semver/internal/re.js
var require_re = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { MAX_SAFE_COMPONENT_LENGTH, MAX_SAFE_BUILD_LENGTH, MAX_LENGTH } = require_constants();
	const debug = require_debug();
	exports = module.exports = {};
	const re = exports.re = [];
	const safeRe = exports.safeRe = [];
	const src = exports.src = [];
	const safeSrc = exports.safeSrc = [];
	const t = exports.t = {};
	let R = 0;
	const LETTERDASHNUMBER = "[a-zA-Z0-9-]";
	const safeRegexReplacements = [
		["\\s", 1],
		["\\d", MAX_LENGTH],
		[LETTERDASHNUMBER, MAX_SAFE_BUILD_LENGTH]
	];
	const makeSafeRegex = (value) => {
		for (const [token, max] of safeRegexReplacements) value = value.split(`${token}*`).join(`${token}{0,${max}}`).split(`${token}+`).join(`${token}{1,${max}}`);
		return value;
	};
	const createToken = (name, value, isGlobal) => {
		const safe = makeSafeRegex(value);
		const index = R++;
		debug(name, index, value);
		t[name] = index;
		src[index] = value;
		safeSrc[index] = safe;
		re[index] = new RegExp(value, isGlobal ? "g" : void 0);
		safeRe[index] = new RegExp(safe, isGlobal ? "g" : void 0);
	};
	createToken("NUMERICIDENTIFIER", "0|[1-9]\\d*");
	createToken("NUMERICIDENTIFIERLOOSE", "\\d+");
	createToken("NONNUMERICIDENTIFIER", `\\d*[a-zA-Z-]${LETTERDASHNUMBER}*`);
	createToken("MAINVERSION", `(${src[t.NUMERICIDENTIFIER]})\\.(${src[t.NUMERICIDENTIFIER]})\\.(${src[t.NUMERICIDENTIFIER]})`);
	createToken("MAINVERSIONLOOSE", `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.(${src[t.NUMERICIDENTIFIERLOOSE]})\\.(${src[t.NUMERICIDENTIFIERLOOSE]})`);
	createToken("PRERELEASEIDENTIFIER", `(?:${src[t.NONNUMERICIDENTIFIER]}|${src[t.NUMERICIDENTIFIER]})`);
	createToken("PRERELEASEIDENTIFIERLOOSE", `(?:${src[t.NONNUMERICIDENTIFIER]}|${src[t.NUMERICIDENTIFIERLOOSE]})`);
	createToken("PRERELEASE", `(?:-(${src[t.PRERELEASEIDENTIFIER]}(?:\\.${src[t.PRERELEASEIDENTIFIER]})*))`);
	createToken("PRERELEASELOOSE", `(?:-?(${src[t.PRERELEASEIDENTIFIERLOOSE]}(?:\\.${src[t.PRERELEASEIDENTIFIERLOOSE]})*))`);
	createToken("BUILDIDENTIFIER", `${LETTERDASHNUMBER}+`);
	createToken("BUILD", `(?:\\+(${src[t.BUILDIDENTIFIER]}(?:\\.${src[t.BUILDIDENTIFIER]})*))`);
	createToken("FULLPLAIN", `v?${src[t.MAINVERSION]}${src[t.PRERELEASE]}?${src[t.BUILD]}?`);
	createToken("FULL", `^${src[t.FULLPLAIN]}$`);
	createToken("LOOSEPLAIN", `[v=\\s]*${src[t.MAINVERSIONLOOSE]}${src[t.PRERELEASELOOSE]}?${src[t.BUILD]}?`);
	createToken("LOOSE", `^${src[t.LOOSEPLAIN]}$`);
	createToken("GTLT", "((?:<|>)?=?)");
	createToken("XRANGEIDENTIFIERLOOSE", `${src[t.NUMERICIDENTIFIERLOOSE]}|x|X|\\*`);
	createToken("XRANGEIDENTIFIER", `${src[t.NUMERICIDENTIFIER]}|x|X|\\*`);
	createToken("XRANGEPLAIN", `[v=\\s]*(${src[t.XRANGEIDENTIFIER]})(?:\\.(${src[t.XRANGEIDENTIFIER]})(?:\\.(${src[t.XRANGEIDENTIFIER]})(?:${src[t.PRERELEASE]})?${src[t.BUILD]}?)?)?`);
	createToken("XRANGEPLAINLOOSE", `[v=\\s]*(${src[t.XRANGEIDENTIFIERLOOSE]})(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})(?:${src[t.PRERELEASELOOSE]})?${src[t.BUILD]}?)?)?`);
	createToken("XRANGE", `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAIN]}$`);
	createToken("XRANGELOOSE", `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAINLOOSE]}$`);
	createToken("COERCEPLAIN", `(^|[^\\d])(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}})(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?`);
	createToken("COERCE", `${src[t.COERCEPLAIN]}(?:$|[^\\d])`);
	createToken("COERCEFULL", src[t.COERCEPLAIN] + `(?:${src[t.PRERELEASE]})?(?:${src[t.BUILD]})?(?:$|[^\\d])`);
	createToken("COERCERTL", src[t.COERCE], true);
	createToken("COERCERTLFULL", src[t.COERCEFULL], true);
	createToken("LONETILDE", "(?:~>?)");
	createToken("TILDETRIM", `(\\s*)${src[t.LONETILDE]}\\s+`, true);
	exports.tildeTrimReplace = "$1~";
	createToken("TILDE", `^${src[t.LONETILDE]}${src[t.XRANGEPLAIN]}$`);
	createToken("TILDELOOSE", `^${src[t.LONETILDE]}${src[t.XRANGEPLAINLOOSE]}$`);
	createToken("LONECARET", "(?:\\^)");
	createToken("CARETTRIM", `(\\s*)${src[t.LONECARET]}\\s+`, true);
	exports.caretTrimReplace = "$1^";
	createToken("CARET", `^${src[t.LONECARET]}${src[t.XRANGEPLAIN]}$`);
	createToken("CARETLOOSE", `^${src[t.LONECARET]}${src[t.XRANGEPLAINLOOSE]}$`);
	createToken("COMPARATORLOOSE", `^${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]})$|^$`);
	createToken("COMPARATOR", `^${src[t.GTLT]}\\s*(${src[t.FULLPLAIN]})$|^$`);
	createToken("COMPARATORTRIM", `(\\s*)${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]}|${src[t.XRANGEPLAIN]})`, true);
	exports.comparatorTrimReplace = "$1$2$3";
	createToken("HYPHENRANGE", `^\\s*(${src[t.XRANGEPLAIN]})\\s+-\\s+(${src[t.XRANGEPLAIN]})\\s*$`);
	createToken("HYPHENRANGELOOSE", `^\\s*(${src[t.XRANGEPLAINLOOSE]})\\s+-\\s+(${src[t.XRANGEPLAINLOOSE]})\\s*$`);
	createToken("STAR", "(<|>)?=?\\s*\\*");
	createToken("GTE0", "^\\s*>=\\s*0\\.0\\.0\\s*$");
	createToken("GTE0PRE", "^\\s*>=\\s*0\\.0\\.0-0\\s*$");
}));
// node_modules/semver/internal/parse-options.js
var require_parse_options = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const looseOption = Object.freeze({ loose: true });
	const emptyOpts = Object.freeze({});
	const parseOptions = (options) => {
		if (!options) return emptyOpts;
		if (typeof options !== "object") return looseOption;
		return options;
	};
	module.exports = parseOptions;
}));
// node_modules/semver/internal/identifiers.js
var require_identifiers = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const numeric = /^[0-9]+$/;
	const compareIdentifiers = (a, b) => {
		if (typeof a === "number" && typeof b === "number") return a === b ? 0 : a < b ? -1 : 1;
		const anum = numeric.test(a);
		const bnum = numeric.test(b);
		if (anum && bnum) {
			a = +a;
			b = +b;
		}
		return a === b ? 0 : anum && !bnum ? -1 : bnum && !anum ? 1 : a < b ? -1 : 1;
	};
	const rcompareIdentifiers = (a, b) => compareIdentifiers(b, a);
	module.exports = {
		compareIdentifiers,
		rcompareIdentifiers
	};
}));
// node_modules/semver/classes/semver.js
var require_semver$1 = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const debug = require_debug();
	const { MAX_LENGTH, MAX_SAFE_INTEGER } = require_constants();
	const { safeRe: re, t } = require_re();
	const parseOptions = require_parse_options();
	const { compareIdentifiers } = require_identifiers();
	const isPrereleaseIdentifier = (prerelease, identifier) => {
		const identifiers = identifier.split(".");
		if (identifiers.length > prerelease.length) return false;
		for (let i = 0; i < identifiers.length; i++) if (compareIdentifiers(prerelease[i], identifiers[i]) !== 0) return false;
		return true;
	};
	module.exports = class SemVer {
		constructor(version, options) {
			options = parseOptions(options);
			if (version instanceof SemVer) {
				if (version.loose === !!options.loose && version.includePrerelease === !!options.includePrerelease) return version;
				else version = version.version;
			} else if (typeof version !== "string") throw new TypeError(`Invalid version. Must be a string. Got type "${typeof version}".`);
			if (version.length > MAX_LENGTH) throw new TypeError(`version is longer than ${MAX_LENGTH} characters`);
			debug("SemVer", version, options);
			this.options = options;
			this.loose = !!options.loose;
			this.includePrerelease = !!options.includePrerelease;
			const m = version.trim().match(options.loose ? re[t.LOOSE] : re[t.FULL]);
			if (!m) throw new TypeError(`Invalid Version: ${version}`);
			this.raw = version;
			this.major = +m[1];
			this.minor = +m[2];
			this.patch = +m[3];
			if (this.major > MAX_SAFE_INTEGER || this.major < 0) throw new TypeError("Invalid major version");
			if (this.minor > MAX_SAFE_INTEGER || this.minor < 0) throw new TypeError("Invalid minor version");
			if (this.patch > MAX_SAFE_INTEGER || this.patch < 0) throw new TypeError("Invalid patch version");
			if (!m[4]) this.prerelease = [];
			else this.prerelease = m[4].split(".").map((id) => {
				if (/^[0-9]+$/.test(id)) {
					const num = +id;
					if (num >= 0 && num < MAX_SAFE_INTEGER) return num;
				}
				return id;
			});
			this.build = m[5] ? m[5].split(".") : [];
			this.format();
		}
		format() {
			this.version = `${this.major}.${this.minor}.${this.patch}`;
			if (this.prerelease.length) this.version += `-${this.prerelease.join(".")}`;
			return this.version;
		}
		toString() {
			return this.version;
		}
		compare(other) {
			debug("SemVer.compare", this.version, this.options, other);
			if (!(other instanceof SemVer)) {
				if (typeof other === "string" && other === this.version) return 0;
				other = new SemVer(other, this.options);
			}
			if (other.version === this.version) return 0;
			return this.compareMain(other) || this.comparePre(other);
		}
		compareMain(other) {
			if (!(other instanceof SemVer)) other = new SemVer(other, this.options);
			if (this.major < other.major) return -1;
			if (this.major > other.major) return 1;
			if (this.minor < other.minor) return -1;
			if (this.minor > other.minor) return 1;
			if (this.patch < other.patch) return -1;
			if (this.patch > other.patch) return 1;
			return 0;
		}
		comparePre(other) {
			if (!(other instanceof SemVer)) other = new SemVer(other, this.options);
			if (this.prerelease.length && !other.prerelease.length) return -1;
			else if (!this.prerelease.length && other.prerelease.length) return 1;
			else if (!this.prerelease.length && !other.prerelease.length) return 0;
			let i = 0;
			do {
				const a = this.prerelease[i];
				const b = other.prerelease[i];
				debug("prerelease compare", i, a, b);
				if (a === void 0 && b === void 0) return 0;
				else if (b === void 0) return 1;
				else if (a === void 0) return -1;
				else if (a === b) continue;
				else return compareIdentifiers(a, b);
			} while (++i);
		}
		compareBuild(other) {
			if (!(other instanceof SemVer)) other = new SemVer(other, this.options);
			let i = 0;
			do {
				const a = this.build[i];
				const b = other.build[i];
				debug("build compare", i, a, b);
				if (a === void 0 && b === void 0) return 0;
				else if (b === void 0) return 1;
				else if (a === void 0) return -1;
				else if (a === b) continue;
				else return compareIdentifiers(a, b);
			} while (++i);
		}
		inc(release, identifier, identifierBase) {
			if (release.startsWith("pre")) {
				if (!identifier && identifierBase === false) throw new Error("invalid increment argument: identifier is empty");
				if (identifier) {
					const match = `-${identifier}`.match(this.options.loose ? re[t.PRERELEASELOOSE] : re[t.PRERELEASE]);
					if (!match || match[1] !== identifier) throw new Error(`invalid identifier: ${identifier}`);
				}
			}
			switch (release) {
				case "premajor":
					this.prerelease.length = 0;
					this.patch = 0;
					this.minor = 0;
					this.major++;
					this.inc("pre", identifier, identifierBase);
					break;
				case "preminor":
					this.prerelease.length = 0;
					this.patch = 0;
					this.minor++;
					this.inc("pre", identifier, identifierBase);
					break;
				case "prepatch":
					this.prerelease.length = 0;
					this.inc("patch", identifier, identifierBase);
					this.inc("pre", identifier, identifierBase);
					break;
				case "prerelease":
					if (this.prerelease.length === 0) this.inc("patch", identifier, identifierBase);
					this.inc("pre", identifier, identifierBase);
					break;
				case "release":
					if (this.prerelease.length === 0) throw new Error(`version ${this.raw} is not a prerelease`);
					this.prerelease.length = 0;
					break;
				case "major":
					if (this.minor !== 0 || this.patch !== 0 || this.prerelease.length === 0) this.major++;
					this.minor = 0;
					this.patch = 0;
					this.prerelease = [];
					break;
				case "minor":
					if (this.patch !== 0 || this.prerelease.length === 0) this.minor++;
					this.patch = 0;
					this.prerelease = [];
					break;
				case "patch":
					if (this.prerelease.length === 0) this.patch++;
					this.prerelease = [];
					break;
				case "pre": {
					const base = Number(identifierBase) ? 1 : 0;
					if (this.prerelease.length === 0) this.prerelease = [base];
					else {
						let i = this.prerelease.length;
						while (--i >= 0) if (typeof this.prerelease[i] === "number") {
							this.prerelease[i]++;
							i = -2;
						}
						if (i === -1) {
							if (identifier === this.prerelease.join(".") && identifierBase === false) throw new Error("invalid increment argument: identifier already exists");
							this.prerelease.push(base);
						}
					}
					if (identifier) {
						let prerelease = [identifier, base];
						if (identifierBase === false) prerelease = [identifier];
						if (isPrereleaseIdentifier(this.prerelease, identifier)) {
							const prereleaseBase = this.prerelease[identifier.split(".").length];
							if (isNaN(prereleaseBase)) this.prerelease = prerelease;
						} else this.prerelease = prerelease;
					}
					break;
				}
				default: throw new Error(`invalid increment argument: ${release}`);
			}
			this.raw = this.format();
			if (this.build.length) this.raw += `+${this.build.join(".")}`;
			return this;
		}
	};
}));
// node_modules/semver/functions/parse.js
var require_parse = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const parse = (version, options, throwErrors = false) => {
		if (version instanceof SemVer) return version;
		try {
			return new SemVer(version, options);
		} catch (er) {
			if (!throwErrors) return null;
			throw er;
		}
	};
	module.exports = parse;
}));
// node_modules/semver/functions/valid.js
var require_valid$1 = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const parse = require_parse();
	const valid = (version, options) => {
		const v = parse(version, options);
		return v ? v.version : null;
	};
	module.exports = valid;
}));
// node_modules/semver/functions/clean.js
var require_clean = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const parse = require_parse();
	const clean = (version, options) => {
		const s = parse(version.trim().replace(/^[=v]+/, ""), options);
		return s ? s.version : null;
	};
	module.exports = clean;
}));
// node_modules/semver/functions/inc.js
var require_inc = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const inc = (version, release, options, identifier, identifierBase) => {
		if (typeof options === "string") {
			identifierBase = identifier;
			identifier = options;
			options = void 0;
		}
		try {
			return new SemVer(version instanceof SemVer ? version.version : version, options).inc(release, identifier, identifierBase).version;
		} catch (er) {
			return null;
		}
	};
	module.exports = inc;
}));
// node_modules/semver/functions/diff.js
var require_diff = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const parse = require_parse();
	const diff = (version1, version2) => {
		const v1 = parse(version1, null, true);
		const v2 = parse(version2, null, true);
		const comparison = v1.compare(v2);
		if (comparison === 0) return null;
		const v1Higher = comparison > 0;
		const highVersion = v1Higher ? v1 : v2;
		const lowVersion = v1Higher ? v2 : v1;
		const highHasPre = !!highVersion.prerelease.length;
		if (!!lowVersion.prerelease.length && !highHasPre) {
			if (!lowVersion.patch && !lowVersion.minor) return "major";
			if (lowVersion.compareMain(highVersion) === 0) {
				if (lowVersion.minor && !lowVersion.patch) return "minor";
				return "patch";
			}
		}
		const prefix = highHasPre ? "pre" : "";
		if (v1.major !== v2.major) return prefix + "major";
		if (v1.minor !== v2.minor) return prefix + "minor";
		if (v1.patch !== v2.patch) return prefix + "patch";
		return "prerelease";
	};
	module.exports = diff;
}));
// node_modules/semver/functions/major.js
var require_major = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const major = (a, loose) => new SemVer(a, loose).major;
	module.exports = major;
}));
// node_modules/semver/functions/minor.js
var require_minor = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const minor = (a, loose) => new SemVer(a, loose).minor;
	module.exports = minor;
}));
// node_modules/semver/functions/patch.js
var require_patch = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const patch = (a, loose) => new SemVer(a, loose).patch;
	module.exports = patch;
}));
// node_modules/semver/functions/prerelease.js
var require_prerelease = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const parse = require_parse();
	const prerelease = (version, options) => {
		const parsed = parse(version, options);
		return parsed && parsed.prerelease.length ? parsed.prerelease : null;
	};
	module.exports = prerelease;
}));
// node_modules/semver/functions/compare.js
var require_compare = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const compare = (a, b, loose) => new SemVer(a, loose).compare(new SemVer(b, loose));
	module.exports = compare;
}));
// node_modules/semver/functions/rcompare.js
var require_rcompare = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const compare = require_compare();
	const rcompare = (a, b, loose) => compare(b, a, loose);
	module.exports = rcompare;
}));
// node_modules/semver/functions/compare-loose.js
var require_compare_loose = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const compare = require_compare();
	const compareLoose = (a, b) => compare(a, b, true);
	module.exports = compareLoose;
}));
// node_modules/semver/functions/compare-build.js
var require_compare_build = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const compareBuild = (a, b, loose) => {
		const versionA = new SemVer(a, loose);
		const versionB = new SemVer(b, loose);
		return versionA.compare(versionB) || versionA.compareBuild(versionB);
	};
	module.exports = compareBuild;
}));
// node_modules/semver/functions/sort.js
var require_sort = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const compareBuild = require_compare_build();
	const sort = (list, loose) => list.sort((a, b) => compareBuild(a, b, loose));
	module.exports = sort;
}));
// node_modules/semver/functions/rsort.js
var require_rsort = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const compareBuild = require_compare_build();
	const rsort = (list, loose) => list.sort((a, b) => compareBuild(b, a, loose));
	module.exports = rsort;
}));
// node_modules/semver/functions/gt.js
var require_gt = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const compare = require_compare();
	const gt = (a, b, loose) => compare(a, b, loose) > 0;
	module.exports = gt;
}));
// node_modules/semver/functions/lt.js
var require_lt = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const compare = require_compare();
	const lt = (a, b, loose) => compare(a, b, loose) < 0;
	module.exports = lt;
}));
// node_modules/semver/functions/eq.js
var require_eq = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const compare = require_compare();
	const eq = (a, b, loose) => compare(a, b, loose) === 0;
	module.exports = eq;
}));
// node_modules/semver/functions/neq.js
var require_neq = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const compare = require_compare();
	const neq = (a, b, loose) => compare(a, b, loose) !== 0;
	module.exports = neq;
}));
// node_modules/semver/functions/gte.js
var require_gte = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const compare = require_compare();
	const gte = (a, b, loose) => compare(a, b, loose) >= 0;
	module.exports = gte;
}));
// node_modules/semver/functions/lte.js
var require_lte = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const compare = require_compare();
	const lte = (a, b, loose) => compare(a, b, loose) <= 0;
	module.exports = lte;
}));
// node_modules/semver/functions/cmp.js
var require_cmp = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const eq = require_eq();
	const neq = require_neq();
	const gt = require_gt();
	const gte = require_gte();
	const lt = require_lt();
	const lte = require_lte();
	const cmp = (a, op, b, loose) => {
		switch (op) {
			case "===":
				if (typeof a === "object") a = a.version;
				if (typeof b === "object") b = b.version;
				return a === b;
			case "!==":
				if (typeof a === "object") a = a.version;
				if (typeof b === "object") b = b.version;
				return a !== b;
			case "":
			case "=":
			case "==": return eq(a, b, loose);
			case "!=": return neq(a, b, loose);
			case ">": return gt(a, b, loose);
			case ">=": return gte(a, b, loose);
			case "<": return lt(a, b, loose);
			case "<=": return lte(a, b, loose);
			default: throw new TypeError(`Invalid operator: ${op}`);
		}
	};
	module.exports = cmp;
}));
// node_modules/semver/functions/coerce.js
var require_coerce = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const parse = require_parse();
	const { safeRe: re, t } = require_re();
	const coerce = (version, options) => {
		if (version instanceof SemVer) return version;
		if (typeof version === "number") version = String(version);
		if (typeof version !== "string") return null;
		options = options || {};
		let match = null;
		if (!options.rtl) match = version.match(options.includePrerelease ? re[t.COERCEFULL] : re[t.COERCE]);
		else {
			const coerceRtlRegex = options.includePrerelease ? re[t.COERCERTLFULL] : re[t.COERCERTL];
			let next;
			while ((next = coerceRtlRegex.exec(version)) && (!match || match.index + match[0].length !== version.length)) {
				if (!match || next.index + next[0].length !== match.index + match[0].length) match = next;
				coerceRtlRegex.lastIndex = next.index + next[1].length + next[2].length;
			}
			coerceRtlRegex.lastIndex = -1;
		}
		if (match === null) return null;
		const major = match[2];
		const minor = match[3] || "0";
		const patch = match[4] || "0";
		const prerelease = options.includePrerelease && match[5] ? `-${match[5]}` : "";
		const build = options.includePrerelease && match[6] ? `+${match[6]}` : "";
		return parse(`${major}.${minor}.${patch}${prerelease}${build}`, options);
	};
	module.exports = coerce;
}));
// node_modules/semver/functions/truncate.js
var require_truncate = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const parse = require_parse();
	const constants = require_constants();
	const SemVer = require_semver$1();
	const truncate = (version, truncation, options) => {
		if (!constants.RELEASE_TYPES.includes(truncation)) return null;
		const clonedVersion = cloneInputVersion(version, options);
		return clonedVersion && doTruncation(clonedVersion, truncation);
	};
	const cloneInputVersion = (version, options) => {
		const versionStringToParse = version instanceof SemVer ? version.version : version;
		return parse(versionStringToParse, options);
	};
	const doTruncation = (version, truncation) => {
		if (isPrerelease(truncation)) return version.version;
		version.prerelease = [];
		switch (truncation) {
			case "major":
				version.minor = 0;
				version.patch = 0;
				break;
			case "minor": version.patch = 0;
		}
		return version.format();
	};
	const isPrerelease = (type) => {
		return type.startsWith("pre");
	};
	module.exports = truncate;
}));
// node_modules/semver/internal/lrucache.js
var require_lrucache = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var LRUCache = class {
		constructor() {
			this.max = 1e3;
			this.map = /* @__PURE__ */ new Map();
		}
		get(key) {
			const value = this.map.get(key);
			if (value === void 0) return;
			else {
				this.map.delete(key);
				this.map.set(key, value);
				return value;
			}
		}
		delete(key) {
			return this.map.delete(key);
		}
		set(key, value) {
			if (!this.delete(key) && value !== void 0) {
				if (this.map.size >= this.max) {
					const firstKey = this.map.keys().next().value;
					this.delete(firstKey);
				}
				this.map.set(key, value);
			}
			return this;
		}
	};
	module.exports = LRUCache;
}));
// node_modules/semver/internal/trim-comparator-whitespace.js
var require_trim_comparator_whitespace = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { MAX_LENGTH, MAX_SAFE_BUILD_LENGTH, WHITESPACE_CHARACTERS } = require_constants();
	/**
	* Remembers the last two rows of digits so their characters need not be reread.
	* Positions start at -1 until a row has been found.
	*
	* @typedef {object} DigitRunCache
	* @property {number} start The first character of the most recently found row.
	* @property {number} end The position after that row's last character.
	* @property {number} previousStart The first character of the previous row.
	* @property {number} previousEnd The position after the previous row.
	*/
	const whitespace = /* @__PURE__ */ new Uint8Array(65536);
	for (const char of WHITESPACE_CHARACTERS) whitespace[char.charCodeAt(0)] = 1;
	/**
	* Checks whether a character is whitespace, like a space, tab, or newline.
	* Looking past the end of the string returns false.
	*
	* @param {string|undefined} char One character, or undefined past the string's end.
	* @returns {boolean} Whether the character is whitespace.
	* @example isWhitespace(' ') // true
	* @example isWhitespace('1') // false
	*/
	const isWhitespace = (char) => char !== void 0 && whitespace[char.charCodeAt(0)] === 1;
	/**
	* Checks for v, =, or whitespace before the version number.
	* These are historical version prefixes, not range operators:
	* < and > are handled separately, as are tilde and caret ranges.
	*
	* @param {string|undefined} char One character to check.
	* @returns {boolean} Whether the character can belong to a version prefix.
	* @example isVersionPrefix('=') // true
	* @example isVersionPrefix('>') // false
	*/
	const isVersionPrefix = (char) => char === "v" || char === "=" || isWhitespace(char);
	/**
	* Checks whether a character is one of the digits 0 through 9.
	*
	* @param {string|undefined} char One character to check.
	* @returns {boolean} Whether the character is an ASCII digit.
	* @example isDigit('7') // true
	* @example isDigit('.') // false
	*/
	const isDigit = (char) => char !== void 0 && char >= "0" && char <= "9";
	/**
	* Checks whether a character is an English letter, uppercase or lowercase.
	*
	* @param {string|undefined} char One character to check.
	* @returns {boolean} Whether the character is an ASCII letter.
	* @example isLetter('b') // true
	* @example isLetter('7') // false
	*/
	const isLetter = (char) => char !== void 0 && (char >= "a" && char <= "z" || char >= "A" && char <= "Z");
	/**
	* Checks for a letter, digit, or hyphen: the characters allowed inside
	* prerelease and build names such as beta-1.
	*
	* @param {string|undefined} char One character to check.
	* @returns {boolean} Whether the character can be part of an identifier.
	* @example isIdentifierCharacter('-') // true
	* @example isIdentifierCharacter('.') // false; dots separate identifiers
	*/
	const isIdentifierCharacter = (char) => isDigit(char) || isLetter(char) || char === "-";
	/**
	* Checks whether a version component can begin here: with a digit or
	* a wildcard such as x, X, or *.
	*
	* @param {string|undefined} char One character to check.
	* @returns {boolean} Whether a number or wildcard can start with this character.
	* @example isVersionStart('x') // true
	* @example isVersionStart('v') // false; v belongs to the prefix
	*/
	const isVersionStart = (char) => isDigit(char) || char === "x" || char === "X" || char === "*";
	/**
	* Finds the end of a row of digits, but returns no more than limit digits.
	* Remembers the last two rows so looking at them again does not reread them.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position of the first character to check.
	* @param {number} limit The most digit characters the returned match can include.
	* @param {DigitRunCache} digitRuns Shared cache of digit-run positions, updated in place.
	* @returns {number} The position after the matched digits, or start if none match.
	* @example findDigitsEndIndex('123abc', 0, 10, digitRuns) // 3, pointing at a
	* @example findDigitsEndIndex('123abc', 0, 2, digitRuns) // 2, pointing at the unread 3
	*/
	const findDigitsEndIndex = (range, start, limit, digitRuns) => {
		if (!isDigit(range[start])) return start;
		if (start >= digitRuns.start && start < digitRuns.end) return Math.min(start + limit, digitRuns.end);
		if (start >= digitRuns.previousStart && start < digitRuns.previousEnd) return Math.min(start + limit, digitRuns.previousEnd);
		let end = start + 1;
		while (isDigit(range[end])) end++;
		digitRuns.previousStart = digitRuns.start;
		digitRuns.previousEnd = digitRuns.end;
		digitRuns.start = start;
		digitRuns.end = end;
		return Math.min(start + limit, end);
	};
	/**
	* Reads a number using the old regex's length and leading-zero rules.
	* Strict mode reads just the first zero in 012; loose mode can read all three.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position where the number should begin.
	* @param {boolean} loose Whether to allow leading zeros.
	* @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
	* @returns {number} The position after the matched digits, not their numeric value.
	* @example findVersionNumberEndIndex('012', 0, false, digitRuns) // 1
	* @example findVersionNumberEndIndex('012', 0, true, digitRuns) // 3
	*/
	const findVersionNumberEndIndex = (range, start, loose, digitRuns) => {
		if (!loose && range[start] === "0") return start + 1;
		return findDigitsEndIndex(range, start, loose ? MAX_LENGTH : MAX_LENGTH + 1, digitRuns);
	};
	/**
	* Reads one piece of a prerelease name, such as beta or 1 in beta.1.
	* Tries the letter-or-hyphen form first, then the number-only form.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position where the identifier should begin.
	* @param {boolean} loose Whether numeric identifiers may have leading zeros.
	* @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
	* @returns {number} The position after the identifier, or start if none matches.
	* @example findPrereleaseIdentifierEndIndex('beta.1', 0, false, digitRuns) // 4, at the dot
	* @example findPrereleaseIdentifierEndIndex('001beta', 0, false, digitRuns) // 7
	*/
	const findPrereleaseIdentifierEndIndex = (range, start, loose, digitRuns) => {
		const digitsEnd = findDigitsEndIndex(range, start, MAX_LENGTH, digitRuns);
		if (isLetter(range[digitsEnd]) || range[digitsEnd] === "-") {
			let end = digitsEnd + 1;
			const limit = end + MAX_SAFE_BUILD_LENGTH;
			while (end < limit && isIdentifierCharacter(range[end])) end++;
			return end;
		}
		return findVersionNumberEndIndex(range, start, loose, digitRuns);
	};
	/**
	* Reads a prerelease suffix such as -beta.1, one dot-separated piece at a time.
	* Loose mode also allows the name without its opening hyphen.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position where the suffix should begin, including -.
	* @param {boolean} loose Whether the opening hyphen is optional and zeros allowed.
	* @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
	* @returns {number} The position after the matched suffix, or start if absent.
	* @example findPrereleaseEndIndex('-beta.1+sha', 0, false, digitRuns) // 7, at the plus
	* @example findPrereleaseEndIndex('beta', 0, false, digitRuns) // 0; no opening hyphen
	*/
	const findPrereleaseEndIndex = (range, start, loose, digitRuns) => {
		const hyphen = range[start] === "-";
		if (!loose && !hyphen) return start;
		const identifierStart = start + (hyphen ? 1 : 0);
		let end = findPrereleaseIdentifierEndIndex(range, identifierStart, loose, digitRuns);
		if (end === identifierStart) {
			if (!loose || !hyphen) return start;
			end = findPrereleaseIdentifierEndIndex(range, start, loose, digitRuns);
		}
		while (range[end] === ".") {
			const next = findPrereleaseIdentifierEndIndex(range, end + 1, loose, digitRuns);
			if (next === end + 1) break;
			end = next;
		}
		return end;
	};
	/**
	* Reads one build-name piece, such as sha or 123 in +sha.123.
	* Stops at a disallowed character or the old regex's length limit.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position where the identifier should begin.
	* @returns {number} The position after the identifier, or start if none matches.
	* @example findBuildIdentifierEndIndex('sha.123', 0) // 3, at the dot
	* @example findBuildIdentifierEndIndex('001', 0) // 3; leading zeros are allowed
	*/
	const findBuildIdentifierEndIndex = (range, start) => {
		let end = start;
		while (end - start < MAX_SAFE_BUILD_LENGTH && isIdentifierCharacter(range[end])) end++;
		return end;
	};
	/**
	* Reads optional build metadata such as +sha.123.
	* Leaves the position unchanged if there is no plus sign followed by a name.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position where the opening + should be.
	* @returns {number} The position after the matched metadata, or start if absent.
	* @example findBuildEndIndex('+sha.123 <2', 0) // 8, at the space
	* @example findBuildEndIndex('+', 0) // 0; a plus sign alone is not a match
	*/
	const findBuildEndIndex = (range, start) => {
		if (range[start] !== "+") return start;
		let end = findBuildIdentifierEndIndex(range, start + 1);
		if (end === start + 1) return start;
		while (range[end] === ".") {
			const next = findBuildIdentifierEndIndex(range, end + 1);
			if (next === end + 1) break;
			end = next;
		}
		return end;
	};
	/**
	* Reads three numbers separated by dots, then any prerelease and build suffixes.
	* Uses loose rules, so forms such as 01.02.03beta can match here.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position of the first number, after any prefix.
	* @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
	* @returns {number} The position after the version match, or start if none matches.
	* @example findLooseFullVersionEndIndex('1.2.3-beta+sha <2', 0, digitRuns) // 14
	* @example findLooseFullVersionEndIndex('1.2', 0, digitRuns) // 0; needs three numbers
	*/
	const findLooseFullVersionEndIndex = (range, start, digitRuns) => {
		let end = start;
		for (let component = 0; component < 3; component++) {
			const next = findVersionNumberEndIndex(range, end, true, digitRuns);
			if (next === end) return start;
			end = next;
			if (component < 2) {
				if (range[end] !== ".") return start;
				end++;
			}
		}
		const prereleaseEnd = findPrereleaseEndIndex(range, end, true, digitRuns);
		return findBuildEndIndex(range, prereleaseEnd);
	};
	/**
	* Reads one component of a partial or wildcard version, such as 2 or x in 2.x.
	* Numbers use strict leading-zero rules; wildcards take up one character.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position where the component should begin.
	* @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
	* @returns {number} The position after the component, or start if none matches.
	* @example findPartialVersionComponentEndIndex('2.x', 0, digitRuns) // 1, at the dot
	* @example findPartialVersionComponentEndIndex('2.x', 2, digitRuns) // 3, after x
	*/
	const findPartialVersionComponentEndIndex = (range, start, digitRuns) => {
		if (isDigit(range[start])) return findVersionNumberEndIndex(range, start, false, digitRuns);
		return isVersionStart(range[start]) ? start + 1 : start;
	};
	/**
	* Reads up to three components, allowing forms such as 1, 1.2, or 1.x.
	* After the third component, also reads any strict prerelease and build suffixes.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position of a number or wildcard, after any prefix.
	* @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
	* @returns {number} The position after the matched version text.
	* @example findPartialVersionEndIndex('1.x <2', 0, digitRuns) // 3, at the space
	* @example findPartialVersionEndIndex('1.', 0, digitRuns) // 1; the trailing dot is unread
	*/
	const findPartialVersionEndIndex = (range, start, digitRuns) => {
		let end = findPartialVersionComponentEndIndex(range, start, digitRuns);
		for (let component = 0; component < 2; component++) {
			if (range[end] !== ".") return end;
			const next = findPartialVersionComponentEndIndex(range, end + 1, digitRuns);
			if (next === end + 1) return end;
			end = next;
		}
		const prereleaseEnd = findPrereleaseEndIndex(range, end, false, digitRuns);
		return findBuildEndIndex(range, prereleaseEnd);
	};
	/**
	* Finds where a version match ends, without deciding whether the range is valid.
	* Tries a loose full version first, then a partial or wildcard version, just
	* like the old regex's LOOSEPLAIN and XRANGEPLAIN alternatives.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position of a number or wildcard, after any prefix.
	* @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
	* @returns {number} The position where scanning the next candidate can resume.
	* @example findVersionEndIndex('1.2.3 <2', 0, digitRuns) // 5, at the space
	* @example findVersionEndIndex('1.x <2', 0, digitRuns) // 3, at the space
	*/
	const findVersionEndIndex = (range, start, digitRuns) => {
		const fullVersionEnd = findLooseFullVersionEndIndex(range, start, digitRuns);
		return fullVersionEnd !== start ? fullVersionEnd : findPartialVersionEndIndex(range, start, digitRuns);
	};
	/**
	* Finds the one whitespace character the old replacement would remove.
	* Keeps leading whitespace, skips an optional operator, and checks immediately
	* after it. Returns -1 if there is nothing to remove.
	*
	* @param {string} range The text containing a candidate already found by the caller.
	* @param {number} matchStart The candidate's position, including leading whitespace.
	* @returns {number} The position of the removable whitespace, or -1 if absent.
	* @example findRemovableWhitespaceIndex(' > 1', 0) // 2; keep the space at position 0
	* @example findRemovableWhitespaceIndex('>1', 0) // -1
	*/
	const findRemovableWhitespaceIndex = (range, matchStart) => {
		let position = matchStart;
		if (isWhitespace(range[position])) position++;
		if (range[position] === "<" || range[position] === ">") position++;
		if (range[position] === "=") position++;
		return isWhitespace(range[position]) ? position : -1;
	};
	/**
	* Joins an operator to its version, turning > 1.2.3 into >1.2.3.
	* Copies everything else according to the old regex's matching rules.
	* Moves forward through prefixes and whole versions to avoid repeatedly
	* searching the same characters on long inputs.
	*
	* @param {string} range The range text to process; the original string is unchanged.
	* @returns {string} The range with matched operator whitespace removed.
	* @example trimComparatorWhitespace('> 1.2.3 < 2') // '>1.2.3 <2'
	* @example trimComparatorWhitespace('> invalid') // '> invalid'
	*/
	const trimComparatorWhitespace = (range) => {
		let result = "";
		let copyFrom = 0;
		let cursor = 0;
		const digitRuns = {
			start: -1,
			end: -1,
			previousStart: -1,
			previousEnd: -1
		};
		while (cursor < range.length) {
			const matchStart = cursor;
			if (range[cursor] === "<" || range[cursor] === ">") cursor++;
			else if (!isVersionPrefix(range[cursor]) && !isVersionStart(range[cursor])) {
				cursor++;
				continue;
			}
			while (cursor < range.length && isVersionPrefix(range[cursor])) cursor++;
			if (!isVersionStart(range[cursor])) continue;
			const whitespacePosition = findRemovableWhitespaceIndex(range, matchStart);
			if (whitespacePosition !== -1) {
				result += range.slice(copyFrom, whitespacePosition);
				copyFrom = whitespacePosition + 1;
			}
			cursor = findVersionEndIndex(range, cursor, digitRuns);
		}
		return result + range.slice(copyFrom);
	};
	module.exports = trimComparatorWhitespace;
}));
// node_modules/semver/classes/range.js
var require_range = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SPACE_CHARACTERS = /\s+/g;
	module.exports = class Range {
		constructor(range, options) {
			options = parseOptions(options);
			if (range instanceof Range) {
				if (range.loose === !!options.loose && range.includePrerelease === !!options.includePrerelease) return range;
				else return new Range(range.raw, options);
			}
			if (range instanceof Comparator) {
				this.raw = range.value;
				this.set = [[range]];
				this.formatted = void 0;
				return this;
			}
			this.options = options;
			this.loose = !!options.loose;
			this.includePrerelease = !!options.includePrerelease;
			this.raw = range.trim().replace(SPACE_CHARACTERS, " ");
			this.set = this.raw.split("||").map((r) => this.parseRange(r.trim())).filter((c) => c.length);
			if (!this.set.length) throw new TypeError(`Invalid SemVer Range: ${this.raw}`);
			if (this.set.length > 1) {
				const first = this.set[0];
				this.set = this.set.filter((c) => !isNullSet(c[0]));
				if (this.set.length === 0) this.set = [first];
				else if (this.set.length > 1) {
					for (const c of this.set) if (c.length === 1 && isAny(c[0])) {
						this.set = [c];
						break;
					}
				}
			}
			this.formatted = void 0;
		}
		get range() {
			if (this.formatted === void 0) {
				this.formatted = "";
				for (let i = 0; i < this.set.length; i++) {
					if (i > 0) this.formatted += "||";
					const comps = this.set[i];
					for (let k = 0; k < comps.length; k++) {
						if (k > 0) this.formatted += " ";
						this.formatted += comps[k].toString().trim();
					}
				}
			}
			return this.formatted;
		}
		format() {
			return this.range;
		}
		toString() {
			return this.range;
		}
		parseRange(range) {
			range = range.replace(BUILDSTRIPRE, "");
			const memoKey = ((this.options.includePrerelease && FLAG_INCLUDE_PRERELEASE) | (this.options.loose && FLAG_LOOSE)) + ":" + range;
			const cached = cache.get(memoKey);
			if (cached) return cached;
			const loose = this.options.loose;
			const hr = loose ? re[t.HYPHENRANGELOOSE] : re[t.HYPHENRANGE];
			range = range.replace(hr, hyphenReplace(this.options.includePrerelease));
			debug("hyphen replace", range);
			range = trimComparatorWhitespace(range);
			debug("comparator trim", range);
			range = range.replace(re[t.TILDETRIM], tildeTrimReplace);
			debug("tilde trim", range);
			range = range.replace(re[t.CARETTRIM], caretTrimReplace);
			debug("caret trim", range);
			let rangeList = range.split(" ").map((comp) => parseComparator(comp, this.options)).join(" ").split(/\s+/).map((comp) => replaceGTE0(comp, this.options));
			if (loose) rangeList = rangeList.filter((comp) => {
				debug("loose invalid filter", comp, this.options);
				return !!comp.match(re[t.COMPARATORLOOSE]);
			});
			debug("range list", rangeList);
			const rangeMap = /* @__PURE__ */ new Map();
			const comparators = rangeList.map((comp) => new Comparator(comp, this.options));
			for (const comp of comparators) {
				if (isNullSet(comp)) return [comp];
				rangeMap.set(comp.value, comp);
			}
			if (rangeMap.size > 1 && rangeMap.has("")) rangeMap.delete("");
			const result = [...rangeMap.values()];
			cache.set(memoKey, result);
			return result;
		}
		intersects(range, options) {
			if (!(range instanceof Range)) throw new TypeError("a Range is required");
			return this.set.some((thisComparators) => {
				return isSatisfiable(thisComparators, options) && range.set.some((rangeComparators) => {
					return isSatisfiable(rangeComparators, options) && thisComparators.every((thisComparator) => {
						return rangeComparators.every((rangeComparator) => {
							return thisComparator.intersects(rangeComparator, options);
						});
					});
				});
			});
		}
		test(version) {
			if (!version) return false;
			if (typeof version === "string") try {
				version = new SemVer(version, this.options);
			} catch (er) {
				return false;
			}
			for (let i = 0; i < this.set.length; i++) if (testSet(this.set[i], version, this.options)) return true;
			return false;
		}
	};
	const cache = new (require_lrucache())();
	const parseOptions = require_parse_options();
	const Comparator = require_comparator();
	const debug = require_debug();
	const SemVer = require_semver$1();
	const trimComparatorWhitespace = require_trim_comparator_whitespace();
	const { safeRe: re, src, t, tildeTrimReplace, caretTrimReplace } = require_re();
	const { FLAG_INCLUDE_PRERELEASE, FLAG_LOOSE } = require_constants();
	const BUILDSTRIPRE = new RegExp(src[t.BUILD], "g");
	const isNullSet = (c) => c.value === "<0.0.0-0";
	const isAny = (c) => c.value === "";
	const isSatisfiable = (comparators, options) => {
		let result = true;
		const remainingComparators = comparators.slice();
		let testComparator = remainingComparators.pop();
		while (result && remainingComparators.length) {
			result = remainingComparators.every((otherComparator) => {
				return testComparator.intersects(otherComparator, options);
			});
			testComparator = remainingComparators.pop();
		}
		return result;
	};
	const parseComparator = (comp, options) => {
		comp = comp.replace(re[t.BUILD], "");
		debug("comp", comp, options);
		comp = replaceCarets(comp, options);
		debug("caret", comp);
		comp = replaceTildes(comp, options);
		debug("tildes", comp);
		comp = replaceXRanges(comp, options);
		debug("xrange", comp);
		comp = replaceStars(comp, options);
		debug("stars", comp);
		return comp;
	};
	const isX = (id) => !id || id.toLowerCase() === "x" || id === "*";
	const invalidXRangeOrder = (M, m, p) => isX(M) && !isX(m) || isX(m) && p && !isX(p);
	const replaceTildes = (comp, options) => {
		return comp.trim().split(/\s+/).map((c) => replaceTilde(c, options)).join(" ");
	};
	const replaceTilde = (comp, options) => {
		const r = options.loose ? re[t.TILDELOOSE] : re[t.TILDE];
		const z = options.includePrerelease ? "-0" : "";
		return comp.replace(r, (_, M, m, p, pr) => {
			debug("tilde", comp, _, M, m, p, pr);
			let ret;
			if (isX(M)) ret = "";
			else if (isX(m)) ret = `>=${M}.0.0${z} <${+M + 1}.0.0-0`;
			else if (isX(p)) ret = `>=${M}.${m}.0${z} <${M}.${+m + 1}.0-0`;
			else if (pr) {
				debug("replaceTilde pr", pr);
				ret = `>=${M}.${m}.${p}-${pr} <${M}.${+m + 1}.0-0`;
			} else ret = `>=${M}.${m}.${p} <${M}.${+m + 1}.0-0`;
			debug("tilde return", ret);
			return ret;
		});
	};
	const replaceCarets = (comp, options) => {
		return comp.trim().split(/\s+/).map((c) => replaceCaret(c, options)).join(" ");
	};
	const replaceCaret = (comp, options) => {
		debug("caret", comp, options);
		const r = options.loose ? re[t.CARETLOOSE] : re[t.CARET];
		const z = options.includePrerelease ? "-0" : "";
		return comp.replace(r, (_, M, m, p, pr) => {
			debug("caret", comp, _, M, m, p, pr);
			let ret;
			if (isX(M)) ret = "";
			else if (isX(m)) ret = `>=${M}.0.0${z} <${+M + 1}.0.0-0`;
			else if (isX(p)) {
				if (M === "0") ret = `>=${M}.${m}.0${z} <${M}.${+m + 1}.0-0`;
				else ret = `>=${M}.${m}.0${z} <${+M + 1}.0.0-0`;
			} else if (pr) {
				debug("replaceCaret pr", pr);
				if (M === "0") {
					if (m === "0") ret = `>=${M}.${m}.${p}-${pr} <${M}.${m}.${+p + 1}-0`;
					else ret = `>=${M}.${m}.${p}-${pr} <${M}.${+m + 1}.0-0`;
				} else ret = `>=${M}.${m}.${p}-${pr} <${+M + 1}.0.0-0`;
			} else {
				debug("no pr");
				if (M === "0") {
					if (m === "0") ret = `>=${M}.${m}.${p} <${M}.${m}.${+p + 1}-0`;
					else ret = `>=${M}.${m}.${p} <${M}.${+m + 1}.0-0`;
				} else ret = `>=${M}.${m}.${p} <${+M + 1}.0.0-0`;
			}
			debug("caret return", ret);
			return ret;
		});
	};
	const replaceXRanges = (comp, options) => {
		debug("replaceXRanges", comp, options);
		return comp.split(/\s+/).map((c) => replaceXRange(c, options)).join(" ");
	};
	const replaceXRange = (comp, options) => {
		comp = comp.trim();
		const r = options.loose ? re[t.XRANGELOOSE] : re[t.XRANGE];
		return comp.replace(r, (ret, gtlt, M, m, p, pr) => {
			debug("xRange", comp, ret, gtlt, M, m, p, pr);
			if (invalidXRangeOrder(M, m, p)) return comp;
			const xM = isX(M);
			const xm = xM || isX(m);
			const xp = xm || isX(p);
			const anyX = xp;
			if (gtlt === "=" && anyX) gtlt = "";
			pr = options.includePrerelease ? "-0" : "";
			if (xM) {
				if (gtlt === ">" || gtlt === "<") ret = "<0.0.0-0";
				else ret = "*";
			} else if (gtlt && anyX) {
				if (xm) m = 0;
				p = 0;
				if (gtlt === ">") {
					gtlt = ">=";
					if (xm) {
						M = +M + 1;
						m = 0;
						p = 0;
					} else {
						m = +m + 1;
						p = 0;
					}
				} else if (gtlt === "<=") {
					gtlt = "<";
					if (xm) M = +M + 1;
					else m = +m + 1;
				}
				if (gtlt === "<") pr = "-0";
				ret = `${gtlt + M}.${m}.${p}${pr}`;
			} else if (xm) ret = `>=${M}.0.0${pr} <${+M + 1}.0.0-0`;
			else if (xp) ret = `>=${M}.${m}.0${pr} <${M}.${+m + 1}.0-0`;
			debug("xRange return", ret);
			return ret;
		});
	};
	const replaceStars = (comp, options) => {
		debug("replaceStars", comp, options);
		return comp.trim().replace(re[t.STAR], "");
	};
	const replaceGTE0 = (comp, options) => {
		debug("replaceGTE0", comp, options);
		return comp.trim().replace(re[options.includePrerelease ? t.GTE0PRE : t.GTE0], "");
	};
	const hyphenReplace = (incPr) => ($0, from, fM, fm, fp, fpr, fb, to, tM, tm, tp, tpr) => {
		if (isX(fM)) from = "";
		else if (isX(fm)) from = `>=${fM}.0.0${incPr ? "-0" : ""}`;
		else if (isX(fp)) from = `>=${fM}.${fm}.0${incPr ? "-0" : ""}`;
		else if (fpr) from = `>=${from}`;
		else from = `>=${from}${incPr ? "-0" : ""}`;
		if (isX(tM)) to = "";
		else if (isX(tm)) to = `<${+tM + 1}.0.0-0`;
		else if (isX(tp)) to = `<${tM}.${+tm + 1}.0-0`;
		else if (tpr) to = `<=${tM}.${tm}.${tp}-${tpr}`;
		else if (incPr) to = `<${tM}.${tm}.${+tp + 1}-0`;
		else to = `<=${to}`;
		return `${from} ${to}`.trim();
	};
	const testSet = (set, version, options) => {
		for (let i = 0; i < set.length; i++) if (!set[i].test(version)) return false;
		if (version.prerelease.length && !options.includePrerelease) {
			for (let i = 0; i < set.length; i++) {
				debug(set[i].semver);
				if (set[i].semver === Comparator.ANY) continue;
				if (set[i].semver.prerelease.length > 0) {
					const allowed = set[i].semver;
					if (allowed.major === version.major && allowed.minor === version.minor && allowed.patch === version.patch) return true;
				}
			}
			return false;
		}
		return true;
	};
}));
// node_modules/semver/classes/comparator.js
var require_comparator = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const ANY = Symbol("SemVer ANY");
	module.exports = class Comparator {
		static get ANY() {
			return ANY;
		}
		constructor(comp, options) {
			options = parseOptions(options);
			if (comp instanceof Comparator) {
				if (comp.loose === !!options.loose) return comp;
				else comp = comp.value;
			}
			comp = comp.trim().split(/\s+/).join(" ");
			debug("comparator", comp, options);
			this.options = options;
			this.loose = !!options.loose;
			this.parse(comp);
			if (this.semver === ANY) this.value = "";
			else this.value = this.operator + this.semver.version;
			debug("comp", this);
		}
		parse(comp) {
			const r = this.options.loose ? re[t.COMPARATORLOOSE] : re[t.COMPARATOR];
			const m = comp.match(r);
			if (!m) throw new TypeError(`Invalid comparator: ${comp}`);
			this.operator = m[1] !== void 0 ? m[1] : "";
			if (this.operator === "=") this.operator = "";
			if (!m[2]) this.semver = ANY;
			else this.semver = new SemVer(m[2], this.options.loose);
		}
		toString() {
			return this.value;
		}
		test(version) {
			debug("Comparator.test", version, this.options.loose);
			if (this.semver === ANY || version === ANY) return true;
			if (typeof version === "string") try {
				version = new SemVer(version, this.options);
			} catch (er) {
				return false;
			}
			return cmp(version, this.operator, this.semver, this.options);
		}
		intersects(comp, options) {
			if (!(comp instanceof Comparator)) throw new TypeError("a Comparator is required");
			if (this.operator === "") {
				if (this.value === "") return true;
				return new Range(comp.value, options).test(this.value);
			} else if (comp.operator === "") {
				if (comp.value === "") return true;
				return new Range(this.value, options).test(comp.semver);
			}
			options = parseOptions(options);
			if (options.includePrerelease && (this.value === "<0.0.0-0" || comp.value === "<0.0.0-0")) return false;
			if (!options.includePrerelease && (this.value.startsWith("<0.0.0") || comp.value.startsWith("<0.0.0"))) return false;
			if (this.operator.startsWith(">") && comp.operator.startsWith(">")) return true;
			if (this.operator.startsWith("<") && comp.operator.startsWith("<")) return true;
			if (this.semver.version === comp.semver.version && this.operator.includes("=") && comp.operator.includes("=")) return true;
			if (cmp(this.semver, "<", comp.semver, options) && this.operator.startsWith(">") && comp.operator.startsWith("<")) return true;
			if (cmp(this.semver, ">", comp.semver, options) && this.operator.startsWith("<") && comp.operator.startsWith(">")) return true;
			return false;
		}
	};
	const parseOptions = require_parse_options();
	const { safeRe: re, t } = require_re();
	const cmp = require_cmp();
	const debug = require_debug();
	const SemVer = require_semver$1();
	const Range = require_range();
}));
// node_modules/semver/functions/satisfies.js
var require_satisfies = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const Range = require_range();
	const satisfies = (version, range, options) => {
		try {
			range = new Range(range, options);
		} catch (er) {
			return false;
		}
		return range.test(version);
	};
	module.exports = satisfies;
}));
// node_modules/semver/ranges/to-comparators.js
var require_to_comparators = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const Range = require_range();
	const toComparators = (range, options) => new Range(range, options).set.map((comp) => comp.map((c) => c.value).join(" ").trim().split(" "));
	module.exports = toComparators;
}));
// node_modules/semver/ranges/max-satisfying.js
var require_max_satisfying = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const Range = require_range();
	const maxSatisfying = (versions, range, options) => {
		let max = null;
		let maxSV = null;
		let rangeObj = null;
		try {
			rangeObj = new Range(range, options);
		} catch (er) {
			return null;
		}
		versions.forEach((v) => {
			if (rangeObj.test(v)) {
				if (!max || maxSV.compare(v) === -1) {
					max = v;
					maxSV = new SemVer(max, options);
				}
			}
		});
		return max;
	};
	module.exports = maxSatisfying;
}));
// node_modules/semver/ranges/min-satisfying.js
var require_min_satisfying = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const Range = require_range();
	const minSatisfying = (versions, range, options) => {
		let min = null;
		let minSV = null;
		let rangeObj = null;
		try {
			rangeObj = new Range(range, options);
		} catch (er) {
			return null;
		}
		versions.forEach((v) => {
			if (rangeObj.test(v)) {
				if (!min || minSV.compare(v) === 1) {
					min = v;
					minSV = new SemVer(min, options);
				}
			}
		});
		return min;
	};
	module.exports = minSatisfying;
}));
// node_modules/semver/ranges/min-version.js
var require_min_version = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const Range = require_range();
	const gt = require_gt();
	const minVersion = (range, loose) => {
		range = new Range(range, loose);
		let minver = new SemVer("0.0.0");
		if (range.test(minver)) return minver;
		minver = new SemVer("0.0.0-0");
		if (range.test(minver)) return minver;
		minver = null;
		for (let i = 0; i < range.set.length; ++i) {
			const comparators = range.set[i];
			let setMin = null;
			comparators.forEach((comparator) => {
				const compver = new SemVer(comparator.semver.version);
				switch (comparator.operator) {
					case ">":
						if (compver.prerelease.length === 0) compver.patch++;
						else compver.prerelease.push(0);
						compver.raw = compver.format();
					case "":
					case ">=":
						if (!setMin || gt(compver, setMin)) setMin = compver;
						break;
					case "<":
					case "<=": break;
					/* istanbul ignore next */
					default: throw new Error(`Unexpected operation: ${comparator.operator}`);
				}
			});
			if (setMin && (!minver || gt(minver, setMin))) minver = setMin;
		}
		if (minver && range.test(minver)) return minver;
		return null;
	};
	module.exports = minVersion;
}));
// node_modules/semver/ranges/valid.js
var require_valid = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const Range = require_range();
	const validRange = (range, options) => {
		try {
			return new Range(range, options).range || "*";
		} catch (er) {
			return null;
		}
	};
	module.exports = validRange;
}));
// node_modules/semver/ranges/outside.js
var require_outside = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const Comparator = require_comparator();
	const { ANY } = Comparator;
	const Range = require_range();
	const satisfies = require_satisfies();
	const gt = require_gt();
	const lt = require_lt();
	const lte = require_lte();
	const gte = require_gte();
	const outside = (version, range, hilo, options) => {
		version = new SemVer(version, options);
		range = new Range(range, options);
		let gtfn, ltefn, ltfn, comp, ecomp;
		switch (hilo) {
			case ">":
				gtfn = gt;
				ltefn = lte;
				ltfn = lt;
				comp = ">";
				ecomp = ">=";
				break;
			case "<":
				gtfn = lt;
				ltefn = gte;
				ltfn = gt;
				comp = "<";
				ecomp = "<=";
				break;
			default: throw new TypeError("Must provide a hilo val of \"<\" or \">\"");
		}
		if (satisfies(version, range, options)) return false;
		for (let i = 0; i < range.set.length; ++i) {
			const comparators = range.set[i];
			let high = null;
			let low = null;
			comparators.forEach((comparator) => {
				if (comparator.semver === ANY) comparator = new Comparator(">=0.0.0");
				high = high || comparator;
				low = low || comparator;
				if (gtfn(comparator.semver, high.semver, options)) high = comparator;
				else if (ltfn(comparator.semver, low.semver, options)) low = comparator;
			});
			if (high.operator === comp || high.operator === ecomp) return false;
			if ((!low.operator || low.operator === comp) && ltefn(version, low.semver)) return false;
			else if (low.operator === ecomp && ltfn(version, low.semver)) return false;
		}
		return true;
	};
	module.exports = outside;
}));
// node_modules/semver/ranges/gtr.js
var require_gtr = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const outside = require_outside();
	const gtr = (version, range, options) => outside(version, range, ">", options);
	module.exports = gtr;
}));
// node_modules/semver/ranges/ltr.js
var require_ltr = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const outside = require_outside();
	const ltr = (version, range, options) => outside(version, range, "<", options);
	module.exports = ltr;
}));
// node_modules/semver/ranges/intersects.js
var require_intersects = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const Range = require_range();
	const intersects = (r1, r2, options) => {
		r1 = new Range(r1, options);
		r2 = new Range(r2, options);
		return r1.intersects(r2, options);
	};
	module.exports = intersects;
}));
// node_modules/semver/ranges/simplify.js
var require_simplify = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const satisfies = require_satisfies();
	const compare = require_compare();
	module.exports = (versions, range, options) => {
		const set = [];
		let first = null;
		let prev = null;
		const v = versions.sort((a, b) => compare(a, b, options));
		for (const version of v) if (satisfies(version, range, options)) {
			prev = version;
			if (!first) first = version;
		} else {
			if (prev) set.push([first, prev]);
			prev = null;
			first = null;
		}
		if (first) set.push([first, null]);
		const ranges = [];
		for (const [min, max] of set) if (min === max) ranges.push(min);
		else if (!max && min === v[0]) ranges.push("*");
		else if (!max) ranges.push(`>=${min}`);
		else if (min === v[0]) ranges.push(`<=${max}`);
		else ranges.push(`${min} - ${max}`);
		const simplified = ranges.join(" || ");
		const original = typeof range.raw === "string" ? range.raw : String(range);
		return simplified.length < original.length ? simplified : range;
	};
}));
// node_modules/semver/ranges/subset.js
var require_subset = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const Range = require_range();
	const Comparator = require_comparator();
	const { ANY } = Comparator;
	const satisfies = require_satisfies();
	const compare = require_compare();
	const subset = (sub, dom, options = {}) => {
		if (sub === dom) return true;
		sub = new Range(sub, options);
		dom = new Range(dom, options);
		let sawNonNull = false;
		OUTER: for (const simpleSub of sub.set) {
			for (const simpleDom of dom.set) {
				const isSub = simpleSubset(simpleSub, simpleDom, options);
				sawNonNull = sawNonNull || isSub !== null;
				if (isSub) continue OUTER;
			}
			if (sawNonNull) return false;
		}
		return true;
	};
	const minimumVersionWithPreRelease = [new Comparator(">=0.0.0-0")];
	const minimumVersion = [new Comparator(">=0.0.0")];
	const simpleSubset = (sub, dom, options) => {
		if (sub === dom) return true;
		if (sub.length === 1 && sub[0].semver === ANY) {
			if (dom.length === 1 && dom[0].semver === ANY) return true;
			else if (options.includePrerelease) sub = minimumVersionWithPreRelease;
			else sub = minimumVersion;
		}
		if (dom.length === 1 && dom[0].semver === ANY) {
			if (options.includePrerelease) return true;
			else dom = minimumVersion;
		}
		const eqSet = /* @__PURE__ */ new Set();
		let gt, lt;
		for (const c of sub) if (c.operator === ">" || c.operator === ">=") gt = higherGT(gt, c, options);
		else if (c.operator === "<" || c.operator === "<=") lt = lowerLT(lt, c, options);
		else eqSet.add(c.semver);
		if (eqSet.size > 1) return null;
		let gtltComp;
		if (gt && lt) {
			gtltComp = compare(gt.semver, lt.semver, options);
			if (gtltComp > 0) return null;
			else if (gtltComp === 0 && (gt.operator !== ">=" || lt.operator !== "<=")) return null;
		}
		for (const eq of eqSet) {
			if (gt && !satisfies(eq, String(gt), options)) return null;
			if (lt && !satisfies(eq, String(lt), options)) return null;
			for (const c of dom) if (!satisfies(eq, String(c), options)) return false;
			return true;
		}
		let higher, lower;
		let hasDomLT, hasDomGT;
		let needDomLTPre = lt && !options.includePrerelease && lt.semver.prerelease.length ? lt.semver : false;
		let needDomGTPre = gt && !options.includePrerelease && gt.semver.prerelease.length ? gt.semver : false;
		if (needDomLTPre && needDomLTPre.prerelease.length === 1 && lt.operator === "<" && needDomLTPre.prerelease[0] === 0) needDomLTPre = false;
		for (const c of dom) {
			hasDomGT = hasDomGT || c.operator === ">" || c.operator === ">=";
			hasDomLT = hasDomLT || c.operator === "<" || c.operator === "<=";
			if (gt) {
				if (needDomGTPre) {
					if (c.semver.prerelease && c.semver.prerelease.length && c.semver.major === needDomGTPre.major && c.semver.minor === needDomGTPre.minor && c.semver.patch === needDomGTPre.patch) needDomGTPre = false;
				}
				if (c.operator === ">" || c.operator === ">=") {
					higher = higherGT(gt, c, options);
					if (higher === c && higher !== gt) return false;
				} else if (gt.operator === ">=" && !c.test(gt.semver)) return false;
			}
			if (lt) {
				if (needDomLTPre) {
					if (c.semver.prerelease && c.semver.prerelease.length && c.semver.major === needDomLTPre.major && c.semver.minor === needDomLTPre.minor && c.semver.patch === needDomLTPre.patch) needDomLTPre = false;
				}
				if (c.operator === "<" || c.operator === "<=") {
					lower = lowerLT(lt, c, options);
					if (lower === c && lower !== lt) return false;
				} else if (lt.operator === "<=" && !c.test(lt.semver)) return false;
			}
			if (!c.operator && (lt || gt) && gtltComp !== 0) return false;
		}
		if (gt && hasDomLT && !lt && gtltComp !== 0) return false;
		if (lt && hasDomGT && !gt && gtltComp !== 0) return false;
		if (needDomGTPre || needDomLTPre) return false;
		return true;
	};
	const higherGT = (a, b, options) => {
		if (!a) return b;
		const comp = compare(a.semver, b.semver, options);
		return comp > 0 ? a : comp < 0 ? b : b.operator === ">" && a.operator === ">=" ? b : a;
	};
	const lowerLT = (a, b, options) => {
		if (!a) return b;
		const comp = compare(a.semver, b.semver, options);
		return comp < 0 ? a : comp > 0 ? b : b.operator === "<" && a.operator === "<=" ? b : a;
	};
	module.exports = subset;
}));
// node_modules/semver/index.js
var require_semver = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const internalRe = require_re();
	const constants = require_constants();
	const SemVer = require_semver$1();
	const identifiers = require_identifiers();
	module.exports = {
		parse: require_parse(),
		valid: require_valid$1(),
		clean: require_clean(),
		inc: require_inc(),
		diff: require_diff(),
		major: require_major(),
		minor: require_minor(),
		patch: require_patch(),
		prerelease: require_prerelease(),
		compare: require_compare(),
		rcompare: require_rcompare(),
		compareLoose: require_compare_loose(),
		compareBuild: require_compare_build(),
		sort: require_sort(),
		rsort: require_rsort(),
		gt: require_gt(),
		lt: require_lt(),
		eq: require_eq(),
		neq: require_neq(),
		gte: require_gte(),
		lte: require_lte(),
		cmp: require_cmp(),
		coerce: require_coerce(),
		truncate: require_truncate(),
		Comparator: require_comparator(),
		Range: require_range(),
		satisfies: require_satisfies(),
		toComparators: require_to_comparators(),
		maxSatisfying: require_max_satisfying(),
		minSatisfying: require_min_satisfying(),
		minVersion: require_min_version(),
		validRange: require_valid(),
		outside: require_outside(),
		gtr: require_gtr(),
		ltr: require_ltr(),
		intersects: require_intersects(),
		simplifyRange: require_simplify(),
		subset: require_subset(),
		SemVer,
		re: internalRe.re,
		src: internalRe.src,
		tokens: internalRe.t,
		SEMVER_SPEC_VERSION: constants.SEMVER_SPEC_VERSION,
		RELEASE_TYPES: constants.RELEASE_TYPES,
		compareIdentifiers: identifiers.compareIdentifiers,
		rcompareIdentifiers: identifiers.rcompareIdentifiers
	};
}));
// src/core/gates/evidence/find-baselines.ts
var import_semver = require_semver();
/**
* What a package is compared with: the version that `package.previous` names, at the base where that is the version there, or else
* as it was released. Where neither is known, and where nothing is named, what stands at the base. A named version that is older
* than what stands at the base does not replace it: both count, so that nobody picks a weak one to be compared with. A version
* that stands at the base already counts, too, where it names another one there.
*/
function findBaselines(one, base, releases) {
	const own = one.manifest.ok ? one.manifest.value.handoff.package : void 0;
	const previous = own?.previous;
	const there = base === void 0 || base === "unclear" ? void 0 : base;
	if (own === void 0 || previous === void 0) return base === "unclear" ? base : atBase(there);
	const before = identityOf$2(there);
	if (before?.name === own.name && before.version === previous) return atBase(there);
	const key = `${own.name}@${previous}`;
	const release = Object.hasOwn(releases, key) ? releases[key] : void 0;
	if (release === void 0) return base === "unclear" ? base : atBase(there, `at the base, since ${previous} was not found`);
	const named = {
		package: release,
		version: previous,
		place: "as it was released"
	};
	return (before?.name === own.name && before.version === own.version ? before.previous !== previous : before !== void 0 && isNewer(before.version, previous)) ? [named, ...atBase(there)] : [named];
}
function atBase(there, place = "at the base") {
	if (there === void 0) return [];
	return [{
		package: there,
		version: identityOf$2(there)?.version ?? "an unreadable version",
		place
	}];
}
function identityOf$2(one) {
	return one?.manifest.ok ? one.manifest.value.handoff.package : void 0;
}
function isNewer(a, b) {
	return (0, import_semver.valid)(a) !== null && (0, import_semver.valid)(b) !== null && (0, import_semver.gt)(a, b);
}
// src/core/quantity/parse-duration.ts
/** Milliseconds of each unit, the largest first: a compound such as `1h30m` names them in this order. */
const DAY$3 = 864e5;
const HOUR = 36e5;
const UNITS$1 = /* @__PURE__ */ new Map([
	["w", 7 * DAY$3],
	["d", DAY$3],
	["h", HOUR],
	["m", 6e4],
	["s", 1e3],
	["ms", 1]
]);
const ORDER$1 = [...UNITS$1.keys()];
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
		total += Number(amount) * (UNITS$1.get(unit) ?? NaN);
	}
	return bounded$3(total);
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
	return bounded$3(Number(days) * DAY$3 + Number(hours) * HOUR + Number(minutes) * 6e4 + Number(seconds) * 1e3);
}
function bounded$3(milliseconds) {
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
	for (const [unit, size] of UNITS$1) {
		if (unit === "w") continue;
		const count = unit === "ms" ? rest : Math.floor(rest / size);
		if (count > 0) text += `${unit === "ms" ? Number(count.toFixed(6)) : count}${unit}`;
		rest -= count * size;
	}
	return text === "" ? "0s" : text;
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
function filesOf$1(evidence, { format, suite, environment, about }) {
	return evidence.filter((file) => (format === void 0 || file.reading.format === format) && (suite === void 0 || file.suite === suite) && (environment === void 0 || file.environment === environment) && (about === void 0 || file.about?.includes(about) === true));
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
/** Whether an observation was made on the data set that is wanted: by its own words, or else by the manifest's. */
function hasDataset({ file, observation }, { dataset }) {
	if (dataset === void 0 || observation.dataset === dataset) return true;
	return observation.dataset === void 0 && file.about?.includes(dataset) === true;
}
/** All observations that are wanted. */
function select(evidence, wanted) {
	return namedOf(filesOf$1(evidence, wanted), wanted).filter((candidate) => hasSlice(candidate, wanted) && hasDataset(candidate, wanted));
}
const SHOWN$6 = 8;
/** Names that stand in the files: the one that was probably meant first, then others, a handful in all. */
function namesNear(name, files) {
	const known = [...new Set(files.flatMap(({ reading }) => reading.observations.map((one) => one.name)))];
	const meant = didYouMean(name, known.slice(0, 2e3));
	const first = meant === void 0 ? [] : [meant];
	const rest = known.filter((one) => one !== meant);
	const listed = [...first, ...rest].slice(0, SHOWN$6);
	const more = known.length - listed.length;
	return more > 0 ? [...listed, `${more} more`] : listed;
}
/** An observation as a sentence names it: `recall (AgeGroup 31-40)`. */
function labelOf$1({ name, slice }) {
	const parts = Object.entries(slice ?? {}).map(([key, value]) => `${key} ${value}`);
	return parts.length === 0 ? name : `${name} (${parts.join(", ")})`;
}
// src/core/gates/evidence/judge-age.ts
const MINUTE$1 = 6e4;
const DAY$2 = 864e5;
/** Holds the time at which an observation was measured against the check's `max_age`. */
function judgeAge(check, candidate, context) {
	const { max_age: most, name } = check;
	return most === void 0 ? [] : holdAge(name, labelOf$1(candidate.observation), most, candidate, context);
}
/** Holds every report against the gate's `max_age`, by the oldest time that it states. */
function judgeAges(context) {
	const most = context.options.max_age;
	if (most === void 0) return [];
	return context.package.evidence.flatMap((file) => {
		const oldest = oldestOf(file);
		if (oldest === void 0) return [];
		return holdAge(file.reading.path, oldest.observation.name, most, oldest, context);
	});
}
/** What of a report was measured first; its first observation where none says when it was measured. */
function oldestOf(file) {
	const { observations } = file.reading;
	const [oldest = observations[0]] = observations.filter(({ at }) => at !== void 0).toSorted((a, b) => timeOf$1(a.at) - timeOf$1(b.at));
	return oldest === void 0 ? void 0 : {
		file,
		observation: oldest
	};
}
function timeOf$1(at) {
	const time = at === void 0 ? NaN : Date.parse(at);
	return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time;
}
function holdAge(check, observation, most, candidate, { say, about, now }) {
	const limit = parseDuration(most);
	if (!limit.ok) return [];
	const there = {
		...about,
		where: placeOf$1(candidate)
	};
	const { at } = candidate.observation;
	const shared = {
		check,
		observation
	};
	const age = at === void 0 ? NaN : Date.parse(now) - Date.parse(at);
	if (at === void 0 || Number.isNaN(age)) return [say("age-unknown", {
		...shared,
		most
	}, there)];
	if (age < 0) return [say("from-the-future", {
		...shared,
		at,
		now
	}, there)];
	return age > limit.value ? [say("too-old", {
		...shared,
		most,
		age: roughly(age)
	}, there)] : [];
}
/** An age as people say it: days, or for young things hours and minutes. */
function roughly(age) {
	const unit = age >= 2 * DAY$2 ? DAY$2 : MINUTE$1;
	return formatDuration(Math.floor(age / unit) * unit);
}
// src/core/quantity/compare-quantities.ts
/** Compares two quantities of the same dimension. Unlike dimensions are refused, never coerced. */
function compareQuantities(left, right) {
	if (left.dimension !== right.dimension) return {
		ok: false,
		left: left.dimension,
		right: right.dimension
	};
	const [a, b] = left.unit === right.unit || factorOf(left) === factorOf(right) ? [left.value, right.value] : [left.base, right.base];
	return {
		ok: true,
		order: a < b ? -1 : a > b ? 1 : 0
	};
}
function factorOf({ unit }) {
	return UNITS$2.get(unit)?.factor;
}
// src/core/quantity/fewest-digits.ts
/** Significant digits that a measured number is shown with: a machine writes up to 17, of which the last tell nothing. */
const DIGITS = 6;
/** Significant digits that tell any two numbers apart. */
const ALL_DIGITS = 17;
/**
* Six significant digits, or as many more as it takes until what is printed still `tells` what was found of the numbers themselves;
* where none does, all of their digits.
*/
function fewestDigits(tells = () => true) {
	for (let digits = DIGITS; digits < ALL_DIGITS; digits++) {
		const shorten = (value) => rounded(value, digits);
		if (tells(shorten)) return shorten;
	}
	return (value) => value;
}
function rounded(value, digits) {
	if (Number.isInteger(value)) return value;
	const whole = Math.trunc(Math.abs(value)).toString().length;
	return Number(value.toPrecision(Math.min(100, Math.max(digits, whole))));
}
// src/core/quantity/shown-quantity.ts
/** Part of a difference by which the printed numbers may miss it. */
const NEAR = .05;
/** A measured number by itself. */
function shownAlone(measured) {
	return shownWith(fewestDigits(), measured);
}
/**
* A measured number beside the bar that it is held against, in as many digits as keep what was found true of what is printed: 0.8499996 is
* never "0.85" beside a bar of 0.85. Where the bar has another unit, it is told in that one, too: `0.1203s (120.3ms)`.
*/
function shownBeside(measured, bar) {
	const order = orderOf$1(measured, bar);
	const own = shownWith(fewestDigits((short) => orderOf$1(changed(measured, short), bar) === order), measured);
	const other = inUnitOf(measured, bar);
	if (other === null || orderOf$1(other, bar) !== order) return own;
	const again = fewestDigits((short) => orderOf$1(changed(other, short), bar) === order);
	return {
		shown: `${textOf$1(own)} (${formatQuantity({
			...other,
			value: again(other.value)
		})})`,
		exact: formatQuantity(measured)
	};
}
/** Two measured numbers of which one is told from the other: printed, they lie as far apart as they do, up to a twentieth of that. */
function shownApart(a, b) {
	const [factor, other] = [UNITS$2.get(a.unit)?.factor ?? 1, UNITS$2.get(b.unit)?.factor ?? 1];
	const difference = a.value * factor - b.value * other;
	const shorten = fewestDigits((short) => {
		const printed = short(a.value) * factor - short(b.value) * other;
		return Math.abs(printed - difference) <= NEAR * Math.abs(difference);
	});
	return [shownWith(shorten, a), shownWith(shorten, b)];
}
/** What is shown, amid words of our own: `men (0.841235)`. `before` may be foreign text, which is escaped with the number. */
function amid(before, number, after) {
	const around = (text) => `${before}${text}${after}`;
	return typeof number === "string" ? around(number) : {
		shown: around(number.shown),
		exact: around(number.exact)
	};
}
function shownWith(shorten, { value, unit }) {
	const exact = formatQuantity({
		value,
		unit
	});
	const shown = formatQuantity({
		value: shorten(value),
		unit
	});
	return shown === exact ? exact : {
		shown,
		exact
	};
}
function textOf$1(shown) {
	return typeof shown === "string" ? shown : shown.shown;
}
function orderOf$1(left, right) {
	const comparison = compareQuantities(left, right);
	return comparison.ok ? comparison.order : null;
}
function changed(measured, shorten) {
	const value = shorten(measured.value);
	if (value === measured.value) return measured;
	const short = quantity$3(value, measured.unit);
	return short.ok ? short.value : measured;
}
/** A quantity in the unit of a bar; `null` where its own is as good, or is no such kind. */
function inUnitOf(measured, bar) {
	const [own, theirs] = [UNITS$2.get(measured.unit), UNITS$2.get(bar.unit)];
	if (own === void 0 || theirs === void 0 || own.factor === theirs.factor) return null;
	if (own.dimension !== theirs.dimension) return null;
	const converted = quantity$3(Number((measured.base / theirs.factor).toPrecision(15)), bar.unit);
	return converted.ok ? converted.value : null;
}
// src/core/gates/evidence/significant-digits.ts
/** Decimal digits that a number needs when it is written out, without leading zeros: 0.0812 has 3, 100 has 3, 0 has 1. */
function significantDigits(value) {
	const [mantissa = ""] = String(Math.abs(value)).split("e");
	const digits = mantissa.replace(".", "").replace(/^0{1,400}/, "");
	return Math.max(1, digits.length);
}
/**
* Whether two numbers are the same one, written with different care: rounded to the digits of the shorter, they are equal. A tie
* may have been rounded either way. With `relative`, they may also lie apart by that part of the larger one.
*/
function agree$1(a, b, relative = 0) {
	if (a === b || Math.abs(a - b) <= relative * Math.max(Math.abs(a), Math.abs(b))) return true;
	if (a === 0 || b === 0) return false;
	const [coarse, fine] = significantDigits(a) <= significantDigits(b) ? [a, b] : [b, a];
	const digits = significantDigits(coarse);
	if (Number(fine.toPrecision(Math.min(digits, 17))) === coarse) return true;
	const half = 10 ** (Math.floor(Math.log10(Math.abs(fine))) - digits + 1) / 2;
	return Math.abs(Math.abs(fine - coarse) - half) <= half * 1e-9;
}
// src/core/gates/evidence/judge-agreement.ts
/** Bounds on what is compared in one package, so that two hostile files cannot make it slow. What lies beyond blocks. */
const MOST_MEASURED = 5e4;
const MOST_REPEATED = 1e4;
const MOST_ALIKE = 256;
const MOST_FINDINGS = 12;
/**
* Whether the model card, the run and the reports give the same number for the same metric. Compared are: what a document of the
* model repeats with any report that measured it, and two reports of different formats that name the same run. A card's bare name
* is compared with the last part of measured names, and agrees when one of them does.
*/
function judgeAgreement$1(context) {
	const { evidence } = context.package;
	const all = evidence.flatMap(({ reading }) => seenIn(reading, false));
	const repeats = documentsOf$1(context);
	const measured = indexOf(all.slice(0, MOST_MEASURED), repeats);
	const found = [...repeats.slice(0, MOST_REPEATED).map((one) => [one, candidatesOf(one, measured)]), ...sameRun(evidence)];
	const findings = found.flatMap(([one, others]) => disagreement$1(one, others.slice(0, MOST_ALIKE), context));
	const agreed = found.filter(([, others]) => others.length > 0).length - findings.length;
	const told = findings.slice(0, MOST_FINDINGS);
	const { say, about } = context;
	const count = findings.length - told.length;
	const isCut = repeats.length > 0 && all.length > MOST_MEASURED || repeats.length > MOST_REPEATED || found.some(([, others]) => others.length > MOST_ALIKE);
	return [
		...told,
		...count === 0 ? [] : [say("more-disagree", { count }, about)],
		...isCut ? [say("too-much-to-compare", {
			most: MOST_MEASURED,
			alike: MOST_ALIKE
		}, about)] : [],
		...agreed > 0 ? [say("agrees", { count: agreed }, about)] : []
	];
}
function documentsOf$1({ package: { documents, evidence } }) {
	const listed = new Set(evidence.map(({ reading }) => reading.path));
	return documents.flatMap(({ pointers, reading }) => {
		const ofModel = pointers.length === 0 || pointers.some((pointer) => pointer.startsWith("/model"));
		if (reading === null || !ofModel || listed.has(reading.path)) return [];
		return seenIn(reading, pointers.includes("/model/card") || (reading.details?.sections ?? []).length > 0);
	});
}
function seenIn(reading, bare) {
	return reading.observations.filter(({ value }) => typeof value === "number").map((observation) => ({
		reading,
		observation,
		bare
	}));
}
/**
* Metrics of the same part of the data, in a unit of the same kind, by their whole name and by its last part. Those that nothing
* repeats are left out, which are most.
*/
function indexOf(all, repeats) {
	const index = /* @__PURE__ */ new Map();
	const names = repeats.map(({ observation: { name } }) => name);
	const wanted = /* @__PURE__ */ new Set([...names, ...names.map(lastOf$1)]);
	for (const one of all) {
		const { name } = one.observation;
		if (wanted.has(name) || wanted.has(lastOf$1(name))) remember$1(index, one);
	}
	return index;
}
function remember$1(index, one) {
	const { name } = one.observation;
	const kind = kindOf$1(one);
	for (const key of [keyOf(name, kind), keyOf(`…${lastOf$1(name)}`, kind)]) {
		const there = index.get(key);
		if (there === void 0) index.set(key, [one]);
		else if (there.length <= MOST_ALIKE) there.push(one);
	}
}
function keyOf(name, kind) {
	return `${JSON.stringify(name)}${kind}`;
}
/** The part of the data and the kind of unit, as the second half of a key. */
function kindOf$1({ observation }) {
	return JSON.stringify([sliceOf(observation), quantityOf$1(observation)?.dimension]);
}
/** What a repeated metric may have been measured as: by its whole name, or a card's by the last part; of its data set where one is named. */
function candidatesOf(one, measured) {
	const { name, dataset } = one.observation;
	const kind = kindOf$1(one);
	const whole = measured.get(keyOf(name, kind)) ?? [];
	const found = whole.length > 0 || !one.bare ? whole : measured.get(keyOf(`…${lastOf$1(name)}`, kind)) ?? [];
	if (found.length > MOST_ALIKE) return found;
	const ofDataset = found.filter(({ observation }) => observation.dataset === dataset);
	if (ofDataset.length > 0) return ofDataset;
	return found.filter(({ observation }) => dataset === void 0 || observation.dataset === void 0);
}
/** Reports that name the same run in two formats, for each metric that both hold under one name. */
function sameRun(evidence) {
	const byRun = /* @__PURE__ */ new Map();
	return evidence.flatMap(({ reading }) => {
		const ids = new Set(claimsOf(reading).flatMap((claim) => claim.kind === "run" ? [claim.id] : []));
		const seen = seenIn(reading, false);
		return distinctOf([...ids].flatMap((id) => {
			const formats = byRun.get(id) ?? /* @__PURE__ */ new Map();
			byRun.set(id, formats);
			const earlier = [...formats].flatMap(([format, index]) => format === reading.format ? [] : [index]);
			const own = formats.get(reading.format) ?? /* @__PURE__ */ new Map();
			formats.set(reading.format, own);
			for (const one of seen) remember$1(own, one);
			return seen.map((one) => [one, earlier.flatMap((index) => candidatesOf(one, index))]);
		}));
	});
}
/** Each metric once, though two files share two runs. */
function distinctOf(found) {
	const byOne = /* @__PURE__ */ new Map();
	for (const [one, others] of found) {
		if (others.length === 0) continue;
		byOne.set(one, [.../* @__PURE__ */ new Set([...byOne.get(one) ?? [], ...others])]);
	}
	return [...byOne];
}
function disagreement$1(one, others, context) {
	const [nearest] = others.toSorted((a, b) => distance(one, a) - distance(one, b));
	if (nearest === void 0 || others.some((other) => isSame$5(one, other, context))) return [];
	const { say, about } = context;
	const [stated, measured] = shownApart(numberOf$2(one), numberOf$2(nearest));
	const values = {
		observation: labelOf$1(one.observation),
		path: one.reading.path,
		stated,
		other: labelOf$1(nearest.observation),
		otherPath: nearest.reading.path,
		line: nearest.observation.source.line ?? 1,
		measured
	};
	const where = sourceOf(one.reading.path, one.observation.source);
	return [say("disagrees", values, {
		...about,
		where
	})];
}
/** A card may write a share as percent without saying so: 95.3 for 0.953. */
function isSame$5(one, other, { options: { agreement } }) {
	const [a, b] = [quantityOf$1(one.observation), quantityOf$1(other.observation)];
	if (a === void 0 || b === void 0) return true;
	const [left, right] = a.unit === b.unit ? [a.value, b.value] : [a.base, b.base];
	if (agree$1(left, right, agreement.relative)) return true;
	return one.bare && a.unit === "" && left > 1 && left <= 100 && right >= 0 && right <= 1 && agree$1(left, Number((right * 100).toPrecision(15)), agreement.relative);
}
function distance(one, other) {
	return Math.abs((quantityOf$1(one.observation)?.base ?? 0) - (quantityOf$1(other.observation)?.base ?? 0));
}
function quantityOf$1({ value, unit = "" }) {
	const parsed = typeof value === "number" ? quantity$3(value, unit) : void 0;
	return parsed?.ok === true ? parsed.value : void 0;
}
function numberOf$2({ observation: { value, unit = "" } }) {
	return {
		value: Number(value),
		unit
	};
}
function sliceOf({ slice }) {
	if (slice === void 0) return "[]";
	return JSON.stringify(Object.entries(slice).toSorted(([a], [b]) => a < b ? -1 : 1));
}
function lastOf$1(name) {
	return name.slice(name.lastIndexOf(".") + 1);
}
// src/core/gates/evidence/binding.ts
/**
* How firmly a report is bound to the package that it is evidence for, from the weakest.
*
* - `none`: nothing says what it is about.
* - `declared`: the manifest says it, which its author wrote.
* - `embedded`: the report itself names a digest, the run, or a commit of what is handed over.
* - `attested`: somebody whom the base branch trusts signed that.
*/
const STRENGTHS = [
	"none",
	"declared",
	"embedded",
	"attested"
];
/** Each strength in words that complete "the report is …". */
const STRENGTH_WORDS = {
	none: "bound to the package by nothing",
	declared: "bound to the package by the manifest alone",
	embedded: "bound to the package by what it names itself",
	attested: "bound to the package by a trusted signature"
};
/** Whether a binding is at least as strong as what is asked for; where nothing is asked, any is. */
function suffices(found, asked) {
	return asked === void 0 || STRENGTHS.indexOf(found) >= STRENGTHS.indexOf(asked);
}
/** The stronger of two; one that is not given asks for nothing. */
function stronger$1(a, b) {
	if (a === void 0 || b === void 0) return a ?? b;
	return suffices(a, b) ? a : b;
}
// src/core/gates/evidence/judge-binding.ts
/**
* Whether every report is about what is handed over. One that names another model, run or data set fails whatever is asked; the
* gate's `binding` asks how firmly each is bound.
*/
function judgeBindings(context) {
	const { say, about, options } = context;
	return context.package.evidence.flatMap((file) => {
		const { path, observations, details } = file.reading;
		if (observations.length === 0 && details === void 0) return [];
		const { contradictions } = bindingOfFile(context, file);
		if (contradictions.length === 0) return weakly(file, options.binding, context);
		return contradictions.slice(0, 3).map(({ what, named, source }) => {
			const own = ownOf(what, context);
			return say("about-another", {
				path,
				what,
				named,
				own
			}, {
				...about,
				where: sourceOf(path, source)
			});
		});
	});
}
/** Whether the reports that a check reads are bound as firmly as it asks; what the gate asks of all is told once, of all. */
function judgeCheckBinding({ binding }, files, context) {
	const told = context.options.binding;
	return files.flatMap((file) => {
		const { strength, contradictions } = bindingOfFile(context, file);
		if (contradictions.length > 0 || !suffices(strength, told)) return [];
		return weakly(file, binding, context);
	});
}
function weakly(file, asked, context) {
	const { strength, because } = bindingOfFile(context, file);
	if (asked === void 0 || suffices(strength, asked)) return [];
	const words = {
		binding: STRENGTH_WORDS[strength],
		least: STRENGTH_WORDS[asked]
	};
	const { manifest } = context.package;
	const where = manifest.ok ? whereOf(manifest.value, file.pointer) : void 0;
	const about = where === void 0 ? context.about : {
		...context.about,
		where
	};
	return [context.say("weakly-bound", {
		path: file.reading.path,
		...words,
		because
	}, about)];
}
/** What the package has in place of what a report names, in short. */
function ownOf(what, { package: { manifest } }) {
	const run = manifest.ok ? manifest.value.handoff.model?.run_id : void 0;
	if (what === "another run" && run !== void 0) return `the run ${run}`;
	return what === "another data set" ? "the data sets of the manifest" : "the model of the manifest";
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
// src/core/gates/evidence/judge-change.ts
/** Holds an observation against the same one of the previous version: `min_absolute_change`, `min_relative_change`. */
function judgeChange(check, wanted, candidate, context) {
	const { say, about, baselines } = context;
	if (check.min_absolute_change === void 0 && check.min_relative_change === void 0) return [];
	const actual = quantityOf(candidate);
	if (actual === void 0) return [];
	const shared = {
		check: check.name,
		observation: labelOf$1(candidate.observation)
	};
	const there = {
		...about,
		where: placeOf$1(candidate)
	};
	if (baselines === "unclear") return [say("baseline-unclear", shared, there)];
	const nothing = (reason) => {
		const values = {
			...shared,
			actual: shownAlone(actual),
			reason
		};
		return say(check.first === "fail" ? "baseline-missing" : "no-baseline", values, there);
	};
	if (baselines.length === 0) return [nothing("no earlier version of the package is known")];
	return baselines.flatMap((baseline) => {
		const against = `${baseline.version} ${baseline.place}`;
		const before = counterpart(wanted, candidate, context.package, baseline);
		if (before === "unclear") return [say("baseline-unreadable", {
			...shared,
			against
		}, there)];
		if (before === "absent") return [nothing(`${against} has no such observation`)];
		const past = quantityOf(before);
		if (past === void 0 || past.dimension !== actual.dimension) return [say("baseline-unreadable", {
			...shared,
			against
		}, there)];
		return judgePair$1(check, {
			candidate,
			actual,
			past,
			against
		}, context);
	});
}
/** Both least changes, or with `either` the wider one: what it allows is enough. */
function judgePair$1(check, pair, context) {
	const findings = [...absolute(check, pair, context), ...relative(check, pair, context)];
	if (check.tolerance !== "either") return findings;
	const good = findings.filter(({ outcome }) => !blocks(outcome));
	return good.length > 0 ? good : findings;
}
/**
* The same observation of the other version: of the same file of the package where it is still there, or else the only one of
* its name.
*/
function counterpart(wanted, { file, observation }, { folder }, { package: base }) {
	if (!base.manifest.ok) return "unclear";
	const same = select(base.evidence, {
		...wanted,
		slice: observation.slice
	});
	const own = file.reading.path.slice(folder.length);
	const sameFile = same.filter((one) => one.file.reading.path.slice(base.folder.length) === own);
	const [only, ...others] = sameFile.length > 0 ? sameFile : same;
	if (only !== void 0) return others.length === 0 ? only : "unclear";
	return filesOf$1(base.evidence, wanted).some(({ reading }) => reading.problems.length > 0) ? "unclear" : "absent";
}
function absolute(check, pair, { say, about }) {
	if (check.min_absolute_change === void 0) return [];
	const { candidate, actual, past } = pair;
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
		const observation = labelOf$1(candidate.observation);
		const threshold = String(check.min_absolute_change);
		return [say("unlike-units", {
			check: check.name,
			observation,
			actual: shownAlone(actual),
			threshold,
			...kinds
		}, there)];
	}
	const gained = clean$1(towardsBetter(check) * (actual.base - past.base));
	const factor = UNITS$2.get(actual.unit)?.factor ?? 1;
	const own = {
		...actual,
		value: clean$1(gained / factor),
		base: gained
	};
	const comparison = compareQuantities(own, asked.value);
	const id = comparison.ok && comparison.order >= 0 ? "change-holds" : "change-falls-short";
	const change = shownBeside(own, asked.value);
	return [say(id, {
		...numbers(check, pair),
		change,
		asked: formatQuantity(asked.value)
	}, there)];
}
function relative(check, pair, { say, about }) {
	const asked = check.min_relative_change;
	if (asked === void 0) return [];
	const { candidate, actual, past, against } = pair;
	const there = {
		...about,
		where: placeOf$1(candidate)
	};
	if (past.base === 0 && actual.base !== 0) {
		const observation = labelOf$1(candidate.observation);
		return [say("baseline-zero", {
			check: check.name,
			observation,
			actual: shownAlone(actual),
			against
		}, there)];
	}
	const difference = towardsBetter(check) * (actual.base - past.base);
	const change = past.base === 0 ? 0 : clean$1(difference / Math.abs(past.base));
	const id = change >= asked ? "change-holds" : "change-falls-short";
	const words = {
		change: amid("", shownBeside(plain$1(change), plain$1(asked)), " of that"),
		asked: `${asked} of that`
	};
	return [say(id, {
		...numbers(check, pair),
		...words
	}, there)];
}
function numbers(check, { candidate, actual, past, against }) {
	const observation = labelOf$1(candidate.observation);
	const [now, before] = shownApart(actual, past);
	return {
		check: check.name,
		observation,
		actual: now,
		before,
		against
	};
}
function plain$1(value) {
	return {
		value,
		unit: "",
		dimension: "number",
		base: value
	};
}
/** 1 where more is better, -1 where less is. */
function towardsBetter({ op }) {
	return op === "lte" || op === "lt" ? -1 : 1;
}
/** Differences of decimals carry noise in the last digits: 0.8 - 0.805 must be -0.005. Adding 0 makes -0 into 0. */
function clean$1(value) {
	return Number(value.toPrecision(12)) + 0;
}
function quantityOf({ observation: { value, unit = "" } }) {
	const parsed = typeof value === "number" ? quantity$3(value, unit) : void 0;
	return parsed?.ok === true ? parsed.value : void 0;
}
/**
* Every format, by id. A reader and what it imports is loaded only when a file asks for it.
* Detection asks from top to bottom, so the formats that take nearly anything stand last.
*/
const FORMATS = new Map([
	{
		mlmodel: {
			title: "MLflow MLmodel file",
			endings: [
				"mlmodel",
				".yaml",
				".yml"
			],
			signs: ["flavors:"],
			load: async () => (await import("./mlmodel.js")).mlmodel
		},
		mlflow: {
			title: "MLflow run",
			endings: [""],
			paths: /(?:^|\/)(?:m-)?[0-9a-f]{32}\/(?:metrics|params|tags)\//,
			signs: [
				"run_id:",
				"run_uuid:",
				"\"run_id\"",
				"\"run_uuid\""
			],
			load: async () => (await import("./mlflow.js")).mlflow
		},
		"mlflow-registry": {
			title: "MLflow model registry",
			endings: [""],
			paths: /(?:^|\/)models\/[^/]{1,300}\/aliases\//,
			signs: [
				"current_stage:",
				"aliases:",
				"\"registered_model\"",
				"\"model_version\"",
				"\"model_versions\""
			],
			load: async () => (await import("./reader15.js")).mlflowRegistry
		},
		"dvc-lock": {
			title: "DVC lock file",
			endings: [
				"dvc.lock",
				".lock",
				".yaml",
				".yml"
			],
			signs: ["stages:", "cmd:"],
			load: async () => (await import("./reader5.js")).dvcLock
		},
		"dvc-yaml": {
			title: "DVC pipeline",
			endings: ["dvc.yaml", "dvc.yml"],
			load: async () => (await import("./reader8.js")).dvcYaml
		},
		"dvc-pointer": {
			title: "DVC pointer",
			endings: [".dvc"],
			load: async () => (await import("./reader7.js")).dvcPointer
		},
		"dvc-metrics-diff": {
			title: "DVC metrics diff",
			endings: [".json"],
			signs: ["\"old\"", "\"new\""],
			load: async () => (await import("./reader6.js")).dvcMetricsDiff
		},
		"lfs-pointer": {
			title: "Git LFS pointer",
			endings: [""],
			signs: ["/spec/v1"],
			load: async () => (await import("./reader14.js")).lfsPointer
		},
		gto: {
			title: "GTO registry",
			endings: [".json"],
			signs: ["\"registered\""],
			load: async () => (await import("./gto.js")).gto
		},
		kitfile: {
			title: "KitOps Kitfile",
			endings: [
				"kitfile",
				".yaml",
				".yml"
			],
			signs: ["manifestVersion"],
			load: async () => (await import("./kitfile.js")).kitfile
		},
		backstage: {
			title: "Backstage catalogue",
			endings: [".yaml", ".yml"],
			signs: ["backstage.io/"],
			load: async () => (await import("./backstage.js")).backstage
		},
		feast: {
			title: "Feast feature store",
			endings: [".yaml", ".yml"],
			signs: ["project:"],
			load: async () => (await import("./feast.js")).feast
		}
	},
	{
		cyclonedx: {
			title: "CycloneDX",
			endings: [".json"],
			signs: ["\"CycloneDX\""],
			load: async () => (await import("./cyclonedx.js")).cyclonedx
		},
		spdx3: {
			title: "SPDX 3",
			endings: [".json", ".jsonld"],
			signs: ["spdx.org/rdf/3"],
			load: async () => (await import("./spdx3.js")).spdx3
		},
		"sigstore-bundle": {
			title: "Sigstore bundle",
			endings: [
				".sig",
				".sigstore",
				".bundle",
				".json",
				".jsonl"
			],
			signs: ["vnd.dev.sigstore.bundle"],
			load: async () => (await import("./reader25.js")).sigstoreBundle
		},
		dsse: {
			title: "DSSE envelope",
			endings: [
				".json",
				".jsonl",
				".dsse",
				".att",
				".sig"
			],
			signs: ["\"payloadType\"", "\"payload\""],
			load: async () => (await import("./dsse.js")).dsse
		},
		"in-toto": {
			title: "in-toto statement",
			endings: [
				".json",
				".jsonl",
				".intoto"
			],
			signs: ["in-toto.io/Statement"],
			load: async () => (await import("./reader13.js")).inToto
		},
		onnx: {
			title: "ONNX model",
			endings: [".onnx"],
			load: async () => (await import("./onnx.js")).onnx
		},
		safetensors: {
			title: "safetensors",
			endings: [".safetensors"],
			load: async () => (await import("./safetensors.js")).safetensors
		},
		pickle: {
			title: "Python pickle",
			endings: [
				".pkl",
				".pickle",
				".joblib",
				".pt",
				".pth",
				".bin",
				".ckpt",
				".model",
				".sav",
				".dat"
			],
			load: async () => (await import("./pickle.js")).pickle
		}
	},
	{
		junit: {
			title: "JUnit XML",
			endings: [".xml"],
			load: async () => (await import("./junit.js")).junit
		},
		sarif: {
			title: "SARIF",
			endings: [".sarif", ".json"],
			signs: ["\"runs\""],
			load: async () => (await import("./sarif.js")).sarif
		},
		trivy: {
			title: "Trivy JSON",
			endings: [".json"],
			signs: ["\"SchemaVersion\""],
			load: async () => (await import("./trivy.js")).trivy
		},
		k6: {
			title: "k6 summary",
			endings: [".json"],
			signs: ["\"metrics\""],
			load: async () => (await import("./k6.js")).k6
		},
		"pytest-benchmark": {
			title: "pytest-benchmark",
			endings: [".json"],
			signs: ["\"machine_info\""],
			load: async () => (await import("./reader20.js")).pytestBenchmark
		},
		inspect: {
			title: "Inspect eval log",
			endings: [".json"],
			signs: ["\"eval\""],
			load: async () => (await import("./inspect.js")).inspect
		},
		locust: {
			title: "Locust statistics",
			endings: [".csv", ".json"],
			signs: ["Request Count", "\"num_requests\""],
			load: async () => (await import("./locust.js")).locust
		},
		avid: {
			title: "AVID report",
			endings: [".json"],
			signs: ["\"AVID\""],
			load: async () => (await import("./avid.js")).avid
		}
	},
	{
		fairlearn: {
			title: "Fairlearn MetricFrame",
			endings: [".json"],
			signs: ["\"by_group\""],
			load: async () => (await import("./fairlearn.js")).fairlearn
		},
		"sagemaker-clarify": {
			title: "SageMaker Clarify",
			endings: [".json"],
			signs: ["_training_bias_metrics", "\"explanations\""],
			load: async () => (await import("./reader22.js")).sagemakerClarify
		},
		aequitas: {
			title: "Aequitas",
			endings: [".csv"],
			signs: ["attribute_name"],
			load: async () => (await import("./aequitas.js")).aequitas
		}
	},
	{
		odcs: {
			title: "Open Data Contract Standard",
			endings: [
				".yaml",
				".yml",
				".json"
			],
			signs: ["DataContract"],
			load: async () => (await import("./odcs.js")).odcs
		},
		"great-expectations": {
			title: "Great Expectations",
			endings: [".json"],
			signs: ["\"evaluated_expectations\"", "\"expectation_config\""],
			load: async () => (await import("./reader9.js")).greatExpectations
		},
		evidently: {
			title: "Evidently",
			endings: [".json"],
			signs: ["\"metrics\"", "\"tests\""],
			load: async () => (await import("./evidently.js")).evidently
		},
		openlineage: {
			title: "OpenLineage events",
			endings: [
				".json",
				".jsonl",
				".ndjson"
			],
			signs: ["\"eventTime\""],
			load: async () => (await import("./openlineage.js")).openlineage
		},
		dbt: {
			title: "dbt run results",
			endings: [".json"],
			signs: ["\"dbt_schema_version\""],
			load: async () => (await import("./dbt.js")).dbt
		},
		croissant: {
			title: "Croissant",
			endings: [".json", ".jsonld"],
			signs: ["mlcommons.org/croissant"],
			load: async () => (await import("./croissant.js")).croissant
		},
		"sagemaker-monitor": {
			title: "SageMaker Model Monitor",
			endings: [".json"],
			signs: [
				"_metrics",
				"\"inferred_type\"",
				"\"violations\""
			],
			load: async () => (await import("./reader24.js")).sagemakerMonitor
		}
	},
	{
		"hf-model-card": {
			title: "Hugging Face model card",
			endings: [".md", ".markdown"],
			load: async () => (await import("./reader12.js")).hfModelCard
		},
		"model-card-toolkit": {
			title: "Model Card Toolkit",
			endings: [".json"],
			signs: ["\"model_details\""],
			load: async () => (await import("./reader16.js")).modelCardToolkit
		},
		"sagemaker-model-card": {
			title: "SageMaker model card",
			endings: [".json"],
			signs: ["\"model_overview\"", "\"intended_uses\""],
			load: async () => (await import("./reader23.js")).sagemakerModelCard
		},
		"hf-dataset-card": {
			title: "Hugging Face dataset card",
			endings: [".md", ".markdown"],
			load: async () => (await import("./reader10.js")).hfDatasetCard
		},
		"hf-eval-results": {
			title: "Hugging Face evaluation results",
			endings: [".yaml", ".yml"],
			signs: ["dataset:"],
			load: async () => (await import("./reader11.js")).hfEvalResults
		}
	},
	{
		"prometheus-rules": {
			title: "Prometheus rules",
			endings: [
				".yml",
				".yaml",
				".json"
			],
			signs: ["groups"],
			load: async () => (await import("./reader18.js")).prometheusRules
		},
		"promtool-tests": {
			title: "promtool tests",
			endings: [
				".yml",
				".yaml",
				".json"
			],
			signs: ["alert_rule_test", "promql_expr_test"],
			load: async () => (await import("./reader19.js")).promtoolTests
		},
		openslo: {
			title: "OpenSLO",
			endings: [
				".yml",
				".yaml",
				".json"
			],
			signs: ["openslo/v", "openslo.com/v"],
			load: async () => (await import("./openslo.js")).openslo
		},
		"argo-analysis-run": {
			title: "Argo AnalysisRun",
			endings: [
				".yml",
				".yaml",
				".json"
			],
			signs: ["argoproj.io/"],
			load: async () => (await import("./reader.js")).argoAnalysisRun
		},
		"argo-rollout": {
			title: "Argo Rollout",
			endings: [
				".yml",
				".yaml",
				".json"
			],
			signs: ["argoproj.io/"],
			load: async () => (await import("./reader2.js")).argoRollout
		},
		flagger: {
			title: "Flagger Canary",
			endings: [
				".yml",
				".yaml",
				".json"
			],
			signs: ["flagger.app/"],
			load: async () => (await import("./flagger.js")).flagger
		},
		kayenta: {
			title: "Kayenta canary config",
			endings: [".json"],
			signs: ["\"analysisConfigurations\"", "\"classifier\""],
			load: async () => (await import("./kayenta.js")).kayenta
		}
	},
	{
		"uv-lock": {
			title: "uv.lock",
			endings: ["uv.lock"],
			load: async () => (await import("./reader27.js")).uvLock
		},
		"poetry-lock": {
			title: "poetry.lock",
			endings: ["poetry.lock"],
			load: async () => (await import("./reader17.js")).poetryLock
		},
		"conda-lock": {
			title: "conda-lock or pixi lock",
			endings: [
				"conda-lock.yml",
				"conda-lock.yaml",
				"pixi.lock"
			],
			load: async () => (await import("./reader4.js")).condaLock
		},
		"conda-environment": {
			title: "conda environment",
			endings: [".yml", ".yaml"],
			signs: ["dependencies:"],
			load: async () => (await import("./reader3.js")).condaEnvironment
		},
		"terraform-lock": {
			title: "Terraform lock",
			endings: ["lock.hcl"],
			load: async () => (await import("./reader26.js")).terraformLock
		},
		"requirements-txt": {
			title: "pip requirements",
			endings: [".txt", ".in"],
			load: async () => (await import("./reader21.js")).requirementsTxt
		},
		dockerfile: {
			title: "Dockerfile",
			endings: [""],
			paths: /(?:docker|container)file(?:\.[^/]*)?$/i,
			load: async () => (await import("./dockerfile.js")).dockerfile
		}
	},
	{ metrics: {
		title: "metrics in JSON or YAML",
		endings: [
			".json",
			".yaml",
			".yml"
		],
		load: async () => (await import("./metrics.js")).metrics
	} },
	{
		parameters: {
			title: "parameters in YAML, JSON or TOML",
			endings: [
				".yaml",
				".yml",
				".json",
				".toml"
			],
			load: async () => (await import("./parameters.js")).parameters
		},
		markdown: {
			title: "Markdown document",
			endings: [".md", ".markdown"],
			load: async () => (await import("./markdown.js")).markdown
		}
	}
].flatMap((family) => Object.entries(family)));
/** Characters in which the signs of a format are looked for. */
const SIEVED = 65536;
/** The first format that recognises a file and is not skipped, or `undefined`. Asks only those whose names end like the file's. */
async function detectFormat(text, path, bytes, skipped = /* @__PURE__ */ new Set()) {
	const name = path.toLowerCase();
	const opening = text.slice(0, SIEVED);
	for (const [id, format] of FORMATS) {
		if (skipped.has(id) || !format.endings.some((ending) => name.endsWith(ending))) continue;
		if (!mayBe(format, path, opening)) continue;
		const reader = await format.load();
		if (reader.detect(text, path, bytes)) return reader;
	}
}
/** Whether anything known of a format before its reader is loaded speaks for it; where nothing is known, everything does. */
function mayBe({ signs, paths }, path, opening) {
	if (signs === void 0 && paths === void 0) return true;
	return paths?.test(path) === true || signs?.some((sign) => opening.includes(sign)) === true;
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
	if (pointer !== null) return unreadable$7(format ?? UNKNOWN_FORMAT, file, [pointer]);
	if (format === void 0) return (await detectFormat(file.text, file.path, file.bytes))?.read(file) ?? unreadable$7(UNKNOWN_FORMAT, file, [unrecognised(file)]);
	const reader = await FORMATS.get(format)?.load();
	if (reader === void 0) return unreadable$7(format, file, [unknownFormat(format, file)]);
	if (!reader.detect(file.text, file.path, file.bytes)) {
		const other = await detectFormat(file.text, file.path, file.bytes);
		if (other !== void 0) return unreadable$7(format, file, [wrongFormat(format, other.id, file)]);
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
// src/core/gates/evidence/judge-files.ts
/** Most problems of one file that are told one by one. */
const MOST_PROBLEMS = 10;
/**
* Whether a file that could not be read whole might have held what is looked for in a format, or in any: then what is missing is
* a consequence, and is not told beside its cause.
*/
function mayHide({ evidence, manifest }, format) {
	return (manifest.ok ? manifest.value.handoff.evidence ?? [] : []).length > evidence.length || evidence.some(({ reading }) => {
		if (reading.problems.length === 0 && (reading.observations.length > 0 || saidIn(reading) > 0)) return false;
		const doubtful = reading.problems.some(({ id }) => PROBLEMS_OF_AS.includes(id));
		return format === void 0 || reading.format === format || reading.format === "" || doubtful;
	});
}
/** Whether every evidence file that the manifest lists could be read whole. */
function judgeFiles$2(handoff, context) {
	return (handoff.handoff.evidence ?? []).flatMap((entry, index) => {
		const pointer = `/evidence/${index}`;
		const file = context.package.evidence.find((one) => one.pointer === pointer);
		if (file !== void 0) return judgeFile$1(file, handoff, context);
		const path = typeof entry.path === "string" ? entry.path : entry.path.uri;
		const where = whereOf(handoff, `${pointer}/path`);
		return [context.say("not-read", { path }, {
			...context.about,
			where
		})];
	});
}
function judgeFile$1(file, handoff, { say, about }) {
	const { path, format, observations, problems } = file.reading;
	const whole = {
		...about,
		where: { path }
	};
	if (problems.length === 0 && observations.length > 0) return [say("evidence-read", {
		path,
		format,
		count: observations.length
	}, whole)];
	const statements = saidIn(file.reading);
	if (problems.length === 0 && statements > 0) return [say("details-read", {
		path,
		format,
		count: statements
	}, whole)];
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
/** How many things a report says besides numbers. */
function saidIn({ details = {} }) {
	return Object.values(details).flat().length;
}
// src/core/gates/evidence/nothing-to-read.ts
/** Why a check finds nothing to read, from the widest reason to the narrowest, with what is there in its place. */
function nothingToRead(check, wanted, named, { say, about, package: { evidence } }) {
	const { format = "", observation } = wanted;
	const shared = {
		check: check.name,
		format
	};
	const ofFormat = filesOf$1(evidence, {
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
	const { suite, environment, about: subject } = wanted;
	const ofSuite = filesOf$1(ofFormat, {
		observation,
		suite
	});
	if (ofSuite.length === 0) {
		const listed = oneOfEach(ofFormat.flatMap((file) => file.suite ?? []));
		return say("suite-missing", {
			...shared,
			suite: suite ?? "",
			listed
		}, about);
	}
	const there = filesOf$1(ofSuite, {
		observation,
		environment
	});
	if (there.length === 0) {
		const listed = oneOfEach(ofSuite.flatMap((file) => file.environment ?? []));
		return say("environment-missing", {
			...shared,
			environment: environment ?? "",
			listed
		}, about);
	}
	const files = filesOf$1(there, {
		observation,
		about: subject
	});
	if (files.length === 0) {
		const listed = oneOfEach(there.flatMap((file) => file.about ?? []));
		return say("subject-missing", {
			...shared,
			subject: subject ?? "",
			listed
		}, about);
	}
	const [file] = files;
	const place = file === void 0 ? about : {
		...about,
		where: {
			path: file.reading.path,
			line: 1
		}
	};
	if (named.length === 0) return say("observation-missing", {
		...shared,
		observation,
		near: namesNear(observation, files)
	}, place);
	const ofSlice = named.filter((candidate) => hasSlice(candidate, wanted));
	if (ofSlice.length === 0) {
		const slices = oneOfEach(named.map((candidate) => labelOf$1(candidate.observation)));
		return say("only-sliced", {
			check: check.name,
			observation,
			slices
		}, place);
	}
	const listed = oneOfEach(ofSlice.flatMap((candidate) => candidate.observation.dataset ?? candidate.file.about ?? []));
	return say("dataset-missing", {
		check: check.name,
		observation,
		dataset: wanted.dataset ?? "",
		listed
	}, place);
}
function oneOfEach(names) {
	return [...new Set(names)].slice(0, 8);
}
// src/core/gates/evidence/judge-check.ts
/** Holds one check of the policy against a package: everything that it reads must hold. */
function judgeCheck$2(check, context) {
	const { suite, environment, about: subject, dataset, slice, severity } = check;
	const wanted = {
		...splitRead(check.read),
		suite,
		environment,
		about: subject,
		dataset,
		slice
	};
	const warns = severity === "warn" ? { severity } : {};
	const inside = {
		...context,
		about: {
			...context.about,
			check: check.name,
			...warns
		}
	};
	const named = namedOf(filesOf$1(context.package.evidence, wanted), wanted);
	const found = named.filter((candidate) => hasSlice(candidate, wanted) && hasDataset(candidate, wanted));
	if (found.length === 0) return mayHide(context.package, wanted.format) && named.length === 0 ? [] : [nothingToRead(check, wanted, named, inside)];
	const findings = found.flatMap((candidate) => [
		...judgeSamples(check, candidate, inside),
		...judgeAge(check, candidate, inside),
		judgeBar(check, candidate, inside),
		...judgeChange(check, wanted, candidate, inside)
	]);
	return [...judgeCheckBinding(check, [...new Set(found.map(({ file }) => file))], inside), ...folded(findings, check.name, inside)];
}
/** Compares one observation with a bar. */
function judgeBar(bar, candidate, context) {
	const { say, about } = context;
	const { observation, file } = candidate;
	const there = {
		...about,
		where: placeOf$1(candidate)
	};
	const threshold = String(bar.threshold);
	const shared = {
		check: bar.name,
		observation: labelOf$1(observation),
		threshold
	};
	if (bar.op === "eq" && typeof observation.value !== "number") return judgeWord(bar, candidate, context);
	const right = typeof bar.threshold === "boolean" ? void 0 : parseQuantity(bar.threshold);
	const left = typeof observation.value === "number" ? quantity$3(observation.value, observation.unit ?? "") : void 0;
	if (left?.ok !== true || right?.ok !== true) return say("not-a-number", {
		...shared,
		actual: shown$1(candidate)
	}, there);
	const comparison = compareQuantities(left.value, right.value);
	if (!comparison.ok) {
		const kinds = {
			left: DIMENSION_WORDS[comparison.left],
			right: DIMENSION_WORDS[comparison.right]
		};
		const values = {
			...shared,
			...kinds,
			actual: shownAlone(left.value)
		};
		return bar.where === void 0 ? say("unlike-units", values, there) : say("target-unlike-units", values, {
			...about,
			where: bar.where
		});
	}
	const short = bar.where === void 0 ? "falls-short" : "target-falls-short";
	const id = holds(bar.op, comparison.order) ? "holds" : short;
	const binding = STRENGTH_WORDS[bindingOfFile(context, file).strength];
	const actual = shownBeside(left.value, right.value);
	return say(id, {
		...shared,
		actual,
		op: OPERATOR_WORDS[bar.op],
		binding
	}, there);
}
/** Compares a word, or true or false, letter by letter: `PASSED` is not `passed`. */
function judgeWord(bar, candidate, context) {
	const { observation, file } = candidate;
	const id = observation.value === bar.threshold ? "holds" : bar.where === void 0 ? "falls-short" : "target-falls-short";
	const values = {
		check: bar.name,
		observation: labelOf$1(observation),
		threshold: String(bar.threshold),
		actual: shown$1(candidate),
		op: OPERATOR_WORDS[bar.op],
		binding: STRENGTH_WORDS[bindingOfFile(context, file).strength]
	};
	return context.say(id, values, {
		...context.about,
		where: placeOf$1(candidate)
	});
}
function shown$1({ observation: { value, unit = "" } }) {
	if (typeof value === "number") return shownAlone({
		value,
		unit
	});
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
		observation: labelOf$1(candidate.observation),
		least
	};
	if (samples === void 0) return [say("samples-unknown", shared, there)];
	return samples < least ? [say("too-few-samples", {
		...shared,
		samples
	}, there)] : [];
}
// src/core/gates/evidence/judge-presence.ts
/** Whether each suite and each environment that the policy names has evidence. */
function judgePresence$1(handoff, { requires_suites, requires_environments }, { say, about }) {
	const listed = handoff.handoff.evidence ?? [];
	const suites = new Set(listed.flatMap(({ suite }) => suite ?? []));
	const environments = new Set(listed.flatMap(({ environment }) => environment ?? []));
	const there = {
		...about,
		where: whereOf(handoff, "/evidence")
	};
	const lacking = [...requires_suites.filter((suite) => !suites.has(suite)).map((suite) => say("no-evidence-of-suite", {
		suite,
		listed: [...suites].slice(0, 8)
	}, there)), ...requires_environments.filter((environment) => !environments.has(environment)).map((environment) => {
		return say("no-evidence-of-environment", {
			environment,
			listed: [...environments].slice(0, 8)
		}, there);
	})];
	const asked = [...requires_suites, ...requires_environments];
	if (asked.length === 0 || lacking.length > 0) return lacking;
	return [say("evidence-complete", { asked }, there)];
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
const messages$18 = {
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
		fix: "Mend the manifest first; the gate `package` lists its mistakes: {count}.",
		expected: "a manifest that can be read",
		actual: "{count} [mistake|mistakes] in `{path}`"
	},
	"not-read": {
		outcome: "error",
		says: "The evidence `{path}` was not read: it is not a file of this repository at this commit.",
		fix: "Commit the report, so that it can be read and compared.",
		expected: "the report `{path}` as a file of the package",
		actual: "no such file at this commit"
	},
	"not-evaluable": {
		outcome: "error",
		says: "`{path}` is not evaluable: {problem}",
		fix: "{remedy}",
		expected: "a report that can be read whole",
		actual: "{problem}",
		why: "What cannot be read has not been shown, and what is absent has not passed."
	},
	"more-problems": {
		outcome: "error",
		says: "`{path}` has {count} more [problem|problems] of this kind.",
		fix: "Mend the ones that are listed first.",
		expected: "a report that can be read whole",
		actual: "{count} more [problem|problems] in `{path}`",
		why: "What cannot be read has not been shown, and what is absent has not passed."
	},
	"evidence-read": {
		outcome: "pass",
		says: "`{path}` was read as {format}, with {count} [observation|observations]."
	},
	"details-read": {
		outcome: "pass",
		says: "`{path}` was read as {format}, with {count} [statement|statements] and no number."
	},
	"about-another": {
		outcome: "fail",
		says: "`{path}` is evidence of {what}: it names `{named}`, which is not {own}.",
		fix: "Measure what is handed over, and commit that report. Where the report is right and the manifest is not, correct the manifest.",
		expected: "a report about {own}",
		actual: "{what}: `{named}`",
		why: "A number that was measured on something else says nothing about what is handed over."
	},
	"weakly-bound": {
		outcome: "fail",
		says: "`{path}` is {binding}, since {because}; the policy asks for a report that is {least}.",
		fix: "Have the tool write what it measured into the report (the run, or the model's SHA-256), or have the report signed. The gate's page says what counts as which.",
		expected: "a report that is {least}",
		actual: "{binding}, since {because}",
		why: "A report that does not say what it is about can travel with any model."
	},
	"no-evidence-of-suite": {
		outcome: "fail",
		says: "The package has no evidence of the suite `{suite}`, which the policy asks for. Suites that are named: {listed}.",
		fix: "Run the suite and list its report under `evidence`, with `suite: {suite}`.",
		expected: "evidence of the suite `{suite}`",
		actual: "evidence of {listed}",
		why: "What was never run cannot have failed."
	},
	"no-evidence-of-environment": {
		outcome: "fail",
		says: "The package has no evidence from the environment `{environment}`, which the policy asks for. Environments that are named: {listed}.",
		fix: "Measure there and list the report under `evidence`, with `environment: {environment}`.",
		expected: "evidence from `{environment}`",
		actual: "evidence from {listed}",
		why: "What holds on one machine may not hold on another."
	},
	"evidence-complete": {
		outcome: "pass",
		says: "There is evidence of every suite and environment that the policy names: {asked}."
	},
	disagrees: {
		outcome: "fail",
		says: "`{path}` gives `{observation}` as {stated}, and `{otherPath}` has {measured} for `{other}` at line {line}.",
		fix: "Find out which of the two was measured on what is handed over, and correct the other one.",
		expected: "{measured}, as `{otherPath}` has it",
		actual: "{stated}",
		why: "Two numbers for one metric cannot both be true, and nobody can tell which one was approved."
	},
	"more-disagree": {
		outcome: "fail",
		says: "{count} more [metric disagrees|metrics disagree] between two files of the package.",
		fix: "Correct the ones that are listed first; most have one cause.",
		expected: "one number for one metric",
		actual: "{count} more [metric|metrics] with two",
		why: "Two numbers for one metric cannot both be true, and nobody can tell which one was approved."
	},
	"too-much-to-compare": {
		outcome: "error",
		says: "The files of the package repeat more than can be compared: at most {most} numbers, and {alike} under one name.",
		fix: "List as evidence only the reports that the package needs, and give each metric a name of its own.",
		expected: "at most {most} numbers, and {alike} under one name",
		actual: "more",
		why: "What is not compared may be what disagrees."
	},
	agrees: {
		outcome: "pass",
		says: "{count} [metric|metrics] that two files of the package give agree."
	},
	"format-missing": {
		outcome: "error",
		says: "{check}: nothing to read, since no evidence of the package is of format `{format}`.",
		fix: "List the report under `evidence` in the manifest, with its format. Formats that are listed: {listed}.",
		expected: "evidence of format `{format}`",
		actual: "evidence of the formats {listed}"
	},
	"suite-missing": {
		outcome: "error",
		says: "{check}: nothing to read, since no {format} evidence of the package is of suite `{suite}`.",
		fix: "Name the suite of the report under `evidence` in the manifest. Suites that are named: {listed}.",
		expected: "{format} evidence of the suite `{suite}`",
		actual: "evidence of the suites {listed}"
	},
	"environment-missing": {
		outcome: "error",
		says: "{check}: nothing to read, since no {format} evidence of the package is from the environment `{environment}`.",
		fix: "Name the environment of the report under `evidence` in the manifest. Environments that are named: {listed}.",
		expected: "{format} evidence from `{environment}`",
		actual: "evidence from {listed}"
	},
	"subject-missing": {
		outcome: "error",
		says: "{check}: nothing to read, since no {format} evidence of the package is about `{subject}`.",
		fix: "Say under `about` in the manifest what the report is about. So far: {listed}.",
		expected: "{format} evidence about `{subject}`",
		actual: "evidence about {listed}"
	},
	"dataset-missing": {
		outcome: "error",
		says: "{check}: nothing to read, since `{observation}` was not measured on the data set `{dataset}`.",
		fix: "Measure on that data set, or name it under `about` where the report does not name its data itself. So far: {listed}.",
		expected: "`{observation}` on `{dataset}`",
		actual: "`{observation}` on {listed}"
	},
	"observation-missing": {
		outcome: "error",
		says: "{check}: nothing to read, since the {format} evidence has no `{observation}`. It has {near}.",
		fix: "Write the metric under this name, or have the check's `read` corrected in the policy.",
		expected: "an observation `{observation}`",
		actual: "{near}"
	},
	"only-sliced": {
		outcome: "error",
		says: "{check}: nothing to read, since `{observation}` is only there for {slices}.",
		fix: "Have the policy's check name a slice under `slice`; `*` stands for every value of a key.",
		expected: "`{observation}` of the part that the check names",
		actual: "{slices}"
	},
	"not-a-number": {
		outcome: "error",
		says: "{check}: `{observation}` is `{actual}`, which cannot be compared with {threshold}.",
		fix: "Have the tool write a number under this name, or have the check's `read` in the policy name an observation that is one.",
		expected: "a number, to compare with {threshold}",
		actual: "`{actual}`"
	},
	"unlike-units": {
		outcome: "error",
		says: "{check}: `{observation}` is {actual}, {left}, and {threshold} is {right}; the two cannot be compared.",
		fix: "Have the threshold of the policy's check written as {left}, like the observation.",
		expected: "{left}, like {actual}",
		actual: "{threshold}, {right}",
		why: "Numbers of two kinds that are compared anyway give an answer that means nothing."
	},
	holds: {
		outcome: "pass",
		says: "{check}: `{observation}` is {actual}, {op} {threshold} as asked. Its report is {binding}."
	},
	"falls-short": {
		outcome: "fail",
		says: "{check}: `{observation}` is {actual}, expected {op} {threshold}. Its report is {binding}.",
		fix: "Improve what is measured and run the evaluation again; the bar itself stands in the policy on the base branch.",
		expected: "{op} {threshold}",
		actual: "{actual}"
	},
	"target-falls-short": {
		outcome: "fail",
		says: "The package misses the {check} that it sets itself: `{observation}` is {actual}, and `problem.success` promises {op} {threshold}. Its report is {binding}.",
		fix: "Improve what is measured and run the evaluation again. The promise stands in the manifest, and whoever changes it there asks its reviewers to agree.",
		expected: "{op} {threshold}",
		actual: "{actual}",
		why: "The package promises this number to whoever takes it over."
	},
	"target-unlike-units": {
		outcome: "error",
		says: "The {check} is {threshold}, {right}, and `{observation}` is {actual}, {left}; the two cannot be compared.",
		fix: "Write the target under `problem.success` as {left}, like the observation.",
		expected: "{left}, like {actual}",
		actual: "{threshold}, {right}",
		why: "Numbers of two kinds that are compared anyway give an answer that means nothing."
	},
	"target-watched": {
		outcome: "pass",
		says: "The target `{metric}` is in no evidence yet; it is watched in production by a trigger of the rollback plan."
	},
	"target-missing": {
		outcome: "error",
		says: "The target `{metric}` is in no evidence of the package, and no trigger watches it. The evidence has {near}.",
		fix: "List the report that holds it under `evidence`, write the name as the report spells it, or give it a trigger under `rollback`.",
		expected: "evidence of `{metric}`, or a trigger that watches it",
		actual: "{near}",
		why: "A target that nobody measures can neither be reached nor missed."
	},
	"change-holds": {
		outcome: "pass",
		says: "{check}: `{observation}` is {actual}, against {before} of {against} a change of {change}, at least {asked} as asked."
	},
	"change-falls-short": {
		outcome: "fail",
		says: "{check}: `{observation}` is {actual}, against {before} of {against} a change of {change}, expected at least {asked} (counted towards the better side).",
		fix: "Improve what is measured; the tolerance stands in the policy on the base branch.",
		expected: "a change of at least {asked}",
		actual: "{change}: {before} of {against} became {actual}",
		why: "A new version that is worse than the one that it replaces is a step back for everybody who uses it."
	},
	"no-baseline": {
		outcome: "pass",
		says: "{check}: there is nothing to compare `{observation}` ({actual}) with, since {reason}."
	},
	"baseline-missing": {
		outcome: "fail",
		says: "{check}: there is nothing to compare `{observation}` ({actual}) with, since {reason}, and the policy asks for a comparison.",
		fix: "Name the version to compare with under `package.previous`; for a first version, let a reviewer waive this check.",
		expected: "an earlier version that has `{observation}`",
		actual: "none, since {reason}",
		why: "What is promoted because there was nothing to compare it with has not been compared."
	},
	"baseline-unreadable": {
		outcome: "error",
		says: "{check}: what {against} has for `{observation}` cannot be told, so the change cannot be judged.",
		fix: "Mend the evidence of this package on the base branch, or have the check compare with a threshold only.",
		expected: "one number for `{observation}` in {against}",
		actual: "none that can be compared"
	},
	"baseline-unclear": {
		outcome: "error",
		says: "{check}: this pull request also takes packages away or gives them new names, and which of them had `{observation}` before cannot be told, so the change cannot be judged.",
		fix: "Name the version to compare with under `package.previous`, and keep the package's `name` when its folder moves. Add or remove other packages in a pull request of their own.",
		expected: "one package that `{observation}` is compared with",
		actual: "several that it may have been"
	},
	"baseline-zero": {
		outcome: "error",
		says: "{check}: `{observation}` is 0 in {against}, so a relative change to {actual} has no value.",
		fix: "Use `min_absolute_change` for a metric that may be 0.",
		expected: "a number other than 0 in {against}",
		actual: "0"
	},
	"too-few-samples": {
		outcome: "fail",
		says: "{check}: `{observation}` was computed from {samples} [sample|samples], expected at least {least}.",
		fix: "Evaluate on more data, or run more of the tests.",
		expected: "at least {least} [sample|samples]",
		actual: "{samples}",
		why: "A number from few samples may as well be chance."
	},
	"samples-unknown": {
		outcome: "error",
		says: "{check}: `{observation}` does not say from how many samples it was computed, and at least {least} are asked.",
		fix: "Use a format that says so, or have `min_samples` taken out of the policy's check.",
		expected: "at least {least} [sample|samples]",
		actual: "a number of samples that nobody wrote down",
		why: "A number from few samples may as well be chance."
	},
	"too-old": {
		outcome: "fail",
		says: "{check}: `{observation}` was measured {age} ago, expected at most {most}.",
		fix: "Run the measurement again, and commit the new report.",
		expected: "at most {most} ago",
		actual: "{age} ago",
		why: "The data that a model meets changes, and old numbers do not change with it."
	},
	"age-unknown": {
		outcome: "error",
		says: "{check}: `{observation}` does not say when it was measured, and it may be at most {most} old.",
		fix: "Use a format that says so, or have `max_age` taken out of the policy's check, or of the gate.",
		expected: "a time at most {most} ago",
		actual: "no time that can be read",
		why: "The data that a model meets changes, and old numbers do not change with it."
	},
	"from-the-future": {
		outcome: "error",
		says: "{check}: `{observation}` says that it was measured at {at}, which is still to come.",
		fix: "Set the clock of the machine that measures, and measure again.",
		expected: "a time before {now}",
		actual: "{at}",
		why: "A time that cannot be true makes the report's other times doubtful."
	},
	"more-pass": {
		outcome: "pass",
		says: "{check}: {count} more [observation holds|observations hold] in the same way."
	},
	"more-fail": {
		outcome: "fail",
		says: "{check}: {count} more [observation fails|observations fail] in the same way.",
		fix: "Mend the ones that are listed first; most have one cause.",
		expected: "every observation that the check reads to hold",
		actual: "{count} more that [does|do] not"
	},
	"more-error": {
		outcome: "error",
		says: "{check}: {count} more [observation|observations] cannot be judged for the same reason.",
		fix: "Mend the ones that are listed first; most have one cause.",
		expected: "every observation that the check reads to be comparable",
		actual: "{count} more that [is|are] not"
	}
};
// src/core/gates/evidence/read-field.ts
const EXAMPLE = "junit:failures";
/** What is wrong with a check's `read`, as a statement; `null` when nothing is. */
function readFault(text) {
	const known = [...FORMATS.keys()];
	const { format, observation } = splitRead(text);
	const among = known.join(", ");
	if (!text.includes(":")) return {
		id: "wrong-value",
		says: "`{key}` does not fit: expected a format, a colon and an observation, found {found}.",
		fix: "Write it such as `{example}`.",
		values: { example: EXAMPLE }
	};
	if (known.includes(format)) return observation === "" ? {
		id: "wrong-value",
		says: "`{key}` names no observation behind the colon.",
		fix: "Write it such as `{example}`.",
		values: { example: EXAMPLE }
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
const read$1 = string().max(300).superRefine((text, context) => {
	const params = readFault(text);
	if (params !== null) context.addIssue({
		code: "custom",
		message: `expected ${EXAMPLE}`,
		params
	});
}).meta({ pattern: "^[a-z0-9]+(?:-[a-z0-9]+)*:.+$" });
// src/core/gates/evidence/check-schema.ts
const QUANTITY_FAULT = "expected a number with its unit, such as 250ms, 512Mi, 50/s or 12%";
const quantity$2 = union([number(), string().refine((text) => parseQuantity(text).ok, QUANTITY_FAULT)]);
/** A bar: a number with its unit, or, to be met exactly, a word or true or false. */
const bar$1 = union([
	number(),
	boolean(),
	string().min(1).max(200)
]);
function isQuantity(value) {
	return typeof value !== "boolean" && parseQuantity(value).ok;
}
/** A length of time as the policy writes it. */
const duration$4 = string().refine((text) => parseDuration(text).ok, "expected a length of time such as 24h or 30d");
/** A name that the manifest or a report gives: of a suite, an environment, a data set. */
const label$2 = string().min(1).max(200);
/** How firmly a report must be bound to the package. */
const strength = _enum(STRENGTHS);
const changes = "counted towards the better side of `op`: -0.005 allows to be worse by 0.005, 0.01 asks to be better by 0.01";
const selection = {
	suite: label$2.optional().describe("Only evidence whose manifest entry names this suite."),
	environment: label$2.optional().describe("Only evidence whose manifest entry names this environment."),
	about: label$2.optional().describe("Only evidence whose manifest entry names this under `about`: `model`, or a data set."),
	dataset: label$2.optional().describe("Only what was measured on this data set, by the report itself or by its manifest entry."),
	slice: record(string(), string()).optional().describe("Only this part of the data, such as { AgeGroup: 31-40 }; `*` stands for every value.")
};
const comparison = {
	min_absolute_change: quantity$2.optional().describe(`Least change against the same observation of the previous version, ${changes}.`),
	min_relative_change: number().optional().describe(`Least change as a part of the value of the previous version, ${changes}.`),
	tolerance: _enum(["both", "either"]).optional().describe("Whether both least changes must hold, or the wider one is enough; `both` by default."),
	first: _enum(["pass", "fail"]).optional().describe("What a least change comes to where there is nothing to compare with; `pass` by default.")
};
/** A check of the policy. */
const check$2 = strictObject({
	name: string().min(1).max(100).describe("Name of the check: what the verdict calls it."),
	read: read$1.describe("What is read: format, colon, name of the observation."),
	...selection,
	op: _enum(OPERATORS).describe("How it is compared with the threshold: at least (gte), more than (gt), at most (lte), less than (lt), equal (eq)."),
	threshold: bar$1.describe("The bar: a number with its unit. With `eq` it may be a word or true or false, such as PASSED."),
	...comparison,
	min_samples: int().min(1).optional().describe("From how many samples the observation must be computed."),
	max_age: duration$4.optional().describe("How old the measurement may be."),
	binding: strength.optional().describe("How firmly the report must be bound to the package."),
	severity: _enum(["block", "warn"]).optional().describe("`warn` shows what the check finds without blocking; the default is `block`.")
}).refine((one) => one.op === "eq" || isQuantity(one.threshold), {
	path: ["threshold"],
	message: QUANTITY_FAULT
}).refine((one) => one.op !== "eq" || (one.min_absolute_change ?? one.min_relative_change) === void 0, "expected gte, gt, lte or lt: with eq no side is the better one, so a least change has no meaning");
// src/core/gates/evidence/options.ts
const agreement = strictObject({ relative: number().min(0).max(1).default(0).describe("How far the two may lie apart, as a part of the larger one; 0 allows for rounding only.") }).default({ relative: 0 });
/** Options of the gate `evidence`. */
const options$18 = strictObject({
	checks: array(check$2).max(200).default([]).describe("What the evidence must show."),
	binding: strength.optional().describe("How firmly every report must be bound to the package: `attested`, `embedded`, `declared` or `none`."),
	max_age: duration$4.optional().describe("How old every report may be, by the times that it states."),
	agreement: agreement.describe("How closely the same metric must agree between the model card, the run and the reports."),
	requires_suites: array(label$2).max(50).default([]).describe("Suites that must each have evidence, such as unit."),
	requires_environments: array(label$2).max(50).default([]).describe("Environments that must each have evidence, such as staging.")
});
/**
* Options that are never weaker than either. Checks are all kept, even under one name: whichever is stricter decides, and no
* comparison of rules can be wrong.
*/
function strengthen$13(earlier, later) {
	const binding = stronger$1(earlier.binding, later.binding);
	const max_age = shorter$2(earlier.max_age, later.max_age);
	const requires_suites = distinct$2([...earlier.requires_suites ?? [], ...later.requires_suites ?? []]);
	const requires_environments = distinct$2([...earlier.requires_environments ?? [], ...later.requires_environments ?? []]);
	const closest = Math.min(earlier.agreement?.relative ?? 0, later.agreement?.relative ?? 0);
	const states = (earlier.agreement ?? later.agreement) !== void 0;
	return {
		checks: distinct$2([...earlier.checks ?? [], ...later.checks ?? []]),
		...binding === void 0 ? {} : { binding },
		...max_age === void 0 ? {} : { max_age },
		...states ? { agreement: { relative: closest } } : {},
		...requires_suites.length === 0 ? {} : { requires_suites },
		...requires_environments.length === 0 ? {} : { requires_environments }
	};
}
/** The shorter of two lengths of time; one that is not given sets no limit. */
function shorter$2(a, b) {
	if (a === void 0 || b === void 0) return a ?? b;
	const [left, right] = [parseDuration(a), parseDuration(b)];
	return left.ok && right.ok && right.value < left.value ? b : a;
}
/** Drops exact repetitions, which two stages that ask for the same give. */
function distinct$2(entries) {
	return [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()];
}
/** The gate `evidence`: see this folder's README. */
const evidence$1 = defineGate({
	meta: {
		id: "evidence",
		title: "its evidence can be read and shows what the policy asks for",
		summary: "Evidence files are readable, and their numbers meet the checks and the package's own targets.",
		kind: "content",
		since: "0.1",
		why: "A claim about a model counts only as far as a tool measured it on the model that is handed over."
	},
	needs: [
		"packages",
		"baseline",
		"releases",
		"pullRequest",
		"now"
	],
	options: options$18,
	messages: messages$18,
	strengthen: strengthen$13,
	evaluate(facts, chosen, say) {
		if (facts.packages.length === 0) return { findings: [say("no-packages", {})] };
		const contexts = facts.packages.map((one) => contextOf$1(one, facts, chosen, say));
		return {
			findings: contexts.flatMap((context) => judgePackage$12(chosen, context)),
			tables: evidenceTables(contexts)
		};
	}
});
function contextOf$1(one, { packages, baseline, releases, pullRequest, now }, chosen, say) {
	const base = baseOf(one, {
		packages,
		baseline
	});
	const { manifest } = one;
	const owner = manifest.ok ? manifest.value.handoff.package.owner : void 0;
	const bound = manifest.ok ? {
		package: one,
		handoff: manifest.value,
		base,
		pullRequest,
		targets: allTargets(manifest.value, one),
		resolve: claimResolver(one)
	} : null;
	const bindings = bound === null ? [] : one.evidence.map((file) => [file.pointer, bindingOf(file, bound)]);
	return {
		package: one,
		base,
		baselines: findBaselines(one, base, releases),
		bindings: new Map(bindings),
		options: chosen,
		now,
		say,
		about: {
			package: one.folder,
			...owner === void 0 ? {} : { who: [owner] }
		}
	};
}
function judgePackage$12(chosen, context) {
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
		...judgeFiles$2(manifest.value, whole),
		...judgeBindings(whole),
		...judgePresence$1(manifest.value, chosen, whole),
		...judgeAges(whole),
		...judgeAgreement$1(whole),
		...judgeTargets(manifest.value, whole),
		...chosen.checks.flatMap((check) => judgeCheck$2(check, whole))
	];
	return findings.length > 0 ? findings : [say("nothing-asked", {}, about)];
}
// src/core/gates/fairness/series-of.ts
/** Names under which a report counts what it measured a group from. */
const COUNTS = /* @__PURE__ */ new Set([
	"count",
	"samples",
	"support",
	"group_size",
	"n"
]);
/** Whether a metric is a number of samples, which groups need not have in common. */
function isCount({ metric }) {
	return COUNTS.has(lastOf(metric));
}
/** Everything that reports measure by group, in the order of the reports. */
function seriesOf(evidence) {
	return evidence.flatMap(({ reading: { path, observations } }) => {
		const sliced = observations.filter(({ slice = {} }) => Object.keys(slice).length > 0);
		const counts = countsIn(sliced);
		const found = /* @__PURE__ */ new Map();
		for (const one of sliced) {
			const attribute = nameOf(Object.keys(one.slice ?? {}));
			const key = JSON.stringify([
				attribute,
				one.name,
				one.dataset
			]);
			const series = found.get(key) ?? {
				attribute,
				metric: one.name,
				path,
				groups: []
			};
			series.groups.push(groupOf(path, one, groupName(one), one.samples ?? counts.get(sliceKey(one))));
			found.set(key, series);
		}
		return [...found.values()];
	});
}
/** How many samples each group was measured from; the fewest, where a report counts them several times. */
function countsIn(sliced) {
	const counts = /* @__PURE__ */ new Map();
	for (const one of sliced) {
		if (!COUNTS.has(lastOf(one.name)) || typeof one.value !== "number") continue;
		const key = sliceKey(one);
		counts.set(key, Math.min(one.value, counts.get(key) ?? one.value));
	}
	return counts;
}
/** The groups that a check lists by plain names, as one series, with those that no report holds. */
function listedSeries({ name, attributes: [attribute = name] = [], groups: listed = [] }, evidence) {
	const found = listed.map((group) => ({
		group,
		values: find(group.read, evidence)
	}));
	const groups = found.flatMap(({ group, values }) => values.map(({ path, observation }) => {
		const counted = group.samples === void 0 ? [] : find(group.samples, evidence);
		const count = (counted.find((one) => one.path === path) ?? counted[0])?.observation.value;
		const samples = typeof count === "number" ? count : observation.samples;
		return groupOf(path, observation, group.name, samples);
	}));
	const [first] = found.flatMap(({ values }) => values);
	const metric = lastOf(first?.observation.name ?? name);
	const missing = found.filter(({ values }) => values.length === 0);
	return {
		series: {
			attribute: nameOf(attribute),
			metric,
			path: first?.path ?? "",
			groups
		},
		missing: missing.map(({ group }) => ({
			group: group.name,
			read: group.read
		}))
	};
}
/**
* Series of a metric: of its whole name, and of what follows a dot in it. One does not stand for the other, or a report that
* uses the bare name would take the place of the one that shows a gap.
*/
function ofMetric(all, metric) {
	return all.filter((one) => one.metric === metric || one.metric.endsWith(`.${metric}`));
}
/** Attributes as a policy or a slice names them, in an order that does not matter: `AgeGroup`, `AgeGroup × Gender`. */
function nameOf(attributes) {
	return typeof attributes === "string" ? attributes : attributes.toSorted().join(" × ");
}
/** Last part of a dotted name. */
function lastOf(name) {
	return name.slice(name.lastIndexOf(".") + 1);
}
function find(read, evidence) {
	const colon = read.indexOf(":");
	const [format, name] = [read.slice(0, colon), read.slice(colon + 1)];
	return evidence.flatMap(({ reading }) => reading.format === format ? reading.observations.filter((one) => one.name === name && one.slice === void 0).map((observation) => ({
		path: reading.path,
		observation
	})) : []);
}
function groupOf(path, one, name, samples) {
	const { value, unit = "", source } = one;
	const parsed = typeof value === "number" ? quantity$3(value, unit) : void 0;
	const { line, column } = source;
	const where = {
		path,
		...line === void 0 ? {} : { line },
		...column === void 0 ? {} : { column }
	};
	return {
		name,
		raw: {
			value,
			unit
		},
		where,
		...parsed?.ok === true ? { value: parsed.value } : {},
		...samples === void 0 ? {} : { samples }
	};
}
function groupName({ slice = {} }) {
	return Object.keys(slice).toSorted().map((key) => slice[key]).join(" × ");
}
function sliceKey({ slice = {}, dataset }) {
	const parts = Object.entries(slice).toSorted(([a], [b]) => a < b ? -1 : 1);
	return JSON.stringify([parts, dataset]);
}
/** What was measured of a group, for people. */
function shownOf({ raw: { value, unit = "" } }) {
	return typeof value === "number" ? shownAlone({
		value,
		unit
	}) : `${String(value).slice(0, 80)}${unit}`;
}
// src/core/gates/fairness/groups-table.ts
const MOST_ROWS$2 = 60;
/** Groups of what the checks compare, or of all that is measured by group where there is no check. */
function groupsTables(contexts) {
	const rows = contexts.flatMap(({ series, options: { checks }, package: { evidence } }) => {
		const chosen = checks.flatMap((check) => check.metric === void 0 ? [listedSeries(check, evidence).series] : ofMetric(series, check.metric));
		return (checks.length === 0 ? series.filter((one) => !isCount(one)) : [...new Set(chosen)]).flatMap(({ attribute, metric, groups }) => groups.map((group) => ({
			attribute,
			metric,
			group
		})));
	});
	if (rows.length === 0) return [];
	const left = rows.length - MOST_ROWS$2;
	const first = rows.slice(0, MOST_ROWS$2).map(({ attribute, metric, group }) => {
		const { name, samples = "not counted", where } = group;
		return [
			attribute,
			name,
			metric,
			shownOf(group),
			samples,
			where.path
		];
	});
	return [{
		title: "Results by group",
		columns: [
			"attribute",
			"group",
			"metric",
			"value",
			"samples",
			"file"
		],
		rows: left > 0 ? [...first, [
			`and ${left} more`,
			"",
			"",
			"",
			"",
			""
		]] : first
	}];
}
// src/core/gates/fairness/context.ts
/** A finding about a place. */
function at$4(about, where) {
	return where === void 0 ? about : {
		...about,
		where
	};
}
// src/core/gates/fairness/judge-bars.ts
/** Holds comparable groups, from the lowest to the highest, against the bars of a check. */
function judgeBars(check, series, groups, context) {
	const findings = [
		...judgeGap(check, series, groups, context),
		...judgeRatio(check, series, groups, context),
		...judgeLimit("min", check, series, groups, context),
		...judgeLimit("max", check, series, groups, context)
	];
	if (findings.length > 0) return findings;
	const [low] = groups;
	const values = {
		...shared(check, series),
		count: groups.length
	};
	return [context.say("groups-measured", values, at$4(context.about, low.where))];
}
function judgeGap(check, series, groups, context) {
	const asked = bar(check.max_gap, groups[0], check, series, context);
	if (asked === void 0) return [];
	if ("finding" in asked) return [asked.finding];
	const { low, high } = extremes(groups);
	const gap = clean(high.value.base - low.value.base);
	const factor = UNITS$2.get(low.value.unit)?.factor ?? 1;
	const width = {
		...low.value,
		value: clean(gap / factor),
		base: gap
	};
	const values = {
		...shared(check, series),
		gap: shownBeside(width, asked.value),
		most: formatQuantity(asked.value),
		...describedApart(low, high)
	};
	const id = isAbove(width, asked.value) ? "gap-too-wide" : "gap-holds";
	return [context.say(id, values, at$4(context.about, low.where))];
}
function judgeRatio(check, series, groups, { say, about }) {
	const least = check.min_ratio;
	if (least === void 0) return [];
	const { low, high } = extremes(groups);
	const there = at$4(about, low.where);
	const values = {
		...shared(check, series),
		...describedApart(low, high),
		least
	};
	if (low.value.base < 0) return [say("ratio-undefined", values, there)];
	const ratio = high.value.base === 0 ? 1 : clean(low.value.base / high.value.base);
	return [say(ratio >= least ? "ratio-holds" : "ratio-too-low", {
		...values,
		ratio: shownBeside(plain(ratio), plain(least))
	}, there)];
}
function judgeLimit(which, check, series, groups, context) {
	const asked = bar(check[which], groups[0], check, series, context);
	if (asked === void 0) return [];
	if ("finding" in asked) return [asked.finding];
	const limit = asked.value;
	const { low, high } = extremes(groups);
	const worst = which === "min" ? low : high;
	const beyond = groups.filter(({ value }) => which === "min" ? isAbove(limit, value) : isAbove(value, limit));
	const beside = (group) => described(group, shownBeside(group.value, limit));
	const values = {
		...shared(check, series),
		limit: `at ${which === "min" ? "least" : "most"} ${formatQuantity(limit)}`,
		worst: beside(worst)
	};
	const there = at$4(context.about, worst.where);
	if (beyond.length === 0) return [context.say("limit-holds", values, there)];
	return [context.say("beyond-limit", {
		...values,
		groups: beyond.map(beside)
	}, there)];
}
/** A bar of a check in the kind of the metric, or the refusal to compare the two; nothing where none is set. */
function bar(written, { value, where }, check, series, { say, about }) {
	if (written === void 0) return void 0;
	const parsed = parseQuantity(written);
	if (parsed.ok && parsed.value.dimension === value.dimension) return { value: parsed.value };
	return { finding: say("unlike-units", {
		...shared(check, series),
		actual: shownAlone(value),
		left: DIMENSION_WORDS[value.dimension],
		bar: String(written),
		right: parsed.ok ? DIMENSION_WORDS[parsed.value.dimension] : "no quantity"
	}, at$4(about, where)) };
}
/** What every sentence about a check names. */
function shared({ name }, { metric, attribute }) {
	return {
		check: name,
		metric,
		attribute
	};
}
function extremes(groups) {
	const high = groups.at(-1) ?? groups[0];
	return {
		low: groups[0],
		high
	};
}
function described({ name }, value) {
	return amid(`${name} (`, value, ")");
}
function describedApart(low, high) {
	const [lowest, highest] = shownApart(low.value, high.value);
	return {
		low: described(low, lowest),
		high: described(high, highest)
	};
}
function isAbove(value, limit) {
	const comparison = compareQuantities(value, limit);
	return comparison.ok && comparison.order > 0;
}
function plain(value) {
	return {
		value,
		unit: "",
		dimension: "number",
		base: value
	};
}
/** Differences of decimals carry noise in the last digits: 0.8 - 0.7 must be 0.1. Adding 0 makes -0 into 0. */
function clean(value) {
	return Number(value.toPrecision(12)) + 0;
}
// src/core/gates/fairness/judge-check.ts
/** Most tables of groups that one check compares; a report with more is no report of groups. */
const MOST_SERIES = 24;
/** Holds one check of the policy against a package: by every attribute that it asks for, in every report that measures it. */
function judgeCheck$1(check, context) {
	const warns = check.severity === "warn" ? { severity: check.severity } : {};
	const inside = {
		...context,
		about: {
			...context.about,
			check: check.name,
			...warns
		}
	};
	return check.metric === void 0 ? judgeListed(check, inside) : judgeMetric$1(check, check.metric, inside);
}
/** Groups that the check lists: each must be there. */
function judgeListed(check, context) {
	const { series, missing } = listedSeries(check, context.package.evidence);
	const { say, about, unread } = context;
	if (missing.length > 0) {
		if (unread.length > 0) return [say("evidence-unread", {
			check: check.name,
			unread
		}, about)];
		return missing.slice(0, 12).map(({ group, read }) => say("group-missing", {
			check: check.name,
			group,
			read
		}, about));
	}
	return judgeSeries(check, series, context);
}
/** A metric by the attributes that are asked for. */
function judgeMetric$1(check, metric, context) {
	const measured = ofMetric(context.series, metric);
	const all = [...context.options.attributes.map(nameOf), ...measured.map(({ attribute }) => attribute)];
	const asked = new Set(check.attributes?.map(nameOf) ?? all);
	const { say, about, unread } = context;
	const listed = [...new Set(measured.map(({ attribute }) => attribute))].slice(0, 8);
	const missing = (attribute) => {
		if (unread.length > 0) return [say("evidence-unread", {
			check: check.name,
			unread
		}, about)];
		return [say("metric-missing", {
			check: check.name,
			metric,
			attribute,
			listed
		}, about)];
	};
	if (asked.size === 0) return missing("any attribute");
	const judged = [...asked].slice(0, MOST_SERIES).flatMap((attribute) => {
		const series = measured.filter((one) => one.attribute === attribute);
		return series.length === 0 ? [attribute] : series;
	});
	const count = Math.max(asked.size, judged.length) - MOST_SERIES;
	const more = count > 0 ? [say("too-many", {
		check: check.name,
		metric,
		count,
		most: MOST_SERIES
	}, about)] : [];
	return [...judged.slice(0, MOST_SERIES).flatMap((one) => typeof one === "string" ? missing(one) : judgeSeries(check, one, context)), ...more];
}
/** One series: every group from enough samples, at least two of them, all numbers of one kind; then the bars. */
function judgeSeries(check, series, context) {
	const { say, about } = context;
	const place = at$4(about, series.groups[0]?.where);
	const least = check.min_samples ?? 0;
	const uncounted = series.groups.filter(({ samples }) => least > 0 && samples === void 0);
	const small = series.groups.filter(({ samples }) => samples !== void 0 && samples < least);
	const reports = check.small_groups === "report";
	const counts = {
		...shared(check, series),
		least
	};
	const told = [...uncounted.length === 0 ? [] : [say("samples-unknown", {
		...counts,
		groups: uncounted.map(({ name }) => name)
	}, place)], ...small.length === 0 ? [] : [say(reports ? "small-groups" : "too-small", {
		...counts,
		groups: small.map(({ name, samples = 0 }) => `${name} (${samples})`)
	}, at$4(about, small[0]?.where))]];
	const counted = reports ? series.groups.filter((group) => !small.includes(group)) : series.groups;
	const odd = counted.find(({ value }) => value?.dimension !== counted[0]?.value?.dimension || !value);
	if (odd !== void 0) {
		const values = {
			...shared(check, series),
			group: odd.name,
			actual: shownOf(odd)
		};
		return [...told, say("not-comparable", values, at$4(about, odd.where))];
	}
	const numbers = counted.filter((group) => group.value !== void 0).toSorted((a, b) => a.value.base - b.value.base);
	const [low, next, ...rest] = numbers;
	if (low === void 0 || next === void 0) return [...told, say("one-group", {
		...shared(check, series),
		count: numbers.length
	}, place)];
	return [...told, ...judgeBars(check, series, [
		low,
		next,
		...rest
	], context)];
}
// src/core/gates/fairness/judge-presence.ts
/** Whether results are shown by group at all, and by each attribute that the policy names. */
function judgePresence(context) {
	const { options, series, say, about, unread } = context;
	const listed = options.checks.filter(({ groups }) => groups !== void 0).map((check) => listedSeries(check, context.package.evidence).series);
	const shown = [...series, ...listed].filter((one) => !isCount(one) && groupsIn(one) >= 2);
	const attributes = [...new Set(options.attributes.map(nameOf))];
	const known = [...new Set(shown.map(({ attribute }) => attribute))].slice(0, 8);
	const named = attributes.flatMap((attribute) => {
		const found = shown.filter((one) => one.attribute === attribute);
		const [first] = found;
		if (first !== void 0) return [said("attribute-shown", attribute, found, first, context)];
		if (unread.length > 0) return [say("evidence-unread", {
			check: attribute,
			unread
		}, about)];
		const single = [...series, ...listed].find((one) => one.attribute === attribute);
		const values = {
			attribute,
			known,
			count: single === void 0 ? 0 : groupsIn(single)
		};
		return [say("attribute-missing", values, at$4(about, single?.groups[0]?.where ?? about.where))];
	});
	const asked = options.required || options.requires === "production";
	if (named.length > 0 || !asked) return named;
	const [first] = shown;
	if (first !== void 0) {
		const same = shown.filter(({ attribute }) => attribute === first.attribute);
		return [said("attribute-shown", first.attribute, same, first, context)];
	}
	if (unread.length > 0) return [say("evidence-unread", {
		check: "results by group",
		unread
	}, about)];
	return [say("not-shown", {}, about)];
}
function said(id, attribute, found, first, { say, about }) {
	return say(id, {
		attribute,
		metrics: [...new Set(found.map(({ metric }) => metric))].slice(0, 8),
		count: groupsIn(first),
		path: first.path
	}, at$4(about, first.groups[0]?.where));
}
/** Groups for which a number was measured: a name with a word beside it shows nothing. */
function groupsIn({ groups }) {
	return new Set(groups.flatMap(({ name, value }) => value === void 0 ? [] : [name])).size;
}
// src/core/gates/fairness/judge-stated.ts
const DIFFERENCE = /^(?:difference|gap)/;
const GROUPING = /* @__PURE__ */ new Set(["by_group", "groups"]);
/** Most pairs of a metric by group and a difference that are held against each other; with more, none is, and that blocks. */
const MOST_PAIRS = 5e5;
/**
* Whether differences that a report states follow from the groups that it states: the widest between two groups, or the widest to
* the whole. `AgeGroup.difference_overall.recall` belongs to `AgeGroup.by_group.recall`.
*/
function judgeStated({ package: { evidence }, series, say, about }) {
	const files = new Map(evidence.map(({ reading }) => [reading.path, statedIn(reading)]));
	if (series.reduce((sum, { path }) => sum + sizeOf(files.get(path)), 0) > MOST_PAIRS) return [say("too-much-stated", {}, about)];
	return series.flatMap((one) => {
		const values = one.groups.flatMap(({ value }) => value === void 0 ? [] : [value.value]);
		const file = files.get(one.path);
		if (file === void 0 || values.length < 2 || values.length < one.groups.length) return [];
		return statedFor(one, file).flatMap(({ observation, whole }) => {
			const stated = Number(observation.value);
			const between = Number((Math.max(...values) - Math.min(...values)).toPrecision(15));
			const toWhole = whole === void 0 ? between : Math.max(...values.map((v) => Math.abs(v - whole)));
			const numbers = [
				...values,
				stated,
				...whole === void 0 ? [] : [whole]
			];
			if (Math.min(Math.abs(stated - between), Math.abs(stated - toWhole)) <= stepOf(numbers) + 1e-9) return [];
			const { name, source } = observation;
			const [told, own] = shownApart({
				value: stated,
				unit: ""
			}, {
				value: between,
				unit: ""
			});
			const shown = {
				path: one.path,
				observation: name,
				stated: told,
				own,
				attribute: one.attribute
			};
			const { line, column } = source;
			return [say("gap-disagrees", shown, at$4(about, {
				path: one.path,
				...line === void 0 ? {} : { line },
				...column === void 0 ? {} : { column }
			}))];
		});
	});
}
function statedIn({ observations }) {
	const plain = observations.filter(({ slice, value }) => slice === void 0 && typeof value === "number" && Number.isFinite(value)).map((observation) => ({
		observation,
		parts: observation.name.split(".")
	}));
	const without = (is) => plain.flatMap(({ observation, parts }) => parts.some(is) ? [{
		observation,
		parts: parts.filter((part) => !is(part))
	}] : []);
	return {
		wholes: without((part) => part === "overall"),
		differences: without((part) => DIFFERENCE.test(part))
	};
}
/** How much there is to compare with; nothing where no difference is stated. */
function sizeOf(stated) {
	if (stated === void 0 || stated.differences.length === 0) return 0;
	return stated.differences.length + stated.wholes.length;
}
/** Differences that a report states for a series, with what it states of the whole. */
function statedFor(series, { wholes, differences }) {
	if (differences.length === 0) return [];
	const own = series.metric.split(".").filter((part) => !GROUPING.has(part));
	const whole = wholes.find(({ parts }) => belongs(parts, own, series))?.observation;
	return differences.flatMap(({ observation, parts }) => belongs(parts, own, series) ? [{
		observation,
		whole: numberOf$1(whole)
	}] : []);
}
/** Whether two names are of one metric and one attribute, which each may name or leave out. */
function belongs(parts, own, { attribute }) {
	if (parts.join(".") === own.join(".")) return true;
	const bare = own.filter((part) => part !== attribute);
	return parts.includes(attribute) && parts.filter((part) => part !== attribute).join(".") === bare.join(".");
}
function numberOf$1(observation) {
	return observation === void 0 ? void 0 : Number(observation.value);
}
/** The step by which rounding may move a difference: one of the last digit that is written, and at most 0.01 of a share. */
function stepOf(numbers) {
	const least = Math.max(...numbers.map(Math.abs)) > 1 ? 0 : 2;
	return 10 ** -Math.max(least, ...numbers.map(decimals));
}
/** Digits behind the point, at most 15. */
function decimals(value) {
	const [mantissa = "", exponent = "0"] = String(value).split("e");
	const digits = mantissa.split(".")[1]?.length ?? 0;
	return Math.min(15, Math.max(0, digits - Number(exponent)));
}
// src/core/gates/fairness/messages.ts
const UNEQUAL = "A model that is good on average may fail the people whom an average hides.";
/** Every sentence of the gate `fairness`. */
const messages$17 = {
	"no-packages": {
		outcome: "skip",
		says: "No package is handed over, so no results by group are judged."
	},
	"nothing-asked": {
		outcome: "skip",
		says: "The policy asks for no results by group. The evidence has results by: {known}."
	},
	"manifest-unreadable": {
		outcome: "error",
		says: "The manifest `{path}` cannot be read, so its evidence cannot be found.",
		fix: "Mend the manifest first; the gate `package` lists its mistakes: {count}.",
		expected: "a manifest that can be read",
		actual: "{count} [mistake|mistakes] in `{path}`"
	},
	"evidence-unread": {
		outcome: "error",
		says: "{check}: no result was found, and it may stand in evidence that could not be read: {unread}.",
		fix: "Mend these files; the gate `evidence` says what is wrong with each.",
		expected: "evidence that can be read whole",
		actual: "{unread}"
	},
	"not-shown": {
		outcome: "fail",
		says: "No evidence shows results by group, and this stage asks for them.",
		fix: "Evaluate by the groups that the model's decisions touch, and list the report under `evidence`. Where a report names its parts in plain names, let the policy list them under `groups`.",
		expected: "a metric of at least two groups",
		actual: "none",
		why: UNEQUAL
	},
	"attribute-missing": {
		outcome: "fail",
		says: "No evidence shows results by {attribute} for at least two groups: it has {count}. There are results by: {known}.",
		fix: "Evaluate by {attribute}, on data that holds more than one of its groups, and list the report under `evidence`.",
		expected: "a metric of at least two groups of {attribute}",
		actual: "{count} [group|groups]",
		why: UNEQUAL
	},
	"attribute-shown": {
		outcome: "pass",
		says: "Results by {attribute} are shown for {count} [group|groups] in `{path}`: {metrics}."
	},
	"gap-disagrees": {
		outcome: "fail",
		says: "`{path}` states `{observation}` as {stated}, and its own groups of {attribute} lie {own} apart.",
		fix: "Write the report again with the tool that made it; one of its numbers was changed or is of another evaluation.",
		expected: "{own}, as the groups have it",
		actual: "{stated}",
		why: "A report that contradicts itself proves neither of its numbers."
	},
	"metric-missing": {
		outcome: "error",
		says: "{check}: no evidence measures `{metric}` by {attribute}. It is measured by: {listed}.",
		fix: "Evaluate by {attribute}, or have the check's `metric` and `attributes` corrected in the policy.",
		expected: "`{metric}` by {attribute}",
		actual: "`{metric}` by {listed}",
		why: UNEQUAL
	},
	"too-many": {
		outcome: "error",
		says: "{check}: `{metric}` is measured by {count} more attributes than the {most} that are compared at once.",
		fix: "Let the check name the attributes that matter, or report fewer.",
		expected: "at most {most} attributes",
		actual: "{count} more"
	},
	"too-much-stated": {
		outcome: "error",
		says: "The reports state more metrics by group and more differences than can be held against each other.",
		fix: "List as evidence only the reports by group that the package needs.",
		expected: "differences that can be checked",
		actual: "too many",
		why: "A difference that is not checked may be one that its groups do not show."
	},
	"group-missing": {
		outcome: "error",
		says: "{check}: the group {group} is not there, since no evidence has `{read}`.",
		fix: "Write the metric under this name, or have the check's `groups` corrected in the policy.",
		expected: "an observation `{read}`",
		actual: "none",
		why: UNEQUAL
	},
	"samples-unknown": {
		outcome: "error",
		says: "{check}: `{metric}` by {attribute} does not say from how many samples it was computed for {groups}, and at least {least} are asked.",
		fix: "Write the number of samples of each group into the report, or name it under `samples`.",
		expected: "at least {least} [sample|samples] of each group",
		actual: "a number that nobody wrote down for {groups}",
		why: "A difference between groups of a handful of cases may as well be chance."
	},
	"too-small": {
		outcome: "fail",
		says: "{check}: `{metric}` by {attribute} was computed from too few samples for {groups}, expected at least {least} [sample|samples] each.",
		fix: "Evaluate on more data of these groups. The policy may set `small_groups: report` to name them and leave them out.",
		expected: "at least {least} [sample|samples] of each group",
		actual: "{groups}",
		why: "A difference between groups of a handful of cases may as well be chance."
	},
	"small-groups": {
		outcome: "pass",
		says: "{check}: `{metric}` by {attribute} leaves out {groups}, with fewer than {least} [sample|samples], as the policy allows."
	},
	"one-group": {
		outcome: "fail",
		says: "{check}: `{metric}` by {attribute} has {count} [group|groups] that can be compared, expected at least two.",
		fix: "Evaluate on data that holds more than one group, each with enough samples.",
		expected: "at least two groups",
		actual: "{count} [group|groups]",
		why: UNEQUAL
	},
	"not-comparable": {
		outcome: "error",
		says: "{check}: `{metric}` of {group} is `{actual}`, which cannot be compared with the other groups of {attribute}.",
		fix: "Write a number in one unit for each group.",
		expected: "a number in the unit of the other groups",
		actual: "`{actual}`"
	},
	"unlike-units": {
		outcome: "error",
		says: "{check}: `{metric}` by {attribute} is {actual}, {left}, and the bar is {bar}, {right}; the two cannot be compared.",
		fix: "Have the bar of the policy's check written as {left}, like the metric.",
		expected: "{left}, like {actual}",
		actual: "{bar}, {right}",
		why: "Numbers of two kinds that are compared anyway give an answer that means nothing."
	},
	"groups-measured": {
		outcome: "pass",
		says: "{check}: `{metric}` is measured for {count} [group|groups] of {attribute}."
	},
	"gap-holds": {
		outcome: "pass",
		says: "{check}: `{metric}` by {attribute} goes from {low} to {high}, a gap of {gap}, at most {most} as asked."
	},
	"gap-too-wide": {
		outcome: "fail",
		says: "{check}: `{metric}` by {attribute} goes from {low} to {high}, a gap of {gap}, expected at most {most}.",
		fix: "Improve the model for the group that it serves worst, or limit what it is used for and have the check waived until then.",
		expected: "a gap of at most {most}",
		actual: "{gap}, from {low} to {high}",
		why: UNEQUAL
	},
	"ratio-holds": {
		outcome: "pass",
		says: "{check}: `{metric}` by {attribute} goes from {low} to {high}, a ratio of {ratio}, at least {least} as asked."
	},
	"ratio-too-low": {
		outcome: "fail",
		says: "{check}: `{metric}` by {attribute} goes from {low} to {high}, a ratio of {ratio}, expected at least {least}.",
		fix: "Improve the model for the group that it serves worst, or limit what it is used for and have the check waived until then.",
		expected: "a ratio of at least {least}",
		actual: "{ratio}, from {low} to {high}",
		why: UNEQUAL
	},
	"ratio-undefined": {
		outcome: "error",
		says: "{check}: `{metric}` by {attribute} goes from {low} to {high}; a ratio has no meaning below 0, and at least {least} is asked.",
		fix: "Use `max_gap` for a metric that may be negative.",
		expected: "values of 0 or more, for a ratio of at least {least}",
		actual: "{low}"
	},
	"limit-holds": {
		outcome: "pass",
		says: "{check}: `{metric}` is {limit} for every group of {attribute}; the worst is {worst}."
	},
	"beyond-limit": {
		outcome: "fail",
		says: "{check}: `{metric}` by {attribute} is expected to be {limit} for every group, and is not for {groups}; the worst is {worst}.",
		fix: "Improve the model for these groups, or limit what it is used for and have the check waived until then.",
		expected: "{limit} for every group",
		actual: "{groups}",
		why: UNEQUAL
	}
};
// src/core/gates/fairness/options.ts
const quantity$1 = union([number(), string().refine((text) => parseQuantity(text).ok, "expected a number with its unit, such as 0.1 or 10%")]);
const label$1 = string().min(1).max(200);
const attribute = union([label$1, array(label$1).min(2).max(4)]).describe("Key of the slices, such as AgeGroup; a list is an intersection, such as [AgeGroup, Gender].");
const knownFormat = (text) => FORMATS.has(text.slice(0, text.indexOf(":")));
/** `format:observation`, such as `metrics:test.small.recall`. */
const read = string().max(300).regex(/^[a-z0-9]+(?:-[a-z0-9]+)*:.+$/, "expected a format, a colon and an observation, such as metrics:test.recall").refine(knownFormat, "expected a format that can be read, such as metrics, before the colon");
const group = strictObject({
	name: label$1.describe("Name of the group."),
	read: read.describe("What is read for it: format, colon, name of the observation."),
	samples: read.optional().describe("Where its number of samples stands.")
});
const bars = {
	max_gap: quantity$1.optional().describe("How far the best and the worst group may lie apart, in the unit of the metric."),
	min_ratio: number().min(0).max(1).optional().describe("How much of the highest group's value the lowest must reach: 0.8 is the four-fifths rule."),
	min: quantity$1.optional().describe("What every group must reach."),
	max: quantity$1.optional().describe("What no group may exceed, for a metric where less is better."),
	min_samples: int().min(1).optional().describe("From how many samples each group must be measured."),
	small_groups: _enum(["fail", "report"]).optional().describe("What a group with fewer samples comes to; `fail` by default. `report` names it and leaves it out.")
};
const check$1 = strictObject({
	name: string().min(1).max(100).describe("Name of the check: what the verdict calls it."),
	metric: label$1.optional().describe("Metric that is compared between groups: its whole name, or what follows a dot in it."),
	attributes: array(attribute).min(1).max(20).optional().describe("By which attributes; by default all by which it is measured, and those of the gate."),
	groups: array(group).min(2).max(100).optional().describe("Groups of a report that names its parts in plain names: in place of `metric`."),
	...bars,
	severity: _enum(["block", "warn"]).optional().describe("`warn` shows what the check finds without blocking; the default is `block`.")
}).refine((one) => one.metric === void 0 !== (one.groups === void 0), "expected either `metric` or `groups`").refine((one) => one.groups === void 0 || (one.attributes ?? []).length <= 1, "expected one attribute where `groups` are listed: the one that they are groups of");
/** Options of the gate `fairness`. */
const options$17 = strictObject({
	required: boolean().default(false).describe("Whether a package must show its results by group."),
	requires: _enum(BOUNDARIES).optional().describe("Set by the stage's own `requires`: from `production` on, results by group are required."),
	attributes: array(attribute).max(20).default([]).describe("Attributes by which some evidence must show at least two groups."),
	checks: array(check$1).max(100).default([]).describe("How far groups may lie apart.")
});
/** Options that are never weaker than either: every attribute and every check is kept. */
function strengthen$12(earlier, later) {
	const requires = BOUNDARIES[Math.max(rankOf$2(earlier.requires), rankOf$2(later.requires))];
	return {
		required: (earlier.required ?? false) || (later.required ?? false),
		...requires === void 0 ? {} : { requires },
		attributes: distinct$1([...earlier.attributes ?? [], ...later.attributes ?? []]),
		checks: distinct$1([...earlier.checks ?? [], ...later.checks ?? []])
	};
}
function rankOf$2(requires) {
	return requires === void 0 ? -1 : BOUNDARIES.indexOf(requires);
}
function distinct$1(entries) {
	return [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()];
}
// src/core/gates/fairness/gate.ts
/** The gate `fairness`: see this folder's README. */
const fairness = defineGate({
	meta: {
		id: "fairness",
		title: "its results hold for every group, and not only on average",
		summary: "Evidence shows results by group, and groups lie no farther apart than the policy allows.",
		kind: "content",
		since: "0.1",
		why: "A model that is good on average may fail the people whom an average hides."
	},
	needs: ["packages"],
	options: options$17,
	messages: messages$17,
	strengthen: strengthen$12,
	evaluate({ packages }, chosen, say) {
		if (packages.length === 0) return { findings: [say("no-packages", {})] };
		const judged = packages.map((one) => {
			const { manifest } = one;
			if (!manifest.ok) return {
				findings: [unreadable$3(one, say)],
				contexts: []
			};
			const context = contextOf(one, manifest.value, chosen, say);
			return {
				findings: judgePackage$11(context),
				contexts: [context]
			};
		});
		return {
			findings: judged.flatMap((each) => each.findings),
			tables: groupsTables(judged.flatMap(({ contexts }) => contexts))
		};
	}
});
function unreadable$3({ manifest, manifestPath, folder }, say) {
	const issues = manifest.ok ? [] : manifest.issues;
	const where = issues[0]?.where ?? {
		path: manifestPath,
		line: 1,
		column: 1
	};
	return say("manifest-unreadable", {
		path: manifestPath,
		count: issues.length
	}, {
		where,
		package: folder
	});
}
function contextOf(one, handoff, chosen, say) {
	const { evidence, folder, manifestPath } = one;
	const broken = evidence.filter(({ reading }) => reading.problems.length > 0).map(({ path }) => path);
	const read = new Set(evidence.map(({ pointer }) => pointer));
	const absent = (handoff.handoff.evidence ?? []).flatMap(({ path }, index) => {
		if (read.has(`/evidence/${index}`)) return [];
		return [typeof path === "string" ? path : path.uri];
	});
	return {
		package: one,
		handoff,
		options: chosen,
		series: seriesOf(evidence),
		unread: [...broken, ...absent],
		say,
		about: {
			package: folder,
			who: [handoff.handoff.package.owner],
			where: {
				path: manifestPath,
				line: 1
			}
		}
	};
}
function judgePackage$11(context) {
	const findings = [
		...judgePresence(context),
		...judgeStated(context),
		...context.options.checks.flatMap((check) => judgeCheck$1(check, context))
	];
	if (findings.length > 0) return findings;
	const measured = context.series.filter((one) => !isCount(one)).map(({ attribute }) => attribute);
	const known = [...new Set(measured)].slice(0, 8);
	return [context.say("nothing-asked", { known }, context.about)];
}
// src/core/gates/freeze/messages.ts
/** Every sentence of the gate `freeze`. */
const messages$16 = {
	"no-freeze": {
		outcome: "skip",
		says: "The policy freezes this stage on no day."
	},
	"not-frozen": {
		outcome: "pass",
		says: "No freeze holds today, {today} in UTC."
	},
	"freeze-ahead": {
		outcome: "pass",
		says: "The freeze `{name}` begins on {from}, in {days} [day|days], and lasts until the end of {to} in UTC."
	},
	frozen: {
		outcome: "fail",
		says: "The freeze `{name}` lasts until the end of {to} in UTC, and nothing merges before.",
		fix: "Merge from {next} on. An earlier end takes a pull request that changes the policy and nothing else.",
		expected: "a day outside of {from} to {to}",
		actual: "{today}"
	},
	"no-rollback": {
		outcome: "fail",
		says: "The freeze `{name}` lasts until the end of {to} in UTC; only a rollback may merge before, and this is none: {because}.",
		fix: "Merge from {next} on, or change nothing but to bring packages back to versions that were released before.",
		expected: "a rollback, or a day outside of {from} to {to}",
		actual: "{today}, and {because}"
	},
	rollback: {
		outcome: "pass",
		says: "The freeze `{name}` lets this rollback through: it goes back to `{versions}`."
	},
	"policy-only": {
		outcome: "pass",
		says: "The freeze `{name}` lets this through: only the policy changes, which is how a freeze is moved or lifted."
	}
};
// src/core/gates/freeze/options.ts
const day$1 = date("expected a date such as 2027-01-04");
const window = strictObject({
	name: string().min(1).max(100).describe("What the freeze is called."),
	from: day$1.describe("First day, in UTC."),
	to: day$1.describe("Last day, in UTC; the whole of it is frozen."),
	except: _enum(["rollback"]).optional().describe("What may merge all the same.")
});
/** Options of the gate `freeze`. */
const options$16 = strictObject({ windows: array(window).max(200).default([]).describe("Windows in which nothing merges: what `freezes` of the policy says of the stage.") });
/** Every window of both, each once: the more windows, the less may merge. */
function strengthen$11(earlier, later) {
	const keyed = [...earlier.windows ?? [], ...later.windows ?? []].map((one) => [JSON.stringify([
		one.name,
		one.from,
		one.to,
		one.except ?? ""
	]), one]);
	return { windows: [...new Map(keyed).values()] };
}
// src/core/gates/version-order.ts
/** How one semantic version stands to another; `null` where that cannot be told, as with numbers beyond all counting. */
function versionOrder(a, b) {
	try {
		return (0, import_semver.compare)(a, b);
	} catch {
		return null;
	}
}
// src/core/gates/freeze/rollback-of.ts
const no = (because) => ({
	ok: false,
	because
});
/**
* Whether a pull request does nothing but bring packages back: each to a version before the one at the base, byte for byte as
* it was released, and nothing else changes but files outside that the released version names and that are as they were.
*/
function rollbackOf(facts) {
	const { changes, packages, baseline } = facts;
	if (packages.length === 0) return no("it brings no package back");
	const versions = [];
	const allowed = [];
	for (const one of packages) {
		const found = releaseOf(one, facts);
		if (typeof found === "string") return no(found);
		versions.push(found.id);
		allowed.push({
			folder: one.folder,
			release: found.release
		});
	}
	const gone = baseline.find(({ folder }) => !packages.some((head) => head.folder === folder));
	if (gone !== void 0) return no(`it takes the package ${shown$2(gone.folder)} away`);
	const stray = changes.paths.find(({ path, after }) => !allowed.some(({ folder, release }) => path.startsWith(`${folder}/`) || release.outside.some((entry) => entry.path === path && entry.oid === after?.oid && entry.mode === after.mode)));
	return stray === void 0 ? {
		ok: true,
		versions
	} : no(`it changes ${shown$2(stray.path)}, too`);
}
/** The release that a package goes back to, or why it is none. */
function releaseOf(one, { packages, baseline, releases }) {
	const base = baseOf(one, {
		packages,
		baseline
	});
	const folder = shown$2(one.folder);
	if (base === void 0 || base === "unclear") return `${folder} was not there before`;
	if (!one.manifest.ok || !base.manifest.ok) return `the version of ${folder} cannot be read`;
	const { name, version } = one.manifest.value.handoff.package;
	const before = base.manifest.value.handoff.package;
	if (name !== before.name) return `${folder} is another package now`;
	if (versionOrder(version, before.version) !== -1) return `${name}@${version} is not a version before ${before.version}`;
	const id = `${name}@${version}`;
	const release = Object.hasOwn(releases, id) ? releases[id] : void 0;
	if (release === void 0) return `${id} was not found among what was released`;
	const different = differenceOf(one, release);
	return different === null ? {
		id,
		release
	} : `${shown$2(different)} is not as ${id} was released`;
}
/** A file, below the folder, that is not the same in both; `null` when all are. */
function differenceOf(one, release) {
	const [head, released] = [entriesOf(one), entriesOf(release)];
	return [.../* @__PURE__ */ new Set([...head.keys(), ...released.keys()])].sort().find((path) => head.get(path) !== released.get(path)) ?? null;
}
function entriesOf({ folder, files }) {
	return new Map(files.map(({ path, mode, oid }) => [path.slice(folder.length + 1), `${mode} ${oid}`]));
}
// src/core/gates/freeze/gate.ts
const DAY$1 = 864e5;
/** Days before its beginning from which a freeze is announced. */
const ANNOUNCED = 7;
/** The gate `freeze`: see this folder's README. */
const freeze = defineGate({
	meta: {
		id: "freeze",
		title: "no freeze holds",
		summary: "Nothing merges on the days that the policy freezes, except to go back where it says so.",
		kind: "content",
		since: "0.2",
		why: "On days on which nobody could mend a release, none is made."
	},
	needs: [
		"now",
		"changes",
		"packages",
		"baseline",
		"releases",
		"proposal"
	],
	options: options$16,
	idleWithout: "windows",
	messages: messages$16,
	strengthen: strengthen$11,
	evaluate(facts, { windows }, say) {
		if (windows.length === 0) return { findings: [say("no-freeze", {})] };
		const today = facts.now.slice(0, 10);
		const holding = windows.filter(({ from, to }) => from <= today && today <= to);
		const ahead = windows.flatMap((window) => announce(window, today, say));
		return { findings: [...holding.length === 0 ? [say("not-frozen", { today })] : holding.map((window) => judgeWindow(window, {
			facts,
			today,
			say
		})), ...ahead] };
	}
});
function judgeWindow({ name, from, to, except }, { facts, today, say }) {
	if (isPolicyOnly(facts)) return say("policy-only", { name });
	const values = {
		name,
		from,
		to,
		today,
		next: dayAfter(to)
	};
	if (except === void 0) return say("frozen", values);
	const rollback = rollbackOf(facts);
	if (!rollback.ok) return say("no-rollback", {
		...values,
		because: rollback.because
	});
	return say("rollback", {
		name,
		versions: rollback.versions
	});
}
/** Otherwise a freeze that was written by mistake could not be lifted before it ends. The policy's owners still have to sign. */
function isPolicyOnly({ changes, proposal }) {
	const policy = new Set(proposal.paths.flatMap(({ path, kind }) => kind === "policy" ? [path] : []));
	return changes.paths.length > 0 && changes.paths.every(({ path }) => policy.has(path));
}
function announce({ name, from, to }, today, say) {
	const days = (Date.parse(from) - Date.parse(today)) / DAY$1;
	return days > 0 && days <= ANNOUNCED ? [say("freeze-ahead", {
		name,
		from,
		to,
		days
	})] : [];
}
function dayAfter(day) {
	return new Date(Date.parse(day) + DAY$1).toISOString().slice(0, 10);
}
// src/core/gates/content-at.ts
/**
* What stands at places of a manifest, as a text that is the same exactly when the content is: paths (within the package where
* they are inside it, so that a package that was moved is the same) with their object ids, and digests of what is elsewhere.
*/
function contentAt$1({ manifest, folder, files, outside }, pointers) {
	if (!manifest.ok) return "";
	const { paths, uris } = referencedPaths(manifest.value);
	const named = paths.filter(({ pointer }) => pointers.test(pointer));
	const found = [...files, ...outside].filter(({ path }) => named.some((each) => path === each.path || path.startsWith(`${each.path}/`)));
	const elsewhere = uris.filter(({ pointer }) => pointers.test(pointer)).map(({ sha256 }) => sha256);
	return [...found.map(({ path, oid }) => {
		return `${path.startsWith(`${folder}/`) ? path.slice(folder.length) : path} ${oid}`;
	}), ...elsewhere].toSorted().join("\n");
}
// src/core/gates/unfinished-sections.ts
/**
* Sections that hold a placeholder of their own. A placeholder counts for every section around it, too: it is told once, at the
* innermost.
*/
function unfinishedSections(sections) {
	return sections.filter(({ level, placeholder }, index) => {
		if (placeholder === void 0) return false;
		const after = sections.slice(index + 1);
		const end = after.findIndex((each) => each.level <= level);
		return !(end < 0 ? after : after.slice(0, end)).some((each) => each.placeholder === placeholder);
	});
}
// src/core/gates/impact/judge-topics.ts
/** Words of a heading by which a topic is known, and a heading that would do. */
const TOPICS$2 = {
	users: {
		words: /\b(?:who|users?|people|touched|affected|customers?|patients?|stakeholders?)\b/i,
		name: "who is touched",
		example: "Who is touched"
	},
	alternatives: {
		words: /\b(?:alternatives?|fall-?backs?|what if|if (?:an |the )?assumptions?|otherwise|plan b)\b/i,
		name: "what is done if an assumption fails",
		example: "If an assumption fails"
	},
	risk: {
		words: /\b(?:risks?|harms?|go(?:es)? wrong|failures?|dangers?|hazards?)\b/i,
		name: "what can go wrong",
		example: "What can go wrong"
	}
};
/** Titles that are shown of a document. */
const MOST_TITLES = 8;
/** Whether the sections of an assessment speak of every topic that is asked for, and none was left to be filled in. */
function judgeTopics$1(path, sections, options, say, about) {
	const top = {
		...about,
		where: {
			path,
			line: 1
		}
	};
	const titles = sections.flatMap(({ title }) => title === "" ? [] : [title]).slice(0, MOST_TITLES);
	const unfinished = unfinishedSections(sections).map((section) => say("left-to-fill-in", {
		path,
		title: section.title,
		placeholder: section.placeholder ?? ""
	}, {
		...about,
		where: placeOf(path, section)
	}));
	const topics = options.topics.flatMap((topic) => {
		const { words, name, example } = TOPICS$2[topic];
		const found = sections.filter(({ title }) => words.test(title.replaceAll(/\s+/g, " ")));
		const section = found.find((each) => each.words >= options.min_words) ?? found[0];
		if (section === void 0) return [say("topic-missing", {
			path,
			topic: name,
			titles,
			example
		}, top)];
		if (section.words >= options.min_words) return [];
		return [say("topic-empty", {
			path,
			title: section.title,
			words: section.words,
			least: options.min_words
		}, {
			...about,
			where: placeOf(path, section)
		})];
	});
	return [...unfinished, ...topics];
}
function placeOf(path, { source }) {
	return {
		path,
		...source.line === void 0 ? {} : { line: source.line }
	};
}
// src/core/gates/impact/messages.ts
const KEY = "`deployment.impact`";
/** Every sentence of the gate `impact`. */
const messages$15 = {
	"no-packages": {
		outcome: "skip",
		says: "No package is handed over, so nobody is touched by one."
	},
	"manifest-unreadable": MANIFEST_UNREADABLE,
	"not-asked": {
		outcome: "skip",
		says: "The package names no impact assessment, and the policy asks for none."
	},
	"assessment-missing": {
		outcome: "fail",
		says: "The package names no impact assessment.",
		fix: `Write down who is touched, what is done if an assumption fails, and what can go wrong, and name the file under ${KEY}.`,
		expected: `a document under ${KEY}`,
		actual: "none"
	},
	"assessment-elsewhere": {
		outcome: "error",
		says: "The impact assessment is elsewhere ({uri}), so whether it speaks of {topics} cannot be told: nothing is fetched.",
		fix: "Commit it as a Markdown file, and name its path under `deployment.impact`.",
		expected: "a document in this repository",
		actual: "{uri}"
	},
	"assessment-unreadable": {
		outcome: "error",
		says: "The impact assessment `{path}` cannot be read.",
		fix: "Make it a Markdown file of the repository.",
		expected: "a Markdown document",
		actual: "something else, or nothing"
	},
	"left-to-fill-in": {
		outcome: "fail",
		says: "`{path}`: `{placeholder}` was left to be filled in under “{title}”.",
		fix: "Fill it in, or take it out.",
		expected: "a finished text",
		actual: "`{placeholder}`",
		many: {
			says: "{count} places were left to be filled in.",
			fix: "Fill each in, or take its section out.",
			each: "`{placeholder}`",
			note: "under “{title}”"
		}
	},
	"topic-missing": {
		outcome: "fail",
		says: "`{path}` has no heading about {topic}. Its headings: {titles}.",
		fix: "Add a section whose heading names it, such as “{example}”.",
		expected: "a heading such as “{example}”",
		actual: "{titles}",
		many: {
			says: "The impact assessment has no heading about {count} things that the policy asks for.",
			fix: "Add a section for each, with a heading that names it.",
			each: "{topic}",
			note: "such as “{example}”"
		}
	},
	"topic-empty": {
		outcome: "fail",
		says: "`{path}`: “{title}” has {words} [word|words] under it, expected at least {least}.",
		fix: "Say what is so for this version.",
		expected: "at least {least} words",
		actual: "{words}"
	},
	"not-renewed": {
		outcome: "fail",
		says: "The {part} changed since the base, and the impact assessment `{path}` did not.",
		fix: "Look at the assessment again, and write down what holds for this version, even where that is that nothing changes for anyone.",
		expected: "an assessment that was looked at for this version",
		actual: "the one of the version before",
		why: "What was assessed is not what is released."
	},
	assessed: {
		outcome: "pass",
		says: "`{path}` speaks of {titles}."
	}
};
// src/core/gates/impact/options.ts
/** What an assessment may have to speak of. */
const TOPICS$1 = [
	"users",
	"alternatives",
	"risk"
];
/** What a change of makes the assessment old. */
const PARTS$1 = [
	"model",
	"data",
	"deployment"
];
/** Options of the gate `impact`. */
const options$15 = strictObject({
	required: boolean().default(false).describe("Whether a package without an assessment fails here. The gate `package` says when a stage asks for one."),
	topics: array(_enum(TOPICS$1)).max(TOPICS$1.length).default([]).describe("What it must have a heading for: who is touched (users), what is done if an assumption fails (alternatives), what can go wrong (risk)."),
	renew: array(_enum(PARTS$1)).max(PARTS$1.length).default([]).describe("Parts of the package whose change asks for a changed assessment."),
	min_words: int().min(1).max(1e3).default(10).describe("Words under each heading that is asked for, below which it counts as empty.")
});
// src/core/gates/impact/gate.ts
const POINTER$1 = "/deployment/impact";
const ASSESSMENT = /^\/deployment\/impact$/;
/** Where each part stands in the manifest. */
const PLACES = {
	model: /^\/model\/path$/,
	data: /^\/datasets\/\d+\/path$/,
	deployment: /^\/deployment(?:\/staging|\/production)?\/path$/
};
/** The gate `impact`: see this folder's README. */
const impact = defineGate({
	meta: {
		id: "impact",
		title: "it is written down who is touched, and what is done if an assumption fails",
		summary: "The impact assessment is finished, speaks of what the policy asks for, and was looked at for this version.",
		kind: "content",
		since: "0.1",
		why: "Who is touched by a model has no say in it unless somebody thinks of them before it is released."
	},
	needs: ["packages", "baseline"],
	options: options$15,
	messages: messages$15,
	strengthen: (earlier, later) => {
		const [a, b] = [options$15.parse(earlier), options$15.parse({
			...earlier,
			...later
		})];
		return {
			required: a.required || b.required,
			topics: [.../* @__PURE__ */ new Set([...a.topics, ...b.topics])],
			renew: [.../* @__PURE__ */ new Set([...a.renew, ...b.renew])],
			min_words: Math.max(a.min_words, b.min_words)
		};
	},
	evaluate(facts, chosen, say) {
		const { packages } = facts;
		if (packages.length === 0) return { findings: [say("no-packages", {})] };
		return { findings: packages.flatMap((one) => judgePackage$10(one, facts, chosen, say)) };
	}
});
function judgePackage$10(one, known, options, say) {
	const { manifest, folder, documents } = one;
	if (!manifest.ok) {
		const { path, count, about: there } = manifestMistakes(one, manifest.issues);
		return [say("manifest-unreadable", {
			path,
			count,
			subject: "who is touched"
		}, there)];
	}
	const document = documents.find(({ pointers }) => pointers.includes(POINTER$1));
	const about = {
		package: folder,
		who: [manifest.value.handoff.package.owner]
	};
	if (document === void 0) {
		const elsewhere = referencedPaths(manifest.value).uris.find(({ pointer }) => pointer === POINTER$1);
		if (elsewhere !== void 0 && options.topics.length > 0) return [say("assessment-elsewhere", {
			uri: elsewhere.uri,
			topics: options.topics
		}, {
			...about,
			where: elsewhere.where
		})];
		const where = whereOfKey(manifest.value, "/deployment");
		return [say(options.required ? "assessment-missing" : "not-asked", {}, {
			...about,
			where
		})];
	}
	const { path, reading } = document;
	const sections = reading?.details?.sections ?? [];
	if (sections.length === 0 || (reading?.problems.length ?? 0) > 0) {
		const where = whereOfKey(manifest.value, POINTER$1);
		return [say("assessment-unreadable", { path }, {
			...about,
			where
		})];
	}
	const told = [...judgeTopics$1(path, sections, options, say, about), ...judgeRenewal(one, path, known, options, say)];
	if (told.length > 0) return told;
	return [say("assessed", {
		path,
		titles: sections.flatMap(({ title }) => title === "" ? [] : [title]).slice(0, 8)
	}, {
		...about,
		where: { path }
	})];
}
/** An assessment that stayed as it was while what it assesses changed. */
function judgeRenewal(one, path, known, { renew }, say) {
	const base = baseOf(one, known);
	if (base === void 0 || base === "unclear" || !isSame$4(ASSESSMENT, one, base)) return [];
	const who = one.manifest.ok ? { who: [one.manifest.value.handoff.package.owner] } : {};
	return renew.filter((part) => !isSame$4(PLACES[part], one, base)).map((part) => say("not-renewed", {
		part,
		path
	}, {
		package: one.folder,
		...who,
		where: {
			path,
			line: 1
		}
	}));
}
function isSame$4(places, head, base) {
	return contentAt$1(head, places) === contentAt$1(base, places);
}
// src/core/gates/inventory/context.ts
/** Whether a path is another or lies below it; every path lies below the root. */
function isAtOrBelow(path, folder) {
	return folder === "" || path === folder || path.startsWith(`${folder}/`);
}
/** The first findings of a kind, and one that counts the rest and blocks exactly when they do. */
function bounded$2(kind, findings, { say, about }) {
	const id = findings.some(({ outcome }) => blocks(outcome)) ? "more" : "more-noted";
	return tellAtMost(findings, (count) => say(id, {
		count,
		kind
	}, about));
}
// src/core/gates/inventory/judge-digests.ts
/** Characters of a digest that are shown: enough to tell two apart. */
const SHOWN$5 = 16;
/**
* Digests that lists, sidecars and signatures state of files of the repository. What a step of the lineage read and made is the
* gate `lineage`'s to judge, and what a report is about the gate `evidence`'s.
*/
function judgeDigests(context) {
	const claims = ownClaims(checkClaims(context.package));
	const agreed = claims.filter(({ state }) => state === "same");
	const { say, about } = context;
	return [
		...bounded$2("digests that differ", ofState(claims, "different", context), context),
		...bounded$2("line endings", ofState(claims, "line-endings", context), context),
		...agreed.length === 0 ? [] : [say("digests-agree", { count: agreed.length }, about)]
	];
}
/** Lists and signatures may name one content several times, and it may be an input or output of a step, too. */
function ownClaims(all) {
	const keyOf = ({ document, path, artifact }) => JSON.stringify([
		document,
		path ?? artifact.name,
		artifact.digests
	]);
	const told = new Set(all.flatMap((one) => one.as === "input" || one.as === "output" ? [keyOf(one)] : []));
	return all.filter((one) => {
		if (one.as !== "artifact" && one.as !== "signed") return false;
		const isNew = !told.has(keyOf(one));
		told.add(keyOf(one));
		return isNew;
	});
}
function ofState(claims, state, { package: facts, options, say, about }) {
	const pointers = pointersOf(facts);
	return claims.flatMap(({ document, artifact, path, state: found }) => {
		if (found !== state || path === null) return [];
		const { line, column } = artifact.source;
		const place = {
			...line === void 0 ? {} : { line },
			...column === void 0 ? {} : { column }
		};
		const where = {
			...about,
			where: {
				path: document,
				...place
			}
		};
		if (state === "line-endings") return [say(options.line_endings === "refuse" ? "line-endings-refused" : "line-endings", {
			document,
			path,
			rule: ruleOf(path)
		}, where)];
		const { stated, found: own } = disagreement(artifact.digests, facts.digests[path], pointers.get(path));
		return [say("digest-differs", {
			document,
			path,
			algorithm: stated.algorithm,
			found: own,
			stated: stated.value
		}, where)];
	});
}
/** The stated digest that does not fit, and what the file (or the pointer in its place) has instead. */
function disagreement(stated, file, pointed = []) {
	const own = new Map(pointed.map(({ algorithm, value }) => [algorithm, value]));
	if (own.size === 0 && file !== void 0) for (const name of [
		"sha256",
		"sha512",
		"sha1",
		"md5"
	]) own.set(name, file[name]);
	const { algorithm = "digest", value = "" } = stated.find(({ algorithm, value }) => own.has(algorithm) && own.get(algorithm) !== value) ?? stated[0] ?? {};
	return {
		stated: {
			algorithm: shown$2(algorithm, 20),
			value: shown$2(value, SHOWN$5)
		},
		found: shown$2(own.get(algorithm) ?? "unknown", SHOWN$5)
	};
}
/** A line of `.gitattributes` that keeps such files as they are committed on every system. */
function ruleOf(path) {
	const name = path.slice(path.lastIndexOf("/") + 1);
	const ending = name.lastIndexOf(".");
	const simple = /^\.[A-Za-z0-9]{1,12}$/.test(name.slice(Math.max(0, ending)));
	return ending > 0 && simple ? `*${name.slice(ending)} text eol=lf` : "* text=auto eol=lf";
}
// src/core/gates/inventory/judge-executables.ts
/** Endings of formats that run code when they are loaded, and how. The ones that nothing but their name tells. */
const BY_NAME = [
	[/\.(?:pkl|pickle|p|joblib|dill|cloudpickle)(?:\.(?:gz|bz2|xz|lzma|z|zst|lz4))?$/, "is a pickle by its name, which runs code when it is loaded"],
	[/\.(?:pt|pth|ckpt)$|(?:^|\/)pytorch_model[^/]*\.bin$/, "is a PyTorch file by its name, which may hold a pickle that runs code when it is loaded"],
	[/\.(?:keras|h5|hdf5)$/, "may hold Keras layers that run code when they are loaded, by its name"]
];
/** Files of the package, and those that it names elsewhere, that run code when they are loaded. */
function judgeExecutables(context) {
	const { options, say, about, package: facts } = context;
	const refused = options.executables === "refuse";
	const globs = {
		dot: true,
		nobrace: true,
		nonegate: true,
		nocomment: true
	};
	const allow = options.allow.map((glob) => new Minimatch(glob, globs));
	const findings = executablesOf(facts).map(({ path, reason, line }) => {
		const where = {
			...about,
			where: {
				path,
				...line === void 0 ? {} : { line }
			}
		};
		const allowed = !refused || allow.some((glob) => glob.match(path));
		return say(allowed ? "executable" : "executable-refused", {
			path,
			reason
		}, where);
	});
	const [noted, blocked] = [findings.filter(isNoted), findings.filter((one) => !isNoted(one))];
	return [...bounded$2("executables", blocked, context), ...bounded$2("executables", noted, context)];
}
function isNoted({ outcome }) {
	return outcome === "pass";
}
/** What a reader found in a file tells more than its name; a name tells only of files that no reader has looked into. */
function executablesOf(one) {
	const { files, outside, documents } = one;
	const found = /* @__PURE__ */ new Map();
	const looked = /* @__PURE__ */ new Set();
	for (const { path, reading } of documents) {
		if (reading === null) continue;
		if (reading.problems.length === 0 && reading.details?.executables !== void 0) looked.add(path);
		const [first] = reading.details?.executables ?? [];
		if (first === void 0) continue;
		const { line } = first.source;
		const named = claimedPath(one, path, first.name);
		const reason = shown$2(first.why, 200);
		if (named === null || named === path) found.set(path, {
			path,
			reason,
			...line === void 0 ? {} : { line }
		});
		else found.set(named, {
			path: named,
			reason
		});
	}
	for (const { path, mode } of [...files, ...outside]) {
		if (looked.has(path) || found.has(path) || !mode.startsWith("100")) continue;
		const reason = BY_NAME.find(([ending]) => ending.test(path.toLowerCase()))?.[1];
		if (reason !== void 0) found.set(path, {
			path,
			reason
		});
	}
	return [...found.values()].toSorted((a, b) => a.path < b.path ? -1 : 1);
}
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
// src/core/gates/inventory/judge-links.ts
/** Links that a report without refusal names. */
const MOST_NAMES$2 = 5;
/** Whether links of the Markdown documents that the manifest names lead somewhere, where they stay in the package. */
function judgeLinks(context) {
	const { options, say, about } = context;
	const dead = deadLinks(context.package);
	if (dead.length === 0) return [];
	if (options.links === "refuse") return bounded$2("links that lead nowhere", dead.map(({ document, link: { target, source }, path }) => {
		const where = {
			path: document,
			...source.line === void 0 ? {} : { line: source.line }
		};
		return say("dead-link-refused", {
			document,
			target,
			path
		}, {
			...about,
			where
		});
	}), context);
	const named = dead.slice(0, MOST_NAMES$2).map(({ document, link }) => `${document} → ${link.target}`);
	const links = dead.length > MOST_NAMES$2 ? [...named, "…"] : named;
	return [say("dead-links", {
		count: dead.length,
		links
	}, about)];
}
/** Only the package's own files are all known: what a link means outside of the folder cannot be told from here. */
function deadLinks(one) {
	const known = placesOf(one);
	return one.documents.filter(isNamedPage).flatMap(({ path: document, reading }) => (reading?.details?.links ?? []).flatMap((link) => {
		const path = placeOfLink(document, link.target);
		if (path === null || !isAtOrBelow(path, one.folder) || known.has(path)) return [];
		return [{
			document,
			link,
			path
		}];
	}));
}
function isNamedPage({ pointers, path }) {
	return pointers.length > 0 && /\.(?:md|markdown)$/i.test(path);
}
/** Where a relative link leads, as GitHub resolves it: beside its page, or with a slash before it from the repository's root. */
function placeOfLink(document, target) {
	const written = linkPath(target);
	if (written === void 0) return null;
	const fromRoot = written.startsWith("/");
	const path = fromRoot ? written.slice(1) : written;
	if (pathFault(path) !== null) return null;
	return resolvePath(fromRoot ? "" : document.slice(0, Math.max(0, document.lastIndexOf("/"))), path);
}
/** Every file of the package, and every folder that holds one. */
function placesOf({ files, folder }) {
	const places = /* @__PURE__ */ new Set([folder, ""]);
	for (const { path } of files) {
		let rest = path;
		while (!places.has(rest)) {
			places.add(rest);
			rest = rest.slice(0, Math.max(0, rest.lastIndexOf("/")));
		}
	}
	return places;
}
// src/core/gates/inventory/judge-pointers.ts
const STRONG$1 = /* @__PURE__ */ new Set([
	"sha256",
	"sha384",
	"sha512",
	"sha3-256",
	"blake2b",
	"blake3"
]);
/** Whether what stands in the place of the model or a data set, and is a pointer, fixes what it points to. */
function judgePointers(context) {
	const { about, handoff, package: facts } = context;
	return bounded$2("pointers", facts.references.flatMap(({ pointer, path, kind }) => {
		if (kind !== "file" || !/^\/(?:model|datasets\/\d+)\/path$/.test(pointer)) return [];
		const document = facts.documents.find((one) => one.path === path && one.pointers.includes(pointer));
		const where = whereOf(handoff, pointer);
		return document === void 0 ? [] : judgePointer(document, {
			...context,
			about: {
				...about,
				where
			}
		});
	}), context);
}
function judgePointer(document, { say, about, package: facts }) {
	const { path, reading } = document;
	if (reading === null) return [];
	const { details = {}, problems } = reading;
	const [problem] = problems;
	const { artifacts = [] } = details;
	if (artifacts.length === 0) {
		if (problem === void 0 || Object.hasOwn(facts.digests, path)) return [];
		return [say("pointer-unreadable", {
			path,
			...quoteIssue(problem)
		}, {
			...about,
			where: problem.where
		})];
	}
	const where = {
		path,
		...lineOf$1(artifacts[0])
	};
	if (artifacts.some(({ digests }) => digests.length === 0)) return problem === void 0 ? [] : [say("pointer-without-digest", { path }, {
		...about,
		where
	})];
	const best = strongest(artifacts[0]?.digests ?? []);
	if (best === void 0) return [];
	return [say("pointer-resolved", {
		path,
		algorithm: best.algorithm,
		digest: shown$2(best.value, 16)
	}, about)];
}
function lineOf$1(artifact) {
	const line = artifact?.source.line;
	return line === void 0 ? {} : { line };
}
function strongest(digests) {
	return digests.find(isStrong) ?? digests[0];
}
function isStrong({ algorithm }) {
	return STRONG$1.has(algorithm);
}
/** Content that is not in git and that a document fixes by nothing stronger than md5 or sha1. */
function judgeWeakDigests(context) {
	const { package: facts, options, say, about } = context;
	const byDocument = /* @__PURE__ */ new Map();
	for (const { document, artifact, state } of checkClaims(facts)) {
		if (state !== "absent" || artifact.digests.some(isStrong)) continue;
		byDocument.set(document, [...byDocument.get(document) ?? [], artifact]);
	}
	const id = options.strong_digests ? "weak-digest-refused" : "weak-digest";
	return bounded$2("weak digests", [...byDocument].map(([document, artifacts]) => {
		const names = artifacts.flatMap(({ digests }) => digests.map(({ algorithm }) => shown$2(algorithm, 20)));
		const algorithms = [...new Set(names)].toSorted().slice(0, 4).join(", ");
		const count = new Set(artifacts.map(({ name }) => name)).size;
		const where = {
			path: document,
			...lineOf$1(artifacts[0])
		};
		const values = {
			document,
			count,
			algorithms,
			name: shown$2(artifacts[0]?.name ?? "")
		};
		return say(id, values, {
			...about,
			where
		});
	}), context);
}
// src/core/gates/inventory/judge-references.ts
const GLOBS = {
	dot: true,
	nobrace: true,
	nonegate: true,
	nocomment: true
};
/** Names that a report without refusal tells. */
const MOST_NAMES$1 = 5;
/** Files of the package that nothing names and nothing ignores. */
function judgeReferences(context) {
	const { options, say, about } = context;
	const paths = unreferenced(context);
	if (options.unreferenced === "refuse") {
		const wide = tooWide(context);
		if (wide.length > 0) return wide;
	}
	if (paths.length === 0) return [];
	if (options.unreferenced === "refuse") return bounded$2("files that nothing names", paths.map((path) => say("unreferenced-refused", { path }, {
		...about,
		where: { path }
	})), context);
	const rest = paths.length > MOST_NAMES$1 ? ["…"] : [];
	return [say("unreferenced", {
		count: paths.length,
		paths: [...paths.slice(0, MOST_NAMES$1), ...rest]
	}, about)];
}
/** Globs of `ignore` that leave out the manifest itself leave out everything: then nothing is known of any file. */
function tooWide({ package: { manifestPath }, handoff, say, about }) {
	const own = manifestPath.slice(manifestPath.lastIndexOf("/") + 1);
	return (handoff.handoff.ignore ?? []).flatMap((glob, index) => {
		if (!new Minimatch(glob, GLOBS).match(own)) return [];
		const where = whereOf(handoff, `/ignore/${index}`);
		return [say("ignores-everything", {
			glob: shown$2(glob, 60),
			own
		}, {
			...about,
			where
		})];
	});
}
/** Who names a file of the package, by path: manifest pointers, documents, or the package's own rules. */
function namedBy(one) {
	const { folder, manifestPath, checklists, manifest } = one;
	const inFolder = (name) => folder === "" ? name : `${folder}/${name}`;
	const exact = /* @__PURE__ */ new Map();
	const add = (path, by) => {
		const known = exact.get(path) ?? [];
		if (!known.includes(by)) exact.set(path, [...known, by]);
	};
	add(manifestPath, "manifest");
	add(inFolder("README.md"), "package");
	for (const { path } of checklists) add(path, "checklist");
	for (const { section, path } of manifest.ok ? manifest.value.sections : []) add(path, `/${section}`);
	for (const { pointer, path, kind } of one.references) if (kind !== "absent") add(path, pointer);
	for (const { path, reading } of one.documents) if (reading !== null) add(path, reading.format);
	for (const { path, document } of claimsOf$1(one)) if (path !== null) add(path, document);
	for (const [path, document] of linked(one)) add(path, document);
	return (path) => placesAbove(path, folder).flatMap((place) => exact.get(place) ?? []);
}
/** A path and the folders above it, up to and without the package's own, which names nothing by itself. */
function placesAbove(path, folder) {
	const places = [];
	let rest = path;
	while (rest !== folder && rest !== "") {
		places.push(rest);
		rest = rest.slice(0, Math.max(0, rest.lastIndexOf("/")));
	}
	return places;
}
function linked(one) {
	const resolve = claimResolver(one);
	return one.documents.flatMap(({ path: document, reading }) => (reading?.details?.links ?? []).flatMap(({ target }) => {
		const path = resolve(document, target.split(/[?#]/, 1)[0] ?? "");
		return path === null ? [] : [[path, document]];
	}));
}
function unreferenced({ package: one, handoff }) {
	const { folder, files } = one;
	const ignored = (handoff.handoff.ignore ?? []).map((glob) => new Minimatch(glob, GLOBS));
	const named = namedBy(one);
	const listed = new Set(files.map(({ path }) => path));
	const prefix = folder === "" ? 0 : folder.length + 1;
	return files.flatMap(({ path }) => {
		const own = path.slice(prefix);
		return named(path).length > 0 || isSidecar(path, listed, named) || isHousekeeping(own) || ignored.some((glob) => glob.match(own)) ? [] : [path];
	});
}
/** `model.onnx.sha256` and `model.onnx.sig` belong to the file whose name they carry. */
function isSidecar(path, listed, named) {
	const main = path.replace(/\.(?:sha256|sha512|md5|sig|sigstore|sigstore\.json|asc|dvc|license)$/, "");
	return main !== path && listed.has(main) && named(main).length > 0;
}
/** Files that git and editors ask for, and checklists, which the gate `checklist` reads by their place. */
function isHousekeeping(path) {
	return /(?:^|\/)\.(?:git[a-z]+|editorconfig|dvcignore)$/.test(path) || path.startsWith("checklists/");
}
// src/core/gates/inventory/judge-release.ts
/** Parts that are named. */
const SHOWN$4 = 5;
/**
* Holds a version against what was released under it: its model, data and evidence must be the same. It may say more. A version
* that stands at the base is held against that by the gate `package`.
*/
function judgeRelease$1({ package: facts, handoff, say, about }, { baseline, releases }) {
	const { name, version } = handoff.handoff.package;
	const id = `${name}@${version}`;
	if (baseline.some((base) => identityOf$1(base) === id)) return [];
	const released = Object.hasOwn(releases, id) ? releases[id] : void 0;
	if (released?.manifest.ok !== true) return [];
	const before = partsOf(released, released.manifest.value);
	const now = partsOf(facts, handoff);
	const parts = [...before].flatMap(([part, content]) => now.get(part) === content ? [] : [part]);
	const where = {
		...about,
		where: whereOf(handoff, "/package/version")
	};
	if (parts.length === 0) return [say("released-same", { version }, where)];
	return [say("released-otherwise", {
		version,
		count: parts.length,
		parts: parts.slice(0, SHOWN$4)
	}, where)];
}
function identityOf$1({ manifest }) {
	if (!manifest.ok) return void 0;
	const { name, version } = manifest.value.handoff.package;
	return `${name}@${version}`;
}
/** Content of each part under a name that is the same on both sides. */
function partsOf(facts, { handoff }) {
	const { model, datasets = [], evidence = [] } = handoff;
	const parts = [
		["model", model?.path],
		...datasets.map(({ name, path }) => [`data set ${name}`, path]),
		...evidence.map(({ path }) => [typeof path === "string" ? path : "evidence elsewhere", path])
	];
	return new Map(parts.flatMap(([part, named]) => {
		const content = contentOf$1(named, facts);
		return content === null ? [] : [[part, content]];
	}));
}
/** Modes and object ids of what stands at a path, without what the manifest names as something else. */
function contentOf$1(named, { folder, files, outside, ...facts }) {
	if (named === void 0) return null;
	if (typeof named !== "string") return named.digest.sha256;
	const path = resolvePath(folder, named);
	if (path === null) return null;
	const others = /* @__PURE__ */ new Set([facts.manifestPath, ...facts.checklists.map((one) => one.path)]);
	for (const { pointer, path: other } of facts.references) if (!/^\/(?:model|datasets\/\d+)\/path$/.test(pointer)) others.add(other);
	const found = [...files, ...outside].filter((file) => file.path === path || isAtOrBelow(file.path, path) && !others.has(file.path));
	if (found.length === 0) return null;
	return JSON.stringify(found.map((file) => [
		writtenPath(folder, file.path),
		file.mode,
		file.oid
	]).toSorted());
}
// src/core/gates/inventory/messages.ts
/** Every sentence of the gate `inventory`. */
const messages$14 = {
	"no-packages": {
		outcome: "skip",
		says: "No package is handed over, so there is no content to list."
	},
	"manifest-unreadable": {
		outcome: "error",
		says: "The manifest `{path}` cannot be read, so what belongs to the package cannot be told.",
		fix: "Mend the manifest first; the gate `package` lists its mistakes: {count}.",
		expected: "a manifest without mistakes",
		actual: "{count} [mistake|mistakes]"
	},
	listed: {
		outcome: "pass",
		says: "The package has {files} [file|files], each fixed by its git object id; {digested} [is|are] also known by SHA-256, and the manifest names {elsewhere} [content|contents] elsewhere by digest."
	},
	"pointer-resolved": {
		outcome: "pass",
		says: "`{path}` stands for content elsewhere, fixed by {algorithm} {digest}."
	},
	"pointer-unreadable": {
		outcome: "error",
		says: "`{path}` cannot be read as a pointer to content: {problem}",
		fix: "{remedy}",
		expected: "a pointer with a digest, or the content itself",
		actual: "`{path}`, which cannot be read"
	},
	"pointer-without-digest": {
		outcome: "fail",
		says: "`{path}` stands for content elsewhere and states no digest of it, so the content can change unseen.",
		fix: "Write the pointer again with the tool that made it: `git lfs` and `dvc add` state a digest.",
		expected: "a digest of the content",
		actual: "none in `{path}`"
	},
	"digests-agree": {
		outcome: "pass",
		says: "{count} [digest that a document states is|digests that documents state are] the file's own."
	},
	"digest-differs": {
		outcome: "fail",
		says: "`{document}` states the {algorithm} {stated} of `{path}`, and the file is another: {found}.",
		fix: "Find out which of the two is right: put the file back that was meant, or write `{document}` again.",
		expected: "{algorithm} {stated}",
		actual: "{algorithm} {found}",
		why: "A digest that does not fit its file means that one of them was changed after they were checked together.",
		many: {
			says: "{count} times, this document states a digest that is not the file's.",
			fix: "Find out for each which of the two is right: put the file back that was meant, or write the document again.",
			each: "`{path}`",
			note: "{algorithm} {stated}, and the file is {found}"
		}
	},
	"line-endings": {
		outcome: "pass",
		says: "`{document}` states the digest of `{path}` with other line endings; the text is the same. It was made on another system: `{rule}` in `.gitattributes` makes both the same."
	},
	"line-endings-refused": {
		outcome: "fail",
		says: "`{document}` states the digest of `{path}` with other line endings; the text is the same, and the policy asks for the same bytes.",
		fix: "Write `{rule}` in `.gitattributes`, commit the file again, and write `{document}` again.",
		expected: "the same bytes",
		actual: "the same text with other line endings",
		why: "Tools that compare digests cannot tell another line ending from another content."
	},
	"weak-digest": {
		outcome: "pass",
		says: "`{document}` fixes {count} [content|contents] outside of git by {algorithms} alone: enough to notice a change, not to prove that nobody made one on purpose."
	},
	"weak-digest-refused": {
		outcome: "fail",
		says: "`{document}` fixes {count} [content|contents] outside of git by {algorithms} alone, such as `{name}`, and the policy asks for SHA-256 or SHA-512.",
		fix: "Commit the content or a Git LFS pointer to it, or name it as `uri` with its `digest`.",
		expected: "SHA-256 or SHA-512",
		actual: "{algorithms}",
		why: "Two contents with the same md5 or sha1 can be made on purpose."
	},
	executable: {
		outcome: "pass",
		says: "`{path}` {reason}: load it only where its origin is trusted."
	},
	"executable-refused": {
		outcome: "fail",
		says: "`{path}` {reason}, and the policy does not allow that here.",
		fix: "Save the model in a format that holds numbers alone, such as ONNX or safetensors, or ask the owners of the policy to allow this file.",
		expected: "a format that runs nothing when it is loaded",
		actual: "`{path}`",
		why: "Whoever loads such a file runs whatever its author put in it."
	},
	unreferenced: {
		outcome: "pass",
		says: "{count} [file of the package is|files of the package are] neither named by the manifest nor listed in its `ignore`: {paths}."
	},
	"ignores-everything": {
		outcome: "fail",
		says: "`ignore` has `{glob}`, which leaves out even `{own}`, and so every file.",
		fix: "Write a narrower glob, such as `notes/**`, or delete it.",
		expected: "globs of files that are no part of what is handed over",
		actual: "`{glob}`",
		why: "A file that the manifest ignores is one that nobody is asked to look at."
	},
	"unreferenced-refused": {
		outcome: "fail",
		says: "`{path}` is neither named by the manifest nor listed in its `ignore`.",
		fix: "Name it in the section that it belongs to, add it to `ignore`, or delete it.",
		expected: "a file that the manifest names or ignores",
		actual: "`{path}`, which nothing names",
		why: "A file that nobody named is a file that nobody looked at."
	},
	"dead-links": {
		outcome: "pass",
		says: "{count} [link of the documents that the manifest names leads|links of the documents that the manifest names lead] to nothing in the package: {links}."
	},
	"dead-link-refused": {
		outcome: "fail",
		says: "`{document}` links to `{target}`, and nothing stands at `{path}`.",
		fix: "Correct the link (it is relative to `{document}`), or add the file.",
		expected: "a file or folder at `{path}`",
		actual: "nothing at this commit",
		why: "Whoever rebuilds the setting follows the links of its documents.",
		many: {
			says: "{count} links lead to nothing.",
			fix: "Correct the links (they are relative to their document), or add the files.",
			each: "`{target}`",
			note: "nothing stands at `{path}`"
		}
	},
	"released-otherwise": {
		outcome: "fail",
		says: "Version {version} was released already with other content in {count} [part|parts]: {parts}.",
		fix: "Give it a new version: what was released as {version} must stay what it is.",
		expected: "the content that was released as {version}",
		actual: "other content: {parts}",
		why: "Who has installed a version must be able to rely on what it holds."
	},
	"released-same": {
		outcome: "pass",
		says: "Version {version} was released already, and its model, data and evidence are the same."
	},
	...MORE
};
// src/core/gates/inventory/options.ts
const REACTIONS = ["report", "refuse"];
/** Options of the gate `inventory`. */
const options$14 = strictObject({
	strong_digests: boolean().default(false).describe("Whether content outside of git must be fixed by SHA-256 or SHA-512, and md5 or sha1 fails."),
	line_endings: _enum(REACTIONS).default("report").describe("What a digest comes to that differs from the file by line endings only."),
	executables: _enum(REACTIONS).default("report").describe("What a file comes to that runs code when it is loaded, such as a pickle."),
	allow: array(string().min(1).max(256).regex(/^[^{}\\]*$/, "expected a glob without braces and backslashes, such as handoffs/*/model/**")).max(100).default([]).describe("Globs, relative to the repository, of files that may run code where `executables` is `refuse`."),
	unreferenced: _enum(REACTIONS).default("report").describe("What a file of the package comes to that neither the manifest names nor its `ignore` lists."),
	links: _enum(REACTIONS).default("report").describe("What a relative link comes to that leads to nothing in the package, in a Markdown document that the manifest names.")
});
/** Refuses what either side refuses. Where both refuse executables, only what both allow is allowed. */
function strengthen$10(earlier, later) {
	return {
		strong_digests: (earlier.strong_digests ?? false) || (later.strong_digests ?? false),
		line_endings: stricter$1(earlier.line_endings, later.line_endings),
		executables: stricter$1(earlier.executables, later.executables),
		allow: allowed(earlier, later),
		unreferenced: stricter$1(earlier.unreferenced, later.unreferenced),
		links: stricter$1(earlier.links, later.links)
	};
}
function stricter$1(a, b) {
	return a === "refuse" || b === "refuse" ? "refuse" : "report";
}
/** A side that refuses nothing needs no exceptions, so that its empty list is no objection to the other's. */
function allowed(earlier, later) {
	const [before, after] = [earlier.allow ?? [], later.allow ?? []];
	if (earlier.executables !== "refuse") return [...after];
	if (later.executables !== "refuse") return [...before];
	return after.filter((glob) => before.includes(glob));
}
// src/core/gates/inventory/tables.ts
/** Rows of the inventory that are shown. */
const MOST_ROWS$1 = 200;
/** The package's own files, and those that it names elsewhere in the repository, where there are any. */
function inventoryTables(one) {
	return [...one.files.length === 0 ? [] : [inventoryTable(one)], ...one.outside.length === 0 ? [] : [outsideTable(one)]];
}
/** Files outside of the folder that the manifest or a document names, such as code, with their git object ids. */
function outsideTable(one) {
	const named = namedBy(one);
	const rows = one.outside.slice(0, MOST_ROWS$1).map(({ path, oid }) => [
		path,
		oid.slice(0, 12),
		sha256Of(one, path),
		named(path)
	]);
	return {
		title: titleOf("Files elsewhere in the repository", rows.length, one.outside.length, one),
		columns: [
			"File",
			"Git",
			"SHA-256",
			"Named by"
		],
		rows
	};
}
function sha256Of({ digests }, path) {
	return (Object.hasOwn(digests, path) ? digests[path]?.sha256 : void 0)?.slice(0, 12) ?? "";
}
function titleOf(what, shown, all, { folder }) {
	const title = shown < all ? `${what} (the first ${shown} of ${all} files)` : what;
	return folder === "" ? title : `${title}: ${folder}`;
}
/** Every file of a package by path, with its size, its digests and who names it. */
function inventoryTable(one) {
	const named = namedBy(one);
	const stated = /* @__PURE__ */ new Map();
	for (const { path, state } of checkClaims(one)) if (path !== null && (state === "different" || !stated.has(path))) stated.set(path, state);
	const rows = one.files.slice(0, MOST_ROWS$1).map(({ path, size, oid }) => [
		path,
		size === null ? "" : size,
		oid.slice(0, 12),
		sha256Of(one, path),
		stated.get(path) ?? "",
		named(path)
	]);
	return {
		title: titleOf("Inventory", rows.length, one.files.length, one),
		columns: [
			"File",
			"Bytes",
			"Git",
			"SHA-256",
			"Stated digest",
			"Named by"
		],
		rows
	};
}
// src/core/gates/inventory/gate.ts
/** The gate `inventory`: see this folder's README. */
const inventory = defineGate({
	meta: {
		id: "inventory",
		title: "every file of it is known by its digest",
		summary: "Every file is listed with its digest, pointers fix what they point to, and stated digests are the files' own.",
		kind: "content",
		since: "0.2",
		why: "What is not fixed by a digest can be exchanged after it was approved."
	},
	needs: [
		"packages",
		"baseline",
		"releases"
	],
	options: options$14,
	messages: messages$14,
	strengthen: strengthen$10,
	evaluate({ packages, baseline, releases }, chosen, say) {
		if (packages.length === 0) return { findings: [say("no-packages", {})] };
		return {
			findings: packages.flatMap((one) => judgePackage$9(one, {
				baseline,
				releases
			}, chosen, say)),
			tables: packages.flatMap(inventoryTables)
		};
	}
});
function judgePackage$9(one, earlier, chosen, say) {
	const { manifest, manifestPath: path, folder } = one;
	if (!manifest.ok) {
		const where = manifest.issues[0]?.where ?? {
			path,
			line: 1,
			column: 1
		};
		return [say("manifest-unreadable", {
			path,
			count: manifest.issues.length
		}, {
			where,
			package: folder
		})];
	}
	const handoff = manifest.value;
	const about = {
		package: folder,
		who: [handoff.handoff.package.owner],
		where: { path }
	};
	const context = {
		package: one,
		handoff,
		options: chosen,
		say,
		about
	};
	return [
		say("listed", {
			files: one.files.length,
			digested: one.files.filter((file) => Object.hasOwn(one.digests, file.path)).length,
			elsewhere: referencedPaths(handoff).uris.length
		}, about),
		...judgePointers(context),
		...judgeWeakDigests(context),
		...judgeDigests(context),
		...judgeExecutables(context),
		...judgeReferences(context),
		...judgeLinks(context),
		...judgeRelease$1(context, earlier)
	];
}
// src/core/gates/licence/licence-choices.ts
var import_spdx_expression_parse = /* @__PURE__ */ __toESM(require_spdx_expression_parse(), 1);
/** Choices of one expression that are looked at: an expression of people's making has two or three. */
const MOST_CHOICES = 64;
/**
* The ways in which a licence expression can be met: of each choice, all ids must be complied with at once.
* `MIT OR (Apache-2.0 AND CC-BY-4.0)` gives `[[MIT], [Apache-2.0, CC-BY-4.0]]`. What is no SPDX expression is split at its
* words: all that it names must then be complied with, and so it is with an expression of too many choices, since a licence that
* stands somewhere in it must not escape.
*/
function choicesOf(expression) {
	const text = expression.trim();
	try {
		const choices = choicesOfNode((0, import_spdx_expression_parse.default)(text));
		return choices.length > MOST_CHOICES ? [namesIn(text)] : choices;
	} catch {
		return [namesIn(text)];
	}
}
/** Names of one expression that are told apart; no expression of people's making has as many. */
const MOST_NAMES = 200;
/** Everything that a text names as a licence, in its order. */
function namesIn(text) {
	const names = text.split(/ (?:and|or) |[()]/i).map((name) => name.trim());
	const found = [...new Set(names)].filter((name) => name !== "");
	return found.length === 0 || found.length > MOST_NAMES ? [text] : found;
}
function choicesOfNode(node) {
	if ("license" in node) return [[node.license + (node.plus === true ? "+" : "")]];
	const [left, right] = [choicesOfNode(node.left), choicesOfNode(node.right)];
	if (node.conjunction === "or") return [...left, ...right].slice(0, 65);
	return left.flatMap((one) => right.map((other) => [...one, ...other])).slice(0, 65);
}
// src/core/gates/licence/judge-agreement.ts
/** Licences that documents state otherwise than the manifest does: of the model, and of data sets and base models of the same name. */
function judgeAgreement(all, say, about) {
	const own = all.filter((each) => each.own);
	return all.filter((each) => !each.own).flatMap((stated) => {
		const counterpart = own.find((each) => isSame$3(each, stated));
		if (counterpart === void 0 || agree(counterpart.expression, stated.expression)) return [];
		const { subject, expression: licence, path, where } = stated;
		const values = {
			path,
			licence,
			own: counterpart.expression
		};
		const there = {
			...about,
			where
		};
		return counterpart.of === "package" ? [say("cards-disagree", values, there)] : [say("sources-disagree", {
			...values,
			subject
		}, there)];
	});
}
/** What a card calls the model is what the manifest calls the package. */
function isSame$3(own, stated) {
	if (own.of === "package") return stated.of === "model" || stated.of === "package";
	return own.of === stated.of && own.name !== void 0 && own.name === stated.name;
}
/** Whether two expressions give the same choices, however their ids are spelled and ordered. */
function agree(a, b) {
	const plain = (expression) => choicesOf(expression).map((ids) => ids.map((id) => id.toLowerCase()).toSorted().join(" and ")).toSorted().join(" or ");
	return plain(a) === plain(b);
}
// src/core/gates/licence/licence-traits.ts
const PERMISSIVE = {
	family: "permissive",
	traits: []
};
/**
* Families by a pattern over the lower-case SPDX id (https://spdx.org/licenses/), most specific first. Licences of models that
* SPDX does not list are known by the names that Hugging Face gives them.
*/
const FAMILIES = [
	[/^cc-by-nc-nd(?:-|$)/, {
		family: "CC-BY-NC-ND",
		traits: ["non-commercial", "no-derivatives"]
	}],
	[/^cc-by-nc-sa(?:-|$)/, {
		family: "CC-BY-NC-SA",
		traits: ["non-commercial", "copyleft"]
	}],
	[/^cc-by-nc(?:-|$)/, {
		family: "CC-BY-NC",
		traits: ["non-commercial"]
	}],
	[/^cc-by-nd(?:-|$)/, {
		family: "CC-BY-ND",
		traits: ["no-derivatives"]
	}],
	[/^cc-by-sa(?:-|$)/, {
		family: "CC-BY-SA",
		traits: ["copyleft"]
	}],
	[/^(?:cc-by-|cc0-|pddl|odc-by|cdla-permissive|c-uda)/, PERMISSIVE],
	[/^(?:odbl|cdla-sharing)/, {
		family: "ODbL",
		traits: ["copyleft"]
	}],
	[/^agpl(?:-|$)/, {
		family: "AGPL",
		traits: ["copyleft"]
	}],
	[/^gpl(?:-|$)/, {
		family: "GPL",
		traits: ["copyleft"]
	}],
	[/^(?:lgpl|mpl|epl|cddl|eupl)-/, {
		family: "weak copyleft",
		traits: []
	}],
	[/^(?:sspl|busl|bsl-1\.1$|elastic)/, {
		family: "source-available",
		traits: ["use-restricted"]
	}],
	[/(?:^|-)(?:open)?rail(?:-|\+|$)|(?:^|-)llama-?\d|(?:^|-)gemma(?:-|$)/, {
		family: "RAIL",
		traits: ["use-restricted"]
	}],
	[/^(?:mit|mit-0|apache-|bsd-|0bsd|isc|zlib|unlicense|bsl-1\.0|python-|psf-|hpnd|ncsa|postgresql|upl-|wtfpl|artistic-|afl-|ms-pl)/, PERMISSIVE]
];
/** What is known of a licence by its id, however it is spelled; `null` when nothing is. */
function traitsOf(id) {
	const spelled = hyphened(id).replace(/^licenseref-/, "");
	return FAMILIES.find(([pattern]) => pattern.test(spelled))?.[1] ?? null;
}
/** Whether two ids name one licence: `apache-2.0` is how Hugging Face spells `Apache-2.0`. */
function sameLicence(a, b) {
	const plain = (id) => hyphened(id).replace(/-only$/, "").replace(/\+$/, "-or-later");
	return plain(a) === plain(b);
}
/** `CC BY-NC 4.0` and `cc_by_nc_4.0` are how people write `CC-BY-NC-4.0`. */
function hyphened(id) {
	return id.trim().toLowerCase().replaceAll(/[\s_]+/g, "-");
}
/** Licences that a copyleft licence lets works made from its subject be under, beside itself: by family. */
const COMPATIBLE = {
	GPL: ["GPL", "AGPL"],
	AGPL: ["AGPL"],
	"CC-BY-SA": ["CC-BY-SA"],
	"CC-BY-NC-SA": ["CC-BY-NC-SA"],
	ODbL: ["ODbL"]
};
/** Whether something made from a subject of the first family may be under a licence of the second. */
function mayBecome(from, to) {
	return (COMPATIBLE[from] ?? []).includes(to);
}
// src/core/gates/licence/judge-licence.ts
/** Judges one stated licence: of the choices that it gives, the best one counts. */
function judgeLicence(stated, scene) {
	const judged = choicesOf(stated.expression).map((ids) => judgeChoice(ids, stated, scene));
	const passing = judged.find(({ outcome }) => outcome === "pass");
	const [first] = judged;
	if (first === void 0) throw new Error("an expression gives a choice");
	return passing ?? first;
}
/** Every id of a choice must be complied with: the first that cannot be decides. */
function judgeChoice(ids, stated, scene) {
	const judged = ids.map((id) => judgeId(id, stated, scene));
	const [first] = judged;
	if (first === void 0) throw new Error("a choice names a licence");
	const notable = judged.find(({ id }) => id !== "compatible");
	return judged.find(({ outcome }) => outcome !== "pass") ?? notable ?? first;
}
function judgeId(id, stated, { own = "no licence", options, say, about }) {
	const { subject, of, where } = stated;
	const there = {
		...about,
		where
	};
	const values = {
		subject,
		licence: id
	};
	const among = (list) => list.some((each) => sameLicence(each, id));
	if (among(options.deny)) return say("denied", values, there);
	const allowed = options.allow !== void 0 && among(options.allow);
	if (options.allow !== void 0 && !allowed) return say("not-allowed", {
		...values,
		allowed: options.allow
	}, there);
	const known = traitsOf(id);
	if (known === null && !allowed) return say(options.unknown === "refuse" ? "unknown-licence" : "unsettled", values, there);
	const compatible = say("compatible", {
		...values,
		own
	}, there);
	if (of === "package" || of === "model") return say("stated", values, there);
	if (known === null) return compatible;
	const has = (trait) => known.traits.includes(trait);
	const permits = (test) => choicesOf(own).every((ids) => ids.some((each) => testOwn(each, test)));
	if (has("non-commercial") && !permits((_family, traits) => traits.includes("non-commercial"))) return say("not-commercial", {
		...values,
		own
	}, there);
	const binding = of === "base-model" || options.data === "refuse";
	if (has("no-derivatives")) return say(binding ? "no-derivatives" : "terms-of-data", values, there);
	if (has("copyleft") && !permits((family) => mayBecome(known.family, family))) return binding ? say("copyleft-broken", {
		...values,
		own
	}, there) : say("terms-of-data", values, there);
	return has("use-restricted") ? say("restricted", values, there) : compatible;
}
function testOwn(id, test) {
	const known = traitsOf(id);
	return known !== null && test(known.family, known.traits);
}
// src/core/gates/licence/messages.ts
/** Every sentence of the gate `licence`. */
const messages$13 = {
	"no-packages": {
		outcome: "skip",
		says: "No package is handed over, so there is no licence to judge."
	},
	"manifest-unreadable": MANIFEST_UNREADABLE,
	"none-stated": {
		outcome: "skip",
		says: "Neither the manifest nor any of its documents states a licence."
	},
	"not-allowed": {
		outcome: "fail",
		says: "{subject} is under `{licence}`, which the policy does not allow.",
		fix: "Use something under a licence that is allowed, or have the policy's owners add this one: {allowed}.",
		expected: "one of {allowed}",
		actual: "{licence}"
	},
	denied: {
		outcome: "fail",
		says: "{subject} is under `{licence}`, which the policy denies.",
		fix: "Use something under another licence.",
		expected: "another licence",
		actual: "{licence}"
	},
	"unknown-licence": {
		outcome: "fail",
		says: "{subject} is under `{licence}`, of which nothing is known here.",
		fix: "Have it read by whoever knows licences, and have the policy's owners add it to `allow`.",
		expected: "a licence of the SPDX list, or one that the policy allows by name",
		actual: "{licence}"
	},
	"cards-disagree": {
		outcome: "fail",
		says: "`{path}` states `{licence}` for the model, and the manifest states `{own}`.",
		fix: "Write the same licence into both.",
		expected: "{own}",
		actual: "{licence}",
		why: "Whoever finds the model by its card acts on what the card says."
	},
	"sources-disagree": {
		outcome: "fail",
		says: "`{path}` states `{licence}` for {subject}, and the manifest states `{own}`.",
		fix: "Look up which of them is right, and write the same into both.",
		expected: "{own}",
		actual: "{licence}"
	},
	"not-commercial": {
		outcome: "fail",
		says: "{subject} is under `{licence}`, which does not permit commercial use, and the package's own `{own}` permits it.",
		fix: "Replace it, get it under other terms, or release the package under terms that forbid commercial use, too.",
		expected: "a licence that permits what the package's own permits",
		actual: "{licence}"
	},
	"no-derivatives": {
		outcome: "fail",
		says: "{subject} is under `{licence}`, which does not let changed versions be shared.",
		fix: "Replace it, or get it under other terms.",
		expected: "a licence that permits changed versions",
		actual: "{licence}"
	},
	"copyleft-broken": {
		outcome: "fail",
		says: "{subject} is under `{licence}`, so what is made from it must be, too; the package is under `{own}`.",
		fix: "Release the package under the same licence, or replace what it is made from.",
		expected: "{licence} for the package",
		actual: "{own}"
	},
	"terms-of-data": {
		outcome: "pass",
		says: "{subject} is under `{licence}`, which binds changed versions of the data; whether a model is one is for people to say."
	},
	restricted: {
		outcome: "pass",
		says: "{subject} is under `{licence}`, which restricts uses by name; the restriction goes with the package."
	},
	unsettled: {
		outcome: "pass",
		says: "{subject} is under `{licence}`, of which nothing is known here."
	},
	stated: {
		outcome: "pass",
		says: "{subject} is under `{licence}`."
	},
	compatible: {
		outcome: "pass",
		says: "{subject} is under `{licence}`, which goes with the package's `{own}`."
	}
};
// src/core/gates/licence/options.ts
const id = string().min(1).max(100).regex(/^[A-Za-z0-9.+-]+$/, "expected the id of a licence, such as Apache-2.0 or LicenseRef-ours");
/** Options of the gate `licence`. */
const options$13 = strictObject({
	allow: array(id).max(300).optional().describe("The only licences that may be used, for package, models and data. Of a choice (`OR`) one is enough."),
	deny: array(id).max(300).default([]).describe("Licences that may not be used."),
	unknown: _enum(["report", "refuse"]).default("report").describe("What becomes of licences of which nothing is known here, such as `LicenseRef-…` and `other`."),
	data: _enum(["report", "refuse"]).default("report").describe("What becomes of data sets whose licence forbids changed versions, or asks works made from them to be under the same licence. Whether a model is one is not settled.")
});
/** The licences that both allow. A list stands alone where the other has none, less what the other refuses for being unknown. */
function common$2(a, b) {
	if (a.allow === void 0) return settled(b.allow, a);
	if (b.allow === void 0) return settled(a.allow, b);
	const other = b.allow;
	return a.allow.filter((id) => other.some((each) => sameLicence(each, id)));
}
function settled(allow, { unknown }) {
	return unknown === "refuse" ? allow?.filter((id) => traitsOf(id) !== null) : allow;
}
// src/core/gates/licence/stated-licences.ts
/** Every licence of a package: the manifest's first, then those of its documents. Libraries (`component`) are a scanner's to judge. */
function statedLicences(one) {
	return [...fromManifest(one), ...fromDocuments(one)];
}
function fromManifest({ manifest, manifestPath: path }) {
	if (!manifest.ok) return [];
	const { package: own, model, datasets = [] } = manifest.value.handoff;
	const at = (pointer) => ({
		where: whereOf(manifest.value, pointer),
		path,
		own: true
	});
	const stated = [];
	if (own.license !== void 0) stated.push({
		of: "package",
		subject: "the package",
		expression: own.license,
		...at("/package/license")
	});
	for (const [index, { name, license }] of (model?.base ?? []).entries()) if (license !== void 0) stated.push({
		of: "base-model",
		subject: `base model ${name}`,
		name,
		expression: license,
		...at(`/model/base/${index}/license`)
	});
	for (const [index, { name, license }] of datasets.entries()) if (license !== void 0) stated.push({
		of: "dataset",
		subject: `data set ${name}`,
		name,
		expression: license,
		...at(`/datasets/${index}/license`)
	});
	return stated;
}
function fromDocuments({ documents }) {
	return documents.flatMap(({ path, reading }) => (reading?.details?.licences ?? []).filter(({ of }) => of !== "component" && of !== "code").map(({ of, name, expression, source: { line, column } }) => {
		const place = {
			path,
			...line === void 0 ? {} : { line },
			...column === void 0 ? {} : { column }
		};
		const named = name === void 0 ? {} : { name };
		return {
			of,
			subject: subjectOf(of, name),
			...named,
			expression,
			where: place,
			path,
			own: false
		};
	}));
}
function subjectOf(of, name) {
	const words = of === "base-model" ? "base model" : of === "dataset" ? "data set" : of;
	return name === void 0 ? `the ${words}` : `${words} ${name}`;
}
// src/core/gates/licence/gate.ts
/** The gate `licence`: see this folder's README. */
const licence$1 = defineGate({
	meta: {
		id: "licence",
		title: "the licences of what it is made from let it be released under its own",
		summary: "Licences of the package, its base models and its data are allowed, agree with each other, and go together.",
		kind: "content",
		since: "0.1",
		why: "Terms that are found after the release are kept by taking the model back."
	},
	needs: ["packages"],
	options: options$13,
	messages: messages$13,
	strengthen: (earlier, later) => {
		const [a, b] = [options$13.parse(earlier), options$13.parse({
			...earlier,
			...later
		})];
		const allow = common$2(a, {
			...b,
			allow: later.allow
		});
		return {
			...allow === void 0 ? {} : { allow },
			deny: [.../* @__PURE__ */ new Set([...a.deny, ...b.deny])],
			unknown: a.unknown === "refuse" || b.unknown === "refuse" ? "refuse" : "report",
			data: a.data === "refuse" || b.data === "refuse" ? "refuse" : "report"
		};
	},
	evaluate({ packages }, chosen, say) {
		if (packages.length === 0) return { findings: [say("no-packages", {})] };
		return { findings: packages.flatMap((one) => judgePackage$8(one, chosen, say)) };
	}
});
function judgePackage$8(one, options, say) {
	const { manifest, folder, manifestPath } = one;
	if (!manifest.ok) {
		const { path, count, about: there } = manifestMistakes(one, manifest.issues);
		return [say("manifest-unreadable", {
			path,
			count,
			subject: "its licences"
		}, there)];
	}
	const about = {
		package: folder,
		who: [manifest.value.handoff.package.owner]
	};
	const stated = statedLicences(one);
	if (stated.length === 0) return [say("none-stated", {}, {
		...about,
		where: { path: manifestPath }
	})];
	const own = manifest.value.handoff.package.license;
	const told = /* @__PURE__ */ new Set();
	return [...stated.map((each) => judgeLicence(each, {
		own,
		options,
		say,
		about
	})).filter(({ id, values }) => {
		const key = JSON.stringify([id, values]);
		return !told.has(key) && told.add(key) !== void 0;
	}), ...judgeAgreement(stated, say, about)];
}
// src/core/gates/lineage/find-content.ts
/** What stands at a place of the manifest. */
function contentAt(one, named, name) {
	const names = name === void 0 ? [] : [name];
	if (typeof named !== "string") {
		const digests = [{
			algorithm: "sha256",
			value: named.digest.sha256.toLowerCase()
		}];
		return {
			written: named.uri,
			paths: [],
			names: [...names, named.uri],
			digests
		};
	}
	const path = resolvePath(one.folder, named);
	if (path === null || path === "") return {
		written: named,
		paths: [],
		names,
		digests: []
	};
	const pointed = pointedTo(one, path);
	const own = Object.hasOwn(one.digests, path) ? one.digests[path] : void 0;
	const digests = ["sha256", "md5"].flatMap((algorithm) => own === void 0 ? [] : [{
		algorithm,
		value: own[algorithm]
	}]);
	return {
		written: named,
		paths: [path, ...pointed.paths],
		names,
		digests: pointed.digests.length > 0 ? pointed.digests : digests
	};
}
/** What a pointer at a path stands for. */
function pointedTo(one, path) {
	const details = one.documents.find((document) => document.path === path && isPointer(document))?.reading?.details;
	if (details?.artifacts === void 0) return {
		paths: [],
		digests: []
	};
	const resolve = claimResolver(one);
	return {
		paths: details.artifacts.flatMap(({ name }) => {
			const meant = resolve(path, name) ?? claimCandidates(one, path, name)[0];
			return meant === void 0 ? [] : [meant];
		}),
		digests: details.artifacts.flatMap(({ digests }) => digests)
	};
}
/** Whether what a step names is that content, a folder that it lies in, or something in it. */
function isContent({ key, artifact }, content, folder) {
	if (content.names.includes(artifact.name)) return true;
	if (content.paths.some((path) => isRelated(key, path, folder))) return true;
	return artifact.digests.some(({ algorithm, value }) => content.digests.some((own) => own.algorithm === algorithm && own.value === value));
}
/** A path that holds the whole package is about everything, so it is about nothing in it. */
function isRelated(key, path, folder) {
	if (key === path) return true;
	if (folder === key || folder.startsWith(`${key}/`)) return false;
	return key.startsWith(`${path}/`) || path.startsWith(`${key}/`);
}
// src/core/gates/lineage/draw-graph.ts
/** Nodes of a drawing that still fits a page. */
const MOST_NODES = 40;
const MOST_STEPS = 14;
const MOST_EVIDENCE = 6;
const CODE = /\.(?:py|ipynb|r|rmd|jl|scala|java|go|rs|c|cpp|sh|sql|js|ts)$/i;
/** Data, steps, model and evidence, and what comes from what. `null` when there is no step to draw. */
function drawGraph(context) {
	const { lineage, handoff, package: facts } = context;
	const steps = lineage.runs.slice(0, MOST_STEPS);
	if (steps.length === 0) return null;
	const drawing = new Drawing(context);
	const model = handoff.handoff.model?.path;
	if (model !== void 0) drawing.name("model", "model", contentAt(facts, model));
	for (const { name, path } of handoff.handoff.datasets ?? []) if (path !== void 0) drawing.name(name, "data", contentAt(facts, path, name));
	for (const [index, path] of evidencePaths(context).entries()) drawing.expect(`e${index}`, path);
	for (const step of steps) drawing.step(step);
	for (const item of linking(steps)) drawing.reserve(item);
	for (const step of steps) drawing.connect(step);
	if (model !== void 0) drawing.evidence();
	const left = lineage.runs.length - steps.length;
	return drawing.finish(left);
}
/** What one step made and another read: without it the drawing falls apart. */
function linking(steps) {
	const made = new Set(steps.flatMap(({ outputs }) => outputs.map(({ key }) => key)));
	return steps.flatMap(({ inputs }) => inputs.filter(({ key }) => made.has(key)));
}
var Drawing = class {
	#context;
	#nodes = /* @__PURE__ */ new Map();
	#edges = /* @__PURE__ */ new Map();
	#named = [];
	#ids = /* @__PURE__ */ new Map();
	#leftOut = 0;
	constructor(context) {
		this.#context = context;
	}
	/** A content under the name that the manifest gives it; drawn as unknown until a step mentions it. */
	name(label, kind, content) {
		const id = kind === "model" ? "model" : `d${this.#named.length}`;
		this.#named.push({
			id,
			content,
			kind
		});
		if (kind === "model" || this.#nodes.size < MOST_NODES / 2) this.#nodes.set(id, {
			id,
			label: shown$2(label, 60),
			kind,
			state: "unknown"
		});
	}
	/** Evidence that a step may have written: drawn once, whoever mentions it. */
	expect(id, path) {
		this.#named.push({
			id,
			content: {
				written: path,
				paths: [path],
				names: [],
				digests: []
			},
			kind: "evidence"
		});
	}
	step({ index, name, inputs, outputs }) {
		const states = [...inputs, ...outputs].map(stateOf$1);
		const state = states.includes("bad") ? "bad" : states.length > 0 && states.every((each) => each === "ok") ? "ok" : "unknown";
		this.#nodes.set(`s${index}`, {
			id: `s${index}`,
			label: shown$2(name, 60),
			kind: "step",
			state
		});
	}
	reserve(item) {
		this.#idOf(item);
	}
	connect({ index, inputs, outputs }) {
		const step = `s${index}`;
		for (const item of inputs) this.#edge(this.#idOf(item), step);
		for (const item of outputs) this.#edge(step, this.#idOf(item));
	}
	/** Evidence about the model hangs on it. */
	evidence() {
		const { evidence } = this.#context.package;
		for (const [index, path] of evidencePaths(this.#context).entries()) {
			const problems = evidence.find((one) => one.path === path)?.reading.problems ?? [];
			const id = `e${index}`;
			const state = this.#nodes.get(id)?.state === "bad" || problems.length > 0 ? "bad" : "ok";
			const label = shown$2(path.slice(path.lastIndexOf("/") + 1), 60);
			this.#nodes.set(id, {
				id,
				label,
				kind: "evidence",
				state
			});
			this.#edge("model", id);
		}
	}
	finish(steps) {
		const left = this.#leftOut + steps;
		const nodes = [...this.#nodes.values()];
		const more = {
			id: "more",
			label: `${left} more`,
			kind: "data",
			state: "unknown"
		};
		const { folder } = this.#context.package;
		return {
			title: folder === "" ? "Lineage" : `Lineage: ${folder}`,
			nodes: left > 0 ? [...nodes, more] : nodes,
			edges: [...this.#edges.values()]
		};
	}
	/** Node of a content; `null` when there is no room for it. */
	#idOf(item) {
		const { folder } = this.#context.package;
		const named = this.#named.find(({ content }) => isContent(item, content, folder));
		const id = named?.id ?? this.#ids.get(item.key) ?? `c${this.#ids.size}`;
		const known = this.#nodes.get(id);
		if (known !== void 0) {
			this.#nodes.set(id, {
				...known,
				state: worse(known.state, stateOf$1(item))
			});
			return id;
		}
		if (this.#nodes.size >= 33) {
			this.#leftOut += 1;
			return null;
		}
		if (named === void 0) this.#ids.set(item.key, id);
		const kind = named?.kind ?? (CODE.test(item.artifact.name) ? "code" : "data");
		this.#nodes.set(id, {
			id,
			label: shown$2(item.artifact.name, 60),
			kind,
			state: stateOf$1(item)
		});
		return id;
	}
	#edge(from, to) {
		if (from === null || to === null || from === to) return;
		this.#edges.set(`${from} ${to}`, {
			from,
			to
		});
	}
};
/** Evidence about the model that is drawn. */
function evidencePaths({ package: { evidence } }) {
	const about = evidence.filter((one) => one.about === void 0 || one.about.includes("model"));
	return [...new Set(about.map(({ path }) => path))].slice(0, MOST_EVIDENCE);
}
function stateOf$1({ state }) {
	if (state === "different") return "bad";
	return state === "same" || state === "line-endings" ? "ok" : "unknown";
}
/** Bad stays bad; a digest that holds once is known to hold. */
function worse(a, b) {
	if (a === "bad" || b === "bad") return "bad";
	return a === "ok" || b === "ok" ? "ok" : "unknown";
}
// src/core/gates/lineage/follow-steps.ts
/** Everything that steps read and made, in their order. */
function mentionsOf(steps) {
	return steps.flatMap((step) => [...step.inputs.map((item) => ({
		step,
		item,
		how: "read"
	})), ...step.outputs.map((item) => ({
		step,
		item,
		how: "made"
	}))]);
}
/** Puts the steps of all documents together. */
function followSteps(one) {
	const check = claimChecker(one);
	const documents = one.documents.filter((document) => stepsOf(document).length > 0);
	const itemOf = (document) => (artifact) => {
		const { path, state } = check(document, artifact);
		return {
			key: path ?? claimCandidates(one, document, artifact.name)[0] ?? artifact.name,
			path,
			state,
			artifact
		};
	};
	const steps = documents.flatMap((document) => stepsOf(document).map((each) => ({
		path: document.path,
		each
	}))).map(({ path: document, each }, index) => {
		const [inputs, outputs] = [each.inputs.map(itemOf(document)), each.outputs.map(itemOf(document))];
		return {
			index,
			name: each.name,
			document,
			inputs,
			outputs,
			parameters: each.parameters
		};
	});
	const runs = withoutPlans(steps);
	return {
		steps,
		runs,
		documents,
		makersOf: makers(runs)
	};
}
/** What neither names a result nor states a digest, as a model card that names its data, is a mention and no step. */
function stepsOf({ reading }) {
	return (reading?.details?.transformations ?? []).filter(({ inputs, outputs }) => outputs.length > 0 || inputs.some(({ digests }) => digests.length > 0));
}
/** A plan states no digest, and a run of the same name beside it does. */
function withoutPlans(steps) {
	const nameOf = ({ document, name }) => JSON.stringify([document.slice(0, document.lastIndexOf("/") + 1), name]);
	const isRun = ({ inputs, outputs }) => [...inputs, ...outputs].some(({ artifact }) => artifact.digests.length > 0);
	const run = new Set(steps.filter(isRun).map(nameOf));
	return steps.filter((step) => isRun(step) || !run.has(nameOf(step)));
}
function makers(steps) {
	const at = /* @__PURE__ */ new Map();
	const below = /* @__PURE__ */ new Map();
	for (const step of steps) for (const { key } of step.outputs) {
		grow(at, key, step);
		for (const folder of foldersOf(key)) grow(below, folder, step);
	}
	return (key) => {
		const found = [key, ...foldersOf(key)].flatMap((place) => [...at.get(place) ?? []]);
		return [.../* @__PURE__ */ new Set([...found, ...below.get(key) ?? []])].toSorted((a, b) => a.index - b.index);
	};
}
function grow(map, key, step) {
	const known = map.get(key) ?? /* @__PURE__ */ new Set();
	known.add(step);
	map.set(key, known);
}
/** Folders above a path, from the nearest; a uri's, too, which harms nobody. */
function foldersOf(path) {
	const folders = [];
	for (let end = path.lastIndexOf("/"); end > 0 && folders.length < 64; end = path.lastIndexOf("/", end - 1)) folders.push(path.slice(0, end));
	return folders;
}
/** Steps that lead to some steps, those included: what they read was made by them, however far back. Circles end. */
function upstreamOf(start, { makersOf }) {
	const seen = new Set(start);
	const asked = /* @__PURE__ */ new Set();
	for (const step of seen) for (const { key } of step.inputs) {
		if (asked.has(key)) continue;
		asked.add(key);
		for (const maker of makersOf(key)) seen.add(maker);
	}
	return [...seen];
}
// src/core/gates/lineage/context.ts
/** Whom a finding concerns, and where in a document what it is about stands. */
function placed({ about }, path, { line, column }) {
	const place = {
		...line === void 0 ? {} : { line },
		...column === void 0 ? {} : { column }
	};
	return {
		...about,
		where: {
			path,
			...place
		}
	};
}
/** The first findings of a kind, and one that counts the rest and blocks exactly when they do. */
function bounded$1(kind, findings, { say, about }) {
	const id = findings.some(({ outcome }) => blocks(outcome)) ? "more" : "more-noted";
	return tellAtMost(findings, (count) => say(id, {
		count,
		kind
	}, about));
}
// src/core/gates/lineage/judge-chain.ts
/** Characters of a digest that are shown: enough to tell two apart. */
const SHOWN$3 = 16;
/** Whether each step read what another one made: the same content under one name has the same digest everywhere. */
function judgeChain(context) {
	const { lineage, say, about } = context;
	if (lineage.runs.length === 0) return [];
	const byKey = /* @__PURE__ */ new Map();
	for (const mention of mentionsOf(lineage.runs)) remember(byKey, mention);
	let links = 0;
	const broken = [...byKey.values()].flatMap((mentions) => {
		const made = mentions.filter(({ how }) => how === "made");
		const read = mentions.filter(({ how }) => how === "read");
		links += made.length > 0 ? read.length : 0;
		return read.flatMap((each) => against(each, made.length > 0 ? made : read.slice(0, 1), context));
	});
	const documents = new Set(lineage.runs.map(({ document }) => document)).size;
	const counts = {
		steps: lineage.runs.length,
		documents,
		links
	};
	const passed = broken.length === 0 ? [say("chain-followed", counts, about)] : [];
	return [...bounded$1("broken chains", broken, context), ...passed];
}
function remember(byKey, mention) {
	const known = byKey.get(mention.item.key);
	if (known === void 0) byKey.set(mention.item.key, [mention]);
	else known.push(mention);
}
/** A content that was made more than once must have been read as one of the results. */
function against(read, made, context) {
	const others = made.filter(({ step }) => step !== read.step);
	const states = others.map(({ item }) => compareStated(read.item.artifact.digests, item.artifact.digests));
	const other = others[states.indexOf("different")];
	if (other === void 0 || states.includes("same")) return [];
	const [own, its] = differing(read.item.artifact.digests, other.item.artifact.digests);
	const values = {
		step: shown$2(read.step.name),
		name: shown$2(read.item.artifact.name),
		algorithm: shown$2(own.algorithm, 20),
		read: shown$2(own.value, SHOWN$3),
		other: shown$2(other.step.name),
		how: other.how,
		made: shown$2(its.value, SHOWN$3)
	};
	return [context.say("chain-broken", values, placed(context, read.step.document, read.item.artifact.source))];
}
const NONE = {
	algorithm: "digest",
	value: "none"
};
function differing(left, right) {
	for (const own of left) {
		const other = right.find(({ algorithm, value }) => algorithm === own.algorithm && value !== own.value);
		if (other !== void 0) return [own, other];
	}
	return [NONE, NONE];
}
// src/core/gates/lineage/judge-documents.ts
const LINEAGE = /^\/datasets\/\d+\/lineage\/\d+$/;
/** Whether the files that the manifest names as lineage can be read whole. */
function judgeDocuments(context) {
	const { package: facts, handoff, lineage, say, about } = context;
	return bounded$1("problems of lineage", facts.documents.flatMap((document) => {
		const pointer = document.pointers.find((one) => LINEAGE.test(one));
		if (!(pointer !== void 0 || lineage.documents.includes(document)) || isToldElsewhere(document, context)) return [];
		return problemsOf(document).map((problem) => {
			const where = document.reading === null ? whereOf(handoff, pointer ?? "") : problem.where;
			return say("not-evaluable", {
				path: document.path,
				...quoteIssue(problem)
			}, {
				...about,
				where
			});
		});
	}), context);
}
function problemsOf({ reading, issue }) {
	if (reading !== null) return reading.problems;
	return issue === void 0 ? [] : [issue];
}
/** What is no file of the repository is the gate `package`'s to tell. */
function isToldElsewhere({ path }, { package: { references } }) {
	return references.some((one) => one.path === path && one.kind !== "file" && one.kind !== "folder");
}
/** Whether each data set that names a lineage stands in it, and training data names one where that is asked for. */
function judgeDatasets(context) {
	const { handoff, say, about } = context;
	return bounded$1("data sets", (handoff.handoff.datasets ?? []).flatMap((dataset, index) => {
		const where = {
			...about,
			where: whereOf(handoff, `/datasets/${index}`)
		};
		const asked = dataset.role === "train" ? missing$2(dataset, index, context) : [];
		if (dataset.path === void 0) return [...asked, say("dataset-without-path", { dataset: dataset.name }, where)];
		return [...asked, ...coverage$1(dataset, index, context)];
	}), context);
}
function missing$2(dataset, index, context) {
	const { handoff, options, say, about } = context;
	if (!options.required || stepsFor(index, context).length > 0) return [];
	const [first] = dataset.lineage ?? [];
	const where = {
		...about,
		where: whereOf(handoff, `/datasets/${index}/lineage`)
	};
	const path = typeof first === "string" ? first : first?.uri ?? "";
	const found = first === void 0 ? "it names none" : `${path} names no steps that are known here`;
	return [say("lineage-missing", {
		dataset: dataset.name,
		found
	}, where)];
}
function coverage$1(dataset, index, context) {
	const { package: facts, handoff, say, about } = context;
	const steps = stepsFor(index, context);
	const { path } = dataset;
	const [first] = steps;
	if (first === void 0 || path === void 0 || hasProblems(index, context)) return [];
	const content = contentAt(facts, path, dataset.name);
	if (steps.some(({ inputs, outputs }) => [...inputs, ...outputs].some((item) => isContent(item, content, facts.folder)))) return [];
	const where = {
		...about,
		where: whereOf(handoff, `/datasets/${index}/lineage`)
	};
	return [say("dataset-not-in-lineage", {
		document: first.document,
		dataset: dataset.name,
		path: content.written,
		count: steps.length
	}, where)];
}
/** Steps of the documents that a data set names as its lineage. */
function stepsFor(index, { lineage }) {
	const documents = new Set(lineage.documents.flatMap(({ path, pointers }) => pointers.some(isOf(index)) ? [path] : []));
	return lineage.steps.filter(({ document }) => documents.has(document));
}
/** What is missing from a file that was read in part may have stood in the rest. */
function hasProblems(index, { package: { documents } }) {
	return documents.some((one) => one.pointers.some(isOf(index)) && problemsOf(one).length > 0);
}
function isOf(index) {
	return (pointer) => pointer.startsWith(`/datasets/${index}/lineage/`);
}
// src/core/gates/lineage/judge-files.ts
const SHOWN$2 = 16;
/** Whether what the steps read and made are the files that are handed over. Each content of a document is told once. */
function judgeFiles$1(context) {
	const { say, about, lineage } = context;
	const mentions = distinct(lineage.runs);
	const ofState = (state) => mentions.filter(({ item }) => item.state === state);
	const changed = ofState("different").map((each) => changedFinding(each, context));
	const endings = ofState("line-endings").map(({ step, item }) => {
		const id = context.options.line_endings === "refuse" ? "line-endings-refused" : "line-endings";
		const values = {
			document: step.document,
			path: item.path ?? ""
		};
		return say(id, values, placed(context, step.document, item.artifact.source));
	});
	const counts = {
		total: mentions.length,
		same: ofState("same").length,
		elsewhere: ofState("absent").length,
		unknown: ofState("unknown").length
	};
	return [
		...bounded$1("files that changed since", changed, context),
		...bounded$1("line endings", endings, context),
		...mentions.length === 0 ? [] : [say("verified", counts, about)]
	];
}
/** Contents with a digest, each once a document. */
function distinct(steps) {
	const told = /* @__PURE__ */ new Set();
	const isNew = ({ step, item }) => {
		const key = JSON.stringify([
			step.document,
			item.key,
			item.artifact.digests
		]);
		if (item.artifact.digests.length === 0 || told.has(key)) return false;
		told.add(key);
		return true;
	};
	return mentionsOf(steps).filter(isNew);
}
function changedFinding({ step, item, how }, context) {
	const { package: facts, say } = context;
	const path = item.path ?? "";
	const own = ownDigests(facts.digests[path], pointedTo(facts, path).digests);
	const { digests } = item.artifact;
	const { algorithm = "digest", value = "" } = digests.find(({ algorithm, value }) => own.has(algorithm) && own.get(algorithm) !== value) ?? digests[0] ?? {};
	return say("changed-since", {
		path,
		step: shown$2(step.name),
		how,
		document: step.document,
		algorithm: shown$2(algorithm, 20),
		stated: shown$2(value, SHOWN$2),
		found: shown$2(own.get(algorithm) ?? "another", SHOWN$2)
	}, placed(context, step.document, item.artifact.source));
}
function ownDigests(file, pointed) {
	if (pointed.length > 0) return new Map(pointed.map(({ algorithm, value }) => [algorithm, value]));
	if (file === void 0) return /* @__PURE__ */ new Map();
	return new Map([
		"sha256",
		"sha512",
		"sha1",
		"md5"
	].map((name) => [name, file[name]]));
}
// src/core/gates/lineage/judge-model.ts
/** Whether the steps lead from the declared training data to the model. */
function judgeModel(context) {
	const { lineage, handoff, package: facts, options, say, about } = context;
	const path = handoff.handoff.model?.path;
	if (path === void 0 || lineage.steps.length === 0 && !options.complete) return [];
	const model = contentAt(facts, path);
	const makers = makersOf(model, context);
	const [maker] = makers;
	if (maker === void 0) {
		const where = {
			...about,
			where: whereOf(handoff, "/model/path")
		};
		if (!options.complete) return [say("model-not-followed", { path: model.written }, where)];
		return [say("model-not-in-lineage", {
			path: model.written,
			count: lineage.runs.length
		}, where)];
	}
	return traced(maker, upstreamOf(makers, lineage), context);
}
function traced(maker, upstream, context) {
	const { handoff, package: facts, say } = context;
	const found = [];
	const missing = (handoff.handoff.datasets ?? []).flatMap(({ name, role, path }) => {
		if (role !== "train" || path === void 0) return [];
		const content = contentAt(facts, path, name);
		const isRead = upstream.some(({ inputs }) => inputs.some((item) => isContent(item, content, facts.folder)));
		if (isRead) found.push(name);
		return isRead ? [] : [name];
	});
	const source = maker.outputs[0]?.artifact.source ?? { pointer: "" };
	const where = placed(context, maker.document, source);
	const step = shown$2(maker.name);
	const findings = missing.map((dataset) => say("model-from-other-data", {
		step,
		dataset
	}, where));
	if (findings.length > 0) return bounded$1("training data", findings, context);
	const datasets = found.length > 0 ? found.slice(0, 5) : ["data that the manifest gives no role"];
	return [say("model-traced", {
		step,
		steps: upstream.length,
		datasets
	}, where)];
}
/** Steps that made the model, or a file of it. */
function makersOf(model, { lineage, package: facts }) {
	return lineage.runs.filter(({ outputs }) => outputs.some((item) => isContent(item, model, facts.folder)));
}
// src/core/gates/lineage/judge-parameters.ts
/** Whether the parameters that steps ran with are what the files of parameters say today. */
function judgeParameters(context) {
	const { lineage, package: facts, say, about } = context;
	const resolve = claimResolver(facts);
	const files = new Map(facts.documents.flatMap(({ path, reading }) => {
		const parameters = reading?.details?.parameters?.filter(({ file }) => file === void 0) ?? [];
		if (parameters.length === 0 || (reading?.problems.length ?? 0) > 0) return [];
		const written = new Map(parameters.map(({ name, value }) => [name, value]));
		return [[path, {
			written,
			sections: new Set([...written.keys()].flatMap(sectionsOf))
		}]];
	}));
	let agreed = 0;
	const findings = lineage.steps.flatMap((step) => step.parameters.flatMap((parameter) => {
		const file = parameter.file === void 0 ? null : resolve(step.document, parameter.file);
		const known = file === null ? void 0 : files.get(file);
		if (file === null || known === void 0) return [];
		const finding = judgeParameter(parameter, step, {
			file,
			...known
		}, context);
		if (finding.length === 0) agreed += 1;
		return finding;
	}));
	const passed = agreed > 0 ? [say("parameters-agree", { count: agreed }, about)] : [];
	return [...bounded$1("parameters", findings, context), ...passed];
}
/** Names above a name; of one that nests deeper than people write, the outermost. */
function sectionsOf(name) {
	const found = [];
	for (let end = name.indexOf("."); end >= 0 && found.length < 32; end = name.indexOf(".", end + 1)) found.push(name.slice(0, end));
	return found;
}
function judgeParameter({ name, value, source }, step, { file, written, sections }, context) {
	const where = placed(context, step.document, source);
	const values = {
		step: shown$2(step.name),
		name: shown$2(name),
		ran: spelled$1(value),
		file
	};
	if (!written.has(name)) return sections.has(name) || sectionsOf(name).some((one) => written.has(one)) ? [] : [context.say("parameter-missing", values, where)];
	const own = written.get(name) ?? null;
	if (areAlike(value, own)) return [];
	return [context.say("parameter-differs", {
		...values,
		written: spelled$1(own)
	}, where)];
}
function spelled$1(value) {
	return shown$2(String(value), 60);
}
/** A number of any usual spelling. Longer texts are no numbers, and are not tried. */
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const LONGEST_NUMBER = 40;
/**
* Whether two spellings are one value: `1e-05` and `0.00001`, a number and the same number as text, `True` and `true`. YAML 1.1
* and 1.2 read such scalars differently, and tools write either.
*/
function areAlike(left, right) {
	if (left === right) return true;
	const [a, b] = [numberOf(left), numberOf(right)];
	if (a !== void 0 && b !== void 0) return a === b;
	return wordOf(left) === wordOf(right);
}
function numberOf(value) {
	if (typeof value === "number") return value;
	if (typeof value !== "string" || value.length > LONGEST_NUMBER || !NUMBER.test(value)) return void 0;
	return Number(value);
}
/** Words for nothing and for truth are read by YAML in several spellings; all other texts are as they are. */
function wordOf(value) {
	const text = String(value);
	const lower = text.toLowerCase();
	if ([
		"null",
		"~",
		""
	].includes(lower)) return "null";
	return ["true", "false"].includes(lower) ? lower : text;
}
// src/core/gates/lineage/judge-runs.ts
/** Whether the manifest, the model and its evidence name one run. A lineage names runs of its own, of which it has many. */
function judgeRuns(context) {
	const { handoff, say, about } = context;
	const named = [...modelReadings(context), ...evidenceReadings(context)].flatMap((reading) => {
		const runs = (reading.details?.subjects ?? []).filter((one) => one.kind === "run");
		return runs.length === 0 ? [] : [{
			path: reading.path,
			runs
		}];
	});
	const stated = handoff.handoff.model?.run_id;
	const run = stated ?? named[0]?.runs[0]?.id;
	if (run === void 0 || named.length === 0) return [];
	const whose = stated === void 0 ? named[0]?.path ?? "" : "the manifest's";
	const others = named.flatMap(({ path, runs: [first, ...more] }) => {
		if (first === void 0 || [first, ...more].some(({ id }) => id === run)) return [];
		const values = {
			document: path,
			found: shown$2(first.id),
			run: shown$2(run),
			whose
		};
		return [say("run-differs", values, placed(context, path, first.source))];
	});
	if (others.length > 0) return bounded$1("runs", others, context);
	const where = {
		...about,
		where: whereOf(handoff, "/model/run_id")
	};
	return [say("runs-agree", {
		count: named.length,
		run: shown$2(run)
	}, where)];
}
function modelReadings({ package: { documents } }) {
	return documents.flatMap(({ pointers, reading }) => {
		const isModels = pointers.length === 0 || pointers.some((pointer) => pointer.startsWith("/model/"));
		return reading !== null && isModels && !isLineage(reading) ? [reading] : [];
	});
}
function isLineage({ details }) {
	return details?.transformations !== void 0;
}
function evidenceReadings({ package: { evidence } }) {
	return evidence.flatMap(({ about, reading }) => (about === void 0 || about.includes("model")) && !isLineage(reading) ? [reading] : []);
}
/** Whether a registry gives one name one version: an alias, and a stage of the same name. */
function judgeRegistry(context) {
	const { package: facts } = context;
	const readings = [...facts.documents, ...facts.evidence].flatMap(({ reading }) => reading === null ? [] : [reading]);
	const byName = /* @__PURE__ */ new Map();
	for (const { path, details = {} } of readings) for (const registration of details.registrations ?? []) {
		if (registration.kind === "version") continue;
		const key = JSON.stringify([registration.model, registration.name.toLowerCase()]);
		byName.set(key, [...byName.get(key) ?? [], {
			path,
			registration
		}]);
	}
	return bounded$1("registry", [...byName.values()].flatMap((placed) => contradiction(placed, context)), context);
}
/** Several versions may be in one stage; an alias is one version, and one of those in the stage of its name. */
function contradiction(named, context) {
	const aliases = named.filter(({ registration }) => registration.kind === "alias");
	const stages = named.filter(({ registration }) => registration.kind === "stage");
	const [alias, ...more] = aliases;
	if (alias === void 0) return [];
	const { model, name, version, source } = alias.registration;
	const isOther = ({ registration }) => registration.version !== version;
	const other = more.find(isOther) ?? (stages.every(isOther) ? stages[0] : void 0);
	if (other === void 0) return [];
	const values = {
		kind: "alias",
		name: shown$2(name),
		model: shown$2(model),
		version: shown$2(version),
		other_kind: other.registration.kind,
		other: shown$2(other.registration.version)
	};
	return [context.say("registry-contradiction", values, placed(context, alias.path, source))];
}
// src/core/gates/lineage/judge-split.ts
/** Roles whose data must not be the same. */
const ROLES = /* @__PURE__ */ new Set([
	"train",
	"validate",
	"test"
]);
/** Of either side, from which part on shared files make two data sets the same. */
const TOO_MUCH = .5;
/** Whether data that a model is measured on is other data than it was made with. */
function judgeSplit(context) {
	const { handoff, package: facts, say, about } = context;
	const parts = (handoff.handoff.datasets ?? []).flatMap((dataset, index) => partOf$1(dataset, index, facts));
	let apart = 0;
	const same = parts.flatMap((part, index) => parts.slice(0, index).flatMap((other) => {
		if (part.role === other.role) return [];
		const [inner, outer] = mostSharedFirst(part, other);
		const shared = sharedIn(inner, outer);
		const where = {
			...about,
			where: whereOf(handoff, `/datasets/${part.index}/path`)
		};
		const values = {
			role: inner.role,
			dataset: inner.name,
			other_role: outer.role,
			other: outer.name,
			count: shared.files,
			total: inner.files.length
		};
		if (shared.part >= TOO_MUCH) return [say("same-data", values, where)];
		if (shared.files > 0) return [say("data-shared", values, where)];
		if (areComparable(part, other)) apart += 1;
		return [];
	}));
	const passed = same.every(({ outcome }) => !blocks(outcome)) && apart > 0 ? [say("data-apart", { count: apart }, about)] : [];
	return [...bounded$1("data that is the same", same, context), ...passed];
}
function mostSharedFirst(a, b) {
	return sharedIn(a, b).part >= sharedIn(b, a).part ? [a, b] : [b, a];
}
/**
* How many files of one are in the other, and which part of it they are: by size, since folders of data share labels and notes,
* or by number where a size is not known.
*/
function sharedIn({ files }, { known }) {
	const shared = files.filter(({ ids }) => [...ids].some((id) => known.has(id)));
	const areSized = files.every(({ size }) => size > 0);
	const amountOf = (those) => those.reduce((sum, { size }) => sum + (areSized ? size : 1), 0);
	return {
		files: shared.length,
		part: amountOf(shared) / amountOf(files)
	};
}
/** Whether both have names of one kind: an md5 says nothing about a SHA-256, and a path nothing about content. */
function areComparable(a, b) {
	const kinds = kindsOf$1(b);
	return [...kindsOf$1(a)].some((kind) => kind !== "path" && kinds.has(kind));
}
function kindsOf$1({ known }) {
	return new Set([...known].map((id) => id.slice(0, id.indexOf(":"))));
}
/** Nothing can be told of data without a role, and of data whose content is not known. */
function partOf$1({ name, role, path }, index, facts) {
	if (role === void 0 || !ROLES.has(role) || path === void 0) return [];
	const files = contentsOf(path, facts);
	const known = new Set(files.flatMap(({ ids }) => [...ids]));
	return files.length === 0 ? [] : [{
		name,
		role,
		index,
		files,
		known
	}];
}
function contentsOf(path, facts) {
	if (typeof path !== "string") return [{
		ids: /* @__PURE__ */ new Set([`sha256:${path.digest.sha256.toLowerCase()}`]),
		size: 0
	}];
	const place = resolvePath(facts.folder, path);
	return place === null ? [] : filesAt(place, facts);
}
function filesAt(place, facts) {
	const pointers = pointersOf(facts);
	const files = [...facts.files, ...facts.outside].filter(({ path }) => path === place || path.startsWith(`${place}/`)).flatMap((file) => {
		const size = ("size" in file ? file.size : void 0) ?? facts.digests[file.path]?.size;
		if (size === 0) return [];
		const pointed = pointers.get(file.path) ?? pointedTo(facts, file.path).digests;
		if (pointed.length > 0) return [{
			ids: new Set(pointed.map(named$1)),
			size: 0
		}];
		return [{
			ids: /* @__PURE__ */ new Set([`git:${file.oid}`, ...digestsOf(file.path, facts)]),
			size: size ?? 0
		}];
	});
	return files.length > 0 ? files : [{
		ids: /* @__PURE__ */ new Set([`path:${place}`]),
		size: 0
	}];
}
/** The same text with other line endings is the same data. */
function digestsOf(path, { digests }) {
	const own = Object.hasOwn(digests, path) ? digests[path] : void 0;
	if (own === void 0) return [];
	const { sha256, md5, otherLineEndings: other } = own;
	const turned = other === void 0 ? [] : [`sha256:${other.sha256}`, `md5:${other.md5}`];
	return [
		`sha256:${sha256}`,
		`md5:${md5}`,
		...turned
	];
}
function named$1({ algorithm, value }) {
	return `${algorithm}:${value}`;
}
// src/core/gates/lineage/messages.ts
/** Every sentence of the gate `lineage`. */
const messages$12 = {
	"no-packages": {
		outcome: "skip",
		says: "No package is handed over, so there is no lineage to follow."
	},
	"manifest-unreadable": {
		outcome: "error",
		says: "The manifest `{path}` cannot be read, so the lineage of its data cannot be followed.",
		fix: "Mend the manifest first; the gate `package` lists its mistakes: {count}.",
		expected: "a manifest without mistakes",
		actual: "{count} [mistake|mistakes]"
	},
	"no-lineage": {
		outcome: "skip",
		says: "The package names no lineage whose steps can be followed, and this stage does not ask for one."
	},
	"lineage-missing": {
		outcome: "fail",
		says: "The training data `{dataset}` names no lineage whose steps can be followed: {found}.",
		fix: "Name a file that a tool wrote under `lineage`, such as a `dvc.lock`, an OpenLineage event or SLSA provenance.",
		expected: "a lineage with steps, their inputs and outputs",
		actual: "{found}"
	},
	"not-evaluable": {
		outcome: "error",
		says: "The lineage `{path}` cannot be read: {problem}",
		fix: "{remedy}",
		expected: "a lineage that can be read as a whole",
		actual: "`{path}`, which cannot"
	},
	"dataset-without-path": {
		outcome: "pass",
		says: "The data set `{dataset}` names no path, so neither its origin nor what it has in common with others can be told."
	},
	"dataset-not-in-lineage": {
		outcome: "fail",
		says: "The lineage `{document}` that the data set `{dataset}` names says nothing of `{path}`: no step reads it or makes it.",
		fix: "Name the lineage of this data, or run the pipeline so that its steps name `{path}`.",
		expected: "a step that reads or makes `{path}`",
		actual: "{count} [step|steps], none of which does"
	},
	"chain-broken": {
		outcome: "fail",
		says: "The step `{step}` read `{name}` as {algorithm} {read}, and the step `{other}` {how} it as {made}.",
		fix: "Run the pipeline again from `{other}` on, and commit what it writes: the two steps are of different runs.",
		expected: "{algorithm} {made}",
		actual: "{algorithm} {read}",
		why: "A chain of steps shows where a result came from only when each step read what the one before it made."
	},
	"changed-since": {
		outcome: "fail",
		says: "`{path}` is not what the step `{step}` {how}: `{document}` states {algorithm} {stated}, and the file is {found}.",
		fix: "Run the pipeline again and commit what it writes, or put back the file that was used.",
		expected: "{algorithm} {stated}",
		actual: "{algorithm} {found}",
		why: "A result that was made from other files than those handed over cannot be made again from them."
	},
	"line-endings": {
		outcome: "pass",
		says: "`{document}` states the digest of `{path}` with other line endings; the text is the same. The run was on another system: `* text=auto eol=lf` in `.gitattributes` makes both the same."
	},
	"line-endings-refused": {
		outcome: "fail",
		says: "`{document}` states the digest of `{path}` with other line endings; the text is the same, and the policy asks for the same bytes.",
		fix: "Write `* text=auto eol=lf` in `.gitattributes`, and run the pipeline again.",
		expected: "the same bytes",
		actual: "the same text with other line endings",
		why: "A tool that compares digests runs the step again, and cannot tell that nothing changed."
	},
	verified: {
		outcome: "pass",
		says: "Of {total} [content|contents] that the steps read and made, {same} [is|are] the file handed over, {elsewhere} [is|are] not in the repository, and {unknown} cannot be compared."
	},
	"chain-followed": {
		outcome: "pass",
		says: "{steps} [step|steps] of {documents} [file|files] of lineage fit together: {links} [time|times] a step reads what another made, and wherever both state a digest it is the same."
	},
	"model-from-other-data": {
		outcome: "fail",
		says: "The step `{step}` made the model, and the training data `{dataset}` is not among what it came from.",
		fix: "Name the data that the model was trained on, or run the pipeline with the data that is declared.",
		expected: "a chain of steps from `{dataset}` to the model",
		actual: "none"
	},
	"model-not-in-lineage": {
		outcome: "fail",
		says: "No step of the lineage made the model `{path}`, and the policy asks for the whole chain.",
		fix: "Make training a step of the pipeline, so that its lineage names the model as an output.",
		expected: "a step that makes `{path}`",
		actual: "{count} [step|steps], none of which does"
	},
	"model-not-followed": {
		outcome: "pass",
		says: "The lineage ends before the model: no step of it made `{path}`."
	},
	"model-traced": {
		outcome: "pass",
		says: "The step `{step}` made the model, and {steps} [step|steps] lead to it from {datasets}."
	},
	"same-data": {
		outcome: "fail",
		says: "The {role} data `{dataset}` and the {other_role} data `{other}` have the same content: {count} of {total} [file|files] of the first.",
		fix: "Measure on data that the model has not seen: split it before training, and name each part by its own path.",
		expected: "data of its own",
		actual: "{count} of {total} [file|files] of `{dataset}` in `{other}`",
		why: "What is measured on data that the model was made with says nothing about data that it has not seen."
	},
	"data-shared": {
		outcome: "pass",
		says: "The {role} data `{dataset}` and the {other_role} data `{other}` share {count} [file|files], of {total} of the first: less than half."
	},
	"data-apart": {
		outcome: "pass",
		says: "{count} [pair|pairs] of data sets with different roles [has|have] no content in common as a whole."
	},
	"parameter-differs": {
		outcome: "fail",
		says: "The step `{step}` ran with `{name}` = `{ran}`, and `{file}` says `{written}`.",
		fix: "Run the pipeline again with the parameters of `{file}`, or write there what was run.",
		expected: "`{written}`",
		actual: "`{ran}`",
		why: "Parameters that are not those of the run make another model.",
		many: {
			says: "{count} times, a step ran with another value than is written.",
			fix: "Run the pipeline again with the parameters as they are written, or write there what was run.",
			each: "`{name}`",
			note: "the step `{step}` ran with `{ran}`, and `{file}` says `{written}`"
		}
	},
	"parameter-missing": {
		outcome: "fail",
		says: "The step `{step}` ran with `{name}` = `{ran}`, and `{file}` has no such parameter.",
		fix: "Put the parameter back in `{file}`, or run the pipeline again without it.",
		expected: "`{name}` in `{file}`",
		actual: "no such parameter",
		why: "Parameters that are not those of the run make another model.",
		many: {
			says: "{count} times, a step ran with a parameter that is not written down.",
			fix: "Put them back, or run the pipeline again without them.",
			each: "`{name}`",
			note: "the step `{step}` ran with `{ran}`, and `{file}` has no such parameter"
		}
	},
	"parameters-agree": {
		outcome: "pass",
		says: "{count} [parameter|parameters] of the steps [is|are] what the files of parameters say."
	},
	"run-differs": {
		outcome: "fail",
		says: "`{document}` is of the run `{found}`, and {whose} run is `{run}`.",
		fix: "Name the run that made the model as `model.run_id`, and hand over what that run wrote.",
		expected: "run `{run}`",
		actual: "run `{found}`",
		why: "Numbers of another run are about another model."
	},
	"runs-agree": {
		outcome: "pass",
		says: "{count} [file is|files are] of the run `{run}`."
	},
	"registry-contradiction": {
		outcome: "fail",
		says: "The registry contradicts itself: the {kind} `{name}` of `{model}` is version {version}, and the {other_kind} is version {other}.",
		fix: "Set both to the version that is meant, and export the registry again.",
		expected: "one version under one name",
		actual: "versions {version} and {other}",
		why: "Who asks a registry for a model by name must get the same one each way."
	},
	...MORE
};
// src/core/gates/lineage/options.ts
/** Options of the gate `lineage`. */
const options$12 = strictObject({
	required: boolean().default(false).describe("Whether each training data set must name a lineage whose steps can be followed, such as a dvc.lock."),
	complete: boolean().default(false).describe("Whether the steps must lead as far as the model, and not only to its data."),
	line_endings: _enum(["report", "refuse"]).default("report").describe("What a digest comes to that differs from the file by line endings only.")
});
/** Asks for what either side asks for. */
function strengthen$9(earlier, later) {
	const refused = earlier.line_endings === "refuse" || later.line_endings === "refuse";
	return {
		required: (earlier.required ?? false) || (later.required ?? false),
		complete: (earlier.complete ?? false) || (later.complete ?? false),
		line_endings: refused ? "refuse" : "report"
	};
}
// src/core/gates/lineage/gate.ts
/** The gate `lineage`: see this folder's README. */
const lineage = defineGate({
	meta: {
		id: "lineage",
		title: "its lineage leads from the declared data to the model without a gap",
		summary: "Each step read what the one before it made, the files are those of the run, and test data is not training data.",
		kind: "content",
		since: "0.2",
		why: "A model can be made again, and explained, only when it is known what it came from."
	},
	needs: ["packages"],
	options: options$12,
	messages: messages$12,
	strengthen: strengthen$9,
	evaluate({ packages }, chosen, say) {
		if (packages.length === 0) return { findings: [say("no-packages", {})] };
		const judged = packages.map((one) => judgePackage$7(one, chosen, say));
		return {
			findings: judged.flatMap(({ findings }) => findings),
			graphs: judged.flatMap(({ graph }) => graph === null ? [] : [graph])
		};
	}
});
function judgePackage$7(one, chosen, say) {
	const { manifest, manifestPath: path, folder } = one;
	if (!manifest.ok) {
		const where = manifest.issues[0]?.where ?? {
			path,
			line: 1,
			column: 1
		};
		return {
			findings: [say("manifest-unreadable", {
				path,
				count: manifest.issues.length
			}, {
				where,
				package: folder
			})],
			graph: null
		};
	}
	const handoff = manifest.value;
	const about = {
		package: folder,
		who: [handoff.handoff.package.owner],
		where: { path }
	};
	const steps = followSteps(one);
	const context = {
		package: one,
		handoff,
		lineage: steps,
		options: chosen,
		say,
		about
	};
	const findings = [
		...judgeDocuments(context),
		...judgeDatasets(context),
		...judgeChain(context),
		...judgeFiles$1(context),
		...judgeModel(context),
		...judgeParameters(context),
		...judgeSplit(context),
		...judgeRuns(context),
		...judgeRegistry(context)
	];
	const isTold = findings.some(({ id }) => id === "lineage-missing" || id === "not-evaluable");
	return {
		findings: [...steps.steps.length === 0 && !isTold ? [say("no-lineage", {}, about)] : [], ...findings],
		graph: drawGraph(context)
	};
}
// src/core/gates/model-card/messages.ts
/** Every sentence of the gate `model-card`. */
const messages$11 = {
	"no-packages": {
		outcome: "skip",
		says: "No package is handed over, so there is no card to judge."
	},
	"manifest-unreadable": MANIFEST_UNREADABLE,
	"not-asked": {
		outcome: "skip",
		says: "The package names no model card, and the policy asks for none."
	},
	"card-missing": {
		outcome: "fail",
		says: "The package names no model card.",
		fix: "Write one, and name it under `model.card`. Hugging Face's template has the headings that readers look for.",
		expected: "a card under `model.card`",
		actual: "none"
	},
	"card-elsewhere": {
		outcome: "error",
		says: "The model card is elsewhere ({uri}), so whether it speaks of {topics} cannot be told: nothing is fetched.",
		fix: "Commit it as a Markdown file, and name its path under `model.card`.",
		expected: "a card in this repository",
		actual: "{uri}"
	},
	"card-unreadable": {
		outcome: "error",
		says: "The model card `{path}` cannot be read: {problem}",
		fix: "{remedy}",
		expected: "a Markdown file, or a card in a format that is known",
		actual: "{problem}"
	},
	"left-to-fill-in": {
		outcome: "fail",
		says: "`{path}`: `{placeholder}` was left to be filled in under “{title}”.",
		fix: "Fill it in, or take the section out.",
		expected: "a finished card",
		actual: "`{placeholder}`",
		why: "A card with a hole says that nobody read it before it was released.",
		many: {
			says: "{count} places were left to be filled in.",
			fix: "Fill each in, or take its section out.",
			each: "`{placeholder}`",
			note: "under “{title}”"
		}
	},
	"topic-missing": {
		outcome: "fail",
		says: "`{path}` does not speak of {topic}. Its headings: {titles}.",
		fix: "Add a section, such as “{example}”.",
		expected: "a section such as “{example}”",
		actual: "{titles}",
		many: {
			says: "The model card does not speak of {count} things that the policy asks for.",
			fix: "Add a section for each.",
			each: "{topic}",
			note: "such as under “{example}”"
		}
	},
	"topic-empty": {
		outcome: "fail",
		says: "`{path}`: “{title}” has {words} [word|words], expected at least {least}.",
		fix: "Say what is so for this model.",
		expected: "at least {least} words",
		actual: "{words}"
	},
	"not-renewed": {
		outcome: "fail",
		says: "The model has other content than at the base, and its card `{path}` is the same.",
		fix: "Go through the card with the new model in mind; at the least, its numbers and its version are others.",
		expected: "a card that was looked at for this model",
		actual: "the one of the model before",
		why: "A card that describes another model is worse than none."
	},
	described: {
		outcome: "pass",
		says: "The card `{path}` speaks of {topics}."
	}
};
// src/core/gates/model-card/options.ts
/** What a model card may have to speak of, by what the field's cards have in common (Hugging Face, Model Card Toolkit, CycloneDX). */
const TOPICS = [
	"intended-use",
	"out-of-scope",
	"limitations",
	"training-data",
	"evaluation",
	"licence",
	"contact"
];
/** Options of the gate `model-card`. */
const options$11 = strictObject({
	required: boolean().default(false).describe("Whether a package without a model card fails here. The gate `package` says when a stage asks for one."),
	topics: array(_enum(TOPICS)).max(TOPICS.length).default([]).describe("What the card must speak of, in a section of that kind or in the fields of its format."),
	min_words: int().min(1).max(1e3).default(5).describe("Words in a section, below which it counts as empty."),
	renew: boolean().default(false).describe("Whether a model with other content than at the base asks for a changed card.")
});
// src/core/gates/model-card/topics.ts
/** The topics by how cards spell them: Hugging Face's template, and the headings that people write instead. */
const KINDS$2 = {
	"intended-use": {
		name: "what it is meant for",
		example: "Intended use",
		heading: /\b(?:intended uses?|(?:direct|downstream) use|uses|meant for|purpose|use cases?)\b/i,
		terms: ["purpose"]
	},
	"out-of-scope": {
		name: "what it is not meant for",
		example: "Out-of-scope use",
		heading: /\b(?:out[- ]of[- ]scope|not meant for|misuse|not intended|should not)\b/i,
		terms: []
	},
	limitations: {
		name: "its limitations",
		example: "Bias, risks and limitations",
		heading: /\b(?:limitations?|bias(?:es)?|risks?|caveats?|what to know|trade-?offs?)\b/i,
		terms: ["limitation", "risk"]
	},
	"training-data": {
		name: "the data it was trained on",
		example: "Training data",
		heading: /\b(?:training (?:data|details|set)|trained on|data ?sets?|data)\b/i,
		terms: [],
		list: "transformations"
	},
	evaluation: {
		name: "how well it does",
		example: "Evaluation",
		heading: /\b(?:evaluation|results?|metrics|performance|measured|numbers)\b/i,
		terms: []
	},
	licence: {
		name: "its licence",
		example: "Licence",
		heading: /\blicen[cs]e\b/i,
		terms: [],
		list: "licences"
	},
	contact: {
		name: "whom to ask",
		example: "Contact",
		heading: /\b(?:contact|authors?|owners?|maintainers?|citation)\b/i,
		terms: ["owner"]
	}
};
/** The section of a topic, one that says something where there are several; sections about what a model is not meant for are none about what it is meant for. */
function sectionOf(topic, sections, least) {
	const negative = KINDS$2["out-of-scope"].heading;
	const found = sections.filter(({ title }) => {
		const plain = title.replaceAll(/\s+/g, " ");
		if (topic !== "out-of-scope" && negative.test(plain)) return false;
		return KINDS$2[topic].heading.test(plain);
	});
	return found.find(({ words }) => words >= least) ?? found[0];
}
/** Whether the fields of a card's format say it, without a section. */
function saidByFields(topic, { details = {}, observations }) {
	const { terms, list } = KINDS$2[topic];
	if (topic === "evaluation" && observations.some(({ value }) => typeof value === "number")) return true;
	if ((details.terms ?? []).some(({ kind }) => terms.includes(kind))) return true;
	return list !== void 0 && (details[list] ?? []).length > 0;
}
// src/core/gates/model-card/gate.ts
const POINTER = "/model/card";
const CARD = /^\/model\/card$/;
const MODEL$1 = /^\/model\/path$/;
/** The gate `model-card`: see this folder's README. */
const modelCard = defineGate({
	meta: {
		id: "model-card",
		title: "its card is finished and describes this model",
		summary: "The model card is finished, speaks of what the policy asks for, and was looked at for this model.",
		kind: "content",
		since: "0.1",
		why: "Whoever uses the model next year has nothing but its card."
	},
	needs: ["packages", "baseline"],
	options: options$11,
	messages: messages$11,
	strengthen: (earlier, later) => {
		const [a, b] = [options$11.parse(earlier), options$11.parse({
			...earlier,
			...later
		})];
		return {
			required: a.required || b.required,
			topics: [.../* @__PURE__ */ new Set([...a.topics, ...b.topics])],
			min_words: Math.max(a.min_words, b.min_words),
			renew: a.renew || b.renew
		};
	},
	evaluate(facts, chosen, say) {
		const { packages } = facts;
		if (packages.length === 0) return { findings: [say("no-packages", {})] };
		return { findings: packages.flatMap((one) => judgePackage$6(one, facts, chosen, say)) };
	}
});
function judgePackage$6(one, known, options, say) {
	const { manifest, folder, documents } = one;
	if (!manifest.ok) {
		const { path, count, about: there } = manifestMistakes(one, manifest.issues);
		return [say("manifest-unreadable", {
			path,
			count,
			subject: "its card"
		}, there)];
	}
	const about = {
		package: folder,
		who: [manifest.value.handoff.package.owner]
	};
	const document = documents.find(({ pointers }) => pointers.includes(POINTER));
	if (document === void 0) {
		const elsewhere = referencedPaths(manifest.value).uris.find(({ pointer }) => pointer === POINTER);
		if (elsewhere !== void 0 && options.topics.length > 0) return [say("card-elsewhere", {
			uri: elsewhere.uri,
			topics: options.topics
		}, {
			...about,
			where: elsewhere.where
		})];
		const where = whereOfKey(manifest.value, "/model");
		return [say(options.required ? "card-missing" : "not-asked", {}, {
			...about,
			where
		})];
	}
	const { path, reading } = document;
	if (reading === null || reading.problems.length > 0) return [unreadable$2(document, say, about)];
	const told = [
		...unfinished(reading, say, about),
		...judgeTopics(reading, options, say, about),
		...options.renew && isStale(one, known) ? [say("not-renewed", { path }, {
			...about,
			where: {
				path,
				line: 1
			}
		})] : []
	];
	if (told.length > 0) return told;
	const topics = Object.entries(KINDS$2).flatMap(([topic, { name }]) => {
		return options.topics.find((each) => each === topic) === void 0 ? [] : [name];
	});
	return [say("described", {
		path,
		topics: topics.length > 0 ? topics : titlesOf(reading)
	}, {
		...about,
		where: { path }
	})];
}
function unreadable$2({ path, reading, issue }, say, about) {
	const problem = reading?.problems[0] ?? issue;
	const where = problem?.where ?? {
		path,
		line: 1
	};
	return say("card-unreadable", {
		path,
		...problem === void 0 ? {
			problem: "its format is not known.",
			remedy: "Write it in Markdown."
		} : quoteIssue(problem)
	}, {
		...about,
		where
	});
}
function unfinished({ path, details = {} }, say, about) {
	return unfinishedSections(details.sections ?? []).map(({ title, placeholder = "", source }) => {
		const where = {
			path,
			...source.line === void 0 ? {} : { line: source.line }
		};
		return say("left-to-fill-in", {
			path,
			title,
			placeholder
		}, {
			...about,
			where
		});
	});
}
function judgeTopics(reading, { topics, min_words: least }, say, about) {
	const { path, details = {} } = reading;
	return topics.flatMap((topic) => {
		const { name, example } = KINDS$2[topic];
		if (saidByFields(topic, reading)) return [];
		const section = sectionOf(topic, details.sections ?? [], least);
		if (section === void 0) return [say("topic-missing", {
			path,
			topic: name,
			titles: titlesOf(reading),
			example
		}, {
			...about,
			where: {
				path,
				line: 1
			}
		})];
		if (section.words >= least) return [];
		const { title, words, source } = section;
		const where = {
			path,
			...source.line === void 0 ? {} : { line: source.line }
		};
		return [say("topic-empty", {
			path,
			title,
			words,
			least
		}, {
			...about,
			where
		})];
	});
}
function titlesOf({ details = {} }) {
	return (details.sections ?? []).flatMap(({ title }) => title === "" ? [] : [title]).slice(0, 8);
}
/** Whether the model changed since the base and its card did not. */
function isStale(one, known) {
	const base = baseOf(one, known);
	if (base === void 0 || base === "unclear") return false;
	return contentAt$1(one, MODEL$1) !== contentAt$1(base, MODEL$1) && contentAt$1(one, CARD) === contentAt$1(base, CARD);
}
// src/core/gates/watched-by.ts
/** What Prometheus appends to the name of a metric to say in which unit or of which type it is. */
const SUFFIXES = [
	"",
	"_seconds",
	"_milliseconds",
	"_bytes",
	"_ratio",
	"_percent",
	"_total"
];
const WATCHING$2 = /* @__PURE__ */ new Set(["/monitoring/alerts", "/monitoring/slo"]);
/** Every alert and every service level objective in the files that the manifest names for them, in their order. */
function watchersOf({ documents }) {
	return documents.filter(({ pointers }) => pointers.some((pointer) => WATCHING$2.has(pointer))).flatMap(({ reading }) => {
		const { alerts = [], objectives = [] } = reading?.details ?? {};
		const levels = objectives.filter(({ kind }) => kind === "slo");
		return [...alerts.map(({ name, metrics }) => ({
			kind: "alert",
			name,
			names: new Set(metrics)
		})), ...levels.map(({ name, metrics }) => {
			return {
				kind: "slo",
				name,
				names: new Set(metrics.length > 0 ? metrics : [name])
			};
		})];
	});
}
/**
* Those that watch a metric: under its exact name, or as Prometheus spells it, where every character other than letters, digits,
* `_` and `:` is `_`, and where a suffix may say the unit (`p95_latency_seconds`). Nothing looser: a name that merely looks alike
* may be another metric.
*/
function watchedBy(metric, watchers) {
	const base = metric.replace(/[^A-Za-z0-9_:]/g, "_");
	const spellings = [metric, ...SUFFIXES.map((suffix) => `${base}${suffix}`)];
	return watchers.filter(({ names }) => spellings.some((spelling) => names.has(spelling)));
}
// src/core/gates/monitoring/context.ts
/** The documents of a part of the plan: a file, or the files of a folder. */
function documentsOf(one, part) {
	return one.documents.filter(({ pointers }) => pointers.includes(`/monitoring/${part}`));
}
/** Whether a document could not be read whole, so that nothing follows from what is not in it. */
function isBroken({ reading, issue }) {
	return issue !== void 0 || reading !== null && reading.problems.length > 0;
}
/** Whether all files of these parts can be read here, so that something follows from what is in none of them. */
function isComplete({ plan, package: one }, parts) {
	return parts.every((part) => typeof plan[part] !== "object" && !documentsOf(one, part).some(isBroken));
}
/** Whom a finding concerns, and where the value at `pointer` (below `/monitoring`) stands. */
function at$3({ about, handoff }, pointer) {
	return {
		...about,
		where: whereOf(handoff, `/monitoring${pointer}`)
	};
}
/** Whom a finding about a place in a document concerns. */
function inside({ about }, path, { line, column }) {
	const where = {
		path,
		...line === void 0 ? {} : { line },
		...column === void 0 ? {} : { column }
	};
	return {
		...about,
		where
	};
}
// src/core/gates/monitoring/judge-alerts.ts
/** A file that is meant by a path, and no sentence: it ends as a page does, or says by its start that it is relative. */
const PAGE$1 = /^\.{1,2}\/\S+$|^[^\s:?#]+\.(?:md|markdown|html?|rst|adoc|txt|pdf)$/i;
const ADDRESS = /^https?:\/\/\S+$/i;
/** Whether there are alerts where they are asked for, and each says how grave it is and what to do. */
function judgeAlerts(context) {
	const { plan, asked, say } = context;
	if (plan.alerts === void 0) return [say(asked.alerts ? "alerts-missing" : "no-alerts", {}, at$3(context, ""))];
	if (typeof plan.alerts !== "string") return [];
	const documents = documentsOf(context.package, "alerts");
	const speaking = documents.filter(({ reading }) => reading?.details?.alerts !== void 0);
	if (speaking.length === 0 && !documents.some(isBroken)) return [say(asked.alerts ? "alerts-unknown" : "alerts-foreign", { path: plan.alerts }, at$3(context, "/alerts"))];
	return speaking.flatMap((document) => judgeFile(document, context));
}
function judgeFile(document, context) {
	const { path, reading } = document;
	const alerts = reading?.details?.alerts ?? [];
	const faults = alerts.flatMap((alert) => [...judgeSeverity(alert, path, context), ...judgeRunbook(alert, path, context)]);
	if (faults.length > 0 || isBroken(document)) return faults;
	return [context.say("alerts-read", {
		path,
		count: alerts.length
	}, {
		...context.about,
		where: { path }
	})];
}
function judgeSeverity(alert, path, context) {
	if (!context.asked.severities || (alert.severity ?? "").trim() !== "") return [];
	return [context.say("severity-missing", {
		alert: alert.name,
		path
	}, inside(context, path, alert.source))];
}
function judgeRunbook(alert, path, context) {
	const { name, runbook = "", source } = alert;
	const target = runbook.trim().replace(/[#?].*$/su, "");
	const about = inside(context, path, source);
	if (PAGE$1.test(target) && !ADDRESS.test(target)) {
		const found = claimedPath(context.package, path, target);
		const isFolder = [...context.package.files, ...context.package.outside].some((file) => file.path.startsWith(`${found}/`));
		return found !== null && found !== path && !isFolder ? [] : [context.say("runbook-broken", {
			alert: name,
			path,
			runbook: target
		}, about)];
	}
	if (!context.asked.runbook_links || ADDRESS.test(runbook.trim())) return [];
	return [context.say("runbook-missing", {
		alert: name,
		path
	}, about)];
}
// src/core/gates/monitoring/judge-cover.ts
/** Metrics of the manifest that somebody may have to watch: of rollback triggers and of success, each name once for each. */
function promisedMetrics({ handoff: { handoff } }) {
	const triggers = (handoff.rollback?.triggers ?? []).map(({ metric }, index) => {
		return {
			metric,
			of: "triggers",
			pointer: `/rollback/triggers/${index}/metric`
		};
	});
	const success = (handoff.problem?.success ?? []).map(({ metric }, index) => {
		return {
			metric,
			of: "success",
			pointer: `/problem/success/${index}/metric`
		};
	});
	const once = /* @__PURE__ */ new Map();
	for (const each of [...triggers, ...success]) {
		const key = `${each.of} ${each.metric}`;
		if (!once.has(key)) once.set(key, each);
	}
	return [...once.values()];
}
/** Words for what a metric is in the manifest. */
const USES = {
	triggers: "a trigger of the rollback",
	success: "a measure of success"
};
/** Whether an alert or an SLO watches each metric of which that is asked. */
function judgeCover(context) {
	const { asked, package: one, handoff, say, about } = context;
	const metrics = promisedMetrics(context).filter(({ of }) => asked.covers.includes(of));
	if (metrics.length === 0 || !isComplete(context, ["alerts", "slo"])) return [];
	const watchers = watchersOf(one);
	return metrics.map(({ metric, of, pointer }) => {
		const [first] = watchedBy(metric, watchers);
		const there = {
			...about,
			where: whereOf(handoff, pointer)
		};
		if (first === void 0) return say("unwatched", {
			metric,
			use: USES[of]
		}, there);
		const watcher = first.kind === "alert" ? "The alert" : "The SLO";
		return say("watched", {
			metric,
			use: USES[of],
			watcher,
			name: first.name
		}, there);
	});
}
/** Whether there are service level objectives, where they are asked for. */
function judgeLevels(context) {
	const { asked, plan, package: one, say } = context;
	const documents = documentsOf(one, "slo");
	const levels = documents.flatMap(({ path, reading }) => (reading?.details?.objectives ?? []).flatMap(({ kind }) => kind === "slo" ? [path] : []));
	const [path] = levels;
	if (path !== void 0) return [say("slo-read", {
		path,
		count: levels.length
	}, at$3(context, "/slo"))];
	const told = typeof plan.slo === "object" || documents.some(isBroken);
	if (!asked.slo || told) return [];
	return [say("slo-missing", {}, at$3(context, plan.slo === void 0 ? "" : "/slo"))];
}
// src/core/gates/monitoring/judge-drift.ts
/** Names of data sets that are told. */
const MOST_NAMED$2 = 10;
/** Whether live data is compared with what the model was made from. */
function judgeDrift(context) {
	const { plan, asked, handoff, say } = context;
	const { drift = [] } = plan;
	if (drift.length === 0) return asked.drift ? [say("drift-missing", {}, at$3(context, ""))] : [];
	const datasets = handoff.handoff.datasets ?? [];
	const names = datasets.slice(0, MOST_NAMED$2).map(({ name }) => name);
	const unknown = drift.flatMap((dataset, index) => datasets.some(({ name }) => name === dataset) ? [] : [say("drift-unknown", {
		dataset,
		datasets: names
	}, at$3(context, `/drift/${index}`))]);
	if (unknown.length > 0) return unknown;
	const base = datasets.filter(({ name }) => drift.includes(name)).find(({ role }) => role === "train" || role === "reference");
	if (base === void 0) return [say("drift-baseless", { datasets: drift }, at$3(context, "/drift"))];
	return [say("drift-compared", {
		dataset: base.name,
		role: base.role ?? ""
	}, at$3(context, "/drift"))];
}
/** Whether dashboards are reached over a connection that nobody can read or change on the way. */
function judgeDashboards(context) {
	return (context.plan.dashboards ?? []).flatMap((address, index) => /^https:\/\//i.test(address) ? [] : [context.say("dashboard-insecure", { address }, at$3(context, `/dashboards/${index}`))]);
}
// src/core/gates/monitoring/judge-tests.ts
/** Names that a misspelled one is compared with, and names that are told. */
const MOST_COMPARED$1 = 500;
const MOST_NAMED$1 = 5;
const WORDS$1 = {
	firing: "fires",
	silent: "stays silent"
};
/** Whether tests show each alert at work, and name no alert that does not exist. */
function judgeTests(context) {
	return [...judgeTested(context), ...judgeNames$1(context)];
}
function judgeTested(context) {
	const { asked, package: one, say } = context;
	if (asked.tested === "none" || !isComplete(context, ["tests"])) return [];
	const ways = asked.tested === "both" ? ["firing", "silent"] : ["firing"];
	return documentsOf(one, "alerts").flatMap(({ path, reading }) => {
		const tests = documentsOf(one, "tests").filter((document) => mayLoad(document, path, context));
		const shown = new Set(casesOf(tests).map(({ alert, expects }) => `${expects} ${alert}`));
		const told = /* @__PURE__ */ new Map();
		return (reading?.details?.alerts ?? []).flatMap(({ name, severity = "", metrics, source }) => {
			const same = `${severity}\n${name}`;
			const reads = metrics.toSorted().join("\n");
			const earlier = told.get(same);
			if (earlier === reads) return [];
			if (earlier !== void 0) return [say("alert-twice", {
				alert: name,
				path
			}, inside(context, path, source))];
			told.set(same, reads);
			const lacking = ways.filter((way) => !shown.has(`${way} ${name}`));
			const [way] = lacking;
			if (way === void 0) return [];
			const what = lacking.length > 1 ? "fires, and none in which it stays silent" : WORDS$1[way];
			return [say("untested", {
				alert: name,
				path,
				what
			}, inside(context, path, source))];
		});
	});
}
/** Whether tests may run the rules of a file: they name it, or name no file in full. Cases of other rules show nothing of these. */
function mayLoad({ path, reading }, rules, { package: one }) {
	const loaded = reading?.details?.artifacts ?? [];
	return loaded.length === 0 || loaded.some(({ name }) => claimedPath(one, path, name) === rules);
}
/** A case about an alert that does not exist proves nothing: expected to stay silent, it always does. */
function judgeNames$1(context) {
	const { package: one, say } = context;
	const names = [...new Set(documentsOf(one, "alerts").flatMap(({ reading }) => (reading?.details?.alerts ?? []).map(({ name }) => name)))];
	if (names.length === 0 || !isComplete(context, ["alerts"])) return [];
	const known = new Set(names);
	return documentsOf(one, "tests").flatMap((document) => {
		const { path } = document;
		if (loadsOthers(document, context)) return [];
		return [...new Map(casesOf([document]).flatMap((each) => known.has(each.alert) ? [] : [[each.alert, each]])).values()].map(({ alert, source }) => {
			const nearest = didYouMean(alert, names.slice(0, MOST_COMPARED$1));
			const alerts = nearest === void 0 ? names.slice(0, MOST_NAMED$1) : [nearest];
			return say("case-of-unknown-alert", {
				alert,
				path,
				alerts
			}, inside(context, path, source));
		});
	});
}
/** Whether tests load rules of other files than the plan's: then their alerts may be of those. */
function loadsOthers({ path, reading }, { package: one }) {
	const alerts = new Set(documentsOf(one, "alerts").map((each) => each.path));
	return (reading?.details?.artifacts ?? []).map(({ name }) => claimedPath(one, path, name)).some((file) => file === null || !alerts.has(file));
}
function casesOf(documents) {
	return documents.flatMap(({ reading }) => reading?.details?.alertCases ?? []);
}
// src/core/gates/monitoring/messages.ts
/** Every sentence of the gate `monitoring`. */
const messages$10 = {
	"no-packages": {
		outcome: "skip",
		says: "No package is handed over, so there is no monitoring to judge."
	},
	"manifest-unreadable": {
		outcome: "error",
		says: "The manifest `{path}` cannot be read, so its monitoring cannot be judged.",
		fix: "Mend the manifest first; the gate `package` lists its mistakes: {count}.",
		expected: "a manifest without mistakes",
		actual: "{count} [mistake|mistakes]"
	},
	"no-plan": {
		outcome: "skip",
		says: "The package does not say how it is watched, and this stage does not ask for it."
	},
	"plan-missing": {
		outcome: "fail",
		says: "The package does not say how it is watched.",
		fix: "Add the section `monitoring` with `alerts`, their `tests`, and `slo`.",
		expected: "a section `monitoring`",
		actual: "none"
	},
	"no-alerts": {
		outcome: "skip",
		says: "The section `monitoring` names no alert rules, and this stage asks nothing of them."
	},
	"alerts-missing": {
		outcome: "fail",
		says: "The section `monitoring` names no alert rules.",
		fix: "Name the file or folder that holds them under `alerts`.",
		expected: "alert rules",
		actual: "none"
	},
	"alerts-foreign": {
		outcome: "skip",
		says: "`{path}` holds no alert in a form that is read here, and this stage asks nothing of alerts."
	},
	"alerts-unknown": {
		outcome: "error",
		says: "`{path}` holds no alert in a form that is read here, so none can be judged.",
		fix: "Name Prometheus rules (a rule file or a `PrometheusRule`), or ask nothing of alerts in the policy.",
		expected: "alert rules that can be read",
		actual: "none"
	},
	elsewhere: {
		outcome: "error",
		says: "`{part}` is at `{uri}`, outside the repository, so it cannot be read.",
		fix: "Commit the file, and name its path.",
		expected: "a file of the repository",
		actual: "an address"
	},
	unreadable: {
		outcome: "error",
		says: "`{path}` could not be read whole, so what it watches cannot be told: {problem}",
		fix: "{remedy}",
		expected: "a file that can be read whole",
		actual: "{problem}"
	},
	"severity-missing": {
		outcome: "fail",
		says: "The alert `{alert}` in `{path}` does not say how grave it is.",
		fix: "Give it a label `severity`, such as page or ticket.",
		expected: "a severity",
		actual: "none",
		why: "Without a severity nobody can decide whether an alert wakes somebody.",
		many: {
			says: "{count} alerting rules do not say how grave they are.",
			fix: "Give each a label `severity`, such as page or ticket.",
			each: "`{alert}`"
		}
	},
	"runbook-missing": {
		outcome: "fail",
		says: "The alert `{alert}` in `{path}` does not lead to a runbook.",
		fix: "Write an annotation `runbook_url` with an address, or with the path of a file of the package.",
		expected: "a link to a runbook",
		actual: "none",
		why: "Who is woken by an alert should read what to do, and not find it out.",
		many: {
			says: "{count} alerting rules do not lead to a runbook.",
			fix: "Write an annotation `runbook_url` for each, with an address, or with the path of a file of the package.",
			each: "`{alert}`"
		}
	},
	"runbook-broken": {
		outcome: "fail",
		says: "The alert `{alert}` in `{path}` leads to the runbook `{runbook}`, which is no page of the package and none that its manifest names.",
		fix: "Correct the path, or add the file.",
		expected: "a runbook that exists",
		actual: "`{runbook}`",
		why: "A link that leads nowhere is found out at night.",
		many: {
			says: "{count} alerting rules lead to a runbook that is no page of the package and none that its manifest names.",
			fix: "Correct the paths, or add the files.",
			each: "`{alert}`",
			note: "`{runbook}`"
		}
	},
	untested: {
		outcome: "fail",
		says: "The alert `{alert}` in `{path}` is not tested: there is no case in which it {what}.",
		fix: "Add the case to the tests that `monitoring.tests` names, let their `rule_files` name this file, and run them with promtool.",
		expected: "a case in which it {what}",
		actual: "none",
		why: "An alert that was never seen firing is a hope, and one that never stays silent is switched off.",
		many: {
			says: "{count} alerts lack cases in the tests.",
			fix: "Add the cases to the tests that `monitoring.tests` names, let their `rule_files` name this file, and run them with promtool.",
			each: "`{alert}`",
			note: "there is no case in which it {what}"
		}
	},
	"alert-twice": {
		outcome: "fail",
		says: "`{path}` holds a second alert `{alert}` of the same severity that reads other metrics, so no test tells which of the two it shows.",
		fix: "Give each alert a name of its own, or a severity of its own.",
		expected: "one alert `{alert}` of this severity",
		actual: "another one",
		why: "A case that one alert satisfies says nothing about the other."
	},
	"case-of-unknown-alert": {
		outcome: "fail",
		says: "`{path}` tests the alert `{alert}`, and the alert rules of the package hold none of that name.",
		fix: "Correct the name; there is {alerts}.",
		expected: "the name of an alert",
		actual: "`{alert}`",
		why: "An alert that does not exist stays silent in every test."
	},
	unwatched: {
		outcome: "fail",
		says: "`{metric}` is {use}, and no alert and no SLO of the package reads it.",
		fix: "Add an alert or an SLO that reads the metric under this name, or record it under this name.",
		expected: "an alert or an SLO that reads `{metric}`",
		actual: "none",
		why: "What is promised or would make somebody go back is noticed only when something watches it.",
		many: {
			says: "The manifest relies on metrics in {count} places, and no alert and no SLO of the package reads them.",
			fix: "Add an alert or an SLO for each that reads it under this name, or record it under this name.",
			each: "`{metric}`",
			note: "{use}"
		}
	},
	"slo-missing": {
		outcome: "fail",
		says: "The package states no service level objective that can be read.",
		fix: "Write one in OpenSLO, and name its file under `monitoring.slo`.",
		expected: "an SLO",
		actual: "none",
		why: "Operations need an agreed level of service to hold the model to."
	},
	"drift-missing": {
		outcome: "fail",
		says: "The section `monitoring` does not say which data sets live data is compared with.",
		fix: "Name the training data, or the reference for it, under `drift`.",
		expected: "a data set that live data is compared with",
		actual: "none",
		why: "A model stays as it is while the world moves on, and only a comparison shows how far."
	},
	"drift-unknown": {
		outcome: "fail",
		says: "Live data is compared with `{dataset}`, which is no data set of the package.",
		fix: "Write the name of a data set of the manifest. There are {datasets}.",
		expected: "the name of a data set",
		actual: "`{dataset}`"
	},
	"drift-baseless": {
		outcome: "fail",
		says: "Live data is compared with {datasets}, and none of them is what the model was trained on or a reference for it.",
		fix: "Compare with the training data too, or give the data set that stands for it the role reference.",
		expected: "a data set of the role train or reference",
		actual: "{datasets}",
		why: "Drift is a distance from what the model has learned, so it is measured from there."
	},
	"dashboard-insecure": {
		outcome: "fail",
		says: "The dashboard `{address}` is not an https address.",
		fix: "Write the address that begins with https.",
		expected: "an https address",
		actual: "`{address}`",
		why: "What is read during an incident must not be changed on its way."
	},
	"more-found": {
		outcome: "fail",
		says: "{count} more [finding|findings] of this kind [is|are] not listed.",
		fix: "Mend the ones that are listed first.",
		expected: "none",
		actual: "{count}"
	},
	"alerts-read": {
		outcome: "pass",
		says: "`{path}` holds {count} [alert|alerts], and nothing that is asked of them is missing."
	},
	watched: {
		outcome: "pass",
		says: "{watcher} `{name}` watches `{metric}`, {use}."
	},
	"more-watched": {
		outcome: "pass",
		says: "{count} more [finding|findings] of this kind [holds|hold], too."
	},
	"slo-read": {
		outcome: "pass",
		says: "`{path}` states service level objectives: {count}."
	},
	"drift-compared": {
		outcome: "pass",
		says: "Live data is compared with `{dataset}`, whose role is {role}."
	}
};
// src/core/gates/monitoring/options.ts
/** Metrics of the manifest that somebody may have to watch. */
const COVERED = ["triggers", "success"];
/** How much of an alert its tests must show, from the least. */
const TESTED = [
	"none",
	"firing",
	"both"
];
/** Options of the gate `monitoring`. */
const options$10 = strictObject({
	requires: _enum(BOUNDARIES).optional().describe("Boundary of the handoff; set by the stage's own `requires`. At production every alert is tested both ways, an SLO is asked for, and alerts or SLOs watch the metrics of success and of the rollback triggers."),
	required: boolean().default(false).describe("Whether a package without alerts fails here."),
	severities: boolean().default(false).describe("Whether each alert must have a severity."),
	runbook_links: boolean().default(false).describe("Whether each alert must link to its runbook."),
	tested: _enum(TESTED).default("none").describe("What tests must show of each alert: nothing, that it fires, or that it fires and stays silent."),
	covers: array(_enum(COVERED)).max(COVERED.length).default([]).describe("Metrics that an alert or an SLO must watch: those of the rollback triggers, those of success."),
	drift: boolean().default(false).describe("Whether live data must be compared with what the model was made from (`monitoring.drift`)."),
	slo: boolean().default(false).describe("Whether service level objectives must be there and readable.")
});
/** What is asked for once the boundary is counted in. */
function askedBy({ requires, required, ...chosen }) {
	const asked = requires === "production" ? {
		...chosen,
		tested: "both",
		covers: [...COVERED],
		slo: true
	} : chosen;
	const { severities, runbook_links, tested, covers } = asked;
	return {
		...asked,
		alerts: required || severities || runbook_links || tested !== "none" || covers.length > 0
	};
}
/** Asks for what either side asks for. */
function strengthen$8(earlier, later) {
	const [a, b] = [options$10.parse(earlier), options$10.parse({
		...earlier,
		...later
	})];
	const requires = BOUNDARIES[Math.max(rankOf$1(a.requires), rankOf$1(b.requires))];
	return {
		...requires === void 0 ? {} : { requires },
		required: a.required || b.required,
		severities: a.severities || b.severities,
		runbook_links: a.runbook_links || b.runbook_links,
		tested: TESTED[Math.max(TESTED.indexOf(a.tested), TESTED.indexOf(b.tested))] ?? "both",
		covers: COVERED.filter((each) => a.covers.includes(each) || b.covers.includes(each)),
		drift: a.drift || b.drift,
		slo: a.slo || b.slo
	};
}
function rankOf$1(boundary) {
	return boundary === void 0 ? -1 : BOUNDARIES.indexOf(boundary);
}
// src/core/gates/monitoring/gate.ts
/** The gate `monitoring`: see this folder's README. */
const monitoring = defineGate({
	meta: {
		id: "monitoring",
		title: "what can go wrong with it raises an alarm that was tried",
		summary: "Alerts can be read, lead to a runbook and are tested, and they watch what the manifest promises and would go back for.",
		kind: "content",
		since: "0.1",
		why: "A model fails quietly, and an alert that nobody has seen firing may fail with it."
	},
	needs: ["packages"],
	options: options$10,
	messages: messages$10,
	strengthen: strengthen$8,
	evaluate({ packages }, chosen, say) {
		if (packages.length === 0) return { findings: [say("no-packages", {})] };
		return {
			findings: packages.flatMap((one) => judgePackage$5(one, chosen, say)),
			tables: packages.flatMap(tablesOf)
		};
	}
});
function judgePackage$5(one, options, say) {
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
	const asked = askedBy(options);
	const plan = handoff.handoff.monitoring;
	if (plan === void 0) return [say(asked.alerts || asked.slo || asked.drift ? "plan-missing" : "no-plan", {}, {
		...about,
		where: top
	})];
	return judgePlan({
		package: one,
		handoff,
		plan,
		asked,
		say,
		about
	});
}
function judgePlan(context) {
	const findings = [
		...judgeFiles(context),
		...judgeAlerts(context),
		...judgeTests(context),
		...judgeCover(context),
		...judgeLevels(context),
		...judgeDrift(context),
		...judgeDashboards(context)
	];
	return [...Map.groupBy(findings, ({ id }) => id).values()].flatMap((same) => tellAtMost(same, (count) => {
		const id = same[0]?.outcome === "pass" ? "more-watched" : "more-found";
		return context.say(id, { count }, at$3(context, ""));
	}));
}
/** Files that cannot be read, or not from here. */
function judgeFiles(context) {
	const { plan, asked, package: one, say, about } = context;
	const wanted = {
		alerts: asked.alerts,
		tests: asked.tested !== "none",
		slo: asked.slo || asked.covers.length > 0
	};
	const parts = [
		"alerts",
		"tests",
		"slo"
	];
	const elsewhere = parts.flatMap((part) => {
		const written = plan[part];
		if (typeof written !== "object" || !wanted[part]) return [];
		return [say("elsewhere", {
			part: `monitoring.${part}`,
			uri: written.uri
		}, at$3(context, `/${part}`))];
	});
	const broken = [...new Set(parts.flatMap((part) => documentsOf(one, part)))].flatMap(({ path, reading, issue }) => {
		const problem = reading?.problems[0] ?? issue;
		if (problem === void 0) return [];
		return [say("unreadable", {
			path,
			...quoteIssue(problem)
		}, {
			...about,
			where: problem.where
		})];
	});
	return [...elsewhere, ...broken];
}
/** What watches each metric that the manifest promises or would go back for. */
function tablesOf(one) {
	if (!one.manifest.ok) return [];
	const metrics = promisedMetrics({ handoff: one.manifest.value });
	if (metrics.length === 0 || one.manifest.value.handoff.monitoring === void 0) return [];
	const watchers = watchersOf(one);
	const rows = metrics.map(({ metric, of }) => {
		const found = watchedBy(metric, watchers).map(({ name }) => name);
		return [
			metric,
			USES[of],
			found.length === 0 ? "nothing" : found
		];
	});
	return [{
		title: `What is watched in ${one.folder}`,
		columns: [
			"Metric",
			"Is",
			"Watched by"
		],
		rows
	}];
}
// src/core/handoff/handoff-fields.ts
function refined(judge, advise) {
	return string().superRefine((text, context) => {
		const message = judge(text);
		if (message === null) return;
		const params = advise?.(text);
		context.addIssue({
			code: "custom",
			message,
			...params === void 0 ? {} : { params }
		});
	});
}
/** A few words or a sentence. */
const text = string().min(1).max(2e3);
/** A name that other files mention: a metric, a data set, a suite. */
const label = string().min(1).max(200).regex(/^[ -~\u00a0-\uffff]*$/, "expected a name without control characters");
/** Name of a package: what stands before `@` in `churn@3.1.0`. */
const NAME = "[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?";
const VERSION = "(?:0|[1-9][0-9]*)\\.(?:0|[1-9][0-9]*)\\.(?:0|[1-9][0-9]*)(?:-(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(?:\\.(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*)?";
const packageName = string().max(100).regex(new RegExp(`^${NAME}$`), "expected lower-case letters, digits, dots, hyphens and underscores");
/** What a value that is no version is told to be; `advisedVersion` knows its mistakes by it. */
const versionFault = "expected a semantic version such as 3.1.0 or 3.1.0-rc.1";
/** Whether a text is a version as {@link version} takes it. */
function isVersion(written) {
	return version.safeParse(written).success;
}
/** Semantic version without build metadata, which would give one version two spellings. A number such as 3.1 is none. */
const version = string(versionFault).max(64).regex(new RegExp(`^${VERSION}$`), versionFault);
const packageAtVersion = string().max(165).regex(new RegExp(`^${NAME}@${VERSION}$`), "expected a package at a version, such as churn@3.0.0");
/** What a rollback of a first release names in place of a version: there is none. */
const NO_VERSION = "none";
/** Where a rollback goes: a version of a package, or `none`. */
const rollbackTarget = string().max(165).regex(new RegExp(`^(?:${NAME}@${VERSION}|${NO_VERSION})$`), "expected a package at a version, such as churn@3.0.0, or none for a first release");
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
const duration$3 = refined(durationFault);
function quantityFault(written) {
	const parsed = parseQuantity(written);
	return parsed.ok ? null : parsed.problem;
}
function quantityAdvice(written) {
	const [, digits = "", symbol = ""] = /^([-+.\d]+) ?(\S+)$/.exec(written) ?? [];
	const memory = memoryUnits(symbol);
	if (memory !== null && quantityFault(`${digits}${memory[0]}`) === null) {
		const [binary, decimal] = memory.map((unit) => `${digits}${unit}`);
		return {
			fix: "Write `{binary}` where it counts by 1024, or `{decimal}` where it counts by 1000.",
			values: {
				binary: binary ?? "",
				decimal: decimal ?? ""
			}
		};
	}
	const nearest = `${digits}${nearestUnit(symbol) ?? ""}`;
	if (nearestUnit(symbol) !== void 0 && quantityFault(nearest) === null) return {
		fix: "Write `{nearest}`.",
		values: { nearest }
	};
	return { fix: "Write a number that can be compared: `0.78`, or one with its unit, such as `250ms` or `512Mi`." };
}
/** A bare number, or text with a unit such as `250ms`. */
const quantity = union([number(), refined(quantityFault, quantityAdvice)]);
const operator = _enum(OPERATORS).describe("How the metric is compared: at least (gte), more than (gt), at most (lte), less than (lt), equal (eq).");
/** Backslashes are turned round; what else can be wrong with a path is said by its fault. */
function pathAdvice(written) {
	const nearest = written.replaceAll("\\", "/");
	if (nearest !== written && pathFault(nearest) === null) return {
		fix: "Write `{nearest}`.",
		values: { nearest }
	};
}
/** A path relative to the package folder; see {@link pathFault}. */
const path$1 = refined(pathFault, pathAdvice);
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
const pathOrUri = union([path$1, external]);
// src/core/handoff/constraint-kinds.ts
const KINDS$1 = [{
	words: /* @__PURE__ */ new Set([
		"memory",
		"ram",
		"vram"
	]),
	dimension: "information",
	expected: "expected an amount of memory",
	fix: "Write it as memory, such as `512Mi` or `2GB`. Time, rate or share: say so in the name."
}, {
	words: /* @__PURE__ */ new Set(["latency"]),
	dimension: "time",
	expected: "expected a time",
	fix: "Write it as a time, such as `250ms`; `m` is minutes. Memory, rate or share: say so in the name."
}];
/** Words that leave open of what kind a number is. Any other word may change that: `latency_increase` is a share. */
const BESIDE = /^(?:p\d+|avg|average|mean|median|max|maximum|min|minimum|peak|limit|total|request|response|inference|prediction|serving|model|service|cpu|gpu)$/;
/**
* Refines the constraints of a manifest: a unit of another kind under a name that says nothing but memory or latency is a mistake. A bare
* number is left alone, since it states no kind.
*/
function judgeKinds(constraints, context) {
	for (const [name, written] of Object.entries(constraints)) {
		const kind = kindOf(name);
		const parsed = parseQuantity(written);
		if (kind === void 0 || !parsed.ok) continue;
		const { dimension } = parsed.value;
		if (dimension === "number" || dimension === kind.dimension) continue;
		context.addIssue({
			code: "custom",
			path: [name],
			message: kind.expected,
			params: { fix: kind.fix }
		});
	}
}
function kindOf(name) {
	const telling = name.toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== "").filter((word) => !BESIDE.test(word));
	return KINDS$1.find((kind) => telling.length > 0 && telling.every((word) => kind.words.has(word)));
}
// src/core/handoff/handoff-sections.ts
const link = string().max(2e3).regex(/^https?:\/\/[!#-;=?-~]+$/, "expected a web address that begins with https://");
const metric = label.describe("Name of a metric: an observation of an evidence file, an SLO or an alert.");
const packageSection = strictObject({
	name: packageName.describe("Name of the package; with the version, its identity."),
	version: version.describe("Semantic version. Content that changes without a new version is an error."),
	description: text.optional().describe("What the package is for, in one sentence."),
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
	limitations: array(text).max(100).optional().describe("What the package must not be used for.")
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
	retention: text.optional().describe("How long the data may be kept, such as 2y, or why there is no end."),
	purpose: text.optional().describe("What the data may be used for."),
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
	signature: pathOrUri.optional().describe("Signature of the model, such as an OpenSSF model signing bundle."),
	provenance: array(pathOrUri).max(20).optional().describe("Attestations of how it was made, such as SLSA provenance."),
	base: array(strictObject({
		name: label.describe("Name of the base model, as its registry spells it."),
		license: licence.optional().describe("SPDX licence expression of the base model.")
	})).max(20).optional().describe("Models that it was made from.")
});
const migrationSection = strictObject({
	doc: pathOrUri.optional().describe("How the package moves into production code."),
	constraints: record(label, quantity).superRefine(judgeKinds).optional().describe("What engineering must be able to meet: metric and bound with its unit.")
});
const evidence = strictObject({
	path: pathOrUri.describe("File that a tool wrote, inside the package folder."),
	as: string().max(40).regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "expected the id of an evidence format, such as junit or metrics").optional().describe("Format of the file, such as junit; left out, it is recognised by what is in the file."),
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
	lookbackWindow: duration$3.optional().describe("How far back the metric is looked at.")
};
const trigger = strictObject({
	...condition,
	alertAfter: duration$3.optional().describe("How long the condition must hold."),
	severity: _enum(["page", "ticket"]).optional().describe("Whether someone is woken."),
	action: label.optional().describe("What is done, such as replace-model or flag-off.")
});
const rollbackSection = strictObject({
	to: rollbackTarget.optional().describe("Version to go back to; by default the previous one. `none` for a first release."),
	instead: string().min(1).max(500).optional().describe("With `to: none`: what serves while the model is off, such as the rule that served before it."),
	triggers: array(trigger).max(100).optional().describe("When to go back."),
	path: pathOrUri.optional().describe("Script that goes back."),
	within: duration$3.optional().describe("How long going back may take."),
	authority: handle$1.optional().describe("Who may decide it."),
	stable: strictObject({
		...condition,
		endorsedBy: handle$1.optional().describe("Who confirms it.")
	}).optional().describe("When the package counts as stable after going back."),
	escalation: array(strictObject({
		to: handle$1.describe("Who is called, as CODEOWNERS spells them."),
		after: duration$3.optional().describe("How long the one before is waited for.")
	})).max(20).optional().describe("Who is called next when nobody answers, in order."),
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
	package: packageSection.describe("What is handed over, and who answers for it."),
	ignore: array(string().min(1).max(256).regex(/^[^{}\\]*$/, "expected a glob without braces and backslashes, such as notes/**")).max(100).optional().describe("Globs, relative to the package folder, of files that belong to no section on purpose.")
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
// src/core/gates/package/version-content.ts
/**
* The parts of a version's content that are not the same at the base: the model and what is deployed by, wherever they stand, a data set
* or an evidence file in the package, and content named by digest. A package may grow without a new version, from stage to stage: parts
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
/** The model, the data sets, the evidence and the deployment, each with its parts. */
function kindsOf({ facts, manifest }) {
	const { model, datasets = [], evidence = [], deployment } = manifest.handoff;
	const other = otherFiles(facts);
	const anywhere = [...new Map([...facts.outside, ...facts.files].map((file) => [file.path, file])).values()];
	const partsOf = (entries, files = facts.files) => new Map(entries.flatMap(([name, named]) => {
		const content = contentOf(named, facts.folder, files, other);
		return content === null ? [] : [[name, content]];
	}));
	return [
		partsOf([["model", model?.path]], anywhere),
		partsOf(datasets.map(({ name, path }) => [`data set ${name}`, path])),
		partsOf(evidence.map(({ path }) => [typeof path === "string" ? path : path.uri, path])),
		partsOf([
			["deployment", deployment?.path],
			["deployment to staging", deployment?.staging?.path],
			["deployment to production", deployment?.production?.path]
		], anywhere)
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
/** Stands for what is below it: the files are compared one by one, since not all of them are the part's. */
const FOLDER_MODE = "040000";
/**
* Modes and object ids of the files at a path, which are the same exactly when the content is; `null`: nothing to compare. Where the
* whole stands is not its content: a training run writes the same model into a folder of its own.
*/
function contentOf(named, folder, files, other) {
	if (named === void 0) return null;
	if (typeof named !== "string") return named.digest.sha256;
	const path = resolvePath(folder, named);
	if (path === null) return null;
	const found = files.filter((file) => file.mode !== FOLDER_MODE && (file.path === path || isBelow(file.path, path) && !other.has(file.path)));
	if (found.length === 0) return null;
	return JSON.stringify(found.map((file) => [
		writtenPath(path, file.path),
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
const SHOWN$1 = 5;
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
		parts: changed.slice(0, SHOWN$1)
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
// src/core/gates/package/empty-parts.ts
/** Git's ids of a file without any byte, in repositories of SHA-1 and of SHA-256. */
const NO_BYTES = /* @__PURE__ */ new Set(["e69de29bb2d1d6434b8b29ae775ad8c2e48c5391", "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813"]);
/** Read as what they are by readers of their own, which say that there is nothing in them: sections, evidence, the drill. */
const READ_ELSEWHERE = /^\/(?:[^/]+|evidence\/\d+\/path|rollback\/drill)$/;
/**
* Files and folders that the manifest names, that are there and hold nothing: each path once, where it is named first. A pointer of
* Git LFS or DVC says where the content is, and is not empty.
*/
function emptyParts({ files, outside, references, documents }, manifest, say) {
	const blank = new Set(documents.flatMap(({ path, blank = false }) => blank ? [path] : []));
	const all = [...files, ...outside].filter(({ mode }) => mode.startsWith("100"));
	const bare = new Set(all.flatMap(({ path, oid }) => NO_BYTES.has(oid) ? [path] : []));
	const told = /* @__PURE__ */ new Set();
	return references.flatMap(({ pointer, path, kind }) => {
		if (told.has(path) || READ_ELSEWHERE.test(pointer)) return [];
		told.add(path);
		const about = { where: whereOf(manifest, pointer) };
		const values = {
			path,
			pointer: spelledPointer(pointer)
		};
		if (kind === "file" && bare.has(path)) return [say("empty-file", values, about)];
		if (kind === "file" && blank.has(path)) return [say("blank-document", values, about)];
		if (kind !== "folder") return [];
		const below = all.filter((file) => path === "" || file.path.startsWith(`${path}/`));
		return below.length > 0 && below.every((file) => bare.has(file.path)) ? [say("empty-folder", values, about)] : [];
	});
}
// src/core/gates/package/options.ts
/** What a decision record may be asked to say. */
const DECISION_PARTS = [
	"context",
	"decision",
	"consequences",
	"deciders"
];
/** Options of the gate `package`. */
const options$9 = strictObject({
	requires: _enum(BOUNDARIES).optional().describe("What the manifest must contain; set by the stage's own `requires`, and rarely here."),
	decision: array(_enum(DECISION_PARTS)).max(DECISION_PARTS.length).optional().describe("What the decision record under `model.approach` must say, under a heading or in its front matter."),
	team_owner: boolean().optional().describe("Whether the package's owner must be a team, so that it has one when people come and go.")
});
/** The farthest boundary, and every part that either asks for. */
function strengthen$7(earlier, later) {
	const [a, b] = [options$9.parse(earlier), options$9.parse({
		...earlier,
		...later
	})];
	const asked = [...a.decision ?? [], ...b.decision ?? []];
	const decision = DECISION_PARTS.filter((part) => asked.includes(part));
	const requires = BOUNDARIES[Math.max(rankOf(a.requires), rankOf(b.requires))];
	return {
		...requires === void 0 ? {} : { requires },
		...a.team_owner === true || b.team_owner === true ? { team_owner: true } : {},
		...decision.length === 0 ? {} : { decision }
	};
}
function rankOf(requires) {
	return requires === void 0 ? -1 : BOUNDARIES.indexOf(requires);
}
// src/core/gates/package/judge-decision.ts
const APPROACH = "/model/approach";
/** How a part is called in a sentence, and by which headings or keys of front matter records say it (MADR, Nygard's template). */
const PARTS = {
	context: {
		name: "in which situation it was made",
		example: "Context",
		words: /\b(?:context|background|problem|situation|constraints?)\b/i
	},
	decision: {
		name: "what was decided",
		example: "Decision",
		words: /^(?:the )?decision(?: outcome)?$|^what (?:was|is) decided$|^outcome$/i
	},
	consequences: {
		name: "what follows from it",
		example: "Consequences",
		words: /\b(?:consequences?|implications?|trade-?offs?|what follows)\b/i
	},
	deciders: {
		name: "who decided",
		example: "Deciders",
		words: /\b(?:deciders?|decision[-_ ]makers?|decided[-_ ]by|who decided)\b/i
	}
};
/** A value of front matter by which nobody is named and nothing is said. */
const NOTHING$1 = /^(?:-+|n\/a|none|)$/i;
/** Whether the record of why this model was chosen says what the policy asks for, and leaves nothing to be filled in. */
function judgeDecision(facts, manifest, { decision = [] }, say) {
	const record = facts.documents.find(({ pointers }) => pointers.includes(APPROACH));
	if (record?.blank === true) return [];
	const about = { where: whereOf(manifest, APPROACH) };
	if (record?.reading?.details === void 0 || record.reading.problems.length > 0) {
		if (decision.length === 0) return [];
		const { approach } = manifest.handoff.model ?? {};
		if (approach === void 0) return [say("decision-absent", {}, about)];
		return [say("decision-unread", {
			path: typeof approach === "string" ? approach : approach.uri,
			...problemOf$2(record)
		}, about)];
	}
	const { path, reading } = record;
	const { sections = [], properties = [] } = reading.details ?? {};
	const unfinished = unfinishedSections(sections).map((section) => say("decision-unfinished", {
		path,
		title: section.title,
		placeholder: section.placeholder ?? ""
	}, { where: {
		path,
		...section.placeholderLine === void 0 ? {} : { line: section.placeholderLine }
	} }));
	const open = openKeys(reading.details ?? {}, decision).map(({ name, value, source }) => say("decision-unfinished", {
		path,
		title: name,
		placeholder: placeholderOf(String(value)) ?? ""
	}, { where: {
		path,
		...source.line === void 0 ? {} : { line: source.line }
	} }));
	const missing = decision.filter((part) => !isSaid(part, {
		sections,
		properties
	})).map((part) => {
		const { name, example } = PARTS[part];
		return say("decision-silent", {
			path,
			what: name,
			example
		}, { where: {
			path,
			line: 1
		} });
	});
	return [
		...unfinished,
		...open,
		...missing
	];
}
/** Keys of front matter that were left to be written, of parts that the policy does not ask for: of those it is told that they are not said. */
function openKeys({ properties = [] }, asked) {
	const others = DECISION_PARTS.filter((part) => !asked.includes(part));
	return properties.filter(({ name, value }) => others.some((part) => PARTS[part].words.test(name)) && placeholderOf(String(value)) !== void 0);
}
function problemOf$2(record) {
	const problem = record?.reading?.problems[0] ?? record?.issue;
	if (problem !== void 0) return quoteIssue(problem);
	return {
		problem: "it is no document of this repository that is known here.",
		remedy: "Write the record in Markdown, beside the package."
	};
}
function isSaid(part, { sections = [], properties = [] }) {
	const { words } = PARTS[part];
	const plain = (title) => title.replace(/^[\d.\s]+/, "").trim();
	return sections.some((section) => section.words > 0 && words.test(plain(section.title))) || properties.some(({ name, value }) => words.test(name) && !isOpen(String(value).trim()));
}
function isOpen(value) {
	return NOTHING$1.test(value) || placeholderOf(value) !== void 0;
}
// src/core/gates/package/judge-owner.ts
const TEAM = /^@[^/]+\/./;
/** Whether a team answers for the package. Who is in it cannot be told from here; an e-mail address may be a list of people. */
function judgeOwner(manifest, { team_owner = false }, say) {
	const { owner } = manifest.handoff.package;
	if (TEAM.test(owner)) return [];
	const about = { where: whereOf(manifest, "/package/owner") };
	if (team_owner) return [say("owner-no-team", { owner }, about)];
	return owner.startsWith("@") ? [say("owner-alone", { owner }, about)] : [];
}
// src/core/gates/package/messages.ts
/** Every sentence of the gate, by id. */
const messages$9 = {
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
		fix: "add it: {boundary} asks for it",
		expected: "`{pointer}`, which {boundary} asks for",
		actual: "no such key",
		many: {
			says: "the manifest lacks {count} keys that this stage asks for",
			fix: "add each in its section of the manifest",
			each: "`{pointer}`",
			note: "{why}"
		}
	},
	absent: {
		outcome: "fail",
		says: "`{path}` does not exist",
		fix: "add the file, or correct the path (paths are relative to `{folder}`)",
		expected: "a file at `{path}`",
		actual: "nothing at this commit",
		many: {
			says: "{count} places of the manifest name a file that does not exist",
			fix: "add the files, or correct the paths (paths are relative to the package folder)",
			each: "`{path}`"
		}
	},
	"other-case": {
		outcome: "fail",
		says: "`{path}` does not exist, but `{similar}` does: names are case-sensitive",
		fix: "write `{written}` in the manifest (paths are relative to the package folder)",
		expected: "`{path}`, spelled as it is stored",
		actual: "`{similar}`",
		why: "Upper and lower case are the same on some machines and not on others."
	},
	"not-a-file": {
		outcome: "fail",
		says: "`{path}` is a {kind}, and a file is needed here",
		fix: "name a file of the repository",
		expected: "a file",
		actual: "a {kind}"
	},
	symlink: {
		outcome: "fail",
		says: "`{path}` is a symbolic link: what it shows can change without this file changing",
		fix: "put the file itself in the package",
		expected: "a file or folder of this commit",
		actual: "a symbolic link",
		why: "What is signed must be what is there, today and tomorrow."
	},
	submodule: {
		outcome: "fail",
		says: "`{path}` is a submodule: its content is in another repository",
		fix: "put the files themselves in the package, or name them by uri and digest",
		expected: "files of this repository",
		actual: "a submodule",
		why: "What is signed must be what is there, and a submodule is only a pointer to another place."
	},
	"symlink-below": {
		outcome: "fail",
		says: "the folder `{folder}`, which the manifest names, holds {count} symbolic [link|links] (`{paths}`): what a link shows can change without it changing",
		fix: "put the files themselves there, or name a folder without links",
		expected: "a folder of files of this commit",
		actual: "symbolic links among them: `{paths}`",
		why: "What is signed must be what is there, today and tomorrow."
	},
	"submodule-below": {
		outcome: "fail",
		says: "the folder `{folder}`, which the manifest names, holds {count} [submodule|submodules] (`{paths}`): the content of a submodule is in another repository",
		fix: "put the files themselves there, or name a folder without submodules",
		expected: "a folder of files of this repository",
		actual: "submodules among them: `{paths}`",
		why: "What is signed must be what is there, and a submodule is only a pointer to another place."
	},
	"empty-file": {
		outcome: "fail",
		says: "`{path}` is empty: not one byte is in it",
		fix: "add what belongs there, or leave `{pointer}` out of the manifest until there is something to name",
		expected: "a file with content",
		actual: "0 bytes",
		why: "What is named counts as handed over, and whoever opens it finds nothing.",
		many: {
			says: "{count} files that the manifest names are empty: not one byte is in them",
			fix: "add what belongs there, or leave the keys out of the manifest until there is something to name",
			each: "`{path}`",
			note: "named as `{pointer}`"
		}
	},
	"blank-document": {
		outcome: "fail",
		says: "`{path}` says nothing: only headings, comments, front matter, punctuation, white space or a word for what is still to be written are in it",
		fix: "write what belongs there, or leave `{pointer}` out of the manifest until there is something to name",
		expected: "a document that says something",
		actual: "no text below its headings",
		why: "What is named counts as handed over, and whoever opens it finds nothing.",
		many: {
			says: "{count} documents that the manifest names say nothing: only headings, comments, front matter, punctuation, white space or a word for what is still to be written are in them",
			fix: "write what belongs there, or leave the keys out of the manifest until there is something to name",
			each: "`{path}`",
			note: "named as `{pointer}`"
		}
	},
	"empty-folder": {
		outcome: "fail",
		says: "`{path}` holds nothing but empty files",
		fix: "add what belongs there, or leave `{pointer}` out of the manifest until there is something to name",
		expected: "a folder with content",
		actual: "files of 0 bytes",
		why: "What is named counts as handed over, and whoever opens it finds nothing."
	},
	placeholder: {
		outcome: "fail",
		says: "`{pointer}` was left to be written: `{placeholder}` stands there",
		fix: "write it, or leave the key out. What belongs there: {meaning}",
		expected: "{meaning}",
		actual: "`{placeholder}`",
		why: "A text that nobody wrote yet reads like an answer, and is none.",
		many: {
			says: "{count} values of the manifest were left to be written",
			fix: "write each, or leave its key out",
			each: "`{pointer}`",
			note: "`{placeholder}` stands there. What belongs there: {meaning}"
		}
	},
	"document-unfinished": {
		outcome: "fail",
		says: "`{path}`: `{placeholder}` was left to be filled in under “{title}”",
		fix: "write what belongs there, or delete it; a word that is meant as such goes in backticks",
		expected: "a document that is finished",
		actual: "`{placeholder}`",
		why: "A template that was never filled in looks like a document and is none.",
		many: {
			says: "{count} places were left to be filled in",
			fix: "write what belongs in each, or delete it; a word that is meant as such goes in backticks",
			each: "`{placeholder}`",
			note: "under “{title}”"
		}
	},
	"document-open": {
		outcome: "fail",
		says: "`{path}`: `{placeholder}` was left to be filled in",
		fix: "write what belongs there, or delete it; a word that is meant as such goes in backticks",
		expected: "a document that is finished",
		actual: "`{placeholder}`",
		why: "A template that was never filled in looks like a document and is none.",
		many: {
			says: "{count} places were left to be filled in",
			fix: "write what belongs in each, or delete it; a word that is meant as such goes in backticks",
			each: "`{placeholder}`"
		}
	},
	"case-collision": {
		outcome: "fail",
		says: "`{path}` and `{other}` differ only by letter case, and only one of them survives a checkout on macOS or Windows",
		fix: "rename one of them",
		expected: "names that differ by more than letter case",
		actual: "`{path}` and `{other}`",
		why: "A package must be the same on every machine that takes it over."
	},
	"decision-absent": {
		outcome: "fail",
		says: "the manifest names no decision record, and the policy asks what it says",
		fix: "write one in Markdown, and name it under `model.approach`",
		expected: "a decision record under `model.approach`",
		actual: "none",
		why: "The reasons for an approach are lost when they are not written down."
	},
	"decision-unread": {
		outcome: "error",
		says: "the decision record `{path}` cannot be read, so what it says cannot be told: {problem}",
		fix: "{remedy}",
		expected: "a decision record that can be read",
		actual: "{problem}"
	},
	"decision-silent": {
		outcome: "fail",
		says: "the decision record `{path}` does not say {what}",
		fix: "say it under a heading such as “{example}”, or in the front matter",
		expected: "a section or a key on {what}",
		actual: "none",
		why: "Who takes the model over has to know who decided, why and under which constraints, or decides it all again."
	},
	"decision-unfinished": {
		outcome: "fail",
		says: "`{path}`: `{placeholder}` was left to be filled in under “{title}”",
		fix: "write what belongs there, or delete the section",
		expected: "a decision record that is finished",
		actual: "`{placeholder}`",
		why: "A template that was never filled in looks like a decision and is none.",
		many: {
			says: "{count} places were left to be filled in",
			fix: "write what belongs in each, or delete the section",
			each: "`{placeholder}`",
			note: "under “{title}”"
		}
	},
	"owner-alone": {
		outcome: "pass",
		says: "{owner} answers for the package alone: with a team as owner, it has one still when {owner} leaves"
	},
	"owner-no-team": {
		outcome: "fail",
		says: "the owner {owner} is not a team, and the policy asks for one",
		fix: "name a team as `package.owner`, such as `@acme/churn`, and in CODEOWNERS",
		expected: "a team, as `@organisation/team`",
		actual: "{owner}",
		why: "What one person knows is gone when that person is."
	},
	"owner-elsewhere": {
		outcome: "fail",
		says: "the manifest names {owner} as owner, but line {line} of `{file}` gives the manifest to {owners}",
		fix: "make both name the same owner: sign-offs follow CODEOWNERS",
		expected: "{owner} among the owners of the manifest in `{file}`",
		actual: "{owners}",
		why: "Who answers for a package and is not its code owner is never asked to sign."
	},
	"owner-skipped": {
		outcome: "fail",
		says: "the manifest names {owner} as owner, and line {skipped} of `{file}` names `{found}`, which GitHub does not read as an owner, so that line does not count; line {line} gives the manifest to {owners}",
		fix: "write `{owner}` on line {skipped} of `{file}` on the base branch",
		expected: "`{owner}` on line {skipped} of `{file}`",
		actual: "`{found}`",
		why: "Who answers for a package and is not its code owner is never asked to sign."
	},
	"version-unchanged": {
		outcome: "fail",
		says: "the base branch has version {version} already, with other content: {parts} (differences: {count})",
		fix: "give it a new version: what was signed and measured as {version} must stay what it is",
		expected: "the content of {version} as the base branch has it, or a new version",
		actual: "other content: {parts}",
		why: "A version that can mean two things cannot be signed for, measured or gone back to."
	},
	"risk-lowered": {
		outcome: "fail",
		says: "the risk of version {version} is {risk}, and at the base it is {before}: one version has one risk, so that nobody can sign for less than was asked",
		fix: "keep the risk, or lower it together with a new version",
		expected: "a risk of {before} for version {version}",
		actual: "{risk}",
		why: "The risk decides who has to sign and what is asked, so it may not drop unseen."
	},
	"risk-lowered-anew": {
		outcome: "pass",
		says: "with version {version} the risk is lowered to {risk}; at the base it is {before}. Whoever signs for it signs for that, too"
	}
};
// src/core/gates/package/missing-parts.ts
/** Keys of the manifest in the order in which people write them. */
const SECTION_ORDER = Object.keys(handoffSchema.shape);
/**
* What the stage requires and the manifest lacks, section by section: each place once, for the first reason that asks for it, reported at
* the nearest place that exists.
*/
function missingParts(handoff, requires, say) {
	if (requires === void 0) return [];
	const lacks = /* @__PURE__ */ new Map();
	for (const { pointer, requirement } of lacking$1(handoff.handoff, requires)) if (!lacks.has(pointer)) lacks.set(pointer, requirement);
	return [...lacks].toSorted(([a], [b]) => sectionAt(a) - sectionAt(b)).map(([pointer, { why, from }]) => say("missing", {
		pointer: spelledPointer(pointer),
		why,
		boundary: from
	}, { where: whereOf(handoff, pointer) }));
}
function sectionAt(pointer) {
	return SECTION_ORDER.indexOf(pointer.split("/")[1] ?? "");
}
// src/core/gates/package/package-files.ts
/** Modes by which git tells what is no content of this commit. */
const LINK = "120000";
const SUBMODULE = "160000";
/** References of the manifest that do not lead to a file of the repository. What was left open, by its pointer, names none yet. */
function brokenReferences({ folder, references }, handoff, open, say) {
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
			case "absent":
				if (open.has(pointer)) return [];
				return similar === void 0 ? [say("absent", {
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
/** How many links or submodules of one folder are named. */
const SHOWN = 5;
/**
* Links and submodules in folders elsewhere in the repository that the manifest names, told where it names the folder: what such a
* folder holds is handed over like the package's own files. Each is told once, with the first folder that holds it. Folders of code are
* not looked into: links and submodules are at home in them, and who reviews code sees where they lead.
*/
function forbiddenBelow({ folder, outside, references }, handoff, say) {
	const told = new Set(references.map(({ path }) => path));
	const foreign = outside.filter(({ path, mode }) => (mode === LINK || mode === SUBMODULE) && !path.startsWith(`${folder}/`));
	return references.flatMap((named) => {
		if (named.kind !== "folder" || named.pointer.startsWith("/code/")) return [];
		const found = foreign.filter(({ path }) => path.startsWith(`${named.path}/`) && !told.has(path));
		for (const { path } of found) told.add(path);
		const where = whereOf(handoff, named.pointer);
		const ofMode = (id, wanted) => {
			const paths = found.flatMap(({ path, mode }) => mode === wanted ? [path] : []);
			if (paths.length === 0) return [];
			return [say(id, {
				folder: named.path,
				count: paths.length,
				paths: paths.slice(0, SHOWN)
			}, { where })];
		};
		return [...ofMode("symlink-below", LINK), ...ofMode("submodule-below", SUBMODULE)];
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
		if (mode === LINK && !referenced.has(path)) findings.push(say("symlink", { path }, { where }));
		if (mode === SUBMODULE && !referenced.has(path)) findings.push(say("submodule", { path }, { where }));
		return findings;
	});
}
// src/core/handoff/meaning-of.ts
/**
* What belongs at a place of the manifest, in the words of its schema: `/problem/limitations/0` is "What the package must not be
* used for." Where the place itself has no words, those of what is around it.
*/
function meaningOf(pointer) {
	let meaning = "";
	let at = handoffSchema;
	for (const key of pointer.split("/").slice(1)) {
		at = within(bare(at), key);
		if (at === void 0) break;
		meaning = at.description ?? bare(at).description ?? meaning;
	}
	return meaning;
}
/** A schema without what makes it optional. */
function bare(schema) {
	const { def } = schema._zod;
	return def.type === "optional" && def.innerType !== void 0 ? bare(def.innerType) : schema;
}
/** The schema of one key of a mapping, or of any entry of a list or record. */
function within(schema, key) {
	const { def } = schema._zod;
	return (def.shape !== void 0 && Object.hasOwn(def.shape, key) ? def.shape[key] : void 0) ?? def.element ?? def.valueType;
}
// src/core/gates/package/unfinished-parts.ts
/** Documents whose finishing is judged by themselves: the decision record here, the card and the assessment by gates of their own. */
const JUDGED = /* @__PURE__ */ new Set([
	"/model/approach",
	"/model/card",
	"/deployment/impact"
]);
/** What a document's reader sees in plain prose. One that it sees more in follows a form that others made. */
const PROSE = /* @__PURE__ */ new Set([
	"sections",
	"properties",
	"links"
]);
/** Places that some stage asks for, with what is in them. */
const ASKED = REQUIREMENTS.map(({ pointer }) => new RegExp(`^${pointer.replaceAll("*", "\\d+")}(?:/|$)`));
/**
* Values of the manifest that were left to be written. Paths that lead to something are names of files, which may be called
* anything. `N/A` is an answer where a key may be left out at every stage, and none where one asks for it.
*/
function openValues({ handoff }, { references }) {
	const leads = new Set(references.flatMap(({ pointer, kind }) => kind === "absent" ? [] : [pointer]));
	const open = textsIn(handoff, "").flatMap(({ pointer, text }) => {
		const placeholder = leads.has(pointer) ? void 0 : openIn(text, pointer);
		return placeholder === void 0 ? [] : [[pointer, {
			pointer,
			placeholder
		}]];
	});
	return new Map(open);
}
function openIn(text, pointer) {
	return isNoAnswer(text) && ASKED.some((asked) => asked.test(pointer)) ? text.trim() : placeholderOf(text);
}
function textsIn(value, pointer) {
	if (typeof value === "string") return [{
		pointer,
		text: value
	}];
	if (typeof value !== "object" || value === null) return [];
	return Object.entries(value).flatMap(([key, each]) => textsIn(each, `${pointer}/${pointerSegment(key)}`));
}
/** What was left to be written: in the manifest itself, and in documents that it names. */
function unfinishedParts({ documents }, manifest, open, say) {
	return [...[...open.values()].map(({ pointer, placeholder }) => say("placeholder", {
		pointer: spelledPointer(pointer),
		placeholder,
		meaning: meaningOf(pointer)
	}, { where: whereOf(manifest, pointer) })), ...documents.filter(isProse).flatMap((document) => leftIn(document, say))];
}
/** Whether the manifest names a document that is plain prose, and that nobody else looks through. */
function isProse({ pointers, reading, blank }) {
	return blank !== true && pointers.length > 0 && !pointers.some((pointer) => JUDGED.has(pointer)) && Object.keys(reading?.details ?? {}).every((kind) => PROSE.has(kind));
}
function leftIn({ path, reading }, say) {
	return unfinishedSections(reading?.details?.sections ?? []).map(({ placeholder = "", placeholderLine: line, title }) => {
		const about = { where: {
			path,
			...line === void 0 ? {} : { line }
		} };
		return title === "" ? say("document-open", {
			path,
			placeholder
		}, about) : say("document-unfinished", {
			path,
			placeholder,
			title
		}, about);
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
		since: "0.1",
		why: "Whoever takes the model over works with what the package names, and with nothing else."
	},
	needs: ["packages", "baseline"],
	options: options$9,
	messages: messages$9,
	handsOn: true,
	strengthen: strengthen$7,
	evaluate({ packages, baseline }, chosen, say) {
		const removed = baseline.filter(({ folder }) => !packages.some((each) => each.folder === folder));
		const findings = [...packages.flatMap((each) => {
			return ofPackage(each, baseOf(each, {
				packages,
				baseline
			}), chosen, say);
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
function ofPackage(facts, base, options, say) {
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
	const open = openValues(manifest.value, facts);
	const about = {
		package: folder,
		who: [handoff.package.owner]
	};
	const findings = [
		...missingParts(manifest.value, options.requires, say),
		...brokenReferences(facts, manifest.value, open, say),
		...emptyParts(facts, manifest.value, say),
		...unfinishedParts(facts, manifest.value, open, say),
		...forbiddenFiles(facts, say),
		...forbiddenBelow(facts, manifest.value, say),
		...judgeDecision(facts, manifest.value, options, say),
		...judgeOwner(manifest.value, options, say),
		...ownerElsewhere(facts, handoff.package.owner, say),
		...againstBase(facts, manifest.value, base, say)
	].map((finding) => ({
		...finding,
		...about
	}));
	if (findings.some(({ outcome }) => outcome !== "pass")) return findings;
	const { name, version } = handoff.package;
	const sections = Object.keys(handoff).filter((key) => Object.hasOwn(SECTIONS, key)).length;
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
// src/core/gates/parity/compare-settings.ts
/** Longest value that is told. */
const LONGEST = 40;
/** Every setting that stands on one side only or has another value there, in the order of staging and then of production. */
function compareSettings(staging, production) {
	return [.../* @__PURE__ */ new Set([...staging.keys(), ...production.keys()])].flatMap((name) => {
		const [left, right] = [staging.get(name), production.get(name)];
		if (left !== void 0 && right !== void 0 && Object.is(left.identity, right.identity)) return [];
		const found = right ?? left;
		if (found === void 0) return [];
		const hidden = left?.hidden === true || right?.hidden === true;
		return [{
			name,
			image: left?.image === true && right?.image === true,
			staging: told$1(left, hidden),
			production: told$1(right, hidden),
			at: {
				side: right === void 0 ? "staging" : "production",
				source: found.source
			}
		}];
	});
}
function told$1(setting, hidden) {
	if (setting === void 0) return "nothing";
	if (hidden) return "a value that is not shown";
	const { value } = setting;
	return typeof value === "string" ? `"${shown$2(value, LONGEST)}"` : String(value);
}
// src/core/gates/parity/options.ts
const glob$1 = string().min(1).max(200).regex(/^[^{}\\[\]]*$/, "expected a dotted name or a glob without brackets and backslashes, such as *.replicas");
/** Options of the gate `parity`. */
const options$8 = strictObject({
	required: boolean().default(false).describe("Whether a package must name what it runs on in staging and in production, in files that can be compared."),
	allow: array(glob$1).max(200).optional().describe("Settings that may differ, by dotted names or globs (`*` is within a part, `**` any parts). With it, every other difference blocks; an empty list allows none. Without it, differences are only shown.")
});
/** Asks for what either side asks for: only what both lists allow is allowed. */
function strengthen$6(earlier, later) {
	const [a, b] = [options$8.parse(earlier), options$8.parse({
		...earlier,
		...later
	})];
	const allow = a.allow === void 0 || b.allow === void 0 ? a.allow ?? b.allow : bothAllow(a.allow, b.allow);
	return {
		required: a.required || b.required,
		...allow === void 0 ? {} : { allow }
	};
}
/** Entries of either list that the other one allows: the same text, or a plain name that one of its globs matches. */
function bothAllow(a, b) {
	const within = (entries, others) => {
		const matches = matcherOf(others);
		return entries.filter((entry) => others.includes(entry) || !/[*?]/.test(entry) && matches(entry) !== void 0);
	};
	return [.../* @__PURE__ */ new Set([...within(a, b), ...within(b, a)])];
}
/** Finds the first glob that matches a dotted name; `undefined` when none does. */
function matcherOf(globs) {
	const how = {
		dot: true,
		nobrace: true,
		noext: true,
		nonegate: true,
		nocomment: true
	};
	const compiled = globs.map((text) => [text, new Minimatch(asPath(text), how)]);
	return (name) => compiled.find(([, pattern]) => pattern.match(asPath(name)))?.[0];
}
/** The parts of a name are what globs take for folders; a slash in a part is only a character. */
function asPath(name) {
	return name.replaceAll("/", "∕").replaceAll(".", "/");
}
// src/core/gates/parity/pair-documents.ts
const SIDES = ["staging", "production"];
/**
* What a side runs on: its own `path`, or else that of the whole deployment. `undefined` when nothing says it, or when neither
* side has one of its own: then both run on the same.
*/
function namedFor({ handoff }, side) {
	const { deployment } = handoff;
	if (SIDES.every((each) => deployment?.[each]?.path === void 0)) return void 0;
	const own = deployment?.[side]?.path;
	if (own !== void 0) return {
		pointer: `/deployment/${side}/path`,
		written: own
	};
	const shared = deployment?.path;
	return shared === void 0 ? void 0 : {
		pointer: "/deployment/path",
		written: shared
	};
}
/** The files of both sides, matched by their names below the folders; two single files are a pair whatever their names. */
function pairDocuments(one, staging, production) {
	const [left, right] = [filesOf(one, staging), filesOf(one, production)];
	return [.../* @__PURE__ */ new Set([...left.keys(), ...right.keys()])].toSorted().map((name) => ({
		name,
		staging: left.get(name),
		production: right.get(name)
	}));
}
function filesOf(one, { pointer, written }) {
	const root = typeof written === "string" ? resolvePath(one.folder, written) : null;
	const found = one.documents.filter(({ pointers }) => pointers.includes(pointer));
	return new Map(found.map((each) => [root === null ? each.path : each.path.slice(root.length), each]));
}
// src/core/gates/parity/settings-of.ts
const IMAGE = /(?:^|\.)image(?:\.(?:digest|tag))?$/i;
const SECRET_NAME = /passw|passphrase|pwd|token|secret|key|credential|private|auth|cert|dsn|connection/i;
/** An address with a name and a password in it, keys, and tokens of well-known shapes. */
const SECRET_VALUE = /:\/\/[^\s/]*@|-----BEGIN|^(?:gh[a-z]_|github_pat_|glpat-|xox|sk-|AKIA|ASIA|AIza|eyJ)/;
const DIGEST = /@?(sha(?:256:[0-9a-f]{64}|512:[0-9a-f]{128}))$/;
/**
* The plain values of a configuration under their dotted names, and its images under `images.` and their names without the
* registry. A name that stands several times (in several documents of one file) is counted: `name`, `name (2)`.
*/
function settingsOf$1({ details = {} }) {
	const { parameters = [], pins = [] } = details;
	const settings = /* @__PURE__ */ new Map();
	const times = /* @__PURE__ */ new Map();
	const add = (name, setting) => {
		const time = (times.get(name) ?? 0) + 1;
		times.set(name, time);
		settings.set(time === 1 ? name : `${name} (${time})`, setting);
	};
	const texts = new Map(parameters.map(({ name, value }) => [name, value]));
	for (const { file, name, value, source } of parameters) {
		const full = file === void 0 ? name : `${file}:${name}`;
		const image = IMAGE.test(name);
		const hidden = looksSecret(name, value) || SECRET_NAME.test(labelOf(name, texts));
		add(full, {
			value,
			identity: image ? identityOf(value) : value,
			image,
			hidden,
			source
		});
	}
	for (const pin of pins) if (pin.kind === "image") add(`images.${shortName(pin)}`, settingOf$2(pin));
	return settings;
}
function settingOf$2({ name, version = "", source }) {
	const value = version === "" ? name : `${name}:${version}`;
	return {
		value,
		identity: identityOf(value),
		image: true,
		hidden: looksSecret("", value),
		source
	};
}
function shortName({ name }) {
	return name.slice(name.lastIndexOf("/") + 1);
}
function identityOf(value) {
	return typeof value === "string" ? DIGEST.exec(value)?.[1] ?? value : value;
}
function looksSecret(name, value) {
	return SECRET_NAME.test(name) || typeof value === "string" && SECRET_VALUE.test(value);
}
/** In a list of variables the name stands beside the value: `env.3.name` says what `env.3.value` is. */
function labelOf(name, texts) {
	const parent = name.slice(0, Math.max(0, name.lastIndexOf(".")));
	return [
		"name",
		"key",
		"Name",
		"Key"
	].map((key) => String(texts.get(`${parent}.${key}`) ?? "")).join(" ");
}
// src/core/gates/parity/judge-pair.ts
const NOTHING = /* @__PURE__ */ new Map();
/** Compares a file of staging with its counterpart of production. */
function judgePair(pair, context) {
	const files = [pair.staging, pair.production].filter((file) => file !== void 0);
	const broken = files.flatMap((file) => unreadable$1(file, context));
	if (broken.length > 0) return {
		compared: false,
		findings: broken,
		differences: []
	};
	if (isSameContent(pair, context)) return {
		compared: true,
		findings: [],
		differences: []
	};
	const unread = files.find(({ reading }) => !speaks(reading));
	if (unread !== void 0) return {
		compared: false,
		findings: incomparable(pair, unread, context),
		differences: []
	};
	const allows = matcherOf(context.options.allow ?? []);
	const [left = NOTHING, right = NOTHING] = [pair.staging, pair.production].map((file) => file?.reading ? settingsOf$1(file.reading) : void 0);
	const differences = compareSettings(left, right).map((difference) => {
		const file = pair[difference.at.side]?.path ?? "";
		return {
			...difference,
			file,
			allowed: allows(difference.name)
		};
	});
	return {
		compared: true,
		findings: differences.flatMap((each) => judgeDifference(each, context)),
		differences
	};
}
function judgeDifference(difference, { options, say, about }) {
	const { file, image, allowed, staging, production, at } = difference;
	const { line, column } = at.source;
	const where = {
		path: file,
		...line === void 0 ? {} : { line },
		...column === void 0 ? {} : { column }
	};
	const values = {
		setting: shown$2(difference.name),
		staging,
		production,
		path: file
	};
	if (image) return [say("image-differs", values, {
		...about,
		where
	})];
	if (options.allow === void 0 || allowed !== void 0) return [];
	return [say("setting-differs", values, {
		...about,
		where
	})];
}
function unreadable$1({ path, reading, issue }, { say, about }) {
	const problem = reading?.problems[0] ?? issue;
	if (problem === void 0) return [];
	return [say("unreadable", {
		path,
		...quoteIssue(problem)
	}, {
		...about,
		where: problem.where
	})];
}
/** A file whose values nobody can tell apart from here, and which is not the same on both sides. */
function incomparable(pair, { path, reading }, { options, say, about }) {
	const alone = SIDES.find((side) => pair[side] === void 0);
	if (!options.required || alone !== void 0 || reading?.details?.sections !== void 0) return [];
	return [say("incomparable", { path }, {
		...about,
		where: { path }
	})];
}
function speaks(reading) {
	const { parameters, pins } = reading?.details ?? {};
	return parameters !== void 0 || pins !== void 0;
}
function isSameContent({ staging, production }, { package: one }) {
	if (staging === void 0 || production === void 0) return false;
	if (staging.path === production.path) return true;
	const oidOf = ({ path }) => [...one.files, ...one.outside].find((file) => file.path === path)?.oid;
	const oid = oidOf(staging);
	return oid !== void 0 && oid === oidOf(production);
}
// src/core/gates/parity/messages.ts
/** Every sentence of the gate `parity`. */
const messages$8 = {
	"no-packages": {
		outcome: "skip",
		says: "No package is handed over, so there is nothing to compare."
	},
	"manifest-unreadable": {
		outcome: "error",
		says: "The manifest `{path}` cannot be read, so staging and production cannot be compared.",
		fix: "Mend the manifest first; the gate `package` lists its mistakes: {count}.",
		expected: "a manifest without mistakes",
		actual: "{count} [mistake|mistakes]"
	},
	"no-sides": {
		outcome: "skip",
		says: "The package does not name what it runs on in staging and in production, and the policy does not ask for it."
	},
	"sides-missing": {
		outcome: "fail",
		says: "The package does not name what it runs on in staging and in production.",
		fix: "Name both configurations: `deployment.staging.path` and `deployment.production.path`.",
		expected: "a configuration of staging and one of production",
		actual: "not both"
	},
	"one-for-both": {
		outcome: "skip",
		says: "Staging and production are both `{path}`, so there is nothing to compare."
	},
	"same-file": {
		outcome: "fail",
		says: "Staging and production are both `{path}`, so nothing says how they differ.",
		fix: "Name what each of them runs on: `deployment.staging.path` and `deployment.production.path`.",
		expected: "a configuration of staging and one of production",
		actual: "`{path}` for both",
		why: "What is compared with itself is always the same."
	},
	"not-here": {
		outcome: "skip",
		says: "A configuration is at `{uri}`, outside the repository, so it is not compared."
	},
	elsewhere: {
		outcome: "error",
		says: "A configuration is at `{uri}`, outside the repository, so it cannot be compared.",
		fix: "Commit the configuration, and name its path.",
		expected: "a file of the repository",
		actual: "an address"
	},
	"no-files": {
		outcome: "skip",
		says: "Nothing that can be compared stands where the manifest names staging and production."
	},
	"nothing-found": {
		outcome: "fail",
		says: "Nothing that can be compared stands where the manifest names staging and production.",
		fix: "Commit the configurations, or correct the paths.",
		expected: "configurations of both",
		actual: "none"
	},
	unreadable: {
		outcome: "error",
		says: "`{path}` could not be read whole, so staging and production cannot be compared: {problem}",
		fix: "{remedy}",
		expected: "a configuration that can be read whole",
		actual: "{problem}"
	},
	incomparable: {
		outcome: "error",
		says: "`{path}` is not the same in staging and in production, and its settings cannot be told apart.",
		fix: "Write the settings in YAML, JSON or TOML.",
		expected: "a configuration whose settings can be compared",
		actual: "another kind of file"
	},
	"image-differs": {
		outcome: "fail",
		says: "`{path}`: the image at `{setting}` is {production}, and {staging} in staging.",
		fix: "Run in production what was tried in staging: write the same digest in both.",
		expected: "{staging}",
		actual: "{production}",
		why: "What was tried in staging is the image, and another one was not tried.",
		many: {
			says: "At {count} settings, the image is not the one of staging.",
			fix: "Run in production what was tried in staging: write the same digests in both.",
			each: "`{setting}`",
			note: "{production}, and {staging} in staging"
		}
	},
	"setting-differs": {
		outcome: "fail",
		says: "`{path}`: the setting `{setting}` is {production} in production and {staging} in staging.",
		fix: "Make them the same, or have the policy allow the difference (`allow`).",
		expected: "{staging}, as in staging",
		actual: "{production}",
		many: {
			says: "{count} settings are not the same in staging and in production.",
			fix: "Make them the same, or have the policy allow the differences (`allow`).",
			each: "`{setting}`",
			note: "{production} in production, {staging} in staging"
		}
	},
	"more-found": {
		outcome: "fail",
		says: "{count} more [finding|findings] of this kind [is|are] not listed.",
		fix: "Mend the ones that are listed first.",
		expected: "none",
		actual: "{count}"
	},
	"differences-shown": {
		outcome: "pass",
		says: "{count} [file was|files were] compared: {differences} [setting differs|settings differ], which the policy does not judge; images are the same."
	},
	compared: {
		outcome: "pass",
		says: "{count} [file was|files were] compared: images are the same, and differences that the policy allows are {differences}."
	}
};
// src/core/gates/parity/gate.ts
/** Rows of the table of differences. */
const MOST_ROWS = 100;
/** The gate `parity`: see this folder's README. */
const parity = defineGate({
	meta: {
		id: "parity",
		title: "production differs from staging only where that was decided",
		summary: "The configurations of staging and production are compared setting by setting; images are the same, and differences are allowed by the policy.",
		kind: "content",
		since: "0.1",
		why: "What was tried in staging says something about production as far as the two are the same."
	},
	needs: ["packages"],
	options: options$8,
	messages: messages$8,
	strengthen: strengthen$6,
	evaluate({ packages }, chosen, say) {
		if (packages.length === 0) return { findings: [say("no-packages", {})] };
		const judged = packages.map((one) => judgePackage$4(one, chosen, say));
		return {
			findings: judged.flatMap(({ findings }) => findings),
			tables: judged.flatMap(({ tables = [] }) => tables)
		};
	}
});
function judgePackage$4(one, options, say) {
	const { manifest, manifestPath, folder } = one;
	if (!manifest.ok) {
		const where = manifest.issues[0]?.where ?? {
			path: manifestPath,
			line: 1,
			column: 1
		};
		return { findings: [say("manifest-unreadable", {
			path: manifestPath,
			count: manifest.issues.length
		}, {
			where,
			package: folder
		})] };
	}
	const handoff = manifest.value;
	const about = {
		package: folder,
		who: [handoff.handoff.package.owner]
	};
	const context = {
		package: one,
		options,
		say,
		about
	};
	const [staging, production] = [namedFor(handoff, "staging"), namedFor(handoff, "production")];
	if (staging !== void 0 && production !== void 0) return judgeSides(staging, production, handoff, context);
	return { findings: [say(options.required ? "sides-missing" : "no-sides", {}, {
		...about,
		where: whereOf(handoff, "/deployment")
	})] };
}
function judgeSides(staging, production, handoff, context) {
	const { package: one, options, say, about } = context;
	const there = {
		...about,
		where: whereOf(handoff, production.pointer)
	};
	const elsewhere = [staging, production].find(({ written }) => typeof written !== "string");
	if (elsewhere !== void 0 && typeof elsewhere.written !== "string") {
		const id = options.required ? "elsewhere" : "not-here";
		const where = whereOf(handoff, elsewhere.pointer);
		return { findings: [say(id, { uri: elsewhere.written.uri }, {
			...about,
			where
		})] };
	}
	const paths = [staging, production].map(({ written }) => typeof written === "string" ? resolvePath(one.folder, written) : null);
	if (paths[0] === paths[1]) return { findings: [say(options.required ? "same-file" : "one-for-both", { path: paths[0] ?? "" }, there)] };
	const judged = pairDocuments(one, staging, production).map((pair) => judgePair(pair, context));
	const differences = judged.flatMap((each) => each.differences);
	const findings = judged.flatMap((each) => each.findings);
	const tables = tableOf(differences, one.folder);
	if (findings.length > 0) return {
		findings: bounded(findings, context),
		tables
	};
	const compared = judged.filter((each) => each.compared).length;
	if (compared === 0) return { findings: [say(options.required ? "nothing-found" : "no-files", {}, there)] };
	const values = {
		count: compared,
		differences: differences.length
	};
	return {
		findings: [say(options.allow === void 0 && differences.length > 0 ? "differences-shown" : "compared", values, there)],
		tables
	};
}
function bounded(findings, { say, about }) {
	return [...Map.groupBy(findings, ({ id }) => id).values()].flatMap((same) => tellAtMost(same, (count) => say("more-found", { count }, about)));
}
function tableOf(differences, folder) {
	if (differences.length === 0) return [];
	const rows = differences.slice(0, MOST_ROWS).map(({ file, name, staging, production, allowed, image }) => [
		file,
		name,
		staging,
		production,
		image ? "never" : allowed ?? "nothing"
	]);
	return [{
		title: `Differences between staging and production in ${folder}${differences.length - rows.length > 0 ? `, the first ${rows.length} of ${differences.length}` : ""}`,
		columns: [
			"File",
			"Setting",
			"Staging",
			"Production",
			"Allowed by"
		],
		rows
	}];
}
// src/core/gates/policy-change/messages.ts
/** Every sentence of the gate `policy-change`. */
const messages$7 = {
	unchanged: {
		outcome: "skip",
		says: "No rule changes."
	},
	changed: {
		outcome: "pass",
		says: "This changes {what}: `{paths}`. It is judged by the rules of the base branch."
	},
	broken: {
		outcome: "fail",
		says: "The policy would not be valid once this is merged: {problem}",
		fix: "{remedy}",
		expected: "a valid policy",
		actual: "a mistake in `{path}`",
		why: "With a broken policy no pull request could pass, not even the one that mends it."
	},
	loosened: {
		outcome: "pass",
		says: "Asks for less: {change}"
	},
	tightened: {
		outcome: "pass",
		says: "Asks for more: {change}"
	},
	"asks-the-same": {
		outcome: "pass",
		says: "The policy asks for the same as before."
	},
	"with-package": {
		outcome: "fail",
		says: "Rules (`{paths}`) and a package (`{folders}`) change in one pull request.",
		fix: "Move the change of rules to a pull request of its own, and merge that first.",
		expected: "rules or a package",
		actual: "both"
	}
};
// src/core/gates/policy-change/options.ts
/** Options of the gate `policy-change`. */
const options$7 = strictObject({ with_package: _enum(["allow", "refuse"]).default("refuse").describe("Whether the policy, owners, checklist definitions or keys may change together with a package.") });
/** Refusing wins; what neither side writes stays unwritten, and one that a side does not write is the other's to say. */
function strengthen$5(earlier, later) {
	const said = [earlier.with_package, later.with_package];
	if (said.includes("refuse")) return { with_package: "refuse" };
	return said.includes("allow") ? { with_package: "allow" } : {};
}
// src/core/gates/policy-change/gate.ts
/** Kinds of rules in the order in which they are told, and what they are called. */
const KINDS = {
	policy: "the policy",
	owners: "who owns what",
	checklist: "checklist definitions",
	key: "keys that signatures are trusted by",
	workflow: "workflows"
};
/** What a workflow changes is not what packages are judged by, and teams change one with the other every day. */
const ASIDE = /* @__PURE__ */ new Set(["workflow"]);
/** The gate `policy-change`: see this folder's README. */
const policyChange = defineGate({
	meta: {
		id: "policy-change",
		title: "a change of the rules is valid, told, and apart from what it judges",
		summary: "A change of the policy, owners, checklists or keys says what it asks less and more of, and brings no package along.",
		kind: "content",
		since: "0.2",
		why: "A bar counts only when it stood before what it is held against."
	},
	needs: [
		"proposal",
		"packages",
		"baseline"
	],
	options: options$7,
	messages: messages$7,
	strengthen: strengthen$5,
	evaluate({ proposal, packages, baseline }, { with_package }, say) {
		if (proposal.paths.length === 0) return { findings: [say("unchanged", {})] };
		return { findings: [
			...with_package === "refuse" ? judgeApart(proposal, {
				packages,
				baseline
			}, say) : [],
			...judgePolicy(proposal, say),
			...tellPaths(proposal, say)
		] };
	}
});
function judgeApart({ paths }, { packages, baseline }, say) {
	const rules = paths.flatMap(({ path, kind }) => ASIDE.has(kind) ? [] : [path]);
	const folders = [...new Set([...packages, ...baseline].map(({ folder }) => folder))].sort();
	const [first] = rules;
	if (first === void 0 || folders.length === 0) return [];
	return [say("with-package", {
		paths: rules,
		folders
	}, { where: { path: first } })];
}
/** What becomes of the policy: its mistakes, or else what it asks less and more of. */
function judgePolicy({ paths, issues, loosened, tightened }, say) {
	const policy = paths.find(({ kind }) => kind === "policy");
	if (policy === void 0) return [];
	if (issues.length > 0) return issues.map((issue) => say("broken", {
		...quoteIssue(issue),
		path: issue.where.path
	}, { where: issue.where }));
	const where = { path: policy.path };
	const tell = (id, changes) => changes.map((change) => say(id, { change: quoteIssue({
		...change,
		where
	}).problem }, { where }));
	const told = [...tell("loosened", loosened), ...tell("tightened", tightened)];
	return told.length > 0 ? told : [say("asks-the-same", {}, { where })];
}
function tellPaths({ paths }, say) {
	return Object.entries(KINDS).flatMap(([kind, what]) => {
		const changed = paths.flatMap((one) => one.kind === kind ? [one.path] : []);
		const [first] = changed;
		return first === void 0 ? [] : [say("changed", {
			what,
			paths: changed
		}, { where: { path: first } })];
	});
}
// src/core/gates/privacy/days.ts
const UNITS = {
	d: 1,
	w: 7,
	m: 30,
	y: 365
};
/**
* Days of a length of time as people write how long data is kept: `180d`, `6 months`, `2y`, `P2Y`. A month counts as 30 days and a
* year as 365, which is what a limit needs. `null` for anything else.
*/
function days(text) {
	const iso = /^P(\d{1,5})([DWMY])$/i.exec(text.trim());
	const plain = /^(\d{1,5}) ?(d|w|m|y|days?|weeks?|months?|years?)$/i.exec(text.trim());
	const [, count, unit = ""] = iso ?? plain ?? [];
	const factor = UNITS[unit.slice(0, 1).toLowerCase()];
	return count === void 0 || factor === void 0 ? null : Number(count) * factor;
}
// src/core/gates/privacy/dataset-statements.ts
/** Gathers what is said of the data set at an index of the manifest. */
function datasetStatements({ documents }, index) {
	const own = documents.filter(({ pointers }) => pointers.some((pointer) => pointer.startsWith(`/datasets/${index}/`)));
	const of = (kind) => own.flatMap((document) => termsOf(document, kind));
	return {
		classes: [...own.flatMap(columnsOf), ...of("classification")],
		sensitive: of("sensitive-data"),
		retention: of("retention"),
		purpose: of("purpose"),
		mitigation: of("mitigation"),
		access: of("access")
	};
}
function termsOf({ path, reading }, kind) {
	return (reading?.details?.terms ?? []).filter((term) => term.kind === kind).map(({ value, of, source: { line } }) => ({
		value,
		path,
		where: {
			path,
			...line === void 0 ? {} : { line }
		},
		...of === void 0 ? {} : { column: of }
	}));
}
function columnsOf({ path, reading }) {
	return (reading?.details?.columns ?? []).flatMap(({ name, classification, source: { line } }) => {
		if (classification === void 0) return [];
		return [{
			value: classification,
			path,
			where: {
				path,
				...line === void 0 ? {} : { line }
			},
			column: name
		}];
	});
}
// src/core/gates/privacy/judge-dataset.ts
/** Columns of one data set that are told one by one. */
const MOST_TOLD$2 = 5;
const lower = (text) => text.toLowerCase();
const among = (list, found) => list.some((each) => lower(each) === lower(found.trim()));
/** Everything that one data set comes to. */
function judgeDataset(dataset, index, scene) {
	const { options, say } = scene;
	const { name, classification: found } = dataset;
	const about = at$2(scene, index, "classification");
	const { classes, refuse } = options;
	const stated = datasetStatements(scene.package, index);
	const refused = refusedParts(name, stated, scene);
	if (found === void 0) {
		const withheld = [...refused, ...sensitiveParts(name, stated, scene)];
		if (withheld.length > 0) return withheld;
		return classes === void 0 ? [say("unclassified", { dataset: name }, about)] : [say("class-missing", {
			dataset: name,
			classes
		}, about)];
	}
	const told = [
		...refused,
		...classes === void 0 || among(classes, found) ? [] : [say("class-unknown", {
			dataset: name,
			found,
			classes
		}, about)],
		...among(refuse, found) ? [say("class-refused", {
			dataset: name,
			found,
			refused: refuse
		}, about)] : [],
		...contradictions(dataset, found, stated, scene),
		...among(options.sensitive, found) ? sensitiveData(dataset, index, found, stated, scene) : [],
		...disagreeingRetention(dataset, index, stated, scene)
	];
	if (told.length > 0) return told;
	return [say("handled", {
		dataset: name,
		found,
		stated: `${dataset.retention === void 0 ? "no retention is stated" : `kept ${dataset.retention}`}, ${dataset.purpose === void 0 ? "no purpose is stated" : `for ${dataset.purpose}`}`
	}, about)];
}
function at$2({ handoff, about }, index, key) {
	return {
		...about,
		where: whereOf(handoff, `/datasets/${index}/${key}`)
	};
}
/** Parts of the data that a document classifies as what no package may be made from, whatever the whole is called. */
function refusedParts(name, { classes }, { options, say, about }) {
	const { refuse } = options;
	return classes.filter(({ value }) => among(refuse, value)).slice(0, MOST_TOLD$2).map(({ value, path, where, column = "a part" }) => say("part-refused", {
		dataset: name,
		path,
		column,
		stated: value,
		refused: refuse
	}, {
		...about,
		where
	}));
}
/** What documents say of sensitive parts of data that the manifest does not classify at all. */
function sensitiveParts(name, { classes, sensitive }, { options, say, about }) {
	const columns = classes.filter(({ value }) => among(options.sensitive, value));
	const fields = sensitive.map(({ value, ...rest }) => ({
		...rest,
		column: value,
		value: "sensitive"
	}));
	return [...columns, ...fields].slice(0, MOST_TOLD$2).map(({ value, path, where, column = "a part" }) => say("class-withheld", {
		dataset: name,
		path,
		column,
		stated: value
	}, {
		...about,
		where
	}));
}
/** Documents that call parts of the data more sensitive than the manifest calls the whole. */
function contradictions({ name }, found, { classes, sensitive }, { options, say, about }) {
	if (among(options.sensitive, found)) return [];
	const columns = classes.filter(({ value }) => among(options.sensitive, value)).slice(0, MOST_TOLD$2).map(({ value, path, where, column = "a part" }) => say("class-too-low", {
		dataset: name,
		found,
		path,
		column,
		stated: value
	}, {
		...about,
		where
	}));
	const fields = sensitive.slice(0, MOST_TOLD$2).map(({ value, path, where }) => say("class-silent", {
		dataset: name,
		found,
		path,
		column: value
	}, {
		...about,
		where
	}));
	return [...columns, ...fields];
}
const REMEDIES = {
	retention: "Write `retention` beside it, such as `2y`.",
	purpose: "Write `purpose` beside it: what the people in it were told.",
	contract: "Name its data contract under `contract`.",
	mitigation: "Say in its card or contract how people in it are protected, such as by removing names before training.",
	access: "Name in its contract who may get at it, such as `roles: [{ role: churn_reader, access: read }]`."
};
function sensitiveData(dataset, index, found, stated, scene) {
	const { options, say } = scene;
	const { name, retention, purpose, contract } = dataset;
	const there = {
		retention: retention !== void 0 || stated.retention.length > 0,
		purpose: purpose !== void 0 || stated.purpose.length > 0,
		contract: contract !== void 0,
		mitigation: stated.mitigation.length > 0,
		access: stated.access.length > 0
	};
	return [...options.require.filter((kind) => !there[kind]).map((statement) => say("statement-missing", {
		dataset: name,
		found,
		statement,
		remedy: REMEDIES[statement]
	}, at$2(scene, index, "name"))), ...tooLong(dataset, index, stated, scene)];
}
function tooLong({ name, retention }, index, stated, scene) {
	const { options, say } = scene;
	const most = options.max_retention;
	const limit = most === void 0 ? null : days(most);
	if (most === void 0 || limit === null) return [];
	const about = at$2(scene, index, "retention");
	const all = retention === void 0 ? stated.retention.map(({ value }) => value) : [retention];
	return [...new Set(all)].flatMap((own) => {
		const length = days(own);
		if (length === null) return [say("retention-unclear", {
			dataset: name,
			own,
			most
		}, about)];
		return length > limit ? [say("retention-too-long", {
			dataset: name,
			own,
			most
		}, about)] : [];
	}).slice(0, MOST_TOLD$2);
}
/** A contract that promises another end than the manifest. What is no length of time is not compared. */
function disagreeingRetention({ name, retention }, index, stated, scene) {
	const own = retention === void 0 ? null : days(retention);
	if (retention === void 0 || own === null) return [];
	const other = stated.retention.find(({ value, column }) => {
		const theirs = days(value);
		return column === void 0 && theirs !== null && theirs !== own;
	});
	if (other === void 0) return [];
	const values = {
		dataset: name,
		own: retention,
		stated: other.value,
		path: other.path
	};
	return [scene.say("retention-disagrees", values, at$2(scene, index, "retention"))];
}
// src/core/gates/privacy/messages.ts
/** Every sentence of the gate `privacy`. */
const messages$6 = {
	"no-packages": {
		outcome: "skip",
		says: "No package is handed over, so there is no data to judge."
	},
	"manifest-unreadable": MANIFEST_UNREADABLE,
	"no-data": {
		outcome: "skip",
		says: "The package names no data set."
	},
	"class-unknown": {
		outcome: "fail",
		says: "Data set {dataset} is classified as `{found}`, which is none of the policy's classifications.",
		fix: "Use one of {classes}.",
		expected: "one of {classes}",
		actual: "{found}",
		why: "A classification that nobody defined protects nobody."
	},
	"class-missing": {
		outcome: "fail",
		says: "Data set {dataset} has no classification, and the policy knows {classes}.",
		fix: "Write `classification` beside it.",
		expected: "one of {classes}",
		actual: "none"
	},
	"class-refused": {
		outcome: "fail",
		says: "Data set {dataset} is `{found}`, and no package may be made from such data.",
		fix: "Use data from which it was removed, and say so in a new classification.",
		expected: "none of {refused}",
		actual: "{found}"
	},
	"class-too-low": {
		outcome: "fail",
		says: "Data set {dataset} is classified as `{found}`, and `{path}` classifies {column} in it as `{stated}`.",
		fix: "Classify the data set as what is most sensitive in it, or correct the contract.",
		expected: "{stated} or graver",
		actual: "{found}",
		why: "Data is handled as what the manifest calls it."
	},
	"class-withheld": {
		outcome: "fail",
		says: "Data set {dataset} has no classification, and `{path}` says that {column} in it is `{stated}`.",
		fix: "Write `classification` beside it: what is most sensitive in the data.",
		expected: "{stated} or graver",
		actual: "none",
		why: "Data is handled as what the manifest calls it."
	},
	"part-refused": {
		outcome: "fail",
		says: "`{path}` says that {column} in data set {dataset} is `{stated}`, and no package may be made from such data.",
		fix: "Use data from which it was removed, and correct the contract.",
		expected: "none of {refused}",
		actual: "{stated}"
	},
	"class-silent": {
		outcome: "fail",
		says: "`{path}` says that data set {dataset} holds {column}, and its classification `{found}` is not sensitive.",
		fix: "Classify the data set as sensitive, or correct the card.",
		expected: "a sensitive classification",
		actual: "{found}",
		why: "Data is handled as what the manifest calls it."
	},
	"statement-missing": {
		outcome: "fail",
		says: "Data set {dataset} is `{found}` and says nothing about its {statement}.",
		fix: "{remedy}",
		expected: "{statement}",
		actual: "nothing"
	},
	"retention-disagrees": {
		outcome: "fail",
		says: "Data set {dataset} may be kept {own} by the manifest, and {stated} by `{path}`.",
		fix: "Look up which of them is right, and write the same into both.",
		expected: "{stated}",
		actual: "{own}"
	},
	"retention-unclear": {
		outcome: "fail",
		says: "The retention of data set {dataset}, `{own}`, is no length of time, and the policy allows at most {most}.",
		fix: "Write it as a length of time, such as `180d` or `2y`.",
		expected: "at most {most}",
		actual: "{own}"
	},
	"retention-too-long": {
		outcome: "fail",
		says: "Data set {dataset} is kept {own}, and the policy allows at most {most}.",
		fix: "Keep it shorter, and say so in the manifest and in its contract.",
		expected: "at most {most}",
		actual: "{own}"
	},
	handled: {
		outcome: "pass",
		says: "Data set {dataset} is classified as `{found}`; {stated}."
	},
	unclassified: {
		outcome: "pass",
		says: "Data set {dataset} has no classification, and the policy names none."
	}
};
// src/core/gates/privacy/options.ts
const name$1 = string().min(1).max(100);
/** What sensitive data may have to say about itself. */
const STATEMENTS = [
	"retention",
	"purpose",
	"contract",
	"mitigation",
	"access"
];
/** Options of the gate `privacy`. */
const options$6 = strictObject({
	classes: array(name$1).max(50).optional().describe("The only classifications that data may have. Upper and lower case are the same."),
	sensitive: array(name$1).max(50).default([...[
		"pii",
		"phi",
		"personal",
		"personal-data",
		"sensitive",
		"special-category",
		"restricted",
		"confidential",
		"secret"
	]]).describe("Classifications that are sensitive."),
	require: array(_enum(STATEMENTS)).max(STATEMENTS.length).default([]).describe("What each sensitive data set must state: how long it is kept, what it may be used for, its contract, how people in it are protected, and who may get at it."),
	refuse: array(name$1).max(50).default([]).describe("Classifications of data that no package may be made from."),
	max_retention: string().refine((text) => days(text) !== null, "expected a length of time such as 180d, 6m or 2y").optional().describe("How long sensitive data may be kept at most, by what the manifest says.")
});
// src/core/gates/privacy/gate.ts
/** The gate `privacy`: see this folder's README. */
const privacy = defineGate({
	meta: {
		id: "privacy",
		title: "sensitive data is called so, and handled as the policy says",
		summary: "Data is classified as what is most sensitive in it, kept no longer than allowed, and used for what it may be used for.",
		kind: "content",
		since: "0.1",
		why: "Data about people cannot be taken back out of a model that was trained on it."
	},
	needs: ["packages"],
	options: options$6,
	messages: messages$6,
	strengthen: (earlier, later) => {
		const [a, b] = [options$6.parse(earlier), options$6.parse({
			...earlier,
			...later
		})];
		const classes = common$1(a.classes, b.classes);
		const retention = shorter$1(a.max_retention, b.max_retention);
		return {
			...classes === void 0 ? {} : { classes },
			sensitive: [.../* @__PURE__ */ new Set([...a.sensitive, ...b.sensitive])],
			require: [.../* @__PURE__ */ new Set([...a.require, ...b.require])],
			refuse: [.../* @__PURE__ */ new Set([...a.refuse, ...b.refuse])],
			...retention === void 0 ? {} : { max_retention: retention }
		};
	},
	evaluate({ packages }, chosen, say) {
		if (packages.length === 0) return { findings: [say("no-packages", {})] };
		return { findings: packages.flatMap((one) => judgePackage$3(one, chosen, say)) };
	}
});
function common$1(a, b) {
	if (a === void 0 || b === void 0) return a ?? b;
	return a.filter((one) => b.some((other) => other.toLowerCase() === one.toLowerCase()));
}
function shorter$1(a, b) {
	if (a === void 0 || b === void 0) return a ?? b;
	return (days(b) ?? 1e400) < (days(a) ?? 1e400) ? b : a;
}
function judgePackage$3(one, options, say) {
	const { manifest, folder, manifestPath } = one;
	if (!manifest.ok) {
		const { path, count, about: there } = manifestMistakes(one, manifest.issues);
		return [say("manifest-unreadable", {
			path,
			count,
			subject: "its data"
		}, there)];
	}
	const datasets = manifest.value.handoff.datasets ?? [];
	if (datasets.length === 0) return [say("no-data", {}, {
		package: folder,
		where: { path: manifestPath }
	})];
	const about = {
		package: folder,
		who: [manifest.value.handoff.package.owner]
	};
	const scene = {
		package: one,
		handoff: manifest.value,
		options,
		say,
		about
	};
	return datasets.flatMap((dataset, index) => judgeDataset(dataset, index, scene));
}
// src/core/gates/promotion/judge-merge.ts
const MINUTE = 6e4;
/** The last instant of a date, in milliseconds: the year 275760. */
const LAST = 864e13;
/** The best first: a merge that satisfies, one that will in time, one that did once, one that never can. */
const ORDER = [
	"promoted",
	"soaking",
	"too-old",
	"pushed"
];
/**
* What the merges of the same content come to: the one that serves best decides. Times are those that GitHub tells of pull
* requests; the date that a commit claims for itself is never asked.
*/
function judgeMerges(merges, context) {
	return merges.map((merge) => judgeMerge(merge, context)).toSorted((a, b) => ORDER.indexOf(a.id) - ORDER.indexOf(b.id) || byAge(a, b))[0];
}
/** Of two that wait, the one that is over first; otherwise by the text of their places, so that the order of facts is none. */
function byAge(a, b) {
	const [left, right] = [a, b].map(({ values: { since = "", branch = "" } }) => [exactly(since), exactly(branch)].join(" "));
	return left === right ? 0 : String(left) < String(right) ? -1 : 1;
}
function judgeMerge(merge, { after, now, say, about }) {
	const { stage, soak, within, same: what } = after;
	const { branch, commit, pullRequest, at } = merge;
	const merged = at === null ? NaN : Date.parse(at);
	if (at === null || pullRequest === null || Number.isNaN(merged)) return say("pushed", {
		what,
		branch,
		commit: commit.slice(0, 12),
		stage
	}, about);
	const age = Date.parse(now) - merged;
	const values = {
		what,
		branch,
		since: minute(merged),
		number: `#${pullRequest}`,
		elapsed: elapsed(age)
	};
	const wait = milliseconds$1(soak, 0);
	if (age < wait) {
		const { who: _, ...nobody } = about;
		return say("soaking", {
			...values,
			soak: soak ?? "",
			until: minuteAfter(merged + wait)
		}, nobody);
	}
	if (age > milliseconds$1(within, Number.POSITIVE_INFINITY)) return say("too-old", {
		...values,
		stage,
		within: within ?? ""
	}, about);
	return say("promoted", values, about);
}
function milliseconds$1(text, none) {
	const parsed = text === void 0 ? null : parseDuration(text);
	return parsed?.ok === true ? parsed.value : none;
}
/** An instant to the minute, `2026-11-20 12:00 UTC`; `never` beyond the last day that a calendar knows. */
function minute(instant) {
	if (Math.abs(instant) > LAST) return "never";
	return `${new Date(instant).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
/** The minute at whose beginning an instant has passed. */
function minuteAfter(instant) {
	return minute(Math.ceil(instant / MINUTE) * MINUTE);
}
/** How long ago, in whole minutes. */
function elapsed(age) {
	return formatDuration(Math.max(0, Math.floor(age / MINUTE) * MINUTE));
}
// src/core/gates/promotion/messages.ts
/** Every sentence of the gate `promotion`. */
const messages$5 = {
	"nothing-asked": {
		outcome: "skip",
		says: "This stage comes after no other."
	},
	"no-packages": {
		outcome: "skip",
		says: "No package is handed over, so none has to come from an earlier stage."
	},
	"no-branch": {
		outcome: "error",
		says: "Whether this {what} was merged to stage `{stage}` cannot be told: none of its branches exists ({branches}).",
		fix: "Create the branch, or correct `branches` of stage `{stage}` in the policy.",
		expected: "a branch of stage `{stage}`",
		actual: "none that matches {branches}"
	},
	"manifest-unreadable": {
		outcome: "error",
		says: "The manifest `{path}` cannot be read, so which model it hands over cannot be told.",
		fix: "Mend the manifest first; the gate `package` lists its mistakes: {count}.",
		expected: "a manifest that names its model",
		actual: "one that cannot be read"
	},
	"no-model": {
		outcome: "fail",
		says: "The package names no model in this repository, so it cannot be the one that was merged to stage `{stage}`.",
		fix: "Name the model under `model.path`, or have the policy compare the whole package: `same: package`.",
		expected: "a model in the repository",
		actual: "none"
	},
	"not-promoted": {
		outcome: "fail",
		says: "This {what} was never merged to stage `{stage}` as it is here ({branches}).",
		fix: "Merge it to stage `{stage}` first, by a pull request, and then exactly that to this branch.",
		expected: "the same {what} on {branches}",
		actual: "no commit with it"
	},
	"only-the-model": {
		outcome: "fail",
		says: "The model is the one of stage `{stage}`, but other files of the package are not as they are there ({branches}).",
		fix: "Merge exactly what stands on `{stage}`, or merge this to stage `{stage}` first.",
		expected: "the same package on {branches}",
		actual: "the same model in another package"
	},
	pushed: {
		outcome: "fail",
		says: "This {what} came to `{branch}` with commit {commit}, which no pull request brought, so nobody agreed to it there.",
		fix: "Merge it to stage `{stage}` by a pull request.",
		expected: "a merged pull request",
		actual: "commit {commit}, pushed to `{branch}`"
	},
	soaking: {
		outcome: "pending",
		says: "This {what} was merged to `{branch}` on {since} by pull request {number}, and stays there for {soak} before it goes on: until {until}.",
		fix: "Wait until {until}; nothing else has to be done.",
		expected: "{soak} on `{branch}`",
		actual: "{elapsed}"
	},
	"too-old": {
		outcome: "fail",
		says: "This {what} was merged to `{branch}` on {since} by pull request {number}, which is more than {within} ago.",
		fix: "Merge it to stage `{stage}` again under a new version, so that it is tried as things are today.",
		expected: "a merge within {within}",
		actual: "one {elapsed} ago"
	},
	promoted: {
		outcome: "pass",
		says: "This {what} was merged to `{branch}` on {since} by pull request {number}, {elapsed} ago."
	}
};
// src/core/gates/promotion/options.ts
const duration$2 = string().refine((text) => parseDuration(text).ok, "expected a length of time such as 24h or 30d");
const after$1 = strictObject({
	stage: string().min(1).max(40).describe("The earlier stage."),
	branches: array(string().min(1).max(256)).min(1).describe("Its branches: names or globs."),
	soak: duration$2.optional().describe("How long ago the merge there must be at least."),
	within: duration$2.optional().describe("How long ago it may be at most."),
	same: _enum(["package", "model"]).default("package").describe("What must have been merged there as it is now: the whole package folder, or its model alone.")
});
/** Options of the gate `promotion`. */
const options$5 = strictObject({ after: array(after$1).max(50).default([]).describe("Stages that the content must have gone through: what `after` of the stages says.") });
/** Everything that both ask for, each once: more conditions let less through. */
function strengthen$4(earlier, later) {
	const keyed = [...earlier.after ?? [], ...later.after ?? []].map((one) => [JSON.stringify([
		one.stage,
		one.branches,
		one.soak ?? "",
		one.within ?? "",
		one.same ?? "package"
	]), one]);
	return { after: [...new Map(keyed).values()] };
}
// src/core/gates/promotion/gate.ts
/** The gate `promotion`: see this folder's README. */
const promotion = defineGate({
	meta: {
		id: "promotion",
		title: "the same content went through the earlier stage first",
		summary: "The same package or model was merged to an earlier stage by a pull request, long enough ago and not too long.",
		kind: "content",
		since: "0.2",
		why: "What was tried at one stage says nothing of content that was never there."
	},
	needs: [
		"packages",
		"promotions",
		"now"
	],
	options: options$5,
	idleWithout: "after",
	messages: messages$5,
	strengthen: strengthen$4,
	evaluate({ packages, promotions, now }, { after }, say) {
		if (after.length === 0) return { findings: [say("nothing-asked", {})] };
		if (packages.length === 0) return { findings: [say("no-packages", {})] };
		return { findings: packages.flatMap((one) => after.map((condition) => judgeOne(one, condition, {
			promotions,
			now,
			say
		}))) };
	}
});
function judgeOne(one, after, { promotions, now, say }) {
	const about = aboutOf(one);
	const { stage, branches, same: what } = after;
	const fault = what === "model" ? modelFault(one, stage, say, about) : null;
	if (fault !== null) return fault;
	const there = promotions.found.filter((merge) => merge.package === one.folder && merge.stage === stage);
	const decided = judgeMerges(there.filter((merge) => isSame$2(merge, what)), {
		after,
		now,
		say,
		about
	});
	if (decided !== void 0) return decided;
	if (!promotions.branches.some((branch) => isOneOf(branch, branches))) return say("no-branch", {
		what,
		stage,
		branches
	}, about);
	if (there.some(({ sameModel }) => sameModel === true)) return say("only-the-model", {
		stage,
		branches
	}, about);
	return say("not-promoted", {
		what,
		stage,
		branches
	}, about);
}
/** A model may stand outside of the package's folder, and is what is promoted all the same. */
function isSame$2({ samePackage, sameModel }, what) {
	return what === "package" ? samePackage && sameModel !== false : sameModel === true;
}
/** Why the model of a package cannot be compared; `null` where it can. */
function modelFault({ manifest, manifestPath }, stage, say, about) {
	if (!manifest.ok) return say("manifest-unreadable", {
		path: manifestPath,
		count: manifest.issues.length
	}, about);
	return typeof manifest.value.handoff.model?.path === "string" ? null : say("no-model", { stage }, about);
}
function aboutOf({ folder, manifest, manifestPath }) {
	const who = manifest.ok ? { who: [manifest.value.handoff.package.owner] } : {};
	return {
		package: folder,
		where: {
			path: manifestPath,
			line: 1,
			column: 1
		},
		...who
	};
}
/** Branches belong to a stage as they do where pull requests are judged. */
function isOneOf(branch, patterns) {
	return patterns.some((pattern) => pattern === branch || minimatch(branch, pattern, {
		dot: true,
		nobrace: true,
		nonegate: true,
		nocomment: true
	}));
}
// src/core/gates/required-checks/judge-required.ts
/** Conclusions with which a check says that it looked at nothing. */
const EMPTY = /* @__PURE__ */ new Set(["neutral", "skipped"]);
/**
* What one required check comes to. Where several apps wrote one of its name that counts, the gravest decides, so that nobody
* turns one green by writing another with an app of their own.
*/
function judgeRequired(required, checks, say) {
	const { name, app } = required;
	const named = checks.filter((check) => check.name === name);
	const counting = named.filter((check) => app === void 0 || check.app?.toLowerCase() === app.toLowerCase());
	const [gravest] = counting.map((check) => judgeCheck(required, check, writers(counting), say)).toSorted((a, b) => byGravity(a.outcome, b.outcome));
	if (gravest !== void 0) return gravest;
	if (app !== void 0 && named.length > 0) return say("other-app", {
		name,
		app,
		found: writers(named)
	});
	const by = written(app);
	const nearest = didYouMean(name, checks.map((check) => check.name));
	return nearest === void 0 ? say("missing", {
		name,
		by
	}) : say("misspelled", {
		name,
		by,
		nearest
	});
}
function judgeCheck({ name, app }, { status, conclusion }, found, say) {
	const by = written(app);
	if (status !== "completed") return say("running", {
		name,
		by,
		status
	});
	if (conclusion === "success") return app === void 0 ? say("succeeded-by-anyone", {
		name,
		found
	}) : say("succeeded", {
		name,
		app
	});
	const told = {
		name,
		by,
		conclusion: conclusion ?? "none"
	};
	return say(EMPTY.has(conclusion ?? "") ? "not-success" : "failed", told);
}
function written(app) {
	return app === void 0 ? "" : ` by ${app}`;
}
/** Who wrote checks, each once, in one order. */
function writers(checks) {
	return [...new Set(checks.map(({ app }) => app ?? "an account, as a commit status"))].sort();
}
// src/core/gates/required-checks/messages.ts
/** Every sentence of the gate `required-checks`. */
const messages$4 = {
	"nothing-asked": {
		outcome: "skip",
		says: "The policy asks for no check of another tool."
	},
	"not-concerned": {
		outcome: "skip",
		says: "The check `{name}` is asked for only where something of {when} changes, and nothing does."
	},
	missing: {
		outcome: "pending",
		says: "The check `{name}`{by} has not reported on the head commit.",
		fix: "Wait for it. If it never comes, see that its workflow runs for this pull request and that the policy spells its name as it does.",
		expected: "success of `{name}`{by}",
		actual: "no such check"
	},
	misspelled: {
		outcome: "pending",
		says: "The check `{name}`{by} has not reported on the head commit, and `{nearest}` has.",
		fix: "Wait for it, or correct its name in the policy if `{nearest}` is meant.",
		expected: "success of `{name}`{by}",
		actual: "no such check"
	},
	"other-app": {
		outcome: "fail",
		says: "A check `{name}` is there, but it was written by {found} and not by `{app}`.",
		fix: "Run the check that `{app}` writes. What another calls by the same name does not count.",
		expected: "success of `{name}` by `{app}`",
		actual: "a check of the same name by {found}"
	},
	running: {
		outcome: "pending",
		says: "The check `{name}`{by} has not finished: it is `{status}`.",
		fix: "Wait until it has.",
		expected: "success",
		actual: "`{status}`"
	},
	"not-success": {
		outcome: "fail",
		says: "The check `{name}`{by} ended as `{conclusion}`, expected success: it says nothing of what it should have looked at.",
		fix: "Have it run and succeed, or ask for it only where it applies: `when` in the policy.",
		expected: "success",
		actual: "`{conclusion}`",
		why: "GitHub lets a check that was skipped or neutral pass, although nothing was looked at."
	},
	failed: {
		outcome: "fail",
		says: "The check `{name}`{by} ended as `{conclusion}`, expected success.",
		fix: "Open the check in the pull request, mend what it found, and push; or run it again where it failed for a reason of its own.",
		expected: "success",
		actual: "`{conclusion}`"
	},
	succeeded: {
		outcome: "pass",
		says: "The check `{name}` by `{app}` succeeded."
	},
	"succeeded-by-anyone": {
		outcome: "pass",
		says: "The check `{name}` succeeded. It was written by {found}; the policy does not say who must, so anybody may who can write checks."
	}
};
// src/core/gates/required-checks/options.ts
const check = strictObject({
	name: string().min(1).max(200).describe("Name of the check run, or context of the commit status."),
	app: string().min(1).max(100).regex(/^[A-Za-z0-9-]+$/, "expected the slug of a GitHub App, such as github-actions").optional().describe("Slug of the GitHub App that must have written it; without it, anybody may have."),
	when: array(string().min(1).max(256).regex(/^[^{}\\]*$/, "expected a glob without braces and backslashes, such as src/**")).min(1).max(50).optional().describe("Globs: the check is asked for where a changed path matches one; by default always.")
});
/** Options of the gate `required-checks`. */
const options$4 = strictObject({ checks: array(check).max(100).default([]).describe("Checks of other tools that must have succeeded on the head commit.") });
/** Every check that either asks for, each once: one without an app does not stand for one with it. */
function strengthen$3(earlier, later) {
	const keyed = [...earlier.checks ?? [], ...later.checks ?? []].map((one) => [JSON.stringify([
		one.name,
		one.app?.toLowerCase() ?? null,
		one.when ?? null
	]), one]);
	return { checks: [...new Map(keyed).values()] };
}
// src/core/gates/required-checks/gate.ts
/** The gate `required-checks`: see this folder's README. */
const requiredChecks = defineGate({
	meta: {
		id: "required-checks",
		title: "the checks of other tools that it names have succeeded",
		summary: "Checks of other tools on the head commit have succeeded, each written by the app that the policy names.",
		kind: "content",
		since: "0.2",
		why: "What another tool has to look at counts once that tool says that it succeeded, and says so itself."
	},
	needs: ["checks", "changes"],
	options: options$4,
	idleWithout: "checks",
	messages: messages$4,
	strengthen: strengthen$3,
	evaluate({ checks: found, changes }, { checks }, say) {
		if (checks.length === 0) return { findings: [say("nothing-asked", {})] };
		return { findings: checks.map((required) => required.when === void 0 || concerns(required.when, changes) ? judgeRequired(required, found, say) : say("not-concerned", {
			name: required.name,
			when: required.when
		})) };
	}
});
/** Whether a changed path matches one of the globs. The platform is fixed: a backslash in a path of git is a letter. */
function concerns(globs, { paths }) {
	const matchers = globs.map((glob) => new Minimatch(glob, {
		dot: true,
		nobrace: true,
		nonegate: true,
		nocomment: true,
		platform: "linux"
	}));
	return paths.some(({ path }) => matchers.some((matcher) => matcher.match(path)));
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
/** Whether the plan says that there is no version to go back to, and that the model is switched off. */
function isFirst({ plan }) {
	return plan.to === NO_VERSION;
}
/** The version to go back to: the plan's own, or the previous one of the package. `none` for a first release. */
function targetOf({ plan, handoff }) {
	const { name, previous } = handoff.handoff.package;
	return plan.to ?? (previous === void 0 ? void 0 : `${name}@${previous}`);
}
// src/core/gates/rollback/judge-alerted.ts
const WATCHING$1 = /* @__PURE__ */ new Set(["/monitoring/alerts", "/monitoring/slo"]);
/** Whether something raises an alarm on the metric of each trigger, where that is asked for. */
function judgeAlerted(context) {
	const { options, plan, handoff, package: one, say } = context;
	const { triggers = [] } = plan;
	if (!options.alerted || triggers.length === 0) return [];
	const { alerts, slo } = handoff.handoff.monitoring ?? {};
	if (one.documents.some(({ pointers, reading, issue }) => pointers.some((pointer) => WATCHING$1.has(pointer)) && (issue !== void 0 || reading === null || reading.problems.length > 0)) || typeof alerts === "object" || typeof slo === "object") return [say("alerts-unread", {}, at$1(context, "/triggers"))];
	const watchers = watchersOf(one);
	return triggers.flatMap(({ metric }, index) => watchedBy(metric, watchers).length > 0 ? [] : [say("unalerted", { metric }, at$1(context, `/triggers/${index}/metric`))]);
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
// src/core/gates/rollback/measured-names.ts
const WATCHING = ["/monitoring/alerts", "/monitoring/slo"];
/**
* Every name under which something of the package is measured or watched: observations of its evidence, its targets and
* constraints, and the metrics that its alerts and SLOs read. `null` where that cannot be told, since one of them cannot be read.
*/
function measuredNames(context) {
	const { handoff, package: facts } = context;
	const { migration, problem } = handoff.handoff;
	if (facts.evidence.some(({ reading }) => reading.problems.length > 0) || !canTellWatched(context)) return null;
	return [.../* @__PURE__ */ new Set([
		...(problem?.success ?? []).map(({ metric }) => metric),
		...Object.keys(migration?.constraints ?? {}),
		...facts.evidence.flatMap(({ reading }) => reading.observations.map(({ name }) => name)),
		...watchersOf(facts).flatMap(({ names }) => [...names])
	])];
}
/** Whether a metric is among names, or watched as Prometheus spells it. */
function isMeasured(metric, names, facts) {
	return names.includes(metric) || watchedBy(metric, watchersOf(facts)).length > 0;
}
/** Whether all that the manifest names as alerts and SLOs can be read here, and says what it watches. */
function canTellWatched({ handoff, package: { documents } }) {
	const { alerts, slo } = handoff.handoff.monitoring ?? {};
	return [alerts, slo].every((written, index) => {
		if (written === void 0) return true;
		const found = documents.filter(({ pointers }) => pointers.includes(WATCHING[index] ?? ""));
		return typeof written === "string" && found.length > 0 && found.every(isRead);
	});
}
function isRead({ reading, issue }) {
	if (issue !== void 0 || reading === null || reading.problems.length > 0) return false;
	const { alerts, objectives, sections } = reading.details ?? {};
	return [
		alerts,
		objectives,
		sections
	].some((list) => list !== void 0);
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
		const parsed = name === metric && typeof value === "number" ? quantity$3(value, unit) : void 0;
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
const STABLE = "stable: { metric: error_rate, op: lt, threshold: 0.01, lookbackWindow: 30m, endorsedBy: \"@acme/sre\" }";
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
	const unendorsed = judgeEndorsed(context);
	if (stable === void 0) return unendorsed;
	const faults = [...judgeCondition(stable, "/stable", context), ...unendorsed];
	return faults.length > 0 ? faults : [context.say("stable-exact", wordsOf(stable), at$1(context, "/stable"))];
}
function judgeEndorsed(context) {
	const { plan, options, say } = context;
	if (!options.stable_endorsed || plan.stable?.endorsedBy !== void 0) return [];
	const pointer = plan.stable === void 0 ? "/stable" : "/stable/endorsedBy";
	return [say("stable-unendorsed", { example: STABLE }, atKey(context, pointer))];
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
	if (names === null || isMeasured(metric, names, context.package)) return [];
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
	if (findVague(action) !== void 0) return [vague("action", action, "expected what is done", "replace-model", pointer, context)];
	const { actions: allowed } = context.options;
	if (allowed === void 0 || allowed.includes(action)) return [];
	return [context.say("action-unknown", {
		action,
		allowed
	}, at$1(context, pointer))];
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
		...judgeDrilledTarget(drill, to, context, about),
		...isLonger(duration, within) ? [say("drill-too-slow", {
			date,
			duration,
			within
		}, about)] : [],
		...most !== void 0 && isOlder(days, most) ? [say("drill-too-old", {
			date,
			days,
			most: inDays(most)
		}, about)] : [],
		...judgeScriptOf(drill, context, about),
		...judgeNames(drill, context, about)
	];
	if (faults.length > 0) return faults;
	if (isFirst(context)) return [say("drill-passed-off", {
		date,
		days,
		duration
	}, about)];
	return [say("drill-passed", {
		date,
		days,
		target,
		duration
	}, about)];
}
/** Whether the drill practised this plan: going back to that version, or switching the model off. */
function judgeDrilledTarget({ date, target }, to, context, about) {
	if (target === to) return [];
	const { say } = context;
	if (isFirst(context)) return [say("drill-not-off", {
		date,
		target
	}, about)];
	return [say("drill-of-another-target", {
		date,
		target,
		to
	}, about)];
}
const NAMES = {
	failure_mode: {
		what: "what was made to fail",
		example: "failure_mode: the model file in service is cut off"
	},
	by: {
		what: "who ran it",
		example: "by: \"@acme/on-call\""
	}
};
/** Whether the record names what the policy asks for besides. */
function judgeNames(drill, { say, options }, about) {
	return options.drill_names.filter((key) => (drill[key] ?? "").trim() === "").map((key) => say("drill-leaves-out", {
		date: drill.date,
		key,
		...NAMES[key]
	}, about));
}
/** Whether the drill ran the script as it is now, where its record says so or the policy asks. */
function judgeScriptOf(drill, context, about) {
	const { say, options } = context;
	const { date, script_sha256: found } = drill;
	if (found === void 0) return options.drill_names_script ? [say("drill-names-no-script", { date }, about)] : [];
	const { sha256, turned } = scriptDigest(context);
	if (sha256 === void 0) return options.drill_names_script ? [say("script-unread", { date }, about)] : [];
	if (found === sha256 || found === turned) return [];
	const where = drill.where["script_sha256"];
	return [say("drill-of-another-script", {
		date,
		found,
		digest: sha256
	}, where === void 0 ? about : {
		...about,
		where
	})];
}
function scriptDigest({ plan, package: one }) {
	if (typeof plan.path === "object") return { sha256: plan.path.digest.sha256 };
	const path = one.references.find(({ pointer }) => pointer === "/rollback/path")?.path;
	const digests = path !== void 0 && Object.hasOwn(one.digests, path) ? one.digests[path] : void 0;
	return {
		sha256: digests?.sha256,
		turned: digests?.otherLineEndings?.sha256
	};
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
// src/core/gates/rollback/judge-escalation.ts
/** Whether somebody else is called when nobody answers: each once, and the last one not who should have answered. */
function judgeEscalation(context) {
	const { plan, options, say } = context;
	const { escalation: levels = [], authority } = plan;
	const most = options.escalation;
	const names = levels.map(({ to }) => to);
	const others = new Set(names.map((name) => name.toLowerCase()));
	if (authority !== void 0) others.delete(authority.toLowerCase());
	const repeated = names.flatMap((name, index) => names.findIndex((each) => isSame$1(each, name)) < index ? [say("escalation-repeated", { name }, at$1(context, `/escalation/${index}/to`))] : []);
	const last = names.at(-1);
	const ends = last !== void 0 && authority !== void 0 && isSame$1(last, authority);
	const faults = [
		...others.size < most ? [say("escalation-short", {
			count: others.size,
			most
		}, atKey(context, "/escalation"))] : [],
		...repeated,
		...ends ? [say("escalation-ends-at-authority", { name: last }, at$1(context, `/escalation/${names.length - 1}/to`))] : []
	];
	if (faults.length > 0 || names.length === 0) return faults;
	return [say("escalation-named", { names }, at$1(context, "/escalation"))];
}
/** Handles and addresses are the same in any letters. */
function isSame$1(a, b) {
	return a.toLowerCase() === b.toLowerCase();
}
// src/core/gates/rollback/judge-first.ts
/**
* Whether a plan that goes back to no version may: the package has none before this one, and the plan says what serves while the
* model is off.
*/
function judgeFirst(context, { releases, targets }) {
	const { say, handoff, plan } = context;
	const { name, previous } = handoff.handoff.package;
	const earlier = previous === void 0 ? standing$1(context, releases) : `${name}@${previous}`;
	if (earlier !== void 0) return [say(previous === void 0 ? "first-has-earlier" : "first-has-previous", {
		earlier,
		example: `to: ${earlier}`
	}, at$1(context, "/to"))];
	const none = `${name}@${NO_VERSION}`;
	const tagged = Object.hasOwn(targets, none) ? targets[none] : void 0;
	if (typeof tagged === "object" && tagged.holds !== null) return [say("first-has-tagged", {
		earlier: tagged.holds,
		tag: tagged.tag,
		example: `to: ${tagged.holds}`
	}, at$1(context, "/to"))];
	if (tagged !== "absent") return [say("first-unknown", { name }, at$1(context, "/to"))];
	const { instead } = plan;
	if (instead === void 0) return [say("instead-missing", {}, atKey(context, "/instead"))];
	const word = findVague(instead);
	if (word !== void 0) return [say("instead-vague", { word }, at$1(context, "/instead"))];
	return [say("first-release", {
		name,
		instead
	}, at$1(context, "/instead"))];
}
/** Another version of the package that was found at the base. Its own version there is the first release itself, which goes on. */
function standing$1({ handoff }, releases) {
	const { name, version } = handoff.handoff.package;
	return Object.keys(releases).filter((id) => id.slice(0, id.lastIndexOf("@")) === name && id !== `${name}@${version}`).sort()[0];
}
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
	if (kind === "file") return [judgeMode(path, context)];
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
/** Whether a script that is there can be run as it is, where that is asked for. */
function judgeMode(path, context) {
	const { options, say, package: one } = context;
	const about = at$1(context, "/path");
	if (!options.executable) return say("path-exists", { path }, about);
	const mode = [...one.files, ...one.outside].find((file) => file.path === path)?.mode;
	if (mode === void 0) return say("path-unread", { path }, about);
	if (mode === "100755") return say("path-exists", { path }, about);
	return say("path-not-executable", {
		path,
		mode
	}, about);
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
// src/core/gates/rollback/judge-release.ts
/** A page, a licence, or a digest or signature of the file beside it. */
const PAGE = /(?:\.(?:md|txt|rst|sig|sha256|md5|asc)|\/LICEN[CS]E|\/\.gitignore)$/i;
/**
* Whether the model that the rollback puts back is still what its own package states of it. What is asked of the data and the
* reports of a release was asked when it was released; only the model comes back.
*/
function judgeRelease(context, releases) {
	const { options, say } = context;
	const to = targetOf(context);
	if (to === void 0) return [];
	const about = at$1(context, "/to");
	const compared = Object.hasOwn(releases, to) ? compareModel(releases[to]) : [];
	const differing = compared.filter(({ match }) => match === "different");
	const changed = [...new Map(differing.map((each) => [`${each.document}\n${each.path}`, each])).values()];
	if (changed.length > 0) return tellAtMost(changed.map(({ path, document }) => say("target-changed", {
		to,
		path,
		document
	}, about)), (count) => say("target-changed-more", {
		to,
		count
	}, about));
	const count = compared.filter(({ match }) => match !== "unknown").length;
	const open = options.verify_target && count > 0 ? unstated(releases[to], compared) : [];
	const [path] = open;
	if (path !== void 0) return [say("target-partly-verifiable", {
		to,
		count: open.length,
		path
	}, about)];
	if (count > 0) return [say("target-verified", {
		to,
		count
	}, about)];
	return options.verify_target ? [say("target-unverifiable", { to }, about)] : [];
}
/** Files of a release's model of which nothing is stated that could be compared. Pages, and files that state digests, are beside it. */
function unstated(one, compared) {
	const root = modelRoot(one);
	if (one === void 0 || root === null) return [];
	const told = new Set(compared.flatMap(({ path, match }) => match === "unknown" ? [] : [path]));
	if (told.has(root)) return [];
	const beside = /* @__PURE__ */ new Set([
		...claimsOf$1(one).map(({ document }) => document),
		...one.signatures.map(({ path }) => path),
		...one.references.flatMap(({ pointer, path }) => pointer === "/model/path" ? [] : [path])
	]);
	return [...one.files, ...one.outside].map(({ path }) => path).filter((path) => path.startsWith(`${root}/`) && !told.has(path) && !beside.has(path) && !PAGE.test(path));
}
function modelRoot(one) {
	const written = one?.manifest.ok === true ? one.manifest.value.handoff.model?.path : void 0;
	return one === void 0 || typeof written !== "string" ? null : resolvePath(one.folder, written);
}
/** Files of a release's model, and whether they are what a file of the release states of them. */
function compareModel(one) {
	const root = modelRoot(one);
	if (one === void 0 || root === null) return [];
	const broken = one.signatures.filter(({ status }) => status === "broken").map(({ path }) => ({
		path: root,
		document: path,
		match: "different"
	}));
	const stated = claimsOf$1(one).flatMap(({ path, document, artifact }) => {
		if (path === null || !(path === root || path.startsWith(`${root}/`))) return [];
		const digests = Object.hasOwn(one.digests, path) ? one.digests[path] : void 0;
		return digests === void 0 ? [] : [{
			path,
			document,
			match: compareDigests(artifact.digests, digests)
		}];
	});
	return [...broken, ...stated];
}
// src/core/gates/rollback/judge-target.ts
/** Whether there is somewhere to go back to: another version of this package, which exists. */
function judgeTarget(context, targets) {
	const { say, plan } = context;
	const beside = plan.instead === void 0 ? [] : [say("instead-beside", {}, at$1(context, "/instead"))];
	return [judgePlace(context, targets), ...beside];
}
/** Whether the version was found. What is not there has no model to verify, and one fault is told once. */
function isHeld(context, targets) {
	const to = targetOf(context);
	const found = to !== void 0 && Object.hasOwn(targets, to) ? targets[to] : void 0;
	return found === "base" || found === "tag";
}
function judgePlace(context, targets) {
	const { say, handoff } = context;
	const { name, version } = handoff.handoff.package;
	const to = targetOf(context);
	if (to === void 0) return say("no-target", { example: `to: ${name}@1.0.0` }, atKey(context, "/to"));
	const about = at$1(context, "/to");
	if (to.slice(0, to.lastIndexOf("@")) !== name) return say("other-package", {
		to,
		name,
		example: `${name}@1.0.0`
	}, about);
	if (to === `${name}@${version}`) return say("own-version", { to }, about);
	const found = Object.hasOwn(targets, to) ? targets[to] : void 0;
	if (found === void 0 || found === "unknown") return say("target-unknown", { to }, about);
	if (found === "absent") return say("target-absent", { to }, about);
	if (typeof found !== "string") return judgeOther(found, to, context);
	return say("target-exists", {
		to,
		place: found === "base" ? "the base branch" : "a tag"
	}, about);
}
/** A tag that is named like the version, and does not hold it. */
function judgeOther({ tag, holds }, to, context) {
	const { say, package: one } = context;
	const about = at$1(context, "/to");
	if (holds === null) return say("target-not-at-tag", {
		to,
		tag,
		folder: one.folder
	}, about);
	return say("target-another-at-tag", {
		to,
		tag,
		holds
	}, about);
}
// src/core/gates/rollback/messages.ts
/** Every sentence of the gate `rollback`. */
const messages$3 = {
	"no-packages": {
		outcome: "skip",
		says: "No package is handed over, so there is no rollback plan to judge."
	},
	"manifest-unreadable": {
		outcome: "error",
		says: "The manifest `{path}` cannot be read, so its rollback plan cannot be judged.",
		fix: "Mend the manifest first; the gate `package` lists its mistakes: {count}.",
		expected: "a manifest without mistakes",
		actual: "{count} [mistake|mistakes]"
	},
	"no-plan": {
		outcome: "skip",
		says: "The package has no rollback plan, and this stage does not ask for one."
	},
	"plan-missing": {
		outcome: "fail",
		says: "The package has no rollback plan, and the policy asks for one.",
		fix: "Add the section `rollback`: where to go back to, when, how, how fast, and who decides.",
		expected: "a section `rollback`",
		actual: "none"
	},
	"no-target": {
		outcome: "fail",
		says: "The rollback plan does not say which version to go back to.",
		fix: "Write `{example}`, with a version that was promoted before. For a first release, write `to: none`, and under `instead` what serves while the model is off.",
		expected: "a version to go back to",
		actual: "none"
	},
	"other-package": {
		outcome: "fail",
		says: "The rollback goes to `{to}`, which is not a version of `{name}`.",
		fix: "Name a version of this package, such as `{example}`.",
		expected: "a version of `{name}`",
		actual: "`{to}`",
		why: "A rollback puts an earlier version of the same package back into service."
	},
	"own-version": {
		outcome: "fail",
		says: "The rollback goes to `{to}`, which is the version that is handed over itself.",
		fix: "Name an earlier version, one that served before.",
		expected: "an earlier version",
		actual: "`{to}`",
		why: "Going back to the version that failed changes nothing."
	},
	"no-triggers": {
		outcome: "fail",
		says: "The rollback plan does not say when to go back.",
		fix: "Add a trigger under `triggers`, such as `{example}`.",
		expected: "at least one trigger",
		actual: "none",
		why: "Without a trigger, when to go back is argued about while users wait."
	},
	vague: {
		outcome: "fail",
		says: "The {what} is `{found}`, which nobody can test: {problem}.",
		fix: "Write it so that a machine could decide it, such as `{example}`.",
		expected: "something that a machine could decide",
		actual: "`{found}`",
		why: "What each reads differently is decided by whoever is awake."
	},
	unmeasured: {
		outcome: "fail",
		says: "Nothing measures `{metric}`: it is in no evidence, target or constraint of the package, and in none of the files of its alerts and SLOs.",
		fix: "Write the name under which it is measured, or add the alert or SLO that watches it under `monitoring`.",
		expected: "a metric that something measures",
		actual: "`{metric}`",
		why: "A name that nothing measures waits for an alarm that never comes."
	},
	"unmeasured-misspelled": {
		outcome: "fail",
		says: "Nothing measures `{metric}`: it is in no evidence, target or constraint of the package, and in none of the files of its alerts and SLOs.",
		fix: "Did you mean `{nearest}`?",
		expected: "a metric that something measures, such as `{nearest}`",
		actual: "`{metric}`",
		why: "A name that nothing measures waits for an alarm that never comes."
	},
	incomplete: {
		outcome: "fail",
		says: "The {what} is missing, so two people could decide differently.",
		fix: "Add it, such as `{example}`.",
		expected: "{what}",
		actual: "none",
		why: "A part that the plan leaves open is made up during the incident."
	},
	"unlike-units": {
		outcome: "fail",
		says: "The {what} is `{found}`, {left}; {elsewhere} gives the same metric as {other}, {right}.",
		fix: "Give the metric one unit everywhere.",
		expected: "a value of the same kind as {other}",
		actual: "`{found}`",
		why: "A bare number beside one with a unit may be off by a factor of a thousand."
	},
	"trigger-exact": {
		outcome: "pass",
		says: "Going back is asked for when `{metric}` is {op} {threshold} over {window}; the action is {action}."
	},
	"stable-exact": {
		outcome: "pass",
		says: "The package counts as stable again when `{metric}` is {op} {threshold} over {window}."
	},
	"stable-unendorsed": {
		outcome: "fail",
		says: "The rollback plan does not say who confirms that the package is stable again.",
		fix: "Add it, such as `{example}`.",
		expected: "`endorsedBy` under `stable`",
		actual: "none",
		why: "An incident ends when somebody says so, and nobody does who was not asked beforehand."
	},
	"action-unknown": {
		outcome: "fail",
		says: "The action of a trigger is `{action}`, and the policy allows {allowed} alone.",
		fix: "Write the one that is meant, or ask the owners of the policy to add this one.",
		expected: "one of {allowed}",
		actual: "`{action}`",
		why: "Whoever is on call practised the actions that the policy names, and no other."
	},
	"path-absent": {
		outcome: "fail",
		says: "The rollback is done by `{path}`, which does not exist.",
		fix: "Commit the script, or correct the path.",
		expected: "a file",
		actual: "nothing at `{path}`"
	},
	"path-misspelled": {
		outcome: "fail",
		says: "The rollback is done by `{path}`, which does not exist; `{similar}` does.",
		fix: "Write `{written}`: upper and lower case differ on the machine that runs it.",
		expected: "a file",
		actual: "nothing at `{path}`"
	},
	"path-not-a-file": {
		outcome: "fail",
		says: "The rollback is done by `{path}`, which is a {kind}, not a file.",
		fix: "Name the script itself.",
		expected: "a file",
		actual: "a {kind}"
	},
	"path-unread": {
		outcome: "error",
		says: "What stands at `{path}` was not looked up, so the rollback plan cannot be judged.",
		fix: "Run Gatehouse again; if this stays, report it.",
		expected: "to know what stands at `{path}`",
		actual: "nothing known"
	},
	"path-exists": {
		outcome: "pass",
		says: "The rollback is done by `{path}`."
	},
	"too-slow": {
		outcome: "fail",
		says: "Going back may take {within} by the plan, and the policy asks for at most {most}.",
		fix: "Make the rollback faster, and write how long it takes then.",
		expected: "at most {most}",
		actual: "{within}",
		why: "How long going back takes bounds the damage."
	},
	"fast-enough": {
		outcome: "pass",
		says: "Going back takes at most {within}, and {authority} may decide it."
	},
	unalerted: {
		outcome: "fail",
		says: "Going back depends on `{metric}`, and no alert and no SLO of the package reads it.",
		fix: "Add an alert that reads the metric under this name, in the file that `monitoring.alerts` names.",
		expected: "an alert or an SLO that reads `{metric}`",
		actual: "none",
		why: "A trigger that raises no alarm is pulled by whoever happens to look."
	},
	"alerts-unread": {
		outcome: "error",
		says: "Whether an alert watches the triggers cannot be told, since not all files of alerts and SLOs can be read.",
		fix: "Commit the files that `monitoring.alerts` and `monitoring.slo` name, and mend what cannot be read in them.",
		expected: "alerts and SLOs that can be read",
		actual: "files that cannot"
	},
	"path-not-executable": {
		outcome: "fail",
		says: "The rollback is done by `{path}`, which is not marked as executable.",
		fix: "Run `git update-index --chmod=+x` on it, and commit.",
		expected: "a file of mode 100755",
		actual: "mode {mode}",
		why: "Permission denied is a bad surprise during an incident."
	},
	"escalation-short": {
		outcome: "fail",
		says: "When nobody answers, the plan calls {count} [other|others], and the policy asks for {most}.",
		fix: "Add to `escalation` who is called next, with `to` and `after`.",
		expected: "at least {most}",
		actual: "{count}",
		why: "The one who may decide is asleep at least once."
	},
	"escalation-repeated": {
		outcome: "fail",
		says: "When nobody answers, the plan calls `{name}` a second time.",
		fix: "Name somebody else at this place.",
		expected: "somebody who was not called before",
		actual: "`{name}`"
	},
	"escalation-ends-at-authority": {
		outcome: "fail",
		says: "The last one whom the plan calls is `{name}`, whose decision it is anyway.",
		fix: "End with somebody who can decide in place of the authority.",
		expected: "somebody other than the authority",
		actual: "`{name}`",
		why: "Somebody is called further up because the authority does not answer."
	},
	"escalation-named": {
		outcome: "pass",
		says: "When nobody answers, the plan calls in this order: {names}."
	},
	"script-unread": {
		outcome: "error",
		says: "Which script the drill of {date} ran cannot be told, since the digest of the plan's own is not known.",
		fix: "Name the script under `rollback.path`, as a file that can be read.",
		expected: "a digest of the script",
		actual: "none"
	},
	"target-absent": {
		outcome: "fail",
		says: "The rollback goes to `{to}`, and there is no such version: neither the base branch nor a tag holds it.",
		fix: "Name a version that was promoted before. For a first release, write `to: none`, and under `instead` what serves while the model is off.",
		expected: "a version that the base branch or a tag holds",
		actual: "neither",
		why: "A version that nobody kept cannot be put back."
	},
	"target-not-at-tag": {
		outcome: "fail",
		says: "The rollback goes to `{to}`, and the commit of the tag `{tag}` does not hold it: no manifest of a package that can be read stands there in `{folder}`.",
		fix: "Name a version that was promoted before, or set the tag on the commit that holds it. For a first release, write `to: none`, and under `instead` what serves while the model is off.",
		expected: "a manifest of `{to}` at the tag",
		actual: "none",
		why: "A tag is a name. What is put back is what stands at its commit."
	},
	"target-another-at-tag": {
		outcome: "fail",
		says: "The rollback goes to `{to}`, and the commit of the tag `{tag}` holds `{holds}`.",
		fix: "Name the version that the tag holds, or set the tag on the commit that holds `{to}`.",
		expected: "a manifest of `{to}` at the tag",
		actual: "`{holds}`",
		why: "A tag is a name. What is put back is what stands at its commit."
	},
	"first-has-previous": {
		outcome: "fail",
		says: "The rollback plan says that no version came before, and `package.previous` names one: `{earlier}`.",
		fix: "Write `{example}`, and take `instead` out. `to: none` is for a first release.",
		expected: "`{example}`",
		actual: "`to: none`",
		why: "Where a version served before, going back to it is less of a change than to switch off."
	},
	"first-has-earlier": {
		outcome: "fail",
		says: "The rollback plan says that no version came before, and the base branch holds `{earlier}`.",
		fix: "Write `{example}`, and take `instead` out. `to: none` is for a first release.",
		expected: "`{example}`",
		actual: "`to: none`",
		why: "Where a version served before, going back to it is less of a change than to switch off."
	},
	"first-has-tagged": {
		outcome: "fail",
		says: "The rollback plan says that no version came before, and the tag `{tag}` holds `{earlier}`.",
		fix: "Write `{example}`, and take `instead` out. `to: none` is for a first release.",
		expected: "`{example}`",
		actual: "`to: none`",
		why: "Where a version served before, going back to it is less of a change than to switch off."
	},
	"first-unknown": {
		outcome: "error",
		says: "Whether a version of `{name}` came before cannot be told, since its tags could not be read here, or not all of them.",
		fix: "Fetch tags in the workflow: `fetch-depth: 0` and `fetch-tags: true` on `actions/checkout`. Of more than 50 tags, name the version to go back to.",
		expected: "tags that can be read",
		actual: "none, or too many"
	},
	"instead-missing": {
		outcome: "fail",
		says: "The rollback plan goes back to no version, and does not say what serves while the model is off.",
		fix: "Write it under `instead`, such as `instead: the rule in rules/churn.sql, which served before`.",
		expected: "what serves instead",
		actual: "nothing",
		why: "A model that is switched off leaves its users with something, and they have to know what."
	},
	"instead-vague": {
		outcome: "fail",
		says: "What serves while the model is off is left open: `{word}`.",
		fix: "Name what serves: a rule, a queue for people, an answer that is left out.",
		expected: "what serves instead",
		actual: "`{word}`",
		why: "A model that is switched off leaves its users with something, and they have to know what."
	},
	"instead-beside": {
		outcome: "fail",
		says: "The rollback plan names a version to go back to, and under `instead` what serves without one.",
		fix: "Take `instead` out. It stands beside `to: none`, which is for a first release.",
		expected: "one of the two",
		actual: "both"
	},
	"first-release": {
		outcome: "pass",
		says: "No version of `{name}` came before: the rollback switches the model off, and in its place serves `{instead}`."
	},
	"target-unknown": {
		outcome: "error",
		says: "Whether `{to}` exists cannot be told, since the tags could not be read here.",
		fix: "Fetch tags in the workflow: `fetch-depth: 0` and `fetch-tags: true` on `actions/checkout`.",
		expected: "tags that can be read",
		actual: "none"
	},
	"target-exists": {
		outcome: "pass",
		says: "The rollback goes to `{to}`, which {place} holds."
	},
	"drill-not-named": {
		outcome: "fail",
		says: "The rollback plan names no drill, and the policy asks for one of the last {most}.",
		fix: "Run a drill, record it in a Markdown file, and name the file under `drill`.",
		expected: "a drill of the last {most}",
		actual: "none",
		why: "A rollback that was never practised does not work."
	},
	"drill-elsewhere": {
		outcome: "error",
		says: "The drill's record is at `{uri}`, outside the repository, so it cannot be read.",
		fix: "Commit the record, and name its path.",
		expected: "a record in the repository",
		actual: "an address"
	},
	"drill-absent": {
		outcome: "fail",
		says: "The drill's record `{path}` is not there as a text file.",
		fix: "Commit the record, or correct the path.",
		expected: "a record at `{path}`",
		actual: "none"
	},
	"drill-unreadable": {
		outcome: "error",
		says: "The drill's record cannot be read: {problem}",
		fix: "{remedy}",
		expected: "a record that can be read",
		actual: "{problem}"
	},
	"drill-failed": {
		outcome: "fail",
		says: "The drill of {date} failed, and only one that passed shows that going back works.",
		fix: "Mend the rollback, and run the drill again.",
		expected: "a drill that passed",
		actual: "one that failed",
		why: "What did not work when it was rehearsed will not work at night."
	},
	"drill-of-another-target": {
		outcome: "fail",
		says: "The drill of {date} went back to `{target}`, and the plan goes back to `{to}`.",
		fix: "Run a drill that goes back to `{to}`.",
		expected: "a drill that goes back to `{to}`",
		actual: "`{target}`",
		why: "Another version may be somewhere else, or not start at all."
	},
	"drill-not-off": {
		outcome: "fail",
		says: "The drill of {date} went back to `{target}`, and the plan has no version to go back to: it switches the model off.",
		fix: "Practise switching the model off, and write `target: none` into the record.",
		expected: "a drill with `target: none`",
		actual: "`{target}`",
		why: "What was practised was something else."
	},
	"drill-too-slow": {
		outcome: "fail",
		says: "The drill of {date} took {duration}, and the plan allows {within}.",
		fix: "Make the rollback faster and run the drill again, or allow the time that it takes.",
		expected: "at most {within}",
		actual: "{duration}",
		why: "The drill is the only measurement of how long going back takes."
	},
	"drill-in-the-future": {
		outcome: "fail",
		says: "The drill is dated {date}, which is still to come.",
		fix: "Write the day on which the drill was run, in UTC.",
		expected: "a day that has been",
		actual: "{date}"
	},
	"drill-too-old": {
		outcome: "fail",
		says: "The drill of {date} is {days} [day|days] old, at most {most} are allowed.",
		fix: "Run a drill, and record it.",
		expected: "at most {most} days",
		actual: "{days} [day|days]",
		why: "What surrounds a rollback changes, and an old rehearsal does not know it."
	},
	"target-changed": {
		outcome: "fail",
		says: "The rollback goes to `{to}`, and its file `{path}` is not what `{document}` states of it.",
		fix: "Find out which of the two is right. Go back to a version that verifies, or release one.",
		expected: "the digest that is stated",
		actual: "another one",
		why: "A model that was changed after its release is not the one that was tried."
	},
	"target-changed-more": {
		outcome: "fail",
		says: "{count} more [file|files] of the model of `{to}` [is|are] not what is stated.",
		fix: "Go back to a version that verifies, or release one.",
		expected: "none",
		actual: "{count}"
	},
	"target-unverifiable": {
		outcome: "fail",
		says: "The rollback goes to `{to}`, and no digest is stated there that its model could be verified with.",
		fix: "Go back to a version whose package states digests of its model: a signature, a lock file or a checksum.",
		expected: "a model that can be verified",
		actual: "no stated digest that can be compared",
		why: "During an incident nobody has the time to find out whether the old model is still the old one."
	},
	"target-partly-verifiable": {
		outcome: "fail",
		says: "The rollback goes to `{to}`, and nothing states a digest of {count} [file|files] of its model, such as `{path}`.",
		fix: "Go back to a version whose package states a digest of each file of its model: best by a signature of the folder.",
		expected: "a stated digest of each file of the model",
		actual: "none of `{path}`",
		why: "What nothing is stated of could have been changed unseen."
	},
	"target-verified": {
		outcome: "pass",
		says: "The model of `{to}` is what is stated of it: {count} [digest was|digests were] compared."
	},
	"drill-names-no-script": {
		outcome: "fail",
		says: "The drill of {date} does not say which script it ran.",
		fix: "Write the SHA-256 of the script into the record, as `script_sha256`; best let the drill write it.",
		expected: "`script_sha256` in the record",
		actual: "none",
		why: "A script that was changed after its drill was never practised."
	},
	"drill-leaves-out": {
		outcome: "fail",
		says: "The drill of {date} does not say {what}.",
		fix: "Write `{key}` into the front matter of its record, such as `{example}`.",
		expected: "`{key}` in the record",
		actual: "none",
		why: "A drill shows something about the failure that it played, to those who played it."
	},
	"drill-of-another-script": {
		outcome: "fail",
		says: "The drill of {date} ran another script than the one that the plan names: its digest is `{found}`.",
		fix: "Run a drill with the script as it is now.",
		expected: "{digest}",
		actual: "{found}",
		why: "A script that was changed after its drill was never practised."
	},
	"drill-passed-off": {
		outcome: "pass",
		says: "The drill of {date}, {days} [day|days] ago, switched the model off in {duration}."
	},
	"drill-passed": {
		outcome: "pass",
		says: "The drill of {date}, {days} [day|days] ago, went back to `{target}` in {duration}."
	}
};
// src/core/gates/rollback/options.ts
const duration$1 = string().refine((text) => parseDuration(text).ok, "expected a length of time such as 15m, 24h or 90d");
const DRILL_NAMES = ["failure_mode", "by"];
/** Options of the gate `rollback`. */
const options$3 = strictObject({
	required: boolean().default(false).describe("Whether a package without a rollback section fails here. The gate `package` says when a stage asks for one."),
	max_within: duration$1.optional().describe("How long going back may take at most, by the plan."),
	drill_max_age: duration$1.optional().describe("How old the last drill may be, in whole days of UTC; with it, a drill is asked for."),
	drill_names_script: boolean().default(false).describe("Whether the drill's record must say by `script_sha256` that it ran the script as it is now."),
	drill_names: array(_enum(DRILL_NAMES)).max(DRILL_NAMES.length).default([]).describe("What the drill's record must name, too: `failure_mode`, what was made to fail, and `by`, who ran it."),
	verify_target: boolean().default(false).describe("Whether the model that the rollback goes back to must be one that stated digests verify."),
	alerted: boolean().default(false).describe("Whether an alert or an SLO must watch the metric of each trigger, as the gate `monitoring` tells it."),
	executable: boolean().default(false).describe("Whether the script must be marked as executable."),
	stable_endorsed: boolean().default(false).describe("Whether the plan must say who confirms that it is stable again, as `stable.endorsedBy`."),
	actions: array(string().min(1).max(200)).max(50).optional().describe("The only actions that a trigger may have, such as replace-model, restore-data or flag-off."),
	escalation: int().min(0).max(20).default(0).describe("How many others the plan must name who are called when nobody answers.")
});
/** Asks for what either side asks for: the shorter times, the more of everything else. */
function strengthen$2(earlier, later) {
	const [a, b] = [options$3.parse(earlier), options$3.parse({
		...earlier,
		...later
	})];
	const max_within = shorter(a.max_within, b.max_within);
	const drill_max_age = shorter(a.drill_max_age, b.drill_max_age);
	const actions = common(a.actions, b.actions);
	return {
		required: a.required || b.required,
		...max_within === void 0 ? {} : { max_within },
		...drill_max_age === void 0 ? {} : { drill_max_age },
		...actions === void 0 ? {} : { actions },
		drill_names_script: a.drill_names_script || b.drill_names_script,
		drill_names: DRILL_NAMES.filter((name) => a.drill_names.includes(name) || b.drill_names.includes(name)),
		verify_target: a.verify_target || b.verify_target,
		alerted: a.alerted || b.alerted,
		executable: a.executable || b.executable,
		stable_endorsed: a.stable_endorsed || b.stable_endorsed,
		escalation: Math.max(a.escalation, b.escalation)
	};
}
/** The actions that both allow; one that names none allows all. */
function common(a, b) {
	if (a === void 0 || b === void 0) return a ?? b;
	return a.filter((one) => b.includes(one));
}
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
		since: "0.1",
		why: "During an incident nobody has the time to decide what a rollback is, and when it is due."
	},
	needs: [
		"packages",
		"targets",
		"releases",
		"now"
	],
	options: options$3,
	messages: messages$3,
	strengthen: strengthen$2,
	evaluate({ packages, targets, releases, now }, chosen, say) {
		if (packages.length === 0) return { findings: [say("no-packages", {})] };
		const shared = {
			targets,
			releases,
			now,
			options: chosen,
			say
		};
		return { findings: packages.flatMap((one) => judgePackage$2(one, shared)) };
	}
});
function judgePackage$2(one, shared) {
	const { manifest, manifestPath, folder } = one;
	const { targets, releases, now, options, say } = shared;
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
		...isFirst(context) ? judgeFirst(context, shared) : judgeTarget(context, targets),
		...isHeld(context, targets) ? judgeRelease(context, releases) : [],
		...judgeTriggers(context),
		...judgeAlerted(context),
		...judgeScript(context),
		...judgeTimeAndAuthority(context),
		...judgeEscalation(context),
		...judgeStable(context),
		...judgeDrill(context)
	];
}
// src/core/gates/security/options.ts
/** Severities from the gravest; what a scanner does not rate stands apart. */
const SEVERITIES = [
	"critical",
	"high",
	"medium",
	"low"
];
/** Options of the gate `security`. */
const options$2 = strictObject({
	required: boolean().default(false).describe("Whether a package without any scan among its evidence fails here."),
	tools: array(string().min(1).max(100)).max(50).default([]).describe("Scanners that must have run, by the name that they write into their reports, such as Trivy."),
	block: _enum(SEVERITIES).default("critical").describe("What a scan finds of this severity, or of a graver one, blocks."),
	unrated: _enum(["report", "block"]).default("report").describe("What becomes of findings whose severity no tool says."),
	suppressed: _enum([
		"allow",
		"with-reason",
		"refuse"
	]).default("with-reason").describe("Whether a suppressed finding is let go: always, only where its report says why, or never."),
	fixable_only: boolean().default(false).describe("Whether only findings count for which a version that mends them is known.")
});
/** Whether a severity is at least as grave as the bar. */
function atLeast(severity, bar) {
	if (severity === "unknown") return false;
	return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(bar);
}
const STRICTNESS = {
	allow: 0,
	"with-reason": 1,
	refuse: 2
};
/** The stricter of two ways to treat what is suppressed. */
function stricter(a, b) {
	return STRICTNESS[a] >= STRICTNESS[b] ? a : b;
}
// src/core/gates/security/judge-scan.ts
/** Findings of one report that are told one by one. */
const MOST_TOLD$1 = 12;
/** Everything that one report of a scanner comes to: what blocks, gravest first, or that nothing does. */
function judgeScan(reading, options, say, about) {
	const { path, producer } = reading;
	const weaknesses = reading.details?.weaknesses ?? [];
	const told = weaknesses.toSorted(gravestFirst).flatMap((weakness) => judgeWeakness(weakness, {
		path,
		options,
		say,
		about
	}));
	if (told.length === 0) {
		const suppressed = weaknesses.filter((each) => each.suppressed).length;
		return [say("scan-holds", {
			path,
			tool: producer?.tool ?? "the scanner",
			count: weaknesses.length,
			suppressed,
			bar: options.block
		}, {
			...about,
			where: { path }
		})];
	}
	const left = told.length - MOST_TOLD$1;
	const rest = left > 0 ? [say("more-found", {
		path,
		count: left
	}, {
		...about,
		where: { path }
	})] : [];
	return [...told.slice(0, MOST_TOLD$1), ...rest];
}
function gravestFirst(a, b) {
	return gravity(a) - gravity(b);
}
/** 0 is the gravest; what nobody rated comes last. */
function gravity({ severity }) {
	return severity === "unknown" ? SEVERITIES.length : SEVERITIES.indexOf(severity);
}
function judgeWeakness(weakness, { path, options, say, about }) {
	const { id, severity, component = "the package", suppressed, source } = weakness;
	const { line, column } = source;
	const place = {
		path,
		...line === void 0 ? {} : { line },
		...column === void 0 ? {} : { column }
	};
	const there = {
		...about,
		where: place
	};
	const named = {
		path,
		weakness: id,
		component
	};
	const bar = options.block;
	if (!counts(weakness, options)) return [];
	if (suppressed && options.suppressed === "refuse") return [say("suppression-refused", {
		...named,
		severity,
		bar
	}, there)];
	if (suppressed) return [say("suppression-unreasoned", {
		...named,
		severity
	}, there)];
	if (severity === "unknown") return [say("weakness-unrated", named, there)];
	const remedy = weakness.fixedIn === void 0 ? "no version that mends it is known" : `${weakness.fixedIn} mends it`;
	return [say("weakness-found", {
		...named,
		severity,
		bar,
		remedy
	}, there)];
}
/** Whether a finding counts against the package. */
function counts(weakness, options) {
	const { severity, suppressed, justification, fixedIn } = weakness;
	if (!(severity === "unknown" ? options.unrated === "block" : atLeast(severity, options.block)) || options.fixable_only && fixedIn === void 0) return false;
	if (!suppressed) return true;
	if (options.suppressed === "allow") return false;
	return options.suppressed === "refuse" || !/[\p{L}\p{N}]/u.test(justification ?? "");
}
// src/core/gates/security/gate.ts
/** The gate `security`: see this folder's README. */
const security = defineGate({
	meta: {
		id: "security",
		title: "its scans found nothing grave",
		summary: "Scanners ran, their reports can be read, and what they found is mended or suppressed with a reason.",
		kind: "content",
		since: "0.1",
		why: "A model is served by code and packages whose weaknesses are public the day they are found."
	},
	needs: ["packages"],
	options: options$2,
	messages: {
		"no-packages": {
			outcome: "skip",
			says: "No package is handed over, so there is no scan to judge."
		},
		"manifest-unreadable": MANIFEST_UNREADABLE,
		"no-scan": {
			outcome: "skip",
			says: "The package lists no scan, and the policy asks for none."
		},
		"scan-missing": {
			outcome: "fail",
			says: "The package lists no scan.",
			fix: "Run a scanner over code, dependencies and image, and list its report (SARIF or Trivy JSON) under `evidence`.",
			expected: "the report of a scanner among the evidence",
			actual: "none"
		},
		"tool-missing": {
			outcome: "fail",
			says: "No report of `{tool}` is among the evidence. There are reports of {found}.",
			fix: "Run it, and list its report under `evidence`.",
			expected: "a report of {tool}",
			actual: "{found}",
			why: "Each scanner sees something that the others do not."
		},
		"scan-unreadable": {
			outcome: "error",
			says: "`{path}` could not be read whole, so what it found may be more: {problem}",
			fix: "{remedy}",
			expected: "a report that can be read whole",
			actual: "{problem}"
		},
		"weakness-found": {
			outcome: "fail",
			says: "`{path}`: {severity} `{weakness}` in {component}; the policy blocks {bar} and graver.",
			fix: "Update or replace what it is in: {remedy}. Where it cannot harm here, suppress it in the scanner's own file with the reason.",
			expected: "nothing of severity {bar} or graver",
			actual: "{severity}",
			many: {
				says: "{count} findings of the scanner block.",
				fix: "Update or replace what each is in. Where it cannot harm here, suppress it in the scanner’s own file with the reason.",
				each: "{severity} `{weakness}` in {component}",
				note: "{remedy}; blocks from {bar} on"
			}
		},
		"weakness-unrated": {
			outcome: "fail",
			says: "`{path}`: `{weakness}` in {component} has no severity.",
			fix: "Have the scanner rate it, or have the policy report what is unrated (`unrated: report`).",
			expected: "a severity for each finding",
			actual: "none",
			why: "What nobody rated may be critical.",
			many: {
				says: "{count} findings of the scanner have no severity.",
				fix: "Have the scanner rate them, or have the policy report what is unrated (`unrated: report`).",
				each: "`{weakness}` in {component}"
			}
		},
		"suppression-unreasoned": {
			outcome: "fail",
			says: "`{path}`: {severity} `{weakness}` in {component} is suppressed, and nothing says why.",
			fix: "Write the justification into the suppression, or mend what was found.",
			expected: "a reason beside each suppression",
			actual: "a suppression without one",
			why: "A suppression without a reason cannot be reviewed, and outlives what it was for.",
			many: {
				says: "{count} findings of the scanner are suppressed, and nothing says why.",
				fix: "Write the justification into each suppression, or mend what was found.",
				each: "{severity} `{weakness}` in {component}"
			}
		},
		"suppression-refused": {
			outcome: "fail",
			says: "`{path}`: {severity} `{weakness}` in {component} is suppressed, and the policy does not let that count for {bar} and graver.",
			fix: "Mend what was found, or ask for a waiver in the policy.",
			expected: "no suppression of severity {bar} or graver",
			actual: "one",
			many: {
				says: "{count} findings of the scanner are suppressed, and the policy does not let that count.",
				fix: "Mend what was found, or ask for a waiver in the policy.",
				each: "{severity} `{weakness}` in {component}"
			}
		},
		"more-found": {
			outcome: "fail",
			says: "`{path}` holds {count} more [finding|findings] that [blocks|block].",
			fix: "Mend the ones that are listed first; the report holds all of them.",
			expected: "none",
			actual: "{count}"
		},
		"scan-holds": {
			outcome: "pass",
			says: "`{path}`: {tool} found {count} [thing|things], none of them of severity {bar} or graver; {suppressed} suppressed."
		}
	},
	strengthen: (earlier, later) => {
		const [a, b] = [options$2.parse(earlier), options$2.parse({
			...earlier,
			...later
		})];
		return {
			required: a.required || b.required,
			tools: [.../* @__PURE__ */ new Set([...a.tools, ...b.tools])],
			block: atLeast(a.block, b.block) ? b.block : a.block,
			unrated: a.unrated === "block" || b.unrated === "block" ? "block" : "report",
			suppressed: stricter(a.suppressed, b.suppressed),
			fixable_only: a.fixable_only && b.fixable_only
		};
	},
	evaluate({ packages }, chosen, say) {
		if (packages.length === 0) return { findings: [say("no-packages", {})] };
		return { findings: packages.flatMap((one) => judgePackage$1(one, chosen, say)) };
	}
});
function judgePackage$1(one, options, say) {
	const { manifest, manifestPath, folder } = one;
	if (!manifest.ok) {
		const { path, count, about: there } = manifestMistakes(one, manifest.issues);
		return [say("manifest-unreadable", {
			path,
			count,
			subject: "its scans"
		}, there)];
	}
	const about = {
		package: folder,
		who: [manifest.value.handoff.package.owner]
	};
	const scans = scansOf(one);
	const top = {
		...about,
		where: {
			path: manifestPath,
			line: 1,
			column: 1
		}
	};
	const tools = scans.flatMap(({ producer }) => producer === void 0 ? [] : [producer.tool]);
	const missing = options.tools.filter((tool) => !tools.some((each) => each.toLowerCase() === tool.toLowerCase())).map((tool) => say("tool-missing", {
		tool,
		found: tools
	}, top));
	const none = options.required ? "scan-missing" : "no-scan";
	if (scans.length === 0) return missing.length > 0 ? missing : [say(none, {}, top)];
	return [...missing, ...scans.flatMap((scan) => judgeReading(scan, options, say, about))];
}
function judgeReading(reading, options, say, about) {
	const { path, problems } = reading;
	const [problem] = problems;
	if (problem === void 0) return judgeScan(reading, options, say, about);
	return [say("scan-unreadable", {
		path,
		...quoteIssue(problem)
	}, {
		...about,
		where: problem.where
	}), ...judgeScan(reading, options, say, about).filter(({ outcome }) => outcome !== "pass")];
}
/** Reports of scanners: files that say what was found, even where that is nothing. */
function scansOf({ evidence, documents }) {
	return [...evidence.map(({ reading }) => reading), ...documents.map(({ reading }) => reading)].flatMap((reading) => reading?.details?.weaknesses === void 0 ? [] : [reading]);
}
// src/core/sign-offs/by-text.ts
/** Orders by UTF-16 code units: the same on every machine, whatever its language. */
function byText(a, b) {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}
// src/core/sign-offs/requirement.ts
/** The facts that sign-offs are weighed from. */
const SIGN_OFF_FACTS = [
	"pullRequest",
	"changes",
	"roles",
	"ownership",
	"owners",
	"people",
	"reviews",
	"commits",
	"snapshots"
];
/** Whether all of them are known: a shell without people knows none. */
function hasSignOffFacts(facts) {
	return SIGN_OFF_FACTS.every((key) => facts[key] !== void 0);
}
/** By name, owners of code before a role of the same name. */
function byName(a, b) {
	return byText(a.name, b.name) || byText(a.kind, b.kind);
}
// src/core/sign-offs/own-value.ts
/**
* The record's own value at a key that somebody else chose; `undefined` when it has none.
* A path may be called `constructor` or `__proto__`: what every object inherits must never look like a fact.
*/
function ownValue(record, key) {
	return Object.hasOwn(record, key) ? record[key] : void 0;
}
// src/core/sign-offs/code-owner-scopes.ts
function linesOf(path, ownership, mode) {
	const base = ownValue(ownership.base, path);
	const head = mode === "every" ? ownValue(ownership.head, path) : void 0;
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
	const handles = key.split("\n").map((handle) => ownValue(owners, handle)?.handle ?? handle);
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
function reason$1(id, values = {}) {
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
	const person = ownValue(people, String(account.id));
	if (isBot(account) || person !== void 0 && isBot(person)) return reason$1("bot");
	const permission = person?.permission ?? "unknown";
	if (permission !== "write" && permission !== "maintain" && permission !== "admin") return reason$1("no-write", { permission });
	return null;
}
function partOf(account, { wrote }) {
	const commit = wrote.get(account.id);
	if (commit === void 0) return null;
	return commit === null ? reason$1("opened-it") : reason$1("contributed", { commit: commit.slice(0, 7) });
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
	return (handle) => ownValue(owners, handle.toLowerCase()) ?? {
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
	const person = id === void 0 ? void 0 : ownValue(people, String(id));
	return person === void 0 ? handle : `@${person.login}`;
}
function everybody({ owners }, { membersOf }) {
	return new Set(owners.flatMap((handle) => [...membersOf(handle)]));
}
/** Looks no further than it must: hundreds of owner sets may share a team of hundreds. */
function isEnough({ owners, needs }, { membersOf, hasUnlisted, standing }) {
	if (owners.some(hasUnlisted)) return true;
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
function isSomeoneLeft(handle, done, poll) {
	const { membersOf, hasUnlisted, standing } = poll;
	if (hasUnlisted(handle)) return true;
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
		hasUnlisted: (handle) => {
			const { status, unlisted = 0 } = ownerOf(handle);
			return status === "resolved" && unlisted > 0;
		},
		standing: remembered((id) => {
			const person = ownValue(people, String(id));
			return person === void 0 ? reason$1("no-write", { permission: "unknown" }) : obstacle(person) ?? "able";
		})
	};
	return {
		isMember: ({ owners }, person) => owners.some((handle) => poll.membersOf(handle).has(person)),
		noVoice,
		obstacle,
		hasUnlisted: ({ owners }) => owners.some(poll.hasUnlisted),
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
	const { id, login, kind } = ownValue(people, String(author.id)) ?? author;
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
function stateOf(requirement, heard, electorate, people) {
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
		const state = stateOf(requirement, heard.get(requirement), electorate, people);
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
		const role = ownValue(roles, name);
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
		const entry = ownValue(entries, path);
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
		const before = ownValue(reviewed.entries, path);
		if (before === void 0) return null;
		if (!isSame(before, after)) changes.push({
			path,
			before,
			after
		});
	}
	for (const path of reviewed.changed) {
		if (changedTo.has(path)) continue;
		const before = ownValue(reviewed.entries, path);
		const after = ownValue(entries, path);
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
			needs: electorate.hasUnlisted(role) ? 0 : Math.min(role.needs, people.length),
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
			reason: reason$1("counted-elsewhere", { counted: kept.name })
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
	if (review.state === "PENDING") return reason$1("not-submitted");
	if (!isOpinion(review)) return reason$1("comment");
	if (review.author === null) return reason$1("ghost");
	if (latest.get(review.author.id) !== review) return reason$1("superseded");
	return review.state === "DISMISSED" ? reason$1("dismissed") : null;
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
	if (commit === null || changes === null) return nothing(review, reason$1("gone", commit === null ? {} : { commit }));
	const green = !scale.afterGates || sawGreen(review, scale.snapshot(commit)?.contentGreenAt ?? null);
	const holdsFor = [];
	const losses = [];
	for (const requirement of own) {
		const change = changes.get(requirement);
		if (change !== void 0) losses.push({
			requirement,
			reason: reason$1("changed", showChange(change))
		});
		else if (!green) losses.push({
			requirement,
			reason: reason$1("before-evidence")
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
	if (silent !== null || review.author === null) return nothing(review, silent ?? reason$1("ghost"));
	const { id } = review.author;
	const own = scale.requirements.filter((requirement) => scale.electorate.isMember(requirement, id));
	if (own.length === 0) return nothing(review, reason$1("not-member"));
	const noVoice = scale.electorate.noVoice(review.author);
	if (noVoice !== null) return nothing(review, noVoice);
	if (review.state === "CHANGES_REQUESTED") return nothing(review, reason$1("objects"), own);
	const obstacle = scale.electorate.obstacle(review.author);
	if (obstacle !== null) return nothing(review, obstacle);
	if (!scale.provable) return nothing(review, reason$1("unprovable"));
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
		const changes = changesSince(ownValue(facts.snapshots, commit), head);
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
	const head = headOf(ownValue(facts.snapshots, facts.pullRequest.head.sha), facts.changes);
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
		snapshot: (commit) => ownValue(facts.snapshots, commit),
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
function problemOf$1({ says, values }) {
	return says.replace(/`?\{(\w+)\}`?/g, (place, name) => Object.hasOwn(values, name) ? [exactly(values[name] ?? "")].flat().join(", ") : place).slice(0, 300);
}
function lineFindings(issues, id, say) {
	return issues.slice(0, MOST_LINES).map((issue, at) => {
		return say(id, {
			path: issue.where.path,
			index: at + 1,
			count: issues.length,
			problem: problemOf$1(issue)
		}, { where: issue.where });
	});
}
function fileFindings(ownership, { head }, say) {
	const { path, loaded, issues, headIssues, headLoaded = true } = ownership;
	const broken = [...headLoaded ? [] : [say("codeowners-not-loaded-at-head", {}, path === null ? {} : { where: { path } })], ...lineFindings(headIssues, "codeowners-broken", say)];
	if (path === null) return broken;
	if (!loaded) return [say("codeowners-not-loaded", { path }, { where: { path } }), ...broken];
	if (issues.length === 0) return broken;
	const remains = head.entries !== null && (ownValue(head.entries, path) ?? null) !== null;
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
const messages$1 = {
	"head-unreadable": {
		outcome: "error",
		says: "The content of the head commit `{commit}` could not be read in full, so no review can be compared with it.",
		fix: "Run the check again. If this stays, push the branch again.",
		expected: "the whole content of commit `{commit}`",
		actual: "a part of it"
	},
	"author-gone": {
		outcome: "error",
		says: "The account that opened this pull request is gone, so nobody can be shown to be independent of it; no sign-off counts.",
		fix: "Open the pull request again from an account that exists.",
		expected: "an account that opened this pull request",
		actual: "none",
		why: "Nobody signs for a change of their own, so it must be known whose it is."
	},
	"commit-unattributed": {
		outcome: "error",
		says: "The e-mail address of the {part} of commit `{commit}` (domain `{domain}`) belongs to no account, so nobody can be shown to be independent of the change, and no sign-off counts ({index} of {count}).",
		fix: "Add the address to the GitHub account of the person, or rewrite the commit with an address that belongs to one. Sign-offs on unchanged content then count again.",
		expected: "an account behind every commit",
		actual: "the {part} of `{commit}` belongs to none (domain `{domain}`)",
		why: "Nobody signs for a change of their own, so it must be known whose it is."
	},
	"codeowners-not-loaded": {
		outcome: "error",
		says: "`{path}` is too large for GitHub to load, so nobody owns anything.",
		fix: "Make the file smaller than 3 MB on the base branch.",
		expected: "a file of less than 3 MB",
		actual: "a larger one",
		why: "Where the owners cannot be read, nobody can be asked."
	},
	"codeowners-invalid": {
		outcome: "error",
		says: "An invalid line of `{path}` on the base branch is skipped, and its files fall to an earlier line or to nobody ({index} of {count}): {problem}",
		fix: "Mend the line on the base branch, or in this pull request.",
		expected: "lines that GitHub reads",
		actual: "{count} [invalid line|invalid lines] in `{path}`",
		why: "A line that is skipped takes the files that it names away from their owners."
	},
	"codeowners-broken": {
		outcome: "fail",
		says: "This pull request leaves an invalid line in `{path}`, which would be skipped ({index} of {count}): {problem}",
		fix: "Mend the line.",
		expected: "lines that GitHub reads",
		actual: "{count} [invalid line|invalid lines] in `{path}`",
		why: "A line that is skipped takes the files that it names away from their owners."
	},
	"codeowners-not-loaded-at-head": {
		outcome: "fail",
		says: "GitHub would not load CODEOWNERS as this pull request leaves it, so nobody would own anything.",
		fix: "Keep it a text file (no link) of less than 3 MB.",
		expected: "a text file of less than 3 MB",
		actual: "a link, or a larger file",
		why: "After the merge, nobody could be asked to sign."
	},
	"codeowners-mended": {
		outcome: "pass",
		says: "Invalid lines of `{path}` on the base branch: {count}. This pull request mends them."
	},
	"ownership-unknown": {
		outcome: "error",
		says: "The owners of changed paths could not be looked up. There are {count}, among them `{paths}`.",
		fix: "Run the check again.",
		expected: "the owners of every changed path",
		actual: "{count} [path|paths] without an answer",
		why: "Where the owners cannot be read, nobody can be asked."
	},
	"no-codeowners": {
		outcome: "fail",
		says: "The base branch has no CODEOWNERS file, so nobody owns what is changed (paths: {count}).",
		fix: "Add a CODEOWNERS file to the base branch, or set `code-owners: off` or `unowned: allow` in the policy.",
		expected: "a CODEOWNERS file on the base branch",
		actual: "none",
		why: "What nobody owns, nobody answers for."
	},
	unowned: {
		outcome: "fail",
		says: "Changed paths without a code owner: {count}, among them `{paths}`. Every changed path must have one.",
		fix: "Give them an owner in CODEOWNERS on the base branch, or set `unowned: allow` in the policy.",
		expected: "a code owner for every changed path",
		actual: "{count} [path|paths] without one",
		why: "What nobody owns, nobody answers for."
	},
	"unowned-at-head": {
		outcome: "fail",
		says: "CODEOWNERS as this pull request leaves it gives no owner to protected paths: {count}, among them `{paths}`.",
		fix: "Keep an owner for workflows, the policy, CODEOWNERS and checklist definitions.",
		expected: "a code owner for every protected path",
		actual: "{count} [path|paths] without one",
		why: "Who can change the rules unseen has changed everything that they guard."
	},
	"unowned-allowed": {
		outcome: "pass",
		says: "Changed paths that nobody owns, which the policy allows: {count}, among them `{paths}`."
	},
	"role-unknown": {
		outcome: "error",
		says: "The role `{role}` has to sign, but the policy does not define it.",
		fix: "Define the role under `roles:` in the policy, with its owners.",
		expected: "the role `{role}` under `roles:`",
		actual: "no such role"
	},
	"owner-unknown": {
		outcome: "error",
		says: "`{owner}` cannot sign for `{requirement}`: there is no such user or team. No other owner is enough in its place.",
		fix: "Correct the name where it is written (CODEOWNERS or the policy's roles).",
		expected: "a user or team that exists",
		actual: "`{owner}`"
	},
	"owner-by-email": {
		outcome: "error",
		says: "`{owner}` cannot sign for `{requirement}`: whose account an e-mail address belongs to cannot be looked up. No other owner is enough in its place.",
		fix: "Name the person as `@user`, or a team as `@org/team`, where it is written (CODEOWNERS or the policy's roles).",
		expected: "a `@user` or `@org/team`",
		actual: "`{owner}`"
	},
	"owner-secret": {
		outcome: "error",
		says: "`{owner}` cannot sign for `{requirement}`: it is a secret team, which can own nothing. No other owner is enough in its place.",
		fix: "Make the team visible, or name another one.",
		expected: "a visible team",
		actual: "the secret team `{owner}`"
	},
	"owner-no-write": {
		outcome: "error",
		says: "`{owner}` cannot sign for `{requirement}`: it has no write access of its own to this repository. No other owner is enough in its place.",
		fix: "Give it write access to the repository, or name another owner.",
		expected: "an owner with write access",
		actual: "`{owner}` without it",
		why: "GitHub counts the approval of a code owner only where it comes with write access."
	},
	"owner-unreadable": {
		outcome: "error",
		says: "Who stands behind `{owner}` could not be looked up, so nothing may be concluded about `{requirement}`.",
		fix: "Run the check again. If this stays, check that the app may read the organisation's members.",
		expected: "the people behind `{owner}`",
		actual: "no answer",
		why: "Whom nobody can name, nobody can be shown to be."
	},
	"nobody-can": {
		outcome: "error",
		says: "`{requirement}` needs sign-offs: {needs}. Of the people behind `{owners}` ({members}), too few could give one: {able}. {contributors} contributed to this pull request, {others} cannot write to the repository or are bots.",
		fix: "Add people to the team or owners who did not contribute and who have write access, or lower the count in the policy.",
		expected: "{needs} [person|people] who may sign for `{requirement}`",
		actual: "{able} of {members}",
		why: "Waiting would not help: these sign-offs can never come."
	},
	"too-few-people": {
		outcome: "error",
		says: "The roles {roles} need {needed} different people between them, but only {able} could fill them.",
		fix: "Add people to one of the roles who did not contribute and who have write access, or set `distinct: false` in the policy.",
		expected: "{needed} different people",
		actual: "{able}",
		why: "Waiting would not help: these sign-offs can never come."
	},
	"changes-requested": {
		outcome: "fail",
		says: "`{person}` asks for changes on behalf of `{requirements}`. That blocks until the same person approves or the review is dismissed.",
		fix: "Settle it with them; then they approve, or somebody who may dismisses the review.",
		expected: "no open request for changes",
		actual: "one of `{person}`",
		why: "An objection of somebody who has to sign is answered, not outvoted."
	},
	waiting: {
		outcome: "pending",
		says: "`{requirement}` waits for sign-offs: {has} of {needs}.",
		fix: "Ask any of `{ask}` to review and approve.",
		expected: "{needs} [sign-off|sign-offs] for `{requirement}`",
		actual: "{has}"
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
const options$1 = strictObject({
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
/** What the options ask of people. */
function rulesOf({ "code-owners": codeOwners, "after-gates": afterGates, roles, distinct }) {
	return {
		codeOwners,
		roles,
		distinct,
		afterGates
	};
}
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
function strengthen$1(earlier, later) {
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
function isEmail({ handle, status }) {
	return status === "unknown" && !handle.startsWith("@");
}
function messageOf(owner) {
	return isEmail(owner) ? "owner-by-email" : OWNER_MESSAGES[owner.status];
}
function problemOf(owner) {
	return isEmail(owner) ? "an e-mail address, which cannot be looked up" : OWNER_PROBLEMS[owner.status];
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
function standing(state, say) {
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
		problem: problemOf(owner)
	}));
	return [...standing(state, say), ...leftOut];
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
function evaluate(facts, asked, say) {
	const rules = rulesOf(asked);
	if (rules.codeOwners === "off" && Object.keys(rules.roles).length === 0) return { findings: [say("not-asked", {})] };
	const signOffs = weighSignOffs(facts, rules);
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
/** The right people stand behind exactly this content. */
const signOffs = defineGate({
	meta: {
		id: "sign-offs",
		title: "the people who have to stand behind it have signed this very content",
		summary: "Code owners and roles approved, and what they approved is what would be merged.",
		kind: "people",
		since: "0.1",
		why: "People answer for what they saw, and for nothing that was changed after."
	},
	needs: SIGN_OFF_FACTS,
	options: options$1,
	messages: messages$1,
	strengthen: strengthen$1,
	roles: ({ roles }) => Object.keys(roles).map((role) => ({
		role,
		path: ["roles", role]
	})),
	evaluate
});
// src/core/gates/signature/context.ts
/**
* A signature as these options see it. It was verified with everything that the policy trusts at any risk, so one that holds may
* still be by somebody who is not trusted here.
*/
function asTrusted(signature, { keys, identities }) {
	const { by, status } = signature;
	if (status !== "verified") return signature;
	if (by?.kind === "key" ? keys.includes(by.path) : identities.some(({ issuer, subject }) => issuer === by?.issuer && subject === by.subject)) return signature;
	const because = "whoever made it is trusted elsewhere in the policy, and not for this stage and risk";
	return {
		...signature,
		status: "untrusted",
		because
	};
}
/** Predicate types of SLSA provenance, of any version. */
function isProvenance({ predicateType }) {
	return predicateType?.startsWith("https://slsa.dev/provenance/") === true;
}
/** Who signed, as a sentence names them. */
function signerOf({ by }) {
	if (by === void 0) return "nobody who is known";
	return by.kind === "key" ? `the key ${by.fingerprint} of ${by.path}` : `${by.subject} (${by.issuer})`;
}
/** A reason as the end of a sentence. */
function becauseOf({ because }) {
	return because ?? "nothing more is known";
}
// src/core/gates/signature/model-content.ts
const MODEL = "/model/path";
/** The model where it is elsewhere, by the digest that the manifest states. */
function modelUri(handoff) {
	return referencedPaths(handoff).uris.find(({ pointer }) => pointer === MODEL) ?? null;
}
/**
* What a signature of the model has to cover: everything at `model.path` or below it, in the package and outside of it, links and
* submodules too, since no signature covers where they lead; the uri of a model that is elsewhere.
*/
function modelContents({ handoff, package: one }) {
	const root = rootOf(handoff);
	if (root === void 0) {
		const uri = modelUri(handoff)?.uri;
		return uri === void 0 ? [] : [uri];
	}
	const found = [...one.files, ...one.outside].flatMap(({ path, mode }) => mode !== "040000" && (path === root || path.startsWith(`${root}/`)) ? [path] : []);
	return [...new Set(found)];
}
/**
* Contents of the model without a signature. Those that the policy ignores need none, but not all of a model can be ignored, and
* never the file that is the model: else a model would need no signature for its name.
*/
function uncovered(context, covered) {
	const all = modelContents(context);
	if (!all.some((each) => covered.has(each))) return all;
	const root = rootOf(context.handoff);
	return all.filter((each) => !covered.has(each) && (each === root || !isIgnored(each, context)));
}
function isIgnored(path, { options: { ignore } }) {
	const globs = {
		dot: true,
		nobrace: true,
		nonegate: true,
		nocomment: true
	};
	return ignore.some((glob) => minimatch(path, glob, globs));
}
function rootOf(handoff) {
	return referencedPaths(handoff).paths.find(({ pointer }) => pointer === MODEL)?.path;
}
// src/core/gates/signature/judge-content.ts
/** Findings of one signature that are told one by one. */
const MOST_TOLD = 12;
/** Digests that nobody can make another content for: MD5 and SHA-1 prove nothing of content that a stranger chose. */
const STRONG = /* @__PURE__ */ new Set(["sha256", "sha512"]);
/**
* Compares what was signed with what is there. A subject without a file is told only of signatures that list files: provenance may
* speak of what is elsewhere, such as an image.
*/
function compareContent(signature, context, listsFiles) {
	const resolve = claimResolver(context.package);
	const lfs = lfsPointers(context.package);
	const covered = [];
	const findings = [];
	for (const subject of signature.subjects) {
		const digests = subject.digests.filter(({ algorithm }) => STRONG.has(algorithm));
		const path = resolve(signature.path, subject.name) ?? uriOf(digests, context);
		if (path === null) {
			if (listsFiles) findings.push(missing(signature, subject, context));
			continue;
		}
		const told = compare(signature, digests, path, {
			...context,
			lfs
		});
		if (told === null) covered.push(path);
		else findings.push(told);
	}
	return {
		covered,
		findings: findings.slice(0, MOST_TOLD)
	};
}
/** The model that is elsewhere, where its digest is the one that was signed. */
function uriOf(digests, { handoff }) {
	const model = modelUri(handoff);
	const isModel = digests.some(({ algorithm, value }) => algorithm === "sha256" && value === model?.sha256);
	return model !== null && isModel ? model.uri : null;
}
function missing({ path, where }, { name }, { say, about }) {
	return say("content-missing", {
		file: name,
		path
	}, {
		...about,
		where
	});
}
/** `null`: the file is what was signed. */
function compare({ path, where }, digests, file, context) {
	const { say, about } = context;
	const there = {
		...about,
		where
	};
	const match = matchOf(digests, file, context);
	switch (match) {
		case "same": return null;
		case "line-endings": return say("content-differs-by-line-endings", {
			file,
			path
		}, there);
		case "different": return say("content-differs", {
			file,
			path
		}, there);
		case "unknown": return say("content-unknown", {
			file,
			path
		}, there);
		default: return match;
	}
}
function matchOf(digests, file, { package: one, handoff, lfs }) {
	if (modelUri(handoff)?.uri === file) return "same";
	const pointed = lfs.get(file);
	if (pointed !== void 0) return compareStated(digests, pointed);
	const own = Object.hasOwn(one.digests, file) ? one.digests[file] : void 0;
	return own === void 0 ? "unknown" : compareDigests(digests, own);
}
/** Files in Git LFS, with the digests of what they stand for. No other format may speak of a file in its own place. */
function lfsPointers(one) {
	const lfs = one.documents.filter(({ reading }) => reading?.format === "lfs-pointer");
	return lfs.length === 0 ? /* @__PURE__ */ new Map() : pointersOf({
		...one,
		documents: lfs
	});
}
// src/core/gates/signature/judge-signatures.ts
/** Files that a sentence names. */
const MOST_NAMED = 5;
/** Verifies what the manifest names as the model's signature, and that it covers every file of the model. */
function judgeSignatures(context) {
	const { handoff, say, about } = context;
	const where = whereOf(handoff, "/model/signature");
	const named = pathAt(context, /^\/model\/signature$/);
	const own = context.signatures.filter(({ path }) => path === named);
	if (named === void 0) return [unnamed(context)];
	if (own.length === 0) return [say("unreadable", {
		path: named,
		because: NOTHING_SIGNED
	}, {
		...about,
		where
	})];
	const broken = own.filter(({ status }) => status === "broken");
	if (broken.length > 0) return broken.map((signature) => refused$1(signature, context));
	const verified = own.filter(({ status }) => status === "verified");
	if (verified.length === 0) return own.map((signature) => refused$1(signature, context));
	const compared = verified.map((signature) => ({
		signature,
		...compareContent(signature, context, true)
	}));
	const findings = compared.flatMap((each) => each.findings);
	if (findings.length > 0) return findings;
	if (modelContents(context).length === 0) return [say("nothing-to-cover", { path: named }, {
		...about,
		where: whereOf(handoff, "/model")
	})];
	const left = uncovered(context, new Set(compared.flatMap(({ covered }) => covered)));
	if (left.length > 0) return [say("uncovered", {
		files: left.slice(0, MOST_NAMED),
		count: left.length
	}, {
		...about,
		where
	})];
	return compared.map(({ signature, covered }) => say("verified", {
		path: signature.path,
		signer: signerOf(signature),
		count: covered.length
	}, {
		...about,
		where: signature.where
	}));
}
const NOTHING_SIGNED = "it is no text file of this commit, or holds nothing that is signed";
/** A manifest that names no signature in this repository. One that is elsewhere cannot be verified, which is not its absence. */
function unnamed({ handoff, options, say, about }) {
	const elsewhere = referencedPaths(handoff).uris.find(({ pointer }) => pointer === "/model/signature");
	if (elsewhere !== void 0) return say("signature-elsewhere", { uri: elsewhere.uri }, {
		...about,
		where: elsewhere.where
	});
	return say(options.required ? "signature-missing" : "not-asked", {}, {
		...about,
		where: whereOf(handoff, "/model")
	});
}
/** Whether verified provenance of a trusted builder speaks of the model. */
function judgeProvenance(context) {
	const { handoff, options, say, about } = context;
	const named = new Set(pathsAt(context, /^\/model\/provenance\/\d+$/));
	const broken = context.signatures.filter(({ path, status }) => named.has(path) && status === "broken");
	const compared = context.signatures.filter((each) => isProvenance(each) && each.status === "verified").map((signature) => ({
		signature,
		...compareContent(signature, context, false)
	}));
	const wrong = [...broken.map((signature) => refused$1(signature, context)), ...compared.flatMap((each) => each.findings)];
	if (wrong.length > 0) return wrong;
	const model = new Set(modelContents(context));
	const ofModel = compared.filter(({ covered }) => covered.some((path) => model.has(path)));
	const where = whereOf(handoff, "/model/provenance");
	if (ofModel.length === 0) return options.provenance ? [say("provenance-missing", {}, {
		...about,
		where
	})] : [];
	const told = ofModel.map(({ signature }) => judgeBuilder(signature, context));
	const left = uncovered(context, new Set(ofModel.flatMap(({ covered }) => covered)));
	if (!options.provenance || left.length === 0) return told;
	return [say("provenance-partial", {
		files: left.slice(0, MOST_NAMED),
		count: left.length
	}, {
		...about,
		where
	}), ...told];
}
function judgeBuilder(signature, { options, say, about }) {
	const { path, builder = "an unnamed builder", sourceRepository = "an unnamed source", where } = signature;
	const there = {
		...about,
		where
	};
	const { builders } = options;
	if (builders.length > 0 && !builders.includes(builder)) return say("builder-unknown", {
		path,
		builder,
		builders
	}, there);
	return say("provenance-verified", {
		path,
		builder,
		source: sourceRepository,
		signer: signerOf(signature)
	}, there);
}
function refused$1(signature, { say, about }) {
	const { path, status, where } = signature;
	const values = {
		path,
		because: becauseOf(signature)
	};
	return say(status === "broken" ? "broken" : status === "untrusted" ? "unverified" : "unreadable", values, {
		...about,
		where
	});
}
function pathAt(context, pointer) {
	return pathsAt(context, pointer)[0];
}
function pathsAt({ handoff }, pointers) {
	return referencedPaths(handoff).paths.flatMap(({ pointer, path }) => pointers.test(pointer) ? [path] : []);
}
// src/core/gates/signature/messages.ts
/** Every sentence of the gate `signature`. */
const messages = {
	"no-packages": {
		outcome: "skip",
		says: "No package is handed over, so there is no signature to verify."
	},
	"manifest-unreadable": MANIFEST_UNREADABLE,
	"not-asked": {
		outcome: "skip",
		says: "The model has no signature, and the policy asks for none."
	},
	"nobody-trusted": {
		outcome: "skip",
		says: "The model has a signature, and the policy trusts no key and no identity, so it was not verified."
	},
	"signature-missing": {
		outcome: "fail",
		says: "The model has no signature.",
		fix: "Sign it with a key or an identity that the policy trusts, such as with `model_signing sign`, and name the file under `model.signature`.",
		expected: "a signature under `model.signature`",
		actual: "none"
	},
	"signature-elsewhere": {
		outcome: "error",
		says: "The model's signature is elsewhere ({uri}), so it cannot be verified: nothing is fetched.",
		fix: "Commit the signature, which is small, and name its path under `model.signature`.",
		expected: "a signature in this repository",
		actual: "{uri}"
	},
	"nothing-to-cover": {
		outcome: "fail",
		says: "The signature `{path}` is verified, and `model.path` names nothing in this repository that it could be of.",
		fix: "Name the model that was signed under `model.path`.",
		expected: "a model under `model.path`",
		actual: "none"
	},
	"trust-missing": {
		outcome: "error",
		says: "The policy asks for a signature, and trusts no key and no identity.",
		fix: "Have the policy's owners name `keys` or `identities` in the gate's options.",
		expected: "a key or an identity that is trusted",
		actual: "none"
	},
	unverified: {
		outcome: "fail",
		says: "The signature `{path}` was made by nobody whom the policy trusts: {because}.",
		fix: "Sign with a key or identity that the policy trusts, or have its owners trust this one. A key inside of the signature proves nothing.",
		expected: "a signer whom the base branch trusts",
		actual: "somebody else",
		why: "Anybody can sign; it matters who did."
	},
	broken: {
		outcome: "fail",
		says: "The signature `{path}` is not one of what is handed over: {because}.",
		fix: "Sign the model as it is now: it was changed after it was signed, or the signature is another model's.",
		expected: "a signature of this content",
		actual: "a signature of other content"
	},
	unreadable: {
		outcome: "error",
		says: "The signature `{path}` cannot be verified: {because}.",
		fix: "Use an OpenSSF model signature, a DSSE envelope, a Sigstore bundle, or an OpenSSH signature that lies beside its file under the file's name with `.sig` added.",
		expected: "a signature in a format that is known",
		actual: "something else"
	},
	"content-differs": {
		outcome: "fail",
		says: "`{file}` is not what was signed in `{path}`.",
		fix: "Sign the model again once it is final, or put back the file that was signed.",
		expected: "the content that was signed",
		actual: "other content"
	},
	"content-differs-by-line-endings": {
		outcome: "fail",
		says: "`{file}` differs from what was signed in `{path}` by its line endings alone.",
		fix: "Git changed them: write `{file} -text` into `.gitattributes`, add the file again, and it is what was signed.",
		expected: "the bytes that were signed",
		actual: "the same text with other line endings"
	},
	"content-missing": {
		outcome: "fail",
		says: "`{file}` was signed in `{path}`, and is not in the package.",
		fix: "Add the file, or sign the model without it.",
		expected: "every file that was signed",
		actual: "one less"
	},
	"content-unknown": {
		outcome: "error",
		says: "Whether `{file}` is what was signed in `{path}` cannot be told: it is too large to be read here, or its digest is of a kind that is not computed.",
		fix: "Sign with SHA-256, and keep large files in Git LFS, whose pointers are digests.",
		expected: "a digest that can be compared",
		actual: "none"
	},
	uncovered: {
		outcome: "fail",
		says: "No verified signature covers {files} of the model.",
		fix: "Sign the whole folder of the model, or have the policy's owners name in `ignore` what needs no signature.",
		expected: "a signature of every file of the model",
		actual: "{count} without one",
		why: "A file that nobody signed can be changed by anybody."
	},
	"provenance-missing": {
		outcome: "fail",
		says: "No verified provenance says how the model was made.",
		fix: "Have the workflow that trains it attest the build, such as with `actions/attest-build-provenance`, and name the bundle under `model.provenance`.",
		expected: "verified SLSA provenance of the model",
		actual: "none"
	},
	"provenance-partial": {
		outcome: "fail",
		says: "Verified provenance speaks of a part of the model, and not of {files}.",
		fix: "Attest every file of the model, or have the policy ignore what needs no provenance.",
		expected: "provenance of every file of the model",
		actual: "{count} without it",
		why: "A file that the trusted workflow did not make can be from anywhere."
	},
	"builder-unknown": {
		outcome: "fail",
		says: "The provenance `{path}` names the builder `{builder}`, which the policy does not trust.",
		fix: "Build with one of {builders}, or have the policy's owners add this one.",
		expected: "one of {builders}",
		actual: "{builder}"
	},
	verified: {
		outcome: "pass",
		says: "`{path}` is signed by {signer}, and {count} [file of the package is|files of the package are] what was signed."
	},
	"provenance-verified": {
		outcome: "pass",
		says: "`{path}` says that {builder} made the model from {source}, signed by {signer}."
	}
};
// src/core/gates/signature/options.ts
const path = string().min(1).max(300).regex(/^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$))[^\\]+$/, "expected a path from the root of the repository, such as .github/keys/model.pem");
const url = string().min(1).max(500);
/** Who is trusted without a key: whom a certificate authority of the trusted root identified. */
const identity$1 = strictObject({
	issuer: url.describe("Who identified the signer: https://token.actions.githubusercontent.com for workflows of GitHub."),
	subject: url.describe("The signer as the certificate names it, letter by letter: an e-mail address, or a workflow such as https://github.com/acme/churn/.github/workflows/train.yml@refs/heads/main.")
});
/** Options of the gate `signature`. */
const options = strictObject({
	required: boolean().default(false).describe("Whether a model without a signature fails here. The gate `package` says when a stage asks for one."),
	keys: array(path).max(50).default([]).describe("Files of the base branch with keys that are trusted: PEM, or OpenSSH's allowed_signers."),
	identities: array(identity$1).max(50).default([]).describe("Signers that are trusted by their Sigstore certificate."),
	trusted_root: path.optional().describe("Sigstore trusted root of the base branch, in place of the one that is built in."),
	provenance: boolean().default(false).describe("Whether the model must have verified SLSA provenance under `model.provenance`."),
	builders: array(url).max(50).default([]).describe("Builders that provenance may name; any verified one when none is named."),
	ignore: array(string().min(1).max(256).regex(/^[^{}\\]*$/, "expected a glob without braces and backslashes")).max(50).default([
		"**/*.sig",
		"**/*.sigstore",
		"**/*.sigstore.json",
		"**/*.sha256",
		"**/.git*"
	]).describe("Globs of files below `model.path` that no signature has to cover.")
});
// src/core/gates/signature/strengthen.ts
/** Stands for the builders of two stages that trust no builder in common: none at all, since no list would mean any. */
const NO_BUILDER = "(no builder is trusted by every stage)";
/** What both ask: a later stage narrows whom an earlier one trusts, and what needs no signature. */
function strengthen(earlier, later) {
	const [a, b] = [options.parse(earlier), options.parse({
		...earlier,
		...later
	})];
	const keys = trustedByBoth(a.keys, later.keys, (key) => key);
	const identities = trustedByBoth(a.identities, later.identities, identityKey);
	const builders = trustedByBoth(a.builders, later.builders, (builder) => builder);
	const root = a.trusted_root ?? b.trusted_root;
	const trusted = a.keys.length + a.identities.length > 0;
	return {
		required: a.required || b.required || trusted && keys.length + identities.length === 0,
		keys,
		identities,
		...root === void 0 ? {} : { trusted_root: root },
		provenance: a.provenance || b.provenance,
		builders: builders.length === 0 && a.builders.length > 0 ? [NO_BUILDER] : builders,
		ignore: a.ignore.filter((glob) => b.ignore.includes(glob))
	};
}
function identityKey({ issuer, subject }) {
	return `${issuer}\n${subject}`;
}
/** What is on both lists; a list that only one of them has stands. */
function trustedByBoth(earlier, later, keyOf) {
	if (later === void 0 || later.length === 0 || earlier.length === 0) return [...earlier.length === 0 ? later ?? [] : earlier];
	const known = new Set(earlier.map(keyOf));
	return later.filter((each) => known.has(keyOf(each)));
}
// src/core/gates/signature/gate.ts
/** The gate `signature`: see this folder's README. */
const signature = defineGate({
	meta: {
		id: "signature",
		title: "the model is the one that was signed by somebody whom the base branch trusts",
		summary: "The model's signature and provenance are verified offline, against keys and identities of the base branch.",
		kind: "content",
		since: "0.1",
		why: "Only a signature shows that what is deployed is what was trained and approved."
	},
	needs: ["packages"],
	options,
	messages,
	strengthen,
	evaluate({ packages }, chosen, say) {
		if (packages.length === 0) return { findings: [say("no-packages", {})] };
		return { findings: packages.flatMap((one) => judgePackage(one, chosen, say)) };
	}
});
function judgePackage(one, options, say) {
	const { manifest, folder, manifestPath } = one;
	if (!manifest.ok) {
		const { path, count, about: there } = manifestMistakes(one, manifest.issues);
		return [say("manifest-unreadable", {
			path,
			count,
			subject: "its signature"
		}, there)];
	}
	const about = {
		package: folder,
		who: [manifest.value.handoff.package.owner]
	};
	const trusts = options.keys.length + options.identities.length > 0;
	const asks = options.required || options.provenance;
	if (!trusts) {
		const quiet = manifest.value.handoff.model?.signature !== void 0 ? "nobody-trusted" : "not-asked";
		return [say(asks ? "trust-missing" : quiet, {}, {
			...about,
			where: { path: manifestPath }
		})];
	}
	const context = {
		package: one,
		signatures: one.signatures.map((each) => asTrusted(each, options)),
		handoff: manifest.value,
		options,
		say,
		about
	};
	return [...judgeSignatures(context), ...judgeProvenance(context)];
}
// src/core/gates/registry.ts
/** Every gate, by id. The widening is safe: the judge hands each gate what it declared to need. */
const gates = [
	checklist,
	contracts,
	environment,
	evidence$1,
	fairness,
	freeze,
	impact,
	inventory,
	licence$1,
	lineage,
	modelCard,
	monitoring,
	packageGate,
	parity,
	policyChange,
	privacy,
	promotion,
	requiredChecks,
	rollback,
	security,
	signOffs,
	signature
];
// src/core/policy/check-after.ts
/** What a stage comes after is an earlier stage, which can be reached in the time that is given, and its gate is asked. */
function checkAfter(source, complain) {
	const names = Object.keys(source.stages);
	for (const [index, [stage, { after }]] of Object.entries(source.stages).entries()) {
		if (after === void 0) continue;
		const at = [
			"stages",
			stage,
			"after"
		];
		const earlier = names.slice(0, index);
		if (!earlier.includes(after.stage)) {
			const nearest = didYouMean(after.stage, earlier);
			complain("not-an-earlier-stage", "Stage `{stage}` cannot come after `{after}`, since that is no stage before it; stages before it: {earlier}.", {
				stage,
				after: after.stage,
				earlier: earlier.length === 0 ? "none" : earlier
			}, [...at, "stage"], nearest === void 0 ? "Name a stage that stands before this one, or remove `after`." : `Did you mean \`${nearest}\`?`);
		}
		const { soak, within } = after;
		if (soak !== void 0 && within !== void 0 && milliseconds(soak) > milliseconds(within)) complain("soak-beyond-within", "A merge that must be at least {soak} old and at most {within} old cannot exist.", {
			soak,
			within
		}, [...at, "within"], "Make `within` longer than `soak`.");
	}
}
function milliseconds(text) {
	const parsed = parseDuration(text);
	return parsed.ok ? parsed.value : NaN;
}
// src/core/policy/check-environments.ts
/** A deployment environment belongs to one stage; a stage that names none has the one of its own name. */
function checkEnvironments({ stages }, complain) {
	const claimed = /* @__PURE__ */ new Map();
	for (const [stage, { environments }] of Object.entries(stages)) for (const [index, environment] of (environments ?? [stage]).entries()) {
		const other = claimed.get(environment.toLowerCase());
		if (other !== void 0) complain("environment-of-two-stages", "Environment `{environment}` belongs to stage `{other}` already, so stage `{stage}` cannot answer for it.", {
			environment,
			other,
			stage
		}, environments === void 0 ? ["stages", stage] : [
			"stages",
			stage,
			"environments",
			index
		], "Give each environment to one stage. A stage without `environments` has the one of its own name.");
		claimed.set(environment.toLowerCase(), stage);
	}
}
// src/core/policy/check-freezes.ts
/** A freeze ends after it begins, and the stages that it names exist. */
function checkFreezes({ freezes, stages }, complain) {
	const known = Object.keys(stages);
	for (const [index, freeze] of freezes.entries()) {
		const at = ["freezes", index];
		if (freeze.from > freeze.to) complain("freeze-ends-first", "The freeze `{name}` ends on {to}, before it begins on {from}.", {
			name: freeze.name,
			from: freeze.from,
			to: freeze.to
		}, [...at, "to"], "Write the later day under `to`.");
		for (const [place, stage] of (freeze.stages ?? []).entries()) {
			if (known.includes(stage)) continue;
			const nearest = didYouMean(stage, known);
			complain("unknown-stage", "The freeze `{name}` names stage `{stage}`, which does not exist; stages: {known}.", {
				name: freeze.name,
				stage,
				known
			}, [
				...at,
				"stages",
				place
			], nearest === void 0 ? "Name a stage of this policy." : `Did you mean \`${nearest}\`?`);
		}
	}
}
// src/core/policy/check-reminders.ts
/** Who answers for those that are waited for is told after they were themselves. */
function checkReminders({ reminders }, complain) {
	if (reminders?.escalate === void 0) return;
	const { after, escalate } = reminders;
	const [first, last] = [parseDuration(after), parseDuration(escalate.after)];
	if (!first.ok || !last.ok || last.value > first.value) return;
	complain("escalation-first", "Others would be told after {escalation}, before those who are waited for are reminded after {after}.", {
		escalation: escalate.after,
		after
	}, [
		"reminders",
		"escalate",
		"after"
	], "Write a longer time than `after` of the reminders.");
}
// src/core/policy/check-turned-off.ts
/** What `freezes` and `after` say is looked at by gates; where such a gate is off, the words would be empty. */
function checkTurnedOff({ stages, freezes }, complain) {
	const off = /* @__PURE__ */ new Set();
	for (const [index, [stage, { gates: given, after }]] of Object.entries(stages).entries()) {
		for (const gate of ["freeze", "promotion"]) {
			const value = given?.[gate];
			if (index === 0 && value === "off") off.add(gate);
			else if (value !== void 0 && value !== "off") off.delete(gate);
		}
		if (after !== void 0 && off.has("promotion")) contradict("after", "promotion", stage, [
			"stages",
			stage,
			"after"
		], complain);
		if (!off.has("freeze")) continue;
		for (const [at, freeze] of freezes.entries()) if (freeze.stages?.includes(stage) ?? true) contradict("freezes", "freeze", stage, ["freezes", at], complain);
	}
}
function contradict(key, gate, stage, at, complain) {
	complain("gate-is-off", "Stage `{stage}` turns off the gate `{gate}`, so nothing would look at what `{key}` says here.", {
		stage,
		gate,
		key
	}, at, "Remove this, or the line that turns the gate off.");
}
// src/core/policy/waivable.ts
/** Why findings of a gate cannot be excused, completing "…, since"; `null` where they can. */
function whyNotWaivable({ meta }) {
	if (meta.kind === "people") return "what people have not agreed to cannot be excused in advance";
	return NEVER[meta.id] ?? null;
}
const NEVER = {
	freeze: "a freeze is lifted by changing `freezes`",
	"policy-change": "it tells what a change does to the rules, waivers among them",
	"required-checks": "a check of another tool is about a commit and not about a version of a package"
};
// src/core/policy/written-settings.ts
/** A gate's setting; options that the file does not write are left out, whatever their defaults. */
function settingOf$1(raw, written) {
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
/** Settings of the gates that the file names. */
function settingsOf(raw, written) {
	const settings = {};
	for (const [gate, value] of Object.entries(raw ?? {})) {
		const setting = settingOf$1(value, childOf(written, gate));
		if (setting !== null) settings[gate] = setting;
	}
	return settings;
}
/** What stands below keys of the file as it is written, before any default. */
function childOf(value, ...keys) {
	return keys.reduce((here, key) => typeof here === "object" && here !== null && Object.hasOwn(here, key) ? Reflect.get(here, key) : void 0, value);
}
// src/core/policy/check-waivers.ts
/** A waiver names a gate that can be waived, a check of its own that exists, and stands once. */
function checkWaivers(source, asked, complain) {
	const seen = /* @__PURE__ */ new Set();
	for (const [index, waiver] of source.waivers.entries()) {
		const at = ["waivers", index];
		checkGate(waiver, [...at, "gate"], complain);
		if (waiver.check !== void 0) checkCheck(waiver, asked, [...at, "check"], complain);
		const identity = JSON.stringify([
			waiver.gate,
			waiver.check ?? null,
			waiver.package
		]);
		if (seen.has(identity)) complain("waiver-twice", "What this waiver excuses, an earlier one excuses already.", {}, at, "Keep one of the two.");
		seen.add(identity);
	}
}
function checkGate({ gate: id }, at, complain) {
	const known = gates.filter((gate) => whyNotWaivable(gate) === null).map(({ meta }) => meta.id);
	const gate = gates.find(({ meta }) => meta.id === id);
	const because = gate === void 0 ? null : whyNotWaivable(gate);
	if (because !== null) complain("gate-not-waivable", "Gate `{gate}` cannot be waived, since {because}.", {
		gate: id,
		because
	}, at, "Remove this waiver.");
	if (gate !== void 0) return;
	const nearest = didYouMean(id, known);
	complain("unknown-gate", "The waiver names gate `{gate}`, which does not exist; gates that can be waived: {known}.", {
		gate: id,
		known
	}, at, nearest === void 0 ? "Name one of these." : `Did you mean \`${nearest}\`?`);
}
/** Only some gates have checks with names. */
function checkCheck({ gate, check = "" }, asked, at, complain) {
	const named = gates.find(({ meta }) => meta.id === gate);
	if (named === void 0 || whyNotWaivable(named) !== null) return;
	if (!("checks" in named.options.shape)) {
		complain("gate-without-checks", "Gate `{gate}` has no checks with names, so `{check}` excuses nothing.", {
			gate,
			check
		}, at, "Remove `check`: the waiver then excuses the whole gate.");
		return;
	}
	const known = checksOf$1(asked, gate);
	if (known.includes(check)) return;
	const nearest = didYouMean(check, known);
	complain("unknown-check", "The waiver names the check `{check}`, which gate `{gate}` is nowhere asked for; its checks: {known}.", {
		gate,
		check,
		known: known.length === 0 ? "none" : known
	}, at, nearest === void 0 ? "Name a check of the gate, or remove this waiver." : `Did you mean \`${nearest}\`?`);
}
/** Names of the checks of a gate that any stage or risk asks for. */
function checksOf$1({ stages, risk }, gate) {
	const names = [...Object.values(stages), ...Object.values(risk)].flatMap((each) => {
		const checks = childOf(each, "gates", gate, "checks");
		return Array.isArray(checks) ? checks : [];
	}).map((check) => childOf(check, "name")).filter((name) => typeof name === "string");
	return [...new Set(names)];
}
// src/core/policy/cross-check.ts
/** What a schema cannot say: names that must exist, branches that two stages claim, gates that cannot be turned off. */
function crossCheck(source, document, path) {
	const issues = [];
	const complain = complainInto(issues, document, path);
	checkNames(source, source, complain);
	checkTurnedOff(source, complain);
	const [first] = Object.values(source.stages);
	const turnedOn = new Set(gates.map(({ meta }) => meta.id).filter((id) => first?.gates?.[id] !== "off"));
	for (const [stage, { gates: given }] of Object.entries(source.stages)) checkOff(given, turnedOn, [
		"stages",
		stage,
		"gates"
	], OF_A_STAGE, complain);
	checkOffOfRisks(source, complain);
	return inOrder(issues);
}
/** Notes mistakes of a policy with their places in its file. */
function complainInto(issues, document, path) {
	return (id, says, values, at, fix) => issues.push({
		id,
		says,
		values,
		where: (id === "unknown-role" ? locateKey : locate)(path, document.positions, at),
		...fix === void 0 ? {} : { fix }
	});
}
/** Whether all that a policy names exists, and nothing is claimed twice. `asked`: where checks of gates may be defined. */
function checkNames(source, asked, complain) {
	checkBranches(source, complain);
	checkAfter(source, complain);
	checkEnvironments(source, complain);
	checkFreezes(source, complain);
	checkReminders(source, complain);
	checkWaivers(source, asked, complain);
	const roles = Object.keys(source.roles);
	for (const [stage, { gates: given }] of Object.entries(source.stages)) checkRoles(given, roles, [
		"stages",
		stage,
		"gates"
	], `stage "${stage}"`, complain);
	for (const [tier, added] of Object.entries(source.risk)) checkRoles(added?.gates, roles, [
		"risk",
		tier,
		"gates"
	], `risk ${tier}`, complain);
}
/** No risk tier turns a gate off. */
function checkOffOfRisks(source, complain) {
	for (const [tier, added] of Object.entries(source.risk)) {
		const all = new Set(gates.map(({ meta }) => meta.id));
		checkOff(added?.gates, all, [
			"risk",
			tier,
			"gates"
		], OF_A_RISK, complain);
	}
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
		const setting = settingOf$1(value, value);
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
// src/core/policy/environments-of.ts
/** Deployment environments that a stage answers for: those that it names, or else the one of its own name. */
function environmentsOf({ name, environments }) {
	return environments ?? [name];
}
// src/core/policy/merge-stages.ts
/**
* Names of the stages of two policies in their order. Those of the extended one keep theirs; a further stage stands right
* before the one of them that the extending policy names next, and otherwise last, where most is asked.
*/
function mergeOrder(theirs, own) {
	const order = [...theirs];
	for (const [index, name] of own.entries()) {
		if (order.includes(name)) continue;
		const next = own.slice(index + 1).find((later) => theirs.includes(later));
		order.splice(next === void 0 ? order.length : order.indexOf(next), 0, name);
	}
	return order;
}
/** A stage that both policies have: branches and environments of both, and of what is asked the stricter. Gates are the own ones. */
function mergeStage(theirs, own) {
	const { requires: _, after: __, environments: ___, ...rest } = theirs;
	const requires = fartherOf(theirs.requires, own?.requires);
	const after = mergeAfter(theirs.after, own?.after);
	const environments = mergeEnvironments(theirs, own);
	return {
		...rest,
		branches: [.../* @__PURE__ */ new Set([...theirs.branches, ...own?.branches ?? []])],
		...requires === void 0 ? {} : { requires },
		...after === void 0 ? {} : { after },
		...environments === void 0 ? {} : { environments },
		gates: own?.gates ?? {}
	};
}
function mergeEnvironments(theirs, own) {
	if (own?.environments === void 0) return theirs.environments;
	return [.../* @__PURE__ */ new Set([...own.environments, ...environmentsOf(theirs)])];
}
/** The boundary that asks for more. */
function fartherOf(a, b) {
	const index = Math.max(...[a, b].map((one) => one === void 0 ? -1 : BOUNDARIES.indexOf(one)));
	return BOUNDARIES[index];
}
/** Both conditions, which must name the same stage: the longer wait, the shorter time, and the whole package before its model. */
function mergeAfter(theirs, own) {
	if (theirs === void 0 || own === void 0) return theirs ?? own;
	const soak = chosen(theirs.soak, own.soak, (a, b) => b > a);
	const within = chosen(theirs.within, own.within, (a, b) => b < a);
	return {
		stage: theirs.stage,
		...soak === void 0 ? {} : { soak },
		...within === void 0 ? {} : { within },
		same: [theirs.same, own.same].includes("package") ? "package" : "model"
	};
}
/** The second length of time where it is the stricter one or the only one, and else the first. */
function chosen(first, second, isStricter) {
	if (first === void 0 || second === void 0) return first ?? second;
	const [a, b] = [parseDuration(first), parseDuration(second)];
	return a.ok && b.ok && isStricter(a.value, b.value) ? second : first;
}
// src/core/policy/rule-change.ts
/** Sorts differences into what is loosened and what is tightened, in their order, each once. */
function sortChanges(changes) {
	const once = [...new Map(changes.map((change) => [JSON.stringify(change), change])).values()];
	const of = (wanted) => once.filter(({ direction }) => direction === wanted || direction === "both").map(({ direction: _, ...statement }) => statement);
	return {
		loosened: of("loosened"),
		tightened: of("tightened")
	};
}
/** Entries that one list has and the other has not. */
function missingFrom(others, these) {
	const known = new Set(others);
	return [...new Set(these)].filter((one) => !known.has(one));
}
/** A value under which two that mean the same are equal: keys and lists in one order. */
function canonical(value) {
	if (Array.isArray(value)) return `[${value.map(canonical).sort().join(",")}]`;
	if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "undefined";
	return `{${Object.entries(value).filter(([, each]) => each !== void 0).map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).sort().join(",")}}`;
}
/** An option's value as a reader of the policy knows it; `nothing` where none is written. */
function spelled(value) {
	if (value === void 0 || value === null) return "nothing";
	if (Array.isArray(value)) return value.length === 0 ? "nothing" : value.map(spelled).join(", ");
	if (typeof value === "string") return value;
	if (typeof value !== "object") return JSON.stringify(value) ?? "nothing";
	const entries = Object.entries(value);
	if (entries.length === 0) return "nothing";
	return entries.map(([key, each]) => `${key}: ${spelled(each)}`).join(", ");
}
// src/core/policy/rule-lines.ts
/** Deepest value whose line is kept: the entry of a list that is an option of a stage's gate. */
const DEEPEST = 6;
/** Lines of all that a policy file asks for, by RFC 6901 pointer. */
function ruleLines(document) {
	const lines = {};
	const places = placesOf$1(document);
	const walk = (value, path) => {
		if (path.length > 0) lines[toPointer(path)] = keySpanOf(places, path).line;
		if (path.length === DEEPEST || typeof value !== "object" || value === null) return;
		if (Array.isArray(value)) for (const [index, each] of value.entries()) walk(each, [...path, index]);
		else for (const [key, each] of Object.entries(value)) walk(each, [...path, key]);
	};
	walk(document.value, []);
	return lines;
}
/** Line of a value; of the nearest one around it where the file does not write it; `undefined` where it writes none of them. */
function lineOf(lines, path) {
	for (let length = path.length; length > 0; length--) {
		const line = lines[toPointer(path.slice(0, length))];
		if (line !== void 0) return line;
	}
}
/** The extended policy as people are told of it: `acme/.github@3f2a1bc`, or the branch or tag of a copy that was handed over. */
function spelledSource({ repository, commit, ref }) {
	if (commit !== null) return `${repository}@${commit.slice(0, 7)}`;
	return ref === void 0 ? repository : `${repository}@${ref}`;
}
/** A place in the extended policy: {@link spelledSource} and the line of a value, or of the nearest one around it. */
function theirPlace(extended, path) {
	const line = lineOf(extended.lines.theirs, path);
	return line === void 0 ? spelledSource(extended) : `${spelledSource(extended)}:${line}`;
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
// src/core/policy/check-extension.ts
/**
* What two policies cannot both say: a branch or an environment of another stage, stages in another order, a role of the same
* name, another stage to come after. And all that is checked of any policy, with the names that are taken over.
*/
function checkExtension(file, theirs, extended) {
	const issues = [];
	const { source, document, path } = file;
	const complain = complainInto(issues, document, path);
	checkOrder(source, theirs, extended, complain);
	checkStages(source, theirs, extended, complain);
	checkRolesKept(source, extended, complain);
	checkBranchesKept(source, extended, complain);
	checkAfterKept(source, extended, complain);
	const asked = {
		stages: {
			...prefixed("theirs", theirs.stages),
			...prefixed("own", source.stages)
		},
		risk: {
			...prefixed("theirs", theirs.risk),
			...prefixed("own", source.risk)
		}
	};
	checkNames(together(source, theirs), asked, complain);
	checkOffOfRisks(source, complain);
	return issues;
}
function prefixed(whose, record) {
	return Object.fromEntries(Object.entries(record).map(([key, value]) => [`${whose}/${key}`, value]));
}
/** The own file with the names that it takes over, so that it is checked like any other; places stay those of the file. */
function together(own, theirs) {
	const names = mergeOrder(Object.keys(theirs.stages), Object.keys(own.stages));
	const stages = Object.fromEntries(names.map((name) => {
		const here = Object.hasOwn(own.stages, name) ? own.stages[name] : void 0;
		const there = Object.hasOwn(theirs.stages, name) ? theirs.stages[name] : void 0;
		const { after, gates, branches = [] } = here ?? {};
		return [name, {
			branches,
			after,
			gates,
			environments: environmentsTogether(name, here, there)
		}];
	}));
	return {
		...own,
		stages,
		roles: {
			...theirs.roles,
			...own.roles
		}
	};
}
/** Own ones first, so that each stands where the own file has it. */
function environmentsTogether(name, own, theirs) {
	if (own?.environments === void 0 || theirs === void 0) return own?.environments ?? theirs?.environments;
	const known = environmentsOf({
		name,
		...withEnvironments(theirs.environments)
	});
	const repeated = new Set(own.environments.map((one) => one.toLowerCase()));
	return [...own.environments, ...known.filter((one) => !repeated.has(one.toLowerCase()))];
}
function withEnvironments(environments) {
	return environments === void 0 ? {} : { environments };
}
function checkOrder(own, theirs, extended, complain) {
	const order = Object.keys(theirs.stages);
	let last = -1;
	for (const stage of Object.keys(own.stages)) {
		const at = order.indexOf(stage);
		if (at === -1) continue;
		if (at < last) complain("stage-out-of-order", "Stage `{stage}` stands before `{other}` in the policy that this one extends ({from}), and behind it here.", {
			stage,
			other: order[last] ?? "",
			order,
			from: theirPlace(extended, ["stages", stage])
		}, ["stages", stage], "Write the stages in the order of that policy: {order}.");
		last = Math.max(last, at);
	}
}
/** A stage of one's own says which branches it has. */
function checkStages(own, theirs, extended, complain) {
	for (const [stage, { branches }] of Object.entries(own.stages)) {
		if (branches.length > 0 || Object.hasOwn(theirs.stages, stage)) continue;
		complain("stage-without-branches", "Stage `{stage}` has no branches, and the policy that this one extends has no such stage; it has {known}.", {
			stage,
			known: extended.policy.stages.map(({ name }) => name)
		}, ["stages", stage], "Add `branches`, or name a stage of that policy.");
	}
}
function checkRolesKept(own, extended, complain) {
	for (const [role, { owners, covers }] of Object.entries(own.roles)) {
		const theirs = Object.hasOwn(extended.policy.roles, role) ? extended.policy.roles[role] : void 0;
		if (theirs === void 0 || canonical(theirs) === canonical({
			owners,
			covers: covers ?? null
		})) continue;
		complain("role-of-extended", "Who fills role `{role}` is said by the policy that this one extends ({from}): {owners}.", {
			role,
			from: theirPlace(extended, ["roles", role]),
			owners: theirs.owners
		}, ["roles", role], "Give the role here a name of its own, and have `sign-offs` ask for both.");
	}
}
function checkBranchesKept(own, extended, complain) {
	for (const [stage, { branches }] of Object.entries(own.stages)) for (const [index, branch] of branches.entries()) {
		const choice = stageOf(extended.policy, branch);
		if (choice.kind !== "stage" || choice.stage.name === stage) continue;
		complain("branch-of-extended", "Branch `{branch}` belongs to stage `{other}` by the policy that this one extends ({from}), so it cannot be one of stage `{stage}`.", {
			branch,
			stage,
			other: choice.stage.name,
			from: theirPlace(extended, [
				"stages",
				choice.stage.name,
				"branches"
			])
		}, [
			"stages",
			stage,
			"branches",
			index
		], "Remove the branch here.");
	}
}
function checkAfterKept(own, extended, complain) {
	for (const { name, after } of extended.policy.stages) {
		const here = Object.hasOwn(own.stages, name) ? own.stages[name]?.after : void 0;
		if (after === void 0 || here === void 0 || here.stage === after.stage) continue;
		complain("after-of-extended", "Stage `{stage}` comes after `{after}` by the policy that this one extends ({from}), and cannot come after `{other}` instead.", {
			stage: name,
			after: after.stage,
			other: here.stage,
			from: theirPlace(extended, [
				"stages",
				name,
				"after"
			])
		}, [
			"stages",
			name,
			"after",
			"stage"
		], "Name `{after}` here, or remove `after`.");
	}
}
// src/core/policy/policy.ts
/** Risk of a package, from the lightest. `Unknown` is treated as `High`. */
const RISKS = [
	"Low",
	"Medium",
	"High"
];
/** Where a policy is looked for, in this order; the first that exists counts. */
const POLICY_PATHS = [".github/gatehouse.yml", ".github/gatehouse.yaml"];
// src/core/policy/setting-for.ts
/** What the first stage asks of a gate that it does not name. */
const UNNAMED = {
	on: true,
	severity: "block",
	options: {}
};
/**
* What a policy asks of a gate. The stages up to this one and the risk tiers up to this one each only add, to what an earlier
* one asks for by a default, too. A policy that extends another adds to all that the other asks for, so that whatever it
* says, it comes to no less.
*/
function settingFor(gate, policy, { upTo, risk }) {
	const theirs = policy.extends === void 0 ? void 0 : extendedSetting(gate, policy, {
		upTo,
		risk
	});
	const [first, ...later] = [...upTo.map((stage) => stage.gates), ...tiersOf(policy, risk)];
	const own = first?.[gate.meta.id];
	const start = theirs === void 0 ? own ?? UNNAMED : join$1(gate, theirs, own);
	return later.reduce((joined, layer) => join$1(gate, joined, layer[gate.meta.id]), start);
}
/** What the extended policy asks; `undefined` where it has no stage yet, and no tier of its names the gate. */
function extendedSetting(gate, { extends: extended }, { upTo, risk }) {
	if (extended === void 0) return void 0;
	const { id } = gate.meta;
	const names = new Set(upTo.map(({ name }) => name));
	const [first, ...later] = extended.policy.stages.filter(({ name }) => names.has(name));
	const start = first === void 0 ? void 0 : first.gates[id] ?? UNNAMED;
	return [...later.map((stage) => stage.gates), ...tiersOf(extended.policy, risk)].reduce((joined, layer) => joined === void 0 ? layer[id] : join$1(gate, joined, layer[id]), start);
}
function tiersOf(policy, risk) {
	if (risk === null) return [];
	return RISKS.slice(0, RISKS.indexOf(risk) + 1).map((tier) => policy.risk[tier] ?? {});
}
/** What both settings ask for. Defaults of the earlier one are asked for as much as what it writes. */
function join$1(gate, earlier, later) {
	if (later === void 0) return earlier;
	if (!earlier.on) return later;
	if (!later.on) return earlier;
	return {
		on: true,
		severity: earlier.severity === "block" || later.severity === "block" ? "block" : "warn",
		options: gate.strengthen(gate.options.parse(earlier.options), later.options)
	};
}
// src/core/policy/extended-waivers.ts
/**
* Whether a policy's waiver counts beside the policy that it extends: where that one lists the gate as `waivable`, and where
* what is excused is asked for by the own policy alone.
*/
function excusable({ gate: id, check }, policy, theirs) {
	if (theirs.waivable.includes(id)) return true;
	const gate = gates.find(({ meta }) => meta.id === id);
	return !policy.stages.some((_, index) => {
		const at = {
			upTo: policy.stages.slice(0, index + 1),
			risk: "High"
		};
		return gate !== void 0 && extendedSetting(gate, policy, at)?.on === true;
	}) || check !== void 0 && !checksOf$1(theirs, id).includes(check);
}
/** Waivers of a policy that excuse nothing beside the policy that it extends. */
function tellWaivers(own, theirs, policy, complain) {
	for (const [index, waiver] of own.waivers.entries()) {
		if (excusable(waiver, policy, theirs)) continue;
		const { gate, package: one } = waiver;
		complain("waiver-of-extended", "The waiver of gate `{gate}` for `{package}` excuses nothing, since the policy that this one extends asks for it and lists under `waivable` {waivable} ({from}).", {
			gate,
			package: one,
			waivable: theirs.waivable.length === 0 ? "nothing" : theirs.waivable,
			from: theirPlace(policy.extends, ["waivable"])
		}, ["waivers", index], "Remove the waiver, or have `{gate}` listed under `waivable` in that policy.");
	}
}
// src/core/policy/people-schema.ts
/** Nobody is told more often than this, in milliseconds: each comment is an e-mail to everybody who follows. */
const SHORTEST$1 = 36e5;
const wait = string().refine((text) => {
	const length = parseDuration(text);
	return length.ok && length.value >= SHORTEST$1;
}, "expected a length of time of at least an hour, such as 24h");
/** `comment` of the policy. */
const stickyComment = _enum(["off", "sticky"]).default("off").describe("`sticky`: the verdict stands in one comment of the pull request, too, which is edited as it changes.");
/** `environments` of a stage. */
const environments = array(string().min(1).max(255)).min(1).max(50).optional().describe("Deployment environments that this stage answers for; by default the one of its own name.");
/** `reminders` of the policy; `handle` as the policy spells people. */
function remindersSchema(handle) {
	const told = handle.regex(/^@/, "expected @user or @organisation/team: an e-mail address cannot be told in a comment");
	const escalate = strictObject({
		after: wait.describe("How long was waited, from the beginning; more than `after` of the reminders."),
		to: array(told).min(1).max(10).describe("Users and teams who are told, once in a wait.")
	});
	return strictObject({
		after: wait.describe("How long people were waited for before they are reminded, such as 24h."),
		every: wait.optional().describe("How long between two reminders; by default as long as `after`."),
		at_most: int().min(1).max(10).default(3).describe("How many reminders there are in one wait."),
		escalate: escalate.optional().describe("Who is told when reminding did not help.")
	}).optional().describe("When people who are waited for are told so, in a comment that mentions them; by default never.");
}
/** Reminders as the policy has them. */
function remindersOf({ after, every = after, at_most: atMost, escalate }) {
	return {
		after,
		every,
		atMost,
		...escalate === void 0 ? {} : { escalate }
	};
}
// src/core/policy/policy-of.ts
/** The policy of a file by itself: what it says, without what it extends. Names must have been checked. */
function policyOf({ source, document, path, digest }) {
	const written = document.value;
	const risk = Object.fromEntries(Object.entries(source.risk).flatMap(([tier, added]) => added === void 0 ? [] : [[tier, settingsOf(added.gates, childOf(written, "risk", tier, "gates"))]]));
	return {
		path,
		digest,
		packages: source.packages,
		roles: rolesOf(source),
		stages: stagesOf(source, written),
		risk,
		...exceptionsOf(source, document, path),
		...source.comment === "sticky" ? { comment: source.comment } : {},
		...source.reminders === void 0 ? {} : { reminders: remindersOf(source.reminders) },
		...source.review_by === void 0 ? {} : { reviewBy: source.review_by },
		...source.waivable.length === 0 ? {} : { waivable: source.waivable }
	};
}
function stagesOf(source, written) {
	return Object.entries(source.stages).map(([name, { branches, requires, after, environments, gates: given }]) => ({
		name,
		branches,
		...requires === void 0 ? {} : { requires },
		...after === void 0 ? {} : { after: withoutGaps(after) },
		...environments === void 0 ? {} : { environments },
		gates: settingsOf(given, childOf(written, "stages", name, "gates"))
	}));
}
function rolesOf({ roles }) {
	return Object.fromEntries(Object.entries(roles).map(([name, { owners, covers }]) => [name, {
		owners,
		covers: covers ?? null
	}]));
}
/** Waivers and freezes, each with its place, so that a verdict can lead to the line that is to be mended. */
function exceptionsOf({ waivers, freezes }, { positions }, path) {
	const placed = (key, index, one) => ({
		...withoutGaps(one),
		where: locate(path, positions, [key, index])
	});
	return {
		...waivers.length === 0 ? {} : { waivers: waivers.map((one, at) => placed("waivers", at, one)) },
		...freezes.length === 0 ? {} : { freezes: freezes.map((one, at) => placed("freezes", at, {
			...one,
			stages: one.stages ?? null
		})) }
	};
}
/** The same without keys that hold nothing, so that a policy is plain JSON. */
function withoutGaps(value) {
	return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== void 0));
}
// src/core/policy/compare-checks.ts
/** What makes two lines of two policies the same check with another bar. */
const IDENTITY = [
	"name",
	"read",
	"suite",
	"environment",
	"about",
	"dataset",
	"slice",
	"op"
];
/** Keys that are words, from the weakest; the word that counts where none is written. */
const WORDS = {
	severity: {
		order: ["warn", "block"],
		preset: "block"
	},
	tolerance: {
		order: ["either", "both"],
		preset: "both"
	},
	first: {
		order: ["pass", "fail"],
		preset: "pass"
	},
	binding: {
		order: STRENGTHS,
		preset: "none"
	}
};
const PRESETS = Object.fromEntries(Object.entries(WORDS).map(([key, { preset }]) => [key, preset]));
/**
* Compares the checks of a gate: which are gone, which are new, and whose bar is lower or higher. Of limits (`min`, `max_gap`)
* the name says which side is the stronger; a key that is not known here counts as both, since whether it asks for more
* cannot be told.
*/
function compareChecks(before, after) {
	const [old, now] = [checksOf(before), checksOf(after)];
	const [gone, added] = [without(old, now), without(now, old)];
	const changes = [];
	for (const check of gone) {
		const index = added.findIndex((other) => identity(other) === identity(check));
		const [pair] = index < 0 ? [] : added.splice(index, 1);
		if (pair === void 0) changes.push(whole("loosened", check));
		else changes.push(...compareBars(check, pair));
	}
	return [...changes, ...added.map((check) => whole("tightened", check))];
}
function checksOf(value) {
	return (Array.isArray(value) ? value : []).flatMap((each) => typeof each === "object" && each !== null ? [{
		...PRESETS,
		...each
	}] : []);
}
/** Checks that the others do not hold word for word. */
function without(these, others) {
	const known = new Set(others.map(canonical));
	return these.filter((check) => !known.has(canonical(check)));
}
function identity(check) {
	return canonical(IDENTITY.map((key) => [key, check[key]]));
}
function whole(direction, check) {
	return {
		direction,
		id: direction === "loosened" ? "check-removed" : "check-added",
		says: direction === "loosened" ? "The check `{check}` is not asked any more, in {stages}." : "The check `{check}` is asked now, in {stages}.",
		values: { check: spelled(check["name"]) }
	};
}
function compareBars(before, after) {
	return [.../* @__PURE__ */ new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
		const [old, now] = [before[key], after[key]];
		if (canonical(old) === canonical(now)) return [];
		const direction = directionOf(key, old, now, before["op"]);
		const says = {
			loosened: "The check `{check}` asks for less in {stages}: its `{key}` was {before} and is {after}.",
			tightened: "The check `{check}` asks for more in {stages}: its `{key}` was {before} and is {after}.",
			both: "The check `{check}` asks for something else in {stages}: its `{key}` was {before} and is {after}."
		}[direction];
		return [{
			direction,
			id: `check-${direction === "both" ? "changed" : direction}`,
			says,
			values: {
				check: spelled(before["name"]),
				key,
				before: spelled(old),
				after: spelled(now)
			}
		}];
	});
}
/** Whether a key of a check asks for less than it did. */
function directionOf(key, before, after, op) {
	const words = Object.hasOwn(WORDS, key) ? WORDS[key] : void 0;
	if (words !== void 0) return byOrder(words.order.indexOf(String(before)) - words.order.indexOf(String(after)));
	if (key === "threshold") {
		if (op === "gte" || op === "gt") return byOrder(orderOf(before, after));
		return op === "lte" || op === "lt" ? byOrder(orderOf(after, before)) : "both";
	}
	const least = /^min(?:_|$)/.test(key);
	if (!least && !/^max(?:_|$)/.test(key)) return "both";
	if (before === void 0) return "tightened";
	if (after === void 0) return "loosened";
	if (key === "max_age") return byOrder(ageOrder(after, before));
	return byOrder(least ? orderOf(before, after) : orderOf(after, before));
}
/** `1`: what it was is more than what it is, so less is asked for. */
function byOrder(order) {
	if (order === null || order === 0) return "both";
	return order > 0 ? "loosened" : "tightened";
}
function orderOf(left, right) {
	const [a, b] = [left, right].map((value) => typeof value === "number" || typeof value === "string" ? parseQuantity(value) : null);
	if (a?.ok !== true || b?.ok !== true) return null;
	const comparison = compareQuantities(a.value, b.value);
	return comparison.ok ? comparison.order : null;
}
function ageOrder(left, right) {
	const [a, b] = [parseDuration(String(left)), parseDuration(String(right))];
	return a.ok && b.ok ? Math.sign(a.value - b.value) : null;
}
// src/core/policy/weaker-settings.ts
/** Notes a line that asks for less than the extended policy, and so does nothing. */
function complainWeaker(complain, values, at) {
	complain("weaker-than-extended", "`{rule}` is {own} here, which asks for less than {theirs} of the policy that this one extends ({from}).", { ...values }, at, "Remove this line, or ask for more than that policy does.");
}
/** What a stage says of a gate that asks for less than the extended policy, or turns off what is asked for already. */
function tellOfStage(gate, stage, upTo, policy, complain) {
	const { id } = gate.meta;
	const own = stage.gates[id];
	if (own === void 0) return;
	const at = [
		"stages",
		stage.name,
		"gates",
		id
	];
	const theirs = extendedSetting(gate, policy, {
		upTo,
		risk: null
	});
	if (!own.on) {
		if ((upTo.length === 1 && theirs === void 0 ? null : askedBefore(gate, policy, upTo))?.on === true) complain("cannot-turn-off-extended", "Gate `{gate}` is asked for already ({from}), and what stands here can only add to that.", {
			gate: id,
			from: theirs?.on === true ? theirPlace(policy.extends, writtenAt(policy, upTo, id)) : "an earlier stage here"
		}, at, "Remove this line.");
		return;
	}
	if (theirs?.on === true) tellSetting(gate, {
		own,
		theirs,
		at,
		from: writtenAt(policy, upTo, id)
	}, policy, complain);
}
/** What is asked of a gate before the last stage says anything itself. */
function askedBefore(gate, policy, upTo) {
	const silent = upTo.map((stage, index) => index === upTo.length - 1 ? {
		...stage,
		gates: {}
	} : stage);
	if (upTo.length === 1 && extendedSetting(gate, policy, {
		upTo,
		risk: null
	}) === void 0) return null;
	return settingFor(gate, policy, {
		upTo: silent,
		risk: null
	});
}
/** Where the extended policy says what counts of a gate: the last of its stages that names it. */
function writtenAt({ extends: { policy } }, upTo, id) {
	const reached = policy.stages.filter((each) => upTo.some(({ name }) => name === each.name));
	return [
		"stages",
		(reached.findLast(({ gates: named }) => named[id] !== void 0) ?? reached.at(-1))?.name ?? "",
		"gates",
		id
	];
}
/** What a tier says of a gate. It holds at every stage, so it is weaker only if it is so at the first: there, least is asked. */
function tellOfRisk(gate, tier, policy, complain) {
	const own = policy.risk[tier]?.[gate.meta.id];
	if (own === void 0 || !own.on) return;
	const least = policy.stages.map((_, index) => {
		const upTo = policy.stages.slice(0, index + 1);
		return {
			upTo,
			theirs: extendedSetting(gate, policy, {
				upTo,
				risk: tier
			})
		};
	}).find(({ theirs }) => theirs === void 0 || theirs.on);
	if (least?.theirs?.on !== true) return;
	const naming = RISKS.slice(0, RISKS.indexOf(tier) + 1).findLast((each) => policy.extends.policy.risk[each]?.[gate.meta.id] !== void 0);
	const from = naming === void 0 ? writtenAt(policy, least.upTo, gate.meta.id) : [
		"risk",
		naming,
		"gates",
		gate.meta.id
	];
	const at = [
		"risk",
		tier,
		"gates",
		gate.meta.id
	];
	tellSetting(gate, {
		own,
		theirs: least.theirs,
		at,
		from
	}, policy, complain);
}
function tellSetting(gate, { own, theirs, at, from }, policy, complain) {
	const tell = (key, values) => complainWeaker(complain, {
		rule: key,
		...values,
		from: theirPlace(policy.extends, [...from, key])
	}, [...at, key]);
	if (own.severity === "warn" && theirs.severity === "block") tell("severity", {
		own: "warn",
		theirs: "block"
	});
	const asked = gate.options.parse(theirs.options);
	const adding = gate.strengthen(asked, own.options);
	const added = gate.strengthen(gate.options.parse(own.options), asked);
	for (const [key, written] of Object.entries(own.options)) if (key === "checks" && isWeakerCheck(asked[key], written)) tell(key, {
		own: spelled(namesOf(written)),
		theirs: spelled(namesOf(asked[key]))
	});
	else if (!isKept(written, adding[key]) && !isKept(written, added[key])) tell(key, {
		own: spelled(written),
		theirs: spelled(asked[key])
	});
}
/** Whether what was written is still asked once both are joined; lists and records may have grown. */
function isKept(written, joined) {
	if (Array.isArray(written)) {
		const known = new Set(Array.isArray(joined) ? joined.map(canonical) : []);
		return written.every((each) => known.has(canonical(each)));
	}
	if (typeof written !== "object" || written === null) return canonical(written) === canonical(joined);
	if (typeof joined !== "object" || joined === null) return false;
	return Object.entries(written).every(([key, each]) => isKept(each, Reflect.get(joined, key)));
}
/** Whether a check of both has a lower bar in the second list. Both are asked, so it would be nothing but a false promise. */
function isWeakerCheck(theirs, own) {
	const [asked, written] = [theirs, own].map((list) => Array.isArray(list) ? list : []);
	return (written ?? []).some((check) => (asked ?? []).some((other) => compareChecks([other], [check]).some(({ direction, id }) => direction === "loosened" && id !== "check-removed")));
}
function namesOf(checks) {
	return (Array.isArray(checks) ? checks : []).map((check) => spelled(Object(check).name));
}
// src/core/policy/weaker-lines.ts
/** Lines of a policy that ask for less than the one that it extends, and so do nothing: what they say, and what counts. */
function weakerLines(file, policy, theirs) {
	const issues = [];
	const complain = complainInto(issues, file.document, file.path);
	for (const [index, { name }] of policy.stages.entries()) {
		const stage = policy.stages[index];
		if (stage === void 0 || !Object.hasOwn(file.source.stages, name)) continue;
		const upTo = policy.stages.slice(0, index + 1);
		tellStage(file.source.stages[name], upTo, policy, complain);
		for (const gate of gates) tellOfStage(gate, stage, upTo, policy, complain);
	}
	for (const tier of RISKS) for (const gate of gates) tellOfRisk(gate, tier, policy, complain);
	tellIdle(file.source, policy, complain);
	tellWaivers(file.source, theirs, policy, complain);
	return issues;
}
/** What stands under a stage beside its gates. */
function tellStage(own, upTo, { extends: extended }, complain) {
	const name = upTo.at(-1)?.name ?? "";
	const reached = extended.policy.stages.filter((each) => upTo.some((stage) => stage.name === each.name));
	const asking = reached.findLast(({ requires }) => requires !== void 0);
	const rank = Math.max(-1, ...reached.map(({ requires }) => requires ? BOUNDARIES.indexOf(requires) : -1));
	if (own?.requires !== void 0 && BOUNDARIES.indexOf(own.requires) < rank) {
		const from = theirPlace(extended, [
			"stages",
			asking?.name ?? name,
			"requires"
		]);
		complainWeaker(complain, {
			rule: "requires",
			own: own.requires,
			theirs: BOUNDARIES[rank] ?? "",
			from
		}, [
			"stages",
			name,
			"requires"
		]);
	}
	const after = extended.policy.stages.find((stage) => stage.name === name)?.after;
	if (own?.after === void 0 || after === void 0) return;
	const less = {
		soak: length(own.after.soak, 0) < length(after.soak, 0),
		within: length(own.after.within, 1e400) > length(after.within, 1e400),
		same: own.after.same === "model" && after.same === "package"
	};
	for (const [key, isLess] of Object.entries(less)) {
		const written = own.after[key];
		if (!isLess || written === void 0) continue;
		const theirs = after[key];
		const from = theirPlace(extended, [
			"stages",
			name,
			"after",
			key
		]);
		complainWeaker(complain, {
			rule: key,
			own: written,
			theirs: theirs ?? "nothing",
			from
		}, [
			"stages",
			name,
			"after",
			key
		]);
	}
}
function length(text, none) {
	const parsed = text === void 0 ? null : parseDuration(text);
	return parsed?.ok === true ? parsed.value : none;
}
/** What `freezes` and `after` say is looked at by gates, which the extended policy may have turned off. */
function tellIdle(own, policy, complain) {
	const isOff = (id, index) => {
		const gate = gates.find(({ meta }) => meta.id === id);
		const upTo = policy.stages.slice(0, index + 1);
		return gate !== void 0 && !settingFor(gate, policy, {
			upTo,
			risk: null
		}).on;
	};
	for (const [index, { name }] of policy.stages.entries()) {
		const idle = (key, gate, at) => complain("gate-is-off", "Stage `{stage}` turns off the gate `{gate}`, so nothing would look at what `{key}` says here.", {
			stage: name,
			gate,
			key
		}, at, "Turn `{gate}` on in the stage, or remove this.");
		if ((Object.hasOwn(own.stages, name) ? own.stages[name]?.after : void 0) !== void 0 && isOff("promotion", index)) idle("after", "promotion", [
			"stages",
			name,
			"after"
		]);
		for (const [at, { stages }] of own.freezes.entries()) if ((stages?.includes(name) ?? true) && isOff("freeze", index)) idle("freezes", "freeze", ["freezes", at]);
	}
}
// src/core/policy/extend-policy.ts
/**
* The policy of a file that stands on another one: all that the other asks for, and what the file adds.
*
* Nothing it says takes anything away. A line that asks for less does nothing, and is a warning of the reading and stands in
* `extends.weaker`: whoever proposes one is refused, and one that the other policy has overtaken since is told. What cannot
* be joined at all (a role of the same name, a branch of another stage) is a mistake.
*/
function extendPolicy(file, theirs) {
	const extended = extendedBy(file, theirs);
	const issues = checkExtension(file, theirs.file.source, extended);
	if (issues.length > 0) return {
		ok: false,
		issues: inOrder(issues)
	};
	const joined = {
		...join(policyOf(file), extended, file),
		extends: extended
	};
	const weaker = inOrder(weakerLines(file, joined, theirs.file.source));
	const waivers = (joined.waivers ?? []).filter((waiver) => excusable(waiver, joined, theirs.file.source));
	const { waivers: _, ...unexcused } = joined;
	const policy = {
		...unexcused,
		...waivers.length === 0 ? {} : { waivers },
		extends: {
			...extended,
			weaker
		}
	};
	return weaker.length === 0 ? {
		ok: true,
		value: policy
	} : {
		ok: true,
		value: policy,
		warnings: weaker
	};
}
function extendedBy({ document }, { reference, commit, file, policy }) {
	return {
		repository: `${reference.owner}/${reference.name}`,
		...reference.ref === null ? {} : { ref: reference.ref },
		commit,
		policy,
		lines: {
			theirs: ruleLines(file.document),
			own: ruleLines(document)
		},
		weaker: []
	};
}
function join(own, { policy: theirs }, { document, path }) {
	const where = locate(path, document.positions, ["extends"]);
	const freezes = [...(theirs.freezes ?? []).map((freeze) => ({
		...freeze,
		where
	})), ...own.freezes ?? []];
	const order = mergeOrder(theirs.stages.map(({ name }) => name), own.stages.map(({ name }) => name));
	return {
		...theirs.comment === void 0 ? {} : { comment: theirs.comment },
		...theirs.reminders === void 0 ? {} : { reminders: theirs.reminders },
		...own,
		packages: [.../* @__PURE__ */ new Set([...theirs.packages, ...own.packages])],
		roles: {
			...own.roles,
			...theirs.roles
		},
		stages: order.flatMap((name) => {
			const [here, there] = [own, theirs].map(({ stages }) => stages.find((stage) => stage.name === name));
			if (there !== void 0) return [mergeStage(there, here)];
			return here === void 0 ? [] : [here];
		}),
		...freezes.length === 0 ? {} : { freezes }
	};
}
// src/core/source/schema-issues.ts
const EXPECTED = "expected ";
/** No pointer: each of them is empty or begins with a slash. */
const NOWHERE = "nowhere";
/** Comparing names takes time: a file with more unknown keys than this gets no further suggestions. */
const MOST_SUGGESTIONS = 200;
/** Turns zod's issues about one document into issues with places and plain words. */
var SchemaIssues = class {
	#value;
	#positions;
	#path;
	#spellings;
	#suggestions = MOST_SUGGESTIONS;
	/** Pointers of the keys that issues say are missing, and of those that unknown ones were likely meant to be. */
	#missing = /* @__PURE__ */ new Map();
	#meant = /* @__PURE__ */ new Map();
	/** `value` is the document's own without extensions. */
	constructor(value, { positions, spellings = {} }, path) {
		this.#value = value;
		this.#positions = positions;
		this.#spellings = spellings;
		this.#path = path;
	}
	/**
	* Every issue, in zod's order; unions are told as the branch that was nearest to fitting. A key that is missing because its name was
	* mistyped is told once: as the unknown one.
	*/
	translate(issues) {
		const all = issues.flatMap((issue) => this.#one(issue, issue.path.map(asName)));
		const missing = new Set(this.#missing.values());
		const meant = new Set(this.#meant.values());
		return all.flatMap((issue) => {
			if (meant.has(this.#missing.get(issue) ?? NOWHERE)) return [];
			if (!missing.has(this.#meant.get(issue) ?? NOWHERE)) return [issue];
			return [{
				...issue,
				fix: "Did you mean `{nearest}`, which is missing here?"
			}];
		});
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
			const issue = {
				...unknownKey(key, this.#suggestions < 0 ? [] : known),
				where
			};
			const { nearest } = issue.values;
			if (typeof nearest === "string") this.#meant.set(issue, toPointer([...path, nearest]));
			return issue;
		});
	}
	#custom(issue, path) {
		const { id: ownId, says, fix, values: ownValues } = issue.params ?? {};
		const id = textOf(ownId) ?? "wrong-value";
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
			...sentence(id, path, issue.message || "expected another value", values),
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
		if (found === void 0 && path.length > 0) {
			const missing = {
				...missingKey(path, expected),
				where
			};
			this.#missing.set(missing, toPointer(path));
			return missing;
		}
		const id = words.wrongKind ? "wrong-type" : "wrong-value";
		const values = {
			key: named(path),
			expected,
			found: this.#found(path)
		};
		const issue = sentence(id, path, words.message || `expected ${expected}`, values);
		const meant = typeof found === "string" ? choiceMeant(found, words.choices ?? []) : void 0;
		if (meant !== void 0) return {
			...issue,
			fix: "Did you mean `{nearest}`?",
			values: {
				...issue.values,
				nearest: meant
			},
			where
		};
		if (expected === LIST && typeof found === "string") return {
			...asList(issue, found),
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
/** How comparisons are written elsewhere, by how they are called where words are allowed. */
const SIGNS = {
	">=": "gte",
	"≥": "gte",
	ge: "gte",
	">": "gt",
	"<=": "lte",
	"≤": "lte",
	le: "lte",
	"<": "lt",
	"==": "eq",
	"=": "eq"
};
/** What was meant among words that are allowed: a sign by its name, or else the word that is nearest. */
function choiceMeant(found, allowed) {
	const named = Object.hasOwn(SIGNS, found) ? SIGNS[found] : void 0;
	return named !== void 0 && allowed.includes(named) ? named : didYouMean(found, allowed);
}
const LIST = "a list";
/** Text that YAML reads as one text in brackets, too, and that is short enough to be shown again. */
const PLAIN = /^[\p{L}\p{N}][\p{L}\p{N} ._/-]{0,58}[\p{L}\p{N}.]$/u;
/** How one text becomes a list of one. */
function asList(issue, found) {
	if (!PLAIN.test(found)) return {
		...issue,
		fix: "Write a list: put the text in quotes, and brackets around it."
	};
	return {
		...issue,
		fix: "Write `{nearest}`.",
		values: {
			...issue.values,
			nearest: `[${found}]`
		}
	};
}
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
function sentence(id, path, message, values) {
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
function textOf(value) {
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
// src/core/policy/policy-reference.ts
/** Names as GitHub allows them for accounts and repositories. */
const REPOSITORY = /^([A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))\/([A-Za-z0-9._-]{1,100})$/;
/** What git refuses in the name of a branch or tag, as far as it could be mistaken for anything else. */
const NO_REF = /[\s~^:?*[\\\p{Cc}]|\.\.|@\{|^[-/.]|[/.]$|\/\/|\.lock$/u;
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;
/**
* Reads `owner/name` or `owner/name@ref`; `null` for anything else. A commit is refused: GitHub finds commits of forks under
* the name of the repository that they were forked from, so that anybody could have written what stands there.
*/
function parsePolicyReference(text) {
	const at = text.indexOf("@");
	const repository = at === -1 ? text : text.slice(0, at);
	const ref = at === -1 ? null : text.slice(at + 1);
	const [, owner, name] = REPOSITORY.exec(repository) ?? [];
	if (owner === void 0 || name === void 0 || name === "." || name === "..") return null;
	if (ref !== null && (ref === "" || ref.length > 200 || NO_REF.test(ref) || COMMIT.test(ref))) return null;
	return {
		owner,
		name,
		ref
	};
}
/** The reference as a policy spells it. */
function spelledReference({ owner, name, ref }) {
	return ref === null ? `${owner}/${name}` : `${owner}/${name}@${ref}`;
}
// src/core/policy/waiver-reason.ts
/** Fewest characters of a reason. */
const SHORTEST = 15;
/** Fewest different words of a reason. */
const FEWEST_WORDS = 3;
/** What is wrong with the reason of a waiver, completing "expected …"; `null` where it is one. */
function reasonFault(reason) {
	const text = reason.trim().toLowerCase();
	if ([...text].length < SHORTEST) return `expected a reason of at least ${SHORTEST} characters`;
	if (placeholderOfReason(reason) !== void 0) return "expected the reason itself, not a placeholder";
	if (new Set(text.match(/[\p{L}\p{N}]+/gu) ?? []).size < FEWEST_WORDS) return "expected a sentence that says why the risk is taken";
	return null;
}
// src/core/policy/exceptions-schema.ts
const duration = string().refine((text) => parseDuration(text).ok, "expected a length of time such as 24h or 30d");
const day = date("expected a date such as 2027-01-04");
const reason = string().max(1e3).superRefine((text, context) => {
	const fault = reasonFault(text);
	if (fault !== null) context.addIssue({
		code: "custom",
		message: fault
	});
});
/** Schemas of what a policy says about times and exceptions; `name` and `handle` as the policy spells them. */
function exceptionSchemas(name, handle) {
	const waiver = strictObject({
		gate: string().min(1).max(40).describe("Gate whose findings are excused."),
		check: string().min(1).max(100).optional().describe("Name of the one check of the gate that is excused; without it, the whole gate is."),
		package: packageAtVersion.describe("The one version that is excused, such as churn@3.1.0."),
		reason: reason.describe("Why the risk is taken, so that a reader a year later can judge it."),
		authority: handle.describe("Who answers for it: an owner of this file by CODEOWNERS."),
		expires: day.describe("Last day on which it counts, in UTC.")
	});
	const freeze = strictObject({
		name: string().min(1).max(100).describe("What the freeze is called."),
		from: day.describe("First day, in UTC."),
		to: day.describe("Last day, in UTC; the whole of it is frozen."),
		stages: array(name).min(1).optional().describe("Stages that are frozen; by default all of them."),
		except: _enum(["rollback"]).optional().describe("`rollback`: a package may go back to a version that was released before.")
	});
	const after = strictObject({
		stage: name.describe("An earlier stage that the same content must have been merged to."),
		soak: duration.optional().describe("How long ago that must be at least, such as 24h."),
		within: duration.optional().describe("How long ago it may be at most, such as 30d."),
		same: _enum(["package", "model"]).default("package").describe("What must be the same: the whole package folder, or its model alone.")
	});
	return {
		waivers: array(waiver).max(200).default([]).describe("Findings that are excused for one version of a package, until a day."),
		freezes: array(freeze).max(200).default([]).describe("Days on which nothing merges."),
		after: after.optional().describe("What must have gone through an earlier stage first.")
	};
}
// src/core/policy/implied-options.ts
/** What keys of the policy other than a gate's own come to, for every gate that has an option of that name. */
const IMPLIED = {
	requires: ({ upTo }) => boundaryOf(upTo),
	windows: windowsOf,
	after: afterOf
};
/** Options that only other keys of the policy say, and no gate's setting. */
const STAGE_KEYS = /* @__PURE__ */ new Set(["windows", "after"]);
/** A gate's options with what follows from the stage's other keys; never weaker than either. */
function withImplied(gate, options, bar) {
	return Object.entries(IMPLIED).reduce((joined, [key, imply]) => {
		if (!(key in gate.options.shape)) return joined;
		const value = imply(bar);
		return value === void 0 ? joined : gate.strengthen({ [key]: value }, joined);
	}, options);
}
/** Whether a gate with these options has nothing to look at, whatever a pull request holds. */
function isIdle(gate, options) {
	const list = gate.idleWithout === void 0 ? void 0 : options[gate.idleWithout];
	return Array.isArray(list) && list.length === 0;
}
/** The farthest boundary that the stages up to this one require. */
function boundaryOf(stages) {
	const farthest = Math.max(-1, ...stages.flatMap(({ requires }) => requires === void 0 ? [] : [BOUNDARIES.indexOf(requires)]));
	return BOUNDARIES[farthest];
}
/** The freezes of the stage itself: a stage is frozen when a freeze names it, not when it names an earlier one. */
function windowsOf({ policy, upTo }) {
	const stage = upTo.at(-1)?.name;
	const windows = (policy.freezes ?? []).filter(({ stages }) => stages === null || stage !== void 0 && stages.includes(stage)).map(({ name, from, to, except }) => ({
		name,
		from,
		to,
		...except === void 0 ? {} : { except }
	}));
	return windows.length === 0 ? void 0 : windows;
}
/**
* What the stage and the ones before it have to come after, with the branches of the stage that is meant. How fresh a merge
* has to be (`within`) holds for the step that says so: it would run out for every later one.
*/
function afterOf({ policy, upTo }) {
	const own = upTo.at(-1);
	const conditions = upTo.flatMap((stage) => {
		if (stage.after === void 0) return [];
		const { within, ...lasting } = stage.after;
		const condition = stage === own || within === void 0 ? stage.after : lasting;
		const branches = policy.stages.find(({ name }) => name === condition.stage)?.branches ?? [];
		return branches.length === 0 ? [] : [{
			...condition,
			branches
		}];
	});
	return conditions.length === 0 ? void 0 : conditions;
}
// src/core/policy/policy-schema.ts
const name = string().regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, "expected lower-case letters, digits and hyphens").max(40);
const glob = string().min(1).max(256).regex(/^[^{}\\]*$/, "expected a glob without braces and backslashes, such as handoffs/*");
const handle = string().max(200).regex(/^(@[A-Za-z0-9][A-Za-z0-9-]*(\/[A-Za-z0-9_.-]+)?|[^\s@,]+@[^\s@,]+\.[^\s@,]+)$/, "expected @user, @organisation/team or an e-mail address");
const { waivers, freezes, after } = exceptionSchemas(name, handle);
function waivableGates() {
	return gates.filter((gate) => whyNotWaivable(gate) === null).map(({ meta }) => meta.id);
}
const severity = _enum(["block", "warn"]).optional().describe("`warn` shows what the gate finds without blocking; the default is `block`.");
/**
* What a policy may say about a gate: `off`, or its own options and a severity. Options that only follow from other keys of
* the policy cannot be written a second time.
*/
function settingOf(gate) {
	const own = Object.entries(gate.options.shape).filter(([key]) => !STAGE_KEYS.has(key));
	const options = strictObject({
		...Object.fromEntries(own),
		severity
	});
	return union([literal("off"), options]).optional().describe(gate.meta.summary);
}
const gateSettings = strictObject(Object.fromEntries(gates.map((gate) => [gate.meta.id, settingOf(gate)]))).describe("Options of the gates, by gate id. A gate that is not named works with its defaults.");
const role = strictObject({
	owners: array(handle).min(1).describe("Users, teams or e-mail addresses, as CODEOWNERS spells them."),
	covers: array(glob).min(1).optional().describe("Globs of the paths that the role signs for; by default every changed path.")
});
const stage = strictObject({
	branches: array(string().min(1).max(256)).min(1).describe("Branches that a merge into this stage goes to: names or globs; an exact name wins over a glob."),
	requires: _enum(BOUNDARIES).optional().describe("What the manifest must contain, each value including the ones before it."),
	after,
	environments,
	gates: gateSettings.optional()
});
const tier = (says) => strictObject({ gates: gateSettings }).optional().describe(says);
/** The policy file, strict: an unknown key is a mistake, never ignored. */
const policySchema = strictObject({
	version: literal(1).describe("Version of this format."),
	packages: array(glob).min(1).default(["handoffs/*"]).describe("Globs of package folders. A folder that matches and changes must hold a handoff.yml."),
	roles: record(name, role).default({}).describe("Who fills which role."),
	stages: record(name, stage).refine((stages) => Object.keys(stages).length > 0, "expected at least one stage").describe("Stages in order: each asks for all that the ones before it asked for."),
	risk: strictObject({
		Low: tier("Asked on top of every package that is of risk Low or higher."),
		Medium: tier("Asked on top of every package that is of risk Medium or higher."),
		High: tier("Asked on top of every package that is of risk High, or whose risk is not known.")
	}).default({}).describe("What a package of that risk is asked for on top. A tier includes the lighter ones; Unknown counts as High."),
	freezes,
	waivers,
	waivable: array(_enum(waivableGates())).default([]).describe("Gates whose findings a repository that extends this policy may waive; by default none."),
	comment: stickyComment,
	reminders: remindersSchema(handle),
	review_by: date("expected a date such as 2027-05-01").optional().describe("Day by which the policy itself should be reviewed.")
});
/**
* A policy that stands on top of another one: what that one says need not be said again. Keys that are only about those who
* extend a policy have no place here, since there is one level.
*/
const extendingPolicySchema = policySchema.omit({ waivable: true }).extend({
	extends: string().max(300).refine((text) => parsePolicyReference(text) !== null, "expected a repository such as acme/.github, or one at a branch or tag such as acme/.github@v2").describe("Repository whose policy this one stands on; what stands here may only tighten that."),
	packages: policySchema.shape.packages.removeDefault().default([]),
	stages: record(name, stage.extend({ branches: stage.shape.branches.default([]) })).default({}).describe("Branches and gates that are added to stages of the extended policy, and further stages.")
});
// src/core/policy/parse-policy.ts
/** Reads the form of a policy file: every mistake with its place, all at once. */
function parsePolicy(text, path, digest) {
	const read = readYaml(text, path);
	if (!read.ok) return read;
	const document = read.value;
	const file = {
		path,
		digest,
		document
	};
	if (childOf(document.value, "extends") === void 0) {
		const source = checkSchema(policySchema, document, path);
		if (!source.ok) return {
			ok: false,
			issues: source.issues.map(explainKey)
		};
		return {
			ok: true,
			value: {
				...file,
				source: source.value,
				reference: null
			}
		};
	}
	const source = checkSchema(extendingPolicySchema, document, path);
	if (!source.ok) return {
		ok: false,
		issues: source.issues.map(explainKey)
	};
	const { extends: reference, ...own } = source.value;
	return {
		ok: true,
		value: {
			...file,
			source: {
				...own,
				waivable: []
			},
			reference: parsePolicyReference(reference)
		}
	};
}
/** Keys that are written elsewhere, and where. */
const ELSEWHERE = {
	after: "Write `{key}` beside `branches` of the stage.",
	windows: "Write the days under `freezes` at the top of the policy.",
	waivable: "Write `{key}` in the policy that this one extends: only that one can say what may be waived."
};
/** Says where a key belongs that has no place where it stands. */
function explainKey(issue) {
	const key = issue.values["key"];
	if (issue.id !== "unknown-key" || typeof key !== "string" || !Object.hasOwn(ELSEWHERE, key)) return issue;
	return {
		...issue,
		fix: ELSEWHERE[key] ?? "",
		values: { key }
	};
}
// src/core/policy/read-policy.ts
/** The policy of a file that extends nothing. */
function standingAlone(file) {
	const { source, document, path, reference } = file;
	if (reference !== null) {
		const where = locate(path, document.positions, ["extends"]);
		return {
			ok: false,
			issues: [{
				id: "extended-policy-unread",
				says: "The policy of `{repository}`, on which this one stands, was not read, so what is asked is not known.",
				values: { repository: spelledReference(reference) },
				where
			}]
		};
	}
	const issues = crossCheck(source, document, path);
	return issues.length > 0 ? {
		ok: false,
		issues
	} : {
		ok: true,
		value: policyOf(file)
	};
}
// src/core/collect/extended-policy.ts
/** For who has nothing to read another repository with: a policy that extends one then lets nothing through. */
const unreadExtended = async () => ({
	kind: "unreadable",
	hidden: true,
	because: {
		says: "The policy of `{repository}`, on which this one stands, cannot be read from here, so what is asked is not known.",
		fix: "Hand a copy of it over, or remove `extends`.",
		values: {}
	}
});
/** Most mistakes of the other policy that are told where it is extended. */
const MOST_ISSUES = 10;
/** The policy of a commit of the other repository, at the first of the places where one is looked for. */
async function extendedFrom(tree) {
	const contents = await tree.read(POLICY_PATHS);
	const path = POLICY_PATHS.find((each) => (contents.get(each)?.kind ?? "absent") !== "absent");
	const content = contents.get(path ?? "") ?? { kind: "absent" };
	return {
		kind: "file",
		commit: tree.commit,
		path: path ?? POLICY_PATHS[0],
		content
	};
}
/** Asks once for each reference, so that all of one judgement is held against the same commit. */
function readingOnce(read) {
	const known = /* @__PURE__ */ new Map();
	return (reference) => {
		const key = spelledReference(reference).toLowerCase();
		const answer = known.get(key) ?? read(reference);
		known.set(key, answer);
		return answer;
	};
}
/** The policy of a file, with the one that it extends, which is read where there is one. */
async function completePolicy(file, read) {
	const { reference, document, path } = file;
	if (reference === null) return standingAlone(file);
	const theirs = await readExtended(reference, locate(path, document.positions, ["extends"]), read);
	return theirs.ok ? extendPolicy(file, theirs.value) : theirs;
}
/** The policy that is extended, by itself; what is wrong with it is told at the line that extends it. */
async function readExtended(reference, where, read) {
	const found = await read(reference);
	const repository = spelledReference(reference);
	if (found.kind === "unreadable") {
		const { because } = found;
		return refused({
			id: "extended-policy-unreadable",
			...because,
			values: {
				...because.values,
				repository
			},
			where
		});
	}
	const { content, path, commit } = found;
	const at = commit === null ? repository : `${reference.owner}/${reference.name}@${commit.slice(0, 7)}`;
	if (content.kind !== "text") return refused({
		id: "extended-policy-missing",
		says: "The policy of `{repository}`, on which this one stands, cannot be read: at `{path}` there is {kind}.",
		fix: "Commit a policy there, or remove `extends`.",
		values: {
			repository: at,
			path,
			kind: content.kind === "absent" ? "nothing" : content.kind
		},
		where
	});
	const file = parsePolicy(content.text, path, content.oid);
	if (!file.ok) return {
		ok: false,
		issues: told(file.issues, at, where)
	};
	if (file.value.reference !== null) return refused({
		id: "extended-policy-extends",
		says: "The policy of `{repository}`, on which this one stands, extends another one itself, and there is one level.",
		fix: "Remove `extends` there, or extend `{other}` here.",
		values: {
			repository: at,
			other: spelledReference(file.value.reference)
		},
		where
	});
	const policy = standingAlone(file.value);
	if (!policy.ok) return {
		ok: false,
		issues: told(policy.issues, at, where)
	};
	return {
		ok: true,
		value: {
			reference,
			commit,
			file: file.value,
			policy: policy.value
		}
	};
}
function refused(issue) {
	return {
		ok: false,
		issues: [issue]
	};
}
/** Mistakes of the other policy, with their line there, where this one extends it. */
function told(issues, repository, where) {
	return issues.slice(0, MOST_ISSUES).map((issue) => ({
		...issue,
		says: `In \`{extended}\`, on which this policy stands: ${issue.says}`,
		values: {
			...issue.values,
			extended: `${repository}:${issue.where.line ?? 1}`
		},
		where
	}));
}
export { sayer as $, handoffSchema as A, detectFormat as B, signOffs as C, codeOwnerScopes as D, roleScopes as E, versionFault as F, pointersOf as G, fewestDigits as H, linkPath as I, didYouMean as J, claimCandidates as K, versionOrder as L, NO_VERSION as M, isVersion as N, hasSignOffFacts as O, version as P, baseOf as Q, readEvidence as R, gates as S, weighSignOffs as T, parseDuration as U, OPERATOR_WORDS as V, require_semver as W, resolvePath as X, referencedPaths as Y, whereOf as Z, canonical as _, parsePolicy as a, spelled as b, withImplied as c, settingFor as d, OUTCOMES as et, POLICY_PATHS as f, spelledSource as g, lineOf as h, unreadExtended as i, inOrder as it, manifestSchema as j, SECTIONS as k, checkSchema as l, stageOf as m, extendedFrom as n, byGravity as nt, STAGE_KEYS as o, RISKS as p, claimsOf$1 as q, readingOnce as r, gravest as rt, isIdle as s, completePolicy as t, blocks as tt, compareChecks as u, missingFrom as v, rulesOf as w, environmentsOf as x, sortChanges as y, FORMATS as z };
