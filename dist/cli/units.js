// src/core/quantity/units.ts
const time = (factor) => ({
	dimension: "time",
	factor
});
const information = (factor) => ({
	dimension: "information",
	factor
});
const rate = (factor) => ({
	dimension: "rate",
	factor
});
/**
* Units by symbol: those that people write in a manifest (`ms`, `Mi`, `50/s`), and the UCUM symbols that readers give
* to observations (`By`, `1/s`). Case-sensitive, as `m` (minutes) and `M` differ. `m` and `min` are minutes.
*/
const UNITS = /* @__PURE__ */ new Map([
	["", {
		dimension: "number",
		factor: 1
	}],
	["%", {
		dimension: "share",
		factor: .01
	}],
	["ns", time(1e-6)],
	["us", time(.001)],
	["µs", time(.001)],
	["ms", time(1)],
	["s", time(1e3)],
	["m", time(6e4)],
	["min", time(6e4)],
	["h", time(36e5)],
	["d", time(864e5)],
	["w", time(6048e5)],
	["B", information(1)],
	["By", information(1)],
	["kB", information(1e3)],
	["KB", information(1e3)],
	["MB", information(1e6)],
	["GB", information(1e9)],
	["TB", information(0xe8d4a51000)],
	["Ki", information(1024)],
	["Mi", information(2 ** 20)],
	["Gi", information(2 ** 30)],
	["Ti", information(2 ** 40)],
	["KiB", information(1024)],
	["MiB", information(2 ** 20)],
	["GiB", information(2 ** 30)],
	["TiB", information(2 ** 40)],
	["/s", rate(1)],
	["1/s", rate(1)],
	["/min", rate(1 / 60)],
	["1/min", rate(1 / 60)],
	["/h", rate(1 / 3600)],
	["1/h", rate(1 / 3600)]
]);
/** A dimension as a sentence names it. */
const DIMENSION_WORDS = {
	number: "a bare number",
	share: "a share in percent",
	time: "a time",
	information: "an amount of memory",
	rate: "a rate"
};
const WRITTEN_OUT = {
	nanos: "ns",
	micros: "us",
	usec: "us",
	millis: "ms",
	msec: "ms",
	millisecond: "ms",
	milliseconds: "ms",
	sec: "s",
	secs: "s",
	second: "s",
	seconds: "s",
	mins: "min",
	minute: "min",
	minutes: "min",
	hr: "h",
	hrs: "h",
	hour: "h",
	hours: "h",
	day: "d",
	days: "d",
	week: "w",
	weeks: "w",
	percent: "%",
	pct: "%",
	byte: "B",
	bytes: "B",
	rps: "/s",
	qps: "/s",
	"req/s": "/s"
};
/** Letters that other tools take for memory: for some of them `M` is a million bytes, and for others 1,048,576. */
const MEMORY_LETTERS = /* @__PURE__ */ new Set([
	"K",
	"k",
	"M",
	"G",
	"g",
	"T",
	"t"
]);
/**
* The two units of memory that a letter may mean, first by 1,024 and then by 1,000: `M` is `Mi` or `MB`. `null` for any other symbol.
* Which of them is for the writer to say.
*/
function memoryUnits(symbol) {
	if (!MEMORY_LETTERS.has(symbol)) return null;
	const letter = symbol.toUpperCase();
	return [`${letter}i`, `${letter}B`];
}
/** The unit that was most likely meant by a symbol that is none: a word written out, or one in other letters. None for {@link memoryUnits}. */
function nearestUnit(symbol) {
	if (memoryUnits(symbol) !== null) return void 0;
	const lower = symbol.toLowerCase();
	if (Object.hasOwn(WRITTEN_OUT, lower)) return WRITTEN_OUT[lower];
	return [...UNITS.keys()].find((unit) => unit !== "" && unit.toLowerCase() === lower);
}
export { nearestUnit as i, UNITS as n, memoryUnits as r, DIMENSION_WORDS as t };
