import { quoteIssue } from "#core/evidence/quote-issue.ts";
import { PROBLEMS_OF_AS } from "#core/evidence/readers.ts";
import type { EvidenceFacts, PackageFacts } from "#core/facts/package-facts.ts";
import { type ResolvedHandoff, whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Finding } from "#core/model/finding.ts";
import type { EvidenceReading } from "#core/model/observation.ts";
import type { Context } from "./context.ts";

/** Most problems of one file that are told one by one. */
const MOST_PROBLEMS = 10;

/**
 * Whether a file that could not be read whole might have held what is looked for in a format, or in any: then what is missing is
 * a consequence, and is not told beside its cause.
 */
export function mayHide({ evidence, manifest }: PackageFacts, format?: string): boolean {
  const listed = manifest.ok ? (manifest.value.handoff.evidence ?? []) : [];
  const unread = listed.length > evidence.length;
  return (
    unread ||
    evidence.some(({ reading }) => {
      if (reading.problems.length === 0 && (reading.observations.length > 0 || saidIn(reading) > 0))
        return false;
      const doubtful = reading.problems.some(({ id }) => PROBLEMS_OF_AS.includes(id));
      return format === undefined || reading.format === format || reading.format === "" || doubtful;
    })
  );
}

/** Whether every evidence file that the manifest lists could be read whole. */
export function judgeFiles(handoff: ResolvedHandoff, context: Context): readonly Finding[] {
  const listed = handoff.handoff.evidence ?? [];
  return listed.flatMap((entry, index) => {
    const pointer = `/evidence/${index}`;
    const file = context.package.evidence.find((one) => one.pointer === pointer);
    if (file !== undefined) return judgeFile(file, handoff, context);
    const path = typeof entry.path === "string" ? entry.path : entry.path.uri;
    const where = whereOf(handoff, `${pointer}/path`);
    return [context.say("not-read", { path }, { ...context.about, where })];
  });
}

function judgeFile(
  file: EvidenceFacts,
  handoff: ResolvedHandoff,
  { say, about }: Context,
): readonly Finding[] {
  const { path, format, observations, problems } = file.reading;
  const whole = { ...about, where: { path } };
  if (problems.length === 0 && observations.length > 0) {
    return [say("evidence-read", { path, format, count: observations.length }, whole)];
  }
  const statements = saidIn(file.reading);
  if (problems.length === 0 && statements > 0) {
    return [say("details-read", { path, format, count: statements }, whole)];
  }
  const top = { path, line: 1, column: 1 };
  if (problems.length === 0) {
    const values = { path, problem: "nothing was observed in it.", remedy: "Write the report again." };
    return [say("not-evaluable", values, { ...about, where: top })];
  }
  const told = problems.slice(0, MOST_PROBLEMS).map((problem) => {
    const values = { path, ...quoteIssue(problem) };
    const inManifest = PROBLEMS_OF_AS.includes(problem.id);
    const where = inManifest ? whereOf(handoff, `${file.pointer}/as`) : problem.where;
    return say("not-evaluable", values, { ...about, where });
  });
  const count = problems.length - told.length;
  return count === 0 ? told : [...told, say("more-problems", { path, count }, { ...about, where: top })];
}

/** How many things a report says besides numbers. */
function saidIn({ details = {} }: EvidenceReading): number {
  return Object.values(details).flat().length;
}
