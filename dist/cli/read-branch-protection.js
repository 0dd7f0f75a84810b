import { _ as string, a as array, d as looseObject, f as number, h as record, l as lazy, p as object, r as _enum, s as boolean, u as literal, v as union, y as unknown } from "./zod.js";
import { n as TEXT_LIMIT } from "./tree.js";
import { n as extendedFrom } from "./extended-policy.js";
import { i as toGithubError, n as TOKEN_SPENT, r as statusOf, t as GithubError } from "./github-error.js";
import { n as literal$1, r as expectShape, t as GraphqlBatch } from "./graphql-batch.js";
import { t as clientOf } from "./github-client2.js";
// src/github/protection/github-actions.ts
/** Id of the App "GitHub Actions" on github.com: what a workflow posts comes from it. Other servers give it an id of their own. */
const GITHUB_ACTIONS = 15368;
/** Whether an App is GitHub Actions, in whose name any workflow posts what it likes: by its id, or by its slug, which no other App can have. */
function isActions({ id, slug }) {
	return id === 15368 || slug === "github-actions";
}
// src/github/read-blob.ts
/** How often a blob is asked for whose bytes broke off on the way. */
const TRIES = 3;
/**
* The bytes of a file, `size` of them: no fewer and no more are taken. They come as a stream, because Octokit takes
* whatever GitHub labels `charset=utf-8` for text, and GitHub labels every raw blob so. Rejects with a {@link GithubError}.
* Source: GitHub docs, "Get a blob" (`application/vnd.github.raw+json`, up to 100 MB).
*/
async function readBlob(client, oid, size) {
	for (let tries = 1;; tries++) {
		const { data } = await ask(client, oid);
		const bytes = data instanceof ReadableStream ? await take(data, size) : null;
		if (bytes !== null) return bytes;
		if (tries === TRIES) throw new GithubError("unavailable", `blob ${oid} did not come whole`);
	}
}
async function ask(client, oid) {
	try {
		return await client.request("GET /repos/{owner}/{repo}/git/blobs/{file_sha}", {
			file_sha: oid,
			headers: { accept: "application/vnd.github.raw+json" },
			request: { parseSuccessResponseBody: false }
		});
	} catch (error) {
		throw toGithubError(error, "reading a blob");
	}
}
/** Exactly so many bytes of a stream; `null` when it ends early, breaks off, or holds more. */
async function take(stream, size) {
	const bytes = new Uint8Array(size);
	let at = 0;
	try {
		for await (const chunk of stream) {
			if (!(chunk instanceof Uint8Array) || at + chunk.length > size) return null;
			bytes.set(chunk, at);
			at += chunk.length;
		}
	} catch {
		return null;
	}
	return at === size ? bytes : null;
}
// src/github/github-tree.ts
/** Levels of folders that one query looks into; deeper ones take another. */
const DEPTH = 4;
/** Paths for one selection of a document. */
const PATHS_A_SELECTION = 100;
const blob = object({
	__typename: literal("Blob"),
	byteSize: number(),
	isBinary: boolean().nullable(),
	isTruncated: boolean(),
	text: string().nullable()
});
const fileEntry = object({
	mode: number(),
	oid: string(),
	type: string(),
	size: number().optional()
});
const fileWithText = fileEntry.extend({ object: union([blob, object({ __typename: string() })]).nullish() });
const treeNode = lazy(() => object({
	path: string(),
	mode: number(),
	oid: string(),
	type: string(),
	size: number(),
	object: object({ entries: array(treeNode).nullish() }).nullish()
}));
const rootFolder = object({ entries: array(treeNode).nullish() });
const folder = fileEntry.extend({ object: object({ entries: array(treeNode).nullish() }).nullish() });
/**
* One commit as GitHub's API shows it. Nothing is checked out; content is addressed by commit, so that what is read
* is what is judged, whatever is pushed meanwhile. Rejects with a {@link GithubError} when the commit is gone.
*/
var GithubTree = class {
	commit;
	#client;
	#batch;
	constructor(client, batch, commit) {
		this.#client = client;
		this.#batch = batch;
		this.commit = commit;
	}
	async entries(paths) {
		const found = await this.#files(paths, "mode oid type", fileEntry);
		return new Map([...found].map(([path, { mode, oid }]) => [path, {
			mode: octal(mode),
			oid
		}]));
	}
	async list(folders) {
		const listings = folders.map(async (path) => [path, await this.#list(path)]);
		return new Map(await Promise.all(listings));
	}
	async read(paths) {
		const found = await this.#files(paths, "mode oid type object { __typename ... on Blob { byteSize isBinary isTruncated text } }", fileWithText);
		const contents = paths.map(async (path) => [path, await this.#content(found.get(path))]);
		return new Map(await Promise.all(contents));
	}
	async bytes(path) {
		const file = (await this.#files([path], "mode oid type size", fileEntry)).get(path);
		if (file === void 0 || file.type !== "blob" || octal(file.mode) === "120000") return null;
		const { oid, size = 0 } = file;
		return size > 104857600 ? null : readBlob(this.#client, oid, size);
	}
	async #files(paths, selection, schema) {
		const plain = [...new Set(paths.filter(isPlain))];
		const found = /* @__PURE__ */ new Map();
		const chunks = Array.from({ length: Math.ceil(plain.length / PATHS_A_SELECTION) }, (_, index) => plain.slice(index * PATHS_A_SELECTION, (index + 1) * PATHS_A_SELECTION));
		const answers = await Promise.all(chunks.map((chunk) => {
			const fields = chunk.map((path, index) => `f${index}: file(path: ${literal$1(path)}) { ${selection} }`);
			return this.#ofCommit(fields.join(" "), chunk.length);
		}));
		for (const [at, chunk] of chunks.entries()) for (const [index, path] of chunk.entries()) {
			const entry = answers[at]?.[`f${index}`];
			if (entry !== null && entry !== void 0) found.set(path, expectShape(schema, entry, "an entry"));
		}
		return found;
	}
	async #list(path) {
		if (path !== "" && !isPlain(path)) return {
			files: [],
			complete: true
		};
		const field = path === "" ? `folder: tree { ${entries(DEPTH)} }` : `folder: file(path: ${literal$1(path)}) { mode oid type object { ... on Tree { ${entries(DEPTH)} } } }`;
		const answer = (await this.#ofCommit(field, 20))["folder"] ?? null;
		if (answer === null) return {
			files: [],
			complete: true
		};
		const nodes = path === "" ? expectShape(rootFolder, answer, "a folder").entries : expectShape(folder, answer, "a folder").object?.entries;
		return this.#flatten(nodes ?? []);
	}
	async #flatten(nodes) {
		const files = [];
		for (const node of nodes) {
			if (node.type !== "tree") {
				files.push({
					path: node.path,
					mode: octal(node.mode),
					oid: node.oid,
					size: node.type === "blob" ? node.size : null
				});
				continue;
			}
			const inner = node.object?.entries;
			const below = inner == null ? await this.#list(node.path) : await this.#flatten(inner);
			files.push(...below.files);
		}
		return {
			files,
			complete: true
		};
	}
	async #ofCommit(fields, weight) {
		const selection = `object(oid: ${literal$1(this.commit)}) { __typename ... on Commit { ${fields} } }`;
		const answer = await this.#batch.repository(selection, weight);
		const commit = object({ object: looseObject({ __typename: literal("Commit") }) }).safeParse(answer);
		if (!commit.success) throw new GithubError("not-found", `commit ${this.commit} cannot be read`);
		return commit.data.object;
	}
	async #content(file) {
		if (file === void 0) return { kind: "absent" };
		const { oid } = file;
		const mode = octal(file.mode);
		if (mode === "120000") return {
			kind: "symlink",
			oid
		};
		if (mode === "160000") return {
			kind: "submodule",
			oid
		};
		const object = blob.safeParse(file.object);
		if (!object.success) return {
			kind: "folder",
			oid
		};
		const { byteSize: size, isBinary, isTruncated, text } = object.data;
		if (size > 5242880) return {
			kind: "too-large",
			oid,
			size,
			limit: TEXT_LIMIT
		};
		if (isTruncated) return this.#blob(oid, size);
		return isBinary !== false || text === null ? {
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
	/** GraphQL cuts long texts; the blob itself comes whole through REST. */
	async #blob(oid, size) {
		const bytes = await readBlob(this.#client, oid, size);
		if (bytes.includes(0)) return {
			kind: "binary",
			oid,
			size
		};
		try {
			return {
				kind: "text",
				text: new TextDecoder("utf-8", {
					fatal: true,
					ignoreBOM: true
				}).decode(bytes),
				oid,
				size
			};
		} catch {
			return {
				kind: "binary",
				oid,
				size
			};
		}
	}
};
/** Selection of a folder's entries, some levels deep. */
function entries(depth) {
	return `entries { path mode oid type size${depth > 1 ? ` object { ... on Tree { ${entries(depth - 1)} } }` : ""} }`;
}
/** GitHub gives a mode as the number that git's octal spells. */
function octal(mode) {
	return mode.toString(8).padStart(6, "0");
}
function isPlain(path) {
	return path !== "" && path.split("/").every((segment) => segment !== "" && segment !== "." && segment !== "..");
}
// src/github/protection/read-branch-tip.ts
const answer = object({ ref: object({ target: object({ oid: string() }).nullable() }).nullable() });
/** The commit at which a branch stands, as a tree; `null` where there is no such branch. Rejects with a GithubError. */
async function readBranchTip(client, batch, branch) {
	const selection = `ref(qualifiedName: ${literal$1(`refs/heads/${branch}`)}) { target { oid } }`;
	const found = await batch.repository(selection);
	const oid = found === null ? void 0 : expectShape(answer, found, "a branch").ref?.target?.oid;
	return oid === void 0 ? null : new GithubTree(client, batch, oid);
}
// src/github/protection/list-all.ts
const A_PAGE = 100;
const MOST_PAGES = 20;
/**
* Every entry of a list of GitHub's, page by page. With `under`, the list stands under that key of each answer.
* Rejects with a {@link GithubError} of code `incomplete` where the list does not end within two thousand entries.
*/
async function listAll(client, asked) {
	const { route, parameters = {}, entry, what, under } = asked;
	const list = array(entry);
	const all = [];
	for (let page = 1; page <= MOST_PAGES; page++) {
		const { data } = await client.request(route, {
			...parameters,
			per_page: A_PAGE,
			page
		});
		const entries = under === void 0 ? expectShape(list, data, what) : expectShape(object({ [under]: list }), data, what)[under] ?? [];
		all.push(...entries);
		if (entries.length < A_PAGE) return all;
	}
	throw new GithubError("incomplete", `${what}: the list does not end`);
}
// src/github/protection/seen.ts
/** What was seen. */
function seen(value) {
	return {
		seen: true,
		value
	};
}
/** What was not seen, and why. */
function unseen(says, values = {}) {
	return {
		seen: false,
		because: {
			says,
			values
		}
	};
}
/**
* Asks, and takes every refusal and every trouble of GitHub's for "not seen". Rejects only with mistakes of our own,
* which no answer of GitHub's explains.
*/
async function look(ask) {
	try {
		return seen(await ask());
	} catch (error) {
		if (!(error instanceof GithubError) && statusOf(error) === void 0) throw error;
		return {
			seen: false,
			because: becauseOf(toGithubError(error, "looking"), statusOf(error))
		};
	}
}
function becauseOf({ code }, status) {
	const values = { status: status ?? 0 };
	switch (code) {
		case "forbidden": return {
			says: "GitHub does not show it to this token (HTTP {status})",
			values
		};
		case "not-found": return {
			says: "GitHub says that it is not there, or does not show it to this token",
			values
		};
		case "rate-limited": return {
			says: TOKEN_SPENT,
			values
		};
		case "incomplete": return {
			says: "there is more of it than GitHub lists",
			values
		};
		case "unexpected": return {
			says: "GitHub answered in a way that it does not document",
			values
		};
		case "unavailable": return {
			says: "GitHub did not answer",
			values
		};
	}
}
// src/github/protection/read-check-posters.ts
const run = object({
	name: string(),
	status: string(),
	conclusion: string().nullable(),
	html_url: string().nullish(),
	completed_at: string().nullish(),
	started_at: string().nullish(),
	app: object({
		id: number(),
		slug: string().optional(),
		permissions: record(string(), unknown()).optional(),
		events: array(string()).optional()
	}).nullable(),
	output: object({
		title: string().nullish(),
		summary: string().nullish(),
		text: string().nullish()
	}).nullish()
});
/** The newest run of each check of each App on a commit, of those whose name begins so. Rejects with what Octokit throws. */
async function readPostedChecks(client, commit, beginning) {
	return (await listAll(client, {
		route: "GET /repos/{owner}/{repo}/commits/{ref}/check-runs",
		parameters: {
			ref: commit,
			filter: "latest"
		},
		entry: run,
		what: "the checks of a commit",
		under: "check_runs"
	})).flatMap(({ app, output, ...each }) => app === null || !each.name.startsWith(beginning) ? [] : [{
		name: each.name,
		status: each.status,
		conclusion: each.conclusion,
		app: toApp(app),
		title: output?.title ?? null,
		summary: output?.summary ?? null,
		text: output?.text ?? null,
		url: each.html_url ?? null,
		at: each.completed_at ?? each.started_at ?? null
	}]);
}
function toApp({ id, slug, permissions, events }) {
	const levels = Object.entries(permissions ?? {}).flatMap(([name, level]) => typeof level === "string" ? [[name, level]] : []);
	return {
		id,
		slug: slug ?? `${id}`,
		permissions: permissions === void 0 ? null : Object.fromEntries(levels),
		events: events ?? null
	};
}
const pulls = array(object({
	number: number(),
	merged_at: string().nullable(),
	head: object({ sha: string() })
}));
/** Pull requests of one branch whose checks are looked at: so many that moved last, and so many that were merged last. */
const MOST_PULLS = 3;
/** The newest pull requests to a branch, and those that were merged last, with the checks on their heads whose name begins so. */
function readRecentChecks(client, branch, beginning) {
	return look(async () => {
		const parameters = {
			base: branch,
			state: "all",
			sort: "updated",
			direction: "desc",
			per_page: 30
		};
		const { data } = await client.request("GET /repos/{owner}/{repo}/pulls", parameters);
		const listed = expectShape(pulls, data, "pull requests");
		const merged = listed.filter(({ merged_at: at }) => at !== null).sort((a, b) => (b.merged_at ?? "").localeCompare(a.merged_at ?? ""));
		const chosen = /* @__PURE__ */ new Set([...listed.slice(0, MOST_PULLS), ...merged.slice(0, MOST_PULLS)]);
		return Promise.all([...chosen].map(async ({ number, merged_at: at, head }) => ({
			number,
			merged: at !== null,
			checks: await readPostedChecks(client, head.sha, beginning)
		})));
	});
}
// src/github/protection/read-rulesets.ts
const parameters = record(string(), unknown()).optional();
const rule = object({
	type: string(),
	parameters
});
const ruleInForce = rule.extend({
	ruleset_id: number(),
	ruleset_source_type: string().optional(),
	ruleset_source: string().optional()
});
const checksRule = object({
	strict_required_status_checks_policy: boolean().optional(),
	do_not_enforce_on_create: boolean().optional(),
	required_status_checks: array(object({
		context: string(),
		integration_id: number().nullish()
	}))
});
const reviewRule = object({
	required_approving_review_count: number(),
	dismiss_stale_reviews_on_push: boolean(),
	require_code_owner_review: boolean(),
	require_last_push_approval: boolean()
});
const queueRule = object({ grouping_strategy: string() });
const workflowsRule = object({ workflows: array(object({ path: string() })) });
const ruleset = object({
	id: number(),
	name: string(),
	target: string().optional(),
	enforcement: string(),
	source_type: string().optional(),
	source: string(),
	rules: array(rule).optional(),
	conditions: object({ ref_name: object({
		include: array(string()),
		exclude: array(string())
	}).optional() }).nullish(),
	bypass_actors: array(object({
		actor_id: number().nullish(),
		actor_type: string(),
		bypass_mode: _enum([
			"always",
			"pull_request",
			"exempt"
		]).optional()
	})).optional()
});
/** Reads rulesets of one repository, its organisation's included; each ruleset once, however many branches it binds. */
var RulesetReader = class {
	#client;
	#rulesets = /* @__PURE__ */ new Map();
	constructor(client) {
		this.#client = client;
	}
	/** What is in force on a branch, which need not exist, by ruleset. Rules that are not enforced are no part of it. */
	async onBranch(branch) {
		const rules = await look(() => listAll(this.#client, {
			route: "GET /repos/{owner}/{repo}/rules/branches/{branch}",
			parameters: { branch },
			entry: ruleInForce,
			what: "the rules of a branch"
		}));
		if (!rules.seen) return rules;
		const ids = [...new Set(rules.value.map((each) => each.ruleset_id))];
		return seen(await Promise.all(ids.map(async (id) => {
			const own = rules.value.filter((each) => each.ruleset_id === id);
			const { ruleset_source_type: type, ruleset_source: source } = own[0] ?? {};
			const { whole, above } = await this.#withSource(id, type, source);
			return {
				kind: "ruleset",
				id,
				name: whole.seen ? whole.value.name : `${id}`,
				above,
				refs: refsOf(whole),
				...rulesOf(own),
				bypass: bypassOf(whole),
				whole: true
			};
		})));
	}
	/** Rulesets for branches that are there and are not enforced, with the checks that they would require. */
	idle() {
		return look(async () => {
			const idle = (await listAll(this.#client, {
				route: "GET /repos/{owner}/{repo}/rulesets",
				parameters: { includes_parents: true },
				entry: ruleset,
				what: "rulesets"
			})).filter(({ enforcement, target }) => enforcement !== "active" && (target ?? "branch") === "branch");
			if (idle.length > MOST_IDLE) throw new GithubError("incomplete", "rulesets that are not enforced");
			return Promise.all(idle.map(async ({ id, name, enforcement, source, source_type: type }) => {
				const { whole, above } = await this.#withSource(id, type, source);
				const rules = whole.seen ? whole.value.rules ?? [] : [];
				return {
					id,
					name,
					enforcement,
					above,
					refs: refsOf(whole),
					checks: rulesOf(rules).checks
				};
			}));
		});
	}
	/** A ruleset as the repository shows it, or as its organisation does to who may change it there. */
	async #withSource(id, type, source) {
		const below = await this.#read(id, "GET /repos/{owner}/{repo}/rulesets/{ruleset_id}");
		if (type === void 0 || type === "Repository" || source === void 0) return {
			whole: below,
			above: null
		};
		if (type !== "Organization") return {
			whole: below,
			above: {
				kind: "enterprise",
				name: source,
				readable: false
			}
		};
		const there = await this.#read(id, "GET /orgs/{org}/rulesets/{ruleset_id}", { org: source });
		const above = {
			kind: "organisation",
			name: source,
			readable: there.seen
		};
		return {
			whole: there.seen ? there : below,
			above
		};
	}
	#read(id, route, more = {}) {
		const key = `${route} ${id}`;
		const known = this.#rulesets.get(key);
		if (known !== void 0) return known;
		const reading = look(async () => {
			const { data } = await this.#client.request(route, {
				...more,
				ruleset_id: id
			});
			return expectShape(ruleset, data, "a ruleset");
		});
		this.#rulesets.set(key, reading);
		return reading;
	}
};
/** Rulesets that are not enforced and are looked into. */
const MOST_IDLE = 50;
function refsOf(whole) {
	return (whole.seen ? whole.value.conditions?.ref_name : void 0) ?? null;
}
function rulesOf(rules) {
	const all = (type, schema) => rules.flatMap((each) => each.type === type ? [expectShape(schema, each.parameters ?? {}, `a rule ${type}`)] : []);
	const checks = all("required_status_checks", checksRule);
	return {
		checks: checks.flatMap(({ required_status_checks: required }) => required.map(({ context, integration_id: id }) => ({
			context,
			appId: id == null ? null : id
		}))),
		strict: checks.some((each) => each.strict_required_status_checks_policy === true),
		review: strictest(all("pull_request", reviewRule).map(toReviewRule)),
		blocksDeletion: rules.some(({ type }) => type === "deletion"),
		blocksForcePush: rules.some(({ type }) => type === "non_fast_forward"),
		restrictsCreation: rules.some(({ type }) => type === "creation"),
		checksNewBranches: checks.some((each) => each.do_not_enforce_on_create !== true),
		grouping: all("merge_queue", queueRule)[0]?.grouping_strategy ?? null,
		workflows: all("workflows", workflowsRule).flatMap(({ workflows }) => workflows.map(({ path }) => path))
	};
}
function toReviewRule(rule) {
	return {
		approvals: rule.required_approving_review_count,
		dismissesStale: rule.dismiss_stale_reviews_on_push,
		asksOwners: rule.require_code_owner_review,
		asksOtherThanPusher: rule.require_last_push_approval
	};
}
/** Several rules about reviews hold together; `null` where there is none. */
function strictest(rules) {
	if (rules.length === 0) return null;
	return {
		approvals: Math.max(...rules.map(({ approvals }) => approvals)),
		dismissesStale: rules.some(({ dismissesStale }) => dismissesStale),
		asksOwners: rules.some(({ asksOwners }) => asksOwners),
		asksOtherThanPusher: rules.some(({ asksOtherThanPusher }) => asksOtherThanPusher)
	};
}
/** GitHub leaves the list out for who may not change the ruleset: that is no empty list. */
function bypassOf(whole) {
	if (!whole.seen) return whole;
	const actors = whole.value.bypass_actors;
	if (actors === void 0) return unseen("GitHub shows it only to who may change the ruleset");
	return seen(actors.map(({ actor_type: type, actor_id: id, bypass_mode: mode = "always" }) => ({
		key: `${type} ${id ?? ""}`,
		who: nameOf(type, id ?? null),
		mode
	})));
}
/** Ids of the roles that GitHub has by itself, by its Terraform provider's documentation; others are an organisation's own. */
const ROLES = {
	2: "maintainers",
	4: "writers",
	5: "administrators"
};
function nameOf(type, id) {
	switch (type) {
		case "OrganizationAdmin": return "administrators of the organisation";
		case "EnterpriseOwner": return "owners of the enterprise";
		case "RepositoryRole": return `${ROLES[id ?? 0] ?? `everybody with role ${id}`} of the repository`;
		case "DeployKey": return "deploy keys";
		case "Integration": return `app ${id}`;
		case "Team": return `team ${id}`;
		case "User": return `user ${id}`;
		default: return `${type} ${id ?? ""}`.trim();
	}
}
// src/github/read-extended-policy.ts
const NOT_OURS = {
	says: "`{repository}`, on whose policy this one stands, belongs to another account, so its policy is not read.",
	fix: "Extend a policy of the repository's own account, or have who runs Gatehouse allow the other one.",
	values: {}
};
const NOT_SEEN = {
	says: "`{repository}`, on whose policy this one stands, is not there, or Gatehouse cannot see it.",
	fix: "Mend the name, or give Gatehouse access to that repository: install the App on it, too.",
	values: {}
};
const NO_COMMIT = {
	says: "`{repository}`, on whose policy this one stands, has no such branch or tag.",
	fix: "Mend what stands behind `@`, or name the repository alone: then its default branch counts.",
	values: {}
};
const TWO_REFS = {
	says: "`{repository}`, on whose policy this one stands, has both a branch and a tag of that name.",
	fix: "Name one that is only one of the two.",
	values: {}
};
/**
* Reads policies of other repositories through GitHub's API. The branch or tag is looked up each time, and what its commit holds is
* remembered. What somebody has to mend is an answer; passing trouble of GitHub's rejects with a {@link GithubError}.
*/
function extendedPolicyReader(source) {
	const { client, policyOwners = [] } = source;
	const allowed = new Set([client.owner, ...policyOwners].map((owner) => owner.toLowerCase()));
	return async (reference) => {
		if (!allowed.has(reference.owner.toLowerCase())) return {
			kind: "unreadable",
			because: NOT_OURS,
			hidden: true
		};
		try {
			return await readReference(reference, source);
		} catch (error) {
			if (error instanceof GithubError && ["not-found", "forbidden"].includes(error.code)) return {
				kind: "unreadable",
				because: NOT_SEEN,
				hidden: true
			};
			throw error;
		}
	};
}
async function readReference(reference, { client, batch, memory }) {
	const { owner, name } = reference;
	const commits = await commitsOf(reference, batch);
	if (commits === null) return {
		kind: "unreadable",
		because: NOT_SEEN,
		hidden: true
	};
	const [commit, other] = [...new Set(commits)];
	if (commit === void 0) return {
		kind: "unreadable",
		because: NO_COMMIT
	};
	if (other !== void 0) return {
		kind: "unreadable",
		because: TWO_REFS
	};
	const there = clientOf(client, owner, name);
	const tree = new GithubTree(there, new GraphqlBatch(there), commit);
	return extendedFrom(memory?.remembering(`${owner}/${name}`, tree) ?? tree);
}
const target = object({ target: object({
	oid: string(),
	__typename: string(),
	target: object({ oid: string() }).optional()
}).nullable() });
const tips = object({
	branch: target.nullable(),
	tag: target.nullable().optional()
});
/** Commits that the reference names; `null` where GitHub does not show us the repository. */
async function commitsOf({ owner, name, ref }, batch) {
	const fields = "target { __typename oid ... on Tag { target { oid } } }";
	const selection = ref === null ? `branch: defaultBranchRef { ${fields} }` : `branch: ref(qualifiedName: ${literal$1(`refs/heads/${ref}`)}) { ${fields} }
         tag: ref(qualifiedName: ${literal$1(`refs/tags/${ref}`)}) { ${fields} }`;
	const answer = await batch.root(`repository(owner: ${literal$1(owner)}, name: ${literal$1(name)})`, selection, 2);
	if (answer === null) return null;
	const { branch, tag } = expectShape(tips, answer, "a repository");
	return [branch, tag].flatMap((each) => {
		const found = each?.target;
		if (found == null) return [];
		return [found.__typename === "Tag" ? found.target?.oid ?? found.oid : found.oid];
	});
}
// src/github/protection/read-branch-protection.ts
const checks = object({
	strict: boolean().optional(),
	contexts: array(string()).optional(),
	checks: array(object({
		context: string(),
		app_id: number().nullish()
	})).optional(),
	enforcement_level: string().optional()
}).nullish();
const branchAnswer = object({
	protected: boolean(),
	protection: object({
		enabled: boolean().optional(),
		required_status_checks: checks
	}).optional()
});
const on = object({ enabled: boolean() }).nullish();
const protection = object({
	required_status_checks: checks,
	enforce_admins: on,
	allow_force_pushes: on,
	allow_deletions: on,
	required_pull_request_reviews: object({
		required_approving_review_count: number().optional(),
		dismiss_stale_reviews: boolean().optional(),
		require_code_owner_reviews: boolean().optional(),
		require_last_push_approval: boolean().optional()
	}).nullish()
});
/** Who is not bound where a branch protection rule leaves administrators out. */
const UNBOUND_ADMINS = {
	key: "RepositoryRole 5",
	who: "administrators of the repository",
	mode: "always"
};
/**
* Reads what protects a branch beside rulesets. Who may not read the rule itself still sees which checks it requires, as far as
* the branch's own answer tells. Rejects with what only a broken connection or a wrong token explains.
*/
async function readBranchProtection(client, branch) {
	const summary = await readBranch(client, branch);
	if (summary === null) return {
		exists: false,
		rule: unseen(NOT_YET)
	};
	if (!summary.protected) return {
		exists: true,
		rule: seen(null)
	};
	const rule = await look(() => readRule(client, branch));
	if (rule.seen) return {
		exists: true,
		rule
	};
	const { enabled, required_status_checks: required } = summary.protection ?? {};
	if (enabled !== true || required == null || checksOf(required).length === 0) return {
		exists: true,
		rule
	};
	return {
		exists: true,
		rule: seen({
			...fromSummary(required),
			name: branch,
			bypass: unseen(rule.because.says, rule.because.values)
		})
	};
}
const NOT_YET = "the branch is not there yet, and GitHub tells of such rules by branch only";
async function readBranch(client, branch) {
	try {
		const { data } = await client.request("GET /repos/{owner}/{repo}/branches/{branch}", { branch });
		return expectShape(branchAnswer, data, "a branch");
	} catch (error) {
		if (statusOf(error) === 404) return null;
		throw error;
	}
}
async function readRule(client, branch) {
	try {
		const { data } = await client.request("GET /repos/{owner}/{repo}/branches/{branch}/protection", { branch });
		return ruleOf(branch, expectShape(protection, data, "a branch protection rule"));
	} catch (error) {
		if (statusOf(error) === 404 && error instanceof Error && /branch not protected/i.test(error.message)) return null;
		throw error;
	}
}
/** GitHub tells of rules of the older kind by branch, and who could make a branch that is there is no question any more. */
const OF_A_BRANCH_THAT_IS_THERE = {
	restrictsCreation: false,
	checksNewBranches: false
};
function ruleOf(branch, rule) {
	const reviews = rule.required_pull_request_reviews;
	return {
		kind: "branch-protection",
		id: null,
		name: branch,
		above: null,
		refs: null,
		checks: checksOf(rule.required_status_checks),
		strict: rule.required_status_checks?.strict === true,
		review: reviews == null ? null : {
			approvals: reviews.required_approving_review_count ?? 0,
			dismissesStale: reviews.dismiss_stale_reviews === true,
			asksOwners: reviews.require_code_owner_reviews === true,
			asksOtherThanPusher: reviews.require_last_push_approval === true
		},
		blocksDeletion: rule.allow_deletions?.enabled !== true,
		blocksForcePush: rule.allow_force_pushes?.enabled !== true,
		...OF_A_BRANCH_THAT_IS_THERE,
		grouping: null,
		workflows: [],
		bypass: seen(rule.enforce_admins?.enabled === true ? [] : [UNBOUND_ADMINS]),
		whole: true
	};
}
/** GitHub writes "from any source" as `null` here and as -1 there. */
function checksOf(required) {
	if (required == null) return [];
	if (required.checks !== void 0) return required.checks.map(({ context, app_id: id }) => ({
		context,
		appId: id == null || id < 0 ? null : id
	}));
	return (required.contexts ?? []).map((context) => ({
		context,
		appId: null
	}));
}
/** What the answer about a branch tells of its rule: the checks alone. */
function fromSummary(required) {
	return {
		kind: "branch-protection",
		id: null,
		above: null,
		refs: null,
		checks: checksOf(required),
		strict: false,
		review: null,
		blocksDeletion: false,
		blocksForcePush: false,
		...OF_A_BRANCH_THAT_IS_THERE,
		grouping: null,
		workflows: [],
		whole: false
	};
}
export { readPostedChecks as a, seen as c, readBranchTip as d, GithubTree as f, strictest as i, unseen as l, isActions as m, extendedPolicyReader as n, readRecentChecks as o, GITHUB_ACTIONS as p, RulesetReader as r, look as s, readBranchProtection as t, listAll as u };
