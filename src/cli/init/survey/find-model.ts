import { isModelFile } from "./model-names.ts";
import type { Place } from "./place.ts";
import type { Part } from "./survey.ts";

/** Candidates that are named. */
const MOST_NAMED = 5;

/** The model's file, where the repository holds just one that can be nothing else. */
export function findModel({ paths }: Place): Part {
  const models = paths.filter(isModelFile);
  const [only] = models;
  if (only === undefined) return {};
  if (models.length === 1) {
    return {
      model: { path: only, from: only },
      read: [{ id: "model-file", says: "the model: `{path}`", values: { path: only } }],
    };
  }
  return {
    left: [
      {
        id: "many-models",
        says: "{count} files look like models, so none was taken: {models}",
        fix: "name the one that is handed over: --model PATH",
        values: { count: models.length, models: models.slice(0, MOST_NAMED) },
      },
    ],
  };
}
