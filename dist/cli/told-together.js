import { c as fixOf, o as fillTemplate, u as says } from "./fill-template.js";
/**
* Puts together what is the same mistake in the same file, in the place of the first of them: twelve keys that are still to be written
* are one thing to do. What differs in more than its place and values stays apart: who can act, the policy's check, a waiver. In a group,
* the order is that of the file.
*/
function toldTogether(all) {
	return [...Map.groupBy(all.map((holder, index) => ({
		holder,
		index
	})), ({ holder, index }) => kindOf(holder) ?? String(index)).values()].flatMap((alike) => {
		return (alike.length < 3 ? alike.map((one) => [one]) : [alike]).map((part) => ({
			told: inFile(part.map(({ holder }) => holder)),
			index: part[0]?.index ?? 0
		}));
	}).toSorted((a, b) => a.index - b.index).flatMap(({ told }) => told === null ? [] : [told]);
}
/** What several findings have alike that may be told as one; `null` for what is told by itself. */
function kindOf({ finding, holds = [] }) {
	const { id, many, outcome, severity, check, package: folder, where, who, why, waiver } = finding;
	if (many === void 0 || holds.length > 0) return null;
	return JSON.stringify([
		id,
		many,
		outcome,
		severity,
		check,
		folder,
		where?.path,
		who,
		why,
		waiver
	]);
}
function inFile(alike) {
	const [first, ...others] = alike.toSorted(byPlace);
	return first === void 0 ? null : [first, ...others];
}
/** The order of places in a file; what has none comes first. */
function byPlace({ finding: a }, { finding: b }) {
	return (a.where?.line ?? 0) - (b.where?.line ?? 0) || (a.where?.column ?? 0) - (b.where?.column ?? 0);
}
/** What is said of findings that are told as one. */
function saysOf(told, style) {
	const { finding } = told[0];
	return told.length === 1 ? says(finding, style) : says(ofAll(told), style);
}
/** What is advised about findings that are told as one; `null` without advice. */
function adviceOf(told, style) {
	return fixOf(told.length === 1 ? told[0].finding : ofAll(told), style);
}
function ofAll(told) {
	const { says: whole = "", fix } = told[0].finding.many ?? {};
	return {
		says: whole,
		...fix === void 0 ? {} : { fix },
		values: { count: told.length }
	};
}
/** The lines of findings that are told as one, in their order; none where there is only one. */
function linesOf(told, style) {
	if (told.length === 1) return [];
	return told.map((of) => {
		const { many, values } = of.finding;
		const { each = "", note } = many ?? {};
		const filled = (template) => fillTemplate(template, values, style).trim();
		return {
			of,
			each: filled(each),
			note: note === void 0 ? null : filled(note)
		};
	});
}
/** {@link Line} as one text. */
function wholeLine({ each, note }) {
	return note === null ? each : `${each}: ${note}`;
}
export { toldTogether as a, saysOf as i, byPlace as n, wholeLine as o, linesOf as r, adviceOf as t };
