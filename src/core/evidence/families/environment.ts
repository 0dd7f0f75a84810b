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
  "requirements-txt": {
    title: "pip requirements",
    endings: [".txt", ".in"],
    load: async () => (await import("../requirements-txt/reader.ts")).requirementsTxt,
  },
  dockerfile: {
    title: "Dockerfile",
    // `Dockerfile.gpu` may end in anything.
    endings: [""],
    signs: ["FROM", "from", "From"],
    load: async () => (await import("../dockerfile/reader.ts")).dockerfile,
  },
};
