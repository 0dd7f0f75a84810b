import type { Family } from "../format.ts";

/** Runs, models and pipelines as tracking tools record them. */
export const TRACKING: Family = {
  mlmodel: {
    title: "MLflow MLmodel file",
    endings: ["mlmodel", ".yaml", ".yml"],
    signs: ["flavors:"],
    load: async () => (await import("../mlmodel/reader.ts")).mlmodel,
  },
};
