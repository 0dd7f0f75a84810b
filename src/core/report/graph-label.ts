import { oneLine } from "./hidden-characters.ts";
import { shorten } from "./text-size.ts";

/** Longest label of a node or an edge in the languages that others draw, in characters. */
const LABEL_LIMIT = 60;

/** A foreign label as one short line that is never blank, not yet escaped. */
export function graphLabel(foreign: string, most = LABEL_LIMIT): string {
  return shorten(oneLine(foreign), most).trim() || "-";
}
