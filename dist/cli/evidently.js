import "./rolldown-runtime.js";
import { t as readJson } from "./read-json.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { t as readInstant } from "./read-instant.js";
import { t as ReadingBuilder } from "./reading-builder.js";
import { n as shown } from "./source-issue.js";
// src/core/evidence/evidently/observe-numbers.ts
/** Parts that draw a picture: many numbers and no finding. */
const PICTURES = /* @__PURE__ */ new Set([
	"small_distribution",
	"distribution",
	"plot_data",
	"histogram",
	"hist",
	"curve",
	"widgets"
]);
const NOT_A_NUMBER = /^[+-]?(?:nan|inf|infinity)$/i;
/**
* The numbers and verdicts inside of a value under dotted names. NaN is a problem; texts, lists and `null` are lawful there and say
* nothing that can be compared. What names its `column_name` is of that column's slice.
*/
function observeNumbers(builder, name, from, about) {
	const { value } = from;
	if (typeof value === "number" || typeof value === "boolean") builder.observe(name, from, about);
	else if (typeof value === "string" && value.length < 12 && NOT_A_NUMBER.test(value)) builder.observe(name, from, about);
	if (!from.isMapping) return;
	const column = from.at("column_name").text;
	const inner = column === void 0 ? about : {
		...about,
		slice: {
			...about.slice,
			column
		}
	};
	for (const [key, child] of from.entries) {
		if (PICTURES.has(key)) continue;
		observeNumbers(builder, child.at("column_name").text === key ? name : `${name}.${key}`, child, inner);
	}
}
// src/core/evidence/evidently/read-legacy-metrics.ts
/** Metrics up to 0.6, and of the legacy API since: `<metric>.<result's key>`. */
function readLegacyMetrics(builder, metrics, list, about) {
	const samples = rowsOf$1(metrics);
	const more = samples === void 0 ? about : {
		...about,
		samples
	};
	for (const metric of metrics) {
		const name = metric.at("metric").text;
		const result = metric.at("result");
		if (name === void 0 || !result.present) builder.problem({
			id: "no-result",
			says: "A metric has no name or no result, so nobody knows what was measured.",
			fix: "Run the report again."
		}, metric.where);
		else if (result.at("error").text !== void 0 || metric.at("error").text !== void 0) builder.problem({
			id: "metric-error",
			says: "The metric `{name}` could not be computed.",
			fix: "Mend what it needs, and run the report again.",
			values: { name: name.slice(0, 80) }
		}, result.where);
		else observeNumbers(builder, name, result, more);
	}
	if (samples === 0) builder.problem({
		id: "no-samples",
		says: "The current data holds no rows, so no metric proves anything.",
		fix: "Run the report on data."
	}, list.where);
}
/** Rows of the current data, where a metric counts them. */
function rowsOf$1(metrics) {
	for (const metric of metrics) {
		const { number } = metric.at("result", "current", "number_of_rows");
		if (number !== void 0 && Number.isSafeInteger(number) && number >= 0) return number;
	}
}
// src/core/evidence/evidently/read-snapshot-metrics.ts
/**
* Metrics of a snapshot (0.7): `<type>`, or `<type>.<part>` for a value with parts. The column is the slice; where a file has
* two metrics of one type and column, their other settings are in the slice as well.
*/
function readSnapshotMetrics(builder, metrics, about) {
	const read = metrics.flatMap((metric) => {
		const type = typeOf(metric);
		if (type === void 0) {
			builder.problem({
				id: "no-result",
				says: "A metric has no name, so nobody knows what was measured.",
				fix: "Run the report again."
			}, metric.where);
			return [];
		}
		return [{
			type,
			column: metric.at("config", "column").text,
			metric
		}];
	});
	const times = /* @__PURE__ */ new Map();
	const keyOf = ({ type, column }) => JSON.stringify([type, column ?? null]);
	for (const each of read) times.set(keyOf(each), (times.get(keyOf(each)) ?? 0) + 1);
	const samples = rowsOf(read);
	if (samples?.count === 0) builder.problem({
		id: "no-samples",
		says: "The current data holds no rows, so no metric proves anything.",
		fix: "Run the report on data."
	}, samples.where);
	for (const each of read) {
		const slice = sliceOf(each, (times.get(keyOf(each)) ?? 0) > 1);
		const more = {
			...about,
			...samples === void 0 ? {} : { samples: samples.count },
			...Object.keys(slice).length === 0 ? {} : { slice }
		};
		const value = each.metric.at("value");
		if (value.present) observeNumbers(builder, each.type, value, more);
		else builder.observe(each.type, value, more);
	}
}
/** `DriftedColumnsCount` of `evidently:metric_v2:DriftedColumnsCount`, or of `DriftedColumnsCount(drift_share=0.5)`. */
function typeOf(metric) {
	const type = metric.at("config", "type").text;
	if (type !== void 0) return type.slice(type.lastIndexOf(":") + 1);
	return (metric.at("metric_name").text ?? metric.at("metric_id").text)?.split("(", 1)[0]?.trim();
}
function sliceOf({ column, metric }, repeated) {
	const own = column === void 0 ? {} : { column };
	if (!repeated) return own;
	const settings = metric.at("config").entries.flatMap(([key, from]) => {
		const plain = from.text ?? from.number ?? from.boolean;
		return key === "type" || plain === void 0 ? [] : [[key, String(plain)]];
	});
	return {
		...own,
		...Object.fromEntries(settings)
	};
}
/** Rows of the current data, where the snapshot counts them. */
function rowsOf(metrics) {
	for (const { type, metric } of metrics) {
		const value = metric.at("value");
		const count = type === "RowCount" ? value.number : void 0;
		if (count !== void 0 && Number.isSafeInteger(count) && count >= 0) return {
			count,
			where: value.where
		};
	}
}
// src/core/evidence/evidently/read-tests.ts
/**
* Tests of either shape (evidentlyai/evidently:src/evidently/legacy/test_suite/test_suite.py, src/evidently/core/metric_types.py):
* each under its name, and how many there were. A report without tests has an empty list as well (0.7), so that is a problem only of a suite; but then no count is given either, as "no test failed" would be an empty claim.
*/
function readTests(builder, root, hasMetrics, about) {
	const list = root.at("tests");
	const tests = list.isMapping ? list.entries.map(([, test]) => test) : list.items;
	const summary = root.at("summary");
	if (tests.length === 0) {
		if (hasMetrics && !summary.present) return;
		builder.problem({
			id: "no-tests",
			says: "No test was run, so it proves nothing.",
			fix: "Add tests to the suite, and run it again."
		}, list.where);
		return;
	}
	const counts = /* @__PURE__ */ new Map();
	for (const test of tests) {
		const status = statusOf(test);
		counts.set(status, (counts.get(status) ?? 0) + 1);
		readTest(builder, test, status, about);
	}
	const claimed = summary.at("total_tests");
	if (claimed.present && claimed.value !== tests.length) builder.problem({
		id: "contradiction",
		says: "The summary does not fit: {count} tests are listed.",
		fix: "Write the file again with Evidently, and do not edit it.",
		values: { count: tests.length }
	}, claimed.where);
	const { source } = list;
	const count = (name, value) => builder.record({
		name: `summary.${name}`,
		value,
		...about,
		samples: tests.length,
		source
	});
	count("total_tests", tests.length);
	const of = (status) => counts.get(status) ?? 0;
	count("success_tests", of("SUCCESS") + of("WARNING"));
	count("failed_tests", of("FAIL"));
	count("warning_tests", of("WARNING"));
}
function readTest(builder, test, status, about) {
	const name = test.at("name").text ?? test.at("id").text ?? "test";
	const { source } = test;
	if (status === "SUCCESS" || status === "FAIL" || status === "WARNING") {
		const passed = status === "SUCCESS";
		builder.record({
			name,
			value: passed,
			...about,
			passed,
			source
		});
		return;
	}
	const says = "The test `{name}` was not evaluated: its status is {status}.";
	const fix = "Mend what it needs, or take it out of the suite, and run it again.";
	const values = {
		name: shown(name),
		status: shown(status === "" ? "missing" : status, 40)
	};
	builder.problem({
		id: "not-evaluated",
		says,
		fix,
		values
	}, test.where);
}
/** `FAIL`, also where it is spelled `TestStatus.FAIL`. */
function statusOf(test) {
	const status = test.at("status").text ?? "";
	return status.slice(status.lastIndexOf(".") + 1).toUpperCase();
}
// src/core/evidence/evidently/reader.ts
const FORMAT = "evidently";
const SNAPSHOT = /"(?:metric_config|metric_name|metric_id)"\s*:|"evidently:metric/;
const LEGACY_METRIC = /"metric"\s*:\s*"[A-Z]\w*"\s*,\s*"result"\s*:/;
const LEGACY_TESTS = /"by_status"\s*:/;
/** A report, test suite or snapshot of Evidently, in either of its two JSON shapes. The mapping is in this folder's README. */
const evidently = defineReader({
	id: FORMAT,
	title: "Evidently",
	detect: (text) => text.trimStart().startsWith("{") && (text.includes("\"metrics\"") && (SNAPSHOT.test(text) || LEGACY_METRIC.test(text)) || text.includes("\"tests\"") && (LEGACY_TESTS.test(text) || SNAPSHOT.test(text))),
	read(file) {
		const parsed = readJson(file.text, file.path);
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const root = Foreign.of(parsed.value, file.path);
		const builder = new ReadingBuilder(FORMAT, file);
		const written = root.at("timestamp").text;
		const at = written === void 0 ? void 0 : readInstant(written);
		const about = at === void 0 ? {} : { at };
		const metrics = root.at("metrics").items;
		if (metrics.some((metric) => metric.at("metric").present)) readLegacyMetrics(builder, metrics, root.at("metrics"), about);
		else readSnapshotMetrics(builder, metrics, about);
		readTests(builder, root, metrics.length > 0, about);
		if (builder.empty) builder.problem({
			id: "no-metrics",
			says: "No metric and no test of Evidently was found, so it proves nothing.",
			fix: "Run the report again, and commit its JSON."
		});
		const version = root.at("version").text;
		return builder.build({
			tool: "Evidently",
			...version === void 0 ? {} : { version }
		});
	}
});
export { evidently };
