import { expect, test } from "vitest";
import { meaningOf } from "./meaning-of.ts";

test.for([
  ["/package/description", "What the package is for, in one sentence."],
  ["/problem/limitations/0", "What the package must not be used for."],
  ["/problem/success/1/metric", "Name of a metric: an observation of an evidence file, an SLO or an alert."],
  ["/datasets/0/lineage/2", "Files that say where the data came from, such as dvc.lock."],
  ["/deployment/staging/path", "Rollout definition or script."],
  ["/migration/constraints/p95", "What engineering must be able to meet: metric and bound with its unit."],
  ["/model/path/uri", "The model: a file or a folder."],
  ["/nothing/of/that", ""],
  ["/problem/__proto__", "What is solved, for whom, and how success is known."],
] as const)("%s", ([pointer, meaning]) => {
  expect(meaningOf(pointer)).toBe(meaning);
});
