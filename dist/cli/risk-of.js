import { i as RISKS } from "./setting-for.js";
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
export { riskOf as t };
