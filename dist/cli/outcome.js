// src/core/model/outcome.ts
/** From the gravest to the lightest: the total order in which outcomes are combined. */
const OUTCOMES = [
	"error",
	"fail",
	"pending",
	"waived",
	"pass",
	"skip"
];
const rank = {
	error: 5,
	fail: 4,
	pending: 3,
	waived: 2,
	pass: 1,
	skip: 0
};
/** The graver of two outcomes. */
function graver(a, b) {
	return rank[a] >= rank[b] ? a : b;
}
/** The gravest of several; `skip` when there are none. */
function gravest(outcomes) {
	let worst = "skip";
	for (const outcome of outcomes) worst = graver(worst, outcome);
	return worst;
}
/** Sorts the gravest first. */
function byGravity(a, b) {
	return rank[b] - rank[a];
}
/** Whether an outcome keeps a pull request from being merged. */
function blocks(outcome) {
	return rank[outcome] >= rank.pending;
}
export { gravest as i, blocks as n, byGravity as r, OUTCOMES as t };
