import "./rolldown-runtime.js";
import { r as POLICY_PATHS } from "./setting-for.js";
import { a as readPolicy, s as stageOf } from "./extended-policy.js";
import { t as problem } from "./answer.js";
import { n as tell, r as EXIT, t as paintFor } from "./terminal.js";
import { t as ownVersion } from "./version.js";
import { h as version, o as licence, r as handle, u as packageName } from "./handoff-fields.js";
import { r as writtenPath, t as pathFault } from "./package-path.js";
import { n as spawnGit, r as GitError, t as runGit } from "./run-git.js";
import { i as CODEOWNERS_PATHS, n as CODEOWNERS_LIMIT, r as compileCodeowners, t as parseCodeowners } from "./parse-codeowners.js";
import { t as decodeText } from "./decode-text.js";
import { i as readDocument } from "./read-evidence-file.js";
import { c as fixOf, i as TERMINAL, o as fillTemplate, r as PLAIN$1, u as says } from "./fill-template.js";
import { i as withoutCommands, n as text } from "./escape-terminal.js";
import { a as toldTogether, i as saysOf, n as byPlace, r as linesOf, t as adviceOf } from "./told-together.js";
import { n as shellQuoted } from "./shell-quoted.js";
import { t as findPolicy } from "./find-policy.js";
import { t as judgeContent } from "./judge-content.js";
import { n as blocks } from "./outcome.js";
import { t as causesOf } from "./causes.js";
import { t as nodeCrypto } from "./node-crypto.js";
import { a as existingTags, i as commitId, s as listTags, t as GitObjects } from "./git-objects.js";
import { n as TEXT_LIMIT, t as BYTES_LIMIT } from "./tree.js";
import { t as Cancelled } from "./questions.js";
import { t as topOf } from "./top-of.js";
import { t as refusedTop } from "./refused-top.js";
import { r as repositoryOf, t as findBase } from "./revisions.js";
import { n as readEvidence } from "./readers.js";
import { dirname, join, relative, resolve } from "node:path";
import { constants, createReadStream } from "node:fs";
import { createHash, randomUUID } from "node:crypto";
import { lstat, mkdir, open, readdir, readlink, realpath, rename, rm } from "node:fs/promises";
// src/cli/init/read-inside.ts
/**
* What stands at a repository-relative path of a working tree. `behind-link`: a folder on the way is a link or no folder, so that
* whatever is there is not the repository's.
*/
async function standingAt(root, path) {
	const segments = path.split("/");
	for (let length = 1; length < segments.length; length++) {
		const folder = await lstat(join(root, ...segments.slice(0, length))).catch(() => null);
		if (folder === null) return "nothing";
		if (!folder.isDirectory()) return "behind-link";
	}
	const entry = await lstat(join(root, ...segments)).catch(() => null);
	if (entry === null) return "nothing";
	if (entry.isFile()) return "file";
	if (entry.isDirectory()) return "folder";
	return entry.isSymbolicLink() ? "link" : "other";
}
/**
* The bytes of a plain file of the working tree; `null` where none stands there, where a link is on the way, or beyond `most`
* bytes.
*/
async function readInside(root, path, most) {
	if (await standingAt(root, path) !== "file") return null;
	const file = await open(join(root, path), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(() => null);
	if (file === null) return null;
	try {
		const { size } = await file.stat();
		return size > most ? null : await file.readFile();
	} finally {
		await file.close();
	}
}
// src/cli/init/owners-at.ts
/** Reads the first of GitHub's three places that has a file; `null` where none has. */
async function readPresentOwners({ root, files }) {
	const path = CODEOWNERS_PATHS.find((each) => files.has(each));
	if (path === void 0) return null;
	const bytes = await readInside(root, path, CODEOWNERS_LIMIT - 1);
	const text = bytes === null ? null : decodeText(bytes);
	const parsed = text === null ? null : parseCodeowners(text, path);
	if (parsed === null || !parsed.loaded) return {
		path,
		loaded: false,
		ruleFor: () => null
	};
	const matcher = compileCodeowners(parsed);
	return {
		path,
		loaded: true,
		ruleFor: (each) => matcher.ruleFor(each)
	};
}
/** Whom a rule asks first: a team rather than a person, and nobody who is only an address. */
function firstOwner(rule) {
	const owners = rule?.owners ?? [];
	return (owners.find(({ kind }) => kind === "team") ?? owners.find(({ kind }) => kind === "user"))?.handle;
}
/** Whether the rules have owners, and the package's owner is none of them. */
function hasJudges(present, owner) {
	const judges = (present?.ruleFor(POLICY_PATHS[0])?.owners ?? []).map(({ handle }) => handle.toLowerCase());
	return judges.length > 0 && !judges.includes(owner.toLowerCase());
}
// src/cli/init/survey/part-projects.ts
/** Files by which a folder is known as a project: with dependencies or steps of its own. A model of MLflow brings some along, too. */
const PROJECT = /^(?:requirements\.txt|setup\.(?:py|cfg)|Pipfile|pyproject\.toml|uv\.lock|poetry\.lock|environment\.ya?ml|conda\.ya?ml|MLproject|dvc\.ya?ml|dvc\.lock|Kitfile|package\.json)$/;
/** Those of them that a repository of many projects has at its top, too: settings of tools that look at all of it. */
const OF_TOOLS = /^(?:setup\.cfg|pyproject\.toml|package\.json)$/;
/** From here on a repository holds projects beside each other; one such folder may be the code or the service of the model. */
const SEVERAL = 2;
/**
* Folders right below `prefix` that are projects of their own, where what stands around them is none: a repository of many. None
* where there are fewer than two, or the top is a project, of which they are parts.
*/
function partProjects(paths, prefix) {
	const inside = paths.map((path) => path.slice(prefix.length).split("/"));
	if (inside.some(([first = "", ...rest]) => rest.length === 0 ? PROJECT.test(first) && !OF_TOOLS.test(first) : first === "src")) return [];
	const models = new Set(inside.flatMap(([folder, file]) => file === "MLmodel" ? [folder] : []));
	const named = inside.flatMap(([folder = "", file = "", ...rest]) => rest.length === 0 && PROJECT.test(file) && !models.has(folder) ? [`${prefix}${folder}`] : []);
	const projects = [...new Set(named)].sort();
	return projects.length < SEVERAL ? [] : projects;
}
// src/cli/init/survey/place.ts
/** Folders of tools, copies of other people's code, and what the tests of code play with. */
const PASSED_OVER = /(?:^|\/)(?:node_modules|vendor|third_party|site-packages|wandb|__pycache__|\.[^/]+|tests|__tests__|test_?data|test\/fixtures)\//i;
/** A folder of a template: its name is made up later, and so is what stands in its files. */
const TEMPLATE = /\{\{|\{%|\}\}/;
/**
* Looks at a repository from a folder on. Left out are packages that are there already, what a manifest cannot name, and folders
* that hold other people's files.
*/
function placeOf(files, folder) {
	const prefix = folder === "" ? "" : `${folder}/`;
	const all = [...files.files.keys()].filter((path) => path.startsWith(prefix));
	const manifests = all.flatMap((path) => /^(.+)\/handoff\.ya?ml$/.exec(path)?.[1] ?? []);
	const own = all.filter((path) => {
		const inside = path.slice(prefix.length);
		return pathFault(path) === null && !PASSED_OVER.test(inside) && !TEMPLATE.test(inside) && !manifests.some((each) => path.startsWith(`${each}/`));
	});
	const projects = partProjects(own, prefix);
	const seen = projects.length === 0 ? own : own.filter((path) => !path.slice(prefix.length).includes("/"));
	return {
		files,
		folder,
		paths: fromTop(seen.filter((path) => !isLink(files, path))),
		links: fromTop(seen.filter((path) => isLink(files, path))),
		projects
	};
}
/** Whether a symbolic link stands at a path. */
function isLink({ files }, path) {
	return files.get(path)?.mode === "120000";
}
/** The shallowest first; by name where they are equally deep. */
function fromTop(paths) {
	return paths.map((path) => ({
		path,
		depth: path.split("/").length
	})).sort((a, b) => a.depth - b.depth || (a.path < b.path ? -1 : 1)).map(({ path }) => path);
}
/** How many folders below the chosen one a path lies: 0 at its top. */
function depthIn({ folder }, path) {
	return (folder === "" ? path : path.slice(folder.length + 1)).split("/").length - 1;
}
/** The first path, from the top down, that fits. */
function firstPath({ paths }, fits) {
	return paths.find((path) => fits.test(path));
}
/**
* The one that speaks for the whole: at the top, or else the only one right below it. Of several in folders beside each other, none
* does; what lies deeper is a part of something.
*/
function mainPath(place, fits) {
	const near = place.paths.filter((path) => depthIn(place, path) <= 1 && fits.test(path));
	const [first] = near;
	if (first === void 0) return void 0;
	return depthIn(place, first) === 0 || near.length === 1 ? first : void 0;
}
/** The name of a file or folder, without what leads to it. */
function baseName(path) {
	return path.slice(path.lastIndexOf("/") + 1);
}
/** The folder in which a file lies; `""` is the root. */
function folderOf(path) {
	return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
/** A file as the reader of a format sees it; `null` where it is no text, or says nothing that can be read. */
async function readAs({ files }, path, format) {
	const text = await files.text(path);
	if (text === null) return null;
	const reading = await readDocument({
		path,
		text,
		oid: ""
	}, { format });
	if (reading === null) return null;
	return reading.observations.length === 0 && reading.details === void 0 ? null : reading;
}
/** A path that a file names, relative to that file, as a repository-relative one; `null` where it leaves the repository. */
function besides(file, named) {
	if (named.startsWith("/") || named.includes("\\") || /^[a-z][a-z0-9+.-]*:/i.test(named)) return null;
	const found = folderOf(file) === "" ? [] : folderOf(file).split("/");
	for (const segment of named.split("/")) {
		if (segment === "" || segment === ".") continue;
		if (segment !== "..") found.push(segment);
		else if (found.pop() === void 0) return null;
	}
	const path = found.join("/");
	return path === "" || pathFault(path) !== null ? null : path;
}
// src/cli/init/decide.ts
/** Decides by flags first, then by answers, then by what the repository says. A problem where nobody says who answers for it. */
async function decide(grounds) {
	const { options, repository, owners, questions } = grounds;
	const name = options.name ?? await askName(grounds);
	if (!packageName.safeParse(name).success) return problem({
		...BAD_NAME,
		values: { name }
	});
	const known = firstOwner(owners?.ruleFor(`handoffs/${name}/handoff.yml`) ?? null);
	const owner = options.owner ?? await questions?.owner(known) ?? known;
	if (owner === void 0) return problem(NO_OWNER);
	const asked = options.engineering === void 0 && options.operations === void 0;
	const engineering = options.engineering ?? (asked ? await questions?.engineering() : void 0) ?? [];
	const operations = options.operations ?? (asked ? await questions?.operations() : void 0) ?? [];
	const rulesOwners = await decideRulesOwners(grounds, asked, owner, [
		operations,
		engineering,
		[owner]
	].find((each) => each.length > 0) ?? []);
	const wrong = [
		owner,
		...engineering,
		...operations,
		...rulesOwners
	].find((each) => !handle.safeParse(each).success);
	if (wrong !== void 0) return problem({
		...BAD_HANDLE,
		values: { handle: wrong }
	});
	const branch = options.branch ?? repository.branch;
	for (const each of [branch, options.release]) if (!await isBranchName(repository.root, each)) return problem({
		...BAD_BRANCH,
		values: { branch: each }
	});
	const risk = options.risk;
	return {
		ok: true,
		value: {
			name,
			owner,
			engineering,
			operations,
			rulesOwners,
			branch,
			release: options.release,
			...risk === void 0 ? {} : { risk }
		}
	};
}
/** Who answers for the rules. Nobody is asked where CODEOWNERS gives them to others than the package's owner already. */
async function decideRulesOwners({ options, owners, questions }, asked, owner, likely) {
	if (options.rulesOwner !== void 0) return options.rulesOwner;
	const answer = asked && !hasJudges(owners, owner) ? await questions?.rulesOwner(likely) : void 0;
	return answer === void 0 || answer.length === 0 ? likely : answer;
}
async function askName({ repository, survey, options, questions }) {
	const present = [...repository.files.files.keys()].flatMap((path) => /^handoffs\/([^/]+)\/handoff\.ya?ml$/.exec(path)?.[1] ?? []);
	const folder = options.path === void 0 ? void 0 : baseName(options.path.replace(/\/+$/, ""));
	const likely = [
		present.length === 1 ? present[0] : void 0,
		folder,
		survey.name?.value,
		repository.remote.name,
		baseName(repository.root)
	].map((each) => plainName$1(each ?? "")).find((each) => each !== "") ?? "model";
	return await questions?.name(likely) ?? likely;
}
/** A name as a package may have it, as near to the given one as it can be; empty where nothing is left of it. */
function plainName$1(name) {
	return name.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").replace(/[^a-z0-9._-]+/g, "-").slice(0, 100).replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, "");
}
async function isBranchName(root, name) {
	if (name.startsWith("-")) return false;
	try {
		await runGit(root, ["check-ref-format", `refs/heads/${name}`]);
		return true;
	} catch (error) {
		if (error instanceof GitError && error.code === "git-failed") return false;
		throw error;
	}
}
/** The folder to look at, as a repository-relative path; a problem where there is none. */
function chooseFolder({ path, name }, { files }) {
	const folders = new Set([...files.files.keys()].flatMap(ancestors));
	if (path !== void 0) {
		const folder = path.replace(/^(?:\.\/)+/, "").replace(/\/+$/, "");
		if (folder === "" || folder === ".") return {
			ok: true,
			value: ""
		};
		if (pathFault(folder) === null && folders.has(folder)) return {
			ok: true,
			value: folder
		};
		return problem({
			...NO_FOLDER,
			values: { path }
		});
	}
	const same = [...folders].filter((folder) => baseName(folder) === name && !/^(?:handoffs|src|\.)/.test(folder));
	return {
		ok: true,
		value: same.length === 1 && same[0] !== void 0 ? same[0] : ""
	};
}
function ancestors(path) {
	const segments = path.split("/");
	return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join("/"));
}
const NO_OWNER = {
	id: "no-owner",
	says: "nobody says who answers for the package: CODEOWNERS gives it to nobody, and there is no --owner",
	fix: "name a team or a person, as GitHub does: --owner @organisation/team",
	values: {}
};
const BAD_NAME = {
	id: "bad-name",
	says: "`{name}` cannot be the name of a package: expected lower-case letters, digits, dots, hyphens and underscores",
	fix: "name it: --name NAME"
};
const BAD_HANDLE = {
	id: "bad-handle",
	says: "`{handle}` is nobody on GitHub: expected @user or @organisation/team",
	fix: "write it as CODEOWNERS does, with the `@` in front"
};
const BAD_BRANCH = {
	id: "bad-branch",
	says: "`{branch}` cannot be the name of a branch",
	fix: "name the branches: --branch BRANCH --release BRANCH"
};
const NO_FOLDER = {
	id: "no-folder",
	says: "--path `{path}` is no folder of this repository with a file that a commit would hold",
	fix: "name a folder from the top of the repository, such as models/churn"
};
// src/cli/init/existing.ts
/** Which parts are there already. Owners are not among them: a CODEOWNERS is never written anew. */
async function findExisting(files, folder) {
	const isFile = (path) => files.files.get(path)?.mode.startsWith("100") === true;
	const policy = POLICY_PATHS.find(isFile);
	const manifest = manifestNames(folder).find(isFile);
	const workflow = await findWorkflow(files);
	return [
		...policy === void 0 ? [] : [{
			part: "policy",
			path: policy
		}],
		...workflow === void 0 ? [] : [{
			part: "workflow",
			path: workflow
		}],
		...manifest === void 0 ? [] : [{
			part: "package",
			path: manifest
		}]
	];
}
/** What is not to be planned, where only the parts in `anew` are written again. */
async function existingFor(files, folder, found, anew) {
	const at = (part) => found.find((each) => each.part === part)?.path;
	return {
		definitions: at("policy") !== void 0 && !anew.has("policy") ? await definitionsOf(files) : null,
		hasOwners: CODEOWNERS_PATHS.some((path) => files.files.has(path)),
		hasWorkflow: at("workflow") !== void 0 && !anew.has("workflow"),
		policyPath: at("policy") ?? POLICY_PATHS[0],
		manifestPath: at("package") ?? manifestNames(folder)[0]
	};
}
function manifestNames(folder) {
	return [`${folder}/handoff.yml`, `${folder}/handoff.yaml`];
}
/** The workflow that runs Gatehouse, whatever it is called. */
async function findWorkflow(files) {
	const workflows = [...files.files.keys()].filter((path) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path));
	for (const path of workflows.sort()) {
		if (path === ".github/workflows/gatehouse.yml") return path;
		if (/^\s*-?\s*uses:\s*["']?gatehouse\/gatehouse[@/]/m.test(await files.text(path) ?? "")) return path;
	}
}
async function definitionsOf(files) {
	const read = [...files.files.keys()].flatMap((path) => {
		const file = /^\.github\/checklists\/([^/]+\.md)$/.exec(path)?.[1];
		return file === void 0 ? [] : [{
			path,
			file
		}];
	}).map(async ({ path, file }) => {
		const bytes = await files.bytes(path);
		return bytes === null ? [] : [{
			file,
			bytes
		}];
	});
	return (await Promise.all(read)).flat();
}
// src/cli/init/init-to-json.ts
/** What was done as JSON, with a line break at its end. Foreign text is escaped by JSON, sentences as annotations are. */
function initToJson(result) {
	const { plan, files, kept, ignored, owners, sharedRules, outlook, dryRun } = result;
	const inState = (...states) => files.filter(({ state }) => states.includes(state)).map(({ path }) => path);
	return `${JSON.stringify({
		package: plan.name,
		folder: plan.folder,
		owner: plan.owner,
		dry_run: dryRun,
		read: plan.survey.read.map(said),
		left: plan.survey.left.map(said),
		written: inState("written", "overwritten"),
		kept: [...kept, ...inState("kept", "same")],
		copies: files.flatMap(({ path, copyOf }) => copyOf === void 0 ? [] : [{
			path,
			of: copyOf
		}]),
		ignored,
		codeowners: owners,
		rules: {
			owners: plan.rulesOwners,
			shared_in: sharedRules
		},
		stage: outlook.stage,
		gaps: outlook.gaps.map(gap),
		next: outlook.next === null ? null : {
			stage: outlook.next.stage,
			gaps: outlook.next.gaps.map(gap)
		},
		deferred: outlook.deferred
	}, null, 2)}\n`;
}
function said(statement) {
	const fix = fixOf(statement, PLAIN$1);
	return {
		id: statement.id,
		message: says(statement, PLAIN$1),
		...fix === null ? {} : { advice: fix }
	};
}
function gap({ gate, finding }) {
	return {
		gate,
		...said(finding),
		...finding.where === void 0 ? {} : { where: finding.where }
	};
}
// src/cli/init/init-to-terminal.ts
/** What was done, what is open and what comes next, for a terminal. Ends in a line break. */
function initToTerminal(result, stream) {
	const paint = paintFor(stream);
	const parts = [
		heading(result, paint),
		part("Read", result.plan.survey.read.map(sentence), paint),
		part("Seen, and not taken", result.plan.survey.left.flatMap((each) => advised(each, paint)), paint),
		part(writtenTitle(result), writtenLines(result), paint),
		part("There already, and kept", keptLines(result), paint),
		part("Ignored by git, so that a commit leaves it out: mend .gitignore, or git add --force", result.ignored.map(line), paint),
		part("CODEOWNERS", [...ownersLines$1(result), ...sharedLines(result)], paint),
		part(openTitle(result), openLines(result, paint), paint),
		part(nextTitle(result), nextLines(result), paint),
		part("Next", steps(result), paint)
	];
	return withoutCommands(`${parts.filter((each) => each !== "").join("\n\n")}\n`);
}
function part(title, lines, paint) {
	return lines.length === 0 ? "" : [paint("strong", title), ...lines.map((each) => `  ${each}`)].join("\n");
}
const fill = (template, values) => fillTemplate(template, values, TERMINAL);
const sentence = (statement) => says(statement, TERMINAL);
const line = (path) => text(path);
function heading({ plan }, paint) {
	return paint("strong", fill("{folder}: {name}, for which {owner} answers", {
		folder: plan.folder,
		name: plan.name,
		owner: plan.owner
	}));
}
function advised(statement, paint) {
	const fix = fixOf(statement, TERMINAL);
	return [sentence(statement), ...fix === null ? [] : [paint("quiet", `  → ${fix}`)]];
}
function writtenTitle({ dryRun, standpoint: { toTop } }) {
	const title = dryRun ? "Would be written" : "Written";
	return toTop === "" ? title : fill("{title}, from the top of the repository ({toTop})", {
		title,
		toTop
	});
}
function writtenLines({ files }) {
	const written = files.filter(({ state }) => state === "written" || state === "overwritten");
	return [...Map.groupBy(written, (file) => file.copyOf === void 0 ? file.path : folderOf(file.path))].flatMap(([folder, own]) => {
		const [first] = own;
		if (first?.copyOf === void 0 || own.length < MANY_COPIES) return own.map(writtenLine);
		const values = {
			count: own.length,
			folder: folderOf(first.copyOf)
		};
		return [`${line(folder)}/  ${fill("({count} copies from {folder})", values)}`];
	});
}
/** Copies that go from one folder to another are counted from here on. */
const MANY_COPIES = 3;
function writtenLine({ path, state, copyOf }) {
	const about = [...state === "overwritten" ? ["over what was there"] : [], ...copyOf === void 0 ? [] : [fill("a copy of {copyOf}", { copyOf })]];
	return [line(path), ...about.length === 0 ? [] : [`(${about.join(", ")})`]].join("  ");
}
function keptLines({ files, kept }) {
	const left = files.filter(({ state }) => state === "kept" || state === "same").map(({ path }) => path);
	return [...kept, ...left].map(line);
}
function ownersLines$1({ owners, plan }) {
	if (owners === null) return [];
	const { path, lines, loaded, instead } = owners;
	if (!loaded) return [fill("GitHub does not load `{path}`: make it a text file of less than 3 MB, and no link", { path })];
	return [
		...instead === void 0 ? [] : [fill("line {line} of `{path}` gives {folder} to {owners}", {
			line: instead.line,
			path,
			folder: plan.folder,
			owners: instead.owners
		})],
		fill("add at the end of `{path}`, where the last line that matches decides:", { path }),
		...lines.map((each) => `  ${line(each)}`)
	];
}
/** Who hands over and answers for the rules, too, sets their own bar. */
function sharedLines({ sharedRules, plan: { owner } }) {
	if (sharedRules === null) return [];
	return [fill("{owner} hands over and, by `{path}`, owns `/.github/`, too, and with it the policy: give it to others there, such as who runs the model", {
		owner,
		path: sharedRules
	})];
}
function openTitle({ outlook: { stage, gaps } }) {
	const values = {
		stage: stage ?? "",
		count: gaps.length
	};
	if (stage === null && gaps.length === 0) return "Not judged";
	if (stage === null) return fill("Not judged until the policy that was there is mended", values);
	return fill("Open for {stage}: {count} [gap|gaps] that only people or tools can fill", values);
}
/** File by file, as the terminal shows findings anywhere. */
function openLines({ outlook: { stage, gaps }, ignored }, paint) {
	if (gaps.length === 0 && stage === null) return [ignored.length > 0 ? "git leaves out the policy or the manifest: mend .gitignore, and run it again to see what is open" : "gatehouse check says why"];
	if (gaps.length === 0 && stage !== null) return ["none: what gates can judge without people is in order"];
	return [...Map.groupBy(gaps, ({ finding }) => finding.where?.path ?? "")].flatMap(([path, own]) => [...path === "" ? [] : [line(path)], ...toldTogether(own.toSorted(byPlace)).flatMap((told) => gapLines(told, path === "" ? "" : "  ", paint))]);
}
/** What is the same in several places of a file is one, with a line for each, as `check` tells it. */
function gapLines(told, indent, paint) {
	const [{ gate, finding }] = told;
	const fix = finding.id === "missing" ? null : adviceOf(told, TERMINAL);
	const name = paint("quiet", `${gate}/${finding.id}`);
	return [
		`${indent}${paint("quiet", placeIn(finding))}${saysOf(told, TERMINAL)}  ${name}`,
		...eachLine(told, indent, paint),
		...fix === null ? [] : [`${indent}  ${paint("quiet", `→ ${fix}`)}`]
	];
}
/** A line for each of several, below what is said of all; its place only where it is another than that of the one before. */
function eachLine(told, indent, paint) {
	const lines = linesOf(told, TERMINAL);
	const width = Math.max(0, ...lines.map(({ each: { length } }) => length > EACH_COLUMN ? 0 : length));
	return lines.map(({ each, note, of: { finding } }, index) => {
		const place = placeIn(finding);
		const shown = placeIn(told[Math.max(0, index - 1)]?.finding ?? finding) === place ? " ".repeat(place.length) : place;
		const row = note === null ? each : `${each.padEnd(width)}  ${paint("quiet", note)}`;
		return `${indent}${paint("quiet", shown)}  ${row}`;
	});
}
/** Widest name in a list that still lets what is said of each stand in one column, in characters. */
const EACH_COLUMN = 40;
function placeIn({ where }) {
	return where?.line === void 0 ? "" : `${String(where.line).padStart(3)}  `;
}
function nextTitle({ outlook: { next } }) {
	return fill("Later, for {stage}: {count} more", {
		stage: next?.stage ?? "",
		count: next?.gaps.length ?? 0
	});
}
/** What a later stage asks for, a line a gate: it is far off, and all of it is in `--json`. */
function nextLines({ outlook: { next } }) {
	return [...Map.groupBy(next?.gaps ?? [], ({ gate }) => gate)].map(([gate, gaps]) => {
		const [first] = toldTogether(gaps);
		if (first === void 0) return gate;
		const left = gaps.length - first.length;
		const rest = left === 0 ? "" : fill(" (and {count} more)", { count: left });
		return `${gate}: ${withNames(first)}${rest}`;
	});
}
/** What is told, and of several the names of the first alone. */
function withNames(told) {
	const said = saysOf(told, TERMINAL);
	const names = linesOf(told, TERMINAL).map(({ each }) => each);
	if (names.length === 0) return said;
	const more = names.length > MOST_NAMED$6 ? ["…"] : [];
	return `${said.replace(/\.$/, "")}: ${[...names.slice(0, MOST_NAMED$6), ...more].join(", ")}`;
}
const MOST_NAMED$6 = 5;
function steps(result) {
	if (result.dryRun) return ["run it again without --dry-run"];
	const { plan, outlook, policyIsNew } = result;
	return [
		...policyIsNew ? [`${firstStep(result)}: a policy never judges the change that brings it`] : [],
		fill("on a branch of its own, fill the gaps in {folder}/, commit, and run: {command}", {
			folder: plan.folder,
			command: checkCommand(result)
		}),
		...outlook.deferred.length === 0 ? [] : [fill("people sign in the pull request, where the App counts them: {page}", { page: INSTALL_APP })]
	];
}
const INSTALL_APP = "https://github.com/gatehouse/gatehouse/blob/main/docs/install-app.md";
/** How the rules get to the branch: there is no pull request to a branch that is not there. */
function firstStep({ plan: { branch }, owners, standpoint }) {
	const what = owners === null ? ".github/" : ".github/ with those lines of CODEOWNERS";
	if (!standpoint.hasCommit) return fill(`commit ${what} on \`{branch}\` first, by itself`, { branch });
	if (!standpoint.hasBranch) return fill(`begin the branch \`{branch}\`, and bring ${what} to it first`, { branch });
	return fill(`bring ${what} to \`{branch}\` first, by a pull request of its own`, { branch });
}
/** What judges the package once the rules are there, as it is typed where the user stands. */
function checkCommand({ plan: { branch }, standpoint: { isDefaultBase }, repo }) {
	return [
		"gatehouse check",
		...isDefaultBase ? [] : [`--base ${shellQuoted(branch)}`],
		...repo === null ? [] : [`--repo ${shellQuoted(repo)}`]
	].join(" ");
}
// src/cli/init/planned-tree.ts
const FOLDER = "040000";
const LINK = "120000";
const SUBMODULE = "160000";
/**
* A commit that does not exist yet: the files that would be in it, each read where it is. Files have the object ids that git
* would give them; a folder's id is our own, equal where everything below is.
*/
var PlannedTree = class {
	/** No commit has this id. */
	commit = "0".repeat(40);
	#root;
	#files;
	#objects;
	#folders;
	#ids = /* @__PURE__ */ new Map();
	constructor(root, files, objects) {
		this.#root = root;
		this.#files = files;
		this.#objects = objects;
		this.#folders = foldersOf(files.keys());
	}
	async entries(paths) {
		const found = await Promise.all([...new Set(paths)].map(async (path) => [path, await this.#entry(path)]));
		return new Map(found.flatMap(([path, entry]) => entry === null ? [] : [[path, entry]]));
	}
	async list(folders) {
		const found = folders.map(async (folder) => {
			const files = this.#below(folder).map(async ([path, file]) => {
				const [oid, size] = await Promise.all([this.#id(path, file), this.#size(file)]);
				return {
					path,
					mode: file.mode,
					oid,
					size
				};
			});
			return [folder, {
				files: await Promise.all(files),
				complete: true
			}];
		});
		return new Map(await Promise.all(found));
	}
	async read(paths) {
		const found = [...new Set(paths)].map(async (path) => [path, await this.#content(path)]);
		return new Map(await Promise.all(found));
	}
	async bytes(path) {
		const file = this.#files.get(path);
		if (file === void 0 || !file.mode.startsWith("100")) return null;
		return await this.#size(file) > 104857600 ? null : this.#bytes(path, file);
	}
	async #entry(path) {
		const file = this.#files.get(path);
		if (file !== void 0) return {
			mode: file.mode,
			oid: await this.#id(path, file)
		};
		if (!this.#folders.has(path)) return null;
		const below = await Promise.all(this.#below(path).map(async ([each, file]) => `${file.mode} ${await this.#id(each, file)} ${each}`));
		return {
			mode: FOLDER,
			oid: createHash("sha1").update(below.join("\0")).digest("hex")
		};
	}
	async #content(path) {
		const entry = await this.#entry(path);
		if (entry === null) return { kind: "absent" };
		const { mode, oid } = entry;
		if (mode === FOLDER) return {
			kind: "folder",
			oid
		};
		if (mode === LINK) return {
			kind: "symlink",
			oid
		};
		if (mode === SUBMODULE) return {
			kind: "submodule",
			oid
		};
		const file = this.#files.get(path);
		const size = file === void 0 ? 0 : await this.#size(file);
		if (size > 5242880) return {
			kind: "too-large",
			oid,
			size,
			limit: TEXT_LIMIT
		};
		const bytes = file === void 0 ? null : await this.#bytes(path, file);
		const text = bytes === null ? null : decodeText(bytes);
		return text === null ? {
			kind: "binary",
			oid,
			size
		} : {
			kind: "text",
			text,
			oid,
			size
		};
	}
	#below(folder) {
		const prefix = folder === "" ? "" : `${folder}/`;
		return [...this.#files].filter(([path]) => path.startsWith(prefix)).sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
	}
	async #size(file) {
		if (file.from === "plan") return file.bytes.length;
		if (file.from === "disk") return file.size;
		return file.mode === SUBMODULE ? 0 : this.#objects.size(file.oid);
	}
	async #bytes(path, file) {
		if (file.from === "plan") return file.bytes;
		if (file.from === "index") return this.#objects.content(file.oid);
		return readInside(this.#root, path, BYTES_LIMIT);
	}
	#id(path, file) {
		if (file.from === "index") return Promise.resolve(file.oid);
		const known = this.#ids.get(path);
		if (known !== void 0) return known;
		const made = this.#hash(path, file);
		this.#ids.set(path, made);
		return made;
	}
	async #hash(path, file) {
		const hash = createHash("sha1").update(`blob ${await this.#size(file)}\0`);
		if (file.from === "plan") return hash.update(file.bytes).digest("hex");
		if (file.mode === LINK) return hash.update(await readlink(join(this.#root, path))).digest("hex");
		for await (const chunk of createReadStream(join(this.#root, path))) hash.update(chunk);
		return hash.digest("hex");
	}
};
/** Every folder on the way to a file; the root is none. */
function foldersOf(paths) {
	const folders = /* @__PURE__ */ new Set();
	for (const path of paths) for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
		const folder = path.slice(0, end);
		if (folders.has(folder)) break;
		folders.add(folder);
	}
	return folders;
}
// src/cli/init/judge-plan.ts
/** Judges a package folder among files that are not committed yet, by the policy among them. */
async function judgePlan({ root, objects, remote }, files, { folder, branch, now }) {
	const isInside = (path) => path.startsWith(`${folder}/`);
	const head = new PlannedTree(root, files, objects);
	const base = new PlannedTree(root, new Map([...files].filter(([path]) => !isInside(path))), objects);
	const changes = [...await head.entries([...files.keys()].filter(isInside))].map(([path, after]) => ({
		path,
		before: null,
		after
	}));
	const stage = await chooseStage(base, branch);
	const judgement = await judgeContent({
		now,
		repository: remote,
		pullRequest: {
			number: 0,
			title: "",
			author: null,
			draft: false,
			base: {
				ref: branch,
				sha: base.commit
			},
			head: {
				ref: "HEAD",
				sha: head.commit
			},
			mergeBase: base.commit
		},
		changes: changes.sort((a, b) => a.path < b.path ? -1 : 1),
		head,
		base,
		at: () => base,
		findTags: (names) => existingTags(root, names),
		listTags: (prefixes) => listTags(root, prefixes),
		crypto: nodeCrypto,
		...stage === null ? {} : { stage }
	});
	if (judgement.kind !== "judged") return {
		stage: null,
		gaps: [],
		next: null,
		deferred: []
	};
	const outlook = outlookOf(judgement.verdict);
	return judgement.by === null ? {
		...outlook,
		stage: null
	} : outlook;
}
/** The stage of the branch, or the first one where a policy that is kept gates other branches. */
async function chooseStage(base, branch) {
	const found = await findPolicy(base);
	if (found.kind !== "policy" || stageOf(found.policy, branch).kind !== "none") return null;
	return found.policy.stages[0]?.name ?? null;
}
function outlookOf(verdict) {
	const { stage, gates, notices, next, deferred } = verdict;
	const causes = causesOf(verdict);
	const counted = gates.filter(({ severity }) => severity === "block");
	return {
		stage,
		gaps: [...notices.map((finding) => ({
			gate: "policy",
			finding
		})), ...counted.flatMap(({ gate, findings }) => findings.map((finding) => ({
			gate,
			finding
		})))].filter(({ finding }) => blocks(finding.outcome) && finding.severity !== "warn" && !causes.has(finding)),
		next: next === void 0 ? null : {
			stage: next.stage,
			gaps: next.asks
		},
		deferred
	};
}
// src/cli/init/plan/owners-lines.ts
/** Lines of CODEOWNERS that give a package and the rules to who answers for them. The last line that matches a path decides. */
function ownersLines({ folder, owner, rulesOwners }) {
	return [`/${folder}/ ${owner}`, `/.github/ ${rulesOwners.join(" ")}`];
}
/** A first CODEOWNERS: everything is owned, since a changed path without an owner blocks. */
function ownersText(plan) {
	return [
		"# Who answers for what, and is asked for review. The last line that matches a path decides.",
		`* ${plan.owner}`,
		...ownersLines(plan),
		""
	].join("\n");
}
// src/cli/init/plan/fixed-texts.ts
/** Definition of the first checklist, and the copy that a package fills. */
const RELEASE_CHECKLIST = `# Release

- [ ] Somebody who did not build the model repeated its evaluation <!-- id: evaluation-repeated, evidence: required -->
- [ ] Only those who need the data can read it <!-- id: data-access, evidence: required -->
- [ ] Whoever is touched by a wrong answer has somebody to turn to <!-- id: recourse, evidence: optional -->
`;
/** A decision record to be written. What stands in brackets is found by the gate \`package\` until it is. */
const APPROACH_RECORD = `# How the model was chosen

## Context

[describe what had to be decided, and under which constraints]

## Decision

[describe what was chosen, and what was not]

## Consequences

[describe what follows from it, for good and for bad]
`;
// src/cli/init/yaml-text.ts
/** Words and paths that need no quotes in YAML: letters first, then nothing that YAML gives a meaning to. */
const PLAIN = /^(?:\.{1,2}\/)*[A-Za-z][A-Za-z0-9]*(?:[ ._/-][A-Za-z0-9]+)*$/;
/** Words that YAML 1.1 or 1.2 reads as something else than text. */
const TAKEN = /^(?:true|false|yes|no|on|off|null|y|n)$/i;
/** What JSON leaves as it is, and YAML cannot hold, or an editor would not show. */
const UNSEEN = /[\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff]/gu;
/**
* Any text as a YAML scalar on one line, which reads back as that text: plain where that is safe, else in double quotes. Goes
* into block and flow collections. Characters that nobody could see are spelled out.
*/
function yamlText(text) {
	if (text.length <= 80 && PLAIN.test(text) && !TAKEN.test(text)) return text;
	return JSON.stringify(text).replace(UNSEEN, (character) => {
		return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
	});
}
/** Texts as a YAML list on one line. */
function yamlList(texts) {
	return `[${texts.map(yamlText).join(", ")}]`;
}
// src/cli/init/plan/choose-metric.ts
/** Words of names whose good side is known to everybody; of a number that nobody knows, no bar is proposed. */
const HIGHER = /^(?:auc|auroc|auprc|roc_auc|accuracy|acc|f1|precision|recall|r2|map|ndcg|bleu|rouge|iou|dice|kappa|mcc)$/;
const LOWER = /^(?:rmse|mse|mae|mape|smape|logloss|loss|error|perplexity|wer|cer|brier|failures|errors)$/;
/** From the one that says most about a model, as numbers on data that it was not trained on do. */
const BEST = /(?:^|[^a-z])(?:auc|auroc|roc_auc)(?:[^a-z]|$)/;
/** The one metric for which a first bar is proposed: one with a known good side, on test data where there is such a one. */
function chooseMetric(evidence) {
	return evidence.flatMap(({ path, format, observations }) => observations.flatMap(({ name, value, unit = "", slice }) => {
		const op = sideOf(name);
		if (typeof value !== "number" || slice !== void 0 || op === void 0 || name.length > 80) return [];
		return [{
			read: `${format}:${name}`,
			name,
			value,
			unit,
			op,
			path
		}];
	})).toSorted((a, b) => rankOf(b) - rankOf(a))[0];
}
function sideOf(name) {
	const words = wordsOf(name);
	const joined = words.slice(-2).join("_");
	if ([...words, joined].some((word) => HIGHER.test(word))) return words.some((word) => LOWER.test(word)) ? void 0 : "gte";
	return words.some((word) => LOWER.test(word)) ? "lte" : void 0;
}
function rankOf({ name, read }) {
	const words = wordsOf(name);
	const onTest = words.some((word) => /^(?:test|holdout|eval)$/.test(word)) ? 4 : 0;
	const onTrain = words.some((word) => /^train(?:ing)?$/.test(word)) ? -8 : 0;
	const report = read.startsWith("junit:") ? -4 : 0;
	return onTest + onTrain + report + (BEST.test(name.toLowerCase()) ? 1 : 0);
}
function wordsOf(name) {
	return name.toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== "");
}
// src/cli/init/plan/report-path.ts
/**
* Where the copy of a report stands, relative to the package: below `reports/`, by its own name, or by its whole path where two
* have the same name.
*/
function reportPath(report, all) {
	if (report.name !== void 0) return `reports/${report.name}`;
	const name = baseName(report.path);
	return `reports/${all.some((other) => other !== report && baseName(other.path).toLowerCase() === name.toLowerCase()) ? report.path.replaceAll("/", "-") : name}`;
}
// src/cli/init/plan/schema-line.ts
/** The comment by which editors find the JSON Schema of a file. */
function schemaLine(name, gatehouse) {
	return `# yaml-language-server: $schema=https://raw.githubusercontent.com/gatehouse/gatehouse/v${gatehouse}/docs/schemas/${name}.schema.json`;
}
// src/cli/init/plan/manifest-text.ts
/** What is left open waits in a comment: the gate `package` finds that it is missing, and nothing stands in its place. */
function manifestText(plan) {
	const { survey, folder, gatehouse } = plan;
	const written = (path) => yamlText(writtenPath(folder, path));
	return [
		schemaLine("handoff", gatehouse),
		"# What exists, and where. What stands in a comment is still to be said by somebody who knows:",
		"# uncomment it, and write that in place of TODO.",
		"apiVersion: gatehouse/v1",
		...section("package", packageLines(plan)),
		...section("problem", problemLines(plan)),
		...datasetsSection(survey.datasets, written),
		...section("code", codeLines(plan, written)),
		...section("model", modelLines(plan, written)),
		...section("migration", [{
			key: "doc",
			example: "docs/migration.md"
		}, {
			key: "constraints",
			example: "{ p95_latency: TODO such as 120ms, memory: TODO such as 512Mi }"
		}]),
		...evidenceSection(plan),
		"# Later stages ask for deployment, monitoring and rollback: docs/handoff.md of Gatehouse has them all.",
		""
	].join("\n");
}
function packageLines({ name, owner, risk, survey }) {
	return [
		{
			key: "name",
			value: yamlText(name)
		},
		survey.version === void 0 ? {
			key: "version",
			value: "0.1.0"
		} : {
			key: "version",
			value: survey.version.value,
			from: survey.version.from
		},
		known("description", survey.description, "TODO what it is for, in one sentence"),
		known("license", survey.license, "TODO an SPDX expression, such as Apache-2.0"),
		{
			key: "owner",
			value: JSON.stringify(owner)
		},
		risk === void 0 ? {
			key: "risk",
			example: "TODO Low, Medium or High; without it, it is treated as High"
		} : {
			key: "risk",
			value: risk
		}
	];
}
function known(key, found, example) {
	if (found === void 0) return {
		key,
		example
	};
	return {
		key,
		value: yamlText(found.value.slice(0, 2e3)),
		from: found.from
	};
}
function problemLines({ survey }) {
	const metric = chooseMetric(survey.evidence);
	return [
		{
			key: "doc",
			example: "docs/problem.md"
		},
		{
			key: "success",
			example: `[{ metric: ${yamlText(metric === void 0 ? "test.auc" : metric.name)}, op: ${metric?.op ?? "gte"}, target: TODO what solves the problem }]`
		},
		{
			key: "limitations",
			example: "[TODO what it must not be used for]"
		}
	];
}
function codeLines({ survey }, written) {
	const { code, params, environment } = survey;
	return [
		code === void 0 ? {
			key: "path",
			example: "../../src"
		} : {
			key: "path",
			value: written(code.value),
			...fromElsewhere(code.value, code.from)
		},
		params === void 0 ? {
			key: "params",
			example: "TODO ../../params.yaml, with the seed"
		} : {
			key: "params",
			value: written(params.value)
		},
		environment.length === 0 ? {
			key: "environment",
			example: "[../../uv.lock]"
		} : {
			key: "environment",
			value: `[${environment.map(written).join(", ")}]`
		}
	];
}
function modelLines({ survey: { model, card } }, written) {
	const { framework, runId, from } = model ?? {};
	return [
		model === void 0 ? {
			key: "path",
			example: "TODO model.onnx, or a pointer of Git LFS or DVC"
		} : {
			key: "path",
			value: written(model.path),
			...fromElsewhere(model.path, model.from)
		},
		...framework === void 0 ? [] : [{
			key: "framework",
			value: yamlText(framework)
		}],
		runId === void 0 ? {
			key: "run_id",
			example: "TODO the run, as the tracking server names it"
		} : {
			key: "run_id",
			value: yamlText(runId),
			...from === void 0 ? {} : { from }
		},
		...card === void 0 ? [] : [{
			key: "card",
			value: written(card.value)
		}],
		{
			key: "approach",
			value: "docs/approach.md"
		}
	];
}
/** Where a path was read, unless the path itself says so. */
function fromElsewhere(path, from) {
	return path === from ? {} : { from };
}
/** A section; one in which everything is open is a comment as a whole. */
function section(name, lines) {
	const isOpen = lines.every(({ value }) => value === void 0);
	return [isOpen ? `# ${name}:` : `${name}:`, ...lines.map((line) => `  ${lineText(line)}`).map(commentedIf(isOpen))];
}
/** In a section that is a comment, every line is one; none is twice. */
function commentedIf(isOpen) {
	return (line) => isOpen ? `# ${line.replace(/^( *)# /, "$1")}` : line;
}
function lineText({ key, value, from, example }) {
	if (value === void 0) return `# ${key}: ${example ?? ""}`;
	return `${key}: ${value}${from === void 0 ? "" : ` # ${yamlText(from)}`}`;
}
function datasetsSection(datasets, written) {
	if (datasets.length === 0) return [
		"# datasets:",
		"#   - name: TODO what people call the data, such as customers-2026",
		"#     role: TODO train, validate, test or reference",
		"#     path: ../../data/train.csv.dvc",
		"#     license: TODO an SPDX expression, or LicenseRef- and a name",
		"#     classification: TODO in your own words, such as public or pii",
		"#     lineage: [TODO files that say where the data came from]"
	];
	return ["datasets:", ...datasets.flatMap(({ name, role, path, license, lineage, from }) => {
		return [
			{
				key: "name",
				value: yamlText(name),
				from
			},
			role === void 0 ? {
				key: "role",
				example: "TODO train, validate, test or reference"
			} : {
				key: "role",
				value: role
			},
			{
				key: "path",
				value: written(path)
			},
			license === void 0 ? {
				key: "license",
				example: "TODO an SPDX expression, or LicenseRef- and a name"
			} : {
				key: "license",
				value: yamlText(license)
			},
			{
				key: "classification",
				example: "TODO in your own words, such as public or pii"
			},
			lineage.length === 0 ? {
				key: "lineage",
				example: "[TODO files that say where the data came from]"
			} : {
				key: "lineage",
				value: `[${lineage.map(written).join(", ")}]`
			}
		].map((line, index) => `  ${index === 0 ? "- " : "  "}${lineText(line)}`);
	})];
}
function evidenceSection({ survey: { evidence } }) {
	if (evidence.length === 0) return ["# evidence:", "#   - { path: reports/metrics.json, as: metrics, about: [model] }"];
	return ["evidence:", ...evidence.map((each) => `  - { path: ${yamlText(reportPath(each, evidence))}, as: ${each.format} }`)];
}
// src/cli/init/plan/first-bar.ts
/** Digits of a first bar. The noise of a training run moves the ones behind them. */
const DIGITS = 2;
/**
* A first bar for a number that was measured: the number itself with two digits, rounded to the side that asks less (0.8602 or more
* becomes 0.86 or more, 0.3411 or less becomes 0.35 or less). With all its digits, the next version would fail by noise alone.
*/
function firstBar(value, op) {
	const rounded = Number(value.toPrecision(DIGITS));
	if (!(op === "gte" ? rounded > value : rounded < value)) return rounded;
	const step = 10 ** (Number(value.toExponential().split("e")[1]) - DIGITS + 1);
	return Number((rounded + (op === "gte" ? -step : step)).toPrecision(DIGITS));
}
// src/cli/init/plan/policy-text.ts
/** The first policy: two stages, one check on a number that was read, and the people who were named. */
function policyText(plan) {
	const { branch, release, engineering, operations, survey, gatehouse } = plan;
	const metric = chooseMetric(survey.evidence);
	return [
		schemaLine("gatehouse", gatehouse),
		"# What must be true before a merge. Read from the base branch, so that no pull request sets its own bar.",
		"version: 1",
		"packages: [\"handoffs/*\"]",
		...rolesLines({
			engineering,
			operations
		}),
		"stages:",
		"  engineering:",
		`    branches: [${yamlText(branch)}]`,
		"    requires: research-to-engineering",
		...gatesLines([...evidenceLines(metric), ...signOffLines("engineering", engineering)]),
		"  production:",
		`    branches: [${yamlText(release)}]`,
		"    requires: production",
		...gatesLines([
			"checklist: { use: [release] }",
			"# A way back that nobody walked for a quarter of a year is a hope.",
			"rollback: { drill_max_age: 90d }",
			...signOffLines("operations", operations)
		]),
		""
	].join("\n");
}
function rolesLines(roles) {
	const named = Object.entries(roles).filter(([, owners]) => owners.length > 0);
	if (named.length === 0) return [
		"# Until roles are named, code owners sign alone.",
		"# roles:",
		"#   engineering: { owners: [\"@organisation/team\"] }"
	];
	return ["roles:", ...named.map(([role, owners]) => `  ${role}: { owners: ${yamlList(owners)} }`)];
}
/** What stands under `gates`; a comment as a whole where all of it is one. */
function gatesLines(lines) {
	if (lines.some((line) => !line.startsWith("#"))) return ["    gates:", ...lines.map((line) => `      ${line}`)];
	return ["    # gates:", ...lines.map((line) => `    #   ${line.slice(2)}`)];
}
/** A check of what was read; an example in a comment, where no number with a good side that is known was. */
function evidenceLines(metric) {
	if (metric === void 0) return [
		"# evidence:",
		"#   checks:",
		"#     - { name: AUC holds, read: \"metrics:test.auc\", op: gte, threshold: 0.78 }"
	];
	const { name, read, op, value, unit, path } = metric;
	const bar = firstBar(value, op);
	const threshold = unit === "" ? String(bar) : yamlText(`${bar}${unit}`);
	const check = `name: ${yamlText(`${name} holds`)}, read: ${yamlText(read)}, op: ${op}, threshold: ${threshold}`;
	return [
		"evidence:",
		"  checks:",
		`    # ${aboutBar(bar, {
			value,
			op,
			path
		})}`,
		"    # Put the bar here that the problem asks for.",
		`    - { ${check} }`
	];
}
/** How a first bar stands to the number that was read. */
function aboutBar(bar, { value, op, path }) {
	const file = yamlText(path);
	if (bar === value) return `As ${file} says today.`;
	return `A little ${op === "gte" ? "below" : "above"} the ${value} that ${file} says today: no two runs are quite the same.`;
}
function signOffLines(role, owners) {
	return owners.length === 0 ? [] : [`sign-offs: { roles: { ${role}: 1 } }`];
}
// src/cli/init/plan/workflow-text.ts
/** The workflow of the README, for the branches of the policy. */
function workflowText({ branch, release, gatehouse }) {
	return `name: gatehouse
on:
  pull_request:
    branches: [${[.../* @__PURE__ */ new Set([branch, release])].map(yamlText).join(", ")}]
permissions:
  contents: read
jobs:
  gatehouse:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          fetch-depth: 0
          persist-credentials: false
      # Pin the commit of the release that you use: gatehouse/gatehouse@<40 digits> # v${gatehouse}
      - uses: gatehouse/gatehouse@v${gatehouse}
`;
}
// src/cli/init/plan/plan-files.ts
/** Where the checklist's definition, the workflow and the owners are written. */
const PATHS = {
	checklist: ".github/checklists/release.md",
	workflow: ".github/workflows/gatehouse.yml",
	owners: ".github/CODEOWNERS"
};
/** Every file that is to be written, in the order in which people read them. */
function planFiles(plan, existing) {
	const { folder, survey } = plan;
	const { definitions, policyPath, manifestPath } = existing;
	const own = {
		file: "release.md",
		bytes: Buffer.from(RELEASE_CHECKLIST)
	};
	const file = (part, path, text) => ({
		part,
		path,
		bytes: Buffer.from(text)
	});
	const reports = survey.evidence.map((report) => ({
		part: "package",
		path: `${folder}/${reportPath(report, survey.evidence)}`,
		bytes: report.bytes,
		copyOf: report.path
	}));
	return [
		...definitions === null ? [file("policy", policyPath, policyText(plan)), {
			part: "policy",
			path: PATHS.checklist,
			bytes: own.bytes
		}] : [],
		...existing.hasWorkflow ? [] : [file("workflow", PATHS.workflow, workflowText(plan))],
		...existing.hasOwners ? [] : [file("owners", PATHS.owners, ownersText(plan))],
		file("package", manifestPath, manifestText(plan)),
		file("package", `${folder}/docs/approach.md`, APPROACH_RECORD),
		...(definitions ?? [own]).map((each) => ({
			part: "package",
			path: `${folder}/checklists/${each.file}`,
			bytes: each.bytes
		})),
		...reports
	];
}
// src/cli/init/missing-owners.ts
/**
* What is to be added to a CODEOWNERS that is there, so that the package's owner owns the package, and the rules have owners: others
* than who hands over, where such were named.
*/
async function missingOwners(files, plan) {
	const present = await readPresentOwners(files);
	if (present === null) return null;
	const manifest = present.ruleFor(`${plan.folder}/handoff.yml`);
	const owners = (manifest?.owners ?? []).map(({ handle }) => handle);
	const owns = owners.some((each) => each.toLowerCase() === plan.owner.toLowerCase());
	const ruled = (present.ruleFor(POLICY_PATHS[0])?.owners ?? []).length > 0 && (hasJudges(present, plan.owner) || isOwnJudge(plan));
	const [forPackage = "", forRules = ""] = ownersLines(plan);
	const lines = [...owns ? [] : [forPackage], ...ruled ? [] : [forRules]];
	const { path, loaded } = present;
	if (lines.length === 0 && loaded) return null;
	return {
		path,
		loaded,
		lines,
		...owns || manifest === null || owners.length === 0 ? {} : { instead: {
			line: manifest.line,
			owners
		} }
	};
}
/** Path of the CODEOWNERS in which the package's owner answers for the rules, too, with everything added; `null` where others do. */
async function sharedRules(files, plan) {
	const present = await readPresentOwners(files);
	return hasJudges(present, plan.owner) || !isOwnJudge(plan) ? null : present?.path ?? PATHS.owners;
}
/** Whether whoever hands over was named for the rules, too. */
function isOwnJudge({ owner, rulesOwners }) {
	return rulesOwners.some((each) => each.toLowerCase() === owner.toLowerCase());
}
// src/cli/init/work-files.ts
/** Largest file that is read to learn something about the repository, in bytes. */
const MOST_READ = 1048576;
/** The files of a working tree as `git add --all` would take them: what is ignored is left out, and nothing is written to find out. */
var WorkFiles = class WorkFiles {
	/** Top of the working tree. */
	root;
	/** By repository-relative path. */
	files;
	#objects;
	constructor(root, files, objects) {
		this.root = root;
		this.files = files;
		this.#objects = objects;
	}
	/** Lists what is there. Rejects with a `GitError` where git fails. */
	static async list(root, objects) {
		const [staged, changed, fresh] = await Promise.all([
			paths(root, [
				"ls-files",
				"--stage",
				"-z"
			]),
			changedPaths(root),
			paths(root, [
				"ls-files",
				"--others",
				"--exclude-standard",
				"-z"
			])
		]);
		const files = /* @__PURE__ */ new Map();
		for (const row of staged) {
			const [, mode = "", oid = "", stage, path = ""] = /^(\d+) ([0-9a-f]+) (\d)\t([^]+)$/.exec(row) ?? [];
			if (stage === "0") files.set(path, {
				from: "index",
				mode,
				oid
			});
		}
		for (const path of [...changed, ...fresh]) {
			if (files.get(path)?.mode === "160000") continue;
			const file = await onDisk(root, path);
			if (file === null) files.delete(path);
			else files.set(path, file);
		}
		return new WorkFiles(root, files, objects);
	}
	/** The text of a plain file; `null` where there is none, where it is no UTF-8 text, or beyond a megabyte. */
	async text(path) {
		const bytes = await this.bytes(path);
		return bytes === null ? null : decodeText(bytes);
	}
	/** The bytes of a plain file; `null` where there is none, or beyond a megabyte. */
	async bytes(path) {
		const file = this.files.get(path);
		if (file === void 0 || !file.mode.startsWith("100")) return null;
		if (file.from === "plan") return file.bytes;
		if (file.from === "disk") return readInside(this.root, path, MOST_READ);
		return await this.#objects.size(file.oid) > MOST_READ ? null : this.#objects.content(file.oid);
	}
};
async function onDisk(root, path) {
	if (path.endsWith("/") || await standingAt(root, path) === "behind-link") return null;
	const entry = await lstat(join(root, path)).catch(() => null);
	if (entry === null) return null;
	if (entry.isSymbolicLink()) return {
		from: "disk",
		mode: "120000",
		size: entry.size
	};
	if (!entry.isFile()) return null;
	return {
		from: "disk",
		mode: (entry.mode & 64) === 0 ? "100644" : "100755",
		size: entry.size
	};
}
/**
* Paths whose content is not what the index has. In a copied or mounted clone every file looks changed by its times alone, and git
* looks into them; where it cannot, because a filter of the configuration fails, all that look changed are.
*/
async function changedPaths(root) {
	try {
		return (await paths(root, STATUS)).flatMap((row) => row[1] === " " ? [] : [row.slice(3)]);
	} catch (error) {
		if (!(error instanceof GitError && error.code === "git-failed")) throw error;
		return paths(root, [
			"diff-files",
			"--name-only",
			"-z"
		]);
	}
}
/** Two letters, a space and a path in each row; the second letter is what was done to the file since it was added to the index. */
const STATUS = [
	"status",
	"--porcelain=v1",
	"-z",
	"--no-renames",
	"--untracked-files=no",
	"--ignore-submodules=all"
];
async function paths(root, args) {
	return (await runGit(root, args, { trust: "owner" })).toString("utf8").split("\0").filter((path) => path !== "");
}
// src/cli/init/repository.ts
/** Finds the repository of a folder, which need not have a commit yet. */
async function openRepository(dir) {
	const from = resolve(dir);
	const top = await topOf(from);
	const refused = refusedTop(top, from);
	if (refused !== null) return problem(refused);
	if (top.kind !== "found") return problem({
		id: "no-repository",
		says: "`{dir}` is in no git repository with a working tree",
		fix: "go to one, name it with --repo DIR, or begin one: git init",
		values: { dir: from }
	});
	const { root } = top;
	const objects = new GitObjects(root);
	const [files, remote, branch] = await Promise.all([
		WorkFiles.list(root, objects),
		repositoryOf(root),
		defaultBranch(root)
	]);
	return {
		ok: true,
		value: {
			root,
			objects,
			files,
			remote,
			branch
		}
	};
}
async function defaultBranch(root) {
	const remote = await lineOf(root, [
		"symbolic-ref",
		"--quiet",
		"--short",
		"refs/remotes/origin/HEAD"
	]);
	if (remote !== null) return remote.replace(/^origin\//, "");
	for (const likely of ["main", "master"]) if (await lineOf(root, [
		"rev-parse",
		"--verify",
		"--quiet",
		`refs/heads/${likely}`
	]) !== null) return likely;
	return await lineOf(root, [
		"symbolic-ref",
		"--quiet",
		"--short",
		"HEAD"
	]) ?? "main";
}
/**
* Those of the paths that git would leave out of a commit, because a pattern of `.gitignore` says so. They need not exist. Rejects
* with a `GitError` where git fails.
*/
function ignoredPaths(root, paths) {
	return new Promise((resolve, reject) => {
		const child = spawnGit(root, [
			"check-ignore",
			"-z",
			"--stdin"
		], { GIT_LITERAL_PATHSPECS: "0" });
		const chunks = [];
		child.stdout.on("data", (chunk) => chunks.push(chunk));
		child.stderr.resume();
		child.on("error", (cause) => reject(new GitError("git-missing", "git could not be started", { cause })));
		child.on("close", (status) => {
			if (status !== 0 && status !== 1) return reject(new GitError("git-failed", `git check-ignore ended with ${status}`));
			const named = Buffer.concat(chunks).toString("utf8").split("\0");
			return resolve(new Set(named.filter((path) => path !== "")));
		});
		child.stdin.end(paths.map((path) => `${path}\0`).join(""));
	});
}
async function lineOf(dir, args) {
	try {
		return (await runGit(dir, args)).toString("utf8").replace(/\r?\n$/, "");
	} catch (error) {
		if (error instanceof GitError && error.code === "git-failed") return null;
		throw error;
	}
}
// src/cli/init/standpoint.ts
/** Looks at the clone as `gatehouse check` will. */
async function standpointOf({ root, objects }, dir, branch) {
	const [from, top, head, local, remote, likely] = await Promise.all([
		realpath(dir),
		realpath(root),
		commitId(objects, "HEAD"),
		commitId(objects, `refs/heads/${branch}`),
		commitId(objects, `refs/remotes/origin/${branch}`),
		findBase(objects, void 0)
	]);
	return {
		toTop: relative(from, top),
		hasCommit: head !== null,
		hasBranch: local !== null || remote !== null,
		isDefaultBase: (likely.ok ? likely.value.ref : "main") === branch
	};
}
// src/cli/init/survey/find-card.ts
/** Keys of the front matter that only a model card has. */
const OF_MODEL = /^(?:library_name|pipeline_tag|base_model(?:\.\d+)?|model-index\b.*)$/;
/** Keys that an application on the Hub has, whose licence is not the model's. */
const OF_APPLICATION = /^(?:sdk|app_file|app_port)$/;
/** Weights as the libraries of the Hub save them, from the one that is loaded first. */
const WEIGHTS = [
	"model.safetensors",
	"adapter_model.safetensors",
	"pytorch_model.bin",
	"tf_model.h5"
];
/** The layout of the Hugging Face Hub: `README.md` with its front matter is the model's card, and the weights lie beside it. */
async function findCard(place) {
	const path = place.paths.find((each) => depthIn(place, each) === 0 && baseName(each) === "README.md");
	if (path === void 0 || !/^\uFEFF?---\r?\n/.test(await place.files.text(path) ?? "")) return {};
	const reading = await readAs(place, path, "hf-model-card");
	const keys = (reading?.details?.properties ?? []).map(({ name }) => name);
	const weights = weightsBeside(path, place);
	const isCard = keys.some((key) => OF_MODEL.test(key)) || weights !== void 0 && !keys.some((key) => OF_APPLICATION.test(key));
	if (reading === null || !isCard) return {};
	const stated = licenceOf$1(reading.details ?? {});
	const framework = reading.details?.properties?.find(({ name }) => name === "library_name")?.value;
	return {
		card: {
			value: path,
			from: path
		},
		...stated === void 0 ? {} : { license: {
			value: stated,
			from: path
		} },
		...weights === void 0 ? {} : { model: {
			path: weights,
			...typeof framework === "string" ? { framework } : {},
			from: weights
		} },
		read: [{
			id: "model-card",
			says: "Hugging Face: the model card `{path}`",
			values: { path }
		}]
	};
}
function weightsBeside(card, { files }) {
	const folder = folderOf(card);
	const prefix = folder === "" ? "" : `${folder}/`;
	return WEIGHTS.map((name) => `${prefix}${name}`).find((path) => files.files.has(path));
}
/** The licence that the front matter states, in SPDX's spelling. */
function licenceOf$1({ licences = [] }) {
	const stated = licences.find(({ source }) => source.pointer === "/license")?.expression;
	return stated === void 0 ? void 0 : spdxOf(stated);
}
/** The Hub writes identifiers in small letters; SPDX writes them `MIT`, `Apache-2.0` and `BSD-3-Clause`. Others are none of SPDX's. */
function spdxOf(stated) {
	const [first = "", ...rest] = stated.split("-");
	const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);
	return [
		stated,
		stated.toUpperCase(),
		capital(stated),
		[first.toUpperCase(), ...rest.map(capital)].join("-")
	].find((each) => licence.safeParse(each).success);
}
// src/cli/init/survey/find-catalogue.ts
/** What Backstage's catalogue calls the component. Its owner is a name in Backstage, and so only a hint. */
async function findCatalogue(place) {
	const path = firstPath(place, /(?:^|\/)catalog-info\.ya?ml$/);
	const reading = path === void 0 ? null : await readAs(place, path, "backstage");
	if (path === void 0 || reading === null) return {};
	const { properties = [], terms = [] } = reading.details ?? {};
	const name = properties.find((each) => /^Component\/.+\.metadata\.name$/.test(each.name))?.value;
	const description = properties.find((each) => /^Component\/.+\.metadata\.description$/.test(each.name))?.value;
	const owner = terms.find(({ kind }) => kind === "owner")?.value;
	const hint = owner === void 0 ? [] : [{
		id: "catalogue-owner",
		says: "`{path}` names the owner `{owner}`, which is a name in Backstage and none of GitHub's",
		values: {
			path,
			owner
		}
	}];
	return {
		...typeof name === "string" ? { name: {
			value: name,
			from: path
		} } : {},
		...typeof description === "string" && description !== "" ? { description: {
			value: description,
			from: path
		} } : {},
		read: [{
			id: "catalogue",
			says: "Backstage: `{path}`",
			values: { path }
		}],
		left: hint
	};
}
// src/cli/init/survey/model-names.ts
const MODEL_FILE = /\.(?:onnx|pkl|pickle|joblib|pt|pth|safetensors|h5|keras|tflite|bst|ubj|cbm|gguf|pmml)$/i;
const MODEL_FOLDER = /(?:^|\/)(?:models?|saved_model)$/i;
/** Whether a path is called as models are: by the ending of a format that holds nothing else, or `model`. */
function looksLikeModel(path) {
	return MODEL_FILE.test(path) || MODEL_FOLDER.test(path) || /(?:^|\/)model\.[a-z]+$/i.test(path);
}
/** Whether a file of the repository is a model by its ending alone. */
function isModelFile(path) {
	return MODEL_FILE.test(path);
}
// src/cli/init/survey/find-dvc.ts
/** Data sets that are listed; a manifest with more says less. */
const MOST_DATASETS$1 = 20;
const CODE = /\.(?:py|ipynb|r|jl|sh|sql|ya?ml|toml|cfg)$/i;
/** Files that are named in one sentence. */
const MOST_NAMED$5 = 5;
/**
* What DVC tracks: the pipeline of `dvc.lock` with what goes into it, what `dvc.yaml` calls a model or metrics, and pointers
* (`data.csv.dvc`). A pointer of a model is the model; every other one is data.
*/
async function findDvc(place) {
	const lock = mainPath(place, /(?:^|\/)dvc\.lock$/) ?? firstPath(place, /(?:^|\/)dvc\.lock$/);
	const steps = lock === void 0 ? [] : (await readAs(place, lock, "dvc-lock"))?.details?.transformations ?? [];
	const declared = await declaredIn(place, lock);
	const pointers = place.paths.filter((path) => /[^/]\.dvc$/.test(path));
	const pointed = await Promise.all(pointers.map((path) => pointedBy(place, path)));
	const datasets = [...pointed.flatMap(({ dataset }) => dataset ?? []), ...lock === void 0 ? [] : sourcesOf(lock, steps, place)];
	const models = pointed.flatMap(({ model }) => model ?? []);
	const made = lock === void 0 ? [] : madeModels(lock, steps, declared.models);
	const [model] = models.length > 0 ? models : made.length === 1 ? made : [];
	const code = lock === void 0 ? null : codeOf$1(lock, steps);
	return {
		...code === null || lock === void 0 ? {} : { code: {
			value: code,
			from: lock
		} },
		...model === void 0 ? {} : { model: {
			path: model,
			from: lock !== void 0 && made.includes(model) ? lock : model
		} },
		datasets: datasets.slice(0, MOST_DATASETS$1),
		metrics: declared.metrics,
		read: readOf(lock, steps, pointers),
		left: [...models.length > 0 || lock === void 0 ? [] : untracked(lock, made, place), ...declared.inCache]
	};
}
function readOf(lock, steps, pointers) {
	const ofLock = {
		id: "dvc-lock",
		says: "DVC: the {count} [step|steps] of `{path}`",
		values: {
			count: steps.length,
			path: lock ?? ""
		}
	};
	const ofPointers = {
		id: "dvc-pointers",
		says: "DVC: {count} [pointer|pointers]: {pointers}",
		values: {
			count: pointers.length,
			pointers: few(pointers)
		}
	};
	return [...lock === void 0 ? [] : [ofLock], ...pointers.length === 0 ? [] : [ofPointers]];
}
function few(paths) {
	return paths.length > MOST_NAMED$5 ? [...paths.slice(0, MOST_NAMED$5), "…"] : paths;
}
async function declaredIn(place, lock) {
	const path = lock === void 0 ? mainPath(place, /(?:^|\/)dvc\.ya?ml$/) : lock.replace(/dvc\.lock$/, "dvc.yaml");
	const reading = path === void 0 ? null : await readAs(place, path, "dvc-yaml");
	if (path === void 0 || reading === null) return {
		models: [],
		metrics: [],
		inCache: []
	};
	const { artifacts = [], properties = [], transformations = [] } = reading.details ?? {};
	const isModel = new Set(properties.flatMap(({ name, value }) => value === "model" ? [/^(.*)\.type$/.exec(name)?.[1]] : []));
	const all = [...artifacts, ...transformations.flatMap(({ outputs }) => outputs)];
	const at = (fits) => [...new Set(all.flatMap(({ name, source }) => fits(source.pointer) ? besides(path, name) ?? [] : []))];
	const models = at((pointer) => {
		const [, name] = /^\/artifacts\/([^/]+)\/path$/.exec(pointer) ?? [];
		return name !== void 0 && isModel.has(`artifacts.${name}`);
	});
	const metrics = at((pointer) => /\/metrics\//.test(pointer)).filter((each) => !each.includes("${"));
	const isHere = (each) => place.files.files.has(each);
	const away = metrics.filter((each) => !isHere(each));
	return {
		models,
		metrics: metrics.filter(isHere),
		inCache: away.length === 0 ? [] : [{
			...METRICS_IN_CACHE,
			values: {
				path,
				metrics: few(away)
			}
		}]
	};
}
const METRICS_IN_CACHE = {
	id: "metrics-in-cache",
	says: "`{path}` names metrics that git does not hold, so nothing was read of {metrics}",
	fix: "let git hold small reports: `cache: false` for them in `dvc.yaml`, and commit them"
};
async function pointedBy(place, path) {
	const reading = await readAs(place, path, "dvc-pointer");
	const name = baseName(path).replace(/\.dvc$/, "");
	if (reading === null || /^mlflow\.db$/.test(name)) return {};
	if (looksLikeModel(path.replace(/\.dvc$/, ""))) return { model: path };
	const lineage = reading.details?.transformations === void 0 ? [] : [path];
	return { dataset: {
		name: plainName(name),
		path,
		...roleOf(path.replace(/\.dvc$/, "")),
		lineage,
		from: path
	} };
}
/** What steps read, as far as it is data and in the repository. What a step made in between counts where its name says what it is for. */
function sourcesOf(lock, steps, { files }) {
	const made = new Set(steps.flatMap(({ outputs }) => outputs.map(({ name }) => name)));
	const read = steps.flatMap(({ inputs }) => inputs.map(({ name }) => name));
	return [...new Set(read)].flatMap((name) => {
		const path = besides(lock, name);
		if (CODE.test(name) || looksLikeModel(name) || path === null) return [];
		if (files.files.has(`${path}.dvc`)) return [];
		if (made.has(name) && roleOf(path).role === void 0) return [];
		if (!(files.files.has(path) || [...files.files.keys()].some((each) => each.startsWith(`${path}/`))) || /(?:^|\/)(?:src|code|scripts)(?:\/|$)/.test(path)) return [];
		return [{
			name: plainName(baseName(path)),
			path,
			...roleOf(path),
			lineage: [lock],
			from: lock
		}];
	});
}
/** The one folder in which the scripts of all steps lie. */
function codeOf$1(lock, steps) {
	const scripts = steps.flatMap(({ inputs }) => inputs.map(({ name }) => name)).filter((name) => /\.(?:py|R|jl)$/.test(name));
	const folders = new Set(scripts.map((name) => besides(lock, name)?.split("/").slice(0, -1)[0]));
	const [only] = folders;
	return folders.size === 1 && only !== void 0 ? only : null;
}
/** What the pipeline makes that is called a model: by `dvc.yaml`, or else by its name. */
function madeModels(lock, steps, declared) {
	const outputs = steps.flatMap(({ outputs }) => outputs.map(({ name }) => besides(lock, name)));
	const made = [...new Set(outputs.filter((path) => path !== null))];
	const named = made.filter((path) => declared.includes(path));
	return named.length > 0 ? named : made.filter(looksLikeModel);
}
/** A model that only DVC's cache holds: git has nothing of it but the digest in the lock file. */
function untracked(lock, made, { files }) {
	const [model, other] = made;
	if (model === void 0) return [];
	if (other !== void 0) return [{
		...MANY_MADE,
		values: {
			count: made.length,
			path: lock,
			models: few(made)
		}
	}];
	return files.files.has(model) || files.files.has(`${model}.dvc`) ? [] : [{
		...IN_CACHE$1,
		values: { path: model }
	}];
}
const MANY_MADE = {
	id: "many-models",
	says: "{count} outputs of `{path}` are called as models are, so none was taken: {models}",
	fix: "name the one that is handed over under `artifacts` of `dvc.yaml`, with `type: model`, or in the manifest"
};
const IN_CACHE$1 = {
	id: "model-in-cache",
	says: "the model `{path}`, which the pipeline of DVC makes, would not be in a commit",
	fix: "let git hold the model or a pointer to it: `cache: false` in `dvc.yaml`, or Git LFS"
};
/** The role that a file's own name gives it, or else the folder in which it lies. */
function roleOf(path) {
	const [own = "", folder = ""] = path.split("/").reverse();
	const role = roleIn(own) ?? (/^(?:train|test|val|valid|validation)$/i.test(folder) ? roleIn(folder) : void 0);
	return role === void 0 ? {} : { role };
}
function roleIn(name) {
	const words = name.toLowerCase().split(/[^a-z]+/);
	if (words.some((word) => word === "train" || word === "training")) return "train";
	if (words.some((word) => word === "test" || word === "holdout")) return "test";
	if (words.some((word) => /^(?:val|valid|validate|validation|dev)$/.test(word))) return "validate";
	return words.includes("reference") ? "reference" : void 0;
}
/** A data set's name: its file's, without the ending. */
function plainName(file) {
	return file.replace(/(?!^)\.[A-Za-z0-9]+$/, "").slice(0, 200);
}
// src/cli/init/survey/find-kitfile.ts
/** What a `Kitfile` says is packed: model, code and data, with names and licences. */
async function findKitfile(place) {
	const path = firstPath(place, /(?:^|\/)Kitfile(?:\.ya?ml)?$/i);
	const reading = path === void 0 ? null : await readAs(place, path, "kitfile");
	if (path === void 0 || reading === null) return {};
	const details = reading.details ?? {};
	const model = pathAt(details, path, /^\/model\/path$/);
	const code = pathAt(details, path, /^\/code\/0\/path$/);
	const framework = propertyOf(details, "model.framework");
	const modelPart = model === void 0 ? {} : { model: {
		path: model,
		...framework === void 0 ? {} : { framework },
		from: path
	} };
	return {
		...identityOf$1(details, path),
		...modelPart,
		...code === void 0 ? {} : { code: {
			value: code,
			from: path
		} },
		datasets: datasetsOf(details, path),
		read: [{
			id: "kitfile",
			says: "KitOps: `{path}`",
			values: { path }
		}]
	};
}
function identityOf$1(details, from) {
	const known = (value) => value === void 0 ? void 0 : {
		value,
		from
	};
	const stated = licenceAt(details, "/package/license") ?? licenceAt(details, "/model/license");
	const version_ = propertyOf(details, "package.version") ?? propertyOf(details, "model.version");
	const found = {
		name: known(propertyOf(details, "package.name")),
		description: known(propertyOf(details, "package.description")),
		version: known(version.safeParse(version_).success ? version_ : void 0),
		license: known(stated)
	};
	return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== void 0));
}
function datasetsOf(details, from) {
	return (details.artifacts ?? []).flatMap(({ name, source: { pointer } }) => {
		const entry = /^(\/datasets\/\d+)\/path$/.exec(pointer)?.[1];
		const path = entry === void 0 ? null : besides(from, name);
		if (path === null) return [];
		const license = licenceAt(details, `${entry}/license`);
		return [{
			name: plainName(baseName(path)),
			path,
			...roleOf(path),
			...license === void 0 ? {} : { license },
			lineage: [],
			from
		}];
	});
}
function pathAt({ artifacts = [] }, kitfile, pointer) {
	const named = artifacts.find(({ source }) => pointer.test(source.pointer))?.name;
	return named === void 0 ? void 0 : besides(kitfile, named) ?? void 0;
}
function licenceAt({ licences = [] }, pointer) {
	const stated = licences.find(({ source }) => source.pointer === pointer)?.expression;
	return licence.safeParse(stated).success ? stated : void 0;
}
function propertyOf({ properties = [] }, name) {
	const value = properties.find((each) => each.name === name)?.value;
	return value === void 0 || String(value).trim() === "" ? void 0 : String(value);
}
// src/cli/init/survey/find-lfs.ts
/** Which patterns Git LFS takes, by the `.gitattributes` at the top: what it holds is a pointer in git, and no report can be read there. */
async function findLfs({ files }) {
	const patterns = (await files.text(".gitattributes") ?? "").split("\n").flatMap((line) => /^\s*([^#\s]\S*)\s(?:.*\s)?filter=lfs(?:\s|$)/.exec(line)?.[1] ?? []);
	if (patterns.length === 0) return {};
	return { read: [{
		id: "lfs",
		says: "Git LFS: it holds {patterns}",
		values: { patterns }
	}] };
}
// src/cli/init/survey/find-licence.ts
/** Words by which a text of another licence is told from these, or one to which somebody added something. */
const BODIES = [
	{
		id: "MIT",
		opens: "permission is hereby granted free of charge",
		closes: "dealings in the software",
		words: [163, 167]
	},
	{
		id: "Apache-2.0",
		opens: "apache license version 2 0 january 2004",
		closes: "limitations under the license",
		words: [1600, 1615]
	},
	{
		id: "BSD-3-Clause",
		opens: "redistribution and use in source and binary forms",
		closes: "possibility of such damage",
		words: [210, 226]
	},
	{
		id: "BSD-2-Clause",
		opens: "redistribution and use in source and binary forms",
		closes: "possibility of such damage",
		words: [178, 190]
	}
];
/** Words before a body: its title, and whose copyright it is. */
const MOST_BEFORE = 60;
/**
* The licence by the text of the one `LICENSE` file at the top. A text with anything added to it, of another licence, or of one that
* does not itself say whether later versions count (GPL), is named and not taken.
*/
async function findLicence(place) {
	const paths = place.paths.filter((path) => depthIn(place, path) === 0 && /^(?:licen[cs]e|copying)(?:[-._].*)?$/i.test(baseName(path)));
	const [path, other] = paths;
	if (path === void 0) return {};
	const id = other === void 0 ? licenceOf(await place.files.text(path) ?? "") : void 0;
	if (id === void 0) return { left: [{
		...UNKNOWN,
		values: { files: paths }
	}] };
	return {
		license: {
			value: id,
			from: path
		},
		read: [{
			id: "licence-file",
			says: "the licence {id}: `{path}`",
			values: {
				id,
				path
			}
		}]
	};
}
/** SPDX id of a licence text, where it is the text of that licence and nothing else. */
function licenceOf(text) {
	const joined = (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).join(" ");
	return BODIES.find(({ opens, closes, words: [least, most] }) => {
		const start = joined.indexOf(opens);
		const end = joined.lastIndexOf(closes);
		if (start < 0 || end < start || joined.length !== end + closes.length) return false;
		const before = joined.slice(0, start).split(" ").length - 1;
		const count = joined.slice(start).split(" ").length;
		return before <= MOST_BEFORE && count >= least && count <= most;
	})?.id;
}
const UNKNOWN = {
	id: "licence-unknown",
	says: "{files}: not the text of one well-known licence alone, so none was taken",
	fix: "write its SPDX expression as `package.license`"
};
// src/cli/init/survey/find-mlflow.ts
/** Runs that are looked at, and files that one run gives to a package. */
const MOST_RUNS = 500;
const MOST_METRICS = 40;
/** A metric's file holds a line for each step. */
const MOST_BYTES = 1048576;
/** Models of MLflow that are looked at. */
const MOST_MODELS = 60;
const MOST_NAMED$4 = 5;
/**
* What MLflow left: a model by its `MLmodel`, and a finished run of `mlruns/`, both of one run where they can be. Most people keep
* `mlruns` out of git, so runs are read from the disk, whether or not they are ignored.
*/
async function findMlflow(place) {
	const [models, runs] = await Promise.all([modelsOf(place), finishedRuns(place)]);
	const outside = models.filter(({ isLogged }) => !isLogged);
	const chosen = outside.length > 0 ? outside : models;
	const isStrange = isOfOtherRun(chosen, runs);
	const run = isStrange ? null : await runOf(place, runs, chosen);
	const model = modelOfRun(chosen, run);
	return {
		...model === void 0 ? {} : { model: model.found },
		evidence: run?.metrics ?? [],
		read: [...model === void 0 ? [] : [{
			id: "mlmodel",
			says: "MLflow: the model of `{path}`",
			values: { path: model.found.from }
		}], ...run === null ? [] : [{
			id: "mlflow-run",
			says: run.says,
			values: {
				count: run.metrics.length - 1,
				run: run.id
			}
		}]],
		left: [...model !== void 0 || chosen.length === 0 ? [] : [{
			...MANY_MODELS,
			values: {
				count: chosen.length,
				models: namesOf(chosen)
			}
		}], ...isStrange ? [{
			...OTHER_RUNS,
			values: {
				count: runs.length,
				models: namesOf(chosen)
			}
		}] : []]
	};
}
/** Whether the only model there is names a run, and the store holds others alone. */
function isOfOtherRun(models, runs) {
	const [only] = models;
	const run = models.length === 1 ? only?.found.runId : void 0;
	return run !== void 0 && runs.length > 0 && runs.every(({ id }) => id !== run);
}
const OTHER_RUNS = {
	id: "other-runs",
	says: "{count} finished [run|runs] of MLflow: none of them made {models}, so no metric was taken",
	fix: "add the metrics of its own run, or lay the model of a run that is here in its place"
};
const MANY_MODELS = {
	id: "many-models",
	says: "{count} [model|models] of MLflow, and nothing says which one is handed over: {models}",
	fix: "name the one that is handed over: --model PATH"
};
async function modelsOf(place) {
	const paths = place.paths.filter((path) => /(?:^|\/)MLmodel$/.test(path)).slice(0, MOST_MODELS);
	return (await Promise.all(paths.map((path) => readModel(place, path)))).filter((each) => each !== null);
}
async function readModel(place, path) {
	const reading = await readAs(place, path, "mlmodel");
	if (reading === null) return null;
	const run = reading.details?.subjects?.find((subject) => subject.kind === "run")?.id;
	const flavors = reading.details?.properties?.find(({ name }) => name === "flavors")?.value;
	const framework = String(flavors ?? "").split(", ").find((name) => name !== "" && name !== "python_function");
	return {
		found: {
			path: folderOf(path) || path,
			...framework === void 0 ? {} : { framework },
			...run === void 0 ? {} : { runId: run },
			from: path
		},
		isLogged: /(?:^|\/)mlruns\//.test(path)
	};
}
/** The model of the run, or the only one there is, unless it is in the store and so of another run. */
function modelOfRun(models, run) {
	const same = models.filter(({ found }) => run !== null && found.runId === run.id);
	const [only] = models;
	const isSure = models.length === 1 && (only?.isLogged === false || run === null);
	return same.length === 1 ? same[0] : isSure ? only : void 0;
}
function namesOf(models) {
	const more = models.length > MOST_NAMED$4 ? ["…"] : [];
	return [...models.slice(0, MOST_NAMED$4).map(({ found }) => found.path), ...more];
}
/** Finished runs of the store, the newest first. */
async function finishedRuns({ files: { root }, folder }) {
	const store = folder === "" ? "mlruns" : `${folder}/mlruns`;
	const runs = [];
	for (const experiment of await foldersIn(root, store)) {
		if (!/^\d+$/.test(experiment)) continue;
		for (const id of await foldersIn(root, `${store}/${experiment}`)) {
			if (runs.length >= MOST_RUNS || !/^[0-9a-f]{32}$/.test(id)) continue;
			const path = `${store}/${experiment}/${id}`;
			const ended = await endOf(root, path);
			if (ended !== null) runs.push({
				path,
				id,
				ended
			});
		}
	}
	return runs.sort((a, b) => b.ended - a.ended || (a.path < b.path ? -1 : 1));
}
/** The newest run of a model that a commit would hold, or else the newest one: evidence of another run says nothing about a model. */
async function runOf({ files: { root } }, runs, models) {
	const ids = new Set(models.map(({ found }) => found.runId));
	const run = runs.find(({ id }) => ids.has(id)) ?? runs[0];
	if (run === void 0) return null;
	const metrics = await metricsOf(root, run.path);
	const newest = run === runs[0] ? NEWEST : NEWEST_WITH_MODEL;
	return metrics.length < 2 ? null : {
		id: run.id,
		metrics,
		says: newest
	};
}
const NEWEST = "MLflow: {count} [metric|metrics] of the newest finished run, `{run}`";
const NEWEST_WITH_MODEL = "MLflow: {count} [metric|metrics] of the newest finished run whose model is here, `{run}`";
/** Names of the real folders in a folder; none where it is a link. */
async function foldersIn(root, path) {
	const entry = await lstat(join(root, path)).catch(() => null);
	if (entry === null || !entry.isDirectory()) return [];
	return (await readdir(join(root, path), { withFileTypes: true })).flatMap((each) => each.isDirectory() ? [each.name] : []).sort();
}
/** When a run ended, in milliseconds; `null` for one that did not finish, was deleted, or says nothing. */
async function endOf(root, run) {
	const reading = await readFile(root, `${run}/meta.yaml`);
	if (reading === null || reading.reading.problems.length > 0) return null;
	const { properties = [] } = reading.reading.details ?? {};
	const ended = Date.parse(String(properties.find(({ name }) => name === "end_time")?.value ?? ""));
	return Number.isNaN(ended) ? 0 : ended;
}
/** The run's own description, then its metrics. What says nothing, or something that cannot be read, is left out. */
async function metricsOf(root, run) {
	const id = run.slice(run.lastIndexOf("/") + 1);
	const found = [];
	for (const path of ["meta.yaml", ...await filesBelow(root, run, "metrics")].slice(0, MOST_METRICS)) {
		const file = await readFile(root, `${run}/${path}`);
		if (file === null || file.reading.problems.length > 0) continue;
		const { observations } = file.reading;
		found.push({
			path: `${run}/${path}`,
			format: "mlflow",
			bytes: file.bytes,
			observations,
			name: `${id}/${path}`
		});
	}
	return found;
}
/** Files below a folder of a run, sorted; names that a manifest cannot hold are left out. A metric `train/auc` is a folder deep. */
async function filesBelow(root, run, folder) {
	const path = `${run}/${folder}`;
	const entry = await lstat(join(root, path)).catch(() => null);
	if (entry === null || !entry.isDirectory() || folder.split("/").length > 4) return [];
	const named = (await readdir(join(root, path), { withFileTypes: true })).filter(({ name }) => pathFault(name) === null).sort((a, b) => a.name < b.name ? -1 : 1);
	return (await Promise.all(named.map(async (each) => {
		const inside = `${folder}/${each.name}`;
		if (each.isFile()) return [inside];
		return each.isDirectory() ? filesBelow(root, run, inside) : [];
	}))).flat();
}
async function readFile(root, path) {
	const bytes = await readInside(root, path, MOST_BYTES);
	const text = bytes === null ? null : decodeText(bytes);
	if (bytes === null || text === null) return null;
	return {
		bytes,
		reading: await readEvidence("mlflow", {
			path,
			text,
			oid: ""
		})
	};
}
// src/cli/init/survey/find-mlproject.ts
/**
* What an `MLproject` of MLflow says: its name and the file of its environment. Where steps have one each, theirs is the name of a step,
* and often that of another from which it was copied: none is taken.
*/
async function findMlproject(place) {
	const all = place.paths.filter((path) => /(?:^|\/)MLproject$/.test(path));
	const path = all.find((each) => depthIn(place, each) === 0);
	const reading = path === void 0 ? null : await readAs(place, path, "parameters");
	if (path === void 0 || reading === null) return {};
	const values = new Map((reading.details?.parameters ?? []).map(({ name, value }) => [name, value]));
	const name = values.get("name");
	const environment = ["conda_env", "python_env"].flatMap((key) => {
		const named = values.get(key);
		const file = typeof named === "string" ? besides(path, named) : null;
		return file !== null && place.files.files.has(file) ? [file] : [];
	});
	return {
		...all.length === 1 && typeof name === "string" && name.trim() !== "" ? { name: {
			value: name,
			from: path
		} } : {},
		environment,
		read: [{
			id: "mlproject",
			says: "MLflow: the project of `{path}`",
			values: { path }
		}]
	};
}
// src/cli/init/survey/find-model.ts
/** Candidates that are named. */
const MOST_NAMED$3 = 5;
/** The model's file, where the repository holds just one that can be nothing else. */
function findModel({ paths }) {
	const models = paths.filter(isModelFile);
	const [only] = models;
	if (only === void 0) return {};
	if (models.length === 1) return {
		model: {
			path: only,
			from: only
		},
		read: [{
			id: "model-file",
			says: "the model: `{path}`",
			values: { path: only }
		}]
	};
	return { left: [{
		id: "many-models",
		says: "{count} files look like models, so none was taken: {models}",
		fix: "name the one that is handed over: --model PATH",
		values: {
			count: models.length,
			models: models.slice(0, MOST_NAMED$3)
		}
	}] };
}
// src/cli/init/survey/find-plain-files.ts
/** Tables and records in a folder that people keep data in. What lies deeper is a part of something. */
const DATA = /(?:^|\/)(?:data|datasets?)\/(?:[^/]+\/)?[^/]+\.(?:csv|tsv|parquet|jsonl?|ndjson|arrow|feather|npy|npz|xlsx)(?:\.gz)?$/i;
/** What may be a model though its ending does not say so: XGBoost writes JSON, LightGBM text. */
const MAYBE_MODEL = /(?:^|\/)models?\/[^/]+\.(?:json|txt|bin|model|ckpt|pb|zip|tgz|tar\.gz)$/i;
/** What tools and people lay beside data and models. */
const ABOUT_THEM = /(?:^|\/)(?:(?:[^/]*[-_.])?(?:config|params|tokenizer|labels|vocab|schema|index)\.[^/]+|(?:requirements|readme|licen[cs]e)[^/]*)$/i;
/** Folders whose data is that of tests, or of a program. */
const OF_CODE = /(?:^|\/)(?:(?:src|examples?|docs?)\/|test\/(?:.*\/)?(?:data|datasets?|models?)\/)/i;
/** Data sets that are listed, and files that are named. */
const MOST_DATASETS = 20;
const MOST_NAMED$2 = 5;
/** Folders in which the data of one model lies, such as `data/train`, `data/test` and `data/raw`. */
const MOST_FOLDERS = 4;
/**
* Data of which only folder and name tell what it is (`data/train.csv`). A file whose name gives it no role is named and not taken,
* since the manifest would have to guess what it is for. `reports` are no data.
*/
function findPlainData({ paths }, reports) {
	const data = paths.filter((path) => DATA.test(path) && isCandidate(path, reports));
	const named = data.filter((path) => roleOf(path).role !== void 0);
	const isScattered = new Set(named.map(folderOf)).size > MOST_FOLDERS;
	const taken = (isScattered ? [] : named).flatMap((path) => {
		const role = roleOf(path);
		return [{
			name: plainName(baseName(path)),
			path,
			...role,
			lineage: [],
			from: path
		}];
	});
	const files = taken.slice(0, MOST_DATASETS).map(({ path }) => path);
	const others = data.filter((path) => !files.includes(path));
	return {
		datasets: taken.slice(0, MOST_DATASETS),
		read: told$1({
			id: "data-files",
			says: "{count} [file|files] of data: {files}"
		}, files),
		left: told$1(isScattered ? SCATTERED_DATA : OTHER_DATA, others)
	};
}
/** Files that only their folder calls models. Other things lie in such folders, too, so none is taken. */
function findMaybeModels({ paths }, reports) {
	return { left: told$1(MAYBE, paths.filter((path) => MAYBE_MODEL.test(path) && isCandidate(path, reports))) };
}
function isCandidate(path, reports) {
	return !reports.has(path) && !ABOUT_THEM.test(path) && !OF_CODE.test(path);
}
function told$1(template, paths) {
	if (paths.length === 0) return [];
	const more = paths.length > MOST_NAMED$2 ? ["…"] : [];
	return [{
		...template,
		values: {
			count: paths.length,
			files: [...paths.slice(0, MOST_NAMED$2), ...more]
		}
	}];
}
const SCATTERED_DATA = {
	id: "scattered-data",
	says: "{count} files may be data, in folders of many things: {files}",
	fix: "name the folder of the model: --path FOLDER, or add to `datasets` of the manifest what it was trained or tested with"
};
const OTHER_DATA = {
	id: "other-data",
	says: "{count} [file|files] may be data, but no name says what for: {files}",
	fix: "add to `datasets` of the manifest what the model was trained or tested with"
};
const MAYBE = {
	id: "maybe-model",
	says: "{count} [file|files] may be the model, by the name of the folder alone: {files}",
	fix: "name the one that is handed over: --model PATH"
};
// src/cli/init/survey/find-project.ts
const LOCKS = /(?:^|\/)(?:uv\.lock|poetry\.lock|Pipfile\.lock|pdm\.lock|pixi\.lock|conda-lock\.ya?ml|requirements[\w.-]*\.txt|environment\.ya?ml|conda\.ya?ml|python_env\.ya?ml|Dockerfile)$/;
/** What people work with, and the model does not run with. */
const OF_WORK = /[-_.](?:dev|devel|docs?|tests?|testing|lint|linters?|format|style|ci)(?=[-_.])/i;
/** Folders in which people keep what the code runs in; that of another folder is of a part, such as a dashboard. */
const OF_ENVIRONMENT = /^(?:docker|requirements|envs?|environments?|conda|src|code)$/;
/** What a Python project says of itself: `pyproject.toml`, its lock files, its parameters and its folder of sources. */
async function findProject(place) {
	const project = mainPath(place, /(?:^|\/)pyproject\.toml$/);
	const reading = project === void 0 ? null : await readAs(place, project, "parameters");
	const params = mainPath(place, /(?:^|\/)params\.(?:ya?ml|json|toml)$/);
	const locks = await locksOf(place);
	const said = reading === null || project === void 0 ? {} : identityOf(reading, project);
	const names = [
		project,
		params,
		...locks
	].filter((path) => path !== void 0);
	return {
		...said,
		...codeOf(place),
		...params === void 0 ? {} : { params: {
			value: params,
			from: params
		} },
		environment: locks,
		read: names.length === 0 ? [] : [{
			id: "project",
			says: "the project: {names}",
			values: { names }
		}]
	};
}
/** Lock files of the project itself, and not of every tool below it, as far as something stands in them. */
async function locksOf(place) {
	const chosen = place.paths.filter((path) => depthIn(place, path) <= 1 && LOCKS.test(path) && !OF_WORK.test(baseName(path))).filter((path) => depthIn(place, path) === 0 || OF_ENVIRONMENT.test(baseName(folderOf(path))));
	const texts = await Promise.all(chosen.map((path) => place.files.text(path)));
	return chosen.filter((_, index) => texts[index] === null || texts[index]?.trim() !== "");
}
function identityOf({ details }, from) {
	const values = new Map((details?.parameters ?? []).map(({ name, value }) => [name, value]));
	const textOf = (...names) => {
		const value = names.map((name) => values.get(name)).find((each) => typeof each === "string");
		return typeof value === "string" && value.trim() !== "" ? {
			value,
			from
		} : void 0;
	};
	const found = {
		name: textOf("project.name", "tool.poetry.name"),
		version: valid(version, textOf("project.version", "tool.poetry.version")),
		description: textOf("project.description", "tool.poetry.description"),
		license: valid(licence, textOf("project.license", "project.license.text", "tool.poetry.license"))
	};
	return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== void 0));
}
/** A value that a manifest takes, or none. */
function valid(schema, known) {
	return known !== void 0 && schema.safeParse(known.value).success ? known : void 0;
}
/** The folder `src`, or else the only Python package at the top. */
function codeOf({ paths, folder }) {
	const prefix = folder === "" ? "" : `${folder}/`;
	const sources = `${prefix}src`;
	if (paths.some((path) => path.startsWith(`${sources}/`))) return { code: {
		value: sources,
		from: sources
	} };
	const packages = paths.flatMap((path) => /^[^/]+\/__init__\.py$/.test(path.slice(prefix.length)) ? [path] : []);
	const [only] = packages;
	return packages.length === 1 && only !== void 0 ? { code: {
		value: folderOf(only),
		from: only
	} } : {};
}
// src/cli/init/survey/find-reports.ts
/** Names that tools and people give to reports with numbers. */
const REPORT = /(?:^|\/)(?:[^/]*(?:metrics|scores|evaluation)[^/]*\.(?:json|ya?ml)|junit[^/]*\.xml|TEST-[^/]+\.xml|test-results\.xml)$/i;
/** What a tool is told by, not what it told: a configuration of an evaluation is called as its report is. */
const CONFIGURATION = /(?:^|\/)(?:conf(?:ig)?s?|settings|pipelines?|jobs?|deploy(?:ments?)?|src)\/|[^/]*(?:config|pipeline|schema|settings|params|job|workflow|template)[^/]*$/i;
const POINTER = /(?:^|\/)[^/]*(?:metrics|scores)[^/]*\.dvc$/i;
const MOST_REPORTS = 10;
const MOST_OBSERVATIONS = 2e3;
/**
* Reports with numbers in them that are read without a problem: those that a tool calls its metrics, then those that are called
* so, from the top down. A report that gives a metric once more is left out: two numbers for one metric are refused by the gate.
*/
async function findReports(place, metrics) {
	const taken = [];
	const left = [];
	const seen = /* @__PURE__ */ new Set();
	for (const path of place.paths) if (POINTER.test(path)) left.push({
		...IN_CACHE,
		values: { path }
	});
	for (const path of /* @__PURE__ */ new Set([...metrics, ...place.paths.filter(isReport)])) {
		if (taken.length >= MOST_REPORTS) break;
		const report = await readReport(place, path);
		if (!("observations" in report)) {
			left.push(report);
			continue;
		}
		const names = report.observations.map(({ name, slice }) => `${report.format}:${name}:${JSON.stringify(slice)}`);
		if (names.some((name) => seen.has(name))) {
			left.push({
				...SAME_METRICS,
				values: { path }
			});
			continue;
		}
		for (const name of names) seen.add(name);
		taken.push(report);
	}
	return {
		evidence: taken,
		read: taken.map(({ path, format, observations: { length } }) => ({
			id: "report",
			says: "`{path}`: {count} [number|numbers], read as {format}",
			values: {
				path,
				count: length,
				format
			}
		})),
		left
	};
}
function isReport(path) {
	return REPORT.test(path) && !CONFIGURATION.test(path);
}
async function readReport({ files }, path) {
	const bytes = await files.bytes(path);
	const text = bytes === null ? null : decodeText(bytes);
	if (bytes === null || text === null) return {
		...NO_TEXT,
		values: { path }
	};
	const { format, observations, problems } = await readEvidence(void 0, {
		path,
		text,
		oid: ""
	});
	const [problem] = problems;
	if (problem !== void 0) return {
		...problem,
		id: "report-problem",
		says: `\`{report}\`: ${problem.says}`,
		values: {
			...problem.values,
			report: path
		}
	};
	if (observations.length === 0 || observations.length > MOST_OBSERVATIONS) return {
		...NO_NUMBERS,
		values: { path }
	};
	return {
		path,
		format,
		bytes,
		observations
	};
}
const IN_CACHE = {
	id: "report-in-cache",
	says: "`{path}` points to a report that is not here, so nothing was read of it",
	fix: "commit small reports to git: `cache: false` in `dvc.yaml`"
};
const NO_TEXT = {
	id: "report-unread",
	says: "`{path}` is no text of at most a megabyte, so nothing was read of it"
};
const NO_NUMBERS = {
	id: "report-empty",
	says: "`{path}` holds no numbers, or too many of them"
};
const SAME_METRICS = {
	id: "report-twice",
	says: "`{path}` gives metrics that another report gave already, and was left out",
	fix: "add it to the evidence of a package of its own"
};
// src/cli/init/survey/survey.ts
/** Joins parts: of what only one can say, the first that says it counts; lists are added up. */
function joinParts(parts) {
	const { metrics: _, ...first } = [...parts].reverse().reduce((joined, part) => ({
		...joined,
		...part
	}), {});
	const all = (key) => parts.flatMap((part) => part[key] ?? []);
	return {
		...first,
		datasets: withOwnNames(byKey(all("datasets"), ({ path }) => path)),
		environment: [...new Set(all("environment"))],
		evidence: byKey(all("evidence"), ({ path }) => path),
		read: all("read"),
		left: all("left")
	};
}
/** Two data sets of one name get the folders in front that tell them apart: a manifest cannot have one name twice. */
function withOwnNames(datasets) {
	const byName = Map.groupBy(datasets, ({ name }) => name);
	return datasets.map((each) => {
		const same = byName.get(each.name) ?? [];
		if (same.length < 2) return each;
		return {
			...each,
			name: ownName(each, same)
		};
	});
}
function ownName({ name, path }, same) {
	const folders = path.split("/").slice(0, -1);
	const tail = (segments, length) => segments.slice(Math.max(0, segments.length - length)).join("/");
	for (let length = 1; length <= folders.length; length += 1) {
		const own = tail(folders, length);
		if (same.filter((other) => tail(other.path.split("/").slice(0, -1), length) === own).length === 1) return `${own}/${name}`.slice(-200);
	}
	return path.slice(-200);
}
function byKey(items, keyOf) {
	const seen = /* @__PURE__ */ new Map();
	for (const item of items) if (!seen.has(keyOf(item))) seen.set(keyOf(item), item);
	return [...seen.values()];
}
// src/cli/init/survey/without-links.ts
/**
* A survey that proposes no symbolic link: a tool's file may name one, and the gates would refuse it. Links that were passed over are
* told, so that nobody wonders why a file that is there was not seen.
*/
function withoutLinks(survey, { files, links }) {
	const { code, params, model, card, ...rest } = survey;
	const isOwn = (path) => !isLink(files, path);
	const proposed = [
		...[
			code?.value,
			params?.value,
			model?.path,
			card?.value
		].filter((path) => path !== void 0),
		...survey.datasets.map(({ path }) => path),
		...survey.environment
	];
	const passed = [.../* @__PURE__ */ new Set([...links, ...proposed.filter((path) => !isOwn(path))])];
	return {
		...rest,
		...code !== void 0 && isOwn(code.value) ? { code } : {},
		...params !== void 0 && isOwn(params.value) ? { params } : {},
		...model !== void 0 && isOwn(model.path) ? { model } : {},
		...card !== void 0 && isOwn(card.value) ? { card } : {},
		datasets: survey.datasets.filter(({ path }) => isOwn(path)),
		environment: survey.environment.filter(isOwn),
		left: [...survey.left, ...told(passed)]
	};
}
/** Links that are named. */
const MOST_NAMED$1 = 5;
function told(links) {
	if (links.length === 0) return [];
	const more = links.length > MOST_NAMED$1 ? ["…"] : [];
	return [{
		...LINKS,
		values: {
			count: links.length,
			files: [...links.slice(0, MOST_NAMED$1), ...more]
		}
	}];
}
const LINKS = {
	id: "links",
	says: "{count} symbolic [link|links], which may show something else tomorrow than what is signed for: {files}",
	fix: "put the file itself there, or name it in the manifest where it lies"
};
// src/cli/init/survey/survey-repository.ts
/**
* Reads what a repository, from a folder on, says about a package. What describes a package stands before what describes a
* project, and a tool's own words before the name of a file.
*/
async function surveyRepository(files, folder) {
	const place = placeOf(files, folder);
	const [kitfile, mlflow, dvc, card, catalogue, project, mlproject, licence, lfs] = await Promise.all([
		findKitfile(place),
		findMlflow(place),
		findDvc(place),
		findCard(place),
		findCatalogue(place),
		findProject(place),
		findMlproject(place),
		findLicence(place),
		findLfs(place)
	]);
	const reports = await findReports(place, dvc.metrics ?? []);
	const known = [
		kitfile,
		mlflow,
		dvc,
		card
	];
	const taken = new Set(reports.evidence?.map(({ path }) => path));
	const survey = withoutLinks(withoutLicenceHint(joinParts([
		kitfile,
		mlflow,
		dvc,
		card,
		reports,
		project,
		mlproject,
		catalogue,
		known.some(({ datasets = [] }) => datasets.length > 0) ? {} : findPlainData(place, taken),
		known.some((part) => part.model !== void 0 || part.left?.some(isAboutModel) === true) ? {} : modelFile(place, taken),
		licence,
		lfs
	])), place);
	return {
		...survey,
		left: [...survey.left, ...aboutPlace(place, survey)]
	};
}
/** Whether models were seen and none was taken: then none is guessed by its name either. */
function isAboutModel({ id }) {
	return id === "many-models" || id === "maybe-model";
}
/** A licence that a tool states needs no file to be read. */
function withoutLicenceHint(survey) {
	if (survey.license === void 0) return survey;
	return {
		...survey,
		left: survey.left.filter(({ id }) => id !== "licence-unknown")
	};
}
/** Projects that were not looked into, or that nothing was found at all. */
function aboutPlace({ projects, paths }, survey) {
	const { model, card, code, datasets, evidence, left } = survey;
	if (projects.length > 0) {
		const more = projects.length > MOST_NAMED ? ["…"] : [];
		const folders = [...projects.slice(0, MOST_NAMED), ...more];
		return [{
			...PROJECTS,
			values: {
				count: projects.length,
				folders
			}
		}];
	}
	return paths.length > 0 && [
		model,
		card,
		code
	].every((part) => part === void 0) && datasets.length + evidence.length === 0 && !left.some(isAboutModel) ? [NOTHING] : [];
}
const MOST_NAMED = 5;
const PROJECTS = {
	id: "many-projects",
	says: "{count} folders are projects of their own, so nothing below the top was read: {folders}",
	fix: "name the one that is handed over: --path FOLDER"
};
const NOTHING = {
	id: "nothing-found",
	says: "no model, no report of a tool and no code in a place where they are looked for, so most of the manifest is open",
	fix: "name the folder of the model with --path FOLDER, or the model itself with --model PATH",
	values: {}
};
/** The model by its ending; where there is none, what may be one by its folder. */
function modelFile(place, reports) {
	const found = findModel(place);
	return found.model !== void 0 || found.left !== void 0 ? found : findMaybeModels(place, reports);
}
// src/cli/init/write-files.ts
/** Larger files are not compared: they differ from anything that is planned. */
const MOST_COMPARED = 8388608;
/**
* Settles what becomes of each file, without writing. A problem where one would be written through a link or over something that
* is no file: then nothing may be written at all.
*/
async function settleFiles(root, planned, mayOverwrite) {
	const settled = [];
	for (const file of planned) {
		const standing = await standingAt(root, file.path);
		if (standing === "nothing") settled.push({
			...file,
			state: "written"
		});
		else if (standing === "file") {
			const isSame = (await readInside(root, file.path, MOST_COMPARED))?.equals(file.bytes) === true;
			const state = mayOverwrite(file) ? "overwritten" : "kept";
			settled.push({
				...file,
				state: isSame ? "same" : state
			});
		} else return problem({
			...IN_THE_WAY[standing],
			values: { path: file.path }
		});
	}
	return {
		ok: true,
		value: settled
	};
}
const IN_THE_WAY = {
	link: {
		id: "target-is-link",
		says: "`{path}` is a symbolic link, and nothing is written through links; nothing was written at all",
		fix: "put a file of the repository in its place"
	},
	"behind-link": {
		id: "target-behind-link",
		says: "a folder above `{path}` is a symbolic link or no folder, and nothing is written through links; nothing was written at all",
		fix: "put a folder of the repository in its place"
	},
	folder: {
		id: "target-is-folder",
		says: "`{path}` is a folder; nothing was written at all",
		fix: "move it away, or choose another name: --name NAME"
	},
	other: {
		id: "target-is-special",
		says: "`{path}` is neither a file nor a folder; nothing was written at all",
		fix: "move it away"
	}
};
/** Writes the files that are settled to be written, each as a whole or not at all. Never follows a link in the place of a file. */
async function writeFiles(root, files) {
	for (const { path, bytes, state } of files) {
		const target = join(root, path);
		if (state === "written") {
			await mkdir(dirname(target), { recursive: true });
			await create(target, bytes);
		} else if (state === "overwritten") {
			const beside = `${target}.${randomUUID()}`;
			try {
				await create(beside, bytes);
				await rename(beside, target);
			} finally {
				await rm(beside, { force: true });
			}
		}
	}
}
async function create(target, bytes) {
	const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;
	const file = await open(target, flags, 420);
	try {
		await file.writeFile(bytes);
	} finally {
		await file.close();
	}
}
// src/cli/init/init.ts
/**
* Reads a repository, writes a first policy, package, checklist, workflow and CODEOWNERS where there are none, and says what is
* still open by judging what it wrote.
*/
async function init(options, terminal, surroundings) {
	try {
		const result = await run(options, surroundings);
		if (!result.ok) {
			tell(terminal, "error", result.problem);
			return EXIT.unanswered;
		}
		terminal.out.write(options.json === true ? initToJson(result.value) : initToTerminal(result.value, terminal.out));
		return EXIT.done;
	} catch (error) {
		if (!(error instanceof Cancelled)) throw error;
		tell(terminal, "note", {
			says: "nothing was written",
			values: {}
		});
		return EXIT.unanswered;
	}
}
async function run(options, { now, questions }) {
	const opened = await openRepository(options.repo);
	if (!opened.ok) return opened;
	const repository = opened.value;
	const plan = await makePlan(options, repository, questions);
	if (!plan.ok) return plan;
	const settled = await settle(options, repository, plan.value, questions);
	if (!settled.ok) return settled;
	const { files, found } = settled.value;
	const ignored = await ignoredPaths(repository.root, files.map(({ path }) => path));
	const { folder, branch } = plan.value;
	const outlook = isLeftOut(files, ignored) ? NOT_JUDGED : await judgePlan(repository, committed(repository, files, ignored), {
		folder,
		branch,
		now
	});
	if (options.dryRun !== true) await writeFiles(repository.root, files);
	const kept = found.filter(({ part }) => !files.some((file) => file.part === part));
	return {
		ok: true,
		value: {
			plan: plan.value,
			files,
			kept: kept.map(({ path }) => path),
			ignored: [...ignored],
			owners: await missingOwners(repository.files, plan.value),
			sharedRules: await sharedRules(repository.files, plan.value),
			outlook,
			policyIsNew: POLICY_PATHS.every((path) => repository.files.files.get(path)?.from !== "index"),
			standpoint: await standpointOf(repository, options.repo, branch),
			repo: options.repo === "." ? null : options.repo,
			dryRun: options.dryRun === true
		}
	};
}
/** Whether git leaves out of a commit what judging begins with: without a policy or a manifest, nothing is found, and nothing is in order. */
function isLeftOut(files, ignored) {
	return files.some(({ path }) => ignored.has(path) && /^(?:\.github\/gatehouse|.*\/handoff)\.ya?ml$/.test(path));
}
const NOT_JUDGED = {
	stage: null,
	gaps: [],
	next: null,
	deferred: []
};
async function makePlan(options, repository, questions) {
	const folder = chooseFolder(options, repository);
	if (!folder.ok) return folder;
	const survey = await withModel(await surveyRepository(repository.files, folder.value), options, repository);
	if (!survey.ok) return survey;
	const owners = await readPresentOwners(repository.files);
	const decisions = await decide({
		options,
		repository,
		survey: survey.value,
		owners,
		questions
	});
	if (!decisions.ok) return decisions;
	const { name } = decisions.value;
	return {
		ok: true,
		value: {
			...decisions.value,
			folder: `handoffs/${name}`,
			survey: survey.value,
			gatehouse: ownVersion()
		}
	};
}
/** The survey with the model that was named, in the place of what was found. */
async function withModel(survey, { model }, { files }) {
	if (model === void 0) return {
		ok: true,
		value: survey
	};
	const path = model.replace(/^(?:\.\/)+/, "").replace(/\/+$/, "");
	const isThere = files.files.has(path) || [...files.files.keys()].some((each) => each.startsWith(`${path}/`));
	if (path === "" || !isThere) return problem({
		...NO_MODEL,
		values: { model }
	});
	const known = survey.model?.path === path ? survey.model : {
		path,
		from: path
	};
	const left = survey.left.filter(({ id }) => !WITHOUT_MODEL.has(id));
	return {
		ok: true,
		value: {
			...survey,
			model: known,
			left
		}
	};
}
/** What is said only where nobody named the model. */
const WITHOUT_MODEL = /* @__PURE__ */ new Set([
	"many-models",
	"maybe-model",
	"model-in-cache",
	"nothing-found"
]);
const NO_MODEL = {
	id: "no-model",
	says: "--model `{model}` is no file or folder of this repository that a commit would hold",
	fix: "name it from the top of the repository; a model in DVC or Git LFS by its pointer"
};
/** Chooses what is written: what is not there yet, and what may be written over. */
async function settle({ force }, { root, files }, plan, questions) {
	const found = await findExisting(files, plan.folder);
	const all = new Set(found.map(({ part }) => part));
	const anew = force === true ? all : await questions?.overwrite(found) ?? /* @__PURE__ */ new Set();
	const existing = await existingFor(files, plan.folder, found, anew);
	const planned = planFiles(plan, existing).filter(({ part }) => part !== "package" || !all.has("package") || anew.has("package"));
	const unfit = policyProblem(planned, existing.policyPath);
	if (unfit !== null) return problem(unfit);
	const isNew = (part) => force === true || [...anew].some((each) => each === part);
	const settled = await settleFiles(root, planned, ({ part }) => isNew(part));
	return settled.ok ? {
		ok: true,
		value: {
			files: settled.value,
			found
		}
	} : settled;
}
/** A policy that would not be valid is never written: the branches or people that were named do not fit it. */
function policyProblem(planned, path) {
	const policy = planned.find((file) => file.path === path);
	const reading = policy === void 0 ? null : readPolicy(policy.bytes.toString("utf8"), path, "");
	return reading === null || reading.ok ? null : reading.issues[0] ?? null;
}
/** The files of a commit with what was written, less what git ignores. */
function committed({ files }, written, ignored) {
	const all = new Map(files.files);
	for (const { path, bytes, state } of written) if (ignored.has(path)) all.delete(path);
	else if (state !== "kept") all.set(path, {
		from: "plan",
		mode: "100644",
		bytes
	});
	return all;
}
export { init };
