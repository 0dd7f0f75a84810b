import "./rolldown-runtime.js";
import { t as readJson } from "./read-json.js";
import { n as shown } from "./source-issue.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { t as readInstant } from "./read-instant.js";
import { t as ReadingBuilder } from "./reading-builder.js";
// src/core/evidence/dbt/reader.ts
const FORMAT = "dbt";
/** Statuses of a node that has done its work or had none; those of tests say what the test found. */
const DONE = /* @__PURE__ */ new Set([
	"success",
	"no-op",
	"reused"
]);
const TESTED = /* @__PURE__ */ new Set([
	"pass",
	"fail",
	"warn"
]);
/** What dbt writes to `run_results.json` (v1 to v6). The mapping is in this folder's README. */
const dbt = defineReader({
	id: FORMAT,
	title: "dbt run results",
	detect: (text) => text.trimStart().startsWith("{") && /"dbt_schema_version"\s*:\s*"[^"]{0,200}\/run-results\//.test(text),
	read(file) {
		const parsed = readJson(file.text, file.path);
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const root = Foreign.of(parsed.value, file.path);
		const builder = new ReadingBuilder(FORMAT, file);
		const metadata = root.at("metadata");
		const at = readInstant(metadata.at("generated_at").text ?? "");
		readResults(builder, root, at === void 0 ? {} : { at });
		const run = metadata.at("invocation_id");
		if (run.text !== void 0) builder.add("properties", {
			name: "invocation_id",
			value: run.text,
			source: run.source
		});
		for (const [name, from] of root.at("args").entries) {
			const value = from.text ?? from.number ?? from.boolean;
			if (value !== void 0) builder.add("parameters", {
				name,
				value,
				source: from.source
			});
		}
		const version = metadata.at("dbt_version").text;
		return builder.build({
			tool: "dbt",
			...version === void 0 ? {} : { version }
		});
	}
});
function readResults(builder, root, about) {
	const list = root.at("results");
	const results = list.items;
	if (results.length === 0) {
		builder.problem({
			id: "no-results",
			says: "dbt ran nothing, so it proves nothing.",
			fix: "Check what was selected, and run dbt again."
		}, list.where);
		return;
	}
	const counts = /* @__PURE__ */ new Map();
	for (const result of results) {
		const status = (result.at("status").text ?? "").toLowerCase();
		counts.set(status, (counts.get(status) ?? 0) + 1);
		readResult(builder, result, status, about);
	}
	const names = [...TESTED].some((status) => counts.has(status)) ? [
		"success",
		...TESTED,
		"error",
		"skipped"
	] : [
		"success",
		"error",
		"skipped"
	];
	const { source } = list;
	builder.record({
		name: "total",
		value: results.length,
		...about,
		samples: results.length,
		source
	});
	for (const name of names) builder.record({
		name,
		value: counts.get(name) ?? 0,
		...about,
		samples: results.length,
		source
	});
}
function readResult(builder, result, status, about) {
	const name = result.at("unique_id").text ?? "a node without a name";
	if (!TESTED.has(status) && !DONE.has(status)) {
		const says = "`{name}` was not evaluated: its status is {status}.";
		const fix = "Mend it, or what it depends on, and run dbt again.";
		const values = {
			name: shown(name, 200),
			status: shown(status === "" ? "missing" : status, 40)
		};
		builder.problem({
			id: "not-evaluated",
			says,
			fix,
			values
		}, result.where);
		return;
	}
	if (TESTED.has(status)) {
		const verdict = status === "warn" ? {} : { passed: status === "pass" };
		builder.record({
			name,
			value: status === "pass",
			...about,
			...verdict,
			source: result.source
		});
		const failures = result.at("failures");
		if (failures.present) builder.observe(`${name}.failures`, failures, about);
	}
	const took = result.at("execution_time");
	if (took.present) builder.observe(`${name}.execution_time`, took, {
		...about,
		unit: "s"
	});
}
export { dbt };
