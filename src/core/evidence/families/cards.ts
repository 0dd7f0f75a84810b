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
};
