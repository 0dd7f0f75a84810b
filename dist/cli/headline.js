import { i as gravest, n as blocks, r as byGravity } from "./outcome.js";
import { u as says } from "./fill-template.js";
import { t as causesOf } from "./causes.js";
// src/core/report/tally.ts
const ORDER = [
	"error",
	"fail",
	"held",
	"pending",
	"warns",
	"waived",
	"pass",
	"skip"
];
/** What a gate, or a finding of it, means for the merge. */
function standing(gate, outcome) {
	return gate.severity === "warn" && blocks(outcome) ? "warns" : outcome;
}
/** What a gate means for the merge, where findings that only follow from another gate's count as that. */
function standingOfGate(gate, causes) {
	const own = gate.findings.filter((finding) => !causes.has(finding));
	if (own.some((finding) => finding.severity === "warn" && blocks(finding.outcome)) && !blocks(gate.outcome)) return "warns";
	if (own.length === gate.findings.length) return standing(gate, gate.outcome);
	const rest = gravest(own.flatMap(({ outcome, severity }) => severity === "warn" ? [] : [outcome]));
	if (blocks(rest)) return standing(gate, rest);
	return gate.severity === "warn" ? "warns" : "held";
}
/** Counts a verdict's gates. */
function tally(verdict) {
	const causes = causesOf(verdict);
	const of = (wanted) => verdict.gates.filter((gate) => standingOfGate(gate, causes) === wanted);
	const skip = of("skip");
	return {
		error: of("error"),
		fail: of("fail"),
		held: of("held"),
		pending: of("pending"),
		warns: of("warns"),
		waived: of("waived"),
		pass: of("pass"),
		skip,
		applied: verdict.gates.length - skip.length
	};
}
/** Findings the gravest first, in the gate's order among equals. */
function gravestFirst(findings) {
	return findings.toSorted((a, b) => byGravity(a.outcome, b.outcome));
}
/** Whether a finding (or gate) asks for something or excuses something; the others only say what was looked at. */
function isOpen({ outcome }) {
	return outcome !== "pass" && outcome !== "skip";
}
/** That other gates could not look because of a finding; `null` where none was kept from it. */
function heldBy({ holds = [] }) {
	if (holds.length === 0) return null;
	return {
		says: "Not judged until this is mended: {holds}.",
		values: { holds }
	};
}
/** What a finding means for the merge; a notice counts as a blocking gate's. */
function standingOf({ gate, finding }) {
	if (finding.severity === "warn" && blocks(finding.outcome)) return "warns";
	return gate === null ? finding.outcome : standing(gate, finding.outcome);
}
/** What could not be looked at and has no place in a file: nobody's mistake there. */
function isUnjudged({ finding }) {
	return finding.where === void 0 && finding.outcome === "error";
}
/** `gate/id`, the name that waivers and tests use; a notice's gate is called `verdict`. */
function nameOf({ gate, finding }) {
	return `${gate?.gate ?? "verdict"}/${finding.id}`;
}
/**
* Every open finding, the gravest first, and every notice, whatever it comes to: a judgement says one only to be read.
* What only follows from another finding is left out; that one names the gates that it holds back.
*/
function openFindings(verdict) {
	const causes = causesOf(verdict);
	const held = /* @__PURE__ */ new Map();
	const all = verdict.notices.map((finding) => ({
		gate: null,
		finding
	}));
	for (const gate of verdict.gates) for (const finding of gate.findings) {
		const cause = causes.get(finding);
		if (cause === void 0) all.push({
			gate,
			finding
		});
		else held.set(cause, [.../* @__PURE__ */ new Set([...held.get(cause) ?? [], gate.gate])]);
	}
	return all.filter(({ gate, finding }) => gate === null || isOpen(finding)).map((placed) => {
		const holds = held.get(placed.finding);
		return holds === void 0 ? placed : {
			...placed,
			holds
		};
	}).toSorted((a, b) => ORDER.indexOf(standingOf(a)) - ORDER.indexOf(standingOf(b)));
}
/** Who can act on the findings that block, each once, in order of appearance. */
function whoCanAct(findings) {
	const open = findings.filter(({ outcome, severity }) => severity !== "warn" && blocks(outcome));
	return [...new Set(open.flatMap((finding) => finding.who ?? []))];
}
// src/core/report/headline.ts
const ids = (gates) => gates.map((gate) => gate.gate);
const everyFinding = (gates) => gates.flatMap((gate) => gate.findings);
const plural = (count, one, many) => count === 1 ? one : many;
/**
* The verdict in one line, as parts to be joined: what keeps the merge back, then for whom it waits.
* `2 of 11 gates block · waiting for @acme/sre`; `all 5 gates pass`; `3 gates could not be judged`.
*/
function headlineParts(verdict) {
	const count = tally(verdict);
	const parts = [...blockedParts(verdict, count), ...waitingParts(count)];
	if (parts.length === 0) parts.push(greenPart(verdict, count));
	const warned = count.warns.length;
	if (warned > 0) parts.push({
		says: `{warned} ${plural(warned, "gate warns", "gates warn")}`,
		values: { warned }
	});
	if (verdict.deferred.length > 0) parts.push({
		says: "{deferred} still to come in the pull request",
		values: { deferred: verdict.deferred }
	});
	return parts;
}
function blockedParts(verdict, count) {
	const parts = [];
	const [mendable, unjudged] = byMendable(count.error);
	if (unjudged.length > 0) {
		const gates = plural(unjudged.length, "gate", "gates");
		parts.push({
			says: `{count} ${gates} could not be judged`,
			values: { count: unjudged.length }
		});
	} else if (isWhollyUnjudged(verdict)) parts.push({
		says: "this pull request could not be judged",
		values: {}
	});
	if (mendable.length > 0) {
		const says = `{count} ${plural(mendable.length, "gate", "gates")} cannot be judged before something is mended`;
		parts.push({
			says,
			values: { count: mendable.length }
		});
	}
	const failed = count.fail.length;
	if (failed > 0) {
		const says = `{failed} of {applied} ${plural(count.applied, "gate", "gates")} ${plural(failed, "blocks", "block")}`;
		parts.push({
			says,
			values: {
				failed,
				applied: count.applied
			}
		});
	} else if (verdict.outcome === "fail") parts.push({
		says: "it may not merge",
		values: {}
	});
	const held = count.held.length;
	if (held > 0) {
		const says = `{held} ${plural(held, "is", "are")} not judged until that is mended`;
		parts.push({
			says,
			values: { held }
		});
	}
	return parts;
}
/** Whether the judgement as a whole failed, and not only gates that tell of it themselves. */
function isWhollyUnjudged({ outcome, notices, gates }) {
	if (outcome !== "error") return false;
	return !gates.some((gate) => gate.severity === "block" && gate.outcome === "error") || notices.some((notice) => notice.outcome === "error");
}
function waitingParts(count) {
	const gates = [...count.fail.filter(isAlsoWaiting), ...count.pending];
	if (gates.length === 0) return [];
	const who = whoCanAct(everyFinding(gates).filter(({ outcome }) => outcome === "pending"));
	const shown = who.slice(0, 3);
	const left = who.length - shown.length;
	const isForPeople = count.pending.some(({ kind }) => kind === "people");
	const waiting = who.length === 0 ? {
		says: `waiting for ${isForPeople ? "people" : "time or other tools"} in {gates}`,
		values: { gates: ids(count.pending) }
	} : {
		says: `waiting for \`{who}\`${left > 0 ? " and {left} more" : ""}`,
		values: {
			who: shown,
			left
		}
	};
	const others = count.pass.length + count.waived.length;
	if (others === 0 || others + count.pending.length !== count.applied) return [waiting];
	return [waiting, {
		says: plural(others, "the other gate passes", "the other {others} gates pass"),
		values: { others }
	}];
}
function greenPart(verdict, count) {
	if (count.applied === 0 && verdict.deferred.length > 0) return {
		says: "nothing to judge here",
		values: {}
	};
	if (verdict.outcome === "skip" || count.applied === 0) return {
		says: "nothing was judged, so it may not merge",
		values: {}
	};
	if (blocks(verdict.outcome)) return {
		says: "it may not merge yet",
		values: {}
	};
	const passed = count.pass.length + count.waived.length;
	const all = passed === count.applied && verdict.deferred.length === 0 ? plural(passed, "the only gate passes", passed === 2 ? "both gates pass" : "all {passed} gates pass") : plural(passed, "1 gate passes", "{passed} gates pass");
	const waived = count.waived.length;
	return {
		says: waived > 0 ? `${all}, {waived} by a waiver` : all,
		values: {
			passed,
			waived
		}
	};
}
/** {@link headlineParts} in a style. */
function headline(verdict, style) {
	return headlineParts(verdict).map((part) => says(part, style)).join(" · ");
}
/** Whether a gate that blocks for another reason waits for people besides. */
function isAlsoWaiting({ findings }) {
	return whoCanAct(findings.filter(({ outcome }) => outcome === "pending")).length > 0;
}
/** Gates whose every error has a place in a file, where somebody can mend it, and the others. */
function byMendable(gates) {
	const isMendable = ({ findings }) => findings.every(({ outcome, where }) => outcome !== "error" || where !== void 0);
	return [gates.filter(isMendable), gates.filter((gate) => !isMendable(gate))];
}
export { nameOf as a, tally as c, isUnjudged as i, gravestFirst as n, openFindings as o, heldBy as r, standingOf as s, headline as t };
