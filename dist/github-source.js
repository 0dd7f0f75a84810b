import "./rolldown-runtime.js";
import { t as getOctokit } from "./network.js";
import { a as boolean, c as literal$1, d as object, f as record, g as unknown, h as union, i as array, l as looseObject, m as string, s as lazy, u as number } from "./zod.js";
import { i as TEXT_LIMIT } from "./statement.js";
import { n as extendedFrom } from "./extended-policy.js";
// src/github/changed-paths-of.ts
/** The changed paths of a pull request with what each was at the merge base and is at the head. */
function changedPathsOf({ paths, renames }, before, after) {
	const renamedTo = new Map([...renames].map(([now, old]) => [old, now]));
	return paths.map((path) => {
		const from = renames.get(path);
		const to = renamedTo.get(path);
		return {
			path,
			before: before.get(path) ?? null,
			after: after.get(path) ?? null,
			...from === void 0 ? {} : { renamedFrom: from },
			...to === void 0 ? {} : { renamedTo: to }
		};
	});
}
// src/github/refusal-of.ts
/** Types of GraphQL errors that tell of the budget. The second is what GitHub was seen to answer beside the documented first. */
const LIMITED_TYPES = /* @__PURE__ */ new Set(["RATE_LIMITED", "RATE_LIMIT"]);
const SECONDARY = /\bsecondary rate limit|\babuse detection|-rate-limits$/i;
const PRIMARY = /\brate limit exceeded/i;
/** With HTTP 200 a sentence has to begin like GitHub's own: errors about fields repeat names, and those are foreign text. */
const SECONDARY_OF_GRAPHQL = /^you have (?:exceeded a secondary rate limit|triggered an abuse detection)/i;
/**
* Tells from what Octokit threw whether a limit of GitHub's was hit, and which; `null` for every other failure. Takes HTTP 403
* and 429, and GraphQL's errors with HTTP 200. Source: GitHub docs, "Rate limits for the REST API", "Exceeding the rate limit", and
* "Rate limits and query limits for the GraphQL API"; octokit/plugin-throttling.js, issue 824, for `RATE_LIMIT`.
*/
function refusalOf(error) {
	if (!isRecord(error)) return null;
	const headers = headersOf(error);
	const kind = error["status"] === 403 || error["status"] === 429 ? kindOfStatus(error, error["status"], headers) : kindOfErrors(error["errors"]);
	if (kind === null) return null;
	const isSpent = kind === "primary" || numberOf(headers, "x-ratelimit-remaining") === 0;
	return {
		kind,
		resource: resourceOf(headers),
		retryAfter: numberOf(headers, "retry-after"),
		reset: isSpent ? numberOf(headers, "x-ratelimit-reset") : null,
		answeredAt: answeredAt(headers)
	};
}
/** The resource that an answer was counted against, as its headers name it; `null` when they name none. */
function resourceOf(headers) {
	const resource = headers["x-ratelimit-resource"];
	return typeof resource === "string" && /^[a-z_]{1,40}$/.test(resource) ? resource : null;
}
/** The headers of the answer that an error of Octokit's carries: a request error has the answer, a GraphQL error the headers themselves. */
function headersOf(error) {
	if (!isRecord(error)) return {};
	const { headers, response } = error;
	if (isRecord(response) && isRecord(response["headers"])) return response["headers"];
	return isRecord(headers) ? headers : {};
}
/** GitHub's clock at an answer, in seconds of Unix time; `null` when its headers do not say. */
function answeredAt({ date }) {
	const moment = typeof date === "string" ? Date.parse(date) : NaN;
	return Number.isNaN(moment) ? null : moment / 1e3;
}
function kindOfStatus(error, status, headers) {
	const message = messageOf(error);
	if (SECONDARY.test(message)) return "secondary";
	if (numberOf(headers, "x-ratelimit-remaining") === 0) return "primary";
	if (numberOf(headers, "retry-after") !== null) return "secondary";
	if (PRIMARY.test(message)) return "primary";
	return status === 429 ? "secondary" : null;
}
function kindOfErrors(errors) {
	if (!Array.isArray(errors)) return null;
	const each = errors.filter(isRecord);
	if (each.some((one) => one["path"] === void 0 && SECONDARY_OF_GRAPHQL.test(messageOf(one)))) return "secondary";
	return each.some((one) => LIMITED_TYPES.has(one["type"])) ? "primary" : null;
}
/** A header that is a whole number; `null` when it is absent or anything else. */
function numberOf(headers, name) {
	const value = headers[name];
	return (typeof value === "string" || typeof value === "number") && /^\d{1,15}$/.test(`${value}`) ? Number(value) : null;
}
function messageOf({ message }) {
	return typeof message === "string" ? message : "";
}
function isRecord(value) {
	return typeof value === "object" && value !== null;
}
// src/github/github-error.ts
var GithubError = class extends Error {
	code;
	/** When it is of use to ask again; with `rate-limited` only, and only where it is known. */
	retryAt;
	constructor(code, message, options = {}) {
		super(message, options);
		this.name = "GithubError";
		this.code = code;
		if (options.retryAt !== void 0) this.retryAt = options.retryAt;
	}
};
/** Gives any thrown value a code. The message never carries a response body or a token. */
function toGithubError(error, doing) {
	if (error instanceof GithubError) return error;
	const status = statusOf(error);
	return new GithubError(codeOf(status, error), `${doing}: ${status ?? nameOf(error)}`, { cause: error });
}
/** HTTP status that an Octokit error carries, if any. */
function statusOf(error) {
	if (typeof error !== "object" || error === null || !("status" in error)) return void 0;
	return typeof error.status === "number" ? error.status : void 0;
}
function nameOf(error) {
	return error instanceof Error ? error.name : "unknown failure";
}
function codeOf(status, error) {
	if (status === 404 || status === 410) return "not-found";
	if (refusalOf(error) !== null) return "rate-limited";
	if (status === 401 || status === 403) return "forbidden";
	if (status === 422) return "unexpected";
	return "unavailable";
}
// src/github/expect-shape.ts
/** Reads an answer of GitHub in the shape that it documents; anything else is an error of code `unexpected`. */
function expectShape(schema, answer, what) {
	const parsed = schema.safeParse(answer);
	if (parsed.success) return parsed.data;
	throw new GithubError("unexpected", `GitHub answered ${what} in a shape that it does not document`, { cause: parsed.error });
}
// src/github/graphql-batch.ts
/** What one selection may weigh together with others of the same document: looked-up objects, a guess at GitHub's work. */
const WEIGHT_A_DOCUMENT = 600;
/** Characters of one document. GitHub names no limit; this stays far from where proxies begin to object. */
const CHARACTERS_A_DOCUMENT = 2e5;
const graphqlErrors = object({
	errors: array(object({
		type: string().optional(),
		path: array(union([string(), number()])).optional()
	})),
	data: record(string(), unknown()).nullish()
});
/**
* Collects what is asked in one turn of the event loop into as few GraphQL documents as possible: every selection
* becomes an aliased root field. Readers may therefore ask independently of one another, and still share a request.
*/
var GraphqlBatch = class {
	#client;
	#waiting = [];
	#scheduled = false;
	#watched = null;
	#seen = null;
	constructor(client) {
		this.#client = client;
	}
	/**
	* Has a selection of the repository ride on every document from now on. What it last answered is `seen`: the newest
	* look at something that may move while we read, without a request of its own.
	*/
	watch(selection) {
		this.#watched = selection;
	}
	/** The newest answer to what is watched; `null` before the first, and when the newest document did not bring it whole. */
	get seen() {
		return this.#seen;
	}
	/** Asks a selection of the repository. `null` when GitHub does not show it to us. */
	repository(selection, weight = 1) {
		return this.#ask(this.#repository(), selection, weight);
	}
	/** Asks a selection of any root field, such as `organization(login: "acme")`; the argument must be a {@link literal}. */
	root(field, selection, weight = 1) {
		return this.#ask(field, selection, weight);
	}
	#repository() {
		const { owner, repo } = this.#client;
		return `repository(owner: ${literal(owner)}, name: ${literal(repo)})`;
	}
	#ask(root, selection, weight) {
		return new Promise((resolve, reject) => {
			this.#waiting.push({
				root,
				selection,
				weight,
				resolve,
				reject
			});
			if (this.#scheduled) return;
			this.#scheduled = true;
			setImmediate(() => this.#flush());
		});
	}
	#flush() {
		this.#scheduled = false;
		const waiting = this.#waiting;
		this.#waiting = [];
		for (const group of documents(waiting)) this.#send(group);
	}
	async #send(group) {
		const fields = group.map(({ root, selection }, index) => `q${index}: ${root} { ${selection} }`);
		if (this.#watched !== null) fields.push(`watched: ${this.#repository()} { ${this.#watched} }`);
		try {
			const data = recordOf(await this.#client.graphql(`query { ${fields.join("\n")} }`));
			this.#seen = data["watched"] ?? null;
			for (const [index, asked] of group.entries()) settle(asked, data, index);
		} catch (error) {
			this.#seen = watchedIn(error);
			settlePartially(group, error);
		}
	}
};
/** A GraphQL string literal of foreign text: JSON's escapes are GraphQL's. */
function literal(text) {
	return JSON.stringify(text);
}
function documents(waiting) {
	const groups = [];
	let weight = 0;
	let characters = 0;
	for (const asked of waiting) {
		const last = groups.at(-1);
		const length = asked.selection.length + asked.root.length;
		if (last === void 0 || weight + asked.weight > WEIGHT_A_DOCUMENT || characters + length > CHARACTERS_A_DOCUMENT) {
			groups.push([asked]);
			weight = asked.weight;
			characters = length;
		} else {
			last.push(asked);
			weight += asked.weight;
			characters += length;
		}
	}
	return groups;
}
/** A field that was asked for and is not even `null` was never answered: that is no "not found". */
function settle(asked, data, index) {
	const answer = data[`q${index}`];
	if (answer === void 0) asked.reject(new GithubError("unexpected", "GraphQL left out what was asked"));
	else asked.resolve(answer);
}
/** What is watched, of an answer in part; `null` where an error touches it, since a look in part shows nothing of what moved. */
function watchedIn(error) {
	const { data } = graphqlErrors.safeParse(error);
	return data?.errors.every(({ path }) => path !== void 0 && path[0] !== "watched") === true ? data?.data?.["watched"] ?? null : null;
}
function recordOf(data) {
	const parsed = record(string(), unknown()).safeParse(data);
	if (!parsed.success) throw new GithubError("unexpected", "GraphQL answered with something other than an object");
	return parsed.data;
}
/**
* GraphQL answers in parts: each error names the field that it is about. A field that was not found is `null`;
* any other error rejects its own selection only. An error without a path, or without data, rejects all.
*/
function settlePartially(group, error) {
	const parsed = graphqlErrors.safeParse(error);
	const whole = toGithubError(error, "GraphQL");
	if (whole.code === "rate-limited" || !parsed.success || parsed.data.data == null || parsed.data.errors.some(({ path }) => path === void 0)) {
		const reason = whole.code === "rate-limited" ? whole : codeOfWhole(parsed.data?.errors) ?? whole;
		for (const asked of group) asked.reject(reason);
		return;
	}
	const { data, errors } = parsed.data;
	for (const [index, asked] of group.entries()) {
		const grave = errors.filter(({ path }) => path?.[0] === `q${index}`).find(({ type }) => type !== "NOT_FOUND");
		if (grave === void 0) settle(asked, data, index);
		else asked.reject(new GithubError(codeOfGraphql(grave.type), `GraphQL: ${grave.type ?? "error"}`, { cause: error }));
	}
}
function codeOfWhole(errors) {
	const type = errors?.find((each) => each.type !== void 0)?.type;
	return type === void 0 ? void 0 : new GithubError(codeOfGraphql(type), `GraphQL: ${type}`);
}
/** What the type of an error of GraphQL's means, limits aside. */
function codeOfGraphql(type) {
	switch (type) {
		case "FORBIDDEN":
		case "INSUFFICIENT_SCOPES": return "forbidden";
		case "NOT_FOUND": return "not-found";
		default: return "unavailable";
	}
}
// src/github/find-tags.ts
/** Tags of tags that are followed; nobody makes as many. */
const MOST_PEELED = 3;
const target$1 = lazy(() => object({
	__typename: string(),
	oid: string(),
	target: target$1.optional()
}));
const ref = object({ target: target$1.nullable() }).nullable();
/** The commits of those of the tags that exist in the repository. An annotated tag leads to its commit. */
async function findTags(batch, names) {
	if (names.length === 0) return /* @__PURE__ */ new Map();
	const fields = names.map((name, index) => `t${index}: ref(qualifiedName: ${literal(`refs/tags/${name}`)}) { target { ${peeled(MOST_PEELED)} } }`);
	const answer = await batch.repository(fields.join(" "), names.length);
	const found = expectShape(record(string(), ref).nullable(), answer, "tags") ?? {};
	return new Map(names.flatMap((name, index) => {
		const commit = commitOf(found[`t${index}`]?.target ?? void 0);
		return commit === null ? [] : [[name, commit]];
	}));
}
function peeled(depth) {
	return depth === 0 ? "__typename oid" : `__typename oid ... on Tag { target { ${peeled(depth - 1)} } }`;
}
/** The commit that a tag leads to; `null` for a tag of a file or a folder. */
function commitOf(found) {
	if (found === void 0) return null;
	return found.__typename === "Commit" ? found.oid : commitOf(found.target);
}
// src/github/github-client.ts
/** The same connection, bound to another repository. Its requests count as those of the first. */
function clientOf(client, owner, repo) {
	return {
		owner,
		repo,
		count: client.count,
		graphql: (query) => client.graphql(query),
		request: (route, parameters) => client.request(route, {
			owner,
			repo,
			...parameters
		})
	};
}
/** Version of the REST API that every request names; answers of other versions lack or rename fields. */
const API_VERSION = "2022-11-28";
/** Binds an Octokit to one repository. With `answers`, what was read before is asked for conditionally. */
function githubClient(octokit, owner, repo, answers) {
	const count = {
		reads: 0,
		writes: 0
	};
	return {
		owner,
		repo,
		count,
		graphql(query) {
			count.reads++;
			return octokit.graphql(query);
		},
		request(route, { headers, ...parameters } = {}) {
			const isRead = route.startsWith("GET ");
			if (isRead) count.reads++;
			else count.writes++;
			const versioned = {
				"x-github-api-version": API_VERSION,
				...headers
			};
			const whole = {
				...route.includes("{owner}") ? {
					owner,
					repo
				} : {},
				...parameters,
				headers: versioned
			};
			if (!(isRead && !route.includes("/git/blobs/")) || answers === void 0) return octokit.request(route, whole);
			return answers.get(octokit, `${route} ${JSON.stringify(whole)}`, route, whole);
		}
	};
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
	__typename: literal$1("Blob"),
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
			const fields = chunk.map((path, index) => `f${index}: file(path: ${literal(path)}) { ${selection} }`);
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
		const field = path === "" ? `folder: tree { ${entries(DEPTH)} }` : `folder: file(path: ${literal(path)}) { mode oid type object { ... on Tree { ${entries(DEPTH)} } } }`;
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
		const selection = `object(oid: ${literal(this.commit)}) { __typename ... on Commit { ${fields} } }`;
		const answer = await this.#batch.repository(selection, weight);
		const commit = object({ object: looseObject({ __typename: literal$1("Commit") }) }).safeParse(answer);
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
// src/github/list-tags.ts
const refs = array(object({ ref: string() }));
const TAGS = "refs/tags/";
/**
* Names of the tags that begin with one of the prefixes; `null` where GitHub does not list all of them. One request each. By REST: GraphQL's
* `refs` says of its `query` only that it filters by name, and not how. Rejects with a {@link GithubError}.
*/
async function listTags(client, prefixes) {
	const lists = await Promise.all(prefixes.map((prefix) => tagsWith(client, prefix)));
	return lists.some((list) => list === null) ? null : [...new Set(lists.flatMap((list) => list ?? []))];
}
async function tagsWith(client, prefix) {
	try {
		const { data, headers } = await client.request("GET /repos/{owner}/{repo}/git/matching-refs/{ref}", { ref: `tags/${prefix}` });
		const { link } = headers;
		if (typeof link === "string" && link.includes("rel=\"next\"")) return null;
		return expectShape(refs, data, "a list of tags").flatMap(({ ref }) => ref.startsWith(TAGS) ? [ref.slice(10)] : []).filter((name) => name.startsWith(prefix));
	} catch (error) {
		if (error instanceof GithubError) throw error;
		throw toGithubError(error, "listing tags");
	}
}
// src/github/read-changes.ts
const file = object({
	filename: string(),
	status: string(),
	previous_filename: string().optional()
});
const comparison = object({
	merge_base_commit: object({ sha: string() }),
	files: array(file)
});
/** Files that GitHub lists in one comparison; with as many there may be more. */
const FILES_OF_A_COMPARISON = 300;
/** Files that GitHub lists of a pull request at the most. */
const FILES_OF_A_PULL_REQUEST = 3e3;
/**
* The changes of a commit against its merge base with `base`: one comparison. For more than 300 files the pull request's
* own list is read, which only describes its head. `null` when the commit can no longer be read.
*/
async function readChanges(client, base, commit, head) {
	const found = await compare(client, base, commit);
	if (found === null) return null;
	const listed = found.files;
	const mergeBase = found.merge_base_commit.sha;
	if (listed.length < FILES_OF_A_COMPARISON) return changesOf(mergeBase, listed, {
		complete: true,
		byCommit: true
	});
	if (head === void 0) return changesOf(mergeBase, listed, {
		complete: false,
		byCommit: true
	});
	const files = await allFiles(client, head.number);
	return changesOf(mergeBase, files, {
		complete: files.length >= head.changedFiles && files.length < FILES_OF_A_PULL_REQUEST,
		byCommit: false
	});
}
async function compare(client, base, commit) {
	try {
		const { data } = await client.request("GET /repos/{owner}/{repo}/compare/{basehead}", {
			basehead: `${base}...${commit}`,
			per_page: 1,
			page: 1
		});
		return expectShape(comparison, data, "a comparison");
	} catch (error) {
		if (error instanceof GithubError) throw error;
		const status = statusOf(error);
		if (status === 404 || status === 422) return null;
		throw toGithubError(error, "comparing commits");
	}
}
async function allFiles(client, number) {
	const files = [];
	for (let at = 1; files.length < FILES_OF_A_PULL_REQUEST; at++) {
		const { data } = await client.request("GET /repos/{owner}/{repo}/pulls/{pull_number}/files", {
			pull_number: number,
			per_page: 100,
			page: at
		});
		const found = expectShape(array(file), data, "a list of files");
		files.push(...found);
		if (found.length < 100) break;
	}
	return files;
}
function changesOf(mergeBase, files, how) {
	const paths = /* @__PURE__ */ new Set();
	const renames = /* @__PURE__ */ new Map();
	for (const { filename, status, previous_filename: previous } of files) {
		paths.add(filename);
		if (status !== "renamed" || previous === void 0) continue;
		paths.add(previous);
		renames.set(filename, previous);
	}
	return {
		mergeBase,
		paths: [...paths].sort(),
		renames,
		...how
	};
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
	const selection = ref === null ? `branch: defaultBranchRef { ${fields} }` : `branch: ref(qualifiedName: ${literal(`refs/heads/${ref}`)}) { ${fields} }
         tag: ref(qualifiedName: ${literal(`refs/tags/${ref}`)}) { ${fields} }`;
	const answer = await batch.root(`repository(owner: ${literal(owner)}, name: ${literal(name)})`, selection, 2);
	if (answer === null) return null;
	const { branch, tag } = expectShape(tips, answer, "a repository");
	return [branch, tag].flatMap((each) => {
		const found = each?.target;
		if (found == null) return [];
		return [found.__typename === "Tag" ? found.target?.oid ?? found.oid : found.oid];
	});
}
// src/action/github-source.ts
/** Reads policies that a repository's policy extends through GitHub's API, as far as the token reaches. */
function readPoliciesThrough(token, { owner, name }) {
	const client = githubClient(getOctokit(token), owner, name);
	return extendedPolicyReader({
		client,
		batch: new GraphqlBatch(client)
	});
}
/** Lists tags by the beginnings of their names; `null` where there are too many. Rejects with a {@link GithubError}. */
function listTagsThrough(token, { owner, name }, prefixes) {
	return listTags(githubClient(getOctokit(token), owner, name), prefixes);
}
/**
* Reads the pull request through GitHub's API, for clones that do not hold it. This module brings the network libraries
* along, so import it only where it is used. Rejects with a {@link GithubError}, also where GitHub does not list all changes.
*/
async function readGithub(token, repository, event) {
	const { owner, name } = repository;
	const client = githubClient(getOctokit(token), owner, name);
	const batch = new GraphqlBatch(client);
	const treeOf = (commit) => new GithubTree(client, batch, commit);
	const { number, changedFiles, base, head } = event;
	const listed = changedFiles === null ? void 0 : {
		number,
		changedFiles
	};
	const changes = await readChanges(client, base.sha, head.sha, listed);
	if (changes === null) throw new GithubError("not-found", "head and base cannot be compared");
	if (!changes.complete) throw new GithubError("incomplete", "GitHub does not list all changed files");
	const [before, after] = await Promise.all([treeOf(changes.mergeBase).entries(changes.paths), treeOf(head.sha).entries(changes.paths)]);
	return {
		head: treeOf(head.sha),
		base: treeOf(base.sha),
		mergeBase: changes.mergeBase,
		changes: changedPathsOf(changes, before, after),
		at: treeOf,
		findTags: (names) => findTags(batch, names),
		listTags: (prefixes) => listTags(client, prefixes),
		local: false
	};
}
export { listTagsThrough, readGithub, readPoliciesThrough };
