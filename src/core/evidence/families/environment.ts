import type { Family } from "../format.ts";

/** What a model is built and run in: packages, images, providers. */
export const ENVIRONMENT: Family = {
  "requirements-txt": {
    title: "pip requirements",
    endings: [".txt", ".in"],
    load: async () => (await import("../requirements-txt/reader.ts")).requirementsTxt,
  },
};
