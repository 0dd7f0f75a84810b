import { readJson } from "#core/source/read-json.ts";
import { readYaml } from "#core/source/read-yaml.ts";
import { JSON_LIMITS } from "#core/source/source-document.ts";
import { defineReader, unreadable } from "../define-reader.ts";
import { Foreign } from "../foreign.ts";
import { ReadingBuilder } from "../reading-builder.ts";
import { readMeta } from "./meta-file.ts";
import { readRunJson } from "./run-json.ts";
import { readStoreFile } from "./store-file.ts";
import { copiedPathOf, storePathOf } from "./store-path.ts";

const FORMAT = "mlflow";

/** What MLflow logged of a run: a file of its file store, or the run as JSON. The mapping is in this folder's README. */
export const mlflow = defineReader({
  id: FORMAT,
  title: "MLflow run",
  detect: (text, path) =>
    storePathOf(path) !== undefined ||
    (isMeta(path) && /^(?:run_id|run_uuid|source_run_id):/m.test(text) && !/^current_stage:/m.test(text)) ||
    (/\.json$/i.test(path) && isRunJson(text)),
  read(file) {
    const builder = new ReadingBuilder(FORMAT, file);
    const place = storePathOf(file.path);
    const json = place === undefined && /^\s*\{/.test(file.text.slice(0, 1_000));
    if (json || (place === undefined && (isMeta(file.path) || /\.ya?ml$/i.test(file.path)))) {
      const parsed = json ? readJson(file.text, file.path) : readYaml(file.text, file.path, JSON_LIMITS);
      if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
      const root = Foreign.of(parsed.value, file.path);
      if (json) readRunJson(root, builder);
      else readMeta(root, builder);
    } else readStoreFile(file, place ?? copiedPathOf(file.path), builder);
    return builder.build({ tool: "mlflow" });
  },
});

function isMeta(path: string): boolean {
  return /(?:^|\/)meta\.ya?ml$/i.test(path);
}

function isRunJson(text: string): boolean {
  return /"run_(?:id|uuid)"\s*:/.test(text) && text.includes('"lifecycle_stage"') && text.includes('"info"');
}
