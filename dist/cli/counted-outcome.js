import { i as gravest, n as blocks, r as byGravity } from "./outcome.js";
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
export { countedOutcome as n, outcomeOf as r, byWeight as t };
