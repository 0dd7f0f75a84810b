import type { EvidenceReading } from "#core/model/observation.ts";
import { blocksOf } from "./markdown/markdown-blocks.ts";

/**
 * Whether a text holds nothing that anybody could read: white space alone; or, of a file that was read as Markdown, headings,
 * comments, rulers and front matter alone. Code, tables, links and images are something.
 */
export function isBlank(text: string, reading: EvidenceReading | null): boolean {
  if (!/\S/.test(text)) return true;
  if (reading?.format !== "markdown") return false;
  const { sections = [], links = [] } = reading.details ?? {};
  if (links.length > 0 || sections.some(({ words, opening }) => words > 0 || opening !== "")) return false;
  // What could not be read to its end may go on.
  if (reading.problems.some(({ id }) => id !== "empty-document")) return false;
  return !blocksOf(text).hasCode;
}
