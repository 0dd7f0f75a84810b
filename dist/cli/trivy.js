import "./rolldown-runtime.js";
import { t as readJson } from "./read-json.js";
import { n as shown } from "./source-issue.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { t as readInstant } from "./read-instant.js";
import { t as ReadingBuilder } from "./reading-builder.js";
// src/core/evidence/trivy/read-findings.ts
/** What Trivy looks for, by the list of a result that holds it, and the key that names what was found. */
const KINDS$1 = [
	{
		kind: "vulnerabilities",
		list: "Vulnerabilities",
		id: "VulnerabilityID"
	},
	{
		kind: "misconfigurations",
		list: "Misconfigurations",
		id: "ID"
	},
	{
		kind: "secrets",
		list: "Secrets",
		id: "RuleID"
	}
];
/** Findings of one result, those that were suppressed by an ignore file or a VEX document included. */
function readFindings(result, builder) {
	const target = result.at("Target").text;
	const open = KINDS$1.flatMap((kind) => result.at(kind.list).items.flatMap((entry) => {
		const status = entry.at("Status").text;
		return kind.kind === "misconfigurations" && (status === "PASS" || status === "EXCEPTION") ? [] : findingOf(entry, kind, { target }, builder);
	}));
	const modified = result.at("ExperimentalModifiedFindings").items.flatMap((entry) => {
		const kind = KINDS$1.find(({ list }) => list.toLowerCase().startsWith(stem(entry.at("Type").text)));
		const said = entry.at("Statement").text ?? entry.at("Status").text;
		const found = entry.at("Finding");
		return kind === void 0 ? [] : findingOf(found, kind, {
			target,
			suppressed: said ?? ""
		}, builder);
	});
	return [...open, ...modified];
}
/** `vulnerability` → `vulnerabilit`, the stem that a list's name shares with it; of no type, a text that no list begins with. */
function stem(type) {
	return type === void 0 ? "?" : type.toLowerCase().replace(/y$/, "");
}
function findingOf(entry, { kind, id }, { target, suppressed }, builder) {
	const name = entry.at(id).text;
	if (name === void 0) {
		builder.problem({
			id: "broken-result",
			says: "This entry of the results has no `{id}`, so it cannot be told what was found.",
			fix: "Write the report again with Trivy.",
			values: { id }
		}, entry.where);
		return [];
	}
	const score = scoreOf(entry);
	const component = entry.at("PkgName").text ?? target;
	const fixedIn = entry.at("FixedVersion").text;
	return [{
		kind,
		id: name,
		severity: severityOf(entry.at("Severity").text),
		...score === void 0 ? {} : { score },
		...component === void 0 ? {} : { component },
		...fixedIn === void 0 ? {} : { fixedIn },
		suppressed: suppressed !== void 0,
		...suppressed === void 0 || suppressed === "" ? {} : { justification: suppressed },
		source: entry.source
	}];
}
/** Trivy's severity in one vocabulary; what it does not rate is `unknown`. */
function severityOf(text) {
	return [
		"critical",
		"high",
		"medium",
		"low"
	].find((each) => each === text?.toLowerCase()) ?? "unknown";
}
/** The CVSS score of the source that the severity was taken from, or else the highest of the others; v4 before v3 before v2. */
function scoreOf(entry) {
	const preferred = entry.at("SeveritySource").text;
	const vendors = entry.at("CVSS").entries;
	const [first, ...others] = [vendors.find(([vendor]) => vendor === preferred)?.[1], ...vendors.map(([, scored]) => scored)].map((scored) => scored && best(scored));
	if (first !== void 0) return first;
	const known = others.filter((score) => score !== void 0);
	return known.length === 0 ? void 0 : known.reduce((a, b) => Math.max(a, b));
}
function best(scored) {
	return [
		"V40Score",
		"V3Score",
		"V2Score"
	].map((key) => scored.at(key).number).find((score) => score !== void 0 && score >= 0 && score <= 10);
}
// src/core/evidence/trivy/reader.ts
const FORMAT = "trivy";
const SEVERITIES = [
	"critical",
	"high",
	"medium",
	"low",
	"unknown"
];
const KINDS = [
	"vulnerabilities",
	"misconfigurations",
	"secrets"
];
/** Trivy's own JSON report, schema version 2. The mapping is in this folder's README. */
const trivy = defineReader({
	id: FORMAT,
	title: "Trivy JSON",
	detect: (text) => text.includes("\"SchemaVersion\"") && /"ArtifactName"|"ArtifactType"/.test(text),
	read(file) {
		const parsed = readJson(file.text, file.path);
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const root = Foreign.of(parsed.value, file.path);
		const builder = new ReadingBuilder(FORMAT, file);
		checkReport(root, builder);
		if (!builder.empty) return builder.build();
		const results = root.at("Results").items;
		const findings = results.flatMap((result) => readFindings(result, builder));
		builder.declare("weaknesses");
		for (const { kind: _kind, ...weakness } of findings) builder.add("weaknesses", weakness);
		countFindings(findings, root, readInstant(root.at("CreatedAt").text ?? ""), builder);
		const licences = results.flatMap((result) => addLicences(result, builder));
		for (const severity of SEVERITIES) {
			const value = licences.filter((each) => each === severity).length;
			builder.record({
				name: `licenses.${severity}`,
				value,
				source: root.at("Results").source
			});
		}
		addSubjects(root, builder);
		const ended = root.at("Metadata", "OS", "EOSL");
		if (ended.boolean !== void 0) builder.observe("os.end_of_life", ended);
		const version = root.at("Trivy", "Version").text;
		return builder.build({
			tool: "Trivy",
			...version === void 0 ? {} : { version: shown(version, 40) }
		});
	}
});
function checkReport(root, builder) {
	const version = root.at("SchemaVersion");
	const results = root.at("Results");
	if (version.value !== 2) builder.problem({
		id: "wrong-version",
		says: "Expected a report of Trivy with `SchemaVersion` 2, and found another one or none.",
		fix: "Write the report with Trivy 0.20 or later."
	}, version.where);
	if (root.at("ArtifactName").text === void 0) builder.problem({
		id: "no-artifact",
		says: "This report does not say what was scanned (`ArtifactName`), so an empty one proves nothing.",
		fix: "Write the report again with Trivy."
	}, root.where);
	if (results.present && !results.isList) builder.problem({
		id: "no-results",
		says: "`Results` is no list, so what was found cannot be told.",
		fix: "Write the report again with Trivy."
	}, results.where);
}
function countFindings(findings, root, at, builder) {
	const count = (name, found) => {
		const source = found[0]?.source ?? root.at("Results").source;
		builder.record({
			name,
			value: found.length,
			...at === void 0 ? {} : { at },
			source
		});
	};
	const open = findings.filter(({ suppressed }) => !suppressed);
	count("results", open);
	for (const severity of SEVERITIES) count(severity, open.filter((each) => each.severity === severity));
	for (const kind of KINDS) count(kind, open.filter((each) => each.kind === kind));
	count("fixable", open.filter(({ fixedIn }) => fixedIn !== void 0));
	count("suppressed", findings.filter(({ suppressed }) => suppressed));
}
/** Licences of packages, and those that a licence scan found with a severity. Returns the severities. */
function addLicences(result, builder) {
	const add = (expression, name, { source }) => builder.add("licences", {
		of: "component",
		...name === void 0 ? {} : { name },
		expression,
		source
	});
	for (const each of result.at("Packages").items) for (const licence of each.at("Licenses").items) if (licence.text !== void 0) add(licence.text, each.at("Name").text, licence);
	return result.at("Licenses").items.flatMap((found) => {
		const name = found.at("Name").text;
		if (name === void 0) return [];
		const place = [found.at("PkgName").text, found.at("FilePath").text].find((text) => text !== void 0);
		add(name, place, found);
		return severityOf(found.at("Severity").text);
	});
}
/** The image by its digests, or the repository by its commit. */
function addSubjects(root, builder) {
	const name = root.at("ArtifactName").text ?? "";
	const digests = root.at("Metadata", "RepoDigests").items.flatMap((entry) => {
		const value = /@sha256:([0-9a-f]{64})$/.exec(entry.text?.slice(-80) ?? "")?.[1];
		return value === void 0 ? [] : [{
			algorithm: "sha256",
			value
		}];
	});
	const unique = [...new Map(digests.map((digest) => [digest.value, digest])).values()];
	const { source } = root.at("ArtifactName");
	if (unique.length > 0) builder.add("subjects", {
		kind: "content",
		name,
		digests: unique,
		source
	});
	const commit = root.at("Metadata", "Commit");
	const id = commit.text;
	if (id !== void 0 && /^[0-9a-f]{40}$/.test(id)) builder.add("subjects", {
		kind: "commit",
		id,
		source: commit.source
	});
}
export { trivy };
