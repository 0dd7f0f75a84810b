import type { Family } from "../format.ts";

/** Reports that compare groups of people. */
export const FAIRNESS: Family = {
  fairlearn: {
    title: "Fairlearn MetricFrame",
    endings: [".json"],
    signs: ['"by_group"'],
    load: async () => (await import("../fairlearn/reader.ts")).fairlearn,
  },
};
