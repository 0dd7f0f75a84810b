import type { Observation } from "#core/model/observation.ts";
import { readYaml } from "#core/source/read-yaml.ts";
import { JSON_LIMITS } from "#core/source/source-document.ts";
import { defineReader, unreadable } from "../define-reader.ts";
import { Foreign } from "../foreign.ts";
import { member, textOf } from "../foreign-value.ts";
import { readInstant } from "../read-instant.ts";
import { ReadingBuilder } from "../reading-builder.ts";

const FORMAT = "hf-eval-results";
/** People write these lists: what is longer would only take long. */
const MOST_BYTES = 512 * 1024;
const LONGEST_NOTES = 200;
/**
 * What tells results on one data set apart. Source: huggingface/huggingface_hub:src/huggingface_hub/_eval_results.py; `config` and
 * `split` are those of huggingface/hub-docs:eval_results.yaml.
 */
const SLICES = ["task_id", "config", "split"] as const;
const KEYS = ["id", ...SLICES] as const;

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
    const parsed = readYaml(file.text, file.path, { ...JSON_LIMITS, bytes: MOST_BYTES });
    if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
    const root = Foreign.of(parsed.value, file.path);
    const builder = new ReadingBuilder(FORMAT, file);
    const times = new Map<string, number>();
    const results = root.items.map((result) => ({ result, key: keyOf(result.value) }));
    for (const { key } of results) times.set(key, (times.get(key) ?? 0) + 1);
    for (const { result, key } of results) readResult(builder, result, (times.get(key) ?? 0) > 1);
    if (results.length === 0) {
      const says = "This file lists no result.";
      const fix = "Write a list of entries with `dataset.id` and `value`.";
      builder.problem({ id: "no-results", says, fix }, root.where);
    }
    return builder.build();
  },
});

/** Asks the values alone: the places of what only tells results apart are of no interest. */
function keyOf(result: unknown): string {
  const dataset = member(result, "dataset");
  return JSON.stringify(KEYS.map((key) => textIn(dataset, key) ?? null));
}

/** A text of a mapping that is not empty. */
function textIn(mapping: unknown, key: string): string | undefined {
  const text = textOf(member(mapping, key));
  return text === undefined || text.trim() === "" ? undefined : text;
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
  const slice = sliceOf(result.value, repeated);
  const at = readInstant(textIn(result.value, "date") ?? "");
  const more: Partial<Observation> = {
    dataset: name,
    ...(slice === undefined ? {} : { slice }),
    ...(at === undefined ? {} : { at }),
  };
  builder.observe(name, result.at("value"), more);
  const revision = textIn(dataset.value, "revision");
  builder.add("subjects", {
    kind: "dataset",
    name,
    ...(revision === undefined ? {} : { revision }),
    digests: [],
    source: dataset.source,
  });
  const url = textIn(member(result.value, "source"), "url");
  if (url !== undefined) builder.add("links", { target: url, source: result.at("source", "url").source });
}

/** What a result is about beyond its data set; `undefined` where nothing is told. */
function sliceOf(result: unknown, repeated: boolean): Record<string, string> | undefined {
  const dataset = member(result, "dataset");
  const slice: Record<string, string> = {};
  let told = false;
  const tell = (key: string, text: string | undefined): void => {
    if (text === undefined) return;
    slice[key] = text;
    told = true;
  };
  for (const key of SLICES) tell(key, textIn(dataset, key));
  if (repeated) tell("notes", textIn(result, "notes")?.slice(0, LONGEST_NOTES));
  return told ? slice : undefined;
}
