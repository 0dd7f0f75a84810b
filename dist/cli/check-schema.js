import { S as $ZodRecord, x as $ZodObject } from "./zod.js";
import { n as describeFound, t as describeExpected } from "./describe-value.js";
import { t as didYouMean } from "./did-you-mean.js";
import { i as toPointer } from "./positions.js";
import { n as shown } from "./source-issue.js";
import { n as locate, r as locateKey } from "./span-of.js";
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
		const key = shown(String(path.at(-1) ?? ""));
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
		key: shown(key),
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
		key: shown(String(path.at(-1))),
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
	return shown(text.replace(/^\./, ""), 120);
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
export { inOrder as n, checkSchema as t };
