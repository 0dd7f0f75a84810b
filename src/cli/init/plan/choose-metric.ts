import type { FoundEvidence } from "../survey/survey.ts";

/** A metric that was read, and the side on which it is good. */
export interface ChosenMetric {
  /** As a policy reads it: `metrics:test.auc`. */
  readonly read: string;
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly op: "gte" | "lte";
  /** Report in which it stands. */
  readonly path: string;
}

/** Words of names whose good side is known to everybody; of a number that nobody knows, no bar is proposed. */
const HIGHER =
  /^(?:auc|auroc|auprc|roc_auc|accuracy|acc|f1|precision|recall|r2|map|ndcg|bleu|rouge|iou|dice|kappa|mcc)$/;
const LOWER = /^(?:rmse|mse|mae|mape|smape|logloss|loss|error|perplexity|wer|cer|brier|failures|errors)$/;
/** From the one that says most about a model, as numbers on data that it was not trained on do. */
const BEST = /(?:^|[^a-z])(?:auc|auroc|roc_auc)(?:[^a-z]|$)/;

/** The one metric for which a first bar is proposed: one with a known good side, on test data where there is such a one. */
export function chooseMetric(evidence: readonly FoundEvidence[]): ChosenMetric | undefined {
  const known = evidence.flatMap(({ path, format, observations }) =>
    observations.flatMap(({ name, value, unit = "", slice }): ChosenMetric[] => {
      const op = sideOf(name);
      if (typeof value !== "number" || slice !== undefined || op === undefined || name.length > 80) return [];
      return [{ read: `${format}:${name}`, name, value, unit, op, path }];
    }),
  );
  return known.toSorted((a, b) => rankOf(b) - rankOf(a))[0];
}

function sideOf(name: string): "gte" | "lte" | undefined {
  const words = wordsOf(name);
  const joined = words.slice(-2).join("_");
  if ([...words, joined].some((word) => HIGHER.test(word)))
    return words.some((word) => LOWER.test(word)) ? undefined : "gte";
  return words.some((word) => LOWER.test(word)) ? "lte" : undefined;
}

function rankOf({ name, read }: ChosenMetric): number {
  const words = wordsOf(name);
  const onTest = words.some((word) => /^(?:test|holdout|eval)$/.test(word)) ? 4 : 0;
  const onTrain = words.some((word) => /^train(?:ing)?$/.test(word)) ? -8 : 0;
  const report = read.startsWith("junit:") ? -4 : 0;
  return onTest + onTrain + report + (BEST.test(name.toLowerCase()) ? 1 : 0);
}

function wordsOf(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}
