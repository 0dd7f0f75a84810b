import { t as AuditError } from "./audit-error.js";
import { _ as string, a as array, c as int, d as looseObject, r as _enum, u as literal, v as union } from "./zod.js";
// src/audit/judgement-record.ts
const RECORD_FORMAT = "gatehouse/judgement/v1";
const schema = looseObject({
	format: literal(RECORD_FORMAT),
	program: string(),
	joined: _enum(["shared", "queue"]),
	judged: array(union([looseObject({
		number: int(),
		kind: literal("facts"),
		policy: looseObject({}),
		stage: string(),
		facts: looseObject({})
	}), looseObject({
		number: int(),
		kind: literal("refused"),
		verdict: looseObject({})
	})])).min(1),
	otherRules: array(int()).optional()
});
/** The record as it is kept. Keys stay in the order in which they were judged, since a gate may go through them in it. */
function writeJudgement(record) {
	return JSON.stringify({
		format: RECORD_FORMAT,
		...record
	});
}
/** Reads a record that was kept. Throws an {@link AuditError} (`unreadable`) when it is none. */
function readJudgement(content) {
	try {
		const value = JSON.parse(content);
		schema.parse(value);
		return value;
	} catch (cause) {
		throw new AuditError("unreadable", "what was kept of the judgement is no record of one", { cause });
	}
}
export { readJudgement as n, writeJudgement as r, RECORD_FORMAT as t };
