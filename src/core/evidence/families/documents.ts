import type { Family } from "../format.ts";

/** What people write: documents and settings. They take nearly anything, so they stand last. */
export const DOCUMENTS: Family = {
  parameters: {
    title: "parameters in YAML, JSON or TOML",
    endings: [".yaml", ".yml", ".json", ".toml"],
    load: async () => (await import("../parameters/reader.ts")).parameters,
  },
  markdown: {
    title: "Markdown document",
    endings: [".md", ".markdown"],
    load: async () => (await import("../markdown/reader.ts")).markdown,
  },
};
