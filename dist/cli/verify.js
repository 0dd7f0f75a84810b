import "./rolldown-runtime.js";
import { n as tell, r as EXIT, t as paintFor } from "./terminal.js";
import { i as gravest, n as blocks } from "./outcome.js";
import { _ as extensionOf, a as isPassed, d as uriPath, f as contentsOf, g as readRecord, h as RECORD_LIMITS, i as scopeDigest, l as countAt, m as canonicalText, n as isSatisfied, o as levelsOf, p as gitIdsOf, t as SIGN_OFFS, u as sortedNames } from "./sign-offs-of.js";
import { i as RISKS, r as POLICY_PATHS } from "./setting-for.js";
import { n as countedOutcome, r as outcomeOf } from "./counted-outcome.js";
import { a as messages, i as rulesOf, r as options, s as roleScopes, t as gates } from "./registry.js";
import { c as fixOf, i as TERMINAL, r as PLAIN, u as says } from "./fill-template.js";
import { t as ownVersion } from "./version.js";
import { t as readManifest } from "./read-manifest.js";
import { t as referencedPaths } from "./referenced-paths.js";
import { n as YAML_LIMITS } from "./source-document.js";
import { t as completePolicy } from "./extended-policy.js";
import { t as parsePolicy } from "./parse-policy.js";
import { n as gatesFor } from "./gates-for.js";
import { t as readJson } from "./read-json.js";
import { i as envelopeOf, n as OTHER_NAMESPACE, r as isSshSignature, t as verifyEach } from "./verify-each.js";
import { t as problem } from "./answer.js";
import { dirname, join, relative, sep } from "node:path";
import { createReadStream } from "node:fs";
import { createHash } from "node:crypto";
import { lstat, readFile, readdir, readlink, realpath, stat } from "node:fs/promises";
// src/core/record/checked.ts
/** A part that holds unless something is wrong with it. */
function checked(part, holds, fails, wrong) {
	return wrong.length === 0 ? {
		part,
		state: "verified",
		says: holds,
		details: []
	} : {
		part,
		state: "failed",
		says: fails,
		details: fewOf(wrong)
	};
}
/** Most things of one part that are told one by one. */
const MOST_TOLD = 12;
/** The first of many things, and how many more there are: who made the record may have put in any number. */
function fewOf(details) {
	if (details.length <= MOST_TOLD) return details;
	const count = details.length - MOST_TOLD;
	return [...details.slice(0, MOST_TOLD), {
		says: "and {count} more [thing|things]",
		values: { count }
	}];
}
// src/core/record/other-places.ts
/** Addresses of the standard part that are not of the commits, the repository, the package and the files that the rest is about. */
function otherPlaces(record) {
	const { resourceUri, policy } = record.predicate;
	const { head, base, package: about } = extensionOf(record);
	const repository = repositoryOf(resourceUri, head);
	const policyIn = repositoryOf(policy.uri, base);
	if (repository === null) return [otherCommit("resourceUri", resourceUri, head)];
	const found = policyIn === null ? [otherCommit("policy.uri", policy.uri, base)] : [];
	const expected = `${repository}@${head}#${uriPath(about.folder)}`;
	if (resourceUri !== expected) found.push({
		says: "`resourceUri` is `{uri}`, and the package that was judged is at `{expected}`",
		values: {
			uri: resourceUri,
			expected
		}
	});
	if (policyIn !== null && policyIn !== repository) found.push({
		says: "`resourceUri` is of `{repository}`, and `policy.uri` of another repository, `{policy}`",
		values: {
			repository,
			policy: policyIn
		}
	});
	const places = policyIn === null ? [] : POLICY_PATHS.map((path) => `${policyIn}@${base}#${uriPath(path)}`);
	if (places.length > 0 && !places.includes(policy.uri)) found.push({
		says: "`policy.uri` is `{uri}`, and a policy is read from `{paths}` alone",
		values: {
			uri: policy.uri,
			paths: POLICY_PATHS
		}
	});
	return [...found, ...otherInputs(record, `${repository}@${head}#`)];
}
/** What stands before a commit in an address; `null` where it is of another commit. */
function repositoryOf(uri, commit) {
	const at = uri.indexOf(`@${commit}#`);
	return at === -1 ? null : uri.slice(0, at);
}
function otherCommit(field, uri, commit) {
	return {
		says: "`{field}` is `{uri}`, which is not at commit `{commit}`, the one that was judged",
		values: {
			field,
			uri,
			commit
		}
	};
}
/** Evidence and signatures that are told as other files than the record is about. */
function otherInputs({ subject, predicate: { inputAttestations } }, before) {
	const digests = new Map(subject.map(({ name, digest }) => [before + uriPath(name), digest]));
	return inputAttestations.flatMap(({ uri, digest }) => {
		const known = digests.get(uri);
		if (known !== void 0 && canonicalText(known) === canonicalText(digest)) return [];
		return [{
			says: "`inputAttestations` has `{uri}`, which is none of the files that the record is about",
			values: { uri }
		}];
	});
}
// src/core/record/check-package.ts
/**
* Whether a record is about every file that its parts speak of: as many as it says and with their digests, the manifest, what the manifest names,
* what was signed for, and evidence among what was judged.
*/
function checkPackage(record, sha256) {
	const { package: about, contents } = extensionOf(record);
	const names = sortedNames(record.subject);
	const wrong = [
		...otherContents(record, sha256),
		...names.includes(about.manifest) ? [] : [missing$1("the manifest", about.manifest)],
		...otherNames(about, names),
		...unjudged(record, new Set(names)),
		...unsigned$1(record, new Set(names)),
		...lostPointers(record, new Set(names)),
		...unknownToGit(record),
		...nameless(record)
	];
	const values = {
		files: contents.count,
		paths: about.names.filter(({ files }) => files > 0).length,
		digest: contents.gitDigest.slice(0, 12)
	};
	const weak = record.subject.filter(({ digest }) => isWeak(digest)).length;
	const told = checked("package", {
		says: "{files} [file|files], digest {digest} of [its name and git id|their names and git ids], with all that stands at the {paths} [path|paths] that its manifest names",
		values
	}, {
		says: "the parts of the record are not about the same files",
		values
	}, wrong);
	const isSha1 = record.subject.some(({ digest }) => Object.values(gitIdsOf(digest)).some(isOfSha1));
	const isTold = told.state === "verified";
	const remarks = [...weak === 0 ? [] : [knownByBlob(weak)], ...isTold && isSha1 ? [NO_PROOF] : []];
	return {
		...told,
		details: [...told.details, ...remarks]
	};
}
/** Whether a file is known by nothing but a blob id of SHA-1: whoever makes two files with one id has both pass for it. */
function isWeak({ sha256, gitBlob }) {
	return sha256 === void 0 && gitBlob !== void 0 && isOfSha1(gitBlob);
}
function isOfSha1(id) {
	return id.length === 40;
}
/** What the digest is worth that people compare: whoever can make two files with one id has two packages with one digest. */
const NO_PROOF = {
	says: "the digest is to compare records by, and no proof, since git's ids are SHA-1: --files and a signature are",
	values: {}
};
function knownByBlob(count) {
	return {
		says: "{count} of them [is|are] known by git's blob id alone, which is SHA-1: no proof against who made two files with one id",
		values: { count }
	};
}
function otherContents(record, sha256) {
	const { contents } = extensionOf(record);
	const found = contentsOf(record.subject, sha256);
	if (found.count !== contents.count) return [{
		says: "it is said to be about {said} [file|files], and lists {listed}",
		values: {
			said: contents.count,
			listed: found.count
		}
	}];
	if (found.digest === contents.digest && found.gitDigest === contents.gitDigest) return [];
	return [{
		says: "its files are listed with other names or digests than `contents` is of",
		values: {}
	}];
}
function missing$1(what, path) {
	return {
		says: `${what}, \`{path}\`, is none of the files that it is about`,
		values: { path }
	};
}
function otherNames({ names: named }, names) {
	return named.flatMap(({ at, path, files }) => {
		const listed = countAt(names, path);
		if (listed === files) return [];
		return [{
			says: "the manifest names `{path}` at `{at}`, where {files} [file is|files are] said to stand, and the record is about {listed}",
			values: {
				path,
				at,
				files,
				listed
			}
		}];
	});
}
/** Files that the manifest names as evidence, and that are not among what was judged. A folder that it names is no report, whatever is in it. */
function unjudged(record, names) {
	const { head, package: about } = extensionOf(record);
	const { resourceUri, inputAttestations } = record.predicate;
	const repository = repositoryOf(resourceUri, head);
	const judged = new Set(inputAttestations.map(({ uri }) => uri));
	return about.names.filter(({ at, path }) => /^\/evidence\/\d+\/path$/.test(at) && names.has(path)).filter(({ path }) => repository !== null && !judged.has(`${repository}@${head}#${uriPath(path)}`)).map(({ path }) => ({
		says: "evidence `{path}` is named by the manifest, and not among `inputAttestations`",
		values: { path }
	}));
}
/** Files of the package that people signed for as they are at the commit that was judged, and that it is not about. */
function unsigned$1(record, names) {
	const { signOffs, head, package: about } = extensionOf(record);
	if (!signOffs.judged) return [];
	const inside = about.folder === "" ? "" : `${about.folder}/`;
	const lost = signOffs.pullRequests.filter((pull) => pull.head === head).flatMap(({ asked }) => asked.flatMap(({ scope }) => scope.paths)).filter(({ path, oid }) => oid !== null && path.startsWith(inside) && !names.has(path));
	return [...new Set(lost.map(({ path }) => path))].map((path) => missing$1("a file that was signed for", path));
}
/** Subjects that git would have an id of, and that have none. Content behind a pointer is called like the pointer, and known by its SHA-256. */
function unknownToGit(record) {
	const isContent = new Map(extensionOf(record).pointers.map(({ path, content }) => [content, path]));
	return record.subject.flatMap(({ name, digest }) => {
		const pointer = isContent.get(name);
		if (pointer === void 0) return Object.keys(gitIdsOf(digest)).length > 0 ? [] : [{
			says: "`{name}` has no id of git, by which every file is known",
			values: { name }
		}];
		if (name.startsWith(pointer) && /^(#content)+$/.test(name.slice(pointer.length)) && digest["sha256"] !== void 0) return [];
		return [{
			says: "`{name}` is said to be what the pointer `{pointer}` stands for",
			values: {
				name,
				pointer
			}
		}];
	});
}
function lostPointers(record, names) {
	const { pointers } = extensionOf(record);
	return [...pointers.filter(({ path }) => !names.has(path)).map(({ path }) => missing$1("a pointer", path)), ...pointers.filter(({ content }) => !names.has(content)).map(({ content }) => missing$1("the content of a pointer", content))];
}
/** Of a manifest that cannot be read nobody knows who it is, and the gates that wanted to read it say so. */
function nameless(record) {
	const { package: about, gates } = extensionOf(record);
	const { name, version, owner, folder, manifest } = about;
	if (name !== void 0 && version !== void 0 && owner !== void 0 || record.predicate.verificationResult === "FAILED") return [];
	if (gates.some(({ findings }) => findings.some((each) => blocks(each.outcome) && each.package === folder && each.where?.path === manifest))) return [];
	return [{
		says: "it is said to have passed, and not which version of which package, and whose",
		values: {}
	}];
}
// src/core/record/judged-by.ts
/** Holds the version that a record names against the reader's. A version that is not three numbers is taken to be later than any. */
function judgedBy({ predicate }, program) {
	const version = predicate.verifier.version["gatehouse"] ?? null;
	if (version === program) return {
		version,
		age: "same"
	};
	const [theirs, ours] = [numbersOf(version ?? ""), numbersOf(program.replace(/[-+].*$/, ""))];
	return {
		version,
		age: theirs !== null && ours !== null && isBefore(theirs, ours) ? "earlier" : "unknown"
	};
}
/**
* What a record says otherwise than this version would: wrong, unless a signature vouches for that it is by an earlier one, which may have had other
* rules. Either way, an earlier version is named.
*/
function ofVersion(record, { program, isSigned }, differing) {
	const { version, age } = judgedBy(record, program);
	if (differing.length === 0 || age !== "earlier") return {
		wrong: differing,
		open: []
	};
	const told = [{
		says: "the record names version {version} of Gatehouse, and this is {program}: {count} [thing|things] by which they may differ, or somebody wrote",
		fix: "verify it with {version}, too",
		values: {
			version: version ?? "none",
			program,
			count: differing.length
		}
	}, ...differing];
	return isSigned ? {
		wrong: [],
		open: told
	} : {
		wrong: told,
		open: []
	};
}
function numbersOf(version) {
	return /^\d{1,9}\.\d{1,9}\.\d{1,9}$/.test(version) ? version.split(".").map(Number) : null;
}
function isBefore(one, other) {
	const at = one.findIndex((number, index) => number !== other[index]);
	return at !== -1 && (one[at] ?? 0) < (other[at] ?? 0);
}
// src/core/record/other-gates.ts
/** Gates that are told of in two ways, or that found nothing at all: of whatever version, a record has neither. */
function otherGates$1(record) {
	const told = extensionOf(record);
	const named = namedGates(told);
	const twice = new Set(named);
	for (const gate of new Set(named)) if (named.indexOf(gate) === named.lastIndexOf(gate)) twice.delete(gate);
	const silent = told.gates.filter(({ findings }) => findings.length === 0);
	return [...[...twice].map((gate) => ({
		says: "gate `{gate}` is told of twice",
		values: { gate }
	})), ...silent.map(({ gate }) => ({
		says: "gate `{gate}` is said to have found nothing at all",
		values: { gate }
	}))];
}
function namedGates({ gates, deferred, notAsked }) {
	return [
		...gates.map(({ gate }) => gate),
		...deferred,
		...notAsked
	];
}
/** Facts that whoever has the files of both commits has: a gate that needs no other is judged wherever any is. */
const OF_FILES = /* @__PURE__ */ new Set([
	"now",
	"repository",
	"pullRequest",
	"changes",
	"packages",
	"baseline",
	"checklists",
	"targets",
	"releases",
	"proposal",
	"roles",
	"incomplete"
]);
/** What this version of Gatehouse would have said otherwise: gates that it does not have or misses, and what no gate of its says. */
function strangeGates(told) {
	const { gates: gates$1, deferred } = told;
	const named = namedGates(told);
	const known = new Map(gates.map((gate) => [gate.meta.id, gate]));
	const lost = [...known.keys()].filter((id) => !named.includes(id));
	const unknown = named.filter((id) => !known.has(id));
	return [
		...lost.map((gate) => ({
			says: "it does not say what became of gate `{gate}`",
			values: { gate }
		})),
		...unknown.map((gate) => ({
			says: "there is no gate `{gate}`",
			values: { gate }
		})),
		...deferred.filter((id) => known.get(id)?.needs.every((key) => OF_FILES.has(key)) === true).map((gate) => ({
			says: "gate `{gate}` is said to be left to the App, and it needs nothing but the files",
			values: { gate }
		})),
		...gates$1.flatMap(({ gate: id, kind, findings }) => {
			const gate = known.get(id);
			if (gate === void 0) return [];
			const values = {
				gate: id,
				kind,
				other: gate.meta.kind
			};
			return [...kind === gate.meta.kind ? [] : [{
				says: "gate `{gate}` is said to be of kind `{kind}`, and is of kind `{other}`",
				values
			}], ...findings.filter((finding) => !isSaidBy(gate, finding)).map((finding) => strange(id, finding))];
		})
	];
}
/**
* Whether a gate says such a thing with such an outcome, or with what blocks excused. What went wrong in the gate itself has names of the judge's, and what
* it hands on those of a reader.
*/
function isSaidBy({ messages, handsOn }, { id, outcome }) {
	const message = Object.hasOwn(messages, id) ? messages[id] : void 0;
	if (message !== void 0) return outcome === message.outcome || outcome === "waived" && blocks(message.outcome);
	return outcome === "error" || handsOn === true && (outcome === "fail" || outcome === "waived");
}
function strange(gate, { id, outcome }) {
	return {
		says: "gate `{gate}` has no finding `{id}` that comes to `{outcome}`",
		values: {
			gate,
			id,
			outcome
		}
	};
}
// src/core/record/other-words.ts
/**
* Sign-offs that the gate tells in other words than they are listed in: it says of each by whom it was given, for how many files, and at which commits
* they were seen. Of a merge queue's commit nothing is compared, since what it tells is of several pull requests.
*/
function otherWords({ gates, signOffs, pullRequest }) {
	const gate = gates.find((each) => each.gate === SIGN_OFFS);
	if (gate?.outcome !== "pass" || !signOffs.judged || pullRequest === 0) return [];
	const told = new Set(gate.findings.filter(({ id }) => id === "signed").map(({ message }) => message));
	return signOffs.pullRequests.filter(({ number }) => number === pullRequest).flatMap(({ asked }) => asked).filter((each) => !told.has(signedWords(each))).map(({ name }) => ({
		says: "the gate on sign-offs says of `{name}` something else than is listed: by whom it was signed, for how many files, or at which commit",
		values: { name }
	}));
}
/** What the gate says of a sign-off that was given. */
function signedWords({ name, needs, signed, scope }) {
	const people = signed.map(({ login }) => login);
	const commits = [...new Set(signed.map(({ commit }) => commit.slice(0, 7)))];
	const values = {
		requirement: name,
		people,
		needs,
		paths: scope.paths.length,
		commits
	};
	return says({
		says: messages.signed.says,
		values
	}, PLAIN);
}
// src/core/record/check-result.ts
/**
* Whether the result follows from the gates, the gates from their findings, every gate is told of, and the result is that it passed. A record by an
* earlier version is held to the same rules: whoever made it may have written any number there. Only where a signature vouches for the number, what
* differs is left open.
*/
function checkResult(record, reader) {
	const told = extensionOf(record);
	const { verificationResult: result } = record.predicate;
	const blocking = told.gates.filter((gate) => gate.severity === "block" && blocks(gate.outcome));
	const wrong = [
		...contradictions(record),
		...otherGates$1(record),
		...result === "PASSED" ? [] : [notPassed(told)]
	];
	const strange = ofVersion(record, reader, [...strangeGates(told), ...otherWords(told)]);
	const holds = {
		says: "{result}, as its {gates} [gate|gates] and their findings say: none of them blocks",
		values: {
			result,
			gates: told.gates.length
		}
	};
	const fails = {
		says: "{result}; {blocking} of {gates} gates [blocks|block]",
		values: {
			result,
			blocking: blocking.length,
			gates: told.gates.length
		}
	};
	if (wrong.length === 0 && strange.open.length > 0) return {
		part: "result",
		state: "not-verified",
		says: holds,
		details: fewOf(strange.open)
	};
	return checked("result", holds, fails, [...wrong, ...strange.wrong]);
}
function counted({ outcome, severity }) {
	return countedOutcome(severity === void 0 ? { outcome } : {
		outcome,
		severity
	});
}
/** Whether nothing but people's acts is missing. */
function isGreen({ gates, notices }) {
	return ![...gates.filter(({ severity, kind }) => severity === "block" && kind === "content"), ...notices].some(({ outcome }) => blocks(outcome));
}
function colour(green) {
	return green ? "green" : "not green";
}
/** Parts that cannot all be true. */
function contradictions(record) {
	const { predicate } = record;
	const told = extensionOf(record);
	const { gates, notices, outcome } = told;
	const found = [];
	for (const gate of gates) {
		const from = gravest(gate.findings.map(counted));
		if (from !== gate.outcome) found.push({
			says: "gate `{gate}` is said to come to `{outcome}`, and its findings come to `{from}`",
			values: {
				gate: gate.gate,
				outcome: gate.outcome,
				from
			}
		});
	}
	const from = outcomeOf(gates, notices);
	if (from !== outcome) found.push({
		says: "the outcome is said to be `{outcome}`, and the gates and notices come to `{from}`",
		values: {
			outcome,
			from
		}
	});
	if (predicate.verificationResult === "PASSED" !== isPassed(outcome)) found.push({
		says: "the result is said to be {result}, and the outcome is `{outcome}`",
		values: {
			result: predicate.verificationResult,
			outcome
		}
	});
	const green = isGreen(told);
	if (green !== told.contentGreen) found.push({
		says: "the content is said to be {said}, and the gates and notices say {green}",
		values: {
			said: colour(told.contentGreen),
			green: colour(green)
		}
	});
	const levels = levelsOf(told);
	if (levels.join() !== predicate.verifiedLevels.join()) found.push({
		says: "`verifiedLevels` says `{levels}`, which should be `{expected}`",
		values: {
			levels: predicate.verifiedLevels,
			expected: levels
		}
	});
	return [...found, ...otherPlaces(record)];
}
function notPassed({ gates, notices }) {
	const names = gates.filter((gate) => gate.severity === "block" && blocks(gate.outcome)).map(({ gate }) => gate);
	const said = notices.filter(({ outcome }) => blocks(outcome)).map(({ id }) => id);
	return {
		says: "it did not pass: kept back by {names}",
		values: { names: [...names, ...said] }
	};
}
// src/core/record/check-shape.ts
/**
* Whether a record that could be read is one that this version of Gatehouse, `program`, understands whole. A later one may say what nobody looks
* at here, so its record is refused rather than read in part.
*/
function checkShape(record, program) {
	const { version, age } = judgedBy(record, program);
	const values = {
		version: version ?? "none",
		program
	};
	const says = {
		says: "an in-toto statement v1 with a SLSA verification summary v1, and Gatehouse's part of it",
		values: {}
	};
	return checked("shape", says, says, age === "unknown" ? [{
		says: "the record names version `{version}` of Gatehouse, and this is {program}, which knows neither that one nor what may be new in it",
		fix: "verify it with the version that judged, or a later one",
		values
	}] : []);
}
// src/core/record/check-sign-offs.ts
const NOT_JUDGED = {
	"left-to-app": "not judged where this record was made: a clone and the Action know no reviews, and leave them to the App, whose own record has them",
	"not-asked": "the policy asks for none at this stage",
	"nothing-judged": "no gate was asked, so no sign-off was looked at"
};
/**
* Whether the sign-offs satisfy what the record says was asked, are bound to the files that it is about, and are those of reviews that it
* lists. What a review really said, GitHub alone knows.
*/
function checkSignOffs(record, sha256) {
	const told = extensionOf(record);
	const { signOffs } = told;
	if (!signOffs.judged) {
		const isSaid = !told.gates.some(({ gate }) => gate === SIGN_OFFS);
		const left = told.deferred.includes(SIGN_OFFS) === (signOffs.because === "left-to-app");
		const says = {
			says: NOT_JUDGED[signOffs.because],
			values: {}
		};
		const state = signOffs.because === "not-asked" ? "verified" : "not-verified";
		if (isSaid && left) return {
			part: "sign-offs",
			state,
			says,
			details: []
		};
		return {
			part: "sign-offs",
			state: "failed",
			says,
			details: [{
				says: "the record tells of a gate on sign-offs, and that none were judged",
				values: {}
			}]
		};
	}
	return checkJudged(record, signOffs.pullRequests, sha256);
}
function checkJudged(record, pulls, sha256) {
	const told = extensionOf(record);
	const asked = pulls.flatMap((each) => each.asked);
	const blobs = new Map(record.subject.map(({ name, digest }) => [name, digest["gitBlob"]]));
	const isPassed = told.gates.some(({ gate, outcome }) => gate === "sign-offs" && outcome === "pass");
	const wrong = pulls.flatMap((each) => [
		...each.asked.flatMap((one) => wrongWith(one, isPassed, sha256)),
		...wrongSigners(each, record.predicate.timeVerified),
		...each.head === told.head ? each.asked.flatMap((one) => otherFiles$1(one, blobs)) : [],
		...each.distinct ? seatedTwice(each) : [],
		...inTwoWays(each)
	]);
	wrong.push(...otherPullRequests(told, pulls), ...otherCount(told, pulls));
	const values = { count: asked.length };
	if (wrong.length > 0) return {
		part: "sign-offs",
		state: "failed",
		says: {
			says: "{count} asked for",
			values
		},
		details: fewOf(wrong)
	};
	const queued = pulls.filter(({ head }) => head !== told.head).flatMap((each) => each.asked);
	const open = [...asked.flatMap(unbound), ...queued.flatMap((one) => otherFiles$1(one, blobs))];
	const given = asked.every(isSatisfied) ? "{count} asked for, each given by enough people" : "{count} asked for, and not each given; what there is holds together";
	if (open.length > 0) return {
		part: "sign-offs",
		state: "not-verified",
		says: {
			says: `${given}, but not each for the content that the record is about`,
			values
		},
		details: fewOf(open)
	};
	return {
		part: "sign-offs",
		state: "verified",
		says: {
			says: asked.every(isSatisfied) ? `${given} for the very content that it names` : given,
			values
		},
		details: []
	};
}
/** A role is asked for even where the change has no file that it covers: its sign-off stands, and for no content. */
function unbound({ kind, name, scope: { paths } }) {
	if (kind !== "role" || paths.length > 0) return [];
	return [{
		says: "`{name}` is asked for no file of the change",
		values: { name }
	}];
}
/** Pull requests that are not of the commit that was judged. A merge queue's commit (0) is none of theirs. */
function otherPullRequests({ pullRequest, head }, pulls) {
	if (pullRequest === 0) return [];
	const found = pulls.filter((each) => each.head !== head).map((each) => ({
		says: "the sign-offs of pull request #{number} are for commit `{other}`, and `{head}` was judged",
		values: {
			number: each.number,
			other: each.head,
			head
		}
	}));
	if (!pulls.some(({ number }) => number === pullRequest)) found.push({
		says: "pull request #{number} was judged, and the sign-offs are those of {others}",
		values: {
			number: pullRequest,
			others: pulls.map(({ number }) => `#${number}`)
		}
	});
	return found;
}
/** A gate that passed says of each that was asked for that it is signed. */
function otherCount({ gates, pullRequest }, pulls) {
	const gate = gates.find((each) => each.gate === SIGN_OFFS);
	if (gate?.outcome !== "pass") return [];
	const signed = gate.findings.filter(({ id }) => id === "signed").length;
	const judged = pulls.filter(({ number }) => pullRequest === 0 || number === pullRequest);
	if (signed > 0 && judged.some(({ asked }) => asked.length === signed)) return [];
	return [{
		says: "the gate on sign-offs is said to pass with {signed} given, and the pull request lists {asked} as asked for",
		values: {
			signed,
			asked: judged.flatMap(({ asked }) => asked).length
		}
	}];
}
function wrongWith(asked, isPassed, sha256) {
	const { name, needs, signed, scope } = asked;
	const found = [];
	if (isPassed && !isSatisfied(asked)) found.push({
		says: "`{name}` asks for {needs} [person|people], {signed} signed and {objections} asked for changes, and the gate is said to pass",
		values: {
			name,
			needs,
			signed: signed.length,
			objections: asked.objections.length
		}
	});
	if (needs < 1) found.push({
		says: "`{name}` is said to be asked for nobody",
		values: { name }
	});
	if (asked.kind === "code-owners" && name !== asked.owners.join(", ")) found.push({
		says: "the code owners `{name}` are said to be {owners}",
		values: {
			name,
			owners: asked.owners
		}
	});
	if (scopeDigest(scope.paths, sha256) !== scope.digest) found.push({
		says: "what `{name}` signed for is listed as other files than its digest is of",
		values: { name }
	});
	if (asked.kind === "code-owners" && scope.paths.length === 0) found.push({
		says: "the code owners `{name}` are said to be asked for no file, and they are asked for their files alone",
		values: { name }
	});
	return found;
}
/** How far the clocks of GitHub and of whoever judged may lie apart, in milliseconds. */
const SLACK = 36e5;
/** Sign-offs of nobody's review, of whoever opened the pull request, and from after the judgement. Reviews are looked up by number: there may be thousands. */
function wrongSigners({ asked, reviews, author }, judgedAt) {
	const approvals = new Map(reviews.filter(({ state }) => state === "APPROVED").map((each) => [each.review, {
		...each,
		counts: new Set(each.countsFor)
	}]));
	const latest = Date.parse(judgedAt) + SLACK;
	return asked.flatMap(({ name, signed }) => signed.flatMap(({ id, login, review, commit, at }) => {
		const found = [];
		const given = approvals.get(review);
		if (!(given?.by?.id === id && given.by.login === login) || given.commit !== commit || given.at !== at || !given.counts.has(name)) found.push({
			says: "`{login}` is said to have signed `{name}` by review {review}, and no such approval is listed",
			values: {
				name,
				login,
				review
			}
		});
		if (id === author?.id) found.push({
			says: "`{login}` opened the pull request, and is said to have signed `{name}`",
			values: {
				name,
				login
			}
		});
		if (Date.parse(at) > latest) found.push({
			says: "`{login}` is said to have signed `{name}` at {at}, after this was judged at {judgedAt}",
			values: {
				name,
				login,
				at,
				judgedAt
			}
		});
		return found;
	}));
}
/** Files that were signed for as something else than the record is about. */
function otherFiles$1({ name, scope: { paths } }, blobs) {
	return paths.flatMap(({ path, oid }) => {
		const blob = blobs.get(path);
		if (blob === void 0 || blob === oid) return [];
		return [{
			says: "`{path}` was signed for by `{name}` as another file than the record is about",
			values: {
				path,
				name
			}
		}];
	});
}
/** Files that two sign-offs of one pull request, and so of one commit, list as two different ones. */
function inTwoWays({ asked }) {
	const seen = /* @__PURE__ */ new Map();
	return asked.flatMap(({ name, scope: { paths } }) => paths.flatMap(({ path, mode, oid }) => {
		const entry = `${mode} ${oid}`;
		const before = seen.get(path) ?? entry;
		seen.set(path, before);
		if (before === entry) return [];
		return [{
			says: "`{path}` was signed for by `{name}` as another file than by others",
			values: {
				path,
				name
			}
		}];
	}));
}
function seatedTwice({ asked }) {
	const seen = /* @__PURE__ */ new Map();
	const found = [];
	for (const { kind, name, signed } of asked) for (const { id, login } of kind === "role" ? signed : []) {
		const other = seen.get(id);
		if (other !== void 0) found.push({
			says: "`{login}` is counted for `{other}` and for `{name}`, and the policy asks for different people",
			values: {
				login,
				other,
				name
			}
		});
		seen.set(id, name);
	}
	return found;
}
// src/core/record/check-waivers.ts
/** Whether each excused finding has a waiver that was in force, and each waiver a finding. `null` where nothing was waived. */
function checkWaivers(record) {
	const { gates, waivers, package: about } = extensionOf(record);
	const excused = gates.flatMap(({ gate, findings }) => findings.filter(({ outcome }) => outcome === "waived").map(({ id, check, package: folder }) => ({
		gate,
		finding: id,
		check,
		folder
	})));
	if (excused.length === 0 && waivers.length === 0) return null;
	const day = record.predicate.timeVerified.slice(0, 10);
	const granted = new Set(waivers.map((waiver) => keyOfWaiver(waiver, about)));
	const needed = new Set(excused.flatMap((each) => keysOfExcused(each, about)));
	const wrong = [
		...excused.filter((each) => !keysOfExcused(each, about).some((key) => granted.has(key))).map(unexcused),
		...waivers.filter((waiver) => !needed.has(keyOfWaiver(waiver, about))).map(unused),
		...waivers.filter(({ expires }) => expires < day).map((waiver) => ended(waiver, day))
	];
	return checked("waivers", {
		says: "{count} [finding|findings] excused, by {authorities}",
		values: {
			count: excused.length,
			authorities: waivers.map(({ authority, gate, expires, reason }) => `${authority} (${gate}, until ${expires}: ${reason})`)
		}
	}, {
		says: "{count} [finding|findings] said to be excused",
		values: { count: excused.length }
	}, wrong);
}
/** What a waiver excuses: a finding of any check where it names none, and of one version of one package. */
function keyOfWaiver({ gate, finding, check, package: version }, about) {
	return JSON.stringify([
		gate,
		finding,
		check ?? null,
		version === `${about.name}@${about.version}`
	]);
}
/**
* The waivers that would do for a finding: of its check, or of any. Of another package in the pull request, the record knows no more than that it is
* another.
*/
function keysOfExcused({ gate, finding, check, folder }, about) {
	if (folder === void 0) return [];
	const isOwn = folder === about.folder;
	return [null, ...check === void 0 ? [] : [check]].map((each) => JSON.stringify([
		gate,
		finding,
		each,
		isOwn
	]));
}
function unexcused({ gate, finding }) {
	return {
		says: "no waiver is told for `{gate}/{finding}`",
		values: {
			gate,
			finding
		}
	};
}
function unused({ gate, finding }) {
	return {
		says: "a waiver of `{gate}/{finding}` is told, which excuses nothing",
		values: {
			gate,
			finding
		}
	};
}
function ended({ gate, finding, expires }, day) {
	return {
		says: "the waiver of `{gate}/{finding}` ended on {expires}, and this was judged on {day}",
		values: {
			gate,
			finding,
			expires,
			day
		}
	};
}
// src/core/record/unshown.ts
/** Every such claim of a record. What its files and its policy show is none of them. */
function unshownOf(record) {
	const { signOffs } = extensionOf(record);
	const said = (claim, says) => ({
		claim,
		says: {
			says,
			values: {}
		}
	});
	return [
		said("judgement", "that Gatehouse judged, when, and at which commits"),
		said("findings", "what each gate found"),
		...signOffs.judged ? [said("sign-offs", "who was asked, who signed, and for which files")] : []
	];
}
/** The same in one sentence. */
function restsOnSender(record) {
	return {
		says: `no --bundle was given, so this rests on whoever sent it: ${unshownOf(record).map(({ says }) => says.says).join("; ")}`,
		values: {}
	};
}
// src/cli/verify/file-digest.ts
/**
* Digests of what stands at a path: SHA-256, and the blob ids that git would give it (SHA-1, and in newer repositories SHA-256). A symbolic link is
* never followed: git keeps its text. Anything that is neither a file nor a link is not opened.
*/
async function fileDigest(path) {
	const stats = await lstat(path).catch((error) => {
		if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return null;
		throw error;
	});
	if (stats === null) return { kind: "absent" };
	if (stats.isSymbolicLink()) return digestOf(await readlink(path, { encoding: "buffer" }));
	return stats.isFile() ? digestChunks(createReadStream(path), stats.size) : { kind: "no-file" };
}
/** Digests of bytes, as those of a file with them. */
function digestOf(bytes) {
	return digestChunks([bytes], bytes.length);
}
/** Digests of bytes that come in parts, as those of a file with all of them: `size` is their number. */
async function digestChunks(chunks, size) {
	const plain = createHash("sha256");
	const blobs = [createHash("sha1"), createHash("sha256")].map((hash) => hash.update(`blob ${size}\0`));
	for await (const chunk of chunks) for (const hash of [plain, ...blobs]) hash.update(chunk);
	return {
		kind: "file",
		size,
		sha256: plain.digest("hex"),
		gitBlob: blobs.map((hash) => hash.digest("hex"))
	};
}
/** Whether what was found has every digest of a set that is known here, and at least one of them. */
function hasDigests(found, digest) {
	const { sha256, gitBlob } = digest;
	if (sha256 === void 0 && gitBlob === void 0) return false;
	return (sha256 === void 0 || found.sha256 === sha256.toLowerCase()) && (gitBlob === void 0 || found.gitBlob.includes(gitBlob.toLowerCase()));
}
// src/cli/verify/is-pointer-to.ts
/**
* Whether a subject is the pointer that Git LFS leaves for a file: the pointer is made again from the file, as Git LFS writes it, and has to have the
* subject's digests. `false` also for a pointer that is written in another way, such as with lines of an extension. Source: git-lfs/git-lfs:docs/spec.md.
*/
async function isPointerTo(content, digest) {
	const { sha256, size } = content;
	const text = `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256}\nsize ${size}\n`;
	return hasDigests(await digestOf(Buffer.from(text)), digest);
}
// src/cli/verify/line-endings.ts
const [CR, LF] = [13, 10];
/**
* Whether a file has the digests of a set as soon as each CRLF in it is an LF: git writes text that way to a disk where it is told to
* (`core.autocrlf`). A link, and a file with a NUL in it, which git takes for no text, are not looked into.
*/
async function differsInLineEndings(path, digest) {
	const stats = await lstat(path);
	if (!stats.isFile()) return false;
	const pairs = await countPairs(createReadStream(path));
	if (pairs === 0) return false;
	return hasDigests(await digestChunks(withLf(createReadStream(path)), stats.size - pairs), digest);
}
/** How many CRLF there are; none where there is a NUL, up to which alone is read. */
async function countPairs(chunks) {
	let pairs = 0;
	let last = 0;
	for await (const chunk of chunks) {
		if (chunk.includes(0)) return 0;
		for (const byte of chunk) {
			if (byte === LF && last === CR) pairs += 1;
			last = byte;
		}
	}
	return pairs;
}
async function* withLf(chunks) {
	let waiting = Buffer.alloc(0);
	for await (const chunk of chunks) {
		const text = Buffer.concat([waiting, chunk]);
		const end = text.at(-1) === CR ? text.length - 1 : text.length;
		waiting = Buffer.from(text.subarray(end));
		yield Buffer.from(text.subarray(0, end).toString("latin1").replaceAll("\r\n", "\n"), "latin1");
	}
	yield waiting;
}
// src/cli/verify/other-files.ts
/** Files of one folder that are looked at at most. */
const MOST_OTHERS = 2e4;
/**
* Files below `top` that nobody named, sorted, as paths below it with slashes. Links are told and not followed; a folder that cannot be read has
* none. Of what git keeps for itself, its folder alone is told. `null` where there are more than {@link MOST_OTHERS} files to look at.
*/
async function otherFiles(top, { isKnown, skipped }) {
	const others = [];
	const waiting = [top];
	let looked = 0;
	for (let next = waiting.pop(); next !== void 0; next = waiting.pop()) for (const entry of await readdir(next, { withFileTypes: true }).catch(() => [])) {
		const inside = join(next, entry.name);
		const path = relative(top, inside).split(sep).join("/");
		if (skipped.includes(path)) continue;
		const isGits = entry.isDirectory() && entry.name === ".git";
		if (entry.isDirectory() && !isGits) {
			waiting.push(inside);
			continue;
		}
		looked += 1;
		if (looked > 2e4) return null;
		if (isGits || !isKnown(path)) others.push(isGits ? `${path}/` : path);
	}
	return others.sort();
}
// src/cli/verify/place.ts
/** What a folder is: as `layout` says, or the repository's where the package's folder is below it. */
async function placeIn(root, folder, layout) {
	const isBelow = async () => isPlain(folder) && await isThere(join(root, folder));
	return {
		root,
		inside: folder === "" || (layout === void 0 ? await isBelow() : layout === "repository") ? null : folder,
		folder
	};
}
/**
* How many folders above `root` the repository's would be, where the package's stands below `root` by the end of its path alone; 0 where it does not,
* or where `root` has the manifest at its top, as a package's own folder does.
*/
async function levelsBelowTop(record, { root, inside, folder }) {
	const { manifest } = extensionOf(record).package;
	if (inside === null || !isPlain(manifest) || !manifest.startsWith(`${folder}/`)) return 0;
	if (await isThere(join(root, manifest.slice(folder.length + 1)))) return 0;
	const segments = manifest.split("/");
	for (let levels = 1; levels < folder.split("/").length; levels += 1) if (await isThere(join(root, ...segments.slice(levels)))) return levels;
	return 0;
}
async function isThere(path) {
	return await lstat(path).catch(() => null) !== null;
}
/** Pages for people that most repositories have at their top: of these, two are no second copy. They are told with the other files. */
const ANYWHERE = /^(readme|licen[cs]e|changelog|contributing|notice|security)(\.(md|txt|rst))?$/i;
/** Files of the package that are at the top of a repository, too, where the record knows no file of their path. */
async function alsoAtTop({ subject }, { root, inside, folder }) {
	if (inside !== null || folder === "") return [];
	const named = new Set(subject.map(({ name }) => name));
	const found = [];
	for (const { name } of subject) {
		const rest = name.slice(folder.length + 1);
		if (!name.startsWith(`${folder}/`) || named.has(rest) || !isPlain(rest) || ANYWHERE.test(rest)) continue;
		if (await isThere(join(root, rest))) found.push(rest);
	}
	return found;
}
/** Finds where a name of a record leads. What leads out, by `..` or by a folder that is a link, must never be opened. */
async function leadsTo(name, { root, inside }) {
	if (!isPlain(name)) return { to: "outside" };
	if (inside !== null && !name.startsWith(`${inside}/`)) return { to: "elsewhere" };
	const path = join(root, inside === null ? name : name.slice(inside.length + 1));
	const parent = await realpath(dirname(path)).catch(() => null);
	if (parent === null) return { to: "nowhere" };
	return parent === root || parent.startsWith(`${root}${sep}`) ? {
		to: "path",
		path
	} : { to: "outside" };
}
/** Whether a name stays below the folder that it is joined to, on any system. */
function isPlain(name) {
	if (name === "" || (sep === "\\" ? /[\0\\:]/ : /\0/).test(name)) return false;
	return name.split("/").every((segment) => segment !== "" && segment !== "." && segment !== "..");
}
// src/cli/verify/other-manifest.ts
/**
* What the manifest on the disk says otherwise than a record: who and what the package is, and which paths it names. A manifest that is not there,
* or that the record knows as unreadable, says nothing; whether it is the one that was judged, its digest tells.
*/
async function otherManifest(record, place) {
	const { package: about } = extensionOf(record);
	if (about.name === void 0) return [];
	const text = await textAt(about.manifest, place);
	if (text === null) return [];
	const reading = readManifest(text, about.manifest, about.folder);
	if (!reading.ok) {
		const [first] = reading.issues;
		const { manifest: path } = about;
		const { line = 1 } = first?.where ?? {};
		return [{
			says: "`{path}` cannot be read as a manifest, from line {line} on",
			values: {
				path,
				line
			}
		}];
	}
	return [...otherHead(about, reading.value), ...unnamed(about, reading.value)];
}
async function textAt(name, place) {
	const leads = await leadsTo(name, place);
	if (leads.to !== "path") return null;
	const stats = await lstat(leads.path).catch(() => null);
	if (stats === null || !stats.isFile() || stats.size > YAML_LIMITS.bytes) return null;
	return readFile(leads.path, "utf8");
}
const KEYS = [
	"name",
	"version",
	"risk",
	"owner"
];
function otherHead(about, { manifest, path }) {
	return KEYS.flatMap((key) => {
		const [said, written] = [about[key], manifest.package[key]];
		if (said === written) return [];
		return [{
			says: "the record is about {key} `{said}`, and `{path}` says `{written}`",
			values: {
				key,
				said: said ?? "none",
				written: written ?? "none",
				path
			}
		}];
	});
}
/** Paths that the manifest names and the record does not, so that nobody would miss what stands there. */
function unnamed(about, document) {
	const known = new Set(about.names.map(({ at, path }) => JSON.stringify([at, path])));
	const { paths } = referencedPaths({
		...document,
		handoff: document.manifest
	});
	return paths.filter(({ pointer, path }) => !known.has(JSON.stringify([pointer, path]))).map(({ pointer, path }) => ({
		says: "`{manifest}` names `{path}` at `{pointer}`, and the record knows of no such name",
		values: {
			manifest: document.path,
			path,
			pointer
		}
	}));
}
// src/cli/verify/check-files.ts
/**
* Compares the subjects of a record with files on the disk. `dir` is the repository's folder or the package's own; of the latter, files that the
* package names elsewhere in the repository are not looked for, and then the files are not verified: the model may be one of them. Where it could be either, nothing is compared: of two copies, the one that is good
* must not speak for the other. A name that leads out of `dir`, by `..` or by a link, is never opened.
*/
async function checkFiles(record, { dir, layout }) {
	const root = await realpath(dir).catch(() => null);
	if (root === null) return failed(dir, {
		says: "`{dir}` does not exist",
		values: { dir }
	});
	const place = await placeIn(root, extensionOf(record).package.folder, layout);
	const twice = layout === void 0 ? await alsoAtTop(record, place) : [];
	if (twice.length > 0) return ambiguous(dir, place, twice);
	const levels = layout === void 0 ? await levelsBelowTop(record, place) : 0;
	if (levels > 0) return between(dir, place, levels);
	const found = /* @__PURE__ */ new Map();
	const contents = new Map(record.subject.map((subject) => [subject.name, subject]));
	const pointers = new Map(extensionOf(record).pointers.map(({ path, content }) => [path, content]));
	const isContent = new Set(pointers.values());
	for (const subject of record.subject) {
		if (isContent.has(subject.name)) continue;
		const content = pointers.get(subject.name);
		const stood = await lookAt(subject, place, contents.get(content ?? ""));
		found.set(subject.name, stood.subject);
		if (content !== void 0) found.set(content, stood.content);
	}
	const others = await othersOf(place, dir, found);
	const manifest = await otherManifest(record, place);
	const { head: commit } = extensionOf(record);
	return answer(dir, found, {
		manifest,
		others,
		commit
	});
}
function ambiguous(dir, { folder }, paths) {
	return failed(dir, {
		says: "it has the package's folder `{folder}`, and files of the package at its top as well, which nobody would have compared: {paths}",
		fix: "say what `{dir}` is: --layout package for the package's own folder, --layout repository for the repository's",
		values: {
			folder,
			paths,
			dir
		}
	});
}
/** The folder that was given holds the package's, and is not the repository's: its other files are none of the package. */
function between(dir, { folder }, levels) {
	return failed(dir, {
		says: "it is neither the folder of the repository nor that of the package: the package's, `{folder}`, is in `{own}`",
		fix: "give --files the folder of the repository: `{top}`",
		values: {
			folder,
			own: join(dir, ...folder.split("/").slice(levels)),
			top: join(dir, ...Array.from({ length: levels }, () => ".."))
		}
	});
}
/**
* Looks at one subject. In place of a pointer, the content that it stands for is as good, and proves more, if it is what the pointer names: the
* record alone says which content belongs to it, and the pointer's own digests are what people saw.
*/
async function lookAt({ name, digest }, place, content) {
	const both = (found) => ({
		subject: found,
		content: found
	});
	const leads = await leadsTo(name, place);
	if (leads.to !== "path") return both(NOT_THERE[leads.to]);
	const isOfFile = digest["gitBlob"] !== void 0 || digest["sha256"] !== void 0;
	if (!isOfFile && digest["gitCommit"] === void 0) return both("unknown");
	const onDisk = await fileDigest(leads.path);
	if (!isOfFile) return both(onDisk.kind === "file" ? "different" : "submodule");
	if (onDisk.kind === "absent") return both("absent");
	if (onDisk.kind !== "file") return both("different");
	if (content !== void 0 && hasDigests(onDisk, content.digest)) return {
		subject: await isPointerTo(onDisk, digest) ? "same" : "unbound",
		content: "same"
	};
	if (hasDigests(onDisk, digest)) return {
		subject: "same",
		content: "pointer"
	};
	return await differsInLineEndings(leads.path, digest) ? {
		subject: "line-endings",
		content: "pointer"
	} : both("different");
}
const NOT_THERE = {
	elsewhere: "elsewhere",
	outside: "different",
	nowhere: "absent"
};
/** What git keeps for itself at the top of a clone is no released file. */
const CLONE = [".git"];
async function othersOf({ root, inside, folder }, dir, known) {
	const isPackage = inside !== null || folder === "";
	const below = folder === "" ? "" : `${folder}/`;
	const found = await otherFiles(isPackage ? root : join(root, folder), {
		isKnown: (path) => known.has(below + path),
		skipped: isPackage ? CLONE : []
	});
	const around = isPackage ? [] : await otherFiles(root, {
		isKnown: (path) => known.has(path),
		skipped: [...CLONE, folder]
	});
	return {
		inside: (found ?? []).map((path) => below + path),
		around: around ?? [],
		tooMany: [...found === null ? [isPackage ? dir : folder] : [], ...around === null ? [dir] : []]
	};
}
function answer(dir, found, { manifest, others, commit }) {
	const named = (state) => [...found].filter(([, each]) => each === state).map(([name]) => name);
	const [same, different, absent] = [
		named("same"),
		named("different"),
		named("absent")
	];
	const endings = named("line-endings");
	const [elsewhere, pointers, unbound] = [
		named("elsewhere"),
		named("pointer"),
		named("unbound")
	];
	const [submodules, unknown] = [named("submodule"), named("unknown")];
	const details = [
		...manifest,
		...differing(different, commit),
		...otherEndings(endings),
		...missing(absent, same.length === 0 ? dir : null),
		...told("the content of {count} [pointer|pointers] is not there; fetch it with Git LFS: {paths}", pointers),
		...told("{count} [pointer|pointers] cannot be compared: that what stands in the place of [it|them] is what [it names|they name], the record alone says: {paths}", unbound).map((words) => ({
			...words,
			fix: "look at what git has there: `git show {commit}:<path>`",
			values: {
				...words.values,
				commit
			}
		})),
		...notLookedFor(elsewhere),
		...told("{count} [submodule|submodules] cannot be compared: {paths}", submodules),
		...told("{count} [file|files] cannot be compared, as the record has no digest of [it|them] that is known here: {paths}", unknown),
		...told("{count} [file|files] in the package's folder [is|are] not in the record: {paths}", others.inside),
		...told("{count} [file|files] around the package's folder [is|are] not in the record: {paths}", others.around),
		...others.tooMany.map((folder) => ({
			says: "`{folder}` has more than {most} files, so those that the record does not name are not told",
			values: {
				folder,
				most: MOST_OTHERS
			}
		}))
	];
	const says = {
		says: "{same} of {all} files in `{dir}` are the ones that the record is about",
		values: {
			same: same.length,
			all: found.size,
			dir
		}
	};
	if (manifest.length + different.length + endings.length + absent.length > 0) return {
		part: "files",
		state: "failed",
		says,
		details
	};
	const open = [
		elsewhere,
		pointers,
		unbound,
		submodules,
		unknown
	].flat();
	return {
		part: "files",
		state: same.length > 0 && open.length === 0 ? "verified" : "not-verified",
		says,
		details
	};
}
/** Files on the disk told one by one that are others than the record is about; all at once where it may be another release. */
const FEW = 3;
function differing(paths, commit) {
	if (paths.length <= FEW) return paths.map((path) => ({
		says: "`{path}` is another file than the record is about: it was changed after the verdict, or is not the released one",
		fix: "do not use it before whoever released it has said which; the record is about commit `{commit}`",
		values: {
			path,
			commit
		}
	}));
	return [{
		says: "{count} files are others than the record is about: they were changed after the verdict, or are not the released ones: {paths}",
		fix: "see whether the folder holds commit `{commit}`; if it does, do not use it before whoever released it has said why",
		values: {
			count: paths.length,
			paths,
			commit
		}
	}];
}
function otherEndings(paths) {
	const fix = "git changed them when it wrote the files: clone again with `core.autocrlf=false`";
	return told("{count} [file|files] [differs|differ] from the record in line endings (CRLF, not LF) and in nothing else: {paths}", paths).map((words) => ({
		...words,
		fix
	}));
}
/** `wrong`: the folder that was given, where nothing in it is as the record has it. */
function missing(paths, wrong) {
	const found = told("{count} of the files [is|are] not there: {paths}", paths);
	if (wrong === null) return found;
	const fix = "see whether `{dir}` is the folder of this repository, or of this package, as it was released";
	return found.map(({ says, values }) => ({
		says,
		fix,
		values: {
			...values,
			dir: wrong
		}
	}));
}
/** Files outside of the package's folder, where that folder alone was given. */
function notLookedFor(paths) {
	const fix = "give --files the folder of the repository, as it was released";
	return told("{count} [file|files] elsewhere in the repository [was|were] not looked for: {paths}", paths).map((words) => ({
		...words,
		fix
	}));
}
function told(says, paths) {
	return paths.length === 0 ? [] : [{
		says,
		values: {
			count: paths.length,
			paths
		}
	}];
}
function failed(dir, detail) {
	return {
		part: "files",
		state: "failed",
		says: {
			says: "`{dir}` cannot be looked at",
			values: { dir }
		},
		details: [detail]
	};
}
// src/core/record/other-checks.ts
/** The gate whose checks each say something of each package, or why they cannot. */
const EVIDENCE = "evidence";
/**
* Checks of the policy that a record does not tell as they are asked: one that blocks told as one that only warns, and one of evidence not told at all.
* `asked` is what is asked of the package at least; `anyRisk` what may have been asked, since another package of the pull request, or one at its base, may
* be of a graver risk.
*/
function otherChecks({ gates, package: { folder } }, asked, anyRisk) {
	return gates.flatMap((told) => [...softened(told, anyRisk), ...told.gate === EVIDENCE ? untold(told, folder, asked) : []]);
}
/** Only a finding of a check that warns by the policy is told as a warning. */
function softened({ gate, findings }, anyRisk) {
	const warning = new Set(checksOf(gate, anyRisk).flatMap(({ name, severity }) => severity === "warn" ? [name] : []));
	const others = findings.filter(({ severity, check }) => severity === "warn" && (check === void 0 || !warning.has(check)));
	return [...new Set(others.map(({ id, check }) => check ?? id))].map((check) => ({
		says: "the record says of gate `{gate}` that `{check}` only warns, and by the policy it blocks",
		values: {
			gate,
			check
		}
	}));
}
/** A check with nothing to read says so, too. Only where a report could not be read may it be silent, and then that is told. */
function untold({ gate, findings }, folder, asked) {
	if (findings.some(({ outcome, check }) => check === void 0 && (blocks(outcome) || outcome === "waived"))) return [];
	const told = new Set(findings.flatMap((each) => each.package === folder ? [each.check] : []));
	const names = checksOf(gate, asked).map(({ name }) => name);
	return [...new Set(names)].filter((name) => !told.has(name)).map((check) => ({
		says: "by the policy gate `{gate}` checks `{check}`, and the record does not say what came of it",
		values: {
			gate,
			check
		}
	}));
}
function checksOf(id, asked) {
	return asked.flatMap(({ gate, options }) => {
		const checks = gate.meta.id === id ? options["checks"] : void 0;
		return Array.isArray(checks) ? checks.filter(isNamed) : [];
	});
}
function isNamed(check) {
	return typeof check === "object" && check !== null && "name" in check && typeof check.name === "string";
}
// src/core/record/other-scopes.ts
/**
* Roles that a record says signed for fewer files than the policy has them sign for: of the files that anybody signed for in the pull request, those
* that the role covers. Which other files it changed, a record does not tell. Each role of the policy is looked at once, however often a record from
* anybody lists it.
*/
function otherScopes({ asked }, { roles }) {
	const signedFor = [...new Set(asked.flatMap(({ scope }) => scope.paths.map(({ path }) => path)))];
	return Object.keys(roles).flatMap((name) => {
		const told = asked.filter((each) => each.kind === "role" && each.name === name);
		const [first] = told;
		if (first === void 0) return [];
		if (told.length > 1) return [{
			says: "the role `{name}` is listed {count} times",
			values: {
				name,
				count: told.length
			}
		}];
		const { covering } = roleScopes(signedFor, roles, { [name]: first.needs });
		const listed = new Set(first.scope.paths.map(({ path }) => path));
		const paths = signedFor.filter((path) => !listed.has(path) && covering(path).length > 0);
		if (paths.length === 0) return [];
		return [{
			says: "by the policy `{name}` signs for more than the record says: also for {paths}",
			values: {
				name,
				paths
			}
		}];
	});
}
// src/core/record/other-rules.ts
/**
* What a policy asks, and a record of this version of Gatehouse does not tell as asked: gates, how grave each is, its checks, and roles with how many
* people. Only less than the policy is wrong: for other packages in the pull request, or at its base, more may have been asked.
*/
function otherRules(record, policy) {
	const told = extensionOf(record);
	const stage = policy.stages.find(({ name }) => name === told.stage);
	if (stage === void 0) return [{
		says: "the policy has no stage `{stage}`",
		values: { stage: told.stage }
	}];
	const asked = gatesFor(policy, stage, riskOf(told.package));
	const anyRisk = RISKS.flatMap((risk) => gatesFor(policy, stage, risk));
	return [
		...otherGates(told, asked),
		...otherChecks(told, asked, anyRisk),
		...otherPeople(told, policy, asked)
	];
}
/** The risk that a package declares; one that is not known is judged as the highest. */
function riskOf({ risk }) {
	return RISKS.find((each) => each === risk) ?? "High";
}
function otherGates({ gates, deferred }, asked) {
	const told = new Map(gates.map(({ gate, severity }) => [gate, severity]));
	return asked.flatMap(({ gate, severity }) => {
		const { id } = gate.meta;
		const said = told.get(id);
		if (said === void 0 && !deferred.includes(id)) return [{
			says: "the policy asks gate `{gate}`, and the record does not say that it was asked",
			values: { gate: id }
		}];
		if (severity === "warn" || said !== "warn") return [];
		return [{
			says: "by the policy gate `{gate}` blocks, and the record says that it only warns",
			values: { gate: id }
		}];
	});
}
function otherPeople(told, policy, asked) {
	const { signOffs, pullRequest } = told;
	const gate = asked.find((each) => each.gate.meta.id === SIGN_OFFS);
	if (!signOffs.judged || gate === void 0) return [];
	const options$1 = options.parse(gate.options);
	return signOffs.pullRequests.filter(({ number }) => pullRequest === 0 || number === pullRequest).flatMap((each) => [
		...otherRoles(each, rulesOf(options$1), policy),
		...otherScopes(each, policy),
		...options$1.unowned === "fail" ? noOwners(each, rulesOf(options$1), told) : []
	]);
}
function otherRoles({ asked, distinct, afterGates }, rules, policy) {
	const found = [...Object.entries(rules.roles).flatMap(([name, needs]) => lesser(name, needs, asked)), ...asked.filter(({ kind }) => kind === "role").flatMap((each) => otherOwners(each, policy))];
	if (rules.distinct && !distinct) found.push({
		says: "by the policy a person signs for one role only, and the record says for several",
		values: {}
	});
	if (rules.afterGates && !afterGates) found.push({
		says: "by the policy people sign once the content is green, and the record says at any time",
		values: {}
	});
	return found;
}
/** That no code owner was asked, though files changed: where files that nobody owns block, somebody owns those of a pull request that passed. */
function noOwners({ number, asked }, { codeOwners }, told) {
	const isPassed = told.gates.some(({ gate, outcome }) => gate === "sign-offs" && outcome === "pass");
	const changed = asked.some(({ scope }) => scope.paths.length > 0);
	if (codeOwners === "off" || !isPassed || !changed || told.pullRequest === 0 || asked.some(({ kind }) => kind === "code-owners")) return [];
	return [{
		says: "by the policy code owners sign for what changed, and the record says that none was asked for #{number}",
		values: { number }
	}];
}
/** A role that the record has no sign-off of, or of fewer people than the policy asks for. */
function lesser(name, needs, asked) {
	const told = asked.find((each) => each.kind === "role" && each.name === name)?.needs ?? 0;
	if (told >= needs) return [];
	return [{
		says: "the policy asks for {needs} [person|people] of role `{name}`, and the record for {told}",
		values: {
			needs,
			name,
			told
		}
	}];
}
function otherOwners({ name, owners }, { roles }) {
	const known = Object.hasOwn(roles, name) ? roles[name] : void 0;
	if (known === void 0) return [{
		says: "the policy has no role `{name}`",
		values: { name }
	}];
	const spelled = (handles) => [...new Set(handles.map((each) => each.toLowerCase()))].sort();
	const [said, written] = [spelled(owners), spelled(known.owners)];
	if (said.join() === written.join()) return [];
	return [{
		says: "in the record {said} sign as `{name}`, and by the policy {written}",
		values: {
			name,
			said,
			written
		}
	}];
}
// src/cli/verify/policy-place.ts
/** Where a record says that a policy is, in words to put after others: its address, or what the address says where it names no repository. */
function policyPlace(uri) {
	const { commit, path, isNowhere } = partsOf(uri);
	return isNowhere ? {
		says: "`{path}` of commit {commit}, in a repository that the record does not name",
		values: {
			path,
			commit
		}
	} : {
		says: "`{uri}`",
		values: { uri }
	};
}
/** How to get a policy out of its repository, for `fix` and `values`; nothing where its address is none that is safe to type. */
function howToShow(uri) {
	const { commit, path } = partsOf(uri);
	if (!/^[0-9a-f]{40,64}$/.test(commit) || !/^[\w.][\w./-]*$/.test(path)) return { values: {} };
	return {
		fix: "take it from its repository: `git show {commit}:{policy}`",
		values: {
			commit,
			policy: path
		}
	};
}
/** Parts of an address as a record has it: `git+https://github.com/acme/churn@<commit>#<path>`, or `git:@<commit>#<path>`. */
function partsOf(uri) {
	const hash = uri.indexOf("#");
	const at = uri.lastIndexOf("@", hash);
	const found = hash !== -1 && at !== -1;
	return {
		commit: found ? uri.slice(at + 1, hash) : "",
		path: found ? uri.slice(hash + 1) : "",
		isNowhere: found && uri.slice(0, at) === "git:"
	};
}
// src/cli/verify/check-policy.ts
/**
* Compares files with the policies that a record says it was judged by: each file must be one of them, and the record must not tell less than they ask.
* That an earlier version of Gatehouse asked less by the same policy is believed where a signature vouches for the version, and nowhere else.
*/
async function checkPolicy(record, files, reader) {
	const { policy } = record.predicate;
	const extended = extensionOf(record).extends;
	const policies = [policy, ...extended === void 0 ? [] : [extended]];
	const found = /* @__PURE__ */ new Map();
	const others = [];
	for (const { path, bytes } of files) {
		const digests = await digestOf(bytes);
		const match = policies.find(({ digest }) => hasDigests(digests, digest));
		if (match === void 0) others.push({
			path,
			digests
		});
		else found.set(match.uri, bytes.toString("utf8"));
	}
	const place = policyPlace(policy.uri);
	const says = {
		...place,
		says: `judged by ${place.says}`
	};
	const own = found.get(policy.uri);
	const theirs = extended === void 0 ? void 0 : found.get(extended.uri);
	const less = ofVersion(record, reader, own === void 0 ? [] : await lessThan(record, own, theirs));
	const missing = policies.filter(({ uri }) => !found.has(uri));
	const wrong = [...others.map((other) => notThatOne(other, missing)), ...less.wrong];
	const open = missing.map(({ uri }) => policyPlace(uri)).map((each) => ({
		...each,
		says: `not given: ${each.says}`
	}));
	open.push(...less.open);
	const fails = {
		...place,
		says: `what was given does not agree with the record, which names ${place.says}`
	};
	if (wrong.length > 0) return {
		part: "policy",
		state: "failed",
		says: fails,
		details: fewOf(wrong)
	};
	return {
		part: "policy",
		state: open.length > 0 ? "not-verified" : "verified",
		says,
		details: fewOf(open)
	};
}
/** `missing`: the policies of the record that no file is, of which this one may be meant. */
function notThatOne({ path, digests }, missing) {
	const wanted = missing.flatMap(({ digest: { gitBlob } }) => gitBlob === void 0 ? [] : [gitBlob]);
	const isSha1 = wanted.every((blob) => blob.length === 40);
	const blob = digests.gitBlob[isSha1 ? 0 : 1] ?? "";
	const { values, ...how } = howToShow(missing[0]?.uri ?? "");
	return {
		says: wanted.length === 0 ? "`{path}` is not the policy that judged: it is git blob {blob}" : "`{path}` is not the policy that judged: it is git blob {blob}, and the record names {wanted}",
		...how,
		values: {
			...values,
			path,
			blob,
			wanted
		}
	};
}
/** What a record tells less than its policy asks. `theirs` is the text of the one that the policy extends, where that was given. */
async function lessThan(record, text, theirs) {
	const unreadable = {
		says: "the policy that judged cannot be read as one",
		values: {}
	};
	const file = parsePolicy(text, "policy", "");
	if (!file.ok) return [unreadable];
	const { reference } = file.value;
	const said = extensionOf(record).extends?.uri;
	if (reference === null && said !== void 0) return [{
		says: "the policy extends no other, and the record says that it extends `{said}`",
		values: { said }
	}];
	if (reference !== null) {
		const repository = `${reference.owner}/${reference.name}`;
		if (!(said !== void 0 && repositoryIn(said).endsWith(`/${repository.toLowerCase()}`))) return [{
			says: "the policy extends that of `{repository}`, and the record says that it extends {said}",
			values: {
				repository,
				said: said ?? "none"
			}
		}];
		if (theirs === void 0) return [];
	}
	const read = await completePolicy(file.value, async () => asFile(theirs ?? ""));
	return read.ok ? otherRules(record, read.value) : [unreadable];
}
/** What stands before the commit in an address, in lower case. */
function repositoryIn(uri) {
	return uri.slice(0, uri.lastIndexOf("@", uri.indexOf("#"))).toLowerCase();
}
function asFile(text) {
	return {
		kind: "file",
		commit: null,
		path: "policy",
		content: {
			kind: "text",
			text,
			oid: "",
			size: text.length
		}
	};
}
// src/cli/verify/check-signature.ts
/** Payload type of in-toto statements in DSSE envelopes. */
const IN_TOTO = "application/vnd.in-toto+json";
/**
* Verifies who signed a record: its bytes as they are (`cosign sign-blob`, `ssh-keygen -Y sign`), or a statement that says the same
* (`cosign attest-blob`, `actions/attest`). A good signature over anything else fails.
*/
async function checkSignature(signed, anchors) {
	const { bundle, bytes } = signed;
	const results = await verifyEach({
		...bundle,
		content: bytes
	}, anchors);
	const failures = [];
	for (const result of results.filter(({ proof }) => proof.status === "verified")) {
		const other = otherThan(signed, result);
		if (other === null) return {
			part: "signature",
			state: "verified",
			says: signer(result.proof.by),
			details: []
		};
		failures.push(other);
	}
	const others = results.filter(({ proof }) => proof.status !== "verified");
	const details = [...failures, ...others.map((each) => because(each))];
	return {
		part: "signature",
		state: "failed",
		says: {
			says: "`{path}` does not show who wrote this record",
			values: { path: bundle.path }
		},
		details
	};
}
function signer(by) {
	if (by?.kind === "identity") return {
		says: "signed by `{subject}`, for whom `{issuer}` vouches",
		values: {
			subject: by.subject,
			issuer: by.issuer
		}
	};
	return {
		says: "signed with the key of `{path}` ({fingerprint})",
		values: {
			path: by?.path ?? "",
			fingerprint: by?.fingerprint ?? ""
		}
	};
}
function because({ proof, line }) {
	const at = line === void 0 ? "" : "line {line}: ";
	const by = proof.by?.kind === "identity" ? "; it was `{subject}`, for whom `{issuer}` vouches" : "";
	const { subject = "", issuer = "" } = proof.by?.kind === "identity" ? proof.by : {};
	return {
		says: `${at}{because}${by}`,
		...proof.because === "a trusted key made it, but in a namespace for which the key file does not trust it" ? { fix: SIGN_FOR_FILES } : {},
		values: {
			because: inOtherWords(proof.because ?? "it does not hold"),
			line: line ?? 0,
			subject,
			issuer
		}
	};
}
const SIGN_FOR_FILES = "have it signed with `ssh-keygen -Y sign -n file`: `file` is the namespace that counts where the key file names no other";
/** The library speaks of a policy's trust; here the command line says whom to trust. */
function inOtherWords(because) {
	return because.replace(OTHER_NAMESPACE, "the key that was given made it, and not for files: it is in another namespace than the key file trusts").replace("no trusted key made it, and not every key file that the policy names can be read as keys", "no key that was given made it, and not everything in the file of --key can be read as a public key").replace("none of the keys that the policy trusts made it", "no key that was given made it").replace("the policy trusts no key", "it was made with a key, and no --key was given").replace("whoever signed it is none of the identities that the policy trusts", "somebody else than --certificate-identity signed it").replace("the policy's trusted root", "the file of --trusted-root");
}
/** What is signed in place of the record; `null` where it is the record. */
function otherThan({ value }, { over }) {
	if (over.kind === "content") return null;
	if (over.kind === "nothing" || over.payloadType !== IN_TOTO) return {
		says: "what is signed is no in-toto statement",
		values: {}
	};
	const signed = readJson(over.payload.toString("utf8"), "payload", RECORD_LIMITS);
	const statement = signed.ok ? signed.value.value : null;
	if (typeof statement !== "object" || statement === null) return {
		says: "what is signed cannot be read as a statement",
		values: {}
	};
	return canonicalText(statement) === canonicalText(value) ? null : otherParts(statement, value);
}
/**
* `actions/attest` signs the same predicate about the same subjects, whose SHA-256 alone it takes. The predicate has a digest over all
* subjects, with which they are compared as a part of their own, so that the others are signed, too.
*/
function otherParts(signed, value) {
	for (const field of [
		"_type",
		"predicateType",
		"predicate"
	]) {
		const [theirs, ours] = [Reflect.get(signed, field), Reflect.get(value, field)].map((part) => canonicalText({ part }));
		if (theirs !== ours) return differs(field);
	}
	const [theirs, ours] = [subjectsOf(signed), subjectsOf(value)];
	const known = ours.filter(({ sha256 }) => sha256 !== null);
	return known.length === 0 || lines(theirs) !== lines(known) ? differs("subject") : null;
}
function differs(field) {
	return {
		says: "the signature is good, and it is over another statement: `{field}` was changed in the record",
		values: { field }
	};
}
function subjectsOf(statement) {
	const subjects = Reflect.get(statement, "subject");
	if (!Array.isArray(subjects)) return [];
	return subjects.map((each) => {
		const sha256 = at(at(each, "digest"), "sha256");
		return {
			name: String(at(each, "name")),
			sha256: typeof sha256 === "string" ? sha256 : null
		};
	});
}
function at(value, key) {
	return typeof value === "object" && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : void 0;
}
/** Subjects as one text that says the same in any order. */
function lines(subjects) {
	return subjects.map(({ name, sha256 }) => JSON.stringify([name, sha256])).sort().join("\n");
}
// src/cli/verify/check-parts.ts
/** Looks at each part of a record with what was given, in the order in which they are told. */
async function checkParts({ record: read, signed, anchors, policies }, { files, layout }) {
	const { record } = read;
	const program = ownVersion();
	const waivers = checkWaivers(record);
	const signature = signed === null ? unsigned(record) : await checkSignature(signed, anchors);
	const reader = {
		program,
		isSigned: signature.state === "verified"
	};
	return [
		checkShape(record, program),
		signature,
		checkPackage(record, sha256),
		checkResult(record, reader),
		checkSignOffs(record, sha256),
		...waivers === null ? [] : [waivers],
		files === void 0 ? notCompared(record.subject.length) : await checkFiles(record, {
			dir: files,
			layout
		}),
		policies.length === 0 ? noPolicy(record.predicate.policy) : await checkPolicy(record, policies, reader)
	];
}
function unsigned(record) {
	return {
		part: "signature",
		state: "not-verified",
		says: restsOnSender(record),
		details: []
	};
}
function notCompared(count) {
	return {
		part: "files",
		state: "not-verified",
		says: {
			says: "no --files were given: {count} [file|files] not compared with the record",
			values: { count }
		},
		details: []
	};
}
function noPolicy({ uri, digest }) {
	const blob = digest["gitBlob"] ?? Object.values(digest)[0] ?? "";
	const place = policyPlace(uri);
	return {
		part: "policy",
		state: "not-verified",
		says: {
			says: `no --policy was given: the record says ${place.says}, git blob {blob}`,
			values: {
				...place.values,
				blob
			}
		},
		details: []
	};
}
function sha256(text) {
	return createHash("sha256").update(text).digest("hex");
}
// src/cli/verify/given-folder.ts
/** `path` itself where it is a folder, or why it is none. */
async function givenFolder(path) {
	const found = await stat(path).catch((error) => {
		if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
		throw error;
	});
	if (found === "ENOENT") return problem({
		id: "missing",
		says: "the folder `{path}` does not exist",
		fix: "look for a mistake in its name",
		values: { path }
	});
	const why = typeof found === "string" ? found : "it is no folder";
	if (typeof found === "string" || !found.isDirectory()) return problem({
		id: "unreadable",
		says: "`{path}` cannot be looked at: {why}",
		fix: "give --files the folder with the released files",
		values: {
			path,
			why
		}
	});
	return {
		ok: true,
		value: path
	};
}
// src/cli/verify/is-signature.ts
/** Whether a text is a file of signatures in a form that is verified here, whatever they are worth: OpenSSH, or bundles and envelopes, one or a line each. */
function isSignature(text) {
	const plain = text.replace(/^\uFEFF/, "");
	const [first = ""] = plain.trimStart().split("\n", 1);
	return isSshSignature(plain) || [plain, first].some((each) => envelopeOf(jsonOf(each)) !== null);
}
function jsonOf(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
// src/cli/verify/private-key.ts
const PRIVATE = /^-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/m;
const PUBLIC = /^-----BEGIN (?:(?:RSA )?PUBLIC KEY|CERTIFICATE)-----/m;
/** What to say of a file of --key that holds a private key alone, so nothing to verify with; `null` where it does not. */
function privateKeyIn(path, text) {
	if (!PRIVATE.test(text) || PUBLIC.test(text)) return null;
	return {
		says: "`{path}` is a private key: it signs, and is nobody's but the signer's",
		fix: text.includes("-----BEGIN OPENSSH PRIVATE KEY-----") ? "verify with its public key, which ssh-keygen writes beside it: `--key {path}.pub`" : "verify with its public key",
		values: { path }
	};
}
// src/cli/verify/read-given.ts
/** Reads a file that the command line names, a pipe too, as far as `limit` bytes; a problem where it cannot be read or goes on. */
async function readGiven(path, limit) {
	try {
		const chunks = [];
		let size = 0;
		for await (const chunk of createReadStream(path)) {
			size += chunk.length;
			if (size > limit) return tooLarge(path, limit);
			chunks.push(chunk);
		}
		return {
			ok: true,
			value: Buffer.concat(chunks)
		};
	} catch (error) {
		const code = error instanceof Error && "code" in error ? error.code : void 0;
		if (typeof code !== "string") throw error;
		if (code === "ENOENT") return problem({
			id: "missing",
			says: "`{path}` does not exist",
			fix: "look for a mistake in its name",
			values: { path }
		});
		return problem({
			id: "unreadable",
			says: "`{path}` cannot be read: {why}",
			values: {
				path,
				why: code === "EISDIR" ? "it is a folder" : code
			}
		});
	}
}
function tooLarge(path, limit) {
	return problem({
		id: "too-large",
		says: "`{path}` is larger than the {limit} bytes that are read of such a file",
		values: {
			path,
			limit
		}
	});
}
// src/cli/verify/given.ts
/** Bytes of a key, a trusted root or a policy that are read. */
const MOST_SMALL = 1048576;
/** Bytes of a bundle that are read: the record in base64, and what vouches for it. */
const MOST_BUNDLE = 2 * RECORD_LIMITS.bytes;
/** Reads a record and what it is to be verified with, and sees that the folder of --files is one. Each file has its bound, and nothing else is opened. */
async function readAll(path, options) {
	const usage = wrongUsage(options);
	if (usage !== null) return {
		ok: false,
		problems: [usage]
	};
	const { bundle, key, trustedRoot, files, policy } = options;
	const [record, signature, pem, root, folder, ...policies] = await Promise.all([
		readGiven(path, RECORD_LIMITS.bytes),
		bundle === void 0 ? null : readGiven(bundle, MOST_BUNDLE),
		key === void 0 ? null : readGiven(key, MOST_SMALL),
		trustedRoot === void 0 ? null : readGiven(trustedRoot, MOST_SMALL),
		files === void 0 ? null : givenFolder(files),
		...policy.map((each) => readGiven(each, MOST_SMALL))
	]);
	const unread = [
		record,
		signature,
		pem,
		root,
		folder,
		...policies
	].flatMap((each) => each === null || each.ok ? [] : [each.problem]);
	if (!record.ok || unread.length > 0) return {
		ok: false,
		problems: unread
	};
	const told = record.value.toString("utf8");
	const read = readRecord(told, path);
	if (!read.ok && isSignature(told)) return {
		ok: false,
		problems: [signatureFirst(path)]
	};
	if (!read.ok) return {
		ok: false,
		problems: read.issues.map(noRecord)
	};
	const text = (answer) => answer?.ok === true ? answer.value.toString("utf8") : "";
	const secret = key === void 0 ? null : privateKeyIn(key, text(pem));
	if (secret !== null) return {
		ok: false,
		problems: [secret]
	};
	return {
		ok: true,
		value: {
			record: read.value,
			signed: bundle === void 0 ? null : {
				...read.value,
				bytes: record.value,
				bundle: {
					path: bundle,
					text: text(signature)
				}
			},
			anchors: {
				keys: key === void 0 ? [] : [{
					path: key,
					pem: text(pem)
				}],
				identities: identitiesOf(options),
				...trustedRoot === void 0 ? {} : { trustedRoot: text(root) }
			},
			policies: policies.flatMap((each, index) => each.ok ? [{
				path: policy[index] ?? "",
				bytes: each.value
			}] : [])
		}
	};
}
function identitiesOf({ certificateIdentity, certificateOidcIssuer }) {
	if (certificateIdentity === void 0 || certificateOidcIssuer === void 0) return [];
	return [{
		subject: certificateIdentity,
		issuer: certificateOidcIssuer
	}];
}
/** A signature says nothing without somebody who is trusted, and trust nothing without a signature. */
function wrongUsage(options) {
	const { bundle, key, certificateIdentity, certificateOidcIssuer, trustedRoot, files, layout } = options;
	const hasIdentity = certificateIdentity !== void 0 && certificateOidcIssuer !== void 0;
	if (certificateIdentity === void 0 !== (certificateOidcIssuer === void 0)) return {
		says: "--certificate-identity and --certificate-oidc-issuer go together: a name says little without who vouches for it",
		fix: "give both",
		values: {}
	};
	if (bundle !== void 0 && key === void 0 && !hasIdentity) return {
		says: "--bundle holds a signature, and nothing says whose it should be",
		fix: "name whom you trust: --key, or --certificate-identity with --certificate-oidc-issuer",
		values: {}
	};
	const trust = [
		key,
		certificateIdentity,
		trustedRoot
	].some((each) => each !== void 0);
	if (bundle === void 0 && trust) return {
		says: "there is no signature to hold against the key or identity",
		fix: "name the file with it: --bundle",
		values: {}
	};
	if (files === void 0 && layout !== void 0) return {
		says: "--layout says what the folder of --files is, and none is given",
		fix: "name the folder: --files",
		values: {}
	};
	return null;
}
function signatureFirst(path) {
	return {
		says: "`{path}` is a signature, and no record",
		fix: "name the record first, and the signature behind --bundle: `gatehouse verify <record> --bundle {path}`",
		values: { path }
	};
}
function noRecord({ says, fix, values, where: { path, line = 1, column = 1 } }) {
	return {
		says: `\`{record}\` is no record of Gatehouse: line {line}, column {column}: ${says}`,
		...fix === void 0 ? {} : { fix },
		values: {
			...values,
			record: path,
			line,
			column
		}
	};
}
// src/cli/verify/print-verification.ts
const MARKS = {
	verified: {
		mark: "✓",
		tone: "good"
	},
	failed: {
		mark: "✗",
		tone: "error"
	},
	"not-verified": {
		mark: "–",
		tone: "warning"
	}
};
const NOT_VERIFIED = {
	says: "not verified: ",
	values: {}
};
/** Prints a verification: what the record is about, then a line for each part. Foreign text is escaped on its way. */
function printVerification(record, parts, terminal) {
	const paint = paintFor(terminal.out);
	const lines = [paint("strong", line(headOf(record)))];
	for (const { part, state, says: words, details } of parts) {
		const { mark, tone } = MARKS[state];
		const before = state === "not-verified" ? NOT_VERIFIED.says : "";
		lines.push(`  ${paint(tone, mark)} ${part.padEnd(10)} ${before}${line(words)}`);
		for (const each of details) lines.push(...detailLines(each));
		if (part === "sign-offs") lines.push(...signOffLines(record).map((each) => indented(line(each))));
	}
	lines.push("", line(conclusion(parts)), "");
	terminal.out.write(lines.join("\n"));
}
function line(words) {
	return says(words, TERMINAL);
}
function indented(text) {
	return `${" ".repeat(15)}${text}`;
}
function detailLines(words) {
	const fix = fixOf(words, TERMINAL);
	return [indented(line(words)), ...fix === null ? [] : [indented(`→ ${fix}`)]];
}
function headOf(record) {
	const { package: about, stage, head } = extensionOf(record);
	const { verifier, timeVerified } = record.predicate;
	return {
		says: "{name} for stage `{stage}`, judged at {at} by Gatehouse {program}, commit {head}",
		values: {
			name: about.name === void 0 ? about.folder : `${about.name} ${about.version ?? ""}`,
			stage,
			at: timeVerified,
			program: verifier.version["gatehouse"] ?? "?",
			head: head.slice(0, 12)
		}
	};
}
/** Who was asked, who signed, and at which commit they saw it. */
function signOffLines(record) {
	const { signOffs } = extensionOf(record);
	if (!signOffs.judged) return [];
	return signOffs.pullRequests.flatMap(({ number, asked }) => asked.map((each) => askedLine(each, number)));
}
function askedLine(asked, number) {
	const { kind, name, needs, signed, objections, scope } = asked;
	return {
		says: `{mark} ${kind === "role" ? "role `{name}`" : "code owners `{name}`"}: {count} of {needs}, {people}, for {paths} [file|files], scope {digest}, pull request #{number}${objections.length === 0 ? "" : "; `{against}` asks for changes"}`,
		values: {
			mark: isSatisfied(asked) ? "✓" : "✗",
			name,
			count: signed.length,
			needs,
			people: signed.length === 0 ? "nobody" : signed.map(({ login, commit, at }) => `${login} (saw ${commit.slice(0, 12)}, ${at})`),
			paths: scope.paths.length,
			digest: scope.digest.slice(0, 12),
			number,
			against: objections.map(({ login }) => login)
		}
	};
}
function conclusion(parts) {
	const count = (state) => parts.filter((each) => each.state === state).map(({ part }) => part);
	const [failed, open] = [count("failed"), count("not-verified")];
	if (failed.length > 0) return {
		says: "✗ Do not rely on it: {failed}",
		values: { failed }
	};
	const isSigned = !open.includes("signature");
	if (open.length === 0) return {
		says: "✓ Everything was verified",
		values: {}
	};
	return {
		says: isSigned ? "✓ Nothing is wrong; not verified: {open}" : "– What it says holds together; that Gatehouse said it, only a signature shows. Not verified: {open}",
		values: { open }
	};
}
// src/cli/verify/verification-json.ts
/** Name of the shape that `gatehouse verify --json` prints. A key may be added under it; none is renamed, moved or dropped. */
const VERIFICATION_SCHEMA = "gatehouse/verification/v1";
/** A verification as two-space JSON that ends in a line break. Names are the record's own; sentences are written out beside them. */
function verificationJson(record, parts) {
	const { package: about, contents, stage, head, base, signOffs, waivers } = extensionOf(record);
	const { verificationResult: result, timeVerified: at, verifiedLevels, policy } = record.predicate;
	const printed = {
		schema: VERIFICATION_SCHEMA,
		ok: parts.every(({ state }) => state !== "failed"),
		complete: parts.every(({ state }) => state === "verified"),
		restsOnSender: isSigned(parts) ? [] : unshownOf(record).map(({ claim, says: words }) => ({
			claim,
			...sentence(words)
		})),
		package: about,
		files: {
			count: record.subject.length,
			gitDigest: contents.gitDigest,
			bySha1Alone: record.subject.filter(({ digest }) => isWeak(digest)).length
		},
		stage,
		result,
		levels: verifiedLevels,
		at,
		head,
		base,
		policy,
		parts: parts.map(({ part, state, says: words, details }) => ({
			part,
			state,
			...sentence(words),
			details: details.map(sentence)
		})),
		signOffs: signOffs.judged ? signOffs.pullRequests.flatMap(({ number, asked }) => asked.map((each) => ({
			pullRequest: number,
			kind: each.kind,
			name: each.name,
			needs: each.needs,
			satisfied: isSatisfied(each),
			signed: each.signed,
			objections: each.objections,
			scope: each.scope.digest
		}))) : null,
		waivers
	};
	return `${JSON.stringify(printed, null, 2)}\n`;
}
function isSigned(parts) {
	return parts.some(({ part, state }) => part === "signature" && state === "verified");
}
function sentence(words) {
	return {
		message: says(words, PLAIN),
		advice: fixOf(words, PLAIN) ?? void 0
	};
}
// src/cli/verify/verify.ts
/**
* Verifies a record with nothing but the files that are named, and says of each part whether it was verified. Ends with 0 only where the record
* tells of a release that passed, and nothing that could be looked at is wrong.
*/
async function verify(path, options, terminal) {
	const given = await readAll(path, options);
	if (!given.ok) {
		for (const each of given.problems) tell(terminal, "error", each);
		return EXIT.unanswered;
	}
	const parts = await checkParts(given.value, options);
	const { record } = given.value.record;
	if (options.json === true) terminal.out.write(verificationJson(record, parts));
	else printVerification(record, parts, terminal);
	const enough = (state) => state === "verified" || state === "not-verified" && options.strict !== true;
	return parts.every(({ state }) => enough(state)) ? EXIT.done : EXIT.no;
}
export { verify };
