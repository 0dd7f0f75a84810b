import "./rolldown-runtime.js";
import { t as readJson } from "./read-json.js";
import { n as shown } from "./source-issue.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { i as member, n as isMapping, t as Foreign } from "./foreign.js";
import { t as ReadingBuilder } from "./reading-builder.js";
import { t as readInstant } from "./read-instant.js";
// src/core/evidence/openlineage/group-by-job.ts
const ENDS = /* @__PURE__ */ new Set([
	"COMPLETE",
	"FAIL",
	"ABORT"
]);
/** Puts the events of a job together: what START says about inputs and what COMPLETE says about outputs is one run of it. */
function groupByJob(events) {
	const groups = /* @__PURE__ */ new Map();
	for (const event of events) {
		const name = event.at("job", "name").text ?? "";
		const key = JSON.stringify([event.at("job", "namespace").text ?? "", name]);
		const group = groups.get(key) ?? {
			name,
			events: []
		};
		group.events.push(event);
		groups.set(key, group);
	}
	return [...groups.values()].flatMap(({ name, events }) => {
		const last = events.findLast((event) => ENDS.has(event.at("eventType").value)) ?? events.at(-1);
		return last === void 0 ? [] : [{
			name,
			events,
			last
		}];
	});
}
// src/core/evidence/openlineage/kind-of-type.ts
/** Beginnings of type names of databases and data frames, in lower case; the first that fits counts. */
const KINDS = [
	[/^(?:interval|array|struct|map|row|json|variant)/, "other"],
	[/^(?:tinyint|smallint|mediumint|bigint|int|uint|integer|long|short|byteint|serial|bigserial)/, "integer"],
	[/^(?:float|double|real|decimal|numeric|number|bignumeric)/, "number"],
	[/^(?:varchar|char|nvarchar|nchar|text|string|clob|uuid|enum|utf8|object|character)/, "string"],
	[/^bool/, "boolean"],
	[/^(?:timestamp|datetime|date|time)/, "time"],
	[/^(?:binary|varbinary|blob|bytes|bytea)/, "binary"]
];
/** The kind of a column by the name of its type in a database or data frame: `VARCHAR(18)` is a string. */
function kindOfType(type) {
	const name = type.trim().toLowerCase();
	return KINDS.find(([beginning]) => beginning.test(name))?.[1] ?? "other";
}
// src/core/evidence/openlineage/read-facets.ts
/** Statistics of a data set, and their unit. */
const STATISTICS = [
	"rowCount",
	"size",
	"bytes",
	"fileCount"
];
const FACETS = [
	"facets",
	"inputFacets",
	"outputFacets"
];
/** What the facets of one data set say. It may be named by several events, and by inputs and outputs: the last one counts. */
function readFacets(builder, dataset, mentions, about) {
	const all = mentions.flatMap(facetsOf);
	if (all.length === 0) return;
	const facet = (name) => all.findLast(({ value }) => isMapping(member(value, name)))?.at(name);
	const metrics = facet("dataQualityMetrics");
	const rows = metrics?.at("rowCount").number;
	const samples = rows !== void 0 && Number.isSafeInteger(rows) && rows >= 0 ? { samples: rows } : {};
	const more = {
		...about,
		dataset
	};
	const assertions = facet("dataQualityAssertions");
	const version = (facet("version") ?? facet("datasetVersion"))?.at("datasetVersion");
	const named = version?.text === void 0 ? assertions : version;
	if (named !== void 0) {
		const revision = version?.text;
		builder.add("subjects", {
			kind: "dataset",
			name: dataset,
			...revision === void 0 ? {} : { revision },
			digests: [],
			source: named.source
		});
	}
	if (assertions !== void 0) readAssertions(builder, assertions.at("assertions"), {
		...more,
		...samples
	});
	readStatistics(builder, "dataQualityMetrics", metrics, more);
	readStatistics(builder, "outputStatistics", facet("outputStatistics"), more);
	readStatistics(builder, "inputStatistics", facet("inputStatistics"), more);
	readFields(builder, facet("schema")?.at("fields"), dataset, "");
	for (const owner of facet("ownership")?.at("owners").items ?? []) {
		const name = owner.at("name").text;
		if (name !== void 0) builder.add("terms", {
			kind: "owner",
			of: dataset,
			value: name,
			source: owner.source
		});
	}
}
/** The mappings of facets that a mention of a data set has; most have none. */
function facetsOf(mention) {
	return FACETS.flatMap((key) => isMapping(member(mention.value, key)) ? [mention.at(key)] : []);
}
function readAssertions(builder, list, about) {
	if (list.items.length === 0) builder.problem({
		id: "no-assertions",
		says: "The facet of assertions lists none, so it proves nothing about the data.",
		fix: "Check the data, and write the event again."
	}, list.where);
	for (const assertion of list.items) {
		const name = assertion.at("assertion").text;
		const success = assertion.at("success").boolean;
		if (name === void 0 || success === void 0) {
			const says = "The assertion {name} does not say whether it held.";
			const values = { name: shown(name ?? "without a name") };
			builder.problem({
				id: "no-verdict",
				says,
				fix: "Write the event again with its `assertion` and `success`.",
				values
			}, assertion.where);
			continue;
		}
		const column = assertion.at("column").text;
		const slice = column === void 0 ? {} : { slice: {
			...about.slice,
			column
		} };
		const more = {
			...about,
			...slice,
			passed: success
		};
		builder.observe(`dataQualityAssertions.${name}`, assertion.at("success"), more);
	}
}
function readStatistics(builder, name, facet, about) {
	if (facet === void 0) return;
	for (const key of STATISTICS) {
		const from = facet.at(key);
		const unit = key === "size" || key === "bytes" ? { unit: "By" } : {};
		if (from.present) builder.observe(`${name}.${key}`, from, {
			...about,
			...unit
		});
	}
	for (const [column, statistics] of facet.at("columnMetrics").entries) {
		const slice = {
			...about.slice,
			column
		};
		for (const [key, from] of statistics.entries) if (typeof from.value === "number") builder.observe(`${name}.${key}`, from, {
			...about,
			slice
		});
	}
}
function readFields(builder, fields, table, parent) {
	for (const field of fields?.items ?? []) {
		const own = field.at("name").text;
		if (own === void 0) continue;
		const name = parent === "" ? own : `${parent}.${own}`;
		const type = field.at("type").text ?? "";
		const column = {
			of: "dataset",
			table,
			name,
			type,
			kind: kindOfType(type),
			source: field.source
		};
		builder.add("columns", column);
		readFields(builder, field.at("fields"), table, name);
	}
}
// src/core/evidence/openlineage/read-datasets.ts
/** The data sets that a job read and wrote: lineage, and what their facets say. The last event that names one counts. */
function readDatasets(builder, job, about) {
	const inputs = /* @__PURE__ */ new Map();
	const outputs = /* @__PURE__ */ new Map();
	for (const event of job.events) {
		for (const dataset of event.at("inputs").items) collect(inputs, dataset);
		for (const dataset of event.at("outputs").items) collect(outputs, dataset);
		const dataset = event.at("dataset");
		if (dataset.isMapping) readFacets(builder, nameOf(dataset), [dataset], about);
	}
	const both = /* @__PURE__ */ new Map();
	for (const [name, datasets] of [...inputs, ...outputs]) {
		const known = both.get(name);
		both.set(name, known === void 0 ? datasets : [...known, ...datasets]);
	}
	for (const [name, datasets] of both) readFacets(builder, name, datasets, about);
	if (inputs.size + outputs.size === 0) return;
	builder.add("transformations", {
		name: job.name,
		inputs: artifactsOf(inputs),
		outputs: artifactsOf(outputs),
		parameters: [],
		source: job.last.at("job").source
	});
}
function collect(into, dataset) {
	const name = nameOf(dataset);
	if (name === "") return;
	const known = into.get(name);
	if (known === void 0) into.set(name, [dataset]);
	else known.push(dataset);
}
/**
* Namespace and name as one text, which is the uri of most data (openlineage.io/docs/spec/naming): `s3://bucket/path`. A file has
* its path alone.
*/
function nameOf(dataset) {
	const name = dataset.at("name").text ?? "";
	const namespace = dataset.at("namespace").text ?? "";
	if (name === "" || namespace === "" || namespace === "file" || namespace.startsWith("file:")) return name;
	return `${namespace}${namespace.endsWith("/") || name.startsWith("/") ? "" : "/"}${name}`;
}
function artifactsOf(datasets) {
	return [...datasets].flatMap(([name, [first]]) => first === void 0 ? [] : [{
		name,
		digests: [],
		source: first.source
	}]);
}
// src/core/evidence/openlineage/read-run.ts
const COMMIT = /^[0-9a-f]{7,64}$/i;
/** How the last run of a job ended, which one it was, of which code, and its tests. Gives what holds for all its observations. */
function readRun(builder, { name, last, events }, several) {
	const at = readInstant(last.at("eventTime").text ?? "");
	const about = {
		...several && name !== "" ? { slice: { job: name } } : {},
		...at === void 0 ? {} : { at }
	};
	const run = last.at("run", "runId");
	if (!last.at("run").present) return about;
	if (run.text !== void 0) builder.add("subjects", {
		kind: "run",
		id: run.text,
		source: run.source
	});
	readState(builder, last, name, about);
	const commit = events.map((event) => event.at("job", "facets", "sourceCodeLocation", "version")).findLast(({ text }) => text !== void 0 && COMMIT.test(text));
	if (commit?.text !== void 0) builder.add("subjects", {
		kind: "commit",
		id: commit.text.toLowerCase(),
		source: commit.source
	});
	const list = events.map((event) => event.at("run", "facets", "test", "tests")).findLast(({ present }) => present);
	if (list !== void 0) readTests(builder, list, about);
	return about;
}
function readState(builder, last, job, about) {
	const state = last.at("eventType");
	const passed = state.value === "COMPLETE";
	const values = {
		job: shown(job),
		state: shown(state.text ?? "missing", 40)
	};
	if (state.value === "FAIL" || state.value === "ABORT") builder.problem({
		id: "failed-run",
		says: "The run of {job} did not finish: its last state is {state}.",
		fix: "Mend the job, and run it again.",
		values
	}, state.where);
	else if (!passed) builder.problem({
		id: "unfinished-run",
		says: "No event says that the run of {job} is complete; its state is {state}.",
		fix: "Commit the events after the run has ended.",
		values
	}, state.where);
	if (state.text !== void 0) builder.observe("eventType", state, {
		...about,
		passed
	});
}
/** The facet of tests, openlineage.io/spec/facets/1-0-1/TestRunFacet.json: each under its name, and how many there were. */
function readTests(builder, list, about) {
	const counts = {
		failed: 0,
		warned: 0
	};
	const tests = list.items;
	if (tests.length === 0) {
		builder.problem({
			id: "no-tests",
			says: "The run lists its tests, and there are none, so it proves nothing.",
			fix: "Run the tests, and write the event again."
		}, list.where);
		return;
	}
	for (const test of tests) {
		const name = test.at("name").text ?? "test";
		const status = test.at("status").value;
		if (status === "pass" || status === "fail") {
			const passed = status === "pass";
			if (!passed) counts[test.at("severity").value === "warn" ? "warned" : "failed"] += 1;
			builder.record({
				name,
				value: passed,
				...about,
				passed,
				source: test.source
			});
			continue;
		}
		const says = "The test {name} was not run: its status is {status}.";
		const values = {
			name: shown(name),
			status: shown(test.at("status").text ?? "missing", 40)
		};
		builder.problem({
			id: "not-evaluated",
			says,
			fix: "Run it, or take it out.",
			values
		}, test.where);
	}
	const { source } = list;
	for (const [name, value] of [
		["tests.total", tests.length],
		["tests.failed", counts.failed],
		["tests.warned", counts.warned]
	]) builder.record({
		name,
		value,
		...about,
		samples: tests.length,
		source
	});
}
// src/core/evidence/openlineage/reader.ts
const FORMAT = "openlineage";
/** The events of a run with their facets are far below this. */
const MOST_BYTES = 2097152;
/** OpenLineage events: one, a JSON list of them, or one a line. The mapping is in this folder's README. */
const openlineage = defineReader({
	id: FORMAT,
	title: "OpenLineage events",
	detect: (text) => /^\s*[[{]/.test(text.slice(0, 256)) && text.includes("\"eventTime\"") && (text.includes("\"job\"") || text.includes("\"dataset\"")) && /"(?:schemaURL|producer|eventType)"/.test(text),
	read(file) {
		const parsed = readJson(asList(file), file.path, { bytes: MOST_BYTES });
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const root = Foreign.of(parsed.value, file.path);
		const builder = new ReadingBuilder(FORMAT, file);
		const events = (root.isList ? root.items : [root]).filter((event) => isEvent(builder, event));
		const jobs = groupByJob(events);
		for (const job of jobs) readJob(builder, job, jobs.length > 1);
		if (builder.empty) builder.problem({
			id: "no-events",
			says: "No event of OpenLineage was found.",
			fix: "List the file that holds the events of the run."
		});
		const producer = events.map((event) => event.at("producer").text).find((text) => text !== void 0);
		return builder.build(producer === void 0 ? void 0 : { tool: shown(producer, 200) });
	}
});
/** JSON lines as one list: every line keeps its number, and only the first line's columns are one further right. */
function asList({ text }) {
	const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n/);
	const filled = lines.flatMap((line, index) => line.trim() === "" ? [] : [index]);
	if (filled.length < 2) return text;
	if (!filled.every((index) => /^\s*\{.*\}\s*$/.test(lines[index] ?? ""))) return text;
	const last = filled.at(-1);
	return `[${lines.map((line, index) => line.trim() === "" || index === last ? line : `${line},`).join("\n")}]`;
}
function isEvent(builder, event) {
	if ((event.at("job", "name").text ?? event.at("dataset", "name").text) !== void 0 && event.at("eventTime").text !== void 0) return true;
	builder.problem({
		id: "not-an-event",
		says: "This is no event of OpenLineage: it has no `eventTime`, or no `job.name`.",
		fix: "Write the events with an OpenLineage client."
	}, event.where);
	return false;
}
function readJob(builder, job, several) {
	readDatasets(builder, job, readRun(builder, job, several));
}
export { openlineage };
