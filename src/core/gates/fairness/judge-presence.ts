import type { Finding } from "#core/model/finding.ts";
import { at, type Context } from "./context.ts";
import { isCount, listedSeries, nameOf, type Series } from "./series-of.ts";

/** Whether results are shown by group at all, and by each attribute that the policy names. */
export function judgePresence(context: Context): readonly Finding[] {
  const { options, series, say, about, unread } = context;
  const listed = options.checks
    .filter(({ groups }) => groups !== undefined)
    .map((check) => listedSeries(check, context.package.evidence).series);
  const shown = [...series, ...listed].filter((one) => !isCount(one) && groupsIn(one) >= 2);
  const attributes = [...new Set(options.attributes.map(nameOf))];
  const known = [...new Set(shown.map(({ attribute }) => attribute))].slice(0, 8);
  const named = attributes.flatMap((attribute) => {
    const found = shown.filter((one) => one.attribute === attribute);
    const [first] = found;
    if (first !== undefined) return [said("attribute-shown", attribute, found, first, context)];
    if (unread.length > 0) return [say("evidence-unread", { check: attribute, unread }, about)];
    const single = [...series, ...listed].find((one) => one.attribute === attribute);
    const values = { attribute, known, count: single === undefined ? 0 : groupsIn(single) };
    return [say("attribute-missing", values, at(about, single?.groups[0]?.where ?? about.where))];
  });
  const asked = options.required || options.requires === "production";
  if (named.length > 0 || !asked) return named;
  const [first] = shown;
  if (first !== undefined) {
    const same = shown.filter(({ attribute }) => attribute === first.attribute);
    return [said("attribute-shown", first.attribute, same, first, context)];
  }
  if (unread.length > 0) return [say("evidence-unread", { check: "results by group", unread }, about)];
  return [say("not-shown", {}, about)];
}

function said(
  id: "attribute-shown",
  attribute: string,
  found: readonly Series[],
  first: Series,
  { say, about }: Context,
): Finding {
  const metrics = [...new Set(found.map(({ metric }) => metric))].slice(0, 8);
  const values = { attribute, metrics, count: groupsIn(first), path: first.path };
  return say(id, values, at(about, first.groups[0]?.where));
}

/** Groups for which a number was measured: a name with a word beside it shows nothing. */
function groupsIn({ groups }: Series): number {
  return new Set(groups.flatMap(({ name, value }) => (value === undefined ? [] : [name]))).size;
}
