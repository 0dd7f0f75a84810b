import type { Foreign } from "../foreign.ts";

/** A value of `by_group`: which metric it is (`""` in a frame of one metric) and for whom. */
export interface GroupValue {
  readonly metric: string;
  readonly group: string;
  readonly value: Foreign;
}

/** How many samples the metric `count` says there are. */
export interface Counts {
  readonly overall: number | undefined;
  /** Of the smallest group: a difference or ratio between groups is no firmer than that. */
  readonly smallest: number | undefined;
  readonly byGroup: ReadonlyMap<string, number>;
}

/** Fairlearn's own name of the metric that counts samples. */
const COUNT = "count";

/**
 * The values of `by_group`, in the order of the file. pandas writes it by metric (`to_dict()`) or by group
 * (`to_dict(orient="index")`): it is by group when `overall` knows the inner names as metrics and not the outer ones.
 */
export function groupsOf(frame: Foreign): readonly GroupValue[] {
  const outer = frame.at("by_group").entries;
  const overall = frame.at("overall");
  const isMetric = (name: string) => overall.at(name).present;
  const byGroup =
    !outer.some(([name]) => isMetric(name)) &&
    outer.some(([, inner]) => inner.entries.some(([name]) => isMetric(name)));
  return outer.flatMap(([name, inner]) => {
    if (!inner.isMapping) return [{ metric: "", group: name, value: inner }];
    return inner.entries.map(([key, value]) =>
      byGroup ? { metric: key, group: name, value } : { metric: name, group: key, value },
    );
  });
}

/** The counts of a frame and the values of its groups, where the metric `count` is part of it. */
export function countsOf(frame: Foreign, values: readonly GroupValue[]): Counts {
  const byGroup = new Map<string, number>();
  let smallest: number | undefined;
  for (const { metric, group, value } of values) {
    const count = whole(value.number);
    if (metric !== COUNT || count === undefined) continue;
    byGroup.set(group, count);
    smallest = Math.min(smallest ?? count, count);
  }
  return { overall: whole(frame.at("overall", COUNT).number), smallest, byGroup };
}

/** A count; what is negative or broken is none. */
function whole(count: number | undefined): number | undefined {
  return count !== undefined && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}
