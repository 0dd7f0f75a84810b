import { o as __toESM } from "./rolldown-runtime.js";
import { r as exceedsBytes } from "./source-document.js";
import { n as shown, r as sourceIssue } from "./source-issue.js";
import { i as unreadable, r as startOf, t as defineReader } from "./define-reader.js";
import { t as ReadingBuilder } from "./reading-builder.js";
import { t as require_papaparse } from "./papaparse.js";
import { t as Foreign } from "./foreign.js";
// src/core/evidence/aequitas/read-table.ts
var import_papaparse = /* @__PURE__ */ __toESM(require_papaparse(), 1);
const NUMBER = /^[+-]?\d{1,32}(?:\.\d{0,32})?(?:[eE][+-]?\d{1,3})?$/;
/**
* A CSV text with a header. A table has no types, so that here a text which is a number is that number, and `TRUE` is true;
* everything else stays a text. Never throws on a text.
*/
function readTable(text, path) {
	const { data } = import_papaparse.default.parse(text.replace(/^\uFEFF/, ""), { delimiter: "," });
	const [header = [], ...lines] = data;
	const fitting = [];
	const broken = [];
	let line = 1 + breaksIn(header);
	for (const cells of lines) {
		const first = line + 1;
		line += 1 + breaksIn(cells);
		if (cells.length === 1 && cells[0]?.trim() === "") continue;
		if (cells.length !== header.length) {
			broken.push({
				path,
				line: first
			});
			continue;
		}
		fitting.push({
			cells,
			span: {
				line: first,
				column: 1,
				endLine: line,
				endColumn: 1
			}
		});
	}
	return {
		header,
		size: fitting.length,
		rows: () => rowsIn(fitting, header, path),
		valuesOf: (column) => {
			const index = header.lastIndexOf(column);
			return new Set(index < 0 ? ["undefined"] : fitting.map(({ cells }) => String(valueOf(cells[index] ?? ""))));
		},
		broken
	};
}
function* rowsIn(rows, header, path) {
	const value = [];
	const positions = {};
	const table = Foreign.of({
		value,
		positions
	}, path);
	for (const [index, { cells, span }] of rows.entries()) {
		positions[`/${index}`] = span;
		value.push(Object.fromEntries(header.map((name, at) => [name, valueOf(cells[at] ?? "")])));
		yield table.at(index);
	}
}
/** Lines that the values of a row take beyond the first. */
function breaksIn(cells) {
	let count = 0;
	for (const cell of cells) if (cell.includes("\n") || cell.includes("\r")) count += cell.split(/\r\n|\n|\r/).length - 1;
	return count;
}
function valueOf(cell) {
	const text = cell.trim();
	if (text.length === 4 && /^true$/i.test(text)) return true;
	if (text.length === 5 && /^false$/i.test(text)) return false;
	const number = NUMBER.test(text) ? Number(text) : NaN;
	return Number.isFinite(number) ? number : cell;
}
// src/core/evidence/aequitas/reader.ts
const FORMAT = "aequitas";
/** Rows without a group that are told: a reading lists no more problems. */
const MOST_UNNAMED = 50;
const MOST_BYTES = 2097152;
/**
* Columns of rates and counts of a group; disparities, parities and `Equalized Odds` are told by their endings.
* Source: dssg/aequitas:src/aequitas/group.py, src/aequitas/fairness.py.
*/
const RATES = new Set("accuracy tpr tnr for fdr fpr fnr npv precision pp pn ppr pprev fp fn tn tp prev group_label_pos group_label_neg group_size total_entities".split(" "));
/** What tells rows of one group apart: a table may hold several models, each at several thresholds. */
const SETTINGS = ["model_id", "score_threshold"];
const COMPARISON = /(?:_disparity|[ _](?:Parity|Fairness|Odds))$/;
const VERDICT = /[ _](?:Parity|Fairness|Odds)$/;
/** The table that Aequitas makes of groups and their disparities, as CSV. The mapping is in this folder's README. */
const aequitas = defineReader({
	id: FORMAT,
	title: "Aequitas",
	detect: (text) => {
		const header = text.slice(0, 8192).split(/[\r\n]/, 1)[0] ?? "";
		return /\battribute_name\b/.test(header) && /\battribute_value\b/.test(header);
	},
	read(file) {
		if (exceedsBytes(file.text, MOST_BYTES)) return unreadable(FORMAT, file, [sourceIssue("too-large", startOf(file), { limit: MOST_BYTES })]);
		const builder = new ReadingBuilder(FORMAT, file);
		const { header, size, rows, valuesOf, broken } = readTable(file.text, file.path);
		for (const where of broken) builder.problem({
			id: "broken-row",
			says: "This row does not have as many values as there are columns.",
			fix: "Write the table again with Aequitas."
		}, where);
		if (!header.includes("attribute_name") || !header.includes("attribute_value")) builder.problem({
			id: "not-a-table",
			says: "This is no table of Aequitas: it has no `attribute_name` and `attribute_value`.",
			fix: "Write the table with its header."
		});
		else if (size === 0) builder.problem({
			id: "no-groups",
			says: "The table has no group, so it says nothing about fairness.",
			fix: "Run Aequitas on data with groups."
		});
		else {
			const columns = header.filter((name) => RATES.has(name) || COMPARISON.test(name));
			const several = SETTINGS.filter((key) => valuesOf(key).size > 1);
			let unnamed = 0;
			for (const row of rows()) {
				if (builder.overflowing) break;
				if (!readRow(row, {
					builder,
					columns,
					several,
					telling: unnamed < MOST_UNNAMED
				})) unnamed += 1;
			}
			if (columns.length === 0) builder.problem({
				id: "no-metrics",
				says: "The table has no rate, disparity or parity, so it says nothing about fairness.",
				fix: "Write the table with its metrics."
			});
		}
		return builder.build({ tool: "Aequitas" });
	}
});
/**
* One group: its rates and disparities under the names of their columns, with the group as their slice. Gives whether the row
* names its group.
*/
function readRow(row, { builder, columns, several, telling }) {
	const attribute = plain(row.at("attribute_name"));
	const group = plain(row.at("attribute_value"));
	if (attribute === void 0 || group === void 0) {
		if (!telling) return false;
		builder.problem({
			id: "unnamed-group",
			says: "A row does not say which group it is about.",
			fix: "Fill in `attribute_name` and `attribute_value`."
		}, row.where);
		return false;
	}
	const size = row.at("group_size").number;
	const samples = size !== void 0 && Number.isSafeInteger(size) && size >= 0 ? { samples: size } : {};
	if (size === 0) {
		const says = "The group {group} of {attribute} holds no samples, so it proves nothing.";
		const values = {
			group: shown(group),
			attribute: shown(attribute)
		};
		builder.problem({
			id: "no-samples",
			says,
			fix: "Evaluate on data that holds everyone whom the policy names.",
			values
		}, row.where);
	}
	const about = {
		slice: {
			...Object.fromEntries(several.map((key) => [key, plain(row.at(key)) ?? ""])),
			[attribute]: group
		},
		...samples
	};
	for (const name of columns) {
		const value = row.at(name);
		const verdict = VERDICT.test(name) && value.boolean !== void 0 ? { passed: value.boolean } : {};
		builder.observe(name, value, {
			...about,
			...verdict
		});
	}
	return true;
}
/** The name of a group, which may look like a number. */
function plain(from) {
	return from.text ?? (from.number === void 0 && from.boolean === void 0 ? void 0 : String(from.value));
}
export { aequitas };
