import { _ as string, a as array, g as strictObject, h as record, r as _enum, u as literal, v as union } from "./zod.js";
import { a as label, c as operator, d as pathOrUri, f as quantity, h as version, m as text, n as duration, o as licence, p as rollbackTarget, r as handle, s as markdownPath, u as packageName } from "./handoff-fields.js";
import { n as parseQuantity } from "./parse-quantity.js";
// src/core/handoff/constraint-kinds.ts
const KINDS = [{
	words: /* @__PURE__ */ new Set([
		"memory",
		"ram",
		"vram"
	]),
	dimension: "information",
	expected: "expected an amount of memory",
	fix: "Write it as memory, such as `512Mi` or `2GB`. Time, rate or share: say so in the name."
}, {
	words: /* @__PURE__ */ new Set(["latency"]),
	dimension: "time",
	expected: "expected a time",
	fix: "Write it as a time, such as `250ms`; `m` is minutes. Memory, rate or share: say so in the name."
}];
/** Words that leave open of what kind a number is. Any other word may change that: `latency_increase` is a share. */
const BESIDE = /^(?:p\d+|avg|average|mean|median|max|maximum|min|minimum|peak|limit|total|request|response|inference|prediction|serving|model|service|cpu|gpu)$/;
/**
* Refines the constraints of a manifest: a unit of another kind under a name that says nothing but memory or latency is a mistake. A bare
* number is left alone, since it states no kind.
*/
function judgeKinds(constraints, context) {
	for (const [name, written] of Object.entries(constraints)) {
		const kind = kindOf(name);
		const parsed = parseQuantity(written);
		if (kind === void 0 || !parsed.ok) continue;
		const { dimension } = parsed.value;
		if (dimension === "number" || dimension === kind.dimension) continue;
		context.addIssue({
			code: "custom",
			path: [name],
			message: kind.expected,
			params: { fix: kind.fix }
		});
	}
}
function kindOf(name) {
	const telling = name.toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== "").filter((word) => !BESIDE.test(word));
	return KINDS.find((kind) => telling.length > 0 && telling.every((word) => kind.words.has(word)));
}
// src/core/handoff/handoff-sections.ts
const link = string().max(2e3).regex(/^https?:\/\/[!#-;=?-~]+$/, "expected a web address that begins with https://");
const metric = label.describe("Name of a metric: an observation of an evidence file, an SLO or an alert.");
const packageSection = strictObject({
	name: packageName.describe("Name of the package; with the version, its identity."),
	version: version.describe("Semantic version. Content that changes without a new version is an error."),
	description: text.optional().describe("What the package is for, in one sentence."),
	license: licence.optional().describe("SPDX licence expression."),
	owner: handle.describe("Who answers for the package, spelled as CODEOWNERS spells it; must own this folder there."),
	risk: _enum([
		"Low",
		"Medium",
		"High",
		"Unknown"
	]).optional().describe("Risk tier. Unknown, and no risk at all, is treated as High."),
	previous: version.optional().describe("Version that comparisons are made against, and the default target of a rollback.")
});
const problemSection = strictObject({
	doc: pathOrUri.optional().describe("Document that frames the problem."),
	success: array(strictObject({
		metric,
		op: operator,
		target: quantity.describe("Value to be reached: a promise about the future, with its unit.")
	})).max(100).optional().describe("Metrics that say whether the problem is solved; the same from research to rollback."),
	limitations: array(text).max(100).optional().describe("What the package must not be used for.")
});
const dataset = strictObject({
	name: label.describe("Name of the data set, unique in this file."),
	role: _enum([
		"train",
		"validate",
		"test",
		"reference"
	]).optional().describe("What the data was used for."),
	path: pathOrUri.optional().describe("The data, or a Git LFS or DVC pointer to it."),
	license: licence.optional().describe("SPDX licence expression of the data."),
	classification: label.optional().describe("Sensitivity in the owner's own words, such as public or pii."),
	contract: pathOrUri.optional().describe("Data contract."),
	retention: text.optional().describe("How long the data may be kept, such as 2y, or why there is no end."),
	purpose: text.optional().describe("What the data may be used for."),
	lineage: array(pathOrUri).max(100).optional().describe("Files that say where the data came from, such as dvc.lock.")
});
const datasetsSection = array(dataset).max(200);
const codeSection = strictObject({
	path: pathOrUri.optional().describe("Folder of the training and serving code."),
	params: pathOrUri.optional().describe("Parameters of the run, with its seed."),
	features: array(pathOrUri).max(100).optional().describe("Feature definitions."),
	environment: array(pathOrUri).max(100).optional().describe("Files that pin the environment: lock files, a Dockerfile, an image by digest.")
});
const modelSection = strictObject({
	path: pathOrUri.optional().describe("The model: a file or a folder."),
	framework: label.optional().describe("Framework of the model, such as sklearn."),
	run_id: label.optional().describe("Run that trained it, as the tracking server names it."),
	approach: pathOrUri.optional().describe("Decision record of the modelling approach."),
	card: pathOrUri.optional().describe("Model card."),
	signature: pathOrUri.optional().describe("Signature of the model, such as an OpenSSF model signing bundle."),
	provenance: array(pathOrUri).max(20).optional().describe("Attestations of how it was made, such as SLSA provenance."),
	base: array(strictObject({
		name: label.describe("Name of the base model, as its registry spells it."),
		license: licence.optional().describe("SPDX licence expression of the base model.")
	})).max(20).optional().describe("Models that it was made from.")
});
const migrationSection = strictObject({
	doc: pathOrUri.optional().describe("How the package moves into production code."),
	constraints: record(label, quantity).superRefine(judgeKinds).optional().describe("What engineering must be able to meet: metric and bound with its unit.")
});
const evidence = strictObject({
	path: pathOrUri.describe("File that a tool wrote, inside the package folder."),
	as: string().max(40).regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "expected the id of an evidence format, such as junit or metrics").optional().describe("Format of the file, such as junit; left out, it is recognised by what is in the file."),
	suite: label.optional().describe("Which suite it reports on, where a policy's check names one."),
	about: array(label).max(50).optional().describe("What it is about: model, or names of data sets."),
	environment: label.optional().describe("Where it was measured.")
});
const evidenceSection = array(evidence).max(500);
const rollout = {
	strategy: _enum([
		"canary",
		"blue-green",
		"shadow",
		"flag",
		"recreate"
	]).optional().describe("How the new version takes over."),
	path: pathOrUri.optional().describe("Rollout definition or script."),
	impact: pathOrUri.optional().describe("Who is touched, and what happens if an assumption fails.")
};
const deploymentSection = strictObject({
	...rollout,
	staging: strictObject(rollout).optional().describe("What differs in staging."),
	production: strictObject(rollout).optional().describe("What differs in production.")
});
const monitoringSection = strictObject({
	alerts: pathOrUri.optional().describe("Alert rules."),
	tests: pathOrUri.optional().describe("Tests of the alert rules."),
	slo: pathOrUri.optional().describe("Service level objectives."),
	dashboards: array(link).max(50).optional().describe("Addresses of dashboards."),
	runbook: pathOrUri.optional().describe("What to do when an alert fires."),
	drift: array(label).max(50).optional().describe("Data sets that live data is compared with.")
});
const condition = {
	metric,
	op: operator,
	threshold: quantity.describe("Bound with its unit."),
	lookbackWindow: duration.optional().describe("How far back the metric is looked at.")
};
const trigger = strictObject({
	...condition,
	alertAfter: duration.optional().describe("How long the condition must hold."),
	severity: _enum(["page", "ticket"]).optional().describe("Whether someone is woken."),
	action: label.optional().describe("What is done, such as replace-model or flag-off.")
});
const rollbackSection = strictObject({
	to: rollbackTarget.optional().describe("Version to go back to; by default the previous one. `none` for a first release."),
	instead: string().min(1).max(500).optional().describe("With `to: none`: what serves while the model is off, such as the rule that served before it."),
	triggers: array(trigger).max(100).optional().describe("When to go back."),
	path: pathOrUri.optional().describe("Script that goes back."),
	within: duration.optional().describe("How long going back may take."),
	authority: handle.optional().describe("Who may decide it."),
	stable: strictObject({
		...condition,
		endorsedBy: handle.optional().describe("Who confirms it.")
	}).optional().describe("When the package counts as stable after going back."),
	escalation: array(strictObject({
		to: handle.describe("Who is called, as CODEOWNERS spells them."),
		after: duration.optional().describe("How long the one before is waited for.")
	})).max(20).optional().describe("Who is called next when nobody answers, in order."),
	drill: pathOrUri.optional().describe("Record of the last drill, inside the package folder.")
});
// src/core/handoff/handoff-schema.ts
/**
* The sections that may stand in a Markdown file of their own, in the order of the manifest.
* All are optional here: which of them a stage asks for is `required-when.ts`.
*/
const SECTIONS = {
	problem: problemSection.describe("What is solved, for whom, and how success is known."),
	datasets: datasetsSection.describe("Data that the package was made and judged with."),
	code: codeSection.describe("Code that makes and serves the model."),
	model: modelSection.describe("The model itself."),
	migration: migrationSection.describe("What moving it into production code asks for."),
	evidence: evidenceSection.describe("Files that tools wrote; numbers are read from them, never typed here."),
	deployment: deploymentSection.describe("How it is rolled out."),
	monitoring: monitoringSection.describe("How it is watched."),
	rollback: rollbackSection.describe("When, how and by whom it is taken back.")
};
const head = {
	apiVersion: literal("gatehouse/v1").describe("Version of this format."),
	package: packageSection.describe("What is handed over, and who answers for it."),
	ignore: array(string().min(1).max(256).regex(/^[^{}\\]*$/, "expected a glob without braces and backslashes, such as notes/**")).max(100).optional().describe("Globs, relative to the package folder, of files that belong to no section on purpose.")
};
/** A manifest whose sections are all in place. Strict: an unknown key is a mistake, never ignored. */
const handoffSchema = strictObject({
	...head,
	problem: SECTIONS.problem.optional(),
	datasets: SECTIONS.datasets.optional(),
	code: SECTIONS.code.optional(),
	model: SECTIONS.model.optional(),
	migration: SECTIONS.migration.optional(),
	evidence: SECTIONS.evidence.optional(),
	deployment: SECTIONS.deployment.optional(),
	monitoring: SECTIONS.monitoring.optional(),
	rollback: SECTIONS.rollback.optional()
});
const inPlace = (section) => union([section, markdownPath]).optional().describe(section.description ?? "");
/** The manifest as the file writes it: each section in place, or the path of a Markdown file. */
const manifestSchema = strictObject({
	...head,
	problem: inPlace(SECTIONS.problem),
	datasets: inPlace(SECTIONS.datasets),
	code: inPlace(SECTIONS.code),
	model: inPlace(SECTIONS.model),
	migration: inPlace(SECTIONS.migration),
	evidence: inPlace(SECTIONS.evidence),
	deployment: inPlace(SECTIONS.deployment),
	monitoring: inPlace(SECTIONS.monitoring),
	rollback: inPlace(SECTIONS.rollback)
});
export { handoffSchema as n, manifestSchema as r, SECTIONS as t };
