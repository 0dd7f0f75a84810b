import { i as nearestUnit, n as UNITS, r as memoryUnits } from "./units.js";
// src/core/quantity/parse-quantity.ts
const QUANTITY = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?) ?([a-zA-Zµ%/]*)$/;
const EXPECTED = "expected a number with its unit, such as 250ms, 512Mi, 50/s, 12% or a bare 0.01";
const SOME_UNITS = "ms, s, min, h, MB, Mi, /s or %";
/**
* Reads `250ms`, `512Mi`, `50/s`, `12%`, `0.01` or a number. Refuses what is not finite, decimal commas,
* thousands separators and unknown units.
*/
function parseQuantity(text) {
	if (typeof text === "number") return quantity(text, "");
	if (text.length > 64) return {
		ok: false,
		problem: EXPECTED
	};
	const match = QUANTITY.exec(text);
	if (match === null) return {
		ok: false,
		problem: /^\d+,\d+/.test(text) ? `${EXPECTED}; the decimal mark is a point` : EXPECTED
	};
	const [, digits = "", unit = ""] = match;
	return quantity(Number(digits), unit);
}
/** A quantity of a number and a unit symbol; the unit may be a UCUM symbol as observations carry it. */
function quantity(value, unit) {
	const known = UNITS.get(unit);
	if (known === void 0) return {
		ok: false,
		problem: expectedFor(unit)
	};
	if (!Number.isFinite(value)) return {
		ok: false,
		problem: "expected a finite number"
	};
	const base = rounded(value * known.factor);
	if (!Number.isFinite(base)) return {
		ok: false,
		problem: "expected a smaller number"
	};
	return {
		ok: true,
		value: {
			value,
			unit,
			dimension: known.dimension,
			base
		}
	};
}
function expectedFor(unknown) {
	const meant = memoryUnits(unknown)?.join(" or ") ?? nearestUnit(unknown);
	return meant === void 0 ? `expected a known unit, such as ${SOME_UNITS}` : `expected the unit ${meant}`;
}
/** Rounded to 15 digits. A whole number with fewer digits is round already, and rounding is slow for many of them. */
function rounded(value) {
	return Number.isInteger(value) && Math.abs(value) < 0x38d7ea4c68000 ? value + 0 : Number(value.toPrecision(15));
}
/** Units that people write in another way than UCUM does. */
const AS_PEOPLE_WRITE = {
	By: "B",
	"1/s": "/s",
	"1/min": "/min",
	"1/h": "/h"
};
/** A quantity as people read it, and as {@link parseQuantity} reads it back: `250ms`, `0.62`, `50/s`, `3B`. */
function formatQuantity({ value, unit }) {
	return `${value}${Object.hasOwn(AS_PEOPLE_WRITE, unit) ? AS_PEOPLE_WRITE[unit] : unit}`;
}
export { parseQuantity as n, quantity as r, formatQuantity as t };
