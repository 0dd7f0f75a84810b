import "./rolldown-runtime.js";
import { t as readJson } from "./read-json.js";
import { n as shown } from "./source-issue.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { t as readInstant } from "./read-instant.js";
import { t as ReadingBuilder } from "./reading-builder.js";
// src/core/evidence/pytest-benchmark/reader.ts
const FORMAT = "pytest-benchmark";
/** Statistics of a benchmark and their units: times are seconds, whatever unit the printed table uses. */
const STATS = [
	["mean", "s"],
	["median", "s"],
	["stddev", "s"],
	["min", "s"],
	["max", "s"],
	["iqr", "s"],
	["q1", "s"],
	["q3", "s"],
	["ops", "1/s"],
	["rounds", void 0]
];
/** What is told of the machine: that two runs can be compared at all. */
const MACHINE = [
	["system"],
	["machine"],
	["python_version"],
	["cpu", "brand"],
	["cpu", "brand_raw"]
];
/** Reports of pytest-benchmark (`--benchmark-json`). The mapping is in this folder's README. */
const pytestBenchmark = defineReader({
	id: FORMAT,
	title: "pytest-benchmark",
	detect: (text) => text.includes("\"benchmarks\"") && text.includes("\"machine_info\""),
	read(file) {
		const parsed = readJson(file.text, file.path);
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const root = Foreign.of(parsed.value, file.path);
		const builder = new ReadingBuilder(FORMAT, file);
		const benchmarks = root.at("benchmarks");
		if (benchmarks.items.length === 0) builder.problem(noBenchmarks, benchmarks.where);
		const at = instantOf(root.at("datetime").text);
		const names = repeated(benchmarks.items);
		for (const benchmark of benchmarks.items) {
			if (builder.overflowing) break;
			readBenchmark(benchmark, {
				names,
				at
			}, builder);
		}
		addCommit(root.at("commit_info"), builder);
		for (const keys of MACHINE) {
			const fact = root.at("machine_info", ...keys);
			const value = fact.text;
			if (value !== void 0) builder.add("properties", {
				name: `machine_info.${keys.join(".")}`,
				value,
				source: fact.source
			});
		}
		const version = root.at("version").text;
		return builder.build({
			tool: "pytest-benchmark",
			...version === void 0 ? {} : { version: shown(version, 40) }
		});
	}
});
/** Written in UTC without saying so (ionelmc/pytest-benchmark:src/pytest_benchmark/plugin.py). */
function instantOf(text) {
	if (text === void 0 || text.length > 40) return void 0;
	return readInstant(/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
}
/** Short names that several benchmarks have: those are told apart by their full names. */
function repeated(benchmarks) {
	const seen = /* @__PURE__ */ new Set();
	const twice = /* @__PURE__ */ new Set();
	for (const benchmark of benchmarks) {
		const name = benchmark.at("name").text ?? "";
		if (seen.has(name)) twice.add(name);
		seen.add(name);
	}
	return twice;
}
function readBenchmark(benchmark, { names, at }, builder) {
	const short = benchmark.at("name").text;
	const full = benchmark.at("fullname").text;
	const name = short === void 0 || names.has(short) ? full ?? short : short;
	const rounds = benchmark.at("stats", "rounds").number;
	if (name === void 0 || rounds === void 0 || rounds <= 0) {
		builder.problem({
			id: "no-rounds",
			says: "The benchmark `{name}` has no name or ran no round, so it measured nothing.",
			fix: "Run the benchmark again, without `--benchmark-disable`.",
			values: { name: shown(name ?? "") }
		}, benchmark.where);
		return;
	}
	const shared = {
		samples: rounds,
		...at === void 0 ? {} : { at }
	};
	for (const [stat, unit] of STATS) {
		const value = benchmark.at("stats", stat);
		if (value.value !== void 0) builder.observe(`${name}.${stat}`, value, {
			...shared,
			...unit === void 0 ? {} : { unit }
		});
	}
	for (const [key, value] of benchmark.at("extra_info").entries) if (value.number !== void 0) builder.observe(`${name}.extra_info.${key}`, value, shared);
	for (const [key, param] of benchmark.at("params").entries) {
		const value = param.text ?? param.number ?? param.boolean;
		if (value !== void 0) builder.add("parameters", {
			name: `${name}.${key}`,
			value,
			source: param.source
		});
	}
}
/** Outside of a repository the tool writes `unversioned`, which is no commit that anything could be bound to. */
function addCommit(info, builder) {
	const id = info.at("id").text;
	if (id === void 0) return;
	const known = /^[0-9a-f]{7,64}$/i.test(id);
	const dirty = !known || info.at("dirty").boolean === true;
	const commit = known ? id.toLowerCase() : shown(id, 80);
	builder.add("subjects", {
		kind: "commit",
		id: commit,
		...dirty ? { dirty } : {},
		source: info.at("id").source
	});
}
const noBenchmarks = {
	id: "no-benchmarks",
	says: "This report holds no benchmark; the tool leaves out those that failed.",
	fix: "Run the benchmarks again, and look at why they failed."
};
export { pytestBenchmark };
