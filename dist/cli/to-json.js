import { t as exactly } from "./statement.js";
import { a as TITLE, c as fixOf, o as fillTemplate, r as PLAIN, u as says } from "./fill-template.js";
import { t as headline } from "./headline.js";
// src/core/report/to-json.ts
/** Name of the shape that {@link toJson} writes. A key may be added under it; none is renamed, moved or dropped. */
const JSON_SCHEMA_ID = "gatehouse/verdict/v1";
/**
* The verdict for programs: two-space JSON that ends in a line break, keys in a fixed order, `values` by name.
*
* It is the `Verdict` as it is, with `schema` and `headline` before it, and with each finding's sentences written out
* as `message` and `advice` beside their templates. Foreign text is raw JSON strings, except inside those sentences,
* where hidden characters are spelled out and long values cut; and numbers have all of their digits, except there.
*/
function toJson(verdict) {
	const { outcome, stage, packages, head, base, policy, at, gates, deferred, contentGreen, notices, next } = verdict;
	const printed = {
		schema: JSON_SCHEMA_ID,
		headline: headline(verdict, TITLE),
		outcome,
		stage,
		packages: packages.map(packageJson),
		head,
		base,
		policy: policyJson(policy),
		at,
		contentGreen,
		deferred,
		notices: notices.map(findingJson),
		gates: gates.map(gateJson),
		next: next && {
			stage: next.stage,
			asks: next.asks.map(({ gate, finding }) => ({
				gate,
				finding: findingJson(finding)
			}))
		}
	};
	return `${JSON.stringify(printed, null, 2)}\n`;
}
function policyJson({ path, digest, extends: extended }) {
	return {
		path,
		digest,
		extends: extended && {
			repository: extended.repository,
			commit: extended.commit,
			path: extended.path,
			digest: extended.digest
		}
	};
}
function packageJson({ folder, name, version, risk, decision, changes }) {
	return {
		folder,
		name,
		version,
		risk,
		decision,
		changes
	};
}
function gateJson(result) {
	const { gate, title, severity, outcome, kind, findings, tables, graphs } = result;
	return {
		gate,
		title,
		severity,
		outcome,
		kind,
		findings: findings.map(findingJson),
		tables: tables.map(tableJson),
		graphs
	};
}
function findingJson(finding) {
	const { id, outcome, where, who, package: folder, check, severity, waiver } = finding;
	return {
		id,
		outcome,
		...sentence(finding),
		where: where && {
			path: where.path,
			line: where.line,
			column: where.column,
			endLine: where.endLine,
			endColumn: where.endColumn
		},
		who,
		package: folder,
		check,
		severity,
		expected: finding.expected && fillTemplate(finding.expected, finding.values, PLAIN),
		actual: finding.actual && fillTemplate(finding.actual, finding.values, PLAIN),
		why: finding.why && fillTemplate(finding.why, finding.values, PLAIN),
		waiver
	};
}
function sentence(said) {
	const names = Object.keys(said.values).toSorted();
	return {
		message: says(said, PLAIN),
		advice: fixOf(said, PLAIN) ?? void 0,
		says: said.says,
		fix: said.fix,
		values: Object.fromEntries(names.flatMap((name) => {
			const value = said.values[name];
			return value === void 0 ? [] : [[name, exactly(value)]];
		}))
	};
}
function tableJson({ title, columns, rows }) {
	return {
		title,
		columns,
		rows: rows.map((cells) => cells.map(cellJson))
	};
}
function cellJson(cell) {
	return typeof cell === "object" && "says" in cell ? sentence(cell) : exactly(cell);
}
export { toJson as t };
