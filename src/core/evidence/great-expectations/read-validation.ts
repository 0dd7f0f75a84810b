import type { Observation } from "#core/model/observation.ts";
import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";
import { dataOf, instantOf, suiteOf, versionOf } from "./about-validation.ts";
import { readExpectation } from "./read-expectation.ts";

/** What one suite's result adds up to; no numbers where they do not fit together. */
export interface Validation {
  readonly evaluated?: number;
  readonly successful?: number;
  readonly version?: string;
}

/** Reads the result of one suite. With `several` in a file, each is a slice `{suite: …}`. */
export function readValidation(builder: ReadingBuilder, validation: Foreign, several: boolean): Validation {
  const suite = suiteOf(validation);
  const at = instantOf(validation);
  const data = dataOf(validation);
  if (data !== undefined) builder.add("subjects", data);
  const run = validation.at("meta", "run_id", "run_name");
  // The run of the validation, which is no run that made a model: a property, and no subject.
  if (run.text !== undefined)
    builder.add("properties", { name: "run_name", value: run.text.slice(0, 400), source: run.source });
  const about: Partial<Observation> = {
    ...(several && suite !== undefined ? { slice: { suite } } : {}),
    ...(data === undefined ? {} : { dataset: data.name }),
    ...(at === undefined ? {} : { at }),
  };
  for (const result of resultsOf(validation).items) readExpectation(builder, result, about);
  const version = versionOf(validation);
  const counts = readStatistics(builder, validation, about);
  return { ...counts, ...(version === undefined ? {} : { version }) };
}

/** The statistics of a suite, held against its results: those may be fewer (only failures were kept), never more. */
function readStatistics(
  builder: ReadingBuilder,
  validation: Foreign,
  about: Partial<Observation>,
): { readonly evaluated?: number; readonly successful?: number } {
  const statistics = validation.at("statistics");
  const results = resultsOf(validation).items;
  const failed = results.filter((result) => result.at("success").value === false).length;
  const evaluated =
    countOf(statistics.at("evaluated_expectations")) ?? (statistics.present ? undefined : results.length);
  const successful =
    countOf(statistics.at("successful_expectations")) ??
    (statistics.present
      ? undefined
      : results.filter((result) => result.at("success").boolean === true).length);
  if (evaluated === 0 || (evaluated === undefined && results.length === 0)) {
    const says = "No expectation was evaluated, so it proves nothing about the data.";
    builder.problem(
      { id: "no-expectations", says, fix: "Add expectations to the suite, and validate again." },
      validation.where,
    );
    return {};
  }
  if (
    evaluated === undefined ||
    successful === undefined ||
    !fits(evaluated, successful, results.length, failed)
  ) {
    const says = "The statistics do not fit the results: {failed} of {count} listed expectations failed.";
    const fix = "Write the file again with Great Expectations, and do not edit it.";
    builder.problem(
      { id: "contradiction", says, fix, values: { failed, count: results.length } },
      statistics.where,
    );
    return {};
  }
  const success = validation.at("success");
  if (success.boolean !== undefined)
    builder.observe("success", success, { ...about, passed: success.boolean });
  const place = statistics.present ? statistics : resultsOf(validation);
  const record = (name: string, value: number, unit?: string) =>
    builder.record({
      name,
      value,
      ...(unit === undefined ? {} : { unit }),
      ...about,
      samples: evaluated,
      source: (statistics.at(name).present ? statistics.at(name) : place).source,
    });
  record("evaluated_expectations", evaluated);
  record("successful_expectations", successful);
  record("unsuccessful_expectations", evaluated - successful);
  record("success_percent", statistics.at("success_percent").number ?? (100 * successful) / evaluated, "%");
  return { evaluated, successful };
}

/** The results of a suite; `describe()` calls them `expectations`. */
export function resultsOf(validation: Foreign): Foreign {
  const results = validation.at("results");
  return results.present ? results : validation.at("expectations");
}

function fits(evaluated: number, successful: number, listed: number, failed: number): boolean {
  return successful <= evaluated && listed <= evaluated && failed <= evaluated - successful;
}

function countOf({ number }: Foreign): number | undefined {
  return number !== undefined && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}
