import type { Family } from "../format.ts";

/** Alerts and their tests, objectives, and what rollouts are judged by. */
export const OPERATIONS: Family = {
  "prometheus-rules": {
    title: "Prometheus rules",
    endings: [".yml", ".yaml", ".json"],
    signs: ["groups"],
    load: async () => (await import("../prometheus-rules/reader.ts")).prometheusRules,
  },
  "promtool-tests": {
    title: "promtool tests",
    endings: [".yml", ".yaml", ".json"],
    signs: ["alert_rule_test", "promql_expr_test"],
    load: async () => (await import("../promtool-tests/reader.ts")).promtoolTests,
  },
  openslo: {
    title: "OpenSLO",
    endings: [".yml", ".yaml", ".json"],
    signs: ["openslo/v", "openslo.com/v"],
    load: async () => (await import("../openslo/reader.ts")).openslo,
  },
};
