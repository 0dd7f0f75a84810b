import type { Property } from "#core/model/details.ts";
import type { EvidenceReading } from "#core/model/observation.ts";
import { isNoAnswer, isSeen, placeholderOf, saysAnything } from "#core/source/placeholder.ts";
import { blocksOf } from "./markdown/markdown-blocks.ts";

/** Where the manifest names documents that hubs and tools read by their front matter: cards of the model and of data. */
const CARD = /^\/(?:model\/card|datasets\/\d+\/lineage\/\d+)$/;
const RECORD = "/model/approach";
/** Keys by which a record is filed. They say nothing of what was decided. */
const FILED =
  /^(?:\$?schema|id|number|nr|adr|title|status|state|dates?|created|updated|modified|last[-_ ]?(?:modified|updated)|version|tags?|labels?|categor(?:y|ies)|layout|template|authors?|owners?|deciders?|decision[-_ ]?makers?|consulted|informed|supersed\w{0,8}|reviewe\w{0,3}|lang(?:uage)?)(?:\.|$)/i;

/**
 * Whether a text holds nothing that anybody could read: white space and characters without a shape alone; a word such as `tbd` alone, in a
 * text of no known format; or, of a file that was read as Markdown, headings, comments, rulers, punctuation and front matter alone. Code, tables,
 * links and pictures are something. So is front matter of a card, and of a decision record where it holds more than how it is filed.
 * `pointers` are the places of the manifest that name it.
 */
export function isBlank(
  text: string,
  reading: EvidenceReading | null,
  pointers: readonly string[] = [],
): boolean {
  if (!isSeen(text)) return true;
  if (reading === null) return text.length < 200 && isWholly(text.trim());
  if (reading.format !== "markdown") return false;
  const { sections = [], links = [], properties = [] } = reading.details ?? {};
  if (links.length > 0 || sections.some(({ words, opening }) => words > 0 || saysAnything(opening)))
    return false;
  // What could not be read to its end may go on.
  if (reading.problems.some(({ id }) => id !== "empty-document")) return false;
  if (properties.some((property) => isContent(property, pointers))) return false;
  const { hasCode, hasPicture } = blocksOf(text);
  return !hasCode && !hasPicture;
}

/** Whether a text of no known format is nothing else than a word for what is to be written. Signs may mean something in it. */
function isWholly(text: string): boolean {
  return saysAnything(text) && placeholderOf(text) === text;
}

function isContent({ name, value }: Property, pointers: readonly string[]): boolean {
  const isNamed = pointers.some((pointer) => CARD.test(pointer) || (pointer === RECORD && !FILED.test(name)));
  const said = String(value);
  return isNamed && said.trim() !== "" && !isNoAnswer(said) && placeholderOf(said) === undefined;
}
