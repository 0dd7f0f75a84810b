import "./rolldown-runtime.js";
import { t as readJson } from "./read-json.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { t as readInstant } from "./read-instant.js";
import { t as ReadingBuilder } from "./reading-builder.js";
// src/core/evidence/avid/reader.ts
const FORMAT = "avid";
/** Reports and vulnerabilities of the AI Vulnerability Database. The mapping is in this folder's README. */
const avid = defineReader({
	id: FORMAT,
	title: "AVID report",
	detect: (text) => /"data_type"\s{0,9}:\s{0,9}"AVID"/.test(text.slice(0, 65536)),
	read(file) {
		const parsed = readJson(file.text, file.path);
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const root = Foreign.of(parsed.value, file.path);
		const builder = new ReadingBuilder(FORMAT, file);
		const reports = root.isList ? root.items : [root];
		for (const report of reports) readReport(report, builder);
		builder.record({
			name: "reports",
			value: reports.length,
			source: root.source
		});
		if (reports.length === 0) builder.problem(noReport);
		return builder.build();
	}
});
function readReport(report, builder) {
	const id = [report.at("metadata", "report_id"), report.at("metadata", "vuln_id")].find(({ text }) => text !== void 0);
	if (id?.text === void 0) {
		builder.problem(noId, report.at("metadata").where);
		return;
	}
	const affected = artifactsOf(report);
	const scored = report.at("impact", "cvss");
	const score = scored.at("baseScore").number;
	for (const component of affected.length === 0 ? [void 0] : affected.map(({ text }) => text)) builder.add("weaknesses", {
		id: id.text,
		severity: severityOf(scored.at("baseSeverity").text),
		...score === void 0 || score < 0 || score > 10 ? {} : { score },
		...component === void 0 ? {} : { component },
		suppressed: false,
		source: id.source
	});
	for (const name of affected) if (name.text !== void 0) builder.add("artifacts", {
		name: name.text,
		digests: [],
		source: name.source
	});
	addRisks(report, affected[0]?.text, builder);
	for (const { text, source } of report.at("references").items.map((reference) => reference.at("url"))) if (text !== void 0) builder.add("links", {
		target: text,
		source
	});
	observeMetrics(report, builder);
}
/** Names of what is affected; `artifact` was the key before version 0.2. */
function artifactsOf(report) {
	return [report.at("affects", "artifacts"), report.at("affects", "artifact")].flatMap(({ items }) => items.map((item) => item.at("name"))).filter(({ text }) => text !== void 0);
}
function severityOf(text) {
	return [
		"critical",
		"high",
		"medium",
		"low"
	].find((each) => each === text?.toLowerCase()) ?? "unknown";
}
/** Domains of risk, the entries of AVID's taxonomy, and what was found, in the report's words. */
function addRisks(report, of, builder) {
	const whose = of === void 0 ? {} : { of };
	const taxonomy = report.at("impact", "avid");
	for (const { text, source } of taxonomy.at("risk_domain").items) if (text !== void 0) builder.add("terms", {
		kind: "risk",
		...whose,
		value: text,
		source
	});
	for (const entry of taxonomy.at("sep_view").items) {
		const value = entry.text ?? [entry.at("id").text, entry.at("name").text].filter((part) => part !== void 0).join(": ");
		if (value !== "") builder.add("terms", {
			kind: "risk",
			...whose,
			value,
			source: entry.source
		});
	}
	const description = [report.at("problemtype", "description", "value"), report.at("description", "value")].find(({ text }) => text !== void 0);
	if (description?.text === void 0) return;
	builder.add("terms", {
		kind: "limitation",
		...whose,
		value: description.text.slice(0, 2e3),
		source: description.source
	});
}
/** Results of detections, where the report gives numbers: mostly it names the metric alone. */
function observeMetrics(report, builder) {
	const at = readInstant(report.at("reported_date").text ?? "");
	for (const metric of report.at("metrics").items) {
		const name = metric.at("name").text;
		if (name === void 0) continue;
		const results = metric.at("results");
		for (const [key, value] of [["value", results], ...results.entries]) {
			if (value.number === void 0) continue;
			builder.observe(`${name}.${key}`, value, at === void 0 ? {} : { at });
		}
	}
}
const noId = {
	id: "no-id",
	says: "This report has no id (`metadata.report_id` or `metadata.vuln_id`), so it cannot be referred to.",
	fix: "Write the id that AVID gave it."
};
const noReport = {
	id: "no-report",
	says: "This file holds no report.",
	fix: "List the report that AVID published or that was sent there."
};
export { avid };
