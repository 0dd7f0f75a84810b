import { readJson } from "#core/source/read-json.ts";
import { defineReader, unreadable } from "../define-reader.ts";
import { Foreign } from "../foreign.ts";
import { ReadingBuilder } from "../reading-builder.ts";
import { readValidation, resultsOf } from "./read-validation.ts";

const FORMAT = "great-expectations";

/** What Great Expectations validated: a suite's result, or a checkpoint's with several. The mapping is in this folder's README. */
export const greatExpectations = defineReader({
  id: FORMAT,
  title: "Great Expectations",
  detect: (text) =>
    text.trimStart().startsWith("{") &&
    (text.includes('"evaluated_expectations"') ||
      (text.includes('"expectation_config"') && text.includes('"results"'))),
  read(file) {
    const parsed = readJson(file.text, file.path);
    if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
    const root = Foreign.of(parsed.value, file.path);
    const builder = new ReadingBuilder(FORMAT, file);
    const validations = validationsOf(root);
    const runs = validations.map((validation) => readValidation(builder, validation, validations.length > 1));
    if (runs.length === 0) {
      const says = "No validation result was found, so it proves nothing about the data.";
      const fix = "Commit what the checkpoint or the validation returns, as JSON.";
      builder.problem({ id: "no-validation", says, fix }, root.where);
      return builder.build();
    }
    if (runs.length > 1) readTotals(builder, root, runs);
    const version = runs.find((run) => run.version !== undefined)?.version;
    return builder.build({ tool: "Great Expectations", ...(version === undefined ? {} : { version }) });
  },
});

/** The suite results of a file: itself, or those of a checkpoint, in a mapping (up to 1.x) or a list. */
function validationsOf(root: Foreign): readonly Foreign[] {
  const runs = root.at("run_results");
  const results = runs.isMapping ? runs.entries.map(([, run]) => run) : runs.items;
  if (results.length > 0)
    return results.map((run) => (run.at("validation_result").present ? run.at("validation_result") : run));
  const listed = root.at("validation_results").items;
  if (listed.length > 0) return listed;
  return root.at("statistics").present || resultsOf(root).isList ? [root] : [];
}

/** Of a checkpoint that validated several suites: the sums, without slice. */
function readTotals(
  builder: ReadingBuilder,
  root: Foreign,
  runs: readonly ReturnType<typeof readValidation>[],
): void {
  if (root.at("success").boolean !== undefined)
    builder.observe("success", root.at("success"), { passed: root.at("success").boolean === true });
  // A run that could not be counted is a problem already: a sum of the others would look whole.
  if (runs.some(({ evaluated }) => evaluated === undefined)) return;
  const sum = (pick: (run: (typeof runs)[number]) => number | undefined) =>
    runs.reduce((total, run) => total + (pick(run) ?? 0), 0);
  const evaluated = sum((run) => run.evaluated);
  const successful = sum((run) => run.successful);
  const { source } = root;
  builder.record({ name: "evaluated_expectations", value: evaluated, source });
  builder.record({ name: "successful_expectations", value: successful, samples: evaluated, source });
  const unsuccessful = evaluated - successful;
  builder.record({ name: "unsuccessful_expectations", value: unsuccessful, samples: evaluated, source });
  if (evaluated > 0) {
    const value = (100 * successful) / evaluated;
    builder.record({ name: "success_percent", value, unit: "%", samples: evaluated, source });
  }
}
