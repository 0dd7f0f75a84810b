// src/core/report/causes.ts
/**
* Finds what follows from what: a gate that could not look at something (`error`) at the very place where another gate
* found it wrong (`fail`, and blocks) says nothing new. A manifest that is not valid keeps several gates from looking,
* and its author has one mistake to mend. Only places with line and column count: others stand for a whole file.
*/
function causesOf({ gates }) {
	const wrong = /* @__PURE__ */ new Map();
	for (const gate of gates) for (const finding of gate.severity === "block" ? gate.findings : []) {
		const place = finding.outcome === "fail" ? exactPlace(finding) : null;
		if (place !== null && !wrong.has(place)) wrong.set(place, {
			gate,
			finding
		});
	}
	const causes = /* @__PURE__ */ new Map();
	for (const gate of gates) for (const finding of gate.findings) {
		const place = finding.outcome === "error" ? exactPlace(finding) : null;
		const cause = place === null ? void 0 : wrong.get(place);
		if (cause !== void 0 && cause.gate !== gate) causes.set(finding, cause.finding);
	}
	return causes;
}
function exactPlace({ where }) {
	if (where?.line === void 0 || where.column === void 0) return null;
	return `${where.line}:${where.column}:${where.path}`;
}
export { causesOf as t };
