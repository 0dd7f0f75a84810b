import { quoteIssue } from "#core/evidence/quote-issue.ts";
import type { DocumentFacts } from "#core/facts/document-facts.ts";
import { whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Column } from "#core/model/details.ts";
import type { Finding } from "#core/model/finding.ts";
import { didYouMean } from "#core/source/did-you-mean.ts";
import { type Context, columnsOf, contractAt, isOfModel, placeOf } from "./context.ts";

/** Findings of one kind that are told one by one. */
const MOST_TOLD = 12;

/** A column that a contract promises. */
interface Promised {
  readonly path: string;
  readonly column: Column;
}

/** Whether every input of the model is a column that the contracts of its data promise, of a type that it can take. */
export function judgeInputs(context: Context): readonly Finding[] {
  const { handoff, options, say, about } = context;
  const model = context.package.documents.filter(isOfModel);
  const signatures = model.flatMap((document) => {
    const inputs = columnsOf(document, "input");
    return inputs.length === 0 ? [] : [{ path: document.path, inputs }];
  });
  const unread = model.filter(
    ({ reading }) => columnsOfModel(reading) && (reading?.problems.length ?? 0) > 0,
  );
  if (unread.length > 0) return unread.slice(0, MOST_TOLD).map((document) => unreadable(document, context));
  const [first] = signatures;
  if (first === undefined) {
    const where = whereOf(handoff, "/model/path");
    return options.signature ? [say("signature-missing", {}, { ...about, where })] : [];
  }
  const promised = promisedColumns(context);
  if (promised.length === 0) return [];
  const contracts = [...new Set(promised.map(({ path }) => path))];
  const inputs = signatures.flatMap(({ path, inputs: taken }) => taken.map((input) => ({ path, input })));
  const named = inputs.filter(({ input }) => input.kind !== "tensor" && input.name !== "");
  if (named.length === 0)
    return [say("inputs-unnamed", { path: first.path }, { ...about, where: { path: first.path } })];
  const told = named.flatMap(({ path, input }) => judgeInput(path, input, promised, contracts, context));
  if (told.length > 0) return told.slice(0, MOST_TOLD);
  return [
    say("inputs-promised", { count: named.length, contracts }, { ...about, where: { path: first.path } }),
  ];
}

/** Whether a reading says what a model takes, be it in part. */
function columnsOfModel(reading: DocumentFacts["reading"]): boolean {
  return (reading?.details?.columns ?? []).some(({ of }) => of === "input");
}

function unreadable({ path, reading }: DocumentFacts, { say, about }: Context): Finding {
  const [problem] = reading?.problems ?? [];
  const quoted = problem === undefined ? { problem: "", remedy: "" } : quoteIssue(problem);
  return say("signature-unreadable", { path, ...quoted }, { ...about, where: problem?.where ?? { path } });
}

function judgeInput(
  path: string,
  input: Column,
  promised: readonly Promised[],
  contracts: readonly string[],
  { say, about }: Context,
): readonly Finding[] {
  const there = { ...about, where: placeOf(path, input) };
  const same = promised.filter(({ column }) => column.name === input.name);
  const [first] = same;
  if (first === undefined) {
    const nearest = didYouMean(
      input.name,
      promised.map(({ column }) => column.name),
    );
    const near = nearest === undefined ? promised.slice(0, 5).map(({ column }) => column.name) : [nearest];
    return [say("input-unknown", { column: input.name, near, contracts }, there)];
  }
  if (same.some(({ column }) => canTake(input, column))) return [];
  const { column } = first;
  const values = { column: input.name, taken: input.type, promised: column.type, path: first.path };
  return [say("input-unlike", values, there)];
}

/** Whether a model that takes one kind can be given the other. A whole number is a number; what is not known is not judged. */
function canTake({ kind: taken }: Column, { kind: given }: Column): boolean {
  if (taken === given || taken === "other" || given === "other") return true;
  if (taken === "number") return given === "integer" || given === "boolean";
  return taken === "integer" && given === "boolean";
}

function promisedColumns({ package: one, handoff }: Context): readonly Promised[] {
  return (handoff.handoff.datasets ?? []).flatMap((_dataset, index) => {
    const document = contractAt(one, index);
    if (document === undefined) return [];
    return columnsOf(document, "contract").map((column) => ({ path: document.path, column }));
  });
}
