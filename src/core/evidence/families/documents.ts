import type { Family } from "../format.ts";

/** What people write: documents and settings. They take nearly anything, so they stand last. */
export const DOCUMENTS: Family = {
  markdown: {
    title: "Markdown document",
    endings: [".md", ".markdown"],
    load: async () => (await import("../markdown/reader.ts")).markdown,
  },
};
