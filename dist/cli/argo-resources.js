import { n as shown } from "./source-issue.js";
import { n as metricsOfQuery } from "./read-promql.js";
// src/core/evidence/argo-rollout/read-condition.ts
const OPS = {
	">=": "gte",
	">": "gt",
	"<=": "lte",
	"<": "lt",
	"==": "eq"
};
const OPPOSITE = {
	gte: "lt",
	gt: "lte",
	lte: "gt",
	lt: "gte"
};
const RESULT = /^(?:result(?:\[\d{1,3}\])?|(?:asFloat|asInt|float|int)\(result(?:\[\d{1,3}\])?\))(?=[\s<>=!])/;
const COMPARED = /^\s{0,9}(>=|<=|==|>|<)\s{0,9}(?:(-?\d{1,15}(?:\.\d{1,15})?(?:[eE]-?\d{1,3})?)|"([^"\\]{1,80})"|(true|false))$/;
/**
* The bound that a condition of Argo Rollouts puts on a measurement, when it is one plain comparison: `result[0] >= 0.95`,
* `asFloat(result) < 2`, `result == "true"`. `undefined` for anything else: what it asks for cannot be said in one bound.
*/
function readCondition(condition) {
	const text = condition.slice(0, 300).trim();
	const result = RESULT.exec(text)?.[0];
	const compared = result === void 0 ? null : COMPARED.exec(text.slice(result.length));
	if (compared === null) return void 0;
	const [, sign = "", number, quoted, word] = compared;
	const op = OPS[sign];
	const target = number === void 0 ? quoted ?? word : Number(number);
	return op === void 0 || target === void 0 || typeof target === "number" && !Number.isFinite(target) ? void 0 : {
		op,
		target
	};
}
/** The bound that must hold for a failure condition not to: `result > 5` fails, so at most 5 is asked for. */
function readFailure(condition) {
	const bound = readCondition(condition);
	const op = bound === void 0 ? void 0 : OPPOSITE[bound.op];
	return bound === void 0 || op === void 0 ? void 0 : {
		op,
		target: bound.target
	};
}
// src/core/evidence/argo-rollout/add-objectives.ts
/**
* Adds an objective for each metric of an analysis (`spec.metrics` of a template or a run), named `<owner>.<metric>`, and tells
* metrics that nothing is asked of. Returns how many metrics there are.
*/
function addObjectives(owner, metrics, builder) {
	for (const metric of metrics.items) {
		const name = metric.at("name").text;
		const [success, failure] = [metric.at("successCondition").text, metric.at("failureCondition").text];
		if (name === void 0) {
			builder.problem({
				id: "no-name",
				says: "This metric of the analysis has no name.",
				fix: "Name it."
			}, metric.where);
			continue;
		}
		if (success === void 0 && failure === void 0 && !judgesItself(metric.at("provider"))) builder.problem({
			id: "no-condition",
			says: "The metric `{name}` has neither a `successCondition` nor a `failureCondition`, so it can never fail.",
			fix: "Write what its result must be.",
			values: { name: shown(name) }
		}, metric.where);
		const bound = success === void 0 ? failure === void 0 ? void 0 : readFailure(failure) : readCondition(success);
		const query = metric.at("provider", "prometheus", "query").text;
		builder.add("objectives", {
			kind: "analysis",
			name: `${owner}.${name}`,
			metrics: query === void 0 ? [] : metricsOfQuery(query),
			...bound,
			source: metric.source
		});
	}
	return metrics.items.length;
}
/** A job succeeds or fails, and Kayenta judges; their results need no condition. */
function judgesItself(provider) {
	return provider.at("job").present || provider.at("kayenta").present;
}
// src/core/evidence/argo-rollout/argo-resources.ts
/** The resources of Argo in the documents of a file; a document may be a list of resources, as `kubectl get` prints it. */
function argoResources(documents) {
	return documents.flatMap((document) => document.at("items").isList ? document.at("items").items : [document]).flatMap((resource) => {
		const kind = resource.at("kind").text;
		if (kind === void 0 || !(resource.at("apiVersion").text ?? "").startsWith("argoproj.io/")) return [];
		const metadata = resource.at("metadata");
		return [{
			kind,
			name: metadata.at("name").text ?? metadata.at("generateName").text ?? kind,
			resource
		}];
	});
}
export { addObjectives as n, argoResources as t };
