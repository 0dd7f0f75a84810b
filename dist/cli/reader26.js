import "./rolldown-runtime.js";
import { r as exceedsBytes, t as JSON_LIMITS } from "./source-document.js";
import { n as shown, r as sourceIssue } from "./source-issue.js";
import { i as unreadable, r as startOf, t as defineReader } from "./define-reader.js";
import { t as ReadingBuilder } from "./reading-builder.js";
import { t as PinList } from "./pin-list.js";
// src/core/evidence/terraform-lock/tokens.ts
const PART = /[ \t]+|(?:#|\/\/).*|"((?:[^"\\]|\\.)*)"|([A-Za-z_][\w-]*)|([{}[\]=,])|(.)/gy;
/** Splits the small part of HCL that Terraform writes into its lock: blocks, attributes, lists of texts, comments. Linear. */
function tokensOf(text) {
	const tokens = [];
	for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) for (const match of line.matchAll(PART)) {
		const [, quoted, word, sign, other] = match;
		const place = {
			line: index + 1,
			column: match.index + 1
		};
		if (quoted !== void 0) tokens.push({
			kind: "text",
			value: quoted,
			...place
		});
		else if (word !== void 0) tokens.push({
			kind: "word",
			value: word,
			...place
		});
		else if (sign !== void 0) tokens.push({
			kind: "sign",
			value: sign,
			...place
		});
		else if (other !== void 0) {
			tokens.push({
				kind: "other",
				value: other,
				...place
			});
			break;
		}
	}
	return tokens;
}
// src/core/evidence/terraform-lock/reader.ts
const ID = "terraform-lock";
const HASH = /^(?:h1:[A-Za-z0-9+/]{43}=|zh:[0-9a-f]{64})$/;
/** The dependency lock of Terraform and OpenTofu. */
const terraformLock = defineReader({
	id: ID,
	title: "Terraform lock",
	detect: (text, path) => /lock\.hcl$/i.test(path) && /^[ \t]*provider[ \t]+"/m.test(text),
	read: (file) => {
		if (exceedsBytes(file.text, JSON_LIMITS.bytes)) return unreadable(ID, file, [sourceIssue("too-large", startOf(file), { limit: JSON_LIMITS.bytes })]);
		return new Lock(file).read();
	}
});
/** Reads blocks one after the other. The first thing that fits nowhere ends it: what follows could mean anything. */
var Lock = class {
	#file;
	#tokens;
	#builder;
	#pins;
	#next = 0;
	constructor(file) {
		this.#file = file;
		this.#tokens = tokensOf(file.text.startsWith("﻿") ? file.text.slice(1) : file.text);
		this.#builder = new ReadingBuilder(ID, file);
		this.#pins = new PinList(this.#builder);
	}
	read() {
		let whole = true;
		while (whole && this.#next < this.#tokens.length) whole = this.#provider();
		if (!whole) this.#unexpected();
		else if (this.#pins.size === 0) this.#builder.problem(NO_PROVIDERS);
		if (this.#pins.size > 0) this.#pins.record({
			pointer: "",
			line: 1,
			column: 1
		});
		return this.#builder.build();
	}
	#take(kind, value) {
		const token = this.#tokens[this.#next];
		if (token?.kind !== kind || value !== void 0 && token.value !== value) return void 0;
		this.#next += 1;
		return token;
	}
	#provider() {
		const start = this.#take("word", "provider");
		const name = start && this.#take("text");
		if (start === void 0 || name === void 0 || this.#take("sign", "{") === void 0) return false;
		const values = /* @__PURE__ */ new Map();
		while (this.#take("sign", "}") === void 0) {
			const key = this.#take("word");
			const value = key && this.#take("sign", "=") && this.#value();
			if (key === void 0 || value === void 0) return false;
			values.set(key.value, value);
		}
		const version = values.get("version")?.[0]?.value;
		const hashes = values.get("hashes") ?? [];
		const broken = hashes.filter(({ value }) => !HASH.test(value));
		for (const hash of broken) this.#broken(hash, name.value);
		this.#pins.add({
			kind: "provider",
			name: name.value,
			...version === void 0 ? {} : { version },
			exact: version !== void 0 && /^\d+\.\d+\.\d+/.test(version),
			locked: hashes.length > broken.length,
			source: {
				pointer: `/provider/${this.#pins.size}`,
				line: start.line,
				column: start.column
			}
		});
		return true;
	}
	/** A text, or a list of texts. */
	#value() {
		const one = this.#take("text");
		if (one !== void 0) return [one];
		if (this.#take("sign", "[") === void 0) return void 0;
		const list = [];
		while (this.#take("sign", "]") === void 0) {
			const item = this.#take("text");
			if (item === void 0) return void 0;
			list.push(item);
			this.#take("sign", ",");
		}
		return list;
	}
	#broken(hash, name) {
		this.#builder.problem({
			id: "invalid-hash",
			says: "`{hash}` is no hash of a provider, in the lock of `{name}`.",
			fix: "Write the lock again with `terraform providers lock` or `tofu providers lock`.",
			values: {
				hash: shown(hash.value),
				name: shown(name)
			}
		}, {
			path: this.#file.path,
			line: hash.line,
			column: hash.column
		});
	}
	#unexpected() {
		const token = this.#tokens[this.#next];
		this.#builder.problem({
			id: "unexpected",
			says: "This does not belong into a lock of providers: `{found}`.",
			fix: "Write the lock again with `terraform init` or `tofu init`.",
			values: { found: token === void 0 ? "end of the file" : shown(token.value) }
		}, token === void 0 ? startOf(this.#file) : {
			path: this.#file.path,
			line: token.line,
			column: token.column
		});
	}
};
const NO_PROVIDERS = {
	id: "no-providers",
	says: "This lock names no provider, so it fixes nothing.",
	fix: "Write it again with `terraform init` or `tofu init`, or leave it out."
};
export { terraformLock };
