import { I as blocks, L as byGravity, R as gravest, c as RISKS } from "./rule-lines.js";
// src/core/judge/outcome-of.ts
/**
* What gates and notices come to: the gravest of the notices and of the gates that may block.
* A gate that only warns never blocks; where it is the only one that applied, the pull request passes.
*/
function outcomeOf(gates, notices) {
	const counted = gates.map(({ severity, outcome }) => {
		if (severity === "block") return outcome;
		return outcome === "skip" ? "skip" : "pass";
	});
	return gravest([...counted, ...notices.map(({ outcome }) => outcome)]);
}
// src/core/policy/risk-of.ts
/**
* The risk that a pull request is judged by: the gravest of its packages, at head and at base,
* so that a pull request cannot lower the bar that it is measured by. Unknown or unreadable counts as High;
* no package at all as Low.
*/
function riskOf(packages, baseline) {
	let gravest = 0;
	for (const { manifest } of [...packages, ...baseline]) {
		const declared = manifest.ok ? manifest.value.handoff.package.risk : void 0;
		const rank = RISKS.findIndex((risk) => risk === declared);
		gravest = Math.max(gravest, rank === -1 ? RISKS.length - 1 : rank);
	}
	return RISKS[gravest] ?? "High";
}
// src/core/judge/counted-outcome.ts
/**
* What a finding counts for in its gate's outcome. One whose check only warns never blocks and is never an excuse: it counts
* as looked at (`pass`), or as what does not apply (`skip`).
*/
function countedOutcome({ outcome, severity }) {
	if (severity !== "warn") return outcome;
	return outcome === "skip" ? "skip" : "pass";
}
/** Sorts what blocks first, the gravest before the others; then what only warns; then the rest by gravity. */
function byWeight(a, b) {
	return group(a) - group(b) || byGravity(a.outcome, b.outcome);
}
function group(finding) {
	if (blocks(countedOutcome(finding))) return 0;
	return blocks(finding.outcome) ? 1 : 2;
}
export { outcomeOf as i, countedOutcome as n, riskOf as r, byWeight as t };
