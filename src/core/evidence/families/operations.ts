import type { Family } from "../format.ts";

/** Alerts and their tests, objectives, and what rollouts are judged by. */
export const OPERATIONS: Family = {
  "prometheus-rules": {
    title: "Prometheus rules",
    endings: [".yml", ".yaml", ".json"],
    signs: ["groups"],
    load: async () => (await import("../prometheus-rules/reader.ts")).prometheusRules,
  },
};
