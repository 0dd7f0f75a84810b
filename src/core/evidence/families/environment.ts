import type { Family } from "../format.ts";

/** What a model is built and run in: packages, images, providers. */
export const ENVIRONMENT: Family = {
  "uv-lock": {
    title: "uv.lock",
    endings: ["uv.lock"],
    load: async () => (await import("../uv-lock/reader.ts")).uvLock,
  },
  "poetry-lock": {
    title: "poetry.lock",
    endings: ["poetry.lock"],
    load: async () => (await import("../poetry-lock/reader.ts")).poetryLock,
  },
  "conda-lock": {
    title: "conda-lock or pixi lock",
    endings: ["conda-lock.yml", "conda-lock.yaml", "pixi.lock"],
    load: async () => (await import("../conda-lock/reader.ts")).condaLock,
  },
  "conda-environment": {
    title: "conda environment",
    endings: [".yml", ".yaml"],
    signs: ["dependencies:"],
    load: async () => (await import("../conda-environment/reader.ts")).condaEnvironment,
  },
  "terraform-lock": {
    title: "Terraform lock",
    endings: ["lock.hcl"],
    load: async () => (await import("../terraform-lock/reader.ts")).terraformLock,
  },
  "requirements-txt": {
    title: "pip requirements",
    endings: [".txt", ".in"],
    load: async () => (await import("../requirements-txt/reader.ts")).requirementsTxt,
  },
  dockerfile: {
    title: "Dockerfile",
    // `Dockerfile.gpu` may end in anything.
    endings: [""],
    paths: /(?:docker|container)file(?:\.[^/]*)?$/i,
    load: async () => (await import("../dockerfile/reader.ts")).dockerfile,
  },
};
