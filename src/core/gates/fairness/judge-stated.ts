import type { Finding } from "#core/model/finding.ts";
import type { EvidenceReading, Observation } from "#core/model/observation.ts";
import { at, type Context } from "./context.ts";
import type { Series } from "./series-of.ts";

const DIFFERENCE = /^(?:difference|gap)/;
const GROUPING = new Set(["by_group", "groups"]);
/** Most metrics by group, and most differences of a report, that are held against each other. */
const MOST = 300;

/**
 * Whether differences that a report states follow from the groups that it states: the widest between two groups, or the widest to
 * the whole. `AgeGroup.difference_overall.recall` belongs to `AgeGroup.by_group.recall`.
 */
export function judgeStated({ package: { evidence }, series, say, about }: Context): readonly Finding[] {
  return series.slice(0, MOST).flatMap((one) => {
    const values = one.groups.flatMap(({ value }) => (value === undefined ? [] : [value.value]));
    const file = evidence.find(({ reading }) => reading.path === one.path);
    if (file === undefined || values.length < 2 || values.length < one.groups.length) return [];
    return statedFor(one, file.reading).flatMap(({ observation, whole }) => {
      const stated = Number(observation.value);
      const between = Math.max(...values) - Math.min(...values);
      const toWhole = whole === undefined ? between : Math.max(...values.map((v) => Math.abs(v - whole)));
      const numbers = [...values, stated, ...(whole === undefined ? [] : [whole])];
      const off = Math.min(Math.abs(stated - between), Math.abs(stated - toWhole));
      if (off <= stepOf(numbers) + 1e-9) return [];
      const { name, source } = observation;
      const own = Number(between.toPrecision(6));
      const shown = { path: one.path, observation: name, stated, own, attribute: one.attribute };
      const { line, column } = source;
      const where = {
        path: one.path,
        ...(line === undefined ? {} : { line }),
        ...(column === undefined ? {} : { column }),
      };
      return [say("gap-disagrees", shown, at(about, where))];
    });
  });
}

/** Differences that a report states for a series, with what it states of the whole. */
function statedFor(series: Series, { observations }: EvidenceReading) {
  const own = series.metric.split(".").filter((part) => !GROUPING.has(part));
  const plain = observations.filter(
    ({ slice, value }) => slice === undefined && typeof value === "number" && Number.isFinite(value),
  );
  const whole = plain.find(({ name }) => {
    const parts = name.split(".");
    return (
      parts.includes("overall") &&
      belongs(
        parts.filter((part) => part !== "overall"),
        own,
        series,
      )
    );
  });
  const differences = plain.filter(({ name }) => name.split(".").some((part) => DIFFERENCE.test(part)));
  return differences.slice(0, MOST).flatMap((observation) => {
    const parts = observation.name.split(".");
    const rest = parts.filter((part) => !DIFFERENCE.test(part));
    if (rest.length === parts.length || !belongs(rest, own, series)) return [];
    return [{ observation, whole: numberOf(whole) }];
  });
}

/** Whether two names are of one metric and one attribute, which each may name or leave out. */
function belongs(parts: readonly string[], own: readonly string[], { attribute }: Series): boolean {
  const name = parts.join(".");
  if (name === own.join(".")) return true;
  const bare = own.filter((part) => part !== attribute);
  return parts.includes(attribute) && parts.filter((part) => part !== attribute).join(".") === bare.join(".");
}

function numberOf(observation: Observation | undefined): number | undefined {
  return observation === undefined ? undefined : Number(observation.value);
}

/** The step by which rounding may move a difference: one of the last digit that is written, and at most 0.01 of a share. */
function stepOf(numbers: readonly number[]): number {
  const least = Math.max(...numbers.map(Math.abs)) > 1 ? 0 : 2;
  return 10 ** -Math.max(least, ...numbers.map(decimals));
}

/** Digits behind the point, at most 15. */
function decimals(value: number): number {
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  const digits = mantissa.split(".")[1]?.length ?? 0;
  return Math.min(15, Math.max(0, digits - Number(exponent)));
}
