import "./rolldown-runtime.js";
import { t as readJson } from "./read-json.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { t as ReadingBuilder } from "./reading-builder.js";
import { t as readInstant } from "./read-instant.js";
import { n as shown } from "./source-issue.js";
// src/core/evidence/great-expectations/about-validation.ts
const COMPACT = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\.\d{1,9})?Z$/;
/** When the data was validated: `validation_time` in its compact spelling, else the time of the run. */
function instantOf(validation) {
	const meta = validation.at("meta");
	const times = [
		meta.at("validation_time"),
		meta.at("run_id", "run_time"),
		meta.at("run_id", "run_name")
	];
	for (const { text } of times) {
		const instant = text === void 0 ? void 0 : compact(text) ?? readInstant(text);
		if (instant !== void 0) return instant;
	}
}
function compact(text) {
	const match = text.length <= 40 ? COMPACT.exec(text) : null;
	if (match === null) return void 0;
	const [, year, month, day, hour, minute, second, fraction = ""] = match;
	return readInstant(`${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}Z`);
}
/** Name of the suite, in the places where its versions write it. */
function suiteOf(validation) {
	return validation.at("suite_name").text ?? validation.at("meta", "expectation_suite_name").text ?? validation.at("meta", "suite_name").text;
}
/** Version of the tool: a key with a dot in its name up to 0.x, `great_expectations_version` since. */
function versionOf(validation) {
	const meta = validation.at("meta");
	return meta.at("great_expectations_version").text ?? meta.at("great_expectations.__version__").text;
}
/** Places of the name of the data that was validated, the newest first. */
const NAMES = [
	[
		"meta",
		"active_batch_definition",
		"data_asset_name"
	],
	["asset_name"],
	[
		"meta",
		"batch_kwargs",
		"data_asset_name"
	],
	[
		"meta",
		"batch_kwargs",
		"table"
	],
	[
		"meta",
		"batch_kwargs",
		"path"
	],
	[
		"meta",
		"batch_spec",
		"table_name"
	],
	[
		"meta",
		"batch_spec",
		"path"
	],
	[
		"meta",
		"batch_kwargs",
		"ge_batch_id"
	],
	[
		"meta",
		"batch_kwargs",
		"datasource"
	]
];
/**
* The data that was validated, with the fingerprint of its batch. That is a hash of a data frame in memory and of no file, so its
* algorithm has a name that nothing else has.
*/
function dataOf(validation) {
	const fingerprint = validation.at("meta", "batch_markers", "pandas_data_fingerprint");
	const name = NAMES.map((path) => validation.at(...path)).find(({ text }) => text !== void 0);
	if (name?.text === void 0 && fingerprint.text === void 0) return void 0;
	const digests = fingerprint.text !== void 0 && /^[0-9a-f]{8,128}$/i.test(fingerprint.text) ? [{
		algorithm: "pandas_data_fingerprint",
		value: fingerprint.text.toLowerCase()
	}] : [];
	return {
		kind: "dataset",
		name: name?.text ?? "",
		digests,
		source: (name ?? fingerprint).source
	};
}
// src/core/evidence/great-expectations/read-expectation.ts
/** Arguments of an expectation that say which columns it is about. */
const COLUMNS = [
	"column",
	"column_A",
	"column_B"
];
/** Numbers of a result, and their unit. */
const NUMBERS = [
	["observed_value", void 0],
	["unexpected_count", void 0],
	["unexpected_percent", "%"],
	["missing_count", void 0],
	["missing_percent", "%"]
];
/** One expectation: whether it held, and what was observed. One that raised an exception was not evaluated, which is a problem. */
function readExpectation(builder, result, about) {
	const config = result.at("expectation_config").present ? result.at("expectation_config") : result;
	const type = config.at("type").text ?? config.at("expectation_type").text;
	const name = type ?? "expectation";
	const exception = exceptionOf(result.at("exception_info"));
	if (exception !== void 0) {
		const says = "`{name}` was not evaluated: {reason}.";
		const fix = "Mend what raised the exception, and validate again.";
		const reason = shown(exception.trim().replace(/\.$/, ""), 120);
		builder.problem({
			id: "raised-exception",
			says,
			fix,
			values: {
				name: shown(name),
				reason
			}
		}, result.where);
		return;
	}
	const success = result.at("success");
	if (type === void 0 || success.boolean === void 0) {
		builder.problem({
			id: "no-verdict",
			says: "`{name}` has no `success`, so nobody knows whether it held.",
			fix: "Write the file again with Great Expectations.",
			values: { name: shown(name) }
		}, result.where);
		return;
	}
	const severity = config.at("severity").text ?? config.at("meta", "severity").text;
	const more = {
		...about,
		...sliced(about, config.at("kwargs"), severity),
		...samplesOf(result)
	};
	builder.observe(name, success, {
		...more,
		passed: success.boolean
	});
	for (const [key, unit] of NUMBERS) {
		const from = result.at("result", key);
		if (from.number === void 0 && !isBroken(from)) continue;
		builder.observe(`${name}.${key}`, from, {
			...more,
			...unit === void 0 ? {} : { unit }
		});
	}
}
/** NaN and infinities. What is observed may as well be a list, a text or missing. */
function isBroken({ value }) {
	return typeof value === "number" && !Number.isFinite(value);
}
/** The columns that it is about and its severity, beside the suite. */
function sliced(about, kwargs, severity) {
	const columns = COLUMNS.flatMap((key) => {
		const { text } = kwargs.at(key);
		return text === void 0 ? [] : [[key, text]];
	});
	const slice = {
		...about.slice,
		...Object.fromEntries(columns),
		...severity === void 0 ? {} : { severity }
	};
	return Object.keys(slice).length === 0 ? {} : { slice };
}
function samplesOf(result) {
	const { number } = result.at("result", "element_count");
	return number !== void 0 && Number.isSafeInteger(number) && number >= 0 ? { samples: number } : {};
}
/** Message of an exception. It stands under `exception_info`, or one level deeper for each metric that raised one. */
function exceptionOf(info) {
	for (const each of [info, ...info.entries.map(([, inner]) => inner)]) if (each.at("raised_exception").boolean === true) return each.at("exception_message").text ?? "an exception without a message was raised";
}
// src/core/evidence/great-expectations/read-validation.ts
/** Reads the result of one suite. With `several` in a file, each is a slice `{suite: …}`. */
function readValidation(builder, validation, several) {
	const suite = suiteOf(validation);
	const at = instantOf(validation);
	const data = dataOf(validation);
	if (data !== void 0) builder.add("subjects", data);
	const run = validation.at("meta", "run_id", "run_name");
	if (run.text !== void 0) builder.add("properties", {
		name: "run_name",
		value: run.text.slice(0, 400),
		source: run.source
	});
	const about = {
		...several && suite !== void 0 ? { slice: { suite } } : {},
		...data === void 0 ? {} : { dataset: data.name },
		...at === void 0 ? {} : { at }
	};
	for (const result of resultsOf(validation).items) readExpectation(builder, result, about);
	const version = versionOf(validation);
	return {
		...readStatistics(builder, validation, about),
		...version === void 0 ? {} : { version }
	};
}
/** The statistics of a suite, held against its results: those may be fewer (only failures were kept), never more. */
function readStatistics(builder, validation, about) {
	const statistics = validation.at("statistics");
	const results = resultsOf(validation).items;
	const failed = results.filter((result) => result.at("success").value === false).length;
	const evaluated = countOf(statistics.at("evaluated_expectations")) ?? (statistics.present ? void 0 : results.length);
	const successful = countOf(statistics.at("successful_expectations")) ?? (statistics.present ? void 0 : results.filter((result) => result.at("success").boolean === true).length);
	if (evaluated === 0 || evaluated === void 0 && results.length === 0) {
		builder.problem({
			id: "no-expectations",
			says: "No expectation was evaluated, so it proves nothing about the data.",
			fix: "Add expectations to the suite, and validate again."
		}, validation.where);
		return {};
	}
	if (evaluated === void 0 || successful === void 0 || !fits(evaluated, successful, results.length, failed)) {
		builder.problem({
			id: "contradiction",
			says: "The statistics do not fit the results: {failed} of {count} listed expectations failed.",
			fix: "Write the file again with Great Expectations, and do not edit it.",
			values: {
				failed,
				count: results.length
			}
		}, statistics.where);
		return {};
	}
	const success = validation.at("success");
	if (success.boolean !== void 0) builder.observe("success", success, {
		...about,
		passed: success.boolean
	});
	const place = statistics.present ? statistics : resultsOf(validation);
	const record = (name, value, unit) => builder.record({
		name,
		value,
		...unit === void 0 ? {} : { unit },
		...about,
		samples: evaluated,
		source: (statistics.at(name).present ? statistics.at(name) : place).source
	});
	record("evaluated_expectations", evaluated);
	record("successful_expectations", successful);
	record("unsuccessful_expectations", evaluated - successful);
	record("success_percent", statistics.at("success_percent").number ?? 100 * successful / evaluated, "%");
	return {
		evaluated,
		successful
	};
}
/** The results of a suite; `describe()` calls them `expectations`. */
function resultsOf(validation) {
	const results = validation.at("results");
	return results.present ? results : validation.at("expectations");
}
function fits(evaluated, successful, listed, failed) {
	return successful <= evaluated && listed <= evaluated && failed <= evaluated - successful;
}
function countOf({ number }) {
	return number !== void 0 && Number.isSafeInteger(number) && number >= 0 ? number : void 0;
}
// src/core/evidence/great-expectations/reader.ts
const FORMAT = "great-expectations";
/** What Great Expectations validated: a suite's result, or a checkpoint's with several. The mapping is in this folder's README. */
const greatExpectations = defineReader({
	id: FORMAT,
	title: "Great Expectations",
	detect: (text) => text.trimStart().startsWith("{") && (text.includes("\"evaluated_expectations\"") || text.includes("\"expectation_config\"") && text.includes("\"results\"")),
	read(file) {
		const parsed = readJson(file.text, file.path);
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const root = Foreign.of(parsed.value, file.path);
		const builder = new ReadingBuilder(FORMAT, file);
		const validations = validationsOf(root);
		const runs = validations.map((validation) => readValidation(builder, validation, validations.length > 1));
		if (runs.length === 0) {
			builder.problem({
				id: "no-validation",
				says: "No validation result was found, so it proves nothing about the data.",
				fix: "Commit what the checkpoint or the validation returns, as JSON."
			}, root.where);
			return builder.build();
		}
		if (runs.length > 1) readTotals(builder, root, runs);
		const version = runs.find((run) => run.version !== void 0)?.version;
		return builder.build({
			tool: "Great Expectations",
			...version === void 0 ? {} : { version }
		});
	}
});
/** The suite results of a file: itself, or those of a checkpoint, in a mapping (up to 1.x) or a list. */
function validationsOf(root) {
	const runs = root.at("run_results");
	const results = runs.isMapping ? runs.entries.map(([, run]) => run) : runs.items;
	if (results.length > 0) return results.map((run) => run.at("validation_result").present ? run.at("validation_result") : run);
	const listed = root.at("validation_results").items;
	if (listed.length > 0) return listed;
	return root.at("statistics").present || resultsOf(root).isList ? [root] : [];
}
/** Of a checkpoint that validated several suites: the sums, without slice. */
function readTotals(builder, root, runs) {
	if (root.at("success").boolean !== void 0) builder.observe("success", root.at("success"), { passed: root.at("success").boolean === true });
	if (runs.some(({ evaluated }) => evaluated === void 0)) return;
	const sum = (pick) => runs.reduce((total, run) => total + (pick(run) ?? 0), 0);
	const evaluated = sum((run) => run.evaluated);
	const successful = sum((run) => run.successful);
	const { source } = root;
	builder.record({
		name: "evaluated_expectations",
		value: evaluated,
		source
	});
	builder.record({
		name: "successful_expectations",
		value: successful,
		samples: evaluated,
		source
	});
	const unsuccessful = evaluated - successful;
	builder.record({
		name: "unsuccessful_expectations",
		value: unsuccessful,
		samples: evaluated,
		source
	});
	if (evaluated > 0) {
		const value = 100 * successful / evaluated;
		builder.record({
			name: "success_percent",
			value,
			unit: "%",
			samples: evaluated,
			source
		});
	}
}
export { greatExpectations };
