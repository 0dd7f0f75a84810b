import type { Finding } from "#core/model/finding.ts";
import type { EvidenceReading, Observation } from "#core/model/observation.ts";
import { shownApart } from "#core/quantity/shown-quantity.ts";
import { at, type Context } from "./context.ts";
import type { Series } from "./series-of.ts";

const DIFFERENCE = /^(?:difference|gap)/;
const GROUPING = new Set(["by_group", "groups"]);
/** Most pairs of a metric by group and a difference that are held against each other; with more, none is, and that blocks. */
const MOST_PAIRS = 500_000;

/**
 * Whether differences that a report states follow from the groups that it states: the widest between two groups, or the widest to
 * the whole. `AgeGroup.difference_overall.recall` belongs to `AgeGroup.by_group.recall`.
 */
export function judgeStated({ package: { evidence }, series, say, about }: Context): readonly Finding[] {
  const files = new Map(evidence.map(({ reading }) => [reading.path, statedIn(reading)]));
  const pairs = series.reduce((sum, { path }) => sum + sizeOf(files.get(path)), 0);
  if (pairs > MOST_PAIRS) return [say("too-much-stated", {}, about)];
  return series.flatMap((one) => {
    const values = one.groups.flatMap(({ value }) => (value === undefined ? [] : [value.value]));
    const file = files.get(one.path);
    if (file === undefined || values.length < 2 || values.length < one.groups.length) return [];
    return statedFor(one, file).flatMap(({ observation, whole }) => {
      const stated = Number(observation.value);
      const between = Number((Math.max(...values) - Math.min(...values)).toPrecision(15));
      const toWhole = whole === undefined ? between : Math.max(...values.map((v) => Math.abs(v - whole)));
      const numbers = [...values, stated, ...(whole === undefined ? [] : [whole])];
      const off = Math.min(Math.abs(stated - between), Math.abs(stated - toWhole));
      if (off <= stepOf(numbers) + 1e-9) return [];
      const { name, source } = observation;
      const [told, own] = shownApart({ value: stated, unit: "" }, { value: between, unit: "" });
      const shown = { path: one.path, observation: name, stated: told, own, attribute: one.attribute };
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

/** What a report states besides its groups, with the parts of its names. */
interface Stated {
  readonly wholes: readonly Named[];
  readonly differences: readonly Named[];
}

interface Named {
  readonly observation: Observation;
  /** Without the word that says what it is. */
  readonly parts: readonly string[];
}

function statedIn({ observations }: EvidenceReading): Stated {
  const plain = observations
    .filter(({ slice, value }) => slice === undefined && typeof value === "number" && Number.isFinite(value))
    .map((observation) => ({ observation, parts: observation.name.split(".") }));
  const without = (is: (part: string) => boolean): readonly Named[] =>
    plain.flatMap(({ observation, parts }) =>
      parts.some(is) ? [{ observation, parts: parts.filter((part) => !is(part)) }] : [],
    );
  return {
    wholes: without((part) => part === "overall"),
    differences: without((part) => DIFFERENCE.test(part)),
  };
}

/** How much there is to compare with; nothing where no difference is stated. */
function sizeOf(stated: Stated | undefined): number {
  if (stated === undefined || stated.differences.length === 0) return 0;
  return stated.differences.length + stated.wholes.length;
}

/** Differences that a report states for a series, with what it states of the whole. */
function statedFor(series: Series, { wholes, differences }: Stated) {
  if (differences.length === 0) return [];
  const own = series.metric.split(".").filter((part) => !GROUPING.has(part));
  const whole = wholes.find(({ parts }) => belongs(parts, own, series))?.observation;
  return differences.flatMap(({ observation, parts }) =>
    belongs(parts, own, series) ? [{ observation, whole: numberOf(whole) }] : [],
  );
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
