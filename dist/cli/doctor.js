import "./rolldown-runtime.js";
import { t as problem } from "./answer.js";
import { n as tell, r as EXIT, t as paintFor } from "./terminal.js";
import { n as cannotAsk, t as connect } from "./connect.js";
import { i as commitId, t as GitObjects } from "./git-objects.js";
import { n as GitTree, t as noCopy } from "./no-copy.js";
import { d as gatedBranches, g as notSeen, i as withPinLookUps, l as onBranches, n as GITHUB, o as lookAtPolicy, s as lookAtOwners, t as readSeenPolicy, u as lookAtWorkflows } from "./seen-policy.js";
import { t as policyCopy } from "./policy-copy.js";
import { i as withoutCommands, n as text, t as sourceLine } from "./escape-terminal.js";
import { c as fixOf, i as TERMINAL, o as fillTemplate, r as PLAIN, u as says } from "./fill-template.js";
import { resolve } from "node:path";
import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
// src/cli/doctor/examine-clone.ts
/** Looks at the files of a clone's newest commit alone: what GitHub enforces, and for whom, is not seen. */
async function examineClone(repo, readExtended) {
	const dir = resolve(repo);
	const objects = new GitObjects(dir);
	const commit = await commitId(objects, "HEAD");
	if (commit === null) return problem({
		id: "no-clone",
		says: "`{dir}` is not inside a git repository with a commit",
		fix: "go there, or name it: --repo DIR; in a new repository, commit something first",
		values: { dir }
	});
	const tree = new GitTree(objects, commit);
	const found = await readSeenPolicy(tree, readExtended ?? noCopy);
	const policy = found.kind === "policy" ? found.policy : null;
	const branches = policy === null ? [] : gatedBranches(policy, []).map(({ branch }) => branch);
	const workflows = await lookAtWorkflows(tree, {
		branches,
		queue: false
	});
	const diagnoses = [
		...lookAtPolicy(found, "HEAD"),
		...await lookAtOwners(tree, policy),
		...await withPinLookUps(onBranches([{
			branch: "HEAD",
			found: workflows
		}]), async () => GITHUB),
		OFFLINE
	];
	return {
		ok: true,
		value: {
			subject: repo === "." ? "this clone" : repo,
			online: false,
			diagnoses
		}
	};
}
const OFFLINE = notSeen("What GitHub enforces, and for whom,", "GitHub", {
	says: "--offline asks nobody",
	values: {}
});
// src/cli/doctor/organisation-policy.ts
/** Reads the copy that a user names of the policy that the repository's extends; `null` where none is named. A problem is a file that cannot be read. */
async function organisationPolicy(path) {
	if (path === void 0) return {
		ok: true,
		value: null
	};
	try {
		await access(path, constants.R_OK);
		if ((await stat(path)).isFile()) return {
			ok: true,
			value: policyCopy(resolve(path))
		};
	} catch {}
	return problem({
		id: "no-copy",
		says: "there is no file `{path}` that can be read",
		fix: "name the file where the policy that this repository's extends was checked out: --organisation-policy FILE",
		values: { path }
	});
}
// src/cli/doctor/gravity.ts
/** In the order in which they are told. */
const GRAVITIES = [
	"grave",
	"weak",
	"unseen",
	"fine"
];
// src/cli/doctor/tell-examination.ts
const MARKS = {
	grave: "✗",
	weak: "!",
	unseen: "?",
	fine: "✓"
};
const TONES = {
	grave: "error",
	weak: "warning",
	unseen: "waiting",
	fine: "good"
};
/** The gravest first; what is equally grave stays in the order in which it was looked at. */
function inOrder(diagnoses) {
	return GRAVITIES.flatMap((gravity) => diagnoses.filter((each) => each.gravity === gravity));
}
/** The examination for a terminal: what is wrong with what follows and what mends it, then what is in order, a line each. */
function examinationToTerminal({ subject, diagnoses }, paint) {
	const told = /* @__PURE__ */ new Map();
	const parts = inOrder(diagnoses).map((each) => each.gravity === "fine" ? lineOf(each, paint) : `${lineOf(each, paint)}${adviceOf(each, told, paint)}\n`);
	return `${parts.join("")}${parts.length > 0 ? "\n" : ""}${lastLine(subject, diagnoses, paint)}\n`;
}
function lineOf(diagnosis, paint) {
	const { gravity, about } = diagnosis;
	const place = paint("strong", text(about));
	const said = `${says(diagnosis, TERMINAL)}${placeOf(diagnosis)}`;
	return `${paint(TONES[gravity], MARKS[gravity])} ${place}: ${said}\n`;
}
function placeOf({ where }) {
	if (where?.line === void 0) return "";
	const { path, line, column } = where;
	return `  ${text([
		path,
		line,
		column
	].filter((part) => part !== void 0).join(":"))}`;
}
function adviceOf(diagnosis, told, paint) {
	const { why, values, command, lookUps = [], link } = diagnosis;
	const fix = fixOf(diagnosis, TERMINAL);
	return [
		...why === void 0 ? [] : [paint("quiet", fillTemplate(why, values, TERMINAL))],
		...fix === null ? [] : [`→ ${fix}`],
		...lookUps.map((each) => commandOf(each, diagnosis, told)),
		...command === void 0 ? [] : [commandOf(command, diagnosis, told)],
		...link === void 0 ? [] : [`  ${text(link)}`]
	].map((line) => `    ${line}\n`).join("");
}
/** One command often mends several things: a long one is shown whole once, and then by what it was shown for. */
function commandOf(command, diagnosis, told) {
	const shown = withoutCommands(sourceLine(command));
	const first = told.get(command);
	if (first === void 0) told.set(command, diagnosis);
	else {
		const pointer = `the same command as for "${first.about === diagnosis.about ? "" : `${text(first.about)}: `}${says(first, TERMINAL)}"`;
		if (pointer.length < shown.length) return `  ${pointer}`;
	}
	return `  ${shown}`;
}
const NOUNS = {
	grave: "grave",
	weak: "weak",
	unseen: "not seen",
	fine: "in order"
};
function lastLine(subject, diagnoses, paint) {
	const counts = GRAVITIES.flatMap((gravity) => {
		const count = diagnoses.filter((each) => each.gravity === gravity).length;
		return count === 0 ? [] : [`${count} ${NOUNS[gravity]}`];
	});
	const said = protectedBy(diagnoses);
	const gravity = said === null ? "unseen" : said ? "fine" : "grave";
	return `${paint(TONES[gravity], MARKS[gravity])} ${text(subject)}: ${counts.join(", ")}`;
}
/** The examination as JSON: every diagnosis with its words filled in, and whether the repository is protected, which is `null` where that was not seen. */
function examinationToJson({ subject, online, diagnoses }) {
	const list = inOrder(diagnoses).map((each) => {
		const { id, gravity, about, why, values, where, command, lookUps, link } = each;
		const advice = fixOf(each, PLAIN);
		return {
			id,
			gravity,
			about,
			message: says(each, PLAIN),
			...why === void 0 ? {} : { consequence: fillTemplate(why, values, PLAIN) },
			...advice === null ? {} : { advice },
			...lookUps === void 0 ? {} : { lookUps },
			...command === void 0 ? {} : { command },
			...link === void 0 ? {} : { link },
			...where === void 0 ? {} : { where }
		};
	});
	return `${JSON.stringify({
		subject,
		online,
		protected: protectedBy(diagnoses),
		diagnoses: list
	}, null, 2)}\n`;
}
/** Whether nothing gets around the gate; `null` where nothing grave was found, and not everything was seen. */
function protectedBy(diagnoses) {
	if (diagnoses.some(({ gravity }) => gravity === "grave")) return false;
	return diagnoses.some(({ gravity }) => gravity === "unseen") ? null : true;
}
// src/cli/doctor/doctor.ts
/** Says whether a repository is really protected: 0 where nothing grave is found, 1 where something is, 2 where nobody could be asked. */
async function doctor(repository, options, terminal, environment = process.env) {
	const examined = await examination(repository, options, environment);
	if (!examined.ok) {
		tell(terminal, "error", examined.problem);
		return EXIT.unanswered;
	}
	const text = options.json === true ? examinationToJson(examined.value) : examinationToTerminal(examined.value, paintFor(terminal.out));
	terminal.out.write(text);
	return examined.value.diagnoses.some(({ gravity }) => gravity === "grave") ? EXIT.no : EXIT.done;
}
async function examination(repository, { repo, offline, app, organisationPolicy: named }, environment) {
	if (app !== void 0 && !/^[1-9]\d{0,14}$/.test(app)) return problem({
		id: "no-app-id",
		says: "--app takes the App's id, a number; it is on the App's page, and `{app}` is none",
		values: { app }
	});
	const copy = await organisationPolicy(named);
	if (!copy.ok) return copy;
	if (offline === true) {
		if (repository === void 0) return examineClone(repo, copy.value);
		return problem({
			id: "offline",
			says: "--offline looks at the files of a clone, and `{repository}` is on GitHub",
			fix: "name the clone: --repo DIR",
			values: { repository }
		});
	}
	const connected = await connect({
		repository,
		repo,
		environment
	});
	if (connected.ok) return online(connected.value, {
		appId: app === void 0 ? null : Number(app),
		readCopy: copy.value
	});
	const { fix } = connected.problem;
	const more = "or look at the files alone: --offline";
	return problem({
		...connected.problem,
		fix: fix === void 0 ? more : `${fix}; ${more}`
	});
}
async function online({ address, client }, asked) {
	const { examineRepository } = await import("./examine-repository.js");
	try {
		return {
			ok: true,
			value: await examineRepository(client, asked)
		};
	} catch (error) {
		const because = cannotAsk(error, `${address.owner}/${address.name}`);
		if (because === null) throw error;
		return problem(because);
	}
}
export { doctor };
