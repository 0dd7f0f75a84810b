import "./rolldown-runtime.js";
import { t as readJson } from "./read-json.js";
import { n as shown } from "./source-issue.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { t as ReadingBuilder } from "./reading-builder.js";
// src/core/evidence/dvc-metrics-diff/reader.ts
const FORMAT = "dvc-metrics-diff";
/** The first value of the file: `{"file": {"metric": {"old": …`. Bounded, since it is asked of every JSON file. */
const OPENING = /^\s{0,20}\{\s{0,20}"[^"]{1,500}"\s{0,20}:\s{0,20}\{\s{0,40}"[^"]{0,500}"\s{0,20}:\s{0,20}\{\s{0,60}"(?:old|new|diff)"\s{0,20}:/;
/**
* What `dvc metrics diff --json` prints: metrics of two commits, and how they differ.
* Source: iterative/dvc:dvc/commands/metrics.py, dvc/utils/diff.py.
*/
const dvcMetricsDiff = defineReader({
	id: FORMAT,
	title: "DVC metrics diff",
	detect: (text, path) => /\.json$/i.test(path) && OPENING.test(text.slice(0, 2e3)),
	read(file) {
		const parsed = readJson(file.text, file.path);
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const root = Foreign.of(parsed.value, file.path);
		const builder = new ReadingBuilder(FORMAT, file);
		const several = root.entries.length > 1;
		for (const [path, metrics] of root.entries) for (const [name, metric] of metrics.entries) {
			const slice = several ? { slice: { file: path } } : {};
			if (metric.isMapping) readMetric(name === "" ? path : name, metric, slice, builder);
			else builder.problem({
				...NO_DIFF,
				values: { name: shown(name) }
			}, metric.where);
		}
		if (builder.empty) builder.problem(NOTHING);
		return builder.build({ tool: "dvc" });
	}
});
function readMetric(name, metric, slice, builder) {
	builder.observe(name, metric.at("new"), slice);
	if (metric.at("diff").present) builder.observe(`${name}.diff`, metric.at("diff"), slice);
}
const NO_DIFF = {
	id: "no-difference",
	says: "`{name}` holds no old and new value.",
	fix: "Write the file again with `dvc metrics diff --json`."
};
const NOTHING = {
	id: "no-metrics",
	says: "This file holds no difference, so it proves nothing.",
	fix: "Write it with `dvc metrics diff --all --json`, which also lists metrics that did not change."
};
export { dvcMetricsDiff };
