import { o as __toESM } from "./rolldown-runtime.js";
import { t as readJson } from "./read-json.js";
import { r as exceedsBytes, s as LineMap, t as JSON_LIMITS } from "./source-document.js";
import { n as shown } from "./source-issue.js";
import { i as unreadable, r as startOf, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { t as judgeLeaf } from "./judge-leaf.js";
import { t as ReadingBuilder } from "./reading-builder.js";
import { t as require_papaparse } from "./papaparse.js";
// src/core/evidence/locust/entry.ts
/** Units of the columns; percentiles are times. */
const UNITS = {
	"Median Response Time": "ms",
	"Average Response Time": "ms",
	"Min Response Time": "ms",
	"Max Response Time": "ms",
	"Average Content Size": "By",
	"Requests/s": "1/s",
	"Failures/s": "1/s"
};
/** Unit of a value by its name; `undefined` for counts. */
function unitOf(name) {
	if (/^p\d/.test(name)) return "ms";
	return Object.hasOwn(UNITS, name) ? UNITS[name] : void 0;
}
/** Name that Locust gives to all requests together. */
const AGGREGATED = "Aggregated";
// src/core/evidence/locust/read-csv.ts
var import_papaparse = /* @__PURE__ */ __toESM(require_papaparse(), 1);
/** Most columns of a table of statistics; Locust writes some twenty. */
const MOST_COLUMNS = 100;
/** Reads `*_stats.csv`; `undefined` when its header is not that of the statistics. */
function readCsv(file) {
	const [header, ...rows] = rowsOf(file.text.startsWith("﻿") ? file.text.slice(1) : file.text);
	const columns = header?.cells.map((cell) => cell.trim()) ?? [];
	if (columns.length > MOST_COLUMNS) return void 0;
	if (![
		"Name",
		"Request Count",
		"Failure Count"
	].every((column) => columns.includes(column))) return void 0;
	const table = tableOf(columns);
	return rows.map((row, index) => entryOf$1(row, table, {
		file,
		index
	}));
}
function rowsOf(text) {
	const lines = new LineMap(text);
	const rows = [];
	let start = 0;
	import_papaparse.default.parse(text, {
		delimiter: ",",
		step({ data, meta }) {
			if (data.some((cell) => cell.trim() !== "")) rows.push({
				cells: data,
				line: lines.at(start).line
			});
			start = meta.cursor;
		}
	});
	return rows;
}
function tableOf(columns) {
	return {
		type: columns.indexOf("Type"),
		name: columns.indexOf("Name"),
		requests: columns.indexOf("Request Count"),
		failures: columns.indexOf("Failure Count"),
		observed: columns.flatMap((column, position) => {
			const name = nameOf(column);
			return name === void 0 ? [] : [{
				name,
				position
			}];
		})
	};
}
function entryOf$1({ cells, line }, columns, { file, index }) {
	const cell = (position) => cells[position]?.trim() ?? "";
	const type = cell(columns.type);
	return {
		name: cell(columns.name) || "Aggregated",
		type: type === "None" ? "" : type,
		requests: numberOf(cell(columns.requests)) ?? 0,
		failures: numberOf(cell(columns.failures)) ?? 0,
		get values() {
			return columns.observed.map(({ name, position }) => {
				const text = cell(position);
				const source = {
					pointer: `/${index + 1}/${position}`,
					line
				};
				return {
					name,
					value: numberOf(text) ?? text,
					source
				};
			});
		},
		source: {
			pointer: `/${index + 1}`,
			line
		},
		where: {
			path: file.path,
			line,
			column: 1
		}
	};
}
/** The columns that are observed: percentiles under a name that a policy can write (`95%` → `p95`), the others as they are. */
function nameOf(column) {
	if ([
		"Type",
		"Name",
		""
	].includes(column)) return void 0;
	return /^\d{1,3}(?:\.\d{1,6})?%$/.test(column) ? `p${column.slice(0, -1)}` : column;
}
function numberOf(text) {
	return /^-?\d{1,15}(?:\.\d{0,20})?(?:[eE][+-]?\d{1,3})?$/.test(text) ? finite(Number(text)) : void 0;
}
function finite(value) {
	return Number.isFinite(value) ? value : void 0;
}
// src/core/evidence/locust/read-entries.ts
/** Percentiles that are computed, as Locust prints them by default. */
const PERCENTILES = [
	.5,
	.66,
	.75,
	.8,
	.9,
	.95,
	.98,
	.99,
	.999,
	.9999,
	1
];
/** Seconds of the whole run: Locust divides by these for each entry, too. */
function secondsOf(all) {
	const ends = all.map(({ end }) => end).filter((end) => Number.isFinite(end));
	const starts = all.map(({ start }) => start).filter((start) => Number.isFinite(start));
	return ends.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY) - starts.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}
/**
* Reads the list that `locust --json` prints, one entry for each name and method, and adds the entry of all together, which is
* not in it. Entries with a value that is no number are left to the caller as `undefined`.
*/
function readEntries(list) {
	const read = list.items.map((entry) => ({
		entry,
		sums: sumsOf(entry)
	}));
	const known = read.flatMap(({ sums }) => sums ?? []);
	const seconds = secondsOf(known);
	const named = read.map(({ entry, sums }) => sums === void 0 ? void 0 : entryOf(entry, sums, seconds));
	if (named.find((entry) => entry?.name === "Aggregated") !== void 0 || known.length === 0) return named;
	const all = {
		name: AGGREGATED,
		type: "",
		...computed(together(known), list, seconds)
	};
	return [...named, all];
}
function entryOf(entry, sums, seconds) {
	return {
		name: entry.at("name").text ?? "Aggregated",
		type: entry.at("method").text ?? "",
		...computed(sums, entry, seconds)
	};
}
/** The columns of an entry as Locust computes them (locustio/locust:locust/stats.py, class StatsEntry). */
function computed(sums, from, seconds) {
	const { requests, untimed, failures, total, content, min, max, times } = sums;
	const { source } = from;
	return {
		requests,
		failures,
		values: [
			["Request Count", requests],
			["Failure Count", failures],
			["Average Response Time", requests === untimed ? NaN : total / (requests - untimed)],
			["Min Response Time", min],
			["Max Response Time", max],
			["Average Content Size", requests === 0 ? NaN : content / requests],
			["Requests/s", requests / seconds],
			["Failures/s", failures / seconds],
			...percentilesOf(times)
		].filter(([, value]) => Number.isFinite(value)).map(([name, value]) => ({
			name,
			value,
			source
		})),
		source,
		where: from.where
	};
}
function sumsOf(entry) {
	const [requests, failures] = [entry.at("num_requests").number, entry.at("num_failures").number];
	const times = /* @__PURE__ */ new Map();
	for (const [time, count] of entry.at("response_times").entries) {
		if (!/^\d{1,9}(?:\.\d{1,9})?$/.test(time) || count.number === void 0 || count.number < 0) return void 0;
		times.set(Number(time), count.number);
	}
	if (requests === void 0 || failures === void 0 || requests < 0) return void 0;
	const optional = (key) => entry.at(key).number ?? NaN;
	return {
		requests,
		untimed: entry.at("num_none_requests").number ?? 0,
		failures,
		content: optional("total_content_length"),
		total: optional("total_response_time"),
		min: optional("min_response_time"),
		max: optional("max_response_time"),
		start: optional("start_time"),
		end: optional("last_request_timestamp"),
		times
	};
}
function together(all) {
	const times = /* @__PURE__ */ new Map();
	for (const sums of all) for (const [time, count] of sums.times) times.set(time, (times.get(time) ?? 0) + count);
	const fold = (key, how) => all.map((sums) => sums[key]).reduce(how);
	const add = (a, b) => a + b;
	return {
		requests: fold("requests", add),
		untimed: fold("untimed", add),
		content: fold("content", add),
		failures: fold("failures", add),
		total: fold("total", add),
		min: fold("min", (a, b) => Math.min(a, b)),
		max: fold("max", (a, b) => Math.max(a, b)),
		start: fold("start", (a, b) => Math.min(a, b)),
		end: fold("end", (a, b) => Math.max(a, b)),
		times
	};
}
/** Times below which a share of the requests lies, counted from the slowest (locustio/locust:locust/stats.py). */
function percentilesOf(times) {
	const sorted = [...times].toSorted(([a], [b]) => b - a);
	const count = sorted.reduce((sum, [, each]) => sum + each, 0);
	if (count === 0) return [];
	return PERCENTILES.map((share) => {
		let slower = 0;
		const found = sorted.find(([, each]) => {
			slower += each;
			return count - slower <= Math.floor(count * share);
		});
		return [`p${Number((share * 100).toPrecision(6))}`, found?.[0] ?? NaN];
	});
}
// src/core/evidence/locust/reader.ts
const FORMAT = "locust";
/** Statistics of Locust: `*_stats.csv`, and the list of `--json`. The mapping is in this folder's README. */
const locust = defineReader({
	id: FORMAT,
	title: "Locust statistics",
	detect: (text) => {
		const opening = text.slice(0, 4096);
		if (/^\s{0,20}\[/.test(opening)) return opening.includes("\"num_requests\"") && opening.includes("\"num_failures\"");
		return /^\uFEFF?"?Type"?,"?Name"?,"?Request Count"?,"?Failure Count"?/.test(opening);
	},
	read(file) {
		if (exceedsBytes(file.text, JSON_LIMITS.bytes)) return unreadable(FORMAT, file, [tooLarge(file)]);
		const entries = readFile(file);
		if (!entries.ok) return unreadable(FORMAT, file, entries.issues);
		const builder = new ReadingBuilder(FORMAT, file);
		if (entries.value.includes(void 0)) builder.problem(brokenEntry);
		const known = entries.value.flatMap((entry) => entry ?? []);
		const total = known.find(({ name }) => name === AGGREGATED);
		if (total === void 0 || total.requests <= 0) builder.problem(noRequests, total?.where);
		else observeEntries(known, builder);
		return builder.build({ tool: "Locust" });
	}
});
function readFile(file) {
	if (!/^\s{0,100}[[{]/.test(file.text)) {
		const rows = readCsv(file);
		return rows === void 0 ? {
			ok: false,
			issues: [notStatistics(file)]
		} : {
			ok: true,
			value: rows
		};
	}
	const parsed = readJson(file.text, file.path);
	if (!parsed.ok) return parsed;
	const root = Foreign.of(parsed.value, file.path);
	return root.isList ? {
		ok: true,
		value: readEntries(root)
	} : {
		ok: false,
		issues: [notStatistics(file)]
	};
}
/** Requests of one name and several methods are told apart by the method: `GET /score.p95`. */
function observeEntries(entries, builder) {
	const times = /* @__PURE__ */ new Map();
	for (const { name } of entries) times.set(name, (times.get(name) ?? 0) + 1);
	for (const entry of entries) {
		if (builder.overflowing) break;
		observeEntry((times.get(entry.name) ?? 0) > 1 && entry.type !== "" ? `${entry.type} ${entry.name}` : entry.name, entry, builder);
	}
}
function observeEntry(name, { requests, failures, values, source, where }, builder) {
	for (const { name: column, value, source: place } of values) {
		const full = `${name}.${column}`;
		const unit = unitOf(column);
		if (typeof value === "number") {
			builder.record({
				name: full,
				value,
				...unit === void 0 ? {} : { unit },
				samples: requests,
				source: place
			});
			continue;
		}
		const judged = judgeLeaf(value);
		const { id, says, fix } = judged.ok ? notNumber : judged;
		builder.problem({
			id,
			says,
			fix,
			values: {
				name: shown(full),
				found: shown(value, 40)
			}
		}, where);
	}
	if (requests > 0) builder.record({
		name: `${name}.failure_ratio`,
		value: failures / requests,
		samples: requests,
		source
	});
}
const notNumber = {
	id: "not-a-number",
	says: "`{name}` is `{found}`, which is no number.",
	fix: "Run the test long enough for every request to be made, and write the statistics again."
};
const brokenEntry = {
	id: "broken-entry",
	says: "An entry of this list does not count its requests and failures.",
	fix: "Write the list again with `locust --json`."
};
const noRequests = {
	id: "no-requests",
	says: "These statistics count no request at all, so they prove nothing.",
	fix: "Run the test against a system that can be reached; the row `Aggregated` counts all requests."
};
function notStatistics(file) {
	return {
		id: "not-statistics",
		says: "This is no file of statistics that Locust writes.",
		fix: "List `<prefix>_stats.csv` of `--csv <prefix>`, or the output of `--json`.",
		values: {},
		where: startOf(file)
	};
}
function tooLarge(file) {
	return {
		id: "too-large",
		says: "This file is larger than {limit} bytes, so it was not read.",
		fix: "Commit the statistics, not their history.",
		values: { limit: JSON_LIMITS.bytes },
		where: startOf(file)
	};
}
export { locust };
