import type { Family } from "../format.ts";

/** Runs, models and pipelines as tracking tools record them. */
export const TRACKING: Family = {
  mlmodel: {
    title: "MLflow MLmodel file",
    endings: ["mlmodel", ".yaml", ".yml"],
    signs: ["flavors:"],
    load: async () => (await import("../mlmodel/reader.ts")).mlmodel,
  },
  mlflow: {
    title: "MLflow run",
    // A file of the file store is named after its metric: it is told by its path, not by its ending.
    endings: [""],
    paths: /(?:^|\/)(?:m-)?[0-9a-f]{32}\/(?:metrics|params|tags)\//,
    signs: ["run_id:", "run_uuid:", '"run_id"', '"run_uuid"'],
    load: async () => (await import("../mlflow/reader.ts")).mlflow,
  },
  "mlflow-registry": {
    title: "MLflow model registry",
    // A file of an alias is named after the alias.
    endings: [""],
    paths: /(?:^|\/)models\/[^/]{1,300}\/aliases\//,
    signs: ["current_stage:", "aliases:", '"registered_model"', '"model_version"', '"model_versions"'],
    load: async () => (await import("../mlflow-registry/reader.ts")).mlflowRegistry,
  },
  "dvc-lock": {
    title: "DVC lock file",
    endings: ["dvc.lock", ".lock", ".yaml", ".yml"],
    signs: ["stages:", "cmd:"],
    load: async () => (await import("../dvc-lock/reader.ts")).dvcLock,
  },
  "dvc-yaml": {
    title: "DVC pipeline",
    endings: ["dvc.yaml", "dvc.yml"],
    load: async () => (await import("../dvc-yaml/reader.ts")).dvcYaml,
  },
  "dvc-pointer": {
    title: "DVC pointer",
    endings: [".dvc"],
    load: async () => (await import("../dvc-pointer/reader.ts")).dvcPointer,
  },
  "dvc-metrics-diff": {
    title: "DVC metrics diff",
    endings: [".json"],
    signs: ['"old"', '"new"'],
    load: async () => (await import("../dvc-metrics-diff/reader.ts")).dvcMetricsDiff,
  },
  "lfs-pointer": {
    title: "Git LFS pointer",
    // A pointer has the name of the file that it stands for.
    endings: [""],
    signs: ["/spec/v1"],
    load: async () => (await import("../lfs-pointer/reader.ts")).lfsPointer,
  },
  gto: {
    title: "GTO registry",
    endings: [".json"],
    signs: ['"registered"'],
    load: async () => (await import("../gto/reader.ts")).gto,
  },
  kitfile: {
    title: "KitOps Kitfile",
    endings: ["kitfile", ".yaml", ".yml"],
    signs: ["manifestVersion"],
    load: async () => (await import("../kitfile/reader.ts")).kitfile,
  },
  backstage: {
    title: "Backstage catalogue",
    endings: [".yaml", ".yml"],
    signs: ["backstage.io/"],
    load: async () => (await import("../backstage/reader.ts")).backstage,
  },
  feast: {
    title: "Feast feature store",
    endings: [".yaml", ".yml"],
    signs: ["project:"],
    load: async () => (await import("../feast/reader.ts")).feast,
  },
};
