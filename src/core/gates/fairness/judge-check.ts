import type { Finding } from "#core/model/finding.ts";
import { at, type Context } from "./context.ts";
import { judgeBars, type Measured, shared } from "./judge-bars.ts";
import type { Check } from "./options.ts";
import { listedSeries, nameOf, ofMetric, type Series, shownOf } from "./series-of.ts";

/** Most tables of groups that one check compares; a report with more is no report of groups. */
const MOST_SERIES = 24;

/** Holds one check of the policy against a package: by every attribute that it asks for, in every report that measures it. */
export function judgeCheck(check: Check, context: Context): readonly Finding[] {
  const warns = check.severity === "warn" ? { severity: check.severity } : {};
  const inside = { ...context, about: { ...context.about, check: check.name, ...warns } };
  return check.metric === undefined ? judgeListed(check, inside) : judgeMetric(check, check.metric, inside);
}

/** Groups that the check lists: each must be there. */
function judgeListed(check: Check, context: Context): readonly Finding[] {
  const { series, missing } = listedSeries(check, context.package.evidence);
  const { say, about, unread } = context;
  if (missing.length > 0) {
    if (unread.length > 0) return [say("evidence-unread", { check: check.name, unread }, about)];
    return missing
      .slice(0, 12)
      .map(({ group, read }) => say("group-missing", { check: check.name, group, read }, about));
  }
  return judgeSeries(check, series, context);
}

/** A metric by the attributes that are asked for. */
function judgeMetric(check: Check, metric: string, context: Context): readonly Finding[] {
  const measured = ofMetric(context.series, metric);
  const all = [...context.options.attributes.map(nameOf), ...measured.map(({ attribute }) => attribute)];
  const asked = new Set(check.attributes?.map(nameOf) ?? all);
  const { say, about, unread } = context;
  const listed = [...new Set(measured.map(({ attribute }) => attribute))].slice(0, 8);
  const missing = (attribute: string) => {
    if (unread.length > 0) return [say("evidence-unread", { check: check.name, unread }, about)];
    return [say("metric-missing", { check: check.name, metric, attribute, listed }, about)];
  };
  if (asked.size === 0) return missing("any attribute");
  const judged = [...asked].slice(0, MOST_SERIES).flatMap((attribute): readonly (string | Series)[] => {
    const series = measured.filter((one) => one.attribute === attribute);
    return series.length === 0 ? [attribute] : series;
  });
  const count = Math.max(asked.size, judged.length) - MOST_SERIES;
  const more =
    count > 0 ? [say("too-many", { check: check.name, metric, count, most: MOST_SERIES }, about)] : [];
  const findings = judged
    .slice(0, MOST_SERIES)
    .flatMap((one) => (typeof one === "string" ? missing(one) : judgeSeries(check, one, context)));
  return [...findings, ...more];
}

/** One series: every group from enough samples, at least two of them, all numbers of one kind; then the bars. */
function judgeSeries(check: Check, series: Series, context: Context): readonly Finding[] {
  const { say, about } = context;
  const place = at(about, series.groups[0]?.where);
  const least = check.min_samples ?? 0;
  const uncounted = series.groups.filter(({ samples }) => least > 0 && samples === undefined);
  const small = series.groups.filter(({ samples }) => samples !== undefined && samples < least);
  const reports = check.small_groups === "report";
  const counts = { ...shared(check, series), least };
  const told = [
    ...(uncounted.length === 0
      ? []
      : [say("samples-unknown", { ...counts, groups: uncounted.map(({ name }) => name) }, place)]),
    ...(small.length === 0
      ? []
      : [
          say(
            reports ? "small-groups" : "too-small",
            { ...counts, groups: small.map(({ name, samples = 0 }) => `${name} (${samples})`) },
            at(about, small[0]?.where),
          ),
        ]),
  ];
  const counted = reports ? series.groups.filter((group) => !small.includes(group)) : series.groups;
  const odd = counted.find(({ value }) => value?.dimension !== counted[0]?.value?.dimension || !value);
  if (odd !== undefined) {
    const values = { ...shared(check, series), group: odd.name, actual: shownOf(odd) };
    return [...told, say("not-comparable", values, at(about, odd.where))];
  }
  const numbers = counted
    .filter((group): group is Measured => group.value !== undefined)
    .toSorted((a, b) => a.value.base - b.value.base);
  const [low, next, ...rest] = numbers;
  if (low === undefined || next === undefined) {
    return [...told, say("one-group", { ...shared(check, series), count: numbers.length }, place)];
  }
  return [...told, ...judgeBars(check, series, [low, next, ...rest], context)];
}
