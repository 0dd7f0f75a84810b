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
    load: async () => (await import("../mlflow/reader.ts")).mlflow,
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
};
