import { _ as string, g as strictObject, r as _enum } from "./zod.js";
import { v as claimCandidates, y as claimsOf } from "./registry.js";
import { r as whereOf, t as referencedPaths } from "./referenced-paths.js";
import { v as parseDuration } from "./handoff-fields.js";
import { n as readEvidence } from "./readers.js";
import { n as minimatch } from "./minimatch.js";
import { n as handoffSchema, t as SECTIONS } from "./handoff-schema.js";
import { l as saysAnything, n as isNoAnswer, o as placeholderOf, r as isSeen } from "./placeholder.js";
import { i as RISKS } from "./setting-for.js";
import { t as gateFor } from "./gates-for.js";
import { n as YAML_LIMITS, r as exceedsBytes } from "./source-document.js";
import { n as locate } from "./span-of.js";
import { n as inOrder, t as checkSchema } from "./check-schema.js";
import { t as readYaml } from "./read-yaml2.js";
import "./tree.js";
import { i as readDocument, n as documentPaths, r as isBinaryName, t as readEvidenceFile } from "./read-evidence-file.js";
import { t as readChecklist } from "./read-checklist.js";
import { t as splitFrontMatter } from "./front-matter.js";
import { n as repeatedNames, r as withFile, t as readManifest } from "./read-manifest.js";
import { n as blocksOf } from "./markdown-blocks.js";
import { i as isProtected } from "./collect-ownership.js";
// src/core/collect/collect-digests.ts
/** Digests of contents that were computed before, by object id: content never changes under its id. */
var DigestMemory = class {
	#digests = /* @__PURE__ */ new Map();
	#texts = /* @__PURE__ */ new Map();
	#most;
	constructor(most = 1e4) {
		this.#most = most;
	}
	get(oid) {
		return this.#digests.get(oid);
	}
	set(oid, digests) {
		if (this.#digests.size >= this.#most) this.#digests.delete(this.#digests.keys().next().value ?? "");
		this.#digests.set(oid, digests);
	}
	/** SHA-256 of a text of which no other digest was asked for. */
	text(oid) {
		return this.#texts.get(oid);
	}
	setText(oid, sha256) {
		if (this.#texts.size >= this.#most) this.#texts.delete(this.#texts.keys().next().value ?? "");
		this.#texts.set(oid, sha256);
	}
};
/** Files whose digests are computed for one package, and bytes of all of them together. */
const MOST_FILES$1 = 200;
const MOST_BYTES$1 = 536870912;
/**
* Digests of files by path, in the order given. A file that is too large or no plain file is left out: who needs its digest must
* say that it is not known.
*/
async function collectDigests({ tree, crypto, memory, contents }, files) {
	const digests = /* @__PURE__ */ new Map();
	const left = [];
	let bytesLeft = MOST_BYTES$1;
	const texts = await smallTexts(tree, contents, files.filter(({ oid }) => memory.get(oid) === void 0));
	for (const { path, mode, oid, size = null } of files) {
		if (!mode.startsWith("100") || (size ?? 0) > 104857600) continue;
		if (digests.size >= MOST_FILES$1 || bytesLeft <= 0 || (size ?? 0) > bytesLeft) {
			left.push(path);
			continue;
		}
		const known = memory.get(oid) ?? await digestOf(path);
		if (known === null) continue;
		memory.set(oid, known);
		bytesLeft -= known.size;
		digests.set(path, known);
	}
	return {
		digests: Object.fromEntries(digests),
		left
	};
	async function digestOf(path) {
		const content = contents.get(path) ?? texts.get(path);
		const bytes = (content === void 0 ? null : ownBytes(content, crypto)?.bytes) ?? await tree.bytes(path);
		return bytes === null ? null : crypto.digests(bytes);
	}
}
/** SHA-256 in hexadecimal of the texts among some contents, by path. One that is not the file's own bytes is left out. */
function textDigests(contents, { crypto, memory }) {
	const found = [...contents].flatMap(([path, content]) => {
		if (content.kind !== "text") return [];
		const sha256 = memory.text(content.oid) ?? ownBytes(content, crypto)?.sha256;
		if (sha256 === void 0) return [];
		memory.setText(content.oid, sha256);
		return [[path, sha256]];
	});
	return Object.fromEntries(found);
}
/** The bytes of a text; `null` where they are not those that git keeps, as of a file that is no UTF-8 and that a server wrote anew. */
function ownBytes(content, crypto) {
	if (content.kind !== "text") return null;
	const bytes = new TextEncoder().encode(content.text);
	const sha256 = crypto.blobDigest(bytes, content.oid);
	return sha256 === null ? null : {
		bytes,
		sha256
	};
}
/** Largest file, in bytes, that is worth asking for as a text: most are, and a remote tree gives many texts in one request. */
const SMALL = 262144;
/** Texts of small files that were not read yet, asked for together. What is no text is read by its bytes. */
async function smallTexts(tree, contents, files) {
	const wanted = files.slice(0, MOST_FILES$1).filter(({ path, mode, size = null }) => mode.startsWith("100") && (size ?? 0) <= SMALL && !contents.has(path)).map(({ path }) => path);
	return wanted.length === 0 ? /* @__PURE__ */ new Map() : tree.read(wanted);
}
// src/core/collect/reading-memory.ts
/** Characters of all texts whose readings are remembered: readings take memory in proportion to them. */
const MOST_CHARACTERS = 64e6;
/**
* Readings of text files that were read before. A reading depends on nothing but path, content and format, and content never
* changes under its object id; so nothing that is remembered can be out of date. What was not asked for longest goes first.
*/
var ReadingMemory = class {
	#readings = /* @__PURE__ */ new Map();
	#most;
	#held = 0;
	constructor(most = MOST_CHARACTERS) {
		this.#most = most;
	}
	/** What {@link readEvidence} makes of a file. */
	evidence(file, format) {
		const key = JSON.stringify([
			"evidence",
			format ?? null,
			file.path,
			file.oid
		]);
		return this.#recall(key, file, () => readEvidence(format, file));
	}
	/** What {@link readDocument} makes of a file. */
	document(file, hints) {
		const key = JSON.stringify([
			"document",
			hints,
			file.path,
			file.oid
		]);
		return this.#recall(key, file, () => readDocument(file, hints));
	}
	/** What is kept under a key is always what the same `read` gave. */
	#recall(key, { text: { length: size } }, read) {
		const known = this.#readings.get(key);
		const reading = known === void 0 ? read() : known.reading;
		this.#forget(key);
		this.#readings.set(key, {
			size,
			reading
		});
		this.#held += size;
		for (const oldest of this.#readings.keys()) {
			if (this.#held <= this.#most) break;
			this.#forget(oldest);
		}
		if (known === void 0) reading.catch(() => this.#forget(key));
		return reading;
	}
	#forget(key) {
		this.#held -= this.#readings.get(key)?.size ?? 0;
		this.#readings.delete(key);
	}
};
// src/core/drill/drill-schema.ts
/** Whether a text is a day of the calendar in ISO 8601: `2026-02-30` is none. */
function isDay(text) {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const time = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
/** The front matter of a drill's record. Strict; keys that begin with `x-` are taken out before. */
const drillSchema = strictObject({
	date: string().refine(isDay, "expected the day of the drill, such as 2026-10-02").describe("Day of the drill in UTC."),
	target: string().max(165).regex(/^(?:[^@\s]+@[^@\s]+|none)$/, "expected a package at a version, such as churn@3.0.0, or none where a first release was switched off").describe("What was rolled back to; `none` where a first release was switched off."),
	duration: string().refine((text) => parseDuration(text).ok, "expected a length of time such as 7m or 90s").describe("How long it took until the target served again."),
	outcome: _enum(["passed", "failed"]).describe("Whether the rollback did what it should."),
	failure_mode: string().min(1).max(2e3).optional().describe("What was made to fail."),
	script_sha256: string().regex(/^[0-9a-f]{64}$/, "expected a SHA-256 digest: 64 digits and small letters from a to f").optional().describe("SHA-256 of the script that was run, so that a later change of the script is noticed."),
	by: string().min(1).max(200).optional().describe("Who ran the drill.")
});
// src/core/drill/read-drill.ts
const EXAMPLE = "Begin the file with `---`, the keys `date`, `target`, `duration` and `outcome`, and another `---`.";
/**
* Reads the record of a rollback drill: a Markdown file whose front matter holds the keys of {@link Drill}.
* Gives every mistake at once, with its place; never throws.
*/
function readDrill(text, path) {
	if (exceedsBytes(text, YAML_LIMITS.bytes)) return refused$1("too-large", path);
	const front = splitFrontMatter(text);
	if (front === null) return refused$1("no-front-matter", path);
	const document = readYaml("\n".repeat(front.yamlLineOffset) + front.yaml, path);
	if (!document.ok) return document;
	const checked = checkSchema(drillSchema, document.value, path);
	if (!checked.ok) return checked;
	const { failure_mode, script_sha256, by, ...facts } = checked.value;
	const where = { "": {
		path,
		line: 1,
		column: 1
	} };
	for (const key of Object.keys(checked.value)) where[key] = locate(path, document.value.positions, [key]);
	return {
		ok: true,
		value: {
			...facts,
			...failure_mode === void 0 ? {} : { failure_mode },
			...script_sha256 === void 0 ? {} : { script_sha256 },
			...by === void 0 ? {} : { by },
			where
		}
	};
}
function refused$1(id, path) {
	const says = id === "too-large" ? "This record is larger than {limit} bytes, so it was not read." : "This record of a drill does not begin with front matter, so nothing in it can be compared.";
	const values = id === "too-large" ? { limit: YAML_LIMITS.bytes } : {};
	return {
		ok: false,
		issues: [{
			id,
			says,
			fix: EXAMPLE,
			values,
			where: {
				path,
				line: 1,
				column: 1
			}
		}]
	};
}
// src/core/handoff/resolve-sections.ts
/** Sections that are lists: front matter is a mapping, so it holds them under their own name. */
const LISTS = /* @__PURE__ */ new Map([["datasets", strictObject({ datasets: SECTIONS.datasets })], ["evidence", strictObject({ evidence: SECTIONS.evidence })]]);
/**
* Puts the Markdown sections of a manifest in place. `contents` holds the text of each path in `document.sections`,
* or `null` where there is no readable file. Gives the complete handoff, or every mistake of all files.
*/
function resolveSections(document, contents) {
	const readings = document.sections.map((reference) => readSection(reference, contents.get(reference.path) ?? null));
	const issues = readings.flatMap((reading) => reading.ok ? [] : reading.issues);
	if (issues.length > 0) return {
		ok: false,
		issues
	};
	const sections = readings.flatMap((reading) => reading.ok ? [reading.value] : []);
	const value = {
		...document.manifest,
		...Object.fromEntries(sections.map((one) => [one.name, one.value]))
	};
	const positions = Object.assign({}, document.positions, ...sections.map((one) => one.positions));
	const { path, folder } = document;
	const handoff = handoffSchema.safeParse(value);
	if (!handoff.success) return {
		ok: false,
		issues: [unresolved(document)]
	};
	const resolved = {
		path,
		folder,
		handoff: handoff.data,
		positions,
		sections: document.sections
	};
	const escapes = referencedPaths(resolved).issues;
	return escapes.length > 0 ? {
		ok: false,
		issues: inOrder(escapes)
	} : {
		ok: true,
		value: resolved
	};
}
function readSection(reference, text) {
	if (text === null) return refused(missing(reference));
	const document = frontMatterOf(text, reference);
	if (!document.ok) return document;
	const { section: name, path } = reference;
	const schema = LISTS.get(name) ?? SECTIONS[name];
	const checked = checkSchema(schema, document.value, path);
	if (!checked.ok) return checked;
	const repeated = repeatedNames(checked.value, document.value.positions, path);
	if (repeated.length > 0) return {
		ok: false,
		issues: repeated
	};
	return {
		ok: true,
		value: {
			name,
			value: LISTS.has(name) ? ownValue(checked.value, name) : checked.value,
			positions: placed(document.value.positions, reference)
		}
	};
}
/** The front matter as a document whose positions are those of the Markdown file. */
function frontMatterOf(text, { path, section }) {
	const top = {
		path,
		line: 1,
		column: 1,
		endLine: 1,
		endColumn: 1
	};
	const tooLarge = exceedsBytes(text, YAML_LIMITS.bytes);
	const front = tooLarge ? null : splitFrontMatter(text);
	if (front !== null) return readYaml("\n".repeat(front.yamlLineOffset) + front.yaml, path);
	return refused({
		id: tooLarge ? "too-large" : "no-front-matter",
		says: tooLarge ? "This file is larger than {limit} bytes, so it was not read." : "This file stands for the section `{section}`, but does not begin with front matter.",
		fix: "Begin the file with the section's keys between two lines that hold only `---`.",
		values: tooLarge ? { limit: YAML_LIMITS.bytes } : { section },
		where: top
	});
}
/** Moves positions below the section; the section's own place is the front matter, its key stays in the manifest. */
function placed(positions, { section, path }) {
	const own = withFile(positions, path);
	if (LISTS.has(section)) return Object.fromEntries(Object.entries(own).filter(([pointer]) => pointer !== ""));
	return Object.fromEntries(Object.entries(own).map(([pointer, where]) => [`/${section}${pointer}`, where]));
}
function ownValue(value, name) {
	return typeof value === "object" && value !== null ? Reflect.get(value, name) : void 0;
}
function missing({ section, path, where }) {
	return {
		id: "missing-section",
		says: "`{section}` is left to `{path}`, and there is no readable file.",
		fix: "Add the file, or correct the path.",
		values: {
			section,
			path
		},
		where
	};
}
function unresolved({ path }) {
	return {
		id: "unresolved-section",
		says: "A section of this manifest could not be put in place.",
		values: {},
		where: {
			path,
			line: 1,
			column: 1
		}
	};
}
function refused(issue) {
	return {
		ok: false,
		issues: [issue]
	};
}
// src/core/evidence/is-blank.ts
/** Where the manifest names documents that hubs and tools read by their front matter: cards of the model and of data. */
const CARD = /^\/(?:model\/card|datasets\/\d+\/lineage\/\d+)$/;
const RECORD = "/model/approach";
/** Keys by which a record is filed. They say nothing of what was decided. */
const FILED = /^(?:\$?schema|id|number|nr|adr|title|status|state|dates?|created|updated|modified|last[-_ ]?(?:modified|updated)|version|tags?|labels?|categor(?:y|ies)|layout|template|authors?|owners?|deciders?|decision[-_ ]?makers?|consulted|informed|supersed\w{0,8}|reviewe\w{0,3}|lang(?:uage)?)(?:\.|$)/i;
/**
* Whether a text holds nothing that anybody could read: white space and characters without a shape alone; a word such as `tbd` alone, in a
* text of no known format; or, of a file that was read as Markdown, headings, comments, rulers, punctuation and front matter alone. Code, tables,
* links and pictures are something. So is front matter of a card, and of a decision record where it holds more than how it is filed.
* `pointers` are the places of the manifest that name it.
*/
function isBlank(text, reading, pointers = []) {
	if (!isSeen(text)) return true;
	if (reading === null) return text.length < 200 && isWholly(text.trim());
	if (reading.format !== "markdown") return false;
	const { sections = [], links = [], properties = [] } = reading.details ?? {};
	if (links.length > 0 || sections.some(({ words, opening }) => words > 0 || saysAnything(opening))) return false;
	if (reading.problems.some(({ id }) => id !== "empty-document")) return false;
	if (properties.some((property) => isContent(property, pointers))) return false;
	const { hasCode, hasPicture } = blocksOf(text);
	return !hasCode && !hasPicture;
}
/** Whether a text of no known format is nothing else than a word for what is to be written. Signs may mean something in it. */
function isWholly(text) {
	return saysAnything(text) && placeholderOf(text) === text;
}
function isContent({ name, value }, pointers) {
	const isNamed = pointers.some((pointer) => CARD.test(pointer) || pointer === RECORD && !FILED.test(name));
	const said = String(value);
	return isNamed && said.trim() !== "" && !isNoAnswer(said) && placeholderOf(said) === void 0;
}
// src/core/collect/collect-documents.ts
/** Largest binary file whose header is read: most of what a header says stands at its start, but not all of it. */
const MOST_BINARY = 104857600;
/** Reads the documents of a package, each as its reader sees it, in the order given. */
async function collectDocuments(tree, paths, contents, readings = new ReadingMemory()) {
	const documents = [];
	for (const path of paths) documents.push(await collectDocument({
		tree,
		readings
	}, path, contents.get(path.path)));
	return documents;
}
async function collectDocument({ tree, readings }, { path, pointers, hints }, content = { kind: "absent" }) {
	if (content.kind === "text") {
		const reading = await readings.document({
			path,
			text: content.text,
			oid: content.oid
		}, hints);
		return {
			path,
			pointers,
			reading,
			...isBlank(content.text, reading, pointers) ? { blank: true } : {}
		};
	}
	if ((content.kind === "binary" || content.kind === "too-large") && isBinaryName(path)) {
		const bytes = content.size > MOST_BINARY ? null : await tree.bytes(path);
		if (bytes !== null) return {
			path,
			pointers,
			reading: await readDocument({
				path,
				text: "",
				oid: content.oid,
				bytes
			}, hints)
		};
	}
	const issue = issueOf(content, path);
	return issue === null ? {
		path,
		pointers,
		reading: null
	} : {
		path,
		pointers,
		reading: null,
		issue
	};
}
/** Why a document could not be looked at; `null` for a binary file of no known format, of which nothing is expected. */
function issueOf(content, path) {
	const base = {
		values: {
			path,
			kind: content.kind
		},
		where: { path }
	};
	switch (content.kind) {
		case "binary": return null;
		case "absent": return {
			...base,
			id: "document-absent",
			says: "`{path}` does not exist",
			fix: "add it, or name the file that was meant"
		};
		case "too-large": return {
			...base,
			id: "document-too-large",
			says: "`{path}` is too large to be read",
			fix: "name a summary, or split the file"
		};
		case "symlink":
		case "submodule":
		case "folder": return {
			...base,
			id: "document-not-a-file",
			says: "`{path}` is a {kind}, not a file",
			fix: "name the file that was meant"
		};
		default: return content;
	}
}
// src/core/facts/crypto.ts
const ENDINGS = [
	".sigstore.json",
	".sigstore",
	".bundle",
	".sig"
];
/** The file beside which a detached signature lies: `model.json` for `model.json.sig`. `null` when its name says none. */
function signedPath(path) {
	const ending = ENDINGS.find((each) => path.endsWith(each));
	const signed = ending === void 0 ? "" : path.slice(0, -ending.length);
	return signed === "" || signed.endsWith("/") ? null : signed;
}
// src/core/collect/collect-signatures.ts
/** Signed files of one package that are verified. */
const MOST_SIGNATURES = 20;
/** Bytes of files beside which detached signatures lie, of all together: each is hashed for every key that may have signed it. */
const MOST_BYTES = 536870912;
/**
* What the policy trusts, as its own commit has it; `null` where neither the stage nor the one after it trusts anybody. It is what any risk trusts: which of it counts for a package is for the gate to say.
*/
async function collectAnchors(base, policy, stage) {
	const at = policy.stages.findIndex(({ name }) => name === stage.name);
	const asked = policy.stages.slice(at, at + 2).flatMap((each) => askedAt(policy, each));
	const paths = [...new Set(asked.flatMap(({ keys }) => texts(keys)))];
	const identities = asked.flatMap(({ identities: given }) => identitiesOf(given));
	if (paths.length + identities.length === 0) return null;
	const roots = rootsOf$1(asked);
	const wanted = [...paths, ...roots];
	const contents = wanted.length === 0 ? /* @__PURE__ */ new Map() : await base.read(wanted);
	const textAt = (path) => {
		const content = contents.get(path);
		return content?.kind === "text" ? content.text : null;
	};
	const keys = paths.flatMap((path) => {
		const pem = textAt(path);
		return pem === null ? [] : [{
			path,
			pem
		}];
	});
	const [root] = roots;
	return {
		keys,
		identities,
		...root === void 0 ? {} : { trustedRoot: textAt(root) ?? "" }
	};
}
/** Paths of every key and trusted root that the policy names at any stage, whether or not they are there yet. */
function trustedPaths(policy) {
	const asked = policy.stages.flatMap((stage) => askedAt(policy, stage));
	return [.../* @__PURE__ */ new Set([...asked.flatMap(({ keys }) => texts(keys)), ...rootsOf$1(asked)])];
}
function askedAt(policy, stage) {
	return RISKS.flatMap((risk) => {
		const asked = gateFor("signature", policy, stage, risk);
		return asked === void 0 ? [] : [asked.options];
	});
}
function rootsOf$1(asked) {
	return asked.flatMap(({ trusted_root: root }) => typeof root === "string" ? [root] : []);
}
function texts(value) {
	return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}
function identitiesOf(value) {
	return (Array.isArray(value) ? value : []).flatMap((each) => {
		if (typeof each !== "object" || each === null) return [];
		const { issuer, subject } = each;
		return typeof issuer === "string" && typeof subject === "string" ? [{
			issuer,
			subject
		}] : [];
	});
}
/**
* Verifies every signed file of a package: first what the manifest names as signature or provenance, then every envelope found.
* One that is not looked at, for a bound or for what it is, is said to be unreadable and why.
*/
async function collectSignatures({ tree, crypto, anchors, contents }, documents) {
	const signed = [...documents.filter(isNamed), ...documents.filter((each) => !isNamed(each) && isSigned(each))];
	const verified = [];
	let bytesLeft = MOST_BYTES;
	for (const { path } of signed.slice(0, MOST_SIGNATURES)) {
		const content = contents.get(path);
		if (content?.kind !== "text") {
			verified.push(unlooked(path, "it is no text file of this commit"));
			continue;
		}
		const target = signedPath(path);
		const beside = target === null || bytesLeft <= 0 ? null : await tree.bytes(target);
		bytesLeft -= beside?.length ?? 0;
		const file = {
			path,
			text: content.text,
			...beside === null ? {} : { content: beside }
		};
		verified.push(...await crypto.verify(file, anchors));
	}
	const left = signed.slice(MOST_SIGNATURES);
	const because = `only the first ${MOST_SIGNATURES} signed files of a package are verified`;
	return [...verified, ...left.map(({ path }) => unlooked(path, because))];
}
function unlooked(path, because) {
	return {
		path,
		where: { path },
		predicateType: null,
		subjects: [],
		status: "unreadable",
		because
	};
}
function isNamed({ pointers }) {
	return pointers.some((pointer) => /^\/model\/(?:signature|provenance\/\d+)$/.test(pointer));
}
function isSigned({ reading }) {
	return (reading?.details?.attestations ?? []).some(({ signed }) => signed);
}
// src/core/collect/refuse-package.ts
/** A package that is too large to be read whole: it is not judged at all, since nothing may be concluded from a part of it. */
function refuse(one, issues) {
	return {
		...one,
		manifest: {
			ok: false,
			issues
		}
	};
}
function at({ manifestPath }) {
	return {
		path: manifestPath,
		line: 1,
		column: 1
	};
}
/** A folder outside of the package of which not every file is known. */
function outsideCut(path, one) {
	return {
		id: "outside-cut",
		says: "`{path}` has more files than could be listed, so nothing can be said about what is missing there",
		fix: "name a smaller folder, or name the data by uri and digest",
		values: { path },
		where: at(one)
	};
}
/** More documents than are read of one folder, or of one package. */
function documentsCut(path, one) {
	return {
		id: "documents-cut",
		says: "`{path}` holds more documents than are read, so nothing can be said about the rest",
		fix: "name the files that count themselves, or a smaller folder",
		values: { path },
		where: at(one)
	};
}
/** Documents that name more files than can be looked up. */
function claimsCut(one) {
	return {
		id: "claims-cut",
		says: "the package's documents name more files than could be looked up in this repository",
		fix: "commit shorter lists, such as one for each step",
		values: {},
		where: at(one)
	};
}
/** Files whose digests somebody states, beyond what is computed of one package. */
function digestsCut(paths, one) {
	const [path = ""] = paths;
	return {
		id: "digests-cut",
		says: "digests are stated of more files, or of larger ones, than are read of one package: {count} are left, the first of them `{path}`",
		fix: "keep large files in Git LFS, pack small ones into one archive, or split the package",
		values: {
			count: paths.length,
			path
		},
		where: at(one)
	};
}
// src/core/collect/collect-details.ts
/** Paths that documents name and that are looked up one by one; more are looked up in a list of the whole commit. */
const MOST_CLAIMS = 500;
/**
* Adds to a package what its documents say: the documents themselves, files that they name, digests and signatures. What a bound
* leaves out is never passed over in silence: the package's manifest is refused, with what to do about it.
*/
async function collectDetails(one, handoff, source) {
	const { tree, folder, files, crypto, memory, ownersOf } = source;
	const { documents: paths, cut } = documentPaths(handoff, folder, [...one.files, ...source.outside]);
	if (cut.length > 0) return refuse(one, cut.map((path) => documentsCut(path, one)));
	const documents = await collectDocuments(tree, paths, files, source.readings);
	const named = await withClaims(tree, {
		...one,
		documents
	}, source.outside);
	if (named === null) return refuse(one, [claimsCut(one)]);
	const outside = named.map(({ path, mode, oid }) => ({
		path,
		mode,
		oid,
		owners: ownersOf(path)
	}));
	const known = {
		...one,
		documents,
		outside
	};
	const { needed, more } = digestedFiles(known, handoff, named);
	const [digested, signatures] = await Promise.all([collectDigests({
		tree,
		crypto,
		memory,
		contents: files
	}, [...needed, ...more]), signaturesOf(source, documents)]);
	const unknown = digested.left.filter((path) => needed.some((file) => file.path === path));
	const facts = {
		...known,
		digests: digested.digests,
		signatures
	};
	return unknown.length === 0 ? facts : refuse(facts, [digestsCut(unknown, one)]);
}
/**
* Files outside that only a document names are looked up, too. `null`: they are too many to be looked up, and the commit too large
* to be listed.
*/
async function withClaims(tree, one, outside) {
	const known = new Set([...one.files, ...outside].map(({ path }) => path));
	const candidates = claimsOf(one).filter(({ path }) => path === null).flatMap(({ document, artifact }) => claimCandidates(one, document, artifact.name));
	const asked = [...new Set(candidates)].filter((path) => !known.has(path));
	if (asked.length === 0) return outside;
	if (asked.length <= MOST_CLAIMS) {
		const entries = await tree.entries(asked);
		return [...outside, ...[...entries].map(([path, entry]) => ({
			path,
			...entry,
			size: null
		}))];
	}
	const listing = (await tree.list([""])).get("");
	if (listing?.complete !== true) return null;
	const wanted = new Set(asked);
	return [...outside, ...listing.files.filter(({ path }) => wanted.has(path))];
}
function digestedFiles(one, handoff, outside) {
	const roots = (pointers) => referencedPaths(handoff).paths.flatMap(({ pointer, path }) => pointers.test(pointer) ? [path] : []);
	const below = (path, named) => named.some((root) => path === root || path.startsWith(`${root}/`));
	const [own, data] = [roots(/^\/(?:model|rollback)\/path$/), roots(/^\/datasets\/\d+\/path$/)];
	const claimed = new Set(claimsOf(one).flatMap(({ path }) => path ?? []));
	const all = [...one.files, ...outside];
	const needed = all.filter(({ path }) => claimed.has(path) || below(path, own));
	const taken = new Set(needed);
	return {
		needed,
		more: all.filter((file) => !taken.has(file) && below(file.path, data))
	};
}
/** What verifying the package's signed files comes to; nothing where the policy does not ask for it. */
async function signaturesOf({ tree, crypto, anchors, files }, documents) {
	const trusted = await anchors;
	return trusted === null ? [] : collectSignatures({
		tree,
		crypto,
		anchors: trusted,
		contents: files
	}, documents);
}
// src/core/collect/collect-outside.ts
/** Files below named folders outside of a package that are known one by one. */
const MOST_FILES = 2e4;
/**
* What a manifest names beyond the package's folder: each path with its entry, folders included, and the files below those
* folders. Sizes are `null` where only the entry was looked up.
*/
async function collectOutside(tree, handoff, folder) {
	const named = referencedPaths(handoff).paths.filter(({ path }) => path !== "" && path !== folder && !path.startsWith(`${folder}/`));
	if (named.length === 0) return {
		files: [],
		cut: []
	};
	const paths = [...new Set(named.map(({ path }) => path))];
	const folders = [...new Set(named.flatMap(({ path, kind }) => kind === "either" ? [path] : []))];
	const [entries, listings] = await Promise.all([tree.entries(paths), tree.list(folders)]);
	const known = /* @__PURE__ */ new Map();
	const cut = [];
	for (const [path, { files, complete }] of listings) {
		const room = MOST_FILES - known.size;
		if (!complete || files.length > room) cut.push(path);
		for (const file of files.slice(0, room)) known.set(file.path, file);
	}
	for (const [path, entry] of entries) if (!known.has(path)) known.set(path, {
		path,
		...entry,
		size: null
	});
	return {
		files: [...known.values()],
		cut
	};
}
// src/core/collect/listed-evidence.ts
/** The evidence files that a manifest lists, each as its reader saw it, in the manifest's order. */
async function listedEvidence(manifest, files, readings = new ReadingMemory()) {
	const paths = new Map(referencedPaths(manifest).paths.map(({ pointer, path }) => [pointer, path]));
	const listed = (manifest.handoff.evidence ?? []).map(async (entry, index) => {
		const pointer = `/evidence/${index}`;
		const path = paths.get(`${pointer}/path`);
		if (path === void 0) return null;
		const content = files.get(path) ?? { kind: "absent" };
		const where = whereOf(manifest, `${pointer}/path`);
		const reading = content.kind === "text" ? await readings.evidence({
			path,
			text: content.text,
			oid: content.oid
		}, entry.as) : await readEvidenceFile(path, content, entry.as, where);
		const { suite, environment, about } = entry;
		return {
			pointer,
			path,
			...suite === void 0 ? {} : { suite },
			...environment === void 0 ? {} : { environment },
			...about === void 0 ? {} : { about },
			reading
		};
	});
	return (await Promise.all(listed)).filter((each) => each !== null);
}
// src/core/collect/package-folders.ts
/** Names of the manifest, in the order in which they are looked for. */
const MANIFEST_NAMES = ["handoff.yml", "handoff.yaml"];
/**
* The folders, among those above the paths, that the policy's globs call packages: sorted, each once.
* Whether a manifest stands in them is for the reader of the package to say.
*/
function packageFolders(paths, globs) {
	const seen = /* @__PURE__ */ new Map();
	const folders = /* @__PURE__ */ new Set();
	for (const path of paths) for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
		const folder = path.slice(0, end);
		const known = seen.get(folder);
		if (known === void 0) seen.set(folder, isPackage(folder, globs));
		if (seen.get(folder) === true) folders.add(folder);
		if (known !== void 0) break;
	}
	return [...folders].sort();
}
/** Whether the policy's globs call a folder of that path a package. */
function isPackage(folder, globs) {
	return globs.some((glob) => minimatch(folder, glob, {
		dot: true,
		nobrace: true,
		nonegate: true,
		nocomment: true
	}));
}
// src/core/collect/manifest-of.ts
/** The manifest's text and reading; a folder without one, with two, or with an unreadable one, has an issue in its place. */
function manifestOf(folder, contents) {
	const [found, other] = MANIFEST_NAMES.map((name) => `${folder}/${name}`).filter((each) => (contents.get(each)?.kind ?? "absent") !== "absent");
	const path = found ?? `${folder}/${MANIFEST_NAMES[0]}`;
	if (other !== void 0) return {
		path,
		document: twoManifests(folder, path, other)
	};
	const content = contents.get(path);
	if (content?.kind === "text") return {
		path,
		document: readManifest(content.text, path, folder)
	};
	const kind = content?.kind ?? "absent";
	const where = {
		path,
		line: 1,
		column: 1
	};
	return {
		path,
		document: {
			ok: false,
			issues: [kind === "absent" ? {
				id: "no-manifest",
				says: "`{folder}` is a package folder by the policy and has no manifest",
				fix: "add `{path}`; the policy's `packages` says which folders are packages",
				values: {
					folder,
					path
				},
				where
			} : {
				id: "manifest-unreadable",
				says: "the manifest is not a text file but {kind}",
				fix: kind === "binary" ? "save it as YAML in UTF-8; what `>` writes in Windows PowerShell is UTF-16" : "make it a YAML file",
				values: { kind },
				where
			}]
		}
	};
}
/** Whoever reviews one of two manifests would sign for what the other says. */
function twoManifests(folder, path, other) {
	return {
		ok: false,
		issues: [{
			id: "two-manifests",
			says: "`{folder}` has two manifests, `{path}` and `{other}`, and nothing says which of them counts",
			fix: "keep one of them",
			values: {
				folder,
				path,
				other
			},
			where: {
				path: other,
				line: 1,
				column: 1
			}
		}]
	};
}
/** Nothing may be concluded from what a cut list does not name, so such a package is not judged at all. */
function cutListing(folder, path) {
	return {
		ok: false,
		issues: [{
			id: "listing-cut",
			says: "`{folder}` has more files than could be listed, so nothing can be said about what is missing",
			fix: "move data out of the package, and name it by uri and digest",
			values: { folder },
			where: {
				path,
				line: 1,
				column: 1
			}
		}]
	};
}
// src/core/collect/reference-facts.ts
/** What stands at each path that a manifest names, in its order. A path that leads through a link is absent. */
function referenceFacts(handoff, listing, entries) {
	const inside = new Map(listing.files.map((file) => [file.path, file]));
	const folders = new Set(listing.files.flatMap(({ path }) => ancestors(path)));
	const named = referencedPaths(handoff).paths;
	const byCase = new Map([...inside.keys(), ...folders].map((path) => [path.toLowerCase(), path]));
	return named.map(({ pointer, path }) => {
		const file = inside.get(path);
		const entry = file ?? entries.get(path);
		if (entry !== void 0) return {
			pointer,
			path,
			kind: kindOf(entry.mode),
			size: file?.size ?? null
		};
		if (path === "" || folders.has(path)) return {
			pointer,
			path,
			kind: "folder",
			size: null
		};
		const similar = byCase.get(path.toLowerCase());
		return {
			pointer,
			path,
			kind: "absent",
			size: null,
			...similar === void 0 ? {} : { similar }
		};
	});
}
function ancestors(path) {
	const segments = path.split("/");
	return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join("/"));
}
function kindOf(mode) {
	switch (mode) {
		case "040000": return "folder";
		case "120000": return "symlink";
		case "160000": return "submodule";
		default: return "file";
	}
}
// src/core/collect/collect-packages.ts
/** The packages of a commit, in the order of the folders. A folder without any file is no package there. */
async function collectPackages(tree, folders, options) {
	if (folders.length === 0) return [];
	const manifests = folders.flatMap((folder) => MANIFEST_NAMES.map((name) => `${folder}/${name}`));
	const [listings, contents] = await Promise.all([tree.list(folders), tree.read(manifests)]);
	const packages = folders.map(async (folder) => {
		const listing = listings.get(folder) ?? {
			files: [],
			complete: true
		};
		if (listing.files.length === 0 && listing.complete) return null;
		return collectPackage({
			...options,
			tree,
			folder,
			listing
		}, contents);
	});
	return (await Promise.all(packages)).filter((each) => each !== null);
}
/** Lines with a word that is no owner, told one by one. */
const MOST_SKIPPED = 20;
/** The file that says who owns the packages, and what it does not manage to say. */
function codeownersOf({ file }) {
	if (file === null) return {};
	const skipped = file.issues.flatMap(({ id, values: { owner }, where: { line } }) => id === "invalid-owner" && typeof owner === "string" && line !== void 0 ? [{
		line,
		found: owner
	}] : []);
	return { codeowners: {
		path: file.path,
		skipped: skipped.slice(0, MOST_SKIPPED)
	} };
}
async function collectPackage(context, contents) {
	const { folder, listing, owners } = context;
	const { path, document: read } = manifestOf(folder, contents);
	const document = listing.complete ? read : cutListing(folder, path);
	if (!document.ok) {
		const copies = await context.tree.read(wantedCopies(context));
		return {
			...emptyPackage(context, path, document),
			checklists: filledChecklists(context, copies)
		};
	}
	const { manifest, files, outside, cut } = await readParts(document.value, context);
	const facts = {
		...emptyPackage(context, path, manifest),
		checklists: filledChecklists(context, files),
		...textsOf(context, new Map([...ownManifest(context, contents), ...files]))
	};
	if (!manifest.ok) return facts;
	if (cut.length > 0) return refuse(facts, cut.map((each) => outsideCut(each, facts)));
	return collectDetails({
		...facts,
		references: referenceFacts(manifest.value, listing, entriesOf(outside)),
		evidence: await listedEvidence(manifest.value, files, context.readings),
		drill: drillOf(manifest.value, files)
	}, manifest.value, {
		...context,
		files,
		outside,
		ownersOf: owners.ownersOf
	});
}
function ownManifest({ folder }, contents) {
	const own = MANIFEST_NAMES.map((name) => `${folder}/${name}`);
	return [...contents].filter(([path]) => own.includes(path));
}
/** SHA-256 of the texts that were read of a package, where a record may be made of it. */
function textsOf({ recorded = false, crypto, memory }, files) {
	if (!recorded) return {};
	const texts = textDigests(files, {
		crypto,
		memory
	});
	return Object.keys(texts).length === 0 ? {} : { texts };
}
function emptyPackage({ folder, listing, owners }, manifestPath, manifest) {
	return {
		folder,
		manifestPath,
		manifest,
		files: listing.files,
		references: [],
		evidence: [],
		documents: [],
		outside: [],
		digests: {},
		signatures: [],
		checklists: [],
		owners: owners.ownersOf(manifestPath),
		...codeownersOf(owners),
		drill: null
	};
}
/** Everything that the manifest's own text names is read at once; Markdown sections may name more, which takes a second round. */
async function readParts(document, context) {
	const early = await readNamed({
		...document,
		handoff: document.manifest
	}, context, /* @__PURE__ */ new Map(), [...document.sections.map(({ path }) => path), ...wantedCopies(context)]);
	const manifest = resolveSections(document, sectionTexts(document, early.files));
	if (!manifest.ok || manifest.value.sections.length === 0) return {
		manifest,
		...early
	};
	const late = await readNamed(manifest.value, context, early.files, []);
	const outside = new Map([...early.outside, ...late.outside].map((file) => [file.path, file]));
	return {
		manifest,
		files: new Map([...early.files, ...late.files]),
		outside: [...outside.values()],
		cut: [.../* @__PURE__ */ new Set([...early.cut, ...late.cut])]
	};
}
/** Reads what a manifest names: first what stands outside of the package, so that folders there are known, then every file. */
async function readNamed(handoff, { tree, folder, listing }, known, more) {
	const { files: outside, cut } = await collectOutside(tree, handoff, folder);
	const { documents: paths } = documentPaths(handoff, folder, [...listing.files, ...outside]);
	const documents = paths.map(({ path }) => path);
	const wanted = [
		...more,
		...namedFiles(handoff),
		...documents
	];
	return {
		files: await tree.read([...new Set(wanted)].filter((path) => !known.has(path))),
		outside,
		cut
	};
}
/** Filled checklists that are there. */
function wantedCopies({ folder, listing, checklists }) {
	const present = new Set(listing.files.map(({ path }) => path));
	return checklistPaths(folder, checklists).flatMap(({ path }) => present.has(path) ? [path] : []);
}
function entriesOf(files) {
	return new Map(files.map(({ path, mode, oid }) => [path, {
		mode,
		oid
	}]));
}
/** Evidence files and the drill's record: what is read as content, not only looked up. */
function namedFiles(handoff) {
	return referencedPaths(handoff).paths.flatMap(({ pointer, path }) => /^\/evidence\/\d+\/path$/.test(pointer) || pointer === "/rollback/drill" ? [path] : []);
}
function sectionTexts(document, contents) {
	return new Map(document.sections.map(({ path }) => [path, textOf$1(contents.get(path))]));
}
function textOf$1(content) {
	return content?.kind === "text" ? content.text : null;
}
function checklistPaths(folder, names) {
	return names.flatMap((name) => [
		"md",
		"yml",
		"yaml"
	].map((end) => ({
		name,
		path: `${folder}/checklists/${name}.${end}`
	})));
}
function filledChecklists({ folder, checklists }, files) {
	return checklistPaths(folder, checklists).flatMap(({ name, path }) => {
		const text = textOf$1(files.get(path));
		return text === null ? [] : [{
			name,
			path,
			checklist: readChecklist(text, path)
		}];
	});
}
function drillOf(handoff, files) {
	const path = referencedPaths(handoff).paths.find(({ pointer }) => pointer === "/rollback/drill")?.path;
	const text = path === void 0 ? null : textOf$1(files.get(path));
	return path === void 0 || text === null ? null : readDrill(text, path);
}
// src/core/collect/collect-releases.ts
/** Versions that are looked up: three of each package, of as many packages as are judged at once. */
const MOST_VERSIONS = 150;
/**
* Finds the versions that the packages name: what they roll back to, what they are compared with, and their own version, which
* may have been released already. A version that stands at the base is read from there, any other from its tag.
*/
async function collectReleases(packages, baseline, findTags, read) {
	const wanted = [...packages.flatMap(targetsOf), ...packages.flatMap(versionsOf)];
	const rollbacks = new Set(packages.flatMap(rollbackTarget));
	const atBase = new Map(baseline.flatMap((each) => identityOf(each).map((id) => [id, each])));
	const elsewhere = [...new Map(wanted.map((each) => [each.id, each])).values()].filter(({ id }) => !atBase.has(id)).slice(0, MOST_VERSIONS);
	const tags = elsewhere.length === 0 ? /* @__PURE__ */ new Map() : await findTags(elsewhere.flatMap(({ id }) => tagsOf(id)));
	const tagged = new Map(await Promise.all(elsewhere.map(async ({ id, folder }) => {
		return [id, await readTagged(new Map(tagsOf(id).flatMap((tag) => pair(tag, tags?.get(tag)))), (commit) => read(commit, folder, id), id)];
	})));
	const released = [...[...tagged].flatMap(([id, { release }]) => pair(id, release)), ...wanted.flatMap(({ id }) => pair(id, atBase.get(id)))];
	return {
		targets: Object.fromEntries([...rollbacks].map((id) => [id, placeOf(id)])),
		releases: Object.fromEntries(released)
	};
	function placeOf(id) {
		if (atBase.has(id)) return "base";
		if (tags === null || !elsewhere.some((each) => each.id === id)) return "unknown";
		return tagged.get(id)?.place ?? "absent";
	}
}
/** The version at the first of its tags that holds it. A tag that leads to something else proves nothing about what it names. */
async function readTagged(commits, read, id) {
	const others = [];
	for (const [tag, commit] of commits) {
		const release = await read(commit);
		const [holds = null] = release === null ? [] : identityOf(release);
		if (release !== null && holds === id) return {
			place: "tag",
			release
		};
		others.push({
			tag,
			holds
		});
	}
	return { place: others[0] ?? "absent" };
}
function pair(id, found) {
	return found === void 0 ? [] : [[id, found]];
}
/** `name@version` of a package; nothing while its manifest cannot be read. */
function identityOf({ manifest }) {
	if (!manifest.ok) return [];
	const { name, version } = manifest.value.handoff.package;
	return [`${name}@${version}`];
}
function targetsOf(one) {
	return rollbackTarget(one).map((id) => ({
		id,
		folder: one.folder
	}));
}
/** Every version that a package names, with the folder in which it is to be looked for. */
function versionsOf(one) {
	if (!one.manifest.ok) return [];
	const { name, previous } = one.manifest.value.handoff.package;
	return [...previous === void 0 ? [] : [`${name}@${previous}`], ...identityOf(one)].map((id) => ({
		id,
		folder: one.folder
	}));
}
/** Where a package's rollback goes: the version that it names, or else its previous one. */
function rollbackTarget({ manifest }) {
	if (!manifest.ok || manifest.value.handoff.rollback === void 0) return [];
	const { rollback, package: own } = manifest.value.handoff;
	const previous = own.previous === void 0 ? [] : [`${own.name}@${own.previous}`];
	if (rollback.to === "none") return [];
	return rollback.to === void 0 ? previous : [rollback.to];
}
/** How the tag of `churn@3.0.0` may be spelled: as it is, with a `v` (as GTO writes it), or with a hyphen. */
function tagsOf(target) {
	const [name = "", version = ""] = target.split("@");
	return [
		target,
		`${name}@v${version}`,
		`${name}-v${version}`,
		`${name}-${version}`
	];
}
// src/core/collect/naming-folders.ts
/** Packages of a repository whose manifests are read to learn what they name; more are not looked at in one pull request. */
const MOST_MANIFESTS = 1e3;
const NONE = {
	folders: [],
	incomplete: []
};
/**
* The packages that name a changed path outside of every package: data, code or a contract that is shared. Such a change is a
* change of the package, at the head or at the base, although nothing in its folder moves.
* Packages are looked for below the fixed beginning of each glob; a glob without one (`*`) is not followed.
*/
async function namingFolders(trees, changedPaths, globs, touched) {
	const outside = changedPaths.filter((path) => !isProtected(path) && !touched.some((folder) => path.startsWith(`${folder}/`)));
	const roots = rootsOf(globs);
	if (outside.length === 0 || roots.length === 0) return NONE;
	const found = await Promise.all(trees.map((tree) => namingAt(tree, outside, roots, globs)));
	const known = new Set(touched);
	const folders = [...new Set(found.flatMap((each) => each.folders))].filter((folder) => !known.has(folder));
	const told = new Map(found.flatMap((each) => each.incomplete).map((statement) => [statement.id, statement]));
	return {
		folders: folders.sort(),
		incomplete: [...told.values()]
	};
}
/** The folders below which packages lie: of each glob what stands before its first wildcard. */
function rootsOf(globs) {
	const roots = globs.flatMap((glob) => {
		const segments = glob.split("/");
		const wild = segments.findIndex((segment) => /[*?[\]()!+@]/.test(segment));
		const fixed = (wild < 0 ? segments : segments.slice(0, wild)).join("/");
		return fixed === "" ? [] : [fixed];
	});
	const each = [...new Set(roots)];
	return each.filter((root) => !each.some((other) => root.startsWith(`${other}/`)));
}
async function namingAt(tree, outside, roots, globs) {
	const listings = [...(await tree.list(roots)).values()];
	const folders = listings.flatMap(({ files }) => files.flatMap(({ path }) => folderOf(path, globs)));
	const all = [...new Set(folders)];
	const cut = all.length > MOST_MANIFESTS || listings.some(({ complete }) => !complete);
	const read = all.slice(0, MOST_MANIFESTS);
	const manifests = await tree.read(read.flatMap((folder) => MANIFEST_NAMES.map((name) => `${folder}/${name}`)));
	const documents = read.flatMap((folder) => {
		const { document } = manifestOf(folder, manifests);
		return document.ok ? [document.value] : [];
	});
	const sections = documents.flatMap(({ sections: named }) => named.map(({ path }) => path));
	const texts = sections.length === 0 ? /* @__PURE__ */ new Map() : await tree.read(sections);
	return {
		folders: documents.filter((document) => {
			const resolved = resolveSections(document, new Map(document.sections.map(({ path }) => [path, textOf(texts.get(path))])));
			const handoff = resolved.ok ? resolved.value : {
				...document,
				handoff: document.manifest
			};
			return referencedPaths(handoff).paths.some(({ path }) => outside.some((changed) => touches(changed, path)));
		}).map(({ folder }) => folder),
		incomplete: cut ? [tooManyToKnow(all.length)] : []
	};
}
/** The folder in which a version of a package stands at a commit, wherever that is; `null` when it stands nowhere. */
async function folderOfVersion(tree, globs, id) {
	const [found = null] = await foldersOf(tree, globs, ({ name, version }) => `${name}@${version}` === id);
	return found;
}
/** The folders in which a package of a name stands at a commit, in any version. */
async function foldersOfName(tree, globs, wanted) {
	return foldersOf(tree, globs, ({ name }) => name === wanted);
}
async function foldersOf(tree, globs, isWanted) {
	const folders = [...(await tree.list(rootsOf(globs))).values()].flatMap(({ files }) => files.flatMap(({ path }) => folderOf(path, globs)));
	const read = [...new Set(folders)].slice(0, MOST_MANIFESTS);
	const manifests = await tree.read(read.flatMap((folder) => MANIFEST_NAMES.map((name) => `${folder}/${name}`)));
	return read.filter((folder) => {
		const { document } = manifestOf(folder, manifests);
		return document.ok && isWanted(document.value.manifest.package);
	});
}
/** The package that a path is the manifest of; none or one. */
function folderOf(path, globs) {
	const name = MANIFEST_NAMES.find((each) => path.endsWith(`/${each}`));
	const folder = name === void 0 ? "" : path.slice(0, -name.length - 1);
	return folder !== "" && isPackage(folder, globs) ? [folder] : [];
}
/** Whether a change of one path changes what stands at another: it is that, lies in it, or is what it lies in. */
function touches(changed, named) {
	return changed === named || named === "" || changed.startsWith(`${named}/`) || named.startsWith(`${changed}/`);
}
function textOf(content) {
	return content?.kind === "text" ? content.text : null;
}
function tooManyToKnow(count) {
	return {
		id: "packages-not-all-known",
		says: "there are {count} packages or more, too many to know which of them name the files that changed outside of packages",
		fix: "let the policy's `packages` begin with a folder that holds fewer of them",
		values: { count }
	};
}
export { identityOf as a, manifestOf as c, packageFolders as d, collectAnchors as f, DigestMemory as g, ReadingMemory as h, collectReleases as i, MANIFEST_NAMES as l, signedPath as m, foldersOfName as n, tagsOf as o, trustedPaths as p, namingFolders as r, collectPackages as s, folderOfVersion as t, isPackage as u };
