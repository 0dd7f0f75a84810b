import type { Observation } from "#core/model/observation.ts";
import { readYaml } from "#core/source/read-yaml.ts";
import { JSON_LIMITS } from "#core/source/source-document.ts";
import { defineReader, unreadable } from "../define-reader.ts";
import { Foreign } from "../foreign.ts";
import { readInstant } from "../read-instant.ts";
import { ReadingBuilder } from "../reading-builder.ts";

const FORMAT = "hf-eval-results";
const SLICES = ["task_id", "config", "split"] as const;

/** Evaluation results as the Hugging Face Hub reads them from `.eval_results/*.yaml`. The mapping is in this folder's README. */
export const hfEvalResults = defineReader({
  id: FORMAT,
  title: "Hugging Face evaluation results",
  detect: (text, path) =>
    /(?:^|\/)\.eval_results\/[^/]+\.ya?ml$/i.test(path) ||
    (/\.ya?ml$/i.test(path) &&
      /^-[ \t]+dataset:[ \t]*$/m.test(text) &&
      /^[ \t]+id:/m.test(text) &&
      /^[ \t]+value:/m.test(text)),
  read(file) {
    const parsed = readYaml(file.text, file.path, JSON_LIMITS);
    if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
    const root = Foreign.of(parsed.value, file.path);
    const builder = new ReadingBuilder(FORMAT, file);
    for (const result of root.items) readResult(builder, result);
    if (root.items.length === 0) {
      const says = "This file lists no result.";
      const fix = "Write a list of entries with `dataset.id` and `value`.";
      builder.problem({ id: "no-results", says, fix }, root.where);
    }
    return builder.build();
  },
});

/** One result, named like the id of the benchmark's data set: the file names no metric. */
function readResult(builder: ReadingBuilder, result: Foreign): void {
  const dataset = result.at("dataset");
  const name = dataset.at("id").text;
  if (name === undefined) {
    const says = "A result has no `dataset.id`, so nobody knows what was measured.";
    builder.problem(
      { id: "no-dataset", says, fix: "Write the id of the benchmark's data set." },
      result.where,
    );
    return;
  }
  const slice = Object.fromEntries(
    SLICES.flatMap((key) => {
      const { text } = dataset.at(key);
      return text === undefined ? [] : [[key, text] as const];
    }),
  );
  const at = readInstant(result.at("date").text ?? "");
  const about: Partial<Observation> = {
    dataset: name,
    ...(Object.keys(slice).length === 0 ? {} : { slice }),
    ...(at === undefined ? {} : { at }),
  };
  builder.observe(name, result.at("value"), about);
  const revision = dataset.at("revision").text;
  builder.add("subjects", {
    kind: "dataset",
    name,
    ...(revision === undefined ? {} : { revision }),
    digests: [],
    source: dataset.source,
  });
  const url = result.at("source", "url");
  if (url.text !== undefined) builder.add("links", { target: url.text, source: url.source });
}
