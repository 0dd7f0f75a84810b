import "./rolldown-runtime.js";
import { t as compareRows } from "./compare-rows.js";
import { b as OPERATOR_WORDS, y as OPERATORS } from "./handoff-fields.js";
import { a as metricRows, c as rollbackRows, i as inside, n as datasetRows, o as modelRows, r as dependencyRows, s as parameterRows } from "./package-rows.js";
import { r as whereOf } from "./referenced-paths.js";
import { n as gatesFor } from "./gates-for.js";
import { r as GitError, t as runGit } from "./run-git.js";
import { t as topOf } from "./top-of.js";
import { n as GitTree } from "./no-copy.js";
import { t as problem } from "./answer.js";
import { a as openPackageClone, n as parseWanted, o as packagesAt, r as factsAt, t as findVersion } from "./find-version.js";
import { n as tell, r as EXIT, t as paintFor } from "./terminal.js";
import { f as shorten, m as tableHead, n as MARKDOWN_CELL, o as fillTemplate, p as row, s as fillValue, t as MARKDOWN } from "./fill-template.js";
import { i as withoutCommands, n as text } from "./escape-terminal.js";
import { resolve } from "node:path";
// src/core/explain/directions.ts
/**
* Which way each metric gets better, by what is asked of it: targets and the checks of a policy want more of it or less,
* triggers of a rollback fire on what is worse. A metric of which two ask the opposite is left out, as are those that nobody asks about.
*/
function directionsOf(handoffs, checks) {
	const said = [...checks.map(({ metric, op }) => [metric, wanted(op)]), ...handoffs.flatMap(({ problem, rollback }) => [
		...(problem?.success ?? []).map(({ metric, op }) => [metric, wanted(op)]),
		...(rollback?.triggers ?? []).map(({ metric, op }) => [metric, feared(op)]),
		...rollback?.stable === void 0 ? [] : [[rollback.stable.metric, wanted(rollback.stable.op)]]
	])];
	const directions = /* @__PURE__ */ new Map();
	const contested = /* @__PURE__ */ new Set();
	for (const [metric, direction] of said) {
		if (direction === null) continue;
		if ((directions.get(metric) ?? direction) !== direction) contested.add(metric);
		directions.set(metric, direction);
	}
	for (const metric of contested) directions.delete(metric);
	return directions;
}
/** Metrics that the checks among a gate's options ask for, by the name behind the format in `metrics:test.auc`. */
function askedMetrics(options) {
	const { checks } = options;
	if (!Array.isArray(checks)) return [];
	return checks.flatMap((check) => {
		const { read, op } = Object(check);
		const known = OPERATORS.find((each) => each === op);
		if (typeof read !== "string" || known === void 0) return [];
		return [{
			metric: read.slice(read.indexOf(":") + 1),
			op: known
		}];
	});
}
function wanted(op) {
	if (op === "eq") return null;
	return op === "gte" || op === "gt" ? "higher" : "lower";
}
function feared(op) {
	const direction = wanted(op);
	return direction === null ? null : direction === "higher" ? "lower" : "higher";
}
// src/core/explain/stated-rows.ts
/** What the package promises: its own targets, the bounds for production, its risk. */
function promiseRows({ manifest }) {
	if (!manifest.ok) return [];
	const { problem, migration, package: own } = manifest.value.handoff;
	const at = (pointer) => ({ where: whereOf(manifest.value, pointer) });
	const targets = (problem?.success ?? []).map(({ metric, op, target }, index) => {
		const shown = `${OPERATOR_WORDS[op]} ${target}`;
		return {
			key: `target ${metric}`,
			name: `target ${metric}`,
			shown,
			...at(`/problem/success/${index}`)
		};
	});
	const bounds = Object.entries(migration?.constraints ?? {}).map(([name, bound]) => {
		const shown = String(bound);
		return {
			key: `bound ${name}`,
			name: `constraint ${name}`,
			shown,
			...at("/migration/constraints")
		};
	});
	return [
		...own.risk === void 0 ? [] : [{
			key: "risk",
			name: "risk",
			shown: own.risk,
			...at("/package/risk")
		}],
		...targets,
		...bounds
	];
}
/** Who answers for the package: the owner that it names, and those whom CODEOWNERS of its commit gives its manifest. */
function ownerRows({ manifest, owners, codeowners }) {
	const named = manifest.ok ? [{
		key: "owner",
		name: "owner",
		shown: manifest.value.handoff.package.owner,
		where: whereOf(manifest.value, "/package/owner")
	}] : [];
	if (owners === null) return named;
	const where = codeowners === void 0 ? {} : { where: {
		path: codeowners.path,
		line: owners.line
	} };
	const shown = owners.owners.join(", ") || "nobody";
	return [...named, {
		key: "code owners",
		name: "code owners",
		shown,
		...where
	}];
}
/** Licences of the package, and those that its documents state. A data set's stands in its own row. */
function licenceRows({ manifest, documents, evidence }) {
	const own = manifest.ok ? manifestLicences(manifest.value) : [];
	const stated = [...documents, ...evidence].flatMap(({ reading }) => reading ?? []).flatMap(({ path, details }) => (details?.licences ?? []).map(({ of, name = "", expression, source: { line } }) => {
		const where = {
			path,
			...line === void 0 ? {} : { line }
		};
		const said = `${of.replaceAll("-", " ")} ${name}`.trim();
		return {
			key: `${of}\n${name}`,
			name: said,
			shown: expression,
			where
		};
	}));
	return [...own, ...stated];
}
function manifestLicences(resolved) {
	const { package: own, model } = resolved.handoff;
	return [{
		key: "package\n",
		name: "package",
		shown: own.license,
		pointer: "/package/license"
	}, ...(model?.base ?? []).map(({ name, license }, at) => ({
		key: `base-model\n${name}`,
		name: `base model ${name}`,
		shown: license,
		pointer: `/model/base/${at}`
	}))].flatMap(({ key, name, shown, pointer }) => shown === void 0 ? [] : [{
		key,
		name,
		shown,
		where: whereOf(resolved, pointer)
	}]);
}
/** Words for the states of an item. */
const STATES = {
	open: "open",
	done: "ticked",
	"not-applicable": "not applicable"
};
/** Items of the filled checklists, by their id; a list that cannot be read is one row. */
function checklistRows({ checklists }) {
	return checklists.flatMap(({ name, path, checklist }) => {
		if (!checklist.ok) return [{
			key: name,
			name,
			shown: "cannot be read",
			where: { path }
		}];
		return checklist.value.items.map(({ id, text, wording, state, reason, evidence, where }) => {
			const proofs = evidence.map((link) => link.path);
			const shown = [
				STATES[state],
				reason ?? "",
				proofs.length === 0 ? "" : `with ${proofs.join(", ")}`
			].filter(Boolean).join(", ");
			return {
				key: `${name}\n${id}`,
				name: `${name}: ${text}`,
				shown,
				identity: `${shown}\n${wording}`,
				where: {
					path,
					...where.line === void 0 ? {} : { line: where.line }
				}
			};
		});
	});
}
/** Every file of the package, and what it names outside of its folder. */
function fileRows({ folder, files, outside }) {
	return [...files, ...outside].filter(({ mode }) => !mode.startsWith("04")).map(({ path, mode, oid }) => ({
		key: inside(path, folder),
		name: path,
		shown: oid.slice(0, 7),
		identity: `${mode} ${oid}`,
		where: { path }
	}));
}
// src/core/explain/compare-packages.ts
/** What kinds of things are compared, in the order in which a reader wants to know them. */
const CHANGE_KINDS = [
	"metrics",
	"parameters",
	"data",
	"model",
	"dependencies",
	"licences",
	"promises",
	"owners",
	"rollback",
	"checklists",
	"files"
];
/** Everything that differs between two versions of a package; kinds in which nothing differs are left out. */
function comparePackages({ before, after, checks }) {
	const directions = directionsOf((before === null ? [after] : [before, after]).flatMap(({ manifest }) => manifest.ok ? [manifest.value.handoff] : []), checks);
	const asked = /* @__PURE__ */ new Set([...directions.keys(), ...checks.map(({ metric }) => metric)]);
	return CHANGE_KINDS.flatMap((kind) => {
		const changes = changesOf(kind, [before, after], {
			directions,
			asked
		});
		return changes.length === 0 ? [] : [{
			kind,
			changes
		}];
	});
}
const ROWS = {
	metrics: metricRows,
	parameters: parameterRows,
	data: datasetRows,
	model: modelRows,
	dependencies: dependencyRows,
	licences: licenceRows,
	promises: promiseRows,
	owners: ownerRows,
	rollback: rollbackRows,
	checklists: checklistRows,
	files: filesBeside
};
function changesOf(kind, [before, after], { directions, asked }) {
	const [old, now] = [before === null ? [] : ROWS[kind](before, asked), ROWS[kind](after, asked)];
	if (kind !== "metrics") return compareRows(old, now);
	const known = new Map(old.map((row) => [row.key, row]));
	const isAsked = ({ metric = "" }) => Number(asked.has(metric));
	return [...now.toSorted((a, b) => isAsked(b) - isAsked(a)).flatMap((row) => {
		const was = known.get(row.key);
		return compareRows(was === void 0 ? [] : [was], [row]).map((change) => ({
			...change,
			...movement(was, row, directions)
		}));
	}), ...compareRows(old, now).filter(({ after: is }) => is === null)];
}
function movement(before, after, directions) {
	const [was, is] = [before?.number, after.number];
	if (was === void 0 || is === void 0 || was.unit !== is.unit || was.value === is.value) return {};
	const numbers = {
		before: was.value,
		after: is.value,
		unit: is.unit
	};
	const moved = is.value > was.value ? "up" : "down";
	const better = directions.get(after.metric ?? "");
	if (better === void 0) return {
		numbers,
		moved
	};
	return {
		numbers,
		moved,
		verdict: moved === "up" === (better === "higher") ? "better" : "worse"
	};
}
/** Files that no other row tells of by their own. */
function filesBeside(one) {
	const told = new Set(modelRows(one).map(({ key }) => key));
	return fileRows(one).filter(({ key }) => !told.has(key));
}
// src/git/dirty-count.ts
/**
* How many files of the work tree that a folder lies in differ from its newest commit, new ones that git does not ignore
* included. Nothing is written. 0 also where there is no work tree, and where git must not look into it. Rejects with a
* {@link GitError} where git could not be started.
*/
async function dirtyCount(dir) {
	const top = await topOf(dir);
	if (top.kind !== "found") return 0;
	const args = [
		"status",
		"--porcelain",
		"-z",
		"--untracked-files=all",
		"--no-renames",
		"--ignore-submodules=dirty"
	];
	try {
		return (await runGit(top.root, args, { trust: "owner" })).toString("utf8").split("\0").filter((field) => field !== "" && !field.endsWith("/")).length;
	} catch (error) {
		if (error instanceof GitError && error.code === "git-failed") return 0;
		throw error;
	}
}
// src/cli/diff/diff-to-json.ts
/** Name of the shape that is printed. A key may be added under it; none is renamed, moved or dropped. */
const JSON_SCHEMA_ID = "gatehouse/diff/v1";
/** The changes for programs: two-space JSON that ends in a line break. Foreign text is raw. `before` is `null` for a package that is new. */
function diffToJson({ before, after, groups }) {
	const printed = {
		schema: JSON_SCHEMA_ID,
		before: before === null ? null : sideOf$1(before),
		after: sideOf$1(after),
		groups
	};
	return `${JSON.stringify(printed, null, 2)}\n`;
}
function sideOf$1({ name, version, folder, commit, by }) {
	return {
		name,
		version,
		folder,
		commit,
		by
	};
}
// src/cli/diff/package-diff.ts
/** Headings of the kinds of changes. */
const HEADINGS = {
	metrics: "Metrics",
	parameters: "Parameters",
	data: "Data sets",
	model: "Model",
	dependencies: "Dependencies",
	licences: "Licences",
	promises: "Promises",
	owners: "Owners",
	rollback: "Rollback",
	checklists: "Checklists",
	files: "Files"
};
/** Where a version was read: `tag churn@3.0.0, 1a2b3c4`. Foreign text, unescaped. */
function foundAt({ commit, by }) {
	return `${{
		tag: `tag ${by.name}`,
		history: `history of ${by.name}`,
		revision: by.name
	}[by.kind]}, ${commit.slice(0, 7)}`;
}
/** Name of what is compared; both where a package got another one. Foreign text, unescaped. */
function nameOf(before, after) {
	return before === null || before.name === after.name ? after.name : `${before.name} → ${after.name}`;
}
// src/cli/diff/diff-to-markdown.ts
/** Changes of one kind that are shown: a comment of GitHub's holds 65 536 characters. */
const MOST$1 = 100;
/** The changes as Markdown of GitHub's dialect: a table for each kind. Ends in a line break; foreign text renders as text. */
function diffToMarkdown({ before, after, groups }) {
	const tables = groups.map(({ kind, changes }) => {
		const left = changes.length - MOST$1;
		return [
			`#### ${HEADINGS[kind]} (${changes.length})`,
			"",
			...tableHead([
				"what",
				"before",
				"after",
				"difference"
			]),
			...changes.slice(0, MOST$1).map(changeRow),
			...left > 0 ? [row([
				`and ${left} more`,
				"",
				"",
				""
			])] : []
		].join("\n");
	});
	const body = tables.length === 0 ? ["Nothing changed."] : tables;
	return `${[...headOf(before, after), ...body].join("\n\n")}\n`;
}
function headOf(before, after) {
	const values = {
		name: nameOf(before, after),
		to: after.version,
		after: foundAt(after)
	};
	if (before === null) return [`### ${fillTemplate("{name}: {to} is new", values, MARKDOWN)}`, fillTemplate("At `{after}`.", values, MARKDOWN)];
	const all = {
		...values,
		from: before.version,
		before: foundAt(before)
	};
	return [`### ${fillTemplate("{name}: {from} → {to}", all, MARKDOWN)}`, fillTemplate("From `{before}` to `{after}`.", all, MARKDOWN)];
}
function changeRow({ name, before, after, difference = "", verdict, where }) {
	const place = where === void 0 || where.path === name ? null : placeOf(where);
	const label = fillValue(name, MARKDOWN_CELL);
	const said = [difference, verdict ?? ""].filter(Boolean).join(", ");
	return row([
		place === null ? label : `${label} ${fillValue(place, MARKDOWN_CELL, "code")}`,
		side(before),
		before === after ? `${side(after)}, changed inside` : side(after),
		said === "" ? "" : fillValue(said, MARKDOWN_CELL)
	]);
}
function placeOf({ path, line }) {
	return line === void 0 ? path : `${path}:${line}`;
}
function side(value) {
	return value === null ? "–" : fillValue(value, MARKDOWN_CELL);
}
// src/cli/diff/diff-to-terminal.ts
/** Widest cell that still lets what stands to its right be in one column, in characters. */
const CELL = 50;
/** Longest value that is shown whole, in characters. */
const LONGEST = 120;
/** Changes of one kind that are printed: nobody reads more on a terminal. */
const MOST = 60;
/** The changes for a terminal: a table for each kind. Ends in a line break; no foreign text moves the cursor. */
function diffToTerminal({ before, after, groups }, paint) {
	const name = safe(nameOf(before, after));
	const [versions, places] = before === null ? [`${safe(after.version)} is new`, safe(foundAt(after))] : [`${safe(before.version)} → ${safe(after.version)}`, `${safe(foundAt(before))} → ${safe(foundAt(after))}`];
	const head = `${paint("strong", `${name} ${versions}`)}  ${paint("quiet", `(${places})`)}`;
	const tables = groups.flatMap(({ kind, changes }) => {
		const left = changes.length - MOST;
		return [
			"",
			paint("strong", `${HEADINGS[kind]} (${changes.length})`),
			...table(changes.slice(0, MOST), paint),
			...left > 0 ? [`  and ${left} more; --json prints them all`] : []
		];
	});
	const lines = groups.length === 0 ? [
		head,
		"",
		"Nothing changed."
	] : [head, ...tables];
	return withoutCommands(`${lines.join("\n")}\n`);
}
function table(changes, paint) {
	const rows = changes.map((change) => cellsOf(change));
	const width = (at) => rows.reduce((most, { cells }) => {
		const { length } = cells[at] ?? "";
		return length > CELL ? most : Math.max(most, length);
	}, 0);
	const widths = [
		0,
		1,
		2
	].map(width);
	return rows.map(({ sign, cells, tone, place }) => {
		return `  ${sign} ${cells.map((cell, at) => {
			const padded = cell.padEnd(widths[at] ?? 0);
			return at === 2 && tone !== null ? paint(tone, padded) : padded;
		}).join("  ")}  ${paint("quiet", place)}`.trimEnd();
	});
}
function cellsOf({ name, before, after, difference = "", verdict, where }) {
	const sign = before === null ? "+" : after === null ? "-" : "~";
	const changed = before === after ? `${safe(after ?? "")}, changed inside` : [before, after].flatMap(sideOf).join(" → ");
	const place = where === void 0 || where.path === name ? "" : `${where.path}${lineOf(where.line)}`;
	const said = [difference, verdict ?? ""].filter(Boolean).join(", ");
	const tone = verdict === void 0 ? null : verdict === "better" ? "good" : "error";
	return {
		sign,
		cells: [
			safe(name),
			changed,
			safe(said)
		],
		tone,
		place: safe(place)
	};
}
function sideOf(value) {
	return value === null ? [] : [safe(value) || "\"\""];
}
function lineOf(line) {
	return line === void 0 ? "" : `:${line}`;
}
function safe(foreign) {
	return text(shorten(foreign, LONGEST));
}
// src/cli/diff/diff.ts
/** Prints what changed between two versions of a package. */
async function diff(before, after, options, terminal) {
	const compared = await compare(before, after, options);
	if (!compared.ok) {
		tell(terminal, "error", compared.problem);
		if (MAYBE_UNCOMMITTED.has(compared.problem.id ?? "")) await tellDirty(options, terminal);
		return EXIT.unanswered;
	}
	if (!(readsHead(compared.value) && await tellDirty(options, terminal))) tellSame(compared.value, terminal);
	terminal.out.write(shown(compared.value, options, terminal));
	return EXIT.done;
}
/** What is told of a package that stands in a folder, and in no commit. */
const MAYBE_UNCOMMITTED = /* @__PURE__ */ new Set([
	"no-packages",
	"unknown-package",
	"unknown-version"
]);
/** Whether a side is what the head's branch has: the one that a user may take for the files that lie there. */
function readsHead({ before, after, head }) {
	return [before, after].some((side) => side?.commit === head && side.by.kind !== "tag");
}
/** Says that files differ from the commit that is read, and whether they do. Who names a commit means that. */
async function tellDirty({ repo, head }, terminal) {
	const count = head === void 0 ? await dirtyCount(resolve(repo)) : 0;
	if (count === 0) return false;
	tell(terminal, "note", {
		says: "{count} [file has|files have] changes that no commit has, and commits are what is compared",
		fix: "commit them to see them here; gatehouse check judges your files as they are",
		values: { count }
	});
	return true;
}
/** Says that a version is compared with itself, which nobody asks for on purpose. */
function tellSame({ before, after }, terminal) {
	if (before?.commit !== after.commit || before.folder !== after.folder) return;
	tell(terminal, "note", {
		says: "both sides are `{name}` {version} of one commit",
		fix: "name another version, or switch to the branch that you mean",
		values: {
			name: after.name,
			version: after.version
		}
	});
}
function shown(found, { json, markdown }, { out }) {
	if (json === true) return diffToJson(found);
	return markdown === true ? diffToMarkdown(found) : diffToTerminal(found, paintFor(out));
}
async function compare(before, after, options) {
	const clone = await openPackageClone(options);
	if (!clone.ok) return clone;
	const sides = await findSides(clone.value, before, after);
	if (!sides.ok) return sides;
	const { from, to } = sides.value;
	const [old, now] = await Promise.all([from === null ? null : factsOf(clone.value, from), factsOf(clone.value, to)]);
	if (old?.ok === false) return old;
	if (!now.ok) return now;
	const checks = clone.value.policy === null ? [] : checksOf(clone.value.policy);
	return {
		ok: true,
		value: {
			before: from,
			after: to,
			groups: comparePackages({
				before: old?.value ?? null,
				after: now.value,
				checks
			}),
			head: clone.value.head.sha
		}
	};
}
/** Both versions. Where one is left out, it is the head's, or the base's when the head's is the one that is named. */
async function findSides(clone, before, after) {
	const named = before === void 0 ? await onlyPackage(clone) : parseWanted(before);
	if (!named.ok) return named;
	const wanted = named.value;
	if (after !== void 0) {
		const other = parseWanted(after);
		if (!other.ok) return other;
		const from = await findVersion(clone, wanted, "base");
		const to = await findVersion(clone, other.value, "head");
		return twoRevisions(from, to) ?? bothOf(from, to);
	}
	const found = await findVersion(clone, wanted, "head");
	if (!found.ok) return found;
	const other = {
		name: wanted.name,
		at: null
	};
	if (found.value.commit !== clone.head.sha) return bothOf(found, await findVersion(clone, other, "head"));
	const base = await findVersion(clone, other, "base");
	return !base.ok && base.problem.id === "unknown-package" ? {
		ok: true,
		value: {
			from: null,
			to: found.value
		}
	} : bothOf(base, found);
}
/** What is meant where nothing is named: the package of the head, where it has but one. */
async function onlyPackage({ objects, head, globs }) {
	const all = await packagesAt(new GitTree(objects, head.sha), globs);
	const [only, ...others] = all;
	if (only === void 0) return problem({
		id: "no-packages",
		says: "`{head}` has no package whose manifest can be read; packages are looked for in {globs}",
		fix: "name another commit: --head REV",
		values: {
			head: head.ref,
			globs
		}
	});
	if (others.length === 0) return {
		ok: true,
		value: {
			name: only.name,
			at: null
		}
	};
	const names = all.map(({ name }) => name);
	return problem({
		id: "no-package-named",
		says: "`{head}` has {count} packages: {names}",
		fix: "name the one that you mean: gatehouse diff {example}",
		values: {
			head: head.ref,
			count: names.length,
			names,
			example: only.name
		}
	});
}
/** The problem of two branches or commits that are named as `git diff` takes them; `null` where it is not that. */
function twoRevisions(from, to) {
	const both = [from, to].map((side) => side.ok ? null : side.problem);
	if (both.some((side) => side?.id !== "revision-for-package")) return null;
	const [before, after] = both.map((side) => side?.values["revision"] ?? "");
	const example = both[1]?.values["example"] ?? "";
	return problem({
		id: "revisions-for-packages",
		says: "`{before}` and `{after}` are branches or commits, and here packages are named",
		fix: "name a package at each of them, such as `{example}@{before} {example}@{after}`",
		values: {
			before: before ?? "",
			after: after ?? "",
			example
		}
	});
}
function bothOf(from, to) {
	if (!from.ok) return from;
	return to.ok ? {
		ok: true,
		value: {
			from: from.value,
			to: to.value
		}
	} : to;
}
async function factsOf({ objects }, { commit, folder, name, version }) {
	const [facts] = await factsAt(new GitTree(objects, commit), [folder]);
	if (facts === void 0) throw new Error(`commit ${commit} has no folder ${folder}`);
	if (facts.manifest.ok) return {
		ok: true,
		value: facts
	};
	const [first] = facts.manifest.issues;
	const { says = "it cannot be read", values = {} } = first ?? {};
	const { path = facts.manifestPath, line = 1 } = first?.where ?? {};
	return problem({
		id: "unreadable-manifest",
		says: `the manifest of \`{ofVersion}\` cannot be read, {ofPlace}: ${says}`,
		values: {
			...values,
			ofVersion: `${name}@${version}`,
			ofPlace: `${path}:${line}`
		}
	});
}
/** What the checks of all stages ask for, whatever the risk. */
function checksOf(policy) {
	return policy.stages.flatMap((stage) => gatesFor(policy, stage, "High").flatMap(({ options }) => askedMetrics(options)));
}
export { diff };
