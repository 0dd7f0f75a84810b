import type { EvidenceFacts } from "#core/facts/package-facts.ts";
import type { Location } from "#core/model/location.ts";
import type { Observation } from "#core/model/observation.ts";
import { type Quantity, quantity } from "#core/quantity/parse-quantity.ts";
import { type Shown, shownAlone } from "#core/quantity/shown-quantity.ts";
import type { Check } from "./options.ts";

/** One group of people or of cases, and what was measured for it. */
export interface Group {
  /** `31-40`, or `31-40 × Female` where attributes intersect. */
  readonly name: string;
  /** Absent where what was measured is no number with a known unit. */
  readonly value?: Quantity;
  /** What was measured, as it was read. */
  readonly raw: Pick<Observation, "value" | "unit">;
  readonly samples?: number;
  readonly where: Location;
}

/** One metric of one report, by the groups of one attribute. */
export interface Series {
  /** `AgeGroup`, or `AgeGroup × Gender`. */
  readonly attribute: string;
  /** Whole name of the observation. */
  readonly metric: string;
  readonly path: string;
  readonly groups: readonly Group[];
}

/** Names under which a report counts what it measured a group from. */
const COUNTS: ReadonlySet<string> = new Set(["count", "samples", "support", "group_size", "n"]);

/** Whether a metric is a number of samples, which groups need not have in common. */
export function isCount({ metric }: Pick<Series, "metric">): boolean {
  return COUNTS.has(lastOf(metric));
}

/** Everything that reports measure by group, in the order of the reports. */
export function seriesOf(evidence: readonly EvidenceFacts[]): readonly Series[] {
  return evidence.flatMap(({ reading: { path, observations } }) => {
    const sliced = observations.filter(({ slice = {} }) => Object.keys(slice).length > 0);
    const counts = countsIn(sliced);
    const found = new Map<string, { attribute: string; metric: string; path: string; groups: Group[] }>();
    for (const one of sliced) {
      const attribute = nameOf(Object.keys(one.slice ?? {}));
      const key = JSON.stringify([attribute, one.name, one.dataset]);
      const series = found.get(key) ?? { attribute, metric: one.name, path, groups: [] };
      series.groups.push(groupOf(path, one, groupName(one), one.samples ?? counts.get(sliceKey(one))));
      found.set(key, series);
    }
    return [...found.values()];
  });
}

/** How many samples each group was measured from; the fewest, where a report counts them several times. */
function countsIn(sliced: readonly Observation[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of sliced) {
    if (!COUNTS.has(lastOf(one.name)) || typeof one.value !== "number") continue;
    const key = sliceKey(one);
    counts.set(key, Math.min(one.value, counts.get(key) ?? one.value));
  }
  return counts;
}

/** A group whose report is not there, as a check names it. */
export interface MissingGroup {
  readonly group: string;
  readonly read: string;
}

/** The groups that a check lists by plain names, as one series, with those that no report holds. */
export function listedSeries(
  {
    name,
    attributes: [attribute = name] = [],
    groups: listed = [],
  }: Pick<Check, "name" | "attributes" | "groups">,
  evidence: readonly EvidenceFacts[],
): { readonly series: Series; readonly missing: readonly MissingGroup[] } {
  const found = listed.map((group) => ({ group, values: find(group.read, evidence) }));
  const groups = found.flatMap(({ group, values }) =>
    values.map(({ path, observation }) => {
      const counted = group.samples === undefined ? [] : find(group.samples, evidence);
      const own = counted.find((one) => one.path === path) ?? counted[0];
      const count = own?.observation.value;
      const samples = typeof count === "number" ? count : observation.samples;
      return groupOf(path, observation, group.name, samples);
    }),
  );
  const [first] = found.flatMap(({ values }) => values);
  const metric = lastOf(first?.observation.name ?? name);
  const missing = found.filter(({ values }) => values.length === 0);
  return {
    series: { attribute: nameOf(attribute), metric, path: first?.path ?? "", groups },
    missing: missing.map(({ group }) => ({ group: group.name, read: group.read })),
  };
}

/**
 * Series of a metric: of its whole name, and of what follows a dot in it. One does not stand for the other, or a report that
 * uses the bare name would take the place of the one that shows a gap.
 */
export function ofMetric(all: readonly Series[], metric: string): readonly Series[] {
  return all.filter((one) => one.metric === metric || one.metric.endsWith(`.${metric}`));
}

/** Attributes as a policy or a slice names them, in an order that does not matter: `AgeGroup`, `AgeGroup × Gender`. */
export function nameOf(attributes: string | readonly string[]): string {
  return typeof attributes === "string" ? attributes : attributes.toSorted().join(" × ");
}

/** Last part of a dotted name. */
export function lastOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

function find(read: string, evidence: readonly EvidenceFacts[]) {
  const colon = read.indexOf(":");
  const [format, name] = [read.slice(0, colon), read.slice(colon + 1)];
  return evidence.flatMap(({ reading }) =>
    reading.format === format
      ? reading.observations
          .filter((one) => one.name === name && one.slice === undefined)
          .map((observation) => ({ path: reading.path, observation }))
      : [],
  );
}

function groupOf(path: string, one: Observation, name: string, samples: number | undefined): Group {
  const { value, unit = "", source } = one;
  const parsed = typeof value === "number" ? quantity(value, unit) : undefined;
  const { line, column } = source;
  const where = {
    path,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  };
  return {
    name,
    raw: { value, unit },
    where,
    ...(parsed?.ok === true ? { value: parsed.value } : {}),
    ...(samples === undefined ? {} : { samples }),
  };
}

function groupName({ slice = {} }: Observation): string {
  return Object.keys(slice)
    .toSorted()
    .map((key) => slice[key])
    .join(" × ");
}

function sliceKey({ slice = {}, dataset }: Observation): string {
  const parts = Object.entries(slice).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([parts, dataset]);
}

/** What was measured of a group, for people. */
export function shownOf({ raw: { value, unit = "" } }: Group): Shown {
  return typeof value === "number" ? shownAlone({ value, unit }) : `${String(value).slice(0, 80)}${unit}`;
}
