import "./rolldown-runtime.js";
import { i as toPointer } from "./positions.js";
import { t as readJson } from "./read-json.js";
import { n as shown } from "./source-issue.js";
import { i as spanOf, n as locate } from "./span-of.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { a as textOf, i as member, r as items, t as Foreign } from "./foreign.js";
import { t as readInstant } from "./read-instant.js";
import { t as ReadingBuilder } from "./reading-builder.js";
// src/core/evidence/sarif/rules.ts
const LEVELS = [
	"error",
	"warning",
	"note",
	"none"
];
/**
* How results of one run refer to its rules: by index into the tool's driver (or the extension that the result names),
* or else by id; `CA1000/1` is a sub-rule of `CA1000` (SARIF 2.1.0, 3.27.5 to 3.27.7 and 3.52.4).
*/
function rulesOf(run) {
	const driver = items(member(run, "tool", "driver", "rules"));
	const extensions = items(member(run, "tool", "extensions")).map((extension) => items(member(extension, "rules")));
	const byId = /* @__PURE__ */ new Map();
	for (const rule of [driver, ...extensions].flat()) {
		const id = textOf(member(rule, "id"));
		if (id !== void 0 && !byId.has(id)) byId.set(id, rule);
	}
	return (result) => {
		const index = member(result, "ruleIndex") ?? member(result, "rule", "index");
		const component = member(result, "rule", "toolComponent", "index");
		const rules = typeof component === "number" ? extensions[component] ?? [] : driver;
		const indexed = typeof index === "number" ? rules[index] : void 0;
		if (indexed !== void 0) return indexed;
		const id = textOf(member(result, "ruleId")) ?? textOf(member(result, "rule", "id"));
		return id === void 0 ? void 0 : byId.get(id) ?? byId.get(id.replace(/\/[^/]*$/, ""));
	};
}
/** Level of a result: its own, or else its rule's, or else `warning` (SARIF 2.1.0, 3.27.10). */
function levelOf(result, rule) {
	const written = member(result, "level") ?? member(rule, "defaultConfiguration", "level");
	return LEVELS.find((level) => level === written) ?? "warning";
}
/** Severity band of a result by GitHub's scale; `unrated` when neither it nor its rule has a severity, `invalid` when it is no number. */
function bandOf(result, rule) {
	if (severityOf(result, rule) === void 0) return "unrated";
	const score = scoreOf(result, rule);
	if (score === void 0) return "invalid";
	if (score >= 9) return "critical";
	if (score >= 7) return "high";
	if (score >= 4) return "medium";
	return score > 0 ? "low" : "unrated";
}
/** Score of a result from 0 to 10: its own `security-severity`, or else its rule's; `undefined` when that is no such number. */
function scoreOf(result, rule) {
	const written = severityOf(result, rule);
	const text = typeof written === "string" || typeof written === "number" ? `${written}` : "";
	const score = /^\d{1,2}(?:\.\d{1,6})?$/.test(text) ? Number(text) : NaN;
	return score >= 0 && score <= 10 ? score : void 0;
}
function severityOf(result, rule) {
	const written = member(result, "properties", "security-severity") ?? member(rule, "properties", "security-severity");
	return written === null || written === "" ? void 0 : written;
}
/** Whether a result is suppressed: it has suppressions, and none is under review or rejected (SARIF 2.1.0, 3.27.23). */
function isSuppressed(result) {
	const states = items(member(result, "suppressions")).map((suppression) => member(suppression, "status") ?? "accepted");
	return states.length > 0 && states.every((state) => state === "accepted");
}
/** Whether a result says that something is wrong, or may be: not a pass, not information, not gone since the baseline. */
function isFinding(result) {
	const kind = member(result, "kind") ?? "fail";
	return (typeof kind !== "string" || [
		"fail",
		"open",
		"review"
	].includes(kind)) && member(result, "baselineState") !== "absent";
}
// src/core/evidence/sarif/add-details.ts
/** Severity of a result that nobody rated, by its level. */
const BY_LEVEL = {
	error: "high",
	warning: "medium",
	note: "low",
	none: "unknown"
};
/** Hashes by their names in SARIF 2.1.0 (3.24.11), which are those of IANA. */
const HASHES = {
	"sha-256": "sha256",
	"sha-512": "sha512",
	"sha-1": "sha1",
	md5: "md5"
};
/** Adds what a log says besides its counts: each finding once, the commits that were scanned, and files with hashes. */
function addDetails(log, builder) {
	const seen = /* @__PURE__ */ new Set();
	builder.declare("weaknesses");
	for (const run of log.at("runs").items) {
		addWeaknesses(run, seen, builder);
		for (const control of run.at("versionControlProvenance").items) addCommit(control.at("revisionId"), builder);
		for (const artifact of run.at("artifacts").items) addArtifact(artifact, builder);
	}
}
/** The same rule in the same file is one weakness, however many lines it was found in: the observations count them. */
function addWeaknesses(run, seen, builder) {
	const ruleOf = rulesOf(run.value);
	for (const result of run.at("results").items) {
		if (!isFinding(result.value)) continue;
		const weakness = weaknessOf(result, ruleOf(result.value));
		const key = JSON.stringify(weakness);
		if (seen.has(key)) continue;
		seen.add(key);
		builder.add("weaknesses", {
			...weakness,
			source: result.source
		});
	}
}
function weaknessOf(result, rule) {
	const band = bandOf(result.value, rule);
	const rated = band !== "unrated" && band !== "invalid";
	const score = scoreOf(result.value, rule);
	const component = result.at("locations", 0, "physicalLocation", "artifactLocation", "uri").text;
	const justification = result.at("suppressions").items.map((suppression) => suppression.at("justification").text).find((text) => text !== void 0);
	const suppressed = isSuppressed(result.value);
	return {
		id: result.at("ruleId").text ?? result.at("rule", "id").text ?? textOf(idOf(rule)) ?? "unnamed",
		severity: rated ? band : BY_LEVEL[levelOf(result.value, rule)],
		...score === void 0 ? {} : { score },
		...component === void 0 ? {} : { component },
		suppressed,
		...suppressed && justification !== void 0 ? { justification } : {}
	};
}
function idOf(rule) {
	return typeof rule === "object" && rule !== null && "id" in rule ? rule.id : void 0;
}
function addCommit(revision, builder) {
	const id = revision.text?.toLowerCase();
	if (id === void 0 || !/^[0-9a-f]{7,64}$/.test(id)) return;
	builder.add("subjects", {
		kind: "commit",
		id,
		source: revision.source
	});
}
function addArtifact(artifact, builder) {
	const name = artifact.at("location", "uri").text;
	const digests = artifact.at("hashes").entries.flatMap(([key, hash]) => {
		const algorithm = Object.hasOwn(HASHES, key) ? HASHES[key] : void 0;
		const value = hash.text?.toLowerCase() ?? "";
		return algorithm !== void 0 && /^[0-9a-f]{32,128}$/.test(value) ? [{
			algorithm,
			value
		}] : [];
	});
	if (name !== void 0 && digests.length > 0) builder.add("artifacts", {
		name,
		digests,
		source: artifact.source
	});
}
// src/core/evidence/sarif/check-runs.ts
const MOST_PROBLEMS = 20;
/** Why a log says nothing about what was scanned: another version, no run, a run that failed or was cut short. */
function checkRuns(log, locate) {
	const version = member(log, "version");
	if (version !== "2.1.0") return [wrongVersion(version, locate(["version"]))];
	const runs = member(log, "runs");
	if (!Array.isArray(runs) || runs.length === 0) return [noRuns(locate(["runs"]))];
	return runs.flatMap((run, index) => checkRun(run, index, locate)).slice(0, MOST_PROBLEMS);
}
function checkRun(run, index, locate) {
	const tool = shown(textOf(member(run, "tool", "driver", "name")) ?? `run ${index + 1}`);
	const failed = items(member(run, "invocations")).flatMap((invocation, nth) => member(invocation, "executionSuccessful") === false ? [runFailed(tool, locate([
		"runs",
		index,
		"invocations",
		nth,
		"executionSuccessful"
	]))] : []);
	const results = member(run, "results");
	const broken = items(results).findIndex((result) => typeof result !== "object" || result === null);
	if (!Array.isArray(results)) return [...failed, noResults(tool, locate([
		"runs",
		index,
		"results"
	]))];
	return broken < 0 ? failed : [...failed, brokenResult(locate([
		"runs",
		index,
		"results",
		broken
	]))];
}
function wrongVersion(version, where) {
	return {
		id: "wrong-version",
		says: "Expected a SARIF log of version 2.1.0, and found `{version}`.",
		fix: "Let the tool write SARIF 2.1.0.",
		values: { version: typeof version === "string" || typeof version === "number" ? shown(`${version}`, 20) : "no version" },
		where
	};
}
function noRuns(where) {
	return {
		id: "no-runs",
		says: "This log holds no run of any tool, so it proves nothing.",
		fix: "Run the tool, and commit the log of that run.",
		values: {},
		where
	};
}
function runFailed(tool, where) {
	return {
		id: "run-failed",
		says: "`{tool}` says itself that this run did not succeed, so its results are not complete.",
		fix: "Mend what the log names as the cause, and run the tool again.",
		values: { tool },
		where
	};
}
function noResults(tool, where) {
	return {
		id: "no-results",
		says: "This run of `{tool}` has no list of results: the scan did not get that far.",
		fix: "Run the tool again; a scan that finds nothing writes an empty list.",
		values: { tool },
		where
	};
}
function brokenResult(where) {
	return {
		id: "broken-result",
		says: "This entry of the results is not a result.",
		fix: "Write the log again with the tool that made it.",
		values: {},
		where
	};
}
// src/core/evidence/sarif/count-results.ts
/** Counts the results of all runs: suppressed ones only as such, the others by level and by severity band. */
function countResults(runs) {
	const counts = /* @__PURE__ */ new Map();
	const add = (kind, path) => {
		const before = counts.get(kind);
		counts.set(kind, {
			count: (before?.count ?? 0) + 1,
			first: before?.first ?? path
		});
	};
	for (const [run, content] of runs.entries()) {
		const ruleOf = rulesOf(content);
		for (const [index, result] of items(member(content, "results")).entries()) {
			const path = [
				"runs",
				run,
				"results",
				index
			];
			if (!isFinding(result)) continue;
			if (isSuppressed(result)) {
				add("suppressed", path);
				continue;
			}
			const rule = ruleOf(result);
			add("results", path);
			add(levelOf(result, rule), path);
			add(bandOf(result, rule), path);
		}
	}
	return counts;
}
// src/core/evidence/sarif/reader.ts
const FORMAT = "sarif";
/** Names of observations and what they count, in the order in which they are given. */
const ALWAYS = [
	["results", "results"],
	["errors", "error"],
	["warnings", "warning"],
	["notes", "note"],
	["suppressed", "suppressed"]
];
const RATED = [
	"critical",
	"high",
	"medium",
	"low"
];
/** SARIF 2.1.0, what scanners and linters write. The mapping is in this folder's README. */
const sarif = defineReader({
	id: FORMAT,
	title: "SARIF",
	detect: (text) => /^\s*\{/.test(text.slice(0, 64)) && text.includes("\"runs\"") && /sarif|"2\.1\.0"/.test(text),
	read(file) {
		const parsed = readJson(file.text, file.path);
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const { value: log, places } = parsed.value;
		const place = (path) => locate(file.path, places, path);
		const problems = checkRuns(log, place);
		if (problems.length > 0) return unreadable(FORMAT, file, problems);
		const runs = items(member(log, "runs"));
		const counts = countResults(runs);
		const invalid = counts.get("invalid")?.first;
		if (invalid !== void 0) return unreadable(FORMAT, file, [invalidSeverity(place(invalid))]);
		const at = timeOf(runs);
		const observations = observe(counts).map(([name, value, path]) => {
			const { line, column } = spanOf(places, path);
			return {
				name,
				value,
				source: {
					pointer: toPointer(path),
					line,
					column
				},
				...at === void 0 ? {} : { at }
			};
		});
		const builder = new ReadingBuilder(FORMAT, file);
		for (const observation of observations) builder.record(observation);
		addDetails(Foreign.of(parsed.value, file.path), builder);
		return builder.build(producerOf(runs));
	}
});
/** Severity bands are left out when results were found and none is rated: "no critical" would then be an empty claim. */
function observe(counts) {
	const of = (kind) => counts.get(kind)?.count ?? 0;
	const bands = RATED.some((band) => of(band) > 0) || of("unrated") === 0 ? [...RATED, "unrated"].map((kind) => [kind, kind]) : [];
	return [...ALWAYS, ...bands].map(([name, kind]) => [
		name,
		of(kind),
		counts.get(kind)?.first ?? ["runs"]
	]);
}
/** The earliest time at which a run ended (or, failing that, began). */
function timeOf(runs) {
	return runs.flatMap((run) => items(member(run, "invocations"))).map((call) => textOf(member(call, "endTimeUtc")) ?? textOf(member(call, "startTimeUtc")) ?? "").flatMap((text) => readInstant(text) ?? []).toSorted()[0];
}
function producerOf(runs) {
	const driver = member(runs[0], "tool", "driver");
	const tool = textOf(member(driver, "name"));
	if (tool === void 0) return void 0;
	const version = textOf(member(driver, "semanticVersion")) ?? textOf(member(driver, "version"));
	return {
		tool: shown(tool),
		...version === void 0 ? {} : { version: shown(version, 40) }
	};
}
function invalidSeverity(where) {
	return {
		id: "invalid-severity",
		says: "The `security-severity` of this result is not a number from 0 to 10, so it fits no severity band.",
		fix: "Write a CVSS score such as \"7.5\" in the rule, or leave the property out.",
		values: {},
		where
	};
}
export { sarif };
