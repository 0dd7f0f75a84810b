import "./rolldown-runtime.js";
import { t as readYamlDocuments } from "./read-yaml-documents.js";
import { n as addObjectives, t as argoResources } from "./argo-resources.js";
import { i as unreadable, r as startOf, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { t as ReadingBuilder } from "./reading-builder.js";
import { n as shown } from "./source-issue.js";
import { t as readInstant } from "./read-instant.js";
// src/core/evidence/argo-analysis-run/read-run.ts
/** Counts of measurements of a metric; Argo leaves out those that are zero. */
const COUNTS = [
	"count",
	"successful",
	"failed",
	"inconclusive",
	"error"
];
/** Observes the phase of a run, of each of its metrics, and their last measurements. `before` is put before each name. */
function readRun(run, before, builder) {
	const status = run.at("status");
	const phase = status.at("phase");
	const at = readInstant(status.at("completedAt").text ?? "") ?? lastOf(status);
	const when = at === void 0 ? {} : { at };
	if (phase.text !== void 0) builder.observe(`${before}phase`, phase, {
		passed: phase.text === "Successful",
		...when
	});
	checkPhase(phase, run, builder);
	const results = status.at("metricResults");
	if (results.items.length === 0) builder.problem({
		id: "no-results",
		says: "This analysis has no results of any metric, so it proves nothing.",
		fix: "Print the run again when it has ended."
	}, status.where);
	for (const result of results.items) {
		if (builder.overflowing) break;
		readResult(result, before, builder);
	}
}
/** `Failed` is an answer. `Inconclusive` and `Error` are none, and a run that goes on has none yet. */
function checkPhase(phase, run, builder) {
	const text = phase.text ?? "absent";
	if (text === "Successful" || text === "Failed") return;
	const values = { phase: shown(text, 40) };
	if (text === "Inconclusive" || text === "Error") {
		builder.problem({
			id: "no-answer",
			says: "This analysis came to no answer: its phase is `{phase}`.",
			fix: "Find out why from its message, and run the analysis again.",
			values
		}, phase.where);
		return;
	}
	const says = "This analysis has not ended: its phase is `{phase}`.";
	const place = phase.present ? phase : run;
	builder.problem({
		id: "not-finished",
		says,
		fix: "Print the run again when it has ended.",
		values
	}, place.where);
}
function readResult(result, before, builder) {
	const metric = result.at("name").text;
	if (metric === void 0) {
		builder.problem({
			id: "no-name",
			says: "This result has no name, so it cannot be told what was measured.",
			fix: "Print the run again with kubectl."
		}, result.where);
		return;
	}
	const name = `${before}${metric}`;
	const phase = result.at("phase");
	const dry = result.at("dryRun").boolean === true;
	if (phase.text !== void 0) builder.observe(`${name}.phase`, phase, dry ? {} : { passed: phase.text === "Successful" });
	for (const key of COUNTS) {
		const count = result.at(key);
		if (count.present) builder.observe(`${name}.${key}`, count);
		else builder.record({
			name: `${name}.${key}`,
			value: 0,
			source: result.source
		});
	}
	const last = result.at("measurements").items.at(-1);
	const value = last === void 0 ? void 0 : valueOf(last.at("value").text);
	if (last === void 0 || value === void 0) return;
	const at = readInstant(last.at("finishedAt").text ?? "");
	const samples = result.at("count").number;
	builder.record({
		name: `${name}.value`,
		value,
		...samples === void 0 || samples < 0 ? {} : { samples },
		passed: last.at("phase").text === "Successful",
		...at === void 0 ? {} : { at },
		source: last.source
	});
}
/** Argo writes every measurement as a text: a number, a list of one number, a truth, or anything else. */
function valueOf(text) {
	if (text === void 0 || text.length > 1e3) return void 0;
	const number = /^\[?(-?\d{1,15}(?:\.\d{1,20})?(?:[eE][+-]?\d{1,3})?)\]?$/.exec(text)?.[1];
	if (number !== void 0) return Number.isFinite(Number(number)) ? Number(number) : void 0;
	if (text === "true" || text === "false") return text === "true";
	return /^\[?(?:NaN|[+-]?Inf)\]?$/i.test(text) ? void 0 : text;
}
/** End of the last measurement, for runs that do not say when they ended. */
function lastOf(status) {
	return status.at("metricResults").items.map((result) => readInstant(result.at("measurements").items.at(-1)?.at("finishedAt").text ?? "")).filter((end) => end !== void 0).toSorted().at(-1);
}
// src/core/evidence/argo-analysis-run/reader.ts
const FORMAT = "argo-analysis-run";
/** Analyses that Argo Rollouts ran, as `kubectl get analysisrun -o yaml` prints them. The mapping is in this folder's README. */
const argoAnalysisRun = defineReader({
	id: FORMAT,
	title: "Argo AnalysisRun",
	detect: (text) => text.includes("argoproj.io/") && /(?:^|[\s"'{,])kind["']?[ \t]{0,9}:[ \t]{0,9}["']?AnalysisRun\b/.test(text),
	read(file) {
		const parsed = readYamlDocuments(file.text, file.path);
		if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
		const runs = argoResources(parsed.value.map((document) => Foreign.of(document, file.path))).filter(({ kind }) => kind === "AnalysisRun");
		if (runs.length === 0) return unreadable(FORMAT, file, [{
			...nothing,
			values: {},
			where: startOf(file)
		}]);
		const builder = new ReadingBuilder(FORMAT, file);
		for (const run of runs) addRun(run, runs.length > 1, builder);
		return builder.build({ tool: "Argo Rollouts" });
	}
});
/** Of several runs in one file, each has its name before its observations. */
function addRun({ name, resource }, several, builder) {
	readRun(resource, several ? `${name}.` : "", builder);
	addObjectives(name, resource.at("spec", "metrics"), builder);
	for (const argument of resource.at("spec", "args").items) {
		const key = argument.at("name").text;
		const value = argument.at("value").text;
		if (key !== void 0 && value !== void 0) builder.add("parameters", {
			name: `${name}.args.${key}`,
			value,
			source: argument.at("value").source
		});
	}
	for (const pod of ["rollouts-pod-template-hash", "rollout-type"]) {
		const label = resource.at("metadata", "labels", pod);
		if (label.text !== void 0) builder.add("properties", {
			name: `${name}.${pod}`,
			value: label.text,
			source: label.source
		});
	}
}
const nothing = {
	id: "no-run",
	says: "This file holds no AnalysisRun of Argo.",
	fix: "Print the run itself: `kubectl get analysisrun <name> -o yaml`."
};
export { argoAnalysisRun };
