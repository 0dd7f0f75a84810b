import { quoteIssue } from "#core/evidence/quote-issue.ts";
import type { DocumentFacts } from "#core/facts/document-facts.ts";
import { whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Finding } from "#core/model/finding.ts";
import type { Issue } from "#core/model/statement.ts";
import { bounded, type Context, type Dataset } from "./context.ts";
import { contentAt, isContent } from "./find-content.ts";

const LINEAGE = /^\/datasets\/\d+\/lineage\/\d+$/;

/** Whether the files that the manifest names as lineage can be read whole. */
export function judgeDocuments(context: Context): readonly Finding[] {
  const { package: facts, handoff, lineage, say, about } = context;
  const findings = facts.documents.flatMap((document) => {
    const pointer = document.pointers.find((one) => LINEAGE.test(one));
    const isRead = pointer !== undefined || lineage.documents.includes(document);
    if (!isRead || isToldElsewhere(document, context)) return [];
    return problemsOf(document).map((problem) => {
      const where = document.reading === null ? whereOf(handoff, pointer ?? "") : problem.where;
      return say("not-evaluable", { path: document.path, ...quoteIssue(problem) }, { ...about, where });
    });
  });
  return bounded("problems of lineage", findings, context);
}

function problemsOf({ reading, issue }: DocumentFacts): readonly Issue[] {
  if (reading !== null) return reading.problems;
  return issue === undefined ? [] : [issue];
}

/** What is no file of the repository is the gate `package`'s to tell. */
function isToldElsewhere({ path }: DocumentFacts, { package: { references } }: Context): boolean {
  return references.some((one) => one.path === path && one.kind !== "file" && one.kind !== "folder");
}

/** Whether each data set that names a lineage stands in it, and training data names one where that is asked for. */
export function judgeDatasets(context: Context): readonly Finding[] {
  const { handoff, say, about } = context;
  const findings = (handoff.handoff.datasets ?? []).flatMap((dataset, index) => {
    const where = { ...about, where: whereOf(handoff, `/datasets/${index}`) };
    const asked = dataset.role === "train" ? missing(dataset, index, context) : [];
    if (dataset.path === undefined)
      return [...asked, say("dataset-without-path", { dataset: dataset.name }, where)];
    return [...asked, ...coverage(dataset, index, context)];
  });
  return bounded("data sets", findings, context);
}

function missing(dataset: Dataset, index: number, context: Context): readonly Finding[] {
  const { handoff, options, say, about } = context;
  if (!options.required || stepsFor(index, context).length > 0) return [];
  const named = dataset.lineage ?? [];
  const [first] = named;
  const where = { ...about, where: whereOf(handoff, `/datasets/${index}/lineage`) };
  const path = typeof first === "string" ? first : (first?.uri ?? "");
  const found = first === undefined ? "it names none" : `${path} names no steps that are known here`;
  return [say("lineage-missing", { dataset: dataset.name, found }, where)];
}

function coverage(dataset: Dataset, index: number, context: Context): readonly Finding[] {
  const { package: facts, handoff, say, about } = context;
  const steps = stepsFor(index, context);
  const { path } = dataset;
  const [first] = steps;
  if (first === undefined || path === undefined || hasProblems(index, context)) return [];
  const content = contentAt(facts, path, dataset.name);
  const isNamed = steps.some(({ inputs, outputs }) =>
    [...inputs, ...outputs].some((item) => isContent(item, content, facts.folder)),
  );
  if (isNamed) return [];
  const where = { ...about, where: whereOf(handoff, `/datasets/${index}/lineage`) };
  const values = { document: first.document, dataset: dataset.name, path: content.written };
  return [say("dataset-not-in-lineage", { ...values, count: steps.length }, where)];
}

/** Steps of the documents that a data set names as its lineage. */
function stepsFor(index: number, { lineage }: Context) {
  const documents = new Set(
    lineage.documents.flatMap(({ path, pointers }) => (pointers.some(isOf(index)) ? [path] : [])),
  );
  return lineage.steps.filter(({ document }) => documents.has(document));
}

/** What is missing from a file that was read in part may have stood in the rest. */
function hasProblems(index: number, { package: { documents } }: Context): boolean {
  return documents.some((one) => one.pointers.some(isOf(index)) && problemsOf(one).length > 0);
}

function isOf(index: number): (pointer: string) => boolean {
  return (pointer) => pointer.startsWith(`/datasets/${index}/lineage/`);
}
