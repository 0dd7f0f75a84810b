import { splitFrontMatter } from "#core/source/front-matter.ts";

/** Keys at the top of the front matter that only a card of this kind has, as the Hub's specifications name them. */
const MODEL_KEY = /^(?:library_name|pipeline_tag|model-index|base_model|base_model_relation)[ \t]*:/m;
const DATASET_KEY =
  /^(?:dataset_info|task_categories|task_ids|annotations_creators|language_creators|size_categories|source_datasets|train-eval-index)[ \t]*:/m;
/** A key of both; a decision record or a web page may have it as well, so the name of the file must fit, too. */
const LICENSE = /^license[ \t]*:/m;
const CARD_NAME = /(?:^|\/)(?:readme|model[-_ ]?card)[^/]*\.(?:md|markdown)$/i;
/** The first heading of the Hub's templates. */
const MODEL_TITLE = /^#[ \t]+model card\b/im;
const DATASET_TITLE = /^#[ \t]+dataset card\b/im;

/** How far into the text a heading is looked for. */
const OPENING = 4_096;

/** Which card of the Hugging Face Hub a Markdown file looks like; `null` when it looks like none. */
export function cardKind(text: string, path: string): "model" | "dataset" | null {
  if (!/\.(?:md|markdown)$/i.test(path)) return null;
  const split = splitFrontMatter(text);
  const yaml = split?.yaml ?? "";
  if (MODEL_KEY.test(yaml)) return "model";
  if (DATASET_KEY.test(yaml)) return "dataset";
  const opening = (split?.body ?? text).slice(0, OPENING);
  if (MODEL_TITLE.test(opening)) return "model";
  if (DATASET_TITLE.test(opening)) return "dataset";
  return LICENSE.test(yaml) && CARD_NAME.test(path) ? "model" : null;
}
