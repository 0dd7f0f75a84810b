import { n as shown } from "./source-issue.js";
import { r as startOf } from "./define-reader.js";
import { t as readJson } from "./read-json.js";
import { t as Foreign } from "./foreign.js";
import { t as readInstant } from "./read-instant.js";
import { n as readResource, t as readDigest } from "./digests.js";
// src/core/evidence/in-toto/read-values.ts
/** Most lines of a JSON Lines file that are read. */
const MOST_LINES = 1e3;
/**
* Reads a file that is one JSON value, or one on each line (JSON Lines). In the second case, all of a value stands at its line.
*/
function readValues(file) {
	const whole = readJson(file.text, file.path);
	if (whole.ok) return {
		values: [Foreign.of(whole.value, file.path)],
		issues: []
	};
	const lines = file.text.split("\n").flatMap((text, index) => text.trim() === "" ? [] : [{
		text,
		line: index + 1
	}]);
	if (!(lines.length > 1 && lines.every(({ text }) => /^\s*\{.*\}\s*$/.test(text)))) return {
		values: [],
		issues: whole.issues
	};
	const values = [];
	const issues = [];
	for (const { text, line } of lines.slice(0, MOST_LINES)) {
		const place = {
			line,
			column: 1,
			endLine: line,
			endColumn: text.length + 1
		};
		const read = readJson(text, file.path);
		if (read.ok) values.push(Foreign.of({
			value: read.value.value,
			positions: { "": place }
		}, file.path));
		else issues.push(...read.issues.map((issue) => ({
			...issue,
			where: {
				...issue.where,
				line,
				endLine: line
			}
		})));
	}
	if (lines.length > MOST_LINES) issues.push(tooMany(file));
	return {
		values,
		issues
	};
}
function tooMany(file) {
	return {
		id: "too-many-lines",
		says: "This file has more than {limit} lines, so it was read in part.",
		fix: "List only the statements that belong to this package.",
		values: { limit: MOST_LINES },
		where: startOf(file)
	};
}
/** A value that was packed into another one: all of it stands where its wrapping stands. */
function unpack(text, wrapping, path) {
	const read = readJson(text, path);
	if (!read.ok) return void 0;
	const { line = 1, column = 1, endLine = line, endColumn = column } = wrapping.where;
	return Foreign.of({
		value: read.value.value,
		positions: { "": {
			line,
			column,
			endLine,
			endColumn
		} }
	}, path);
}
// src/core/evidence/in-toto/model-signature.ts
/**
* OpenSSF model signing v1: each resource is a file with its digest, relative to the folder that was signed, and files under
* `ignore_paths` were left out of it.
*/
function readModelSignature(predicate, _, builder) {
	const resources = predicate.at("resources");
	if (resources.items.length === 0) builder.problem({
		id: "no-resources",
		says: "The signature names no file of the model, so it covers nothing.",
		fix: "Sign the folder of the model again."
	}, resources.where);
	for (const resource of resources.items) {
		const name = resource.at("name").text;
		const digest = readDigest(resource.at("algorithm").text ?? "sha256", resource.at("digest"), builder);
		if (name !== void 0 && digest !== void 0) builder.add("artifacts", {
			name,
			digests: [digest],
			source: resource.source
		});
		else if (name === void 0 || resource.at("digest").text !== void 0) builder.problem({
			...BROKEN,
			values: { found: shown(name ?? "nothing") }
		}, resource.where);
	}
	const serialization = predicate.at("serialization");
	for (const name of [
		"method",
		"hash_type",
		"allow_symlinks"
	]) {
		const { text, boolean, source } = serialization.at(name);
		const value = text ?? boolean;
		if (value !== void 0) builder.add("properties", {
			name,
			value,
			source
		});
	}
	for (const { text, source } of serialization.at("ignore_paths").items) if (text !== void 0) builder.add("properties", {
		name: "ignore_paths",
		value: text,
		source
	});
	return {};
}
const BROKEN = {
	id: "invalid-resource",
	says: "A signed file, `{found}`, has no name or no digest.",
	fix: "Sign the folder of the model again."
};
// src/core/evidence/in-toto/provenance.ts
/** Leaves of a build's parameters that are kept, and how deep they are looked for. */
const MOST_PARAMETERS = 200;
const DEEPEST = 8;
/**
* SLSA provenance (v1, and v0.1 to v0.2): the build as a transformation from its dependencies to the subjects, and the source
* commit as a subject.
*/
function readProvenance(predicate, subjects, builder) {
	const definition = predicate.at("buildDefinition");
	const old = !definition.present;
	const run = old ? predicate : predicate.at("runDetails");
	const id = run.at("builder", "id");
	if (id.text === void 0) builder.problem({
		id: "no-builder",
		says: "The provenance does not name its builder, so nobody answers for it.",
		fix: "Write it again with the build system that made the files."
	}, id.where);
	const inputs = (old ? predicate.at("materials") : definition.at("resolvedDependencies")).items.flatMap((one) => readResource(one, builder) ?? []);
	for (const input of inputs) builder.add("artifacts", input);
	const given = old ? predicate.at("invocation", "parameters") : definition.at("externalParameters");
	const parameters = [];
	collect(given, "", 0, parameters);
	addCommit(predicate, inputs, builder);
	builder.add("transformations", {
		name: (old ? predicate : definition).at("buildType").text ?? "build",
		inputs,
		outputs: subjects,
		parameters,
		source: predicate.source
	});
	for (const name of [
		"invocationId",
		"buildInvocationId",
		"startedOn",
		"finishedOn",
		"buildStartedOn",
		"buildFinishedOn"
	]) {
		const { text, source } = run.at("metadata", name);
		if (text !== void 0) builder.add("properties", {
			name,
			value: text,
			source
		});
	}
	return { builder: id.text };
}
/** The commit that was built: the dependency of the repository that the build was asked for, or the only git one. */
function addCommit(predicate, inputs, builder) {
	const external = predicate.at("buildDefinition", "externalParameters");
	const asked = external.at("workflow", "repository").text ?? external.at("source").text ?? external.at("repository").text ?? predicate.at("invocation", "configSource", "uri").text?.replace(/@.*$/, "");
	const source = readResource(predicate.at("invocation", "configSource"), builder);
	const candidates = [...inputs, ...source === void 0 ? [] : [source]].filter((input) => commitOf(input) !== void 0);
	const ids = new Set(candidates.map(commitOf));
	const meant = candidates.find(({ name }) => asked !== void 0 && name.includes(asked)) ?? (ids.size === 1 ? candidates[0] : void 0);
	const id = meant === void 0 ? void 0 : commitOf(meant);
	if (meant === void 0 || id === void 0) return;
	builder.add("subjects", {
		kind: "commit",
		id,
		source: meant.source
	});
	builder.add("properties", {
		name: "source",
		value: meant.name,
		source: meant.source
	});
}
function commitOf({ name, digests }) {
	const git = digests.find(({ algorithm }) => algorithm === "gitCommit");
	const old = name.startsWith("git+") ? digests.find(({ algorithm }) => algorithm === "sha1") : void 0;
	return git?.value ?? old?.value;
}
function collect(from, name, depth, parameters) {
	if (depth > DEEPEST) return;
	for (const [key, child] of from.entries) {
		if (parameters.length >= MOST_PARAMETERS) return;
		const inner = name === "" ? key : `${name}.${key}`;
		const { value } = child;
		if (child.isMapping) collect(child, inner, depth + 1, parameters);
		else if (typeof value === "string" || typeof value === "boolean" || child.number !== void 0) parameters.push({
			name: inner,
			value: child.number ?? child.boolean ?? String(value),
			source: child.source
		});
	}
}
// src/core/evidence/in-toto/verdicts.ts
/** SLSA verification summary v1: a verifier's verdict, and what it looked at. */
function readVerificationSummary(predicate, _, builder) {
	const at = readInstant(predicate.at("timeVerified").text ?? "");
	const result = readResult("verificationResult", predicate.at("verificationResult"), ["PASSED"], at, builder);
	addProperties(predicate, ["resourceUri", "slsaVersion"], builder);
	addResources([predicate.at("policy"), ...predicate.at("inputAttestations").items], builder);
	for (const level of predicate.at("verifiedLevels").items) if (level.text !== void 0) builder.add("properties", {
		name: "verifiedLevels",
		value: level.text,
		source: level.source
	});
	return {
		builder: predicate.at("verifier", "id").text,
		result
	};
}
/** Test result v0.1 of in-toto: a verdict, and the names of tests by outcome. */
function readTestResult(predicate, _, builder) {
	const lists = [
		"passedTests",
		"warnedTests",
		"failedTests"
	].map((name) => [name, predicate.at(name)]);
	const samples = lists.reduce((sum, [, list]) => sum + list.items.length, 0);
	const listed = lists.some(([, list]) => list.isList);
	if (listed && samples === 0) {
		builder.problem({
			id: "no-tests",
			says: "The statement names no test at all, so its result proves nothing.",
			fix: "Run the tests again and see that they are found."
		}, predicate.where);
		return {};
	}
	const result = readResult("result", predicate.at("result"), ["PASSED", "WARNED"], void 0, builder, listed ? samples : void 0);
	for (const [name, list] of lists) if (listed) builder.record({
		name,
		value: list.items.length,
		samples,
		source: list.source
	});
	addResources(predicate.at("configuration").items, builder);
	const { text, source } = predicate.at("url");
	if (text !== void 0) builder.add("links", {
		target: text,
		source
	});
	return { result };
}
/** Simple verification result of in-toto (svr): properties that a verifier found to hold. */
function readVerification(predicate, _, builder) {
	const { items } = predicate.at("properties");
	for (const item of items) if (item.text !== void 0) builder.add("properties", {
		name: "verified",
		value: item.text,
		source: item.source
	});
	if (items.length === 0) builder.problem({
		id: "nothing-verified",
		says: "The verifier names no property that it found to hold.",
		fix: "Write the statement again with what was verified."
	}, predicate.at("properties").where);
	addProperties(predicate, ["timeCreated"], builder);
	addResources(predicate.at("verifier", "policies").items, builder);
	return { builder: predicate.at("verifier", "id").text };
}
function readResult(name, from, good, at, builder, samples) {
	const { text } = from;
	if (text === void 0 || ![
		"PASSED",
		"WARNED",
		"FAILED"
	].includes(text)) {
		builder.problem({
			id: "unknown-result",
			says: "`{name}` is `{found}`, which is no result.",
			fix: "Write `PASSED` or `FAILED`, as the specification of the predicate asks.",
			values: {
				name,
				found: from.spelled
			}
		}, from.where);
		return;
	}
	builder.record({
		name,
		value: text,
		passed: good.includes(text),
		...at === void 0 ? {} : { at },
		...samples === void 0 ? {} : { samples },
		source: from.source
	});
	return text;
}
function addProperties(from, names, builder) {
	for (const name of names) {
		const { text, source } = from.at(name);
		if (text !== void 0) builder.add("properties", {
			name,
			value: text,
			source
		});
	}
}
function addResources(resources, builder) {
	for (const resource of resources) {
		const artifact = readResource(resource, builder);
		if (artifact !== void 0) builder.add("artifacts", artifact);
	}
}
// src/core/evidence/in-toto/read-statement.ts
const TYPES = /^https:\/\/in-toto\.io\/Statement\/v(?:0\.1|1(?:\.\d+)?)$/;
const PREDICATES = [
	[/^https:\/\/slsa\.dev\/provenance\/v/, readProvenance],
	[/^https:\/\/slsa\.dev\/verification_summary\/v/, readVerificationSummary],
	[/^https:\/\/in-toto\.io\/attestation\/test-result\/v/, readTestResult],
	[/^https:\/\/in-toto\.io\/attestation\/svr\/v/, readVerification],
	[/^https:\/\/model_signing\/signature\/v/, readModelSignature]
];
/** Whether the subject's digest is one of the whole folder, computed from its files, and not of a file. */
const OF_A_FOLDER = /^https:\/\/model_signing\//;
/** Whether a value says that it is an in-toto statement, of whatever version. */
function isStatement(value) {
	return (value.at("_type").text ?? "").startsWith("https://in-toto.io/Statement/");
}
/**
* Reads an in-toto Statement (v1, v0.1) wherever it was found: bare, in a DSSE envelope, in a Sigstore bundle. `signed` tells
* whether its envelope carries a signature; nothing here verifies one.
*/
function readStatement(statement, signed, builder) {
	const type = statement.at("_type");
	const predicateType = statement.at("predicateType");
	if (!TYPES.test(type.text ?? "")) {
		builder.problem({
			...UNKNOWN_TYPE,
			values: { found: type.spelled }
		}, type.where);
		return;
	}
	if (predicateType.text === void 0) {
		builder.problem(NO_PREDICATE, predicateType.where);
		return;
	}
	const subjects = readSubjects(statement, OF_A_FOLDER.test(predicateType.text), builder);
	const read = PREDICATES.find(([pattern]) => pattern.test(predicateType.text ?? ""))?.[1];
	const { builder: by, result } = read?.(statement.at("predicate"), subjects, builder) ?? {};
	builder.add("attestations", {
		predicateType: predicateType.text,
		subjects,
		...by === void 0 ? {} : { builder: by },
		...result === void 0 ? {} : { result },
		signed,
		source: statement.source
	});
}
const UNKNOWN_TYPE = {
	id: "unknown-statement",
	says: "`{found}` is no type of in-toto statement that is known here.",
	fix: "Write a statement of type `https://in-toto.io/Statement/v1`."
};
const NO_PREDICATE = {
	id: "no-predicate-type",
	says: "The statement does not say what kind of predicate it holds.",
	fix: "Write the file again with the tool that made it."
};
function readSubjects(statement, ofFolder, builder) {
	const { items } = statement.at("subject");
	if (items.length === 0) builder.problem({
		id: "no-subject",
		says: "The statement names no subject, so it is about nothing.",
		fix: "Write it again for the files that it is about."
	}, statement.at("subject").where);
	return items.flatMap((subject) => {
		const artifact = readResource(subject, builder);
		if (artifact === void 0 || artifact.digests.length === 0) {
			builder.problem({
				id: "subject-without-digest",
				says: "A subject of the statement has no digest, so anything may be meant.",
				fix: "Write the statement again with a digest of each file that it is about."
			}, subject.where);
			return artifact === void 0 ? [] : [artifact];
		}
		const { name, digests, source } = artifact;
		const commit = digests.find(({ algorithm }) => algorithm === "gitCommit");
		if (commit !== void 0) builder.add("subjects", {
			kind: "commit",
			id: commit.value,
			source
		});
		builder.add("subjects", {
			kind: "content",
			...name === "" ? {} : { name },
			digests,
			source
		});
		if (!ofFolder) builder.add("artifacts", artifact);
		return [artifact];
	});
}
export { unpack as i, readStatement as n, readValues as r, isStatement as t };
