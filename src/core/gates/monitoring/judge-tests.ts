import { claimedPath } from "#core/facts/claimed-path.ts";
import type { DocumentFacts } from "#core/facts/document-facts.ts";
import type { AlertCase } from "#core/model/details.ts";
import type { Finding } from "#core/model/finding.ts";
import { didYouMean } from "#core/source/did-you-mean.ts";
import { type Context, documentsOf, inside, isComplete } from "./context.ts";

/** Names that a misspelled one is compared with, and names that are told. */
const MOST_COMPARED = 500;
const MOST_NAMED = 5;
const WORDS: Readonly<Record<AlertCase["expects"], string>> = { firing: "fires", silent: "stays silent" };

/** Whether tests show each alert at work, and name no alert that does not exist. */
export function judgeTests(context: Context): readonly Finding[] {
  return [...judgeTested(context), ...judgeNames(context)];
}

function judgeTested(context: Context): readonly Finding[] {
  const { asked, package: one, say } = context;
  if (asked.tested === "none" || !isComplete(context, ["tests"])) return [];
  const ways = asked.tested === "both" ? (["firing", "silent"] as const) : (["firing"] as const);
  return documentsOf(one, "alerts").flatMap(({ path, reading }) => {
    const tests = documentsOf(one, "tests").filter((document) => mayLoad(document, path, context));
    const shown = new Set(casesOf(tests).map(({ alert, expects }) => `${expects} ${alert}`));
    const told = new Map<string, string>();
    return (reading?.details?.alerts ?? []).flatMap(({ name, severity = "", metrics, source }) => {
      const same = `${severity}\n${name}`;
      const reads = metrics.toSorted().join("\n");
      const earlier = told.get(same);
      // One name for several windows of the same metrics is usual; for other metrics it is another alert.
      if (earlier === reads) return [];
      if (earlier !== undefined)
        return [say("alert-twice", { alert: name, path }, inside(context, path, source))];
      told.set(same, reads);
      const lacking = ways.filter((way) => !shown.has(`${way} ${name}`));
      const [way] = lacking;
      if (way === undefined) return [];
      const what = lacking.length > 1 ? "fires, and none in which it stays silent" : WORDS[way];
      return [say("untested", { alert: name, path, what }, inside(context, path, source))];
    });
  });
}

/** Whether tests may run the rules of a file: they name it, or name no file in full. Cases of other rules show nothing of these. */
function mayLoad({ path, reading }: DocumentFacts, rules: string, { package: one }: Context): boolean {
  const loaded = reading?.details?.artifacts ?? [];
  return loaded.length === 0 || loaded.some(({ name }) => claimedPath(one, path, name) === rules);
}

/** A case about an alert that does not exist proves nothing: expected to stay silent, it always does. */
function judgeNames(context: Context): readonly Finding[] {
  const { package: one, say } = context;
  const names = [
    ...new Set(
      documentsOf(one, "alerts").flatMap(({ reading }) =>
        (reading?.details?.alerts ?? []).map(({ name }) => name),
      ),
    ),
  ];
  if (names.length === 0 || !isComplete(context, ["alerts"])) return [];
  const known = new Set(names);
  return documentsOf(one, "tests").flatMap((document) => {
    const { path } = document;
    if (loadsOthers(document, context)) return [];
    const unknown = new Map(
      casesOf([document]).flatMap((each) => (known.has(each.alert) ? [] : [[each.alert, each] as const])),
    );
    return [...unknown.values()].map(({ alert, source }) => {
      const nearest = didYouMean(alert, names.slice(0, MOST_COMPARED));
      const alerts = nearest === undefined ? names.slice(0, MOST_NAMED) : [nearest];
      return say("case-of-unknown-alert", { alert, path, alerts }, inside(context, path, source));
    });
  });
}

/** Whether tests load rules of other files than the plan's: then their alerts may be of those. */
function loadsOthers({ path, reading }: DocumentFacts, { package: one }: Context): boolean {
  const alerts = new Set(documentsOf(one, "alerts").map((each) => each.path));
  const loaded = (reading?.details?.artifacts ?? []).map(({ name }) => claimedPath(one, path, name));
  return loaded.some((file) => file === null || !alerts.has(file));
}

function casesOf(documents: readonly DocumentFacts[]): readonly AlertCase[] {
  return documents.flatMap(({ reading }) => reading?.details?.alertCases ?? []);
}
