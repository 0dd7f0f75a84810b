import type { Observation } from "#core/model/observation.ts";
import { readYaml } from "#core/source/read-yaml.ts";
import { JSON_LIMITS } from "#core/source/source-document.ts";
import { defineReader, unreadable } from "../define-reader.ts";
import { Foreign } from "../foreign.ts";
import { readInstant } from "../read-instant.ts";
import { ReadingBuilder } from "../reading-builder.ts";

const FORMAT = "hf-eval-results";
const LONGEST_NOTES = 200;
/**
 * What tells results on one data set apart. Source: huggingface/huggingface_hub:src/huggingface_hub/_eval_results.py; `config` and
 * `split` are those of huggingface/hub-docs:eval_results.yaml.
 */
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
    const times = new Map<string, number>();
    for (const result of root.items) times.set(keyOf(result), (times.get(keyOf(result)) ?? 0) + 1);
    for (const result of root.items) readResult(builder, result, (times.get(keyOf(result)) ?? 0) > 1);
    if (root.items.length === 0) {
      const says = "This file lists no result.";
      const fix = "Write a list of entries with `dataset.id` and `value`.";
      builder.problem({ id: "no-results", says, fix }, root.where);
    }
    return builder.build();
  },
});

function keyOf(result: Foreign): string {
  return JSON.stringify(["id", ...SLICES].map((key) => result.at("dataset", key).text ?? null));
}

/**
 * One result, named like the id of the benchmark's data set: the file names no metric. `repeated` results differ in their notes, such
 * as `tools` and `no-tools`.
 */
function readResult(builder: ReadingBuilder, result: Foreign, repeated: boolean): void {
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
  const about = [
    ...SLICES.map((key) => [key, dataset.at(key).text] as const),
    ...(repeated ? [["notes", result.at("notes").text?.slice(0, LONGEST_NOTES)] as const] : []),
  ];
  const slice = Object.fromEntries(about.filter(([, text]) => text !== undefined)) as Record<string, string>;
  const at = readInstant(result.at("date").text ?? "");
  const more: Partial<Observation> = {
    dataset: name,
    ...(Object.keys(slice).length === 0 ? {} : { slice }),
    ...(at === undefined ? {} : { at }),
  };
  builder.observe(name, result.at("value"), more);
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
