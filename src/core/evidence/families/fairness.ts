import type { Family } from "../format.ts";

/** Reports that compare groups of people. */
export const FAIRNESS: Family = {
  fairlearn: {
    title: "Fairlearn MetricFrame",
    endings: [".json"],
    signs: ['"by_group"'],
    load: async () => (await import("../fairlearn/reader.ts")).fairlearn,
  },
  "sagemaker-clarify": {
    title: "SageMaker Clarify",
    endings: [".json"],
    signs: ["_training_bias_metrics", '"explanations"'],
    load: async () => (await import("../sagemaker-clarify/reader.ts")).sagemakerClarify,
  },
  aequitas: {
    title: "Aequitas",
    endings: [".csv"],
    signs: ["attribute_name"],
    load: async () => (await import("../aequitas/reader.ts")).aequitas,
  },
};
