import type { Family } from "../format.ts";

/** Cards that describe a model or a data set. */
export const CARDS: Family = {
  "hf-model-card": {
    title: "Hugging Face model card",
    endings: [".md", ".markdown"],
    load: async () => (await import("../hf-model-card/reader.ts")).hfModelCard,
  },
  "model-card-toolkit": {
    title: "Model Card Toolkit",
    endings: [".json"],
    signs: ['"model_details"'],
    load: async () => (await import("../model-card-toolkit/reader.ts")).modelCardToolkit,
  },
  "sagemaker-model-card": {
    title: "SageMaker model card",
    endings: [".json"],
    signs: ['"model_overview"', '"intended_uses"'],
    load: async () => (await import("../sagemaker-model-card/reader.ts")).sagemakerModelCard,
  },
  "hf-dataset-card": {
    title: "Hugging Face dataset card",
    endings: [".md", ".markdown"],
    load: async () => (await import("../hf-dataset-card/reader.ts")).hfDatasetCard,
  },
  "hf-eval-results": {
    title: "Hugging Face evaluation results",
    endings: [".yaml", ".yml"],
    signs: ["dataset:"],
    load: async () => (await import("../hf-eval-results/reader.ts")).hfEvalResults,
  },
};
