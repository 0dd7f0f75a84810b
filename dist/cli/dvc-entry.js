import { n as shown } from "./source-issue.js";
import { i as member } from "./foreign.js";
// src/core/evidence/dvc-lock/dvc-entry.ts
/** Entries of one file of DVC: dependencies, outputs and parameters of all stages together. */
const MOST_ENTRIES = 2e4;
/** A longer path or stage name is no name. */
const LONGEST_NAME = 1e3;
/** Keys under which a digest stands: DVC writes `md5`, `etag` and `checksum`. Source: iterative/dvc:dvc/output.py. */
const ALGORITHMS = [
	"md5",
	"sha256",
	"sha1",
	"etag",
	"checksum"
];
const HEX = /^[0-9a-f]{8,128}$/;
/** What a store calls a version of an object; nobody but the store can compute it. */
const OPAQUE = /^[\w+/=."-]{1,200}$/;
/** Reads the entries of DVC's files, up to a number of them in all; what is over it is told once. */
var DvcEntries = class {
	#builder;
	#left = MOST_ENTRIES;
	constructor(builder) {
		this.#builder = builder;
	}
	/** Takes one from the budget. */
	take(at) {
		this.#left -= 1;
		if (this.#left === -1) this.#builder.problem({
			...TOO_MANY,
			values: { limit: MOST_ENTRIES }
		}, at.where);
		return this.#left >= 0;
	}
	/** Whether a key is short enough to be a name. One that is not is told. */
	isName(name, parent) {
		if (name !== "" && name.length <= LONGEST_NAME) return true;
		this.#builder.problem({
			...NO_NAME,
			values: {
				found: shown(name, 40),
				limit: LONGEST_NAME
			}
		}, parent.where);
		return false;
	}
	/** Entries with a path and digests, as `dvc.lock` and `*.dvc` list them. */
	artifacts(list) {
		const read = [];
		for (const entry of list.items) {
			if (!this.take(list)) break;
			const name = entry.at("path").text;
			if (name === void 0 && entry.at("db").isMapping) continue;
			if (name === void 0) this.#builder.problem(NO_PATH, entry.where);
			else if (entry.at("files").isList) read.push(...this.#files(name, entry.at("files")));
			else read.push(this.#artifact(name, entry));
		}
		return read;
	}
	/** Of a remote that keeps versions, the files of a folder are listed one by one. */
	#files(folder, files) {
		const read = [];
		for (const file of files.items) {
			if (!this.take(files)) break;
			const name = file.at("relpath").text;
			if (name === void 0) this.#builder.problem(NO_PATH, file.where);
			else read.push(this.#artifact(`${folder}/${name}`, file));
		}
		return read;
	}
	/**
	* Entries of `dvc.yaml`: a path, or a mapping with the path as its only key. Plots at the top may be `named`: their key is then
	* a title, and the files are the keys of `y`.
	*/
	paths(list, named = false) {
		const read = [];
		for (const entry of list.items) {
			if (!this.take(list)) break;
			const plain = entry.text;
			const [first] = plain === void 0 ? entry.entries : [];
			const name = plain ?? entry.at("path").text ?? first?.[0];
			if (name === void 0 || !this.isName(name, entry)) continue;
			const drawn = named ? first?.[1].at("y").entries ?? [] : [];
			if (drawn.length === 0) read.push({
				name,
				digests: [],
				source: entry.source
			});
			for (const [file, { source }] of drawn) if (this.isName(file, entry)) read.push({
				name: file,
				digests: [],
				source
			});
		}
		return read;
	}
	#artifact(name, entry) {
		const size = entry.at("size").number;
		const [cloud] = entry.at("cloud").entries;
		const digests = [];
		for (const place of cloud === void 0 ? [entry] : [entry, cloud[1]]) for (const algorithm of ALGORITHMS) if (member(place.value, algorithm) !== void 0) digests.push(...this.#digest(algorithm, place.at(algorithm)));
		return {
			name,
			digests,
			...size === void 0 ? {} : { size },
			source: entry.source
		};
	}
	/** A folder's digest ends in `.dir`: it is that of a list of files, not of one. */
	#digest(algorithm, at) {
		if (!at.present) return [];
		const text = (at.text ?? "").trim().slice(0, 300);
		const written = algorithm === "etag" ? text : text.toLowerCase();
		const folder = written.endsWith(".dir");
		const value = folder ? written.slice(0, -4) : written;
		if ((algorithm === "etag" || algorithm === "checksum" ? OPAQUE : HEX).test(value)) return [{
			algorithm: folder ? `${algorithm}.dir` : algorithm,
			value
		}];
		this.#builder.problem({
			...NO_DIGEST,
			values: {
				found: at.spelled,
				algorithm
			}
		}, at.where);
		return [];
	}
};
/** A command; DVC allows a list of them. */
function commandOf(stage) {
	const command = stage.at("cmd");
	const lines = command.text ?? command.items.flatMap((item) => item.text ?? []).join(" && ");
	return lines === "" ? void 0 : lines.slice(0, 2e3);
}
const TOO_MANY = {
	id: "too-many-values",
	says: "This file lists more than {limit} files and parameters, so it was read in part.",
	fix: "Split the pipeline, or track folders instead of their files."
};
const NO_NAME = {
	id: "bad-name",
	says: "`{found}` is no name: it is empty or longer than {limit} characters.",
	fix: "Write the file again with DVC."
};
const NO_PATH = {
	id: "no-path",
	says: "This entry names no path.",
	fix: "Write the file again with DVC; do not edit it by hand."
};
const NO_DIGEST = {
	id: "broken-digest",
	says: "`{found}` is no {algorithm} digest.",
	fix: "Write the file again with DVC; in quotes when it looks like a number."
};
export { commandOf as n, DvcEntries as t };
