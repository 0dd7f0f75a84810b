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
  "argo-analysis-run": {
    title: "Argo AnalysisRun",
    endings: [".yml", ".yaml", ".json"],
    signs: ["argoproj.io/"],
    load: async () => (await import("../argo-analysis-run/reader.ts")).argoAnalysisRun,
  },
  "argo-rollout": {
    title: "Argo Rollout",
    endings: [".yml", ".yaml", ".json"],
    signs: ["argoproj.io/"],
    load: async () => (await import("../argo-rollout/reader.ts")).argoRollout,
  },
  flagger: {
    title: "Flagger Canary",
    endings: [".yml", ".yaml", ".json"],
    signs: ["flagger.app/"],
    load: async () => (await import("../flagger/reader.ts")).flagger,
  },
  kayenta: {
    title: "Kayenta canary config",
    endings: [".json"],
    signs: ['"analysisConfigurations"', '"classifier"'],
    load: async () => (await import("../kayenta/reader.ts")).kayenta,
  },
};
