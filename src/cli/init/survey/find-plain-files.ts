import type { Statement } from "#core/model/statement.ts";
import { plainName, roleOf } from "./find-dvc.ts";
import { baseName, folderOf, type Place } from "./place.ts";
import type { FoundDataset, Part } from "./survey.ts";

/** Tables and records in a folder that people keep data in. What lies deeper is a part of something. */
const DATA =
  /(?:^|\/)(?:data|datasets?)\/(?:[^/]+\/)?[^/]+\.(?:csv|tsv|parquet|jsonl?|ndjson|arrow|feather|npy|npz|xlsx)(?:\.gz)?$/i;
/** What may be a model though its ending does not say so: XGBoost writes JSON, LightGBM text. */
const MAYBE_MODEL = /(?:^|\/)models?\/[^/]+\.(?:json|txt|bin|model|ckpt|pb|zip|tgz|tar\.gz)$/i;
/** What tools and people lay beside data and models. */
const ABOUT_THEM =
  /(?:^|\/)(?:(?:[^/]*[-_.])?(?:config|params|tokenizer|labels|vocab|schema|index)\.[^/]+|(?:requirements|readme|licen[cs]e)[^/]*)$/i;
/** Folders whose data is that of tests, or of a program. */
const OF_CODE = /(?:^|\/)(?:(?:src|examples?|docs?)\/|test\/(?:.*\/)?(?:data|datasets?|models?)\/)/i;
/** Data sets that are listed, and files that are named. */
const MOST_DATASETS = 20;
const MOST_NAMED = 5;
/** Folders in which the data of one model lies, such as `data/train`, `data/test` and `data/raw`. */
const MOST_FOLDERS = 4;

/**
 * Data of which only folder and name tell what it is (`data/train.csv`). A file whose name gives it no role is named and not taken,
 * since the manifest would have to guess what it is for. `reports` are no data.
 */
export function findPlainData({ paths }: Place, reports: ReadonlySet<string>): Part {
  const data = paths.filter((path) => DATA.test(path) && isCandidate(path, reports));
  const named = data.filter((path) => roleOf(path).role !== undefined);
  // Data all over a repository is that of many models, and nobody says which.
  const isScattered = new Set(named.map(folderOf)).size > MOST_FOLDERS;
  const taken = (isScattered ? [] : named).flatMap((path): FoundDataset[] => {
    const role = roleOf(path);
    return [{ name: plainName(baseName(path)), path, ...role, lineage: [], from: path }];
  });
  const files = taken.slice(0, MOST_DATASETS).map(({ path }) => path);
  const others = data.filter((path) => !files.includes(path));
  return {
    datasets: taken.slice(0, MOST_DATASETS),
    read: told({ id: "data-files", says: "{count} [file|files] of data: {files}" }, files),
    left: told(isScattered ? SCATTERED_DATA : OTHER_DATA, others),
  };
}

/** Files that only their folder calls models. Other things lie in such folders, too, so none is taken. */
export function findMaybeModels({ paths }: Place, reports: ReadonlySet<string>): Part {
  return {
    left: told(
      MAYBE,
      paths.filter((path) => MAYBE_MODEL.test(path) && isCandidate(path, reports)),
    ),
  };
}

function isCandidate(path: string, reports: ReadonlySet<string>): boolean {
  return !reports.has(path) && !ABOUT_THEM.test(path) && !OF_CODE.test(path);
}

function told(template: Omit<Statement, "values">, paths: readonly string[]): readonly Statement[] {
  if (paths.length === 0) return [];
  const more = paths.length > MOST_NAMED ? ["…"] : [];
  return [{ ...template, values: { count: paths.length, files: [...paths.slice(0, MOST_NAMED), ...more] } }];
}

const SCATTERED_DATA = {
  id: "scattered-data",
  says: "{count} files may be data, in folders of many things: {files}",
  fix: "name the folder of the model: --path FOLDER, or add to `datasets` of the manifest what it was trained or tested with",
};
const OTHER_DATA = {
  id: "other-data",
  says: "{count} [file|files] may be data, but no name says what for: {files}",
  fix: "add to `datasets` of the manifest what the model was trained or tested with",
};
const MAYBE = {
  id: "maybe-model",
  says: "{count} [file|files] may be the model, by the name of the folder alone: {files}",
  fix: "name the one that is handed over: --model PATH",
};
