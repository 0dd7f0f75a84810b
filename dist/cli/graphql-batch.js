import { _ as string, a as array, f as number, h as record, p as object, v as union, y as unknown } from "./zod.js";
import { i as toGithubError, t as GithubError } from "./github-error.js";
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
export { literal as n, expectShape as r, GraphqlBatch as t };
