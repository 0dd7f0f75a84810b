import { quoteIssue } from "#core/evidence/quote-issue.ts";
import type { DocumentFacts } from "#core/facts/document-facts.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Column } from "#core/model/details.ts";
import type { Finding } from "#core/model/finding.ts";
import { type Context, columnsOf, contractAt } from "./context.ts";

/** States of a contract in which nobody may rely on it (Open Data Contract Standard, `status`). */
const NOT_IN_FORCE = new Set(["proposed", "draft", "deprecated", "retired"]);

/** Service levels that say how old the data may be (Open Data Contract Standard, `slaProperties`). */
const FRESHNESS = /^sla\.(?:latency|frequency)$/i;

const CONTRACT = /^\/datasets\/\d+\/contract$/;

/** Whether every data set's contract can be read, is in force, and keeps the version that it had only with the columns that it had. */
export function judgeContracts(context: Context): readonly Finding[] {
  const { handoff, options, say, about } = context;
  return (handoff.handoff.datasets ?? []).flatMap(({ name }, index): readonly Finding[] => {
    const document = contractAt(context.package, index);
    if (document === undefined) {
      const where = whereOf(handoff, `/datasets/${index}`);
      return options.contract ? [say("contract-missing", { dataset: name }, { ...about, where })] : [];
    }
    const columns = columnsOf(document, "contract");
    if (columns.length === 0 || (document.reading?.problems.length ?? 0) > 0)
      return [unreadable(document, name, context)];
    const told = [
      ...judgeStatus(document, name, context),
      ...judgeFreshness(document, name, context),
      ...judgeChange(document, columns, index, context),
    ];
    if (told.length > 0) return told;
    const { path } = document;
    return [
      say("contract-read", { path, dataset: name, count: columns.length }, { ...about, where: { path } }),
    ];
  });
}

function unreadable(
  { path, reading, issue }: DocumentFacts,
  dataset: string,
  { say, about }: Context,
): Finding {
  const problem = reading?.problems[0] ?? issue;
  const quoted =
    problem === undefined
      ? {
          problem: "it names no column.",
          remedy: "Write it in the Open Data Contract Standard, with `schema`.",
        }
      : quoteIssue(problem);
  return say(
    "contract-unreadable",
    { path, dataset, ...quoted },
    { ...about, where: problem?.where ?? { path, line: 1 } },
  );
}

function judgeStatus({ path, reading }: DocumentFacts, dataset: string, { options, say, about }: Context) {
  const status = (reading?.details?.terms ?? []).find(({ kind }) => kind === "status");
  if (!options.active || status === undefined || !NOT_IN_FORCE.has(status.value.toLowerCase())) return [];
  const { line } = status.source;
  const where = { path, ...(line === undefined ? {} : { line }) };
  return [say("not-in-force", { path, dataset, status: status.value }, { ...about, where })];
}

function judgeFreshness({ path, reading }: DocumentFacts, dataset: string, { options, say, about }: Context) {
  const levels = reading?.details?.parameters ?? [];
  if (!options.freshness || levels.some(({ name }) => FRESHNESS.test(name))) return [];
  return [say("not-fresh", { path, dataset }, { ...about, where: { path } })];
}

function judgeChange(
  document: DocumentFacts,
  columns: readonly Column[],
  index: number,
  { base, handoff, say, about }: Context,
): readonly Finding[] {
  if (base === undefined || base === "unclear" || !base.manifest.ok) return [];
  const name = handoff.handoff.datasets?.[index]?.name;
  const then = (base.manifest.value.handoff.datasets ?? []).findIndex((each) => each.name === name);
  // A data set that goes by a new name does not shake off the contract that it had.
  const before = (then < 0 ? undefined : contractAt(base, then)) ?? sameFile(document, base);
  const version = versionOf(document) ?? { value: "unnamed", line: undefined };
  // A contract that had a version and has none any more has no new one.
  const promised = before === undefined ? undefined : versionOf(before)?.value;
  if (before === undefined || promised === undefined || isNewer(versionOf(document)?.value, promised))
    return [];
  const change = changeBetween(columnsOf(before, "contract"), columns);
  if (change === null) return [];
  const { path } = document;
  const where = { path, ...(version.line === undefined ? {} : { line: version.line }) };
  return [say("contract-changed", { path, change, version: version.value }, { ...about, where })];
}

function isNewer(now: string | undefined, then: string): boolean {
  return now !== undefined && now !== then;
}

function sameFile({ path }: DocumentFacts, base: PackageFacts): DocumentFacts | undefined {
  return base.documents.find(
    (each) => each.path === path && each.pointers.some((pointer) => CONTRACT.test(pointer)),
  );
}

function versionOf({ reading }: DocumentFacts): { value: string; line: number | undefined } | undefined {
  const found = (reading?.details?.properties ?? []).find(({ name }) => name === "version");
  return found === undefined ? undefined : { value: String(found.value), line: found.source.line };
}

/** What breaks those who rely on a contract: columns that are gone or of another type. `null`: nothing does. */
function changeBetween(before: readonly Column[], after: readonly Column[]): string | null {
  const key = ({ table = "", name }: Column) => `${table}\n${name}`;
  const now = new Map(after.map((column) => [key(column), column]));
  const gone = before.filter((column) => !now.has(key(column)));
  const other = before.filter((column) => {
    const here = now.get(key(column));
    return here !== undefined && here.kind !== column.kind;
  });
  const names = (columns: readonly Column[]) =>
    columns
      .slice(0, 5)
      .map(({ name }) => name)
      .join(", ");
  if (gone.length > 0) return `lost ${names(gone)}`;
  return other.length > 0 ? `has other types for ${names(other)}` : null;
}
