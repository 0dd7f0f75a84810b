import type { Family } from "../format.ts";

/** What is promised, checked and recorded about data. */
export const DATA: Family = {
  odcs: {
    title: "Open Data Contract Standard",
    endings: [".yaml", ".yml", ".json"],
    signs: ["DataContract"],
    load: async () => (await import("../odcs/reader.ts")).odcs,
  },
  "great-expectations": {
    title: "Great Expectations",
    endings: [".json"],
    signs: ['"evaluated_expectations"', '"expectation_config"'],
    load: async () => (await import("../great-expectations/reader.ts")).greatExpectations,
  },
  evidently: {
    title: "Evidently",
    endings: [".json"],
    signs: ['"metrics"', '"tests"'],
    load: async () => (await import("../evidently/reader.ts")).evidently,
  },
  openlineage: {
    title: "OpenLineage events",
    endings: [".json", ".jsonl", ".ndjson"],
    signs: ['"eventTime"'],
    load: async () => (await import("../openlineage/reader.ts")).openlineage,
  },
  dbt: {
    title: "dbt run results",
    endings: [".json"],
    signs: ['"dbt_schema_version"'],
    load: async () => (await import("../dbt/reader.ts")).dbt,
  },
  croissant: {
    title: "Croissant",
    endings: [".json", ".jsonld"],
    signs: ["mlcommons.org/croissant"],
    load: async () => (await import("../croissant/reader.ts")).croissant,
  },
  "sagemaker-monitor": {
    title: "SageMaker Model Monitor",
    endings: [".json"],
    signs: ["_metrics", '"inferred_type"', '"violations"'],
    load: async () => (await import("../sagemaker-monitor/reader.ts")).sagemakerMonitor,
  },
};
