import type { Drill } from "#core/drill/drill.ts";
import { quoteIssue } from "#core/evidence/quote-issue.ts";
import type { Finding } from "#core/model/finding.ts";
import type { Issue } from "#core/model/statement.ts";
import { parseDuration } from "#core/quantity/parse-duration.ts";
import type { About } from "../define-gate.ts";
import { at, atKey, type Context, isFirst, targetOf } from "./context.ts";

const DAY = 86_400_000;

/** Whether going back was rehearsed: this rollback, with success, in time, and lately enough. */
export function judgeDrill(context: Context): readonly Finding[] {
  const { plan, say, options, package: facts } = context;
  const most = options.drill_max_age;
  if (plan.drill === undefined) {
    return most === undefined ? [] : [say("drill-not-named", { most }, atKey(context, "/drill"))];
  }
  const about = whoRuns(context, at(context, "/drill"));
  if (typeof plan.drill !== "string") return [say("drill-elsewhere", { uri: plan.drill.uri }, about)];
  if (facts.drill === null) return [say("drill-absent", { path: plan.drill }, about)];
  if (!facts.drill.ok) return facts.drill.issues.map((issue) => unreadable(issue, context, about));
  return judgeRecord(facts.drill.value, context, about);
}

function judgeRecord(drill: Drill, context: Context, about: About): readonly Finding[] {
  const { say, plan, options, now } = context;
  const { date, target, duration } = drill;
  const days = daysBetween(date, now);
  if (days < 0) return [say("drill-in-the-future", { date }, about)];
  // Without a target the plan has been told so already.
  const to = targetOf(context) ?? target;
  const most = options.drill_max_age;
  const { within = "" } = plan;
  const faults = [
    ...(drill.outcome === "failed" ? [say("drill-failed", { date }, about)] : []),
    ...judgeDrilledTarget(drill, to, context, about),
    ...(isLonger(duration, within) ? [say("drill-too-slow", { date, duration, within }, about)] : []),
    ...(most !== undefined && isOlder(days, most)
      ? [say("drill-too-old", { date, days, most: inDays(most) }, about)]
      : []),
    ...judgeScriptOf(drill, context, about),
    ...judgeNames(drill, context, about),
  ];
  if (faults.length > 0) return faults;
  if (isFirst(context)) return [say("drill-passed-off", { date, days, duration }, about)];
  return [say("drill-passed", { date, days, target, duration }, about)];
}

/** Whether the drill practised this plan: going back to that version, or switching the model off. */
function judgeDrilledTarget(
  { date, target }: Drill,
  to: string,
  context: Context,
  about: About,
): readonly Finding[] {
  if (target === to) return [];
  const { say } = context;
  if (isFirst(context)) return [say("drill-not-off", { date, target }, about)];
  return [say("drill-of-another-target", { date, target, to }, about)];
}

const NAMES = {
  failure_mode: {
    what: "what was made to fail",
    example: "failure_mode: the model file in service is cut off",
  },
  by: { what: "who ran it", example: 'by: "@acme/on-call"' },
} as const;

/** Whether the record names what the policy asks for besides. */
function judgeNames(drill: Drill, { say, options }: Context, about: About): readonly Finding[] {
  return options.drill_names
    .filter((key) => (drill[key] ?? "").trim() === "")
    .map((key) => say("drill-leaves-out", { date: drill.date, key, ...NAMES[key] }, about));
}

/** Whether the drill ran the script as it is now, where its record says so or the policy asks. */
function judgeScriptOf(drill: Drill, context: Context, about: About): readonly Finding[] {
  const { say, options } = context;
  const { date, script_sha256: found } = drill;
  if (found === undefined)
    return options.drill_names_script ? [say("drill-names-no-script", { date }, about)] : [];
  const { sha256, turned } = scriptDigest(context);
  if (sha256 === undefined) return options.drill_names_script ? [say("script-unread", { date }, about)] : [];
  // A drill on a machine with other line endings ran the same script.
  if (found === sha256 || found === turned) return [];
  const where = drill.where["script_sha256"];
  return [
    say(
      "drill-of-another-script",
      { date, found, digest: sha256 },
      where === undefined ? about : { ...about, where },
    ),
  ];
}

function scriptDigest({ plan, package: one }: Context): {
  readonly sha256?: string | undefined;
  readonly turned?: string | undefined;
} {
  if (typeof plan.path === "object") return { sha256: plan.path.digest.sha256 };
  const path = one.references.find(({ pointer }) => pointer === "/rollback/path")?.path;
  const digests = path !== undefined && Object.hasOwn(one.digests, path) ? one.digests[path] : undefined;
  return { sha256: digests?.sha256, turned: digests?.otherLineEndings?.sha256 };
}

/** Whole days of UTC from a day to an instant: 0 for the same day, whatever the hour. */
function daysBetween(day: string, instant: string): number {
  return Math.floor((Date.parse(instant.slice(0, 10)) - Date.parse(day)) / DAY);
}

/** A drill that takes a time that cannot be compared was told already, where the plan's own time is judged. */
function isLonger(duration: string, within: string): boolean {
  const [took, allowed] = [parseDuration(duration), parseDuration(within)];
  return took.ok && allowed.ok && took.value > allowed.value;
}

function isOlder(days: number, most: string): boolean {
  const limit = parseDuration(most);
  return limit.ok && days * DAY > limit.value;
}

function inDays(most: string): number {
  const limit = parseDuration(most);
  return limit.ok ? Math.floor(limit.value / DAY) : 0;
}

/** Who can run a drill: the authority of the plan, or else whoever owns the package. */
function whoRuns({ plan }: Context, about: About): About {
  return plan.authority === undefined ? about : { ...about, who: [plan.authority] };
}

function unreadable(issue: Issue, { say }: Context, about: About): Finding {
  return say("drill-unreadable", quoteIssue(issue), { ...about, where: issue.where });
}
