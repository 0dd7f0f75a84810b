import { exceedsBytes } from "#core/source/source-document.ts";
import { sourceIssue } from "#core/source/source-issue.ts";
import { defineReader, startOf, unreadable } from "../define-reader.ts";
import { ReadingBuilder } from "../reading-builder.ts";
import { linksOfBlocks } from "./links.ts";
import { blocksOf, MARKDOWN_BYTES } from "./markdown-blocks.ts";
import { propertiesOf } from "./properties.ts";
import { sectionsOfBlocks } from "./sections.ts";

const FORMAT = "markdown";

/** Any Markdown document: its sections, links and front matter. The mapping is in this folder's README. */
export const markdown = defineReader({
  id: FORMAT,
  title: "Markdown document",
  detect: (_, path) => /\.(?:md|markdown)$/i.test(path),
  read(file) {
    if (exceedsBytes(file.text, MARKDOWN_BYTES))
      return unreadable(FORMAT, file, [sourceIssue("too-large", startOf(file), { limit: MARKDOWN_BYTES })]);
    const builder = new ReadingBuilder(FORMAT, file);
    const { properties, issues } = propertiesOf(file.text, file.path);
    builder.problems(issues);
    for (const property of properties) builder.add("properties", property);
    const { blocks, tooDeepAt } = blocksOf(file.text);
    for (const section of sectionsOfBlocks(blocks)) builder.add("sections", section);
    for (const link of linksOfBlocks(blocks)) builder.add("links", link);
    if (tooDeepAt !== undefined)
      builder.problem(
        {
          id: "too-deep",
          says: "Lists and quotations are nested too deep here, so that a part of this document was not read.",
          fix: "Flatten the structure.",
        },
        { path: file.path, line: tooDeepAt },
      );
    if (builder.empty) builder.problem(NOTHING);
    return builder.build();
  },
});

const NOTHING = {
  id: "empty-document",
  says: "This document holds no text.",
  fix: "Write its content, or leave it out of the package.",
};
