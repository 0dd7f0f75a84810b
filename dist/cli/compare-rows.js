import { S as fewestDigits } from "./registry.js";
import { r as quantity, t as formatQuantity } from "./parse-quantity.js";
// src/core/quantity/measured-change.ts
/** Part of a difference by which that of the two as they are shown may miss it. */
const NEAR = .05;
/** Two different numbers of one unit, in six significant digits, or in as many more as tell how far they are apart. */
function measuredChange(before, after, unit) {
	const apart = after - before;
	const shorten = fewestDigits((short) => Math.abs(short(after) - short(before) - apart) <= NEAR * Math.abs(apart));
	const [was, is] = [shorten(before), shorten(after)];
	const shown = {
		before: formatQuantity({
			value: was,
			unit
		}),
		after: formatQuantity({
			value: is,
			unit
		})
	};
	if (!Number.isFinite(apart)) return shown;
	const sign = after < before ? "−" : "+";
	const size = withDecimals(Math.abs(is - was), Math.max(decimalsOf(was), decimalsOf(is)));
	const part = unit === "" || unit === "%" ? "" : partOf(before, after);
	const difference = `${sign}${formatQuantity({
		value: size,
		unit
	})}${part === "" ? "" : ` (${sign}${part})`}`;
	return {
		...shown,
		difference
	};
}
/** The difference of two decimals without the noise that it carries in its last digits: as exact as the two are. */
function withDecimals(size, decimals) {
	const digits = Math.floor(Math.log10(size)) + 1 + decimals;
	return Number(size.toPrecision(Math.min(100, Math.max(1, digits))));
}
/** A measured number by itself, in six significant digits; a whole number keeps all of its own. */
function measured(value, unit) {
	return formatQuantity({
		value: fewestDigits()(value),
		unit
	});
}
/** How many digits stand behind the decimal point when a number is written out. */
function decimalsOf(value) {
	const [, fraction = "", exponent = "0"] = /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
	return Math.max(0, fraction.length - Number(exponent));
}
/** Above this many times the value before, a part in percent is nothing that people read. */
const MOST_TIMES = 10;
/** How large a change is beside what was, such as `12 %`; empty beside zero, and where it is many times that. */
function partOf(before, after) {
	const times = Math.abs((after - before) / before);
	if (!Number.isFinite(times) || times > MOST_TIMES) return "";
	const percent = times * 100;
	return `${percent >= 10 ? Math.round(percent) : Number(percent.toPrecision(2))} %`;
}
// src/core/explain/compare-rows.ts
/** What differs between two lists of rows: changed and added in the order of `after`, then removed in the order of `before`. */
function compareRows(before, after) {
	const old = firstOfEach(before);
	const now = firstOfEach(after);
	const kept = [...now.values()].flatMap((row) => {
		const was = old.get(row.key);
		if (was === void 0) return [{
			name: row.name,
			before: null,
			after: alone(row),
			...placed(row)
		}];
		if ((was.identity ?? was.shown) === (row.identity ?? row.shown)) return [];
		return [{
			name: row.name,
			...changeOf(was, row),
			...placed(row)
		}];
	});
	const removed = [...old.values()].flatMap((row) => now.has(row.key) ? [] : [{
		name: row.name,
		before: alone(row),
		after: null
	}]);
	return [...kept, ...removed];
}
function firstOfEach(rows) {
	const first = /* @__PURE__ */ new Map();
	for (const row of rows) if (!first.has(row.key)) first.set(row.key, row);
	return first;
}
function placed({ where }) {
	return where === void 0 ? {} : { where };
}
/** What is shown of one side; a metric in no more digits than people read. */
function alone({ metric, number, shown }) {
	return metric === void 0 || number === void 0 ? shown : measured(number.value, number.unit);
}
function staying(before, after) {
	return after.stays !== void 0 && before.shown === after.shown ? { difference: after.stays } : {};
}
/** Both sides, and the signed difference where they are numbers of one unit. What people wrote keeps their digits, what tools measured does not. */
function changeOf(before, after) {
	const [was, is] = [before.number, after.number];
	if (was === void 0 || is === void 0 || was.unit !== is.unit) return {
		before: alone(before),
		after: alone(after),
		...staying(before, after)
	};
	if (after.metric !== void 0) return measuredChange(was.value, is.value, is.unit);
	const difference = Number((is.value - was.value).toPrecision(12)) + 0;
	const shown = quantity(Math.abs(difference), is.unit);
	const told = {
		before: before.shown,
		after: after.shown
	};
	if (!shown.ok) return told;
	return {
		...told,
		difference: `${difference < 0 ? "−" : "+"}${formatQuantity(shown.value)}`
	};
}
export { compareRows as t };
